/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-reader-running.h. Indicators and duties are some dozens: they are read as records and
 * judged in core. Accidents and enforcement are summed by SQL. */
#include "store/sp-reader-running.h"

#include "store/sp-engine.h"
#include "store/sp-store-private.h"

/* ---- indicators ---- */

void
sp_indicator_standing_free (gpointer data)
{
  SpIndicatorStanding *standing = data;

  g_clear_object (&standing->indicator);
  g_clear_pointer (&standing->milestones, g_array_unref);
  g_clear_pointer (&standing->values, g_array_unref);
  g_free (standing);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  return ((const SpIndicatorPoint *)a)->date - ((const SpIndicatorPoint *)b)->date;
}

static GArray *
load_milestones (SpReader *self, int64_t indicator, GError **error)
{
  g_autoptr (GPtrArray) records =
    sp_reader_load_all (self, &sp_milestone_type, SP_MILESTONE_INDICATOR, indicator, error);
  GArray *points;

  if (records == NULL)
    return NULL;
  points = g_array_new (FALSE, FALSE, sizeof (SpIndicatorPoint));
  for (guint i = 0; i < records->len; i++)
    {
      SpRecord *record = g_ptr_array_index (records, i);
      SpIndicatorPoint point = {(SpDate)sp_record_get_integer (record, SP_MILESTONE_BY_DATE),
                                sp_record_get_real (record, SP_MILESTONE_VALUE)};

      g_array_append_val (points, point);
    }
  g_array_sort (points, compare_points);
  return points;
}

static GArray *
load_totals (SpReader *self, SpRecord *indicator, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) records =
    sp_reader_load_all (self, &sp_indicator_value_type, SP_INDICATOR_VALUE_INDICATOR,
                        sp_record_get_id (indicator), error);
  SpIndicatorTotal how = (SpIndicatorTotal)sp_record_get_integer (indicator, SP_INDICATOR_TOTAL);

  return records != NULL ? sp_indicator_list_totals (how, records, as_of) : NULL;
}

/* Shares are compared in points of the base, numbers as they are. */
static void
judge_indicator (SpIndicatorStanding *standing, SpDate start, SpDate as_of)
{
  SpRecord *record = SP_RECORD (standing->indicator);

  standing->input = (SpIndicatorInput) {
    .op = (SpTargetOp)sp_record_get_integer (record, SP_INDICATOR_OP),
    .is_percent = sp_indicator_is_percent (standing->indicator),
    .has_base = sp_record_peek (record, SP_INDICATOR_BASE_VALUE)->is_set,
    .base = sp_record_get_real (record, SP_INDICATOR_BASE_VALUE),
    .start = start,
    .milestones = (const SpIndicatorPoint *)(gpointer)standing->milestones->data,
    .n_milestones = standing->milestones->len,
    .values = (const SpIndicatorPoint *)(gpointer)standing->values->data,
    .n_values = standing->values->len,
    .as_of = as_of,
  };
  standing->state = sp_indicator_judge (&standing->input);
}

static SpIndicatorStanding *
load_standing (SpReader *self, SpRecord *indicator, SpDate start, SpDate as_of, GError **error)
{
  SpIndicatorStanding *standing = g_new0 (SpIndicatorStanding, 1);

  standing->indicator = SP_INDICATOR (g_object_ref (indicator));
  standing->milestones = load_milestones (self, sp_record_get_id (indicator), error);
  if (standing->milestones != NULL)
    standing->values = load_totals (self, indicator, as_of, error);
  if (standing->values == NULL)
    {
      sp_indicator_standing_free (standing);
      return NULL;
    }
  judge_indicator (standing, start, as_of);
  return standing;
}

GPtrArray *
sp_reader_load_indicators (SpReader *self, int64_t plan, SpDate as_of, GError **error)
{
  g_autoptr (SpRecord) of = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) standings = g_ptr_array_new_with_free_func (sp_indicator_standing_free);

  g_return_val_if_fail (self != NULL, NULL);

  of = sp_reader_load (self, &sp_plan_type, plan, error);
  if (of != NULL)
    records = sp_reader_load_all (self, &sp_indicator_type, SP_INDICATOR_PLAN, plan, error);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      SpIndicatorStanding *standing =
        load_standing (self, g_ptr_array_index (records, i),
                       (SpDate)sp_record_get_integer (of, SP_PLAN_FIRST_DAY), as_of, error);

      if (standing == NULL)
        return NULL;
      g_ptr_array_add (standings, standing);
    }
  return g_steal_pointer (&standings);
}

SpIndicatorStanding *
sp_reader_load_indicator (SpReader *self, int64_t indicator, SpDate as_of, GError **error)
{
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (SpRecord) of = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  record = sp_reader_load (self, &sp_indicator_type, indicator, error);
  if (record != NULL)
    of = sp_reader_load (self, &sp_plan_type, sp_record_get_integer (record, SP_INDICATOR_PLAN),
                         error);
  if (of == NULL)
    return NULL;
  return load_standing (self, record, (SpDate)sp_record_get_integer (of, SP_PLAN_FIRST_DAY), as_of,
                        error);
}

guint
sp_indicator_standings_count_behind (const GPtrArray *standings)
{
  guint n = 0;

  for (guint i = 0; i < standings->len; i++)
    {
      const SpIndicatorStanding *standing = g_ptr_array_index (standings, i);

      n += standing->state.status == SP_INDICATOR_OFF_PATH ||
           standing->state.status == SP_INDICATOR_MISSED;
    }
  return n;
}

/* ---- accidents ---- */

/* One statement: single accidents of the days, and the totals of whole months within them of which
 * the ledger has no accident. */
static const char sum_sql[] =
  "SELECT coalesce (sum (accidents), 0), coalesce (sum (deaths), 0), coalesce (sum (injuries), 0),"
  " coalesce (sum (loss), 0) FROM ("
  " SELECT 1 AS accidents, deaths,"
  "  coalesce (serious_injuries, 0) + coalesce (light_injuries, 0) AS injuries, loss"
  "  FROM accident WHERE happened_on BETWEEN ?1 AND ?2"
  " UNION ALL SELECT accidents, deaths, injuries, loss FROM accident_total t"
  "  WHERE printf ('%04d-%02d-01', year, month) >= ?1"
  "  AND date (printf ('%04d-%02d-01', year, month), '+1 month', '-1 day') <= ?2"
  "  AND NOT EXISTS (SELECT 1 FROM accident a WHERE a.happened_on BETWEEN"
  "   printf ('%04d-%02d-01', t.year, t.month)"
  "   AND date (printf ('%04d-%02d-01', t.year, t.month), '+1 month', '-1 day')))";

static const char grades_sql[] =
  "SELECT coalesce (deaths, 0), coalesce (serious_injuries, 0), coalesce (loss, 0)"
  " FROM accident WHERE happened_on BETWEEN ?1 AND ?2";

static void
bind_period (SpStatement *statement, const SpPeriod *period)
{
  char iso[SP_DATE_ISO_LEN];

  sp_statement_bind_text (statement, 1, sp_date_to_iso (period->first, iso));
  sp_statement_bind_text (statement, 2, sp_date_to_iso (period->last, iso));
}

static gboolean
read_sum (SpReader *self, const SpPeriod *period, SpAccidentSum *sum, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, sum_sql, error);

  if (statement == NULL)
    return FALSE;
  bind_period (statement, period);
  if (sp_statement_next (statement))
    {
      sum->accidents = (guint)sp_statement_get_integer (statement, 0);
      sum->deaths = (guint)sp_statement_get_integer (statement, 1);
      sum->injuries = (guint)sp_statement_get_integer (statement, 2);
      sum->loss = sp_statement_get_real (statement, 3);
    }
  return sp_statement_end (statement, error);
}

static gboolean
read_grades (SpReader *self, const SpPeriod *period, SpAccidentSum *sum, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, grades_sql, error);

  if (statement == NULL)
    return FALSE;
  bind_period (statement, period);
  while (sp_statement_next (statement))
    sum->by_grade[sp_accident_grade ((int)sp_statement_get_integer (statement, 0),
                                     (int)sp_statement_get_integer (statement, 1),
                                     sp_statement_get_real (statement, 2))]++;
  return sp_statement_end (statement, error);
}

gboolean
sp_reader_sum_accidents (SpReader *self, const SpPeriod *period, SpAccidentSum *sum, GError **error)
{
  g_return_val_if_fail (self != NULL && period != NULL && sum != NULL, FALSE);

  *sum = (SpAccidentSum) {0};
  return read_sum (self, period, sum, error) && read_grades (self, period, sum, error);
}

static guint
left_of (guint ceiling, guint now)
{
  return ceiling > now ? ceiling - now : 0;
}

gboolean
sp_reader_compare_accidents (SpReader *self,
                             SpDate as_of,
                             int base_year,
                             guint fall,
                             SpAccidentComparison *comparison,
                             GError **error)
{
  SpPeriod year, whole;

  g_return_val_if_fail (self != NULL && comparison != NULL, FALSE);

  year = sp_period_containing (as_of, SP_PERIOD_YEAR);
  whole = sp_period_containing (sp_date_from_ymd (base_year, 1, 1), SP_PERIOD_YEAR);
  *comparison = (SpAccidentComparison) {.period = {SP_PERIOD_DAYS, year.first, as_of}};
  comparison->same = sp_accident_same_period (&comparison->period, base_year);
  if (!sp_reader_sum_accidents (self, &comparison->period, &comparison->now, error) ||
      !sp_reader_sum_accidents (self, &comparison->same, &comparison->then, error) ||
      !sp_reader_sum_accidents (self, &whole, &comparison->base, error))
    return FALSE;
  comparison->ceiling_accidents = sp_accident_ceiling (comparison->base.accidents, fall);
  comparison->ceiling_deaths = sp_accident_ceiling (comparison->base.deaths, fall);
  comparison->left_accidents = left_of (comparison->ceiling_accidents, comparison->now.accidents);
  comparison->left_deaths = left_of (comparison->ceiling_deaths, comparison->now.deaths);
  return TRUE;
}

/* ---- duties ---- */

void
sp_duty_calendar_free (gpointer data)
{
  SpDutyCalendar *calendar = data;

  g_clear_object (&calendar->duty);
  g_clear_pointer (&calendar->days, g_array_unref);
  g_clear_pointer (&calendar->stored, g_ptr_array_unref);
  g_free (calendar);
}

GPtrArray *
sp_reader_load_duties (SpReader *self, int64_t plan, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) calendars = g_ptr_array_new_with_free_func (sp_duty_calendar_free);
  SpLightRule rule;

  g_return_val_if_fail (self != NULL, NULL);
  if (!sp_reader_load_light_rule (self, plan, &rule, error))
    return NULL;

  records = sp_reader_load_all (self, &sp_duty_type, SP_DUTY_PLAN, plan, error);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      SpRecord *duty = g_ptr_array_index (records, i);
      SpDutyCalendar *calendar = g_new0 (SpDutyCalendar, 1);

      g_ptr_array_add (calendars, calendar);
      calendar->duty = SP_DUTY (g_object_ref (duty));
      calendar->stored = sp_reader_load_all (
        self, &sp_duty_occurrence_type, SP_DUTY_OCCURRENCE_DUTY, sp_record_get_id (duty), error);
      if (calendar->stored == NULL)
        return NULL;
      calendar->days = sp_duty_list_days (calendar->duty, calendar->stored, as_of, rule.near_days);
    }
  return g_steal_pointer (&calendars);
}

/* ---- supervision ---- */

gboolean
sp_reader_count_supervision (
  SpReader *self, int64_t plan, SpDate as_of, SpSupervisionCounts *counts, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (self != NULL && counts != NULL, FALSE);

  *counts = (SpSupervisionCounts) {0};
  records = sp_reader_load_all (self, &sp_supervision_type, SP_SUPERVISION_PLAN, plan, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      SpRecord *item = g_ptr_array_index (records, i);

      if (sp_record_get_integer (item, SP_SUPERVISION_ISSUED_ON) > as_of)
        continue;
      counts->total++;
      counts->by_kind[sp_record_get_integer (item, SP_SUPERVISION_KIND)]++;
      counts->by_state[sp_supervision_get_state (SP_SUPERVISION (item), as_of)]++;
    }
  return TRUE;
}

/* ---- enforcement ---- */

static const struct
{
  const char *column;
  int field; /* -1: none */
} dimensions[] = {
  [SP_ENFORCEMENT_BY_NOTHING] = {"NULL", -1},
  [SP_ENFORCEMENT_BY_INDUSTRY] = {"industry", SP_ENFORCEMENT_INDUSTRY},
  [SP_ENFORCEMENT_BY_TOWNSHIP] = {"township", SP_ENFORCEMENT_TOWNSHIP},
  [SP_ENFORCEMENT_BY_DEPARTMENT] = {"department", SP_ENFORCEMENT_DEPARTMENT},
};

static gboolean
is_count (const SpField *field)
{
  return field->type == SP_TYPE_INTEGER || field->type == SP_TYPE_REAL;
}

static char *
dup_sum_sql (SpEnforcementDimension dimension)
{
  GString *sql = g_string_new ("SELECT ");

  g_string_append (sql, dimensions[dimension].column);
  for (guint i = 0; i < sp_enforcement_type.n_fields; i++)
    if (is_count (&sp_enforcement_type.fields[i]))
      g_string_append_printf (sql, ", coalesce (sum (%s), 0)", sp_enforcement_type.fields[i].name);
  g_string_append (sql, " FROM enforcement WHERE day BETWEEN ?1 AND ?2 GROUP BY 1 ORDER BY 1");
  return g_string_free (sql, FALSE);
}

static SpRecord *
read_enforcement (SpStatement *statement, SpEnforcementDimension dimension)
{
  SpRecord *record = sp_record_new (&sp_enforcement_type);
  int column = 1;

  if (dimensions[dimension].field >= 0)
    sp_record_set_integer (record, (guint)dimensions[dimension].field,
                           sp_statement_get_integer (statement, 0));
  for (guint i = 0; i < sp_enforcement_type.n_fields; i++)
    {
      const SpField *field = &sp_enforcement_type.fields[i];

      if (!is_count (field))
        continue;
      if (field->type == SP_TYPE_REAL)
        sp_record_set_real (record, i, sp_statement_get_real (statement, column));
      else
        sp_record_set_integer (record, i, sp_statement_get_integer (statement, column));
      column++;
    }
  return record;
}

GPtrArray *
sp_reader_sum_enforcement (SpReader *self,
                           const SpPeriod *period,
                           SpEnforcementDimension dimension,
                           GError **error)
{
  g_autofree char *sql = dup_sum_sql (dimension);
  g_autoptr (SpStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (self != NULL && period != NULL, NULL);

  statement = sp_engine_prepare (self->engine, sql, error);
  if (statement == NULL)
    return NULL;
  bind_period (statement, period);
  while (sp_statement_next (statement))
    g_ptr_array_add (rows, read_enforcement (statement, dimension));
  return sp_statement_end (statement, error) ? g_steal_pointer (&rows) : NULL;
}
