/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When phases and plans begin and end, in the forms of many places. */
#include "reading-test.h"

static const struct
{
  const char *heading;
  const char *first, *last;
} phases[] = {
  {"宣传发动（2024年4月底前）", "2024-03-10", "2024-04-30"},
  {"宣传发动（4月30日前）", "2024-03-10", "2024-04-30"},
  {"自查自改（2024年4—6月）", "2024-04-01", "2024-06-30"},
  {"自查自改（2024年4月-2024年6月）", "2024-04-01", "2024-06-30"},
  {"自查自改（2024年4月1日—6月30日）", "2024-04-01", "2024-06-30"},
  {"自查自改（4月1日至6月底）", "2024-04-01", "2024-06-30"},
  {"自查自改（从2024年4月起至6月底）", "2024-04-01", "2024-06-30"},
  {"集中整治（2024年第二季度）", "2024-04-01", "2024-06-30"},
  {"集中整治（2024年二至四季度）", "2024-04-01", "2024-12-31"},
  {"集中整治（2024年下半年）", "2024-07-01", "2024-12-31"},
  {"集中整治（2024年7月至2025年底）", "2024-07-01", "2025-12-31"},
  {"集中整治（2024—2025年）", "2024-01-01", "2025-12-31"},
  {"总结验收（2025年12月）", "2025-12-01", "2025-12-31"},
  {"动员部署（自印发之日起至2024年4月30日）", "2024-03-10", "2024-04-30"},
  {"动员部署（即日起—4月30日）", "2024-03-10", "2024-04-30"},
  {"巩固提升（2025年10月起）", "2025-10-01", ""},
  {"动员部署（2024.4.1—2024.6.30）", "2024-04-01", "2024-06-30"},
};

static void
test_phases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "方案\n2024年3月10日\n一、实施步骤\n（一）%s。抓好落实。\n", phases[i].heading);
      g_autoptr (SpReading) reading = read_text (text);
      const SpReadBlock *block = sp_reading_get_block (reading, 0);
      g_autofree char *first = sp_date_dup_iso (block->first);
      g_autofree char *last = sp_date_dup_iso (block->last);

      g_test_message ("%s", phases[i].heading);
      g_assert_cmpint (block->kind, ==, SP_BLOCK_PHASE);
      g_assert_cmpstr (first, ==, phases[i].first);
      g_assert_cmpstr (last, ==, phases[i].last);
    }
}

/* The days stand in the sentence behind the heading. */
static void
test_in_body (void)
{
  g_autoptr (SpReading) reading = read_text (
    "方案\n2024年3月10日\n一、实施步骤\n（一）动员阶段。从现在起到2024年4月底，层层动员。\n"
    "（二）整治阶段。2024年5月至10月，各地集中整治。\n");
  const SpReadBlock *first = sp_reading_get_block (reading, 0);
  const SpReadBlock *second = sp_reading_get_block (reading, 1);

  g_assert_cmpint (first->first, ==, sp_date_from_ymd (2024, 3, 10));
  g_assert_cmpint (first->last, ==, sp_date_from_ymd (2024, 4, 30));
  g_assert_cmpint (second->first, ==, sp_date_from_ymd (2024, 5, 1));
  g_assert_cmpint (second->last, ==, sp_date_from_ymd (2024, 10, 31));
}

static void
test_plan_days (void)
{
  static const struct
  {
    const char *title;
    const char *first, *last;
  } titles[] = {
    {"示例市治本行动方案（2024—2026年）", "2024-01-01", "2026-12-31"},
    {"示例市治本行动方案（2024年-2026年）", "2024-01-01", "2026-12-31"},
    {"示例市2024年重点工作方案", "2024-01-01", "2024-12-31"},
    {"示例市“十四五”防火规划", "2021-01-01", "2025-12-31"},
    {"示例市治本三年行动方案", "2024-01-01", "2026-12-31"},
    {"示例市防火百日行动方案", "", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("%s\n2024年3月10日\n一、任务\n（一）修渠。做好。\n", titles[i].title);
      g_autoptr (SpReading) reading = read_text (text);
      g_autofree char *first = sp_date_dup_iso (sp_reading_get_first_day (reading));
      g_autofree char *last = sp_date_dup_iso (sp_reading_get_last_day (reading));

      g_test_message ("%s", titles[i].title);
      g_assert_cmpstr (first, ==, titles[i].first);
      g_assert_cmpstr (last, ==, titles[i].last);
    }
}

/* Without a date of issue the year is the one that the section prints. */
static void
test_year_above (void)
{
  g_autoptr (SpReading) reading =
    read_text ("方案\n一、时间安排：2025年3月—12月，分两步。\n1、宣传阶段（3月1日—3月20日）。\n2、"
               "打击阶段（3月21日—12月20日）。\n");
  const SpReadBlock *block = sp_reading_get_block (reading, 1);

  g_assert_cmpint (block->first, ==, sp_date_from_ymd (2025, 3, 21));
  g_assert_cmpint (block->last, ==, sp_date_from_ymd (2025, 12, 20));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/phase/forms", test_phases);
  g_test_add_func ("/document/phase/in-the-body", test_in_body);
  g_test_add_func ("/document/phase/titles-of-plans", test_plan_days);
  g_test_add_func ("/document/phase/year-above", test_year_above);
  return g_test_run ();
}
