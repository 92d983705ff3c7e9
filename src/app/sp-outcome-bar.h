/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOutcomeBar: the line under a page that says what long work is under way, lets it be cancelled,
 * and afterwards says where the result lies and opens it. Knows nothing of the work. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_OUTCOME_BAR (sp_outcome_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpOutcomeBar, sp_outcome_bar, SP, OUTCOME_BAR, GtkWidget)

/* Shows @text with a spinner; returns what 取消 cancels, borrowed until the next begin. */
GCancellable *sp_outcome_bar_begin (SpOutcomeBar *self, const char *text);
/* Says how far the work is; nothing where none is under way. */
void sp_outcome_bar_set_progress (SpOutcomeBar *self, const char *text);
gboolean sp_outcome_bar_is_busy (SpOutcomeBar *self);
/* @path (may be NULL) is what 打开 opens; of a folder only 打开文件夹 is offered. */
void sp_outcome_bar_finish (SpOutcomeBar *self, const char *text, const char *path);
/* After a failure or a cancellation: nothing is left to be said here. */
void sp_outcome_bar_dismiss (SpOutcomeBar *self);

G_END_DECLS
