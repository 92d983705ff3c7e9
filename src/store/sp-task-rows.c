/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Task rows. Measures come ordered by id, and so do their units, deadlines and reports, each from
 * one covering index: four scans side by side make the rows of a whole plan. For some measures the
 * same statements are keyed by one measure. */
#include "store/sp-task-rows.h"

#include "base/sp-i18n.h"
#include "store/sp-rows.h"
#include "store/sp-task-former.h"
#include "store/sp-task-judge.h"
#include "store/sp-task-parents.h"
#include "store/sp-task-scans.h"
#include "store/sp-task-units.h"

gboolean
sp_task_rows_must_judge (const SpTaskFilter *filter)
{
  return filter->lights != 0 || filter->due_from != SP_DATE_NONE ||
         filter->due_to != SP_DATE_NONE || filter->changes != 0 || filter->missed != 0;
}

static gboolean
has_missed (const SpTaskFilter *filter, const SpScheduleRow *row)
{
  for (int term = 0; term < SP_N_TERMS; term++)
    if ((filter->missed >> term & 1) && sp_schedule_row_missed (row, (SpTerm)term, filter->as_of))
      return TRUE;
  return FALSE;
}

static gboolean
passes (SpTaskRows *self, const SpScheduleRow *row)
{
  const SpTaskFilter *filter = &self->filter;

  return (filter->lights == 0 || (filter->lights >> row->state.light & 1)) &&
         (filter->due_from == SP_DATE_NONE || row->due >= filter->due_from) &&
         (filter->due_to == SP_DATE_NONE || row->due <= filter->due_to) &&
         (filter->missed == 0 || has_missed (filter, row)) &&
         (self->former == NULL || sp_task_former_passes (self->former, row));
}

static guint
part_order (SpTaskRows *self, int64_t part)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_array_index (self->parts, SpTaskPart, i).id == part)
      return i;
  return self->parts->len;
}

/* Columns of the measures' statement: id, part, kind, path, title, start_on, position,
 * withdrawn_on. */
SpTaskRow
sp_task_rows_read_place (SpTaskRows *self, SpStatement *measures)
{
  const SpWord *word =
    sp_vocabulary_find_code (&sp_block_kinds, sp_statement_get_text (measures, 2));
  SpTaskRow task = {.part = sp_statement_get_integer (measures, 1),
                    .kind = word != NULL ? (SpBlockKind)word->value : SP_BLOCK_MEASURE,
                    .position = sp_statement_get_integer (measures, 6),
                    .start_on = sp_statement_get_date (measures, 5),
                    .withdrawn_on = sp_statement_get_date (measures, 7)};

  task.row.measure = sp_statement_get_integer (measures, 0);
  task.part_order = part_order (self, task.part);
  return task;
}

gboolean
sp_task_row_is_withdrawn (const SpTaskRow *self, SpDate as_of)
{
  return self->withdrawn_on != SP_DATE_NONE && self->withdrawn_on <= as_of;
}

/* Reads the facts of @task and judges it by them. */
static gboolean
read_facts (SpTaskRows *self, SpTaskScans *scans, SpTaskRow *task, GError **error)
{
  SpTaskSpan span;
  SpTaskFacts facts;

  sp_task_stack_empty (&self->stack);
  sp_task_scans_read (scans, task->row.measure, &self->stack, &span);
  facts = sp_task_stack_peek (&self->stack, &span);
  return sp_task_rows_name_units (self, &facts, task, error) &&
         sp_task_rows_judge (self, &facts, task, error);
}

static gboolean
read_row (SpTaskRows *self, SpStatement *measures, SpTaskScans *scans, GError **error)
{
  SpTaskRow task = sp_task_rows_read_place (self, measures);

  task.row.path = sp_strings_add (self->strings, sp_statement_get_text (measures, 3));
  task.row.title = sp_strings_add (self->strings, sp_statement_get_text (measures, 4));
  if (!read_facts (self, scans, &task, error))
    return FALSE;
  g_array_append_val (self->rows, task);
  return TRUE;
}

/* Reads what stands under @task by keyed @scans and gives it their progress. */
static gboolean
derive_keyed (SpTaskRows *self, SpTaskScans *scans, SpTaskRow *task, GError **error)
{
  guint n_marks = self->marks->len;
  g_autoptr (GArray) family = NULL;

  if (task->row.reported_on != SP_DATE_NONE || *task->row.path == '\0')
    return TRUE;
  family = sp_task_parents_load_children (self, task, error);
  if (family == NULL || family->len == 0)
    return family != NULL;
  for (guint i = 0; i < family->len; i++)
    if (!read_facts (self, scans, &g_array_index (family, SpTaskRow, i), error) ||
        !sp_task_scans_end (scans, error))
      return FALSE;
  g_array_set_size (self->marks, n_marks);
  g_array_prepend_val (family, *task);
  sp_task_parents_derive (&g_array_index (family, SpTaskRow, 0), family->len);
  *task = g_array_index (family, SpTaskRow, 0);
  return TRUE;
}

gboolean
sp_task_rows_has_families (const SpTaskFilter *filter)
{
  return filter->unit == 0 && filter->roles == 0 && !filter->with_withdrawn &&
         (filter->text == NULL || *filter->text == '\0') &&
         (filter->kinds == 0 || filter->kinds == 1 << SP_BLOCK_MEASURE);
}

static gboolean
derive_all (SpTaskRows *self, GError **error)
{
  g_auto (SpTaskScans) scans = {0};

  if (self->rows->len == 0)
    return TRUE;
  if (sp_task_rows_has_families (&self->filter))
    {
      sp_task_parents_derive (&g_array_index (self->rows, SpTaskRow, 0), self->rows->len);
      return TRUE;
    }
  if (!sp_task_scans_open (&scans, self->engine, TRUE, self->filter.as_of, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!derive_keyed (self, &scans, &g_array_index (self->rows, SpTaskRow, i), error))
      return FALSE;
  return TRUE;
}

/* With their progress known: lights, and out with the rows that the filter does not let through. */
static void
judge_all (SpTaskRows *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      SpTaskRow *task = &g_array_index (self->rows, SpTaskRow, i);
      SpScheduleRow *row = &task->row;
      SpLightInput input = {row->start, row->due, row->end, row->percent, self->filter.as_of};

      row->state = sp_light_judge (&self->rule, &input);
      row->step = sp_light_step (&self->rule, &row->state);
      for (guint k = 0; row->percent >= 100 && k < task->n_marks; k++)
        g_array_index (self->marks, SpScheduleMark, task->first_mark + k).is_done = TRUE;
      if (!passes (self, row))
        continue;
      if (n != i)
        g_array_index (self->rows, SpTaskRow, n) = *task;
      n++;
    }
  g_array_set_size (self->rows, n);
}

/* Units that the filter's unit stands for: itself and the collective names it belongs to. */
#define UNIT_AND_COLLECTIVES                                                                       \
  "(SELECT ?4 UNION SELECT collective FROM unit_member WHERE member = ?4)"
#define ROLE_IS_WANTED                                                                             \
  "(?5 >> CASE role WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1 WHEN 'territorial' THEN 2"        \
  " ELSE 3 END & 1) = 1"
#define UNIT_NAME_IS_LIKE                                                                          \
  "(printed_name LIKE ?6 ESCAPE '\\' OR"                                                           \
  " unit IN (SELECT id FROM unit WHERE name LIKE ?6 ESCAPE '\\' OR short_name LIKE ?6 ESCAPE "     \
  "'\\'))"

/* For all measures the sub-selects are made once; for one measure they look at its own units only.
 */
static void
append_unit_condition (GString *sql, gboolean is_keyed, const char *condition)
{
  if (is_keyed)
    g_string_append_printf (sql, "EXISTS (SELECT 1 FROM measure_unit WHERE measure = m.id AND %s)",
                            condition);
  else
    g_string_append_printf (sql, "m.id IN (SELECT measure FROM measure_unit WHERE %s)", condition);
}

static char *
dup_measures_sql (const SpTaskFilter *filter, gboolean is_keyed)
{
  GString *sql =
    g_string_new ("SELECT m.id, m.part, m.kind, m.path, m.title, m.start_on, m.position,"
                  " m.withdrawn_on FROM measure AS m WHERE m.plan = ?1");

  g_string_append (sql, is_keyed ? " AND m.id = ?2" : "");
  g_string_append (sql, filter->part != 0 ? " AND m.part = ?3" : "");
  if (!filter->with_withdrawn)
    g_string_append (sql, " AND (m.withdrawn_on IS NULL OR m.withdrawn_on > ?7)");
  if (filter->unit != 0)
    {
      g_string_append (sql, " AND ");
      append_unit_condition (sql, is_keyed,
                             filter->roles != 0 ? "unit IN " UNIT_AND_COLLECTIVES
                                                  " AND " ROLE_IS_WANTED
                                                : "unit IN " UNIT_AND_COLLECTIVES);
    }
  else if (filter->roles != 0)
    {
      g_string_append (sql, " AND ");
      append_unit_condition (sql, is_keyed, ROLE_IS_WANTED);
    }
  if (filter->text != NULL && *filter->text != '\0')
    {
      g_string_append (sql, " AND (m.title LIKE ?6 ESCAPE '\\' OR m.path LIKE ?6 ESCAPE '\\'"
                            " OR m.text LIKE ?6 ESCAPE '\\' OR ");
      append_unit_condition (sql, is_keyed, UNIT_NAME_IS_LIKE);
      g_string_append_c (sql, ')');
    }
  g_string_append (sql, " ORDER BY m.id");
  return g_string_free (sql, FALSE);
}

static SpStatement *
open_measures (SpTaskRows *self, gboolean is_keyed, GError **error)
{
  const SpTaskFilter *filter = &self->filter;
  g_autofree char *sql = dup_measures_sql (filter, is_keyed);
  SpStatement *statement = sp_engine_prepare (self->engine, sql, error);
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1, filter->plan);
  if (filter->part != 0)
    sp_statement_bind_integer (statement, 3, filter->part);
  if (filter->unit != 0)
    sp_statement_bind_integer (statement, 4, filter->unit);
  if (filter->roles != 0)
    sp_statement_bind_integer (statement, 5, filter->roles);
  if (self->pattern != NULL)
    sp_statement_bind_text (statement, 6, self->pattern);
  if (!filter->with_withdrawn)
    sp_statement_bind_text (statement, 7, sp_date_to_iso (filter->as_of, iso));
  return statement;
}

static gboolean
is_wanted_kind (SpTaskRows *self, SpStatement *measures)
{
  int kinds = self->filter.kinds != 0 ? self->filter.kinds : 1 << SP_BLOCK_MEASURE;
  const SpWord *word =
    sp_vocabulary_find_code (&sp_block_kinds, sp_statement_get_text (measures, 2));

  return word != NULL && (kinds >> word->value & 1);
}

void
sp_task_rows_empty (SpTaskRows *self, SpStrings *strings)
{
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->marks, 0);
  sp_strings_ref (strings);
  sp_strings_unref (self->strings);
  self->strings = strings;
}

/* Schedules keep the strings of the rows they were made of. */
static void
empty (SpTaskRows *self)
{
  g_autoptr (SpStrings) strings = sp_strings_new ();

  sp_task_rows_empty (self, strings);
}

int
sp_task_rows_compare (gconstpointer a, gconstpointer b)
{
  const SpTaskRow *left = a;
  const SpTaskRow *right = b;

  if (left->part_order != right->part_order)
    return left->part_order < right->part_order ? -1 : 1;
  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->row.measure < right->row.measure ? -1 : left->row.measure > right->row.measure;
}

gboolean
sp_task_rows_finish (SpTaskRows *self, GError **error)
{
  if (!derive_all (self, error))
    return FALSE;
  judge_all (self);
  return TRUE;
}

gboolean
sp_task_rows_read_all (SpTaskRows *self, GError **error)
{
  g_auto (SpTaskScans) scans = {0};
  g_autoptr (SpStatement) measures = NULL;

  empty (self);
  if (!self->has_plan)
    return TRUE;
  /* First: it uses the same statements. */
  if (self->former != NULL && !sp_task_former_read (self->former, NULL, 0, error))
    return FALSE;
  measures = open_measures (self, FALSE, error);
  if (measures == NULL ||
      !sp_task_scans_open (&scans, self->engine, FALSE, self->filter.as_of, error))
    return FALSE;
  while (sp_statement_next (measures))
    if (is_wanted_kind (self, measures) && !read_row (self, measures, &scans, error))
      return FALSE;
  if (!sp_statement_end (measures, error) || !sp_task_scans_end (&scans, error))
    return FALSE;
  g_array_sort (self->rows, sp_task_rows_compare);
  return sp_task_rows_finish (self, error);
}

gboolean
sp_task_rows_read_places (SpTaskRows *self, GError **error)
{
  g_autoptr (SpStatement) measures = NULL;

  g_assert (!sp_task_rows_must_judge (&self->filter));
  empty (self);
  if (!self->has_plan)
    return TRUE;
  measures = open_measures (self, FALSE, error);
  if (measures == NULL)
    return FALSE;
  while (sp_statement_next (measures))
    if (is_wanted_kind (self, measures))
      {
        SpTaskRow task = sp_task_rows_read_place (self, measures);

        g_array_append_val (self->rows, task);
      }
  if (!sp_statement_end (measures, error))
    return FALSE;
  g_array_sort (self->rows, sp_task_rows_compare);
  return TRUE;
}

gboolean
sp_task_rows_read_some (SpTaskRows *self, const int64_t *measures, guint n_measures, GError **error)
{
  g_auto (SpTaskScans) scans = {0};
  g_autoptr (SpStatement) statement = NULL;

  empty (self);
  if (!self->has_plan)
    return TRUE;
  if (self->former != NULL && !sp_task_former_read (self->former, measures, n_measures, error))
    return FALSE;
  statement = open_measures (self, TRUE, error);
  if (statement == NULL ||
      !sp_task_scans_open (&scans, self->engine, TRUE, self->filter.as_of, error))
    return FALSE;
  for (guint i = 0; i < n_measures; i++)
    {
      sp_statement_bind_integer (statement, 2, measures[i]);
      if (sp_statement_next (statement) && is_wanted_kind (self, statement) &&
          !read_row (self, statement, &scans, error))
        return FALSE;
      if (!sp_statement_end (statement, error) || !sp_task_scans_end (&scans, error))
        return FALSE;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (!derive_keyed (self, &scans, &g_array_index (self->rows, SpTaskRow, i), error))
      return FALSE;
  judge_all (self);
  return TRUE;
}

const SpScheduleMark *
sp_task_rows_get_marks (SpTaskRows *self, const SpTaskRow *row)
{
  return row->n_marks > 0 ? &g_array_index (self->marks, SpScheduleMark, row->first_mark) : NULL;
}

static gboolean
read_plan (SpTaskRows *self, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine,
                       "SELECT id, title, first_day, last_day, near_days, behind_points,"
                       " supervise_days, interview_days FROM plan"
                       " WHERE ?1 = 0 OR id = ?1 ORDER BY id DESC LIMIT 1",
                       error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, self->filter.plan);
  self->rule = sp_light_rule_default;
  self->has_plan = sp_statement_next (statement);
  if (self->has_plan)
    {
      self->filter.plan = sp_statement_get_integer (statement, 0);
      self->plan_title = g_strdup (sp_statement_get_text (statement, 1));
      self->first_day = sp_date_from_iso (sp_statement_get_text (statement, 2));
      self->last_day = sp_date_from_iso (sp_statement_get_text (statement, 3));
      if (!sp_statement_is_null (statement, 4))
        self->rule.near_days = (int)sp_statement_get_integer (statement, 4);
      if (sp_statement_get_integer (statement, 5) > 0)
        self->rule.behind_points = (int)sp_statement_get_integer (statement, 5);
      if (!sp_statement_is_null (statement, 6))
        self->rule.supervise_days = (int)sp_statement_get_integer (statement, 6);
      if (!sp_statement_is_null (statement, 7))
        self->rule.interview_days = (int)sp_statement_get_integer (statement, 7);
    }
  return sp_statement_end (statement, error);
}

static gboolean
read_parts (SpTaskRows *self, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    self->engine, "SELECT id, number, title FROM part WHERE plan = ?1 ORDER BY position, id",
    error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, self->filter.plan);
  while (sp_statement_next (statement))
    {
      SpTaskPart part = {sp_statement_get_integer (statement, 0),
                         (int)sp_statement_get_integer (statement, 1),
                         g_strdup (sp_statement_get_text (statement, 2))};

      g_array_append_val (self->parts, part);
    }
  return sp_statement_end (statement, error);
}

static void
part_clear (gpointer data)
{
  g_free ((char *)((SpTaskPart *)data)->title);
}

SpTaskRows *
sp_task_rows_new (SpEngine *engine, const SpTaskFilter *filter, GError **error)
{
  g_autoptr (SpTaskRows) self = g_new0 (SpTaskRows, 1);

  self->engine = engine;
  self->filter = *filter;
  if (self->filter.as_of == SP_DATE_NONE)
    self->filter.as_of = sp_date_today ();
  if (filter->text != NULL && *filter->text != '\0')
    self->pattern = sp_rows_dup_pattern (filter->text);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SpTaskRow));
  self->marks = g_array_new (FALSE, FALSE, sizeof (SpScheduleMark));
  self->parts = g_array_new (FALSE, FALSE, sizeof (SpTaskPart));
  g_array_set_clear_func (self->parts, part_clear);
  self->strings = sp_strings_new ();
  sp_task_stack_init (&self->stack);
  self->buffer = g_string_new (NULL);
  self->units = sp_task_units_new (engine);
  if (!read_plan (self, error) || !read_parts (self, error))
    return NULL;
  if (filter->changes != 0)
    self->former = sp_task_former_new (engine, &self->filter, error);
  return filter->changes == 0 || self->former != NULL ? g_steal_pointer (&self) : NULL;
}

void
sp_task_rows_free (SpTaskRows *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_array_unref (self->marks);
  g_array_unref (self->parts);
  sp_strings_unref (self->strings);
  sp_task_stack_clear (&self->stack);
  g_string_free (self->buffer, TRUE);
  sp_task_units_free (self->units);
  sp_task_former_free (self->former);
  g_free (self->plan_title);
  g_free (self->pattern);
  g_free (self);
}
