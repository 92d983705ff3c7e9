/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done with deadlines, each one action: putting one off (延期), and ticking off the
 * occurrences of one that recurs. */
#pragma once

#include "core/sp-extension.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* Stores @extension, whose deadline, days and reason are set, and puts the deadline off. Its old
 * day is filled in; the deadline's original day is kept from the first extension on. */
gboolean sp_store_extend_deadline (SpStore *self, SpExtension *extension, GError **error);
/* Of several deadlines that a measure may have the one an extension is about: the only dated one,
 * else the one on @due. 0 with a sentence where it cannot be told. */
int64_t sp_reader_find_deadline (SpReader *self, int64_t measure, SpDate due, GError **error);

/* An occurrence of a recurring deadline. */
typedef struct
{
  SpPeriod period;
  SpDate due;
  SpDate done_on; /* SP_DATE_NONE: not ticked off */
} SpDeadlineDay;

/* From the measure's start (else the plan's first day) to the plan's last day; of SpDeadlineDay. */
GArray *sp_reader_load_deadline_days (SpReader *self, int64_t deadline, GError **error);
/* How many of @days a person looks at as of a date: those due by then, and the next. @n_due: those
 * due; @n_done: how many of them are ticked off (both may be NULL). */
guint sp_deadline_days_until (const GArray *days, SpDate as_of, guint *n_due, guint *n_done);
/* How occurrence @i of @days stands. One that nobody kept count of yet (see DESIGN.md) is never
 * overdue: it is on track. */
SpLightState sp_deadline_days_judge (const GArray *days, guint i, SpDate as_of, int near_days);
/* Ticks the occurrence that is for the period beginning on @period_start off on @done_on, or
 * unticks it (SP_DATE_NONE). */
gboolean sp_store_tick_deadline (
  SpStore *self, int64_t deadline, SpDate period_start, SpDate done_on, GError **error);

G_END_DECLS
