/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-task-deadlines.h. */
#include "store/sp-task-deadlines.h"

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const SpTaskDeadline *left = a;
  const SpTaskDeadline *right = b;

  return left->due != right->due ? left->due - right->due
                                 : (left->id > right->id) - (left->id < right->id);
}

void
sp_task_deadlines_sort (SpTaskDeadlines *self)
{
  g_array_sort (self->dated, compare_due);
}

static gboolean
is_ticked (const SpTaskTick *ticks, guint n_ticks, SpDate period_start)
{
  for (guint i = 0; i < n_ticks; i++)
    if (ticks[i].period_start == period_start)
      return TRUE;
  return FALSE;
}

/* From the first that somebody ticked off, what is not ticked off is open. Before it nobody kept
 * count. */
static SpDate
first_open (const SpTaskTick *ticks, guint n_ticks, SpDate last)
{
  g_autoptr (GArray) occurrences = sp_occurrence_list (&ticks[0].rule, ticks[0].due, last);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const SpOccurrence *occurrence = &g_array_index (occurrences, SpOccurrence, i);

      if (!is_ticked (ticks, n_ticks, occurrence->period.first))
        return occurrence->due;
    }
  return SP_DATE_NONE;
}

static SpDate
earliest_open (const GArray *ticks, SpDate last)
{
  SpDate earliest = SP_DATE_NONE;

  for (guint i = 0, end; i < ticks->len; i = end)
    {
      const SpTaskTick *first = &g_array_index (ticks, SpTaskTick, i);
      SpDate open;

      for (end = i + 1;
           end < ticks->len && g_array_index (ticks, SpTaskTick, end).deadline == first->deadline;)
        end++;
      open = first_open (first, end - i, last);
      if (open != SP_DATE_NONE && (earliest == SP_DATE_NONE || open < earliest))
        earliest = open;
    }
  return earliest;
}

void
sp_task_deadlines_settle (const SpTaskDeadlines *self,
                          SpDate start_on,
                          SpDate first,
                          SpDate last,
                          SpScheduleRow *row,
                          GArray *marks)
{
  const SpTaskDeadline *open = NULL;
  SpDate first_from = SP_DATE_NONE;
  SpDate occurrence = self->ticks->len > 0 ? earliest_open (self->ticks, last) : SP_DATE_NONE;

  row->end = SP_DATE_NONE;
  row->original_end = SP_DATE_NONE;
  for (guint i = 0; i < self->dated->len; i++)
    {
      const SpTaskDeadline *deadline = &g_array_index (self->dated, SpTaskDeadline, i);
      SpScheduleMark mark = {deadline->due, deadline->is_done};

      if (deadline->is_from)
        {
          first_from = first_from == SP_DATE_NONE ? deadline->due : first_from;
          continue;
        }
      if (!deadline->is_done && open == NULL)
        open = deadline;
      row->end = deadline->due;
      row->original_end = MAX (row->original_end, deadline->original);
      g_array_append_val (marks, mark);
    }
  if (row->end == SP_DATE_NONE)
    row->end = row->original_end = last;
  row->due = open != NULL ? open->due : row->end;
  row->original_due = open != NULL && open->original != open->due ? open->original : SP_DATE_NONE;
  if (occurrence != SP_DATE_NONE && (open == NULL || occurrence < open->due))
    {
      row->due = occurrence;
      row->original_due = SP_DATE_NONE;
    }
  row->start = start_on != SP_DATE_NONE     ? start_on
               : first_from != SP_DATE_NONE ? first_from
                                            : first;
}
