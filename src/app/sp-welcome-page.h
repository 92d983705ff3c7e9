/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWelcomePage: what stands in the window before a file is open: what the program is for, open,
 * new, sample, recent files. Everything is an action of the window; a file may also be dropped. */
#pragma once

#include "app/sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "session". */
#define SP_TYPE_WELCOME_PAGE (sp_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (SpWelcomePage, sp_welcome_page, SP, WELCOME_PAGE, GtkWidget)

guint sp_welcome_page_get_n_recent (SpWelcomePage *self);

G_END_DECLS
