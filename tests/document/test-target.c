/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Targets: the amounts that measure success, and the many that do not. */
#include "reading-test.h"

static const struct
{
  const char *text;
  const char *targets;
} cases[] = {
  /* percentages */
  {"安装率达到100%。", "= 100%"},
  {"安装率100％。", "= 100%"},
  {"持证人员达到在岗人员的75%以上。", ">= 75%"},
  {"持证人员达到在岗人员的75%。", ">= 75%"},
  {"持证人员不低于在岗人员的75%。", ">= 75%"},
  {"60%以上的渠段完成改造。", ">= 60%"},
  {"险情较2019年下降10%。", "decrease_by 10%"},
  {"险情下降10%以上。", "decrease_by 10%"},
  {"灌溉面积年均增长2.5%以上。", "increase_by 2.5%"},
  {"合格率提高3个百分点。", "increase_by 3个百分点"},
  {"漏损率控制在6%以内。", "<= 6%"},
  {"漏损率不超过6%。", "<= 6%"},
  {"漏损率降至6%。", "<= 6%"},
  {"合格率超过70%。", "> 70%"},
  {"2021年前淘汰50%。", "= 50% 2020-12-31"},
  {"本县渠段占全部渠段的38%。", "= 38%"},
  {"合格率达到百分之九十以上。", ">= 90%"},
  {"三类险情分别下降15%、10%和26%。", "decrease_by 15%; decrease_by 10%; decrease_by 26%"},
  {"甲、乙两项分别达到65%和55%。", ">= 65%; >= 55%"},
  /* counts */
  {"配备人员不得少于2人。", ">= 2人"},
  {"培训时间不少于3个月。", ">= 3个月"},
  {"学时不少于2个课时。", ">= 2课时"},
  {"每年应至少开展一次评估。", ">= 1次"},
  {"每年应至少组织开展2次以上演练。", ">= 2次"},
  {"每年开展不少于两次的巡查。", ">= 2次"},
  {"至少建成1所示范学校。", ">= 1所"},
  {"水库总数保持在9座以内。", "<= 9座"},
  {"选取2至4家单位重点打造。", ">= 2家"},
  {"消除10项隐患。", "= 10项"},
  {"新建45所泵站。", "= 45所"},
  {"培训15万名群众。", "= 15万名"},
  {"创建1.2万个示范户。", "= 1.2万个"},
  {"建成示范渠段8—10个，完成投资1500万元。", ">= 8个; = 1500万元"},
  /* when by */
  {"2020年，完成60%以上；2021年，完成80%以上。", ">= 60% 2020-12-31; >= 80% 2021-12-31"},
  {"2021年底前清淤。漏损率控制在6%以内。", "<= 6%"},
  {"确保2022年底前更新，每年至少演练2次。", ">= 2次"},
  /* none */
  {"对井深超过800米的水井逐一会诊。", ""},
  {"严禁新建坝高超过200米的水库。", ""},
  {"对50座以上的旧闸排查。", ""},
  {"10人及以上的班组设安全员。", ""},
  {"存放不得超过30天。", ""},
  {"每季度召开1次会议。", ""},
  {"建立责任、措施等5个清单。", ""},
  {"培育一批示范户，开展一轮排查。", ""},
  {"落实三项任务。", ""},
  {"重点管控1、2级风险点。", ""},
  {"险情多发（近年占总数的80%）的渠段要盯紧。", ""},
  {"执行《渠道规范》（GB 50288—2018）。", ""},
  {"全部销号，动态清零。", ""},
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("方案\n2020年3月10日\n一、任务\n（一）修好水渠。%s\n", cases[i].text);
      g_autoptr (SpReading) reading = read_text (text);
      g_autofree char *targets = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (sp_reading_get_n_blocks (reading), ==, 1);
      targets = write_targets (sp_reading_get_block (reading, 0));
      g_assert_cmpstr (targets, ==, cases[i].targets);
    }
}

/* The time that opens a goal governs all its targets. */
static void
test_goal (void)
{
  g_autoptr (SpReading) reading =
    read_text ("示例县治水三年方案\n2020年3月10日\n一、工作目标\n"
               "通过三年整治，渠系更加完好。安装率达到100%，持证率达到75%以上。\n");
  g_autofree char *targets = write_targets (sp_reading_get_block (reading, 0));

  g_assert_cmpstr (targets, ==, "= 100% 2022-12-31; >= 75% 2022-12-31");
}

/* A checklist says what to look for, not how much to reach. */
static void
test_checklist (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n（一）2021年底前消除2项隐患（县水务局负责）\n"
               "1.作业人员超过9人，完成率不足50%。\n2.2019年底前未检修的水泵。\n");
  g_autofree char *targets = write_targets (sp_reading_get_block (reading, 0));
  g_autofree char *deadlines = write_deadlines (sp_reading_get_block (reading, 0));

  g_assert_cmpstr (targets, ==, "= 2项 2021-12-31");
  g_assert_cmpstr (deadlines, ==, "by 2021-12-31");
}

static void
test_places (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n（一）修好水渠。到2021年底，持证人员不少于3人，安装率达到80%以上。\n");
  const SpReadBlock *block = sp_reading_get_block (reading, 0);
  const SpReadTarget *count = &g_array_index (block->targets, SpReadTarget, 0);
  const SpReadTarget *percent = &g_array_index (block->targets, SpReadTarget, 1);
  g_autofree char *span = sp_reading_dup_span (reading, percent->span);
  g_autofree char *clause = sp_reading_dup_span (reading, percent->clause);

  g_assert_cmpstr (count->text, ==, "不少于3人");
  g_assert_cmpstr (percent->text, ==, "80%以上");
  g_assert_cmpstr (span, ==, "80%以上");
  g_assert_cmpstr (clause, ==, "安装率达到80%以上");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/target/forms", test_cases);
  g_test_add_func ("/document/target/goal", test_goal);
  g_test_add_func ("/document/target/checklist-has-none", test_checklist);
  g_test_add_func ("/document/target/places-in-the-source", test_places);
  return g_test_run ();
}
