/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Long writes: on a thread, and in slices where the file has one connection only. What they leave
 * when they end, fail, are cancelled, or lose their store; undo and redo by them. */
#include "store-fixture.h"

#include "store/sp-long-write.h"
#include "store/sp-store-private.h"
#include "store/sp-write.h"

#define N_PARTS 40

typedef struct
{
  int64_t plan;
  guint n_done, fails_at; /* fails_at 0: never */
  SpWrite *write;
} Parts;

static void
parts_free (gpointer data)
{
  Parts *self = data;

  g_clear_pointer (&self->write, sp_write_free);
  g_free (self);
}

static gboolean
parts_step (SpStore *store, gpointer data, double *done, GError **error)
{
  Parts *self = data;
  g_autoptr (SpRecord) part = sp_record_new (&sp_part_type);

  if (self->write == NULL)
    self->write = sp_write_begin (store, SP_ACTION_EDIT, "很多部分", error);
  if (self->write == NULL)
    return FALSE;
  sp_record_set_integer (part, SP_PART_PLAN, self->plan);
  sp_record_set_text (part, SP_PART_TITLE, self->n_done + 1 == self->fails_at ? "" : "又一部分");
  sp_record_set_integer (part, SP_PART_POSITION, self->n_done + 2);
  if (!sp_write_insert (self->write, part, error))
    return FALSE;
  *done = (double)++self->n_done / N_PARTS;
  return self->n_done < N_PARTS || sp_write_commit (self->write, error);
}

typedef struct
{
  StoreFixture base;
  guint n_changed, n_rows;
  gboolean is_over, is_stored;
  GError *error;
  GThread *main;
} Fixture;

static void
changed_cb (Fixture *self, guint n, const SpRowChange *changes)
{
  g_assert_true (g_thread_self () == self->main);
  g_assert_false (sp_store_is_writing (self->base.store) &&
                  !sp_store_is_exclusive (self->base.store));
  self->n_changed++;
  self->n_rows = n;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;

  g_assert_true (g_thread_self () == self->main);
  g_assert_false (sp_store_is_writing (SP_STORE (source)));
  self->is_stored = sp_store_write_finish (SP_STORE (source), result, &self->error);
  self->is_over = TRUE;
}

/* @data: whether the file has one connection only. */
static void
set_up (Fixture *self, gconstpointer data)
{
  const SpStoreOptions options = {.is_network = GPOINTER_TO_INT (data)};
  GError *error = NULL;

  store_fixture_set_up (&self->base, NULL);
  sp_store_close (self->base.store, NULL);
  g_clear_object (&self->base.store);
  self->base.store = sp_store_open_with (self->base.path, SP_STORE_OPEN_DEFAULT, &options, &error);
  g_assert_no_error (error);
  g_assert_true (sp_store_is_exclusive (self->base.store) == options.is_network);
  self->main = g_thread_self ();
  g_signal_connect_swapped (self->base.store, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_error (&self->error);
  store_fixture_tear_down (&self->base, NULL);
}

static void
begin (Fixture *self, guint fails_at, GCancellable *cancellable)
{
  Parts *parts = g_new0 (Parts, 1);

  parts->plan = self->base.plan;
  parts->fails_at = fails_at;
  self->is_over = FALSE;
  sp_store_write_async (self->base.store, parts_step, parts, parts_free, cancellable, written_cb,
                        self);
  g_assert_true (sp_store_is_writing (self->base.store));
}

static void
wait (Fixture *self)
{
  while (!self->is_over)
    g_main_context_iteration (NULL, TRUE);
}

static int64_t
count_parts (Fixture *self)
{
  return sp_reader_count (sp_store_get_reader (self->base.store), &sp_part_type, NULL);
}

static void
test_whole (Fixture *self, gconstpointer data)
{
  begin (self, 0, NULL);
  wait (self);
  g_assert_no_error (self->error);
  g_assert_true (self->is_stored);
  g_assert_cmpint (count_parts (self), ==, 1 + N_PARTS);
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_cmpuint (self->n_rows, ==, N_PARTS);
  assert_sound (self->base.store);
  set_text (self->base.store, &sp_plan_type, self->base.plan, SP_PLAN_TITLE, "可以再改");
}

/* Until it is over nothing else is written, and nothing is lost by that. */
static void
test_others_wait (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecord) plan =
    sp_reader_load (sp_store_get_reader (self->base.store), &sp_plan_type, self->base.plan, NULL);

  begin (self, 0, NULL);
  sp_record_set_text (plan, SP_PLAN_TITLE, "同时改的");
  g_assert_false (sp_store_update (self->base.store, plan, "改名", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_BUSY);
  assert_sentence (error);
  wait (self);
  g_assert_true (self->is_stored);
  g_assert_true (sp_store_update (self->base.store, plan, "改名", NULL));
}

static void
test_failure (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dup_content (self->base.store);
  g_autofree char *after = NULL;

  begin (self, N_PARTS / 2, NULL);
  wait (self);
  g_assert_false (self->is_stored);
  g_assert_nonnull (self->error);
  g_assert_false (g_error_matches (self->error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED));
  assert_sentence (self->error);
  after = dup_content (self->base.store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (self->n_changed, ==, 0);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dup_content (self->base.store);
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  begin (self, 0, cancellable);
  wait (self);
  g_assert_error (self->error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED);
  after = dup_content (self->base.store);
  g_assert_cmpstr (before, ==, after);
  set_text (self->base.store, &sp_plan_type, self->base.plan, SP_PLAN_TITLE, "可以再改");
}

/* The store goes away under it: all is there, or nothing, and the file is whole. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  int64_t n;

  begin (self, 0, NULL);
  g_assert_true (sp_store_close (self->base.store, NULL));
  wait (self);
  g_assert_true (self->is_stored ||
                 g_error_matches (self->error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED));
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_signal_handlers_disconnect_by_data (self->base.store, self);
  store_fixture_reopen (&self->base);
  n = count_parts (self);
  g_assert_cmpint (n, ==, self->is_stored ? 1 + N_PARTS : 1);
  assert_sound (self->base.store);
}

/* Opened for reading, the file is not written by way of another connection. */
static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dup_content (self->base.store);
  g_autofree char *after = NULL;
  const SpStoreOptions options = {.is_network = GPOINTER_TO_INT (data)};

  sp_store_close (self->base.store, NULL);
  g_object_unref (self->base.store);
  self->base.store = sp_store_open_with (self->base.path, SP_STORE_OPEN_READ_ONLY, &options, NULL);
  begin (self, 0, NULL);
  wait (self);
  g_assert_error (self->error, SP_STORE_ERROR, SP_STORE_ERROR_READ_ONLY);
  after = dup_content (self->base.store);
  g_assert_cmpstr (before, ==, after);
}

static void
take_back (Fixture *self, gboolean is_redo)
{
  self->is_over = FALSE;
  sp_store_take_back_async (self->base.store, is_redo, NULL, written_cb, self);
  wait (self);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dup_content (self->base.store);
  g_autofree char *done = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  begin (self, 0, NULL);
  wait (self);
  done = dup_content (self->base.store);
  g_assert_cmpuint (sp_store_count_take_back (self->base.store, FALSE), ==, N_PARTS);
  g_assert_cmpuint (sp_store_count_take_back (self->base.store, TRUE), ==, 0);
  take_back (self, FALSE);
  g_assert_no_error (self->error);
  undone = dup_content (self->base.store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (sp_store_count_take_back (self->base.store, TRUE), ==, N_PARTS);
  take_back (self, TRUE);
  g_assert_no_error (self->error);
  redone = dup_content (self->base.store);
  g_assert_cmpstr (redone, ==, done);
  g_assert_cmpuint (self->n_changed, ==, 3);
  take_back (self, TRUE);
  g_assert_error (self->error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    {"whole", test_whole},         {"others-wait", test_others_wait}, {"failure", test_failure},
    {"cancelled", test_cancelled}, {"closed", test_closed},           {"undo", test_undo},
    {"read-only", test_read_only},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (int is_network = 0; is_network < 2; is_network++)
      {
        g_autofree char *path =
          g_strdup_printf ("/long-write/%s/%s", is_network ? "slices" : "thread", tests[i].name);

        g_test_add (path, Fixture, GINT_TO_POINTER (is_network), set_up, tests[i].func, tear_down);
      }
  return g_test_run ();
}
