/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-lists.h. Each list is its columns and what stands above. */
#include "report/sp-risk-lists.h"

#include "base/sp-i18n.h"
#include "report/sp-risk-notice-private.h"

#include <string.h>

#define SMALL 0.84 /* of nine points: 7.5, which many columns need */

/* ---- what stands above ---- */

/* 企业：…　行业领域：…　所在乡镇：…　主要负责人：… */
static void
add_lines (SpPaperTable *table, const SpRiskNoticeFacts *facts, const char *more)
{
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);
  g_autofree char *counts = sp_risk_counts_dup_text (&facts->counts);
  g_autofree char *who =
    g_strdup_printf (_ ("企业：%s　　行业领域：%s　　所在乡镇：%s　　主要负责人：%s"),
                     sp_record_get_title (facts->enterprise), facts->industry, facts->township,
                     sp_record_get_text (facts->enterprise, SP_ENTERPRISE_LEGAL_PERSON));
  g_autofree char *what = g_strdup_printf (_ ("截至%s　　%s%s"), day, counts, more);

  sp_paper_table_add_line (table, who);
  sp_paper_table_add_line (table, what);
  sp_paper_table_set_foot (
    table, _ ("编制人：　　　　　　　　审核人：　　　　　　　　日期：　　　年　　月　　日"));
}

static char *
dup_title (const SpRiskNoticeFacts *facts, const char *name)
{
  return g_strconcat (sp_record_get_title (facts->enterprise), name, NULL);
}

static SpPaperTable *
new_table (const SpRiskNoticeFacts *facts,
           const char *name,
           const SpRiskColumn *columns,
           guint n_columns)
{
  g_autofree char *title = dup_title (facts, name);

  return sp_risk_table_new (title, SP_PAPER_LANDSCAPE, columns, n_columns, facts->as_of);
}

/* ---- 风险分级管控清单 ---- */

static char *
dup_nothing (const SpRiskNoticePoint *point, guint i)
{
  return g_strdup ("");
}

enum
{
  CONTROL_MEASURE_KIND = 10, /* and the measures after it: the columns with parts */
};

static const SpRiskColumn control_columns[] = {
  {N_ ("序号"), 3, SP_RISK_COLUMN_WORD, sp_risk_cell_ordinal, 0},
  {N_ ("编号"), 4, SP_RISK_COLUMN_WORD, NULL, SP_RISK_POINT_NUMBER},
  {N_ ("风险点"), 7, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_NAME},
  {N_ ("分析单元"), 6, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_ANALYSIS_UNIT},
  {N_ ("位置"), 6, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_PLACE},
  {N_ ("危险有害因素"), 9, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_FACTORS},
  {N_ ("可能的事故类型"), 6, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_HARMS},
  {N_ ("固有风险等级"), 5.5, SP_RISK_COLUMN_LEVEL, sp_risk_cell_inherent, 0},
  {N_ ("现有风险等级"), 5.5, SP_RISK_COLUMN_LEVEL, sp_risk_cell_residual, 0},
  {N_ ("管控层级"), 4, SP_RISK_COLUMN_WORD, sp_risk_cell_control, 0},
  [CONTROL_MEASURE_KIND] = {N_ ("措施类型"), 5, SP_RISK_COLUMN_TEXT, dup_nothing, 0},
  {N_ ("管控措施"), 16, SP_RISK_COLUMN_TEXT, dup_nothing, 0},
  {N_ ("检查项目和标准"), 9, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_CHECK_ITEMS},
  {N_ ("检查频次"), 4.5, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_CHECK_FREQUENCY},
  {N_ ("责任部门"), 5.5, SP_RISK_COLUMN_TEXT, sp_risk_cell_department, 0},
  {N_ ("责任人"), 4.5, SP_RISK_COLUMN_TEXT, sp_risk_cell_person, 0},
};

/* 工程技术: the field's label without the word that all kinds have. */
static char *
dup_measure_kind (guint field)
{
  const char *label = _ (sp_risk_point_type.fields[field].label);
  const char *word = _ ("措施");

  return g_str_has_suffix (label, word) ? g_strndup (label, strlen (label) - strlen (word))
                                        : g_strdup (label);
}

/* A part for each kind that has measures, the first in the row's own cells. */
static void
add_control_point (SpPaperTable *table, const SpRiskNoticePoint *point, guint i)
{
  g_auto (GStrv) cells =
    sp_risk_table_dup_cells (control_columns, G_N_ELEMENTS (control_columns), point, i);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  for (guint k = 0; k < SP_RISK_N_MEASURE_KINDS; k++)
    {
      const char *text = sp_risk_notice_point_text (point, sp_risk_measure_fields[k]);
      char **part;

      if (*text == '\0')
        continue;
      part = g_new0 (char *, 3);
      part[0] = dup_measure_kind (sp_risk_measure_fields[k]);
      part[1] = g_strdup (text);
      g_ptr_array_add (parts, part);
    }
  for (guint c = 0; c < 2 && parts->len > 0; c++)
    {
      g_free (cells[CONTROL_MEASURE_KIND + c]);
      cells[CONTROL_MEASURE_KIND + c] = g_strdup (((char **)parts->pdata[0])[c]);
    }
  sp_paper_table_add_row (table, (const char *const *)cells);
  for (guint k = 1; k < parts->len; k++)
    sp_paper_table_add_part (table, parts->pdata[k]);
}

SpPaperTable *
sp_risk_control_list_new (const SpRiskNoticeFacts *facts)
{
  SpPaperTable *table =
    new_table (facts, _ ("安全风险分级管控清单"), control_columns, G_N_ELEMENTS (control_columns));

  sp_paper_table_set_zoom (table, SMALL);
  sp_paper_table_set_parts (table, CONTROL_MEASURE_KIND, 2);
  add_lines (table, facts, "");
  for (guint i = 0; i < facts->points->len; i++)
    add_control_point (table, facts->points->pdata[i], i);
  return table;
}

/* ---- 风险分级管控责任清单 ---- */

static const char *
duty_cell (const SpRiskNoticePoint *point, SpControlLevel level, gboolean is_person)
{
  SpControlLevel controlling = sp_risk_point_get_control_level (point->point);
  guint department, person;
  const char *text;

  sp_control_level_fields (level, &department, &person);
  text = sp_risk_notice_point_text (point, is_person ? person : department);
  if (*text != '\0')
    return text;
  if (controlling == SP_CONTROL_BY_LEVEL || level < controlling)
    return "—";
  return _ ("（未填）");
}

#define DUTY_CELLS(name, LEVEL)                                                                    \
  static char *dup_##name##_department (const SpRiskNoticePoint *point, guint i)                   \
  {                                                                                                \
    return g_strdup (duty_cell (point, LEVEL, FALSE));                                             \
  }                                                                                                \
  static char *dup_##name##_person (const SpRiskNoticePoint *point, guint i)                       \
  {                                                                                                \
    return g_strdup (duty_cell (point, LEVEL, TRUE));                                              \
  }
DUTY_CELLS (enterprise, SP_CONTROL_ENTERPRISE)
DUTY_CELLS (workshop, SP_CONTROL_WORKSHOP)
DUTY_CELLS (team, SP_CONTROL_TEAM)
DUTY_CELLS (post, SP_CONTROL_POST)

static const SpRiskColumn duty_columns[] = {
  {N_ ("序号"), 3, SP_RISK_COLUMN_WORD, sp_risk_cell_ordinal, 0},
  {N_ ("编号"), 4, SP_RISK_COLUMN_WORD, NULL, SP_RISK_POINT_NUMBER},
  {N_ ("风险点"), 12, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_NAME},
  {N_ ("风险等级"), 9, SP_RISK_COLUMN_LEVEL, sp_risk_cell_level, 0},
  {N_ ("管控层级"), 4, SP_RISK_COLUMN_WORD, sp_risk_cell_control, 0},
  {N_ ("企业级责任部门"), 8, SP_RISK_COLUMN_TEXT, dup_enterprise_department, 0},
  {N_ ("企业级责任人"), 6, SP_RISK_COLUMN_TEXT, dup_enterprise_person, 0},
  {N_ ("车间级责任部门"), 8, SP_RISK_COLUMN_TEXT, dup_workshop_department, 0},
  {N_ ("车间级责任人"), 6, SP_RISK_COLUMN_TEXT, dup_workshop_person, 0},
  {N_ ("班组级责任部门"), 8, SP_RISK_COLUMN_TEXT, dup_team_department, 0},
  {N_ ("班组级责任人"), 6, SP_RISK_COLUMN_TEXT, dup_team_person, 0},
  {N_ ("岗位级责任部门"), 8, SP_RISK_COLUMN_TEXT, dup_post_department, 0},
  {N_ ("岗位级责任人"), 6, SP_RISK_COLUMN_TEXT, dup_post_person, 0},
};

static guint
count_unfilled (const SpRiskNoticePoint *point)
{
  guint n = 0;

  for (SpControlLevel level = SP_CONTROL_ENTERPRISE; level < SP_CONTROL_N_LEVELS; level++)
    for (gboolean is_person = FALSE; is_person <= TRUE; is_person++)
      n += g_str_equal (duty_cell (point, level, is_person), _ ("（未填）"));
  return n;
}

SpPaperTable *
sp_risk_duty_list_new (const SpRiskNoticeFacts *facts)
{
  SpPaperTable *table =
    new_table (facts, _ ("安全风险分级管控责任清单"), duty_columns, G_N_ELEMENTS (duty_columns));
  g_autofree char *more = NULL;
  guint n_unfilled = 0;

  for (guint i = 0; i < facts->points->len; i++)
    n_unfilled += count_unfilled (facts->points->pdata[i]);
  more = n_unfilled > 0 ? g_strdup_printf (_ ("　　还有%u处没有填写"), n_unfilled) : g_strdup ("");
  add_lines (table, facts, more);
  sp_paper_table_add_line (table, _ ("上一级负责管控的风险，下一级必须同时负责管控。"));
  for (guint i = 0; i < facts->points->len; i++)
    sp_risk_table_add_point (table, duty_columns, G_N_ELEMENTS (duty_columns),
                             facts->points->pdata[i], i);
  return table;
}

/* ---- 风险源点清单 ---- */

static char *
dup_assessed (const SpRiskNoticePoint *point, guint i)
{
  return sp_date_dup_iso (point->state.assessed_on);
}

static const SpRiskColumn source_columns[] = {
  {N_ ("序号"), 3, SP_RISK_COLUMN_WORD, sp_risk_cell_ordinal, 0},
  {N_ ("编号"), 4, SP_RISK_COLUMN_WORD, NULL, SP_RISK_POINT_NUMBER},
  {N_ ("风险源点"), 11, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_NAME},
  {N_ ("类别"), 6, SP_RISK_COLUMN_WORD, sp_risk_cell_kind, 0},
  {N_ ("位置"), 9, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_PLACE},
  {N_ ("危险有害因素"), 15, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_FACTORS},
  {N_ ("可能的事故类型"), 9, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_HARMS},
  {N_ ("固有风险等级"), 8, SP_RISK_COLUMN_LEVEL, sp_risk_cell_inherent, 0},
  {N_ ("现有风险等级"), 8, SP_RISK_COLUMN_LEVEL, sp_risk_cell_residual, 0},
  {N_ ("评估日期"), 7, SP_RISK_COLUMN_WORD, dup_assessed, 0},
  {N_ ("管控层级"), 4, SP_RISK_COLUMN_WORD, sp_risk_cell_control, 0},
  {N_ ("责任部门"), 7, SP_RISK_COLUMN_TEXT, sp_risk_cell_department, 0},
  {N_ ("责任人"), 6, SP_RISK_COLUMN_TEXT, sp_risk_cell_person, 0},
};

SpPaperTable *
sp_risk_source_list_new (const SpRiskNoticeFacts *facts)
{
  g_autofree char *name =
    g_strdup_printf (_ ("%d年度安全风险源点清单"), sp_date_to_ymd (facts->as_of).year);
  SpPaperTable *table = new_table (facts, name, source_columns, G_N_ELEMENTS (source_columns));

  add_lines (table, facts, "");
  for (guint i = 0; i < facts->points->len; i++)
    sp_risk_table_add_point (table, source_columns, G_N_ELEMENTS (source_columns),
                             facts->points->pdata[i], i);
  return table;
}

/* ---- 缺项清单 ---- */

static char *
dup_has (const SpRiskNoticePoint *point, guint field)
{
  return g_strdup (sp_record_get_integer (SP_RECORD (point->point), field) != 0 ? _ ("有")
                                                                                : _ ("缺"));
}

#define HAS_CELL(name, FIELD)                                                                      \
  static char *dup_##name (const SpRiskNoticePoint *point, guint i)                                \
  {                                                                                                \
    return dup_has (point, FIELD);                                                                 \
  }
HAS_CELL (sign, SP_RISK_POINT_HAS_SIGN)
HAS_CELL (monitoring, SP_RISK_POINT_HAS_MONITORING)
HAS_CELL (equipment, SP_RISK_POINT_HAS_EQUIPMENT)
HAS_CELL (escape, SP_RISK_POINT_HAS_ESCAPE)

static const SpRiskColumn missing_columns[] = {
  {N_ ("序号"), 3, SP_RISK_COLUMN_WORD, sp_risk_cell_ordinal, 0},
  {N_ ("编号"), 4, SP_RISK_COLUMN_WORD, NULL, SP_RISK_POINT_NUMBER},
  {N_ ("风险点"), 14, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_NAME},
  {N_ ("位置"), 12, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_PLACE},
  {N_ ("固有风险等级"), 8, SP_RISK_COLUMN_LEVEL, sp_risk_cell_inherent, 0},
  {N_ ("现有风险等级"), 8, SP_RISK_COLUMN_LEVEL, sp_risk_cell_residual, 0},
  {N_ ("明显警示标志"), 6, SP_RISK_COLUMN_WORD, dup_sign, 0},
  {N_ ("监测预警"), 6, SP_RISK_COLUMN_WORD, dup_monitoring, 0},
  {N_ ("应急设备设施"), 6, SP_RISK_COLUMN_WORD, dup_equipment, 0},
  {N_ ("撤离通道畅通"), 6, SP_RISK_COLUMN_WORD, dup_escape, 0},
  {N_ ("责任部门"), 9, SP_RISK_COLUMN_TEXT, sp_risk_cell_department, 0},
  {N_ ("责任人"), 8, SP_RISK_COLUMN_TEXT, sp_risk_cell_person, 0},
};

SpPaperTable *
sp_risk_missing_list_new (const SpRiskNoticeFacts *facts)
{
  SpPaperTable *table = new_table (facts, _ ("重大和较大安全风险管控缺项清单"), missing_columns,
                                   G_N_ELEMENTS (missing_columns));
  g_autofree char *line = NULL;
  guint n = 0;

  add_lines (table, facts, "");
  for (guint i = 0; i < facts->points->len; i++)
    {
      const SpRiskNoticePoint *point = g_ptr_array_index (facts->points, i);
      g_autofree char *missing = sp_risk_point_dup_missing (point->point);

      if (*missing != '\0')
        sp_risk_table_add_point (table, missing_columns, G_N_ELEMENTS (missing_columns), point,
                                 n++);
    }
  line = n > 0 ? g_strdup_printf (_ ("重大和较大风险点中，%u个有缺项，应尽快补齐。"), n)
               : g_strdup (_ ("重大和较大风险点没有缺项。"));
  sp_paper_table_add_line (table, line);
  return table;
}
