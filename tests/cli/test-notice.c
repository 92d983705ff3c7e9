/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb notice: what it writes, of one enterprise and of many, and what it refuses. */
#include "risk-fixture.h"
#include "runner.h"

#include <string.h>

typedef struct
{
  Runner runner;
  RiskFixture risks;
} Fixture;

/* The file d.safetyplan in the runner's folder. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = NULL;
  g_autoptr (GError) error = NULL;

  runner_set_up (&self->runner, data);
  risk_fixture_set_up (&self->risks, data);
  g_assert_true (sp_store_close (self->risks.file.store, &error));
  g_clear_object (&self->risks.file.store);
  path = runner_path (&self->runner, "d.safetyplan");
  from = g_file_new_for_path (self->risks.file.path);
  to = g_file_new_for_path (path);
  g_assert_true (g_file_copy (from, to, 0, NULL, NULL, NULL, &error));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  risk_fixture_tear_down (&self->risks, data);
  runner_tear_down (&self->runner, data);
}

static void
assert_begins (Fixture *self, const char *name, const char *bytes)
{
  g_autofree char *path = runner_path (&self->runner, name);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (contents, bytes));
}

static void
test_usage (Fixture *self, gconstpointer data)
{
  static const char *const commands[] = {
    "notice d.safetyplan",
    "notice d.safetyplan --kind card -o a.pdf",
    "notice d.safetyplan --kind card --enterprise 甲",
    "notice d.safetyplan --kind poster --enterprise 甲 -o a.pdf",
    "notice d.safetyplan --kind card --enterprise 甲 --township 乙 -o a.pdf",
    "notice d.safetyplan --kind card --enterprise 甲 --per-page 3 -o a.pdf",
    "notice d.safetyplan --kind card --enterprise 甲 --per-page -1 -o a.pdf",
    "notice d.safetyplan --kind card --enterprise 甲 --layout D -o a.pdf",
    "notice d.safetyplan --kind board --enterprise 甲 --paper B5 -o a.pdf",
    "notice d.safetyplan --kind board --enterprise 甲 --until soon -o a.pdf",
    "notice d.safetyplan --kind recheck --enterprise 甲 -o a.pdf",
    "notice d.safetyplan --kind exchange --township 甲 -o a.csv",
    "notice d.safetyplan --kind list --enterprise 甲 --as-of soon -o a.pdf",
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_test_message ("%s", commands[i]);
      runner_expect (&self->runner, 2, commands[i]);
    }
}

static void
test_kinds (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *options, *name, *bytes;
  } cases[] = {
    {"--kind card --layout b --per-page 6 --enterprise 示例县红星化工有限公司", "a.pdf", "%PDF"},
    {"--kind board --all --paper a2 --portrait --enterprise 示例县红星化工有限公司", "a.pdf",
     "%PDF"},
    {"--kind list --enterprise 示例县红星化工有限公司", "a.xlsx", "PK"},
    {"--kind duty --enterprise 示例县红星化工有限公司", "a.csv", "\xef\xbb\xbf序号"},
    {"--kind 年度管控情况分析报告 --enterprise 示例县红星化工有限公司", "a.pdf", "%PDF"},
    {"--kind submitted", "b.csv", "\xef\xbb\xbf序号"},
    {"--kind recheck --inherent --industry 化工和危险化学品", "c.pdf", "%PDF"},
    {"--kind exchange --enterprise 示例县红星化工有限公司", "e.csv", "\xef\xbb\xbf分析单元编号"},
    {"--kind exchange --enterprise 示例县红星化工有限公司", "e.json", "[\n {\"id\": \""},
    {"--kind source --township 示例县河东镇人民政府", "all.pdf", "%PDF"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *command = g_strdup_printf ("notice d.safetyplan %s --as-of 2021-12-31 -o %s",
                                                  cases[i].options, cases[i].name);

      g_test_message ("%s", command);
      runner_expect (&self->runner, 0, command);
      g_assert_nonnull (strstr (self->runner.out, cases[i].name));
      assert_begins (self, cases[i].name, cases[i].bytes);
    }
}

static void
test_folder (Fixture *self, gconstpointer data)
{
  runner_expect (&self->runner, 0,
                 "notice d.safetyplan --kind missing --industry 化工和危险化学品 --format xlsx "
                 "--as-of 2021-12-31 -o 输出");
  g_assert_nonnull (strstr (self->runner.out, "1家企业"));
  assert_begins (self, "输出/示例县红星化工有限公司-重大和较大风险缺项清单.xlsx", "PK");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *options, *says;
  } cases[] = {
    {"--kind list --enterprise 没有的厂 -o a.pdf", "没有企业“没有的厂”"},
    {"--kind list --township 没有的镇 -o a.pdf", "没有的镇"},
    {"--kind list --industry 没有的行业 -o a.pdf", "没有行业领域"},
    {"--kind list --enterprise 示例县青山木材厂 -o a.pdf", "没有在册的风险点"},
    {"--kind list --industry 冶金工贸 -o a.pdf", "没有可以印的内容"},
    {"--kind card --enterprise 示例县红星化工有限公司 -o a.xlsx", "不是表格"},
    {"--kind list --enterprise 示例县红星化工有限公司 -o no/a.pdf", "no/a.pdf"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *command =
        g_strdup_printf ("notice d.safetyplan --as-of 2021-12-31 %s", cases[i].options);
      g_autofree char *before = runner_dup_state (&self->runner);
      g_autofree char *after = NULL;

      g_test_message ("%s", command);
      runner_expect (&self->runner, 1, command);
      if (strstr (self->runner.err, cases[i].says) == NULL)
        g_error ("“%s” is not in:\n%s", cases[i].says, self->runner.err);
      after = runner_dup_state (&self->runner);
      g_assert_cmpstr (before, ==, after);
    }
}

#define add(path_, function) g_test_add (path_, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  runner_set_program (argv[1]);
  add ("/cli/notice/usage", test_usage);
  add ("/cli/notice/kinds", test_kinds);
  add ("/cli/notice/folder", test_folder);
  add ("/cli/notice/refused", test_refused);
  return g_test_run ();
}
