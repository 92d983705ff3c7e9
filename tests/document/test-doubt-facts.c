/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Doubts about dates, counts and repeated work: each told once, at its place, with what the reader
 * took it for; and none where all is well. */
#include "reading-test.h"

/* A plan of 2024 and 2025 issued on 2024-03-10 with @text under its work. */
static SpReading *
read_plan (const char *text)
{
  g_autofree char *plan =
    g_strdup_printf ("示例县林火防控方案（2024—2025年）\n2024年3月10日\n%s", text);

  return read_text (plan);
}

static const struct
{
  const char *name;
  const char *text;
  SpDoubtKind kind;
  const char *words;    /* in the message */
  const char *place;    /* what the doubt's span holds */
  const char *proposal; /* how the proposal begins */
} slips[] = {
  {"no year", "一、任务\n1.甲事。6月底前办好。\n", SP_DOUBT_DATE, "没有写年份", "6月底前",
   "按2024年6月30日读"},
  {"month without year", "一、任务\n1.甲事。年底前办好。\n", SP_DOUBT_DATE, "没有写年份", "年底前",
   "按2024年12月31日读"},
  {"before the issue", "一、任务\n1.甲事。2024年2月底前办好。\n", SP_DOUBT_DATE, "早于成文日期",
   "2024年2月底前", "按2024年2月29日读"},
  {"after the last day", "一、任务\n1.甲事。2026年6月底前办好。\n", SP_DOUBT_DATE,
   "晚于方案的最后一天", "2026年6月底前", "按2026年6月30日读"},
  {"no such day", "一、任务\n1.甲事。2025年2月30日前办好。\n", SP_DOUBT_DATE, "没有这一天",
   "2025年2月30日前", "按2025年2月28日读"},
  {"no leap day", "一、任务\n1.甲事。2025年2月29日前办好。\n", SP_DOUBT_DATE, "没有这一天",
   "2025年2月29日前", "按2025年2月28日读"},
  {"day beyond every month", "一、任务\n1.甲事。2025年6月35日前办好。\n", SP_DOUBT_DATE,
   "没有这一天", "2025年6月35日前", "按2025年6月30日读"},
  {"no such month", "一、任务\n1.甲事。2025年13月底前办好。\n", SP_DOUBT_DATE, "没有这一天",
   "2025年13月底前", "按2025年12月31日读"},
  {"range turned round", "一、任务\n1.甲事。2025年9月至2025年4月分批办好。\n", SP_DOUBT_DATE,
   "颠倒", "2025年9月至2025年4月", "按2025年4月30日读"},
  {"counted from no day", "一、任务\n1.甲事。3个月内办好。\n", SP_DOUBT_DATE, "从哪一天算起",
   "3个月内", "按2024年6月10日读"},
  {"no date", "一、任务\n1.甲事。专家评议后10个工作日内办好。\n", SP_DOUBT_DATE, "定不出日期",
   "专家评议后10个工作日内", "请填写日期"},
  {"actions counted", "一、开展三大行动\n（一）甲行动。办好甲的事。\n（二）乙行动。办好乙的事。\n",
   SP_DOUBT_COUNT, "标题说3项，实际列出2项", "开展三大行动", "按实际列出的2项读"},
  {"actions announced",
   "一、总体要求\n实施防火“三大行动”。\n二、任务\n（一）开展甲行动\n1.甲事。办好。\n"
   "（二）开展乙行动\n1.乙事。办好。\n",
   SP_DOUBT_COUNT, "说3项，实际列出2项", "三大行动", "按实际列出的2项读"},
  {"tasks counted", "一、重点任务（3项）\n（一）甲事。办好甲的事。\n（二）乙事。办好乙的事。\n",
   SP_DOUBT_COUNT, "标题说3项，实际列出2项", "重点任务（3项）", "按实际列出的2项读"},
  {"subitems counted", "一、任务\n1.甲事。做好以下三项工作：一是查。二是改。\n", SP_DOUBT_COUNT,
   "说3项，实际列出2项", "三项", "按实际列出的2项读"},
  {"amounts counted", "一、任务\n1.甲事。火情起数、过火面积分别下降15%、10%和26%。\n",
   SP_DOUBT_COUNT, "“分别”", "分别", "每个数各按一项指标读"},
  {"same title",
   "一、任务\n1.查清林火隐患。逐片查。\n2.备好物资。备齐。\n3.查清林火隐患。逐村查。\n",
   SP_DOUBT_OTHER, "标题相同", "查清林火隐患", "按两条任务读"},
  {"same words",
   "一、任务\n1.查清林火隐患。逐片查。\n2.备好物资。备齐。\n3.查清林火隐患。逐片查。\n",
   SP_DOUBT_OTHER, "内容相同", "查清林火隐患", "按两条任务读"},
  {"empty annex",
   "一、任务\n1.甲事。办好。\n附件1\n甲方案\n一、任务\n1.乙事。办好。\n附件2\n乙方案\n",
   SP_DOUBT_HEADING, "没有内容", "乙方案", "按没有任务的附件读"},
};

static void
test_slips (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autoptr (SpReading) reading = read_plan (slips[i].text);
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
          /* A longer proposal may go on, but not say something else. */
          if (!g_str_has_prefix (doubt->proposal, slips[i].proposal))
            g_assert_cmpstr (doubt->proposal, ==, slips[i].proposal);
        }
      g_assert_cmpuint (found, ==, 1);
    }
}

/* What looks like a slip and is none. */
static const char *const clean[] = {
  "一、开展两大行动\n（一）甲行动。办好甲的事。\n（二）乙行动。办好乙的事。\n",
  "一、总体要求\n实施防火“两大行动”。\n二、任务\n（一）开展甲行动\n1.甲事。办好。\n"
  "（二）开展乙行动\n1.乙事。办好。\n",
  "一、落实两项制度，开展专项检查\n（一）甲事。办好甲的事。\n（二）乙事。办好乙的事。\n（三）丙事。"
  "办好丙的事。\n",
  "一、任务\n1.甲事。做好以下两项工作：一是查。二是改。\n",
  "一、任务\n1.甲事。火情起数、过火面积分别下降15%、10%。\n",
  "一、任务\n1.甲事。文化和旅游经营单位、林场安装率分别达到90%、95%。\n",
  "一、甲片\n1.查清隐患。东片逐户查。\n二、乙片\n1.备好物资。办好。\n",
  "一、任务\n1.甲事。2025年12月31日前办好。\n2.乙事。每年12月底前办好。\n",
  "一、任务\n1.甲事。自2025年起办。\n",
};

static void
test_clean (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clean); i++)
    {
      g_autoptr (SpReading) reading = read_plan (clean[i]);

      g_test_message ("%s", clean[i]);
      for (guint j = 0; j < sp_reading_get_n_doubts (reading); j++)
        g_test_message ("told: %s", sp_reading_get_doubt (reading, j)->message);
      g_assert_cmpuint (sp_reading_get_n_doubts (reading), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/doubt/facts", test_slips);
  g_test_add_func ("/document/doubt/facts-without-doubt", test_clean);
  return g_test_run ();
}
