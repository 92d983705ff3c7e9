/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deadlines in a text: a time and the words around it that say whether work ends then (底前), runs
 * until then (年内), begins then (起) or comes round (每季度). Times that name documents or the
 * past are left alone. */
#include "document/sp-deadline-around.h"
#include "document/sp-deadline-scan.h"
#include "document/sp-facts.h"
#include "document/sp-recurrence.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define YEARS_BYTES 48 /* of years listed in front of one */
#define SENTENCE_BYTES 360

void
sp_deadline_check (SpDeadlineScan *self,
                   const SpReadDeadline *deadline,
                   gboolean has_year,
                   const char *start,
                   const char *stop)
{
  if (deadline->start > deadline->date)
    sp_deadline_doubt (self, start, stop, _ ("起止日期颠倒了。"), deadline->date);
  else if (!has_year)
    sp_deadline_doubt (self, start, stop, _ ("日期没有写年份。"), deadline->date);
  else if (deadline->kind != SP_DEADLINE_FROM && self->reading->date != SP_DATE_NONE &&
           deadline->date < self->reading->date)
    sp_deadline_doubt (self, start, stop, _ ("期限早于成文日期。"), deadline->date);
}

static void
check_date (SpDeadlineScan *self,
            const SpReadDeadline *deadline,
            const SpDatePoint *point,
            const char *start,
            const char *stop)
{
  if (deadline->start <= deadline->date && point->no_such_day)
    sp_deadline_doubt (self, start, stop, _ ("没有这一天。"), deadline->date);
  else
    sp_deadline_check (self, deadline, point->has_year, start, stop);
}

static gboolean
settle (const SpDeadlineScan *self,
        const char *text,
        const SpDatePoint *point,
        SpDeadlineLead lead,
        SpDeadlineTail tail,
        SpReadDeadline *out)
{
  out->kind = SP_DEADLINE_BY;
  out->date = point->last;
  switch (tail)
    {
    case SP_TAIL_END:
      return lead != SP_LEAD_STAND || self->reading->date == SP_DATE_NONE ||
             out->date >= self->reading->date;
    case SP_TAIL_BEFORE:
      /* Before a month or a year begins; but 上半年前 and 中旬前 mean their ends. */
      if (point->kind == SP_POINT_YEAR || point->kind == SP_POINT_MONTH)
        out->date = point->first - 1;
      return TRUE;
    case SP_TAIL_INSIDE:
      out->kind = SP_DEADLINE_WITHIN;
      return TRUE;
    case SP_TAIL_FROM:
      out->kind = SP_DEADLINE_FROM;
      out->date = point->first;
      return TRUE;
    case SP_TAIL_NONE:
      if (lead != SP_LEAD_UNTIL && lead != SP_LEAD_LABEL && lead != SP_LEAD_STAND)
        out->kind = SP_DEADLINE_WITHIN;
      return sp_deadline_binds_when_bare (self, text, point, lead) &&
             !sp_deadline_looks_back (self, point->end);
    case SP_TAIL_PAST:
    default:
      return FALSE;
    }
}

/* 2021年至2022年: done within, by the end of the second. */
static const char *
take_range (SpDeadlineScan *self, const char *text, const SpDatePoint *first, SpDeadlineLead lead)
{
  guint mark = sp_date_point_range_mark (first->end, self->end);
  SpReadDeadline deadline = {.kind = SP_DEADLINE_WITHIN, .start = first->first};
  SpDatePoint last;
  const char *stop;

  if (mark == 0 || !sp_date_point_read (first->end + mark, self->end, first->year, &last))
    return NULL;
  deadline.date = last.last;
  sp_deadline_read_tail (&last, self->end, &stop);
  last.has_year |= first->has_year;
  if ((self->brackets == 0 || lead == SP_LEAD_LABEL) &&
      (self->reading->date == SP_DATE_NONE || deadline.date >= self->reading->date))
    {
      sp_deadline_add (self, &deadline, text, stop);
      check_date (self, &deadline, &last, text, stop);
    }
  return stop;
}

/* 2024—2026年, 2024、2025年: the first of the years in front of the one at @p, which moves @text;
 * 0 where there are none. */
static int
read_years_before (const SpDeadlineScan *self, const char *p, const char **text)
{
  const char *floor = sp_scan_back (self->start, p, YEARS_BYTES);
  int first = 0;

  for (const char *q = p; q > floor;)
    {
      const char *mark = sp_scan_prev (floor, q), *digits = mark, *stop;
      int year;

      if (sp_date_point_range_mark (mark, q) == 0 && !sp_scan_at (mark, "、"))
        break;
      for (int i = 0; i < 4 && digits > floor; i++)
        digits = sp_scan_prev (floor, digits);
      year = sp_scan_digits (digits, mark, 4, &stop);
      if (year < 1949 || year > 2199 || stop != mark)
        break;
      first = year;
      *text = q = digits;
    }
  return first;
}

/* 即日起至…: within, from the day of issue. */
static gboolean
begins_at_issue (const SpDeadlineScan *self, const char **text)
{
  static const char *const words[] = {"即日起",     "从即日起",         "自即日起",
                                      "印发之日起", "自印发之日起",     "下发之日起",
                                      "发布之日起", "自通知下发之日起", NULL};
  guint length = sp_scan_any_before (self->start, *text, words);

  *text -= length;
  return length > 0;
}

static gboolean
may_begin (const SpDeadlineScan *self, const char *p, const char **text, int *first_year)
{
  *text = p;
  *first_year = read_years_before (self, p, text);
  return *first_year > 0 || p == self->start ||
         !(g_ascii_isalnum (p[-1]) || p[-1] == '-' || p[-1] == '.' || p[-1] == '/');
}

/* 到2024年、2025年、2026年底: 到 speaks for all of them. */
static gboolean
continues_until (const SpDeadlineScan *self, const char *text)
{
  static const char *const joints[] = {"、", "和", "及", NULL};
  guint joint = sp_scan_any_before (self->start, text, joints);
  const SpReadDeadline *last =
    joint > 0 ? sp_deadline_before (self, text - joint, SP_DEADLINE_BY, 0) : NULL;

  /* A bare year is by its end only where 到 reached it. */
  return last != NULL && (sp_scan_at (last->text, "到") || sp_scan_at (last->text, "至") ||
                          g_str_has_suffix (last->text, "年"));
}

/* One time and what stands around it. */
static const char *
take_point (SpDeadlineScan *self, const char *text, int first_year, const SpDatePoint *point)
{
  SpReadDeadline deadline = {0};
  const char *stop, *years;
  SpDeadlineLead lead = sp_deadline_read_lead (self, text, &text);
  SpDeadlineTail tail;

  if (lead == SP_LEAD_COMPARED)
    return point->end;
  if (lead == SP_LEAD_NONE && continues_until (self, text))
    lead = SP_LEAD_UNTIL;
  if ((stop = take_range (self, text, point, lead)) != NULL ||
      (point->kind == SP_POINT_YEAR &&
       (stop = sp_deadline_take_feast (self, text, point->end, point->year)) != NULL))
    return stop;
  tail = sp_deadline_read_tail (point, self->end, &stop);
  if (tail == SP_TAIL_FROM)
    {
      if (sp_scan_any (stop, (const char *const[]) {"施行", "生效", "正式施行", NULL}) > 0 ||
          sp_deadline_looks_back (self, stop))
        return stop;
      years = sp_deadline_take_years_from (self, text, stop, point->first);
      if (years != NULL)
        return years;
    }
  if (settle (self, text, point, lead, tail, &deadline) &&
      !((tail == SP_TAIL_END || tail == SP_TAIL_BEFORE) &&
        sp_deadline_is_attribute (self, deadline.date, stop)))
    {
      if (point->range)
        deadline.start = point->first;
      else if (first_year > 0)
        deadline.start = sp_date_from_ymd (first_year, 1, 1);
      else if (lead == SP_LEAD_UNTIL && begins_at_issue (self, &text))
        deadline.start = self->reading->date;
      if (deadline.start != SP_DATE_NONE)
        deadline.kind = SP_DEADLINE_WITHIN;
      sp_deadline_add (self, &deadline, text, stop);
      check_date (self, &deadline, point, text, stop);
    }
  return MAX (stop, point->end);
}

/* 次年5月底前, 次月5日前 where something comes round each year or month come round too. */
static const char *
take_next (SpDeadlineScan *self, const char *p)
{
  static const char *const years[] = {"每年", "每个", "每一", "每届", "每期", NULL};
  static const char *const months[] = {"每月", "每个月", "按月", "逐月", NULL};
  gboolean year = sp_scan_at (p, "次年");
  SpReadDeadline deadline = {.kind = SP_DEADLINE_RECURRING,
                             .period = year ? SP_RECURRENCE_YEAR : SP_RECURRENCE_MONTH};
  const char *sentence = sp_scan_back (self->start, p, SENTENCE_BYTES), *stop;

  if (!year && !sp_scan_at (p, "次月"))
    return NULL;
  for (const char *q = sentence; q < p; q = g_utf8_next_char (q))
    {
      if (sp_scan_ends_sentence (q))
        sentence = g_utf8_next_char (q);
    }
  if (sp_scan_find_any (sentence, p, year ? years : months, NULL) == NULL)
    return NULL;
  stop = sp_recurrence_read_due (p + strlen ("次年"), self->end, &deadline);
  if (stop == NULL)
    return NULL;
  sp_deadline_add (self, &deadline, p, stop);
  return stop;
}

static const char *
take_time (SpDeadlineScan *self, const char *p)
{
  SpDatePoint point;
  const char *text, *stop;
  int first_year;

  if ((stop = take_next (self, p)) != NULL)
    return stop;
  if (!may_begin (self, p, &text, &first_year) || !sp_deadline_point (self, p, &point) ||
      (first_year > 0 && point.kind != SP_POINT_YEAR))
    return NULL;
  return take_point (self, text, first_year, &point);
}

static const char *
take_recurrence (SpDeadlineScan *self, const char *p)
{
  const SpReadDeadline *last = sp_deadline_before (self, p, SP_DEADLINE_RECURRING, 3);
  SpReadDeadline deadline = {.kind = SP_DEADLINE_RECURRING};
  const char *stop = sp_recurrence_read (self->start, p, self->end, last != NULL, &deadline);

  if (stop != NULL)
    sp_deadline_add (self, &deadline, p, stop);
  /* 每年6月30日、12月31日前: the second day of the same year. */
  for (const char *next = stop; next != NULL;)
    {
      next += sp_scan_any (next, (const char *const[]) {"、", "和", "及", "与", NULL});
      if (next == stop || deadline.due_day == 0)
        break;
      p = next;
      next = sp_recurrence_read_due (p, self->end, &deadline);
      if (next != NULL)
        sp_deadline_add (self, &deadline, p, stop = next);
    }
  return stop;
}

/* 一月一调度, 五一前, 十四五末, 三月底前, 三年内. */
static const char *
take_numeral (SpDeadlineScan *self, const char *p)
{
  const char *stop = NULL;

  if (sp_scan_at (p, "一"))
    stop = take_recurrence (self, p);
  else if (sp_scan_at (p, "十") && (stop = sp_deadline_take_five_years (self, p)) == NULL)
    stop = sp_deadline_take_bare_feast (self, p);
  else if (sp_scan_at (p, "五"))
    stop = sp_deadline_take_bare_feast (self, p);
  if (stop == NULL)
    stop = take_time (self, p);
  return stop != NULL ? stop : sp_deadline_take_span (self, p);
}

/* Dispatch on the first character keeps the scan cheap. */
static const char *
take (SpDeadlineScan *self, const char *p)
{
  const char *stop = NULL;

  if (sp_scan_is_digit (p))
    {
      stop = take_time (self, p);
      return stop != NULL ? stop : sp_deadline_take_span (self, p);
    }
  switch (sp_scan_char (p))
    {
    case 0x6bcf: /* 每 */
    case 0x6309: /* 按 */
    case 0x9010: /* 逐 */
    case 0x6708: /* 月通报 */
    case 0x5468: /* 周 */
    case 0x5b63: /* 季 */
    case 0x65e5: /* 日 */
      return take_recurrence (self, p);
    case 0x5e74: /* 年 */
      stop = take_recurrence (self, p);
      return stop != NULL ? stop : sp_deadline_take_year_end (self, p);
    case 0x534a: /* 半年一次, 半年内 */
      stop = take_recurrence (self, p);
      return stop != NULL ? stop : sp_deadline_take_span (self, p);
    case 0x201c: /* “十四五”末, “五一”前 */
      stop = sp_deadline_take_five_years (self, p);
      return stop != NULL ? stop : sp_deadline_take_bare_feast (self, p);
    case 0x5143: /* 元旦前, 元月底前 */
      stop = sp_deadline_take_bare_feast (self, p);
      return stop != NULL ? stop : take_time (self, p);
    case 0x56fd: /* 国庆节前 */
    case 0x52b3: /* 劳动节前 */
    case 0x6625: /* 春节前 */
    case 0x590f: /* 夏季 */
    case 0x79cb: /* 秋季 */
    case 0x51ac: /* 冬季 */
    case 0x6e05: /* 清明 */
    case 0x7aef: /* 端午 */
    case 0x4e2d: /* 中秋 */
    case 0x6c5b: /* 汛期 */
    case 0x4e3b: /* 主汛期 */
    case 0x5165: /* 入汛 */
    case 0x96e8: /* 雨季 */
    case 0x6691: /* 暑期 */
    case 0x5bd2: /* 寒假 */
    case 0x65b0: /* 新学期开学 */
    case 0x4f9b: /* 供暖期 */
    case 0x91c7: /* 采暖期 */
      return sp_deadline_take_bare_feast (self, p);
    case 0x4eca: /* 今年 */
    case 0x660e: /* 明年 */
    case 0x672c: /* 本月 */
    case 0x5f53: /* 当年 */
    case 0x6b21: /* 次年 */
    case 0x7b2c: /* 第一季度 */
    case 0x4e0a: /* 上半年 */
    case 0x4e0b: /* 下半年 */
      return take_time (self, p);
    default:
      return sp_scan_is_numeral (p) ? take_numeral (self, p) : NULL;
    }
}

void
sp_deadlines_read (SpReading *reading, int block, const char *start, const char *end)
{
  SpDeadlineScan self = {
    .reading = reading, .block = block, .start = start, .end = end, .clause = start};
  int books = 0;

  for (const char *p = start; p < end;)
    {
      SpBracket opens = sp_scan_opens (p), closes = sp_scan_closes (p);
      const char *next = NULL;

      if (*p == '\n')
        books = self.brackets = 0;
      books = MAX (books + (opens == SP_BRACKET_BOOK) - (closes == SP_BRACKET_BOOK), 0);
      self.brackets =
        MAX (self.brackets + (opens == SP_BRACKET_ROUND) - (closes == SP_BRACKET_ROUND), 0);
      if (books == 0)
        next = take (&self, p);
      if (next == NULL && sp_scan_is_digit (p))
        {
          /* The rest of a number is no number of its own. */
          sp_scan_digits (p, end, 30, &next);
        }
      if (next == NULL || next <= p)
        next = g_utf8_next_char (p);
      if (sp_scan_ends_clause (p) || sp_scan_ends_clause (sp_scan_prev (start, next)))
        self.clause = next;
      p = next;
    }
}
