/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of SpSession only. */
#pragma once

#include "sp-session.h"

G_BEGIN_DECLS

struct _SpSession
{
  GObject parent_instance;

  /* Owned */
  SpStore *store;
  SpPlan *plan;
  SpSchedule *schedule;
  GSignalGroup *store_signals;
  GCancellable *loading; /* of the load under way, or NULL */
  GCancellable *writing; /* of the long write under way, or NULL */
  char *writing_text;    /* what it does */
  GFile *import_file;
  char *page;
  char *filter_text;
  char *person, *person_unit, *signature; /* "" where nobody said */

  /* State */
  SpTaskFilter filter; /* its text is filter_text */
  SpDate as_of;
  guint look_source;
  int hazard_near_days; /* below 0: the plan's */
  int64_t selected_measure;
  int64_t selected_unit;
};

typedef enum
{
  PROP_0,
  PROP_STORE,
  PROP_PLAN,
  PROP_PLAN_TITLE,
  PROP_AS_OF,
  PROP_IS_TODAY,
  PROP_SELECTED_MEASURE,
  PROP_SELECTED_UNIT,
  PROP_PAGE,
  PROP_SCHEDULE,
  PROP_IS_LOADING,
  PROP_IS_WRITING,
  PROP_IMPORT_FILE,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
} SpSessionProperty;

typedef enum
{
  FILTER_CHANGED,
  ROW_CHANGED,
  RECORDS_CHANGED,
  MESSAGE,
  ERROR,
  SHOW_RECORD,
  NARROW_RECORDS,
  TRACE_RECORDS,
  SHOW_HISTORY,
  N_SIGNALS
} SpSessionSignal;

void _sp_session_sign_store (SpSession *self); /* who is at the keyboard, for the journal */
void _sp_session_notify (SpSession *self, SpSessionProperty property);
void _sp_session_emit_row_changed (SpSession *self, int64_t measure);
void _sp_session_emit_filter_changed (SpSession *self);
void _sp_session_emit_records_changed (SpSession *self);

/* sp-session-writing.c: undo or redo as a long write; @label: of what is taken back. */
void _sp_session_take_back_long (SpSession *self, gboolean is_redo, const char *label);
void _sp_session_tell_taken_back (SpSession *self, gboolean is_redo, const char *label);

void _sp_session_connect_store (SpSession *self);
void _sp_session_load_schedule (SpSession *self);
void _sp_session_close (SpSession *self);

G_END_DECLS
