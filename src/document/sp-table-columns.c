/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the columns of a table of tasks hold, by the words above them. */
#include "document/sp-clause-words.h"
#include "document/sp-scan.h"
#include "document/sp-table-head.h"
#include "document/sp-table.h"

#include <string.h>

#define HEAD_MAX 48 /* bytes; longer is no heading of a column */

static const char *const number_heads[] = {"序号", "编号", "项次", "序", "项号", NULL};
/* What is kept beside a task and says nothing of it. */
static const char *const other_words[] = {
  "备注",     "进展", "成效",     "电话",     "分值", "类别", "分类",   "领域",     "完成情况",
  "落实情况", "状态", "领导",     "姓名",     "附注", "得分", "责任人", "联系",     "负责人",
  "评分",     "依据", "级别",     "等级",     "来源", "文号", "名称",   "办结情况", "隐患单位",
  "问题单位", "受检", "推进情况", "佐证资料", "是否", NULL};
static const char *const time_words[] = {"时限", "时间", "期限", "节点", "日期", NULL};
static const char *const text_words[] = {"任务", "内容", "措施", "事项", "问题", "目标", "要求",
                                         "项目", "工作", "指标", "举措", "重点", "隐患", NULL};
/* Names that hold another_word and yet say what is to be done. */
static const char *const task_names[] = {"任务名称", "项目名称", "事项名称",
                                         "工作名称", "措施名称", NULL};

/* What units do: 牵头, or 牵头 with 单位 or 部门 around it. */
static const struct
{
  const char *word, *label;
} unit_labels[] = {
  {"牵头", "牵头单位："},     {"主要责任", "牵头单位："}, {"主责", "牵头单位："},
  {"列第一位", "牵头单位："}, {"主办", "牵头单位："},     {"第一责任", "牵头单位："},
  {"配合", "配合单位："},     {"协同", "配合单位："},     {"协办", "配合单位："},
  {"参与", "配合单位："},     {"协助", "配合单位："},     {"参加", "配合单位："},
  {"督办", "督办单位："},     {"督导", "督办单位："},     {"指导", "督办单位："},
  {"县直", "县直责任部门："}, {"责任", "责任单位："},     {"负责", "责任单位："},
  {"落实", "责任单位："},     {"承办", "责任单位："},     {"实施", "责任单位："},
  {"分工", "责任单位："},     {"单位", "责任单位："},     {"部门", "责任单位："},
};

static gboolean
is_one_of (const char *start, const char *end, const char *const *words)
{
  return end > start && start + sp_scan_any (start, words) == end;
}

static const char *
find_unit_label (const char *start, const char *end)
{
  static const char *const tails[] = {"单位", "部门", "牵头", "配合", "责任", "分工",
                                      "负责", "主体", "处室", "科室", "协办", NULL};

  if (sp_scan_find_any (start, end, tails, NULL) == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (unit_labels); i++)
    {
      if (sp_scan_find (start, end, unit_labels[i].word) != NULL)
        return unit_labels[i].label;
    }
  return NULL;
}

SpColumn
sp_table_column (const char *start, const char *end)
{
  SpColumn column = {SP_COLUMN_NONE, NULL};

  if (end <= start || end - start > HEAD_MAX)
    return column;
  if (is_one_of (start, end, number_heads))
    column.kind = SP_COLUMN_NUMBER;
  else if (is_one_of (start, end, task_names))
    column.kind = SP_COLUMN_TEXT;
  else if (sp_scan_find_any (start, end, other_words, NULL) != NULL)
    column.kind = SP_COLUMN_NONE;
  else if (sp_scan_find_any (start, end, time_words, NULL) != NULL)
    column = (SpColumn) {SP_COLUMN_TIME, "完成时限："};
  else if (sp_scan_find_any (start, end, (const char *const[]) {"任务", "内容", "目标", NULL},
                             NULL) == NULL &&
           (column.label = find_unit_label (start, end)) != NULL)
    column.kind = SP_COLUMN_UNITS;
  else if (sp_scan_find_any (start, end, text_words, NULL) != NULL)
    column.kind = SP_COLUMN_TEXT;
  return column;
}

gboolean
sp_table_is_of_tasks (const SpColumn *columns, guint n)
{
  guint seen = 0;

  for (guint i = 0; i < n; i++)
    seen |= 1u << columns[i].kind;
  return (seen & 1u << SP_COLUMN_TEXT) != 0 &&
         (seen & (1u << SP_COLUMN_UNITS | 1u << SP_COLUMN_TIME)) != 0;
}

gboolean
sp_table_is_head (const char *const *cells, guint n)
{
  SpColumn columns[SP_TABLE_COLUMNS];

  if (n < 3 || n > SP_TABLE_COLUMNS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    columns[i] = sp_table_column (cells[i], cells[i] + strlen (cells[i]));
  return columns[0].kind == SP_COLUMN_NUMBER && sp_table_is_of_tasks (columns, n);
}
