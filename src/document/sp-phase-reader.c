/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When phases begin and end, and from them when the plan does. */
#include "document/sp-date-point.h"
#include "document/sp-facts.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

#define BODY_BYTES 120 /* behind the heading, where its days may stand */

/* What the words around a phase's time say. */
typedef struct
{
  const char *text; /* that is read */
  SpDate first, last;
  gboolean only_last; /* 4月底前, 即日起至4月30日: it begins on the day of issue */
} PhaseDays;

/* 2024—2025年: the first year has no 年. */
static gboolean
read_years (const char *p, const char *end, PhaseDays *out, int *year)
{
  const char *stop;
  int first = sp_scan_digits (p, end, 5, &stop);
  guint mark = first >= 1949 && first <= 2199 ? sp_date_point_range_mark (stop, end) : 0;
  SpDatePoint last;

  if (mark == 0 || !sp_date_point_read (stop + mark, end, 0, &last) || last.kind != SP_POINT_YEAR ||
      last.year < first)
    return FALSE;
  out->first = sp_date_from_ymd (first, 1, 1);
  out->last = last.last;
  *year = last.year;
  return TRUE;
}

static void
read_point (const char *p, const char *end, const SpDatePoint *from, PhaseDays *out, int *year)
{
  static const char *const afters[] = {"以后", "起", "之后", "开始", NULL};
  static const char *const befores[] = {"前", "底前", "之前", "以前", "底之前", "底以前", NULL};
  static const char *const now[] = {"即日起", "印发之日起", "现在起", "发布之日起", NULL};
  SpDatePoint to;
  guint mark = sp_date_point_range_mark (from->end, end);
  const char *before = p;

  *year = from->year;
  out->first = from->first;
  out->last = from->last;
  out->only_last = sp_scan_any (from->end, befores) > 0;
  /* 即日起至, 即日起——: over one mark of one or two characters. */
  for (int i = 0; i < 2 && before > out->text && !out->only_last; i++)
    {
      before = sp_scan_prev (out->text, before);
      if (sp_date_point_range_mark (before, end) == 0)
        break;
      out->only_last = sp_scan_any_before (out->text, before, now) > 0;
    }
  if (mark > 0 && sp_date_point_read (from->end + mark, end, from->year, &to))
    {
      out->last = to.last;
      *year = to.year;
    }
  else if (!out->only_last && sp_scan_any (from->end, afters) > 0)
    out->last = SP_DATE_NONE;
}

/* The first time printed in a range, and where 至 follows, the second. @year carries on from phase
 * to phase. */
static gboolean
read_span (const char *start, const char *end, int *year, PhaseDays *out)
{
  *out = (PhaseDays) {.text = start};
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      SpDatePoint from;

      if (p > start && sp_scan_is_digit (sp_scan_prev (start, p)))
        continue;
      if (read_years (p, end, out, year))
        return TRUE;
      if (!sp_date_point_read (p, end, *year, &from))
        continue;
      read_point (p, end, &from, out, year);
      return TRUE;
    }
  return FALSE;
}

static void
set_days (const SpReading *reading, SpReadBlock *block, const PhaseDays *days)
{
  block->first = days->first;
  block->last = days->last;
  if (days->only_last && reading->date != SP_DATE_NONE && reading->date <= block->last)
    block->first = reading->date;
}

static void
check_order (SpReading *reading, int index, SpDate previous)
{
  const SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, index);

  if (block->last != SP_DATE_NONE && block->last < block->first)
    sp_reader_doubt (reading, SP_DOUBT_DATE, block->title_span, index,
                     _ ("阶段的结束日期早于开始日期。"), _ ("日期照印。"));
  else if (previous != SP_DATE_NONE && block->first < previous)
    sp_reader_doubt (reading, SP_DOUBT_DATE, block->title_span, index, _ ("这一阶段早于前一阶段。"),
                     _ ("日期照印。"));
}

static void
take_plan_days (SpReading *reading, const SpReadBlock *block)
{
  if (reading->first_day == SP_DATE_NONE || block->first < reading->first_day)
    reading->first_day = block->first;
  reading->last_day = MAX (reading->last_day, MAX (block->last, block->first));
}

/* “十四五” in a title: 2021 to 2025. */
static gboolean
take_five_years (SpReading *reading)
{
  const char *title = reading->title, *p;

  for (p = strstr (title, "十"); p != NULL; p = strstr (p + strlen ("十"), "十"))
    {
      const char *stop;
      int number = sp_numeral_parse (p, &stop);

      /* 十四五 would be read as one numeral up to 四. */
      if (number < 11 || number > 19 || !sp_scan_at (stop, "五"))
        continue;
      reading->first_day = sp_date_from_ymd (1951 + 5 * number, 1, 1);
      reading->last_day = sp_date_from_ymd (1955 + 5 * number, 12, 31);
      return TRUE;
    }
  return FALSE;
}

/* 2020—2022年 in a title, else 三年 counted from the issue. */
static void
take_title_days (SpReading *reading)
{
  const char *title = reading->title, *end = title + strlen (title);
  PhaseDays days;
  int year = 0;

  for (const char *p = title; p < end; p = g_utf8_next_char (p))
    {
      const char *stop;
      int first = sp_scan_digits (p, end, 4, &stop), last = -1;
      guint mark;

      if (first < 1949 || first > 2199)
        continue;
      if (sp_scan_at (stop, "年"))
        stop += strlen ("年");
      mark = sp_date_point_range_mark (stop, end);
      if (mark > 0)
        last = sp_scan_digits (stop + mark, end, 4, &stop);
      if (last < first || !sp_scan_at (stop, "年"))
        continue;
      reading->first_day = sp_date_from_ymd (first, 1, 1);
      reading->last_day = sp_date_from_ymd (last, 12, 31);
      return;
    }
  if (read_span (title, end, &year, &days))
    {
      reading->first_day = days.first;
      reading->last_day = days.last;
      return;
    }
  if (take_five_years (reading) || reading->date == SP_DATE_NONE)
    return;
  for (const char *p = title; p < end; p = g_utf8_next_char (p))
    {
      const char *stop;
      int years = sp_scan_number (p, end, &stop);

      if (years < 1 || years > 10 || !sp_scan_at (stop, "年"))
        continue;
      reading->first_day = sp_date_from_ymd (sp_date_to_ymd (reading->date).year, 1, 1);
      reading->last_day =
        sp_date_from_ymd (sp_date_to_ymd (reading->date).year + years - 1, 12, 31);
      return;
    }
}

void
sp_phases_read (SpBlocks *blocks)
{
  SpReading *reading = blocks->reading;
  int year = sp_reader_year (reading);
  SpDate previous = SP_DATE_NONE;

  for (guint i = 0; i < reading->blocks->len; i++)
    {
      SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, i);
      const char *text = reading->text;
      PhaseDays days;

      if (block->kind != SP_BLOCK_PHASE)
        continue;
      if (!read_span (text + block->title_span.start, text + block->title_span.end, &year, &days) &&
          !read_span (text + block->body.start,
                      MIN (text + block->body.end, text + block->body.start + BODY_BYTES), &year,
                      &days))
        {
          sp_reader_doubt (reading, SP_DOUBT_DATE, block->title_span, (int)i,
                           _ ("这一阶段没有读出起止时间。"), _ ("请填写起止日期。"));
          continue;
        }
      set_days (reading, block, &days);
      check_order (reading, (int)i, previous);
      previous = block->first;
      take_plan_days (reading, block);
    }
  if (reading->first_day == SP_DATE_NONE)
    take_title_days (reading);
}
