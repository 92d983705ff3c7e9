/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 任务: tree, filters, order, selection; editing in place, reporting progress, history,
 * undo. */
#include "app/sp-task-cells.h"
#include "app/sp-task-model.h"
#include "pages-support.h"
#include "window-support.h"

#define A_MEASURE "摸清企业底数"

static SpTaskPage *
get_page (SpWindow *window)
{
  return SP_TASK_PAGE (sp_window_get_page (window, SP_PAGE_TASKS));
}

static GListModel *
get_rows (SpWindow *window)
{
  return sp_task_list_get_model (sp_task_page_get_list (get_page (window)));
}

/* Rows of the list that are measures and not parts. */
static guint
count_tasks (SpWindow *window)
{
  GListModel *rows = get_rows (window);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);
      g_autoptr (GObject) item = sp_task_item_from_row (row);

      n += SP_IS_TASK (item);
    }
  return n;
}

static SpSchedule *
get_schedule (SpWindow *window)
{
  return sp_session_get_schedule (sp_window_get_session (window));
}

static void
set_filter (SpWindow *window, const SpTaskFilter *filter)
{
  SpSession *session = sp_window_get_session (window);

  sp_session_set_filter (session, filter);
  WAIT_FOR (!sp_session_is_loading (session));
}

/* ---- the list ---- */

static void
test_tree (void)
{
  SpWindow *window = window_support_open ();
  guint n_rows = sp_schedule_get_n_rows (get_schedule (window));
  g_autoptr (GObject) row = NULL;
  g_autoptr (GObject) part = NULL;

  WAIT_FOR (count_tasks (window) == n_rows);
  row = g_list_model_get_item (get_rows (window), 0);
  part = sp_task_item_from_row (row);
  g_assert_true (SP_IS_PART_ITEM (part));
  g_assert_cmpuint (sp_part_item_get_totals (SP_PART_ITEM (part))->total, >, 0);
  gtk_tree_list_row_set_expanded (GTK_TREE_LIST_ROW (row), FALSE);
  g_assert_cmpuint (count_tasks (window), <, n_rows);
  window_support_close (window);
}

static void
test_filter (void)
{
  SpWindow *window = window_support_open ();
  SpTotals all = sp_schedule_get_totals (get_schedule (window));
  SpTaskFilter overdue = {.lights = 1 << SP_LIGHT_OVERDUE};
  SpTaskFilter none = {.text = "没有这样的文字"};
  g_autofree char *count = NULL;

  g_assert_cmpuint (all.by_light[SP_LIGHT_OVERDUE], >, 0);
  set_filter (window, &overdue);
  WAIT_FOR (count_tasks (window) == all.by_light[SP_LIGHT_OVERDUE]);
  count = g_strdup_printf ("%u 项 · 逾期 %u", all.by_light[SP_LIGHT_OVERDUE],
                           all.by_light[SP_LIGHT_OVERDUE]);
  g_assert_cmpstr (sp_filter_bar_get_count (sp_task_page_get_filter_bar (get_page (window))), ==,
                   count);
  set_filter (window, &none);
  WAIT_FOR (count_tasks (window) == 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.clear-filter", NULL);
  WAIT_FOR (count_tasks (window) == all.total);
  window_support_close (window);
}

static void
test_filter_unit (void)
{
  SpWindow *window = window_support_open ();
  SpReader *reader = sp_session_get_reader (sp_window_get_session (window));
  SpTaskFilter filter = {.roles = 1 << SP_ROLE_LEAD};

  filter.unit = sp_reader_find_unit (reader, "县应急管理局", SP_DATE_NONE, NULL);
  g_assert_cmpint (filter.unit, !=, 0);
  set_filter (window, &filter);
  g_assert_cmpuint (sp_schedule_get_n_rows (get_schedule (window)), >, 0);
  for (guint i = 0; i < sp_schedule_get_n_rows (get_schedule (window)); i++)
    g_assert_nonnull (
      strstr (sp_schedule_get_row (get_schedule (window), i)->leads, "县应急管理局"));
  window_support_close (window);
}

static SpDate
due_at (SpWindow *window, guint position)
{
  g_autoptr (GObject) row = g_list_model_get_item (get_rows (window), position);

  return SP_IS_TASK (row) ? sp_task_get_row (SP_TASK (row))->due : SP_DATE_NONE;
}

/* Sorted by a head the list is flat, in either direction; by number it is the tree again. */
static void
test_sort (void)
{
  SpWindow *window = window_support_open ();
  GtkColumnView *view = sp_task_list_get_view (sp_task_page_get_list (get_page (window)));
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n_rows = sp_schedule_get_n_rows (get_schedule (window));
  g_autoptr (GtkColumnViewColumn) due = NULL;
  g_autoptr (GtkColumnViewColumn) number = g_list_model_get_item (columns, 0);

  for (guint i = 0; i < g_list_model_get_n_items (columns) && due == NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), "完成时限"))
        due = g_steal_pointer (&column);
    }
  gtk_column_view_sort_by_column (view, due, GTK_SORT_ASCENDING);
  WAIT_FOR (g_list_model_get_n_items (get_rows (window)) == n_rows);
  WAIT_FOR (due_at (window, 0) != SP_DATE_NONE);
  g_assert_cmpint (due_at (window, 0), <=, due_at (window, 20));
  gtk_column_view_sort_by_column (view, due, GTK_SORT_DESCENDING);
  WAIT_FOR (g_list_model_get_n_items (get_rows (window)) == n_rows);
  g_assert_cmpint (due_at (window, 0), >=, due_at (window, 20));
  gtk_column_view_sort_by_column (view, number, GTK_SORT_ASCENDING);
  WAIT_FOR (g_list_model_get_n_items (get_rows (window)) > n_rows);
  window_support_close (window);
}

static int64_t
selected_in_list (SpWindow *window)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (get_rows (window));
  g_autoptr (GObject) item =
    sp_task_item_from_row (gtk_single_selection_get_selected_item (selection));

  return SP_IS_TASK (item) ? sp_task_get_id (SP_TASK (item)) : 0;
}

/* The session's measure is selected in the list, also after a filter took it away and gave it back.
 */
static void
test_selection (void)
{
  SpWindow *window = window_support_open ();
  int64_t measure = window_support_find (window, A_MEASURE);
  SpTaskFilter done = {.lights = 1 << SP_LIGHT_DONE};

  WAIT_FOR (count_tasks (window) > 0);
  window_support_select (window, measure);
  WAIT_FOR (selected_in_list (window) == measure);
  set_filter (window, &done);
  WAIT_FOR (selected_in_list (window) == 0);
  sp_session_go_to_measure (sp_window_get_session (window), measure);
  WAIT_FOR (selected_in_list (window) == measure);
  window_support_close (window);
}

/* The list takes the focus on its selected row, so that the arrows go on from there. */
static void
test_focus (void)
{
  SpWindow *window = window_support_open ();
  GtkWidget *list = GTK_WIDGET (sp_task_page_get_list (get_page (window)));
  int64_t measure = window_support_find (window, A_MEASURE);
  GtkWidget *focus;

  WAIT_FOR (count_tasks (window) > 0);
  window_support_select (window, measure);
  WAIT_FOR (selected_in_list (window) == measure);
  support_frames (GTK_WIDGET (window), 2);
  g_assert_true (gtk_widget_grab_focus (list));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  while (focus != list && (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) == 0)
    focus = gtk_widget_get_parent (focus); /* from the cell to its row */
  g_assert_true (focus != list);
  window_support_close (window);
}

/* ---- editing ---- */

static SpDutyTab *
open_duty (SpWindow *window, int64_t measure)
{
  SpMeasureDetail *detail = window_support_detail (window);

  window_support_select (window, measure);
  sp_measure_detail_show_tab (detail, SP_TAB_DUTY);
  support_frames (GTK_WIDGET (window), 2);
  return SP_DUTY_TAB (sp_measure_detail_get_tab (detail, SP_TAB_DUTY));
}

static void
type_and_leave (SpRecordForm *form, const char *field, const char *text)
{
  SpFieldEditor *editor = sp_record_form_get_editor (form, field);

  g_assert_nonnull (editor);
  sp_field_editor_type (editor, text);
  sp_field_editor_commit (editor);
}

static void
test_edit_and_undo (void)
{
  SpWindow *window = window_support_open ();
  int64_t measure = window_support_find (window, A_MEASURE);
  SpDutyTab *duty = open_duty (window, measure);
  g_autoptr (SpRecord) edited = NULL;
  g_autoptr (SpRecord) undone = NULL;
  g_autoptr (SpRecord) redone = NULL;

  type_and_leave (sp_duty_tab_get_form (duty), "leader", "张副县长");
  edited = window_support_load (window, &sp_measure_type, measure);
  g_assert_cmpstr (sp_record_get_text (edited, SP_MEASURE_LEADER), ==, "张副县长");
  g_assert_nonnull (strstr (sp_window_get_message (window), "张副县长"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  undone = window_support_load (window, &sp_measure_type, measure);
  g_assert_cmpstr (sp_record_get_text (undone, SP_MEASURE_LEADER), ==, "");
  g_assert_cmpstr (
    sp_record_get_text (sp_record_form_get_record (sp_duty_tab_get_form (duty)), SP_MEASURE_LEADER),
    ==, "");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL));
  redone = window_support_load (window, &sp_measure_type, measure);
  g_assert_cmpstr (sp_record_get_text (redone, SP_MEASURE_LEADER), ==, "张副县长");
  window_support_close (window);
}

/* Whether a cell below @widget shows @text. */
static gboolean
shows_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_INSCRIPTION (widget) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

/* The row in the list says at once what an edit and its undoing made of it. */
static void
test_row_follows (void)
{
  SpWindow *window = window_support_open ();
  GtkWidget *list = GTK_WIDGET (sp_task_page_get_list (get_page (window)));
  g_autoptr (SpRecord) measure =
    window_support_load (window, &sp_measure_type, window_support_find (window, A_MEASURE));

  support_settle ();
  g_assert_true (shows_text (list, A_MEASURE));
  sp_record_set_text (measure, SP_MEASURE_TITLE, "改了的名称");
  g_assert_true (sp_session_update (sp_window_get_session (window), measure, "修改任务"));
  g_assert_true (shows_text (list, "改了的名称"));
  g_assert_false (shows_text (list, A_MEASURE));
  sp_session_undo (sp_window_get_session (window));
  g_assert_true (shows_text (list, A_MEASURE));
  window_support_close (window);
}

/* What will not do is said under the field; what was typed stays; nothing is written. */
static void
test_refuses (void)
{
  static const struct
  {
    const char *field;
    const char *typed;
  } cases[] = {{"start_on", "二月三十"}, {"title", ""}};
  SpWindow *window = window_support_open ();
  int64_t measure = window_support_find (window, A_MEASURE);
  SpRecordForm *form = sp_duty_tab_get_form (open_duty (window, measure));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpFieldEditor *editor = sp_record_form_get_editor (form, cases[i].field);
      g_autoptr (SpRecord) record = NULL;

      g_test_message ("%s", cases[i].field);
      type_and_leave (form, cases[i].field, cases[i].typed);
      g_assert_nonnull (sp_field_editor_get_problem (editor));
      g_assert_true (sp_field_editor_is_changed (editor));
      record = window_support_load (window, &sp_measure_type, measure);
      g_assert_cmpint (sp_record_get_revision (record), ==,
                       sp_record_get_revision (sp_record_form_get_record (form)));
    }
  type_and_leave (form, "start_on", "2020年6月1日");
  g_assert_null (sp_field_editor_get_problem (sp_record_form_get_editor (form, "start_on")));
  window_support_close (window);
}

/* What is typed and not left yet is saved when another measure is shown. */
static void
test_saves_on_leaving (void)
{
  SpWindow *window = window_support_open ();
  int64_t measure = window_support_find (window, A_MEASURE);
  SpRecordForm *form = sp_duty_tab_get_form (open_duty (window, measure));
  g_autoptr (SpRecord) record = NULL;

  sp_field_editor_type (sp_record_form_get_editor (form, "note"), "会后补充");
  window_support_select (window, sp_schedule_get_row (get_schedule (window), 20)->measure);
  record = window_support_load (window, &sp_measure_type, measure);
  g_assert_cmpstr (sp_record_get_text (record, SP_MEASURE_NOTE), ==, "会后补充");
  window_support_close (window);
}

static void
test_rows (void)
{
  SpWindow *window = window_support_open ();
  int64_t measure = window_support_find (window, A_MEASURE);
  SpRecordRows *targets = sp_duty_tab_get_rows (open_duty (window, measure), "target");
  guint before = sp_record_rows_get_n_rows (targets);
  SpRecordForm *draft = sp_record_rows_begin (targets);

  g_assert_false (sp_record_rows_save_draft (targets)); /* a target needs a value */
  type_and_leave (draft, "value", "９５");
  type_and_leave (draft, "measured_in", "%");
  g_assert_true (sp_record_rows_save_draft (targets));
  g_assert_cmpuint (sp_record_rows_get_n_rows (targets), ==, before + 1);
  g_assert_cmpfloat (
    sp_record_get_real (sp_record_form_get_record (sp_record_rows_get_form (targets, before)),
                        SP_TARGET_VALUE),
    ==, 95);
  sp_record_rows_remove (targets, before);
  g_assert_cmpuint (sp_record_rows_get_n_rows (targets), ==, before);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (sp_record_rows_get_n_rows (targets), ==, before + 1);
  window_support_close (window);
}

/* ---- progress, source, history ---- */

static void
test_report_progress (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  int64_t measure = window_support_find (window, A_MEASURE);
  SpProgressTab *tab;
  guint before;
  int row = sp_schedule_find (get_schedule (window), measure);

  window_support_select (window, measure);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report-progress", NULL);
  tab =
    SP_PROGRESS_TAB (sp_measure_detail_get_tab (window_support_detail (window), SP_TAB_PROGRESS));
  before = sp_progress_tab_get_n_reports (tab);
  sp_field_editor_type (sp_record_form_get_editor (sp_progress_tab_get_form (tab), "percent"),
                        "101");
  g_assert_false (sp_progress_tab_save (tab));
  sp_field_editor_type (sp_record_form_get_editor (sp_progress_tab_get_form (tab), "percent"),
                        "100");
  sp_field_editor_type (sp_record_form_get_editor (sp_progress_tab_get_form (tab), "done"),
                        "全部核对完毕。");
  g_assert_true (sp_progress_tab_save (tab));
  g_assert_cmpuint (sp_progress_tab_get_n_reports (tab), ==, before + 1);
  g_assert_cmpint (sp_schedule_get_row (sp_session_get_schedule (session), (guint)row)->percent, ==,
                   100);
  g_assert_cmpint (sp_schedule_get_row (sp_session_get_schedule (session), (guint)row)->state.light,
                   ==, SP_LIGHT_DONE);
  g_assert_nonnull (strstr (sp_window_get_message (window), "100"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (sp_progress_tab_get_n_reports (tab), ==, before);
  window_support_close (window);
}

/* What was typed for one measure is there again when one comes back to it. */
static void
test_keeps_draft (void)
{
  SpWindow *window = window_support_open ();
  int64_t measure = window_support_find (window, A_MEASURE);
  SpProgressTab *tab =
    SP_PROGRESS_TAB (sp_measure_detail_get_tab (window_support_detail (window), SP_TAB_PROGRESS));

  window_support_select (window, measure);
  sp_field_editor_type (sp_record_form_get_editor (sp_progress_tab_get_form (tab), "done"),
                        "写到一半");
  window_support_select (window, sp_schedule_get_row (get_schedule (window), 20)->measure);
  g_assert_cmpstr (sp_record_get_text (sp_record_form_get_record (sp_progress_tab_get_form (tab)),
                                       SP_PROGRESS_DONE),
                   ==, "");
  window_support_select (window, measure);
  g_assert_cmpstr (sp_record_get_text (sp_record_form_get_record (sp_progress_tab_get_form (tab)),
                                       SP_PROGRESS_DONE),
                   ==, "写到一半");
  window_support_close (window);
}

/* Completion without a word and a step back without a reason are asked about at the field; nothing
 * typed is lost. */
static void
test_progress_rules (void)
{
  SpWindow *window = window_support_open ();
  int64_t measure = window_support_find (window, A_MEASURE);
  SpProgressTab *tab =
    SP_PROGRESS_TAB (sp_measure_detail_get_tab (window_support_detail (window), SP_TAB_PROGRESS));
  SpRecordForm *form = sp_progress_tab_get_form (tab);
  GtkWidget *reason = GTK_WIDGET (sp_record_form_get_editor (form, "reason"));

  window_support_select (window, measure);
  g_assert_false (gtk_widget_get_visible (reason));
  sp_field_editor_type (sp_record_form_get_editor (form, "percent"), "100");
  g_assert_false (sp_progress_tab_save (tab));
  g_assert_nonnull (sp_field_editor_get_problem (sp_record_form_get_editor (form, "done")));
  sp_field_editor_type (sp_record_form_get_editor (form, "done"), "全部核对完毕。");
  g_assert_true (sp_progress_tab_save (tab));
  sp_field_editor_type (sp_record_form_get_editor (form, "percent"), "90");
  g_assert_false (sp_progress_tab_save (tab));
  g_assert_true (gtk_widget_get_visible (reason));
  g_assert_nonnull (sp_field_editor_get_problem (SP_FIELD_EDITOR (reason)));
  g_assert_cmpint (sp_record_get_integer (sp_record_form_get_record (form), SP_PROGRESS_PERCENT),
                   ==, 90);
  sp_field_editor_type (SP_FIELD_EDITOR (reason), "验收退回");
  g_assert_true (sp_progress_tab_save (tab));
  g_assert_false (gtk_widget_get_visible (reason));
  window_support_close (window);
}

/* One key saves and goes to the next measure, with the day and the reporter filled in. */
static void
test_report_next (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpProgressTab *tab =
    SP_PROGRESS_TAB (sp_measure_detail_get_tab (window_support_detail (window), SP_TAB_PROGRESS));
  SpRecordForm *form = sp_progress_tab_get_form (tab);
  int row = sp_schedule_find (get_schedule (window), window_support_find (window, A_MEASURE));
  int64_t first = sp_schedule_get_row (get_schedule (window), (guint)row)->measure;
  int64_t second = sp_schedule_get_row (get_schedule (window), (guint)row + 1)->measure;

  WAIT_FOR (count_tasks (window) == sp_schedule_get_n_rows (get_schedule (window)));
  window_support_select (window, first);
  support_frames (GTK_WIDGET (window), 3);
  sp_field_editor_type (sp_record_form_get_editor (form, "as_of"), "2021-09-15");
  sp_field_editor_type (sp_record_form_get_editor (form, "reporter"), "王五");
  sp_field_editor_type (sp_record_form_get_editor (form, "percent"), "不知道");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report-next", NULL);
  g_assert_cmpint (sp_session_get_selected_measure (session), ==, first);
  sp_field_editor_type (sp_record_form_get_editor (form, "percent"), "85");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report-next", NULL);
  g_assert_cmpint (sp_session_get_selected_measure (session), ==, second);
  g_assert_cmpint (sp_record_get_integer (sp_record_form_get_record (form), SP_PROGRESS_AS_OF), ==,
                   sp_date_from_iso ("2021-09-15"));
  g_assert_cmpstr (sp_record_get_text (sp_record_form_get_record (form), SP_PROGRESS_REPORTER), ==,
                   "王五");
  window_support_close (window);
}

static void
test_source (void)
{
  SpWindow *window = window_support_open ();
  SpMeasureDetail *detail = window_support_detail (window);

  window_support_select (window, window_support_find (window, A_MEASURE));
  sp_measure_detail_show_tab (detail, SP_TAB_SOURCE);
  g_assert_cmpuint (
    sp_passage_tab_get_n_marks (SP_PASSAGE_TAB (sp_measure_detail_get_tab (detail, SP_TAB_SOURCE))),
    >=, 3);
  window_support_close (window);
}

static void
test_history (void)
{
  SpWindow *window = window_support_open ();
  SpMeasureDetail *detail = window_support_detail (window);
  int64_t measure = window_support_find (window, A_MEASURE);
  SpHistoryTab *history = SP_HISTORY_TAB (sp_measure_detail_get_tab (detail, SP_TAB_HISTORY));
  guint before;

  type_and_leave (sp_duty_tab_get_form (open_duty (window, measure)), "note", "改过一次");
  sp_measure_detail_show_tab (detail, SP_TAB_HISTORY);
  before = sp_history_tab_get_n_lines (history);
  g_assert_cmpuint (before, >=, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  support_frames (GTK_WIDGET (window), 2);
  g_assert_cmpuint (sp_history_tab_get_n_lines (history), !=, 0);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/tasks/tree", test_tree);
  g_test_add_func ("/tasks/filter/lights-and-text", test_filter);
  g_test_add_func ("/tasks/filter/unit-and-role", test_filter_unit);
  g_test_add_func ("/tasks/sort", test_sort);
  g_test_add_func ("/tasks/selection", test_selection);
  g_test_add_func ("/tasks/focus", test_focus);
  g_test_add_func ("/tasks/edit/undo-and-redo", test_edit_and_undo);
  g_test_add_func ("/tasks/edit/row-follows", test_row_follows);
  g_test_add_func ("/tasks/edit/refuses", test_refuses);
  g_test_add_func ("/tasks/edit/saves-on-leaving", test_saves_on_leaving);
  g_test_add_func ("/tasks/edit/rows", test_rows);
  g_test_add_func ("/tasks/progress/report", test_report_progress);
  g_test_add_func ("/tasks/progress/keeps-draft", test_keeps_draft);
  g_test_add_func ("/tasks/progress/rules", test_progress_rules);
  g_test_add_func ("/tasks/progress/next", test_report_next);
  g_test_add_func ("/tasks/source", test_source);
  g_test_add_func ("/tasks/history", test_history);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
