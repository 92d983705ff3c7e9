/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. What a measure's deadlines mean as of a date: the days in force then, what is
 * ticked off, which occurrence of a recurring one is open. Pure: the scans fill it. */
#pragma once

#include "core/sp-occurrence.h"
#include "core/sp-schedule.h"

G_BEGIN_DECLS

/* A dated deadline. */
typedef struct
{
  int64_t id;
  SpDate due;       /* in force on the as-of date */
  SpDate original;  /* first set */
  gboolean is_from; /* 自…起: begins the work */
  gboolean is_done;
} SpTaskDeadline;

/* An occurrence ticked off by the as-of date. */
typedef struct
{
  int64_t deadline;
  SpDate period_start, due;
  SpOccurrenceRule rule;
} SpTaskTick;

/* Of one measure. */
typedef struct
{
  GArray *dated; /* of SpTaskDeadline, by due */
  GArray *ticks; /* of SpTaskTick, by deadline and period */
} SpTaskDeadlines;

void sp_task_deadlines_sort (SpTaskDeadlines *self);
/* Fills the row's dates and appends its marks to @marks. @start_on: the measure's own start, or
 * none; @first and @last are the plan's days. */
void sp_task_deadlines_settle (const SpTaskDeadlines *self,
                               SpDate start_on,
                               SpDate first,
                               SpDate last,
                               SpScheduleRow *row,
                               GArray *marks);

G_END_DECLS
