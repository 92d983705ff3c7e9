/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk points from the command line: registered, assessed, listed as of a day, read in from a
 * table, and written out so that another file takes them in as they are. */
#include "runner.h"

#include <string.h>

static void
assert_has (Runner *self, const char *text)
{
  if (strstr (self->out, text) == NULL)
    g_error ("“%s” is not in:\n%s", text, self->out);
}

static void
assert_lacks (Runner *self, const char *text)
{
  if (strstr (self->out, text) != NULL)
    g_error ("“%s” is in:\n%s", text, self->out);
}

static void
refuses (Runner *self, int status, const char *command, const char *says)
{
  runner_expect (self, status, command);
  if (strstr (self->err, says) == NULL)
    g_error ("“%s” is not in:\n%s", says, self->err);
}

static void
new_file (Runner *self)
{
  runner_expect (self, 0, "new a.safetyplan --directory sample");
  runner_expect (self, 0, "enterprise a.safetyplan add --set 企业名称=东风机械厂");
  runner_expect (self, 0, "risk a.safetyplan add --enterprise 东风机械厂 --set 风险点名称=冲床");
  assert_has (self, "编号 1");
}

#define POINT " --enterprise 东风机械厂 --number 1"

static void
test_usage (Runner *self, gconstpointer data)
{
  static const struct
  {
    const char *command;
    int status;
    const char *says;
  } turns[] = {
    {"risk a.safetyplan nonsense", 2, "assess"},
    {"risk a.safetyplan show", 2, "--number"},
    {"risk a.safetyplan assess" POINT, 2, "--method"},
    {"risk a.safetyplan assess" POINT " --method lec", 2, "--factors"},
    {"risk a.safetyplan assess" POINT " --method lec --factors 1,2", 2, "3 个数"},
    {"risk a.safetyplan assess" POINT " --method lec --factors 1,2,x", 2, "不是数"},
    {"risk a.safetyplan assess" POINT " --method hazop", 2, "--method"},
    {"risk a.safetyplan assess" POINT " --method manual --level 红", 2, "--reason"},
    {"risk a.safetyplan assess" POINT " --method manual --level 紫 --reason a", 2, "--level"},
    {"risk a.safetyplan assess" POINT " --method direct", 2, "--clauses"},
    {"risk a.safetyplan assess" POINT " --method lec --factors 7,6,15", 1, "7"},
    {"risk a.safetyplan assess" POINT " --stage other --method ls --factors 1,1", 2, "--stage"},
    {"risk a.safetyplan list --level 紫", 2, "--level"},
    {"risk a.safetyplan list --enterprise 没有", 1, "没有企业"},
    {"risk a.safetyplan show --enterprise 东风机械厂 --number 9", 1, "没有编号"},
    {"risk a.safetyplan stats --by month", 2, "--by"},
    {"risk a.safetyplan event --enterprise 东风机械厂", 2, "--cause"},
    {"risk a.safetyplan event --enterprise 东风机械厂 --cause 刮风", 2, "--cause"},
    {"risk a.safetyplan scheme", 2, "revise"},
    {"risk a.safetyplan scheme revise --id 1", 2, "--from"},
    {"risk a.safetyplan scheme revise --id 1 --from 2021-01-01 --set 重大风险下限=1", 1, "依次"},
    {"risk a.safetyplan import", 2, "--input"},
  };

  new_file (self);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    refuses (self, turns[i].status, turns[i].command, turns[i].says);
}

static void
test_assess (Runner *self, gconstpointer data)
{
  new_file (self);
  runner_expect (self, 0,
                 "risk a.safetyplan assess" POINT
                 " --method lec --factors 6,6,15 --day 2021-03-01 --assessor 李某");
  assert_has (self, "1级 重大风险（红），分值 540");
  runner_expect (self, 0,
                 "risk a.safetyplan assess" POINT " --stage residual --method ls --factors 3,4 "
                 "--day 2021-03-01");
  assert_has (self, "黄");
  runner_expect (self, 0,
                 "risk a.safetyplan assess" POINT " --method manual --level 橙 --reason 停用一台 "
                 "--day 2021-09-01 --cause 其他");
  runner_expect (self, 0, "risk a.safetyplan event" POINT " --cause 发生事故 --day 2021-10-08");
  runner_expect (self, 0, "risk a.safetyplan history" POINT);
  assert_has (self, "李某");
  assert_has (self, "停用一台");
  assert_has (self, "再评估事由：2021-10-08 发生事故");

  runner_expect (self, 0, "risk a.safetyplan list --as-of 2021-06-30 --inherent --level 红");
  assert_has (self, "冲床");
  runner_expect (self, 0, "risk a.safetyplan list --as-of 2021-12-31 --inherent --level 红");
  assert_lacks (self, "冲床");
  runner_expect (self, 0, "risk a.safetyplan list --as-of 2021-10-07 --due");
  assert_lacks (self, "冲床");
  runner_expect (self, 0, "risk a.safetyplan list --as-of 2021-10-08 --due");
  assert_has (self, "冲床");
  runner_expect (self, 0, "risk a.safetyplan list --missing --as-of 2021-06-30");
  assert_has (self, "警示标志、监测预警、应急设备设施、撤离通道");
  runner_expect (self, 0, "risk a.safetyplan stats --by enterprise --as-of 2021-06-30 -f json");
  assert_has (self, "\"yellow\": 1");
}

static void
test_scheme (Runner *self, gconstpointer data)
{
  new_file (self);
  runner_expect (
    self, 0, "risk a.safetyplan assess" POINT " --method lec --factors 6,6,15 --day 2021-03-01");
  runner_expect (self, 0,
                 "risk a.safetyplan scheme revise --id 1 --from 2021-07-01 "
                 "--set 重大风险下限=600");
  assert_has (self, "第 2 版");
  runner_expect (self, 0, "risk a.safetyplan scheme list");
  assert_has (self, "2021-06-30");
  runner_expect (self, 0, "risk a.safetyplan scheme show --id 1");
  assert_has (self, "D ≥ 320");
  runner_expect (
    self, 0, "risk a.safetyplan assess" POINT " --method lec --factors 6,6,15 --day 2021-08-01");
  assert_has (self, "橙");
  runner_expect (self, 0, "risk a.safetyplan list --as-of 2021-06-30");
  assert_has (self, "重大风险");
}

static void
copy_enterprises (Runner *self)
{
  g_autofree char *table = NULL;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0, "enterprise d.safetyplan export");
  table = g_strdup (self->out);
  runner_write (self, "enterprises.csv", table, -1);
  runner_expect (self, 0, "new e.safetyplan --directory sample");
  runner_expect (self, 0, "enterprise e.safetyplan import -i enterprises.csv");
}

/* What is written of the sample, read into an empty file, is written again byte for byte. */
static void
test_round_trip (Runner *self, gconstpointer data)
{
  static const char *const names[] = {"risks.csv", "risks.xlsx"};
  g_autofree char *written = NULL;

  copy_enterprises (self);
  runner_expect (self, 0, "risk d.safetyplan export --as-of 2022-10-01");
  written = g_strdup (self->out);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *out =
        g_strdup_printf ("risk d.safetyplan export --as-of 2022-10-01 -o %s", names[i]);
      g_autofree char *in = g_strdup_printf ("risk e.safetyplan import -i %s", names[i]);
      g_autofree char *again = g_strdup_printf ("risk d.safetyplan import -i %s", names[i]);

      runner_expect (self, 0, out);
      runner_expect (self, 0, in);
      assert_has (self, "已存入 40 条，共 40 行");
      runner_expect (self, 0, "risk e.safetyplan export --as-of 2022-10-01");
      g_assert_cmpstr (self->out, ==, written);
      runner_expect (self, 0, again);
      assert_has (self, "没有变化：40 条");
      runner_expect (self, 0, "undo e.safetyplan");
    }
}

static void
test_import (Runner *self, gconstpointer data)
{
  new_file (self);
  runner_write (
    self, "t.csv",
    "风险点,等级,管控措施类型,管控措施\n车床,橙,工程技术,装护罩\n车床,橙,培训,每季度培训\n"
    "锯床,紫,,\n",
    -1);
  refuses (self, 1, "risk a.safetyplan import -i t.csv --enterprise 东风机械厂", "不合要求");
  runner_expect (self, 0, "risk a.safetyplan import -i t.csv --enterprise 东风机械厂 --partial");
  assert_has (self, "已存入 1 条");
  assert_has (self, "并入前面的行 1 行");
  runner_expect (self, 0, "risk a.safetyplan show --enterprise 东风机械厂 --number 2");
  assert_has (self, "教育培训措施：每季度培训");
  runner_expect (self, 0, "check a.safetyplan");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Runner *self, gconstpointer data);
  } tests[] = {{"/cli/risk/usage", test_usage},
               {"/cli/risk/assess", test_assess},
               {"/cli/risk/scheme", test_scheme},
               {"/cli/risk/round-trip", test_round_trip},
               {"/cli/risk/import", test_import}};

  g_test_init (&argc, &argv, NULL);
  runner_set_program (argv[1]);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Runner, NULL, runner_set_up, tests[i].run, runner_tear_down);
  return g_test_run ();
}
