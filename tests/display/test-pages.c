/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of chart, reports, import check, doubts and welcome: every template stands and goes
 * without a trace; each page does its work on the sample. */
#include "app/sp-app.h"
#include "app/sp-doubts-page.h"
#include "app/sp-draft-editor.h"
#include "app/sp-gantt-page.h"
#include "app/sp-import-page.h"
#include "app/sp-outcome-bar.h"
#include "app/sp-overview-page.h"
#include "app/sp-page-sheet.h"
#include "app/sp-quarters.h"
#include "app/sp-report-page.h"
#include "app/sp-save-chooser.h"
#include "app/sp-source-view.h"
#include "app/sp-welcome-page.h"
#include "exchange/sp-sample.h"
#include "pages-support.h"
#include <glib/gstdio.h>
#include <string.h>

/* ---- templates ---- */

static void
test_template (gconstpointer data)
{
  GType (*get_type) (void) = (GType (*) (void))data;
  GtkWidget *widget = g_object_new (get_type (), NULL);
  GtkWindow *window;

  window = support_show (widget, 1100, 700);
  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *)&widget);
  support_close (window);
  WAIT_FOR (widget == NULL);
}

/* ---- quarters ---- */

static void
test_quarters (void)
{
  static const struct
  {
    int year, month, day;
    const char *code;
  } cases[] = {
    {2019, 1, 1, "2020Q2"},                          /* before the plan: its first */
    {2021, 7, 5, "2021Q2"},                          /* just over */
    {2021, 9, 1, "2021Q2"},                          /* under way */
    {2021, 9, 20, "2021Q3"},                         /* nearly over */
    {2021, 9, 30, "2021Q3"}, {2026, 1, 1, "2022Q4"}, /* after the plan: its last */
  };
  g_autoptr (GArray) quarters =
    sp_quarters_of (sp_date_from_ymd (2020, 4, 1), sp_date_from_ymd (2022, 12, 31));
  g_autoptr (GArray) none = sp_quarters_of (SP_DATE_NONE, sp_date_from_ymd (2022, 12, 31));

  g_assert_cmpuint (quarters->len, ==, 11);
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpDate as_of = sp_date_from_ymd (cases[i].year, cases[i].month, cases[i].day);
      guint index = sp_quarters_proposed (quarters, as_of);
      g_autofree char *code = sp_period_dup_code (&g_array_index (quarters, SpPeriod, index));

      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

static guint
count_files (const char *folder, const char *ending)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ending);
  return n;
}

static gboolean
has_head (const char *path, const char *head)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &bytes, &length, NULL) && length > strlen (head) &&
         memcmp (bytes, head, strlen (head)) == 0;
}

/* ---- the chart ---- */

static void
test_gantt_page (SupportFixture *self, gconstpointer data)
{
  SpGanttPage *page = support_show_page (self, SP_TYPE_GANTT_PAGE);
  SpGanttView *view = sp_gantt_page_get_view (page);
  SpSchedule *schedule = sp_session_get_schedule (self->session);
  int64_t measure = sp_schedule_get_row (schedule, 3)->measure;

  g_assert_nonnull (sp_gantt_view_get_scene (view));
  g_assert_cmpuint (sp_gantt_scene_get_n_rows (sp_gantt_view_get_scene (view)), >,
                    sp_schedule_get_n_rows (schedule));
  sp_session_set_selected_measure (self->session, measure);
  g_assert_cmpint (sp_gantt_view_get_selected_measure (view), ==, measure);
  support_shot (GTK_WIDGET (self->window), "page-gantt");
  gtk_widget_activate_action (GTK_WIDGET (page), "gantt.show-days", "i", 366);
  g_assert_false (sp_gantt_view_is_fitted (view));
  support_shot (GTK_WIDGET (self->window), "page-gantt-year");
  gtk_widget_activate_action (GTK_WIDGET (page), "gantt.zoom-fit", NULL);
  g_assert_true (sp_gantt_view_is_fitted (view));

  /* What opens a row goes to its measure. */
  sp_session_set_page (self->session, SP_PAGE_GANTT);
  g_signal_emit_by_name (view, "activated", measure);
  g_assert_cmpstr (sp_session_get_page (self->session), ==, SP_PAGE_TASKS);
}

static void
test_gantt_filter (SupportFixture *self, gconstpointer data)
{
  SpGanttPage *page = support_show_page (self, SP_TYPE_GANTT_PAGE);
  SpTaskFilter filter = {.lights = 1 << SP_LIGHT_OVERDUE};
  guint n = sp_schedule_get_n_rows (sp_session_get_schedule (self->session));

  sp_session_set_filter (self->session, &filter);
  WAIT_FOR (!sp_session_is_loading (self->session));
  g_assert_cmpuint (sp_schedule_get_n_rows (sp_session_get_schedule (self->session)), <, n);
  support_frames (GTK_WIDGET (page), 3);
  support_shot (GTK_WIDGET (self->window), "page-gantt-filtered");
  filter.text = "没有这样的字";
  sp_session_set_filter (self->session, &filter);
  WAIT_FOR (!sp_session_is_loading (self->session));
  g_assert_null (sp_gantt_view_get_scene (sp_gantt_page_get_view (page)));
  support_shot (GTK_WIDGET (self->window), "page-gantt-empty");
  gtk_widget_activate_action (GTK_WIDGET (page), "gantt.clear-filter", NULL);
  WAIT_FOR (!sp_session_is_loading (self->session));
  g_assert_cmpuint (sp_schedule_get_n_rows (sp_session_get_schedule (self->session)), ==, n);
}

static void
test_gantt_export (SupportFixture *self, gconstpointer data)
{
  static const struct
  {
    SpChartFormat format;
    const char *name, *head;
  } cases[] = {
    {SP_CHART_PDF, "图.pdf", "%PDF"},
    {SP_CHART_PNG, "图.png", "\x89PNG"},
    {SP_CHART_SVG, "图.svg", "<?xml"},
  };
  SpGanttPage *page = support_show_page (self, SP_TYPE_GANTT_PAGE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, cases[i].name, NULL);

      sp_gantt_page_export_to (page, cases[i].format, path);
      g_assert_true (sp_gantt_page_is_busy (page));
      WAIT_FOR (!sp_gantt_page_is_busy (page));
      g_assert_cmpuint (count_files (self->folder, strchr (cases[i].name, '.')), >=, 1);
      if (cases[i].format == SP_CHART_PDF)
        g_assert_true (has_head (path, cases[i].head));
    }
  support_shot (GTK_WIDGET (self->window), "page-gantt-exported");
}

static void
keep_error_cb (SpSession *session, const GError *error, GError **kept)
{
  g_clear_error (kept);
  *kept = g_error_copy (error);
}

static void
test_gantt_export_units (SupportFixture *self, gconstpointer data)
{
  SpGanttPage *page = support_show_page (self, SP_TYPE_GANTT_PAGE);
  g_autofree char *folder = g_build_filename (self->folder, "各单位", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "没有", "这里", NULL);
  g_autoptr (GHashTable) leads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  SpSchedule *schedule = sp_session_get_schedule (self->session);

  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    {
      g_auto (GStrv) names = g_strsplit (sp_schedule_get_row (schedule, i)->leads, "、", -1);

      for (guint j = 0; names[j] != NULL; j++)
        if (*names[j] != '\0')
          g_hash_table_add (leads, g_strdup (names[j]));
    }
  g_assert_cmpuint (g_hash_table_size (leads), >, 1);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  sp_gantt_page_export_units_to (page, folder);
  WAIT_FOR (!sp_gantt_page_is_busy (page));
  g_assert_cmpuint (count_files (folder, ".pdf"), ==, g_hash_table_size (leads));

  /* What cannot be written is said. */
  g_signal_connect (self->session, "error", G_CALLBACK (keep_error_cb), &error);
  sp_gantt_page_export_units_to (page, nowhere);
  WAIT_FOR (!sp_gantt_page_is_busy (page));
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 0);
}

/* ---- reports ---- */

static void
test_report_page (SupportFixture *self, gconstpointer data)
{
  SpReportPage *page = support_show_page (self, SP_TYPE_REPORT_PAGE);
  g_autofree char *path = g_build_filename (self->folder, "季报.xlsx", NULL);
  g_autofree char *code = NULL;
  SpPeriod quarter;

  g_assert_true (sp_report_page_get_period (page, &quarter));
  code = sp_period_dup_code (&quarter);
  g_assert_cmpstr (code, ==, "2021Q3");
  WAIT_FOR (!sp_report_page_is_busy (page));
  support_shot (GTK_WIDGET (self->window), "page-report");
  quarter = sp_period_containing (sp_date_from_ymd (2020, 11, 11), SP_PERIOD_QUARTER);
  g_assert_true (sp_report_page_select_period (page, &quarter));
  quarter = sp_period_containing (sp_date_from_ymd (1999, 1, 1), SP_PERIOD_QUARTER);
  g_assert_false (sp_report_page_select_period (page, &quarter));
  WAIT_FOR (!sp_report_page_is_busy (page));
  sp_report_page_export_to (page, path);
  g_assert_true (sp_report_page_is_busy (page));
  WAIT_FOR (!sp_report_page_is_busy (page));
  g_assert_true (has_head (path, "PK"));
  support_shot (GTK_WIDGET (self->window), "page-report-done");
}

/* Pictures for eyes; and every page fits into the smallest window beside the sidebar. */
static void
test_pictures (SupportFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    GType (*get_type) (void);
  } pages[] = {
    {"dark-gantt", sp_gantt_page_get_type},     {"dark-report", sp_report_page_get_type},
    {"dark-doubts", sp_doubts_page_get_type},   {"dark-import", sp_import_page_get_type},
    {"dark-welcome", sp_welcome_page_get_type},
  };
  GtkSettings *settings = gtk_settings_get_default ();

  support_import_document (self);
  g_object_set (settings, "gtk-application-prefer-dark-theme", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = g_object_new (pages[i].get_type (), "session", self->session, NULL);
      GtkWindow *window = support_show (page, 824, 560);
      int minimum = 0;

      if (SP_IS_IMPORT_PAGE (page))
        {
          g_autoptr (GFile) file = support_write_document (self, "方案.txt", support_document, -1);

          sp_import_page_read (SP_IMPORT_PAGE (page), file);
          WAIT_FOR (sp_import_page_get_stage (SP_IMPORT_PAGE (page)) == SP_IMPORT_CHECK);
        }
      support_frames (page, 30);
      support_shot (GTK_WIDGET (window), pages[i].name);
      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s needs a width of %d", pages[i].name, minimum);
      g_assert_cmpint (minimum, <=, 824);
      support_close (window);
    }
  g_object_set (settings, "gtk-application-prefer-dark-theme", FALSE, NULL);
}

/* ---- where to save ---- */

static void
saved_cb (gpointer owner, const char *path, int format)
{
  g_autofree char *text = g_strdup_printf ("%s %d", path, format);

  gtk_label_set_label (owner, text);
}

static void
test_save_chooser (void)
{
  static const struct
  {
    const char *path, *ending, *expected;
  } cases[] = {
    {"/tmp/总览", ".pdf", "/tmp/总览.pdf 3"},
    {"/tmp/总览.pdf", ".pdf", "/tmp/总览.pdf 3"},
    {"/tmp/总览.pdf", ".png", "/tmp/总览.pdf.png 3"},
    {NULL, ".pdf", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *label = gtk_label_new ("");
      GtkWindow *window = support_show (label, 200, 100);
      SpSaveChooser *chooser = sp_save_chooser_new (label, saved_cb);
      g_autoptr (GFile) file = cases[i].path != NULL ? g_file_new_for_path (cases[i].path) : NULL;

      sp_save_chooser_ask (chooser, "导出", "总览", cases[i].ending, 3);
      g_assert_true (sp_save_chooser_is_open (chooser));
      /* What is asked meanwhile is not heard. */
      sp_save_chooser_ask (chooser, "导出", "总览", ".svg", 4);
      sp_save_chooser_answer (chooser, file);
      g_assert_false (sp_save_chooser_is_open (chooser));
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, cases[i].expected);
      sp_save_chooser_ask (chooser, "导出", "总览", ".svg", 4);
      g_assert_finalize_object (chooser);
      support_close (window);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    GType (*get_type) (void);
  } templates[] = {
    {"/template/doubt-panel", sp_doubt_panel_get_type},
    {"/template/doubts-page", sp_doubts_page_get_type},
    {"/template/draft-editor", sp_draft_editor_get_type},
    {"/template/gantt-page", sp_gantt_page_get_type},
    {"/template/import-page", sp_import_page_get_type},
    {"/template/outcome-bar", sp_outcome_bar_get_type},
    {"/template/overview-page", sp_overview_page_get_type},
    {"/template/page-sheet", sp_page_sheet_get_type},
    {"/template/report-page", sp_report_page_get_type},
    {"/template/source-view", sp_source_view_get_type},
    {"/template/welcome-page", sp_welcome_page_get_type},
  };
  g_autofree char *home = support_folder ();
  int status;

  sp_app_prepare ();
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!support_has_display ())
    return 77;
  sp_app_init ();
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    g_test_add_data_func (templates[i].name, (gconstpointer)templates[i].get_type, test_template);
#define ADD(name, func)                                                                            \
  g_test_add (name, SupportFixture, NULL, support_set_up, func, support_tear_down)
  g_test_add_func ("/report/quarters/proposes-the-one-to-report", test_quarters);
  g_test_add_func ("/save-chooser", test_save_chooser);
  ADD ("/gantt-page/follows-the-session", test_gantt_page);
  ADD ("/gantt-page/filter", test_gantt_filter);
  ADD ("/gantt-page/export/formats", test_gantt_export);
  ADD ("/gantt-page/export/one-for-each-lead-unit", test_gantt_export_units);
  ADD ("/report-page/figures-and-workbook", test_report_page);
  ADD ("/pictures/dark-and-small", test_pictures);
  status = g_test_run ();
  support_remove (home);
  return status;
}
