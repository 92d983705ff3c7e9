/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPicker: chooses one record of a type by any part of its name. The list is made when it is first
 * opened. Signal "chosen" (): a person chose; sp_picker_set_selected() does not emit it. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_PICKER (sp_picker_get_type ())
G_DECLARE_FINAL_TYPE (SpPicker, sp_picker, SP, PICKER, GtkWidget)

/* @none: what the button says when nothing is chosen. */
SpPicker *sp_picker_new (SpSession *session, const SpRecordType *type, const char *none);
/* Where it is put in by a template: the same in two steps. */
void sp_picker_set_up (SpPicker *self,
                       SpSession *session,
                       const SpRecordType *type,
                       const char *none);
/* Only what @conditions let through can be chosen; they are copied. */
void sp_picker_narrow (SpPicker *self, const SpCondition *conditions, guint n_conditions);
/* 0: nothing is chosen; below 0: what is left blank is meant. */
int64_t sp_picker_get_selected (SpPicker *self);
void sp_picker_set_selected (SpPicker *self, int64_t id);
/* As a person opens it, and how many can be chosen then. */
void sp_picker_open (SpPicker *self);
/* As typed into the search of the open picker, for tests. */
void sp_picker_type (SpPicker *self, const char *text);
guint sp_picker_get_n_shown (SpPicker *self);
void sp_picker_set_name (SpPicker *self, const char *name); /* for screen readers */

G_END_DECLS
