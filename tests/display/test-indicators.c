/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 指标与事故: indicators out of targets, values by unit, the grade, months of the base
 * year, the comparison, charts that say what they show. */
#include "app/sp-indicators-page.h"
#include "base/sp-error.h"
#include "store/sp-write-running.h"
#include "window-support.h"

#include <glib/gstdio.h>
#include <string.h>

static SpIndicatorsPage *
open_tab (SpWindow *window, const char *tab)
{
  SpIndicatorsPage *page = SP_INDICATORS_PAGE (sp_window_get_page (window, SP_PAGE_INDICATORS));

  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-09-30"));
  sp_session_set_page (sp_window_get_session (window), SP_PAGE_INDICATORS);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-tab", "s", tab);
  support_frames (GTK_WIDGET (window), 3);
  return page;
}

static int64_t
count (SpWindow *window, const SpRecordType *type)
{
  g_autoptr (GError) error = NULL;
  int64_t n =
    sp_reader_count (sp_session_get_reader (sp_window_get_session (window)), type, &error);

  g_assert_no_error (error);
  return n;
}

static void
empty_table (SpWindow *window, const SpRecordType *type)
{
  SpSession *session = sp_window_get_session (window);
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (sp_session_get_reader (session), type, -1, 0, NULL);

  for (guint i = 0; i < all->len; i++)
    g_assert_true (sp_session_delete (session, g_ptr_array_index (all, i), "清空"));
}

static void
type (GtkEntry *entry, const char *text)
{
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* ---- indicators ---- */

static void
test_propose (void)
{
  SpWindow *window = window_support_open ();
  SpProposals *proposals;
  guint n;

  empty_table (window, &sp_indicator_type);
  proposals = sp_indicators_page_get_proposals (open_tab (window, SP_TAB_INDICATORS));
  sp_proposals_reload (proposals);
  n = sp_proposals_get_n_ticked (proposals);
  g_assert_cmpuint (n, >, 2);
  sp_proposals_tick (proposals, 0, FALSE);
  g_assert_cmpuint (sp_proposals_get_n_ticked (proposals), ==, n - 1);
  g_assert_true (sp_proposals_accept (proposals));
  g_assert_cmpint (count (window, &sp_indicator_type), ==, n - 1);
  /* What was made is proposed no more; the one left out still is. */
  g_assert_cmpuint (sp_proposals_get_n_ticked (proposals), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpint (count (window, &sp_indicator_type), ==, 0);
  window_support_close (window);
}

static int64_t
add_indicator (SpWindow *window)
{
  SpSession *session = sp_window_get_session (window);
  g_autoptr (SpRecord) indicator = sp_record_new (&sp_indicator_type);
  g_autoptr (SpRecord) milestone = sp_record_new (&sp_milestone_type);

  sp_record_set_integer (indicator, SP_INDICATOR_PLAN,
                         sp_record_get_id (SP_RECORD (sp_session_get_plan (session))));
  sp_record_set_text (indicator, SP_INDICATOR_NAME, "安装率");
  sp_record_set_text (indicator, SP_INDICATOR_MEASURED_IN, "%");
  sp_record_set_integer (indicator, SP_INDICATOR_TOTAL, SP_INDICATOR_RATIO);
  g_assert_true (sp_session_insert (session, indicator, "登记"));
  sp_record_set_integer (milestone, SP_MILESTONE_INDICATOR, sp_record_get_id (indicator));
  sp_record_set_integer (milestone, SP_MILESTONE_BY_DATE, sp_date_from_iso ("2022-12-31"));
  sp_record_set_real (milestone, SP_MILESTONE_VALUE, 90);
  g_assert_true (sp_session_insert (session, milestone, "登记"));
  return sp_record_get_id (indicator);
}

static int64_t
find_township (SpWindow *window, guint i)
{
  g_autoptr (GPtrArray) units = sp_reader_load_all (
    sp_session_get_reader (sp_window_get_session (window)), &sp_unit_type, -1, 0, NULL);

  for (guint k = 0; k < units->len; k++)
    if (sp_record_get_integer (units->pdata[k], SP_UNIT_KIND) == SP_UNIT_TOWNSHIP && i-- == 0)
      return sp_record_get_id (units->pdata[k]);
  g_assert_not_reached ();
}

static SpIndicatorPane *
open_indicator (SpWindow *window, int64_t id)
{
  SpIndicatorsPage *page = open_tab (window, SP_TAB_INDICATORS);

  sp_record_page_select (
    SP_RECORD_PAGE (sp_tab_page_get_tab (SP_TAB_PAGE (page), SP_TAB_INDICATORS)), id);
  support_settle ();
  return sp_indicators_page_get_pane (page);
}

static void
test_values (void)
{
  SpWindow *window = window_support_open ();
  int64_t indicator, first = find_township (window, 0), second = find_township (window, 1);
  SpIndicatorPane *pane;
  SpValueEntry *entry;

  empty_table (window, &sp_indicator_type);
  indicator = add_indicator (window);
  pane = open_indicator (window, indicator);
  entry = sp_indicator_pane_get_entry (pane);
  g_assert_true (g_str_has_prefix (sp_indicator_pane_get_standing (pane), "○ "));
  type (sp_value_entry_get_cell (entry, first, SP_DONE_CELL), "６");
  type (sp_value_entry_get_cell (entry, first, SP_WHOLE_CELL), "8");
  type (sp_value_entry_get_cell (entry, second, SP_DONE_CELL), "3");
  type (sp_value_entry_get_cell (entry, second, SP_WHOLE_CELL), "4");
  g_assert_true (sp_value_entry_is_changed (entry));
  g_assert_true (sp_value_entry_save (entry));
  g_assert_false (sp_value_entry_is_changed (entry));
  g_assert_cmpint (count (window, &sp_indicator_value_type), ==, 2);
  g_assert_nonnull (strstr (sp_indicator_pane_get_standing (pane), "为75%"));
  g_assert_nonnull (strstr (
    sp_trend_scene_get_standing (sp_trend_view_get_scene (sp_indicator_pane_get_trend (pane))),
    "为75%"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  support_settle ();
  g_assert_cmpint (count (window, &sp_indicator_value_type), ==, 0);
  g_assert_cmpstr (
    gtk_editable_get_text (GTK_EDITABLE (sp_value_entry_get_cell (entry, first, SP_DONE_CELL))), ==,
    "");
  window_support_close (window);
}

/* What is typed before the date is meant for the date; other units' values of that day stay. */
static void
test_other_day (void)
{
  SpWindow *window = window_support_open ();
  int64_t indicator, first = find_township (window, 0), second = find_township (window, 1);
  SpValueEntry *entry;
  g_autoptr (GPtrArray) values = NULL;

  empty_table (window, &sp_indicator_type);
  indicator = add_indicator (window);
  entry = sp_indicator_pane_get_entry (open_indicator (window, indicator));
  sp_value_entry_set_date (entry, "2021-6-30");
  type (sp_value_entry_get_cell (entry, second, SP_VALUE_CELL), "20");
  g_assert_true (sp_value_entry_save (entry));
  sp_value_entry_set_date (entry, "2021-9-30");
  type (sp_value_entry_get_cell (entry, first, SP_VALUE_CELL), "10");
  sp_value_entry_set_date (entry, "2021-6-30");
  g_assert_cmpstr (
    gtk_editable_get_text (GTK_EDITABLE (sp_value_entry_get_cell (entry, second, SP_VALUE_CELL))),
    ==, "20");
  g_assert_true (sp_value_entry_save (entry));
  values = sp_reader_load_all (sp_session_get_reader (sp_window_get_session (window)),
                               &sp_indicator_value_type, -1, 0, NULL);
  g_assert_cmpuint (values->len, ==, 2);
  for (guint i = 0; i < values->len; i++)
    g_assert_cmpint (sp_record_get_integer (values->pdata[i], SP_INDICATOR_VALUE_AS_OF), ==,
                     sp_date_from_iso ("2021-06-30"));
  window_support_close (window);
}

/* What will not do stays typed and says why; what is odd is kept and said. */
static void
test_refused (void)
{
  static const struct
  {
    const char *date, *value, *done, *whole;
    gboolean is_saved;
    const char *says;
  } cases[] = {
    {"2021-09-30", "很多", "", "", FALSE, "数"},     {"2021-09-30", "", "3", "", FALSE, "底数"},
    {"2999-01-01", "5", "", "", FALSE, "晚于今天"},  {"上周", "5", "", "", FALSE, "日期"},
    {"2021-09-30", "120", "", "", TRUE, "0%到100%"}, {"2019-09-30", "50", "", "", TRUE, "计划期"},
  };
  SpWindow *window = window_support_open ();
  SpValueEntry *entry;
  int64_t indicator;

  empty_table (window, &sp_indicator_type);
  indicator = add_indicator (window);
  entry = sp_indicator_pane_get_entry (open_indicator (window, indicator));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sp_value_entry_set_date (entry, cases[i].date);
      type (sp_value_entry_get_cell (entry, 0, SP_VALUE_CELL), cases[i].value);
      type (sp_value_entry_get_cell (entry, 0, SP_DONE_CELL), cases[i].done);
      type (sp_value_entry_get_cell (entry, 0, SP_WHOLE_CELL), cases[i].whole);
      g_test_message ("%u", i);
      g_assert_cmpint (sp_value_entry_save (entry), ==, cases[i].is_saved);
      g_assert_nonnull (strstr (sp_value_entry_get_problem (entry), cases[i].says));
      g_assert_cmpint (sp_value_entry_is_changed (entry), ==, !cases[i].is_saved);
      g_assert_cmpstr (
        gtk_editable_get_text (GTK_EDITABLE (sp_value_entry_get_cell (entry, 0, SP_VALUE_CELL))),
        ==, cases[i].value);
    }
  window_support_close (window);
}

static void
test_print (void)
{
  SpWindow *window = window_support_open ();
  SpIndicatorPane *pane = open_indicator (window, 1);
  g_autofree char *folder = g_dir_make_tmp ("sp-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "trend.pdf", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  sp_indicator_pane_print (pane, path);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_remove (path);
  g_rmdir (folder);
  window_support_close (window);
}

/* ---- accidents ---- */

static void
test_grade (void)
{
  SpWindow *window = window_support_open ();
  SpIndicatorsPage *page;
  SpRecordPage *tab;

  empty_table (window, &sp_accident_type);
  page = open_tab (window, SP_TAB_ACCIDENTS);
  tab = SP_RECORD_PAGE (sp_tab_page_get_tab (SP_TAB_PAGE (page), SP_TAB_ACCIDENTS));
  gtk_widget_activate_action (GTK_WIDGET (tab), "ledger.add", NULL);
  sp_field_editor_type (sp_record_form_get_editor (sp_record_page_get_draft (tab), "title"),
                        "车辆坠崖");
  sp_field_editor_type (sp_record_form_get_editor (sp_record_page_get_draft (tab), "deaths"), "2");
  g_assert_true (sp_record_page_save_draft (tab));
  support_settle ();
  g_assert_nonnull (strstr (sp_indicators_page_get_grade (page), "一般事故"));
  sp_field_editor_type (sp_record_form_get_editor (sp_record_page_get_form (tab), "deaths"), "3");
  sp_field_editor_commit (sp_record_form_get_editor (sp_record_page_get_form (tab), "deaths"));
  g_assert_nonnull (strstr (sp_indicators_page_get_grade (page), "较大事故"));
  window_support_close (window);
}

static void
test_base_year (void)
{
  SpWindow *window = window_support_open ();
  SpIndicatorsPage *page;
  SpBaseYearTab *tab;

  empty_table (window, &sp_accident_total_type);
  page = open_tab (window, SP_TAB_BASE_YEAR);
  tab = SP_BASE_YEAR_TAB (sp_tab_page_get_tab (SP_TAB_PAGE (page), SP_TAB_BASE_YEAR));
  g_assert_cmpint (sp_base_year_tab_get_year (tab), ==, 2019);
  g_assert_cmpstr (sp_base_year_tab_get_sum (tab), ==, "0");
  type (sp_base_year_tab_get_cell (tab, 3, SP_ACCIDENT_INDUSTRY_ROAD), "4");
  g_assert_true (sp_base_year_tab_save (tab, 3, SP_ACCIDENT_INDUSTRY_ROAD));
  type (sp_base_year_tab_get_cell (tab, 3, SP_ACCIDENT_INDUSTRY_FIRE), "x");
  g_assert_false (sp_base_year_tab_save (tab, 3, SP_ACCIDENT_INDUSTRY_FIRE));
  g_assert_cmpstr (sp_base_year_tab_get_problem (tab), !=, "");
  support_settle ();
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (sp_base_year_tab_get_cell (tab, 3, SP_ACCIDENT_INDUSTRY_FIRE))),
                   ==, "x");
  g_assert_cmpstr (sp_base_year_tab_get_sum (tab), ==, "4");

  /* Another figure of the same month keeps the first. */
  sp_base_year_tab_set_figure (tab, SP_FIGURE_DEATHS);
  type (sp_base_year_tab_get_cell (tab, 3, SP_ACCIDENT_INDUSTRY_ROAD), "1");
  g_assert_true (sp_base_year_tab_save (tab, 3, SP_ACCIDENT_INDUSTRY_ROAD));
  g_assert_cmpstr (sp_base_year_tab_get_sum (tab), ==, "1");
  sp_base_year_tab_set_figure (tab, SP_FIGURE_ACCIDENTS);
  g_assert_cmpstr (sp_base_year_tab_get_sum (tab), ==, "4");
  g_assert_cmpint (count (window, &sp_accident_total_type), ==, 1);
  window_support_close (window);
}

static void
test_compare (void)
{
  SpWindow *window = window_support_open ();
  const SpAccidentSum sum = {.accidents = 7, .deaths = 0};
  SpCompareTab *tab;
  g_autoptr (GError) error = NULL;

  empty_table (window, &sp_accident_type);
  empty_table (window, &sp_accident_total_type);
  g_assert_true (sp_store_set_accident_total (sp_session_get_store (sp_window_get_session (window)),
                                              2019, 5, SP_ACCIDENT_INDUSTRY_ROAD, &sum, &error));
  tab = SP_COMPARE_TAB (
    sp_tab_page_get_tab (SP_TAB_PAGE (open_tab (window, SP_TAB_COMPARE)), SP_TAB_COMPARE));
  sp_compare_tab_set_goal (tab, 2019, 10);
  support_settle ();
  /* No percentage on a base of 0. */
  g_assert_cmpstr (
    sp_compare_tab_get_bulletin (tab), ==,
    "发生各类事故0起、死亡0人、受伤0人，同比分别减少7起、持平、持平，下降100.00%、持平、"
    "持平。");
  g_assert_cmpstr (sp_compare_tab_get_cell (tab, 1, 2), ==, "7");
  g_assert_cmpstr (sp_compare_tab_get_cell (tab, 1, 3), ==, "▼ 7");
  g_assert_cmpstr (sp_compare_tab_get_cell (tab, 1, 5), ==, "6");
  g_assert_cmpstr (sp_compare_tab_get_cell (tab, 1, 6), ==, "6");
  sp_compare_tab_set_goal (tab, 2018, 10);
  support_settle ();
  g_assert_cmpstr (sp_compare_tab_get_cell (tab, 1, 2), ==, "0");
  g_assert_nonnull (sp_trend_view_get_scene (sp_compare_tab_get_trend (tab, 1)));
  window_support_close (window);
}

/* Keys of ledgers reach the tab that is shown; one that is no ledger says so. */
static void
test_no_ledger (void)
{
  SpWindow *window = window_support_open ();
  GtkWidget *page = GTK_WIDGET (open_tab (window, SP_TAB_COMPARE));

  gtk_widget_activate_action (page, "ledger.print", NULL);
  g_assert_nonnull (strstr (sp_window_get_message (window), "没有台账"));
  open_tab (window, SP_TAB_ACCIDENTS);
  gtk_widget_activate_action (page, "ledger.add", NULL);
  g_assert_nonnull (sp_record_page_get_draft (
    SP_RECORD_PAGE (sp_tab_page_get_tab (SP_TAB_PAGE (page), SP_TAB_ACCIDENTS))));
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/indicators/no-ledger", test_no_ledger);
  g_test_add_func ("/indicators/propose", test_propose);
  g_test_add_func ("/indicators/values", test_values);
  g_test_add_func ("/indicators/other-day", test_other_day);
  g_test_add_func ("/indicators/refused", test_refused);
  g_test_add_func ("/indicators/print", test_print);
  g_test_add_func ("/indicators/grade", test_grade);
  g_test_add_func ("/indicators/base-year", test_base_year);
  g_test_add_func ("/indicators/compare", test_compare);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
