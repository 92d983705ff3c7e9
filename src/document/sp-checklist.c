/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists below a heading: whether its numbered lines are work of their own or only things to look
 * for. */
#include "document/sp-blocks.h"
#include "document/sp-scan.h"

#define CHILDREN_LOOKED_AT 40

/* What the lists of a checklist are lists of. */
static const char *const list_nouns[] = {"隐患", "问题", "行为", "情形", "现象", "风险",
                                         "违法", "违规", "内容", "条件", "情况", NULL};

/* How a task begins, as against a thing to look for. */
static const char *const task_verbs[] = {
  "开展", "建立", "加强", "完善", "落实", "推进", "推动", "强化", "组织", "制定",   "严格",
  "加快", "深化", "健全", "完成", "实施", "督促", "引导", "支持", "鼓励", "提升",   "提高",
  "加大", "优化", "规范", "建设", "推广", "全面", "深入", "持续", "大力", "积极",   "切实",
  "坚决", "压实", "明确", "细化", "编制", "修订", "印发", "公布", "定期", "进一步", NULL};

/* 标题。正文: a task has a short heading sentence and then a body. */
static gboolean
has_heading_and_body (const SpNode *node, const char *end)
{
  const char *stop = node->title_end, *rest = node->rest;

  if (rest >= end || !(sp_scan_at (stop, "。") || *stop == '\n'))
    return FALSE;
  return g_utf8_strlen (node->text, stop - node->text) <= 45 &&
         g_utf8_strlen (rest, end - rest) > 15;
}

/* 打击以下行为： announces a list of what the noun before the colon says. */
static gboolean
announces_list (const SpNode *node)
{
  static const char *const pointers[] = {"以下", "下列", "如下", "包括", NULL};
  const char *end = node->own_end;
  const char *start = end;

  if (!sp_scan_before (node->text, end, "：") && !sp_scan_before (node->text, end, ":"))
    return FALSE;
  for (int i = 0; i < 60 && start > node->text; i++)
    {
      const char *previous = sp_scan_prev (node->text, start);

      if (sp_scan_at (previous, "。"))
        break;
      start = previous;
    }
  return sp_scan_find_any (start, end, pointers, NULL) != NULL &&
         sp_scan_find_any (start, end, list_nouns, NULL) != NULL;
}

/* 消除10项隐患: the heading counts what the lines below list. */
static gboolean
counts_list (const SpNode *node)
{
  static const char *const counters[] = {"项", "类", "种", "个", "条", NULL};
  const char *end = node->title_end;

  for (const char *p = node->text; p < end; p = g_utf8_next_char (p))
    {
      const char *stop;

      if (sp_scan_number (p, end, &stop) > 0 && sp_scan_any (stop, counters) > 0 &&
          sp_scan_find_any (stop, end, list_nouns, NULL) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* 未持证, 漏水, but not 查漏补缺. */
static gboolean
tells_fault (const char *start, const char *end)
{
  static const char *const faults[] = {"未",   "不", "无", "违", "超",
                                       "擅自", "缺", "失", "漏", NULL};
  static const char *const remedies[] = {"查", "补", "堵", "防", "检", "排", NULL};

  for (const char *p = start; (p = sp_scan_find_any (p, end, faults, NULL)) != NULL;
       p = g_utf8_next_char (p))
    {
      if (sp_scan_any_before (start, p, remedies) == 0)
        return TRUE;
    }
  return FALSE;
}

/* How many of the things to look for are faults. */
static int
count_faults (const SpOutline *outline, int index)
{
  const SpNode *node = sp_outline_node (outline, index);
  int found = 0, looked = 0;

  for (int i = node->first_child; i >= 0 && i < node->next && looked < CHILDREN_LOOKED_AT; looked++)
    {
      const SpNode *child = sp_outline_node (outline, i);

      found += tells_fault (child->text, child->own_end);
      i = child->next;
    }
  return found;
}

/* The end of the item's own line where it is the last and a clause for all stands below it. */
static const char *
item_end (const SpNode *parent, const SpNode *child)
{
  const char *stop = memchr (child->text, '\n', (gsize)(child->own_end - child->text));

  return child->next == parent->next && stop != NULL ? stop : child->own_end;
}

gboolean
sp_outline_is_checklist (const SpOutline *outline, int index)
{
  const SpNode *node = sp_outline_node (outline, index);
  int tasks = 0, looked = 0;
  gboolean below = FALSE;

  for (int i = node->first_child; i >= 0 && i < node->next && looked < CHILDREN_LOOKED_AT; looked++)
    {
      const SpNode *child = sp_outline_node (outline, i);
      const char *end = item_end (node, child);

      if (sp_section_states_units (child->text, end))
        return FALSE;
      below |= end < child->own_end && sp_section_states_units (end, child->own_end);
      tasks += child->n_children > 0 || has_heading_and_body (child, end) ||
               sp_scan_any (child->text, task_verbs) > 0;
      i = child->next;
    }
  /* A clause below the last item may be that of a group of tasks. */
  if (below)
    return tasks == 0 && looked > 1 && count_faults (outline, index) == looked;
  if (announces_list (node) || counts_list (node))
    return TRUE;
  return tasks * 2 < looked && sp_section_states_units (node->text, node->own_end) &&
         (sp_scan_find_any (node->text, node->own_end, list_nouns, NULL) != NULL ||
          count_faults (outline, index) * 2 >= looked);
}
