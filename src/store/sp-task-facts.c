/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-task-facts.h. */
#include "store/sp-task-facts.h"

static const guint sizes[SP_TASK_N_STACKS] = {
  [SP_TASK_UNITS] = sizeof (SpTaskUnit), [SP_TASK_DEADLINES] = sizeof (SpTaskDeadline),
  [SP_TASK_MOVES] = sizeof (SpTaskMove), [SP_TASK_TICKS] = sizeof (SpTaskTick),
  [SP_TASK_SUBITEMS] = sizeof (SpDate),  [SP_TASK_REPORTS] = sizeof (SpTaskReport),
};

void
sp_task_stack_init (SpTaskStack *self)
{
  for (int i = 0; i < SP_TASK_N_STACKS; i++)
    self->arrays[i] = g_array_new (FALSE, FALSE, sizes[i]);
}

void
sp_task_stack_clear (SpTaskStack *self)
{
  for (int i = 0; i < SP_TASK_N_STACKS; i++)
    g_clear_pointer (&self->arrays[i], g_array_unref);
}

void
sp_task_stack_empty (SpTaskStack *self)
{
  for (int i = 0; i < SP_TASK_N_STACKS; i++)
    g_array_set_size (self->arrays[i], 0);
}

gsize
sp_task_stack_get_size (const SpTaskStack *self)
{
  gsize size = 0;

  for (int i = 0; i < SP_TASK_N_STACKS; i++)
    size += (gsize)self->arrays[i]->len * sizes[i];
  return size;
}

void
sp_task_stack_begin (const SpTaskStack *self, SpTaskSpan *span)
{
  for (int i = 0; i < SP_TASK_N_STACKS; i++)
    span->first[i] = self->arrays[i]->len;
}

void
sp_task_stack_end (const SpTaskStack *self, SpTaskSpan *span)
{
  for (int i = 0; i < SP_TASK_N_STACKS; i++)
    span->n[i] = self->arrays[i]->len - span->first[i];
}

#define VIEW(kind, type) ((const type *)(gconstpointer)self->arrays[kind]->data + span->first[kind])

SpTaskFacts
sp_task_stack_peek (const SpTaskStack *self, const SpTaskSpan *span)
{
  return (SpTaskFacts) {
    .units = VIEW (SP_TASK_UNITS, SpTaskUnit),
    .deadlines = VIEW (SP_TASK_DEADLINES, SpTaskDeadline),
    .moves = VIEW (SP_TASK_MOVES, SpTaskMove),
    .ticks = VIEW (SP_TASK_TICKS, SpTaskTick),
    .subitems = VIEW (SP_TASK_SUBITEMS, SpDate),
    .reports = VIEW (SP_TASK_REPORTS, SpTaskReport),
    .n_units = span->n[SP_TASK_UNITS],
    .n_deadlines = span->n[SP_TASK_DEADLINES],
    .n_moves = span->n[SP_TASK_MOVES],
    .n_ticks = span->n[SP_TASK_TICKS],
    .n_subitems = span->n[SP_TASK_SUBITEMS],
    .n_reports = span->n[SP_TASK_REPORTS],
  };
}

guint
sp_task_facts_count_reports (const SpTaskFacts *self, SpDate as_of)
{
  guint low = 0;
  guint high = self->n_reports;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->reports[middle].as_of <= as_of)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
