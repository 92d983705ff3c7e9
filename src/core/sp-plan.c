/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a plan sets for all of its measures: the numbers of the lights, the size of files. Knows no
 * SQL. */
#include "core/sp-plan.h"

#define BYTES_OF_MB (1024 * 1024)

static void
take_number (SpPlan *self, guint field, int *number)
{
  const SpValue *value = sp_record_peek (SP_RECORD (self), field);

  if (value->is_set)
    *number = (int)value->integer;
}

SpLightRule
sp_plan_get_light_rule (SpPlan *self)
{
  SpLightRule rule = sp_light_rule_default;

  g_return_val_if_fail (SP_IS_PLAN (self), rule);
  take_number (self, SP_PLAN_NEAR_DAYS, &rule.near_days);
  /* At 0 points whatever has just begun would be behind. */
  if (sp_record_get_integer (SP_RECORD (self), SP_PLAN_BEHIND_POINTS) > 0)
    take_number (self, SP_PLAN_BEHIND_POINTS, &rule.behind_points);
  take_number (self, SP_PLAN_SUPERVISE_DAYS, &rule.supervise_days);
  take_number (self, SP_PLAN_INTERVIEW_DAYS, &rule.interview_days);
  return rule;
}

int64_t
sp_plan_get_file_limit (SpPlan *self)
{
  int limit = SP_PLAN_FILE_LIMIT_DEFAULT;

  g_return_val_if_fail (SP_IS_PLAN (self), (int64_t)limit * BYTES_OF_MB);
  take_number (self, SP_PLAN_FILE_LIMIT, &limit);
  return (int64_t)limit * BYTES_OF_MB;
}
