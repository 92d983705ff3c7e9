/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands around a plan: dates, numbers of documents, labels of web pages, signatures. */
#include "document/sp-front-lines.h"
#include "document/sp-front.h"
#include "reading-test.h"

static const struct
{
  const char *line;
  int year, month, day; /* 0: no date */
} dates[] = {
  {"2020年8月25日", 2020, 8, 25},
  {"二○一二年四月五日", 2012, 4, 5},
  {"二〇二〇年八月二十五日", 2020, 8, 25},
  {"二0一九年十二月三十一日", 2019, 12, 31},
  {"2020 年 8 月 25 日印发", 2020, 8, 25},
  {"（2018年3月27日）", 2018, 3, 27},
  {"2021-03-15", 2021, 3, 15},
  {"2021/3/15", 2021, 3, 15},
  {"2021.03.15", 2021, 3, 15},
  {"20171228", 2017, 12, 28},
  {"2022530", 2022, 5, 30},
  {"2022115", 0, 0, 0}, /* 1月15日 or 11月5日 */
  {"2021年2月30日", 0, 0, 0},
  {"2021年3月", 0, 0, 0},
  {"2021年3月15日起施行", 0, 0, 0},
  {"20211231000", 0, 0, 0},
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const char *line = dates[i].line;
      SpDate date = dates[i].year > 0
                      ? sp_date_from_ymd (dates[i].year, dates[i].month, dates[i].day)
                      : SP_DATE_NONE;

      g_test_message ("%s", line);
      g_assert_cmpint (sp_front_date_line (line, line + strlen (line)), ==, date);
    }
}

static const struct
{
  const char *line, *number; /* NULL: none */
} numbers[] = {
  {"示政发〔2020〕5号", "示政发〔2020〕5号"},
  {"示旅字[2024]6号", "示旅字[2024]6号"},
  {"示政办发〔2022〕 15 号", "示政办发〔2022〕 15 号"},
  {"示政发（2019）6号", "示政发（2019）6号"},
  {"示安委〔202233号", "示安委〔202233号"},
  {"示政〔2012478", "示政〔2012478"},
  {"示政发〔2020〕第5号", "示政发〔2020〕第5号"},
  {"治水方案（2020—2022年）", NULL},
  {"治水方案（2020年）", NULL},
  {"按照某意见（示政发〔2020〕5号）", NULL},
  {"〔2020〕5号", NULL},
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *line = numbers[i].line;
      const char *end = sp_front_number_end (line, line + strlen (line));
      g_autofree char *number = end != NULL ? g_strndup (line, (gsize)(end - line)) : NULL;

      g_test_message ("%s", line);
      g_assert_cmpstr (number, ==, numbers[i].number);
    }
}

#define BODY "一、任务\n（一）修渠。办好。\n（二）清淤。办好。\n"

static const struct
{
  const char *name, *text;
  const char *title, *issuer, *number, *date;
} fronts[] = {
  {"notice, then the plan",
   "示例县人民政府办公室\n关于印发示例县治水三年行动计划的通知\n示政办发〔2021〕15号\n"
   "各乡镇人民政府，县直各部门：\n现将《示例县治水三年行动计划》印发给你们。\n"
   "示例县人民政府办公室\n2021年4月2日\n（此件公开发布）\n示例县治水三年行动计划\n（2021—2023年）"
   "\n" BODY,
   "示例县治水三年行动计划（2021—2023年）", "示例县人民政府办公室", "示政办发〔2021〕15号",
   "2021-04-02"},
  {"the notice names the plan",
   "示旅字[2024]6号\n关于印发《示例公司整治方案》的通知\n各部门：\n" BODY, "示例公司整治方案", "",
   "示旅字[2024]6号", ""},
  {"issuer in the title", "示例县关于印发治水行动方案的通知\n各乡镇：\n" BODY, "治水行动方案",
   "示例县", "", ""},
  {"head of a web page",
   "索 引 号：01-2021\n发文字号：示政办〔2021〕8号  主题分类：水利\n成文日期：2021-03-05\n"
   "发布日期：2021-03-20\n示例县治水方案\n" BODY,
   "示例县治水方案", "", "示政办〔2021〕8号", "2021-03-05"},
  {"labels above their values",
   "发文机关：\n示例县水务局\n成文日期：\n\n2021年3月5日\n发布日期：\n2021年3月20日\n示例县治水方案"
   "\n" BODY,
   "示例县治水方案", "示例县水务局", "", "2021-03-05"},
  {"only published", "发布机构：示例县水务局\n发布时间：2021年3月20日\n示例县治水方案\n" BODY,
   "示例县治水方案", "示例县水务局", "", "2021-03-20"},
  {"labels in brackets",
   "【发布单位】示例县\n【字 号】示政发（2021）6号\n【发布日期】2021.03.20\n示例县治水方案\n" BODY
   "示例县政府  2021年3月1日\n",
   "示例县治水方案", "示例县政府", "示政发（2021）6号", "2021-03-01"},
  {"red head, digits lost",
   "示例市安全生产委员会文件\n示安委〔202133号\n示例市安全生产委员会关于印发治水方案的通知\n各区："
   "\n"
   "现印发给你们。\n示例市安全生产委员会\n2021530\n示例市治水方案\n" BODY,
   "示例市治水方案", "示例市安全生产委员会", "示安委〔202133号", "2021-05-30"},
  {"date below the title", "示例公司治水方案\n（2021年3月2日）\n" BODY, "示例公司治水方案", "", "",
   "2021-03-02"},
  {"signed at the end", "示例公司治水方案\n" BODY "\n示例公司\n二〇二一年四月二日\n",
   "示例公司治水方案", "示例公司", "", "2021-04-02"},
  {"signed before the annexes",
   "示例公司治水方案\n" BODY "附件：名单\n示例公司\n2021年4月2日\n附件1\n名单\n某人  某职\n",
   "示例公司治水方案", "示例公司", "", "2021-04-02"},
  {"annex alone", "附件4示例县治水方案\n" BODY "抄送：某局。\n示例县水务局　2021年3月1日印发\n",
   "示例县治水方案", "示例县水务局", "", "2021-03-01"},
  {"title before the list of attachments",
   "示例县关于印发治水方案的通知\n各乡镇：\n附件：1.修渠方案\n2."
   "清淤方案\n示例县政府\n2021年4月2日\n"
   "附件1\n修渠方案\n" BODY "附件2\n清淤方案\n" BODY,
   "治水方案", "示例县政府", "", "2021-04-02"},
};

static void
test_fronts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    {
      g_autoptr (SpReading) reading = read_text (fronts[i].text);
      SpDate date = sp_reading_get_date (reading);
      char iso[SP_DATE_ISO_LEN] = "";

      if (date != SP_DATE_NONE)
        sp_date_to_iso (date, iso);
      g_test_message ("%s", fronts[i].name);
      g_assert_cmpstr (sp_reading_get_title (reading), ==, fronts[i].title);
      g_assert_cmpstr (sp_reading_get_issuer (reading), ==, fronts[i].issuer);
      g_assert_cmpstr (sp_reading_get_doc_number (reading), ==, fronts[i].number);
      g_assert_cmpstr (iso, ==, fronts[i].date);
    }
}

/* Without a date the number tells the year of dates that have none. */
static void
test_year_of_number (void)
{
  g_autoptr (SpReading) reading =
    read_text ("示政发〔2021〕15号\n示例县治水方案\n一、任务\n（一）修渠。6月底前修完。\n");
  g_autofree char *deadlines = write_deadlines (sp_reading_get_block (reading, 0));

  g_assert_cmpstr (deadlines, ==, "by 2021-06-30");
}

/* The signature is no part of the last measure. */
static void
test_signature (void)
{
  static const char *const ends[] = {"\n示例公司\n二〇二一年四月二日\n", "示例公司 2021年4月2日\n",
                                     "示例公司\n2021年4月2日\n抄送：某局。\n"};

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strconcat ("示例公司整治方案\n" BODY, ends[i], NULL);
      g_autoptr (SpReading) reading = read_text (text);
      g_autofree char *last =
        sp_reading_dup_span (reading, sp_reading_get_block (reading, 1)->span);

      g_assert_cmpstr (last, ==, "（二）清淤。办好。");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/front/dates", test_dates);
  g_test_add_func ("/document/front/numbers", test_numbers);
  g_test_add_func ("/document/front/around-the-plan", test_fronts);
  g_test_add_func ("/document/front/year-of-the-number", test_year_of_number);
  g_test_add_func ("/document/front/signature", test_signature);
  return g_test_run ();
}
