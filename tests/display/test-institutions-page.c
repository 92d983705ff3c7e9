/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 制度措施: steps taken and taken back, what it is linked to, proposals of the plan's
 * measures accepted in one action, the list on paper. */
#include "app/sp-institution-page.h"
#include "store/sp-institutions.h"
#include "window-support.h"

static SpInstitutionPage *
open_page (SpWindow *window)
{
  SpSession *session = sp_window_get_session (window);

  sp_session_set_as_of (session, sp_date_from_iso ("2021-09-30"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", SP_PAGE_INSTITUTIONS);
  support_frames (GTK_WIDGET (window), 3);
  return SP_INSTITUTION_PAGE (sp_window_get_page (window, SP_PAGE_INSTITUTIONS));
}

static SpRecordPage *
get_records (SpInstitutionPage *page)
{
  return sp_ledger_page_get_records (SP_LEDGER_PAGE (page));
}

static guint
n_rows (SpInstitutionPage *page)
{
  SpRecordList *list = sp_record_page_get_list (get_records (page));

  WAIT_FOR (!sp_record_list_is_loading (list));
  return sp_record_list_get_n_rows (list);
}

/* A new one, planned for the end of June 2021, shown in the detail. */
static int64_t
add_institution (SpWindow *window, SpInstitutionPage *page)
{
  SpSession *session = sp_window_get_session (window);
  g_autoptr (SpRecord) record = sp_record_new (&sp_institution_type);

  sp_record_set_integer (record, SP_INSTITUTION_PLAN,
                         sp_record_get_id (SP_RECORD (sp_session_get_plan (session))));
  sp_record_set_text (record, SP_INSTITUTION_NAME, "隐患举报奖励实施细则");
  sp_record_set_integer (record, SP_INSTITUTION_PLANNED_ON, sp_date_from_iso ("2021-06-30"));
  g_assert_true (sp_session_insert (session, record, "新增制度措施"));
  sp_session_go_to_record (session, &sp_institution_type, sp_record_get_id (record));
  WAIT_FOR (sp_record_page_get_record (get_records (page)) != NULL);
  return sp_record_get_id (record);
}

static void
type_field (SpRecordForm *form, const char *name, const char *text)
{
  SpFieldEditor *editor = sp_record_form_get_editor (form, name);

  g_assert_nonnull (editor);
  sp_field_editor_type (editor, text);
}

static int64_t
state_of (SpWindow *window, int64_t id)
{
  g_autoptr (SpRecord) record = window_support_load (window, &sp_institution_type, id);

  return sp_record_get_integer (record, SP_INSTITUTION_STATE);
}

/* Issued by its number only, by key; taken back and undone. */
static void
test_steps (void)
{
  SpWindow *window = window_support_open ();
  SpInstitutionPage *page = open_page (window);
  SpInstitutionSteps *steps = sp_institution_page_get_steps (page);
  int64_t id = add_institution (window, page);
  SpRecordForm *form;

  g_assert_cmpuint (sp_institution_steps_get_next (steps) & 1u << SP_INSTITUTION_ISSUED, !=, 0);
  g_assert_cmpuint (sp_institution_steps_get_next (steps) & 1u << SP_INSTITUTION_REVISING, ==, 0);
  form = sp_institution_steps_begin (steps, SP_INSTITUTION_ISSUED);
  g_assert_false (sp_institution_steps_save (steps)); /* no number */
  g_assert_cmpint (state_of (window, id), ==, SP_INSTITUTION_DRAFTING);
  type_field (form, "document", "示政办发〔2021〕8号");
  type_field (form, "day", "2021-7-15");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report-progress", NULL);
  g_assert_cmpint (state_of (window, id), ==, SP_INSTITUTION_ISSUED);
  g_assert_cmpuint (sp_institution_steps_get_n_steps (steps), ==, 1);
  g_assert_cmpuint (sp_institution_steps_get_next (steps), ==,
                    1u << SP_INSTITUTION_REVISING | 1u << SP_INSTITUTION_ABOLISHED);
  sp_institution_steps_take_back (steps);
  g_assert_cmpint (state_of (window, id), ==, SP_INSTITUTION_DRAFTING);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpint (state_of (window, id), ==, SP_INSTITUTION_ISSUED);
  g_assert_cmpuint (sp_institution_steps_get_n_steps (steps), ==, 1);
  window_support_close (window);
}

static guint
narrow (SpInstitutionPage *page, SpStanding standing)
{
  const SpCondition condition = {.only = 1 << standing};
  SpFilterChip *chip = sp_record_page_get_standing_chip (get_records (page));

  sp_filter_chip_set_condition (chip, &condition);
  g_signal_emit_by_name (chip, "changed");
  return n_rows (page);
}

/* Issued or given up, it is overdue no more from that day on, and was before. */
static void
test_overdue (void)
{
  static const SpInstitutionState ends[] = {SP_INSTITUTION_ISSUED, SP_INSTITUTION_ABOLISHED};

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      SpWindow *window = window_support_open ();
      SpInstitutionPage *page = open_page (window);
      SpSession *session = sp_window_get_session (window);
      guint before = narrow (page, SP_STANDING_OVERDUE);
      int64_t id = add_institution (window, page);
      SpRecordForm *form;

      g_assert_cmpuint (narrow (page, SP_STANDING_OVERDUE), ==, before + 1);
      sp_session_go_to_record (session, &sp_institution_type, id);
      WAIT_FOR (sp_record_page_get_record (get_records (page)) != NULL);
      form = sp_institution_steps_begin (sp_institution_page_get_steps (page), ends[i]);
      type_field (form, "document", "示政办发〔2021〕8号");
      type_field (form, "day", "2021-9-15");
      g_assert_true (sp_ledger_page_accept (SP_LEDGER_PAGE (page)));
      g_assert_cmpuint (narrow (page, SP_STANDING_OVERDUE), ==, before);
      sp_session_set_as_of (session, sp_date_from_iso ("2021-09-14"));
      support_settle ();
      g_assert_cmpuint (n_rows (page), >=, 1);
      window_support_close (window);
    }
}

static void
test_links (void)
{
  SpWindow *window = window_support_open ();
  SpInstitutionPage *page = open_page (window);
  SpReader *reader = sp_session_get_reader (sp_window_get_session (window));
  SpRecordLinks *units = sp_institution_page_get_links (page, SP_INSTITUTION_LINKS_UNITS);
  SpRecordLinks *measures = sp_institution_page_get_links (page, SP_INSTITUTION_LINKS_MEASURES);
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, &sp_unit_type, -1, 0, NULL);
  SpSchedule *schedule = sp_session_get_schedule (sp_window_get_session (window));
  int64_t measure = sp_schedule_get_row (schedule, 0)->measure;

  add_institution (window, page);
  g_assert_true (sp_record_links_add (units, sp_record_get_id (all->pdata[0])));
  g_assert_false (sp_record_links_add (units, sp_record_get_id (all->pdata[0])));
  g_assert_true (sp_record_links_add (measures, measure));
  g_assert_cmpuint (sp_record_links_get_n (units), ==, 1);
  g_assert_cmpuint (sp_record_links_get_n (measures), ==, 1);
  sp_record_links_remove (units, 0);
  g_assert_cmpuint (sp_record_links_get_n (units), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (sp_record_links_get_n (units), ==, 1);
  window_support_close (window);
}

/* The ticked ones enter at once and leave at once. */
static void
test_proposals (void)
{
  SpWindow *window = window_support_open ();
  SpInstitutionPage *page = open_page (window);
  guint n = n_rows (page);
  SpProposals *proposals;
  guint n_proposed;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.propose-institutions", NULL);
  proposals = sp_institution_page_get_proposals (page);
  g_assert_nonnull (proposals);
  n_proposed = sp_proposals_get_n (proposals);
  g_assert_cmpuint (n_proposed, >, 1);
  g_assert_cmpuint (sp_proposals_get_n_ticked (proposals), ==, 0);
  sp_proposals_tick (proposals, 0, TRUE);
  sp_proposals_tick (proposals, 1, TRUE);
  g_assert_true (sp_proposals_accept (proposals));
  support_settle ();
  g_assert_null (sp_institution_page_get_proposals (page));
  g_assert_cmpuint (n_rows (page), ==, n + 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (n_rows (page), ==, n);
  window_support_close (window);
}

static void
test_paper (void)
{
  SpWindow *window = window_support_open ();
  SpInstitutionPage *page = open_page (window);
  g_autoptr (SpPaperTable) all = NULL;
  g_autoptr (SpPaperTable) narrowed = NULL;
  guint n;

  all = sp_institution_page_make_table (page);
  g_assert_cmpuint (sp_paper_table_get_n_rows (all), ==, n_rows (page));
  n = narrow (page, SP_STANDING_CLOSED);
  narrowed = sp_institution_page_make_table (page);
  g_assert_cmpuint (sp_paper_table_get_n_rows (narrowed), ==, n);
  g_assert_cmpuint (n, <, sp_paper_table_get_n_rows (all));
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/institutions/steps", test_steps);
  g_test_add_func ("/institutions/overdue", test_overdue);
  g_test_add_func ("/institutions/links", test_links);
  g_test_add_func ("/institutions/proposals", test_proposals);
  g_test_add_func ("/institutions/paper", test_paper);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
