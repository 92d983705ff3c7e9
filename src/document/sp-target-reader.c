/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Targets: amounts by which success is measured. Every percentage outside brackets is one; a count
 * only where a word says that so many must be reached, so that limits inside technical rules stay
 * out. */
#include "document/sp-amount.h"
#include "document/sp-facts.h"
#include "document/sp-scan.h"

#define NEAR 36 /* bytes between 至少 and its number */
#define CLAUSE_CHARS 40
#define CLAUSE_BYTES 240
#define LOOK_BACK 32 /* deadlines of one sentence */

typedef enum
{
  WORD_AT_LEAST, /* binds a count even at a distance */
  WORD_REACHES,  /* binds a count beside it */
  WORD_AT_MOST,
  WORD_KEEPS, /* 控制在, 保持在: a limit from above */
  WORD_ABOVE, /* 超过: binds a count only where the sentence sets an aim */
  WORD_BELOW,
  WORD_FALLS, /* beside its number only */
  WORD_RISES,
  WORD_DOES, /* 建成, 消除: exactly so many */
} WordKind;

static const struct
{
  const char *word;
  WordKind kind;
} words[] = {
  {"不低于", WORD_AT_LEAST},   {"不少于", WORD_AT_LEAST},   {"不得少于", WORD_AT_LEAST},
  {"不得低于", WORD_AT_LEAST}, {"不能少于", WORD_AT_LEAST}, {"不小于", WORD_AT_LEAST},
  {"至少", WORD_AT_LEAST},     {"达到", WORD_REACHES},      {"达", WORD_REACHES},
  {"提高到", WORD_REACHES},    {"提高至", WORD_REACHES},    {"提升到", WORD_REACHES},
  {"提升至", WORD_REACHES},    {"增加到", WORD_REACHES},    {"增加至", WORD_REACHES},
  {"不超过", WORD_AT_MOST},    {"不得超过", WORD_AT_MOST},  {"不高于", WORD_AT_MOST},
  {"不多于", WORD_AT_MOST},    {"不大于", WORD_AT_MOST},    {"控制在", WORD_KEEPS},
  {"控制到", WORD_KEEPS},      {"保持在", WORD_KEEPS},      {"下降到", WORD_KEEPS},
  {"下降至", WORD_KEEPS},      {"降到", WORD_KEEPS},        {"降至", WORD_KEEPS},
  {"降低到", WORD_KEEPS},      {"减少到", WORD_KEEPS},      {"减少至", WORD_KEEPS},
  {"压减到", WORD_KEEPS},      {"压减至", WORD_KEEPS},      {"压缩到", WORD_KEEPS},
  {"压缩至", WORD_KEEPS},      {"超过", WORD_ABOVE},        {"高于", WORD_ABOVE},
  {"大于", WORD_ABOVE},        {"突破", WORD_ABOVE},        {"低于", WORD_BELOW},
  {"少于", WORD_BELOW},        {"小于", WORD_BELOW},        {"下降", WORD_FALLS},
  {"减少", WORD_FALLS},        {"降低", WORD_FALLS},        {"压减", WORD_FALLS},
  {"压降", WORD_FALLS},        {"缩减", WORD_FALLS},        {"压缩", WORD_FALLS},
  {"增长", WORD_RISES},        {"提高", WORD_RISES},        {"上升", WORD_RISES},
  {"增加", WORD_RISES},        {"提升", WORD_RISES},        {"消除", WORD_DOES},
  {"建成", WORD_DOES},         {"新建", WORD_DOES},         {"建设", WORD_DOES},
  {"创建", WORD_DOES},         {"培育", WORD_DOES},         {"打造", WORD_DOES},
  {"选取", WORD_DOES},         {"选择", WORD_DOES},         {"关闭", WORD_DOES},
  {"淘汰", WORD_DOES},         {"退出", WORD_DOES},         {"新增", WORD_DOES},
  {"改造", WORD_DOES},         {"培训", WORD_DOES},         {"整治", WORD_DOES},
  {"完成", WORD_DOES},
};

typedef struct
{
  SpReading *reading;
  int block;
  const char *start, *end;
  const char *sentence, *clause;
  /* State: the last word of the clause, and the last target, whose sense 、 carries on */
  int word; /* index into words, -1 */
  const char *word_start, *word_end;
  const char *last_end;
  SpTargetOp last_op;
  guint n_before; /* deadlines of the block that begin before the scan's place */
} Scanner;

static int
find_word (const char *p)
{
  int best = -1;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (*words[i].word == *p && sp_scan_at (p, words[i].word) &&
          (best < 0 || strlen (words[i].word) > strlen (words[best].word)))
        best = (int)i;
    }
  return best;
}

/* Nothing between the word and the number but 了, 约, spaces. */
static gboolean
is_beside (const Scanner *self, const char *p)
{
  static const char *const fillers[] = {"了", "约", " ", "近", "全部", "：", NULL};
  const char *q = self->word_end;

  while (q < p)
    {
      guint length = sp_scan_any (q, fillers);

      if (length == 0)
        return FALSE;
      q += length;
    }
  return TRUE;
}

/* 15%、10%和26%: what follows a target in a list means the same. */
static gboolean
continues_list (const Scanner *self, const char *p)
{
  static const char *const joints[] = {"、", "和", "及", NULL};

  return self->last_end != NULL && self->last_end + sp_scan_any (self->last_end, joints) == p &&
         self->last_end < p;
}

static guint
read_suffix (const char *p, SpTargetOp *op, gboolean *found)
{
  static const struct
  {
    const char *word;
    SpTargetOp op;
  } suffixes[] = {{"及以上", SP_TARGET_AT_LEAST}, {"以上", SP_TARGET_AT_LEAST},
                  {"及以下", SP_TARGET_AT_MOST},  {"以下", SP_TARGET_AT_MOST},
                  {"以内", SP_TARGET_AT_MOST},    {"之内", SP_TARGET_AT_MOST},
                  {"左右", SP_TARGET_EQUAL}};

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (sp_scan_at (p, suffixes[i].word))
        {
          *op = suffixes[i].op;
          *found = TRUE;
          return (guint)strlen (suffixes[i].word);
        }
    }
  return 0;
}

static gboolean
sets_an_aim (const Scanner *self, const char *p)
{
  static const char *const aims[] = {"力争", "确保", "实现", "努力", "争取", NULL};

  return sp_scan_find_any (sp_scan_back (self->clause, p, CLAUSE_BYTES), p, aims, NULL) != NULL;
}

static SpTargetOp
op_of (WordKind kind)
{
  switch (kind)
    {
    case WORD_AT_LEAST:
    case WORD_REACHES:
      return SP_TARGET_AT_LEAST;
    case WORD_AT_MOST:
    case WORD_KEEPS:
      return SP_TARGET_AT_MOST;
    case WORD_ABOVE:
      return SP_TARGET_ABOVE;
    case WORD_BELOW:
      return SP_TARGET_BELOW;
    case WORD_FALLS:
      return SP_TARGET_DECREASE_BY;
    case WORD_RISES:
      return SP_TARGET_INCREASE_BY;
    case WORD_DOES:
    default:
      return SP_TARGET_EQUAL;
    }
}

static gboolean
settle_percent (const Scanner *self, const char *p, const SpAmount *amount, SpTargetOp *op)
{
  *op = SP_TARGET_EQUAL;
  if (continues_list (self, p))
    *op = self->last_op;
  else if (self->word >= 0)
    {
      WordKind kind = words[self->word].kind;

      if ((kind != WORD_FALLS && kind != WORD_RISES && kind != WORD_DOES) || is_beside (self, p))
        *op = op_of (kind);
    }
  /* To reach all of it is to equal it. */
  if (amount->value == 100 && *op == SP_TARGET_AT_LEAST && *amount->unit != '\0' &&
      !sp_scan_at (amount->unit, "个"))
    *op = SP_TARGET_EQUAL;
  return TRUE;
}

static gboolean
settle_count (
  const Scanner *self, const char *p, const SpAmount *amount, SpTargetOp *op, gboolean ends_clause)
{
  static const char *const times[] = {"小时", "天", "周", "个月", "分钟", "工作日", NULL};
  WordKind kind;

  if (continues_list (self, p) && !amount->spelled)
    {
      *op = self->last_op;
      return TRUE;
    }
  if (self->word < 0)
    return FALSE;
  kind = words[self->word].kind;
  *op = op_of (kind);
  if (kind == WORD_AT_LEAST)
    return p - self->word_end <= NEAR;
  if (amount->spelled)
    return FALSE;
  /* 建成示范段8个。: the amount may end the clause behind what is counted. */
  if (!is_beside (self, p) && !(kind == WORD_DOES && ends_clause && p - self->word_end <= NEAR))
    return FALSE;
  if (kind == WORD_ABOVE || kind == WORD_BELOW)
    return sets_an_aim (self, p);
  if (kind == WORD_AT_MOST)
    return sp_scan_any (amount->unit, times) == 0;
  if (kind == WORD_DOES)
    {
      if (amount->range)
        *op = SP_TARGET_AT_LEAST;
      return !sp_scan_at (amount->unit, "次") && !sp_scan_at (amount->unit, "米");
    }
  return TRUE;
}

/* The last deadline of the sentence before the amount; a goal's opening time governs all of it. */
static SpDate
find_by (Scanner *self, const char *p)
{
  const SpReadBlock *block = &g_array_index (self->reading->blocks, SpReadBlock, self->block);
  guint sentence = sp_reader_span (self->reading, self->sentence, self->sentence).start;
  guint here = sp_reader_span (self->reading, p, p).start;
  guint clause = sp_reader_span (self->reading, self->clause, self->clause).start;

  while (self->n_before < block->deadlines->len &&
         g_array_index (block->deadlines, SpReadDeadline, self->n_before).span.start < here)
    self->n_before++;
  for (guint i = self->n_before; i-- > 0 && self->n_before - i <= LOOK_BACK;)
    {
      const SpReadDeadline *deadline = &g_array_index (block->deadlines, SpReadDeadline, i);

      /* Each year so many: the year that recurs is the term. */
      if (deadline->kind == SP_DEADLINE_RECURRING && deadline->span.start >= clause)
        return SP_DATE_NONE;
      if (deadline->span.end <= sentence)
        break;
      if (deadline->date != SP_DATE_NONE && deadline->kind != SP_DEADLINE_FROM)
        return deadline->date;
    }
  if (block->kind == SP_BLOCK_GOAL && self->n_before > 0)
    return g_array_index (block->deadlines, SpReadDeadline, 0).date;
  return SP_DATE_NONE;
}

/* 不少于, 下降 belong to what is aimed at; 达到 and 建成 only lead up to it. */
static gboolean
tells_sense (const Scanner *self)
{
  WordKind kind = self->word >= 0 ? words[self->word].kind : WORD_DOES;

  return kind != WORD_DOES && kind != WORD_REACHES && kind != WORD_KEEPS;
}

static void
add (Scanner *self, const char *p, const char *stop, const SpAmount *amount, SpTargetOp op)
{
  SpReadBlock *block = &g_array_index (self->reading->blocks, SpReadBlock, self->block);
  const char *text = tells_sense (self) && is_beside (self, p) ? self->word_start : p;
  const char *first = text - self->clause > CLAUSE_BYTES ? text : self->clause, *last = stop;
  SpReadTarget target = {.op = op, .value = amount->value};
  guint chars = 0;

  while (last < self->end && !sp_scan_ends_clause (last) && chars++ < CLAUSE_CHARS)
    last = g_utf8_next_char (last);
  target.span = sp_reader_span (self->reading, text, stop);
  target.text = sp_reader_keep (self->reading, text, stop, TRUE);
  target.clause = sp_reader_span (self->reading, sp_scan_skip_spaces (first, text), last);
  target.unit = sp_reader_keep (self->reading, amount->unit, amount->unit_end, TRUE);
  if (strcmp (target.unit, "％") == 0)
    target.unit = "%";
  target.by = find_by (self, p);
  g_array_append_val (sp_reader_list (self->reading, &block->targets, sizeof target), target);
  self->last_end = stop;
  self->last_op = op;
}

static const char *
take (Scanner *self, const char *p)
{
  SpAmount amount;
  SpTargetOp op = SP_TARGET_EQUAL, suffix_op = SP_TARGET_EQUAL;
  gboolean suffix = FALSE, meant;
  const char *stop;

  if (p > self->start && (g_ascii_isalnum (p[-1]) || p[-1] == '.' || p[-1] == '-' || p[-1] == '/'))
    return NULL;
  if (!sp_amount_read (p, self->end, &amount))
    return NULL;
  stop = amount.end + read_suffix (amount.end, &suffix_op, &suffix);
  meant = amount.percent ? settle_percent (self, p, &amount, &op)
                         : settle_count (self, p, &amount, &op, sp_scan_ends_clause (stop));
  if (!meant)
    return NULL;
  if (suffix && op != SP_TARGET_DECREASE_BY && op != SP_TARGET_INCREASE_BY)
    op = suffix_op;
  add (self, p, stop, &amount, op);
  return stop;
}

static void
look_at_word (Scanner *self, const char *p)
{
  int word;

  if (p < self->word_end || (word = find_word (p)) < 0)
    return;
  /* 至少组织开展2次: what is done says less than how often. */
  if (self->word >= 0 && words[self->word].kind == WORD_AT_LEAST && words[word].kind == WORD_DOES)
    return;
  self->word = word;
  self->word_start = p;
  self->word_end = p + strlen (words[word].word);
}

static const char *
step (Scanner *self, const char *p)
{
  const char *next = NULL;
  gboolean number = sp_scan_is_digit (p) || sp_scan_at (p, "百分之");

  if (!number && self->word >= 0 && words[self->word].kind == WORD_AT_LEAST &&
      p >= self->word_end && p - self->word_end <= NEAR)
    {
      const char *stop;

      number = sp_scan_number (p, self->end, &stop) > 0;
    }
  if (number)
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
  Scanner self = {.reading = reading, .block = block, .start = start, .end = end, .word = -1};
  int depth = 0;

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
          self.clause = next;
          self.word = -1;
          self.word_end = NULL;
        }
      if (depth == 0 && sp_scan_ends_sentence (p))
        self.sentence = next;
      p = next;
    }
}
