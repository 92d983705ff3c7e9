/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happened in a period and how everything stood on a day: the facts of the half-yearly report,
 * the circular and the chart pack, each read where pages read it, so that no two can disagree.
 * Plain once loaded; words and drawings are made of it elsewhere. */
#pragma once

#include "core/sp-institution.h"
#include "core/sp-overview.h"
#include "store/sp-reader-due.h"
#include "store/sp-reader-hazards.h"
#include "store/sp-risks.h"

G_BEGIN_DECLS

/* Accidents of one category in the period. */
typedef struct
{
  guint accidents, deaths;
} SpPeriodAccidents;

typedef struct
{
  guint listed;                /* on the list by the day, without those that were abolished */
  guint in_force;              /* of these, issued and not being revised */
  guint issued;                /* in the period */
  guint overdue;               /* planned by the day and not issued */
  GPtrArray *issued_in_period; /* of SpRecord as it stood */
} SpPeriodInstitutions;

typedef struct
{
  /* Owned; strings are "" where they are not */
  char *plan_title, *subject, *doc_number, *prepared_by;
  gboolean is_sample;
  int64_t plan;
  SpDate plan_first, plan_last;
  SpPeriod period;
  SpDate as_of;   /* how things stand */
  SpDate counted; /* what happened counts up to here: the earlier of @as_of and the period's end */

  SpOverview *overview; /* as of the day, against the day before the period */
  SpOnTime on_time;
  GPtrArray *indicators; /* of SpIndicatorStanding */
  SpAccidentGoal goal;
  SpAccidentComparison year;               /* from the first of January */
  SpPeriod same;                           /* the same days of the base year */
  SpAccidentSum accidents, accidents_then; /* in the period, and in @same */
  SpPeriodAccidents by_industry[SP_ACCIDENT_INDUSTRY_OTHER + 1];
  SpHazardTally *hazards;
  GPtrArray *hazards_by_industry, *hazards_by_township; /* of SpHazardTally */
  SpPeriodInstitutions institutions;
  SpRiskTally risks;
  SpEnforcement *enforcement;                  /* sums of the period; NULL: nothing */
  guint supervision[SP_SUPERVISION_BLAME + 1]; /* issued in the period */
  GPtrArray *dues; /* of SpDue: not done as of the day and due by the end of the next period */
} SpPeriodFacts;

typedef struct
{
  int64_t plan;
  SpPeriod period;
  SpDate as_of;            /* SP_DATE_NONE: the period's last day */
  const char *prepared_by; /* 报告单位; NULL: the plan's issuer */
} SpPeriodOptions;

/* SP_ERROR_INVALID with a sentence: the plan begins after the period, or the day is before it;
 * SP_ERROR_NOT_FOUND: there is no such plan. */
SpPeriodFacts *sp_period_facts_load (SpReader *reader,
                                     const SpPeriodOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);
void sp_period_facts_free (SpPeriodFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPeriodFacts, sp_period_facts_free)

/* Where work was stopped, whatever a reader said of that becomes G_IO_ERROR_CANCELLED. FALSE, for
 * returning. */
gboolean sp_period_facts_fail (GCancellable *cancellable, GError **error);

/* Things of @kind that are due in the next period, and those that are overdue. */
guint sp_period_facts_count_due (const SpPeriodFacts *self, SpDueKind kind, guint *n_overdue);
/* Supervision items that were issued by the day. */
guint sp_period_facts_count_supervision (const SpPeriodFacts *self);
/* 示例县安全生产专项整治三年行动2021年上半年工作总结报告.docx, as a file may be called. @what:
 * 工作总结报告; @ending with its dot. Transfer full; NULL with @error where there is no plan. */
char *sp_period_dup_file_name (SpReader *reader,
                               const SpPeriodOptions *options,
                               const char *what,
                               const char *ending,
                               GError **error);

G_END_DECLS
