/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTwinWindow: the enterprises that may be one: pairs with the reason, each made one by keeping
 * the one or the other, as one undoable action. Nothing is merged by itself. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_TWIN_WINDOW (sp_twin_window_get_type ())
G_DECLARE_FINAL_TYPE (SpTwinWindow, sp_twin_window, SP, TWIN_WINDOW, GtkWindow)

/* Looks for pairs at once and again after each change. */
SpTwinWindow *sp_twin_window_new (SpSession *session, GtkWindow *parent);
gboolean sp_twin_window_is_loading (SpTwinWindow *self);
guint sp_twin_window_get_n_pairs (SpTwinWindow *self);
/* Makes pair @i one: its first is kept, or its second. */
gboolean sp_twin_window_merge (SpTwinWindow *self, guint i, gboolean keeps_second);

G_END_DECLS
