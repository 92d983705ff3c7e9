/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 年度安全风险管控情况分析报告, which an enterprise hands in each year (the plan's annexes 2 and
 * 11): figures of the year as of a date, and the sentences of an official paper made from them.
 * What figures cannot say is left to be written by hand. */
#pragma once

#include "report/sp-official-paper.h"
#include "report/sp-risk-notice-facts.h"

G_BEGIN_DECLS

/* From the first of January of the date's year to the date. */
typedef struct
{
  int year;
  SpDate as_of;
  SpRiskCounts begin, end; /* at the end of the year before, and as of the date */
  guint n_new, n_withdrawn,
    n_reassessed;            /* points listed, taken off, and assessed not only first */
  guint n_raised, n_lowered; /* that stand worse or better than at the beginning */
  guint n_unassessed;        /* on the list and never assessed */
  guint n_grave, n_missing;  /* of levels 1 and 2; of these lacking something */
  guint n_found, n_major, n_rectified, n_closed, n_overdue; /* hazards, by sp-hazard-sums.h */
} SpRiskAnalysis;

gboolean sp_risk_analysis_load (SpRiskAnalysis *self,
                                SpReader *reader,
                                const SpRiskNoticeFacts *facts,
                                SpRiskStage stage,
                                GError **error);
/* The paragraphs, a line each. Transfer full. */
char *sp_risk_analysis_dup_text (const SpRiskAnalysis *self, const SpRiskNoticeFacts *facts);
/* Transfer full. */
SpOfficialPaper *sp_risk_analysis_new_paper (const SpRiskAnalysis *self,
                                             const SpRiskNoticeFacts *facts);

G_END_DECLS
