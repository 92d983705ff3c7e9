/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-reader-overview.h. */
#include "store/sp-reader-overview.h"

#include "store/sp-engine.h"
#include "store/sp-reader-running.h"
#include "store/sp-store-private.h"

#include <string.h>

/* ---- units ---- */

static gboolean
load_unit_ids (SpReader *self, SpOverview *overview, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine, "SELECT id, name FROM unit ORDER BY id DESC", error);

  if (statement == NULL)
    return FALSE;
  overview->unit_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      g_hash_table_insert (overview->unit_ids, g_strdup (sp_statement_get_text (statement, 1)),
                           g_memdup2 (&id, sizeof id));
    }
  return sp_statement_end (statement, error);
}

/* What each township answers for, itself or by a collective name it belongs to. */
static const char townships_sql[] =
  "SELECT u.id, u.name, a.measure FROM unit u JOIN ("
  " SELECT unit, measure FROM measure_unit"
  " UNION SELECT member, measure FROM measure_unit JOIN unit_member ON collective = unit) a"
  " ON a.unit = u.id WHERE u.kind = 'township' ORDER BY u.position, u.id";

static gboolean
load_townships (SpReader *self, SpOverview *overview, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, townships_sql, error);
  SpOverviewTownship *township = NULL;

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      int64_t unit = sp_statement_get_integer (statement, 0);
      int64_t measure = sp_statement_get_integer (statement, 2);

      if (sp_schedule_find (overview->now, measure) < 0)
        continue; /* of another plan */
      if (township == NULL || township->unit != unit)
        township = sp_overview_add_township (overview, unit, sp_statement_get_text (statement, 1));
      g_array_append_val (township->measures, measure);
    }
  return sp_statement_end (statement, error);
}

/* ---- what is no measure ---- */

static void
add_indicator (SpOverview *overview, const SpIndicatorStanding *standing)
{
  SpRecord *record = SP_RECORD (standing->indicator);
  SpTargetOp op = (SpTargetOp)sp_record_get_integer (record, SP_INDICATOR_OP);
  gboolean is_change = op == SP_TARGET_DECREASE_BY || op == SP_TARGET_INCREASE_BY;
  char *value = g_strdup ("");
  char *goal = g_strdup ("");

  if (standing->state.has_value)
    {
      g_autofree char *number = sp_indicator_dup_number (standing->state.value.value);

      g_free (value);
      value = g_strconcat (
        number, is_change ? "" : sp_record_get_text (record, SP_INDICATOR_MEASURED_IN), NULL);
    }
  for (guint i = 0; i < standing->milestones->len; i++)
    {
      const SpIndicatorPoint *point = &g_array_index (standing->milestones, SpIndicatorPoint, i);

      if (point->date != standing->state.goal.date && i + 1 < standing->milestones->len)
        continue;
      g_free (goal);
      goal = sp_indicator_dup_goal (standing->indicator, point->value);
      break;
    }
  sp_overview_add_indicator (overview, sp_record_get_id (record), sp_record_get_title (record),
                             value, goal, standing->state.status);
}

static gboolean
load_indicators (SpReader *self, SpOverview *overview, int64_t plan, GError **error)
{
  g_autoptr (GPtrArray) standings = sp_reader_load_indicators (self, plan, overview->as_of, error);

  for (guint i = 0; standings != NULL && i < standings->len; i++)
    add_indicator (overview, g_ptr_array_index (standings, i));
  return standings != NULL;
}

static gboolean
load_duties (SpReader *self, SpOverview *overview, int64_t plan, GError **error)
{
  g_autoptr (GPtrArray) calendars = sp_reader_load_duties (self, plan, overview->as_of, error);

  for (guint i = 0; calendars != NULL && i < calendars->len; i++)
    {
      const SpDutyCalendar *calendar = g_ptr_array_index (calendars, i);
      SpRecord *record = SP_RECORD (calendar->duty);

      sp_overview_add_duty (overview, sp_record_get_id (record), sp_record_get_title (record),
                            calendar->days);
    }
  return calendars != NULL;
}

static gboolean
load_accidents (SpReader *self, SpOverview *overview, int64_t plan, GError **error)
{
  SpAccidentGoal goal;

  return sp_reader_load_accident_goal (self, plan, overview->as_of, &goal, error) &&
         sp_reader_load_accident_years (self, overview->as_of, goal.base_year, goal.fall,
                                        &overview->accidents, error);
}

G_STATIC_ASSERT (sizeof ((SpSupervisionCounts *)NULL)->by_kind ==
                 sizeof ((SpOverview *)NULL)->supervision_by_kind);
G_STATIC_ASSERT (sizeof ((SpSupervisionCounts *)NULL)->by_state ==
                 sizeof ((SpOverview *)NULL)->supervision_by_state);

static gboolean
load_supervision (SpReader *self, SpOverview *overview, int64_t plan, GError **error)
{
  SpSupervisionCounts now, before;

  if (!sp_reader_count_supervision (self, plan, overview->as_of, &now, error) ||
      !sp_reader_count_supervision (self, plan, overview->baseline, &before, error))
    return FALSE;
  memcpy (overview->supervision_by_kind, now.by_kind, sizeof now.by_kind);
  memcpy (overview->supervision_by_state, now.by_state, sizeof now.by_state);
  overview->open_before = before.total - before.by_state[SP_SUPERVISION_CLOSED];
  return TRUE;
}

static gboolean
load_put_off (SpReader *self, SpOverview *overview, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    self->engine,
    "SELECT DISTINCT d.measure FROM extension e JOIN deadline d ON d.id = e.deadline"
    " WHERE e.granted_on > ?1 AND e.granted_on <= ?2 ORDER BY d.measure",
    error);
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (overview->baseline, iso));
  sp_statement_bind_text (statement, 2, sp_date_to_iso (overview->as_of, iso));
  while (sp_statement_next (statement))
    {
      int64_t measure = sp_statement_get_integer (statement, 0);

      g_array_append_val (overview->put_off, measure);
    }
  return sp_statement_end (statement, error);
}

static gboolean
load_running (SpReader *self, SpOverview *overview, int64_t plan, GError **error)
{
  sp_overview_clear_running (overview);
  return load_indicators (self, overview, plan, error) &&
         load_duties (self, overview, plan, error) &&
         load_accidents (self, overview, plan, error) &&
         load_supervision (self, overview, plan, error) && load_put_off (self, overview, error);
}

static gboolean
load_plan_words (SpReader *self, SpOverview *overview, int64_t plan, GError **error)
{
  g_autoptr (SpRecord) record = sp_reader_load (self, &sp_plan_type, plan, error);

  if (record == NULL)
    return FALSE;
  g_free (overview->prepared_by);
  overview->prepared_by = g_strdup (sp_record_get_text (record, SP_PLAN_ISSUER));
  overview->is_sample = sp_record_get_integer (record, SP_PLAN_IS_SAMPLE) != 0;
  return TRUE;
}

SpOverview *
sp_reader_load_overview (SpReader *self,
                         int64_t plan,
                         SpDate as_of,
                         SpDate baseline,
                         GCancellable *cancellable,
                         GError **error)
{
  SpTaskFilter filter = {.plan = plan, .as_of = as_of};
  g_autoptr (SpSchedule) now = NULL;
  g_autoptr (SpSchedule) before = NULL;
  g_autoptr (SpOverview) overview = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (filter.as_of == SP_DATE_NONE)
    filter.as_of = sp_date_today ();
  if (baseline == SP_DATE_NONE)
    baseline = sp_overview_default_baseline (filter.as_of);
  now = sp_reader_load_schedule (self, &filter, cancellable, error);
  filter.as_of = baseline;
  before = now != NULL ? sp_reader_load_schedule (self, &filter, cancellable, error) : NULL;
  if (before == NULL)
    return NULL;
  overview = sp_overview_new (now, before);
  if (!load_plan_words (self, overview, plan, error) || !load_unit_ids (self, overview, error) ||
      !load_townships (self, overview, error) || !load_running (self, overview, plan, error))
    return NULL;
  sp_overview_count (overview);
  return g_steal_pointer (&overview);
}

gboolean
sp_reader_refresh_overview (SpReader *self,
                            SpOverview *overview,
                            int64_t plan,
                            const int64_t *measures,
                            guint n_measures,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && overview != NULL, FALSE);

  if (!sp_reader_refresh_schedule (self, overview->now, measures, n_measures, error) ||
      !sp_reader_refresh_schedule (self, overview->before, measures, n_measures, error) ||
      !load_running (self, overview, plan, error))
    return FALSE;
  sp_overview_count (overview);
  return TRUE;
}
