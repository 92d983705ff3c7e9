/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slips: each kind is told once, at its place, and a text without slips has no doubts. */
#include "reading-test.h"

static const struct
{
  const char *name;
  const char *text;
  SpDoubtKind kind;
  const char *words; /* in the message */
  const char *place; /* what the doubt's span holds */
} slips[] = {
  {"number doubled", "一、任务\n1.甲事。办好。（县水务局负责）\n1.乙事。办好。（县水务局负责）\n",
   SP_DOUBT_NUMBER, "重复", "1"},
  {"number skipped", "一、任务\n1.甲事。办好。（县水务局负责）\n3.乙事。办好。（县水务局负责）\n",
   SP_DOUBT_NUMBER, "缺编号：2", "3"},
  {"numbers skipped", "一、任务\n1.甲事。办好。（县水务局负责）\n5.乙事。办好。（县水务局负责）\n",
   SP_DOUBT_NUMBER, "缺编号：2—4", "5"},
  {"number falls back",
   "一、任务\n2.甲事。办好。（县水务局负责）\n3.乙事。办好。（县水务局负责）\n1."
   "丙事。办好。（县水务局负责）\n",
   SP_DOUBT_NUMBER, "小于前一个", "1"},
  {"first missing", "一、任务\n2.甲事。办好。（县水务局负责）\n", SP_DOUBT_NUMBER, "第一个", "2"},
  {"other style",
   "一、任务\n（1）甲事。办好。（县水务局负责）\n（二）乙事。办好。（县水务局负责）\n",
   SP_DOUBT_HEADING, "不一致", "（二）"},
  {"two in a line", "一、任务\n1.甲事。办好。（县水务局负责）2.乙事。办好。（县水务局负责）\n",
   SP_DOUBT_HEADING, "同一行", "2"},
  {"no number",
   "一、任务\n1.甲事。办好。（县水务局负责）\n乙事办好，件件落实，事事有着落。（县民政局负责）\n",
   SP_DOUBT_HEADING, "没有编号", ""},
  {"subitem skipped", "一、任务\n1.甲事。一是查。三是建。（县水务局负责）\n", SP_DOUBT_NUMBER,
   "分项", "三是"},
  {"part skipped",
   "方案\n一、任务\n1.甲事。办好。（县水务局负责）\n附件1\n甲方案\n一、任务\n1."
   "乙事。办好。（县水务局负责）\n附件3\n乙方案\n"
   "一、任务\n1.丙事。办好。（县水务局负责）\n",
   SP_DOUBT_NUMBER, "附件从1跳到3", ""},
  {"count disagrees", "一、任务\n1.消除3项隐患（县水务局负责）\n（1）漏水。\n（2）渗水。\n",
   SP_DOUBT_COUNT, "标题说3项，实际列出2项", "消除3项隐患"},
  {"phases counted",
   "一、进度安排\n分三个阶段进行。\n（一）部署（2020年）。做。\n（二）攻坚（2021年）。做。\n",
   SP_DOUBT_COUNT, "3个阶段", "进度安排\n分三个阶段进行。"},
  {"comma forgotten", "一、任务\n1.甲事。办好。（县水务局县民政局负责）\n", SP_DOUBT_CLAUSE,
   "少了顿号", "县水务局县民政局"},
  {"label twice", "一、任务\n1.甲事。办好。（责任单位：责任单位：县水务局）\n", SP_DOUBT_CLAUSE,
   "两遍", "责任单位："},
  {"comma too many", "一、任务\n1.甲事。办好。（县水务局、等按职责分工负责）\n", SP_DOUBT_CLAUSE,
   "标点多余", "、等"},
  {"comma doubled", "一、任务\n1.甲事。办好。（县水务局、，县民政局负责）\n", SP_DOUBT_CLAUSE,
   "标点多余", "、"},
  {"part of a clause", "一、任务\n1.甲事。办好。（县水务局牵头负责县城段的巡查，县民政局配合）\n",
   SP_DOUBT_CLAUSE, "说明没有当作数据", "牵头负责县城段的巡查"},
  {"first bracket", "一、任务\n1.甲事。办好。责任单位：县水务局负责）\n", SP_DOUBT_CLAUSE,
   "少了前括号", "责任单位：县水务局负责"},
  {"last bracket", "一、任务\n1.甲事。办好。（责任单位：县水务局\n", SP_DOUBT_CLAUSE, "少了后括号",
   "责任单位：县水务局"},
  {"number of a scanner", "一、任务\nL甲事。办好。\n2.乙事。办好。\n", SP_DOUBT_NUMBER, "认错",
   "L"},
  {"duty without number",
   "各乡镇：\n请于2020年4月1日前报送名单。\n一、任务\n1.甲事。办好。（县水务局负责）\n",
   SP_DOUBT_HEADING, "没有编号", ""},
  {"half a sentence", "一、任务\n1.甲事。办好，（县水务局负责）\n", SP_DOUBT_OTHER, "没有结束",
   "，"},
  {"brackets", "一、任务\n1.甲事。按《某标准）办。（县水务局负责）\n", SP_DOUBT_OTHER, "没有成对",
   "《"},
  {"no units",
   "一、任务\n1.甲事。办好。\n2.乙事。办好。（县水务局负责）\n3.丙事。办好。（县水务局负责）\n",
   SP_DOUBT_CLAUSE, "没有责任单位", "甲事"},
  {"stray clause",
   "方案\n总的要求（县水务局、县民政局负责）\n一、任务\n1.甲事。办好。（县水务局负责）\n",
   SP_DOUBT_CLAUSE, "不在任何一条", "县水务局、县民政局负责"},
  {"name repeats", "一、任务\n1.甲事。办好。（示例公路局山前分局山前分局负责）\n", SP_DOUBT_UNIT,
   "重复的字", "示例公路局山前分局山前分局"},
  {"name of another level", "一、任务\n1.甲事。办好。（县消防救援支队负责）\n", SP_DOUBT_UNIT,
   "照抄", "县消防救援支队"},
  {"no name", "一、任务\n1.甲事。办好。（县水务局、县民政居民负责）\n", SP_DOUBT_UNIT, "不像单位",
   "县民政居民"},
  {"unit twice", "一、任务\n1.甲事。办好。（牵头单位：县水务局；责任单位：县水务局、县民政局）\n",
   SP_DOUBT_CLAUSE, "印了两次", "县水务局"},
  {"words turned round", "一、任务\n1.甲事。办好。（县工业和商务局、县商务和工业局负责）\n",
   SP_DOUBT_UNIT, "字序", "县商务和工业局"},
  {"no year", "方案\n2020年3月1日\n一、任务\n1.甲事。6月底前办好。（县水务局负责）\n",
   SP_DOUBT_DATE, "没有写年份", "6月底前"},
  {"before the issue",
   "方案\n2020年8月1日\n一、任务\n1.甲事。2020年6月底前办好。（县水务局负责）\n", SP_DOUBT_DATE,
   "早于成文日期", "2020年6月底前"},
  {"no such day", "一、任务\n1.甲事。2021年2月30日前办好。（县水务局负责）\n", SP_DOUBT_DATE,
   "没有这一天", "2021年2月30日前"},
  {"no date", "一、任务\n1.甲事。在上级办法出台一个月之内办好。（县水务局负责）\n", SP_DOUBT_DATE,
   "定不出日期", "在上级办法出台一个月之内"},
  {"phase without days", "一、进度安排\n（一）部署。做好。\n", SP_DOUBT_DATE, "起止时间", "部署"},
  {"work with work below",
   "一、任务\n（一）修渠。逐段检修，逐段验收，逐段移交。（县水务局负责）\n1."
   "查漏。查清。（县民政局负责）\n",
   SP_DOUBT_HEADING, "下面又分项", "（一）"},
  {"deadline in the notice",
   "示例县治水方案\n2020年3月10日\n各乡镇：请于2020年4月底前学习完毕。\n一、任务\n1."
   "甲事。办好。（县水务局负责）\n",
   SP_DOUBT_DATE, "不在任何一条", "2020年4月底前"},
  {"deadline under a heading",
   "一、任务\n（一）修渠。2021年底前修好。\n1.查漏。查清。（县水务局负责）\n", SP_DOUBT_DATE,
   "不在任何一条", "2021年底前"},
  {"copied from above", "示例县治水方案\n一、任务\n1.甲事。各县市要办好。（县水务局负责）\n",
   SP_DOUBT_OTHER, "照抄", "各县市"},
  {"measure lost", "一、任务\n1.甲事。近5来险情多，要办好。（县水务局负责）\n", SP_DOUBT_OTHER,
   "少了", "近5来"},
  {"list cut", "一、任务\n1.甲事。落实省委政府、州委政府。县委县政府部署。（县水务局负责）\n",
   SP_DOUBT_OTHER, "句号", "。"},
  {"lost characters", "一、任务\n1.甲事。办\xef\xbf\xbd\xef\xbf\xbd好。（县水务局负责）\n",
   SP_DOUBT_ENCODING, "认不出", "\xef\xbf\xbd\xef\xbf\xbd"},
};

static void
test_slips (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autoptr (SpReading) reading = read_text (slips[i].text);
      guint found = 0;

      g_test_message ("%s", slips[i].name);
      for (guint j = 0; j < sp_reading_get_n_doubts (reading); j++)
        {
          const SpReadDoubt *doubt = sp_reading_get_doubt (reading, j);
          g_autofree char *place = sp_reading_dup_span (reading, doubt->span);

          if (doubt->kind != slips[i].kind || strstr (doubt->message, slips[i].words) == NULL)
            continue;
          found++;
          g_assert_cmpstr (place, ==, slips[i].place);
        }
      g_assert_cmpuint (found, ==, 1);
    }
}

/* A clean plan in every style has nothing to doubt. */
static void
test_clean (void)
{
  g_autoptr (SpReading) reading = read_text (
    "示例县治水三年方案\n示例县治水办\n2020年3月10日\n"
    "一、工作目标\n通过三年整治，到2022年，安装率达到100%。\n"
    "二、任务\n（一）甲事（县水务局负责）\n1.甲一。查得细，改得快。2021年底前完成。\n2."
    "甲二。查得细，改得快。\n"
    "（二）乙事。一是查。二是改。（县水务局牵头，县民政局、县司法局按职责分工负责）\n"
    "（三）消除2项隐患。（责任单位：各乡镇人民政府；县直责任部门：县水务局）\n1.漏水。\n2.渗水。\n"
    "三、进度安排\n分两个阶段。\n（一）部署（2020年）。做好。\n（二）攻坚（2021年至2022年）。做好。"
    "\n"
    "四、保障措施\n（一）加强领导。每季度开会。\n");

  for (guint i = 0; i < sp_reading_get_n_doubts (reading); i++)
    g_test_message ("%s", sp_reading_get_doubt (reading, i)->message);
  g_assert_cmpuint (sp_reading_get_n_doubts (reading), ==, 0);
}

static gboolean
knows_water (const char *name, gpointer user_data)
{
  guint *asked = user_data;

  (*asked)++;
  return strcmp (name, "县水务局") == 0;
}

/* An unknown name is told once, however often it is printed; collective names are not asked for. */
static void
test_unknown_units (void)
{
  const char *text = "一、任务\n1.甲事。办好。（县水务局、县天文局负责）\n2."
                     "乙事。办好。（县天文局、各有关部门负责）\n";
  guint asked = 0;
  SpReadOptions options = {.known_unit = knows_water, .known_unit_data = &asked};
  g_autoptr (SpReading) reading = sp_reading_new (text, strlen (text), &options);
  const SpReadDoubt *doubt;

  g_assert_cmpuint (sp_reading_get_n_doubts (reading), ==, 1);
  doubt = sp_reading_get_doubt (reading, 0);
  g_assert_cmpint (doubt->kind, ==, SP_DOUBT_UNIT);
  g_assert_cmpint (doubt->block, ==, 0);
  g_assert_nonnull (strstr (doubt->message, "县天文局"));
  g_assert_cmpuint (asked, >=, 2);
}

static void
test_order (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n2.甲事。办好。（县水务局、等负责）\n2.乙事，（县水务局县民政局负责）\n");
  guint last = 0;

  g_assert_cmpuint (sp_reading_get_n_doubts (reading), >=, 4);
  for (guint i = 0; i < sp_reading_get_n_doubts (reading); i++)
    {
      const SpReadDoubt *doubt = sp_reading_get_doubt (reading, i);

      g_assert_cmpuint (doubt->span.start, >=, last);
      g_assert_cmpuint (doubt->span.end, >=, doubt->span.start);
      g_assert_cmpint (doubt->block, <, (int)sp_reading_get_n_blocks (reading));
      last = doubt->span.start;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/doubt/slips", test_slips);
  g_test_add_func ("/document/doubt/clean-plan-has-none", test_clean);
  g_test_add_func ("/document/doubt/unknown-units", test_unknown_units);
  g_test_add_func ("/document/doubt/order", test_order);
  return g_test_run ();
}
