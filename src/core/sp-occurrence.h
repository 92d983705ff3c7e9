/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When something that recurs is due: 每季度, 每年12月15日前, 每月5日前. One rule for recurring
 * deadlines and for duties. Pure; knows no records. */
#pragma once

#include "base/sp-date.h"
#include "base/sp-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  SpRecurrence recurrence;
  int every; /* every how many periods; 0 and 1: each */
  /* Within the period, 0 where not said: of a year the month is 1 to 12, of a half-year 1 to 6, of
   * a quarter 1 to 3; of a month only the day counts. Without a day: the month's end; without both:
   * the period's end. A day past the month's end is its end. */
  int due_month, due_day;
} SpOccurrenceRule;

typedef struct
{
  SpPeriod period; /* what it is for */
  SpDate due;
} SpOccurrence;

/* Longest list made, whatever the span. */
#define SP_OCCURRENCES_MAX 1000

/* The occurrences that are due from @first to @last, both included, in order; of SpOccurrence.
 * Empty for SP_RECURRENCE_NONE and for what recurs daily: nobody ticks off days. Transfer full. */
GArray *sp_occurrence_list (const SpOccurrenceRule *rule, SpDate first, SpDate last);

/* The same one by one, to stop early. */
typedef struct
{
  SpOccurrenceRule rule;
  SpDate first, last;
  SpPeriod period; /* the next to look at */
  guint n, n_found;
} SpOccurrenceIter;
void sp_occurrence_iter_init (SpOccurrenceIter *self,
                              const SpOccurrenceRule *rule,
                              SpDate first,
                              SpDate last);
gboolean sp_occurrence_iter_next (SpOccurrenceIter *self, SpOccurrence *occurrence);

G_END_DECLS
