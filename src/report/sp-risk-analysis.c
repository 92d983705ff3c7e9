/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-analysis.h. */
#include "report/sp-risk-analysis.h"

#include "base/sp-i18n.h"
#include "store/sp-reader-hazards.h"

/* ---- figures ---- */

static gboolean
is_in_year (const SpRiskAnalysis *self, SpDate day)
{
  return day >= sp_date_from_ymd (self->year, 1, 1) && day <= self->as_of;
}

static gboolean
count_points (SpRiskAnalysis *self, SpReader *reader, int64_t enterprise, GError **error)
{
  g_autoptr (GPtrArray) points =
    sp_reader_load_all (reader, &sp_risk_point_type, SP_RISK_POINT_ENTERPRISE, enterprise, error);

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      SpRecord *point = g_ptr_array_index (points, i);
      g_autoptr (GPtrArray) assessments =
        sp_reader_load_risk_assessments (reader, sp_record_get_id (point), error);
      gboolean is_reassessed = FALSE;

      if (assessments == NULL)
        return FALSE;
      self->n_new +=
        is_in_year (self, (SpDate)sp_record_get_integer (point, SP_RISK_POINT_LISTED_ON));
      self->n_withdrawn +=
        is_in_year (self, (SpDate)sp_record_get_integer (point, SP_RISK_POINT_WITHDRAWN_ON));
      for (guint k = 0; k < assessments->len; k++)
        is_reassessed |=
          is_in_year (self, (SpDate)sp_record_get_integer (assessments->pdata[k],
                                                           SP_RISK_ASSESSMENT_ASSESSED_ON)) &&
          sp_record_get_integer (assessments->pdata[k], SP_RISK_ASSESSMENT_CAUSE) !=
            SP_RISK_CAUSE_FIRST;
      self->n_reassessed += is_reassessed;
    }
  return points != NULL;
}

static void
count_provisions (SpRiskAnalysis *self, const SpRiskNoticeFacts *facts)
{
  for (guint i = 0; i < facts->points->len; i++)
    {
      const SpRiskNoticePoint *point = g_ptr_array_index (facts->points, i);
      SpRiskLevel worse = sp_risk_level_worse (point->state.inherent, point->state.residual);
      g_autofree char *missing = sp_risk_point_dup_missing (point->point);

      self->n_grave += worse == SP_RISK_RED || worse == SP_RISK_ORANGE;
      self->n_missing += *missing != '\0';
    }
}

/* How points that were there at both ends of the year moved. */
static void
compare_ends (SpRiskAnalysis *self,
              const SpRiskNoticeFacts *facts,
              const GArray *begin,
              SpRiskStage stage)
{
  for (guint i = 0; i < facts->points->len; i++)
    {
      const SpRiskNoticePoint *point = g_ptr_array_index (facts->points, i);

      for (guint k = 0; k < begin->len; k++)
        {
          const SpRiskState *state = &g_array_index (begin, SpRiskState, k);
          SpRiskLevel former = sp_risk_state_level (state, stage);

          if (state->point != point->state.point || former == SP_RISK_NONE ||
              point->level == SP_RISK_NONE)
            continue;
          self->n_raised += point->level < former;
          self->n_lowered += point->level > former;
        }
    }
}

static gboolean
count_hazards (SpRiskAnalysis *self, SpReader *reader, int64_t enterprise, GError **error)
{
  g_autoptr (SpHazardTally) total = sp_hazard_tally_new (0, "");
  g_autoptr (GPtrArray) rows = NULL;
  const SpPeriod year = sp_period_containing (self->as_of, SP_PERIOD_YEAR);
  SpHazardQuery query = {
    .by = SP_HAZARDS_BY_NOTHING, .as_of = self->as_of, .enterprise = enterprise};
  const SpHazardSums *sums = &total->spans[SP_HAZARD_SPAN_PERIOD];

  sp_hazard_spans_set (query.spans, &year, SP_DATE_NONE);
  rows = sp_reader_sum_hazards (reader, &query, total, error);
  if (rows == NULL)
    return FALSE;
  self->n_found = sums->found;
  self->n_major = sums->major_found;
  self->n_rectified = sums->rectified;
  self->n_closed = sums->closed;
  self->n_overdue = sums->overdue;
  return TRUE;
}

gboolean
sp_risk_analysis_load (SpRiskAnalysis *self,
                       SpReader *reader,
                       const SpRiskNoticeFacts *facts,
                       SpRiskStage stage,
                       GError **error)
{
  int64_t enterprise;
  g_autoptr (GArray) begin = NULL;

  g_return_val_if_fail (self != NULL && reader != NULL && facts != NULL, FALSE);

  enterprise = sp_record_get_id (facts->enterprise);
  *self = (SpRiskAnalysis) {.year = sp_date_to_ymd (facts->as_of).year,
                            .as_of = facts->as_of,
                            .end = facts->counts,
                            .n_unassessed = facts->counts.n[SP_RISK_NONE]};
  begin = sp_reader_load_risk_states (reader, enterprise, sp_date_month_end (self->year - 1, 12),
                                      NULL, error);
  if (begin == NULL)
    return FALSE;
  self->begin = sp_risk_states_count (begin, stage);
  compare_ends (self, facts, begin, stage);
  count_provisions (self, facts);
  return count_points (self, reader, enterprise, error) &&
         count_hazards (self, reader, enterprise, error);
}

/* ---- sentences ---- */

static void
add_begin (GString *text, const SpRiskAnalysis *self, const SpRiskNoticeFacts *facts)
{
  g_autofree char *day = sp_date_dup_chinese (self->as_of);
  g_autofree char *counts = sp_risk_counts_dup_text (&self->end);

  g_string_append (text, _ ("一、风险源点基本情况\n"));
  g_string_append_printf (text, _ ("截至%s，我单位在册%s。"), day, counts);
  if (self->n_unassessed > 0)
    g_string_append (text, _ ("还没有评估的，将尽快完成评估定级。"));
  g_string_append_c (text, '\n');
}

static void
add_changes (GString *text, const SpRiskAnalysis *self)
{
  static const SpRiskLevel levels[] = {SP_RISK_RED, SP_RISK_ORANGE, SP_RISK_YELLOW, SP_RISK_BLUE};

  g_string_append_printf (text, _ ("二、%d年度风险变化情况\n"), self->year);
  g_string_append_printf (text, _ ("年初有风险源点%u个，年内新增%u个、撤销%u个，现有%u个。"),
                          self->begin.n_points, self->n_new, self->n_withdrawn, self->end.n_points);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    g_string_append_printf (text, _ ("%s由%u个变为%u个%s"),
                            sp_vocabulary_label (&sp_risk_levels, (int)levels[i]),
                            self->begin.n[levels[i]], self->end.n[levels[i]],
                            i + 1 < G_N_ELEMENTS (levels) ? _ ("，") : _ ("。"));
  g_string_append_printf (text, _ ("年内重新评估%u个，与年初相比等级升高%u个、降低%u个。\n"),
                          self->n_reassessed, self->n_raised, self->n_lowered);
}

static void
add_controls (GString *text, const SpRiskAnalysis *self)
{
  g_string_append (text, _ ("三、管控措施落实情况\n"));
  if (self->n_grave == 0)
    g_string_append (text, _ ("没有重大和较大风险源点。\n"));
  else if (self->n_missing == 0)
    g_string_append_printf (text,
                            _ ("%u个重大和较大风险源点都设置了明显警示标志，落实了监测预警、"
                               "应急设备设施，撤离通道畅通。\n"),
                            self->n_grave);
  else
    g_string_append_printf (
      text,
      _ ("%u个重大和较大风险源点中，有%u个在警示标志、监测预警、应急设备设施、"
         "撤离通道方面还有缺项，须限期补齐。\n"),
      self->n_grave, self->n_missing);
}

static void
add_hazards (GString *text, const SpRiskAnalysis *self)
{
  g_string_append (text, _ ("四、隐患排查治理情况\n"));
  if (self->n_found == 0 && self->n_rectified == 0 && self->n_closed == 0)
    {
      g_string_append (text, _ ("年内没有登记的隐患。\n"));
      return;
    }
  g_string_append_printf (text, _ ("年内排查隐患%u项，其中重大隐患%u项；年内整改%u项，销号%u项"),
                          self->n_found, self->n_major, self->n_rectified, self->n_closed);
  if (self->n_overdue > 0)
    g_string_append_printf (text, _ ("；有%u项超过期限没有销号"), self->n_overdue);
  g_string_append (text, _ ("。\n"));
}

char *
sp_risk_analysis_dup_text (const SpRiskAnalysis *self, const SpRiskNoticeFacts *facts)
{
  GString *text = g_string_new (NULL);

  add_begin (text, self, facts);
  add_changes (text, self);
  add_controls (text, self);
  add_hazards (text, self);
  g_string_append (text, _ ("五、存在的问题和下一步措施\n（由单位填写）"));
  return g_string_free (text, FALSE);
}

SpOfficialPaper *
sp_risk_analysis_new_paper (const SpRiskAnalysis *self, const SpRiskNoticeFacts *facts)
{
  const char *name = sp_record_get_title (facts->enterprise);
  g_autofree char *title =
    g_strdup_printf (_ ("%s%d年度安全风险管控情况分析报告"), name, self->year);
  g_autofree char *text = sp_risk_analysis_dup_text (self, facts);
  g_autofree char *day = sp_date_dup_chinese (self->as_of);
  SpOfficialPaper *paper = sp_official_paper_new (title);

  sp_official_paper_set_date (paper, self->as_of);
  if (*facts->department != '\0')
    sp_official_paper_add_addressee (paper, facts->department);
  sp_official_paper_add_text (paper, text);
  sp_official_paper_add_space (paper);
  sp_official_paper_add_signature (paper, name, day);
  return paper;
}
