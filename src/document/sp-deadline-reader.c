/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deadlines in a text: a time and the words around it that say whether work ends then (底前), runs
 * until then (年内), begins then (起) or comes round (每季度). Times that name documents or the
 * past are left alone. */
#include "document/sp-date-point.h"
#include "document/sp-facts.h"
#include "document/sp-recurrence.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define CLAUSE_CHARS 40
#define CLAUSE_BYTES 120 /* as much text in front */

typedef struct
{
  SpReading *reading;
  int block;
  const char *start, *end;
  const char *clause; /* where the current clause begins */
  int brackets;       /* round brackets open */
} Scanner;

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
read_lead (const Scanner *self, const char *p, const char **text)
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

/* The part of the sentence that a fact at [start, end) governs. */
static SpSpan
clause_around (const Scanner *self, const char *start, const char *end)
{
  const char *first = MAX (self->clause, self->start), *last = end;
  guint chars = 0;

  /* 2021年底前，…: the time stands alone, what it governs comes behind the comma. */
  if (last < self->end && (sp_scan_at (last, "，") || *last == ','))
    last = g_utf8_next_char (last);
  while (last < self->end && !sp_scan_ends_clause (last) && chars++ < CLAUSE_CHARS)
    last = g_utf8_next_char (last);
  if (start - first > CLAUSE_BYTES)
    first = start;
  return sp_reader_span (self->reading, sp_scan_skip_spaces (first, start), last);
}

static void
add (Scanner *self, SpReadDeadline *deadline, const char *start, const char *end)
{
  SpReadBlock *block = &g_array_index (self->reading->blocks, SpReadBlock, self->block);

  deadline->span = sp_reader_span (self->reading, start, end);
  deadline->text = sp_reader_keep (self->reading, start, end, TRUE);
  deadline->clause = clause_around (self, start, end);
  g_array_append_val (sp_reader_list (self->reading, &block->deadlines, sizeof *deadline),
                      *deadline);
}

static void
doubt (Scanner *self, const char *start, const char *end, const char *message, SpDate taken_for)
{
  g_autofree char *date = sp_date_dup_chinese (taken_for);
  g_autofree char *proposal = g_strdup_printf (_ ("按%s读。"), date);

  sp_reader_doubt (self->reading, SP_DOUBT_DATE, sp_reader_span (self->reading, start, end),
                   self->block, message, taken_for != SP_DATE_NONE ? proposal : "");
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
binds_when_bare (const Scanner *self, const SpDatePoint *point, Lead lead)
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
check_date (Scanner *self,
            const SpReadDeadline *deadline,
            const SpDatePoint *point,
            const char *start,
            const char *stop)
{
  if (point->no_such_day)
    doubt (self, start, stop, _ ("没有这一天。"), deadline->date);
  else if (!point->has_year)
    doubt (self, start, stop, _ ("日期没有写年份。"), deadline->date);
  else if (deadline->kind != SP_DEADLINE_FROM && self->reading->date != SP_DATE_NONE &&
           deadline->date < self->reading->date)
    doubt (self, start, stop, _ ("期限早于成文日期。"), SP_DATE_NONE);
}

static gboolean
settle (Scanner *self, const SpDatePoint *point, Lead lead, Tail tail, SpReadDeadline *out)
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
take_range (Scanner *self, const char *p, const char *text, const SpDatePoint *first)
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
  if (self->brackets == 0 &&
      (self->reading->date == SP_DATE_NONE || deadline.date >= self->reading->date))
    add (self, &deadline, text, stop);
  return stop;
}

static const char *
take_time (Scanner *self, const char *p)
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
  stop = take_range (self, p, text, &point);
  if (stop != NULL)
    return stop;
  if (settle (self, &point, lead, read_tail (&point, self->end, &stop), &deadline) &&
      (point.has_year || sp_reader_year (self->reading) > 0))
    {
      add (self, &deadline, text, stop);
      check_date (self, &deadline, &point, text, stop);
    }
  return MAX (stop, point.end);
}

/* 年底前, 年内 without a year. */
static const char *
take_year_end (Scanner *self, const char *p)
{
  static const char *const ends[] = {"年底前", "年底以前", "年末前", "年终前", NULL};
  guint length = sp_scan_any (p, ends);
  gboolean inside = length == 0 && sp_scan_at (p, "年内");
  SpReadDeadline deadline = {.kind = inside ? SP_DEADLINE_WITHIN : SP_DEADLINE_BY};
  const char *before = sp_scan_prev (self->start, p);
  int year = sp_reader_year (self->reading);

  if (inside)
    length = (guint)strlen ("年内");
  /* 三年内, 每年底前 and 一年内 are read by their numbers. */
  if (length == 0 ||
      (p > self->start && (sp_scan_is_digit (before) || sp_scan_number (before, p, &before) >= 0 ||
                           sp_scan_at (sp_scan_prev (self->start, p), "每"))))
    return NULL;
  deadline.date = year > 0 ? sp_date_from_ymd (year, 12, 31) : SP_DATE_NONE;
  add (self, &deadline, p, p + length);
  doubt (self, p, p + length, _ ("日期没有写年份。"), deadline.date);
  return p + length;
}

/* 通过三年整治, 利用三年时间, 三年内, 分三年: counted from the plan's first year. */
static const char *
take_years (Scanner *self, const char *p, int years, const char *stop)
{
  static const char *const means[] = {"通过", "利用", "用", "经过", "分", NULL};
  static const char *const at[] = {"在", "力争", "争取", "于", "确保", NULL};
  static const char *const works[] = {"整治",     "专项整治", "行动",   "专项行动",
                                      "综合治理", "治理",     "努力",   "攻坚",
                                      "集中整治", "时间",     "的努力", NULL};
  static const char *const names[] = {"计划", "方案", "规划", "目标", NULL};
  static const char *const insides[] = {"内", "之内", "以内", NULL};
  SpReadDeadline deadline = {.kind = SP_DEADLINE_BY, .relative = TRUE};
  const char *text = p, *last = stop + strlen ("年");
  guint means_length = sp_scan_any_before (self->start, p, means), inside;
  SpDate base =
    self->reading->first_day != SP_DATE_NONE ? self->reading->first_day : self->reading->date;

  inside = sp_scan_any (last, insides);
  if (means_length > 0)
    {
      text = p - means_length;
      last += inside > 0 ? inside : sp_scan_any (last, works);
      if (sp_scan_any (last, names) > 0)
        return NULL;
    }
  else if (inside > 0 && (p == self->clause || sp_scan_any_before (self->start, p, at) > 0))
    last += inside;
  else
    return NULL;
  if (years < 1 || years > 20)
    return NULL;
  deadline.date = base != SP_DATE_NONE
                    ? sp_date_from_ymd (sp_date_to_ymd (base).year + years - 1, 12, 31)
                    : SP_DATE_NONE;
  add (self, &deadline, text, last);
  return last;
}

/* 印发之日起30日内, 出台一个月之内: after an event, which has a date only when it is this
 * document's issue. */
static const char *
take_after_event (Scanner *self, const char *p, int n, const char *stop)
{
  static const char *const events[] = {"印发", "发布",   "下发", "公布", "出台",
                                       "施行", "之日起", "起",   "后",   NULL};
  static const char *const issues[] = {"本方案印发", "印发之日",   "发布之日", "下发之日",
                                       "本计划印发", "本通知印发", NULL};
  static const struct
  {
    const char *word;
    int days, months;
  } lengths[] = {{"个工作日", 0, 0}, {"工作日", 0, 0}, {"日", 1, 0},    {"天", 1, 0},
                 {"个月", 0, 1},     {"周", 7, 0},     {"个星期", 7, 0}};
  static const char *const insides[] = {"内", "之内", "以内", NULL};
  SpReadDeadline deadline = {.kind = SP_DEADLINE_BY, .relative = TRUE};
  const char *event = sp_scan_back (self->clause, p, CLAUSE_BYTES);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      const char *last = stop + strlen (lengths[i].word);
      guint inside = sp_scan_at (stop, lengths[i].word) ? sp_scan_any (last, insides) : 0;

      if (inside == 0 || sp_scan_find_any (event, p, events, NULL) == NULL)
        continue;
      if (self->reading->date != SP_DATE_NONE && sp_scan_find_any (event, p, issues, NULL) != NULL)
        deadline.date = lengths[i].months > 0
                          ? sp_date_add_months (self->reading->date, n * lengths[i].months)
                        : lengths[i].days > 0 ? self->reading->date + n * lengths[i].days
                                              : SP_DATE_NONE;
      add (self, &deadline, event, last + inside);
      return last + inside;
    }
  return NULL;
}

static const char *
take_span (Scanner *self, const char *p)
{
  const char *stop;
  int n = sp_scan_number (p, self->end, &stop);
  const char *behind;

  if (n < 1 || n > 1000)
    return NULL;
  behind = stop;
  while (behind < self->end && *behind == ' ')
    behind++;
  return sp_scan_at (behind, "年") ? take_years (self, p, n, behind)
                                   : take_after_event (self, p, n, behind);
}

static const char *
take_recurrence (Scanner *self, const char *p)
{
  SpReadDeadline deadline = {.kind = SP_DEADLINE_RECURRING};
  const char *stop = sp_recurrence_read (self->start, p, self->end, &deadline);

  if (stop != NULL)
    add (self, &deadline, p, stop);
  return stop;
}

/* Dispatch on the first character keeps the scan cheap. */
static const char *
take (Scanner *self, const char *p)
{
  const char *stop = NULL;
  gunichar c = sp_scan_char (p);

  if (c == 0x6bcf || c == 0x6309 || c == 0x9010) /* 每 按 逐 */
    return take_recurrence (self, p);
  if (c == 0x5e74) /* 年 */
    return take_year_end (self, p);
  if (sp_scan_is_digit (p) || c == 0x4eca || c == 0x660e || c == 0x672c || c == 0x5f53 ||
      c == 0x6b21)
    stop = take_time (self, p);
  else if (c == 0x4e8c || c == 0x4e00 || c == 0x7b2c || c == 0x4e0a || c == 0x4e0b)
    stop = take_time (self, p); /* 二〇二〇年, 第一季度, 上半年 */
  if (stop == NULL && c != 0x672c)
    stop = take_span (self, p);
  return stop;
}

void
sp_deadlines_read (SpReading *reading, int block, const char *start, const char *end)
{
  Scanner self = {.reading = reading, .block = block, .start = start, .end = end, .clause = start};
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
