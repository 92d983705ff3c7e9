/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When phases begin and end, and from them when the plan does. */
#include "document/sp-date-point.h"
#include "document/sp-facts.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

/* The first time printed in a range, and where 至 follows, the second. @year carries on from phase
 * to phase. */
static gboolean
read_span (const char *start, const char *end, int *year, SpDate *first, SpDate *last)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      SpDatePoint from, to;
      guint mark;

      if (p > start && sp_scan_is_digit (sp_scan_prev (start, p)))
        continue;
      if (!sp_date_point_read (p, end, *year, &from))
        continue;
      *year = from.year;
      *first = from.first;
      *last = from.last;
      mark = sp_date_point_range_mark (from.end, end);
      if (mark > 0 && sp_date_point_read (from.end + mark, end, from.year, &to))
        {
          *last = to.last;
          *year = to.year;
        }
      else if (sp_scan_any (from.end, (const char *const[]) {"以后", "起", "之后", NULL}) > 0)
        *last = SP_DATE_NONE;
      return TRUE;
    }
  return FALSE;
}

/* 即日起至4月30日 begins on the day of issue. */
static void
begin_at_issue (const SpReading *reading, SpReadBlock *block)
{
  const char *title = reading->text + block->title_span.start;

  if (reading->date != SP_DATE_NONE && reading->date <= block->last &&
      sp_scan_find (title, reading->text + block->title_span.end, "即日起") != NULL)
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

/* 2020—2022年 in a title, else 三年 counted from the issue. */
static void
take_title_days (SpReading *reading)
{
  const char *title = reading->title, *end = title + strlen (title);
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
  if (read_span (title, end, &year, &reading->first_day, &reading->last_day) ||
      reading->date == SP_DATE_NONE)
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
  int year = reading->date != SP_DATE_NONE ? sp_date_to_ymd (reading->date).year : 0;
  SpDate previous = SP_DATE_NONE;

  for (guint i = 0; i < reading->blocks->len; i++)
    {
      SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, i);
      const char *text = reading->text;

      if (block->kind != SP_BLOCK_PHASE)
        continue;
      if (!read_span (text + block->title_span.start, text + block->title_span.end, &year,
                      &block->first, &block->last) &&
          !read_span (text + block->body.start,
                      MIN (text + block->body.end, text + block->body.start + 120), &year,
                      &block->first, &block->last))
        {
          sp_reader_doubt (reading, SP_DOUBT_DATE, block->title_span, (int)i,
                           _ ("这一阶段没有读出起止时间。"), _ ("请填写起止日期。"));
          continue;
        }
      begin_at_issue (reading, block);
      check_order (reading, (int)i, previous);
      previous = block->first;
      take_plan_days (reading, block);
    }
  if (reading->first_day == SP_DATE_NONE)
    take_title_days (reading);
}
