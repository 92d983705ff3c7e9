/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a record that is to be dealt with by a day stands as of a date: overdue, replied to, near,
 * open, closed, or not yet begun. One rule for any type that has such days; lists narrow by the
 * same rule in SQL.
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
  SP_STANDING_REPLIED, /* answered on or before the date, but not closed; not late */
  SP_STANDING_CLOSED,  /* on or before the date */
  SP_STANDING_LATER,   /* it begins after the date */
} SpStanding;
#define SP_N_STANDINGS 6
extern const SpVocabulary sp_standings; /* codes overdue, near, open, replied, closed, later */
/* All in which something is left to be done, as a mask 1 << SpStanding. */
#define SP_STANDINGS_UNCLOSED                                                                      \
  (1 << SP_STANDING_OVERDUE | 1 << SP_STANDING_NEAR | 1 << SP_STANDING_OPEN |                      \
   1 << SP_STANDING_REPLIED)

/* Fields of a type, all dates; -1 where it has none. */
typedef struct
{
  int begun, due, closed;
  int also_closed; /* another day on which there is nothing left to be done; 0 or -1: none */
  int replied;     /* the day of an answer; 0 or -1: none is kept */
} SpStandingFields;
/* Whether records with @fields can stand so at all. */
gboolean sp_standing_applies (const SpStandingFields *fields, SpStanding standing);

/* @days: overdue by, or left (≥ 0), 0 where nothing is due; may be NULL. */
SpStanding sp_standing_judge (
  SpRecord *record, const SpStandingFields *fields, SpDate as_of, int near_days, int *days);
SpLight sp_standing_light (SpStanding standing); /* whose sign and colour it has */

G_END_DECLS
