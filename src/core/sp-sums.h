/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sums of a plan by part and by lead unit, now and on an earlier day. The workbook, the overview
 * and the command line print these, so that they are counted once. Pure arithmetic on schedules. */
#pragma once

#include "core/sp-schedule.h"

G_BEGIN_DECLS

/* Sums over the measures of a part or of a lead unit. */
typedef struct
{
  int64_t id;  /* of the part; of the unit where somebody looked it up, else 0 */
  char *label; /* 附件1; "" for units */
  char *name;
  char *short_name; /* parts: without what all parts share; borrowed by charts */
  SpTotals now, before;
  guint newly_done; /* done now, not done before */
  guint newly_late; /* overdue now, not overdue before */
  SpOnTime on_time;
  guint n_shared; /* units: measures it answers for without leading them */
} SpSum;

/* One sum a part in order; @total, which begins empty, gets the sum of all. @before may be NULL.
 * Transfer full, of SpSum. */
GPtrArray *sp_sums_by_part (SpSchedule *now, SpSchedule *before, SpSum *total);
/* One sum a lead unit, by number of measures led; a measure with two leads counts under both. */
GPtrArray *sp_sums_by_unit (SpSchedule *now, SpSchedule *before);
double sp_sum_rate (guint part, guint whole); /* of 0..1; 0 of nothing */

G_END_DECLS
