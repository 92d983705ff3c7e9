/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The comparison of editions as people see it: what is listed, what the keys and ticks choose, and
 * that the view lets go of everything. */
#include "app/sp-app.h"
#include "app/sp-revision-view.h"
#include "exchange/sp-sample.h"
#include "pages-support.h"
#include <string.h>

typedef struct
{
  SupportFixture base;
  SpRevisionView *view;
  SpImportDraft *draft;
  int64_t plan;
} Fixture;

/* The sample in a new edition: other days and units, a chapter moved, something new, something
 * gone. */
static char *
dup_edition (void)
{
  GString *text = g_string_new (sp_sample_document ());

  g_assert_cmpuint (g_string_replace (text, "2021年6月底前", "2021年9月底前", 4), >, 0);
  g_assert_cmpuint (g_string_replace (text, "县教育体育局", "县消防救援大队", 2), >, 0);
  g_assert_cmpuint (g_string_replace (text, "排查", "摸排", 6), >, 0);
  return g_string_free (text, FALSE);
}

static SpRecord *
first_deadline (SpReader *reader)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, &sp_deadline_type, -1, 0, NULL);

  for (guint i = 0; i < all->len; i++)
    if (sp_record_get_integer (all->pdata[i], SP_DEADLINE_DUE) == sp_date_from_ymd (2021, 6, 30) &&
        strstr (sp_record_get_text (all->pdata[i], SP_DEADLINE_TEXT), "2021年6月底前") != NULL)
      return g_object_ref (all->pdata[i]);
  g_error ("no deadline");
}

/* A person gave one more month meanwhile. */
static void
extend_one (Fixture *self)
{
  SpStore *store = sp_session_get_store (self->base.session);
  g_autoptr (SpRecord) deadline = first_deadline (sp_session_get_reader (self->base.session));

  sp_record_set_integer (deadline, SP_DEADLINE_DUE, sp_date_from_ymd (2021, 7, 31));
  g_assert_true (sp_store_update (store, deadline, "延期", NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  SpStore *store;
  GtkWidget *view;

  support_set_up (&self->base, NULL);
  extend_one (self);
  store = sp_session_get_store (self->base.session);
  text = dup_edition ();
  bytes = g_bytes_new_static (text, strlen (text));
  self->draft = sp_import_draft_new_from_bytes (bytes, "新版.txt", sp_store_get_reader (store),
                                                NULL, NULL, NULL, NULL);
  g_assert_nonnull (self->draft);
  self->plan = sp_revision_find_plan (self->draft, sp_store_get_reader (store), NULL);
  g_assert_cmpint (self->plan, >, 0);
  view = sp_revision_view_new ();
  self->view = SP_REVISION_VIEW (view);
  self->base.window = support_show (view, 1366, 768);
  sp_revision_view_compare (self->view, store, self->draft, self->plan);
  WAIT_FOR (sp_revision_view_get_revision (self->view) != NULL);
  support_frames (view, 3);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->draft);
  support_tear_down (&self->base, NULL);
}

static int
first_row (SpRevision *revision, gboolean is_conflict)
{
  for (guint i = 0; i < sp_revision_get_n_rows (revision); i++)
    {
      const SpRevisionRow *row = sp_revision_get_row (revision, i);

      if (row->type == &sp_measure_type && row->kind == SP_REVISION_CHANGED &&
          sp_revision_row_has_conflict (row) == is_conflict)
        return (int)i;
    }
  return -1;
}

static void
test_shown (Fixture *self, gconstpointer data)
{
  SpRevision *revision = sp_revision_view_get_revision (self->view);
  guint n = sp_revision_get_n_rows (revision) - sp_revision_count (revision, SP_REVISION_UNCHANGED);

  g_assert_cmpuint (n, >, 3);
  g_assert_cmpuint (sp_revision_view_get_n_shown (self->view), ==, n);
  sp_revision_view_select (self->view, first_row (revision, FALSE));
  support_frames (GTK_WIDGET (self->view), 3);
  support_shot (GTK_WIDGET (self->base.window), "revision-view");
  sp_revision_view_show (self->view, SP_REVISION_SHOW_CONFLICTS);
  g_assert_cmpuint (sp_revision_view_get_n_shown (self->view), >=, 1);
  support_frames (GTK_WIDGET (self->view), 3);
  support_shot (GTK_WIDGET (self->base.window), "revision-view-conflict");
  sp_revision_view_show (self->view, SP_REVISION_SHOW_MOVED);
  g_assert_cmpuint (sp_revision_view_get_n_shown (self->view), ==,
                    sp_revision_count (revision, SP_REVISION_MOVED));
  g_assert_cmpint (sp_revision_view_get_selected (self->view) >= 0, ==,
                   sp_revision_count (revision, SP_REVISION_MOVED) > 0);
}

static void
test_choices (Fixture *self, gconstpointer data)
{
  SpRevision *revision = sp_revision_view_get_revision (self->view);
  int row = first_row (revision, FALSE);
  const SpRevisionRow *shown = sp_revision_get_row (revision, (guint)row);

  sp_revision_view_select (self->view, row);
  g_assert_cmpint (sp_revision_view_get_selected (self->view), ==, row);
  g_assert_cmpint (shown->choice, ==, SP_REVISION_TAKE);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "revision.switch", NULL);
  g_assert_cmpint (shown->choice, ==, SP_REVISION_KEEP);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "revision.switch", NULL);
  g_assert_cmpint (shown->choice, ==, SP_REVISION_TAKE);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "revision.keep-all", NULL);
  g_assert_cmpint (shown->choice, ==, SP_REVISION_KEEP);
  g_assert_false (((SpRevisionChange *)shown->changes->pdata[0])->is_taken);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "revision.take-all", NULL);
  g_assert_true (((SpRevisionChange *)shown->changes->pdata[0])->is_taken);
  g_assert_cmpint (sp_revision_view_get_selected (self->view), ==, row);
}

static void
test_unpair (Fixture *self, gconstpointer data)
{
  SpRevision *revision = sp_revision_view_get_revision (self->view);
  guint n_added = sp_revision_count (revision, SP_REVISION_ADDED);

  sp_revision_view_select (self->view, first_row (revision, FALSE));
  gtk_widget_activate_action (GTK_WIDGET (self->view), "revision.unpair", NULL);
  g_assert_cmpuint (sp_revision_count (revision, SP_REVISION_ADDED), ==, n_added + 1);
  for (guint i = 0; i < sp_revision_get_n_rows (revision); i++)
    if (sp_revision_get_row (revision, i)->kind == SP_REVISION_ADDED)
      sp_revision_view_select (self->view, (int)i);
  support_frames (GTK_WIDGET (self->view), 3);
  support_shot (GTK_WIDGET (self->base.window), "revision-view-added");
  gtk_widget_activate_action (GTK_WIDGET (self->view), "revision.pair", NULL);
  g_assert_cmpuint (sp_revision_count (revision, SP_REVISION_ADDED), ==, n_added);
}

/* The same text is told to be the same; without a plan the sentence of the error is shown. */
static void
test_sentences (Fixture *self, gconstpointer data)
{
  SpStore *store = sp_session_get_store (self->base.session);
  const char *text = sp_sample_document ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (SpImportDraft) same = sp_import_draft_new_from_bytes (
    bytes, "旧版.txt", sp_store_get_reader (store), NULL, NULL, NULL, NULL);

  sp_revision_view_compare (self->view, store, same, self->plan);
  g_assert_null (sp_revision_view_get_revision (self->view));
  WAIT_FOR (sp_revision_view_get_revision (self->view) != NULL);
  g_assert_true (sp_revision_is_same (sp_revision_view_get_revision (self->view)));
  g_assert_cmpuint (sp_revision_view_get_n_shown (self->view), ==, 0);
  support_frames (GTK_WIDGET (self->view), 3);
  support_shot (GTK_WIDGET (self->base.window), "revision-view-same");
  /* A second one is wanted before the first is done. */
  sp_revision_view_compare (self->view, store, same, self->plan);
  sp_revision_view_compare (self->view, store, self->draft, self->plan);
  WAIT_FOR (sp_revision_view_get_revision (self->view) != NULL);
  g_assert_false (sp_revision_is_same (sp_revision_view_get_revision (self->view)));
}

static void
test_let_go (Fixture *self, gconstpointer data)
{
  SpRevision *revision = g_object_ref (sp_revision_view_get_revision (self->view));

  sp_revision_view_set_revision (self->view, NULL);
  support_frames (GTK_WIDGET (self->view), 3);
  support_settle ();
  g_assert_finalize_object (revision);
}

#define ADD(name, func) g_test_add ("/revision-view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  sp_app_prepare ();
  g_test_init (&argc, &argv, NULL);
  if (!support_has_display ())
    return 77;
  sp_app_init ();
  ADD ("shown", test_shown);
  ADD ("choices", test_choices);
  ADD ("unpair", test_unpair);
  ADD ("sentences", test_sentences);
  ADD ("let-go", test_let_go);
  return g_test_run ();
}
