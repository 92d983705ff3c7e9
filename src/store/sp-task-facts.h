/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. SpTaskFacts: all that is stored of a measure's units, deadlines, subitems and
 * reports, without a date: what they mean as of a day is judged from them as often as wanted.
 * SpTaskStack: the facts of many measures in packed arrays. Pure: the scans fill it. */
#pragma once

#include "core/sp-occurrence.h"

G_BEGIN_DECLS

typedef struct
{
  SpRole role;
  int64_t unit;
} SpTaskUnit;

/* A dated deadline as it stands today. */
typedef struct
{
  int64_t id;
  SpDate due;       /* in force today */
  SpDate original;  /* first set */
  SpDate done_on;   /* ticked off; SP_DATE_NONE: not yet */
  gboolean is_from; /* 自…起: begins the work */
} SpTaskDeadline;

/* Until the day before @granted_on the deadline was @old_due. */
typedef struct
{
  int64_t deadline;
  SpDate granted_on, old_due;
} SpTaskMove;

/* An occurrence ticked off. */
typedef struct
{
  int64_t deadline;
  SpDate period_start, due, done_on;
  SpOccurrenceRule rule;
} SpTaskTick;

typedef struct
{
  int64_t unit; /* 0: the lead */
  SpDate as_of;
  int percent;
} SpTaskReport;

/* Of one measure. Borrowed; pointers to nothing where the number is 0. */
typedef struct
{
  const SpTaskUnit *units;         /* with settled leads, see sp-task-units.h */
  const SpTaskDeadline *deadlines; /* by due */
  const SpTaskMove *moves;         /* by deadline and day granted */
  const SpTaskTick *ticks;         /* by deadline and period */
  const SpDate *subitems;          /* days on which they were ticked off; SP_DATE_NONE: not yet */
  const SpTaskReport *reports;     /* by as_of and id */
  guint n_units, n_deadlines, n_moves, n_ticks, n_subitems, n_reports;
} SpTaskFacts;

typedef enum
{
  SP_TASK_UNITS,
  SP_TASK_DEADLINES,
  SP_TASK_MOVES,
  SP_TASK_TICKS,
  SP_TASK_SUBITEMS,
  SP_TASK_REPORTS,
  SP_TASK_N_STACKS
} SpTaskStackKind;

typedef struct
{
  GArray *arrays[SP_TASK_N_STACKS];
} SpTaskStack;

/* Where in a stack a measure's facts are. */
typedef struct
{
  guint first[SP_TASK_N_STACKS], n[SP_TASK_N_STACKS];
} SpTaskSpan;

void sp_task_stack_init (SpTaskStack *self);
void sp_task_stack_clear (SpTaskStack *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpTaskStack, sp_task_stack_clear)
void sp_task_stack_empty (SpTaskStack *self);
gsize sp_task_stack_get_size (const SpTaskStack *self); /* in bytes */

/* What is put on the stack between begin and end is one measure's. */
void sp_task_stack_begin (const SpTaskStack *self, SpTaskSpan *span);
void sp_task_stack_end (const SpTaskStack *self, SpTaskSpan *span);
/* Valid until something is put on the stack. */
SpTaskFacts sp_task_stack_peek (const SpTaskStack *self, const SpTaskSpan *span);

/* How many of the reports speak of days up to @as_of. */
guint sp_task_facts_count_reports (const SpTaskFacts *self, SpDate as_of);

G_END_DECLS
