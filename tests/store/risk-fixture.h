/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk points, assessments and events in few words, for tests of the risk ledger. */
#pragma once

#include "lists-fixture.h"
#include "store/sp-risks.h"

G_BEGIN_DECLS

/* Listed on 2020-09-01. */
SpRecord *new_point (int64_t enterprise, const char *name);
/* Which shipped scheme has the method. */
int64_t find_scheme (SpStore *store, SpRiskMethod method);
SpRecord *new_lec (
  SpStore *store, int64_t point, SpRiskStage stage, const char *on, double l, double e, double c);
/* Another process; @point 0: of the enterprise. */
SpRecord *new_event (int64_t enterprise, int64_t point, const char *on);
/* Takes @record, which will not do. */
void refuse_record (SpStore *store, SpRecord *record);

G_END_DECLS
