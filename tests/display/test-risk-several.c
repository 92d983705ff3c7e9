/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several risk points at once on the page 风险分级: who answers, how often they are checked, what
 * makes them due, their cards and a table of them; each change one action. */
#include "app/sp-risk-page.h"
#include "store/sp-risks.h"
#include "window-support.h"

#include <string.h>

typedef struct
{
  SpWindow *window;
  SpSession *session;
  SpRiskPage *page;
  SpRiskSeveral *several;
  SpRiskBatchForm *form;
  GArray *points; /* of int64_t: those that are selected */
} Fixture;

static SpRecordList *
get_list (Fixture *self)
{
  return sp_record_page_get_list (sp_ledger_page_get_records (SP_LEDGER_PAGE (self->page)));
}

static void
select_rows (Fixture *self, guint first, guint n)
{
  gtk_selection_model_select_range (
    gtk_column_view_get_model (sp_record_list_get_view (get_list (self))), first, n, TRUE);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->window = window_support_open ();
  self->session = sp_window_get_session (self->window);
  sp_session_set_as_of (self->session, sp_date_from_iso ("2022-12-31"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", SP_PAGE_RISKS);
  support_frames (GTK_WIDGET (self->window), 3);
  self->page = SP_RISK_PAGE (sp_window_get_page (self->window, SP_PAGE_RISKS));
  self->several = sp_risk_page_get_several (self->page);
  self->form = sp_risk_several_get_form (self->several);
  WAIT_FOR (!sp_record_list_is_loading (get_list (self)));
  select_rows (self, 0, 3);
  support_frames (GTK_WIDGET (self->window), 3);
  self->points = sp_record_list_get_selected (get_list (self));
  g_assert_cmpuint (self->points->len, ==, 3);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->points);
  window_support_close (self->window);
}

static void
act (Fixture *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
  support_frames (GTK_WIDGET (self->window), 3);
}

static SpRecord *
load (Fixture *self, guint i)
{
  return window_support_load (self->window, &sp_risk_point_type,
                              g_array_index (self->points, int64_t, i));
}

static void
test_duty (Fixture *self, gconstpointer data)
{
  g_autoptr (SpRecord) before = load (self, 0);
  guint department, person;

  act (self, "win.risk-duty");
  g_assert_true (sp_risk_batch_form_is_open (self->form));
  g_assert_false (sp_risk_batch_form_save (self->form)); /* nothing is filled in */
  g_assert_cmpstr (sp_risk_batch_form_get_problem (self->form), !=, "");
  sp_risk_batch_form_enter (self->form, 1, "钱某某");
  support_shot (GTK_WIDGET (self->window), "risk-several-duty");
  g_assert_true (sp_risk_batch_form_save (self->form));
  for (guint i = 0; i < self->points->len; i++)
    {
      g_autoptr (SpRecord) point = load (self, i);

      sp_control_level_fields (sp_risk_point_get_control_level (SP_RISK_POINT (point)), &department,
                               &person);
      g_assert_cmpstr (sp_record_get_text (point, person), ==, "钱某某");
    }
  sp_session_undo (self->session); /* all of it is one action */
  for (guint i = 0; i < self->points->len; i++)
    {
      g_autoptr (SpRecord) point = load (self, i);

      sp_control_level_fields (sp_risk_point_get_control_level (SP_RISK_POINT (point)), &department,
                               &person);
      g_assert_cmpstr (sp_record_get_text (point, person), !=, "钱某某");
    }
}

static void
test_frequency (Fixture *self, gconstpointer data)
{
  act (self, "win.risk-frequency");
  sp_risk_batch_form_enter (self->form, 0, "每班");
  g_assert_true (sp_ledger_page_accept (SP_LEDGER_PAGE (self->page))); /* Ctrl+Enter */
  for (guint i = 0; i < self->points->len; i++)
    {
      g_autoptr (SpRecord) point = load (self, i);

      g_assert_cmpstr (sp_record_get_text (point, SP_RISK_POINT_CHECK_FREQUENCY), ==, "每班");
    }
  g_assert_false (sp_risk_batch_form_is_open (self->form));
  /* Escape, as the form has it bound. */
  act (self, "win.risk-frequency");
  window_support_press (GTK_WIDGET (self->form), GDK_KEY_Escape, 0);
  g_assert_false (sp_risk_batch_form_is_open (self->form));
}

/* An event of each point alone makes it due from its day on. */
static void
test_event (Fixture *self, gconstpointer data)
{
  SpReader *reader = sp_session_get_reader (self->session);
  int64_t before = sp_reader_count (reader, &sp_risk_event_type, NULL);
  SpDate day = sp_date_from_iso ("2022-12-31");

  act (self, "win.register-risk-event");
  g_assert_nonnull (sp_risk_batch_form_get_form (self->form));
  g_assert_true (sp_risk_batch_form_save (self->form));
  g_assert_cmpint (sp_reader_count (reader, &sp_risk_event_type, NULL), ==, before + 3);
  for (guint i = 0; i < self->points->len; i++)
    {
      g_autoptr (SpRecord) point = load (self, i);

      g_assert_cmpint (sp_record_get_integer (point, SP_RISK_POINT_REVIEW_DUE_ON), <=, day);
    }
  sp_session_undo (self->session);
  g_assert_cmpint (sp_reader_count (reader, &sp_risk_event_type, NULL), ==, before);
}

static void
test_cards (Fixture *self, gconstpointer data)
{
  act (self, "win.risk-cards");
  WAIT_FOR (sp_risk_several_get_preview (self->several) != NULL);
  support_frames (GTK_WIDGET (sp_risk_several_get_preview (self->several)), 6);
  support_shot (GTK_WIDGET (sp_risk_several_get_preview (self->several)), "risk-several-cards");
}

static void
test_export (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "points.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  act (self, "win.risk-export");
  g_assert_true (sp_save_chooser_is_open (sp_risk_several_get_chooser (self->several)));
  sp_save_chooser_answer (sp_risk_several_get_chooser (self->several), file);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  support_remove (folder);
}

/* With one selected, the keys ask in the same way; another selection closes the form. */
static void
test_one (Fixture *self, gconstpointer data)
{
  select_rows (self, 1, 1);
  support_frames (GTK_WIDGET (self->window), 3);
  g_assert_cmpuint (sp_risk_several_get_n (self->several), ==, 1);
  act (self, "win.risk-frequency");
  g_assert_true (sp_risk_batch_form_is_open (self->form));
  select_rows (self, 2, 1);
  support_frames (GTK_WIDGET (self->window), 3);
  g_assert_false (sp_risk_batch_form_is_open (self->form));
}

#define ADD(name, test) g_test_add ("/risk-several/" name, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("duty", test_duty);
  ADD ("frequency", test_frequency);
  ADD ("event", test_event);
  ADD ("cards", test_cards);
  ADD ("export", test_export);
  ADD ("one", test_one);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
