/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The thin layer over SQLite: rows, end and failure kept apart; kept bind errors; the transaction
 * guard; cancelling; images. */
#include "store-fixture.h"

#include "store/sp-engine.h"
#include "store/sp-place.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  SpEngine *engine;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("sp-engine-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.db", NULL);
  fixture->engine = sp_engine_open (fixture->path, SP_ENGINE_CREATE, 10, &error);
  g_assert_no_error (error);
  g_assert_true (sp_engine_exec (fixture->engine,
                                 "CREATE TABLE t (i INTEGER PRIMARY KEY, x TEXT, r REAL) STRICT;"
                                 "INSERT INTO t VALUES (1, '一', 0.5), (2, NULL, NULL)",
                                 &error));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sp_engine_close (fixture->engine);
  store_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static int64_t
count (SpEngine *engine)
{
  int64_t n = -1;

  g_assert_true (sp_engine_get_integer (engine, "SELECT count(*) FROM t", &n, NULL));
  return n;
}

static void
test_rows_end_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStatement) rows =
    sp_engine_prepare (fixture->engine, "SELECT i, x, r FROM t WHERE i >= ?1 ORDER BY i", &error);
  g_autoptr (SpStatement) failing = NULL;

  for (int again = 0; again < 2; again++)
    {
      sp_statement_bind_integer (rows, 1, 1);
      g_assert_true (sp_statement_next (rows));
      g_assert_cmpstr (sp_statement_get_text (rows, 1), ==, "一");
      g_assert_cmpfloat (sp_statement_get_real (rows, 2), ==, 0.5);
      g_assert_true (sp_statement_next (rows));
      g_assert_true (sp_statement_is_null (rows, 1));
      g_assert_cmpstr (sp_statement_get_text (rows, 1), ==, "");
      g_assert_false (sp_statement_next (rows));
      g_assert_false (sp_statement_next (rows)); /* does not begin anew */
      g_assert_true (sp_statement_end (rows, &error));
    }
  failing =
    sp_engine_prepare (fixture->engine, "INSERT INTO t VALUES (1, 'x', 'not a number')", &error);
  g_assert_nonnull (failing);
  g_assert_false (sp_statement_next (failing));
  g_assert_false (sp_statement_end (failing, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (sp_engine_prepare (fixture->engine, "SELECT nothing FROM t", &error));
  g_assert_nonnull (error);
}

static void
test_bind_failure_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStatement) insert =
    sp_engine_prepare (fixture->engine, "INSERT INTO t (i) VALUES (?1)", &error);

  sp_statement_bind_integer (insert, 1, 5);
  sp_statement_bind_text (insert, 2, "no such parameter");
  g_assert_false (sp_statement_run (insert, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (count (fixture->engine), ==, 2);
  sp_statement_bind_integer (insert, 1, 5);
  g_assert_true (sp_statement_run (insert, NULL));
  g_assert_cmpint (count (fixture->engine), ==, 3);
}

static void
test_transaction (Fixture *fixture, gconstpointer data)
{
  {
    g_auto (SpTransaction) transaction = {NULL};

    g_assert_true (sp_transaction_begin_write (&transaction, fixture->engine, NULL));
    g_assert_true (sp_engine_exec (fixture->engine, "DELETE FROM t", NULL));
  }
  g_assert_cmpint (count (fixture->engine), ==, 2);
  {
    g_auto (SpTransaction) transaction = {NULL};

    g_assert_true (sp_transaction_begin_write (&transaction, fixture->engine, NULL));
    g_assert_true (sp_engine_exec (fixture->engine, "DELETE FROM t", NULL));
    g_assert_true (sp_transaction_commit (&transaction, NULL));
  }
  g_assert_cmpint (count (fixture->engine), ==, 0);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int64_t n;

  g_cancellable_cancel (cancellable);
  g_assert_null (sp_engine_set_cancellable (fixture->engine, cancellable));
  g_assert_false (sp_engine_get_integer (fixture->engine,
                                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
                                         " SELECT i + 1 FROM n) SELECT count(*) FROM n",
                                         &n, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED);
  g_assert_true (sp_engine_set_cancellable (fixture->engine, NULL) == cancellable);
  g_assert_cmpint (count (fixture->engine), ==, 2);
}

/* A copy in memory is what the file was, and cannot be written. */
static void
test_image (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "b.db", NULL);
  g_autoptr (SpEngine) source =
    sp_engine_open (path, SP_ENGINE_CREATE | SP_ENGINE_EXCLUSIVE, 10, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpEngine) image = NULL;

  g_assert_true (
    sp_engine_exec (source, "CREATE TABLE t (i); INSERT INTO t VALUES (1), (2), (3)", NULL));
  bytes = sp_engine_dup_image (source, &error);
  g_assert_no_error (error);
  g_assert_true (sp_engine_exec (source, "DELETE FROM t", NULL));
  image = sp_engine_open_image (path, bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (image), ==, 3);
  g_assert_false (sp_engine_exec (image, "DELETE FROM t", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_READ_ONLY);
}

static void
test_put_never_replaces (Fixture *fixture, gconstpointer data)
{
  g_autofree char *temporary = g_build_filename (fixture->folder, "new", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (temporary, "1", 1, NULL));
  g_assert_true (sp_place_put (temporary, target, &error));
  g_assert_true (g_file_set_contents (temporary, "2", 1, NULL));
  g_assert_false (sp_place_put (temporary, target, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (target, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "1");
  g_assert_false (g_file_test (temporary, G_FILE_TEST_EXISTS));
}

#define add(path_, function) g_test_add (path_, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/store/engine/rows-end-failure", test_rows_end_failure);
  add ("/store/engine/bind-failure-is-kept", test_bind_failure_is_kept);
  add ("/store/engine/transaction", test_transaction);
  add ("/store/engine/cancelled", test_cancelled);
  add ("/store/engine/image", test_image);
  add ("/store/engine/put-never-replaces", test_put_never_replaces);
  return g_test_run ();
}
