/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 风险分级, by keys: a new risk point, assessments by every method, what is refused, the
 * history, events, schemes, what is due, what the enterprise's page tells. */
#include "app/sp-enterprise-page.h"
#include "app/sp-risk-page.h"
#include "core/sp-enterprise.h"
#include "store/sp-reader-due.h"
#include "store/sp-risks.h"
#include "window-support.h"

#include <string.h>

static SpRiskPage *
open_page (SpWindow *window)
{
  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-09-30"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", SP_PAGE_RISKS);
  support_frames (GTK_WIDGET (window), 3);
  return SP_RISK_PAGE (sp_window_get_page (window, SP_PAGE_RISKS));
}

static SpRecordPage *
get_records (SpRiskPage *page)
{
  return sp_ledger_page_get_records (SP_LEDGER_PAGE (page));
}

static guint
n_rows (SpRiskPage *page)
{
  SpRecordList *list = sp_record_page_get_list (get_records (page));

  WAIT_FOR (!sp_record_list_is_loading (list));
  return sp_record_list_get_n_rows (list);
}

static int64_t
add_enterprise (SpWindow *window, const char *name)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_enterprise_type);

  sp_record_set_text (record, SP_ENTERPRISE_NAME, name);
  g_assert_true (sp_session_insert (sp_window_get_session (window), record, "新增企业"));
  return sp_record_get_id (record);
}

static int64_t
add_point (SpWindow *window, int64_t enterprise, const char *name)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_risk_point_type);

  sp_record_set_integer (record, SP_RISK_POINT_ENTERPRISE, enterprise);
  sp_record_set_text (record, SP_RISK_POINT_NAME, name);
  sp_record_set_integer (record, SP_RISK_POINT_LISTED_ON, sp_date_from_iso ("2020-09-01"));
  g_assert_true (sp_session_insert (sp_window_get_session (window), record, "新增风险点"));
  return sp_record_get_id (record);
}

/* Opens the page with a point of a new enterprise in the detail. */
static SpRiskPage *
open_with_point (SpWindow *window, int64_t *enterprise, int64_t *point)
{
  SpRiskPage *page = open_page (window);

  *enterprise = add_enterprise (window, "示例建材厂");
  *point = add_point (window, *enterprise, "煤粉仓");
  sp_session_go_to_record (sp_window_get_session (window), &sp_risk_point_type, *point);
  WAIT_FOR (sp_record_page_get_record (get_records (page)) != NULL);
  return page;
}

static void
assert_focus_in (SpWindow *window, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  g_assert_nonnull (focus);
  g_assert_true (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* As the list does when a person picks it with the keys. */
static void
choose (SpRiskScoring *scoring, guint factor, guint item)
{
  gtk_drop_down_set_selected (sp_risk_scoring_get_list (scoring, factor), item);
}

static void
set_head (SpRiskAssessmentForm *form, const char *name, const char *text)
{
  SpFieldEditor *editor = sp_record_form_get_editor (sp_risk_assessment_form_get_head (form), name);

  sp_field_editor_type (editor, text);
  sp_field_editor_commit (editor);
}

static void
set_tail (SpRiskAssessmentForm *form, const char *name, const char *text)
{
  SpFieldEditor *editor = sp_record_form_get_editor (sp_risk_assessment_form_get_tail (form), name);

  sp_field_editor_type (editor, text);
  sp_field_editor_commit (editor);
}

/* ---- entering ---- */

static void
test_new_point (void)
{
  SpWindow *window = window_support_open ();
  SpRiskPage *page = open_page (window);
  guint n = n_rows (page);
  int64_t enterprise = add_enterprise (window, "示例建材厂");
  SpRecordForm *draft;
  SpValue value = {.is_set = TRUE};
  SpRecord *point;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-record", NULL);
  draft = sp_record_page_get_draft (get_records (page));
  g_assert_nonnull (draft);
  value.integer = enterprise;
  sp_record_set_value (sp_record_form_get_record (draft), SP_RISK_POINT_ENTERPRISE, &value);
  sp_field_editor_set_value (sp_record_form_get_editor (draft, "enterprise"), &value);
  sp_field_editor_type (sp_record_form_get_editor (draft, "name"), "煤粉仓");
  sp_field_editor_type (sp_record_form_get_editor (draft, "harms"), "火灾、粉尘爆炸");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report-progress", NULL);
  g_assert_null (sp_record_page_get_draft (get_records (page)));
  g_assert_cmpuint (n_rows (page), ==, n + 1);
  WAIT_FOR (sp_record_page_get_record (get_records (page)) != NULL);
  point = sp_record_page_get_record (get_records (page));
  g_assert_cmpstr (sp_record_get_text (point, SP_RISK_POINT_NUMBER), ==, "1");
  g_assert_cmpint (sp_record_get_integer (point, SP_RISK_POINT_LISTED_ON), ==,
                   sp_date_from_iso ("2021-09-30"));
  g_assert_cmpstr (sp_risk_card_get_review (sp_risk_page_get_card (page)), ==, "还没有评估");
  window_support_close (window);
}

/* Of several words the last is completed. */
static void
test_harms (void)
{
  SpWindow *window = window_support_open ();
  int64_t enterprise, point;
  SpRiskPage *page = open_with_point (window, &enterprise, &point);
  SpFieldEditor *harms =
    sp_record_form_get_editor (sp_record_page_get_form (get_records (page)), "harms");
  GtkWidget *focus;
  GtkEntryCompletion *completion;
  GtkTreeIter iter;
  gboolean is_taken = FALSE;

  gtk_widget_grab_focus (GTK_WIDGET (harms));
  support_settle ();
  focus = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_ENTRY);
  completion = gtk_entry_get_completion (GTK_ENTRY (focus));
  g_assert_nonnull (completion);
  g_assert_cmpint (
    gtk_tree_model_iter_n_children (gtk_entry_completion_get_model (completion), NULL), ==, 20);
  sp_field_editor_type (harms, "火灾、触");
  g_assert_true (
    gtk_tree_model_iter_nth_child (gtk_entry_completion_get_model (completion), &iter, NULL, 4));
  g_signal_emit_by_name (completion, "match-selected", gtk_entry_completion_get_model (completion),
                         &iter, &is_taken);
  g_assert_true (is_taken);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "火灾、触电");
  sp_field_editor_commit (harms);
  g_assert_cmpstr (
    sp_record_get_text (sp_record_page_get_record (get_records (page)), SP_RISK_POINT_HARMS), ==,
    "火灾、触电");
  window_support_close (window);
}

/* LEC: lists of the scheme's values, score and level with each of them. */
static void
test_lec (void)
{
  SpWindow *window = window_support_open ();
  int64_t enterprise, point;
  SpRiskPage *page = open_with_point (window, &enterprise, &point);
  SpRiskAssessmentForm *form = sp_risk_page_get_assessment (page);
  SpRiskScoring *scoring;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.assess-risk", NULL);
  g_assert_true (sp_risk_assessment_form_is_open (form));
  assert_focus_in (window, sp_risk_assessment_form_get_head (form));
  scoring = sp_risk_assessment_form_get_scoring (form);
  g_assert_nonnull (scoring);
  g_assert_null (sp_risk_scoring_get_matrix (scoring));
  g_assert_cmpint (sp_risk_assessment_form_get_level (form), ==, SP_RISK_NONE);
  choose (scoring, 0, 2); /* 6 */
  choose (scoring, 1, 2); /* 6 */
  g_assert_nonnull (strstr (sp_risk_assessment_form_get_result (form), "C"));
  choose (scoring, 2, 3); /* 15 */
  g_assert_cmpstr (sp_risk_assessment_form_get_result (form), ==,
                   "LEC 法：L 6 × E 6 × C 15 ＝ D 540");
  g_assert_cmpint (sp_risk_assessment_form_get_level (form), ==, SP_RISK_RED);
  choose (scoring, 0, 4); /* 1 */
  g_assert_cmpint (sp_risk_assessment_form_get_level (form), ==, SP_RISK_YELLOW);
  choose (scoring, 0, 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report-progress", NULL);
  g_assert_false (sp_risk_assessment_form_is_open (form));
  assert_focus_in (window, sp_record_page_get_list (get_records (page)));
  g_assert_cmpint (sp_risk_card_get_level (sp_risk_page_get_card (page), SP_RISK_INHERENT), ==,
                   SP_RISK_RED);
  g_assert_nonnull (strstr (sp_risk_card_get_control (sp_risk_page_get_card (page)), "企业"));
  g_assert_nonnull (strstr (sp_risk_card_get_missing (sp_risk_page_get_card (page)), "警示标志"));
  g_assert_cmpstr (sp_window_get_message (window), ==, "已评估固有风险：1级 重大风险（红）");
  /* what is assessed next is the residual risk */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.assess-risk", NULL);
  g_assert_cmpint (
    sp_record_get_integer (sp_record_form_get_record (sp_risk_assessment_form_get_head (form)),
                           SP_RISK_ASSESSMENT_STAGE),
    ==, SP_RISK_RESIDUAL);
  window_support_close (window);
}

/* LS: one stop for Tab, arrows from cell to cell, Enter picks. */
static void
test_matrix (void)
{
  SpWindow *window = window_support_open ();
  int64_t enterprise, point;
  SpRiskPage *page = open_with_point (window, &enterprise, &point);
  SpRiskAssessmentForm *form = sp_risk_page_get_assessment (page);
  SpRiskMatrix *matrix;
  GtkWidget *cell;
  GListModel *controllers;
  gboolean is_handled = FALSE;
  static const guint keys[] = {GDK_KEY_Down, GDK_KEY_Right, GDK_KEY_Right, GDK_KEY_Right};

  gtk_widget_activate_action (GTK_WIDGET (window), "win.assess-risk", NULL);
  set_head (form, "method", "LS 矩阵法");
  matrix = sp_risk_scoring_get_matrix (sp_risk_assessment_form_get_scoring (form));
  g_assert_nonnull (matrix);
  g_assert_cmpuint (sp_risk_matrix_get_n_values (matrix, 0), ==, 5);
  g_assert_cmpuint (sp_risk_matrix_get_n_values (matrix, 1), ==, 5);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (matrix)));
  controllers = gtk_widget_observe_controllers (GTK_WIDGET (matrix));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_EVENT_CONTROLLER_KEY (controller) && k < G_N_ELEMENTS (keys); k++)
        {
          g_signal_emit_by_name (controller, "key-pressed", keys[k], 0, 0, &is_handled);
          g_assert_true (is_handled);
        }
    }
  g_object_unref (controllers);
  cell = sp_risk_matrix_get_cell (matrix, 1, 3);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == cell);
  g_assert_false (gtk_widget_get_focusable (sp_risk_matrix_get_cell (matrix, 0, 0)));
  gtk_widget_activate (cell);
  WAIT_FOR (sp_risk_assessment_form_get_level (form) == SP_RISK_ORANGE);
  g_assert_cmpstr (sp_risk_assessment_form_get_result (form), ==, "LS 矩阵法：L 4 × S 4 ＝ R 16");
  g_assert_true (sp_risk_assessment_form_save (form));
  g_assert_cmpint (sp_risk_card_get_level (sp_risk_page_get_card (page), SP_RISK_INHERENT), ==,
                   SP_RISK_ORANGE);
  window_support_close (window);
}

static void
test_direct_and_manual (void)
{
  SpWindow *window = window_support_open ();
  int64_t enterprise, point;
  SpRiskPage *page = open_with_point (window, &enterprise, &point);
  SpRiskAssessmentForm *form = sp_risk_page_get_assessment (page);
  SpRiskClauses *clauses;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.assess-risk", NULL);
  set_head (form, "method", "直接判定");
  clauses = sp_risk_assessment_form_get_clauses (form);
  g_assert_cmpuint (sp_risk_clauses_get_n_grounds (clauses), ==, 5);
  g_assert_false (sp_risk_assessment_form_save (form)); /* nothing ticked */
  g_assert_nonnull (strstr (sp_risk_assessment_form_get_problem (form), "条款"));
  gtk_check_button_set_active (sp_risk_clauses_get_check (clauses, 0), TRUE);
  gtk_check_button_set_active (sp_risk_clauses_get_check (clauses, 2), TRUE);
  g_assert_cmpstr (sp_risk_assessment_form_get_result (form), ==, "直接判定：条款 1、3");
  g_assert_true (sp_risk_assessment_form_save (form));
  g_assert_cmpint (sp_risk_card_get_level (sp_risk_page_get_card (page), SP_RISK_INHERENT), ==,
                   SP_RISK_RED);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.assess-residual-risk", NULL);
  set_head (form, "method", "人工判定");
  set_tail (form, "level", "较大风险");
  g_assert_false (sp_risk_assessment_form_save (form)); /* no reason */
  g_assert_nonnull (strstr (sp_risk_assessment_form_get_problem (form), "依据"));
  set_tail (form, "grounds", "装了防爆和惰化");
  g_assert_cmpint (sp_risk_assessment_form_get_level (form), ==, SP_RISK_ORANGE);
  g_assert_true (sp_risk_assessment_form_save (form));
  g_assert_cmpint (sp_risk_card_get_level (sp_risk_page_get_card (page), SP_RISK_RESIDUAL), ==,
                   SP_RISK_ORANGE);
  window_support_close (window);
}

static void
assess_lec (SpRiskPage *page, const char *action, const guint items[3])
{
  SpRiskAssessmentForm *form = sp_risk_page_get_assessment (page);

  gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
  for (guint i = 0; i < 3; i++)
    choose (sp_risk_assessment_form_get_scoring (form), i, items[i]);
}

/* With measures the risk cannot be worse than without: the file refuses, and what was entered
 * stays. */
static void
test_refused (void)
{
  SpWindow *window = window_support_open ();
  int64_t enterprise, point;
  SpRiskPage *page = open_with_point (window, &enterprise, &point);
  SpRiskAssessmentForm *form = sp_risk_page_get_assessment (page);
  static const guint low[3] = {5, 5, 5}, high[3] = {1, 1, 1};

  assess_lec (page, "risk.assess-inherent", low);
  g_assert_true (sp_risk_assessment_form_save (form));
  assess_lec (page, "risk.assess-residual", high);
  g_assert_false (sp_risk_assessment_form_save (form));
  g_assert_nonnull (strstr (sp_risk_assessment_form_get_problem (form), "高于固有风险"));
  g_assert_true (sp_risk_assessment_form_is_open (form));
  choose (sp_risk_assessment_form_get_scoring (form), 0, 5);
  g_assert_cmpstr (sp_risk_assessment_form_get_problem (form), ==, "");
  sp_risk_assessment_form_cancel (form);
  g_assert_cmpuint (sp_risk_history_get_n_rows (sp_risk_page_get_history (page)), ==, 1);
  window_support_close (window);
}

/* ---- what was done ---- */

static void
test_history (void)
{
  SpWindow *window = window_support_open ();
  int64_t enterprise, point;
  SpRiskPage *page = open_with_point (window, &enterprise, &point);
  SpSession *session = sp_window_get_session (window);
  SpRiskAssessmentForm *form = sp_risk_page_get_assessment (page);
  SpRiskHistory *history = sp_risk_page_get_history (page);
  SpRiskCard *card = sp_risk_page_get_card (page);
  static const guint high[3] = {2, 2, 3}, low[3] = {4, 2, 3};
  g_autofree char *row = NULL;

  assess_lec (page, "risk.assess-inherent", high);
  set_head (form, "assessed_on", "2021-3-1");
  g_assert_true (sp_risk_assessment_form_save (form));
  assess_lec (page, "risk.assess-residual", low);
  g_assert_true (sp_risk_assessment_form_save (form));
  g_assert_cmpuint (sp_risk_history_get_n_rows (history), ==, 2);
  row = sp_risk_history_dup_row (history, 0);
  g_assert_nonnull (strstr (row, "LEC 法：L 1 × E 6 × C 15 ＝ D 90"));
  g_assert_nonnull (strstr (row, "方案第 1 版"));
  g_assert_nonnull (sp_trend_view_get_scene (sp_risk_history_get_view (history)));
  g_assert_cmpint (sp_risk_card_get_level (card, SP_RISK_RESIDUAL), ==, SP_RISK_YELLOW);
  sp_session_set_as_of (session, sp_date_from_iso ("2021-06-30"));
  support_settle ();
  g_assert_cmpint (sp_risk_card_get_level (card, SP_RISK_RESIDUAL), ==, SP_RISK_NONE);
  g_assert_cmpint (sp_risk_card_get_level (card, SP_RISK_INHERENT), ==, SP_RISK_RED);
  sp_session_set_as_of (session, sp_date_from_iso ("2021-02-28"));
  support_settle ();
  g_assert_cmpint (sp_risk_card_get_level (card, SP_RISK_INHERENT), ==, SP_RISK_NONE);
  sp_session_set_as_of (session, sp_date_from_iso ("2021-09-30"));
  sp_risk_history_remove (history, 0);
  g_assert_cmpint (sp_risk_card_get_level (card, SP_RISK_RESIDUAL), ==, SP_RISK_NONE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  support_settle ();
  g_assert_cmpint (sp_risk_card_get_level (card, SP_RISK_RESIDUAL), ==, SP_RISK_YELLOW);
  window_support_close (window);
}

/* An event of the enterprise makes its points due, as of its day and in all lists of dues. */
static void
test_event (void)
{
  SpWindow *window = window_support_open ();
  int64_t enterprise, point;
  SpRiskPage *page = open_with_point (window, &enterprise, &point);
  SpSession *session = sp_window_get_session (window);
  SpRiskEvents *events = sp_risk_page_get_events (page);
  SpRiskCard *card = sp_risk_page_get_card (page);
  const SpCondition overdue = {.only = 1 << SP_STANDING_OVERDUE};
  SpFilterChip *chip = sp_record_page_get_standing_chip (get_records (page));
  const SpDueQuery query = {
    .as_of = sp_date_from_iso ("2021-09-30"), .within = -1, .kinds = 1 << SP_DUE_RISK};
  static const guint high[3] = {2, 2, 3};
  guint n_due;
  g_autoptr (GPtrArray) dues = NULL;

  assess_lec (page, "risk.assess-inherent", high);
  set_head (sp_risk_page_get_assessment (page), "assessed_on", "2021-3-1");
  g_assert_true (sp_risk_assessment_form_save (sp_risk_page_get_assessment (page)));
  sp_filter_chip_set_condition (chip, &overdue);
  g_signal_emit_by_name (chip, "changed");
  n_due = n_rows (page);
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.clear", NULL);
  sp_session_go_to_record (session, &sp_risk_point_type, point);
  WAIT_FOR (sp_record_page_get_record (get_records (page)) != NULL);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.register-risk-event", NULL);
  g_assert_nonnull (sp_risk_events_get_form (events));
  assert_focus_in (window, sp_risk_events_get_form (events));
  sp_field_editor_type (sp_record_form_get_editor (sp_risk_events_get_form (events), "day"),
                        "2021-9-1");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report-progress", NULL);
  g_assert_null (sp_risk_events_get_form (events));
  g_assert_cmpuint (sp_risk_events_get_n_rows (events), ==, 1);
  g_assert_nonnull (strstr (sp_risk_card_get_review (card), "逾期 29 天"));
  sp_filter_chip_set_condition (chip, &overdue);
  g_signal_emit_by_name (chip, "changed");
  g_assert_cmpuint (n_rows (page), ==, n_due + 1);
  dues = sp_reader_load_due (sp_session_get_reader (session), &query, NULL, NULL);
  g_assert_cmpuint (dues->len, ==, n_due + 1);
  /* the day before, nobody knew */
  sp_session_set_as_of (session, sp_date_from_iso ("2021-08-31"));
  WAIT_FOR (!sp_record_list_is_loading (sp_record_page_get_list (get_records (page))));
  support_settle ();
  sp_session_set_page (session, SP_PAGE_TASKS);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.due-list", NULL);
  g_signal_emit_by_name (sp_window_get_due_window (window), "chosen", SP_DUE_RISK, point, 0);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_RISKS);
  window_support_close (window);
}

/* ---- around ---- */

static void
test_schemes (void)
{
  SpWindow *window = window_support_open ();
  int64_t enterprise, point;
  SpRiskPage *page = open_with_point (window, &enterprise, &point);
  SpReader *reader = sp_session_get_reader (sp_window_get_session (window));
  static const guint high[3] = {2, 2, 3};
  SpRiskSchemesWindow *schemes;
  SpRecordPage *records;
  SpFieldEditor *red;
  g_autoptr (GPtrArray) in_force = NULL;

  assess_lec (page, "risk.assess-inherent", high);
  g_assert_true (sp_risk_assessment_form_save (sp_risk_page_get_assessment (page)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.risk-schemes", NULL);
  schemes = sp_risk_page_get_schemes (page);
  g_assert_nonnull (schemes);
  records = sp_risk_schemes_window_get_schemes (schemes);
  WAIT_FOR (!sp_record_list_is_loading (sp_record_page_get_list (records)));
  sp_record_page_select (records, 1);
  WAIT_FOR (sp_record_page_get_record (records) != NULL);
  g_assert_true (g_str_has_prefix (sp_risk_schemes_window_get_use (schemes), "已有"));
  red = sp_record_form_get_editor (sp_record_page_get_form (records), "red_from");
  sp_field_editor_type (red, "300");
  sp_field_editor_commit (red);
  g_assert_nonnull (strstr (sp_field_editor_get_problem (red), "修订为新版本"));
  g_assert_false (sp_risk_schemes_window_revise (schemes, "何时"));
  g_assert_cmpstr (sp_risk_schemes_window_get_problem (schemes), !=, "");
  g_assert_true (sp_risk_schemes_window_revise (schemes, "2021-10-1"));
  WAIT_FOR (sp_record_get_integer (sp_record_page_get_record (records), SP_RISK_SCHEME_VERSION) ==
            2);
  red = sp_record_form_get_editor (sp_record_page_get_form (records), "red_from");
  sp_field_editor_type (red, "300");
  sp_field_editor_commit (red);
  g_assert_null (sp_field_editor_get_problem (red));
  in_force =
    sp_reader_load_risk_schemes (reader, SP_RISK_METHOD_LEC, sp_date_from_iso ("2021-10-02"), NULL);
  g_assert_cmpuint (in_force->len, ==, 1);
  g_assert_cmpfloat (sp_record_get_real (in_force->pdata[0], SP_RISK_SCHEME_RED_FROM), ==, 300);
  gtk_window_close (GTK_WINDOW (schemes));
  support_settle ();
  g_assert_null (sp_risk_page_get_schemes (page));
  window_support_close (window);
}

static void
test_sums_and_enterprise (void)
{
  SpWindow *window = window_support_open ();
  int64_t enterprise, point;
  SpRiskPage *page = open_with_point (window, &enterprise, &point);
  SpSession *session = sp_window_get_session (window);
  static const guint high[3] = {2, 2, 3};
  SpEnterprisePage *enterprises;
  SpEnterpriseRisks *risks;
  g_autofree char *sums = NULL;

  add_point (window, enterprise, "皮带廊");
  assess_lec (page, "risk.assess-inherent", high);
  g_assert_true (sp_risk_assessment_form_save (sp_risk_page_get_assessment (page)));
  sp_session_go_to_record (session, &sp_enterprise_type, enterprise);
  enterprises = SP_ENTERPRISE_PAGE (sp_window_get_page (window, SP_PAGE_ENTERPRISES));
  WAIT_FOR (sp_record_page_get_record (sp_ledger_page_get_records (SP_LEDGER_PAGE (enterprises))) !=
            NULL);
  risks = sp_enterprise_page_get_risks (enterprises);
  g_assert_cmpstr (sp_enterprise_risks_get_heading (risks), ==, "风险点 2　最高 1 重大");
  g_assert_cmpuint (sp_enterprise_risks_get_counts (risks)->n[SP_RISK_NONE], ==, 1);
  g_assert_cmpstr (sp_enterprise_risks_get_report (risks), ==,
                   "2021 年度风险报告应在 2021-12-31 前报送，还缺源点清单和分析报告");
  sp_enterprise_risks_list (risks);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_RISKS);
  g_assert_cmpuint (n_rows (page), ==, 2);
  support_frames (GTK_WIDGET (window), 3);
  WAIT_FOR (!sp_risk_sums_is_loading (sp_risk_page_get_sums (page)));
  sums = sp_risk_sums_dup_text (sp_risk_page_get_sums (page));
  g_assert_cmpstr (
    sums, ==, "2 个风险点：1 重大 1，2 较大 0，3 一般 0，4 低 0，未评估 1；逾期未再评估 1　缺项 1");
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/risks/new-point", test_new_point);
  g_test_add_func ("/risks/harms", test_harms);
  g_test_add_func ("/risks/lec", test_lec);
  g_test_add_func ("/risks/matrix", test_matrix);
  g_test_add_func ("/risks/direct-and-manual", test_direct_and_manual);
  g_test_add_func ("/risks/refused", test_refused);
  g_test_add_func ("/risks/history", test_history);
  g_test_add_func ("/risks/event", test_event);
  g_test_add_func ("/risks/schemes", test_schemes);
  g_test_add_func ("/risks/sums-and-enterprise", test_sums_and_enterprise);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
