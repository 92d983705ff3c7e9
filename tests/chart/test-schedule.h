/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Schedules of an invented county, for tests, benchmarks and looking at: any number of measures,
 * always the same. */
#pragma once

#include "core/sp-schedule.h"

G_BEGIN_DECLS

/* Thirteen parts (fewer for few measures), four phases, 2020-01-01 to 2022-12-31. */
SpSchedule *test_schedule_new (guint n_measures, SpDate as_of);
/* The span and phases, and one part without measures. */
SpSchedule *test_schedule_new_empty (SpDate as_of);
/* Adds a measure titled @title with one deadline, or none for SP_DATE_NONE. */
void test_schedule_add (
  SpSchedule *schedule, int64_t id, const char *title, SpDate due, int percent);

G_END_DECLS
