/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and writing whole files: what goes wrong has its own code and sentence, and a name never
 * holds half. */
#include "base/sp-error.h"
#include "base/sp-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("sp-file-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "表.txt", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (sp_file_write (path, "旧\0旧", 7, NULL));
  g_assert_true (sp_file_write (path, "新\0", 4, NULL));
  g_assert_true (sp_file_read (path, 100, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, length, "新\0", 4);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
expect_read_error (const char *path, SpError code)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length;

  g_assert_false (sp_file_read (path, 4, &bytes, &length, &error));
  g_assert_error (error, SP_ERROR, (int)code);
  g_assert_null (bytes);
  g_assert_true (g_str_has_suffix (error->message, "。"));
}

static void
test_read_errors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *absent = g_build_filename (fixture->folder, "没有", NULL);
  g_autofree char *large = g_build_filename (fixture->folder, "large", NULL);
  g_autofree char *under_file = g_build_filename (large, "x", NULL);

  g_assert_true (sp_file_write (large, "12345", 5, NULL));
  expect_read_error (absent, SP_ERROR_NOT_FOUND);
  expect_read_error (under_file, SP_ERROR_NOT_FOUND);
  expect_read_error (fixture->folder, SP_ERROR_IS_DIRECTORY);
  expect_read_error (large, SP_ERROR_TOO_LARGE);
  expect_read_error ("/dev/null", SP_ERROR_FAILED);
}

/* In a child, because a limit on file sizes cannot be taken back everywhere. */
static void
write_past_limit (const char *path)
{
  const struct rlimit limit = {4096, 4096};
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (100000, 'x');

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
  _exit (!sp_file_write (path, large, strlen (large), &error) &&
             g_error_matches (error, SP_ERROR, SP_ERROR_NO_SPACE)
           ? 0
           : 1);
}

static void
test_failed_write_keeps_old (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "kept", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  int status = -1;
  pid_t child;

  g_assert_true (sp_file_write (path, "old", 3, NULL));
  child = fork ();
  if (child == 0)
    write_past_limit (path);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  g_assert_true (sp_file_read (path, 100, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, length, "old", 3);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_write_into_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "没有", "x", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_file_write (path, "x", 1, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/base/file/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/base/file/read-errors", Fixture, NULL, set_up, test_read_errors, tear_down);
  g_test_add ("/base/file/failed-write-keeps-old", Fixture, NULL, set_up,
              test_failed_write_keeps_old, tear_down);
  g_test_add ("/base/file/write-into-nowhere", Fixture, NULL, set_up, test_write_into_nowhere,
              tear_down);
  return g_test_run ();
}
