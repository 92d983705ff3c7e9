/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-task-judge.h. */
#include "store/sp-task-judge.h"

#include "store/sp-task-deadlines.h"
#include "store/sp-task-units.h"

/* Unit names by standing: 张单位、李单位. */
static const char *
join_names (SpTaskRows *self, const SpTaskFacts *facts, gboolean is_lead, GError **error)
{
  const char *name = NULL;
  guint n = 0;

  g_string_truncate (self->buffer, 0);
  for (guint i = 0; i < facts->n_units; i++)
    {
      if ((facts->units[i].role == SP_ROLE_LEAD) != is_lead)
        continue;
      name = sp_task_units_get_name (self->units, facts->units[i].unit, error);
      if (name == NULL)
        return NULL;
      if (n++ > 0)
        g_string_append (self->buffer, "、");
      g_string_append (self->buffer, name);
    }
  return sp_strings_add_once (self->strings, self->buffer->str);
}

gboolean
sp_task_rows_name_units (SpTaskRows *self,
                         const SpTaskFacts *facts,
                         SpTaskRow *task,
                         GError **error)
{
  task->row.leads = join_names (self, facts, TRUE, error);
  if (task->row.leads != NULL)
    task->row.responsibles = join_names (self, facts, FALSE, error);
  return task->row.leads != NULL && task->row.responsibles != NULL;
}

static gboolean
judge_progress (SpTaskRows *self, const SpTaskFacts *facts, SpScheduleRow *row, GError **error)
{
  SpTaskProgress progress;

  if (!sp_task_units_judge (self->units, facts, self->filter.as_of, &progress, error))
    return FALSE;
  row->percent = progress.percent;
  row->done_on = progress.done_on;
  row->reported_on = progress.reported_on;
  return TRUE;
}

static void
count_subitems (const SpTaskFacts *facts, SpDate as_of, SpScheduleRow *row)
{
  row->n_subitems = facts->n_subitems;
  row->n_subitems_done = 0;
  for (guint i = 0; i < facts->n_subitems; i++)
    if (facts->subitems[i] != SP_DATE_NONE && facts->subitems[i] <= as_of)
      row->n_subitems_done++;
}

gboolean
sp_task_rows_judge (SpTaskRows *self, const SpTaskFacts *facts, SpTaskRow *task, GError **error)
{
  const SpTaskDays days = {task->start_on, self->first_day, self->last_day};

  task->first_mark = self->marks->len;
  sp_task_deadlines_settle (facts, self->filter.as_of, &days, &task->row, self->marks);
  task->n_marks = self->marks->len - task->first_mark;
  count_subitems (facts, self->filter.as_of, &task->row);
  return judge_progress (self, facts, &task->row, error);
}
