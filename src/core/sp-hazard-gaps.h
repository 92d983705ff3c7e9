/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a hazard should have besides and does not: told to people, never refused. Knows no SQL. */
#pragma once

#include "core/sp-criterion.h"
#include "core/sp-hazard.h"

G_BEGIN_DECLS

/* Sentences: a deadline for one that is rectified within a limit; for a major one the five
 * provisions (the plan's annexes 2 and 7), both reports (安全生产法 2021, art. 41), and @criterion
 * (may be NULL) in force on the day it was found. Of one that was handed over, revoked or closed
 * nothing more is asked. Transfer full, of char *. */
GPtrArray *sp_hazard_list_gaps (SpHazard *self, SpCriterion *criterion);
/* 资金、预案: the provisions that are missing; "" where all are there. Transfer full. */
char *sp_hazard_dup_missing_provisions (SpHazard *self);

G_END_DECLS
