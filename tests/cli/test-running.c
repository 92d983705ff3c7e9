/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Duties, supervision, enforcement and the calendar file from the command line: what is stored,
 * listed, summed, and what is refused row by row. */
#include "runner.h"

#include <stdlib.h>
#include <string.h>

static void
assert_has (Runner *self, const char *text)
{
  if (strstr (self->out, text) == NULL)
    g_error ("“%s” is not in:\n%s", text, self->out);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

static void
test_usage (Runner *self, gconstpointer data)
{
  static const char *const commands[] = {
    "duty a",
    "duty a nonsense",
    "duty a list --format=xml",
    "duty a list --as-of=yesterday",
    "duty a done --id 1",
    "duty a done --period 2021Q1",
    "duty a done --id 1 --period lately",
    "duty a import",
    "supervise a reply",
    "supervise a close --id 1 --date=soon",
    "enforcement a sum",
    "enforcement a sum --period 2021Q3 --by colour",
    "enforcement a import",
    "calendar a",
    "calendar a -o a.ics --as-of=x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_test_message ("%s", commands[i]);
      runner_expect (self, 2, commands[i]);
    }
}

static void
test_duty (Runner *self, gconstpointer data)
{
  g_autofree char *listed = NULL;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0, "duty d.safetyplan propose");
  runner_expect (self, 0, "duty d.safetyplan propose");
  assert_has (self, "已生成 0 项");
  runner_expect (self, 0, "duty d.safetyplan list --format=csv --as-of 2021-09-30");
  assert_has (self, "所属期间");
  assert_has (self, "2021年第三季度");
  listed = g_strdup (self->out);
  runner_expect (self, 0,
                 "duty d.safetyplan done --id 1 --period 2022Q4 --date 2022-12-20 "
                 "--set 文号或纪要=示安委办〔2022〕9号");
  runner_expect (self, 0, "duty d.safetyplan list --format=json --as-of 2022-12-31");
  assert_has (self, "\"document\": \"示安委办〔2022〕9号\"");
  assert_has (self, "\"done_on\": \"2022-12-20\"");
  runner_expect (self, 1, "duty d.safetyplan done --id 1 --period 1999Q4");
  runner_expect (self, 1, "duty d.safetyplan done --id 99999 --period 2021Q4");
  runner_expect (self, 0, "undo d.safetyplan");
  runner_expect (self, 0, "duty d.safetyplan list --format=csv --as-of 2021-09-30");
  g_assert_cmpstr (self->out, ==, listed);
}

static void
test_supervise (Runner *self, gconstpointer data)
{
  g_autofree char *command = NULL;
  const char *id;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0,
                 "supervise d.safetyplan add --date 2021-06-01 --set 事项=督办危桥 "
                 "--set kind=urge --set 办结期限=2021年6月30日 --set 对象单位=县应急管理局");
  assert_has (self, "已登记：编号 ");
  id = strstr (self->out, "编号 ") + strlen ("编号 ");
  command = g_strdup_printf ("supervise d.safetyplan close --id %d --date 2021-09-01", atoi (id));
  runner_expect (self, 0, "supervise d.safetyplan list --as-of 2021-07-12");
  assert_has (self, "■ 逾期 12 天");
  runner_expect (self, 0, command);
  runner_expect (self, 0, "supervise d.safetyplan list --format=json --as-of 2021-09-30");
  assert_has (self, "\"state\": \"closed\"");
  assert_has (self, "\"unit\": \"县应急管理局\"");
  runner_expect (self, 1, "supervise d.safetyplan add --set 事项=无此单位 --set 对象单位=火星局");
  runner_expect (self, 1, "supervise d.safetyplan add --set 颜色=红");
  runner_expect (self, 2, "supervise d.safetyplan add --set 事项");
}

static void
test_enforcement (Runner *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0, "enforcement d.safetyplan sum --by total --period 1999Q3 --format=csv");
  before = g_strdup (self->out);
  runner_write (self, "good.csv",
                "日期,企业,责令限期整改（家）,罚款（万元）\n1999-07-01,甲厂,3,1.5\n"
                "1999年9月30日,乙厂,２,0.5万元\n",
                -1);
  runner_write (self, "bad.csv",
                "日期,企业,责令限期整改\n1999-07-01,丙厂,3\n1999-13-01,丁厂,三家\n", -1);
  runner_expect (self, 1, "enforcement d.safetyplan import -i missing.csv");
  runner_run (self, "enforcement d.safetyplan import -i bad.csv");
  assert_has (self, "第 3 行 A 列“日期”写的是“1999-13-01”：请");
  assert_has (self, "第 3 行 C 列“责令限期整改”写的是“三家”：");
  runner_expect (self, 0, "enforcement d.safetyplan sum --by total --period 1999Q3 --format=csv");
  g_assert_cmpstr (self->out, ==, before);
  runner_expect (self, 0, "enforcement d.safetyplan import -i bad.csv --partial");
  assert_has (self, "已存入 1 条，共 2 行");
  runner_expect (self, 0, "enforcement d.safetyplan import --input good.csv");
  runner_expect (self, 0, "enforcement d.safetyplan sum --by total --period 1999Q3 --format=json");
  assert_has (self, "\"corrections\": 8");
  assert_has (self, "\"fines\": 2,");
  runner_expect (self, 0, "enforcement d.safetyplan add --date 1999-08-01 --set 罚款=3");
  runner_expect (self, 0, "enforcement d.safetyplan sum --period 1999 --format=json");
  assert_has (self, "\"fines\": 5,");
}

static void
test_calendar (Runner *self, gconstpointer data)
{
  g_autofree char *path = runner_path (self, "a.ics");
  g_autofree char *one = NULL;
  g_autofree char *again = NULL;
  g_autofree char *of_unit = NULL;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0, "calendar d.safetyplan -o a.ics --as-of 2021-09-30");
  g_assert_true (g_file_get_contents (path, &one, NULL, NULL));
  g_assert_true (g_str_has_prefix (one, "BEGIN:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (one, "\r\nBEGIN:VEVENT\r\n"));
  runner_expect (self, 0, "calendar d.safetyplan -o a.ics --as-of 2021-09-30");
  g_assert_true (g_file_get_contents (path, &again, NULL, NULL));
  g_assert_cmpstr (one, ==, again);
  runner_expect (self, 0, "calendar d.safetyplan -o a.ics --as-of 2021-09-30 --unit 县应急管理局");
  g_assert_true (g_file_get_contents (path, &of_unit, NULL, NULL));
  g_assert_cmpuint (count_lines (of_unit), <, count_lines (one));
  runner_expect (self, 1, "calendar d.safetyplan -o a.ics --unit 火星局");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  runner_set_program (argv[1]);
#define ADD(path, test) g_test_add (path, Runner, NULL, runner_set_up, test, runner_tear_down)
  ADD ("/cli/running/usage", test_usage);
  ADD ("/cli/running/duty", test_duty);
  ADD ("/cli/running/supervise", test_supervise);
  ADD ("/cli/running/enforcement", test_enforcement);
  ADD ("/cli/running/calendar", test_calendar);
#undef ADD
  return g_test_run ();
}
