/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb template: what it says of a template, that a mapping that was written and one that is
 * kept fill alike, what it refuses, and that a failure leaves nothing behind. */
#include "runner.h"

#include <string.h>

static void
copy_template (Runner *self, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "templates", name, NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  runner_write (self, name, bytes, (gssize)length);
}

static void
set_up (Runner *self, gconstpointer data)
{
  runner_set_up (self, data);
  runner_expect (self, 0, "demo d.safetyplan");
  copy_template (self, "form.xlsx");
  copy_template (self, "paper.docx");
}

static void
assert_same (Runner *self, const char *one, const char *other)
{
  g_autofree char *one_path = runner_path (self, one);
  g_autofree char *other_path = runner_path (self, other);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize n_first = 0;
  gsize n_second = 0;

  g_assert_true (g_file_get_contents (one_path, &first, &n_first, NULL));
  g_assert_true (g_file_get_contents (other_path, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

static void
test_ways (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "template d.safetyplan inspect form.xlsx -f csv -o m.json");
  g_assert_nonnull (strstr (self->out, "统计表,G4,重大隐患（项） 排查,hazard.major_found"));
  runner_expect (self, 0, "template d.safetyplan inspect paper.docx -f json");
  g_assert_nonnull (strstr (self->out, "{{本年累计排查隐患}}"));
  runner_expect (self, 0, "template d.safetyplan fill form.xlsx --period 2021Q3 -o a.xlsx");
  g_assert_nonnull (strstr (self->out, "青石乡"));
  runner_expect (self, 0,
                 "template d.safetyplan fill form.xlsx --mapping m.json --period 2021Q3 -o b.xlsx");
  assert_same (self, "a.xlsx", "b.xlsx");
  runner_expect (self, 0, "template d.safetyplan keep form.xlsx --text 季度表");
  g_assert_cmpstr (self->out, ==, "1\n");
  runner_expect (self, 0, "template d.safetyplan list");
  g_assert_nonnull (strstr (self->out, "季度表"));
  runner_expect (self, 0, "template d.safetyplan fill --id 1 --period 2021Q3 -o c.xlsx");
  assert_same (self, "a.xlsx", "c.xlsx");
}

static void
test_refused (Runner *self, gconstpointer data)
{
  static const struct
  {
    int status;
    const char *command, *words;
  } cases[] = {
    {2, "template d.safetyplan", "模板"},
    {2, "template d.safetyplan dance form.xlsx", "dance"},
    {2, "template d.safetyplan inspect", "模板文件"},
    {2, "template d.safetyplan fill form.xlsx -o a.xlsx", "--period"},
    {2, "template d.safetyplan fill form.xlsx --period soon -o a.xlsx", "soon"},
    {2, "template d.safetyplan fill form.xlsx --period 2021Q3", "--output"},
    {1, "template d.safetyplan fill form.xlsx --period 2021Q3 -o form.xlsx", "不能写到模板自己"},
    {1, "template d.safetyplan fill form.xlsx --period 2021Q3 -o ./form.xlsx", "不能写到模板自己"},
    {1, "template d.safetyplan fill form.xlsx --period 2021Q3 -o a.pdf", ".xlsx"},
    {1, "template d.safetyplan fill paper.docx --period 2021Q3 -o a.xlsx", ".docx"},
    {1, "template d.safetyplan fill form.xlsx --period 2001Q3 -o a.xlsx", "开始日期"},
    {1, "template d.safetyplan fill form.xlsx --period 2021Q3 --mapping d.safetyplan -o a.xlsx",
     "对应关系"},
    {1, "template d.safetyplan fill --id 7 --period 2021Q3 -o a.xlsx", "7"},
    {1, "template d.safetyplan fill none.xlsx --period 2021Q3 -o a.xlsx", "none.xlsx"},
    {1, "template d.safetyplan inspect d.safetyplan", "d.safetyplan"},
  };
  g_autofree char *before = runner_dup_state (self);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].command);
      runner_expect (self, cases[i].status, cases[i].command);
      g_assert_nonnull (strstr (self->err, cases[i].words));
    }
  after = runner_dup_state (self);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  runner_set_program (argv[1]);
  g_test_add ("/cli/template/ways", Runner, NULL, set_up, test_ways, runner_tear_down);
  g_test_add ("/cli/template/refused", Runner, NULL, set_up, test_refused, runner_tear_down);
  return g_test_run ();
}
