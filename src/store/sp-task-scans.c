/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scans beside the measures, each over one covering index. */
#include "store/sp-task-scans.h"

#include "store/sp-task-units.h"

#define UNITS_SQL "SELECT measure, role, unit FROM measure_unit"
#define UNITS_ORDER " ORDER BY measure, position, id"
#define DEADLINES_SQL "SELECT measure, due, kind, done_on FROM deadline"
#define DEADLINES_ORDER " ORDER BY measure, due"
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
  g_clear_pointer (&self->reports.statement, sp_statement_release);
  g_clear_pointer (&self->unit_buffer, g_array_unref);
  g_clear_pointer (&self->report_buffer, g_array_unref);
}

gboolean
sp_task_scans_open (SpTaskScans *self, SpTaskRows *rows, gboolean is_keyed, GError **error)
{
  char iso[SP_DATE_ISO_LEN];

  self->unit_buffer = g_array_new (FALSE, FALSE, sizeof (SpTaskUnit));
  self->report_buffer = g_array_new (FALSE, FALSE, sizeof (SpTaskReport));
  if (!scan_open (&self->units, rows->engine, is_keyed,
                  is_keyed ? UNITS_SQL " WHERE measure = ?1" UNITS_ORDER : UNITS_SQL UNITS_ORDER,
                  error) ||
      !scan_open (&self->deadlines, rows->engine, is_keyed,
                  is_keyed ? DEADLINES_SQL " WHERE measure = ?1" DEADLINES_ORDER
                           : DEADLINES_SQL DEADLINES_ORDER,
                  error) ||
      !scan_open (&self->reports, rows->engine, is_keyed,
                  is_keyed ? REPORTS_SQL " AND measure = ?1" REPORTS_ORDER
                           : REPORTS_SQL REPORTS_ORDER,
                  error))
    return FALSE;
  sp_statement_bind_text (self->reports.statement, 2, sp_date_to_iso (rows->filter.as_of, iso));
  return TRUE;
}

gboolean
sp_task_scans_end (SpTaskScans *self, GError **error)
{
  return sp_statement_end (self->units.statement, error) &&
         sp_statement_end (self->deadlines.statement, error) &&
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

/* Dates of the row from its deadlines, which come by date. Done is what was ticked off by the as-of
 * date. */
static void
read_deadlines (SpTaskRows *self, SpTaskScans *scans, SpTaskRow *task, SpDate start_on)
{
  SpTaskScan *scan = &scans->deadlines;
  SpScheduleRow *row = &task->row;
  SpDate first_from = SP_DATE_NONE;
  SpDate last = SP_DATE_NONE;

  task->first_mark = self->marks->len;
  row->due = SP_DATE_NONE;
  for (scan_seek (scan, row->measure); scan_is_at (scan, row->measure); scan_advance (scan))
    {
      const char *kind = sp_statement_get_text (scan->statement, 2);
      SpDate done_on = sp_date_from_iso (sp_statement_get_text (scan->statement, 3));
      SpScheduleMark mark = {sp_date_from_iso (sp_statement_get_text (scan->statement, 1)),
                             done_on != SP_DATE_NONE && done_on <= self->filter.as_of};

      if (mark.due != SP_DATE_NONE && first_from == SP_DATE_NONE && g_str_equal (kind, "from"))
        first_from = mark.due;
      if (mark.due == SP_DATE_NONE || !(g_str_equal (kind, "by") || g_str_equal (kind, "within")))
        continue;
      if (!mark.is_done && row->due == SP_DATE_NONE)
        row->due = mark.due;
      last = mark.due;
      g_array_append_val (self->marks, mark);
    }
  task->n_marks = self->marks->len - task->first_mark;
  row->end = last != SP_DATE_NONE ? last : self->last_day;
  if (row->due == SP_DATE_NONE)
    row->due = row->end;
  row->start = start_on != SP_DATE_NONE     ? start_on
               : first_from != SP_DATE_NONE ? first_from
                                            : self->first_day;
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
  if (!read_reports (rows, self, &task->row, error))
    return FALSE;
  for (guint i = task->first_mark; task->row.percent >= 100 && i < rows->marks->len; i++)
    g_array_index (rows->marks, SpScheduleMark, i).is_done = TRUE;
  return TRUE;
}
