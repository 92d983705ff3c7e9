/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deadlines in a text: a time and the words around it that say whether work ends then (底前), runs
 * until then (年内), begins then (起) or comes round (每季度). Times that name documents or the
 * past are left alone. */
#include "document/sp-date-point.h"
#include "document/sp-deadline-scan.h"
#include "document/sp-facts.h"
#include "document/sp-recurrence.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

/* What stands before a time: whether it is counted to, from, or only compared with. */
typedef enum
{
  LEAD_NONE,
  LEAD_UNTIL,
  LEAD_FROM,
  LEAD_AT,
  LEAD_COMPARED
} Lead;

static Lead
read_lead (const SpDeadlineScan *self, const char *p, const char **text)
{
  static const struct
  {
    const char *word;
    Lead lead;
  } leads[] = {
    {"达到", LEAD_COMPARED}, {"较", LEAD_COMPARED},  {"比", LEAD_COMPARED}, {"同比", LEAD_COMPARED},
    {"截至", LEAD_UNTIL},    {"截止到", LEAD_UNTIL}, {"截止", LEAD_UNTIL},  {"到", LEAD_UNTIL},
    {"至", LEAD_UNTIL},      {"自", LEAD_FROM},      {"从", LEAD_FROM},     {"于", LEAD_AT},
    {"在", LEAD_AT},
  };
  const char *before = sp_scan_skip_spaces_back (self->start, p);

  *text = p;
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      if (!sp_scan_before (self->start, before, leads[i].word))
        continue;
      if (leads[i].lead == LEAD_UNTIL || leads[i].lead == LEAD_FROM)
        *text = before - strlen (leads[i].word);
      return leads[i].lead;
    }
  return LEAD_NONE;
}

typedef enum
{
  TAIL_NONE,
  TAIL_END,
  TAIL_BEFORE,
  TAIL_INSIDE,
  TAIL_FROM,
  TAIL_PAST
} Tail;

static Tail
read_tail (const SpDatePoint *point, const char *end, const char **stop)
{
  static const char *const ends[] = {"年底前", "年底之前", "年底以前", "年底", "年末前",
                                     "年末",   "年终前",   "年终",     "底前", "底之前",
                                     "底以前", "底",       "末前",     "末",   NULL};
  static const char *const befores[] = {"之前", "以前", "前", NULL};
  static const char *const insides[] = {"年内", "内", "之内", "以内", "期间", NULL};
  static const char *const froms[] = {"起", "开始", NULL};
  static const char *const pasts[] = {"以来", "之后", "以后", "后", "起至今", NULL};
  static const struct
  {
    const char *const *words;
    Tail tail;
  } tails[] = {{pasts, TAIL_PAST},
               {ends, TAIL_END},
               {befores, TAIL_BEFORE},
               {insides, TAIL_INSIDE},
               {froms, TAIL_FROM}};
  const char *p = point->end;

  while (p < end && *p == ' ')
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      guint length = p < end ? sp_scan_any (p, tails[i].words) : 0;

      if (length > 0 && p + length <= end)
        {
          *stop = p + length;
          return tails[i].tail;
        }
    }
  *stop = point->end;
  return TAIL_NONE;
}

/* A time without any word behind it binds work only where it opens the statement of what is done
 * then. */
static gboolean
binds_when_bare (const SpDeadlineScan *self, const SpDatePoint *point, Lead lead)
{
  static const char *const names[] = {"本",   "版",   "修订", "第",   "计划", "预算", "报告",
                                      "考核", "方案", "月",   "公布", "印发", "发布", "《",
                                      "）",   ")",    "〕",   "]",    "的",   NULL};
  static const char *const done[] = {"完成", "达到", "实现", "前", NULL};
  int base = sp_reader_year (self->reading);

  if (lead == LEAD_UNTIL)
    return TRUE;
  if (sp_scan_any (point->end, names) > 0 || (self->brackets > 0 && lead != LEAD_AT))
    return FALSE;
  if (point->kind == SP_POINT_DAY)
    return sp_scan_any (point->end, done) > 0 || (point->has_year && lead == LEAD_AT);
  if (!point->has_year)
    return point->kind == SP_POINT_MONTH && sp_scan_any (point->end, done) > 0;
  return base == 0 || point->year >= base;
}

static void
check_date (SpDeadlineScan *self,
            const SpReadDeadline *deadline,
            const SpDatePoint *point,
            const char *start,
            const char *stop)
{
  if (point->no_such_day)
    sp_deadline_doubt (self, start, stop, _ ("没有这一天。"), deadline->date);
  else if (!point->has_year)
    sp_deadline_doubt (self, start, stop, _ ("日期没有写年份。"), deadline->date);
  else if (deadline->kind != SP_DEADLINE_FROM && self->reading->date != SP_DATE_NONE &&
           deadline->date < self->reading->date)
    sp_deadline_doubt (self, start, stop, _ ("期限早于成文日期。"), SP_DATE_NONE);
}

static gboolean
settle (SpDeadlineScan *self, const SpDatePoint *point, Lead lead, Tail tail, SpReadDeadline *out)
{
  out->kind = SP_DEADLINE_BY;
  out->date = point->last;
  switch (tail)
    {
    case TAIL_END:
      return TRUE;
    case TAIL_BEFORE:
      if (point->kind != SP_POINT_DAY)
        out->date = point->first - 1;
      return TRUE;
    case TAIL_INSIDE:
      out->kind = SP_DEADLINE_WITHIN;
      return TRUE;
    case TAIL_FROM:
      out->kind = SP_DEADLINE_FROM;
      out->date = point->first;
      return TRUE;
    case TAIL_NONE:
      if (lead != LEAD_UNTIL)
        out->kind = SP_DEADLINE_WITHIN;
      return binds_when_bare (self, point, lead);
    case TAIL_PAST:
    default:
      return FALSE;
    }
}

/* 2021年至2022年: done within, by the end of the second. */
static const char *
take_range (SpDeadlineScan *self, const char *text, const SpDatePoint *first)
{
  guint mark = sp_date_point_range_mark (first->end, self->end);
  SpReadDeadline deadline = {.kind = SP_DEADLINE_WITHIN};
  SpDatePoint last;
  const char *stop;

  if (mark == 0 || !sp_date_point_read (first->end + mark, self->end, first->year, &last))
    return NULL;
  deadline.date = last.last;
  if (read_tail (&last, self->end, &stop) == TAIL_END)
    deadline.kind = SP_DEADLINE_BY;
  last.has_year |= first->has_year;
  if (self->brackets == 0 &&
      (self->reading->date == SP_DATE_NONE || deadline.date >= self->reading->date))
    {
      sp_deadline_add (self, &deadline, text, stop);
      check_date (self, &deadline, &last, text, stop);
    }
  return stop;
}

static const char *
take_time (SpDeadlineScan *self, const char *p)
{
  SpReadDeadline deadline = {0};
  SpDatePoint point;
  const char *text, *stop;
  Lead lead;

  if (p > self->start && (g_ascii_isalnum (p[-1]) || p[-1] == '-' || p[-1] == '.' || p[-1] == '/'))
    return NULL;
  if (!sp_date_point_read (p, self->end, sp_reader_year (self->reading), &point))
    return NULL;
  lead = read_lead (self, p, &text);
  if (lead == LEAD_COMPARED)
    return point.end;
  stop = take_range (self, text, &point);
  if (stop != NULL)
    return stop;
  if (settle (self, &point, lead, read_tail (&point, self->end, &stop), &deadline) &&
      (point.has_year || sp_reader_year (self->reading) > 0))
    {
      sp_deadline_add (self, &deadline, text, stop);
      check_date (self, &deadline, &point, text, stop);
    }
  return MAX (stop, point.end);
}

static const char *
take_recurrence (SpDeadlineScan *self, const char *p)
{
  SpReadDeadline deadline = {.kind = SP_DEADLINE_RECURRING};
  const char *stop = sp_recurrence_read (self->start, p, self->end, &deadline);

  if (stop != NULL)
    sp_deadline_add (self, &deadline, p, stop);
  return stop;
}

/* Dispatch on the first character keeps the scan cheap. */
static const char *
take (SpDeadlineScan *self, const char *p)
{
  const char *stop = NULL;
  gunichar c = sp_scan_char (p);

  if (c == 0x6bcf || c == 0x6309 || c == 0x9010) /* 每 按 逐 */
    return take_recurrence (self, p);
  if (c == 0x5e74) /* 年 */
    return sp_deadline_take_year_end (self, p);
  if (sp_scan_is_digit (p) || c == 0x4eca || c == 0x660e || c == 0x672c || c == 0x5f53 ||
      c == 0x6b21)
    stop = take_time (self, p);
  else if (c == 0x4e8c || c == 0x4e00 || c == 0x7b2c || c == 0x4e0a || c == 0x4e0b)
    stop = take_time (self, p); /* 二〇二〇年, 第一季度, 上半年 */
  if (stop == NULL && c != 0x672c)
    stop = sp_deadline_take_span (self, p);
  return stop;
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
