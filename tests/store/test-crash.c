/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What survives: processes killed in the middle of saving, and disks that are full. The child's
 * word for what was committed is held against what the file says afterwards. */
#include "store-fixture.h"

#include "store/sp-store-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* SP_KILLS in the environment makes it more, for a long run by hand. */
#define KILLS 120

static const SpStoreOptions modes[] = {{.is_network = FALSE}, {.is_network = TRUE}};

static void
close_store (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sp_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
}

/* One action of several rows: the plan's note says how many measures there are, so half an action
 * shows. */
static gboolean
save_one (SpStore *store, int64_t plan, int64_t part, int number, const char *text, GError **error)
{
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, "登记", error);
  g_autoptr (SpRecord) measure = sp_record_new (&sp_measure_type);
  g_autoptr (SpRecord) record =
    sp_reader_load (sp_store_get_reader (store), &sp_plan_type, plan, NULL);
  g_autofree char *note = g_strdup_printf ("%d", number);

  if (write == NULL || record == NULL)
    return FALSE;
  sp_record_set_integer (measure, SP_MEASURE_PLAN, plan);
  sp_record_set_integer (measure, SP_MEASURE_PART, part);
  sp_record_set_text (measure, SP_MEASURE_TITLE, note);
  sp_record_set_text (measure, SP_MEASURE_TEXT, text);
  sp_record_set_text (record, SP_PLAN_NOTE, note);
  return sp_write_insert (write, measure, error) && sp_write_update (write, record, error) &&
         sp_write_commit (write, error);
}

static int
count_saved (SpStore *store, int64_t plan)
{
  g_autoptr (SpRecord) record =
    sp_reader_load (sp_store_get_reader (store), &sp_plan_type, plan, NULL);
  int64_t n = sp_reader_count (sp_store_get_reader (store), &sp_measure_type, NULL);

  g_assert_cmpint (n, ==, g_ascii_strtoll (sp_record_get_text (record, SP_PLAN_NOTE), NULL, 10));
  return (int)n;
}

static void
save_until_killed (StoreFixture *fixture, const SpStoreOptions *options, int done, int report)
{
  SpStore *store = sp_store_open_with (fixture->path, SP_STORE_OPEN_DEFAULT, options, NULL);

  while (store != NULL &&
         save_one (store, fixture->plan, fixture->part, done + 1, "排查整治", NULL))
    {
      done++;
      if (write (report, &done, sizeof done) != sizeof done)
        break;
    }
  _exit (1);
}

static int
run_and_kill (StoreFixture *fixture, const SpStoreOptions *options, int done)
{
  int ends[2];
  int committed = done;
  int status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    save_until_killed (fixture, options, done, ends[1]);
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &committed, sizeof committed), ==, sizeof committed);
  g_usleep ((gulong)g_test_rand_int_range (0, 8000));
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  while (read (ends[0], &done, sizeof done) == sizeof done)
    committed = done;
  close (ends[0]);
  return committed;
}

static void
test_killed (StoreFixture *fixture, gconstpointer data)
{
  const char *asked = g_getenv ("SP_KILLS");
  int kills = asked != NULL ? (int)g_ascii_strtoll (asked, NULL, 10) : KILLS;
  int done = 0;

  close_store (fixture);
  for (int i = 0; i < kills; i++)
    {
      const SpStoreOptions *options = &modes[i / 10 % 2];
      int committed = run_and_kill (fixture, options, done);
      g_autoptr (GError) error = NULL;

      fixture->store = sp_store_open_with (fixture->path, SP_STORE_OPEN_DEFAULT, options, &error);
      g_assert_no_error (error);
      done = count_saved (fixture->store, fixture->plan);
      /* All that was reported as saved, and at most the one that was under way. */
      g_assert_cmpint (done, >=, committed);
      g_assert_cmpint (done, <=, committed + 1);
      if (i % 20 == 19)
        assert_sound (fixture->store);
      close_store (fixture);
    }
  store_fixture_reopen (fixture);
  assert_sound (fixture->store);
}

static void
limit_file_size (rlim_t bytes)
{
  struct rlimit limit = {bytes, bytes};

  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    _exit (3);
}

/* Exit 0: refused for want of space, and what was saved before can still be read. */
static void
save_until_full (StoreFixture *fixture, const SpStoreOptions *options, int report)
{
  g_autofree char *text = g_strnfill (20000, 'x');
  g_autoptr (GError) error = NULL;
  SpStore *store = sp_store_open_with (fixture->path, SP_STORE_OPEN_DEFAULT, options, NULL);
  int done = count_saved (store, fixture->plan);
  int before = done;

  limit_file_size (1500000);
  while (save_one (store, fixture->plan, fixture->part, done + 1, text, &error))
    done++;
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NO_SPACE);
  assert_sentence (error);
  g_assert_cmpint (done, >, before);
  g_assert_cmpint (count_saved (store, fixture->plan), ==, done);
  g_clear_error (&error);
  /* A small one may fit where a big one did not; refused or not, the file stays whole. */
  done += save_one (store, fixture->plan, fixture->part, done + 1, "小", NULL);
  g_assert_cmpint (count_saved (store, fixture->plan), ==, done);
  if (write (report, &done, sizeof done) != sizeof done)
    _exit (4);
  _exit (0);
}

static void
test_disk_full (StoreFixture *fixture, gconstpointer data)
{
  close_store (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *name = g_strdup_printf ("满%u.safetyplan", i);
      g_autoptr (GError) error = NULL;
      int ends[2];
      int done = 0;
      int status;
      pid_t child;

      g_free (fixture->path);
      fixture->path = store_fixture_path (fixture, name);
      fixture->store = sp_store_create (fixture->path, &error);
      g_assert_no_error (error);
      add_part (fixture->store, add_plan (fixture->store, "示例"), "附件", 1);
      close_store (fixture);
      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        save_until_full (fixture, &modes[i], ends[1]);
      close (ends[1]);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
      g_assert_cmpint (read (ends[0], &done, sizeof done), ==, sizeof done);
      close (ends[0]);
      store_fixture_reopen (fixture);
      g_assert_cmpint (count_saved (fixture->store, fixture->plan), ==, done);
      assert_sound (fixture->store);
      /* With room again, work goes on. */
      g_assert_true (
        save_one (fixture->store, fixture->plan, fixture->part, done + 1, "大", &error));
      close_store (fixture);
    }
}

/* No room even for a new file or a backup: nothing of it stays behind. */
static void
create_without_space (StoreFixture *fixture)
{
  g_autofree char *path = store_fixture_path (fixture, "新.safetyplan");
  g_autofree char *copy = store_fixture_path (fixture, "副本.safetyplan");
  g_autoptr (GError) error = NULL;
  SpStore *store = sp_store_open (fixture->path, SP_STORE_OPEN_READ_ONLY, NULL);

  limit_file_size (20000);
  g_assert_null (sp_store_create (path, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NO_SPACE);
  assert_sentence (error);
  g_assert_nonnull (strstr (error->message, path)); /* not the temporary name */
  g_clear_error (&error);
  g_assert_false (sp_store_backup (store, copy, NULL, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NO_SPACE);
  assert_sentence (error);
  g_assert_nonnull (strstr (error->message, copy));
  g_assert_true (sp_store_close (store, NULL));
  _exit (0);
}

static guint
count_files (StoreFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_no_space_leaves_nothing (StoreFixture *fixture, gconstpointer data)
{
  pid_t child;
  int status;

  close_store (fixture);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  child = fork ();
  if (child == 0)
    create_without_space (fixture);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/crash/killed", test_killed);
  store_fixture_add ("/store/crash/disk-full", test_disk_full);
  store_fixture_add ("/store/crash/no-space-leaves-nothing", test_no_space_leaves_nothing);
  return g_test_run ();
}
