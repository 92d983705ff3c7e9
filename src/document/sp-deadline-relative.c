/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deadlines counted from the plan's own dates, and what all deadlines share: their place, their
 * clause and the doubts about them. */
#include "document/sp-deadline-scan.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define CLAUSE_CHARS 40
#define EVENT_BYTES 60
#define CLAUSE_BYTES 120 /* as much text in front */
#define LONG_PAST 180    /* days; what is due so long ago is meant for the next year */

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

const SpReadDeadline *
sp_deadline_before (const SpDeadlineScan *self, const char *p, SpDeadlineKind kind, gsize bytes)
{
  const GArray *all = g_array_index (self->reading->blocks, SpReadBlock, self->block).deadlines;
  const SpReadDeadline *last;

  if (all->len == 0)
    return NULL;
  last = &g_array_index (all, SpReadDeadline, all->len - 1);
  return last->kind == kind && self->reading->text + last->span.end + bytes >= p ? last : NULL;
}

gboolean
sp_deadline_is_done_word (const char *p)
{
  static const char *const words[] = {"完成", "达到", "实现", "前",   "全部", "全面",
                                      "基本", "建成", "力争", "争取", "投入", "报送",
                                      "上报", "形成", "出台", NULL};

  return sp_scan_any (p, words) > 0;
}

/* 下季度首月10日: the month within the quarter that @out tells, and a day of it. */
static void
read_month_of_quarter (const SpDeadlineScan *self, SpDatePoint *out)
{
  static const struct
  {
    const char *word;
    int month;
  } months[] = {{"首月", 0}, {"第一个月", 0}, {"第1个月", 0},    {"第二个月", 1}, {"第2个月", 1},
                {"末月", 2}, {"第三个月", 2}, {"最后一个月", 2}, {"第3个月", 2}};

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (!sp_scan_at (out->end, months[i].word))
        continue;
      out->kind = SP_POINT_MONTH;
      out->first = sp_date_add_months (out->first, months[i].month);
      out->last = sp_date_add_months (out->first, 1) - 1;
      out->end += strlen (months[i].word);
      sp_date_point_read_day (out->end, self->end, sp_date_to_ymd (out->first).month, out);
      return;
    }
}

/* 本月, 下月15日, 本季度: counted from the day of issue. */
gboolean
sp_deadline_point (const SpDeadlineScan *self, const char *p, SpDatePoint *out)
{
  static const struct
  {
    const char *word;
    int months, next;
  } words[] = {{"本月", 1, 0},   {"当月", 1, 0},   {"下个月", 1, 1},
               {"下月", 1, 1},   {"次月", 1, 1},   {"本季度", 3, 0},
               {"下季度", 3, 1}, {"当季度", 3, 0}, {"下个季度", 3, 1}};
  SpYmd day = sp_date_to_ymd (self->reading->date);

  if (sp_date_point_read (p, self->end, sp_reader_year (self->reading), out))
    {
      /* 3月5日 in a document of December is in the next year. */
      if (!out->has_year && self->reading->date != SP_DATE_NONE &&
          out->last + LONG_PAST < self->reading->date)
        sp_date_point_read (p, self->end, day.year + 1, out);
      return TRUE;
    }
  for (guint i = 0; day.year > 0 && i < G_N_ELEMENTS (words); i++)
    {
      int month = (day.month - 1) / words[i].months * words[i].months;
      SpDate first;

      if (!sp_scan_at (p, words[i].word))
        continue;
      first = sp_date_add_months (sp_date_from_ymd (day.year, month + 1, 1),
                                  words[i].next * words[i].months);
      day = sp_date_to_ymd (first);
      *out = (SpDatePoint) {.kind = words[i].months > 1 ? SP_POINT_PART_OF_YEAR : SP_POINT_MONTH,
                            .has_year = TRUE,
                            .year = day.year,
                            .first = first,
                            .last = sp_date_add_months (first, words[i].months) - 1,
                            .end = p + strlen (words[i].word)};
      if (words[i].months == 1)
        sp_date_point_read_day (out->end, self->end, day.month, out);
      else
        read_month_of_quarter (self, out);
      return TRUE;
    }
  return FALSE;
}

/* 年底前, 年内, 年中 without a year. */
const char *
sp_deadline_take_year_end (SpDeadlineScan *self, const char *p)
{
  static const char *const ends[] = {"年底前",   "年底以前", "年底之前", "年末前", "年终前",
                                     "年中之前", "年中以前", "年中前",   NULL};
  static const char *const bare[] = {"年底", "年末", "年终", "年中", NULL};
  static const char *const leads[] = {"到", "至", "于", "在", NULL};
  guint length = sp_scan_any (p, ends), open = length == 0 ? sp_scan_any (p, bare) : 0;
  gboolean inside = length == 0 && sp_scan_at (p, "年内");
  SpReadDeadline deadline = {.kind = inside ? SP_DEADLINE_WITHIN : SP_DEADLINE_BY};
  const char *before = sp_scan_prev (self->start, p);
  int year = sp_reader_year (self->reading);

  if (inside)
    length = (guint)strlen ("年内");
  if (open > 0 && (sp_scan_any_before (self->start, p, leads) > 0 ||
                   (p == self->clause && sp_deadline_is_done_word (p + open))))
    length = open;
  /* 三年内, 每年底前 and 一年内 are read by their numbers. */
  if (length == 0 ||
      (p > self->start &&
       (sp_scan_is_digit (before) || sp_scan_number (before, p, &before) >= 0 ||
        sp_scan_any_before (self->start, p, (const char *const[]) {"每", "半", "全", "近", NULL}))))
    return NULL;
  if (year > 0)
    deadline.date =
      sp_scan_at (p, "年中") ? sp_date_from_ymd (year, 6, 30) : sp_date_from_ymd (year, 12, 31);
  sp_deadline_add (self, &deadline, p, p + length);
  sp_deadline_doubt (self, p, p + length, _ ("日期没有写年份。"), deadline.date);
  return p + length;
}

/* 到“十四五”末: the five years end in 2025. */
const char *
sp_deadline_take_five_years (SpDeadlineScan *self, const char *p)
{
  static const char *const numbers[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", NULL};
  static const char *const ends[] = {"末",       "期末",   "末期",   "末年",     "时期末",
                                     "规划期末", "期间末", "结束前", "收官之年", NULL};
  static const char *const leads[] = {"到", "至", "在", "于", NULL};
  SpReadDeadline deadline = {.kind = SP_DEADLINE_BY};
  const char *q = sp_scan_at (p, "“") ? p + strlen ("“") : p;
  guint length, i = 0;

  if (!sp_scan_at (q, "十"))
    return NULL;
  q += strlen ("十");
  while (numbers[i] != NULL && !sp_scan_at (q, numbers[i]))
    i++;
  if (numbers[i] == NULL || !sp_scan_at (q + strlen (numbers[i]), "五"))
    return NULL;
  q += strlen (numbers[i]) + strlen ("五");
  if (sp_scan_at (q, "”"))
    q += strlen ("”");
  length = sp_scan_any (q, ends);
  if (length == 0 || q + length > self->end)
    return NULL;
  /* The eleventh ended in 2010. */
  deadline.date = sp_date_from_ymd (2010 + 5 * (int)i, 12, 31);
  sp_deadline_add (self, &deadline, p - sp_scan_any_before (self->start, p, leads), q + length);
  return q + length;
}

static const char *const insides[] = {"内", "之内", "以内", NULL};
/* In front of a length of time that work may take. */
static const char *const at[] = {"在", "力争", "争取", "于",   "确保",
                                 "须", "应",   "要",   "务必", NULL};

/* 12个月内两次被通报的, 5年内未检修的: a span in which something happened or did not. */
static gboolean
describes (const char *p)
{
  static const char *const words[] = {"的",   "未",   "连续", "累计", "发生", "被",   "无",
                                      "曾",   "两次", "多次", "再次", "出现", "不得", "不准",
                                      "受到", "有",   "没有", "不",   NULL};

  return sp_scan_any (p, words) > 0 || sp_scan_is_digit (p);
}

/* 通过三年整治, 利用三年时间, 三年内, 分三年: counted from the plan's first year. */
static const char *
take_years (SpDeadlineScan *self, const char *p, int years, const char *stop)
{
  static const char *const means[] = {"通过", "利用", "用", "经过", "分", NULL};
  static const char *const works[] = {"整治",     "专项整治", "行动",   "专项行动",
                                      "综合治理", "治理",     "努力",   "攻坚",
                                      "集中整治", "时间",     "的努力", NULL};
  static const char *const names[] = {"计划", "方案", "规划", "目标", NULL};
  SpReadDeadline deadline = {.kind = SP_DEADLINE_BY, .relative = TRUE};
  const char *text = p, *last = stop + strlen ("年");
  const SpReadDeadline *from = sp_deadline_before (self, p, SP_DEADLINE_FROM, 4 * strlen ("，"));
  guint means_length = sp_scan_any_before (self->start, p, means), inside;
  SpDate base =
    self->reading->first_day != SP_DATE_NONE ? self->reading->first_day : self->reading->date;

  if (from != NULL)
    base = from->date;
  inside = sp_scan_any (last, insides);
  if (means_length > 0)
    {
      text = p - means_length;
      last += inside > 0 ? inside : sp_scan_any (last, works);
      if (sp_scan_any (last, names) > 0)
        return NULL;
    }
  else if (inside > 0 && (p == self->clause || sp_scan_any_before (self->start, p, at) > 0) &&
           !describes (last + inside))
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

/* The last day of a span that begins on @day; of working days where it counts neither days nor
 * months. */
static SpDate
add_span (SpDate day, int n, int days, int months)
{
  if (day == SP_DATE_NONE)
    return SP_DATE_NONE;
  return months > 0 ? sp_date_add_months (day, n * months)
         : days > 0 ? day + n * days
                    : sp_date_add_workdays (day, n);
}

/* Whether [event, p) tells of the issue of this very document. */
static gboolean
is_own_issue (const char *event, const char *p)
{
  static const char *const issues[] = {
    "本方案印发", "印发之日", "发布之日", "下发之日",   "本计划印发", "本通知印发",
    "方案印发",   "计划印发", "通知印发", "意见印发",   "文件印发",   "方案下发",
    "通知下发",   "文件下发", "印发后",   "方案发布后", "即日起",     NULL};
  static const char *const others[] = {"上级", "国家", "省级", "州级", "市级", "省厅", NULL};

  return sp_scan_find_any (event, p, issues, NULL) != NULL &&
         sp_scan_find_any (event, p, others, NULL) == NULL;
}

/* 印发之日起30日内, 出台一个月之内: after an event, which has a date only when it is this
 * document's issue. 3个月内 alone is counted from it too, with a doubt. */
static const char *
take_days (SpDeadlineScan *self, const char *p, int n, const char *stop, int days, int months)
{
  static const char *const events[] = {"印发", "发布",   "下发", "公布", "出台",
                                       "施行", "之日起", "起",   "后",   NULL};
  SpReadDeadline deadline = {.kind = SP_DEADLINE_BY, .relative = TRUE};
  const char *event = sp_scan_back (self->clause, p, CLAUSE_BYTES);
  const SpReadDeadline *round = sp_deadline_before (self, p, SP_DEADLINE_RECURRING, 15);
  const SpReadDeadline *open = sp_deadline_before (self, p, SP_DEADLINE_BY, EVENT_BYTES);
  SpDate day = self->reading->date;
  gboolean workdays = days == 0 && months == 0;

  if (open != NULL && (!open->relative || open->date != SP_DATE_NONE))
    open = NULL;
  /* 每季度结束后10日内 belongs to what comes round. */
  if (round != NULL && sp_scan_find (self->reading->text + round->span.end, p, "后") != NULL)
    return stop;
  if (open != NULL && sp_scan_find (self->reading->text + open->span.end, p, "。") == NULL)
    {
      /* 接报后3日内受理，30日内办结: counted from the same event. */
      sp_deadline_add (self, &deadline, p, stop);
      return stop;
    }
  if (sp_scan_find_any (event, p, events, NULL) != NULL)
    {
      if (is_own_issue (event, p))
        deadline.date = add_span (day, n, days, months);
      sp_deadline_add (self, &deadline, event, stop);
      if (deadline.date != SP_DATE_NONE && workdays)
        sp_deadline_doubt (self, event, stop, _ ("工作日按周一至周五推算，没有扣除节假日。"),
                           deadline.date);
      return stop;
    }
  if ((p != self->clause && sp_scan_any_before (self->start, p, at) == 0) || describes (stop) ||
      self->brackets > 0)
    return NULL;
  deadline.date = add_span (day, n, days, months);
  sp_deadline_add (self, &deadline, p, stop);
  if (deadline.date != SP_DATE_NONE)
    sp_deadline_doubt (self, p, stop,
                       workdays ? _ ("没有写明从哪一天算起，也没有扣除节假日。")
                                : _ ("没有写明从哪一天算起。"),
                       deadline.date);
  return stop;
}

static const char *
take_length (SpDeadlineScan *self, const char *p, int n, const char *stop)
{
  static const char *const uses[] = {"用", "利用", NULL};
  guint means;
  static const struct
  {
    const char *word;
    int days, months;
  } lengths[] = {{"个工作日", 0, 0}, {"工作日", 0, 0}, {"日", 1, 0},     {"天", 1, 0},
                 {"个月", 0, 1},     {"周", 7, 0},     {"个星期", 7, 0}, {"个季度", 0, 3}};

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      const char *last = stop + strlen (lengths[i].word);
      guint inside = sp_scan_at (stop, lengths[i].word) ? sp_scan_any (last, insides) : 0;

      if (inside > 0)
        return take_days (self, p, n, last + inside, lengths[i].days, lengths[i].months);
      /* 用3个月时间 */
      if (sp_scan_at (stop, lengths[i].word) && sp_scan_at (last, "时间") &&
          (means = sp_scan_any_before (self->start, p, uses)) > 0)
        return take_days (self, p - means, n, last + strlen ("时间"), lengths[i].days,
                          lengths[i].months);
    }
  return NULL;
}

const char *
sp_deadline_take_span (SpDeadlineScan *self, const char *p)
{
  const char *stop, *behind;
  int n;

  if (sp_scan_at (p, "半年内"))
    return take_days (self, p, 6, p + strlen ("半年内"), 0, 1);
  if (sp_scan_at (p, "半个月内") || sp_scan_at (p, "半月内"))
    return take_days (self, p, 15, strstr (p, "内") + strlen ("内"), 1, 0);
  n = sp_scan_number (p, self->end, &stop);
  if (n < 1 || n > 1000)
    return NULL;
  behind = stop;
  while (behind < self->end && *behind == ' ')
    behind++;
  return sp_scan_at (behind, "年") ? take_years (self, p, n, behind)
                                   : take_length (self, p, n, behind);
}

const char *
sp_deadline_take_years_from (SpDeadlineScan *self, const char *text, const char *p, SpDate base)
{
  SpReadDeadline deadline = {.kind = SP_DEADLINE_BY, .relative = TRUE};
  const char *stop;
  int years = sp_scan_number (p, self->end, &stop);
  guint inside;

  if (years < 1 || years > 20 || !sp_scan_at (stop, "年"))
    return NULL;
  stop += strlen ("年");
  inside = sp_scan_any (stop, insides);
  if (inside == 0 || describes (stop + inside))
    return NULL;
  deadline.date = sp_date_add_months (base, 12 * years) - 1;
  sp_deadline_add (self, &deadline, text, stop + inside);
  return stop + inside;
}
