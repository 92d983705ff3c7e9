/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See window-support.h. */
#include "window-support.h"
#include "app/sp-app.h"
#include "app/sp-application.h"
#include "exchange/sp-sample.h"

static struct
{
  GtkApplication *application;
  char *folder;
  char *sample; /* never opened; tests work on copies */
  guint n_copies;
} support;

static void
make_sample (void)
{
  g_autoptr (GError) error = NULL;
  SpStore *store;

  support.sample = g_build_filename (support.folder, "sample.safetyplan", NULL);
  store = sp_store_create (support.sample, &error);
  g_assert_no_error (error);
  g_assert_true (sp_sample_fill (store, &error));
  g_assert_no_error (error);
  g_assert_true (sp_store_close (store, &error));
  g_object_unref (store);
}

int
window_support_run (int argc, char *argv[], void (*add_tests) (void))
{
  int result;

  g_test_init (&argc, &argv, NULL);
  sp_app_prepare ();
  /* Before GTK asks for it: the user's recent files and sample are not ours. */
  support.folder = support_folder ();
  g_setenv ("XDG_DATA_HOME", support.folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", support.folder, TRUE);
  if (!support_has_display ())
    return 77;
  sp_app_init ();
  support.application = GTK_APPLICATION (sp_application_new ());
  g_application_set_flags (G_APPLICATION (support.application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (support.application), NULL, NULL));
  make_sample ();
  add_tests ();
  result = g_test_run ();
  g_object_unref (support.application);
  support_remove (support.folder);
  g_free (support.folder);
  g_free (support.sample);
  return result;
}

GtkApplication *
window_support_application (void)
{
  return support.application;
}

char *
window_support_copy (void)
{
  g_autofree char *name = g_strdup_printf ("copy-%u.safetyplan", support.n_copies++);
  char *path = g_build_filename (support.folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (support.sample, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
  return path;
}

SpWindow *
window_support_open (void)
{
  SpWindow *window = sp_window_new (support.application);
  g_autofree char *path = window_support_copy ();

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (sp_window_open (window, path));
  WAIT_FOR (sp_session_get_schedule (sp_window_get_session (window)) != NULL);
  support_frames (GTK_WIDGET (window), 3);
  return window;
}

void
window_support_close (SpWindow *window)
{
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (watched == NULL);
}

guint
window_support_make_pages (SpWindow *window)
{
  static const char *const names[] = {SP_PAGE_OVERVIEW,   SP_PAGE_TASKS,        SP_PAGE_GANTT,
                                      SP_PAGE_HAZARDS,    SP_PAGE_INSTITUTIONS, SP_PAGE_ENTERPRISES,
                                      SP_PAGE_INSPECTION, SP_PAGE_INDICATORS,   SP_PAGE_SUPERVISION,
                                      SP_PAGE_RISKS,      SP_PAGE_REPORT,       SP_PAGE_UNITS,
                                      SP_PAGE_DOUBTS,     SP_PAGE_HISTORY,      SP_PAGE_IMPORT};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (sp_window_get_page (window, names[i]));
  return G_N_ELEMENTS (names);
}

int64_t
window_support_find (SpWindow *window, const char *title)
{
  SpSchedule *schedule = sp_session_get_schedule (sp_window_get_session (window));

  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    if (g_str_equal (sp_schedule_get_row (schedule, i)->title, title))
      return sp_schedule_get_row (schedule, i)->measure;
  g_assert_not_reached ();
}

void
window_support_select (SpWindow *window, int64_t measure)
{
  sp_session_set_selected_measure (sp_window_get_session (window), measure);
  support_settle ();
}

SpMeasureDetail *
window_support_detail (SpWindow *window)
{
  return sp_task_page_get_detail (SP_TASK_PAGE (sp_window_get_page (window, SP_PAGE_TASKS)));
}

SpRecord *
window_support_load (SpWindow *window, const SpRecordType *type, int64_t id)
{
  g_autoptr (GError) error = NULL;
  SpRecord *record =
    sp_reader_load (sp_session_get_reader (sp_window_get_session (window)), type, id, &error);

  g_assert_no_error (error);
  return record;
}

void
window_support_press (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        k < g_list_model_get_n_items (G_LIST_MODEL (controller));
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (!GTK_IS_KEYVAL_TRIGGER (trigger) ||
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != key ||
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != modifiers)
            continue;
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                        gtk_shortcut_get_arguments (shortcut));
          return;
        }
    }
  g_assert_not_reached ();
}
