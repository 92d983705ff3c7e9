/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hazards that went every way there is, by the test's dice: what is counted or listed quickly is
 * held against them plainly. */
#pragma once

#include "core/sp-hazard.h"
#include "store-fixture.h"

#define HAZARD_WORLD_UNITS 3

typedef struct
{
  StoreFixture *fixture;
  int64_t units[HAZARD_WORLD_UNITS];
} HazardWorld;

/* @n hazards found from 2020-10-01 on, with their steps and listings, in one action. */
void hazard_world_fill (HazardWorld *self, StoreFixture *fixture, guint n);
