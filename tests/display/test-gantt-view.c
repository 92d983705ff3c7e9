/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpGanttView, printing and the page preview: scroll, zoom, selection, what is drawn is what is
 * hit, as many pages in the PDF as there are. */
#include "app/sp-app.h"
#include "app/sp-gantt-view.h"
#include "app/sp-page-preview.h"
#include "app/sp-print-operation.h"
#include "pages-support.h"

typedef struct
{
  SpSchedule *schedule;
  SpGanttScene *scene;
  SpGanttView *view;
  GtkScrolledWindow *scroller;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  SpGanttOptions options = {.group = SP_GANTT_GROUP_PART};

  self->schedule = support_schedule (3, 40);
  self->scene = sp_gantt_scene_new (self->schedule, &options);
  self->view = SP_GANTT_VIEW (sp_gantt_view_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  sp_gantt_view_set_scene (self->view, self->scene);
  self->window = support_show (GTK_WIDGET (self->scroller), 1160, 640);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->view), (gpointer *)&self->view);
  support_close (self->window);
  g_assert_null (self->view);
  sp_gantt_scene_unref (self->scene);
  g_assert_finalize_object (self->schedule);
}

static GtkAdjustment *
adjustment (Fixture *self, gboolean is_horizontal)
{
  return is_horizontal ? gtk_scrolled_window_get_hadjustment (self->scroller)
                       : gtk_scrolled_window_get_vadjustment (self->scroller);
}

static void
test_fit (Fixture *self, gconstpointer data)
{
  GtkAdjustment *time = adjustment (self, TRUE);

  g_assert_true (sp_gantt_view_is_fitted (self->view));
  /* The whole plan is in the grid: nothing to scroll, and nearly no place left over. */
  g_assert_cmpfloat (gtk_adjustment_get_upper (time) - gtk_adjustment_get_page_size (time), <, 1.5);
  support_shot (GTK_WIDGET (self->window), "gantt-view-fit");
}

static void
test_zoom (Fixture *self, gconstpointer data)
{
  GtkAdjustment *time = adjustment (self, TRUE);
  double before = sp_gantt_view_get_zoom (self->view);
  int width = gtk_widget_get_width (GTK_WIDGET (self->view));
  double grid = gtk_adjustment_get_page_size (time), columns = width - grid;
  double x = columns + grid * 0.75, date_before, date_after;

  date_before = (gtk_adjustment_get_value (time) + grid * 0.75) / before;
  sp_gantt_view_zoom_by (self->view, 3.0, x);
  support_frames (GTK_WIDGET (self->view), 2);
  g_assert_false (sp_gantt_view_is_fitted (self->view));
  g_assert_cmpfloat_with_epsilon (sp_gantt_view_get_zoom (self->view), before * 3.0, 1e-6);
  date_after =
    (gtk_adjustment_get_value (time) + grid * 0.75) / sp_gantt_view_get_zoom (self->view);
  /* The day under the pointer stays there, to half a point. */
  g_assert_cmpfloat_with_epsilon (date_before, date_after, 0.5 / before);
  support_shot (GTK_WIDGET (self->window), "gantt-view-zoomed");

  for (int i = 0; i < 60; i++)
    sp_gantt_view_zoom_by (self->view, 2.0, -1);
  g_assert_cmpfloat (sp_gantt_view_get_zoom (self->view), ==, SP_GANTT_VIEW_MAX_ZOOM);
  for (int i = 0; i < 60; i++)
    sp_gantt_view_zoom_by (self->view, 0.5, -1);
  g_assert_cmpfloat (sp_gantt_view_get_zoom (self->view), ==, SP_GANTT_VIEW_MIN_ZOOM);
  support_frames (GTK_WIDGET (self->view), 2);
  sp_gantt_view_show_days (self->view, 366);
  g_assert_cmpfloat_with_epsilon (sp_gantt_view_get_zoom (self->view) * 366, grid, 1.0);
  sp_gantt_view_fit (self->view);
  g_assert_cmpfloat_with_epsilon (sp_gantt_view_get_zoom (self->view), before, 1e-6);
}

static void
test_hit (Fixture *self, gconstpointer data)
{
  int n = (int)sp_gantt_scene_get_n_rows (self->scene);

  g_assert_cmpint (sp_gantt_view_row_at (self->view, 5, 2), ==, -1); /* the heads */
  for (int row = 0; row < n; row += 7)
    {
      SpRect rect;

      sp_gantt_view_select_row (self->view, row);
      rect = sp_gantt_view_row_rect (self->view, row);
      g_assert_cmpfloat (rect.height, >, 10);
      g_assert_cmpint (sp_gantt_view_row_at (self->view, 20, rect.y + rect.height / 2), ==, row);
      g_assert_cmpint (sp_gantt_view_row_at (self->view, 1000, rect.y + 1), ==, row);
      /* A row that is selected is in sight. */
      g_assert_cmpfloat (rect.y, >=, 0);
      g_assert_cmpfloat (rect.y + rect.height, <=,
                         gtk_widget_get_height (GTK_WIDGET (self->view)) + 0.5);
    }
}

static void
count_activated_cb (SpGanttView *view, int64_t measure, int64_t *seen)
{
  *seen = measure;
}

static void
test_selection (Fixture *self, gconstpointer data)
{
  int64_t seen = 0;
  int row = sp_gantt_scene_find (self->scene, 57);
  g_autofree char *description = sp_gantt_scene_dup_description (self->scene, (guint)row);

  g_signal_connect (self->view, "activated", G_CALLBACK (count_activated_cb), &seen);
  sp_gantt_view_set_selected_measure (self->view, 57);
  g_assert_cmpint (sp_gantt_view_get_selected_row (self->view), ==, row);
  gtk_test_accessible_assert_property (self->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       description);
  gtk_test_accessible_assert_role (self->view, GTK_ACCESSIBLE_ROLE_GRID);

  /* A heading can be selected, but opens nothing and leaves the measure selected. */
  sp_gantt_view_select_row (self->view, 0);
  g_assert_cmpint (sp_gantt_scene_get_measure (self->scene, 0), ==, 0);
  g_assert_cmpint (sp_gantt_view_get_selected_measure (self->view), ==, 57);

  /* A scene without it selects no row; with it again, the row is back. */
  sp_gantt_view_select_row (self->view, row);
  sp_gantt_view_set_scene (self->view, NULL);
  g_assert_cmpint (sp_gantt_view_get_selected_row (self->view), ==, -1);
  sp_gantt_view_set_scene (self->view, self->scene);
  g_assert_cmpint (sp_gantt_view_get_selected_row (self->view), ==, row);
  g_assert_cmpint (seen, ==, 0);
}

static void
test_row_changed (Fixture *self, gconstpointer data)
{
  int index = sp_schedule_find (self->schedule, 57);
  SpScheduleRow values = *sp_schedule_get_row (self->schedule, (guint)index);
  SpScheduleMark mark = {.due = values.due, .is_done = TRUE};
  g_autofree char *description = NULL;
  SpRect before, after, last;
  int row = sp_gantt_scene_find (self->scene, 57), n;

  n = (int)sp_gantt_scene_get_n_rows (self->scene);
  sp_gantt_view_set_selected_measure (self->view, 57);
  before = sp_gantt_view_row_rect (self->view, row);
  values.title = "短名称";
  values.responsibles = "县公安局";
  values.percent = 100;
  sp_schedule_replace_row (self->schedule, (guint)index, &values, &mark, 1);
  sp_gantt_view_measure_changed (self->view, 57);
  after = sp_gantt_view_row_rect (self->view, row);
  g_assert_cmpfloat (after.height, <, before.height); /* one line instead of two */
  sp_gantt_view_select_row (self->view, n - 1);
  last = sp_gantt_view_row_rect (self->view, n - 1);
  g_assert_cmpint (sp_gantt_view_row_at (self->view, 20, last.y + 2), ==, n - 1);
  description = sp_gantt_scene_dup_description (self->scene, (guint)row);
  g_assert_nonnull (g_strstr_len (description, -1, "短名称"));
}

static void
test_narrow (Fixture *self, gconstpointer data)
{
  double wide = gtk_adjustment_get_page_size (adjustment (self, TRUE)), narrow;
  SpRect rect;

  gtk_window_set_default_size (self->window, 820, 600);
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (self->view)) <= 820);
  support_frames (GTK_WIDGET (self->view), 3);
  narrow = gtk_adjustment_get_page_size (adjustment (self, TRUE));
  g_assert_cmpfloat (narrow, >=, 280);
  g_assert_cmpfloat (narrow, <, wide);
  rect = sp_gantt_view_row_rect (self->view, 2);
  g_assert_cmpint (sp_gantt_view_row_at (self->view, 20, rect.y + 2), ==, 2);
  support_shot (GTK_WIDGET (self->window), "gantt-view-narrow");
}

/* ---- paper ---- */

static guint
count_pdf_pages (const char *path)
{
  g_autofree char *output = NULL;
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *command = g_strconcat ("pdfinfo ", quoted, NULL);
  const char *line;

  if (!g_spawn_command_line_sync (command, &output, NULL, NULL, NULL))
    return 0;
  line = g_strstr_len (output, -1, "Pages:");
  return line != NULL ? (guint)g_ascii_strtoull (line + 6, NULL, 10) : 0;
}

static void
test_print (Fixture *self, gconstpointer data)
{
  const char *paper_name = data;
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "chart.pdf", NULL);
  g_autofree char *pdfinfo = NULL;
  g_autoptr (SpGanttPages) pages = NULL;
  g_autoptr (SpPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;
  guint n;

  pages = sp_gantt_pages_new (self->scene, sp_paper_find (paper_name));
  n = sp_gantt_pages_get_n_pages (pages);
  operation = sp_print_operation_new (self->scene, sp_paper_find (paper_name), "测试");
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (operation), FALSE);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), path);
  result = gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                    GTK_PRINT_OPERATION_ACTION_EXPORT, self->window, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_cmpuint (sp_print_operation_get_n_chart_pages (operation), ==, n);
  pdfinfo = g_find_program_in_path ("pdfinfo");
  if (pdfinfo != NULL)
    g_assert_cmpuint (count_pdf_pages (path), ==, n);
  else
    g_test_message ("pdfinfo is not installed: the pages of the file were not counted");
  /* What was chosen is chosen again next time. */
  g_assert_cmpstr (sp_print_operation_last_paper ()->name, ==, paper_name);
  support_remove (folder);
}

static GtkWindow *
find_preview (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (SP_IS_PAGE_PREVIEW (window))
        return window; /* the toplevels keep it */
    }
  return NULL;
}

static void
test_dialog_preview (Fixture *self, gconstpointer data)
{
  g_autoptr (SpPrintOperation) operation =
    sp_print_operation_new (self->scene, sp_paper_find ("A4"), "测试");
  g_autoptr (GError) error = NULL;
  GtkWindow *window;
  GtkPrintOperationResult result;

  result = gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                    GTK_PRINT_OPERATION_ACTION_PREVIEW, self->window, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_IN_PROGRESS);
  WAIT_FOR (find_preview () != NULL);
  window = find_preview ();
  g_assert_cmpstr (
    sp_gantt_pages_get_paper (sp_page_preview_get_pages (SP_PAGE_PREVIEW (window)))->name, ==,
    "A4");
  support_frames (GTK_WIDGET (window), 3);
  gtk_window_close (window);
  WAIT_FOR (find_preview () == NULL);
  WAIT_FOR (gtk_print_operation_is_finished (GTK_PRINT_OPERATION (operation)));
}

static void
count_print_cb (SpPagePreview *preview, guint *n)
{
  (*n)++;
}

static void
test_preview (Fixture *self, gconstpointer data)
{
  SpPagePreview *preview = sp_page_preview_new (self->scene, sp_paper_find ("A3"), self->window);
  guint n = sp_gantt_pages_get_n_pages (sp_page_preview_get_pages (preview)), printed = 0;
  GtkWidget *widget = GTK_WIDGET (preview);

  g_assert_cmpuint (n, >, 1);
  g_signal_connect (preview, "print", G_CALLBACK (count_print_cb), &printed);
  gtk_window_present (GTK_WINDOW (preview));
  WAIT_FOR (gtk_widget_get_mapped (widget));
  support_frames (widget, 30);
  support_shot (widget, "page-preview");
  gtk_widget_activate_action (widget, "preview.next", NULL);
  g_assert_cmpuint (sp_page_preview_get_page (preview), ==, 1);
  gtk_widget_activate_action (widget, "preview.last", NULL);
  g_assert_cmpuint (sp_page_preview_get_page (preview), ==, n - 1);
  gtk_widget_activate_action (widget, "preview.next", NULL); /* disabled there */
  g_assert_cmpuint (sp_page_preview_get_page (preview), ==, n - 1);
  gtk_widget_activate_action (widget, "preview.first", NULL);
  g_assert_cmpuint (sp_page_preview_get_page (preview), ==, 0);
  gtk_widget_activate_action (widget, "preview.zoom-in", NULL);
  gtk_widget_activate_action (widget, "preview.print", NULL);
  g_assert_cmpuint (printed, ==, 1);
  support_frames (widget, 5);
  support_shot (widget, "page-preview-large");
  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *)&preview);
  gtk_widget_activate_action (widget, "preview.close", NULL);
  WAIT_FOR (preview == NULL);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = NULL;
  int status;

  sp_app_prepare ();
  /* Before anything asks for the folder: printer choices of the person who runs the test stay as
   * they are. */
  home = support_folder ();
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!support_has_display ())
    return 77;
  sp_app_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/gantt-view/fit/fills-the-grid", test_fit);
  ADD ("/gantt-view/zoom/keeps-the-day-under-the-pointer", test_zoom);
  ADD ("/gantt-view/hit/is-what-is-drawn", test_hit);
  ADD ("/gantt-view/selection/follows-the-measure", test_selection);
  ADD ("/gantt-view/narrow/keeps-room-for-time", test_narrow);
  ADD ("/gantt-view/row-changed/moves-rows-below", test_row_changed);
  g_test_add ("/print/export/a3-has-all-pages", Fixture, "A3", set_up, test_print, tear_down);
  g_test_add ("/print/export/a4-has-all-pages", Fixture, "A4", set_up, test_print, tear_down);
  ADD ("/print/preview/shows-real-pages", test_preview);
  ADD ("/print/preview/of-the-dialog", test_dialog_preview);
  status = g_test_run ();
  support_remove (home);
  return status;
}
