/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Accidents by month, and what the plan asks of them. See sp-reader-running.h. */
#include "core/sp-indicator-propose.h"
#include "store/sp-reader-running.h"
#include "store/sp-store-private.h"

#include <string.h>

gboolean
sp_reader_load_accident_years (
  SpReader *self, SpDate as_of, int base_year, guint fall, SpAccidentYears *years, GError **error)
{
  SpYmd day = sp_date_to_ymd (as_of);

  g_return_val_if_fail (self != NULL && years != NULL, FALSE);

  *years = (SpAccidentYears) {.year = day.year,
                              .base_year = base_year,
                              .as_of = as_of,
                              .n_months = (guint)day.month,
                              .fall = fall};
  for (guint i = 0; i < G_N_ELEMENTS (years->now); i++)
    {
      int month = (int)i + 1;
      SpPeriod now = {SP_PERIOD_DAYS, sp_date_from_ymd (day.year, month, 1),
                      MIN (as_of, sp_date_month_end (day.year, month))};
      SpPeriod base = {SP_PERIOD_MONTH, sp_date_from_ymd (base_year, month, 1),
                       sp_date_month_end (base_year, month)};

      if ((i < years->n_months && !sp_reader_sum_accidents (self, &now, &years->now[i], error)) ||
          !sp_reader_sum_accidents (self, &base, &years->base[i], error))
        return FALSE;
    }
  return TRUE;
}

/* ---- what the plan asks of accidents ---- */

#define DEFAULT_BASE_YEAR 2019
#define DEFAULT_FALL 10

static gboolean
is_about_accidents (const char *text)
{
  return strstr (text, "事故") != NULL || strstr (text, "死亡") != NULL;
}

static guint
to_fall (double value)
{
  return (guint)CLAMP (value, 0, 100);
}

/* Whether @standing, a fall by percent, says what to do about accidents. */
static gboolean
take_goal_of_indicator (const SpIndicatorStanding *standing, SpDate as_of, SpAccidentGoal *goal)
{
  SpRecord *record = SP_RECORD (standing->indicator);
  int year = (int)sp_record_get_integer (record, SP_INDICATOR_BASE_YEAR);
  guint next = 0;

  if (standing->input.op != SP_TARGET_DECREASE_BY || !standing->input.is_percent || year == 0 ||
      standing->milestones->len == 0 || !is_about_accidents (sp_record_get_title (record)))
    return FALSE;
  while (next + 1 < standing->milestones->len &&
         g_array_index (standing->milestones, SpIndicatorPoint, next).date < as_of)
    next++;
  goal->base_year = year;
  goal->fall = to_fall (g_array_index (standing->milestones, SpIndicatorPoint, next).value);
  goal->by = g_array_index (standing->milestones, SpIndicatorPoint, next).date;
  goal->indicator = sp_record_get_id (record);
  return TRUE;
}

static gboolean
take_goal_of_target (SpRecord *target, SpAccidentGoal *goal)
{
  const char *clause = sp_record_get_text (target, SP_TARGET_CLAUSE);
  int year = sp_indicator_find_base_year (clause);

  if (year == 0 || strchr (sp_record_get_text (target, SP_TARGET_MEASURED_IN), '%') == NULL ||
      !is_about_accidents (clause))
    return FALSE;
  goal->base_year = year;
  goal->fall = to_fall (sp_record_get_real (target, SP_TARGET_VALUE));
  goal->target = sp_record_get_id (target);
  return TRUE;
}

/* The falls among the targets: a plan has thousands of targets and few of these. */
static GArray *
list_falls (SpReader *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    self->engine, "SELECT id FROM target WHERE op = 'decrease_by' ORDER BY position, id", error);

  if (statement == NULL)
    return NULL;
  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&ids) : NULL;
}

gboolean
sp_reader_find_accident_goal (
  SpReader *self, const GPtrArray *standings, SpDate as_of, SpAccidentGoal *goal, GError **error)
{
  g_autoptr (GArray) falls = NULL;

  g_return_val_if_fail (self != NULL && standings != NULL && goal != NULL, FALSE);

  *goal = (SpAccidentGoal) {.base_year = DEFAULT_BASE_YEAR, .fall = DEFAULT_FALL};
  for (guint i = 0; i < standings->len; i++)
    if (take_goal_of_indicator (g_ptr_array_index (standings, i), as_of, goal))
      return TRUE;
  falls = list_falls (self, error);
  for (guint i = 0; falls != NULL && i < falls->len; i++)
    {
      g_autoptr (SpRecord) target =
        sp_reader_load (self, &sp_target_type, g_array_index (falls, int64_t, i), error);

      if (target == NULL)
        return FALSE;
      if (take_goal_of_target (target, goal))
        return TRUE;
    }
  return falls != NULL;
}

gboolean
sp_reader_load_accident_goal (
  SpReader *self, int64_t plan, SpDate as_of, SpAccidentGoal *goal, GError **error)
{
  g_autoptr (GPtrArray) standings = NULL;

  g_return_val_if_fail (self != NULL && goal != NULL, FALSE);

  *goal = (SpAccidentGoal) {.base_year = DEFAULT_BASE_YEAR, .fall = DEFAULT_FALL};
  if (plan == 0)
    return TRUE;
  standings = sp_reader_load_indicators (self, plan, as_of, error);
  return standings != NULL && sp_reader_find_accident_goal (self, standings, as_of, goal, error);
}
