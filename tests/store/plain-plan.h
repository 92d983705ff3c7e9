/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan as of a date, computed from its records by the rules of DESIGN.md in the plainest way:
 * what the store's fast ways are held against. Knows records, no SQL and none of the store's
 * computing. */
#pragma once

#include "store/sp-reader.h"

/* Reads all records of the plan's types. */
typedef struct _PlainPlan PlainPlan;
PlainPlan *plain_plan_new (SpStore *store, int64_t plan);
void plain_plan_free (PlainPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlainPlan, plain_plan_free)

/* A line for each measure in force, in the plan's order: all that a schedule says of it but texts
 * of reports. */
char *plain_plan_dup_rows (PlainPlan *self, SpDate as_of);
/* The same of a schedule. */
char *plain_dup_schedule_rows (SpSchedule *schedule);
/* The ids of measures with a deadline put off after @from up to @until, in the plan's order. */
char *plain_plan_dup_put_off (PlainPlan *self, SpDate from, SpDate until);
/* A line for each township that answers for something in force: how many, and the sum of their
 * percents. */
char *plain_plan_dup_townships (PlainPlan *self, SpDate as_of);
