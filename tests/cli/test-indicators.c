/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verbs indicator, accident and chart: in and out as text, CSV and JSON, what they refuse. */
#include "runner.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char plan[] =
  "示例县安全生产三年行动计划\n（2020年8月25日）\n一、主要任务\n"
  "（一）加强管理\n1.推进改造。安全装置安装率2020年底前达到30%，2022年底前达到"
  "90%以上。（县应急管理局牵头）\n2.降低事故。到2022年底，事故起数较2018年下降20%"
  "。（县应急管理局牵头）\n";

static void
set_up (Runner *self)
{
  runner_write (self, "plan.txt", plan, -1);
  runner_expect (self, 0, "new a");
  runner_expect (self, 0, "import a plan.txt");
}

static guint
count_rows (Runner *self)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (json_parser_load_from_data (parser, self->out, -1, &error));
  return json_array_get_length (json_node_get_array (json_parser_get_root (parser)));
}

static void
expect (Runner *self, const char *command, const char *says)
{
  runner_expect (self, 0, command);
  if (strstr (self->out, says) == NULL)
    g_error ("%s: %s", command, self->out);
}

static void
test_indicator (Runner *self, gconstpointer data)
{
  set_up (self);
  runner_expect (self, 0, "indicator a propose --format=json");
  g_assert_cmpuint (count_rows (self), ==, 2);
  g_assert_nonnull (strstr (self->out, "2020-12-31 ≥30%；2022-12-31 ≥90%"));
  expect (self, "indicator a propose --yes", "已建立 2 项");
  expect (self, "indicator a propose --yes", "已建立 0 项");
  expect (self, "indicator a value --indicator 安全装置安装率 --date 2020-12-20 --value 12.5",
          "已登记 1");
  expect (self, "indicator a value --indicator 安全装置安装率 --date 2020-12-20 --value 40/100",
          "已登记 1");
  expect (self, "indicator a value --indicator 安全装置安装率 --date 2019-12-20 --value 1", "提醒");
  expect (self, "indicator a list --as-of 2020-12-31 --format=csv", "● 按序时");
  expect (self, "indicator a list --as-of 2021-12-31 --format=json", "\"status\": \"off-path\"");
  g_assert_cmpuint (count_rows (self), ==, 2);
  expect (self,
          "indicator a add --set 指标名称=培训率 --set 方向=不低于 --set 计量单位=% "
          "-m 2021-12-31=80 -m 2022-12-31=95",
          "培训率");
  expect (self, "indicator a list --as-of 2021-12-31", "培训率");
  runner_write (self, "v.csv", "统计日期,数值\n2021-6-30,50\n2021-9-30,71%\n", -1);
  runner_expect (self, 1, "indicator a value --indicator 培训率 --input v.csv");
  runner_write (self, "v.csv", "统计日期,数值\n2021-6-30,50\n2021-9-30,71\n", -1);
  expect (self, "indicator a value --indicator 培训率 --input v.csv", "已存入 2");
  expect (self, "indicator a list --as-of 2021-09-30", "71");
}

static void
test_accident (Runner *self, gconstpointer data)
{
  set_up (self);
  expect (self,
          "accident a add --set 事故名称=翻车 --set 发生日期=2021-3-5 --set 死亡=3 --set "
          "行业领域=道路运输",
          "较大事故");
  runner_write (self, "a.csv",
                "事故名称,发生日期,死亡,重伤\n坠落,2021-4-1,1,0\n灼烫,2021-5-1,0,1\n", -1);
  expect (self, "accident a add --input a.csv", "已存入 2");
  runner_write (self, "t.csv", "年份,月份,起数,死亡\n2018,3,5,2\n2018,9,5,2\n", -1);
  expect (self, "accident a total --input t.csv", "已存入 2");
  runner_expect (self, 0, "accident a list --format=json");
  g_assert_cmpuint (count_rows (self), ==, 3);
  g_assert_nonnull (strstr (self->out, "\"grade\": \"larger\""));
  /* Base year and fall are the plan's: 2018 and 20 %. */
  expect (self, "accident a compare --as-of 2021-06-30",
          "发生各类事故3起、死亡4人、受伤1人，同比分别减少2起、增加2人、增加1人，下降40.00%"
          "、上升100.00%、—。");
  expect (self, "accident a compare --as-of 2021-06-30 --format=csv", "事故起数,3,5,10,8,5");
  expect (self, "accident a compare --as-of 2021-06-30 --format=csv --base-year 2017 --fall 0",
          "事故起数,3,0,0,0,-3");
  runner_expect (self, 0, "accident a compare --as-of 2021-06-30 --format=json");
  g_assert_cmpuint (count_rows (self), ==, 3);
}

static void
test_chart (Runner *self, gconstpointer data)
{
  static const char *const names[] = {"c.pdf", "c.svg", "c.png"};

  set_up (self);
  expect (self, "indicator a propose --yes", "已建立");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = runner_path (self, names[i]);
      g_autofree char *indicator =
        g_strdup_printf ("chart a -o %s --indicator 1 --as-of 2021-09-30", names[i]);
      g_autofree char *accidents =
        g_strdup_printf ("chart a -o %s --accidents --as-of 2021-09-30", names[i]);

      runner_expect (self, 0, indicator);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      runner_expect (self, 0, accidents);
    }
}

/* Nothing is stored of what is refused. */
static void
test_refused (Runner *self, gconstpointer data)
{
  static const struct
  {
    int status;
    const char *command;
  } cases[] = {
    {2, "indicator a"},
    {2, "indicator a nonsense"},
    {2, "indicator a list --format=xml"},
    {2, "indicator a value"},
    {2, "indicator a value --indicator 1 --date 2021-06-30"},
    {1, "indicator a value --indicator 没有 --date 2021-06-30 --value 1"},
    {1, "indicator a value --indicator 1 --date 2021-06-30 --value 很多"},
    {1, "indicator a value --indicator 1 --date 2999-06-30 --value 5"},
    {1, "indicator a value --indicator 1 --date 2021-06-30 --value 5/0"},
    {1, "indicator a value --indicator 1 --date 2021-06-30 --value 5 --unit 没有的局"},
    {2, "indicator a value --indicator 1 --date 2021-06-30 --value ''"},
    {1, "indicator a value --input nothing.csv"},
    {2, "indicator a add"},
    {2, "indicator a add --set 指标名称"},
    {1, "indicator a add --set 没有这项=1 --set 指标名称=x"},
    {2, "indicator a add --set 指标名称=x -m 2021=80"},
    {2, "indicator a add --set 指标名称=x -m 2021-12-31="},
    {1, "accident a add --set 事故名称=x --set 发生日期=2999-1-1"},
    {1, "accident a add --set 事故名称=x --set 发生日期=2021-1-1 --set 死亡=-1"},
    {1, "accident a add --input future.csv"},
    {2, "accident a total"},
    {2, "accident a compare --fall 101"},
    {2, "accident a compare --base-year 12"},
    {2, "chart a -o c.pdf"},
    {2, "chart a -o c.doc --accidents"},
    {2, "chart a -o c.pdf --accidents --indicator 1"},
    {1, "chart a -o c.pdf --indicator 没有"},
    {2, "accident a add --set '\xff=1'"},
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (self);
  runner_write (self, "future.csv", "事故名称,发生日期\n坠落,2021-4-1\n灼烫,2999-5-1\n", -1);
  expect (self, "indicator a propose --yes", "已建立");
  runner_expect (self, 0, "list a indicator-values --format=csv");
  before = g_strdup (self->out);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      runner_expect (self, cases[i].status, cases[i].command);
    }
  runner_expect (self, 0, "list a indicator-values --format=csv");
  after = g_strdup (self->out);
  g_assert_cmpstr (before, ==, after);
  runner_expect (self, 0, "list a accidents --format=json");
  g_assert_cmpuint (count_rows (self), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  runner_set_program (argv[1]);
#define ADD(path, test) g_test_add (path, Runner, NULL, runner_set_up, test, runner_tear_down)
  ADD ("/cli/indicators/indicator", test_indicator);
  ADD ("/cli/indicators/accident", test_accident);
  ADD ("/cli/indicators/chart", test_chart);
  ADD ("/cli/indicators/refused", test_refused);
#undef ADD
  return g_test_run ();
}
