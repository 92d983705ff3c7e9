/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-focus.h. */
#include "sp-focus.h"

static GtkWidget *
get_next (GtkWidget *child, gboolean is_back)
{
  return is_back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
}

gboolean
sp_focus_inside (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  /* Arrows go by where things stand, and GTK knows that. */
  if (direction != GTK_DIR_TAB_FORWARD && !is_back)
    return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->focus (widget, direction);
  if (child == NULL)
    child = is_back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = get_next (child, is_back))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
