/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 督办与会议: duties proposed, ticked, put off and taken back; measures linked to what is
 * urged; sums of enforcement. */
#include "app/sp-duty-page.h"
#include "app/sp-enforcement-sums.h"
#include "app/sp-supervised-measures.h"
#include "app/sp-supervision-page.h"
#include "window-support.h"

#include <string.h>

static GtkWidget *
open_tab (SpWindow *window, const char *name)
{
  SpSupervisionPage *page = SP_SUPERVISION_PAGE (sp_window_get_page (window, SP_PAGE_SUPERVISION));

  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-09-30"));
  sp_session_set_page (sp_window_get_session (window), SP_PAGE_SUPERVISION);
  gtk_widget_activate_action (GTK_WIDGET (page), "supervision.show-tab", "s", name);
  support_frames (GTK_WIDGET (window), 3);
  return sp_supervision_page_get_tab (page, name);
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
type_field (SpRecordForm *form, const char *name, const char *text)
{
  SpFieldEditor *editor = sp_record_form_get_editor (form, name);

  g_assert_nonnull (editor);
  sp_field_editor_type (editor, text);
  sp_field_editor_commit (editor);
}

static gpointer
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static int64_t
count (SpWindow *window, const SpRecordType *type)
{
  return sp_reader_count (sp_session_get_reader (sp_window_get_session (window)), type, NULL);
}

static SpDutyState
selected_state (SpDutyPage *page)
{
  return sp_duty_item_get_day (sp_duty_list_get_selected (sp_duty_page_get_list (page)))->state;
}

static void
test_propose (void)
{
  SpWindow *window = window_support_open ();
  SpDutyPage *page;
  GtkWidget *proposal;
  int64_t n;

  empty_table (window, &sp_duty_type);
  page = SP_DUTY_PAGE (open_tab (window, SP_TAB_DUTIES));
  g_assert_cmpstr (sp_duty_page_get_count (page), ==, "0 次");
  gtk_widget_activate_action (GTK_WIDGET (page), "duty.propose", NULL);
  proposal = find_child (GTK_WIDGET (page), GTK_TYPE_POPOVER);
  g_assert_nonnull (proposal);
  support_settle ();
  gtk_widget_activate_action (proposal, "proposal.accept", NULL);
  n = count (window, &sp_duty_type);
  g_assert_cmpint (n, >, 2);
  g_assert_cmpuint (sp_duty_list_get_n_overdue (sp_duty_page_get_list (page)), >, 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "duty.propose", NULL);
  support_settle ();
  gtk_widget_activate_action (proposal, "proposal.accept", NULL); /* nothing is left to propose */
  g_assert_cmpint (count (window, &sp_duty_type), ==, n);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  window_support_close (window);
}

static SpDutyPage *
open_duty (SpWindow *window)
{
  SpDutyPage *page;

  empty_table (window, &sp_duty_type);
  page = SP_DUTY_PAGE (open_tab (window, SP_TAB_DUTIES));
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.add", NULL);
  type_field (sp_duty_page_get_draft (page), "title", "季度会议");
  type_field (sp_duty_page_get_draft (page), "first_day", "2021-1-1");
  type_field (sp_duty_page_get_draft (page), "last_day", "2021-12-31");
  g_assert_true (sp_duty_page_save_draft (page));
  support_settle ();
  return page;
}

/* The first open quarter is selected; a tick stores it as done on the as-of date. */
static void
test_tick (void)
{
  SpWindow *window = window_support_open ();
  SpDutyPage *page = open_duty (window);
  SpDutyList *list = sp_duty_page_get_list (page);

  g_assert_cmpstr (sp_duty_page_get_count (page), ==, "4 次 · 逾期 2");
  g_assert_cmpint (selected_state (page), ==, SP_DUTY_STATE_OVERDUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "duty.tick", NULL);
  g_assert_cmpint (selected_state (page), ==, SP_DUTY_STATE_DONE);
  g_assert_cmpint (sp_duty_item_get_day (sp_duty_list_get_selected (list))->done_on, ==,
                   sp_date_from_iso ("2021-09-30"));
  g_assert_cmpint (count (window, &sp_duty_occurrence_type), >=, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpint (selected_state (page), ==, SP_DUTY_STATE_OVERDUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "duty.cancel", NULL);
  g_assert_cmpint (selected_state (page), ==, SP_DUTY_STATE_CANCELLED);
  g_assert_cmpstr (sp_duty_page_get_count (page), ==, "4 次 · 逾期 1");
  gtk_widget_activate_action (GTK_WIDGET (page), "duty.cancel", NULL);
  g_assert_cmpint (selected_state (page), ==, SP_DUTY_STATE_OVERDUE);
  window_support_close (window);
}

static void
test_put_off (void)
{
  SpWindow *window = window_support_open ();
  SpDutyPage *page = open_duty (window);
  SpRecordForm *form = sp_duty_page_get_occurrence_form (page);
  const SpDutyDay *day;

  type_field (form, "due", "2021年10月15日");
  day = sp_duty_item_get_day (sp_duty_list_get_selected (sp_duty_page_get_list (page)));
  g_assert_cmpint (day->due, ==, sp_date_from_iso ("2021-10-15"));
  g_assert_cmpint (day->state, ==, SP_DUTY_STATE_NEAR);
  type_field (form, "document", "示安委会〔2021〕3号");
  day = sp_duty_item_get_day (sp_duty_list_get_selected (sp_duty_page_get_list (page)));
  g_assert_cmpstr (sp_record_get_text (SP_RECORD (day->stored), SP_DUTY_OCCURRENCE_DOCUMENT), ==,
                   "示安委会〔2021〕3号");
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.delete", NULL);
  g_assert_cmpstr (sp_duty_page_get_count (page), ==, "0 次");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpstr (sp_duty_page_get_count (page), ==, "4 次 · 逾期 1");
  window_support_close (window);
}

static void
test_measures (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  int64_t measure = window_support_find (window, "摸清企业底数");
  SpRecordPage *page = SP_RECORD_PAGE (open_tab (window, SP_TAB_SUPERVISION));
  SpSupervisedMeasures *measures =
    find_child (GTK_WIDGET (sp_record_page_get_extra (page)), SP_TYPE_SUPERVISED_MEASURES);

  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.add", NULL);
  type_field (sp_record_page_get_draft (page), "title", "督办底数不清");
  g_assert_true (sp_record_page_save_draft (page));
  support_settle ();
  g_assert_cmpuint (sp_supervised_measures_get_n (measures), ==, 0);
  g_assert_true (sp_supervised_measures_add (measures, measure));
  g_assert_false (sp_supervised_measures_add (measures, measure));
  g_assert_cmpuint (sp_supervised_measures_get_n (measures), ==, 1);
  sp_supervised_measures_remove (measures, 0);
  g_assert_cmpuint (sp_supervised_measures_get_n (measures), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (sp_supervised_measures_get_n (measures), ==, 1);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_SUPERVISION);
  window_support_close (window);
}

static void
add_enforcement (SpWindow *window, const char *on, SpIndustry industry, int corrections)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_enforcement_type);

  sp_record_set_integer (record, SP_ENFORCEMENT_DAY, sp_date_from_iso (on));
  sp_record_set_integer (record, SP_ENFORCEMENT_INDUSTRY, industry);
  sp_record_set_integer (record, SP_ENFORCEMENT_CORRECTIONS, corrections);
  g_assert_true (sp_session_insert (sp_window_get_session (window), record, "登记执法"));
}

static void
test_sums (void)
{
  SpWindow *window = window_support_open ();
  SpEnforcementSums *sums;
  g_autofree char *quarter = NULL;
  g_autofree char *year = NULL;
  g_autofree char *expected = NULL;
  const char *mining = sp_vocabulary_label (&sp_industries, SP_INDUSTRY_MINING);
  const char *road = sp_vocabulary_label (&sp_industries, SP_INDUSTRY_ROAD);

  empty_table (window, &sp_enforcement_type);
  add_enforcement (window, "2021-08-01", SP_INDUSTRY_ROAD, 3);
  add_enforcement (window, "2021-09-01", SP_INDUSTRY_ROAD, 4);
  add_enforcement (window, "2021-02-01", SP_INDUSTRY_MINING, 5);
  sums = find_child (open_tab (window, SP_TAB_ENFORCEMENT), SP_TYPE_ENFORCEMENT_SUMS);
  g_assert_nonnull (sums);
  quarter = sp_enforcement_sums_dup_text (sums);
  expected = g_strdup_printf ("%s\t7\n合计\t7\n", road);
  g_assert_cmpstr (quarter, ==, expected);
  g_assert_false (sp_enforcement_sums_set_period (sums, "下周"));
  g_assert_true (sp_enforcement_sums_set_period (sums, "2021"));
  year = sp_enforcement_sums_dup_text (sums);
  g_free (expected);
  expected = g_strdup_printf ("%s\t5\n%s\t7\n合计\t12\n", mining, road);
  g_assert_cmpstr (year, ==, expected);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/supervision/propose", test_propose);
  g_test_add_func ("/supervision/tick", test_tick);
  g_test_add_func ("/supervision/put-off", test_put_off);
  g_test_add_func ("/supervision/measures", test_measures);
  g_test_add_func ("/supervision/sums", test_sums);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
