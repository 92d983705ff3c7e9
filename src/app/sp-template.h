/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking a template widget apart: GTK 4.8 unparents only those children of the template that are
 * bound to fields. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For dispose: the template's fields become NULL and no child is left. May be called again. */
static inline void
sp_template_dispose (gpointer widget, GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (widget), type);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (widget))) != NULL)
    gtk_widget_unparent (child);
}

G_END_DECLS
