/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is read of the work between two reports, as of a date: indicators and how they stand,
 * accidents against the base year, the calendar of duties, supervision, sums of enforcement. Pages,
 * overview, reports and the command line read it here, so that no two of them can disagree. */
#pragma once

#include "core/sp-accident.h"
#include "core/sp-duty.h"
#include "core/sp-indicator.h"
#include "core/sp-supervision.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* ---- indicators ---- */

typedef struct
{
  SpIndicator *indicator; /* owned */
  GArray *milestones;     /* of SpIndicatorPoint, as printed, by date */
  GArray *values;         /* of SpIndicatorPoint, totals on each day of a value up to the date */
  SpIndicatorInput input; /* what @state was judged by; points into the arrays */
  SpIndicatorState state;
} SpIndicatorStanding;

/* By position; transfer full, of SpIndicatorStanding with a free function. */
GPtrArray *sp_reader_load_indicators (SpReader *self, int64_t plan, SpDate as_of, GError **error);
/* One of them; NULL without error: not there. */
SpIndicatorStanding *sp_reader_load_indicator (SpReader *self,
                                               int64_t indicator,
                                               SpDate as_of,
                                               GError **error);
/* How many are missed or off their path, which is what the office must look at. */
guint sp_indicator_standings_count_behind (const GPtrArray *standings);
void sp_indicator_standing_free (gpointer standing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpIndicatorStanding, sp_indicator_standing_free)

/* ---- accidents ---- */

/* From the first of the year of @as_of to that day, the same days of the base year, the whole base
 * year, and what it leaves: the ceiling less what happened (0 where it is passed). */
typedef struct
{
  SpPeriod period, same;
  SpAccidentSum now, then, base;
  guint ceiling_accidents, ceiling_deaths;
  guint left_accidents, left_deaths;
} SpAccidentComparison;

/* @fall: by how many percent the year must stay under the base year (10). Where the ledger has no
 * single accident of a month, that month's totals count; never both. */
gboolean sp_reader_compare_accidents (SpReader *self,
                                      SpDate as_of,
                                      int base_year,
                                      guint fall,
                                      SpAccidentComparison *comparison,
                                      GError **error);
/* How much less than in which year the plan asks for. From the first indicator of a fall that names
 * accidents (事故, 死亡) and its milestone in force; else from the first such target; else, and
 * without a plan, 2019 and 10. */
typedef struct
{
  int base_year;
  guint fall;        /* percent */
  int64_t indicator; /* that says so, or 0 */
  SpDate by;         /* day of its milestone in force */
  int64_t target;    /* the same */
} SpAccidentGoal;
gboolean sp_reader_load_accident_goal (
  SpReader *self, int64_t plan, SpDate as_of, SpAccidentGoal *goal, GError **error);
/* The same, of indicators that are loaded (of SpIndicatorStanding). */
gboolean sp_reader_find_accident_goal (
  SpReader *self, const GPtrArray *standings, SpDate as_of, SpAccidentGoal *goal, GError **error);

/* By month, this year's up to @as_of. */
gboolean sp_reader_load_accident_years (
  SpReader *self, SpDate as_of, int base_year, guint fall, SpAccidentYears *years, GError **error);
/* The sum over the days of @period. */
gboolean sp_reader_sum_accidents (SpReader *self,
                                  const SpPeriod *period,
                                  SpAccidentSum *sum,
                                  GError **error);

/* ---- duties ---- */

typedef struct
{
  SpDuty *duty;      /* owned */
  GPtrArray *stored; /* of SpDutyOccurrence */
  GArray *days;      /* of SpDutyDay, which borrow from @stored */
} SpDutyCalendar;

/* By position; what is near, the plan says. Transfer full, of SpDutyCalendar with a free function.
 */
GPtrArray *sp_reader_load_duties (SpReader *self, int64_t plan, SpDate as_of, GError **error);
void sp_duty_calendar_free (gpointer calendar);

/* ---- supervision ---- */

/* Counts of items issued by @as_of, by kind and state. */
typedef struct
{
  guint by_kind[SP_SUPERVISION_BLAME + 1];
  guint by_state[SP_SUPERVISION_CLOSED + 1];
  guint total;
} SpSupervisionCounts;
gboolean sp_reader_count_supervision (
  SpReader *self, int64_t plan, SpDate as_of, SpSupervisionCounts *counts, GError **error);

/* ---- enforcement ---- */

typedef enum
{
  SP_ENFORCEMENT_BY_NOTHING, /* one row of everything */
  SP_ENFORCEMENT_BY_INDUSTRY,
  SP_ENFORCEMENT_BY_TOWNSHIP,
  SP_ENFORCEMENT_BY_DEPARTMENT,
} SpEnforcementDimension;

/* A record of the type enforcement whose counts are sums; the dimension's field says of what, the
 * other fields are empty. Transfer full, of SpEnforcement, in the order of the dimension. */
GPtrArray *sp_reader_sum_enforcement (SpReader *self,
                                      const SpPeriod *period,
                                      SpEnforcementDimension dimension,
                                      GError **error);

G_END_DECLS
