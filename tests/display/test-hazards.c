/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of hazards: what it says as of a date, steps of one and of several, papers and lists in
 * files. Entering is test-hazard-entry.c. */
#include "app/sp-page-preview.h"
#include "hazards-support.h"
#include "store/sp-hazards.h"
#include "window-support.h"

#include <string.h>

static SpRecordList *
get_list (SpHazardsPage *page)
{
  return sp_record_page_get_list (sp_hazards_page_get_ledger (page));
}

static GtkSelectionModel *
get_model (SpHazardsPage *page)
{
  return gtk_column_view_get_model (sp_record_list_get_view (get_list (page)));
}

static SpHazardState
load_state (SpWindow *window, int64_t id)
{
  g_autoptr (SpRecord) hazard = window_support_load (window, &sp_hazard_type, id);

  return (SpHazardState)sp_record_get_integer (hazard, SP_HAZARD_STATE);
}

/* The usual way from being registered to close-out, each step by what its form asks for. */
static void
test_steps (void)
{
  static const struct
  {
    const char *day, *name, *text;
    SpHazardState state;
  } ways[] = {
    {"2021-9-2", "deadline", "2021-9-20", SP_HAZARD_ASSIGNED},
    {"2021-9-3", NULL, NULL, SP_HAZARD_RECTIFYING},
    {"2021-9-12", "rectified_on", "2021-9-10", SP_HAZARD_APPLIED},
    {"2021-9-13", "person", "李某", SP_HAZARD_CHECKED},
    {"2021-9-14", NULL, NULL, SP_HAZARD_CLOSED},
  };
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  SpHazardSteps *steps = sp_hazards_page_get_steps (page);
  SpHazardStepForm *form = sp_hazard_steps_get_form (steps);
  int64_t id = hazards_support_add (window, page, "消防通道被占");
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.hazard-step", NULL);
      g_assert_nonnull (sp_hazard_step_form_get_form (form));
      hazards_support_type (sp_hazard_step_form_get_form (form), "day", ways[i].day);
      if (ways[i].name != NULL)
        hazards_support_type (sp_hazard_step_form_get_form (form), ways[i].name, ways[i].text);
      g_assert_true (sp_hazard_step_form_take (form, FALSE));
      g_assert_null (sp_hazard_step_form_get_form (form));
      g_assert_cmpint (load_state (window, id), ==, ways[i].state);
      g_assert_cmpuint (sp_hazard_steps_get_n_lines (steps), ==, i + 2);
    }
  text = sp_hazard_steps_dup_text (steps);
  g_assert_nonnull (strstr (text, "✓ 已销号"));
  g_assert_nonnull (strstr (text, "2021-09-13  现场核查"));
  g_assert_false (sp_hazard_steps_begin (steps, SP_STEP_ASSIGN)); /* it is closed */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.hazard-take-back", NULL);
  g_assert_cmpint (load_state (window, id), ==, SP_HAZARD_CHECKED);
  window_support_close (window);
}

/* Who rectified cannot accept: it is said in the form, what was typed stays, nothing is stored. */
static void
test_refused (void)
{
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  SpHazardSteps *steps = sp_hazards_page_get_steps (page);
  SpHazardStepForm *form = sp_hazard_steps_get_form (steps);
  int64_t id = hazards_support_add (window, page, "消防通道被占");

  g_assert_true (sp_hazard_steps_begin (steps, SP_STEP_APPLY));
  g_assert_true (sp_hazard_step_form_take (form, FALSE)); /* the person is the hazard's */
  g_assert_true (sp_hazard_steps_begin (steps, SP_STEP_CHECK));
  hazards_support_type (sp_hazard_step_form_get_form (form), "person", "王某");
  g_assert_false (sp_hazard_step_form_take (form, FALSE));
  g_assert_nonnull (strstr (sp_hazard_step_form_get_problem (form), "王某"));
  g_assert_nonnull (sp_hazard_step_form_get_form (form));
  g_assert_cmpint (load_state (window, id), ==, SP_HAZARD_APPLIED);
  window_support_close (window);
}

/* Of several, those that cannot are told; the others are done when it is asked for. */
static void
test_several (void)
{
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  SpHazardStepForm *batch = sp_hazards_page_get_batch (page);
  int64_t done = hazards_support_add (window, page, "甲处护栏缺失");
  int64_t open = hazards_support_add (window, page, "乙处护栏缺失");
  SpHazardStepForm *one = sp_hazard_steps_get_form (sp_hazards_page_get_steps (page));
  const SpCondition any = {0};
  SpRecord *step;

  sp_session_go_to_record (sp_window_get_session (window), &sp_hazard_type, done);
  support_settle ();
  g_assert_true (sp_hazard_steps_begin (sp_hazards_page_get_steps (page), SP_STEP_REVOKE));
  hazards_support_type (sp_hazard_step_form_get_form (one), "reason", "现场没有护栏的要求");
  g_assert_true (sp_hazard_step_form_take (one, FALSE));
  support_settle ();

  sp_record_list_set_filter (get_list (page), "处护栏缺失", &any, 0);
  WAIT_FOR (sp_record_list_get_n_rows (get_list (page)) == 2);
  gtk_selection_model_select_all (get_model (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.hazard-assign", NULL);
  g_assert_nonnull (sp_hazard_step_form_get_form (batch));
  step = sp_record_form_get_record (sp_hazard_step_form_get_form (batch));
  sp_record_set_integer (step, SP_HAZARD_STEP_UNIT, hazards_support_first_unit (window));
  g_object_ref (step);
  sp_record_form_set_record (sp_hazard_step_form_get_form (batch), step);
  g_object_unref (step);
  g_assert_false (sp_hazard_step_form_take (batch, FALSE));
  g_assert_nonnull (strstr (sp_hazard_step_form_get_problem (batch), "甲处护栏缺失"));
  g_assert_cmpint (load_state (window, open), ==, SP_HAZARD_REGISTERED);
  g_assert_true (sp_hazard_step_form_take (batch, TRUE));
  g_assert_cmpint (load_state (window, open), ==, SP_HAZARD_ASSIGNED);
  g_assert_cmpint (load_state (window, done), ==, SP_HAZARD_REVOKED);
  window_support_close (window);
}

/* Photographs are chosen before the step is stored, and undone with it. */
static void
test_photos (void)
{
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  SpHazardSteps *steps = sp_hazards_page_get_steps (page);
  SpHazardStepForm *form = sp_hazard_steps_get_form (steps);
  g_autofree char *folder = support_folder ();
  g_autofree char *photo = g_build_filename (folder, "交办单.jpg", NULL);
  const char *paths[] = {photo, NULL};
  int64_t id = hazards_support_add (window, page, "丁处照明不足");
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (photo, "picture", -1, NULL));
  g_assert_true (sp_hazard_steps_begin (steps, SP_STEP_ASSIGN));
  g_assert_true (sp_attachments_add (sp_hazard_step_form_get_files (form), paths));
  g_assert_cmpuint (sp_attachments_get_n_files (sp_hazard_step_form_get_files (form)), ==, 1);
  sp_hazard_step_form_cancel (form); /* and what was chosen is forgotten */
  g_assert_true (sp_hazard_steps_begin (steps, SP_STEP_ASSIGN));
  g_assert_cmpuint (sp_attachments_get_n_files (sp_hazard_step_form_get_files (form)), ==, 0);
  g_assert_true (sp_attachments_add (sp_hazard_step_form_get_files (form), paths));
  hazards_support_type (sp_hazard_step_form_get_form (form), "day", "2021-9-2");
  hazards_support_type (sp_hazard_step_form_get_form (form), "deadline", "2021-9-20");
  support_shot (GTK_WIDGET (window), "hazard-step-photos");
  g_assert_true (sp_hazard_step_form_take (form, FALSE));
  text = sp_hazard_steps_dup_text (steps);
  g_assert_nonnull (strstr (text, "照片和附件（1）"));
  sp_session_undo (sp_window_get_session (window));
  g_assert_cmpint (load_state (window, id), ==, SP_HAZARD_REGISTERED);
  g_assert_cmpuint (sp_hazard_steps_get_n_lines (steps), ==, 1);
  support_remove (folder);
  window_support_close (window);
}

/* Copied files pasted while an entry of the form has the keyboard; text still goes into it. */
static void
test_pasted_photo (void)
{
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  SpHazardSteps *steps = sp_hazards_page_get_steps (page);
  SpHazardStepForm *form = sp_hazard_steps_get_form (steps);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_autofree char *folder = support_folder ();
  g_autofree char *photo = g_build_filename (folder, "整改前 1.jpg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (photo);
  GSList *list = g_slist_prepend (NULL, file);
  GdkFileList *copied = gdk_file_list_new_from_list (list);

  g_assert_true (g_file_set_contents (photo, "picture", -1, NULL));
  hazards_support_add (window, page, "己处照明不足");
  g_assert_true (sp_hazard_steps_begin (steps, SP_STEP_ASSIGN));
  gdk_clipboard_set_text (clipboard, "2021-09-02");
  window_support_press (GTK_WIDGET (form), GDK_KEY_v, GDK_CONTROL_MASK);
  support_settle ();
  g_assert_cmpuint (sp_attachments_get_n_files (sp_hazard_step_form_get_files (form)), ==, 0);
  gdk_clipboard_set (clipboard, GDK_TYPE_FILE_LIST, copied);
  window_support_press (GTK_WIDGET (form), GDK_KEY_v, GDK_CONTROL_MASK);
  WAIT_FOR (sp_attachments_get_n_files (sp_hazard_step_form_get_files (form)) == 1);
  gdk_clipboard_set_text (clipboard, "");
  sp_hazard_step_form_cancel (form);
  window_support_close (window);
  g_boxed_free (GDK_TYPE_FILE_LIST, copied);
  g_slist_free (list);
  support_remove (folder);
}

/* As of an earlier day a hazard stands where its steps had brought it. */
static void
test_as_of (void)
{
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  SpHazardSteps *steps = sp_hazards_page_get_steps (page);
  int64_t id = hazards_support_add (window, page, "楼梯间堆放纸箱");
  g_autoptr (SpRecord) hazard = window_support_load (window, &sp_hazard_type, id);
  g_autofree char *overdue = NULL;
  g_autofree char *before = NULL;

  sp_record_set_integer (hazard, SP_HAZARD_DEADLINE, sp_date_from_iso ("2021-09-20"));
  g_assert_true (sp_session_update (sp_window_get_session (window), hazard, "设时限"));
  overdue = sp_hazard_steps_dup_text (steps);
  g_assert_nonnull (strstr (overdue, "■ 已登记，时限 2021-09-20，逾期 10 天"));
  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-08-31"));
  before = sp_hazard_steps_dup_text (steps);
  g_assert_nonnull (strstr (before, "还没有发现"));
  window_support_close (window);
}

static void
assert_starts (const char *path, const char *start)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, strlen (start));
  g_assert_cmpint (memcmp (content, start, strlen (start)), ==, 0);
}

static void
test_output (void)
{
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  SpRecordPage *ledger = sp_hazards_page_get_ledger (page);
  g_autofree char *folder = support_folder ();
  g_autofree char *csv = g_build_filename (folder, "清单.csv", NULL);
  g_autofree char *xlsx = g_build_filename (folder, "清单.xlsx", NULL);
  g_autofree char *pdf = g_build_filename (folder, "指令书.pdf", NULL);
  g_autofree char *word = g_build_filename (folder, "指令书.docx", NULL);
  g_autofree char *content = NULL;

  hazards_support_add (window, page, "=登高没有系安全带");
  g_assert_true (sp_hazards_page_export_paper (page, SP_HAZARD_PAPER_ORDER, pdf));
  assert_starts (pdf, "%PDF");
  g_assert_true (sp_hazards_page_export_paper (page, SP_HAZARD_PAPER_ORDER, word));
  assert_starts (word, "PK");
  /* It is not listed: there is nothing to notify of. */
  g_assert_false (sp_hazards_page_export_paper (page, SP_HAZARD_PAPER_NOTICE, pdf));
  g_assert_true (sp_record_page_export (ledger, csv));
  assert_starts (csv, "\xef\xbb\xbf编号,状态,问题隐患,");
  g_assert_true (g_file_get_contents (csv, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "'=登高没有系安全带"));
  g_assert_true (sp_record_page_export (ledger, xlsx));
  assert_starts (xlsx, "PK");
  support_remove (folder);
  window_support_close (window);
}

static guint
count_rows (SpHazardsPage *page, const char *search)
{
  sp_record_list_set_filter (get_list (page), search, NULL, 0);
  support_settle ();
  WAIT_FOR (!sp_record_list_is_loading (get_list (page)));
  return sp_record_list_get_n_rows (get_list (page));
}

/* One order for what is selected, where it is of one enterprise; the list in a preview. */
static void
test_order (void)
{
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  g_autofree char *folder = support_folder ();
  g_autofree char *pdf = g_build_filename (folder, "指令书.pdf", NULL);
  g_autoptr (GListModel) windows = NULL;
  guint n;

  gtk_selection_model_select_all (get_model (page));
  g_assert_false (sp_hazards_page_export_paper (page, SP_HAZARD_PAPER_ORDER, pdf));
  hazards_support_add (window, page, "甲处护栏缺失");
  hazards_support_add (window, page, "乙处护栏缺失");
  g_assert_cmpuint (count_rows (page, "处护栏缺失"), ==, 2);
  gtk_selection_model_select_all (get_model (page));
  g_assert_true (sp_hazards_page_export_paper (page, SP_HAZARD_PAPER_ORDER, pdf));
  assert_starts (pdf, "%PDF");
  windows = g_object_ref (gtk_window_get_toplevels ());
  n = g_list_model_get_n_items (windows);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print-preview", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      g_autoptr (GtkWindow) top = g_list_model_get_item (windows, i);

      if (!SP_IS_PAGE_PREVIEW (top))
        continue;
      g_assert_cmpuint (sp_page_preview_get_page (SP_PAGE_PREVIEW (top)), ==, 0);
      gtk_window_destroy (top);
      break;
    }
  support_remove (folder);
  window_support_close (window);
}

static void
narrow_by (SpRecordPage *ledger, SpFilterChip *chip, int64_t only)
{
  const SpCondition condition = {.only = only};

  sp_filter_chip_set_condition (chip, &condition);
  g_signal_emit_by_name (chip, "changed");
  WAIT_FOR (!sp_record_list_is_loading (sp_record_page_get_list (ledger)));
}

/* What was handed over is done with, for the chip, too. */
static void
test_standing_chip (void)
{
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  SpRecordPage *ledger = sp_hazards_page_get_ledger (page);
  SpFilterChip *chip = sp_record_page_get_standing_chip (ledger);
  guint n_closed, n_open;

  narrow_by (ledger, chip, 1 << SP_STANDING_CLOSED);
  n_closed = sp_record_list_get_n_rows (get_list (page));
  narrow_by (ledger, chip,
             1 << SP_STANDING_OVERDUE | 1 << SP_STANDING_NEAR | 1 << SP_STANDING_OPEN);
  n_open = sp_record_list_get_n_rows (get_list (page));
  g_assert_cmpint (
    n_open, ==,
    sp_reader_count_open_hazards (sp_session_get_reader (sp_window_get_session (window)),
                                  sp_date_from_iso ("2021-09-30"), NULL));
  g_assert_cmpuint (n_closed, >, 0);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/hazards/steps", test_steps);
  g_test_add_func ("/hazards/refused", test_refused);
  g_test_add_func ("/hazards/several", test_several);
  g_test_add_func ("/hazards/photos", test_photos);
  g_test_add_func ("/hazards/pasted-photo", test_pasted_photo);
  g_test_add_func ("/hazards/as-of", test_as_of);
  g_test_add_func ("/hazards/output", test_output);
  g_test_add_func ("/hazards/order", test_order);
  g_test_add_func ("/hazards/standing", test_standing_chip);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
