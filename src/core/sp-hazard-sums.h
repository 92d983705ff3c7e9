/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What hazards add up to over days, as of a date: the columns of the statistics, what each counts,
 * and what must hold between them. Pages, reports and the command line take columns from here.
 * Pure arithmetic; knows no SQL. */
#pragma once

#include "base/sp-date.h"
#include "core/sp-hazard.h"

G_BEGIN_DECLS

/* The three ways in which the forms count. */
typedef enum
{
  SP_HAZARD_SPAN_PERIOD, /* 本期 */
  SP_HAZARD_SPAN_YEAR,   /* 本年累计: from the first of January to the end of the period */
  SP_HAZARD_SPAN_PLAN,   /* 三年累计: from the plan's first day to the end of the period */
  SP_HAZARD_N_SPANS
} SpHazardSpan;
extern const SpVocabulary sp_hazard_spans;

/* @plan_first: SP_DATE_NONE: whatever was found before, too. */
void sp_hazard_spans_set (SpPeriod spans[SP_HAZARD_N_SPANS],
                          const SpPeriod *period,
                          SpDate plan_first);

/* Counts of a span of days as of a date D; what happened after D is not known.
 * Revoked hazards (误判撤销) are counted nowhere; transferred ones are found, and after that only
 * transferred.
 *
 * By the day on which it happened, if it lies in the span:
 *   found, major_found: the day found.
 *   rectified, major_rectified, spent: the day of the application for acceptance that was not
 *     sent back or reopened by D (forms of the State Council's monthly report: 已整改).
 *   closed, major_closed: the day of close-out, if not reopened by D.
 *   listed, by level: a hazard under listed supervision, by the day and level of its last listing
 *     by D; taken off the list counts on.
 * Of what was found in the span, how it stands as of D:
 *   provided: major ones with all five provisions (one missing is none); the fields have no
 *     history, so as they are now.
 *   planned: major ones in a plan of treatment (列入治理计划): not rectified, not transferred, and
 *     with a deadline in force, which is what puts one into the plan.
 *   open: neither closed nor transferred. overdue: open and D past the deadline in force as of D.
 * extended: the deadline was put off by D. returned: sent back at least once by D. funds: planned,
 * as now. Money in 万元. */
typedef struct
{
  guint found, rectified, closed;
  guint major_found, major_rectified, major_closed;
  guint planned, provided;
  guint listed, listed_by[SP_LISTING_PROVINCE + 1];
  guint open, major_open, overdue, extended, returned, transferred;
  double funds, spent;
} SpHazardSums;

typedef struct
{
  const char *name;  /* for programs, e.g. major_found */
  const char *label; /* marked by N_() */
  gsize offset;      /* into SpHazardSums */
  gboolean is_money; /* double in 万元, else guint */
} SpHazardSumColumn;
extern const SpHazardSumColumn sp_hazard_sum_columns[];
extern const guint sp_hazard_n_sum_columns;

guint sp_hazard_sums_count (const SpHazardSums *self, const SpHazardSumColumn *column);
double sp_hazard_sums_money (const SpHazardSums *self, const SpHazardSumColumn *column);
/* The cell as forms print it; money with up to 4 decimals, without zeros at the end. */
char *sp_hazard_sums_dup_text (const SpHazardSums *self, const SpHazardSumColumn *column);
void sp_hazard_sums_add (SpHazardSums *self, const SpHazardSums *other);
/* 整改率 in percent with one decimal, "/" where there is nothing to rectify (the State Council's
 * monthly report); 100.0 only where all is. */
char *sp_hazard_rate_dup_text (guint rectified, guint found);

/* One row of the statistics. */
typedef struct
{
  int64_t key; /* id, value of a choice, or first day of the month or quarter; 0 of a reference:
                  none */
  char *title;
  SpHazardSums spans[SP_HAZARD_N_SPANS];
} SpHazardTally;
SpHazardTally *sp_hazard_tally_new (int64_t key, const char *title);
void sp_hazard_tally_free (gpointer tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpHazardTally, sp_hazard_tally_free)

/* What does not hold in a row (notes of the same report): a column that must not be more than
 * another of its span, or than the same of a longer span. */
typedef struct
{
  SpHazardSpan span;
  const char *words; /* what is wrong and why it may be, translated; static */
  guint left, right; /* the numbers, left > right */
} SpHazardFault;
GArray *sp_hazard_tally_check (const SpHazardTally *self); /* transfer full, of SpHazardFault */

G_END_DECLS
