/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-clause-judge.h: labels tell at once; without one the names must look like units and the
 * words behind them must say what part they have. */
#include "document/sp-clause-judge.h"
#include "document/sp-clause-rules.h"
#include "document/sp-clause-words.h"
#include "document/sp-scan.h"
#include "document/sp-unit-name.h"

#define LIST_LINE_MAX 600 /* bytes */

static const char *const ending_verbs[] = {
  "负责",     "牵头",     "配合",     "落实",         "参与",         "协助", "协同",
  "下同",     "不再列出", "不再单列", "不再单独列出", "不再一一列出", "等",   "组织实施",
  "完成",     "牵头单位", "牵头部门", "配合单位",     "责任单位",     "为主", "承办",
  "协办",     "主办",     "各负其责", "各司其职",     "做好工作",     "实施", "推进",
  "不另列出", "同上",     "抓好",     "参加",         "主责",         "指导", "监督",
  "支持",     "督办",     "督导",     "负总责",       "主体",         "保障", NULL,
};

const char *
sp_clause_trim_end (const char *start, const char *end)
{
  static const char *const stops[] = {"。", "；", "，", ".", ";", ",", "、", NULL};

  for (;;)
    {
      guint length;

      end = sp_scan_skip_spaces_back (start, end);
      length = sp_scan_any_before (start, end, stops);
      if (length == 0)
        return end;
      end -= length;
    }
}

gboolean
sp_clause_ends_in_verb (const char *start, const char *end)
{
  return sp_scan_any_before (start, sp_clause_trim_end (start, end), ending_verbs) > 0;
}

/* Where the name in front of the verb ends, 由 and 等 taken off; whether there is one into
 * @has_verb.
 */
static const char *
name_before_verb (const char **start, const char *end, gboolean *has_verb)
{
  static const char *const heads[] = {"由", "以", "并由", "及", NULL};
  static const char *const tails[] = {"等", "-", "—", "－", "–", NULL};
  const char *verb = sp_clause_find_verb (*start, end);

  *has_verb = verb != NULL;
  if (verb == NULL)
    verb = end;
  *start += sp_scan_any (*start, heads);
  verb = sp_scan_skip_spaces_back (*start, verb);
  verb -= sp_scan_any_before (*start, verb, tails);
  return verb;
}

/* Some name in a bracket without label must look like a unit, or （由负责人牵头） would be a
 * clause. */
static gboolean
names_a_unit (const char *start, const char *end)
{
  const char *name = start;

  for (const char *p = start; p <= end; p = g_utf8_next_char (p))
    {
      const char *verb;
      gboolean has_verb;

      if (p < end && !sp_scan_at (p, "、") && !sp_scan_ends_clause (p))
        continue;
      verb = name_before_verb (&name, p, &has_verb);
      if (sp_unit_name_has_form (name, verb) ||
          (verb > name && sp_unit_name_is_collective (name, verb)))
        return TRUE;
      if (p < end)
        name = g_utf8_next_char (p);
    }
  return FALSE;
}

/* What lists_units() must know as a unit. */
static gboolean
is_unit_token (const char *start, const char *end, gboolean *verb)
{
  gboolean has_verb;
  const char *stop = name_before_verb (&start, end, &has_verb);

  *verb |= has_verb;
  return sp_unit_name_has_form (start, stop) || sp_unit_name_is_government (start, stop);
}

/* （县水务局）, （质安科）, （各乡镇）: alone in a bracket only what is an office or all of a kind
 * of governments, and nothing else. */
static gboolean
is_one_office (const char *start, const char *end)
{
  static const char *const sections[] = {"科", "股", "处", "站", "科室", "局机关", NULL};

  return sp_unit_name_is_office (start, end) ||
         (sp_scan_at (start, "各") && sp_unit_name_is_government (start, end)) ||
         (sp_unit_name_has_form (start, end) && sp_scan_any_before (start, end, sections) > 0);
}

/* （甲局牵头，乙局，6月底完成）: nothing but names, what they do, and dates. */
static gboolean
lists_units (const char *start, const char *end)
{
  const char *name = start;
  gboolean verb = FALSE, timed = FALSE;
  int depth = 0;
  guint n = 0;

  for (const char *p = start; p <= end; p = g_utf8_next_char (p))
    {
      if (p < end)
        depth += (sp_scan_opens (p) == SP_BRACKET_ROUND) - (sp_scan_closes (p) == SP_BRACKET_ROUND);
      if (p < end && (depth > 0 || !(sp_scan_at (p, "、") || sp_scan_ends_clause (p))))
        continue;
      name = sp_scan_skip_spaces (name, p);
      /* 建设单位：某局 tells what a unit is to the work. */
      if (p < end && (sp_scan_at (p, "：") || *p == ':'))
        return FALSE;
      if (sp_clause_is_time (name, p))
        timed = TRUE;
      else if (sp_scan_at (name, "下同"))
        verb = TRUE;
      else
        {
          if (!is_unit_token (name, p, &verb))
            return FALSE;
          n++;
        }
      if (p == end)
        break;
      name = g_utf8_next_char (p);
    }
  return n >= 2 || (n == 1 && (verb || timed || is_one_office (start, end)));
}

/* 县水务局，配合单位：县民政局: the first group goes without a label. */
static gboolean
begins_with_unit (const char *start, const char *end)
{
  const char *stop = start;

  while (stop < end && stop - start < LIST_LINE_MAX && !sp_scan_ends_clause (stop) &&
         !sp_scan_at (stop, "、"))
    stop = g_utf8_next_char (stop);
  return stop < end && sp_unit_name_is_office (start, stop);
}

/* 完成时限：…；责任单位：…: the label of units may not be the first. */
gboolean
sp_clause_has_unit_label (const char *start, const char *end)
{
  SpClauseLabel label;

  label.names = start;
  if (sp_clause_label_at (start, end, &label) && label.role != SP_LABEL_OTHER)
    return TRUE;
  if (label.role != SP_LABEL_OTHER && !begins_with_unit (start, end))
    return FALSE;
  for (const char *p = MAX (label.names, start); p < end; p = g_utf8_next_char (p))
    {
      if ((sp_scan_ends_clause (p) || sp_scan_is_space (sp_scan_char (p))) &&
          sp_clause_unit_label_at (sp_scan_skip_spaces (g_utf8_next_char (p), end), end))
        return TRUE;
    }
  return FALSE;
}

gboolean
sp_clause_is_one (const char *start, const char *end)
{
  const char *first = sp_scan_skip_spaces (start, end);
  const char *last = sp_clause_trim_end (first, end);

  if (last <= first || last - first > SP_CLAUSE_MAX)
    return FALSE;
  if (sp_clause_has_unit_label (first, last) || sp_clause_above_at (first, last) != NULL)
    return TRUE;
  if (lists_units (first, last) || sp_clause_find_same (first, last) == first ||
      (sp_clause_may_begin_label (first) && sp_clause_find_same (first, last) != NULL))
    return TRUE;
  return sp_scan_any_before (first, last, ending_verbs) > 0 &&
         sp_clause_find_verb (first, last) != NULL && names_a_unit (first, last);
}

/* 县水务局、县民政局 on a line of its own: offices and nothing else. */
const char *
sp_clause_list_line_at (const char *p, const char *end)
{
  const char *name = p, *stop = p, *outer;
  guint n = 1;

  for (; stop < end && !sp_scan_ends_sentence (stop); stop = g_utf8_next_char (stop))
    {
      if (stop - p > LIST_LINE_MAX || sp_scan_ends_clause (stop))
        return NULL;
      n += sp_scan_at (stop, "、");
    }
  outer = stop < end && *stop != '\n' ? g_utf8_next_char (stop) : stop;
  if (n < 2 || (outer < end && *outer != '\n'))
    return NULL;
  for (const char *q = p; q <= stop; q = g_utf8_next_char (q))
    {
      if (q < stop && !sp_scan_at (q, "、"))
        continue;
      if (!sp_unit_name_is_office (name, sp_scan_skip_spaces_back (name, q)))
        return NULL;
      if (q == stop)
        break;
      name = g_utf8_next_char (q);
    }
  return outer;
}

/* 由县水务局牵头，县民政局配合 on a line of its own, or behind 此项工作 anywhere: where its names
 * begin, if every group names units and says nothing but what part they have. */
const char *
sp_clause_assignment_at (const char *start, const char *p, const char *end, const char **stop)
{
  static const char *const heads[] = {"此项工作由", "该项工作由", "本项工作由", "此项任务由",
                                      "该项任务由", "本项任务由", "该任务由",   "此工作由",
                                      "该工作由",   NULL};
  guint length = sp_scan_any (p, heads);
  const char *names = p + length, *group;

  if (length == 0 && (p == start || p[-1] != '\n' || !sp_scan_at (p, "由")))
    return NULL;
  if (length == 0)
    names += strlen ("由");
  group = names;
  for (const char *q = names; q - p < LIST_LINE_MAX; q = g_utf8_next_char (q))
    {
      gboolean over = q >= end || sp_scan_ends_sentence (q);
      const char *verb;

      if (!over && !sp_scan_ends_clause (q))
        continue;
      verb = sp_clause_find_verb (group, q);
      if (!sp_clause_is_time (group, q) &&
          (verb == NULL || !sp_clause_is_known_tail (verb, q) || !names_a_unit (group, q)))
        return NULL;
      *stop = q < end && *q != '\n' ? g_utf8_next_char (q) : q;
      if (over)
        return names;
      group = g_utf8_next_char (q);
    }
  return NULL;
}

/* Offices by name and what part they have, nothing else. */
static gboolean
assigns (const char *start, const char *end)
{
  static const char *const parts[] = {"牵头", "负责", "配合", "协助", "落实", "参与", NULL};
  const char *verb, *name = start;

  /* How it ends rules out almost every sentence. */
  if (sp_scan_any_before (start, end, parts) == 0)
    return FALSE;
  verb = sp_clause_find_verb (start, end);
  if (verb == NULL || !sp_clause_is_known_tail (verb, end))
    return FALSE;
  for (const char *p = start; p <= verb; p = g_utf8_next_char (p))
    {
      const char *last = p;

      if (p < verb && !sp_scan_at (p, "、"))
        continue;
      last -= sp_scan_any_before (name, p, (const char *const[]) {"等", NULL});
      if (!sp_unit_name_is_office (name, last))
        return FALSE;
      name = g_utf8_next_char (p);
    }
  return TRUE;
}

const char *
sp_clause_sentence_at (const char *p, const char *end)
{
  const char *group = p, *q = p;

  for (; q - p < LIST_LINE_MAX; q = g_utf8_next_char (q))
    {
      gboolean over;

      /* Han characters go on. */
      if (q < end && sp_scan_is_han (q))
        continue;
      over = q >= end || sp_scan_ends_sentence (q);
      if (!over && !sp_scan_ends_clause (q))
        continue;
      if (!assigns (group, q))
        return NULL;
      group = q < end ? g_utf8_next_char (q) : q;
      if (over)
        break;
    }
  if (q - p >= LIST_LINE_MAX)
    return NULL;
  q = q < end && *q != '\n' ? g_utf8_next_char (q) : q;
  return q >= end || *q == '\n' ? q : NULL;
}
