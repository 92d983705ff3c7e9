/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDueWindow: 近期到期: what is overdue or due within some days, by day; each row leads to its
 * record. */
#pragma once

#include "sp-session.h"
#include "store/sp-reader-due.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "chosen" (int kind, int64 record, int first day of the period): to be shown. */
#define SP_TYPE_DUE_WINDOW (sp_due_window_get_type ())
G_DECLARE_FINAL_TYPE (SpDueWindow, sp_due_window, SP, DUE_WINDOW, GtkWindow)

/* Hidden when closed, destroyed with @parent. */
SpDueWindow *sp_due_window_new (SpSession *session, GtkWindow *parent);
/* Reads as of @as_of and presents; SP_DATE_NONE: the session's date. */
void sp_due_window_begin (SpDueWindow *self, SpDate as_of);
gboolean sp_due_window_is_loading (SpDueWindow *self);
guint sp_due_window_get_n_rows (SpDueWindow *self);
const char *sp_due_window_get_summary (SpDueWindow *self);
void sp_due_window_choose (SpDueWindow *self, guint i); /* as Enter on a row */

G_END_DECLS
