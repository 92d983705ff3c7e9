/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Schedules from task rows: a plan's, one measure's, keeping one up to date after edits, and counts
 * by unit. */
#include "store/sp-reader-schedule.h"

#include "base/sp-i18n.h"
#include "store/sp-store-private.h"
#include "store/sp-task-memory.h"

/* A schedule remembers the filter it was made with, so that after an edit it can be told whether a
 * measure still belongs in it. */
static const char filter_key[] = "sp-task-filter";

static void
filter_free (gpointer data)
{
  SpTaskFilter *filter = data;

  g_free ((char *)filter->text);
  g_free (filter);
}

static void
remember_filter (SpSchedule *schedule, const SpTaskFilter *filter)
{
  SpTaskFilter *copy = g_new (SpTaskFilter, 1);

  *copy = *filter;
  copy->text = g_strdup (filter->text);
  g_object_set_data_full (G_OBJECT (schedule), filter_key, copy, filter_free);
}

static gboolean
add_phases (SpSchedule *schedule, SpEngine *engine, int64_t plan, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    engine, "SELECT title, first_day, last_day FROM phase WHERE plan = ?1 ORDER BY position, id",
    error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, plan);
  while (sp_statement_next (statement))
    sp_schedule_add_phase (schedule, sp_statement_get_text (statement, 0),
                           sp_date_from_iso (sp_statement_get_text (statement, 1)),
                           sp_date_from_iso (sp_statement_get_text (statement, 2)));
  return sp_statement_end (statement, error);
}

/* Parts without rows are shown only where nothing was filtered out. */
static gboolean
keeps_empty_parts (const SpTaskFilter *filter)
{
  return filter->unit == 0 && filter->roles == 0 && filter->lights == 0 && filter->changes == 0 &&
         filter->missed == 0 && filter->due_from == SP_DATE_NONE &&
         filter->due_to == SP_DATE_NONE && (filter->text == NULL || *filter->text == '\0');
}

static void
add_parts (SpSchedule *schedule, SpTaskRows *tasks)
{
  guint next = 0;

  for (guint i = 0; i < tasks->parts->len; i++)
    {
      const SpTaskPart *part = &g_array_index (tasks->parts, SpTaskPart, i);
      gboolean has_rows =
        next < tasks->rows->len && g_array_index (tasks->rows, SpTaskRow, next).part_order == i;
      gboolean is_asked = tasks->filter.part == 0 || tasks->filter.part == part->id;

      if (!has_rows && !(is_asked && keeps_empty_parts (&tasks->filter)))
        continue;
      sp_schedule_add_part (schedule, part->id, part->number, part->title);
      for (; next < tasks->rows->len; next++)
        {
          const SpTaskRow *task = &g_array_index (tasks->rows, SpTaskRow, next);

          if (task->part_order != i)
            break;
          sp_schedule_add_row (schedule, &task->row, sp_task_rows_get_marks (tasks, task),
                               task->n_marks);
        }
    }
}

SpSchedule *
sp_task_rows_make_schedule (SpTaskRows *tasks, GError **error)
{
  g_autoptr (SpSchedule) schedule = sp_schedule_new (
    tasks->plan_title, tasks->first_day, tasks->last_day, tasks->filter.as_of, &tasks->rule);

  if (!add_phases (schedule, tasks->engine, tasks->filter.plan, error))
    return NULL;
  sp_schedule_share_strings (schedule, tasks->strings);
  add_parts (schedule, tasks);
  remember_filter (schedule, &tasks->filter);
  return g_steal_pointer (&schedule);
}

gboolean
sp_task_rows_check_plan (SpTaskRows *tasks, GError **error)
{
  if (tasks->has_plan)
    return TRUE;
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND,
               _ ("文件中还没有这个计划。请先导入计划文档。"));
  return FALSE;
}

/* Where the overview has read the plan already it is computed from that. */
static gboolean
read_all (SpTaskRows *tasks, GError **error)
{
  SpTaskMemory *memory;

  /* What changed since another day is read beside the rows. */
  if (!sp_task_rows_has_families (&tasks->filter) || tasks->filter.changes != 0 ||
      !sp_task_memory_is_kept (tasks->engine))
    return sp_task_rows_read_all (tasks, error);
  memory = sp_task_memory_recall (tasks, error);
  return memory != NULL && sp_task_memory_fill (memory, tasks, error);
}

SpSchedule *
sp_reader_load_schedule (SpReader *self,
                         const SpTaskFilter *filter,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (SpTaskRows) tasks = NULL;
  GCancellable *former = NULL;
  gboolean is_read;

  g_return_val_if_fail (self != NULL && filter != NULL, NULL);
  tasks = sp_task_rows_new (self->engine, filter, error);
  if (tasks == NULL || !sp_task_rows_check_plan (tasks, error))
    return NULL;

  if (cancellable != NULL)
    former = sp_engine_set_cancellable (self->engine, cancellable);
  is_read = read_all (tasks, error);
  if (cancellable != NULL)
    sp_engine_set_cancellable (self->engine, former);
  return is_read ? sp_task_rows_make_schedule (tasks, error) : NULL;
}

/* Whether the measure in schedule row @i still stands between its neighbours, and in its part. */
static gboolean
is_in_place (
  SpTaskRows *tasks, SpSchedule *schedule, guint i, const SpTaskRow *task, GError **error)
{
  const SpScheduleRow *row = sp_schedule_get_row (schedule, i);
  const SpSchedulePart *part = sp_schedule_get_part (schedule, row->part);
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    tasks->engine,
    "SELECT NOT EXISTS (SELECT 1 FROM measure WHERE id = ?1 AND (position > ?3 OR"
    "  position = ?3 AND id > ?4))"
    " AND NOT EXISTS (SELECT 1 FROM measure WHERE id = ?2 AND (position < ?3 OR"
    "  position = ?3 AND id < ?4))",
    error);
  gboolean is_between = FALSE;

  if (statement == NULL || task->part != part->id)
    return FALSE;
  if (i > part->first_row)
    sp_statement_bind_integer (statement, 1, sp_schedule_get_row (schedule, i - 1)->measure);
  if (i + 1 < part->first_row + part->n_rows)
    sp_statement_bind_integer (statement, 2, sp_schedule_get_row (schedule, i + 1)->measure);
  sp_statement_bind_integer (statement, 3, task->position);
  sp_statement_bind_integer (statement, 4, task->row.measure);
  if (sp_statement_next (statement))
    is_between = sp_statement_get_integer (statement, 0) != 0;
  return sp_statement_end (statement, error) && is_between;
}

static gboolean
refresh_one (SpTaskRows *tasks, SpSchedule *schedule, int64_t measure, GError **error)
{
  int i = sp_schedule_find (schedule, measure);
  const SpTaskRow *task;

  if (!sp_task_rows_read_some (tasks, &measure, 1, error))
    return FALSE;
  if (tasks->rows->len == 0 || i < 0)
    return tasks->rows->len == 0 && i < 0; /* came, went, or never was in it */
  task = &g_array_index (tasks->rows, SpTaskRow, 0);
  if (!is_in_place (tasks, schedule, (guint)i, task, error))
    return FALSE;
  sp_schedule_replace_row (schedule, (guint)i, &task->row, sp_task_rows_get_marks (tasks, task),
                           task->n_marks);
  return TRUE;
}

gboolean
sp_reader_refresh_schedule (
  SpReader *self, SpSchedule *schedule, const int64_t *measures, guint n_measures, GError **error)
{
  const SpTaskFilter *filter;
  g_autoptr (SpTaskRows) tasks = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_SCHEDULE (schedule), FALSE);
  filter = g_object_get_data (G_OBJECT (schedule), filter_key);
  if (filter == NULL)
    return FALSE; /* not made here */
  tasks = sp_task_rows_new (self->engine, filter, error);
  if (tasks == NULL || !tasks->has_plan)
    return FALSE;

  for (guint i = 0; i < n_measures; i++)
    if (!refresh_one (tasks, schedule, measures[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
find_plan (SpReader *self, int64_t measure, SpTaskFilter *filter, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine, "SELECT plan, part FROM measure WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, measure);
  if (sp_statement_next (statement))
    {
      filter->plan = sp_statement_get_integer (statement, 0);
      filter->part = sp_statement_get_integer (statement, 1);
    }
  return sp_statement_end (statement, error);
}

SpSchedule *
sp_reader_load_measure_schedule (SpReader *self, int64_t measure, SpDate as_of, GError **error)
{
  SpTaskFilter filter = {.as_of = as_of, .kinds = ~0, .with_withdrawn = TRUE};
  g_autoptr (SpTaskRows) tasks = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  if (!find_plan (self, measure, &filter, error) || filter.plan == 0)
    return NULL;
  tasks = sp_task_rows_new (self->engine, &filter, error);
  if (tasks == NULL)
    return NULL;

  if (!sp_task_rows_read_some (tasks, &measure, 1, error) || tasks->rows->len == 0)
    return NULL;
  return sp_task_rows_make_schedule (tasks, error);
}

static void
count_load (SpUnitLoad *load, SpRole role, const SpScheduleRow *row, SpDate as_of)
{
  switch (role)
    {
    case SP_ROLE_LEAD:
      load->n_lead++;
      load->by_light[row->state.light]++;
      sp_on_time_add (&load->on_time, row, as_of);
      break;
    case SP_ROLE_RESPONSIBLE:
      load->n_responsible++;
      break;
    case SP_ROLE_TERRITORIAL:
      load->n_territorial++;
      break;
    case SP_ROLE_SUPPORT:
    default:
      load->n_support++;
      break;
    }
}

/* A unit's own measures and those of the collective names it belongs to, each once for each role.
 */
GArray *
sp_reader_load_unit_loads (SpReader *self, int64_t plan, SpDate as_of, GError **error)
{
  const SpTaskFilter filter = {.plan = plan, .as_of = as_of};
  g_autoptr (SpSchedule) schedule = NULL;
  g_autoptr (SpStatement) statement = NULL;
  g_autoptr (GArray) loads = g_array_new (FALSE, TRUE, sizeof (SpUnitLoad));
  SpUnitLoad *load = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  schedule = sp_reader_load_schedule (self, &filter, NULL, error);
  if (schedule == NULL)
    return NULL;
  statement = sp_engine_prepare (self->engine,
                                 "SELECT unit, role, measure FROM measure_unit"
                                 " UNION SELECT member, role, measure FROM measure_unit"
                                 "  JOIN unit_member ON collective = unit"
                                 " ORDER BY 1",
                                 error);
  if (statement == NULL)
    return NULL;
  while (sp_statement_next (statement))
    {
      int64_t unit = sp_statement_get_integer (statement, 0);
      const SpWord *role =
        sp_vocabulary_find_code (&sp_roles, sp_statement_get_text (statement, 1));
      int row = sp_schedule_find (schedule, sp_statement_get_integer (statement, 2));

      if (row < 0 || role == NULL)
        continue;
      if (load == NULL || load->unit != unit)
        {
          g_array_set_size (loads, loads->len + 1);
          load = &g_array_index (loads, SpUnitLoad, loads->len - 1);
          load->unit = unit;
        }
      count_load (load, (SpRole)role->value, sp_schedule_get_row (schedule, (guint)row),
                  sp_schedule_get_as_of (schedule));
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&loads) : NULL;
}
