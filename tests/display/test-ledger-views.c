/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a person looks at a ledger: filters saved under a name, counts in groups, columns; chips,
 * cells and the order as of an earlier date. */
#include "app/sp-column-chooser.h"
#include "app/sp-enterprise-page.h"
#include "app/sp-filter-window.h"
#include "app/sp-hazards-page.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "store/sp-engine.h"
#include "store/sp-risks.h"
#include "store/sp-store-private.h"
#include "window-support.h"

#include <string.h>

static SpRecordPage *
open_hazards (SpWindow *window)
{
  SpHazardsPage *page = SP_HAZARDS_PAGE (sp_window_get_page (window, SP_PAGE_HAZARDS));
  SpRecordPage *records = sp_hazards_page_get_ledger (page);

  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-09-30"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", SP_PAGE_HAZARDS);
  support_frames (GTK_WIDGET (window), 3);
  WAIT_FOR (!sp_record_list_is_loading (sp_record_page_get_list (records)));
  return records;
}

static guint
n_rows (SpRecordPage *page)
{
  return sp_record_list_get_n_rows (sp_record_page_get_list (page));
}

static void
narrow (SpRecordPage *page, SpFilterChip *chip, const SpCondition *condition)
{
  sp_filter_chip_set_condition (chip, condition);
  g_signal_emit_by_name (chip, "changed");
  support_settle ();
  WAIT_FOR (!sp_record_list_is_loading (sp_record_page_get_list (page)));
}

static void
press (SpWindow *window, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  support_settle ();
}

/* ---- chips as of a date ---- */

static int64_t
add_hazard (SpWindow *window, const char *found)
{
  g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);

  sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, "消防通道被占");
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, sp_date_from_iso (found));
  g_assert_true (sp_session_insert (sp_window_get_session (window), hazard, "新增"));
  return sp_record_get_id (hazard);
}

static void
take_step (SpWindow *window, int64_t hazard, SpHazardStepKind kind, const char *on)
{
  g_autoptr (SpRecord) step = sp_record_new (&sp_hazard_step_type);

  sp_record_set_integer (step, SP_HAZARD_STEP_HAZARD, hazard);
  sp_record_set_integer (step, SP_HAZARD_STEP_KIND, kind);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, sp_date_from_iso (on));
  sp_record_set_text (step, SP_HAZARD_STEP_REASON, "不属实");
  g_assert_true (sp_session_insert (sp_window_get_session (window), step, "办理"));
}

/* The chip says what the column says, on whatever date. */
static void
test_as_of (void)
{
  const SpCondition registered = {.only = 1 << SP_HAZARD_REGISTERED};
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_hazards (window);
  SpFilterChip *chip = sp_record_page_get_chip (page, "state");
  int64_t id = add_hazard (window, "2021-08-01");
  guint now, then;

  take_step (window, id, SP_STEP_REVOKE, "2021-09-10");
  narrow (page, chip, &registered);
  now = n_rows (page);
  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-09-09"));
  support_settle ();
  then = n_rows (page);
  sp_record_page_select (page, id);
  support_settle ();
  g_assert_nonnull (sp_record_page_get_record (page));
  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-07-31"));
  support_settle ();
  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-09-10"));
  support_settle ();
  g_assert_cmpuint (n_rows (page), <, then);
  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-09-30"));
  support_settle ();
  g_assert_cmpuint (n_rows (page), ==, now);
  window_support_close (window);
}

static int
find_place (SpRecordPage *page, int64_t id)
{
  g_autoptr (GArray) ids = sp_record_list_get_all (sp_record_page_get_list (page));

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, int64_t, i) == id)
      return (int)i;
  return -1;
}

/* What the column of the field @name says of a record. */
static char *
dup_cell (SpWindow *window, const SpLedger *ledger, const char *name, int64_t id)
{
  SpSession *session = sp_window_get_session (window);
  g_autoptr (GArray) columns = sp_ledger_list_columns (ledger);
  g_autoptr (SpTitles) titles = sp_titles_new (sp_session_get_store (session));
  g_autoptr (SpRecord) record =
    sp_reader_load (sp_session_get_reader (session), ledger->type, id, NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const SpLedgerColumn *column = &g_array_index (columns, SpLedgerColumn, i);

      if (g_strcmp0 (column->field, name) == 0)
        return sp_ledger_dup_text (column, session, record, titles);
    }
  g_assert_not_reached ();
}

/* Rows stand in the order of what their cells say, on whatever date. */
static void
test_order (void)
{
  static const struct
  {
    const char *on;
    gboolean is_last; /* the first of the two stands behind the second */
    const char *state, *ended;
  } cases[] = {
    {"2021-09-30", TRUE, "✓ 误判撤销", "2021-09-10"},
    {"2021-09-09", FALSE, "● 已登记", ""},
    {"2021-09-10", TRUE, "✓ 误判撤销", "2021-09-10"},
    {"2021-07-31", FALSE, "", ""},
  };
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_hazards (window);
  int64_t first = add_hazard (window, "2021-08-01");
  int64_t second = add_hazard (window, "2021-08-01");

  take_step (window, first, SP_STEP_REVOKE, "2021-09-10");
  sp_record_list_set_sort (sp_record_page_get_list (page), "state*", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *state = NULL;
      g_autofree char *ended = NULL;

      sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso (cases[i].on));
      support_settle ();
      WAIT_FOR (!sp_record_list_is_loading (sp_record_page_get_list (page)));
      g_assert_cmpint (find_place (page, first) > find_place (page, second), ==, cases[i].is_last);
      state = dup_cell (window, &sp_hazard_ledger, "state", first);
      ended = dup_cell (window, &sp_hazard_ledger, "ended_on", first);
      g_assert_cmpstr (state, ==, cases[i].state);
      g_assert_cmpstr (ended, ==, cases[i].ended);
    }
  window_support_close (window);
}

static int64_t
add_point (SpWindow *window)
{
  SpSession *session = sp_window_get_session (window);
  g_autoptr (SpRecord) enterprise = sp_record_new (&sp_enterprise_type);
  g_autoptr (SpRecord) point = sp_record_new (&sp_risk_point_type);

  sp_record_set_text (enterprise, SP_ENTERPRISE_NAME, "示例建材厂");
  g_assert_true (sp_session_insert (session, enterprise, "新增企业"));
  sp_record_set_integer (point, SP_RISK_POINT_ENTERPRISE, sp_record_get_id (enterprise));
  sp_record_set_text (point, SP_RISK_POINT_NAME, "煤粉仓");
  sp_record_set_integer (point, SP_RISK_POINT_LISTED_ON, sp_date_from_iso ("2020-09-01"));
  g_assert_true (sp_session_insert (session, point, "新增风险点"));
  return sp_record_get_id (point);
}

static void
assess (SpWindow *window, int64_t point)
{
  SpSession *session = sp_window_get_session (window);
  g_autoptr (SpRecord) assessment = sp_record_new (&sp_risk_assessment_type);
  g_autoptr (GPtrArray) schemes = sp_reader_load_risk_schemes (
    sp_session_get_reader (session), SP_RISK_METHOD_LEC, sp_date_from_iso ("2021-01-01"), NULL);

  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_RISK_POINT, point);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON,
                         sp_date_from_iso ("2021-03-01"));
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_METHOD, SP_RISK_METHOD_LEC);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_SCHEME,
                         sp_record_get_id (schemes->pdata[0]));
  sp_record_set_real (assessment, SP_RISK_ASSESSMENT_FIRST, 6);
  sp_record_set_real (assessment, SP_RISK_ASSESSMENT_SECOND, 6);
  sp_record_set_real (assessment, SP_RISK_ASSESSMENT_THIRD, 15);
  g_assert_true (sp_session_insert (session, assessment, "评估"));
}

/* A sign that was put up later was not there on an earlier day, whatever the row says. */
static void
test_lacked (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  int64_t point = add_point (window);
  g_autoptr (SpRecord) record = NULL;
  static const struct
  {
    const char *on;
    gboolean has_sign;
  } cases[] = {{"2021-09-30", FALSE}, {"2999-01-01", TRUE}};

  assess (window, point);
  g_assert_true (sp_engine_exec (sp_store_get_engine (sp_session_get_store (session)),
                                 "UPDATE action SET at = '2020-09-02T04:00:00.000Z'", NULL));
  record = sp_reader_load (sp_session_get_reader (session), &sp_risk_point_type, point, NULL);
  sp_record_set_integer (record, SP_RISK_POINT_HAS_SIGN, TRUE);
  g_assert_true (sp_store_update (sp_session_get_store (session), record, "设警示标志", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *missing = NULL;
      g_autofree char *sign = NULL;

      sp_session_set_as_of (session, sp_date_from_iso (cases[i].on));
      missing = dup_cell (window, &sp_risk_ledger, "n_missing", point);
      sign = dup_cell (window, &sp_risk_ledger, "has_sign", point);
      g_assert_cmpint (strstr (missing, "警示标志") == NULL, ==, cases[i].has_sign);
      g_assert_cmpstr (sign, ==, cases[i].has_sign ? "是" : "否");
    }
  window_support_close (window);
}

/* ---- groups ---- */

static guint
read_number (const char *row)
{
  const char *gap = strstr (row, "　");

  g_assert_nonnull (gap);
  return (guint)g_ascii_strtoull (gap + strlen ("　"), NULL, 10);
}

/* Each group says as many as the list has when it is chosen. */
static void
assert_groups (SpRecordPage *page, const char *field, guint n_all)
{
  SpGroupPane *groups;
  g_auto (GStrv) rows = NULL;
  guint sum = 0;

  sp_record_page_set_group_by (page, field);
  groups = sp_record_page_get_groups (page);
  WAIT_FOR (!sp_group_pane_is_counting (groups));
  rows = sp_group_pane_dup_rows (groups);
  g_assert_cmpuint (g_strv_length (rows), >, 2);
  g_assert_cmpuint (read_number (rows[0]), ==, n_all);
  for (guint i = 1; rows[i] != NULL; i++)
    {
      sp_group_pane_choose (groups, i);
      support_settle ();
      WAIT_FOR (!sp_record_list_is_loading (sp_record_page_get_list (page)));
      WAIT_FOR (!sp_group_pane_is_counting (groups));
      g_assert_cmpuint (n_rows (page), ==, read_number (rows[i]));
      sum += n_rows (page);
    }
  g_assert_cmpuint (sum, ==, n_all);
  sp_group_pane_choose (groups, 0);
  support_settle ();
  g_assert_cmpuint (n_rows (page), ==, n_all);
}

static void
test_groups (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_hazards (window);
  const SpCondition found = {.to = sp_date_from_iso ("2021-08-15")};

  /* What was found after the date stands in no state. */
  narrow (page, sp_record_page_get_chip (page, "found_on"), &found);
  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-08-15"));
  support_settle ();
  assert_groups (page, "state", n_rows (page));
  assert_groups (page, "industry", n_rows (page));
  assert_groups (page, "department", n_rows (page)); /* some are left blank */
  support_shot (GTK_WIDGET (window), "ledger-groups");
  window_support_close (window);
}

static void
test_group_keys (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_hazards (window);

  press (window, "win.list-groups");
  g_assert_cmpstr (sp_record_page_get_group_by (page), ==, "state");
  press (window, "win.list-groups");
  g_assert_cmpstr (sp_record_page_get_group_by (page), ==, "grade");
  for (guint i = 0; i < 6; i++)
    press (window, "win.list-groups");
  g_assert_cmpstr (sp_record_page_get_group_by (page), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.group", "s", "township");
  g_assert_cmpstr (sp_record_page_get_group_by (page), ==, "township");
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.group", "s", "found_on");
  g_assert_cmpstr (sp_record_page_get_group_by (page), ==, "township");
  WAIT_FOR (!sp_group_pane_is_counting (sp_record_page_get_groups (page)));
  window_support_close (window);
}

/* ---- columns ---- */

static GtkColumnViewColumn *
get_column (SpRecordPage *page, guint i)
{
  GtkColumnView *view = sp_record_list_get_view (sp_record_page_get_list (page));
  GtkColumnViewColumn *column = g_list_model_get_item (gtk_column_view_get_columns (view), i);

  g_object_unref (column); /* the view has it */
  return column;
}

static void
assert_exported (SpRecordPage *page, const char *head)
{
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "清单.csv", NULL);
  g_autofree char *text = NULL;

  g_assert_true (sp_record_page_export (page, path));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  if (strstr (text, head) == NULL)
    g_error ("%s", text);
  support_remove (folder);
}

static void
test_columns (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_hazards (window);
  SpRecordList *list = sp_record_page_get_list (page);
  SpColumnChooser *chooser;
  g_auto (GStrv) layout = NULL;

  g_assert_false (sp_record_list_has_layout (list));
  press (window, "win.list-columns");
  chooser = SP_COLUMN_CHOOSER (sp_record_page_get_view_window (page));
  g_assert_nonnull (chooser);
  sp_column_chooser_tick (chooser, "乡镇", FALSE);
  sp_column_chooser_tick (chooser, "整改资金", TRUE);
  support_shot (GTK_WIDGET (chooser), "ledger-columns");
  for (guint i = 0; i < 40; i++)
    sp_column_chooser_move (chooser, "整改资金", -1);
  support_frames (GTK_WIDGET (window), 3);
  g_assert_true (sp_record_list_has_layout (list));
  g_assert_cmpstr (gtk_column_view_column_get_title (get_column (page, 0)), ==, "整改资金");
  g_assert_cmpuint (sp_record_list_get_n_columns (list), ==, sp_hazard_ledger.n_columns);
  assert_exported (page, "整改资金,编号,状态,问题隐患,");
  layout = sp_saved_columns_load ("hazard");
  g_assert_cmpstr (layout[0], ==, "funds");
  gtk_window_close (GTK_WINDOW (chooser));
  support_settle ();
  g_assert_null (sp_record_page_get_view_window (page));
  window_support_close (window);

  /* Another window shows the same. */
  window = window_support_open ();
  page = open_hazards (window);
  g_assert_cmpstr (gtk_column_view_column_get_title (get_column (page, 0)), ==, "整改资金");
  press (window, "win.list-columns");
  chooser = SP_COLUMN_CHOOSER (sp_record_page_get_view_window (page));
  sp_column_chooser_reset (chooser);
  g_assert_false (sp_record_list_has_layout (sp_record_page_get_list (page)));
  assert_exported (page, "编号,状态,问题隐患,");
  gtk_window_close (GTK_WINDOW (chooser));
  window_support_close (window);
}

/* ---- saved filters ---- */

static SpFilterWindow *
open_filters (SpWindow *window, SpRecordPage *page)
{
  press (window, "win.saved-filters");
  g_assert_nonnull (sp_record_page_get_view_window (page));
  return SP_FILTER_WINDOW (sp_record_page_get_view_window (page));
}

static int64_t
first_township (SpWindow *window)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (
    sp_session_get_reader (sp_window_get_session (window)), &sp_hazard_type, -1, 0, NULL);

  return sp_record_get_integer (g_ptr_array_index (all, 0), SP_HAZARD_TOWNSHIP);
}

static void
narrow_by_all (SpWindow *window, SpRecordPage *page)
{
  const SpCondition major = {.only = 1 << SP_HAZARD_MAJOR | 1 << SP_HAZARD_GENERAL};
  const SpCondition township = {.only = first_township (window)};
  const SpCondition found = {.from = sp_date_from_iso ("2021-01-01")};
  const SpCondition due = {.only = 1 << SP_STANDING_OVERDUE | 1 << SP_STANDING_CLOSED};

  narrow (page, sp_record_page_get_chip (page, "grade"), &major);
  narrow (page, sp_record_page_get_chip (page, "township"), &township);
  narrow (page, sp_record_page_get_chip (page, "found_on"), &found);
  narrow (page, sp_record_page_get_standing_chip (page), &due);
  sp_record_list_set_sort (sp_record_page_get_list (page), "number", TRUE);
  support_settle ();
}

static void
test_filters (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_hazards (window);
  SpFilterWindow *filters;
  SpCondition township;
  gboolean is_descending = FALSE;
  g_autofree char *sort = NULL;
  guint all = n_rows (page);
  guint narrowed;

  narrow_by_all (window, page);
  narrowed = n_rows (page);
  g_assert_cmpuint (narrowed, <, all);
  g_assert_cmpuint (narrowed, >, 0);
  filters = open_filters (window, page);
  g_assert_false (sp_filter_window_save (filters, "  "));
  g_assert_true (sp_filter_window_save (filters, "某镇的隐患"));
  g_assert_true (sp_filter_window_save (filters, "另一组"));
  g_assert_false (sp_filter_window_rename (filters, "另一组", "某镇的隐患"));
  g_assert_true (sp_filter_window_rename (filters, "另一组", "再一组"));
  g_assert_true (sp_filter_window_delete (filters, "再一组"));
  g_assert_false (sp_filter_window_delete (filters, "再一组"));
  support_shot (GTK_WIDGET (filters), "ledger-filters");
  gtk_window_close (GTK_WINDOW (filters));
  press (window, "win.clear-filter");
  sp_record_list_set_sort (sp_record_page_get_list (page), "", FALSE);
  g_assert_cmpuint (n_rows (page), ==, all);
  window_support_close (window);

  /* In another window, with the ids of another copy of the file. */
  window = window_support_open ();
  page = open_hazards (window);
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.use-filter", "s", "某镇的隐患");
  support_settle ();
  g_assert_cmpuint (n_rows (page), ==, narrowed);
  g_assert_true (
    sp_filter_chip_get_condition (sp_record_page_get_chip (page, "township"), &township));
  g_assert_cmpint (township.only, ==, first_township (window));
  sort = sp_record_list_dup_sort (sp_record_page_get_list (page), &is_descending);
  g_assert_cmpstr (sort, ==, "number");
  g_assert_true (is_descending);
  g_assert_false (sp_record_page_use_filter (page, "再一组"));
  window_support_close (window);
}

/* What a filter speaks of and the file does not have is left out, and told. */
static void
test_foreign_filter (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_hazards (window);
  g_autoptr (GPtrArray) filters = sp_saved_filters_load ("hazard");
  SpSavedFilter *filter = sp_saved_filter_new ("别的文件");
  SpCondition condition;
  guint all = n_rows (page);

  g_hash_table_insert (filter->codes, g_strdup ("township"), g_strdup ("no-such-uid"));
  g_hash_table_insert (filter->codes, g_strdup ("grade"), g_strdup ("major"));
  g_ptr_array_add (filters, filter);
  g_assert_true (sp_saved_filters_save ("hazard", filters, NULL));
  g_assert_true (sp_record_page_use_filter (page, "别的文件"));
  support_settle ();
  g_assert_false (
    sp_filter_chip_get_condition (sp_record_page_get_chip (page, "township"), &condition));
  g_assert_cmpuint (n_rows (page), <, all);
  g_ptr_array_set_size (filters, 0);
  g_assert_true (sp_saved_filters_save ("hazard", filters, NULL));
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/ledger-views/as-of", test_as_of);
  g_test_add_func ("/ledger-views/order", test_order);
  g_test_add_func ("/ledger-views/lacked", test_lacked);
  g_test_add_func ("/ledger-views/groups", test_groups);
  g_test_add_func ("/ledger-views/group-keys", test_group_keys);
  g_test_add_func ("/ledger-views/columns", test_columns);
  g_test_add_func ("/ledger-views/filters", test_filters);
  g_test_add_func ("/ledger-views/foreign-filter", test_foreign_filter);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
