/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scans beside the measures, each over one covering index. */
#include "store/sp-task-scans.h"

#include "store/sp-task-units.h"

#include <string.h>

#define UNITS_SQL "SELECT measure, role, unit FROM measure_unit"
#define UNITS_ORDER " ORDER BY measure, position, id"
#define DEADLINES_SQL "SELECT measure, due, kind, done_on, id FROM deadline"
#define DEADLINES_ORDER " ORDER BY measure, due"
/* What deadlines do not say of today: with '' for a day the day first set, then by the day of
 * granting the days in force before each extension. Few, so they are sorted; the joins begin where
 * the few rows are. */
#define MOVES_SQL(first_where, join, second_where)                                                 \
  "SELECT measure, id, '', 0, original_due FROM deadline WHERE original_due IS NOT "               \
  "NULL" first_where " UNION ALL SELECT d.measure, d.id, e.granted_on, e.id, e.old_due FROM " join \
  " WHERE e.deadline = d.id" second_where " ORDER BY 1, 2, 3, 4"
#define TICKS_SQL(join, where)                                                                     \
  "SELECT d.measure, d.id, o.period_start, o.due, o.done_on, d.recurrence, d.every, d.due_month,"  \
  " d.due_day FROM " join " WHERE o.deadline = d.id AND o.done_on IS NOT NULL" where               \
  " ORDER BY 1, 2, 3"
#define SUBITEMS_SQL "SELECT measure, done_on FROM subitem"
#define SUBITEMS_ORDER " ORDER BY measure, done_on"
#define REPORTS_SQL "SELECT measure, as_of, unit, percent FROM progress"
#define REPORTS_ORDER " ORDER BY measure, as_of, id"

static gboolean
scan_open (SpTaskScan *self, SpEngine *engine, gboolean is_keyed, const char *sql, GError **error)
{
  self->statement = sp_engine_prepare (engine, sql, error);
  self->is_keyed = is_keyed;
  return self->statement != NULL;
}

static void
scan_advance (SpTaskScan *self)
{
  self->has_row = sp_statement_next (self->statement);
  if (self->has_row)
    self->measure = sp_statement_get_integer (self->statement, 0);
}

/* Keyed scans start anew, others go on to the first row of @measure or of one after it. */
static void
scan_seek (SpTaskScan *self, int64_t measure)
{
  if (self->is_keyed)
    sp_statement_bind_integer (self->statement, 1, measure);
  if (self->is_keyed || !self->has_row)
    scan_advance (self);
  while (self->has_row && self->measure < measure)
    scan_advance (self);
}

static gboolean
scan_is_at (const SpTaskScan *self, int64_t measure)
{
  return self->has_row && self->measure == measure;
}

void
sp_task_scans_clear (SpTaskScans *self)
{
  g_clear_pointer (&self->units.statement, sp_statement_release);
  g_clear_pointer (&self->deadlines.statement, sp_statement_release);
  g_clear_pointer (&self->moves.statement, sp_statement_release);
  g_clear_pointer (&self->ticks.statement, sp_statement_release);
  g_clear_pointer (&self->subitems.statement, sp_statement_release);
  g_clear_pointer (&self->reports.statement, sp_statement_release);
}

/* The scans that are empty in most files. */
static gboolean
open_changes (SpTaskScans *self, SpEngine *engine, gboolean is_keyed, GError **error)
{
  return scan_open (&self->moves, engine, is_keyed,
                    is_keyed
                      ? MOVES_SQL (" AND measure = ?1", "deadline AS d CROSS JOIN extension AS e",
                                   " AND d.measure = ?1")
                      : MOVES_SQL ("", "extension AS e CROSS JOIN deadline AS d", ""),
                    error) &&
         scan_open (&self->ticks, engine, is_keyed,
                    is_keyed ? TICKS_SQL ("deadline AS d CROSS JOIN deadline_occurrence AS o",
                                          " AND d.measure = ?1")
                             : TICKS_SQL ("deadline_occurrence AS o CROSS JOIN deadline AS d", ""),
                    error);
}

static gboolean
open_reports (SpTaskScan *self, SpEngine *engine, gboolean is_keyed, SpDate until, GError **error)
{
  static const char *const sql[2][2] = {
    {REPORTS_SQL REPORTS_ORDER, REPORTS_SQL " WHERE as_of <= ?2" REPORTS_ORDER},
    {REPORTS_SQL " WHERE measure = ?1" REPORTS_ORDER,
     REPORTS_SQL " WHERE measure = ?1 AND as_of <= ?2" REPORTS_ORDER},
  };
  char iso[SP_DATE_ISO_LEN];

  if (!scan_open (self, engine, is_keyed, sql[is_keyed][until != SP_DATE_NONE], error))
    return FALSE;
  if (until != SP_DATE_NONE)
    sp_statement_bind_text (self->statement, 2, sp_date_to_iso (until, iso));
  return TRUE;
}

gboolean
sp_task_scans_open (
  SpTaskScans *self, SpEngine *engine, gboolean is_keyed, SpDate until, GError **error)
{
  is_keyed = is_keyed != FALSE;
  return scan_open (&self->units, engine, is_keyed,
                    is_keyed ? UNITS_SQL " WHERE measure = ?1" UNITS_ORDER : UNITS_SQL UNITS_ORDER,
                    error) &&
         scan_open (&self->deadlines, engine, is_keyed,
                    is_keyed ? DEADLINES_SQL " WHERE measure = ?1" DEADLINES_ORDER
                             : DEADLINES_SQL DEADLINES_ORDER,
                    error) &&
         open_changes (self, engine, is_keyed, error) &&
         scan_open (&self->subitems, engine, is_keyed,
                    is_keyed ? SUBITEMS_SQL " WHERE measure = ?1" SUBITEMS_ORDER
                             : SUBITEMS_SQL SUBITEMS_ORDER,
                    error) &&
         open_reports (&self->reports, engine, is_keyed, until, error);
}

gboolean
sp_task_scans_end (SpTaskScans *self, GError **error)
{
  return sp_statement_end (self->units.statement, error) &&
         sp_statement_end (self->deadlines.statement, error) &&
         sp_statement_end (self->moves.statement, error) &&
         sp_statement_end (self->ticks.statement, error) &&
         sp_statement_end (self->subitems.statement, error) &&
         sp_statement_end (self->reports.statement, error);
}

static void
read_units (SpTaskScan *scan, int64_t measure, GArray *units)
{
  guint first = units->len;

  for (scan_seek (scan, measure); scan_is_at (scan, measure); scan_advance (scan))
    {
      const SpWord *word =
        sp_vocabulary_find_code (&sp_roles, sp_statement_get_text (scan->statement, 1));
      SpTaskUnit unit = {word != NULL ? (SpRole)word->value : SP_ROLE_SUPPORT,
                         sp_statement_get_integer (scan->statement, 2)};

      g_array_append_val (units, unit);
    }
  if (units->len > first)
    sp_task_units_settle_leads (&g_array_index (units, SpTaskUnit, first), units->len - first);
}

static void
read_deadlines (SpTaskScan *scan, int64_t measure, GArray *deadlines)
{
  for (scan_seek (scan, measure); scan_is_at (scan, measure); scan_advance (scan))
    {
      const char *kind = sp_statement_get_text (scan->statement, 2);
      SpDate due = sp_statement_get_date (scan->statement, 1);
      SpTaskDeadline deadline = {.id = sp_statement_get_integer (scan->statement, 4),
                                 .due = due,
                                 .original = due,
                                 .done_on = sp_statement_get_date (scan->statement, 3),
                                 .is_from = g_str_equal (kind, "from")};

      if (due != SP_DATE_NONE && !g_str_equal (kind, "recurring"))
        g_array_append_val (deadlines, deadline);
    }
}

static void
set_original (GArray *deadlines, guint first, int64_t id, SpDate original)
{
  for (guint i = first; i < deadlines->len; i++)
    if (g_array_index (deadlines, SpTaskDeadline, i).id == id)
      g_array_index (deadlines, SpTaskDeadline, i).original = original;
}

static void
read_moves (SpTaskScan *scan, int64_t measure, GArray *deadlines, guint first, GArray *moves)
{
  for (scan_seek (scan, measure); scan_is_at (scan, measure); scan_advance (scan))
    {
      SpTaskMove move = {sp_statement_get_integer (scan->statement, 1),
                         sp_statement_get_date (scan->statement, 2),
                         sp_statement_get_date (scan->statement, 4)};

      if (move.granted_on == SP_DATE_NONE)
        set_original (deadlines, first, move.deadline, move.old_due);
      else
        g_array_append_val (moves, move);
    }
}

static void
read_ticks (SpTaskScan *scan, int64_t measure, GArray *ticks)
{
  for (scan_seek (scan, measure); scan_is_at (scan, measure); scan_advance (scan))
    {
      SpStatement *row = scan->statement;
      const SpWord *word =
        sp_vocabulary_find_code (&sp_recurrences, sp_statement_get_text (row, 5));
      SpTaskTick tick = {.deadline = sp_statement_get_integer (row, 1),
                         .period_start = sp_statement_get_date (row, 2),
                         .due = sp_statement_get_date (row, 3),
                         .done_on = sp_statement_get_date (row, 4),
                         .rule = {.every = (int)sp_statement_get_integer (row, 6),
                                  .due_month = (int)sp_statement_get_integer (row, 7),
                                  .due_day = (int)sp_statement_get_integer (row, 8)}};

      tick.rule.recurrence = word != NULL ? (SpRecurrence)word->value : SP_RECURRENCE_NONE;
      g_array_append_val (ticks, tick);
    }
}

static void
read_subitems (SpTaskScan *scan, int64_t measure, GArray *subitems)
{
  for (scan_seek (scan, measure); scan_is_at (scan, measure); scan_advance (scan))
    {
      SpDate done_on = sp_statement_get_date (scan->statement, 1);

      g_array_append_val (subitems, done_on);
    }
}

static void
read_reports (SpTaskScan *scan, int64_t measure, GArray *reports)
{
  for (scan_seek (scan, measure); scan_is_at (scan, measure); scan_advance (scan))
    {
      SpTaskReport report = {.unit = sp_statement_get_integer (scan->statement, 2),
                             .as_of = sp_statement_get_date (scan->statement, 1),
                             .percent = (int)sp_statement_get_integer (scan->statement, 3)};

      g_array_append_val (reports, report);
    }
}

void
sp_task_scans_read (SpTaskScans *self, int64_t measure, SpTaskStack *stack, SpTaskSpan *span)
{
  GArray **arrays = stack->arrays;

  sp_task_stack_begin (stack, span);
  read_units (&self->units, measure, arrays[SP_TASK_UNITS]);
  read_deadlines (&self->deadlines, measure, arrays[SP_TASK_DEADLINES]);
  read_moves (&self->moves, measure, arrays[SP_TASK_DEADLINES], span->first[SP_TASK_DEADLINES],
              arrays[SP_TASK_MOVES]);
  read_ticks (&self->ticks, measure, arrays[SP_TASK_TICKS]);
  read_subitems (&self->subitems, measure, arrays[SP_TASK_SUBITEMS]);
  read_reports (&self->reports, measure, arrays[SP_TASK_REPORTS]);
  sp_task_stack_end (stack, span);
}
