/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 审计留痕 in a window, who the journal says it was, and links of the overview to single
 * records; all by actions, as keys and menus do. */
#include "app/sp-duty-page.h"
#include "app/sp-history-page.h"
#include "app/sp-indicators-page.h"
#include "app/sp-overview-page.h"
#include "app/sp-settings.h"
#include "app/sp-supervision-page.h"
#include "window-support.h"

#include <glib/gstdio.h>
#include <string.h>

static void
act (SpWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static void
go (SpWindow *window, const char *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page));
  support_frames (GTK_WIDGET (window), 3);
}

static SpHistoryPage *
history_of (SpWindow *window)
{
  return SP_HISTORY_PAGE (sp_window_get_page (window, SP_PAGE_HISTORY));
}

static guint
count_lines (SpHistoryPage *page)
{
  WAIT_FOR (sp_history_page_get_list (page) != NULL && !sp_history_page_is_loading (page));
  return g_list_model_get_n_items (G_LIST_MODEL (sp_history_page_get_list (page)));
}

static char *
dup_sentence (SpHistoryPage *page, guint position)
{
  g_autoptr (SpHistoryItem) item =
    g_list_model_get_item (G_LIST_MODEL (sp_history_page_get_list (page)), position);

  g_assert_nonnull (item);
  return g_strdup (sp_history_item_get_line (item)->sentence);
}

static void
rename_measure (SpSession *session, int64_t id, const char *title)
{
  g_autoptr (SpRecord) measure =
    sp_reader_load (sp_session_get_reader (session), &sp_measure_type, id, NULL);

  sp_record_set_text (measure, SP_MEASURE_TITLE, title);
  g_assert_true (sp_session_update (session, measure, "修改任务"));
}

/* ---- the page ---- */

static void
test_page (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpHistoryPage *page = history_of (window);
  int64_t measure = sp_schedule_get_row (sp_session_get_schedule (session), 0)->measure;
  g_autofree char *newest = NULL;
  guint n;

  g_assert_null (sp_history_page_get_list (page)); /* nobody looks */
  go (window, SP_PAGE_HISTORY);
  n = count_lines (page);
  g_assert_cmpuint (n, >, 0);
  rename_measure (session, measure, "改过的名称");
  g_assert_cmpuint (count_lines (page), ==, n + 1); /* at its head */
  newest = dup_sentence (page, 0);
  g_assert_nonnull (strstr (newest, "改过的名称"));

  /* Enter opens the record, Ctrl+H its history, Escape of conditions all again. */
  sp_history_page_select (page, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "history.open", NULL));
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_TASKS);
  g_assert_cmpint (sp_session_get_selected_measure (session), ==, measure);
  support_frames (GTK_WIDGET (window), 3);
  act (window, "win.record-history");
  support_frames (GTK_WIDGET (window), 3);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_HISTORY);
  g_assert_cmpint (sp_history_page_get_filter (page)->record, ==, measure);
  g_assert_cmpuint (count_lines (page), <, n);
  act (window, "win.clear-filter");
  g_assert_cmpuint (count_lines (page), ==, n + 1);
  window_support_close (window);
}

/* A line that stands for a whole import shows what it stands for. */
static void
test_action (void)
{
  SpWindow *window = window_support_open ();
  SpHistoryPage *page = history_of (window);
  guint n, i;

  go (window, SP_PAGE_HISTORY);
  n = count_lines (page);
  for (i = 0; i < n; i++)
    {
      g_autofree char *sentence = dup_sentence (page, i);

      if (strstr (sentence, "处改动") != NULL)
        break;
    }
  g_assert_cmpuint (i, <, n);
  sp_history_page_select (page, i);
  act (window, "win.action-history");
  g_assert_cmpint (sp_history_page_get_filter (page)->action, !=, 0);
  g_assert_cmpuint (count_lines (page), >, 50);
  window_support_close (window);
}

static void
test_export (void)
{
  static const struct
  {
    SpHistoryFormat format;
    const char *begins;
  } cases[] = {{SP_HISTORY_CSV, "\xef\xbb\xbf时间,操作人"}, {SP_HISTORY_XLSX, "PK"}};
  SpWindow *window = window_support_open ();
  SpHistoryPage *page = history_of (window);

  go (window, SP_PAGE_HISTORY);
  count_lines (page);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = window_support_copy ();
      g_autofree char *bytes = NULL;

      sp_history_page_export_to (page, cases[i].format, path);
      WAIT_FOR (!sp_history_page_is_busy (page));
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, cases[i].begins));
      g_unlink (path);
    }
  window_support_close (window);
}

/* The history of what any ledger shows, and of nothing. */
static void
test_records (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpIndicatorsPage *page = SP_INDICATORS_PAGE (sp_window_get_page (window, SP_PAGE_INDICATORS));
  SpRecordPage *ledger =
    SP_RECORD_PAGE (sp_tab_page_get_tab (SP_TAB_PAGE (page), SP_TAB_INDICATORS));
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (sp_session_get_reader (session), &sp_indicator_type, -1, 0, NULL);
  int64_t id = sp_record_get_id (g_ptr_array_index (all, 0));

  go (window, SP_PAGE_INDICATORS);
  sp_session_go_to_record (session, &sp_indicator_type, id);
  WAIT_FOR (sp_record_page_get_record (ledger) != NULL);
  act (window, "win.record-history");
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_HISTORY);
  g_assert_cmpstr (sp_history_page_get_filter (history_of (window))->table, ==, "indicator");
  g_assert_cmpint (sp_history_page_get_filter (history_of (window))->record, ==, id);
  /* Keys on a tab that has no list of records to search or clear: nothing happens. */
  go (window, SP_PAGE_SUPERVISION);
  act (window, "win.filter");
  go (window, SP_PAGE_SUPERVISION);
  act (window, "win.clear-filter");
  window_support_close (window);
}

/* ---- who it was ---- */

static const char *
signature_of (SpWindow *window)
{
  return sp_store_get_user (sp_session_get_store (sp_window_get_session (window)));
}

static void
test_identity (void)
{
  SpWindow *window = window_support_open ();
  SpIdentityBar *bar = sp_window_get_identity_bar (window);
  SpSession *session = sp_window_get_session (window);
  g_autofree char *kept = NULL;

  g_assert_false (sp_identity_bar_is_asking (bar)); /* a sample is nobody's */
  act (window, "win.identity");
  g_assert_true (sp_identity_bar_is_asking (bar));
  support_frames (GTK_WIDGET (window), 3);
  g_assert_false (sp_identity_bar_save (bar)); /* without a name */
  support_frames (GTK_WIDGET (window), 3);
  gtk_editable_set_text (GTK_EDITABLE (sp_identity_bar_get_name (bar)), " 张示例 ");
  gtk_editable_set_text (GTK_EDITABLE (sp_identity_bar_get_unit (bar)), "示例县应急管理局");
  g_assert_true (sp_identity_bar_save (bar));
  g_assert_false (sp_identity_bar_is_asking (bar));
  g_assert_cmpstr (signature_of (window), ==, "张示例（示例县应急管理局）");
  g_assert_cmpstr (sp_session_get_person (session), ==, "张示例");
  window_support_close (window);

  /* Another window, another day: known, and the default reporter. */
  kept = sp_settings_dup_string ("user", "name");
  g_assert_cmpstr (kept, ==, "张示例");
  window = window_support_open ();
  g_assert_cmpstr (signature_of (window), ==, "张示例（示例县应急管理局）");
  window_support_close (window);
  g_assert_true (sp_settings_set_string ("user", "name", "", NULL));
}

/* ---- links of the overview ---- */

static void
follow (SpWindow *window, SpOverviewGoal goal)
{
  SpOverviewPage *page = SP_OVERVIEW_PAGE (sp_window_get_page (window, SP_PAGE_OVERVIEW));
  SpOverviewLayout *layout;
  guint i = 0;

  go (window, SP_PAGE_OVERVIEW);
  WAIT_FOR (!sp_overview_page_is_loading (page));
  layout = sp_overview_view_get_layout (sp_overview_page_get_view (page));
  while (sp_overview_layout_get_link (layout, i)->goal != goal)
    i++;
  g_assert_true (sp_overview_view_activate (sp_overview_page_get_view (page), (int)i));
  support_frames (GTK_WIDGET (window), 3);
}

static void
test_links (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpIndicatorsPage *indicators =
    SP_INDICATORS_PAGE (sp_window_get_page (window, SP_PAGE_INDICATORS));
  SpRecordPage *ledger =
    SP_RECORD_PAGE (sp_tab_page_get_tab (SP_TAB_PAGE (indicators), SP_TAB_INDICATORS));
  SpRecordPage *accidents =
    SP_RECORD_PAGE (sp_tab_page_get_tab (SP_TAB_PAGE (indicators), SP_TAB_ACCIDENTS));
  GtkWidget *duties = sp_tab_page_get_tab (
    SP_TAB_PAGE (sp_window_get_page (window, SP_PAGE_SUPERVISION)), SP_TAB_DUTIES);
  SpCondition days;

  sp_session_set_as_of (session, sp_date_from_iso ("2021-09-30"));
  follow (window, SP_OVERVIEW_INDICATOR);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_INDICATORS);
  WAIT_FOR (sp_record_page_get_record (ledger) != NULL);

  follow (window, SP_OVERVIEW_ACCIDENTS);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (accidents)));
  g_assert_true (
    sp_filter_chip_get_condition (sp_record_page_get_chip (accidents, "happened_on"), &days));
  g_assert_cmpint (days.from, ==, sp_date_from_iso ("2021-01-01"));

  follow (window, SP_OVERVIEW_DUTY);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_SUPERVISION);
  g_assert_true (gtk_widget_get_mapped (duties));
  window_support_close (window);
}

/* What changed is a filter like any other: keys reach it and take it back. */
static void
test_changes (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpOverviewPage *page = SP_OVERVIEW_PAGE (sp_window_get_page (window, SP_PAGE_OVERVIEW));
  SpOverviewLayout *layout;
  guint i = 0;

  sp_session_set_as_of (session, sp_date_from_iso ("2021-09-30"));
  act (window, "win.baseline"); /* from any page */
  support_frames (GTK_WIDGET (window), 3);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_OVERVIEW);
  WAIT_FOR (!sp_overview_page_is_loading (page));
  sp_overview_page_set_baseline (page, sp_date_from_iso ("2021-03-31"));
  WAIT_FOR (!sp_overview_page_is_loading (page));
  layout = sp_overview_view_get_layout (sp_overview_page_get_view (page));
  while (sp_overview_layout_get_link (layout, i)->changes == 0)
    i++;
  g_assert_true (sp_overview_view_activate (sp_overview_page_get_view (page), (int)i));
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_TASKS);
  g_assert_cmpint (sp_session_get_filter (session)->changes, !=, 0);
  g_assert_cmpint (sp_session_get_filter (session)->baseline, ==, sp_date_from_iso ("2021-03-31"));
  act (window, "win.clear-filter");
  g_assert_false (sp_session_is_filtered (session));
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/history-page/page", test_page);
  g_test_add_func ("/history-page/action", test_action);
  g_test_add_func ("/history-page/export", test_export);
  g_test_add_func ("/history-page/records", test_records);
  g_test_add_func ("/history-page/identity", test_identity);
  g_test_add_func ("/history-page/links", test_links);
  g_test_add_func ("/history-page/changes", test_changes);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
