/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What follows for a risk point: its derived fields, who controls it, what it lacks. See
 * sp-risk-grade.h. */
#include "core/sp-risk-grade.h"

#include <string.h>

/* ---- control ---- */

SpControlLevel
sp_risk_control_level (SpRiskLevel level)
{
  static const SpControlLevel by_level[SP_RISK_N_LEVELS] = {
    SP_CONTROL_BY_LEVEL, SP_CONTROL_ENTERPRISE, SP_CONTROL_WORKSHOP, SP_CONTROL_TEAM,
    SP_CONTROL_POST};

  g_return_val_if_fail (level < SP_RISK_N_LEVELS, SP_CONTROL_BY_LEVEL);
  return by_level[level];
}

static SpRiskLevel
get_level (SpRiskPoint *point, guint field)
{
  return (SpRiskLevel)sp_record_get_integer (SP_RECORD (point), field);
}

SpControlLevel
sp_risk_point_get_control_level (SpRiskPoint *point)
{
  SpControlLevel set;

  g_return_val_if_fail (SP_IS_RISK_POINT (point), SP_CONTROL_BY_LEVEL);

  set = (SpControlLevel)sp_record_get_integer (SP_RECORD (point), SP_RISK_POINT_CONTROL_LEVEL);
  if (set != SP_CONTROL_BY_LEVEL)
    return set;
  return sp_risk_control_level (
    sp_risk_level_counting (get_level (point, SP_RISK_POINT_INHERENT_LEVEL),
                            get_level (point, SP_RISK_POINT_RESIDUAL_LEVEL)));
}

void
sp_control_level_fields (SpControlLevel level, guint *department, guint *person)
{
  g_return_if_fail (level > SP_CONTROL_BY_LEVEL && level < SP_CONTROL_N_LEVELS);

  *department = SP_RISK_POINT_ENTERPRISE_DEPARTMENT + 2 * (level - SP_CONTROL_ENTERPRISE);
  *person = *department + 1;
}
G_STATIC_ASSERT (SP_RISK_POINT_POST_PERSON == SP_RISK_POINT_ENTERPRISE_DEPARTMENT +
                                                2 * (SP_CONTROL_POST - SP_CONTROL_ENTERPRISE) + 1);

char *
sp_risk_point_dup_duty (SpRiskPoint *point)
{
  SpControlLevel level = sp_risk_point_get_control_level (point);
  guint department, person;
  const char *words[2];

  if (level == SP_CONTROL_BY_LEVEL)
    return g_strdup ("");
  sp_control_level_fields (level, &department, &person);
  words[0] = sp_record_get_text (SP_RECORD (point), department);
  words[1] = sp_record_get_text (SP_RECORD (point), person);
  return g_strdup_printf ("%s%s%s", words[0], *words[0] != '\0' && *words[1] != '\0' ? " " : "",
                          words[1]);
}

/* ---- what it lacks ---- */

const guint sp_risk_needed_fields[SP_RISK_N_NEEDED] = {
  SP_RISK_POINT_HAS_SIGN, SP_RISK_POINT_HAS_MONITORING, SP_RISK_POINT_HAS_EQUIPMENT,
  SP_RISK_POINT_HAS_ESCAPE};
static const char *const needed_words[SP_RISK_N_NEEDED] = {N_ ("警示标志"), N_ ("监测预警"),
                                                           N_ ("应急设备设施"), N_ ("撤离通道")};

/* Only levels 1 and 2 need any of them. */
static gboolean
lacks (SpRiskPoint *point, guint i)
{
  SpRiskLevel worse = sp_risk_level_worse (get_level (point, SP_RISK_POINT_INHERENT_LEVEL),
                                           get_level (point, SP_RISK_POINT_RESIDUAL_LEVEL));

  return (worse == SP_RISK_RED || worse == SP_RISK_ORANGE) &&
         sp_record_get_integer (SP_RECORD (point), sp_risk_needed_fields[i]) == 0;
}

static int
count_missing (SpRiskPoint *point)
{
  int n = 0;

  for (guint i = 0; i < SP_RISK_N_NEEDED; i++)
    n += lacks (point, i);
  return n;
}

/* ---- derived fields ---- */

static SpRiskAssessment *
derive_stage (
  SpRiskPoint *point, const GPtrArray *assessments, SpRiskStage stage, guint level, guint score)
{
  SpRiskAssessment *found = sp_risk_assessments_find (assessments, stage, G_MAXINT);
  const SpValue none = {0};

  sp_record_set_integer (SP_RECORD (point), level,
                         found != NULL
                           ? sp_record_get_integer (SP_RECORD (found), SP_RISK_ASSESSMENT_LEVEL)
                           : SP_RISK_NONE);
  sp_record_set_value (SP_RECORD (point), score,
                       found != NULL ? sp_record_peek (SP_RECORD (found), SP_RISK_ASSESSMENT_SCORE)
                                     : &none);
  return found;
}

static SpDate
get_assessed_on (SpRiskAssessment *assessment)
{
  return assessment == NULL
           ? SP_DATE_NONE
           : (SpDate)sp_record_get_integer (SP_RECORD (assessment), SP_RISK_ASSESSMENT_ASSESSED_ON);
}

/* The first event after the day of the last assessment; what was assessed on the day itself was
 * assessed because of it. */
static SpDate
find_event (const GPtrArray *events, SpDate assessed_on)
{
  SpDate first = SP_DATE_NONE;

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      SpDate day = (SpDate)sp_record_get_integer (events->pdata[i], SP_RISK_EVENT_DAY);

      if (day > assessed_on && (first == SP_DATE_NONE || day < first))
        first = day;
    }
  return first;
}

static SpDate
find_due (SpRiskPoint *point, const GPtrArray *events, int months, SpDate assessed_on)
{
  SpRecord *record = SP_RECORD (point);
  SpDate event, period;

  if (assessed_on == SP_DATE_NONE)
    return (SpDate)sp_record_get_integer (record, SP_RISK_POINT_LISTED_ON);
  if (sp_record_peek (record, SP_RISK_POINT_REVIEW_MONTHS)->is_set)
    months = (int)sp_record_get_integer (record, SP_RISK_POINT_REVIEW_MONTHS);
  event = find_event (events, assessed_on);
  period = months > 0 ? sp_date_add_months (assessed_on, months) : SP_DATE_NONE;
  if (event == SP_DATE_NONE || period == SP_DATE_NONE)
    return event != SP_DATE_NONE ? event : period;
  return MIN (event, period);
}

void
sp_risk_point_derive (SpRiskPoint *point,
                      const GPtrArray *assessments,
                      const GPtrArray *events,
                      int months)
{
  SpRiskAssessment *inherent, *residual;
  SpDate assessed_on;

  g_return_if_fail (SP_IS_RISK_POINT (point) && assessments != NULL);

  inherent = derive_stage (point, assessments, SP_RISK_INHERENT, SP_RISK_POINT_INHERENT_LEVEL,
                           SP_RISK_POINT_INHERENT_SCORE);
  residual = derive_stage (point, assessments, SP_RISK_RESIDUAL, SP_RISK_POINT_RESIDUAL_LEVEL,
                           SP_RISK_POINT_RESIDUAL_SCORE);
  assessed_on = MAX (get_assessed_on (inherent), get_assessed_on (residual));
  sp_record_set_integer (SP_RECORD (point), SP_RISK_POINT_ASSESSED_ON, assessed_on);
  sp_record_set_integer (SP_RECORD (point), SP_RISK_POINT_REVIEW_DUE_ON,
                         find_due (point, events, months, assessed_on));
  sp_record_set_integer (SP_RECORD (point), SP_RISK_POINT_N_MISSING, count_missing (point));
}

gboolean
sp_risk_point_is_listed (SpRiskPoint *point, SpDate as_of)
{
  SpDate from, to;

  g_return_val_if_fail (SP_IS_RISK_POINT (point), FALSE);

  from = (SpDate)sp_record_get_integer (SP_RECORD (point), SP_RISK_POINT_LISTED_ON);
  to = (SpDate)sp_record_get_integer (SP_RECORD (point), SP_RISK_POINT_WITHDRAWN_ON);
  return (from == SP_DATE_NONE || from <= as_of) && (to == SP_DATE_NONE || to > as_of);
}

/* ---- what it lacks and has, in words ---- */

char *
sp_risk_point_dup_missing (SpRiskPoint *point)
{
  GString *missing;

  g_return_val_if_fail (SP_IS_RISK_POINT (point), NULL);

  missing = g_string_new (NULL);
  for (guint i = 0; i < SP_RISK_N_NEEDED; i++)
    if (lacks (point, i))
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? "、" : "", _ (needed_words[i]));
  return g_string_free (missing, FALSE);
}

const guint sp_risk_measure_fields[SP_RISK_N_MEASURE_KINDS] = {
  SP_RISK_POINT_ENGINEERING, SP_RISK_POINT_INTERLOCK,  SP_RISK_POINT_BARRIER,
  SP_RISK_POINT_PROTECTION,  SP_RISK_POINT_MANAGEMENT, SP_RISK_POINT_TRAINING,
  SP_RISK_POINT_EMERGENCY,
};

char *
sp_risk_point_dup_measures (SpRiskPoint *point)
{
  GString *measures = g_string_new (NULL);

  for (guint i = 0; i < SP_RISK_N_MEASURE_KINDS; i++)
    {
      guint field = sp_risk_measure_fields[i];
      const char *text = sp_record_get_text (SP_RECORD (point), field);
      const char *label = _ (sp_risk_point_type.fields[field].label);

      if (*text != '\0')
        g_string_append_printf (measures, "%s%s：%s", measures->len > 0 ? "\n" : "", label, text);
    }
  return g_string_free (measures, FALSE);
}
