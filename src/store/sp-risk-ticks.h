/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. The four ticks of risk points (warning sign, monitoring, emergency equipment,
 * way out) as they were at the end of a day: they have no rows with days, so the journal tells,
 * which knows when each was set. What was entered on the day a point was stored holds for all days
 * before, too. */
#pragma once

#include "core/sp-risk.h"
#include "store/sp-engine.h"

G_BEGIN_DECLS

/* Those that were others by the end of @as_of, of @point or of all points (0): id → what
 * sp_risk_ticks_apply() takes. Transfer full; NULL: error. */
GHashTable *sp_risk_ticks_load (SpEngine *engine, int64_t point, SpDate as_of, GError **error);
/* Sets them in @point, not in what follows from them. */
void sp_risk_ticks_apply (GHashTable *ticks, SpRecord *point);

/* SQL of the ids of points whose ticks were set after the moment ?@parameter. Static. */
#define SP_RISK_TICKS_LATER(parameter)                                                             \
  "SELECT c.record FROM change AS c JOIN action AS a ON a.id = c.action "                          \
  "JOIN risk_point AS k ON k.id = c.record WHERE c.record_table = 'risk_point' "                   \
  "AND c.kind = 'update' AND c.field IN ('has_sign', 'has_monitoring', 'has_equipment', "          \
  "'has_escape') AND a.at >= ?" parameter

G_END_DECLS
