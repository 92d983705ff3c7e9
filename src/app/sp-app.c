/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-app.h. */
#include "sp-app.h"

#include "sp-resources.h"

#define STYLED "sp-styled"

void
sp_app_prepare (void)
{
  g_setenv ("PANGO_LANGUAGE", "zh-cn", FALSE);
}

void
sp_app_init (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = NULL;

  sp_resources_register_resource ();
  if (display == NULL || g_object_get_data (G_OBJECT (display), STYLED) != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, SP_RESOURCE_PATH "style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_data (G_OBJECT (display), STYLED, GINT_TO_POINTER (1));
}

static GtkWidget *
find_list (GtkColumnView *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkColumnListView"))
      return child;
  return NULL;
}

gboolean
sp_app_focus_selected_row (GtkColumnView *view)
{
  GtkWidget *list;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  list = find_list (view);
  for (GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL; row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      return gtk_widget_grab_focus (row);
  return gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
}

void
sp_app_scroll_to (GtkColumnView *view, guint position)
{
  GtkWidget *list;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  list = find_list (view);
  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

const char *
sp_app_light_class (SpLight light)
{
  static const char *const classes[] = {
    [SP_LIGHT_DONE] = "light-done",       [SP_LIGHT_ON_TRACK] = "light-on-track",
    [SP_LIGHT_NEAR] = "light-near",       [SP_LIGHT_BEHIND] = "light-behind",
    [SP_LIGHT_OVERDUE] = "light-overdue",
  };

  return classes[light];
}

void
sp_app_set_name (gpointer accessible, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (accessible), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
sp_app_set_description (gpointer accessible, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (accessible), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

gboolean
sp_app_is_dark (GtkWidget *widget)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  return 0.299f * color.red + 0.587f * color.green + 0.114f * color.blue > 0.5f;
}

double
sp_app_text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.5, 4.0) : 1.0;
}

gboolean
sp_app_activate_own (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (widget);
  GType owner; /* GTK 4.8 takes no NULL here */
  const char *name, *property;
  const GVariantType *type;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    if (g_str_equal (name, action))
      return gtk_widget_activate_action_variant (widget, action, parameter);
  return FALSE;
}

/* ---- cells of lists ---- */

/* Asked for when the pointer rests: setting a tooltip text costs a round trip to the display for
 * each cell. */
static gboolean
cell_query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (cell));

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

GtkWidget *
sp_app_new_cell (void)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (cell), PANGO_WRAP_CHAR);
  /* As high as a line of Han glyphs (style.css): what it asks for itself is a line of Latin and
   * would cut them, and given more it lays out a second line and moves the first one up. */
  gtk_widget_set_name (cell, "cell-line"); /* lists set the classes */
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (cell_query_tooltip_cb), NULL);
  return cell;
}
