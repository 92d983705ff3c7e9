/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-recurrence.h. A period that only describes a noun (每年预算安排的经费) binds no work. */
#include "document/sp-recurrence.h"
#include "document/sp-date-point.h"
#include "document/sp-deadline-scan.h"
#include "document/sp-scan.h"

static const struct
{
  const char *word;
  SpRecurrence period;
} periods[] = {
  {"半年度", SP_RECURRENCE_HALF_YEAR}, {"半年", SP_RECURRENCE_HALF_YEAR},
  {"学期", SP_RECURRENCE_HALF_YEAR},   {"学年", SP_RECURRENCE_YEAR},
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
  } months[] = {{"末月", 3},     {"最后一个月", 3}, {"首月", 1}, {"第1个月", 1},
                {"第一个月", 1}, {"结束后次月", 1}, {"次月", 1}, {"后次月", 1},
                {"第2个月", 2},  {"第二个月", 2}};
  static const char *const ends[] = {"末前", "末", "底前", "底", "末月底前", "末月底", NULL};
  const char *stop;
  guint length;

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
  if (sp_scan_at (p, "末月") && !sp_scan_at (p, "末月底"))
    return p;
  if ((length = sp_scan_any (p, ends)) > 0)
    {
      /* The last day, whichever the month's is. */
      out->due_month = 3;
      out->due_day = 31;
    }
  return p + length;
}

static const char *const day_tails[] = {"日前", "日之前", "日以前", "日", "号前", "号", NULL};

/* 12月底前, 12月15日前, 6月, 第一季度, 上半年: the last day within a year. NULL where there is
 * none. */
static const char *
read_year_due (const char *p, const char *end, SpReadDeadline *out)
{
  static const char *const ends[] = {"月底前", "月底", "月末前", "月末", "月份底前", NULL};
  const char *stop;
  SpDatePoint point;
  SpYmd day;
  guint length;

  if (p < end && (stop = sp_deadline_feast_due (p, end, out)) != NULL)
    return stop;
  /* No year is meant, so February ends on its 28th. */
  if (p >= end || !sp_date_point_read (p, end, 2021, &point) || point.has_year)
    return NULL;
  stop = point.end;
  day = sp_date_to_ymd (point.last);
  if (point.kind == SP_POINT_MONTH && (length = sp_scan_any (stop - strlen ("月"), ends)) > 0)
    stop += length - strlen ("月");
  else if ((length = sp_scan_any (stop, (const char *const[]) {"前", "之前", "以前", "末", "末前",
                                                               "底", "底前", NULL})) > 0)
    {
      if (point.kind == SP_POINT_MONTH && !sp_scan_at (stop, "底") && !sp_scan_at (stop, "末"))
        day = sp_date_to_ymd (point.first - 1);
      stop += length;
    }
  out->due_month = day.month;
  out->due_day = day.day;
  return stop <= end ? stop : NULL;
}

/* 底前, 28日前 behind 每月. */
static const char *
read_month_due (const char *p, const char *end, SpReadDeadline *out)
{
  static const char *const ends[] = {"月底前", "月底", "月末前", "月末",   "底前",
                                     "底",     "末前", "末",     "末日前", NULL};
  const char *stop;
  guint length = sp_scan_any (p, ends);
  int day;

  if (length > 0)
    {
      out->due_day = 31;
      return p + length;
    }
  p += sp_scan_any (p, (const char *const[]) {"次月", "次月的", "下月", NULL});
  day = sp_scan_number (p, end, &stop);
  stop = skip_blanks (stop, end);
  if (day < 1 || day > 31 || (length = sp_scan_any (stop, day_tails)) == 0)
    return NULL;
  out->due_day = day;
  return stop + length;
}

/* 12月底前, 12月15日前, 28日前, 年底前 behind the period; NULL where nothing says when. */
static const char *
read_due (const char *p, const char *end, SpReadDeadline *out)
{
  static const char *const year_ends[] = {"年底前", "底前", "年底", "底",
                                          "年末",   "末",   "年终", NULL};
  const char *q = skip_blanks (p, end), *due;
  guint length;

  if (q < end && (sp_scan_at (q, "的") || sp_scan_at (q, "于") || sp_scan_at (q, "在")))
    q = skip_blanks (g_utf8_next_char (q), end);
  if (q >= end)
    return NULL;
  switch ((int)out->period)
    {
    case SP_RECURRENCE_YEAR:
      if ((length = sp_scan_any (q, year_ends)) == 0)
        return read_year_due (q, end, out);
      out->due_month = 12;
      out->due_day = 31;
      return q + length;
    case SP_RECURRENCE_QUARTER:
      due = read_quarter_due (q, end, out);
      return due != q ? due : NULL;
    case SP_RECURRENCE_MONTH:
      return read_month_due (q, end, out);
    default:
      return NULL;
    }
}

const char *
sp_recurrence_read_due (const char *p, const char *end, SpReadDeadline *out)
{
  return read_due (p, end, out);
}

static gboolean
describes_noun (const char *p)
{
  static const char *const nouns[] = {"预算", "产值", "产量",     "收入", "度预算", "人均",
                                      "平均", "产能", "处理能力", "用水", "用气",   NULL};

  return sp_scan_any (p, nouns) > 0;
}

/* 月通报, 季度考核, 周调度: a duty named by how often it comes. */
static const char *
read_named (const char *start, const char *p, gboolean goes_on, SpReadDeadline *out)
{
  static const char *const before[] = {"实行", "建立", "坚持", "落实", "执行", "严格",
                                       "健全", "推行", "实施", "按照", "做到", NULL};
  static const char *const duties[] = {"通报", "调度", "报告", "会商", "例会", "督查",
                                       "督导", "检查", "小结", "考核", "研判", "巡查",
                                       "报制", "排名", "评估", "分析", "点评", NULL};
  const char *q = read_period (p, &out->period);

  if (q == NULL || out->period == SP_RECURRENCE_YEAR || sp_scan_any (q, duties) == 0 ||
      (!goes_on && sp_scan_any_before (start, p, before) == 0))
    return NULL;
  return q + strlen ("通报");
}

/* 一月一调度. */
static const char *
read_each (const char *p, SpReadDeadline *out)
{
  const char *q = read_period (p + strlen ("一"), &out->period);

  return q != NULL && sp_scan_at (q, "一") ? q + strlen ("一") : NULL;
}

/* 年中和年末. */
static const char *
read_halves (const char *p, SpReadDeadline *out)
{
  static const char *const ends[] = {"年末", "年底", "年终", NULL};
  const char *q = p + strlen ("年中");

  if (!sp_scan_at (p, "年中"))
    return NULL;
  q += sp_scan_any (q, (const char *const[]) {"和", "、", "及", "与", NULL});
  if (q == p + strlen ("年中") || sp_scan_any (q, ends) == 0)
    return NULL;
  out->period = SP_RECURRENCE_HALF_YEAR;
  return q + sp_scan_any (q, ends);
}

/* 每人每月100元, 每年1.2万元: a rate of pay. */
static gboolean
is_rate (const char *start, const char *p, const char *behind, const char *end)
{
  static const char *const each[] = {"每人", "每户", "每名", "每亩", "人均", NULL};
  static const char *const money[] = {"元", "万元", "亿元", "千元", NULL};
  const char *stop = behind;

  if (sp_scan_any_before (start, p, each) > 0)
    return TRUE;
  if (sp_scan_digits (stop, end, 9, &stop) >= 0 && stop < end && *stop == '.')
    sp_scan_digits (stop + 1, end, 4, &stop);
  return stop > behind && sp_scan_any (stop, money) > 0;
}

static const char *
read_every (const char *start, const char *p, const char *end, SpReadDeadline *out)
{
  const char *q = p + strlen ("每"), *stop;
  int every;

  if (sp_scan_at (q, "隔"))
    q += strlen ("隔");
  every = sp_scan_number (q, end, &stop);
  if (every >= 1)
    q = stop;
  q = skip_blanks (q, end);
  /* Twice a month is nearest to every second week. */
  if (sp_scan_at (q, "半个月") || sp_scan_at (q, "半月"))
    {
      out->period = SP_RECURRENCE_WEEK;
      out->every = 2;
      return strstr (q, "月") + strlen ("月");
    }
  if (sp_scan_at (q, "双月") || sp_scan_at (q, "单月"))
    {
      out->period = SP_RECURRENCE_MONTH;
      out->every = 2;
      return q + strlen ("双月");
    }
  if (sp_scan_at (q, "个"))
    q += strlen ("个");
  q = read_period (q, &out->period);
  if (q == NULL || q > end || describes_noun (q) || is_rate (start, p, q, end))
    return NULL;
  out->every = every > 1 ? every : 0;
  stop = read_due (q, end, out);
  return stop != NULL ? stop : q;
}

const char *
sp_recurrence_read (
  const char *start, const char *p, const char *end, gboolean goes_on, SpReadDeadline *out)
{
  const char *q;

  switch (sp_scan_char (p))
    {
    case 0x6bcf: /* 每 */
      return read_every (start, p, end, out);
    case 0x6309: /* 按 */
    case 0x9010: /* 逐 */
      q = read_period (p + strlen ("按"), &out->period);
      /* 按年度计划, 按日常: only weeks, months and quarters are reported by. */
      if (q == NULL)
        return NULL;
      return out->period == SP_RECURRENCE_MONTH || out->period == SP_RECURRENCE_QUARTER ||
                 out->period == SP_RECURRENCE_WEEK
               ? q
               : NULL;
    case 0x4e00: /* 一 */
      return read_each (p, out);
    case 0x5e74: /* 年 */
      return read_halves (p, out);
    case 0x534a: /* 半 */
      out->period = SP_RECURRENCE_HALF_YEAR;
      return sp_scan_at (p, "半年一") ? p + strlen ("半年一") : NULL;
    default:
      return read_named (start, p, goes_on, out);
    }
}
