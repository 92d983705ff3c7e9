/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening, creating and backing up: files that are not ours, damaged, newer, locked, read-only;
 * nothing overwritten, nothing left behind. */
#include "store-fixture.h"

#include "store/sp-engine.h"
#include "store/sp-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
close_store (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sp_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
}

static void
put (const char *path, const char *bytes, gssize length)
{
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static void
make_directory (const char *path)
{
  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
}

static void
make_fifo (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0644), ==, 0);
}

static void
make_empty (const char *path)
{
  put (path, "", 0);
}

static void
make_text (const char *path)
{
  put (path, "示例县安全行动计划\n一、总体要求\n", -1);
}

static void
make_short (const char *path)
{
  put (path, "SQLite", -1);
}

static void
make_magic_and_noise (const char *path)
{
  char bytes[8192];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (char)(i * 7 + 13);
  memcpy (bytes, "SQLite format 3", 16);
  put (path, bytes, sizeof bytes);
}

static void
make_database (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpEngine) engine =
    sp_engine_open (path, SP_ENGINE_CREATE | SP_ENGINE_EXCLUSIVE, 0, &error);

  g_assert_no_error (error);
  g_assert_true (sp_engine_exec (engine, sql, NULL));
}

static void
make_blank_database (const char *path)
{
  make_database (path, "CREATE TABLE t (x); DROP TABLE t");
}

static void
make_foreign_database (const char *path)
{
  make_database (path, "CREATE TABLE plan (title); INSERT INTO plan VALUES ('x');"
                       "PRAGMA user_version = 1");
}

static void
make_newer (const char *path)
{
  g_autoptr (SpStore) store = sp_store_create (path, NULL);

  g_assert_true (sp_engine_exec (sp_store_get_engine (store), "PRAGMA user_version = 1000", NULL));
  g_assert_true (sp_store_close (store, NULL));
}

static void
damage (const char *path, double from, double to, gboolean is_cut)
{
  g_autoptr (SpStore) store = sp_store_create (path, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (sp_store_close (store, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + (gsize)(from * (double)length), 0x5a,
          (gsize)(to * (double)length) - (gsize)(from * (double)length));
  put (path, bytes, is_cut ? (gssize)(from * (double)length) : (gssize)length);
}

static void
make_truncated (const char *path)
{
  damage (path, 0.5, 0.5, TRUE);
}

static void
make_head_damaged (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  damage (path, 0, 0, FALSE);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + 100, 0x5a, 3900);
  put (path, bytes, (gssize)length);
}

typedef struct
{
  const char *name;
  void (*make) (const char *path); /* NULL: nothing is there */
  SpStoreError code;
} BadFile;

static const BadFile bad_files[] = {
  {"missing", NULL, SP_STORE_ERROR_NOT_FOUND},
  {"directory", make_directory, SP_STORE_ERROR_FOREIGN},
  {"fifo", make_fifo, SP_STORE_ERROR_FOREIGN},
  {"empty", make_empty, SP_STORE_ERROR_FOREIGN},
  {"text", make_text, SP_STORE_ERROR_FOREIGN},
  {"short", make_short, SP_STORE_ERROR_FOREIGN},
  {"magic and noise", make_magic_and_noise, SP_STORE_ERROR_FOREIGN},
  {"blank database", make_blank_database, SP_STORE_ERROR_FOREIGN},
  {"foreign database", make_foreign_database, SP_STORE_ERROR_FOREIGN},
  {"newer", make_newer, SP_STORE_ERROR_TOO_NEW},
  {"truncated", make_truncated, SP_STORE_ERROR_CORRUPT},
  {"head damaged", make_head_damaged, SP_STORE_ERROR_CORRUPT},
};

static void
test_bad_files (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = store_fixture_path (fixture, "坏.safetyplan");
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_test_message ("%s", bad_files[i].name);
      if (bad_files[i].make != NULL)
        bad_files[i].make (path);
      before = dup_folder (fixture);
      for (guint flags = 0; flags < 2; flags++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_null (sp_store_open (path, (SpStoreOpenFlags)flags, &error));
          g_assert_error (error, SP_STORE_ERROR, (int)bad_files[i].code);
          assert_sentence (error);
          g_hash_table_add (sentences, g_strdup (error->message));
        }
      after = dup_folder (fixture);
      g_assert_cmpstr (before, ==, after);
      if (bad_files[i].make == make_directory)
        g_rmdir (path);
      else
        g_unlink (path);
    }
  /* Different troubles, different sentences. */
  g_assert_cmpuint (g_hash_table_size (sentences), >=, 8);
}

/* Overwrites the first page of a table or an index. */
static void
damage_object (const char *path, const char *name)
{
  g_autoptr (SpStore) store = sp_store_create (path, NULL);
  SpEngine *engine = sp_store_get_engine (store);
  g_autofree char *sql =
    g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);
  g_autofree char *bytes = NULL;
  int64_t page = 0;
  int64_t page_size = 0;
  gsize length;

  g_assert_true (sp_engine_get_integer (engine, sql, &page, NULL));
  g_assert_true (sp_engine_get_integer (engine, "PRAGMA page_size", &page_size, NULL));
  g_assert_cmpint (page, >, 1);
  g_assert_true (sp_store_close (store, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + (page - 1) * page_size, 0x5a, (gsize)page_size);
  put (path, bytes, (gssize)length);
}

/* Damage deep in the file shows when it is read or checked, not before. */
static void
test_damage_inside (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = store_fixture_path (fixture, "坏.safetyplan");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (SpStore) store = NULL;

  damage_object (path, "measure");
  store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (sp_store_check (store, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >=, 1);
}

static void
test_create_overwrites_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *taken = store_fixture_path (fixture, "已有.safetyplan");
  g_autofree char *dangling = store_fixture_path (fixture, "断链.safetyplan");
  g_autofree char *nowhere = store_fixture_path (fixture, "没有/这个.safetyplan");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  put (taken, "x", 1);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  before = dup_folder (fixture);
  g_assert_null (sp_store_create (taken, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_EXISTS);
  assert_sentence (error);
  g_clear_error (&error);
  g_assert_null (sp_store_create (dangling, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (sp_store_backup (fixture->store, taken, NULL, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (sp_store_create (nowhere, &error));
  g_assert_nonnull (error);
  assert_sentence (error);
  after = dup_folder (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_close_leaves_one_file (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (fixture->path, "-shm", NULL);

  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  close_store (fixture);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shared, G_FILE_TEST_EXISTS));

  /* Nor does looking at it leave anything, or change it. */
  {
    g_autofree char *before = dup_folder (fixture);
    g_autofree char *after = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (SpStore) store = sp_store_open (fixture->path, SP_STORE_OPEN_READ_ONLY, &error);

    g_assert_no_error (error);
    g_assert_cmpint (sp_reader_count (sp_store_get_reader (store), &sp_plan_type, NULL), ==, 1);
    g_assert_true (sp_store_close (store, &error));
    after = dup_folder (fixture);
    g_assert_cmpstr (before, ==, after);
  }
}

static void
assert_refuses_writes (SpStore *store)
{
  g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  g_assert_true (sp_store_is_read_only (store));
  sp_record_set_text (unit, SP_UNIT_NAME, "单位");
  g_assert_false (sp_store_insert (store, unit, "登记", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_READ_ONLY);
  assert_sentence (error);
  label = sp_store_dup_undo_label (store, NULL);
  g_assert_null (label);
  g_clear_error (&error);
  g_assert_false (sp_store_undo (store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_READ_ONLY);
}

static void
test_read_only (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = sp_store_open (fixture->path, SP_STORE_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);
  assert_refuses_writes (store);
  assert_sound (store);
}

/* Runs @func in a process without rights of its own, whoever runs the tests. */
static void
run_without_rights (StoreFixture *fixture, void (*func) (StoreFixture *))
{
  int status = 0;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (3);
      func (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
open_forbidden (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_store_open (fixture->path, SP_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  assert_sentence (error);
}

static void
open_read_only_file (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = sp_store_open (fixture->path, SP_STORE_OPEN_DEFAULT, &error);
  g_autofree char *copy = store_fixture_path (fixture, "副本.safetyplan");

  g_assert_no_error (error);
  assert_refuses_writes (store);
  g_assert_cmpint (sp_reader_count (sp_store_get_reader (store), &sp_plan_type, &error), ==, 1);
  g_assert_false (sp_store_backup (store, copy, NULL, &error));
  g_assert_nonnull (error);
  assert_sentence (error);
  g_clear_error (&error);
  g_assert_true (sp_store_close (store, &error));
}

static void
create_forbidden (StoreFixture *fixture)
{
  g_autofree char *path = store_fixture_path (fixture, "新.safetyplan");
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_store_create (path, &error));
  g_assert_nonnull (error);
  assert_sentence (error);
}

static void
test_permissions (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  close_store (fixture);
  before = dup_folder (fixture);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  run_without_rights (fixture, open_forbidden);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  run_without_rights (fixture, open_read_only_file);
  run_without_rights (fixture, create_forbidden);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  after = dup_folder (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* Another process that opens the file as @options say, begins to write and stays so until told to
 * end. */
typedef struct
{
  pid_t pid;
  int to_child, from_child;
} Other;

static Other
start_other (StoreFixture *fixture, const SpStoreOptions *options, gboolean is_writing)
{
  int down[2], up[2];
  char sign = 0;
  Other other;

  g_assert_cmpint (pipe (down), ==, 0);
  g_assert_cmpint (pipe (up), ==, 0);
  other.pid = fork ();
  g_assert_cmpint (other.pid, >=, 0);
  if (other.pid == 0)
    {
      SpStore *store = sp_store_open_with (fixture->path, SP_STORE_OPEN_DEFAULT, options, NULL);

      if (store == NULL ||
          (is_writing && sp_write_begin (store, SP_ACTION_EDIT, "占用", NULL) == NULL) ||
          write (up[1], "+", 1) != 1)
        _exit (1);
      _exit (read (down[0], &sign, 1) == 1 ? 0 : 1);
    }
  close (down[0]);
  close (up[1]);
  other.to_child = down[1];
  other.from_child = up[0];
  g_assert_cmpint (read (other.from_child, &sign, 1), ==, 1);
  return other;
}

static void
end_other (Other *other)
{
  int status = 0;

  g_assert_cmpint (write (other->to_child, "-", 1), ==, 1);
  g_assert_cmpint (waitpid (other->pid, &status, 0), ==, other->pid);
  g_assert_cmpint (status, ==, 0);
  close (other->to_child);
  close (other->from_child);
}

static void
test_busy_write (StoreFixture *fixture, gconstpointer data)
{
  const SpStoreOptions options = {.busy_ms = 20};
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
  Other other;

  close_store (fixture);
  other = start_other (fixture, &options, TRUE);
  fixture->store = sp_store_open_with (fixture->path, SP_STORE_OPEN_DEFAULT, &options, &error);
  g_assert_no_error (error); /* reading goes on beside it */
  g_assert_cmpint (sp_reader_count (sp_store_get_reader (fixture->store), &sp_plan_type, &error),
                   ==, 1);
  sp_record_set_text (unit, SP_UNIT_NAME, "单位");
  g_assert_false (sp_store_insert (fixture->store, unit, "登记", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_BUSY);
  assert_sentence (error);
  g_clear_error (&error);
  end_other (&other);
  sp_record_set_identity (unit, 0, NULL, 0);
  g_assert_true (sp_store_insert (fixture->store, unit, "登记", &error));
  assert_sound (fixture->store);
}

/* On a network file system the second computer is told at once, and the first works undisturbed. */
static void
test_single_writer_on_network (StoreFixture *fixture, gconstpointer data)
{
  const SpStoreOptions network = {.busy_ms = 20, .is_network = TRUE};
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  Other other;

  close_store (fixture);
  other = start_other (fixture, &network, FALSE);
  g_assert_null (sp_store_open_with (fixture->path, SP_STORE_OPEN_DEFAULT, &network, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_BUSY);
  assert_sentence (error);
  g_clear_error (&error);
  end_other (&other);
  fixture->store = sp_store_open_with (fixture->path, SP_STORE_OPEN_DEFAULT, &network, &error);
  g_assert_no_error (error);
  add_unit (fixture->store, "单位", SP_UNIT_OTHER);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_sound (fixture->store);
}

/* A file last used on a local disk, then put on a share: no shared memory there, not even for
 * looking at it. */
static void
test_wal_file_on_network (StoreFixture *fixture, gconstpointer data)
{
  const SpStoreOptions network = {.busy_ms = 20, .is_network = TRUE};
  g_autofree char *before = NULL;

  close_store (fixture);
  before = dup_folder (fixture);
  for (int flags = 1; flags >= 0; flags--) /* looking at it first */
    {
      g_autofree char *during = NULL;
      g_autoptr (GDir) dir = NULL;
      g_autoptr (GError) error = NULL;
      const char *name;

      fixture->store =
        sp_store_open_with (fixture->path, (SpStoreOpenFlags)flags, &network, &error);
      g_assert_no_error (error);
      g_assert_cmpint (
        sp_reader_count (sp_store_get_reader (fixture->store), &sp_plan_type, &error), ==, 1);
      dir = g_dir_open (fixture->folder, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        g_assert_false (g_str_has_suffix (name, "-shm"));
      close_store (fixture);
      during = dup_folder (fixture);
      if (flags == 1)
        g_assert_cmpstr (before, ==, during);
    }
}

static void
test_backup (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = store_fixture_path (fixture, "副本.safetyplan");
  g_autofree char *never = store_fixture_path (fixture, "不会有.safetyplan");
  g_autofree char *content = dup_content (fixture->store);
  g_autofree char *copied = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = NULL;

  g_assert_true (sp_store_backup (fixture->store, copy, NULL, &error));
  store = sp_store_open (copy, SP_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  copied = dup_content (store);
  g_assert_cmpstr (content, ==, copied);
  assert_sound (store);
  g_assert_true (sp_store_close (store, &error));

  before = dup_folder (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (sp_store_backup (fixture->store, never, cancellable, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED);
  after = dup_folder (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_dated_backup (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = sp_store_backup_dated (fixture->store, "导入前", &error);
  g_autofree char *other = sp_store_backup_dated (fixture->store, "每日/定时", &error);
  g_autofree char *again = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *backups = store_fixture_path (fixture, "备份");
  g_autofree char *base = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (other, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpstr (first, !=, other);
  folder = g_path_get_dirname (first);
  g_assert_cmpstr (folder, ==, backups);
  base = g_path_get_basename (first);
  g_assert_true (g_str_has_prefix (base, "示例 2"));
  g_assert_true (g_str_has_suffix (base, " 导入前.safetyplan"));
  again = sp_store_backup_dated (fixture->store, "导入前", &error);
  g_assert_nonnull (again); /* the same minute's, or the next one's */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/open/bad-files", test_bad_files);
  store_fixture_add ("/store/open/damage-inside", test_damage_inside);
  store_fixture_add ("/store/open/create-overwrites-nothing", test_create_overwrites_nothing);
  store_fixture_add ("/store/open/close-leaves-one-file", test_close_leaves_one_file);
  store_fixture_add ("/store/open/read-only", test_read_only);
  store_fixture_add ("/store/open/permissions", test_permissions);
  store_fixture_add ("/store/open/busy-write", test_busy_write);
  store_fixture_add ("/store/open/single-writer-on-network", test_single_writer_on_network);
  store_fixture_add ("/store/open/wal-file-on-network", test_wal_file_on_network);
  store_fixture_add ("/store/backup/copy", test_backup);
  store_fixture_add ("/store/backup/dated", test_dated_backup);
  return g_test_run ();
}
