/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hazards, steps and enterprises in few words, for tests of the two lists. */
#pragma once

#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "store-fixture.h"

int64_t add_record (SpStore *store, SpRecord *record); /* takes @record */
int64_t add_enterprise (SpStore *store, const char *name);
/* Found on the day; "" for no deadline; a general one. */
int64_t add_hazard (SpStore *store,
                    const char *description,
                    int64_t enterprise,
                    const char *found,
                    const char *deadline);
/* A major one found on 2021-03-01. */
int64_t add_major (SpStore *store, int64_t enterprise);
SpRecord *load_record (SpStore *store, const SpRecordType *type, int64_t id);

/* A step as words; NULL: not given. @date is the deadline, of 申请验收 the day of completion. */
typedef struct
{
  SpHazardStepKind kind;
  const char *on, *date, *person, *reason;
} StepWords;
SpRecord *new_step (int64_t hazard, int64_t unit, const StepWords *words);
/* From being assigned to close-out: assigned 03-02, rectified 03-20, closed 03-22 of 2021. */
void close_out (SpStore *store, int64_t hazard, int64_t unit);
