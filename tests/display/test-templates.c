/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window 套用上级的模板: a template is read, columns are changed, it is filled into another
 * file, kept and chosen again. */
#include "window-support.h"

#include "template/sp-template.h"

#include <glib/gstdio.h>
#include <string.h>

static SpTemplateWindow *
open_templates (SpWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.fill-template", NULL);
  support_frames (GTK_WIDGET (sp_window_get_templates (window)), 3);
  return sp_window_get_templates (window);
}

static char *
dup_form (void)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "templates", "form.xlsx", NULL);
}

static SpTemplateWindow *
open_form (SpWindow *window)
{
  g_autofree char *form = dup_form ();
  SpTemplateWindow *templates = open_templates (window);

  sp_template_window_open (templates, form);
  WAIT_FOR (!sp_template_window_is_busy (templates));
  g_assert_cmpstr (sp_template_window_get_words (templates), ==, "");
  return templates;
}

static void
fill (SpTemplateWindow *templates, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  gtk_widget_activate_action (GTK_WIDGET (templates), "template.fill", NULL);
  g_assert_true (sp_save_chooser_is_open (sp_template_window_get_chooser (templates)));
  sp_save_chooser_answer (sp_template_window_get_chooser (templates), file);
  WAIT_FOR (!sp_template_window_is_busy (templates));
}

static char *
dup_cell (const char *path, const char *grid, guint row, guint column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpTemplate) filled = sp_template_load (path, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (sp_template_grid_get_text (sp_template_find_grid (filled, grid), row, column));
}

static char *
dup_target (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-templates-XXXXXX", NULL);

  return g_build_filename (folder, "填好.xlsx", NULL);
}

static void
remove_target (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_remove (path);
  g_rmdir (folder);
}

/* As it is proposed, then with a column that is not filled. */
static void
test_fill (void)
{
  SpWindow *window = window_support_open ();
  SpTemplateWindow *templates = open_form (window);
  SpTemplateColumns *columns = sp_template_window_get_columns (templates);
  g_autofree char *path = dup_target ();
  g_autofree char *proposed = NULL;
  g_autofree char *without = NULL;
  SpPeriod period;

  support_frames (GTK_WIDGET (templates), 12);
  support_shot (GTK_WIDGET (templates), "templates-form");
  g_assert_null (sp_template_columns_get_choice (columns, 2)); /* names of rows */
  g_assert_true (sp_period_from_text ("2021Q3", &period));
  sp_template_window_choose_period (templates, &period);
  fill (templates, path);
  g_assert_nonnull (strstr (sp_template_window_get_words (templates), "青石乡"));
  support_frames (GTK_WIDGET (templates), 12);
  support_shot (GTK_WIDGET (templates), "templates-filled");
  proposed = dup_cell (path, "统计表", 5, 3);
  g_assert_cmpstr (proposed, ==, "102");
  gtk_drop_down_set_selected (sp_template_columns_get_choice (columns, 3), 0);
  fill (templates, path);
  without = dup_cell (path, "统计表", 5, 3);
  g_assert_cmpstr (without, ==, "");
  remove_target (path);
  window_support_close (window);
}

/* The list as what it is not, and back again. */
static void
test_kind (void)
{
  SpWindow *window = window_support_open ();
  SpTemplateWindow *templates = open_form (window);
  SpTemplateColumns *columns = sp_template_window_get_columns (templates);

  g_assert_true (sp_template_window_show_grid (templates, "重大隐患清单"));
  support_frames (GTK_WIDGET (templates), 12);
  support_shot (GTK_WIDGET (templates), "templates-list");
  g_assert_cmpuint (gtk_drop_down_get_selected (sp_template_columns_get_choice (columns, 4)), >, 0);
  sp_template_window_choose_kind (templates, 0);
  g_assert_null (sp_template_columns_get_choice (columns, 4));
  sp_template_window_choose_kind (templates, 11); /* hazards */
  g_assert_cmpuint (gtk_drop_down_get_selected (sp_template_columns_get_choice (columns, 4)), >, 0);
  g_assert_false (sp_template_window_show_grid (templates, "没有的表"));
  window_support_close (window);
}

static void
test_keep (void)
{
  SpWindow *window = window_support_open ();
  SpTemplateWindow *templates = open_form (window);
  SpTemplateColumns *columns = sp_template_window_get_columns (templates);
  g_autofree char *path = dup_target ();
  g_autofree char *without = NULL;

  g_assert_cmpuint (sp_template_window_get_n_kept (templates), ==, 0);
  gtk_drop_down_set_selected (sp_template_columns_get_choice (columns, 3), 0);
  gtk_widget_activate_action (GTK_WIDGET (templates), "template.keep", NULL);
  g_assert_cmpuint (sp_template_window_get_n_kept (templates), ==, 1);
  g_assert_nonnull (strstr (sp_template_window_get_words (templates), "已存下"));
  gtk_drop_down_set_selected (sp_template_columns_get_choice (columns, 4), 0);
  gtk_widget_activate_action (GTK_WIDGET (templates), "template.keep", NULL);
  g_assert_cmpuint (sp_template_window_get_n_kept (templates), ==, 1);
  gtk_window_close (GTK_WINDOW (templates));
  open_form (window);
  sp_template_window_choose_kept (templates, 0);
  WAIT_FOR (!sp_template_window_is_busy (templates));
  fill (templates, path);
  without = dup_cell (path, "统计表", 5, 3);
  g_assert_cmpstr (without, ==, "");
  remove_target (path);
  window_support_close (window);
}

static void
test_refused (void)
{
  SpWindow *window = window_support_open ();
  SpTemplateWindow *templates = open_form (window);
  g_autofree char *form = dup_form ();
  g_autofree char *script =
    g_test_build_filename (G_TEST_DIST, "fixtures", "templates", "make-templates.py", NULL);

  fill (templates, form);
  g_assert_nonnull (strstr (sp_template_window_get_words (templates), "不能写到模板自己"));
  sp_template_window_open (templates, script);
  WAIT_FOR (!sp_template_window_is_busy (templates));
  g_assert_nonnull (strstr (sp_template_window_get_words (templates), ".xlsx 或 .docx"));
  /* What was open stays. */
  g_assert_nonnull (sp_template_columns_get_choice (sp_template_window_get_columns (templates), 3));
  sp_template_window_open (templates, form);
  window_support_press (GTK_WIDGET (templates), GDK_KEY_Escape, 0);
  WAIT_FOR (!sp_template_window_is_busy (templates));
  window_support_press (GTK_WIDGET (templates), GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (templates)));
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/templates/fill", test_fill);
  g_test_add_func ("/templates/kind", test_kind);
  g_test_add_func ("/templates/keep", test_keep);
  g_test_add_func ("/templates/refused", test_refused);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
