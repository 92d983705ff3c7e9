/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scans beside the measures, each over one covering index. */
#include "store/sp-task-scans.h"

#include "store/sp-task-units.h"

#define UNITS_SQL "SELECT measure, role, unit FROM measure_unit"
#define UNITS_ORDER " ORDER BY measure, position, id"
#define DEADLINES_SQL "SELECT measure, due, kind, done_on, id FROM deadline"
#define DEADLINES_ORDER " ORDER BY measure, due"
/* What the deadlines of today do not say of themselves: with '' for a day the day first set, then
 * by the day of granting the days in force before the extensions that came after the as-of date.
 * Few, so they are sorted; the joins begin where the few rows are. */
#define MOVES_SQL(first_where, join, second_where)                                                 \
  "SELECT measure, id, '', 0, original_due FROM deadline WHERE original_due IS NOT "               \
  "NULL" first_where " UNION ALL SELECT d.measure, d.id, e.granted_on, e.id, e.old_due FROM " join \
  " WHERE e.deadline = d.id AND e.granted_on > ?2" second_where " ORDER BY 1, 2, 3, 4"
#define TICKS_SQL(join, where)                                                                     \
  "SELECT d.measure, d.id, o.period_start, o.due, d.recurrence, d.every, d.due_month, d.due_day"   \
  " FROM " join " WHERE o.deadline = d.id AND o.done_on <= ?2" where " ORDER BY 1, 2, 3"
#define SUBITEMS_SQL(where)                                                                        \
  "SELECT measure, count (*), count (CASE WHEN done_on <= ?2 THEN 1 END) FROM subitem" where       \
  " GROUP BY measure ORDER BY measure"
#define REPORTS_SQL "SELECT measure, as_of, id, unit, percent FROM progress WHERE as_of <= ?2"
#define REPORTS_ORDER " ORDER BY measure, as_of, id"

static gboolean
scan_open (SpTaskScan *self, SpEngine *engine, gboolean is_keyed, const char *sql, GError **error)
{
  self->statement = sp_engine_prepare (engine, sql, error);
  self->is_keyed = is_keyed;
  return self->statement != NULL;
}

/* Keyed scans start anew, others go on to the first row of @measure or of one after it. */
static void
scan_seek (SpTaskScan *self, int64_t measure)
{
  if (self->is_keyed)
    sp_statement_bind_integer (self->statement, 1, measure);
  if (self->is_keyed || !self->has_row)
    self->has_row = sp_statement_next (self->statement);
  while (self->has_row && sp_statement_get_integer (self->statement, 0) < measure)
    self->has_row = sp_statement_next (self->statement);
}

static gboolean
scan_is_at (SpTaskScan *self, int64_t measure)
{
  return self->has_row && sp_statement_get_integer (self->statement, 0) == measure;
}

static void
scan_advance (SpTaskScan *self)
{
  self->has_row = sp_statement_next (self->statement);
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
  g_clear_pointer (&self->unit_buffer, g_array_unref);
  g_clear_pointer (&self->report_buffer, g_array_unref);
  g_clear_pointer (&self->deadline_buffer.dated, g_array_unref);
  g_clear_pointer (&self->deadline_buffer.ticks, g_array_unref);
}

/* The scans that are empty in most files. */
static gboolean
open_changes (SpTaskScans *self, SpTaskRows *rows, gboolean is_keyed, GError **error)
{
  return scan_open (&self->moves, rows->engine, is_keyed,
                    is_keyed
                      ? MOVES_SQL (" AND measure = ?1", "deadline AS d CROSS JOIN extension AS e",
                                   " AND d.measure = ?1")
                      : MOVES_SQL ("", "extension AS e CROSS JOIN deadline AS d", ""),
                    error) &&
         scan_open (&self->ticks, rows->engine, is_keyed,
                    is_keyed ? TICKS_SQL ("deadline AS d CROSS JOIN deadline_occurrence AS o",
                                          " AND d.measure = ?1")
                             : TICKS_SQL ("deadline_occurrence AS o CROSS JOIN deadline AS d", ""),
                    error);
}

gboolean
sp_task_scans_open (SpTaskScans *self, SpTaskRows *rows, gboolean is_keyed, GError **error)
{
  char iso[SP_DATE_ISO_LEN];

  self->unit_buffer = g_array_new (FALSE, FALSE, sizeof (SpTaskUnit));
  self->report_buffer = g_array_new (FALSE, FALSE, sizeof (SpTaskReport));
  self->deadline_buffer.dated = g_array_new (FALSE, FALSE, sizeof (SpTaskDeadline));
  self->deadline_buffer.ticks = g_array_new (FALSE, FALSE, sizeof (SpTaskTick));
  if (!scan_open (&self->units, rows->engine, is_keyed,
                  is_keyed ? UNITS_SQL " WHERE measure = ?1" UNITS_ORDER : UNITS_SQL UNITS_ORDER,
                  error) ||
      !scan_open (&self->deadlines, rows->engine, is_keyed,
                  is_keyed ? DEADLINES_SQL " WHERE measure = ?1" DEADLINES_ORDER
                           : DEADLINES_SQL DEADLINES_ORDER,
                  error) ||
      !open_changes (self, rows, is_keyed, error) ||
      !scan_open (&self->subitems, rows->engine, is_keyed,
                  is_keyed ? SUBITEMS_SQL (" WHERE measure = ?1") : SUBITEMS_SQL (""), error) ||
      !scan_open (&self->reports, rows->engine, is_keyed,
                  is_keyed ? REPORTS_SQL " AND measure = ?1" REPORTS_ORDER
                           : REPORTS_SQL REPORTS_ORDER,
                  error))
    return FALSE;
  sp_date_to_iso (rows->filter.as_of, iso);
  sp_statement_bind_text (self->moves.statement, 2, iso);
  sp_statement_bind_text (self->ticks.statement, 2, iso);
  sp_statement_bind_text (self->subitems.statement, 2, iso);
  sp_statement_bind_text (self->reports.statement, 2, iso);
  return TRUE;
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

/* Unit names by standing: 张单位、李单位. */
static const char *
join_names (SpTaskRows *self, const GArray *units, gboolean is_lead, GError **error)
{
  char buffer[512];
  g_autoptr (GString) joined = g_string_new_len (NULL, sizeof buffer);

  for (guint i = 0; i < units->len; i++)
    {
      const SpTaskUnit *unit = &g_array_index (units, SpTaskUnit, i);
      const char *name;

      if ((unit->role == SP_ROLE_LEAD) != is_lead)
        continue;
      name = sp_task_units_get_name (self->units, unit->unit, error);
      if (name == NULL)
        return NULL;
      if (joined->len > 0)
        g_string_append (joined, "、");
      g_string_append (joined, name);
    }
  return g_string_chunk_insert_const (self->strings, joined->str);
}

static gboolean
read_units (SpTaskRows *self, SpTaskScans *scans, SpScheduleRow *row, GError **error)
{
  SpTaskScan *scan = &scans->units;

  g_array_set_size (scans->unit_buffer, 0);
  for (scan_seek (scan, row->measure); scan_is_at (scan, row->measure); scan_advance (scan))
    {
      const SpWord *word =
        sp_vocabulary_find_code (&sp_roles, sp_statement_get_text (scan->statement, 1));
      SpTaskUnit unit = {word != NULL ? (SpRole)word->value : SP_ROLE_SUPPORT,
                         sp_statement_get_integer (scan->statement, 2)};

      g_array_append_val (scans->unit_buffer, unit);
    }
  sp_task_units_settle_leads (scans->unit_buffer);
  row->leads = join_names (self, scans->unit_buffer, TRUE, error);
  row->responsibles =
    row->leads != NULL ? join_names (self, scans->unit_buffer, FALSE, error) : NULL;
  return row->responsibles != NULL;
}

/* Done is what was ticked off by the as-of date. */
static void
collect_deadlines (SpTaskRows *self, SpTaskScans *scans, int64_t measure)
{
  SpTaskScan *scan = &scans->deadlines;

  g_array_set_size (scans->deadline_buffer.dated, 0);
  for (scan_seek (scan, measure); scan_is_at (scan, measure); scan_advance (scan))
    {
      const char *kind = sp_statement_get_text (scan->statement, 2);
      SpDate done_on = sp_date_from_iso (sp_statement_get_text (scan->statement, 3));
      SpDate due = sp_date_from_iso (sp_statement_get_text (scan->statement, 1));
      SpTaskDeadline deadline = {.id = sp_statement_get_integer (scan->statement, 4),
                                 .due = due,
                                 .original = due,
                                 .is_from = g_str_equal (kind, "from")};

      deadline.is_done = done_on != SP_DATE_NONE && done_on <= self->filter.as_of;
      if (due != SP_DATE_NONE && !g_str_equal (kind, "recurring"))
        g_array_append_val (scans->deadline_buffer.dated, deadline);
    }
}

static SpTaskDeadline *
find_deadline (GArray *dated, int64_t id)
{
  for (guint i = 0; i < dated->len; i++)
    if (g_array_index (dated, SpTaskDeadline, i).id == id)
      return &g_array_index (dated, SpTaskDeadline, i);
  return NULL;
}

/* The first extension after the as-of date says what was in force on it. */
static void
move_deadlines (SpTaskScans *scans, int64_t measure)
{
  SpTaskScan *scan = &scans->moves;
  int64_t moved = 0;

  for (scan_seek (scan, measure); scan_is_at (scan, measure); scan_advance (scan))
    {
      int64_t id = sp_statement_get_integer (scan->statement, 1);
      SpDate day = sp_date_from_iso (sp_statement_get_text (scan->statement, 4));
      gboolean is_original = *sp_statement_get_text (scan->statement, 2) == '\0';
      SpTaskDeadline *deadline = find_deadline (scans->deadline_buffer.dated, id);

      if (deadline == NULL)
        continue;
      if (is_original)
        deadline->original = day;
      else if (moved != id)
        {
          deadline->due = day;
          moved = id;
        }
    }
  if (moved != 0)
    sp_task_deadlines_sort (&scans->deadline_buffer);
}

static void
collect_ticks (SpTaskScans *scans, int64_t measure)
{
  SpTaskScan *scan = &scans->ticks;

  g_array_set_size (scans->deadline_buffer.ticks, 0);
  for (scan_seek (scan, measure); scan_is_at (scan, measure); scan_advance (scan))
    {
      SpStatement *row = scan->statement;
      const SpWord *word =
        sp_vocabulary_find_code (&sp_recurrences, sp_statement_get_text (row, 4));
      SpTaskTick tick = {.deadline = sp_statement_get_integer (row, 1),
                         .period_start = sp_date_from_iso (sp_statement_get_text (row, 2)),
                         .due = sp_date_from_iso (sp_statement_get_text (row, 3)),
                         .rule = {.every = (int)sp_statement_get_integer (row, 5),
                                  .due_month = (int)sp_statement_get_integer (row, 6),
                                  .due_day = (int)sp_statement_get_integer (row, 7)}};

      tick.rule.recurrence = word != NULL ? (SpRecurrence)word->value : SP_RECURRENCE_NONE;
      g_array_append_val (scans->deadline_buffer.ticks, tick);
    }
}

static void
read_deadlines (SpTaskRows *self, SpTaskScans *scans, SpTaskRow *task, SpDate start_on)
{
  int64_t measure = task->row.measure;

  collect_deadlines (self, scans, measure);
  move_deadlines (scans, measure);
  collect_ticks (scans, measure);
  task->first_mark = self->marks->len;
  sp_task_deadlines_settle (&scans->deadline_buffer, start_on, self->first_day, self->last_day,
                            &task->row, self->marks);
  task->n_marks = self->marks->len - task->first_mark;
}

static void
read_subitems (SpTaskScans *scans, SpScheduleRow *row)
{
  SpTaskScan *scan = &scans->subitems;

  scan_seek (scan, row->measure);
  if (!scan_is_at (scan, row->measure))
    return;
  row->n_subitems = (guint)sp_statement_get_integer (scan->statement, 1);
  row->n_subitems_done = (guint)sp_statement_get_integer (scan->statement, 2);
}

static gboolean
read_report_text (SpTaskRows *self, int64_t id, const char **text, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine, "SELECT done FROM progress WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, id);
  if (sp_statement_next (statement))
    *text = g_string_chunk_insert (self->strings, sp_statement_get_text (statement, 0));
  return sp_statement_end (statement, error);
}

static gboolean
read_reports (SpTaskRows *self, SpTaskScans *scans, SpScheduleRow *row, GError **error)
{
  SpTaskScan *scan = &scans->reports;
  SpTaskProgress progress;

  g_array_set_size (scans->report_buffer, 0);
  for (scan_seek (scan, row->measure); scan_is_at (scan, row->measure); scan_advance (scan))
    {
      SpTaskReport report = {.id = sp_statement_get_integer (scan->statement, 2),
                             .unit = sp_statement_get_integer (scan->statement, 3),
                             .as_of = sp_date_from_iso (sp_statement_get_text (scan->statement, 1)),
                             .percent = (int)sp_statement_get_integer (scan->statement, 4)};

      g_array_append_val (scans->report_buffer, report);
    }
  row->report = "";
  if (!sp_task_units_judge (self->units, scans->unit_buffer, scans->report_buffer, &progress,
                            error))
    return FALSE;
  row->percent = progress.percent;
  row->done_on = progress.done_on;
  row->reported_on = progress.reported_on;
  return progress.report == 0 || !self->with_reports ||
         read_report_text (self, progress.report, &row->report, error);
}

gboolean
sp_task_scans_read (
  SpTaskScans *self, SpTaskRows *rows, SpTaskRow *task, SpDate start_on, GError **error)
{
  if (!read_units (rows, self, &task->row, error))
    return FALSE;
  read_deadlines (rows, self, task, start_on);
  read_subitems (self, &task->row);
  return read_reports (rows, self, &task->row, error);
}
