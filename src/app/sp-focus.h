/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard's way through widgets of our own. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The vfunc focus of a widget that hands grab_focus on to a child. GtkWidget's own ends by grabbing
 * the focus, which such a child takes again, so that Shift+Tab would never leave it. */
gboolean sp_focus_inside (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
