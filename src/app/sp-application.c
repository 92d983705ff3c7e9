/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-application.h. */
#include "sp-application.h"

#include "base/sp-i18n.h"
#include "base/sp-scratch.h"
#include "sp-actions.h"
#include "sp-app.h"
#include "sp-window.h"
#include <stdio.h>

#define HINT_SAMPLE "sample"

struct _SpApplication
{
  GtkApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (SpApplication, sp_application, GTK_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  {"sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("打开示例县的示例计划"), NULL},
  {"version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("显示版本号"), NULL},
  {NULL},
};

static SpWindow *
new_window (SpApplication *self)
{
  return sp_window_new (GTK_APPLICATION (self));
}

/* The active window where it shows nothing yet, else a new one. */
static SpWindow *
window_for_opening (SpApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (SP_IS_WINDOW (active) &&
      sp_session_get_store (sp_window_get_session (SP_WINDOW (active))) == NULL)
    return SP_WINDOW (active);
  return new_window (self);
}

static void
sp_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (new_window (SP_APPLICATION (application)));
  gtk_window_present (window);
}

static void
sp_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  SpApplication *self = SP_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      SpWindow *window = window_for_opening (self);
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        sp_window_open (window, path);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
sample_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *window = window_for_opening (user_data);

  sp_window_open_sample (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;
  GList *windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data); /* saves what is being typed */
  g_list_free (windows);
}

static void
sp_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    {.name = "sample", .activate = sample_activate_cb},
    {.name = "quit", .activate = quit_activate_cb},
  };

  G_APPLICATION_CLASS (sp_application_parent_class)->startup (application);
  sp_app_init ();
  gtk_window_set_default_icon_name (SP_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  sp_actions_set_accels (GTK_APPLICATION (application));
  sp_scratch_tidy_left ();
}

/* Files that were opened from a plan were copies for reading. */
static void
sp_application_shutdown (GApplication *application)
{
  sp_scratch_tidy ();
  G_APPLICATION_CLASS (sp_application_parent_class)->shutdown (application);
}

static int
sp_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (dict, "version"))
    {
      printf ("SafetyPlan %s\n", SP_VERSION);
      return 0;
    }
  if (!gtk_init_check ())
    {
      fprintf (
        stderr, "%s\n",
        _ ("没有可用的图形显示，窗口打不开；请在桌面环境中运行，或改用命令行工具 safetyplanctl。"));
      return 1;
    }
  if (!g_variant_dict_contains (dict, HINT_SAMPLE))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "sample", NULL);
  return g_application_get_is_remote (application) ? 0 : -1;
}

static void
sp_application_class_init (SpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = sp_application_activate;
  application_class->open = sp_application_open;
  application_class->startup = sp_application_startup;
  application_class->shutdown = sp_application_shutdown;
  application_class->handle_local_options = sp_application_handle_local_options;
}

static void
sp_application_init (SpApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     _ ("[文件.safetyplan…]"));
}

SpApplication *
sp_application_new (void)
{
  return g_object_new (SP_TYPE_APPLICATION, "application-id", SP_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
