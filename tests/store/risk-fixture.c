/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk points, assessments and events in few words, for tests of the risk ledger. */
#include "risk-fixture.h"

SpRecord *
new_point (int64_t enterprise, const char *name)
{
  SpRecord *point = sp_record_new (&sp_risk_point_type);

  sp_record_set_integer (point, SP_RISK_POINT_ENTERPRISE, enterprise);
  sp_record_set_text (point, SP_RISK_POINT_NAME, name);
  sp_record_set_integer (point, SP_RISK_POINT_LISTED_ON, day ("2020-09-01"));
  return point;
}

int64_t
find_scheme (SpStore *store, SpRiskMethod method)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) schemes =
    sp_reader_load_risk_schemes (sp_store_get_reader (store), method, day ("2021-01-01"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (schemes->len, ==, 1);
  return sp_record_get_id (schemes->pdata[0]);
}

SpRecord *
new_lec (
  SpStore *store, int64_t point, SpRiskStage stage, const char *on, double l, double e, double c)
{
  SpRecord *assessment = sp_record_new (&sp_risk_assessment_type);

  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_RISK_POINT, point);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_STAGE, stage);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON, day (on));
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_METHOD, SP_RISK_METHOD_LEC);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_SCHEME,
                         find_scheme (store, SP_RISK_METHOD_LEC));
  sp_record_set_real (assessment, SP_RISK_ASSESSMENT_FIRST, l);
  sp_record_set_real (assessment, SP_RISK_ASSESSMENT_SECOND, e);
  sp_record_set_real (assessment, SP_RISK_ASSESSMENT_THIRD, c);
  return assessment;
}

SpRecord *
new_event (int64_t enterprise, int64_t point, const char *on)
{
  SpRecord *event = sp_record_new (&sp_risk_event_type);

  sp_record_set_integer (event, SP_RISK_EVENT_ENTERPRISE, enterprise);
  sp_record_set_integer (event, SP_RISK_EVENT_RISK_POINT, point);
  sp_record_set_integer (event, SP_RISK_EVENT_CAUSE, SP_RISK_CAUSE_PROCESS);
  sp_record_set_integer (event, SP_RISK_EVENT_DAY, day (on));
  return event;
}

void
refuse_record (SpStore *store, SpRecord *record)
{
  g_autoptr (SpRecord) owned = record;
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_insert (store, owned, "登记", &error));
  assert_sentence (error);
}
