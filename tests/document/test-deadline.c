/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deadlines: every way of writing a time that binds work, and the times that bind none. */
#include "reading-test.h"

/* A notice of 2020-03-10 issues a plan of 2020 to 2022 whose one measure says @text. */
static SpReading *
read_measure (const char *text)
{
  g_autofree char *plan = g_strdup_printf ("示例县关于印发治水方案的通知\n"
                                           "各乡镇：\n现印发给你们。\n"
                                           "示例县治水办\n2020年3月10日\n"
                                           "示例县治水三年方案\n"
                                           "一、重点任务\n"
                                           "（一）修好水渠。%s\n",
                                           text);

  return read_text (plan);
}

static const struct
{
  const char *text;
  const char *deadlines;
} cases[] = {
  /* the end of a time */
  {"2020年底前，完成摸底。", "by 2020-12-31"},
  {"2021年年底前完成摸底。", "by 2021-12-31"},
  {"2021年底完成摸底。", "by 2021-12-31"},
  {"于2021年底前完成摸底。", "by 2021-12-31"},
  {"到2022年，渠系全部修好。", "by 2022-12-31"},
  {"到2022年底前渠系全部修好。", "by 2022-12-31"},
  {"截至2021年6月完成一半。", "by 2021-06-30"},
  {"2022年10月底前完成改造。", "by 2022-10-31"},
  {"到2021年6月底，完成改造。", "by 2021-06-30"},
  {"2021年2月底前完成改造。", "by 2021-02-28"},
  {"2020年12月31日前完成改造。", "by 2020-12-31"},
  {"2021年第二季度末前完成。", "by 2021-06-30"},
  {"二〇二一年底前完成改造。", "by 2021-12-31"},
  {"２０２１年底前完成改造。", "by 2021-12-31"},
  {"2021 年底前完成改造。", "by 2021-12-31"},
  /* before a time begins */
  {"2021年8月前拆除旧闸。", "by 2021-07-31"},
  {"2021年前拆除旧闸。", "by 2020-12-31"},
  {"2021年8月之前拆除旧闸。", "by 2021-07-31"},
  /* during a time */
  {"2021年，各乡镇全面推开。", "within 2021-12-31"},
  {"2021年各乡镇全面推开。", "within 2021-12-31"},
  {"2020年内制定办法。", "within 2020-12-31"},
  {"2020年年内制定办法。", "within 2020-12-31"},
  {"2021年上半年以村为单位摸底。", "within 2021-06-30"},
  {"2021年第三季度摸底。", "within 2021-09-30"},
  {"在2021年度未评估的水闸一律停用。", "within 2021-12-31"},
  {"2021年5月开展一轮检查。", "within 2021-05-31"},
  {"2021年至2022年完成下达的任务。", "within 2022-12-31"},
  {"2020年4月1日至2021年9月30日分批完成。", "within 2021-09-30"},
  /* from a time on */
  {"自2020年9月起，新建水闸一律备案。", "from 2020-09-01"},
  {"2021年起，每年改造一批。", "from 2021-01-01; recurring year"},
  {"2021年开始逐步上网。", "from 2021-01-01"},
  /* coming round */
  {"每年12月底前报送清单。", "recurring year 12-31"},
  {"每年12月15日前报送清单。", "recurring year 12-15"},
  {"每年2月底前报送清单。", "recurring year 2-28"},
  {"每季度召开1次会议。", "recurring quarter"},
  {"每个季度巡查一遍。", "recurring quarter"},
  {"每季度末月20日前报送小结。", "recurring quarter 3-20"},
  {"每个季度第1个月的15日前报送小结。", "recurring quarter 1-15"},
  {"每半年报告1次。", "recurring half-year"},
  {"每月28日前报送进度。", "recurring month 0-28"},
  {"每周巡查。", "recurring week"},
  {"每年度组织演练。", "recurring year"},
  {"每3年轮训一次。", "recurring year×3"},
  {"每五年评估一次。", "recurring year×5"},
  {"按月调度进度。", "recurring month"},
  {"重点渠段每月、其余每季度巡查。", "recurring month; recurring quarter"},
  /* counted from the plan's own dates */
  {"利用三年时间分批整改。", "by 2022-12-31 relative"},
  {"通过三年整治，旧貌换新颜。", "by 2022-12-31 relative"},
  {"力争在三年内基本改完。", "by 2022-12-31 relative"},
  {"对旧闸分三年进行改造。", "by 2022-12-31 relative"},
  {"两年内，完成摸底。", "by 2021-12-31 relative"},
  {"自本方案印发之日起30日内报送名单。", "by 2020-04-09 relative"},
  {"在上级办法出台一个月之内，出台实施细则。", "by relative"},
  {"收到评议意见后10个工作日内答复。", "by relative"},
  /* without a year: the year of issue */
  {"年底前完成摸底。", "by 2020-12-31"},
  {"6月底前完成摸底。", "by 2020-06-30"},
  {"于9月15日前完成摸底。", "by 2020-09-15"},
  {"年内完成摸底。", "within 2020-12-31"},
  /* several */
  {"2020年，排查底数；2021年前淘汰一半；2022年全部淘汰。",
   "within 2020-12-31; by 2020-12-31; within 2022-12-31"},
  {"2020年底前建制度，2020年底前建台账。", "by 2020-12-31; by 2020-12-31"},
  /* in the clause */
  {"完成摸底。（县水务局负责，2021年6月底完成）", "by 2021-06-30"},
  /* no deadlines */
  {"执行《某目录》（2019年本）。", ""},
  {"执行《某规划（2018—2020年）》。", ""},
  {"巩固2018年以来的成果。", ""},
  {"事故较2019年下降。", ""},
  {"2019年发生的险情要深刻汲取教训。", ""},
  {"制定三年整治计划。", ""},
  {"在三年行动计划中列明。", ""},
  {"总结近三年来的险情。", ""},
  {"管好用好每年预算安排的经费。", ""},
  {"限期整改，定期检查，长期坚持。", ""},
  {"出险后24小时之内报告。", ""},
  {"存放不得超过一年。", ""},
  {"对距报废1年以内的水泵加强检查。", ""},
  {"编入“十四五”规划。", ""},
  {"凌晨2时至5时停止作业。", ""},
  {"按标准GB 34330—2017执行。", ""},
  {"结合“安全生产月”开展宣传。", ""},
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpReading) reading = read_measure (cases[i].text);
      g_autofree char *deadlines = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (sp_reading_get_n_blocks (reading), ==, 1);
      deadlines = write_deadlines (sp_reading_get_block (reading, 0));
      g_assert_cmpstr (deadlines, ==, cases[i].deadlines);
    }
}

static void
test_text_and_clause (void)
{
  g_autoptr (SpReading) reading = read_measure ("先做准备，到2021年底，渠系全部修好，再行验收。");
  const SpReadBlock *block = sp_reading_get_block (reading, 0);
  const SpReadDeadline *deadline = &g_array_index (block->deadlines, SpReadDeadline, 0);
  g_autofree char *span = sp_reading_dup_span (reading, deadline->span);
  g_autofree char *clause = sp_reading_dup_span (reading, deadline->clause);

  g_assert_cmpstr (deadline->text, ==, "到2021年底");
  g_assert_cmpstr (span, ==, "到2021年底");
  g_assert_cmpstr (clause, ==, "到2021年底，渠系全部修好");
}

/* Without a date of issue a year must be printed, with the time or with another one; a year that
 * names something does not count. */
static void
test_no_base (void)
{
  static const struct
  {
    const char *text, *deadlines;
  } cases_[] = {
    {"6月底前完成，三年内建成。", "by relative"},
    {"按《规程》（2019年6月版）6月底前完成，三年内建成。", "by relative"},
    {"6月底前完成，2021年底前验收，三年内建成。", "by 2021-06-30; by 2021-12-31; by relative"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases_); i++)
    {
      g_autofree char *text = g_strdup_printf ("一、任务\n（一）修渠。%s\n", cases_[i].text);
      g_autoptr (SpReading) reading = read_text (text);
      g_autofree char *deadlines = write_deadlines (sp_reading_get_block (reading, 0));

      g_assert_cmpstr (deadlines, ==, cases_[i].deadlines);
    }
}

/* The caller's date stands in where the text has none. */
static void
test_options (void)
{
  const char *text = "一、任务\n（一）修渠。6月底前完成。\n";
  SpReadOptions options = {.document_date = sp_date_from_ymd (2023, 2, 1)};
  g_autoptr (SpReading) reading = sp_reading_new (text, strlen (text), &options);
  g_autofree char *deadlines = write_deadlines (sp_reading_get_block (reading, 0));

  g_assert_cmpstr (deadlines, ==, "by 2023-06-30");
}

static void
test_phases (void)
{
  static const struct
  {
    const char *heading;
    const char *first, *last;
  } phases[] = {
    {"动员（即日起至2020年4月30日）", "2020-03-10", "2020-04-30"},
    {"动员部署（2020年4月）", "2020-04-01", "2020-04-30"},
    {"排查整治（2020年9月至12月）", "2020-09-01", "2020-12-31"},
    {"集中攻坚（2021年）", "2021-01-01", "2021-12-31"},
    {"巩固提升（2022年1月—2022年12月）", "2022-01-01", "2022-12-31"},
    {"第一阶段（6月24日至6月30日）", "2020-06-24", "2020-06-30"},
    {"总结（2022年9月1日以后）", "2022-09-01", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "方案\n2020年3月10日\n一、进度安排\n（一）%s。抓好落实。\n", phases[i].heading);
      g_autoptr (SpReading) reading = read_text (text);
      const SpReadBlock *block = sp_reading_get_block (reading, 0);
      g_autofree char *first = sp_date_dup_iso (block->first);
      g_autofree char *last = sp_date_dup_iso (block->last);

      g_test_message ("%s", phases[i].heading);
      g_assert_cmpint (block->kind, ==, SP_BLOCK_PHASE);
      g_assert_cmpstr (block->title, ==, phases[i].heading);
      g_assert_cmpstr (first, ==, phases[i].first);
      g_assert_cmpstr (last, ==, phases[i].last);
      g_assert_cmpuint (block->deadlines->len, ==, 0);
    }
}

static void
test_plan_days (void)
{
  g_autoptr (SpReading) phased = read_text (
    "方案\n一、进度安排\n（一）部署（2020年8月）。做好。\n（二）巩固（2022年）。做好。\n");
  g_autoptr (SpReading) titled =
    read_text ("示例县治水行动计划（2023—2025年）\n一、任务\n（一）修渠。做好。\n");
  g_autoptr (SpReading) counted =
    read_text ("示例县治水三年方案\n2024年5月6日\n一、任务\n（一）修渠。做好。\n");

  g_assert_cmpint (sp_reading_get_first_day (phased), ==, sp_date_from_ymd (2020, 8, 1));
  g_assert_cmpint (sp_reading_get_last_day (phased), ==, sp_date_from_ymd (2022, 12, 31));
  g_assert_cmpint (sp_reading_get_first_day (titled), ==, sp_date_from_ymd (2023, 1, 1));
  g_assert_cmpint (sp_reading_get_last_day (titled), ==, sp_date_from_ymd (2025, 12, 31));
  g_assert_cmpint (sp_reading_get_first_day (counted), ==, sp_date_from_ymd (2024, 1, 1));
  g_assert_cmpint (sp_reading_get_last_day (counted), ==, sp_date_from_ymd (2026, 12, 31));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/deadline/forms", test_cases);
  g_test_add_func ("/document/deadline/text-and-clause", test_text_and_clause);
  g_test_add_func ("/document/deadline/no-date-of-issue", test_no_base);
  g_test_add_func ("/document/deadline/date-of-issue-given", test_options);
  g_test_add_func ("/document/phase/first-and-last-day", test_phases);
  g_test_add_func ("/document/phase/days-of-the-plan", test_plan_days);
  return g_test_run ();
}
