/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-task-deadlines.h. */
#include "store/sp-task-deadlines.h"

#include <stdlib.h>

/* ---- the days in force ---- */

static int
compare_due (const void *a, const void *b)
{
  const SpTaskDeadline *left = a;
  const SpTaskDeadline *right = b;

  return left->due != right->due ? left->due - right->due
                                 : (left->id > right->id) - (left->id < right->id);
}

static SpTaskDeadline *
find_deadline (SpTaskDeadline *deadlines, guint n, int64_t id)
{
  for (guint i = 0; i < n; i++)
    if (deadlines[i].id == id)
      return &deadlines[i];
  return NULL;
}

/* The first extension of a deadline after the as-of date says what was in force on it. NULL where
 * today's days were in force, which is so of most measures. */
static SpTaskDeadline *
dup_in_force (const SpTaskFacts *facts, SpDate as_of)
{
  SpTaskDeadline *moved = NULL;
  int64_t last = 0;

  for (guint i = 0; i < facts->n_moves; i++)
    {
      const SpTaskMove *move = &facts->moves[i];
      SpTaskDeadline *deadline;

      if (move->granted_on <= as_of || move->deadline == last)
        continue;
      last = move->deadline;
      if (moved == NULL)
        moved = g_memdup2 (facts->deadlines, facts->n_deadlines * sizeof *moved);
      deadline = find_deadline (moved, facts->n_deadlines, move->deadline);
      if (deadline != NULL)
        deadline->due = move->old_due;
    }
  if (moved != NULL)
    qsort (moved, facts->n_deadlines, sizeof *moved, compare_due);
  return moved;
}

/* ---- occurrences ---- */

/* Not ticked off by @as_of counts as not ticked off. */
static gboolean
is_ticked (const SpTaskTick *ticks, guint n_ticks, SpDate period_start, SpDate as_of)
{
  for (guint i = 0; i < n_ticks; i++)
    if (ticks[i].period_start == period_start)
      return ticks[i].done_on <= as_of;
  return FALSE;
}

/* From the first that somebody ticked off, what is not ticked off is open. Before it nobody kept
 * count. */
static SpDate
first_open (const SpTaskTick *ticks, guint n_ticks, SpDate last, SpDate as_of)
{
  SpOccurrenceIter iter;
  SpOccurrence occurrence;

  while (n_ticks > 0 && ticks->done_on > as_of)
    {
      ticks++;
      n_ticks--;
    }
  if (n_ticks == 0)
    return SP_DATE_NONE;
  sp_occurrence_iter_init (&iter, &ticks->rule, ticks->due, last);
  while (sp_occurrence_iter_next (&iter, &occurrence))
    if (!is_ticked (ticks, n_ticks, occurrence.period.first, as_of))
      return occurrence.due;
  return SP_DATE_NONE;
}

static SpDate
earliest_open (const SpTaskFacts *facts, SpDate last, SpDate as_of)
{
  SpDate earliest = SP_DATE_NONE;

  for (guint i = 0, end; i < facts->n_ticks; i = end)
    {
      SpDate open;

      for (end = i + 1;
           end < facts->n_ticks && facts->ticks[end].deadline == facts->ticks[i].deadline;)
        end++;
      open = first_open (&facts->ticks[i], end - i, last, as_of);
      if (open != SP_DATE_NONE && (earliest == SP_DATE_NONE || open < earliest))
        earliest = open;
    }
  return earliest;
}

/* ---- the row ---- */

void
sp_task_deadlines_settle (
  const SpTaskFacts *facts, SpDate as_of, const SpTaskDays *days, SpScheduleRow *row, GArray *marks)
{
  g_autofree SpTaskDeadline *moved = dup_in_force (facts, as_of);
  const SpTaskDeadline *deadlines = moved != NULL ? moved : facts->deadlines;
  const SpTaskDeadline *open = NULL;
  SpDate first_from = SP_DATE_NONE;
  SpDate occurrence = earliest_open (facts, days->last, as_of);

  row->end = SP_DATE_NONE;
  row->original_end = SP_DATE_NONE;
  for (guint i = 0; i < facts->n_deadlines; i++)
    {
      const SpTaskDeadline *deadline = &deadlines[i];
      SpScheduleMark mark = {deadline->due,
                             deadline->done_on != SP_DATE_NONE && deadline->done_on <= as_of};

      if (deadline->is_from)
        {
          first_from = first_from == SP_DATE_NONE ? deadline->due : first_from;
          continue;
        }
      if (!mark.is_done && open == NULL)
        open = deadline;
      row->end = deadline->due;
      row->original_end = MAX (row->original_end, deadline->original);
      g_array_append_val (marks, mark);
    }
  if (row->end == SP_DATE_NONE)
    row->end = row->original_end = days->last;
  row->due = open != NULL ? open->due : row->end;
  row->original_due = open != NULL && open->original != open->due ? open->original : SP_DATE_NONE;
  if (occurrence != SP_DATE_NONE && (open == NULL || occurrence < open->due))
    {
      row->due = occurrence;
      row->original_due = SP_DATE_NONE;
    }
  row->start = days->start_on != SP_DATE_NONE ? days->start_on
               : first_from != SP_DATE_NONE   ? first_from
                                              : days->first;
}
