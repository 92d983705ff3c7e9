/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. What a measure's deadlines mean as of a date: the days in force then, what is
 * ticked off, which occurrence of a recurring one is open. Pure. */
#pragma once

#include "core/sp-schedule.h"
#include "store/sp-task-facts.h"

G_BEGIN_DECLS

/* What a measure without days of its own has. */
typedef struct
{
  SpDate start_on;    /* the measure's own start, or none */
  SpDate first, last; /* the plan's days */
} SpTaskDays;

/* Fills the row's dates and appends its marks to @marks. */
void sp_task_deadlines_settle (const SpTaskFacts *facts,
                               SpDate as_of,
                               const SpTaskDays *days,
                               SpScheduleRow *row,
                               GArray *marks);

G_END_DECLS
