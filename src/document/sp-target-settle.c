/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-target-scan.h. */
#include "document/sp-scan.h"
#include "document/sp-target-scan.h"

#define LOOK_BACK 32    /* deadlines of one sentence */
#define OBJECT_BYTES 90 /* of what is counted */

/* Nothing between the word and the number but 了, 约, spaces. */
gboolean
sp_target_is_beside (const SpTargetScan *self, const char *p)
{
  static const char *const fillers[] = {"了", "约", " ", "近", "全部", "：", NULL};
  const char *q = self->word.end;

  while (q != NULL && q < p)
    {
      guint length = sp_scan_any (q, fillers);

      if (length == 0)
        return FALSE;
      q += length;
    }
  return q != NULL;
}

gboolean
sp_target_is_near (const SpTargetScan *self, const char *p)
{
  const char *from = MAX (self->word.end, self->last_end);

  return self->word.start != NULL && p - from <= SP_TARGET_NEAR;
}

gboolean
sp_target_follows (const SpTargetScan *self, SpTargetWordKind kind)
{
  return self->word.start != NULL && self->word.kind == kind;
}

/* 15%、10%和26%: what sp_target_follows a target in a list means the same. */
static gboolean
continues_list (const SpTargetScan *self, const char *p)
{
  static const char *const joints[] = {"、", "和", "及", NULL};

  return self->last_end != NULL && self->last_end + sp_scan_any (self->last_end, joints) == p &&
         self->last_end < p;
}

guint
sp_target_read_suffix (const char *p, SpTargetOp *op, gboolean *found)
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
sets_an_aim (const SpTargetScan *self, const char *p)
{
  static const char *const aims[] = {"力争", "确保", "实现", "努力", "争取", NULL};

  return sp_scan_find_any (sp_scan_back (self->clause, p, SP_TARGET_CLAUSE_BYTES), p, aims, NULL) !=
         NULL;
}

/* The last deadline of the sentence before the amount; a goal's opening time governs all of it. */
SpDate
sp_target_find_by (SpTargetScan *self, const char *p)
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

/* The sentence says until when, so it sets an aim. */
static gboolean
is_dated (const SpTargetScan *self, const char *p)
{
  SpTargetScan look = *self;

  return sp_target_find_by (&look, p) != SP_DATE_NONE;
}

/* 压减环节30%, 提升覆盖率至95%: what changes stands between the verb and the amount. */
static gboolean
changes_so_far (const SpTargetScan *self, const char *p, SpTargetOp *op)
{
  static const char *const shares[] = {"率", "比例", "比重", "占比", "面", NULL};
  gboolean falls = sp_target_follows (self, SP_TARGET_WORD_FALLS);

  if ((!falls && !sp_target_follows (self, SP_TARGET_WORD_RISES)) ||
      sp_target_is_beside (self, p) || p - self->word.end > SP_TARGET_NEAR ||
      continues_list (self, p))
    return FALSE;
  if (sp_scan_any_before (self->clause, p, (const char *const[]) {"到", "至", NULL}) > 0)
    *op = falls ? SP_TARGET_AT_MOST : SP_TARGET_AT_LEAST;
  else if (sp_scan_any_before (self->clause, p, shares) > 0)
    return FALSE;
  else
    *op = sp_target_word_op (self->word.kind);
  return TRUE;
}

gboolean
sp_target_settle_percent (
  const SpTargetScan *self, const char *p, const SpAmount *amount, gboolean suffix, SpTargetOp *op)
{
  SpTargetWordKind kind = self->word.kind;
  gboolean beside = sp_target_is_beside (self, p), listed = continues_list (self, p);

  *op = SP_TARGET_EQUAL;
  if (changes_so_far (self, p, op))
    return TRUE;
  /* 三分之二, 一半 are often loose talk. */
  if (amount->fraction && !beside && !suffix && !listed)
    return FALSE;
  if (listed)
    *op = self->last_op;
  else if (self->word.start != NULL &&
           (beside || (kind != SP_TARGET_WORD_FALLS && kind != SP_TARGET_WORD_RISES &&
                       kind != SP_TARGET_WORD_DOES && kind != SP_TARGET_WORD_RUNS)))
    *op = sp_target_word_op (kind);
  /* To reach all of it is to equal it. */
  if (amount->value == 100 && *op == SP_TARGET_AT_LEAST && !sp_scan_at (amount->unit, "个"))
    *op = SP_TARGET_EQUAL;
  return TRUE;
}

gboolean
sp_target_settle_points (
  const SpTargetScan *self, const char *p, const SpAmount *amount, gboolean suffix, SpTargetOp *op)
{
  static const char *const marks[] = {"满意度", "得分", "评分", "评价", "成绩", "分数",
                                      "指数",   "考评", "总分", "测评", "均分", NULL};
  const char *from = sp_scan_back (self->clause, p, SP_TARGET_CLAUSE_BYTES);

  /* Of rules for marking every number is a mark; an aim says how it compares. */
  if (amount->spelled || sp_scan_find_any (from, p, marks, NULL) == NULL ||
      !(suffix || sp_target_is_beside (self, p)))
    return FALSE;
  return sp_target_settle_percent (self, p, amount, suffix, op);
}

/* Spelled counts are mostly a way of speaking (一批, 两个, 三项); those of things one can build or
 * name are not. */
static gboolean
may_be_spelled (const SpAmount *amount)
{
  static const char *const things[] = {"所", "座", "家",   "处",   "户", "名",   "人", "台",
                                       "套", "辆", "公里", "千米", "亩", "艘",   "起", "元",
                                       "吨", "亿", "万",   "个百", "天", "个月", NULL};

  return !amount->spelled || (amount->value >= 2 && sp_scan_any (amount->unit, things) > 0);
}

/* 完成全县216个小区改造: what is counted goes on behind the amount up to what is done with it. */
static gboolean
is_object (const SpTargetScan *self, const char *stop)
{
  static const char *const works[] = {
    "改造", "建设", "整治", "治理", "更新", "更换", "安装", "任务", "维护", "排查",
    "检查", "创建", "工程", "评估", "鉴定", "清理", "加固", "搬迁", "整改", "修复",
    "提升", "维修", "检测", "安置", "培训", "评审", "修订", "工作", NULL};
  const char *end = stop;

  if (!sp_scan_at (self->word.start, "完成"))
    return FALSE;
  while (end < self->end && end - stop <= OBJECT_BYTES && !sp_scan_ends_clause (end))
    end = g_utf8_next_char (end);
  return sp_scan_any_before (stop, end, works) > 0;
}

/* 建成1个中心、3个平台: the next of a list whose first had the verb beside it. */
static gboolean
goes_on_making (const SpTargetScan *self, const char *p)
{
  static const char *const joints[] = {"、", "和", "及", "以及", NULL};

  return self->word.kind == SP_TARGET_WORD_DOES && self->last_end != NULL &&
         self->last_end > self->word.end && sp_target_is_near (self, p) &&
         sp_scan_any_before (self->clause, p, joints) > 0;
}

/* 建成哨所45所、…, 新建45所: so many things made, behind the verb or at the end of its list. */
static gboolean
settle_made (const SpTargetScan *self,
             const char *p,
             const char *stop,
             const SpAmount *amount,
             gboolean suffix,
             SpTargetOp *op)
{
  static const char *const none[] = {"次", "米",   "天",   "小时",   "分钟", "个月",
                                     "周", "学时", "课时", "工作日", "年",   NULL};
  static const char *const strivings[] = {"力争", "争取", NULL};
  static const char *const runs[] = {"场次", "场", "人次", "家次", "批次", "期", "车次", NULL};
  static const char *const joints[] = {"、", "和", "及", "以及", NULL};
  gboolean ends = sp_scan_ends_clause (stop) || sp_scan_any (stop, joints) > 0 ||
                  stop == self->end || sp_scan_opens (stop) == SP_BRACKET_ROUND ||
                  is_object (self, stop);
  const char *unit = amount->unit + sp_scan_any (amount->unit, (const char *const[]) {"万", NULL});
  gboolean striven = sp_scan_any (self->word.start, strivings) > 0;

  /* 每年开展2次以上演练: a bare 2次 would only say how often. */
  if (suffix && *op != SP_TARGET_AT_MOST && sp_scan_at (amount->unit, "次") &&
      sp_target_is_beside (self, p))
    return TRUE;
  /* 争取8个项目落地: what is striven for stands at once behind the word. */
  if (striven && !amount->spelled && sp_target_is_beside (self, p))
    ends = TRUE;
  if (sp_scan_any (amount->unit, none) > 0 || (suffix && !ends) ||
      !(goes_on_making (self, p) || sp_target_is_beside (self, p) ||
        (ends && sp_target_is_near (self, p))))
    return FALSE;
  if (self->word.kind == SP_TARGET_WORD_RUNS && sp_scan_any (unit, runs) == 0)
    return FALSE;
  if (amount->range)
    *op = SP_TARGET_AT_LEAST;
  return TRUE;
}

/* 更新管道，2024年300公里，2025年350公里: so much in each of the times. */
static gboolean
is_share_of_time (const SpTargetScan *self, const char *p, const char *stop, const SpAmount *amount)
{
  static const char *const none[] = {"次", "天", "小时", "分钟", "个月", "周", "工作日", NULL};
  const SpReadBlock *block = &g_array_index (self->reading->blocks, SpReadBlock, self->block);
  guint here = sp_reader_span (self->reading, p, p).start;

  for (guint i = self->n_before; i < block->deadlines->len; i++)
    {
      const SpReadDeadline *deadline = &g_array_index (block->deadlines, SpReadDeadline, i);

      if (deadline->span.start >= here)
        return FALSE;
      if (deadline->span.end == here)
        return !amount->spelled && sp_scan_any (amount->unit, none) == 0 &&
               (stop == self->end || sp_scan_ends_clause (stop));
    }
  return FALSE;
}

/* 减少火情10起以上: what changes stands between the verb and the count at the clause's end. */
static gboolean
falls_by (const SpTargetScan *self, const char *p, const char *stop)
{
  return (sp_target_follows (self, SP_TARGET_WORD_FALLS) ||
          sp_target_follows (self, SP_TARGET_WORD_RISES)) &&
         sp_target_is_near (self, p) && (stop == self->end || sp_scan_ends_clause (stop));
}

gboolean
sp_target_settle_count (const SpTargetScan *self,
                        const char *p,
                        const char *stop,
                        const SpAmount *amount,
                        gboolean suffix,
                        SpTargetOp *op)
{
  static const char *const times[] = {"小时", "天", "周", "个月", "分钟", "工作日", NULL};
  SpTargetWordKind kind = self->word.kind;

  if (continues_list (self, p) && !amount->spelled)
    {
      *op = self->last_op;
      return TRUE;
    }
  if (self->word.start == NULL)
    return is_share_of_time (self, p, stop, amount);
  *op = sp_target_word_op (kind);
  if (kind == SP_TARGET_WORD_AT_LEAST)
    return p - self->word.end <= SP_TARGET_NEAR;
  if (!may_be_spelled (amount))
    return FALSE;
  if (kind == SP_TARGET_WORD_DOES || kind == SP_TARGET_WORD_RUNS)
    return settle_made (self, p, stop, amount, suffix, op);
  if (!sp_target_is_beside (self, p))
    return falls_by (self, p, stop);
  /* 降低10人以上林场的风险: whom it concerns. */
  if ((kind == SP_TARGET_WORD_FALLS || kind == SP_TARGET_WORD_RISES) && suffix &&
      !falls_by (self, p, stop))
    return FALSE;
  if (kind == SP_TARGET_WORD_ABOVE || kind == SP_TARGET_WORD_BELOW)
    return !sp_scan_at (stop, "的") &&
           (sets_an_aim (self, p) || is_dated (self, p) || sp_scan_at (self->word.start, "突破") ||
            sp_scan_any (amount->unit, (const char *const[]) {"亿", "万亿", NULL}) > 0);
  if (kind == SP_TARGET_WORD_AT_MOST)
    return sp_scan_any (amount->unit, times) == 0 ||
           sp_scan_before (self->clause, self->word.start, "天数");
  return TRUE;
}
