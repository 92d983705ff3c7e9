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
