/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-criterion.h. */
#include "core/sp-criterion.h"

SP_DEFINE_RECORD (
  SpCriterion, sp_criterion, CRITERION, SP_CRITERION_FIELDS, "criterion", N_ ("判定标准"), TEXT)
SP_DEFINE_RECORD (SpInspection,
                  sp_inspection,
                  INSPECTION,
                  SP_INSPECTION_FIELDS,
                  "inspection",
                  N_ ("执法检查"),
                  RECORD_NUMBER)

gboolean
sp_criterion_holds (SpCriterion *self, SpDate day)
{
  SpDate first, last;

  g_return_val_if_fail (SP_IS_CRITERION (self), FALSE);

  first = (SpDate)sp_record_get_integer (SP_RECORD (self), SP_CRITERION_VALID_FROM);
  last = (SpDate)sp_record_get_integer (SP_RECORD (self), SP_CRITERION_VALID_TO);
  return (first == SP_DATE_NONE || first <= day) && (last == SP_DATE_NONE || day <= last);
}
