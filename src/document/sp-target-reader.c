/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Targets: amounts by which success is measured. Every percentage outside brackets is one; a count
 * only where a word says that so many must be reached, so that limits inside technical rules stay
 * out. */
#include "document/sp-date-point.h"
#include "document/sp-facts.h"
#include "document/sp-scan.h"
#include "document/sp-target-scan.h"

#include "base/sp-i18n.h"

#define CLAUSE_CHARS 40
#define NOUNS_MAX 20   /* in front of one 分别 */
#define PAST_BYTES 400 /* of a sentence behind the year that opens it */

/* 不少于, 下降 belong to what is aimed at; 达到 and 建成 only lead up to it. */
static gboolean
tells_sense (const SpTargetScan *self)
{
  switch (self->word.start != NULL ? self->word.kind : SP_TARGET_WORD_DOES)
    {
    case SP_TARGET_WORD_DOES:
    case SP_TARGET_WORD_RUNS:
    case SP_TARGET_WORD_REACHES:
    case SP_TARGET_WORD_KEEPS:
    case SP_TARGET_WORD_HOLDS:
      return FALSE;
    case SP_TARGET_WORD_AT_LEAST:
    case SP_TARGET_WORD_AT_MOST:
    case SP_TARGET_WORD_ABOVE:
    case SP_TARGET_WORD_BELOW:
    case SP_TARGET_WORD_FALLS:
    case SP_TARGET_WORD_RISES:
    default:
      return TRUE;
    }
}

/* The noun that the @nth amount behind 分别 measures; FALSE where not so many are listed. */
static gboolean
find_noun (const SpTargetScan *self, guint nth, const char **start, const char **end)
{
  static const char *const joints[] = {"、", "和", "及", "与", "以及", NULL};
  static const char *const compared[] = {"较", "比", "同比", "要", "均", "都", "力争", NULL};
  const char *p = sp_scan_back (self->clause, self->severally, SP_TARGET_CLAUSE_BYTES);
  const char *stop = sp_scan_find_any (p, self->severally, compared, NULL);

  if (stop == NULL)
    stop = self->severally;
  for (;; nth--)
    {
      guint length = 0;
      const char *joint = sp_scan_find_any (p, stop, joints, &length);

      if (nth == 0)
        {
          *start = sp_scan_skip_spaces (p, stop);
          *end = joint != NULL ? joint : stop;
          return *end > *start && *end - *start <= SP_TARGET_CLAUSE_BYTES;
        }
      if (joint == NULL || nth > NOUNS_MAX)
        return FALSE;
      p = joint + length;
    }
}

/* 甲、乙分别下降15%、10%和26%: an amount too many. */
static void
check_severally (const SpTargetScan *self)
{
  const char *start, *end;

  if (self->severally == NULL || self->nth < 2 || !find_noun (self, 1, &start, &end) ||
      find_noun (self, self->nth - 1, &start, &end))
    return;
  sp_reader_doubt (
    self->reading, SP_DOUBT_COUNT,
    sp_reader_span (self->reading, self->severally, self->severally + strlen ("分别")), self->block,
    _ ("“分别”前面列出的项目比后面的数少。"), _ ("每个数各按一项指标读。"));
}

/* 到2024年、2025年底，覆盖率分别达到30%、60%: where one noun stands in front, the amounts belong to
 * the dates of the sentence in turn. */
static void
share_dates (const SpTargetScan *self, SpReadTarget *target)
{
  const SpReadBlock *block = &g_array_index (self->reading->blocks, SpReadBlock, self->block);
  guint sentence = sp_reader_span (self->reading, self->sentence, self->sentence).start;
  guint severally = sp_reader_span (self->reading, self->severally, self->severally).start;
  guint clause = sp_reader_span (self->reading, self->clause, self->clause).start;
  guint first = self->n_before, last;
  const char *start, *end;

  while (first > 0 && self->n_before - first < NOUNS_MAX &&
         g_array_index (block->deadlines, SpReadDeadline, first - 1).span.start >= sentence)
    first--;
  for (last = first; last < self->n_before &&
                     g_array_index (block->deadlines, SpReadDeadline, last).span.start < severally;)
    last++;
  /* 6月底、9月底分别…: the dates are what is listed. */
  if (last - first < 2 || first + self->nth > last ||
      (g_array_index (block->deadlines, SpReadDeadline, first).span.start < clause &&
       find_noun (self, 1, &start, &end)))
    return;
  target->by = g_array_index (block->deadlines, SpReadDeadline, first + self->nth - 1).date;
}

static void
add (SpTargetScan *self, const char *p, const char *stop, const SpAmount *amount, SpTargetOp op)
{
  SpReadBlock *block = &g_array_index (self->reading->blocks, SpReadBlock, self->block);
  const char *text = tells_sense (self) && sp_target_is_beside (self, p) ? self->word.start : p;
  const char *first = text - self->clause > SP_TARGET_CLAUSE_BYTES ? text : self->clause,
             *last = stop;
  SpReadTarget target = {.op = op, .value = amount->value};
  guint chars = 0;

  while (last < self->end && !sp_scan_ends_clause (last) && chars++ < CLAUSE_CHARS)
    last = g_utf8_next_char (last);
  target.span = sp_reader_span (self->reading, text, stop);
  target.text = sp_reader_keep (self->reading, text, stop, TRUE);
  first = sp_scan_skip_spaces (first, text);
  if (self->severally != NULL)
    find_noun (self, self->nth++, &first, &last);
  target.clause = sp_reader_span (self->reading, first, last);
  target.unit = sp_reader_keep (self->reading, amount->unit, amount->unit_end, TRUE);
  if (strcmp (target.unit, "％") == 0)
    target.unit = "%";
  target.by = sp_target_find_by (self, p);
  if (self->severally != NULL && self->nth > 0)
    share_dates (self, &target);
  g_array_append_val (sp_reader_list (self->reading, &block->targets, sizeof target), target);
  self->last_end = stop;
  self->last_op = op;
}

/* 2019年，…达到85%: a year before the document's tells how things stood. */
static gboolean
is_past (const SpTargetScan *self, const char *p)
{
  static const char *const leads[] = {"截至", "截止", "到", "至", "在", NULL};
  int base = sp_reader_year (self->reading);
  const char *q = sp_scan_skip_spaces (self->sentence, p);
  SpDatePoint point;

  q += sp_scan_any (q, leads);
  return base > 0 && p - q <= PAST_BYTES && sp_date_point_read (q, p, 0, &point) &&
         point.year < base;
}

/* 翻一番 is to grow by 100 %, 翻两番 by 300 %. */
static const char *
take_doubling (SpTargetScan *self, const char *p)
{
  const char *stop;
  int times = sp_scan_number (p + strlen ("翻"), self->end, &stop);
  SpAmount amount = {.percent = TRUE, .unit = "%"};

  if (times < 1 || times > 9 || !sp_scan_at (stop, "番"))
    return NULL;
  stop += strlen ("番");
  amount.value = 100.0 * ((1 << times) - 1);
  amount.unit_end = amount.unit + 1;
  self->word.start = NULL;
  add (self, p, stop, &amount, SP_TARGET_INCREASE_BY);
  return stop;
}

/* 控制在0.02以内, 达到0.8以上: what is held or reached may have no unit. */
static gboolean
is_held (const SpTargetScan *self, const char *p)
{
  return (sp_target_follows (self, SP_TARGET_WORD_KEEPS) ||
          sp_target_follows (self, SP_TARGET_WORD_REACHES)) &&
         sp_target_is_beside (self, p);
}

static const char *
take (SpTargetScan *self, const char *p)
{
  SpAmount amount;
  SpTargetOp op = SP_TARGET_EQUAL, suffix_op = SP_TARGET_EQUAL;
  gboolean suffix = FALSE, meant;
  const char *stop;

  if (p > self->start && (g_ascii_isalnum (p[-1]) || p[-1] == '.' || p[-1] == '-' || p[-1] == '/'))
    return NULL;
  if (sp_scan_before (self->start, p, "第") ||
      !(sp_amount_read (p, self->end, &amount) ||
        (is_held (self, p) && sp_amount_read_bare (p, self->end, &amount))))
    return NULL;
  stop = amount.end + sp_target_read_suffix (amount.end, &suffix_op, &suffix);
  meant = amount.percent  ? sp_target_settle_percent (self, p, &amount, suffix, &op)
          : amount.points ? sp_target_settle_points (self, p, &amount, suffix, &op)
                          : sp_target_settle_count (self, p, stop, &amount, suffix, &op);
  if (!meant || sp_target_is_other (self->clause, p, stop, self->end, &amount) || is_past (self, p))
    return NULL;
  if (suffix && op != SP_TARGET_DECREASE_BY && op != SP_TARGET_INCREASE_BY)
    op = suffix_op;
  add (self, p, stop, &amount, op);
  return stop;
}

static void
look_at_word (SpTargetScan *self, const char *p)
{
  SpTargetWord word;

  if (sp_scan_at (p, "分别"))
    {
      self->severally = p;
      self->nth = 0;
    }
  if ((self->word.start != NULL && p < self->word.end) ||
      !sp_target_word_read (&self->heads, p, &word))
    return;
  /* 整改率, 覆盖面 are what is measured. */
  if (sp_scan_at (word.end, "率") || sp_scan_at (word.end, "面"))
    return;
  /* 至少组织开展2次: what is done says less than how often. */
  if (sp_target_follows (self, SP_TARGET_WORD_AT_LEAST) &&
      (word.kind == SP_TARGET_WORD_DOES || word.kind == SP_TARGET_WORD_RUNS))
    return;
  /* 组织 and the like are everywhere; they do not take the place of a verb that says more. */
  if (word.kind == SP_TARGET_WORD_RUNS && self->word.start != NULL &&
      self->word.kind != SP_TARGET_WORD_RUNS)
    return;
  self->word = word;
}

/* A numeral where a word just before or the fraction itself says that an amount is meant. */
static gboolean
is_spelled (const SpTargetScan *self, const char *p)
{
  const char *stop;
  gboolean near;

  if (!sp_scan_is_han (p) || sp_scan_number (p, self->end, &stop) <= 0)
    return FALSE;
  near = (sp_target_follows (self, SP_TARGET_WORD_AT_LEAST) && p >= self->word.end &&
          p - self->word.end <= SP_TARGET_NEAR) ||
         (sp_target_follows (self, SP_TARGET_WORD_DOES) && sp_target_is_near (self, p));
  return near || sp_target_is_beside (self, p) || sp_scan_at (stop, "分之") ||
         sp_scan_at (stop, "成") || sp_scan_at (stop, "半");
}

static const char *
step (SpTargetScan *self, const char *p)
{
  const char *next = NULL;

  if (sp_scan_at (p, "翻"))
    next = take_doubling (self, p);
  else if (sp_scan_is_digit (p) || sp_scan_at (p, "百分之") || is_spelled (self, p))
    next = take (self, p);
  else
    look_at_word (self, p);
  if (next == NULL && sp_scan_is_digit (p))
    sp_scan_digits (p, self->end, 30, &next);
  return next != NULL && next > p ? next : g_utf8_next_char (p);
}

void
sp_targets_read (SpReading *reading, int block, const char *start, const char *end)
{
  SpTargetScan self = {.reading = reading, .block = block, .start = start, .end = end};
  int depth = 0;

  sp_target_heads_init (&self.heads);
  self.sentence = self.clause = start;
  for (const char *p = start; p < end;)
    {
      const char *next = g_utf8_next_char (p);

      if (*p == '\n')
        depth = 0;
      depth = MAX (depth + (sp_scan_opens (p) != SP_BRACKET_NONE) -
                     (sp_scan_closes (p) != SP_BRACKET_NONE),
                   0);
      if (depth == 0)
        next = step (&self, p);
      if (depth == 0 && sp_scan_ends_clause (p))
        {
          check_severally (&self);
          self.clause = next;
          self.word.start = self.word.end = NULL;
          self.severally = NULL;
        }
      if (depth == 0 && sp_scan_ends_sentence (p))
        self.sentence = next;
      p = next;
    }
}
