/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which quarters a plan can be reported for, and which one a person most likely wants. Pure. */
#pragma once

#include "base/sp-date.h"

G_BEGIN_DECLS

/* The quarters from @first to @last, of SpPeriod; transfer full. Empty where a date is missing. */
GArray *sp_quarters_of (SpDate first, SpDate last);
/* The last quarter, or other period, that is over on @as_of, or the one under way when it ends
 * within two weeks: reports are begun then. Kept inside @quarters, which must not be empty. */
guint sp_quarters_proposed (GArray *quarters, SpDate as_of);

G_END_DECLS
