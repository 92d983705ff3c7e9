/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a record that is to be dealt with by a day stands as of a date: overdue, near, open, closed,
 * or not yet begun. One rule for any type that has such days; lists narrow by the same rule in SQL.
 */
#pragma once

#include "core/sp-light.h"
#include "core/sp-record.h"

G_BEGIN_DECLS

/* In the order in which a person looks at them. */
typedef enum
{
  SP_STANDING_OVERDUE, /* past its day and not closed */
  SP_STANDING_NEAR,    /* its day is at most so many days away */
  SP_STANDING_OPEN,
  SP_STANDING_CLOSED, /* on or before the date */
  SP_STANDING_LATER,  /* it begins after the date */
} SpStanding;
#define SP_N_STANDINGS 5
extern const SpVocabulary sp_standings; /* codes overdue, near, open, closed, later */

/* Fields of a type, all dates; -1 where it has none. */
typedef struct
{
  int begun, due, closed;
  int also_closed; /* another day on which there is nothing left to be done; 0 or -1: none */
} SpStandingFields;

/* @days: overdue by, or left (≥ 0), 0 where nothing is due; may be NULL. */
SpStanding sp_standing_judge (
  SpRecord *record, const SpStandingFields *fields, SpDate as_of, int near_days, int *days);
SpLight sp_standing_light (SpStanding standing); /* whose sign and colour it has */

G_END_DECLS
