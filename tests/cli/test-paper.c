/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb paper: what it writes of each kind, what it refuses, and that a failure leaves nothing
 * behind. */
#include "runner.h"

#include <string.h>

static void
set_up (Runner *self, gconstpointer data)
{
  runner_set_up (self, data);
  runner_expect (self, 0, "demo d.safetyplan");
}

static void
assert_begins (Runner *self, const char *name, const char *bytes)
{
  g_autofree char *path = runner_path (self, name);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (contents, bytes));
}

static void
test_kinds (Runner *self, gconstpointer data)
{
  static const struct
  {
    const char *options, *name, *bytes;
  } cases[] = {
    {"--kind halfyear --period 2021H1", "h.docx", "PK"},
    {"--kind 半年总结报告 --period 2021H1 --as-of 2021-05-31", "h.PDF", "%PDF"},
    {"--kind circular --period 2021Q3 --prepared-by 示例县安委办", "c.docx", "PK"},
    {"--kind urge --unit 县应急管理局 --period 2021Q3 --reply-by 2021-10-15", "u.docx", "PK"},
    {"--kind 督办单 --unit 县应急管理局 --as-of 2021-09-30", "u.pdf", "%PDF"},
    {"--kind charts --as-of 2021-09-30", "g.pdf", "%PDF"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *command =
        g_strdup_printf ("paper d.safetyplan %s -o %s", cases[i].options, cases[i].name);

      g_test_message ("%s", command);
      runner_expect (self, 0, command);
      g_assert_nonnull (strstr (self->out, cases[i].name));
      assert_begins (self, cases[i].name, cases[i].bytes);
    }
}

/* What is kept can be compared with what the same paper would say now. */
static void
test_kept (Runner *self, gconstpointer data)
{
  runner_expect (self, 0,
                 "paper d.safetyplan --kind urge --unit 县应急管理局 --period 2021Q3 --keep -o "
                 "u.docx");
  g_assert_nonnull (strstr (self->out, "已存档：编号 1"));
  runner_expect (self, 0, "report-diff d.safetyplan");
  g_assert_nonnull (strstr (self->out, "督办单（县应急管理局）"));
  g_assert_nonnull (strstr (self->out, "u.docx"));
  runner_expect (self, 0, "report-diff d.safetyplan --id 1 --format csv");
  g_assert_null (strstr (self->out, "督办"));
  runner_expect (self, 0, "paper d.safetyplan --kind charts --period 2021Q3 --keep -o g.pdf");
  runner_expect (self, 1, "report-diff d.safetyplan --id 2");
  g_assert_nonnull (strstr (self->err, "只有文件"));
}

static void
test_usage (Runner *self, gconstpointer data)
{
  static const char *const commands[] = {
    "paper d.safetyplan",
    "paper d.safetyplan --kind poster --period 2021H1 -o a.docx",
    "paper d.safetyplan --kind halfyear -o a.docx",
    "paper d.safetyplan --kind halfyear --period 2021Q2 -o a.docx",
    "paper d.safetyplan --kind circular --period 2021H1 -o a.docx",
    "paper d.safetyplan --kind halfyear --period soon -o a.docx",
    "paper d.safetyplan --kind halfyear --period 2021H1",
    "paper d.safetyplan --kind halfyear --period 2021H1 --unit 县公安局 -o a.docx",
    "paper d.safetyplan --kind halfyear --period 2021H1 --as-of soon -o a.docx",
    "paper d.safetyplan --kind urge --period 2021Q3 -o a.docx",
    "paper d.safetyplan --kind urge --unit 县公安局 --period 2021Q3 --reply-by soon -o a.docx",
  };
  g_autofree char *before = runner_dup_state (self);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_test_message ("%s", commands[i]);
      runner_expect (self, 2, commands[i]);
    }
  after = runner_dup_state (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (Runner *self, gconstpointer data)
{
  static const struct
  {
    const char *command, *words;
  } cases[] = {
    {"paper d.safetyplan --kind halfyear --period 2019H2 -o a.docx", "2019年下半年"},
    {"paper d.safetyplan --kind halfyear --period 2021H1 --as-of 2020-12-31 -o a.docx",
     "数据截止日期"},
    {"paper d.safetyplan --kind halfyear --period 2021H1 -o a.txt", ".docx 或 .pdf"},
    {"paper d.safetyplan --kind halfyear --period 2021H1 -o no/a.docx", "没有这个文件或文件夹"},
    {"paper d.safetyplan --kind charts --period 2021H1 -o a.docx", ".pdf 结尾"},
    {"paper d.safetyplan --kind urge --unit 没有的局 --as-of 2021-09-30 -o a.docx", "没有的局"},
    {"paper none.safetyplan --kind halfyear --period 2021H1 -o a.docx", "none.safetyplan"},
    {"paper e.safetyplan --kind halfyear --period 2021H1 -o a.docx", "计划"},
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  runner_expect (self, 0, "new e.safetyplan");
  before = runner_dup_state (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].command);
      runner_expect (self, 1, cases[i].command);
      g_assert_nonnull (strstr (self->err, cases[i].words));
    }
  after = runner_dup_state (self);
  g_assert_cmpstr (before, ==, after);
}

/* A full disk: a sentence, and what was there stays. */
static void
test_no_space (Runner *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  runner_write (self, "h.docx", "old", -1);
  before = runner_dup_state (self);
  self->file_limit = 100000;
  runner_expect (self, 1, "paper d.safetyplan --kind halfyear --period 2021H1 -o h.docx");
  self->file_limit = 0;
  after = runner_dup_state (self);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  runner_set_program (argv[1]);
#define ADD(path, test)                                                                            \
  g_test_add ("/cli/paper/" path, Runner, NULL, set_up, test, runner_tear_down)
  ADD ("kinds", test_kinds);
  ADD ("kept", test_kept);
  ADD ("usage", test_usage);
  ADD ("refused", test_refused);
  ADD ("no-space", test_no_space);
#undef ADD
  return g_test_run ();
}
