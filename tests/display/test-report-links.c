/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the page 报表 to the lists behind its figures, in the window and by the keyboard alone. */
#include "app/sp-hazards-page.h"
#include "app/sp-ledger-page.h"
#include "app/sp-report-page.h"
#include "core/sp-enterprise.h"
#include "core/sp-institution.h"
#include "window-support.h"

static SpReportPage *
open_report (SpWindow *window, const char *kind, const char *text)
{
  SpReportPage *page;
  SpPeriod period;

  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 768);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report-choose", NULL);
  page = SP_REPORT_PAGE (sp_window_get_page (window, SP_PAGE_REPORT));
  g_assert_true (sp_report_page_select_kind (page, kind));
  g_assert_true (sp_period_from_text (text, &period));
  g_assert_true (sp_report_page_select_period (page, &period));
  WAIT_FOR (!sp_report_page_is_busy (page));
  return page;
}

static guint
find_key (const SpReportSheet *sheet, const char *key)
{
  for (guint i = 0; i < sp_report_sheet_get_n_columns (sheet); i++)
    if (g_str_equal (sp_report_sheet_get_column (sheet, i)->key, key))
      return i;
  g_error ("no column %s", key);
}

/* The list has as many rows as the figure says, and all of them again without the figure. */
static void
test_hazards (void)
{
  SpWindow *window = window_support_open ();
  SpReportPage *page = open_report (window, "county-form", "2021Q2");
  const SpReportSheet *sheet = sp_report_get_sheet (sp_report_page_get_report (page), 0);
  guint last = sp_report_sheet_get_n_rows (sheet) - 1;
  guint column = find_key (sheet, "general_found");
  g_autoptr (SpSheetRow) row = sp_sheet_view_dup_row (sp_report_page_get_view (page), last);
  guint n = (guint)g_ascii_strtoull (sp_sheet_row_get_text (row, column), NULL, 10);
  SpRecordPage *records;

  support_frames (GTK_WIDGET (window), 4);
  support_shot (GTK_WIDGET (window), "report-window");
  g_assert_cmpuint (n, >, 0);
  g_assert_true (sp_report_page_follow (page, last, (int)column, -1));
  records =
    sp_hazards_page_get_ledger (SP_HAZARDS_PAGE (sp_window_get_page (window, SP_PAGE_HAZARDS)));
  WAIT_FOR (sp_record_list_get_n_rows (sp_record_page_get_list (records)) == n);
  support_frames (GTK_WIDGET (window), 4);
  support_shot (GTK_WIDGET (window), "report-traced");
  gtk_widget_activate_action (GTK_WIDGET (records), "ledger.clear", NULL);
  WAIT_FOR (sp_record_list_get_n_rows (sp_record_page_get_list (records)) > n);
  window_support_close (window);
}

/* A rate offers both of its parts; each leads to its list. */
static void
test_rate (void)
{
  SpWindow *window = window_support_open ();
  SpReportPage *page = open_report (window, "county-form", "2021Q2");
  const SpReportSheet *sheet = sp_report_get_sheet (sp_report_page_get_report (page), 0);
  guint last = sp_report_sheet_get_n_rows (sheet) - 1;
  const char *const keys[] = {"major_rectified", "major_found"};
  guint rate = find_key (sheet, "major_rectified") + 1;
  guint n[2];

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (SpSheetRow) row = sp_sheet_view_dup_row (sp_report_page_get_view (page), last);

      n[i] =
        (guint)g_ascii_strtoull (sp_sheet_row_get_text (row, find_key (sheet, keys[i])), NULL, 10);
    }
  g_assert_cmpuint (n[0], <, n[1]);
  g_assert_true (sp_report_page_follow (page, last, (int)rate, -1));
  g_assert_true (GTK_IS_POPOVER_MENU (gtk_widget_get_last_child (GTK_WIDGET (page))));
  support_frames (GTK_WIDGET (window), 3);
  support_shot (GTK_WIDGET (window), "report-rate");
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_last_child (GTK_WIDGET (page))));
  support_settle ();
  for (int i = 0; i < 2; i++)
    {
      SpRecordPage *records;

      gtk_widget_activate_action (GTK_WIDGET (page), "report.follow", "(uui)", last, rate, i);
      records =
        sp_hazards_page_get_ledger (SP_HAZARDS_PAGE (sp_window_get_page (window, SP_PAGE_HAZARDS)));
      WAIT_FOR (sp_record_list_get_n_rows (sp_record_page_get_list (records)) == n[i]);
    }
  support_frames (GTK_WIDGET (window), 4);
  support_shot (GTK_WIDGET (window), "report-rate-traced");
  g_assert_false (sp_report_page_follow (page, last, (int)rate, 2));
  window_support_close (window);
}

/* What counts institutions, enterprises and listings leads to their lists; a listing to its hazard.
 */
static void
test_other_lists (void)
{
  static const SpOwned listed = {&sp_listing_type, SP_LISTING_HAZARD, SP_LISTING_LISTED_ON};
  const SpDate first = sp_date_from_ymd (2021, 1, 1), last = sp_date_from_ymd (2021, 6, 30);
  const struct
  {
    const SpRecordType *type;
    const char *page;
    SpCondition condition;
  } cases[] = {
    {&sp_institution_type,
     SP_PAGE_INSTITUTIONS,
     {.field = SP_INSTITUTION_ISSUED_ON, .from = first, .to = last}},
    {&sp_enterprise_type,
     SP_PAGE_ENTERPRISES,
     {.field = SP_ENTERPRISE_SIZE, .only = 1 << SP_SIZE_SMALL}},
    {&sp_hazard_type,
     SP_PAGE_HAZARDS,
     {.field = SP_NO_FIELD, .owned = &listed, .from = first, .to = last}},
  };
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpRecordFilter filter = {
        .conditions = &cases[i].condition, .n_conditions = 1, .as_of = last};
      g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
      g_autoptr (GArray) ids =
        sp_reader_query (sp_session_get_reader (session), cases[i].type, &filter, NULL);
      GtkWidget *page;
      SpRecordPage *records;

      g_assert_cmpuint (ids->len, >, 0);
      g_array_append_val (conditions, cases[i].condition);
      sp_session_go_to_counted (session, cases[i].type, conditions, last, "某数");
      page = sp_window_get_page (window, cases[i].page);
      records = SP_IS_HAZARDS_PAGE (page) ? sp_hazards_page_get_ledger (SP_HAZARDS_PAGE (page))
                                          : sp_ledger_page_get_records (SP_LEDGER_PAGE (page));
      WAIT_FOR (sp_record_list_get_n_rows (sp_record_page_get_list (records)) == ids->len);
    }
  window_support_close (window);
}

/* A row of records leads to its record. */
static void
test_record (void)
{
  SpWindow *window = window_support_open ();
  SpReportPage *page = open_report (window, "city-progress", "2021Q2");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.report-sheet-next", NULL);
  g_assert_true (sp_report_page_follow (page, 0, -1, -1));
  g_assert_cmpstr (sp_session_get_page (sp_window_get_session (window)), ==, SP_PAGE_HAZARDS);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/report-links/hazards", test_hazards);
  g_test_add_func ("/report-links/rate", test_rate);
  g_test_add_func ("/report-links/other-lists", test_other_lists);
  g_test_add_func ("/report-links/record", test_record);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
