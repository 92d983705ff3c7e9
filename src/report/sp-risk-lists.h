/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of one enterprise's risk points, as tables for paper and spreadsheets: 风险分级管控清单
 * (一企一清单), 风险分级管控责任清单, 风险源点清单 of a year, and what points of levels 1 and 2
 * lack. */
#pragma once

#include "report/sp-paper-table.h"
#include "report/sp-risk-notice-facts.h"

G_BEGIN_DECLS

/* Each transfer full. Below a point's cells, its control measures stand by their kinds. */
SpPaperTable *sp_risk_control_list_new (const SpRiskNoticeFacts *facts);
/* Who answers at the four levels: a risk that a higher level controls is controlled by every lower
 * one, too; levels above are —, those that must have somebody and have nobody （未填）. */
SpPaperTable *sp_risk_duty_list_new (const SpRiskNoticeFacts *facts);
/* What the enterprise hands in for the year of the date. */
SpPaperTable *sp_risk_source_list_new (const SpRiskNoticeFacts *facts);
/* Points of levels 1 and 2 without warning sign, monitoring, emergency equipment or way out (the
 * plan's annex 2); these four have no history: as they are now. */
SpPaperTable *sp_risk_missing_list_new (const SpRiskNoticeFacts *facts);

G_END_DECLS
