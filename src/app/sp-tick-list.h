/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTickList: things to be ticked off one by one (subitems, checklists, occurrences of what recurs)
 * under a heading that counts them. Space ticks, the arrows go on, the day of completion can be
 * typed over. Knows no records: it is told what there is and tells what was ticked. */
#pragma once

#include "core/sp-light.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Strings are borrowed for the call that they are given in. */
typedef struct
{
  int64_t key;        /* of the owner's making */
  const char *text;   /* may have several lines */
  const char *status; /* in the shape of a light where it is open; NULL: none */
  SpLight light;
  SpDate done_on; /* SP_DATE_NONE: open */
} SpTick;

/* Signal "ticked" (int64 key, int done_on): a person ticked, typed another day, or unticked
 * (SP_DATE_NONE). Nothing is shown of it until sp_tick_list_set_ticks(). */
#define SP_TYPE_TICK_LIST (sp_tick_list_get_type ())
G_DECLARE_FINAL_TYPE (SpTickList, sp_tick_list, SP, TICK_LIST, GtkWidget)

SpTickList *sp_tick_list_new (void);
void sp_tick_list_set_heading (SpTickList *self, const char *heading);
/* Rows with the same keys stay, and with them the focus. */
void sp_tick_list_set_ticks (SpTickList *self, const SpTick *ticks, guint n);
void sp_tick_list_set_read_only (SpTickList *self, gboolean read_only);
/* What a tick means: usually the as-of date. */
void sp_tick_list_set_day (SpTickList *self, SpDate day);

/* As by hand, for tests. */
guint sp_tick_list_get_n_rows (SpTickList *self);
void sp_tick_list_toggle (SpTickList *self, guint i);
void sp_tick_list_type_day (SpTickList *self, guint i, const char *text);
gboolean sp_tick_list_is_ticked (SpTickList *self, guint i);
const char *sp_tick_list_get_heading (SpTickList *self);

G_END_DECLS
