/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-several.h. */
#include "store/sp-risk-several.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

typedef struct
{
  const SpRiskDuty *duty; /* one of the three */
  const char *frequency;
  SpRecord *event;
} Change;

static gboolean
set_duty (SpRecord *point, const SpRiskDuty *duty, GError **error)
{
  SpControlLevel level = duty->level != SP_CONTROL_BY_LEVEL
                           ? duty->level
                           : sp_risk_point_get_control_level (SP_RISK_POINT (point));
  guint department, person;

  if (level == SP_CONTROL_BY_LEVEL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("“%s”还没有评估，也没有定管控层级，不知道该由哪一级负责。请先评估，或选定"
                      "一个层级。"),
                   sp_record_get_title (point));
      return FALSE;
    }
  sp_control_level_fields (level, &department, &person);
  if (*duty->department != '\0')
    sp_record_set_text (point, department, duty->department);
  if (*duty->person != '\0')
    sp_record_set_text (point, person, duty->person);
  if (*duty->phone != '\0')
    sp_record_set_text (point, SP_RISK_POINT_PHONE, duty->phone);
  return TRUE;
}

static gboolean
add_event (SpWrite *write, SpRecord *point, SpRecord *like, GError **error)
{
  g_autoptr (SpRecord) event = sp_record_copy (like);

  sp_record_set_identity (event, 0, NULL, 0);
  sp_record_set_integer (event, SP_RISK_EVENT_ENTERPRISE,
                         sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE));
  sp_record_set_integer (event, SP_RISK_EVENT_RISK_POINT, sp_record_get_id (point));
  return sp_write_insert (write, event, error);
}

static gboolean
apply (SpWrite *write, SpRecord *point, const Change *change, GError **error)
{
  if (change->event != NULL)
    return add_event (write, point, change->event, error);
  if (change->duty != NULL && !set_duty (point, change->duty, error))
    return FALSE;
  if (change->frequency != NULL)
    sp_record_set_text (point, SP_RISK_POINT_CHECK_FREQUENCY, change->frequency);
  return sp_write_update (write, point, error);
}

static gboolean
change_all (SpStore *self,
            const int64_t *points,
            guint n,
            const Change *change,
            const char *label,
            GError **error)
{
  SpReader *reader = sp_store_get_reader (self);
  g_autoptr (SpWrite) write = sp_write_begin (self, SP_ACTION_EDIT, label, error);

  if (write == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpRecord) point = sp_reader_load (reader, &sp_risk_point_type, points[i], error);

      if (point == NULL || !apply (write, point, change, error))
        return FALSE;
    }
  return sp_write_commit (write, error);
}

gboolean
sp_store_set_risk_duty (
  SpStore *self, const int64_t *points, guint n, const SpRiskDuty *duty, GError **error)
{
  const Change change = {.duty = duty};

  g_return_val_if_fail (SP_IS_STORE (self) && points != NULL && n > 0 && duty != NULL, FALSE);

  if (*duty->department != '\0' || *duty->person != '\0' || *duty->phone != '\0')
    return change_all (self, points, n, &change, _ ("定风险点的责任部门和责任人"), error);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("请填责任部门、责任人或电话。"));
  return FALSE;
}

gboolean
sp_store_set_risk_check_frequency (
  SpStore *self, const int64_t *points, guint n, const char *frequency, GError **error)
{
  const Change change = {.frequency = frequency};

  g_return_val_if_fail (SP_IS_STORE (self) && points != NULL && n > 0 && frequency != NULL, FALSE);

  return change_all (self, points, n, &change, _ ("定风险点的检查频次"), error);
}

gboolean
sp_store_add_risk_events (
  SpStore *self, const int64_t *points, guint n, SpRiskEvent *event, GError **error)
{
  const Change change = {.event = SP_RECORD (event)};

  g_return_val_if_fail (SP_IS_STORE (self) && points != NULL && n > 0, FALSE);
  g_return_val_if_fail (SP_IS_RISK_EVENT (event), FALSE);

  return change_all (self, points, n, &change, _ ("登记再评估事由"), error);
}
