/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hazards, institutions, enterprises, inspections and criteria from the command line: what is
 * stored, listed and refused. */
#include "runner.h"

#include <stdlib.h>
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
assert_begins (Runner *self, const char *name, const char *start)
{
  g_autofree char *path = runner_path (self, name);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (bytes, start));
}

static void
refuses (Runner *self, const char *command, const char *says)
{
  runner_expect (self, 1, command);
  if (strstr (self->err, says) == NULL)
    g_error ("“%s” is not in:\n%s", says, self->err);
}

static void
test_usage (Runner *self, gconstpointer data)
{
  static const char *const commands[] = {
    "hazard a",
    "hazard a nonsense",
    "hazard a show",
    "hazard a back",
    "hazard a delete",
    "hazard a import",
    "hazard a list --as-of=yesterday",
    "hazard a step --id 1 --kind 交办 --deadline soon",
    "hazard a step --id 1 --kind 申请验收 --rectified soon",
    "institution a step --kind 印发",
    "enterprise a merge",
    "inspection a set",
    "criterion a list --format=xml",
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_test_message ("%s", commands[i]);
      runner_expect (self, 2, commands[i]);
    }
}

static void
add_enterprise (Runner *self)
{
  runner_expect (self, 0, "new d.safetyplan --directory=sample");
  runner_expect (self, 0,
                 "enterprise d.safetyplan add --set 企业名称=示例县红星砖瓦有限公司 --set "
                 "行业领域=冶金工贸 --set 简称=红星砖瓦");
  assert_has (self, "编号 1");
}

/* From being registered to close-out, and back. */
static void
test_hazard (Runner *self, gconstpointer data)
{
  add_enterprise (self);
  runner_expect (
    self, 0,
    "hazard d.safetyplan add --date 2021-03-01 --set 问题隐患=配电箱没有接地 --set "
    "企业=红星砖瓦 --set 地点部位=二号车间 --set 整改责任人=李某 --set 整改时限=2021-03-31");
  assert_has (self, "2021-0001");
  runner_expect (self, 0,
                 "hazard d.safetyplan add --date 2021-03-05 --set 问题隐患=配电箱没有接地线 --set "
                 "企业=红星砖瓦 --set 地点部位=二号车间");
  assert_has (self, "同样的隐患：2021-03-01 在二号车间已查出");
  assert_has (self, "还没有整改时限");
  runner_expect (self, 0,
                 "hazard d.safetyplan step --ids 1,2 --kind 交办 --date 2021-03-06 --unit 清溪 "
                 "--document 示安办〔2021〕3号 --deadline 2021-04-10");
  assert_has (self, "交办 2 条");
  refuses (self, "hazard d.safetyplan step --id 1 --kind 销号 --date 2021-03-20", "已交办");
  runner_expect (self, 0,
                 "hazard d.safetyplan paper --ids 1,2 --kind 责令限期整改指令书 -o order.pdf");
  assert_begins (self, "order.pdf", "%PDF");
  refuses (self, "hazard d.safetyplan paper --id 1 --kind 挂牌督办通知书 -o notice.pdf", "挂牌");
  runner_expect (self, 2, "hazard d.safetyplan paper --id 1 --kind 通知 -o notice.pdf");
  runner_expect (self, 0,
                 "hazard d.safetyplan step --id 1 --kind 申请验收 --date 2021-03-20 --rectified "
                 "2021-03-19 --person 李某");
  refuses (self, "hazard d.safetyplan step --id 1 --kind 现场核查 --date 2021-03-21 --person 李某",
           "李某");
  runner_expect (self, 0,
                 "hazard d.safetyplan step --id 1 --kind 现场核查 --date 2021-03-21 --person 张某");
  refuses (self, "hazard d.safetyplan step --id 1 --kind 销号 --date 2021-03-22 --file 没有.jpg",
           "没有.jpg");
  runner_write (self, "after.jpg", "picture", -1);
  runner_expect (self, 0,
                 "hazard d.safetyplan step --id 1 --kind 销号 --date 2021-03-22 --file after.jpg");
  refuses (self, "hazard d.safetyplan step --ids 1,2 --kind 开始整改 --date 2021-04-20",
           "全部没有");
  runner_expect (self, 0,
                 "hazard d.safetyplan step --ids 1,2 --kind 开始整改 --date 2021-04-20 --partial");
  assert_has (self, "没有办理：2021-0001");
  runner_expect (self, 0, "hazard d.safetyplan show --id 1");
  assert_has (self, "状态：已销号");
  assert_has (self, "2021-03-20 申请验收，经办人 李某");
  runner_expect (self, 0, "hazard d.safetyplan list --where 状态=已销号 --format=csv");
  assert_has (self, "2021-0001");
  assert_lacks (self, "2021-0002");
  /* Narrowed by how it stood then, as its row tells. */
  runner_expect (self, 0,
                 "hazard d.safetyplan list --as-of 2021-03-20 --where 状态=待核查 --format=csv");
  assert_has (self, "2021-0001");
  runner_expect (self, 0,
                 "hazard d.safetyplan list --as-of 2021-03-21 --where 状态=已销号 --format=csv");
  assert_lacks (self, "2021-0001");
  runner_expect (self, 0, "hazard d.safetyplan list --as-of 2021-04-15 --overdue --format=json");
  assert_has (self, "\"days_overdue\": 5");
  assert_lacks (self, "2021-0001");
  runner_expect (self, 0, "hazard d.safetyplan export --as-of 2021-04-15 --overdue");
  assert_has (self, "2021-0002");
  assert_lacks (self, "2021-0001");
  runner_expect (self, 0, "hazard d.safetyplan list --as-of 2021-03-04 --format=csv");
  assert_has (self, "已登记");
  assert_lacks (self, "2021-0002");
  runner_expect (self, 0, "hazard d.safetyplan back --id 1");
  runner_expect (self, 0, "hazard d.safetyplan show --id 1");
  assert_has (self, "状态：待销号");
  runner_expect (self, 0, "undo d.safetyplan");
  runner_expect (self, 0, "check d.safetyplan");
}

static void
test_filter (Runner *self, gconstpointer data)
{
  static const struct
  {
    const char *where;
    gboolean first, second; /* whether each is listed */
  } cases[] = {
    {"--where 排查日期=2021Q1", TRUE, FALSE},
    {"--where 排查日期=2021-02-01..", TRUE, TRUE},
    {"--where found_on=..2021-03-31", TRUE, FALSE},
    {"--where 等级=一般隐患,重大隐患", TRUE, TRUE},
    {"--where 等级=重大隐患", FALSE, TRUE},
    {"--where 企业=红星砖瓦", TRUE, FALSE},
    {"--where 行业领域=煤矿", FALSE, FALSE},
    {"--text 接地", TRUE, FALSE},
    {"--text 出口 --where 等级=重大隐患", FALSE, TRUE},
  };

  add_enterprise (self);
  runner_expect (self, 0,
                 "hazard d.safetyplan add --date 2021-03-01 --set 问题隐患=配电箱没有接地 --set "
                 "企业=红星砖瓦 --as 张某");
  runner_expect (self, 0, "history d.safetyplan --person 张某");
  assert_has (self, "配电箱没有接地");
  runner_expect (self, 0,
                 "hazard d.safetyplan add --date 2021-05-01 --set 问题隐患=没有安全出口 --set "
                 "等级=重大隐患 --set 判定依据=判定标准第三条");
  assert_has (self, "五到位还缺");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *command = g_strdup_printf ("hazard d.safetyplan export %s", cases[i].where);

      runner_expect (self, 0, command);
      g_assert_cmpint (strstr (self->out, "2021-0001") != NULL, ==, cases[i].first);
      g_assert_cmpint (strstr (self->out, "2021-0002") != NULL, ==, cases[i].second);
    }
  runner_expect (self, 2, "hazard d.safetyplan list --where 颜色=红");
  runner_expect (self, 2, "hazard d.safetyplan list --where 排查日期=去年");
  runner_expect (self, 2, "hazard d.safetyplan list --where 问题隐患=出口");
  runner_expect (self, 1, "hazard d.safetyplan list --where 企业=没有的厂");
  runner_expect (self, 0, "list d.safetyplan hazards --text 出口 --format=csv");
  assert_lacks (self, "接地");
}

static void
test_spot_and_listing (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "new d.safetyplan --directory=sample");
  refuses (self,
           "hazard d.safetyplan spot --date 2021-03-01 --set 问题隐患=通道堵塞 --person 李某 --set "
           "验收人=李某",
           "李某");
  runner_expect (self, 0,
                 "hazard d.safetyplan spot --date 2021-03-01 --set 问题隐患=通道堵塞 --person 李某 "
                 "--set 验收人=张某 --text 当场清理");
  runner_expect (self, 0, "hazard d.safetyplan show --id 1");
  assert_has (self, "状态：已销号");
  refuses (self,
           "hazard d.safetyplan list-up --id 1 --date 2021-03-05 --deadline 2021-06-30 --set "
           "督办单位=县安委会",
           "重大隐患");
  refuses (self, "hazard d.safetyplan add --set 问题隐患=没有出口 --set 等级=重大隐患", "判定");
  runner_expect (self, 0,
                 "hazard d.safetyplan add --date 2021-03-01 --set 问题隐患=没有出口 --set "
                 "等级=重大隐患 --set 判定依据=判定标准第三条");
  runner_expect (self, 0,
                 "hazard d.safetyplan list-up --id 2 --date 2021-03-05 --deadline 2021-06-30 --set "
                 "督办单位=县安委会 --document 示安字〔2021〕1号 --as-of 2021-03-11");
  assert_has (self, "报备：2021-03-10 以前，晚了");
  assert_has (self, "公告：2021-03-12 以前\n");
  runner_expect (self, 0, "hazard d.safetyplan hints");
  assert_has (self, "没有需要提示");
  runner_expect (self, 0, "hazard d.safetyplan delete --id 2");
  runner_expect (self, 0, "list d.safetyplan listings --format=json");
  g_assert_cmpstr (self->out, ==, "[]\n");
  runner_expect (self, 0, "check d.safetyplan");
}

static void
test_import (Runner *self, gconstpointer data)
{
  add_enterprise (self);
  runner_write (self, "h.csv",
                "问题隐患,排查日期,企业,等级\n灭火器过期,2021年3月2日,红星砖瓦,一般隐患\n"
                "电线老化,2021-3-3,示例县红星砖瓦有限公司,一般隐患\n",
                -1);
  runner_write (self, "bad.csv",
                "问题隐患,排查日期,企业,等级\n灭火器过期,2021-3-2,没有的厂,一般隐患\n"
                "没有出口,2021-3-3,红星砖瓦,重大隐患\n护栏缺失,2021-3-4,红星砖瓦,一般隐患\n",
                -1);
  runner_expect (self, 0, "hazard d.safetyplan import --input h.csv");
  assert_has (self, "已存入 2 条");
  refuses (self, "hazard d.safetyplan import --input bad.csv", "一行都没有存入");
  assert_has (self, "第 2 行");
  assert_has (self, "第 3 行");
  runner_expect (self, 0, "hazard d.safetyplan import --input bad.csv --partial");
  runner_write (self, "again.csv", "问题隐患,排查日期,企业\n灭火器 过期。,2021-5-2,红星砖瓦\n", -1);
  runner_expect (self, 0, "hazard d.safetyplan import --input again.csv");
  assert_has (self, "可能是重复隐患：2021-03-02 已查出“灭火器过期”（2021-0001");
  runner_expect (self, 0, "undo d.safetyplan");
  runner_expect (self, 0, "hazard d.safetyplan export");
  assert_has (self, "2021-0003");
  assert_has (self, "护栏缺失");
  runner_expect (self, 0,
                 "inspection d.safetyplan add --date 2021-04-01 --set 受检企业=红星砖瓦 --set "
                 "检查人员=张某、赵某 --input h.csv");
  assert_has (self, "查出隐患 2 条");
  runner_expect (self, 0, "inspection d.safetyplan list");
  assert_has (self, "张某、赵某");
  runner_expect (self, 0, "undo d.safetyplan");
  runner_expect (self, 0, "inspection d.safetyplan list --format=json");
  g_assert_cmpstr (self->out, ==, "[]\n");
}

/* Lines without their last column, how often a hazard was returned. */
static char *
dup_without_last (const char *csv)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strrchr (lines[i], ',') != NULL)
      *strrchr (lines[i], ',') = '\0';
  return g_strjoinv ("\n", lines);
}

/* What is exported changes nothing where it is known, and reads back equal where it is not. */
static void
test_round_trip (Runner *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0, "hazard d.safetyplan export");
  runner_write (self, "h.csv", self->out, -1);
  before = dup_without_last (self->out);
  runner_expect (self, 0, "hazard d.safetyplan import --input h.csv");
  assert_has (self, "没有变化：");
  n = (guint)atoi (strstr (self->out, "没有变化：") + strlen ("没有变化："));
  g_assert_cmpuint (n, >, 10);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *command = g_strdup_printf ("hazard d.safetyplan delete --id %u", i);

      runner_expect (self, 0, command);
    }
  runner_expect (self, 0, "hazard d.safetyplan import --input h.csv");
  runner_expect (self, 0, "check d.safetyplan");
  runner_expect (self, 0, "hazard d.safetyplan export");
  after = dup_without_last (self->out);
  g_assert_cmpstr (after, ==, before);
}

static void
test_enterprise (Runner *self, gconstpointer data)
{
  add_enterprise (self);
  runner_expect (self, 0, "enterprise d.safetyplan add --set 企业名称=红星砖瓦有限责任公司");
  assert_has (self, "可能重复");
  runner_expect (self, 0, "enterprise d.safetyplan twins");
  assert_has (self, "编号 1 和 2");
  refuses (self, "enterprise d.safetyplan add --set 企业名称=某厂 --set 统一社会信用代码=1.39E+10",
           "科学计数");
  runner_write (self, "e.csv",
                "企业名称,从业人数,主要负责人电话\n红星砖瓦,25,0692-1234567\n新来的厂,3,\n", -1);
  runner_expect (self, 0, "enterprise d.safetyplan import --input e.csv");
  assert_has (self, "新增 1 家，修改 1 家");
  runner_expect (self, 0, "enterprise d.safetyplan show --id 1");
  assert_has (self, "企业名称：示例县红星砖瓦有限公司");
  assert_has (self, "从业人数：25");
  runner_expect (self, 0, "enterprise d.safetyplan merge --id 1 --other 2");
  runner_expect (self, 0, "enterprise d.safetyplan show --id 1");
  assert_has (self, "曾用名：红星砖瓦有限责任公司");
  refuses (self, "enterprise d.safetyplan show --id 2", "没有编号为 2");
  runner_expect (self, 0,
                 "hazard d.safetyplan add --date 2021-03-01 --set 问题隐患=通道堵塞 --set 企业=1");
  refuses (self, "enterprise d.safetyplan delete --id 1", "不能删除");
  runner_expect (self, 0, "enterprise d.safetyplan set --id 1 --set 经营状态=停产停业");
  runner_expect (self, 0, "enterprise d.safetyplan list --where 经营状态=停产停业 --format=csv");
  assert_has (self, "红星");
  assert_lacks (self, "新来的厂");
}

static void
test_institution (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "demo d.safetyplan"); /* with twelve of them */
  runner_expect (
    self, 0,
    "institution d.safetyplan add --set 名称=示例渡口管理办法 --set 类型=管理办法 --set "
    "计划出台时限=2021-06-30");
  refuses (self, "institution d.safetyplan step --id 13 --kind 印发 --date 2021-05-01", "文号");
  runner_expect (self, 0,
                 "institution d.safetyplan step --id 13 --kind 征求意见 --date 2021-04-01");
  runner_expect (self, 0,
                 "institution d.safetyplan step --id 13 --kind 印发 --date 2021-05-01 --document "
                 "示政办〔2021〕7号");
  runner_expect (self, 0, "institution d.safetyplan show --id 13");
  assert_has (self, "状态：印发");
  assert_has (self, "2021-04-01 征求意见");
  runner_expect (self, 0, "institution d.safetyplan back --id 13");
  runner_expect (self, 0, "institution d.safetyplan list --where 状态=征求意见");
  assert_has (self, "示例渡口管理办法");
  runner_expect (self, 0, "institution d.safetyplan propose --format=json");
  runner_expect (self, 0, "institution d.safetyplan export -o list.xlsx --as-of 2021-06-01");
  assert_has (self, "13 项");
  assert_begins (self, "list.xlsx", "PK");
  runner_expect (self, 0, "institution d.safetyplan propose --yes");
  runner_expect (self, 0, "institution d.safetyplan propose --format=json");
  g_assert_cmpstr (self->out, ==, "[]\n");
  runner_expect (self, 0, "check d.safetyplan");
}

static void
test_criterion (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "new d.safetyplan --directory=none");
  runner_expect (
    self, 0,
    "criterion d.safetyplan add --set 标准=县里增补的判定情形 --set 判定情形=没有安全出口 "
    "--set 行业领域=旅游 --set 生效日期=2021-01-01");
  runner_expect (self, 0, "criterion d.safetyplan list --where 行业领域=旅游 --text 出口");
  assert_has (self, "县里增补");
  runner_expect (self, 0, "criterion d.safetyplan load");
  assert_has (self, "已装入");
  runner_expect (self, 0, "criterion d.safetyplan list --text 粉尘 --format=csv");
  assert_has (self, "粉尘");
  runner_expect (self, 0, "criterion d.safetyplan load");
  assert_has (self, "都已经有了");
}

#define add(path, function)                                                                        \
  g_test_add (path, Runner, NULL, runner_set_up, function, runner_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  runner_set_program (argv[1]);
  add ("/cli/lists/usage", test_usage);
  add ("/cli/lists/hazard", test_hazard);
  add ("/cli/lists/filter", test_filter);
  add ("/cli/lists/spot-and-listing", test_spot_and_listing);
  add ("/cli/lists/import", test_import);
  add ("/cli/lists/round-trip", test_round_trip);
  add ("/cli/lists/enterprise", test_enterprise);
  add ("/cli/lists/institution", test_institution);
  add ("/cli/lists/criterion", test_criterion);
  return g_test_run ();
}
