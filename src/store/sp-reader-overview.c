/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-reader-overview.h. */
#include "store/sp-reader-overview.h"

#include "store/sp-engine.h"
#include "store/sp-reader-running.h"
#include "store/sp-reader-schedule.h"
#include "store/sp-store-private.h"
#include "store/sp-task-memory.h"
#include "store/sp-task-units.h"

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
typedef struct
{
  GHashTable *townships; /* of unit id to SpOverviewTownship */
  int64_t measure;
} Answering;

#define KEY(id) GSIZE_TO_POINTER ((gsize)(id))

/* Several names may mean the same township: the measure is its once. */
static void
answer (int64_t unit, gpointer data)
{
  const Answering *self = data;
  SpOverviewTownship *township = g_hash_table_lookup (self->townships, KEY (unit));
  GArray *measures = township != NULL ? township->measures : NULL;

  if (measures != NULL &&
      (measures->len == 0 || g_array_index (measures, int64_t, measures->len - 1) != self->measure))
    g_array_append_val (measures, self->measure);
}

static gboolean
load_townships (SpReader *self, SpOverview *overview, GHashTable *townships, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    self->engine, "SELECT id, name FROM unit WHERE kind = 'township' ORDER BY position, id", error);

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      int64_t unit = sp_statement_get_integer (statement, 0);

      g_hash_table_insert (
        townships, KEY (unit),
        sp_overview_add_township (overview, unit, sp_statement_get_text (statement, 1)));
    }
  return sp_statement_end (statement, error);
}

static gboolean
answer_for (SpTaskUnits *units, const SpTaskFacts *facts, Answering *answering, GError **error)
{
  for (guint i = 0; i < facts->n_units; i++)
    {
      answer (facts->units[i].unit, answering);
      if (!sp_task_units_foreach_member (units, facts->units[i].unit, answer, answering, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_townships (
  SpReader *self, SpOverview *overview, SpTaskMemory *memory, SpTaskUnits *units, GError **error)
{
  g_autoptr (GHashTable) townships = g_hash_table_new (NULL, NULL);
  Answering answering = {townships, 0};

  if (!load_townships (self, overview, townships, error))
    return FALSE;
  for (guint i = 0; i < sp_task_memory_get_n_measures (memory); i++)
    {
      SpTaskFacts facts = sp_task_memory_get_facts (memory, i);
      const SpTaskRow *place = sp_task_memory_get_place (memory, i);

      answering.measure = place->row.measure;
      if (!sp_task_row_is_withdrawn (place, overview->as_of) &&
          !answer_for (units, &facts, &answering, error))
        return FALSE;
    }
  sp_overview_drop_idle_townships (overview);
  return TRUE;
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

/* Indicators, and the accidents, of which an indicator may say what is asked. */
static gboolean
load_indicators (SpReader *self, SpOverview *overview, int64_t plan, GError **error)
{
  g_autoptr (GPtrArray) standings = sp_reader_load_indicators (self, plan, overview->as_of, error);
  SpAccidentGoal goal;

  for (guint i = 0; standings != NULL && i < standings->len; i++)
    add_indicator (overview, g_ptr_array_index (standings, i));
  return standings != NULL &&
         sp_reader_find_accident_goal (self, standings, overview->as_of, &goal, error) &&
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

/* ---- what was put off since the baseline ---- */

static gboolean
is_put_off (const SpTaskFacts *facts, const SpOverview *overview)
{
  for (guint i = 0; i < facts->n_moves; i++)
    if (facts->moves[i].granted_on > overview->baseline &&
        facts->moves[i].granted_on <= overview->as_of)
      return TRUE;
  return FALSE;
}

static void
fill_put_off (SpOverview *overview, SpTaskMemory *memory)
{
  for (guint i = 0; i < sp_task_memory_get_n_measures (memory); i++)
    {
      SpTaskFacts facts = sp_task_memory_get_facts (memory, i);
      int64_t measure = sp_task_memory_get_place (memory, i)->row.measure;

      if (is_put_off (&facts, overview))
        g_array_append_val (overview->put_off, measure);
    }
}

static gboolean
refresh_put_off (SpReader *self, SpOverview *overview, int64_t measure, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine,
                       "SELECT 1 FROM deadline d CROSS JOIN extension e ON e.deadline = d.id"
                       " WHERE d.measure = ?3 AND e.granted_on > ?1 AND e.granted_on <= ?2 LIMIT 1",
                       error);
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (overview->baseline, iso));
  sp_statement_bind_text (statement, 2, sp_date_to_iso (overview->as_of, iso));
  sp_statement_bind_integer (statement, 3, measure);
  sp_overview_set_put_off (overview, measure, sp_statement_next (statement));
  return sp_statement_end (statement, error);
}

static gboolean
load_running (SpReader *self, SpOverview *overview, int64_t plan, GError **error)
{
  sp_overview_clear_running (overview);
  return load_indicators (self, overview, plan, error) &&
         load_duties (self, overview, plan, error) &&
         load_supervision (self, overview, plan, error);
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

/* ---- measures ---- */

static SpSchedule *
load_as_of (SpTaskRows *tasks, SpTaskMemory *memory, SpDate as_of, GError **error)
{
  tasks->filter.as_of = as_of;
  return sp_task_memory_fill (memory, tasks, error) ? sp_task_rows_make_schedule (tasks, error)
                                                    : NULL;
}

/* The plan as of both dates, from one reading. */
static SpOverview *
load_measures (SpReader *self, const SpTaskFilter *filter, SpDate baseline, GError **error)
{
  g_autoptr (SpTaskRows) tasks = sp_task_rows_new (self->engine, filter, error);
  g_autoptr (SpSchedule) now = NULL;
  g_autoptr (SpSchedule) before = NULL;
  g_autoptr (SpOverview) overview = NULL;
  SpTaskMemory *memory = NULL;

  if (tasks != NULL && sp_task_rows_check_plan (tasks, error))
    memory = sp_task_memory_recall (tasks, error);
  if (memory != NULL)
    now = load_as_of (tasks, memory, filter->as_of, error);
  if (now != NULL)
    before = load_as_of (tasks, memory, baseline, error);
  if (before == NULL)
    return NULL;
  overview = sp_overview_new (now, before);
  fill_put_off (overview, memory);
  if (!fill_townships (self, overview, memory, tasks->units, error))
    return NULL;
  return g_steal_pointer (&overview);
}

static SpOverview *
load (SpReader *self, const SpTaskFilter *filter, SpDate baseline, GError **error)
{
  g_autoptr (SpOverview) overview = load_measures (self, filter, baseline, error);

  if (overview == NULL || !load_plan_words (self, overview, filter->plan, error) ||
      !load_unit_ids (self, overview, error) || !load_running (self, overview, filter->plan, error))
    return NULL;
  sp_overview_count (overview);
  return g_steal_pointer (&overview);
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
  GCancellable *former = NULL;
  SpOverview *overview;

  g_return_val_if_fail (self != NULL, NULL);

  if (filter.as_of == SP_DATE_NONE)
    filter.as_of = sp_date_today ();
  if (baseline == SP_DATE_NONE)
    baseline = sp_overview_default_baseline (filter.as_of);
  if (cancellable != NULL)
    former = sp_engine_set_cancellable (self->engine, cancellable);
  overview = load (self, &filter, baseline, error);
  if (cancellable != NULL)
    sp_engine_set_cancellable (self->engine, former);
  return overview;
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
  for (guint i = 0; i < n_measures; i++)
    if (!refresh_put_off (self, overview, measures[i], error))
      return FALSE;
  sp_overview_count (overview);
  return TRUE;
}
