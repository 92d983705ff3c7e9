/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store: what a map of the county shows. */
#pragma once

#include "core/sp-risk-facts.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* Townships (units of that kind in force as of @as_of) with counts of risk points, the index, open
 * major hazards and overdue measures; enterprises with risk points as spots. */
SpRiskFacts *sp_risk_county_load (SpReader *self,
                                  SpRiskMap *map,
                                  SpRiskStage stage,
                                  SpDate as_of,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
