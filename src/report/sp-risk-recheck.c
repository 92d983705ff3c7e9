/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-registers.h: who is to be checked again. */
#include "report/sp-risk-registers.h"

#include "base/sp-i18n.h"
#include "core/sp-criterion.h"
#include "core/sp-industry.h"
#include "report/sp-risk-notice-private.h"

static const struct
{
  const char *head;
  double share;
  SpAlign align;
} recheck_columns[] = {
  {N_ ("序号"), 3, SP_ALIGN_CENTER},     {N_ ("企业名称"), 15, SP_ALIGN_START},
  {N_ ("乡镇"), 8, SP_ALIGN_START},      {N_ ("行业领域"), 8, SP_ALIGN_START},
  {N_ ("最高等级"), 7, SP_ALIGN_CENTER}, {N_ ("重大、较大风险点"), 28, SP_ALIGN_START},
  {N_ ("监管部门"), 9, SP_ALIGN_START},  {N_ ("本年最近检查"), 8, SP_ALIGN_CENTER},
  {N_ ("复核日期"), 7, SP_ALIGN_CENTER}, {N_ ("复核结论"), 10, SP_ALIGN_START},
};
#define RECHECK_LEVEL 4

static gboolean
has_chemicals (SpReader *reader, SpRecord *enterprise, gboolean *has, GError **error)
{
  int64_t id = sp_record_get_integer (enterprise, SP_ENTERPRISE_INDUSTRY);
  GError *failure = NULL;
  g_autoptr (SpRecord) industry =
    id != 0 ? sp_reader_load (reader, &sp_industry_type, id, &failure) : NULL;

  *has = industry != NULL && sp_record_get_integer (industry, SP_INDUSTRY_ACCIDENT_INDUSTRY) ==
                               SP_ACCIDENT_INDUSTRY_CHEMICALS;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* 3 液氨储罐（1级 重大风险）, a line each. */
static char *
dup_points (const SpRiskNoticeFacts *facts)
{
  g_autoptr (GPtrArray) worst = sp_risk_notice_facts_list_worst (facts, SP_RISK_ORANGE);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < worst->len; i++)
    {
      const SpRiskNoticePoint *point = g_ptr_array_index (worst, i);

      g_string_append_printf (text, _ ("%s%s %s（%s）"), i > 0 ? "\n" : "",
                              sp_risk_notice_point_text (point, SP_RISK_POINT_NUMBER),
                              sp_risk_notice_point_text (point, SP_RISK_POINT_NAME),
                              sp_risk_notice_level_words (point->level));
    }
  return g_string_free (text, FALSE);
}

/* The last one in the year of @as_of by then. */
static gboolean
find_inspection (SpReader *reader, int64_t enterprise, SpDate as_of, SpDate *last, GError **error)
{
  g_autoptr (GPtrArray) inspections =
    sp_reader_load_all (reader, &sp_inspection_type, SP_INSPECTION_ENTERPRISE, enterprise, error);
  SpDate first = sp_date_from_ymd (sp_date_to_ymd (as_of).year, 1, 1);

  *last = SP_DATE_NONE;
  for (guint i = 0; inspections != NULL && i < inspections->len; i++)
    {
      SpDate on = (SpDate)sp_record_get_integer (inspections->pdata[i], SP_INSPECTION_DAY);

      if (on >= first && on <= as_of && on > *last)
        *last = on;
    }
  return inspections != NULL;
}

static gboolean
add_recheck (SpPaperTable *table, SpReader *reader, const SpRiskNoticeFacts *facts, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", sp_paper_table_get_n_rows (table) + 1);
  g_autofree char *points = dup_points (facts);
  g_autofree char *inspected = NULL;
  SpDate last;

  if (!find_inspection (reader, sp_record_get_id (facts->enterprise), facts->as_of, &last, error))
    return FALSE;
  inspected = last != SP_DATE_NONE ? sp_date_dup_iso (last) : g_strdup (_ ("没有检查"));
  sp_paper_table_add_row (table,
                          (const char *const[]) {number, sp_record_get_title (facts->enterprise),
                                                 facts->township, facts->industry,
                                                 sp_risk_notice_level_words (facts->counts.highest),
                                                 points, facts->department, inspected, "", ""});
  return TRUE;
}

/* A row where the enterprise has hazardous chemicals and stands at red or orange. */
static gboolean
take_enterprise (SpPaperTable *table,
                 SpReader *reader,
                 SpRecord *enterprise,
                 SpRiskStage stage,
                 SpDate as_of,
                 GError **error)
{
  g_autoptr (SpRiskNoticeFacts) facts = NULL;
  gboolean has;

  if (!has_chemicals (reader, enterprise, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  facts = sp_risk_notice_facts_load (reader, sp_record_get_id (enterprise), as_of, stage, error);
  if (facts == NULL)
    return FALSE;
  if (facts->counts.highest != SP_RISK_RED && facts->counts.highest != SP_RISK_ORANGE)
    return TRUE;
  return add_recheck (table, reader, facts, error);
}

static SpPaperTable *
recheck_table_new (SpDate as_of)
{
  SpPaperTable *table =
    sp_paper_table_new (_ ("红橙等级危险化学品企业复核清单"), SP_PAPER_LANDSCAPE);

  for (guint i = 0; i < G_N_ELEMENTS (recheck_columns); i++)
    sp_paper_table_add_column (table, _ (recheck_columns[i].head), recheck_columns[i].share,
                               recheck_columns[i].align);
  sp_risk_table_paint (table, RECHECK_LEVEL);
  sp_paper_table_set_date (table, as_of);
  sp_paper_table_set_foot (table, _ ("填表人：　　　　　　　　审核人：　　　　　　　　日期："));
  return table;
}

SpPaperTable *
sp_risk_recheck_register_new (
  SpReader *reader, const SpRiskScope *scope, SpRiskStage stage, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) enterprises = sp_risk_scope_load (reader, scope, as_of, error);
  g_autoptr (SpPaperTable) table = recheck_table_new (as_of);
  g_autofree char *day = sp_date_dup_chinese (as_of);
  g_autofree char *line = NULL;

  if (enterprises == NULL)
    return NULL;
  for (guint i = 0; i < enterprises->len; i++)
    if (!take_enterprise (table, reader, enterprises->pdata[i], stage, as_of, error))
      return NULL;
  line =
    g_strdup_printf (_ ("截至%s　　共%u家　　评估等级为红、橙的危险化学品企业，年底前逐一复核。"),
                     day, sp_paper_table_get_n_rows (table));
  sp_paper_table_add_line (table, line);
  return g_steal_pointer (&table);
}
