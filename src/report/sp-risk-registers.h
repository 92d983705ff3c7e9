/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the office keeps of many enterprises' risks: who handed in the yearly list and analysis
 * against the day of its industry (the plan's annexes 2 and 11), and the enterprises with hazardous
 * chemicals at red or orange that are to be checked again before the year ends. */
#pragma once

#include "report/sp-paper-table.h"
#include "store/sp-risks.h"

G_BEGIN_DECLS

/* Which enterprises; 0: all. Closed and withdrawn ones are left out, by the day of that. */
typedef struct
{
  int64_t township, industry;
} SpRiskScope;

/* Of SpEnterprise, by township, then as they are kept; as of @as_of. Transfer full. */
GPtrArray *sp_risk_scope_load (SpReader *reader,
                               const SpRiskScope *scope,
                               SpDate as_of,
                               GError **error);

/* The day by which an enterprise of @industry (NULL: none) hands in for @year: 12-31 where the
 * industry says none. */
SpDate sp_risk_report_due (SpRecord *industry, int year);

/* Handed in or not, as of a date. */
typedef enum
{
  SP_RISK_REPORT_OVERDUE, /* not both handed in, and the day is past */
  SP_RISK_REPORT_PENDING, /* not both, the day is still to come */
  SP_RISK_REPORT_LATE,    /* both, at least one after the day */
  SP_RISK_REPORT_IN_TIME,
} SpRiskReportState;
SpRiskReportState sp_risk_report_judge (SpDate list_on,
                                        SpDate analysis_on,
                                        SpDate due,
                                        SpDate as_of);

/* 年度安全风险报送情况表 of @year as of @as_of, overdue ones first. Transfer full. */
SpPaperTable *sp_risk_report_register_new (
  SpReader *reader, const SpRiskScope *scope, int year, SpDate as_of, GError **error);
/* 红橙等级危险化学品企业复核清单 as of @as_of: the highest level at @stage is 1 or 2; with those
 * points and the last inspection in the date's year. Transfer full. */
SpPaperTable *sp_risk_recheck_register_new (
  SpReader *reader, const SpRiskScope *scope, SpRiskStage stage, SpDate as_of, GError **error);

G_END_DECLS
