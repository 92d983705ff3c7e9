/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-target-words.h. The lists are of common words, not of any plan's phrases. */
#include "document/sp-target-words.h"
#include "document/sp-scan.h"

#define CLAUSE_CHARS 40
#define CLAUSE_BYTES 240
#define ORIGIN_BYTES 30

static const struct
{
  const char *word;
  SpTargetWordKind kind;
} words[] = {
  {"不低于", SP_TARGET_WORD_AT_LEAST},   {"不少于", SP_TARGET_WORD_AT_LEAST},
  {"不得少于", SP_TARGET_WORD_AT_LEAST}, {"不得低于", SP_TARGET_WORD_AT_LEAST},
  {"不能少于", SP_TARGET_WORD_AT_LEAST}, {"不小于", SP_TARGET_WORD_AT_LEAST},
  {"至少", SP_TARGET_WORD_AT_LEAST},     {"达到", SP_TARGET_WORD_REACHES},
  {"达", SP_TARGET_WORD_REACHES},        {"提高到", SP_TARGET_WORD_REACHES},
  {"提高至", SP_TARGET_WORD_REACHES},    {"提升到", SP_TARGET_WORD_REACHES},
  {"提升至", SP_TARGET_WORD_REACHES},    {"增加到", SP_TARGET_WORD_REACHES},
  {"增加至", SP_TARGET_WORD_REACHES},    {"不超过", SP_TARGET_WORD_AT_MOST},
  {"不得超过", SP_TARGET_WORD_AT_MOST},  {"不高于", SP_TARGET_WORD_AT_MOST},
  {"不多于", SP_TARGET_WORD_AT_MOST},    {"不大于", SP_TARGET_WORD_AT_MOST},
  {"控制在", SP_TARGET_WORD_KEEPS},      {"控制到", SP_TARGET_WORD_KEEPS},
  {"保持在", SP_TARGET_WORD_KEEPS},      {"下降到", SP_TARGET_WORD_KEEPS},
  {"下降至", SP_TARGET_WORD_KEEPS},      {"降到", SP_TARGET_WORD_KEEPS},
  {"降至", SP_TARGET_WORD_KEEPS},        {"降低到", SP_TARGET_WORD_KEEPS},
  {"减少到", SP_TARGET_WORD_KEEPS},      {"减少至", SP_TARGET_WORD_KEEPS},
  {"压减到", SP_TARGET_WORD_KEEPS},      {"压减至", SP_TARGET_WORD_KEEPS},
  {"压缩到", SP_TARGET_WORD_KEEPS},      {"压缩至", SP_TARGET_WORD_KEEPS},
  {"超过", SP_TARGET_WORD_ABOVE},        {"高于", SP_TARGET_WORD_ABOVE},
  {"大于", SP_TARGET_WORD_ABOVE},        {"突破", SP_TARGET_WORD_ABOVE},
  {"低于", SP_TARGET_WORD_BELOW},        {"少于", SP_TARGET_WORD_BELOW},
  {"小于", SP_TARGET_WORD_BELOW},        {"下降", SP_TARGET_WORD_FALLS},
  {"减少", SP_TARGET_WORD_FALLS},        {"降低", SP_TARGET_WORD_FALLS},
  {"压减", SP_TARGET_WORD_FALLS},        {"压降", SP_TARGET_WORD_FALLS},
  {"缩减", SP_TARGET_WORD_FALLS},        {"压缩", SP_TARGET_WORD_FALLS},
  {"增长", SP_TARGET_WORD_RISES},        {"提高", SP_TARGET_WORD_RISES},
  {"上升", SP_TARGET_WORD_RISES},        {"增加", SP_TARGET_WORD_RISES},
  {"提升", SP_TARGET_WORD_RISES},        {"消除", SP_TARGET_WORD_DOES},
  {"建成", SP_TARGET_WORD_DOES},         {"新建", SP_TARGET_WORD_DOES},
  {"建设", SP_TARGET_WORD_DOES},         {"创建", SP_TARGET_WORD_DOES},
  {"培育", SP_TARGET_WORD_DOES},         {"打造", SP_TARGET_WORD_DOES},
  {"选取", SP_TARGET_WORD_DOES},         {"选择", SP_TARGET_WORD_DOES},
  {"关闭", SP_TARGET_WORD_DOES},         {"淘汰", SP_TARGET_WORD_DOES},
  {"退出", SP_TARGET_WORD_DOES},         {"新增", SP_TARGET_WORD_DOES},
  {"改造", SP_TARGET_WORD_DOES},         {"培训", SP_TARGET_WORD_DOES},
  {"整治", SP_TARGET_WORD_DOES},         {"完成", SP_TARGET_WORD_DOES},
  {"实施", SP_TARGET_WORD_DOES},         {"出台", SP_TARGET_WORD_DOES},
  {"争创", SP_TARGET_WORD_DOES},         {"创成", SP_TARGET_WORD_DOES},
  {"检查", SP_TARGET_WORD_DOES},         {"抽查", SP_TARGET_WORD_DOES},
  {"排查", SP_TARGET_WORD_DOES},         {"帮扶", SP_TARGET_WORD_DOES},
  {"修订", SP_TARGET_WORD_DOES},         {"制定", SP_TARGET_WORD_DOES},
  {"推广", SP_TARGET_WORD_DOES},         {"再建", SP_TARGET_WORD_DOES},
  {"储备", SP_TARGET_WORD_DOES},         {"达到了", SP_TARGET_WORD_REACHES},
  {"增至", SP_TARGET_WORD_REACHES},      {"升至", SP_TARGET_WORD_REACHES},
  {"提升为", SP_TARGET_WORD_REACHES},    {"扩大到", SP_TARGET_WORD_REACHES},
  {"扩大至", SP_TARGET_WORD_REACHES},    {"增长到", SP_TARGET_WORD_REACHES},
  {"增长至", SP_TARGET_WORD_REACHES},    {"不得高于", SP_TARGET_WORD_AT_MOST},
  {"不得多于", SP_TARGET_WORD_AT_MOST},  {"压降到", SP_TARGET_WORD_KEEPS},
  {"压降至", SP_TARGET_WORD_KEEPS},      {"缩短到", SP_TARGET_WORD_KEEPS},
  {"缩短至", SP_TARGET_WORD_KEEPS},      {"缩短为", SP_TARGET_WORD_KEEPS},
  {"降低至", SP_TARGET_WORD_KEEPS},      {"下降为", SP_TARGET_WORD_KEEPS},
  {"降为", SP_TARGET_WORD_KEEPS},        {"缩减到", SP_TARGET_WORD_KEEPS},
  {"缩减至", SP_TARGET_WORD_KEEPS},      {"稳定在", SP_TARGET_WORD_HOLDS},
  {"维持在", SP_TARGET_WORD_HOLDS},      {"缩短", SP_TARGET_WORD_FALLS},
  {"削减", SP_TARGET_WORD_FALLS},        {"递减", SP_TARGET_WORD_FALLS},
  {"递增", SP_TARGET_WORD_RISES},        {"扩大", SP_TARGET_WORD_RISES},
  {"改建", SP_TARGET_WORD_DOES},         {"扩建", SP_TARGET_WORD_DOES},
  {"改扩建", SP_TARGET_WORD_DOES},       {"营造", SP_TARGET_WORD_DOES},
  {"配备", SP_TARGET_WORD_DOES},         {"安装", SP_TARGET_WORD_DOES},
  {"布设", SP_TARGET_WORD_DOES},         {"更换", SP_TARGET_WORD_DOES},
  {"更新", SP_TARGET_WORD_DOES},         {"拆除", SP_TARGET_WORD_DOES},
  {"治理", SP_TARGET_WORD_DOES},         {"整改", SP_TARGET_WORD_DOES},
  {"关停", SP_TARGET_WORD_DOES},         {"取缔", SP_TARGET_WORD_DOES},
  {"发展", SP_TARGET_WORD_DOES},         {"引进", SP_TARGET_WORD_DOES},
  {"组建", SP_TARGET_WORD_DOES},         {"培养", SP_TARGET_WORD_DOES},
  {"购置", SP_TARGET_WORD_DOES},         {"搬迁", SP_TARGET_WORD_DOES},
  {"修复", SP_TARGET_WORD_DOES},         {"铺设", SP_TARGET_WORD_DOES},
  {"敷设", SP_TARGET_WORD_DOES},         {"招录", SP_TARGET_WORD_DOES},
  {"招聘", SP_TARGET_WORD_DOES},         {"遴选", SP_TARGET_WORD_DOES},
  {"惠及", SP_TARGET_WORD_DOES},         {"覆盖", SP_TARGET_WORD_DOES},
  {"吸纳", SP_TARGET_WORD_DOES},         {"带动", SP_TARGET_WORD_DOES},
  {"加固", SP_TARGET_WORD_DOES},         {"修建", SP_TARGET_WORD_DOES},
  {"修缮", SP_TARGET_WORD_DOES},         {"新修", SP_TARGET_WORD_DOES},
  {"修好", SP_TARGET_WORD_DOES},         {"疏浚", SP_TARGET_WORD_DOES},
  {"绿化", SP_TARGET_WORD_DOES},         {"硬化", SP_TARGET_WORD_DOES},
  {"架设", SP_TARGET_WORD_DOES},         {"栽植", SP_TARGET_WORD_DOES},
  {"力争", SP_TARGET_WORD_DOES},         {"争取", SP_TARGET_WORD_DOES},
  {"开工", SP_TARGET_WORD_DOES},         {"开展", SP_TARGET_WORD_RUNS},
  {"举办", SP_TARGET_WORD_RUNS},         {"组织", SP_TARGET_WORD_RUNS},
  {"演练", SP_TARGET_WORD_RUNS},
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) <= SP_TARGET_WORDS_MAX);

static guint
head_of (const char *p)
{
  return sp_scan_char (p) % SP_TARGET_HEADS;
}

void
sp_target_heads_init (SpTargetHeads *self)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint8 *first = &self->first[head_of (words[i].word)];

      self->next[i] = *first;
      *first = (guint8)(i + 1);
    }
}

gboolean
sp_target_word_read (const SpTargetHeads *heads, const char *p, SpTargetWord *out)
{
  gsize best = 0;

  for (guint i = heads->first[head_of (p)]; i > 0; i = heads->next[i - 1])
    {
      const char *word = words[i - 1].word;
      gsize length;

      if (!sp_scan_at (p, word) || (length = strlen (word)) <= best)
        continue;
      best = length;
      *out = (SpTargetWord) {words[i - 1].kind, p, p + length};
    }
  return best > 0;
}

SpTargetOp
sp_target_word_op (SpTargetWordKind kind)
{
  switch (kind)
    {
    case SP_TARGET_WORD_AT_LEAST:
    case SP_TARGET_WORD_REACHES:
      return SP_TARGET_AT_LEAST;
    case SP_TARGET_WORD_AT_MOST:
    case SP_TARGET_WORD_KEEPS:
      return SP_TARGET_AT_MOST;
    case SP_TARGET_WORD_ABOVE:
      return SP_TARGET_ABOVE;
    case SP_TARGET_WORD_BELOW:
      return SP_TARGET_BELOW;
    case SP_TARGET_WORD_FALLS:
      return SP_TARGET_DECREASE_BY;
    case SP_TARGET_WORD_RISES:
      return SP_TARGET_INCREASE_BY;
    case SP_TARGET_WORD_HOLDS:
    case SP_TARGET_WORD_DOES:
    case SP_TARGET_WORD_RUNS:
    default:
      return SP_TARGET_EQUAL;
    }
}

static const char *
clause_end (const char *p, const char *end)
{
  guint chars = 0;

  while (p < end && !sp_scan_ends_clause (p) && chars++ < CLAUSE_CHARS)
    p = g_utf8_next_char (p);
  return p;
}

/* 补贴50%, 罚款5万元; but the rate at which subsidies are paid out is a measure. */
static gboolean
pays (const char *clause, const char *p, const char *end, const SpAmount *amount)
{
  static const char *const money[] = {"补贴",   "补助", "奖励",     "奖补", "减免", "优惠",
                                      "贴息",   "扣减", "扣分",     "加分", "计分", "权重",
                                      "分值",   "罚款", "处以",     "报销", "赔偿", "首付",
                                      "投资额", "补偿", "考核权重", "奖金", "扣发", NULL};
  static const char *const sums[] = {"标准", "单价", "工资", "保费", "收费", NULL};
  const char *stop = clause_end (p, end);
  gboolean yuan = sp_scan_before (amount->unit, amount->unit_end, "元");

  if (sp_scan_find (clause, p, "率") != NULL)
    return FALSE;
  return sp_scan_find_any (clause, stop, money, NULL) != NULL ||
         (yuan && sp_scan_find_any (clause, p, sums, NULL) != NULL);
}

/* 对负荷率超过80%的…: whom it concerns, not how far to get. */
static gboolean
selects (const char *clause, const char *p, const char *stop)
{
  static const char *const marks[] = {"对", "凡", "将", "把", "针对", "属于", NULL};
  static const char *const limits[] = {"超过", "低于", "高于", "不足", "大于",
                                       "小于", "达到", "不到", "未达", NULL};

  return sp_scan_at (stop, "的") && sp_scan_find_any (clause, p, marks, NULL) != NULL &&
         sp_scan_find_any (clause, p, limits, NULL) != NULL;
}

/* 由60%提高到90%: where it begins, not where it is to get. */
static gboolean
is_origin (const char *clause, const char *p, const char *stop)
{
  static const char *const changes[] = {"提", "增", "上升", "升", "下降", "降",
                                        "压", "减", "缩",   "扩", "调整", NULL};
  static const char *const marks[] = {"由", "从", NULL};
  guint length;
  const char *from =
    sp_scan_any (stop, changes) > 0
      ? sp_scan_find_any (sp_scan_back (clause, p, ORIGIN_BYTES), p, marks, &length)
      : NULL;

  return from != NULL;
}

/* 按照不超过10%的比例评优: a rule of sharing out. */
static gboolean
is_quota (const char *clause, const char *p, const char *stop)
{
  static const char *const marks[] = {"按", "以", NULL};

  return sp_scan_any (stop, (const char *const[]) {"的比例", "比例", "的标准", NULL}) > 0 &&
         sp_scan_find_any (sp_scan_back (clause, p, ORIGIN_BYTES), p, marks, NULL) != NULL;
}

gboolean
sp_target_is_other (
  const char *clause, const char *p, const char *stop, const char *end, const SpAmount *amount)
{
  static const char *const done[] = {"已完成", "已达",   "已经", "目前已", "现已", "目前",
                                     "已建成", "已实现", "仅为", "累计已", NULL};
  const char *from = sp_scan_back (clause, p, CLAUSE_BYTES);
  const char *behind = sp_scan_find_any (from, p, done, NULL);

  /* 已建成的林场至少…: only its attribute is behind us. */
  return pays (from, p, end, amount) || is_quota (clause, p, stop) || is_origin (clause, p, stop) ||
         selects (from, p, stop) || (behind != NULL && sp_scan_find (behind, p, "的") == NULL);
}
