/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 报表 in the window: what is chosen and seen, what does not hold, where figures lead,
 * what is kept, and forms of one's own. */
#include "app/sp-app.h"
#include "app/sp-record-page.h"
#include "app/sp-report-editor.h"
#include "app/sp-report-kept-window.h"
#include "app/sp-report-page.h"
#include "core/sp-hazard.h"
#include "core/sp-report-records.h"
#include "pages-support.h"
#include "report/sp-report-kinds.h"

#include <string.h>

static SpReportPage *
show (SupportFixture *self, const char *kind, const char *period)
{
  SpReportPage *page = support_show_page (self, SP_TYPE_REPORT_PAGE);
  SpPeriod chosen;

  g_assert_true (sp_report_page_select_kind (page, kind));
  g_assert_true (sp_period_from_text (period, &chosen));
  g_assert_true (sp_report_page_select_period (page, &chosen));
  WAIT_FOR (!sp_report_page_is_busy (page));
  return page;
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static void
activate (gpointer widget, const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

/* ---- what is seen ---- */

/* Rows are those of the report, and the total stands out. */
static void
test_preview (SupportFixture *self, gconstpointer data)
{
  SpReportPage *page = show (self, "county-form", "2021Q2");
  const SpReport *report = sp_report_page_get_report (page);
  SpSheetView *view = sp_report_page_get_view (page);
  guint n = sp_sheet_view_get_n_rows (view);
  g_autoptr (SpSheetRow) total = NULL;
  g_autofree char *tsv = NULL;

  g_assert_nonnull (report);
  g_assert_cmpuint (n, ==, sp_report_sheet_get_n_rows (sp_report_get_sheet (report, 0)));
  total = sp_sheet_view_dup_row (view, n - 1);
  g_assert_cmpint (sp_sheet_row_get_look (total), ==, SP_REPORT_ROW_TOTAL);
  g_assert_cmpstr (sp_sheet_row_get_text (total, 1), ==, "合计");
  sp_sheet_view_select_row (view, n - 1);
  tsv = sp_sheet_view_dup_tsv (view);
  g_assert_nonnull (strstr (tsv, "合计\t"));
  support_frames (GTK_WIDGET (self->window), 3);
  support_shot (GTK_WIDGET (self->window), "report-preview");
}

/* What steps by keys steps; another period is another report. */
static void
test_steps (SupportFixture *self, gconstpointer data)
{
  SpReportPage *page = show (self, "city-progress", "2021Q2");
  SpPeriod period;
  g_autofree char *code = NULL;

  activate (page, "report.next-period");
  WAIT_FOR (!sp_report_page_is_busy (page));
  g_assert_true (sp_report_page_get_period (page, &period));
  code = sp_period_dup_code (&period);
  g_assert_cmpstr (code, ==, "2021Q3");
  g_assert_cmpint (sp_report_get_as_of (sp_report_page_get_report (page)), ==, period.last);
  activate (page, "report.previous-period");
  activate (page, "report.next-sheet");
  WAIT_FOR (!sp_report_page_is_busy (page));
  g_assert_cmpuint (
    sp_sheet_view_get_n_rows (sp_report_page_get_view (page)), ==,
    sp_report_sheet_get_n_rows (sp_report_get_sheet (sp_report_page_get_report (page), 1)));
  support_shot (GTK_WIDGET (self->window), "report-records");
}

/* What does not hold is listed, and leads to its row. */
static void
test_checks (SupportFixture *self, gconstpointer data)
{
  SpReportPage *page = show (self, "county-form", "2021Q2");
  const GPtrArray *faults = sp_report_get_faults (sp_report_page_get_report (page));
  g_autofree char *tsv = NULL;

  g_assert_cmpuint (faults->len, >, 0);
  activate (page, "report.checks");
  support_settle ();
  tsv = sp_sheet_view_dup_tsv (sp_report_page_get_view (page));
  g_assert_cmpuint (strlen (tsv), >, 0);
  support_shot (GTK_WIDGET (self->window), "report-checks");
}

/* ---- where it leads ---- */

static guint
find_key (const SpReportSheet *sheet, const char *key)
{
  for (guint i = 0; i < sp_report_sheet_get_n_columns (sheet); i++)
    if (g_str_equal (sp_report_sheet_get_column (sheet, i)->key, key))
      return i;
  g_error ("no column %s", key);
}

static void
keep_trace_cb (const char **kept, const char *table, GArray *conditions, const char *words)
{
  kept[0] = g_intern_string (table);
  kept[1] = g_intern_string (words);
}

static gboolean
show_any_cb (void)
{
  return TRUE;
}

static void
test_follow (SupportFixture *self, gconstpointer data)
{
  SpReportPage *page = show (self, "county-form", "2021Q2");
  const SpReportSheet *sheet = sp_report_get_sheet (sp_report_page_get_report (page), 0);
  guint last = sp_report_sheet_get_n_rows (sheet) - 1;
  const char *kept[2] = {NULL, NULL};

  g_signal_connect (self->session, "show-record", G_CALLBACK (show_any_cb), NULL);
  g_signal_connect_swapped (self->session, "trace-records", G_CALLBACK (keep_trace_cb), kept);
  g_assert_true (sp_report_page_follow (page, last, (int)find_key (sheet, "major_found"), -1));
  g_assert_cmpstr (kept[0], ==, "hazard");
  g_assert_nonnull (strstr (kept[1], "重大隐患"));
  g_assert_cmpint (sp_session_get_as_of (self->session), ==, sp_date_from_ymd (2021, 6, 30));
  /* A name leads nowhere; by the keyboard the figures of the row are offered. */
  g_assert_false (sp_report_page_follow (page, last, 1, -1));
  g_signal_emit_by_name (sp_report_page_get_view (page), "activated", last, -1);
  g_assert_true (GTK_IS_POPOVER_MENU (gtk_widget_get_last_child (GTK_WIDGET (page))));
  support_frames (GTK_WIDGET (self->window), 3);
  support_shot (GTK_WIDGET (self->window), "report-figures");
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_last_child (GTK_WIDGET (page))));
  support_settle ();
}

/* ---- what is kept ---- */

static void
test_kept (SupportFixture *self, gconstpointer data)
{
  SpReportPage *page = show (self, "county-form", "2021Q2");
  static const char *const endings[] = {"xlsx", "pdf", "csv"};
  SpReportKeptWindow *window;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strdup_printf ("表.%s", endings[i]);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      sp_report_page_export_to (page, path);
      WAIT_FOR (!sp_report_page_is_busy (page));
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  activate (page, "report.kept");
  window = SP_REPORT_KEPT_WINDOW (find_window (SP_TYPE_REPORT_KEPT_WINDOW));
  g_assert_cmpuint (sp_report_kept_window_get_n (window), ==, 2); /* a CSV is none */
  activate (window, "kept.compare");
  WAIT_FOR (!sp_report_kept_window_is_busy (window));
  g_assert_cmpuint (sp_report_kept_window_get_differences (window)->len, ==, 0);
  {
    g_autoptr (GPtrArray) hazards =
      sp_reader_load_all (sp_session_get_reader (self->session), &sp_hazard_type, -1, 0, NULL);

    for (guint i = 0; i < hazards->len; i++)
      {
        SpDate found = (SpDate)sp_record_get_integer (hazards->pdata[i], SP_HAZARD_FOUND_ON);

        if (found < sp_date_from_ymd (2021, 4, 1) || found > sp_date_from_ymd (2021, 6, 30))
          continue;
        sp_record_set_integer (hazards->pdata[i], SP_HAZARD_FOUND_ON, found - 100);
        g_assert_true (sp_session_update (self->session, hazards->pdata[i], "更正"));
        break;
      }
  }
  activate (window, "kept.compare");
  WAIT_FOR (!sp_report_kept_window_is_busy (window));
  g_assert_cmpuint (sp_report_kept_window_get_differences (window)->len, >, 0);
  support_frames (GTK_WIDGET (window), 3);
  support_shot (GTK_WIDGET (window), "report-kept");
  activate (window, "kept.delete");
  g_assert_cmpuint (sp_report_kept_window_get_n (window), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A document is kept with its file, too. */
static void
test_kept_document (SupportFixture *self, gconstpointer data)
{
  SpReportPage *page = show (self, "halfyear", "2021H1");
  g_autofree char *path = g_build_filename (self->folder, "h.docx", NULL);
  SpReportKeptWindow *window;

  sp_report_page_export_to (page, path);
  WAIT_FOR (!sp_report_page_is_busy (page));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  activate (page, "report.kept");
  window = SP_REPORT_KEPT_WINDOW (find_window (SP_TYPE_REPORT_KEPT_WINDOW));
  g_assert_cmpuint (sp_report_kept_window_get_n (window), ==, 1);
  activate (window, "kept.compare");
  WAIT_FOR (!sp_report_kept_window_is_busy (window));
  g_assert_cmpuint (sp_report_kept_window_get_differences (window)->len, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- forms of one's own ---- */

static void
test_editor (SupportFixture *self, gconstpointer data)
{
  SpReportPage *page = show (self, "county-form", "2021Q2");
  SpReportEditor *editor;
  const SpReportSheetDefinition *sheet;
  guint n;

  activate (page, "report.copy-form");
  editor = SP_REPORT_EDITOR (find_window (SP_TYPE_REPORT_EDITOR));
  g_assert_cmpstr (sp_report_page_get_kind (page), ==, "county-form-2");
  g_assert_null (sp_report_editor_get_problem (editor));
  sheet = sp_report_editor_get_definition (editor)->sheets->pdata[0];
  n = sheet->columns->len;
  g_assert_false (sp_report_editor_add_column (editor, "hazard.lost"));
  g_assert_true (sp_report_editor_add_column (editor, "hazard.returned"));
  g_assert_cmpuint (sheet->columns->len, ==, n + 1);
  activate (editor, "editor.up");
  g_assert_cmpstr (((const SpReportColumn *)sheet->columns->pdata[n - 1])->value, ==,
                   "hazard.returned");
  support_frames (GTK_WIDGET (editor), 3);
  support_shot (GTK_WIDGET (editor), "report-editor");
  activate (editor, "editor.save");
  WAIT_FOR (!sp_report_page_is_busy (page));
  g_assert_cmpuint (
    sp_report_sheet_get_n_columns (sp_report_get_sheet (sp_report_page_get_report (page), 0)), ==,
    n + 1);
  /* A column that others go by cannot go. */
  for (guint i = 0; i < sheet->columns->len; i++)
    if (g_str_equal (((const SpReportColumn *)sheet->columns->pdata[i])->key, "general_found"))
      {
        sp_report_editor_select_column (editor, i);
        break;
      }
  activate (editor, "editor.remove");
  g_assert_nonnull (sp_report_editor_get_problem (editor));
  gtk_window_destroy (GTK_WINDOW (editor));
  activate (page, "report.delete-form");
  WAIT_FOR (!sp_report_page_is_busy (page));
  g_assert_cmpint (
    sp_reader_count (sp_session_get_reader (self->session), &sp_report_form_type, NULL), ==, 0);
}

static void
type_member (SpStructList *list, guint member, const char *text)
{
  gtk_editable_set_text (
    GTK_EDITABLE (sp_struct_form_get_editor (sp_struct_list_get_form (list), member)), text);
}

static SpReportEditor *
edit_copy (SupportFixture *self, SpReportPage **page, const char *kind)
{
  *page = show (self, kind, "2021Q2");
  activate (*page, "report.copy-form");
  return SP_REPORT_EDITOR (find_window (SP_TYPE_REPORT_EDITOR));
}

/* Checks and charts come, are filled in, move and go; what is not filled in yet is told. */
static void
test_edit_more (SupportFixture *self, gconstpointer data)
{
  static const struct
  {
    SpReportEdited list;
    const char *add;
    const char *texts[4]; /* by member; NULL: none to type */
    const char *needed;   /* in the sentence before they are typed */
  } cases[] = {
    {SP_EDITED_CHECKS, "editor.add-check", {"provided", "major_found", NULL, "多于重大"}, "左边"},
    {SP_EDITED_CHARTS, "editor.add-chart", {NULL, "重大隐患", "major_found,provided", NULL}, "图"},
  };
  SpReportPage *page;
  SpReportEditor *editor = edit_copy (self, &page, "county-form");
  const SpReportSheetDefinition *sheet = sp_report_editor_get_definition (editor)->sheets->pdata[0];
  guint n[] = {sheet->checks->len, sheet->charts->len};
  g_autoptr (SpReportDefinition) stored = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpStructList *list = sp_report_editor_get_list (editor, cases[i].list);

      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (list)));
      activate (editor, cases[i].add);
      g_assert_nonnull (strstr (sp_report_editor_get_problem (editor), cases[i].needed));
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].texts); k++)
        if (cases[i].texts[k] != NULL)
          type_member (list, k, cases[i].texts[k]);
      g_assert_null (sp_report_editor_get_problem (editor));
    }
  g_assert_false (
    gtk_widget_get_visible (GTK_WIDGET (sp_report_editor_get_list (editor, SP_EDITED_SENTENCES))));
  support_frames (GTK_WIDGET (editor), 3);
  support_shot (GTK_WIDGET (editor), "report-editor-more");
  activate (sp_report_editor_get_list (editor, SP_EDITED_CHECKS), "items.up");
  activate (editor, "editor.save");
  stored = sp_report_load_kind (sp_session_get_reader (self->session), "county-form-2", NULL);
  sheet = stored->sheets->pdata[0];
  g_assert_cmpuint (sheet->checks->len, ==, n[0] + 1);
  g_assert_cmpuint (sheet->charts->len, ==, n[1] + 1);
  g_assert_cmpstr (((const SpReportCheck *)sheet->checks->pdata[n[0] - 1])->words, ==, "多于重大");
  g_assert_cmpstr (((const SpReportChart *)sheet->charts->pdata[n[1]])->columns, ==,
                   "major_found,provided");
  sheet = sp_report_editor_get_definition (editor)->sheets->pdata[0];
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    activate (sp_report_editor_get_list (editor, cases[i].list), "items.remove");
  g_assert_cmpuint (sheet->checks->len, ==, n[0]);
  g_assert_cmpuint (sheet->charts->len, ==, n[1]);
  gtk_window_destroy (GTK_WINDOW (editor));
  WAIT_FOR (!sp_report_page_is_busy (page));
}

static guint
find_sheet (const SpReportDefinition *definition, const char *records)
{
  for (guint i = 0; i < definition->sheets->len; i++)
    if (g_str_equal (((const SpReportSheetDefinition *)definition->sheets->pdata[i])->records,
                     records))
      return i;
  g_error ("no sheet of %s", records);
}

/* A drawn sheet has sentences, and the figures that they are made of can be chosen. */
static void
test_edit_sentences (SupportFixture *self, gconstpointer data)
{
  SpReportPage *page;
  SpReportEditor *editor = edit_copy (self, &page, "county-quarterly");
  const SpReportDefinition *definition = sp_report_editor_get_definition (editor);
  guint at = find_sheet (definition, "overview");
  const SpReportSheetDefinition *sheet = definition->sheets->pdata[at];
  SpStructList *list = sp_report_editor_get_list (editor, SP_EDITED_SENTENCES);
  guint n = sheet->sentences->len;

  g_assert_cmpuint (n, >, 0);
  sp_report_editor_select_sheet (editor, at);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (list)));
  g_assert_false (
    gtk_widget_get_visible (GTK_WIDGET (sp_report_editor_get_list (editor, SP_EDITED_CHARTS))));
  support_frames (GTK_WIDGET (editor), 3);
  support_shot (GTK_WIDGET (editor), "report-editor-sentences");
  activate (editor, "editor.add-sentence");
  type_member (list, 1, "退回{returned}项。");
  g_assert_nonnull (strstr (sp_report_editor_get_problem (editor), "returned"));
  g_assert_true (sp_report_editor_add_column (editor, "hazard.returned"));
  type_member (sp_report_editor_get_list (editor, SP_EDITED_COLUMNS), 4, "returned");
  g_assert_null (sp_report_editor_get_problem (editor));
  g_assert_cmpuint (sheet->sentences->len, ==, n + 1);
  activate (list, "items.remove");
  g_assert_cmpuint (sheet->sentences->len, ==, n);
  gtk_window_destroy (GTK_WINDOW (editor));
  WAIT_FOR (!sp_report_page_is_busy (page));
}

int
main (int argc, char **argv)
{
  g_autofree char *home = support_folder ();
  int status;

  sp_app_prepare ();
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!support_has_display ())
    return 77;
  sp_app_init ();
#define ADD(name, func)                                                                            \
  g_test_add (name, SupportFixture, NULL, support_set_up, func, support_tear_down)
  ADD ("/report-page/preview", test_preview);
  ADD ("/report-page/steps", test_steps);
  ADD ("/report-page/checks", test_checks);
  ADD ("/report-page/follow", test_follow);
  ADD ("/report-page/kept", test_kept);
  ADD ("/report-page/kept-document", test_kept_document);
  ADD ("/report-page/editor", test_editor);
  ADD ("/report-page/edit-more", test_edit_more);
  ADD ("/report-page/edit-sentences", test_edit_sentences);
  status = g_test_run ();
  support_remove (home);
  return status;
}
