/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-recurrence.h. A period that only describes a noun (每年预算安排的经费) binds no work. */
#include "document/sp-recurrence.h"
#include "document/sp-scan.h"

static const struct
{
  const char *word;
  SpRecurrence period;
} periods[] = {
  {"半年度", SP_RECURRENCE_HALF_YEAR}, {"半年", SP_RECURRENCE_HALF_YEAR},
  {"年度", SP_RECURRENCE_YEAR},        {"年", SP_RECURRENCE_YEAR},
  {"季度", SP_RECURRENCE_QUARTER},     {"季", SP_RECURRENCE_QUARTER},
  {"月度", SP_RECURRENCE_MONTH},       {"月份", SP_RECURRENCE_MONTH},
  {"月", SP_RECURRENCE_MONTH},         {"星期", SP_RECURRENCE_WEEK},
  {"周", SP_RECURRENCE_WEEK},          {"日", SP_RECURRENCE_DAY},
  {"天", SP_RECURRENCE_DAY},
};

static const char *
read_period (const char *p, SpRecurrence *period)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      if (sp_scan_at (p, periods[i].word))
        {
          *period = periods[i].period;
          return p + strlen (periods[i].word);
        }
    }
  return NULL;
}

static const char *
skip_blanks (const char *p, const char *end)
{
  while (p < end && *p == ' ')
    p++;
  return p;
}

/* 每季度末月20日前, 每季度第1个月20日前: a day of a month of the quarter. */
static const char *
read_quarter_due (const char *p, const char *end, SpReadDeadline *out)
{
  static const struct
  {
    const char *word;
    int month;
  } months[] = {{"末月", 3},     {"最后一个月", 3}, {"首月", 1},    {"第1个月", 1},
                {"第一个月", 1}, {"第2个月", 2},    {"第二个月", 2}};
  const char *stop;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      const char *q = p + strlen (months[i].word);
      int day;

      if (!sp_scan_at (p, months[i].word))
        continue;
      q += sp_scan_any (q, (const char *const[]) {"的", NULL});
      day = sp_scan_number (q, end, &stop);
      if (day < 1 || day > 31 ||
          sp_scan_any (stop, (const char *const[]) {"日前", "日", NULL}) == 0)
        break;
      out->due_month = months[i].month;
      out->due_day = day;
      return stop + sp_scan_any (stop, (const char *const[]) {"日前", "日", NULL});
    }
  return p;
}

/* 12月底前, 12月15日前, 28日前, 年底前 behind the period. */
static const char *
read_due (const char *p, const char *end, SpReadDeadline *out)
{
  static const char *const befores[] = {"日前", "日之前", "日以前", "日", "号前", NULL};
  static const char *const ends[] = {"月底前", "月底", "月末前", "月末", "月份底前", NULL};
  static const char *const year_ends[] = {"年底前", "底前", "年底", "底",
                                          "年末",   "末",   "年终", NULL};
  const char *q = skip_blanks (p, end), *stop;
  int number;
  guint length;

  if (q < end && (sp_scan_at (q, "的") || sp_scan_at (q, "于")))
    q = skip_blanks (g_utf8_next_char (q), end);
  if (out->period == SP_RECURRENCE_YEAR && (length = sp_scan_any (q, year_ends)) > 0)
    {
      out->due_month = 12;
      out->due_day = 31;
      return q + length;
    }
  if (out->period == SP_RECURRENCE_QUARTER)
    {
      const char *due = read_quarter_due (q, end, out);

      return due != q ? due : p;
    }
  number = q < end ? sp_scan_number (q, end, &stop) : -1;
  if (number < 1)
    return p;
  stop = skip_blanks (stop, end);
  if (out->period == SP_RECURRENCE_MONTH && number <= 31 &&
      (length = sp_scan_any (stop, befores)) > 0)
    {
      out->due_day = number;
      return stop + length;
    }
  if (out->period != SP_RECURRENCE_YEAR || number > 12 || !sp_scan_at (stop, "月"))
    return p;
  out->due_month = number;
  if ((length = sp_scan_any (stop, ends)) > 0)
    {
      /* No year is meant, so February ends on its 28th. */
      out->due_day = sp_date_days_in_month (2021, number);
      return stop + length;
    }
  q = skip_blanks (stop + strlen ("月"), end);
  out->due_day = sp_scan_number (q, end, &stop);
  stop = skip_blanks (stop, end);
  if (out->due_day >= 1 && out->due_day <= 31 && (length = sp_scan_any (stop, befores)) > 0)
    return stop + length;
  out->due_month = out->due_day = 0;
  return p;
}

static gboolean
describes_noun (const char *p)
{
  static const char *const nouns[] = {"预算",   "产值", "产量", "收入",
                                      "度预算", "人均", "平均", NULL};

  return sp_scan_any (p, nouns) > 0;
}

const char *
sp_recurrence_read (const char *start, const char *p, const char *end, SpReadDeadline *out)
{
  const char *q, *stop;
  int every;

  if (sp_scan_at (p, "按") || sp_scan_at (p, "逐"))
    {
      q = read_period (p + strlen ("按"), &out->period);
      /* 按年度计划, 按日常: only months and quarters are reported by. */
      return q != NULL &&
                 (out->period == SP_RECURRENCE_MONTH || out->period == SP_RECURRENCE_QUARTER)
               ? q
               : NULL;
    }
  if (!sp_scan_at (p, "每"))
    return NULL;
  q = p + strlen ("每");
  every = sp_scan_number (q, end, &stop);
  if (every >= 1)
    q = stop;
  q = skip_blanks (q, end);
  if (sp_scan_at (q, "个"))
    q += strlen ("个");
  q = read_period (q, &out->period);
  if (q == NULL || q > end || describes_noun (q))
    return NULL;
  out->every = every > 1 ? every : 0;
  return read_due (q, end, out);
}
