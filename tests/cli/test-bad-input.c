/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * safetyplanctl and everything the world can throw at it: each ends with status 1 and one line, and
 * no file is changed, lost or left behind. */
#include "runner.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* ---- documents ---- */

static void
write_empty (Runner *self, const char *name)
{
  runner_write (self, name, "", 0);
}

static void
write_blank (Runner *self, const char *name)
{
  runner_write (self, name, " \n\t\n　\n", -1);
}

static void
write_binary (Runner *self, const char *name)
{
  g_autofree char *bytes = g_malloc (65536);

  for (guint i = 0; i < 65536; i++)
    bytes[i] = (char)(i * 2654435761u >> 13);
  runner_write (self, name, bytes, 65536);
}

static void
write_zip (Runner *self, const char *name)
{
  static const char bytes[] = "PK\3\4\24\0\6\0\10\0\0\0!\0 some office document";

  runner_write (self, name, bytes, sizeof bytes);
}

static void
write_latin (Runner *self, const char *name)
{
  g_autofree char *bytes = g_malloc (4000);

  memset (bytes, 0xFF, 4000);
  runner_write (self, name, bytes, 4000);
}

static void
write_prose (Runner *self, const char *name)
{
  runner_write (self, name, "今天天气很好。\n我们去公园。\n", -1);
}

static void
write_folder (Runner *self, const char *name)
{
  g_autofree char *path = runner_path (self, name);

  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
}

static void
write_nothing (Runner *self, const char *name)
{
}

static void
write_forbidden (Runner *self, const char *name)
{
  g_autofree char *path = runner_path (self, name);

  runner_write (self, name, "一、任务\n", -1);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
}

static const struct
{
  const char *name;
  void (*write) (Runner *self, const char *name);
  gboolean is_about_rights;
} documents[] = {
  {"empty", write_empty, FALSE},        {"blank", write_blank, FALSE},
  {"binary", write_binary, FALSE},      {"zip", write_zip, FALSE},
  {"bytes", write_latin, FALSE},        {"prose", write_prose, FALSE},
  {"folder", write_folder, FALSE},      {"missing", write_nothing, FALSE},
  {"forbidden", write_forbidden, TRUE},
};

static void
test_documents (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "new p.safetyplan --directory sample");
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *name = g_strconcat (documents[i].name, ".txt", NULL);
      g_autofree char *read = g_strconcat ("read ", name, NULL);
      g_autofree char *import = g_strconcat ("import p.safetyplan ", name, NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (documents[i].is_about_rights && geteuid () == 0)
        continue; /* root may read everything */
      documents[i].write (self, name);
      before = runner_dup_state (self);
      runner_expect (self, 1, read);
      g_assert_nonnull (strstr (self->err, documents[i].name));
      runner_expect (self, 1, import);
      after = runner_dup_state (self);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Strange but readable: an answer in time is all that is asked. */
static void
expect_answer (Runner *self, const char *command)
{
  int status = runner_run (self, command);

  g_assert_cmpint (status, >=, 0);
  g_assert_cmpint (status, <=, 1);
}

static void
test_one_line (Runner *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("一、任务");

  while (text->len < 8 * 1024 * 1024)
    g_string_append (text, "各单位要落实责任，在2021年底前完成（县应急管理局负责）");
  runner_write (self, "line.txt", text->str, (gssize)text->len);
  expect_answer (self, "read line.txt");
}

static void
test_nested (Runner *self, gconstpointer data)
{
  static const char *const marks[] = {"一、", "（一）", "1.", "（1）", "①"};
  g_autoptr (GString) text = g_string_new ("示例县三年行动计划\n");

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "%s标题%u\n", marks[i % G_N_ELEMENTS (marks)], i);
  runner_write (self, "nested.txt", text->str, (gssize)text->len);
  expect_answer (self, "read nested.txt");
}

static void
test_truncated (Runner *self, gconstpointer data)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SP_SOURCE_ROOT"), "data", "sample", "plan.txt", NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (gsize n = 1; n < length; n = n * 3 + 1)
    {
      runner_write (self, "cut.txt", text, (gssize)n);
      expect_answer (self, "read cut.txt");
    }
}

/* ---- files of the program ---- */

static void
patch (Runner *self, gsize offset, const char *bytes, gsize n)
{
  g_autofree char *path = runner_path (self, "d.safetyplan");
  int fd = open (path, O_RDWR);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, bytes, n, (off_t)offset), ==, (gssize)n);
  close (fd);
}

static void
make_newer (Runner *self)
{
  patch (self, 60, "\0\0\3\347", 4); /* user_version */
}

static void
make_foreign (Runner *self)
{
  patch (self, 68, "\1\2\3\4", 4); /* application_id */
}

static void
make_no_database (Runner *self)
{
  patch (self, 0, "This is no database", 19);
}

static void
make_half (Runner *self)
{
  g_autofree char *path = runner_path (self, "d.safetyplan");

  g_assert_cmpint (truncate (path, 20000), ==, 0);
}

static void
make_empty (Runner *self)
{
  g_autofree char *path = runner_path (self, "d.safetyplan");

  g_assert_cmpint (truncate (path, 0), ==, 0);
}

static void
make_folder (Runner *self)
{
  g_autofree char *path = runner_path (self, "d.safetyplan");

  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
}

static void
make_missing (Runner *self)
{
  g_autofree char *path = runner_path (self, "d.safetyplan");

  g_unlink (path);
}

static void (*const spoilers[]) (Runner *) = {make_newer, make_foreign, make_no_database, make_half,
                                              make_empty, make_folder,  make_missing};

static const char *const commands[] = {
  "list d.safetyplan measures",
  "progress d.safetyplan 2 --date 2021-06-30 --percent 50",
  "import d.safetyplan plan.txt",
  "gantt d.safetyplan -o out.pdf",
  "report d.safetyplan --quarter 2021Q2 -o out.xlsx",
  "history d.safetyplan",
  "undo d.safetyplan --yes",
  "redo d.safetyplan",
  "check d.safetyplan",
  "backup d.safetyplan -o out.safetyplan",
};

static void
test_files (Runner *self, gconstpointer data)
{
  void (*spoil) (Runner *) = spoilers[GPOINTER_TO_UINT (data)];
  g_autofree char *before = NULL;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_write (self, "plan.txt", "一、任务\n1.开展检查。（县应急管理局负责）\n", -1);
  spoil (self);
  before = runner_dup_state (self);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *after = NULL;

      runner_expect (self, 1, commands[i]);
      g_assert_nonnull (strstr (self->err, "d.safetyplan"));
      after = runner_dup_state (self);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Pages in the middle overwritten: check finds it, no command dies of it. */
static void
test_damaged (Runner *self, gconstpointer data)
{
  g_autofree char *garbage = g_malloc (4096 * 12);

  memset (garbage, 0x5A, 4096 * 12);
  runner_expect (self, 0, "demo d.safetyplan");
  patch (self, 4096 * 20, garbage, 4096 * 12);
  runner_run (self, "check d.safetyplan");
  g_assert_cmpuint (strlen (self->err), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    expect_answer (self, commands[i]);
}

static void
test_locked (Runner *self, gconstpointer data)
{
  struct flock lock = {
    .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512};
  g_autofree char *path = runner_path (self, "d.safetyplan");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int fd = -1;

  runner_expect (self, 0, "demo d.safetyplan");
  before = runner_dup_state (self);
  fd = open (path, O_RDWR);
  g_assert_cmpint (fcntl (fd, F_SETLK, &lock), ==, 0);
  runner_expect (self, 1, "progress d.safetyplan 2 --date 2021-06-30 --percent 50");
  g_assert_nonnull (strstr (self->err, "d.safetyplan"));
  close (fd);
  after = runner_dup_state (self);
  g_assert_cmpstr (before, ==, after);
  runner_expect (self, 0, "progress d.safetyplan 2 --date 2021-06-30 --percent 50");
}

/* ---- a full disk, played by a limit on the size of files ---- */

/* The state without the database's own log and index of it, which may stay empty beside the file.
 */
static char *
dup_state_without_log (Runner *self)
{
  static const char *const endings[] = {"-shm", "-wal"};

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat ("d.safetyplan", endings[i], NULL);
      g_autofree char *path = runner_path (self, name);
      GStatBuf info;

      if (g_stat (path, &info) == 0 && (i == 0 || info.st_size == 0))
        g_unlink (path);
    }
  return runner_dup_state (self);
}

static void
test_full (Runner *self, gconstpointer data)
{
  static const char *const writers[] = {
    "new n.safetyplan",
    "demo n.safetyplan",
    "progress d.safetyplan 2 --date 2021-06-30 --percent 50",
    "gantt d.safetyplan -o out.pdf",
    "report d.safetyplan --quarter 2021Q2 -o out.xlsx",
    "backup d.safetyplan -o out.safetyplan",
  };
  g_autofree char *before = NULL;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_write (self, "out.pdf", "old", -1);
  runner_write (self, "out.xlsx", "old", -1);
  before = runner_dup_state (self);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autofree char *after = NULL;

      self->file_limit = 4096;
      runner_expect (self, 1, writers[i]);
      self->file_limit = 0;
      after = dup_state_without_log (self);
      g_assert_cmpstr (before, ==, after);
    }
  runner_expect (self, 0, "check d.safetyplan");
}

/* ---- where output cannot go ---- */

static void
test_output (Runner *self, gconstpointer data)
{
  static const char *const wrong[] = {
    "gantt d.safetyplan -o nowhere/out.pdf",
    "gantt d.safetyplan -o folder.pdf",
    "report d.safetyplan --quarter 2021Q2 -o nowhere/out.xlsx",
    "report d.safetyplan --quarter 2021Q2 -o folder.pdf",
    "backup d.safetyplan -o nowhere/out.safetyplan",
    "backup d.safetyplan -o folder.pdf",
    "new nowhere/n.safetyplan",
    "new folder.pdf",
    "gantt d.safetyplan -o plan.txt --each-unit",
  };
  g_autofree char *before = NULL;

  runner_expect (self, 0, "demo d.safetyplan");
  write_folder (self, "folder.pdf");
  runner_write (self, "plan.txt", "x", -1);
  before = runner_dup_state (self);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *after = NULL;

      runner_expect (self, 1, wrong[i]);
      after = runner_dup_state (self);
      g_assert_cmpstr (before, ==, after);
    }
}

#define ADD(name, data, func)                                                                      \
  g_test_add ("/cli/bad/" name, Runner, GUINT_TO_POINTER (data), runner_set_up, func,              \
              runner_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  runner_set_program (argv[1]);
  ADD ("documents", 0, test_documents);
  ADD ("one-line", 0, test_one_line);
  ADD ("nested", 0, test_nested);
  ADD ("truncated", 0, test_truncated);
  ADD ("newer", 0, test_files);
  ADD ("foreign", 1, test_files);
  ADD ("no-database", 2, test_files);
  ADD ("half", 3, test_files);
  ADD ("empty", 4, test_files);
  ADD ("folder", 5, test_files);
  ADD ("missing", 6, test_files);
  ADD ("damaged", 0, test_damaged);
  ADD ("locked", 0, test_locked);
  ADD ("full", 0, test_full);
  ADD ("output", 0, test_output);
  return g_test_run ();
}
