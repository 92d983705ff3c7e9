/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a section holds: work, goals, phases, guarantees, or a description. By its title, and where
 * that may mislead by what stands in it. */
#include "document/sp-blocks.h"
#include "document/sp-date-point.h"
#include "document/sp-scan.h"

#define TIME_TITLE_MAX 4 /* characters */
#define KNOWN_TITLE_MAX 12
#define ANY_YEAR 2000 /* to read a date without one */

/* Titles of sections. What only contains one of these words may be work: 保障 is said of people's
 * livelihood, 进度 of a building, 范围 of what is to be widened. */
static const char *const guarantee_words[] = {
  "保障措施", "组织保障", "工作保障", "政策保障", "实施保障", "保障机制", "工作要求", "有关要求",
  "相关要求", "几点要求", "纪律要求", "活动要求", "其他要求", "组织领导", "组织实施", "组织机构",
  "组织管理", "机构设置", "职责分工", "有关事项", "附则",     NULL};
static const char *const guarantee_titles[] = {
  "奖惩",     "考核", "监督考核", "考核奖惩", "保障",     "强化保障", "加强保障", "要求",
  "具体要求", "组织", "经费保障", "资金保障", "要素保障", "人员保障", "后勤保障", NULL};
static const char *const work_words[] = {"任务",     "措施",     "内容",     "重点工作",
                                         "工作重点", "整治重点", "行动内容", NULL};
static const char *const phase_words[] = {
  "进度安排", "工作进度", "实施进度", "时间进度", "整治时间", "行动时间",
  "活动时间", "工作时间", "实施时间", "步骤",     "时间安排", "时间节点",
  "时间要求", "阶段安排", "阶段划分", "分阶段",   NULL};
static const char *const goal_words[] = {"目标",     "总体要求", "总体思路", "指导思想", "基本原则",
                                         "基本思路", "工作思路", "工作原则", "主要指标", NULL};
static const char *const no_goals[] = {"目标责任", "目标考核", "目标管理", "考核目标", NULL};
static const char *const other_words[] = {
  "基本情况", "现状",     "形势",       "适用范围", "编制依据", "工作背景", "总则",
  "重要意义", "存在问题", "存在的问题", "主要问题", "名词解释", NULL};
static const char *const scope_ends[] = {"区域",       "范围",       "对象",
                                         "范围和重点", "范围及重点", "范围、重点",
                                         "对象和范围", "范围和对象", NULL};
static const char *const widening[] = {"扩大", "拓展", "拓宽", "延伸",
                                       "明确", "规范", "调整", NULL};

static gboolean
holds (const char *title, const char *end, const char *const *words)
{
  return sp_scan_find_any (title, end, words, NULL) != NULL;
}

static gboolean
is_one_of (const char *title, const char *end, const char *const *words)
{
  return sp_scan_any (title, words) == (guint)(end - title);
}

/* 动员部署阶段（2021年3月） and 实施阶段, but not 推进第二阶段改造. */
static gboolean
is_stage (const char *title, const char *end)
{
  const char *bracket = title;

  while (bracket < end && sp_scan_opens (bracket) != SP_BRACKET_ROUND)
    bracket = g_utf8_next_char (bracket);
  return sp_scan_before (title, sp_scan_skip_spaces_back (title, bracket), "阶段");
}

/* 禁烧时间, but not 缩短办理时间. */
static gboolean
is_time (const char *title, const char *end)
{
  return sp_scan_before (title, end, "时间") &&
         g_utf8_strlen (title, end - title) <= TIME_TITLE_MAX;
}

SpSection
sp_section_kind (const char *title, const char *end)
{
  if (holds (title, end, guarantee_words) || is_one_of (title, end, guarantee_titles))
    return SP_SECTION_GUARANTEES;
  /* 整治范围和重点 says what is looked at, 整治范围和任务 what is done. */
  if (sp_scan_any_before (title, end, scope_ends) > 0 && !holds (title, end, widening))
    return SP_SECTION_OTHER;
  if (is_stage (title, end))
    return SP_SECTION_PHASES;
  /* 分阶段推进的任务 is work; a section of phases is named after nothing else. */
  if (holds (title, end, work_words))
    return SP_SECTION_WORK;
  if (holds (title, end, phase_words) || is_time (title, end))
    return SP_SECTION_PHASES;
  if (holds (title, end, goal_words) && !holds (title, end, no_goals))
    return SP_SECTION_GOAL;
  if (holds (title, end, other_words))
    return SP_SECTION_OTHER;
  return SP_SECTION_WORK;
}

gboolean
sp_section_is_known (const char *title, const char *end)
{
  return g_utf8_strlen (title, end - title) <= KNOWN_TITLE_MAX &&
         (sp_section_kind (title, end) != SP_SECTION_WORK || holds (title, end, work_words));
}

gboolean
sp_section_states_units (const char *start, const char *end)
{
  g_autoptr (GArray) places = sp_clause_list (start, end);

  return places->len > 0;
}

/* 自查自改（3月1日至4月30日）: a time in brackets behind a name; whether it is a span into @span.
 */
static gboolean
is_timed (const char *title, const char *end, gboolean *span)
{
  static const char *const heads[] = {"自", "从", "即日起", "自即日起", "从即日起", NULL};
  const char *open = title, *close;
  SpDatePoint point;

  while (open < end && sp_scan_opens (open) != SP_BRACKET_ROUND)
    open = g_utf8_next_char (open);
  close = sp_scan_skip_spaces_back (open, end);
  if (open >= end || sp_scan_closes (sp_scan_prev (open, close)) != SP_BRACKET_ROUND)
    return FALSE;
  open = g_utf8_next_char (open);
  *span |= sp_scan_any (open, heads) > strlen ("自");
  open += sp_scan_any (open, heads);
  open += sp_scan_any (open, (const char *const[]) {"至", "到", NULL});
  if (!sp_date_point_read (open, close, ANY_YEAR, &point))
    return FALSE;
  *span |= sp_date_point_range_mark (point.end, close) > 0 || point.range;
  return TRUE;
}

/* Each heading below has its time in brackets, some a span, and nobody answers for one of them. */
static gboolean
holds_timed (const SpOutline *self, int index)
{
  const SpNode *node = sp_outline_node (self, index);
  gboolean span = FALSE;

  for (int i = node->first_child; i >= 0 && i < node->next; i = sp_outline_node (self, i)->next)
    {
      const SpNode *child = sp_outline_node (self, i);

      if (!is_timed (child->text, child->title_end, &span))
        return FALSE;
    }
  return node->n_children > 1 && span &&
         !sp_section_states_units (node->text, sp_outline_node (self, node->next - 1)->own_end);
}

/* 第一阶段…, 第二阶段…, or （一）动员部署阶段…: phases whatever the section is called. */
static gboolean
holds_phases (const SpOutline *self, int index)
{
  const SpNode *node = sp_outline_node (self, index);

  for (int i = node->first_child; i >= 0 && i < node->next; i = sp_outline_node (self, i)->next)
    {
      const SpNode *child = sp_outline_node (self, i);

      if (child->style != SP_NUMBER_STAGE &&
          sp_scan_find (child->text, child->title_end, "阶段") == NULL)
        return FALSE;
    }
  return node->n_children > 1;
}

/* 一、动员部署阶段（3月） with steps below is one phase, 三、实施阶段 with phases below several. */
gboolean
sp_section_is_phase (const SpOutline *self, int index, SpSection kind)
{
  const SpNode *node = sp_outline_node (self, index);
  const char *end = node->title_end;

  return kind == SP_SECTION_PHASES && sp_scan_find (node->text, end, "阶段") != NULL &&
         sp_scan_find (node->text, end, "（") != NULL && !holds_phases (self, index);
}

/* （一）总体目标, （二）年度目标: aims whatever the section is called. */
static gboolean
holds_goals (const SpOutline *self, int index)
{
  const SpNode *node = sp_outline_node (self, index);

  for (int i = node->first_child; i >= 0 && i < node->next; i = sp_outline_node (self, i)->next)
    {
      const SpNode *child = sp_outline_node (self, i);

      if (sp_section_kind (child->text, child->title_end) != SP_SECTION_GOAL)
        return FALSE;
    }
  return node->n_children > 0 &&
         !sp_section_states_units (node->text, sp_outline_node (self, node->next - 1)->own_end);
}

/* What the section holds, by its title and where that may mislead by what stands in it. */
SpSection
sp_section_judge (const SpOutline *self, int index)
{
  static const char *const aims_and_tasks[] = {"目标任务",   "任务目标",   "目标和任务",
                                               "目标及任务", "目标与任务", NULL};
  const SpNode *node = sp_outline_node (self, index);
  const char *title_end = node->title_end;
  const char *end = sp_outline_node (self, node->next - 1)->own_end;
  SpSection kind = sp_section_kind (node->text, title_end);

  if (node->style == SP_NUMBER_NONE)
    return SP_SECTION_WORK;
  /* 目标任务 without a list and without units is a goal. */
  if (kind == SP_SECTION_WORK && node->n_children == 0 &&
      sp_scan_find_any (node->text, title_end, aims_and_tasks, NULL) != NULL &&
      !sp_section_states_units (node->text, node->own_end))
    return SP_SECTION_GOAL;
  if (kind == SP_SECTION_WORK && (holds_phases (self, index) || holds_timed (self, index)))
    return SP_SECTION_PHASES;
  if (kind == SP_SECTION_WORK && holds_goals (self, index))
    return SP_SECTION_GOAL;
  /* Aims that somebody answers for one by one are work. */
  if (kind == SP_SECTION_GOAL && node->n_children > 1 &&
      sp_section_states_units (node->own_end, end))
    return SP_SECTION_WORK;
  if (kind == SP_SECTION_OTHER && sp_scan_find (node->text, title_end, "总则") == NULL &&
      sp_section_states_units (node->text, end))
    return SP_SECTION_WORK;
  return kind;
}
