/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-standing.h. */
#include "core/sp-standing.h"

#include "base/sp-i18n.h"

static const SpWord standing_words[] = {
  {SP_STANDING_OVERDUE, "overdue", N_ ("逾期")}, {SP_STANDING_NEAR, "near", N_ ("临期")},
  {SP_STANDING_OPEN, "open", N_ ("办理中")},     {SP_STANDING_REPLIED, "replied", N_ ("已回复")},
  {SP_STANDING_CLOSED, "closed", N_ ("已办结")}, {SP_STANDING_LATER, "later", N_ ("统计日期之后")},
};
const SpVocabulary sp_standings = {"standing", standing_words, G_N_ELEMENTS (standing_words)};

static SpDate
get_day (SpRecord *record, int field)
{
  return field >= 0 ? (SpDate)sp_record_get_integer (record, (guint)field) : SP_DATE_NONE;
}

/* A field that is none is told by 0, which designated initialisers leave. */
static gboolean
was_by (SpRecord *record, int field, SpDate as_of)
{
  SpDate day = field > 0 ? get_day (record, field) : SP_DATE_NONE;

  return day != SP_DATE_NONE && day <= as_of;
}

gboolean
sp_standing_applies (const SpStandingFields *fields, SpStanding standing)
{
  return standing != SP_STANDING_REPLIED || fields->replied > 0;
}

SpStanding
sp_standing_judge (
  SpRecord *record, const SpStandingFields *fields, SpDate as_of, int near_days, int *days)
{
  SpDate begun = get_day (record, fields->begun);
  SpDate due = get_day (record, fields->due);

  if (days != NULL)
    *days = due == SP_DATE_NONE ? 0 : ABS (due - as_of);
  if (begun != SP_DATE_NONE && begun > as_of)
    return SP_STANDING_LATER;
  if (was_by (record, fields->closed, as_of) || was_by (record, fields->also_closed, as_of))
    return SP_STANDING_CLOSED;
  if (due != SP_DATE_NONE && due < as_of)
    return SP_STANDING_OVERDUE;
  if (was_by (record, fields->replied, as_of))
    return SP_STANDING_REPLIED;
  return due == SP_DATE_NONE || due > as_of + near_days ? SP_STANDING_OPEN : SP_STANDING_NEAR;
}

SpLight
sp_standing_light (SpStanding standing)
{
  static const SpLight lights[SP_N_STANDINGS] = {
    [SP_STANDING_OVERDUE] = SP_LIGHT_OVERDUE, [SP_STANDING_NEAR] = SP_LIGHT_NEAR,
    [SP_STANDING_OPEN] = SP_LIGHT_ON_TRACK,   [SP_STANDING_REPLIED] = SP_LIGHT_ON_TRACK,
    [SP_STANDING_CLOSED] = SP_LIGHT_DONE,     [SP_STANDING_LATER] = SP_LIGHT_ON_TRACK,
  };

  g_return_val_if_fail ((guint)standing < SP_N_STANDINGS, SP_LIGHT_ON_TRACK);
  return lights[standing];
}
