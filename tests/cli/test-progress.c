/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * safetyplanctl in the weekly work: tables of reports in CSV and JSON with what does not fit,
 * reasons, extensions, ticks, files; nothing enters by halves. */
#include "runner.h"

#include <string.h>

#define HEAD "序号,任务,统计日期,进度,进展,存在问题,下步措施,填报单位,填报人\n"
#define GOOD "二/（一）/2/（2）,推行双重预防,2021-10-31,55,已评估,经费不足,申请,县应急管理局,李四\n"

static void
set_up (Runner *self, gconstpointer data)
{
  runner_set_up (self, data);
  runner_expect (self, 0, "demo d.safetyplan");
}

/* What the file holds; not its bytes, which change with each opening. */
static char *
dup_reports (Runner *self)
{
  runner_expect (self, 0, "list d.safetyplan progress --format=csv");
  return g_strdup (self->out);
}

static void
test_table (Runner *self, gconstpointer data)
{
  g_autofree char *gb = NULL;
  gsize length = 0;

  runner_write (self, "r.csv", "\xef\xbb\xbf" HEAD GOOD, -1);
  runner_expect (self, 0, "progress d.safetyplan --input r.csv");
  g_assert_nonnull (strstr (self->out, "已登记 1 项"));
  runner_expect (self, 0, "list d.safetyplan progress --format=csv");
  g_assert_nonnull (strstr (self->out, "经费不足"));
  /* Any order, columns that nobody asked for, other digits, another encoding, Excel's tabs. */
  gb = g_convert ("备注\t任务\t进度（%）\t截至日期\n随便\t推行双重预防\t６０％\t2021年11月30日\n",
                  -1, "GB18030", "UTF-8", NULL, &length, NULL);
  runner_write (self, "gb.csv", gb, (gssize)length);
  runner_expect (self, 0, "progress d.safetyplan --input gb.csv");
  runner_expect (self, 0, "list d.safetyplan measures --format=csv --as-of 2021-12-01");
  g_assert_nonnull (strstr (self->out, ",60,"));
  runner_write (self, "r.json",
                "[{\"id\": 6, \"as_of\": \"2021-12-10\", \"percent\": 70, \"done\": \"已公示\"}]",
                -1);
  runner_expect (self, 0, "progress d.safetyplan --input r.json");
  runner_expect (self, 0, "undo d.safetyplan");
  g_assert_nonnull (strstr (self->out, "成批登记进展"));
  runner_expect (self, 0, "check d.safetyplan");
}

/* Each row is wrong in one way; the sentence has a word of it. */
static const struct
{
  const char *row;
  const char *says;
} bad_rows[] = {
  {",,2021-10-31,55,,,,,\n", "没有写是哪项任务"},
  {"九/九,,2021-10-31,55,,,,,\n", "计划里没有这项任务（九/九）。"},
  {"二/（一）/2/（2）,别的名字,2021-10-31,55,,,,,\n", "计划里没有这项任务"},
  {",推行双重预防,十月底,55,,,,,\n", "第 3 行 C 列“统计日期”写的是“十月底”：请"},
  {",推行双重预防,2021-10-31,101,,,,,\n", "进度"},
  {",推行双重预防,2021-10-31,过半,,,,,\n", "进度"},
  {",推行双重预防,2021-10-31,,,,,,\n", "进度"},
  {",推行双重预防,2021-10-31,55,,,,没有这个局,\n", "没有这个局"},
  {",推行双重预防,2019-10-31,55,,,,,\n", "计划期"},
  {",推行双重预防,2021-10-31,100,,,,,\n", "依据"},
  {",推行双重预防\n", "统计日期"},
};

static void
test_bad_rows (Runner *self, gconstpointer data)
{
  g_autofree char *before = dup_reports (self);

  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autofree char *text = g_strconcat (HEAD, GOOD, bad_rows[i].row, NULL);
      g_autofree char *after = NULL;

      g_test_message ("%s", bad_rows[i].row);
      runner_write (self, "r.csv", text, -1);
      runner_expect (self, 1, "progress d.safetyplan --input r.csv");
      g_assert_nonnull (strstr (self->out, "第 3 行"));
      g_assert_nonnull (strstr (self->out, bad_rows[i].says));
      after = dup_reports (self);
      g_assert_cmpstr (before, ==, after);
    }
  runner_expect (self, 0, "progress d.safetyplan --input r.csv --partial");
  g_assert_nonnull (strstr (self->out, "已登记 1 项进展，1 行没有登记"));
}

static const struct
{
  const char *name;
  const char *text;
  gssize length;
} bad_tables[] = {
  {"nothing", "", -1},
  {"only a head", HEAD, -1},
  {"no percent", "序号,统计日期\n二,2021-10-31\n", -1},
  {"no head", GOOD, -1},
  {"open quote", HEAD "\"二\n", -1},
  {"bytes", "\xff\xfe\0\0\1\2\3\xff", 8},
  {"other json", "{\"a\": 1}", -1},
  {"broken json", "[{\"id\": 6,", -1},
  {"numbers", "[1, 2]", -1},
  {"nested", "[{\"id\": {\"a\": 1}, \"as_of\": [], \"percent\": null}]", -1},
};

static void
test_bad_tables (Runner *self, gconstpointer data)
{
  g_autofree char *before = dup_reports (self);

  for (guint i = 0; i < G_N_ELEMENTS (bad_tables); i++)
    {
      g_autofree char *after = NULL;

      g_test_message ("%s", bad_tables[i].name);
      runner_write (self, "r.csv", bad_tables[i].text, bad_tables[i].length);
      runner_expect (self, 1, "progress d.safetyplan --input r.csv --partial");
      after = dup_reports (self);
      g_assert_cmpstr (before, ==, after);
    }
  runner_expect (self, 1, "progress d.safetyplan --input missing.csv");
  runner_expect (self, 2, "progress d.safetyplan 6 --input r.csv");
  runner_expect (self, 2, "progress d.safetyplan");
}

static void
test_reasons (Runner *self, gconstpointer data)
{
  runner_expect (self, 1, "progress d.safetyplan 6 --date 2021-10-31 --percent 100");
  g_assert_nonnull (strstr (self->err, "--text"));
  runner_expect (self, 0, "progress d.safetyplan 6 --date 2021-10-31 --percent 100 --text 完毕");
  runner_expect (self, 1, "progress d.safetyplan 6 --date 2021-11-30 --percent 90");
  g_assert_nonnull (strstr (self->err, "--reason"));
  runner_expect (self, 0,
                 "progress d.safetyplan 6 --date 2021-11-30 --percent 90 --reason 验收退回");
  runner_expect (self, 0, "list d.safetyplan progress --format=csv");
  g_assert_nonnull (strstr (self->out, "验收退回"));
  runner_expect (self, 1, "progress d.safetyplan 6 --date 2999-01-01 --percent 95");
}

/* As of the day before it was granted everything is as it was. */
static void
test_extend (Runner *self, gconstpointer data)
{
  static const char before[] = "list d.safetyplan measures --as-of 2021-10-31 --format=json";
  g_autofree char *earlier = NULL;

  runner_expect (self, 0, before);
  earlier = g_strdup (self->out);
  runner_expect (self, 2, "extend d.safetyplan 6 --to 2022-03-31");
  runner_expect (self, 2, "extend d.safetyplan 6 --reason 汛情");
  runner_expect (self, 1, "extend d.safetyplan 6 --to 2021-01-31 --reason 汛情");
  runner_expect (self, 1, "extend d.safetyplan 6 --to 2022-03-31 --reason 汛情 --due 2021-01-01");
  runner_expect (
    self, 0,
    "extend d.safetyplan 6 --to 2022-03-31 --due 2021-12-31 --reason 汛情 --date 2021-11-01");
  g_assert_nonnull (strstr (self->out, "由 2021-12-31 延至 2022-03-31"));
  runner_expect (self, 0, "list d.safetyplan measures --as-of 2021-11-01 --format=json");
  g_assert_nonnull (strstr (self->out, "\"original_due\": \"2021-12-31\""));
  g_assert_cmpstr (self->out, !=, earlier);
  runner_expect (self, 0, before);
  g_assert_cmpstr (self->out, ==, earlier);
  runner_expect (self, 0, "list d.safetyplan extensions");
  g_assert_nonnull (strstr (self->out, "汛情"));
}

static void
test_tick (Runner *self, gconstpointer data)
{
  runner_expect (self, 2, "tick d.safetyplan 2");
  runner_expect (self, 2, "tick d.safetyplan 2 --period 第二季度");
  runner_expect (self, 1, "tick d.safetyplan 2 --period 2019Q1");
  runner_expect (self, 1, "tick d.safetyplan 6 --period 2021Q1");
  runner_expect (self, 0, "tick d.safetyplan 2 --period 2021Q1 --date 2021-03-20");
  runner_expect (self, 0, "list d.safetyplan deadline-occurrences --format=csv");
  g_assert_nonnull (strstr (self->out, "2021-03-20"));
  runner_expect (self, 0, "tick d.safetyplan 2 --period 2021Q1 --off");
  runner_expect (self, 0, "list d.safetyplan deadline-occurrences --format=csv");
  g_assert_null (strstr (self->out, "2021-03-20"));
}

static void
test_attach (Runner *self, gconstpointer data)
{
  runner_write (self, "纪要.txt", "会议纪要", -1);
  runner_expect (self, 1, "attach d.safetyplan 6 没有.pdf");
  runner_expect (self, 1, "attach d.safetyplan 6 .");
  runner_expect (self, 1, "attach d.safetyplan 99999 纪要.txt");
  runner_expect (self, 0, "attach d.safetyplan 6 纪要.txt --text 第一次");
  g_assert_nonnull (strstr (self->out, "纪要.txt（12"));
  /* What is attached is evidence. */
  runner_expect (self, 0, "progress d.safetyplan 6 --date 2021-10-31 --percent 100");
  runner_expect (self, 0, "list d.safetyplan attachments");
  g_assert_nonnull (strstr (self->out, "纪要.txt"));
  runner_expect (self, 0, "tidy d.safetyplan --before 2021-01-01");
  /* The sample has three floor plans of its own. */
  g_assert_nonnull (strstr (self->out, "现有附件 4 个"));
  runner_expect (self, 0, "check d.safetyplan");
}

static void
test_steps (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "list d.safetyplan measures --as-of 2022-12-31 --format=json");
  g_assert_nonnull (strstr (self->out, "\"step\": \"interview\""));
  runner_expect (self, 0, "list d.safetyplan measures --as-of 2022-12-31");
  g_assert_nonnull (strstr (self->out, "约谈"));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/cli-progress/" name, Runner, NULL, set_up, func, runner_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  runner_set_program (argv[1]);
  ADD ("table", test_table);
  ADD ("bad-rows", test_bad_rows);
  ADD ("bad-tables", test_bad_tables);
  ADD ("reasons", test_reasons);
  ADD ("extend", test_extend);
  ADD ("tick", test_tick);
  ADD ("attach", test_attach);
  ADD ("steps", test_steps);
  return g_test_run ();
}
