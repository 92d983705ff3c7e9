/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWaitWindow: in front of everything while the session writes many records: what it does, how far
 * it is, and a way to stop it. */
#pragma once

#include "sp-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_WAIT_WINDOW (sp_wait_window_get_type ())
G_DECLARE_FINAL_TYPE (SpWaitWindow, sp_wait_window, SP, WAIT_WINDOW, GtkWindow)

/* Shows itself over @parent, and goes when the session has written. */
void sp_wait_window_show (SpSession *session, GtkWindow *parent);

G_END_DECLS
