/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stored doubts (原文核对): answers, what follows from them, all of a kind at once. */
#include "app/sp-app.h"
#include "app/sp-doubt-answer.h"
#include "app/sp-doubts-page.h"
#include "pages-support.h"
#include <string.h>

static gint64
count_pending (SpReader *reader)
{
  g_autoptr (GPtrArray) units = sp_reader_load_all (reader, &sp_unit_type, -1, 0, NULL);
  gint64 n = 0;

  for (guint i = 0; i < units->len; i++)
    n += sp_record_get_integer (units->pdata[i], SP_UNIT_STATUS) == SP_UNIT_PENDING;
  return n;
}

static SpDoubt *
find_unit_doubt (SpDoubtsPage *page, SpSession *session)
{
  SpReader *reader = sp_session_get_reader (session);
  g_autoptr (GPtrArray) doubts =
    sp_reader_load_all (reader, &sp_doubt_type, SP_DOUBT_PLAN,
                        sp_record_get_id (SP_RECORD (sp_session_get_plan (session))), NULL);

  for (guint i = 0; i < doubts->len; i++)
    if (strstr (sp_record_get_text (doubts->pdata[i], SP_DOUBT_MESSAGE), "天外来客") != NULL)
      return g_object_ref (doubts->pdata[i]);
  return NULL;
}

static void
test_doubts_page (SupportFixture *self, gconstpointer data)
{
  SpDoubtsPage *page;
  SpDoubtPanel *panel;
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpDoubt) doubt = NULL;
  g_autoptr (SpDoubt) decided = NULL;
  guint n_open;
  gint64 n_pending;

  support_import_document (self);
  page = support_show_page (self, SP_TYPE_DOUBTS_PAGE);
  panel = sp_doubts_page_get_panel (page);
  n_open = sp_doubt_panel_get_n_open (panel);
  n_pending = count_pending (reader);
  g_assert_cmpuint (n_open, >=, 2);
  support_shot (GTK_WIDGET (self->window), "page-doubts");

  /* The unit nobody knows is another one: the one that waited goes, its name stays as an alias. */
  doubt = find_unit_doubt (page, self->session);
  g_assert_nonnull (doubt);
  g_signal_emit_by_name (panel, "answer", doubt, (int)SP_DOUBT_STATE_CHANGED, "县公安局");
  g_assert_cmpuint (sp_doubt_panel_get_n_open (panel), ==, n_open - 1);
  g_assert_cmpint (count_pending (reader), ==, n_pending - 1);
  g_assert_cmpint (sp_reader_find_unit (reader, "县天外来客局", SP_DATE_NONE, NULL), ==,
                   sp_reader_find_unit (reader, "县公安局", SP_DATE_NONE, NULL));
  decided = find_unit_doubt (page, self->session);
  g_assert_cmpint (sp_record_get_integer (SP_RECORD (decided), SP_DOUBT_STATE), ==,
                   SP_DOUBT_STATE_CHANGED);

  /* One action: one undo takes all of it back. */
  sp_session_undo (self->session);
  g_assert_cmpint (count_pending (reader), ==, n_pending);
  g_assert_cmpuint (sp_doubt_panel_get_n_open (panel), ==, n_open);

  gtk_widget_grab_focus (GTK_WIDGET (page));
  gtk_widget_activate_action (gtk_window_get_focus (self->window), "doubt.dismiss", NULL);
  g_assert_cmpuint (sp_doubt_panel_get_n_open (panel), ==, n_open - 1);
  sp_doubt_panel_show_all (panel, TRUE);
  g_assert_cmpuint (sp_doubt_panel_get_n_shown (panel), >=, n_open);
}

static SpRecord *
find_doubt_of_kind (SpReader *reader, SpDoubtKind kind)
{
  g_autoptr (GPtrArray) doubts = sp_reader_load_all (reader, &sp_doubt_type, -1, 0, NULL);

  for (guint i = 0; i < doubts->len; i++)
    if (sp_record_get_integer (doubts->pdata[i], SP_DOUBT_KIND) == kind &&
        sp_record_get_integer (doubts->pdata[i], SP_DOUBT_MEASURE) != 0 &&
        sp_record_get_integer (doubts->pdata[i], SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN)
      return g_object_ref (doubts->pdata[i]);
  return NULL;
}

static guint
count_due (SpReader *reader, int64_t measure, SpDate day)
{
  g_autoptr (GPtrArray) deadlines =
    sp_reader_load_all (reader, &sp_deadline_type, SP_DEADLINE_MEASURE, measure, NULL);
  guint n = 0;

  for (guint i = 0; i < deadlines->len; i++)
    n += sp_record_get_integer (deadlines->pdata[i], SP_DEADLINE_DUE) == day;
  return n;
}

/* The sample leaves a date without a year in doubt: the day a person writes becomes the deadline's.
 */
static void
test_doubt_date (SupportFixture *self, gconstpointer data)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpStore *store = sp_session_get_store (self->session);
  g_autoptr (SpRecord) doubt = find_doubt_of_kind (reader, SP_DOUBT_DATE);
  SpDate day = sp_date_from_ymd (2022, 11, 7);
  g_autoptr (GError) error = NULL;
  int64_t measure;

  g_assert_nonnull (doubt);
  measure = sp_record_get_integer (doubt, SP_DOUBT_MEASURE);
  g_assert_cmpuint (count_due (reader, measure, day), ==, 0);
  g_assert_true (
    sp_doubt_answer (store, SP_DOUBT (doubt), SP_DOUBT_STATE_CHANGED, " 2022年11月7日 ", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_due (reader, measure, day), >=, 1);
  /* The copy in hand is of the row as it was: answering it again is refused, nothing changes. */
  g_assert_false (
    sp_doubt_answer (store, SP_DOUBT (doubt), SP_DOUBT_STATE_DISMISSED, NULL, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONFLICT);
  sp_session_undo (self->session);
  g_assert_cmpuint (count_due (reader, measure, day), ==, 0);
}

static void
add_doubt (SupportFixture *self, SpDoubtKind kind, const char *proposal)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autoptr (SpRecord) doubt = sp_record_new (&sp_doubt_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (doubt, SP_DOUBT_PLAN, sp_record_get_id (SP_RECORD (plan)));
  sp_record_set_integer (doubt, SP_DOUBT_KIND, kind);
  sp_record_set_text (doubt, SP_DOUBT_MESSAGE, "印的数与列出的不同。");
  sp_record_set_text (doubt, SP_DOUBT_PROPOSAL, proposal);
  sp_store_insert (sp_session_get_store (self->session), doubt, "疑问", &error);
  g_assert_no_error (error);
}

/* @is_proposed: with a proposal, else without. */
static guint
count_open (SpReader *reader, SpDoubtKind kind, gboolean is_proposed)
{
  g_autoptr (GPtrArray) doubts = sp_reader_load_all (reader, &sp_doubt_type, -1, 0, NULL);
  guint n = 0;

  for (guint i = 0; i < doubts->len; i++)
    n += sp_record_get_integer (doubts->pdata[i], SP_DOUBT_KIND) == (int64_t)kind &&
         sp_record_get_integer (doubts->pdata[i], SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN &&
         (*sp_record_get_text (doubts->pdata[i], SP_DOUBT_PROPOSAL) != '\0') == is_proposed;
  return n;
}

/* All proposals of one kind at once, in one action; those of other kinds, and what has no
 * proposal, stay open. */
static void
test_accept_kind (SupportFixture *self, gconstpointer data)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpDoubtPanel *panel;
  guint n_units, n_proposed, n_others;

  add_doubt (self, SP_DOUBT_COUNT, "以列出的为准");
  add_doubt (self, SP_DOUBT_COUNT, "以列出的为准");
  add_doubt (self, SP_DOUBT_COUNT, NULL);
  add_doubt (self, SP_DOUBT_UNIT, "县公安局");
  panel = sp_doubts_page_get_panel (support_show_page (self, SP_TYPE_DOUBTS_PAGE));
  n_units = count_open (reader, SP_DOUBT_UNIT, TRUE);
  n_proposed = count_open (reader, SP_DOUBT_COUNT, TRUE);
  n_others = count_open (reader, SP_DOUBT_COUNT, FALSE);
  g_assert_cmpuint (n_proposed, >=, 2);
  g_signal_emit_by_name (panel, "accept-kind", (int)SP_DOUBT_COUNT);
  g_assert_cmpuint (count_open (reader, SP_DOUBT_COUNT, TRUE), ==, 0);
  g_assert_cmpuint (count_open (reader, SP_DOUBT_COUNT, FALSE), ==, n_others);
  g_assert_cmpuint (count_open (reader, SP_DOUBT_UNIT, TRUE), ==, n_units);
  sp_session_undo (self->session);
  g_assert_cmpuint (count_open (reader, SP_DOUBT_COUNT, TRUE), ==, n_proposed);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = support_folder ();
  int status;

  sp_app_prepare ();
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!support_has_display ())
    return 77;
  sp_app_init ();
#define ADD(name, func)                                                                            \
  g_test_add (name, SupportFixture, NULL, support_set_up, func, support_tear_down)
  ADD ("/doubts-page/a-date-moves-its-deadline", test_doubt_date);
  ADD ("/doubts-page/answers-are-one-action", test_doubts_page);
  ADD ("/doubts-page/all-of-a-kind", test_accept_kind);
  status = g_test_run ();
  support_remove (home);
  return status;
}
