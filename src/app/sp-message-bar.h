/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMessageBar: the bar below, saying what was done (with 撤销) or what went wrong. Nothing in it
 * times out, so that it is still there when the clerk comes back. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_MESSAGE_BAR (sp_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpMessageBar, sp_message_bar, SP, MESSAGE_BAR, GtkWidget)

void sp_message_bar_tell (SpMessageBar *self, const char *message, gboolean undoable);
void sp_message_bar_warn (SpMessageBar *self, const char *message);
void sp_message_bar_clear (SpMessageBar *self);
const char *sp_message_bar_get_text (SpMessageBar *self);

G_END_DECLS
