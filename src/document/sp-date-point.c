/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-date-point.h. Tolerates the spaces that typesetting leaves around digits. */
#include "document/sp-date-point.h"
#include "document/sp-scan.h"

#include "base/sp-text.h"

/* Skips blanks but no line end: a time does not run over lines. */
static const char *
skip_blanks (const char *p, const char *end)
{
  while (p < end && *p != '\n' && sp_scan_is_space (sp_scan_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
after (const char *p, const char *end, const char *word)
{
  p = skip_blanks (p, end);
  return p < end && sp_scan_at (p, word) ? p + strlen (word) : NULL;
}

static const char *
read_year (const char *p, const char *end, int base, int *year)
{
  static const struct
  {
    const char *word;
    int offset;
  } relative[] = {{"今年", 0}, {"本年", 0}, {"当年", 0}, {"明年", 1}, {"次年", 1}, {"下年", 1}};
  const char *stop;
  int value = sp_scan_digits (p, end, 5, &stop);

  if (value < 0 && (guint8)*p >= 0xe2)
    value = sp_numeral_parse (p, &stop);
  if (value >= 1949 && value <= 2199)
    {
      const char *behind = after (stop, end, "年");

      *year = value;
      return behind;
    }
  for (guint i = 0; base > 0 && i < G_N_ELEMENTS (relative); i++)
    {
      if (sp_scan_at (p, relative[i].word))
        {
          *year = base + relative[i].offset;
          return p + strlen (relative[i].word);
        }
    }
  return NULL;
}

static gboolean
set_months (SpDatePoint *out, SpPointKind kind, int first, int last, const char *end)
{
  out->kind = kind;
  out->first = sp_date_from_ymd (out->year, first, 1);
  out->last = sp_date_month_end (out->year, last);
  out->end = end;
  return out->first != SP_DATE_NONE;
}

/* 5—9月, 24—30日: the second number behind the first, where the unit stands only there. */
static const char *
read_second (const char **stop, const char *end, const char *unit, int *value)
{
  guint mark = sp_date_point_range_mark (*stop, end);
  const char *second = *stop + mark, *q;

  if (mark == 0)
    return NULL;
  if (sp_scan_at (second, "第"))
    second += strlen ("第");
  *value = sp_scan_number (second, end, &q);
  return *value > 0 ? after (q, end, unit) : NULL;
}

/* 上半年, 第三季度, 三季度. */
static gboolean
read_part_of_year (const char *p, const char *end, SpDatePoint *out)
{
  const char *q, *stop;
  int quarter, until;

  p = skip_blanks (p, end);
  if ((q = after (p, end, "上半年")) != NULL)
    return set_months (out, SP_POINT_PART_OF_YEAR, 1, 6, q);
  if ((q = after (p, end, "下半年")) != NULL)
    return set_months (out, SP_POINT_PART_OF_YEAR, 7, 12, q);
  if ((q = after (p, end, "年中")) != NULL)
    return set_months (out, SP_POINT_PART_OF_YEAR, 1, 6, q);
  q = after (p, end, "第");
  q = q != NULL ? q : p;
  quarter = sp_scan_number (q, end, &stop);
  if (quarter >= 1 && (q = read_second (&stop, end, "季度", &until)) != NULL && until > quarter &&
      until <= 4)
    {
      out->range = TRUE;
      return set_months (out, SP_POINT_PART_OF_YEAR, quarter * 3 - 2, until * 3, q);
    }
  if (quarter < 1 || quarter > 4 || (q = after (stop, end, "季度")) == NULL)
    return FALSE;
  return set_months (out, SP_POINT_PART_OF_YEAR, quarter * 3 - 2, quarter * 3, q);
}

gboolean
sp_date_point_read_day (const char *p, const char *end, int month, SpDatePoint *out)
{
  static const struct
  {
    const char *word;
    int first, last;
  } thirds[] = {{"上旬", 1, 10}, {"中旬", 11, 20},  {"下旬", 21, 31},  {"月初", 1, 10},
                {"初", 1, 10},   {"上中旬", 1, 20}, {"中下旬", 11, 31}};
  const char *stop, *q;
  int day, until;

  p = skip_blanks (p, end);
  for (guint i = 0; i < G_N_ELEMENTS (thirds); i++)
    {
      if (p < end && sp_scan_at (p, thirds[i].word))
        {
          out->first = sp_date_from_ymd (out->year, month, thirds[i].first);
          out->last = MIN (sp_date_from_ymd (out->year, month, MIN (thirds[i].last, 28)) +
                             (thirds[i].last > 28 ? 3 : 0),
                           sp_date_month_end (out->year, month));
          out->kind = SP_POINT_PART_OF_MONTH;
          out->end = p + strlen (thirds[i].word);
          return TRUE;
        }
    }
  day = p < end ? sp_scan_number (p, end, &stop) : -1;
  if (day >= 1 && (q = read_second (&stop, end, "日", &until)) != NULL && until > day)
    {
      out->kind = SP_POINT_DAY;
      out->range = TRUE;
      out->first = sp_date_from_ymd (out->year, month, day);
      out->last = sp_date_from_ymd (out->year, month, until);
      out->end = q;
      return out->first != SP_DATE_NONE && out->last != SP_DATE_NONE;
    }
  if (day < 1 || day > 99 ||
      ((q = after (stop, end, "日")) == NULL && (q = after (stop, end, "号")) == NULL))
    return FALSE;
  out->kind = SP_POINT_DAY;
  out->first = sp_date_from_ymd (out->year, month, day);
  out->no_such_day = out->first == SP_DATE_NONE;
  if (out->no_such_day)
    out->first = sp_date_month_end (out->year, month);
  out->last = out->first;
  out->end = q;
  return TRUE;
}

/* 7、8、9月: behind the last of the months, which is @last; NULL where no list stands here. */
static const char *
read_listed (const char *stop, const char *end, int *last)
{
  static const char *const joints[] = {"、", "和", "及", NULL};

  for (int n = 0; n < 12 && stop < end; n++)
    {
      guint joint = sp_scan_any (stop, joints);
      const char *number = stop + joint;
      int month = joint > 0 ? sp_scan_number (number, end, &stop) : -1;

      if (month <= *last || month > 12)
        return NULL;
      *last = month;
      if (stop < end && sp_scan_at (stop, "月"))
        return stop + strlen ("月");
    }
  return NULL;
}

static gboolean
read_month (const char *p, const char *end, SpDatePoint *out)
{
  const char *stop, *q;
  int month, until;

  p = skip_blanks (p, end);
  if (p < end && sp_scan_at (p, "元月"))
    {
      month = 1;
      stop = p + strlen ("元");
    }
  else
    month = p < end ? sp_scan_number (p, end, &stop) : -1;
  until = month;
  if (month >= 1 &&
      ((q = read_second (&stop, end, "月", &until)) != NULL ||
       (q = read_listed (stop, end, &until)) != NULL) &&
      until > month && until <= 12)
    {
      out->range = TRUE;
      return set_months (out, SP_POINT_MONTH, month, until, q);
    }
  if (month < 1 || month > 99 || (q = after (stop, end, "月")) == NULL)
    return FALSE;
  if (sp_scan_at (q, "份"))
    q += strlen ("份");
  if (month > 12)
    {
      out->no_such_day = TRUE;
      return out->has_year && set_months (out, SP_POINT_MONTH, 12, 12, q);
    }
  set_months (out, SP_POINT_MONTH, month, month, q);
  sp_date_point_read_day (q, end, month, out);
  return TRUE;
}

/* 2024.6.30, 2024/6/30, 2024-06-30. */
static gboolean
read_written (const char *p, const char *end, SpDatePoint *out)
{
  const char *stop, *month_stop, *day_stop;
  int year = sp_scan_digits (p, end, 5, &stop), month, day;
  char mark = stop < end ? *stop : '\0';

  if (year < 1949 || year > 2199 || (mark != '.' && mark != '/' && mark != '-'))
    return FALSE;
  month = sp_scan_digits (stop + 1, end, 3, &month_stop);
  if (month < 1 || month > 12 || month_stop >= end || *month_stop != mark)
    return FALSE;
  day = sp_scan_digits (month_stop + 1, end, 3, &day_stop);
  out->first = out->last = sp_date_from_ymd (year, month, day);
  out->kind = SP_POINT_DAY;
  out->has_year = TRUE;
  out->year = year;
  out->end = day_stop;
  return out->first != SP_DATE_NONE;
}

gboolean
sp_date_point_read (const char *p, const char *end, int year, SpDatePoint *out)
{
  static const char *const behind_middle[] = {"前", "之前", "以前", "，", "。",
                                              "；", "完成", "达到", "）", NULL};
  const char *q;

  memset (out, 0, sizeof *out);
  if (p >= end)
    return FALSE;
  if (read_written (p, end, out))
    return TRUE;
  memset (out, 0, sizeof *out);
  q = read_year (p, end, year, &out->year);
  if (q == NULL)
    {
      out->year = year;
      return year > 0 && (read_month (p, end, out) || read_part_of_year (p, end, out));
    }
  out->has_year = TRUE;
  if (q < end && sp_scan_at (q, "度"))
    {
      out->annual = TRUE;
      q += strlen ("度");
    }
  /* 2025年中前, but not 2025年中央财政. */
  if (sp_scan_at (q, "中") && sp_scan_any (q + strlen ("中"), behind_middle) > 0)
    return set_months (out, SP_POINT_PART_OF_YEAR, 1, 6, q + strlen ("中"));
  if (read_part_of_year (q, end, out) || read_month (q, end, out))
    return TRUE;
  return set_months (out, SP_POINT_YEAR, 1, 12, q);
}

guint
sp_date_point_range_mark (const char *p, const char *end)
{
  static const char *const marks[] = {"至", "到", "—", "——",   "－", "-",
                                      "–",  "～", "~", "起至", "─",  NULL};

  return p < end ? sp_scan_any (p, marks) : 0;
}
