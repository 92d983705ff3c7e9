/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What clauses and notices lay down for other measures: who leads (列第一位者为牵头单位), whose
 * units hold for all that follows (以下均需…，不再列出) or for the group above (以上…由…负责). */
#include "document/sp-clause-rules.h"
#include "document/sp-clause-words.h"
#include "document/sp-scan.h"

#define ABOVE_MAX 900 /* bytes */

SpRules
sp_clause_find_rules (const char *start, const char *end)
{
  SpRules rules = SP_RULE_NONE;
  const char *first;

  first = sp_scan_find_any (start, end, sp_clause_first_words, NULL);
  if (first != NULL && sp_scan_find (first, MIN (first + 90, end), "牵头") != NULL)
    rules |= SP_RULE_FIRST_LEADS;
  first = sp_scan_find (start, end, "无牵头");
  if (first != NULL && sp_scan_find (first, MIN (first + 120, end), "即为牵头") != NULL)
    rules |= SP_RULE_RESPONSIBLE_LEADS;
  return rules;
}

/* （二）, 第2条, 1: one number of a reference. */
static const char *
read_reference (const char *p, const char *end, SpClauseSame *same)
{
  static const char *const suffixes[] = {"条", "项", "款", "点", "目", "、", ".", NULL};
  const char *q = p + sp_scan_any (p, (const char *const[]) {"第", "本条第", "本节第", NULL});
  gboolean bracket = q < end && sp_scan_opens (q) == SP_BRACKET_ROUND;
  const char *digits = bracket ? g_utf8_next_char (q) : q, *stop;
  int value = sp_scan_number (digits, end, &stop);

  /* 同第1项一致: the second number is none. */
  if (same->n > 0 && q == p && !bracket && !sp_scan_is_digit (q))
    return NULL;
  if (value <= 0 || (bracket && (stop >= end || sp_scan_closes (stop) != SP_BRACKET_ROUND)))
    return NULL;
  if (bracket)
    stop = g_utf8_next_char (stop);
  same->numbers[same->n].value = value;
  same->numbers[same->n].han_bracket = bracket && !sp_scan_is_digit (digits);
  same->n++;
  return stop < end ? stop + sp_scan_any (stop, suffixes) : stop;
}

const char *
sp_clause_same_at (const char *p, const char *end, SpClauseSame *same)
{
  static const char *const above[] = {"同上",       "同前",         "同上条", "同前条",
                                      "同上一条",   "同前一条",     "同上项", "同上一项",
                                      "与上条相同", "与上一条相同", NULL};
  static const char *const heads[] = {"同", "与", "和", NULL};
  static const char *const likes[] = {"相同", "一致", "一样", NULL};
  guint length = sp_scan_any (p, above);
  gboolean with = !sp_scan_at (p, "同");
  const char *stop = p + length, *next;

  *same = (SpClauseSame) {0};
  if (length == 0)
    {
      length = sp_scan_any (p, heads);
      if (length == 0 || p + length >= end)
        return NULL;
      for (stop = p + length; same->n < SP_CLAUSE_SAME_MAX && stop < end &&
                              (next = read_reference (stop, end, same)) != NULL;)
        stop = next;
      if (same->n == 0)
        return NULL;
      length = stop < end ? sp_scan_any (stop, likes) : 0;
      if (with && length == 0)
        return NULL;
      stop += length;
    }
  if (stop > end)
    return NULL;
  return stop == end || sp_scan_ends_clause (stop) || sp_scan_closes (stop) == SP_BRACKET_ROUND
           ? stop
           : NULL;
}

const char *
sp_clause_find_same (const char *start, const char *end)
{
  static const char *const heads[] = {"同", "与", "和", NULL};
  SpClauseSame same;

  for (const char *p = start; (p = sp_scan_find_any (p, end, heads, NULL)) != NULL;
       p = g_utf8_next_char (p))
    {
      if (sp_clause_same_at (p, end, &same) == end)
        return p;
    }
  return NULL;
}

SpRules
sp_clause_rule_at (const char *start, const char *end, SpRules known)
{
  if (sp_scan_at (start, "下同"))
    return known & (SP_RULE_FIRST_LEADS | SP_RULE_RESPONSIBLE_LEADS) ? known : SP_RULE_SAME_BELOW;
  if (sp_scan_find_any (start, end, sp_clause_first_words, NULL) != NULL ||
      sp_scan_find (start, end, "即为牵头") != NULL)
    return sp_clause_find_rules (start, end);
  /* Its second half, 责任单位即为牵头单位, stands behind the comma. */
  return sp_scan_at (start, "无牵头") ? SP_RULE_RESPONSIBLE_LEADS : SP_RULE_NONE;
}

gboolean
sp_clause_says_no_more (const char *start, const char *end)
{
  static const char *const words[] = {"不再列出",   "不再单列", "不再单独列", "不再一一列",
                                      "不再重复",   "不另列",   "不再另列",   "不再另行列",
                                      "不再分别列", NULL};

  return sp_scan_find_any (start, end, words, NULL) != NULL;
}

/* 均需由某某负责, 均涉及某某: the names between the words that lead to them and the verb. */
static gboolean
names_behind (const char *start, const char *end, SpClauseBelow *below)
{
  static const char *const leads[] = {"均需由", "均需",   "均须由", "均须", "均由",
                                      "需由",   "均应由", "均涉及", "涉及", "都由",
                                      "都需由", "都需",   "由",     NULL};
  static const char *const stops[] = {"不再", "不另", NULL};
  guint length = 0;
  const char *names = sp_scan_find_any (start, end, leads, &length), *stop;

  if (names == NULL)
    return FALSE;
  below->start = names + length;
  stop = sp_scan_find_any (below->start, end, stops, NULL);
  if (stop != NULL)
    end = stop;
  below->end = sp_clause_find_verb (below->start, end);
  below->role = below->end != NULL ? sp_clause_verb_role (below->end, end) : -1;
  if (below->end == NULL)
    below->end = end;
  return below->end > below->start;
}

/* 各县区为以下各项任务责任单位. */
static gboolean
names_before (const char *start, const char *end, SpClauseBelow *below)
{
  static const char *const words[] = {"为以下", "均为以下", "是以下", "为下列",
                                      "为各项", "均为各项", "为所有", NULL};
  const char *verb = sp_scan_find_any (start, end, words, NULL);

  if (verb == NULL || verb == start || sp_scan_find (verb, end, "单位") == NULL)
    return FALSE;
  below->start = start;
  below->end = verb;
  below->role = sp_clause_verb_role (verb, end);
  return TRUE;
}

SpBelow
sp_clause_below_at (const char *start, const char *end, SpClauseBelow *below)
{
  static const char *const heads[] = {"以下",     "下列",     "其余",     "下述",
                                      "各项任务", "所有任务", "全部任务", NULL};

  *below = (SpClauseBelow) {.role = -1};
  if (names_before (start, end, below))
    return SP_BELOW_READ;
  if (sp_scan_any (start, heads) == 0 || sp_scan_at (start, "以下简称"))
    return SP_BELOW_NONE;
  return names_behind (start, end, below) ? SP_BELOW_READ : SP_BELOW_UNCLEAR;
}

/* 以上各项任务均由: nothing but words for what stands above. */
static const char *
skip_what (const char *p, const char *end)
{
  static const char *const words[] = {"各",   "所有", "全部", "重点", "主要", "工作", "任务",
                                      "措施", "内容", "事项", "项目", "项",   "条款", "条",
                                      "目标", "整治", "要求", "均",   "都",   "的",   "，",
                                      "几",   "、",   "需",   "须",   "统一", "具体", NULL};

  while (p < end)
    {
      const char *stop,
        *but = sp_scan_at (p, "除") ? sp_scan_find (p, MIN (end, p + 60), "外") : NULL;
      guint length = but != NULL ? (guint)(but - p) + (guint)strlen ("外") : sp_scan_any (p, words);

      if (length == 0 && sp_scan_number (p, end, &stop) >= 0)
        length = (guint)(stop - p);
      if (length == 0)
        return p;
      p += length;
    }
  return p;
}

const char *
sp_clause_above_at (const char *p, const char *end)
{
  static const char *const heads[] = {"以上", "上述", NULL};
  static const char *const shares[] = {"责任分工：", "责任分工:", "分工：", "分工:", NULL};
  guint length = sp_scan_any (p, heads);
  const char *verb, *stop;

  if (length == 0)
    return NULL;
  p = skip_what (p + length, end);
  if (p >= end)
    return NULL;
  if (sp_clause_unit_label_at (p, end))
    return p;
  length = sp_scan_any (p, shares);
  if (length > 0)
    return p + length;
  if (!sp_scan_at (p, "由"))
    return NULL;
  /* As far as a list of names may reach. */
  for (stop = p; stop < end && stop - p < ABOVE_MAX && !sp_scan_ends_sentence (stop);)
    stop = g_utf8_next_char (stop);
  end = stop;
  verb = sp_clause_find_verb (p, end);
  if (verb == NULL)
    return NULL;
  /* 以上项目由某局负责建设 is work like any other. */
  for (stop = verb; stop < end && !sp_scan_ends_clause (stop);)
    stop = g_utf8_next_char (stop);
  return sp_clause_verb_role (verb, end) >= 0 && sp_clause_is_known_tail (verb, stop)
           ? p + strlen ("由")
           : NULL;
}
