/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of a record that no single field can state: days in order, a deadline with a day or a
 * period. Knows the record alone; rules between records are the store's constraints. */
#include "core/sp-record-rules.h"

#include "base/sp-error.h"
#include "base/sp-text.h"
#include "core/sp-accident.h"
#include "core/sp-criterion.h"
#include "core/sp-duty.h"
#include "core/sp-enterprise.h"
#include "core/sp-extension.h"
#include "core/sp-hazard.h"
#include "core/sp-indicator.h"
#include "core/sp-plan.h"
#include "core/sp-risk-grade.h"
#include "core/sp-risk-map.h"
#include "core/sp-supervision.h"
#include "core/sp-unit.h"

/* A pair of date fields of which the second must not be before the first; none passes. */
typedef struct
{
  const SpRecordType *type;
  guint first, last;
} DayOrder;

static const DayOrder day_orders[] = {
  {&sp_plan_type, SP_PLAN_FIRST_DAY, SP_PLAN_LAST_DAY},
  {&sp_phase_type, SP_PHASE_FIRST_DAY, SP_PHASE_LAST_DAY},
  {&sp_unit_type, SP_UNIT_VALID_FROM, SP_UNIT_VALID_TO},
  {&sp_unit_alias_type, SP_UNIT_ALIAS_VALID_FROM, SP_UNIT_ALIAS_VALID_TO},
  {&sp_duty_type, SP_DUTY_FIRST_DAY, SP_DUTY_LAST_DAY},
  {&sp_extension_type, SP_EXTENSION_OLD_DUE, SP_EXTENSION_NEW_DUE},
  {&sp_supervision_type, SP_SUPERVISION_ISSUED_ON, SP_SUPERVISION_DEADLINE},
  {&sp_supervision_type, SP_SUPERVISION_ISSUED_ON, SP_SUPERVISION_REPLIED_ON},
  {&sp_supervision_type, SP_SUPERVISION_ISSUED_ON, SP_SUPERVISION_CLOSED_ON},
  {&sp_licence_type, SP_LICENCE_ISSUED_ON, SP_LICENCE_EXPIRES_ON},
  {&sp_criterion_type, SP_CRITERION_VALID_FROM, SP_CRITERION_VALID_TO},
  {&sp_inspection_type, SP_INSPECTION_DAY, SP_INSPECTION_RECHECK_ON},
  {&sp_hazard_type, SP_HAZARD_FOUND_ON, SP_HAZARD_DEADLINE},
  {&sp_listing_type, SP_LISTING_LISTED_ON, SP_LISTING_DEADLINE},
  {&sp_listing_type, SP_LISTING_LISTED_ON, SP_LISTING_DELIVERED_ON},
  {&sp_listing_type, SP_LISTING_LISTED_ON, SP_LISTING_REPORTED_ON},
  {&sp_listing_type, SP_LISTING_LISTED_ON, SP_LISTING_ANNOUNCED_ON},
  {&sp_listing_type, SP_LISTING_LISTED_ON, SP_LISTING_EXTENSION_REQUESTED_ON},
  {&sp_listing_type, SP_LISTING_EXTENSION_REQUESTED_ON, SP_LISTING_EXTENSION_DECIDED_ON},
  {&sp_listing_type, SP_LISTING_DEADLINE, SP_LISTING_EXTENDED_TO},
  {&sp_listing_type, SP_LISTING_LISTED_ON, SP_LISTING_ACCEPTANCE_REQUESTED_ON},
  {&sp_listing_type, SP_LISTING_ACCEPTANCE_REQUESTED_ON, SP_LISTING_ACCEPTED_ON},
  {&sp_listing_type, SP_LISTING_ACCEPTED_ON, SP_LISTING_DELISTED_ON},
  {&sp_listing_type, SP_LISTING_DELISTED_ON, SP_LISTING_DELISTING_ANNOUNCED_ON},
  {&sp_risk_point_type, SP_RISK_POINT_LISTED_ON, SP_RISK_POINT_WITHDRAWN_ON},
  {&sp_risk_scheme_type, SP_RISK_SCHEME_VALID_FROM, SP_RISK_SCHEME_VALID_TO},
};

static gboolean
check_day_orders (SpRecord *self, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (self);

  for (guint i = 0; i < G_N_ELEMENTS (day_orders); i++)
    {
      const DayOrder *order = &day_orders[i];
      SpDate first, last;

      if (order->type != type)
        continue;
      first = (SpDate)sp_record_get_integer (self, order->first);
      last = (SpDate)sp_record_get_integer (self, order->last);
      if (first == SP_DATE_NONE || last == SP_DATE_NONE || first <= last)
        continue;
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s不能早于%s。"),
                   _ (type->fields[order->last].label), _ (type->fields[order->first].label));
      return FALSE;
    }
  return TRUE;
}

/* Days of what happened or was counted: they cannot be later than today. */
static const struct
{
  const SpRecordType *type;
  guint field;
} known_days[] = {
  {&sp_accident_type, SP_ACCIDENT_HAPPENED_ON},
  {&sp_indicator_value_type, SP_INDICATOR_VALUE_AS_OF},
  {&sp_inspection_type, SP_INSPECTION_DAY},
  {&sp_hazard_type, SP_HAZARD_FOUND_ON},
  {&sp_listing_type, SP_LISTING_LISTED_ON},
  {&sp_risk_assessment_type, SP_RISK_ASSESSMENT_ASSESSED_ON},
  {&sp_risk_event_type, SP_RISK_EVENT_DAY},
};

static gboolean
check_known_days (SpRecord *self, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (self);

  for (guint i = 0; i < G_N_ELEMENTS (known_days); i++)
    if (known_days[i].type == type &&
        !sp_running_check_day (_ (type->fields[known_days[i].field].label),
                               (SpDate)sp_record_get_integer (self, known_days[i].field),
                               sp_date_today (), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_deadline (SpRecord *self, GError **error)
{
  gboolean is_recurring = sp_record_get_integer (self, SP_DEADLINE_KIND) == SP_DEADLINE_RECURRING;

  if (is_recurring && sp_record_get_integer (self, SP_DEADLINE_RECURRENCE) == SP_RECURRENCE_NONE)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("周期时限要选定周期，例如每季度。"));
      return FALSE;
    }
  return TRUE;
}

/* A value is typed, or follows from what is done and what there is. */
static gboolean
check_indicator_value (SpRecord *self, GError **error)
{
  gboolean has_done = sp_record_peek (self, SP_INDICATOR_VALUE_DONE)->is_set;
  gboolean has_whole = sp_record_peek (self, SP_INDICATOR_VALUE_WHOLE)->is_set;

  if (has_done != has_whole ||
      (has_whole && sp_record_get_real (self, SP_INDICATOR_VALUE_WHOLE) <= 0))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("完成数和底数要一起填，底数要大于 0。"));
      return FALSE;
    }
  if (has_done || sp_record_peek (self, SP_INDICATOR_VALUE_VALUE)->is_set)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("请填数值，或填完成数和底数。"));
  return FALSE;
}

static gboolean
check_member (SpRecord *self, GError **error)
{
  if (sp_record_get_integer (self, SP_UNIT_MEMBER_COLLECTIVE) !=
      sp_record_get_integer (self, SP_UNIT_MEMBER_MEMBER))
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("集合名称不能是自己的成员。"));
  return FALSE;
}

static gboolean
check_enterprise (SpRecord *self, GError **error)
{
  g_autofree char *code = NULL;

  if (!sp_record_peek (self, SP_ENTERPRISE_CREDIT_CODE)->is_set)
    return TRUE;
  code = sp_credit_code_normalise (sp_record_get_text (self, SP_ENTERPRISE_CREDIT_CODE), error);
  return code != NULL;
}

/* 安全生产法 (2021) art. 41, 118: what is major follows from a standard. */
static gboolean
check_hazard (SpRecord *self, GError **error)
{
  if (sp_record_get_integer (self, SP_HAZARD_GRADE) != SP_HAZARD_MAJOR ||
      sp_record_get_integer (self, SP_HAZARD_CRITERION) != 0 ||
      sp_record_peek (self, SP_HAZARD_BASIS)->is_set)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("重大隐患要选判定标准，或写明判定依据。"));
  return FALSE;
}

/* Telephones and numbers that were typed full-width are found as well. */
static void
narrow_codes (SpRecord *self)
{
  const SpRecordType *type = sp_record_get_record_type (self);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *narrow = NULL;

      if ((type->fields[i].flags & SP_FIELD_CODE) == 0 || !sp_record_peek (self, i)->is_set)
        continue;
      narrow = sp_text_narrow_digits (sp_record_get_text (self, i));
      if (!g_str_equal (narrow, sp_record_get_text (self, i)))
        sp_record_set_text (self, i, narrow);
    }
}

void
sp_record_normalise (SpRecord *self)
{
  g_autofree char *code = NULL;

  g_return_if_fail (SP_IS_RECORD (self));

  narrow_codes (self);
  if (sp_record_get_record_type (self) != &sp_enterprise_type ||
      !sp_record_peek (self, SP_ENTERPRISE_CREDIT_CODE)->is_set)
    return;
  code = sp_credit_code_normalise (sp_record_get_text (self, SP_ENTERPRISE_CREDIT_CODE), NULL);
  if (code != NULL)
    sp_record_set_text (self, SP_ENTERPRISE_CREDIT_CODE, code);
}

gboolean
sp_record_check_rules (SpRecord *self, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (self);

  if (!check_day_orders (self, error) || !check_known_days (self, error))
    return FALSE;
  if (type == &sp_deadline_type)
    return check_deadline (self, error);
  if (type == &sp_indicator_value_type)
    return check_indicator_value (self, error);
  if (type == &sp_enterprise_type)
    return check_enterprise (self, error);
  if (type == &sp_hazard_type)
    return check_hazard (self, error);
  if (type == &sp_risk_scheme_type)
    return sp_risk_scheme_check (SP_RISK_SCHEME (self), error);
  if (type == &sp_risk_map_type)
    return sp_risk_map_check (SP_RISK_MAP (self), error);
  if (type == &sp_risk_area_type)
    return sp_risk_area_check (SP_RISK_AREA (self), error);
  if (type == &sp_unit_member_type)
    return check_member (self, error);
  return TRUE;
}
