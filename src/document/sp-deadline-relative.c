/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deadlines counted from the plan's own dates, and what all deadlines share: their place, their
 * clause and the doubts about them. */
#include "document/sp-deadline-scan.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define CLAUSE_CHARS 40
#define CLAUSE_BYTES 120 /* as much text in front */

/* The part of the sentence that a fact at [start, end) governs. */
static SpSpan
clause_around (const SpDeadlineScan *self, const char *start, const char *end)
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

void
sp_deadline_add (SpDeadlineScan *self, SpReadDeadline *deadline, const char *start, const char *end)
{
  SpReadBlock *block = &g_array_index (self->reading->blocks, SpReadBlock, self->block);

  deadline->span = sp_reader_span (self->reading, start, end);
  deadline->text = sp_reader_keep (self->reading, start, end, TRUE);
  deadline->clause = clause_around (self, start, end);
  g_array_append_val (sp_reader_list (self->reading, &block->deadlines, sizeof *deadline),
                      *deadline);
}

void
sp_deadline_doubt (
  SpDeadlineScan *self, const char *start, const char *end, const char *message, SpDate taken_for)
{
  g_autofree char *date = sp_date_dup_chinese (taken_for);
  g_autofree char *proposal = g_strdup_printf (_ ("按%s读。"), date);

  sp_reader_doubt (self->reading, SP_DOUBT_DATE, sp_reader_span (self->reading, start, end),
                   self->block, message, taken_for != SP_DATE_NONE ? proposal : "");
}

/* 年底前, 年内 without a year. */
const char *
sp_deadline_take_year_end (SpDeadlineScan *self, const char *p)
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
  sp_deadline_add (self, &deadline, p, p + length);
  sp_deadline_doubt (self, p, p + length, _ ("日期没有写年份。"), deadline.date);
  return p + length;
}

/* 通过三年整治, 利用三年时间, 三年内, 分三年: counted from the plan's first year. */
static const char *
take_years (SpDeadlineScan *self, const char *p, int years, const char *stop)
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
  sp_deadline_add (self, &deadline, text, last);
  return last;
}

/* 印发之日起30日内, 出台一个月之内: after an event, which has a date only when it is this
 * document's issue. */
static const char *
take_after_event (SpDeadlineScan *self, const char *p, int n, const char *stop)
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
      sp_deadline_add (self, &deadline, event, last + inside);
      return last + inside;
    }
  return NULL;
}

const char *
sp_deadline_take_span (SpDeadlineScan *self, const char *p)
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
