/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-standing.h. */
#include "core/sp-standing.h"

#include "base/sp-i18n.h"

static const SpWord standing_words[] = {
  {SP_STANDING_OVERDUE, "overdue", N_ ("逾期")},     {SP_STANDING_NEAR, "near", N_ ("临期")},
  {SP_STANDING_OPEN, "open", N_ ("办理中")},         {SP_STANDING_CLOSED, "closed", N_ ("已办结")},
  {SP_STANDING_LATER, "later", N_ ("统计日期之后")},
};
const SpVocabulary sp_standings = {"standing", standing_words, G_N_ELEMENTS (standing_words)};

static SpDate
get_day (SpRecord *record, int field)
{
  return field >= 0 ? (SpDate)sp_record_get_integer (record, (guint)field) : SP_DATE_NONE;
}

SpStanding
sp_standing_judge (
  SpRecord *record, const SpStandingFields *fields, SpDate as_of, int near_days, int *days)
{
  SpDate begun = get_day (record, fields->begun);
  SpDate due = get_day (record, fields->due);
  SpDate closed = get_day (record, fields->closed);
  SpDate ended = fields->also_closed > 0 ? get_day (record, fields->also_closed) : SP_DATE_NONE;

  if (days != NULL)
    *days = due == SP_DATE_NONE ? 0 : ABS (due - as_of);
  if (begun != SP_DATE_NONE && begun > as_of)
    return SP_STANDING_LATER;
  if ((closed != SP_DATE_NONE && closed <= as_of) || (ended != SP_DATE_NONE && ended <= as_of))
    return SP_STANDING_CLOSED;
  if (due == SP_DATE_NONE || due > as_of + near_days)
    return SP_STANDING_OPEN;
  return due < as_of ? SP_STANDING_OVERDUE : SP_STANDING_NEAR;
}

SpLight
sp_standing_light (SpStanding standing)
{
  static const SpLight lights[SP_N_STANDINGS] = {
    [SP_STANDING_OVERDUE] = SP_LIGHT_OVERDUE, [SP_STANDING_NEAR] = SP_LIGHT_NEAR,
    [SP_STANDING_OPEN] = SP_LIGHT_ON_TRACK,   [SP_STANDING_CLOSED] = SP_LIGHT_DONE,
    [SP_STANDING_LATER] = SP_LIGHT_ON_TRACK,
  };

  g_return_val_if_fail ((guint)standing < SP_N_STANDINGS, SP_LIGHT_ON_TRACK);
  return lights[standing];
}
