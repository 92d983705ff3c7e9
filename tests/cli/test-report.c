/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports on the command line: kept and compared, and forms that are exchanged as files. */
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

/* Each ending is what it says. */
static void
test_files (Runner *self, gconstpointer data)
{
  static const char *const cases[][2] = {
    {"a.xlsx", "PK"}, {"a.pdf", "%PDF"}, {"a.csv", "\xEF\xBB\xBF"}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *command = g_strdup_printf (
        "report d.safetyplan --kind county-form --period 2021Q2 -o %s", cases[i][0]);

      runner_expect (self, 0, command);
      assert_begins (self, cases[i][0], cases[i][1]);
    }
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

/* Kept, it differs in nothing; after a correction it says where. */
static void
test_kept (Runner *self, gconstpointer data)
{
  runner_expect (self, 0,
                 "report d.safetyplan --kind problem-list --period 2021Q2 -o a.xlsx --keep");
  g_assert_nonnull (strstr (self->out, "已存档"));
  runner_expect (self, 0, "report-diff d.safetyplan");
  g_assert_nonnull (strstr (self->out, "a.xlsx"));
  runner_expect (self, 0, "report-diff d.safetyplan --id 1 -f csv");
  g_assert_cmpuint (count_lines (self->out), ==, 1);
  runner_expect (self, 0, "hazard d.safetyplan set --id 1 --set 问题隐患=更正后的说法");
  runner_expect (self, 0, "report-diff d.safetyplan --id 1 -f csv");
  g_assert_nonnull (strstr (self->out, "更正后的说法"));
  runner_expect (self, 1, "report-diff d.safetyplan --id 99");
  runner_expect (self, 0, "undo d.safetyplan");
  runner_expect (self, 0, "undo d.safetyplan");
  runner_expect (self, 1, "report-diff d.safetyplan --id 1");
}

static void
test_forms (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "report-definition d.safetyplan export --kind county-form -o f.json");
  assert_begins (self, "f.json", "{");
  runner_expect (self, 0, "report-definition d.safetyplan import -i f.json");
  g_assert_nonnull (strstr (self->out, "county-form-2"));
  runner_expect (self, 0, "report --list d.safetyplan");
  g_assert_nonnull (strstr (self->out, "county-form-2"));
  runner_expect (self, 0, "report d.safetyplan --kind county-form-2 --period 2021Q2");
  runner_expect (self, 0, "report-definition d.safetyplan delete --kind county-form-2");
  runner_expect (self, 2, "report d.safetyplan --kind county-form-2 --period 2021Q2");
  runner_expect (self, 1, "report-definition d.safetyplan delete --kind county-form");
  runner_write (self, "bad.json", "{\"name\":\"x\"}", -1);
  runner_expect (self, 1, "report-definition d.safetyplan import -i bad.json");
  runner_expect (self, 1, "report-definition d.safetyplan import -i nowhere.json");
  runner_expect (self, 2, "report-definition d.safetyplan export -o f.json");
  runner_expect (self, 2, "report-definition d.safetyplan burn");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  runner_set_program (argv[1]);
#define ADD(path, function) g_test_add (path, Runner, NULL, set_up, function, runner_tear_down)
  ADD ("/cli/report/files", test_files);
  ADD ("/cli/report/kept", test_kept);
  ADD ("/cli/report/forms", test_forms);
  return g_test_run ();
}
