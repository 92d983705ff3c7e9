/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deadlines in the forms of other places and years: counted from the day of issue, from five-year
 * plans, in bare table words; and the times that only describe, look back or name something. */
#include "reading-test.h"

/* A plan of 2024 to 2026, issued on 2024-03-10, whose one measure says @text. */
static SpReading *
read_measure (const char *text)
{
  g_autofree char *plan = g_strdup_printf ("示例市关于印发林火防控方案的通知\n"
                                           "各区县：\n现印发给你们。\n"
                                           "示例市林火办\n2024年3月10日\n"
                                           "示例市林火防控三年方案（2024—2026年）\n"
                                           "一、重点任务\n"
                                           "（一）修好隔离带。%s\n",
                                           text);

  return read_text (plan);
}

typedef struct
{
  const char *text;
  const char *deadlines;
} Case;

static void
test_table (gconstpointer data)
{
  for (const Case *c = data; c->text != NULL; c++)
    {
      g_autoptr (SpReading) reading = read_measure (c->text);
      g_autofree char *deadlines = NULL;

      g_test_message ("%s", c->text);
      g_assert_cmpuint (sp_reading_get_n_blocks (reading), ==, 1);
      deadlines = write_deadlines (sp_reading_get_block (reading, 0));
      g_assert_cmpstr (deadlines, ==, c->deadlines);
    }
}

static const Case dated[] = {
  {"2024年6月底前清完。", "by 2024-06-30"},
  {"2024年年底前清完。", "by 2024-12-31"},
  {"二○二四年底前清完。", "by 2024-12-31"},
  {"二〇二五年六月底前清完。", "by 2025-06-30"},
  {"２０２５年１２月３１日前清完。", "by 2025-12-31"},
  {"2025 年 6 月 30 日前清完。", "by 2025-06-30"},
  {"2025年12月底以前清完。", "by 2025-12-31"},
  {"2025年末前清完。", "by 2025-12-31"},
  {"不迟于2025年9月清完。", "by 2025-09-30"},
  {"最迟2025年9月底清完。", "by 2025-09-30"},
  {"在2025年10月31日之前清完。", "by 2025-10-31"},
  {"到2025年，全部清完。", "by 2025-12-31"},
  {"到2025年底，全部清完。", "by 2025-12-31"},
  {"截止2025年底清完一半。", "by 2025-12-31"},
  {"截至2025年底清完。", "by 2025-12-31"},
  {"2025年上半年清完。", "within 2025-06-30"},
  {"2025年上半年前清完。", "by 2025-06-30"},
  {"2025年下半年清完。", "within 2025-12-31"},
  {"2025年第三季度末清完。", "by 2025-09-30"},
  {"2025年三季度前清完。", "by 2025-09-30"},
  {"2025年一季度末前清完。", "by 2025-03-31"},
  {"2025年汛期前清完。", "by relative"},
  {"2025年6月上旬清完。", "within 2025-06-10"},
  {"2025年6月中旬前清完。", "by 2025-06-20"},
  {"2025年6月初完成。", "within 2025-06-10"},
  {"2025年，补齐短板，全面验收。", "within 2025-12-31"},
  {"隔离带补植2025年完成。", "within 2025-12-31"},
  {"隔离带补植于2025年完成。", "within 2025-12-31"},
  {"力争2025年清完。", "within 2025-12-31"},
  {"2024年建制度，2025年抓推广，2026年作总结。",
   "within 2024-12-31; within 2025-12-31; within 2026-12-31"},
  {"2024年底前清完30%，2025年底前清完70%，2026年底前全部清完。",
   "by 2024-12-31; by 2025-12-31; by 2026-12-31"},
  {"2024年、2025年、2026年分别清完三成。",
   "within 2024-12-31; within 2025-12-31; within 2026-12-31"},
  {"到2024年、2025年、2026年底，分别清完三成、六成、九成。",
   "by 2024-12-31; by 2025-12-31; by 2026-12-31"},
  {"2024年秋季开学前查完。", "by relative"},
  {"2024年底前消除2024年及以前查出的隐患。", "by 2024-12-31"},
  {"2025.6.30前清完。", "by 2025-06-30"},
  {"2024、2025、2026年各清一批。", "within 2026-12-31"},
  {NULL, NULL},
};

static const Case written[] = {
  {"2024年12月31日（含）前清完。", "by 2024-12-31"},
  {"2025年元月底前清完。", "by 2025-01-31"},
  {"元月底前清完。", "by 2024-01-31"},
  {"2024年7、8、9月集中清理。", "within 2024-09-30"},
  {"7、8月集中清理。", "within 2024-08-31"},
  {"2024年11月中下旬清完。", "within 2024-11-30"},
  {"2024年11月上中旬清完。", "within 2024-11-20"},
  {"自通知下发之日起至12月底清完。", "within 2024-12-31"},
  {"半年一次评估。", "recurring half-year"},
  {"护好5、6号隔离带。", ""},
  {NULL, NULL},
};

static const Case hours[] = {
  {"2024年12月31日24时前清完。", "by 2024-12-31"},
  {"12月20日18:00前报送。", "by 2024-12-20"},
  {"5月31日17点前报送。", "by 2024-05-31"},
  {NULL, NULL},
};

static const Case listed[] = {
  {"到2024年、2025年、2026年，三成、六成、全部清完。",
   "by 2024-12-31; by 2025-12-31; by 2026-12-31"},
  {"6月、12月各报送一次。", "within 2024-06-30; within 2024-12-31"},
  {"上半年、下半年各组织一次演练。", "within 2024-06-30; within 2024-12-31"},
  {"6月、9月的水情各不相同。", ""},
  {NULL, NULL},
};

static const Case ranges[] = {
  {"2024年至2026年分批清完。", "within 2026-12-31"},
  {"2024年5月至2025年6月分批清完。", "within 2025-06-30"},
  {"2024年5月1日至10月31日分批清完。", "within 2024-10-31"},
  {"2024年5—9月分批清完。", "within 2024-09-30"},
  {"2024—2026年，分批清完。", "within 2026-12-31"},
  {"2024-2026年，分批清完。", "within 2026-12-31"},
  {"2024年5月10—20日完成。", "within 2024-05-20"},
  {"从2024年5月到2025年6月分批清完。", "within 2025-06-30"},
  {"自2024年5月起至2025年6月底止，分批清完。", "within 2025-06-30"},
  {"即日起至2024年9月底，集中清理。", "within 2024-09-30"},
  {NULL, NULL},
};

static const Case froms[] = {
  {"从2025年起全部换新。", "from 2025-01-01"},
  {"自2025年1月1日起全部换新。", "from 2025-01-01"},
  {"自2025年第二季度起全部换新。", "from 2025-04-01"},
  {"从2025年下半年开始全部换新。", "from 2025-07-01"},
  {"自今年7月起全部换新。", "from 2024-07-01"},
  {"从明年起全部换新。", "from 2025-01-01"},
  {"本办法自2024年5月1日起施行。", ""},
  {NULL, NULL},
};

static const Case relative[] = {
  {"年底前清完。", "by 2024-12-31"},
  {"年底全部清完。", "by 2024-12-31"},
  {"到年底清完。", "by 2024-12-31"},
  {"6月底清完。", "by 2024-06-30"},
  {"2月29日前清完。", "by 2024-02-29"},
  {"5月1日前清完。", "by 2024-05-01"},
  {"5月底清完，10月底前验收。", "by 2024-05-31; by 2024-10-31"},
  {"年内清完。", "within 2024-12-31"},
  {"今年内清完。", "within 2024-12-31"},
  {"今年底清完。", "by 2024-12-31"},
  {"今年年底前清完。", "by 2024-12-31"},
  {"今年6月底前清完。", "by 2024-06-30"},
  {"今年上半年清完。", "within 2024-06-30"},
  {"本年度内清完。", "within 2024-12-31"},
  {"明年6月底前清完。", "by 2025-06-30"},
  {"明年全部清完。", "within 2025-12-31"},
  {"第三季度末清完。", "by 2024-09-30"},
  {"第三季度末前清完。", "by 2024-09-30"},
  {"12月上旬通报结果。", "within 2024-12-10"},
  {"6月组织一次演练。", "within 2024-06-30"},
  {"三季度完成。", "within 2024-09-30"},
  {"上半年完成。", "within 2024-06-30"},
  {"下半年完成验收。", "within 2024-12-31"},
  {"上半年内清完。", "within 2024-06-30"},
  {"本月底清完。", "by 2024-03-31"},
  {"本月底前清完。", "by 2024-03-31"},
  {"于本月内清完。", "within 2024-03-31"},
  {"下月底前清完。", "by 2024-04-30"},
  {"下个月15日前清完。", "by 2024-04-15"},
  {"本季度末清完。", "by 2024-03-31"},
  {"3个月内清完。", "by 2024-06-10 relative"},
  {"三个月内清完。", "by 2024-06-10 relative"},
  {"在30日内清完。", "by 2024-04-09 relative"},
  {"两周内清完。", "by 2024-03-24 relative"},
  {"方案印发后半个月内清完。", "by 2024-03-25 relative"},
  {"用3个月时间清完。", "by 2024-06-10 relative"},
  {"接报后3个工作日内受理，30日内办结。", "by relative; by relative"},
  {"次月5日前报送。", "by 2024-04-05"},
  {"半年内清完。", "by 2024-09-10 relative"},
  {"自印发之日起3个月内清完。", "by 2024-06-10 relative"},
  {"方案印发后15天内清完。", "by 2024-03-25 relative"},
  {"自发现之日起30日内改完。", "by relative"},
  {"专家评议后10个工作日内答复。", "by relative"},
  {"三年内清完。", "by 2026-12-31 relative"},
  {"用三年时间清完。", "by 2026-12-31 relative"},
  {"从2024年起，用2年时间清完。", "from 2024-01-01; by 2025-12-31 relative"},
  {"2024年起5年内清完。", "by 2028-12-31 relative"},
  {"自2025年起三年内清完。", "by 2027-12-31 relative"},
  {"到“十四五”末全部清完。", "by 2025-12-31"},
  {"“十五五”末全部清完。", "by 2030-12-31"},
  {"到十四五期末全部清完。", "by 2025-12-31"},
  {"力争“十四五”期末清完。", "by 2025-12-31"},
  {NULL, NULL},
};

static const Case none[] = {
  /* without an end */
  {"立即开展一轮排查。", ""},
  {"长期坚持，持续推进。", ""},
  {"定期调度，限期改完，常态长效。", ""},
  {"即日起开展自查。", ""},
  /* names, numbers and themes */
  {"制定2024年度执法计划。", ""},
  {"列入2025年财政预算。", ""},
  {"纳入2024年考核内容。", ""},
  {"落实《某某三年方案（2024—2026年）》。", ""},
  {"按照示林发〔2024〕8号文办。", ""},
  {"2024年为林火防控提升年。", ""},
  {"以2025年林火防控宣传月为契机。", ""},
  /* the past and what is compared with */
  {"2021年以来的火情逐一复盘。", ""},
  {"自2022年开展整治以来，火情减少。", ""},
  {"火情较2013年下降。", ""},
  {"与2020年相比火情减少。", ""},
  {"2023年，全市发生火情多起。", ""},
  {"2024年1月，东山发生火情。", ""},
  {"2024年2月15日，西山发生火情。", ""},
  {"对2022年底前查出的存量隐患建账。", ""},
  {"展望2035年，林区长治久安。", ""},
  {"近两年内发生过火情的林场要盯紧。", ""},
  {"5年内未检修的水泵一律停用。", ""},
  /* limits inside rules */
  {"发现火情24小时之内上报。", ""},
  {"接报后2小时内上报。", ""},
  {"许可证有效期至2027年12月31日。", ""},
  {"本方案有效期3年。", ""},
  {"培训期3—12个月。", ""},
  {"12个月内两次被通报的约谈。", ""},
  {"使用年限在10年内的水泵加强检查。", ""},
  {"联系电话：2024-12-31转5月。", ""},
  {NULL, NULL},
};

static const Case recurring[] = {
  {"每月5日前报送。", "recurring month 0-5"},
  {"每月5号前报送。", "recurring month 0-5"},
  {"每月底前报送。", "recurring month 0-31"},
  {"每月底报送。", "recurring month 0-31"},
  {"每月月底前报送。", "recurring month 0-31"},
  {"每月25日报送。", "recurring month 0-25"},
  {"每个月巡查一遍。", "recurring month"},
  {"每季度第1个月的20日前报送。", "recurring quarter 1-20"},
  {"每季度首月5日前报送。", "recurring quarter 1-5"},
  {"每季度末报送。", "recurring quarter 3-31"},
  {"每季度末月25日前报送。", "recurring quarter 3-25"},
  {"每季度最后一个月25日前报送。", "recurring quarter 3-25"},
  {"每季度结束后10日内报送。", "recurring quarter"},
  {"每季末报送。", "recurring quarter 3-31"},
  {"每半年报送一次。", "recurring half-year"},
  {"每半年末报送。", "recurring half-year"},
  {"年中和年末各报送一次。", "recurring half-year"},
  {"年中、年底各开展一次评估。", "recurring half-year"},
  {"每年2月底前报送。", "recurring year 2-28"},
  {"每年2月底前报计划，次年5月底前报总结。", "recurring year 2-28; recurring year 5-31"},
  {"每个考核期次年5月底前报送。", "recurring year 5-31"},
  {"每年6月和12月底前各报送一次。", "recurring year 6-30; recurring year 12-31"},
  {"每年6月30日、12月31日前各报送一次。", "recurring year 6-30; recurring year 12-31"},
  {"每年底前报送。", "recurring year 12-31"},
  {"每年年底报送。", "recurring year 12-31"},
  {"每年第一季度报送。", "recurring year 3-31"},
  {"每年上半年演练一次。", "recurring year 6-30"},
  {"每年11月前换装。", "recurring year 10-31"},
  {"每年度进行两次演练。", "recurring year"},
  {"每两年评估一次。", "recurring year×2"},
  {"每隔两年评估一次。", "recurring year×2"},
  {"每2个月巡查一遍。", "recurring month×2"},
  {"每两周巡查一遍。", "recurring week×2"},
  {"每半个月自查1次。", "recurring week×2"},
  {"每月底汇总，次月5日前上报。", "recurring month 0-31; recurring month 0-5"},
  {"每季度结束后次月10日前分析。", "recurring quarter 1-10"},
  {"每月次月5日前报送。", "recurring month 0-5"},
  {"每周五前报送。", "recurring week"},
  {"每日巡查。", "recurring day"},
  {"每天巡查。", "recurring day"},
  {"高危林区每月、其余每季巡查。", "recurring month; recurring quarter"},
  {"按季度通报。", "recurring quarter"},
  {"逐月调度。", "recurring month"},
  {"实行月通报制度。", "recurring month"},
  {"坚持周调度、月通报、季考核。", "recurring week; recurring month; recurring quarter"},
  {"一季度一通报，一月一调度。", "recurring quarter; recurring month"},
  {"实行季度通报。", "recurring quarter"},
  {"每年预算安排的经费要管好。", ""},
  {"落实护林员每人每月100元的补贴。", ""},
  {"补贴标准为每年1.2万元。", ""},
  {"结合宣传月活动开展。", ""},
  {NULL, NULL},
};

/* The first day of a range is kept with it. */
static void
test_start (void)
{
  static const struct
  {
    const char *text;
    const char *start;
  } cases_[] = {
    {"2024年5月1日至10月31日清完。", "2024-05-01"},
    {"自2024年5月起至2025年6月底止，分批清完。", "2024-05-01"},
    {"2024—2026年，分批清完。", "2024-01-01"},
    {"即日起至2024年9月底，集中清理。", "2024-03-10"},
    {"2024年底前清完。", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases_); i++)
    {
      g_autoptr (SpReading) reading = read_measure (cases_[i].text);
      GArray *deadlines = sp_reading_get_block (reading, 0)->deadlines;
      g_autofree char *start = NULL;

      g_test_message ("%s", cases_[i].text);
      g_assert_cmpuint (deadlines->len, ==, 1);
      start = sp_date_dup_iso (g_array_index (deadlines, SpReadDeadline, 0).start);
      g_assert_cmpstr (start, ==, cases_[i].start);
    }
}

/* Before a feast whose day can be told; others wait for a person. */
static const Case feasts[] = {
  {"2025年春节前清完。", "by 2025-01-28"},
  {"2026年春节前清完。", "by 2026-02-16"},
  {"春节前清完。", "by 2025-01-28"},
  {"赶在今年国庆节前清完。", "by 2024-09-30"},
  {"国庆节前清完。", "by 2024-09-30"},
  {"2025年国庆前清完。", "by 2025-09-30"},
  {"力争“五一”前清完。", "by 2024-04-30"},
  {"五一劳动节前清完。", "by 2024-04-30"},
  {"十一前清完。", "by 2024-09-30"},
  {"元旦前清完。", "by 2024-12-31"},
  {"明年元旦前清完。", "by 2024-12-31"},
  {"清明前清完。", "by 2024-04-03"},
  {"2026年清明节前清完。", "by 2026-04-04"},
  {"2025年中秋节前清完。", "by relative"},
  {"2040年春节前清完。", "by relative"},
  {"汛期前清完。", "by relative"},
  {"在主汛期来临前清完。", "by relative"},
  {"新学期开学前清完。", "by relative"},
  {"每年国庆节前查一遍。", "recurring year 9-30"},
  {"每年春节前查一遍。", "recurring year"},
  {"国庆节前后加强巡护。", ""},
  {"巩固春节前的成果。", ""},
  {"做好汛期值守。", ""},
  {"国庆假期有人值守。", ""},
  {NULL, NULL},
};

static const Case middles[] = {
  {"年中完成。", "by 2024-06-30"},
  {"年中前清完。", "by 2024-06-30"},
  {"到年中清完一半。", "by 2024-06-30"},
  {"2025年年中清完。", "within 2025-06-30"},
  {"2025年年中前清完。", "by 2025-06-30"},
  {"2025年中前清完。", "by 2025-06-30"},
  {"2025年中央补助到位。", "within 2025-12-31"},
  {"年中、年末各查一次。", "recurring half-year"},
  {"每年年中查一次。", "recurring year 6-30"},
  {"每学期演练一次。", "recurring half-year"},
  {"每个学期演练一次。", "recurring half-year"},
  {"每学年评估一次。", "recurring year"},
  {"每双月调度一次。", "recurring month×2"},
  {"下季度首月10日前报送。", "by 2024-04-10"},
  {"本季度末月底前报送。", "by 2024-03-31"},
  {NULL, NULL},
};

/* Working days run from Monday to Friday, the day of issue, a Sunday, not among them. */
static const Case workdays[] = {
  {"自印发之日起15个工作日内报送。", "by 2024-03-29 relative"},
  {"方案印发后5个工作日内报送。", "by 2024-03-15 relative"},
  {"15个工作日内清完。", "by 2024-03-29 relative"},
  {"收到通知后5个工作日内报送。", "by relative"},
  {NULL, NULL},
};

static const Case in_clauses[] = {
  {"清完。（市林业局、市水务局；2024年12月）", "within 2024-12-31"},
  {"清完。（市林业局负责，2025年）", "within 2025-12-31"},
  {"清完旧账（含乡镇部分，2023年）。", ""},
  {"清完。（责任单位：市林业局；完成时限：2024年6月底）", "by 2024-06-30"},
  {"清完。（责任单位：市林业局；完成时限：2024年6月）", "by 2024-06-30"},
  {"清完。（责任单位：市林业局；完成时限：2025年）", "by 2025-12-31"},
  {"清完。（责任单位：市林业局；时间节点：2025年6月30日）", "by 2025-06-30"},
  {"清完。（责任单位：市林业局；完成时间：6月30日）", "by 2024-06-30"},
  {"清完。（责任单位：市林业局；整改时限：2024年4月至9月）", "within 2024-09-30"},
  {"清完。（责任单位：市林业局；完成时限：每月5日）", "recurring month 0-5"},
  {"清完。（责任单位：市林业局；完成时限：长期坚持）", ""},
  {"清完。（市林业局负责，2024年完成）", "within 2024-12-31"},
  {"清完。（市林业局负责，2024年底前）", "by 2024-12-31"},
  {NULL, NULL},
};

/* What a document of December wants in spring is due in the next year; what is only just past was
 * late. */
static void
test_next_year (void)
{
  static const Case cases_[] = {
    {"3月5日前报送。", "by 2025-03-05"},
    {"11月底前报送。", "by 2024-11-30"},
    {"2024年3月5日前清完。", "by 2024-03-05"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases_); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "一、任务\n（一）修好隔离带。%s\n示例市林火办\n2024年12月30日\n", cases_[i].text);
      g_autoptr (SpReading) reading = read_text (text);
      g_autofree char *deadlines = write_deadlines (sp_reading_get_block (reading, 0));

      g_test_message ("%s", cases_[i].text);
      g_assert_cmpstr (deadlines, ==, cases_[i].deadlines);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_data_func ("/document/deadline/dated", dated, test_table);
  g_test_add_data_func ("/document/deadline/written", written, test_table);
  g_test_add_data_func ("/document/deadline/hours", hours, test_table);
  g_test_add_data_func ("/document/deadline/listed", listed, test_table);
  g_test_add_data_func ("/document/deadline/ranges", ranges, test_table);
  g_test_add_data_func ("/document/deadline/from", froms, test_table);
  g_test_add_data_func ("/document/deadline/relative", relative, test_table);
  g_test_add_data_func ("/document/deadline/none", none, test_table);
  g_test_add_data_func ("/document/deadline/recurring", recurring, test_table);
  g_test_add_data_func ("/document/deadline/feasts", feasts, test_table);
  g_test_add_data_func ("/document/deadline/middles", middles, test_table);
  g_test_add_data_func ("/document/deadline/workdays", workdays, test_table);
  g_test_add_data_func ("/document/deadline/in-clauses", in_clauses, test_table);
  g_test_add_func ("/document/deadline/start-of-a-range", test_start);
  g_test_add_func ("/document/deadline/next-year", test_next_year);
  return g_test_run ();
}
