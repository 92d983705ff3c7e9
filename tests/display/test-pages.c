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
#include "app/sp-page-sheet.h"
#include "app/sp-quarters.h"
#include "app/sp-report-page.h"
#include "app/sp-source-view.h"
#include "app/sp-welcome-page.h"
#include "exchange/sp-sample.h"
#include "pages-support.h"
#include <errno.h>
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

/* ---- the sample ---- */

typedef struct
{
  char *folder;
  SpSession *session;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = support_folder ();
  self->session = support_sample_session (self->folder);
  sp_session_set_as_of (self->session, sp_date_from_ymd (2021, 9, 30));
  WAIT_FOR (!sp_session_is_loading (self->session));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    support_close (self->window);
  sp_session_take_store (self->session, NULL);
  support_settle ();
  g_assert_finalize_object (self->session);
  support_remove (self->folder);
  g_free (self->folder);
}

static gpointer
show_page (Fixture *self, GType type)
{
  GtkWidget *page = g_object_new (type, "session", self->session, NULL);

  self->window = support_show (page, 1166, 720);
  return page;
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
test_gantt_page (Fixture *self, gconstpointer data)
{
  SpGanttPage *page = show_page (self, SP_TYPE_GANTT_PAGE);
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
test_gantt_filter (Fixture *self, gconstpointer data)
{
  SpGanttPage *page = show_page (self, SP_TYPE_GANTT_PAGE);
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
test_gantt_export (Fixture *self, gconstpointer data)
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
  SpGanttPage *page = show_page (self, SP_TYPE_GANTT_PAGE);

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
test_gantt_export_units (Fixture *self, gconstpointer data)
{
  SpGanttPage *page = show_page (self, SP_TYPE_GANTT_PAGE);
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
test_report_page (Fixture *self, gconstpointer data)
{
  SpReportPage *page = show_page (self, SP_TYPE_REPORT_PAGE);
  g_autofree char *path = g_build_filename (self->folder, "季报.xlsx", NULL);
  g_autofree char *code = NULL;
  SpPeriod quarter;

  g_assert_true (sp_report_page_get_quarter (page, &quarter));
  code = sp_period_dup_code (&quarter);
  g_assert_cmpstr (code, ==, "2021Q3");
  WAIT_FOR (!sp_report_page_is_busy (page));
  support_shot (GTK_WIDGET (self->window), "page-report");
  g_assert_true (sp_report_page_select_quarter (page, sp_date_from_ymd (2020, 11, 11)));
  g_assert_false (sp_report_page_select_quarter (page, sp_date_from_ymd (1999, 1, 1)));
  WAIT_FOR (!sp_report_page_is_busy (page));
  sp_report_page_export_to (page, path);
  g_assert_true (sp_report_page_is_busy (page));
  WAIT_FOR (!sp_report_page_is_busy (page));
  g_assert_true (has_head (path, "PK"));
  support_shot (GTK_WIDGET (self->window), "page-report-done");
}

/* ---- import ---- */

static GFile *
write_document (Fixture *self, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, bytes, length, &error));
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* A few measures in the usual form, with a unit that no directory has. */
static const char document[] =
  "虚拟县安全生产专项整治行动方案\n\n"
  "为做好安全生产工作，制定本方案。\n\n"
  "一、主要任务\n\n"
  "（一）压实责任\n\n"
  "1.健全安全生产责任体系。2021年6月底前，各单位要建立责任清单，覆盖率达到100%"
  "。（县应急管理局牵头，县住房和城乡建设局、"
  "县天外来客局按职责分工负责）\n\n"
  "2.开展风险排查。2022年底前完成全部企业风险辨识。（县应急管理局牵头，县公安局配合）\n\n"
  "4.加强执法检查。每季度开展一次执法检查。（县应急管理局负责）\n";

static void
test_import (Fixture *self, gconstpointer data)
{
  SpImportPage *page;
  SpImportDraft *draft;
  SpDraftMeasure *first;
  g_autoptr (GFile) file = write_document (self, "方案.txt", document, -1);
  SpReader *reader = sp_session_get_reader (self->session);
  int64_t n_plans = sp_reader_count (reader, &sp_plan_type, NULL);
  int64_t n_measures = sp_reader_count (reader, &sp_measure_type, NULL);
  guint n_open;

  page = show_page (self, SP_TYPE_IMPORT_PAGE);
  support_shot (GTK_WIDGET (self->window), "page-import-choose");
  sp_session_import (self->session, file);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_READING);
  WAIT_FOR (sp_import_page_get_stage (page) != SP_IMPORT_READING);
  g_assert_cmpstr (sp_import_page_get_sentence (page), ==, "");
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHECK);
  draft = sp_import_page_get_draft (page);
  g_assert_cmpuint (sp_import_draft_get_measures (draft)->len, ==, 3);
  n_open = sp_import_draft_get_n_open (draft);
  g_assert_cmpuint (n_open, >=, 2); /* the unit nobody knows, the number that is missing */
  support_shot (GTK_WIDGET (self->window), "page-import-check");
  g_assert_cmpint (sp_reader_count (reader, &sp_plan_type, NULL), ==, n_plans);

  /* Each answer closes one doubt and leads to the next. */
  gtk_widget_activate_action (gtk_window_get_focus (self->window), "doubt.dismiss", NULL);
  g_assert_cmpuint (sp_import_draft_get_n_open (draft), ==, n_open - 1);
  first = g_ptr_array_index (sp_import_draft_get_measures (draft), 0);
  sp_record_set_text (SP_RECORD (first->measure), SP_MEASURE_TITLE, "改过的名称");
  ((SpDraftMeasure *)g_ptr_array_index (sp_import_draft_get_measures (draft), 2))->is_left_out =
    TRUE;
  gtk_widget_activate_action (GTK_WIDGET (page), "import.accept", NULL);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHOOSE);
  g_assert_cmpint (sp_reader_count (reader, &sp_plan_type, NULL), ==, n_plans + 1);
  g_assert_cmpint (sp_reader_count (reader, &sp_measure_type, NULL), ==, n_measures + 2);
  g_assert_cmpstr (sp_session_get_page (self->session), ==, SP_PAGE_DOUBTS);
}

static void
test_import_cancel (Fixture *self, gconstpointer data)
{
  SpImportPage *page = show_page (self, SP_TYPE_IMPORT_PAGE);
  g_autoptr (GFile) file = write_document (self, "方案.txt", document, -1);

  sp_import_page_read (page, file);
  gtk_widget_activate_action (GTK_WIDGET (page), "import.cancel", NULL);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHOOSE);
  support_frames (GTK_WIDGET (page), 5);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHOOSE);
  g_assert_null (sp_import_page_get_draft (page));
}

static void
test_import_without_store (void)
{
  SpSession *session = sp_session_new ();
  SpImportPage *page = g_object_new (SP_TYPE_IMPORT_PAGE, "session", session, NULL);
  GtkWindow *window = support_show (GTK_WIDGET (page), 1166, 720);
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "方案.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, document, -1, NULL));
  sp_import_page_read (page, file);
  WAIT_FOR (sp_import_page_get_stage (page) != SP_IMPORT_READING);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHECK);
  g_assert_false (sp_import_page_accept (page)); /* there is no file to write to */
  support_close (window);
  g_assert_finalize_object (session);
  support_remove (folder);
}

/* Each bad document is a sentence in the page, and nothing else happens. */
static void
test_bad_documents (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name, *bytes;
    gssize length;
  } cases[] = {
    {"空.txt", "", 0},
    {"空白.txt", " \n\n\t ", -1},
    {"程序.bin", "\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0\0\0\0\0", 28},
    {"信.txt", "各位同事：下周一上午开会，请准时参加。谢谢大家。\n", -1},
  };
  SpImportPage *page = show_page (self, SP_TYPE_IMPORT_PAGE);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autofree char *missing_path = g_build_filename (self->folder, "没有这个.txt", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path (missing_path);
  SpReader *reader = sp_session_get_reader (self->session);
  int64_t n_plans = sp_reader_count (reader, &sp_plan_type, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases) + 2; i++)
    {
      g_autoptr (GFile) file = NULL;

      if (i < G_N_ELEMENTS (cases))
        file = write_document (self, cases[i].name, cases[i].bytes, cases[i].length);
      else
        file = g_object_ref (i == G_N_ELEMENTS (cases) ? folder : missing);
      sp_import_page_read (page, file);
      WAIT_FOR (sp_import_page_get_stage (page) != SP_IMPORT_READING);
      g_test_message ("%s", sp_import_page_get_sentence (page));
      g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_FAILED);
      g_assert_true (g_utf8_validate (sp_import_page_get_sentence (page), -1, NULL));
      g_assert_cmpint (g_utf8_strlen (sp_import_page_get_sentence (page), -1), >, 8);
      g_assert_null (sp_import_page_get_draft (page));
    }
  support_shot (GTK_WIDGET (self->window), "page-import-failed");
  g_assert_cmpint (sp_reader_count (reader, &sp_plan_type, NULL), ==, n_plans);
}

/* The plan this program was first written for, where it lies beside the project. */
static char *
find_real_plan (void)
{
  const char *shared = g_getenv ("SP_SHARED"), *root = g_getenv ("SP_SOURCE_ROOT");
  g_autofree char *folder = NULL;
  char *path;

  folder = shared != NULL ? g_strdup (shared)
                          : g_build_filename (root != NULL ? root : ".", "..", "shared", NULL);
  path = g_build_filename (folder, "plan", "lianghe-2020-2022.txt", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_clear_pointer (&path, g_free);
  return path;
}

static void
test_real_plan (void)
{
  g_autofree char *path = find_real_plan ();
  g_autoptr (GFile) file = NULL;
  SpImportPage *page;
  SpImportDraft *draft;
  GtkWindow *window;
  guint n_open;

  if (path == NULL)
    {
      g_test_skip ("the real plan is not here");
      return;
    }
  page = g_object_new (SP_TYPE_IMPORT_PAGE, NULL);
  window = support_show (GTK_WIDGET (page), 1366, 700);
  file = g_file_new_for_path (path);
  sp_import_page_read (page, file);
  WAIT_FOR (sp_import_page_get_stage (page) != SP_IMPORT_READING);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHECK);
  draft = sp_import_page_get_draft (page);
  g_assert_cmpuint (sp_import_draft_get_measures (draft)->len, >, 200);
  support_frames (GTK_WIDGET (page), 40);
  support_shot (GTK_WIDGET (window), "page-import-plan");
  /* Through every doubt with Enter's action or, without a proposal, dismissal. */
  n_open = sp_import_draft_get_n_open (draft);
  for (guint i = 0; i < n_open; i++)
    {
      g_assert_nonnull (gtk_window_get_focus (window));
      gtk_widget_activate_action (gtk_window_get_focus (window), "doubt.accept", NULL);
      if (sp_import_draft_get_n_open (draft) == n_open - i)
        gtk_widget_activate_action (gtk_window_get_focus (window), "doubt.dismiss", NULL);
      g_assert_cmpuint (sp_import_draft_get_n_open (draft), ==, n_open - i - 1);
    }
  support_frames (GTK_WIDGET (page), 20);
  support_shot (GTK_WIDGET (window), "page-import-plan-done");
  support_close (window);
}

/* ---- doubts ---- */

static gint64
count_pending (SpReader *reader)
{
  g_autoptr (GPtrArray) units = sp_reader_load_all (reader, &sp_unit_type, -1, 0, NULL);
  gint64 n = 0;

  for (guint i = 0; i < units->len; i++)
    n += sp_record_get_integer (units->pdata[i], SP_UNIT_STATUS) == SP_UNIT_PENDING;
  return n;
}

static void
import_document (Fixture *self)
{
  g_autoptr (GFile) file = write_document (self, "方案.txt", document, -1);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpImportDraft) draft = sp_import_draft_new_from_file (path, reader, &error);

  g_assert_no_error (error);
  g_assert_cmpint (sp_import_draft_accept (draft, sp_session_get_store (self->session), &error), >,
                   0);
  g_assert_no_error (error);
  WAIT_FOR (!sp_session_is_loading (self->session));
}

static SpDoubt *
find_unit_doubt (SpDoubtsPage *page, SpSession *session)
{
  SpReader *reader = sp_session_get_reader (session);
  g_autoptr (GPtrArray) doubts =
    sp_reader_load_all (reader, &sp_doubt_type, SP_DOUBT_PLAN,
                        sp_record_get_id (SP_RECORD (sp_session_get_plan (session))), NULL);

  for (guint i = 0; i < doubts->len; i++)
    if (strstr (sp_record_get_text (doubts->pdata[i], SP_DOUBT_MESSAGE), "天外来客") != NULL)
      return g_object_ref (doubts->pdata[i]);
  return NULL;
}

static void
test_doubts_page (Fixture *self, gconstpointer data)
{
  SpDoubtsPage *page;
  SpDoubtPanel *panel;
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpDoubt) doubt = NULL;
  g_autoptr (SpDoubt) decided = NULL;
  guint n_open;
  gint64 n_pending;

  import_document (self);
  page = show_page (self, SP_TYPE_DOUBTS_PAGE);
  panel = sp_doubts_page_get_panel (page);
  n_open = sp_doubt_panel_get_n_open (panel);
  n_pending = count_pending (reader);
  g_assert_cmpuint (n_open, >=, 2);
  support_shot (GTK_WIDGET (self->window), "page-doubts");

  /* The unit nobody knows is another one: the one that waited goes, its name stays as an alias. */
  doubt = find_unit_doubt (page, self->session);
  g_assert_nonnull (doubt);
  g_signal_emit_by_name (panel, "answer", doubt, (int)SP_DOUBT_STATE_CHANGED, "县公安局");
  g_assert_cmpuint (sp_doubt_panel_get_n_open (panel), ==, n_open - 1);
  g_assert_cmpint (count_pending (reader), ==, n_pending - 1);
  g_assert_cmpint (sp_reader_find_unit (reader, "县天外来客局", SP_DATE_NONE, NULL), ==,
                   sp_reader_find_unit (reader, "县公安局", SP_DATE_NONE, NULL));
  decided = find_unit_doubt (page, self->session);
  g_assert_cmpint (sp_record_get_integer (SP_RECORD (decided), SP_DOUBT_STATE), ==,
                   SP_DOUBT_STATE_CHANGED);

  /* One action: one undo takes all of it back. */
  sp_session_undo (self->session);
  g_assert_cmpint (count_pending (reader), ==, n_pending);
  g_assert_cmpuint (sp_doubt_panel_get_n_open (panel), ==, n_open);

  gtk_widget_grab_focus (GTK_WIDGET (page));
  gtk_widget_activate_action (gtk_window_get_focus (self->window), "doubt.dismiss", NULL);
  g_assert_cmpuint (sp_doubt_panel_get_n_open (panel), ==, n_open - 1);
  sp_doubt_panel_show_all (panel, TRUE);
  g_assert_cmpuint (sp_doubt_panel_get_n_shown (panel), >=, n_open);
}

/* ---- the place of things ---- */

static void
keep_place_cb (SpSourceView *view, guint offset, guint *kept)
{
  *kept = offset;
}

static void
test_source_view (void)
{
  SpSourceView *view = SP_SOURCE_VIEW (sp_source_view_new ());
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWindow *window;
  GString *text = g_string_new (NULL);
  guint place = G_MAXUINT;
  SpSourceKind kind;

  /* Longer than a text view shows at once: each passage is fetched. */
  for (int i = 0; i < 60000; i++)
    g_string_append_printf (text, "第%05d行的文字\n", i);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  window = support_show (scroller, 500, 400);
  g_signal_connect (view, "place-clicked", G_CALLBACK (keep_place_cb), &place);
  sp_source_view_set_text (view, text->str, text->len);
  sp_source_view_add_mark (view, SP_SOURCE_DOUBT, 500000, 500004);
  sp_source_view_apply_marks (view);
  sp_source_view_show (view, 500000, 500004, TRUE);
  g_assert_true (sp_source_view_get_mark (view, 500001, &kind));
  g_assert_cmpint (kind, ==, SP_SOURCE_DOUBT);
  g_assert_false (sp_source_view_get_mark (view, 10, &kind));
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))),
                   <, 100000);
  support_frames (scroller, 3);
  support_close (window);
  g_string_free (text, TRUE);
}

/* Pictures for eyes; and every page fits into the smallest window beside the sidebar. */
static void
test_pictures (Fixture *self, gconstpointer data)
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

  import_document (self);
  g_object_set (settings, "gtk-application-prefer-dark-theme", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = g_object_new (pages[i].get_type (), "session", self->session, NULL);
      GtkWindow *window = support_show (page, 824, 560);
      int minimum = 0;

      if (SP_IS_IMPORT_PAGE (page))
        {
          g_autoptr (GFile) file = write_document (self, "方案.txt", document, -1);

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
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  g_test_add_func ("/report/quarters/proposes-the-one-to-report", test_quarters);
  ADD ("/gantt-page/follows-the-session", test_gantt_page);
  ADD ("/gantt-page/filter", test_gantt_filter);
  ADD ("/gantt-page/export/formats", test_gantt_export);
  ADD ("/gantt-page/export/one-for-each-lead-unit", test_gantt_export_units);
  ADD ("/report-page/figures-and-workbook", test_report_page);
  ADD ("/import-page/check-and-accept", test_import);
  ADD ("/import-page/cancel", test_import_cancel);
  g_test_add_func ("/import-page/without-a-file", test_import_without_store);
  ADD ("/import-page/bad-documents-are-sentences", test_bad_documents);
  g_test_add_func ("/import-page/real-plan", test_real_plan);
  ADD ("/pictures/dark-and-small", test_pictures);
  ADD ("/doubts-page/answers-are-one-action", test_doubts_page);
  g_test_add_func ("/source-view/long-documents-by-passages", test_source_view);
  status = g_test_run ();
  support_remove (home);
  return status;
}
