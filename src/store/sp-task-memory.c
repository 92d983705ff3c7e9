/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-task-memory.h. About 16 bytes a report and 500 a measure with its texts: 43 MiB
 * of 50 000 measures and 1 000 000 reports. */
#include "store/sp-journal.h"
#include "store/sp-task-memory.h"

#include "store/sp-task-scans.h"

/* Beyond so many measures changed since, reading one by one takes longer than reading all. */
#define MANY_MEASURES 2000
/* Facts of measures that were read again stay on the stack until it has grown by so much. */
#define MAX_GROWTH 2

typedef struct
{
  SpTaskRow place; /* what does not depend on a date */
  SpTaskSpan span;
} Remembered;

struct _SpTaskMemory
{
  /* Owned */
  GArray *measures; /* of Remembered, in the plan's order */
  SpTaskStack stack;
  SpStrings *strings;
  /* State */
  int64_t plan;
  int64_t last_change; /* the journal's last line that is known here */
  gsize size_at_first; /* of the stack */
};

static void
memory_free (gpointer data)
{
  SpTaskMemory *self = data;

  g_array_unref (self->measures);
  sp_task_stack_clear (&self->stack);
  sp_strings_unref (self->strings);
  g_free (self);
}

static SpTaskMemory *
memory_new (int64_t plan)
{
  SpTaskMemory *self = g_new0 (SpTaskMemory, 1);

  self->plan = plan;
  self->measures = g_array_new (FALSE, FALSE, sizeof (Remembered));
  sp_task_stack_init (&self->stack);
  self->strings = sp_strings_new ();
  return self;
}

/* ---- reading ---- */

static gboolean
read_one (SpTaskMemory *self,
          SpTaskRows *rows,
          SpStatement *measures,
          SpTaskScans *scans,
          Remembered *measure,
          GError **error)
{
  SpTaskFacts facts;

  *measure = (Remembered) {.place = sp_task_rows_read_place (rows, measures)};
  sp_task_scans_read (scans, measure->place.row.measure, &self->stack, &measure->span);
  facts = sp_task_stack_peek (&self->stack, &measure->span);
  measure->place.row.path = sp_strings_add (self->strings, sp_statement_get_text (measures, 3));
  measure->place.row.title = sp_strings_add (self->strings, sp_statement_get_text (measures, 4));
  return sp_task_rows_name_units (rows, &facts, &measure->place, error);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return sp_task_rows_compare (&((const Remembered *)a)->place, &((const Remembered *)b)->place);
}

#define MEASURES_SQL                                                                               \
  "SELECT id, part, kind, path, title, start_on, position, withdrawn_on FROM measure"              \
  " WHERE plan = ?1 AND kind = 'measure'"

static gboolean
read_all (SpTaskMemory *self, SpTaskRows *rows, GError **error)
{
  g_auto (SpTaskScans) scans = {0};
  g_autoptr (SpStatement) measures =
    sp_engine_prepare (rows->engine, MEASURES_SQL " ORDER BY id", error);
  Remembered measure;

  sp_task_rows_empty (rows, self->strings);
  if (measures == NULL || !sp_task_scans_open (&scans, rows->engine, FALSE, SP_DATE_NONE, error))
    return FALSE;
  sp_statement_bind_integer (measures, 1, self->plan);
  while (sp_statement_next (measures))
    {
      if (!read_one (self, rows, measures, &scans, &measure, error))
        return FALSE;
      g_array_append_val (self->measures, measure);
    }
  if (!sp_statement_end (measures, error) || !sp_task_scans_end (&scans, error))
    return FALSE;
  g_array_sort (self->measures, compare_places);
  self->size_at_first = sp_task_stack_get_size (&self->stack);
  return TRUE;
}

/* ---- what changed since ---- */

typedef enum
{
  CHANGES_FAILED,
  CHANGES_SMALL, /* of the measures listed */
  CHANGES_LARGE, /* of everything */
} Changes;

/* Names of units, order of parts, measures that came or went, or rows that went over to another
 * measure: more than one measure is different, or it is not told which. */
static gboolean
is_large (SpStatement *change)
{
  const char *table = sp_statement_get_text (change, 0);
  const char *kind = sp_statement_get_text (change, 1);
  const char *field = sp_statement_get_text (change, 2);
  gboolean has_measure = sp_statement_get_integer (change, 3) != 0;

  if (g_str_equal (table, "unit") || g_str_equal (table, "part"))
    return TRUE;
  if (g_str_equal (table, "measure"))
    return !g_str_equal (kind, "update") || g_str_equal (field, "kind") ||
           g_str_equal (field, "plan");
  if (g_str_equal (table, "measure_unit") || g_str_equal (table, "progress") ||
      g_str_equal (table, "subitem") || g_str_equal (table, "deadline") ||
      g_str_equal (table, "extension") || g_str_equal (table, "deadline_occurrence"))
    return !has_measure || g_str_equal (field, "measure") || g_str_equal (field, "deadline");
  return FALSE;
}

static Changes
list_changes (SpTaskMemory *self, SpEngine *engine, GHashTable *changed, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine,
                       "SELECT record_table, kind, field, measure FROM change WHERE id > ?1"
                       " ORDER BY id",
                       error);

  if (statement == NULL)
    return CHANGES_FAILED;
  sp_statement_bind_integer (statement, 1, self->last_change);
  while (sp_statement_next (statement))
    {
      int64_t measure = sp_statement_get_integer (statement, 3);

      if (measure != 0)
        g_hash_table_add (changed, GSIZE_TO_POINTER ((gsize)measure));
      if (is_large (statement) || g_hash_table_size (changed) > MANY_MEASURES)
        return CHANGES_LARGE;
    }
  return sp_statement_end (statement, error) ? CHANGES_SMALL : CHANGES_FAILED;
}

static gboolean
read_again (SpTaskMemory *self, SpTaskRows *rows, GHashTable *changed, GError **error)
{
  g_auto (SpTaskScans) scans = {0};
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (rows->engine, MEASURES_SQL " AND id = ?2", error);
  gboolean is_sorted = TRUE;

  sp_task_rows_empty (rows, self->strings);
  if (statement == NULL || !sp_task_scans_open (&scans, rows->engine, TRUE, SP_DATE_NONE, error))
    return FALSE;
  sp_statement_bind_integer (statement, 1, self->plan);
  for (guint i = 0; i < self->measures->len; i++)
    {
      Remembered *measure = &g_array_index (self->measures, Remembered, i);
      Remembered former = *measure;

      if (!g_hash_table_contains (changed, GSIZE_TO_POINTER ((gsize)former.place.row.measure)))
        continue;
      sp_statement_bind_integer (statement, 2, former.place.row.measure);
      if (sp_statement_next (statement) &&
          !read_one (self, rows, statement, &scans, measure, error))
        return FALSE;
      if (!sp_statement_end (statement, error) || !sp_task_scans_end (&scans, error))
        return FALSE;
      is_sorted = is_sorted && compare_places (&former, measure) == 0;
    }
  if (!is_sorted)
    g_array_sort (self->measures, compare_places);
  return TRUE;
}

/* What is not committed may be taken back, and the journal's numbers be given again: then nothing
 * is believed the next time. */
static void
remember_change (SpTaskMemory *self, SpTaskRows *rows, int64_t last_change)
{
  self->last_change = sp_engine_is_writing (rows->engine) ? G_MAXINT64 : last_change;
}

/* FALSE without error: it must be read from the beginning. */
static gboolean
follow (SpTaskMemory *self, SpTaskRows *rows, int64_t last_change, GError **error)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);

  if (self->plan != rows->filter.plan || last_change < self->last_change)
    return FALSE;
  if (last_change == self->last_change)
    return TRUE;
  if (list_changes (self, rows->engine, changed, error) != CHANGES_SMALL)
    return FALSE;
  if (g_hash_table_size (changed) > 0 && !read_again (self, rows, changed, error))
    return FALSE;
  remember_change (self, rows, last_change);
  return sp_task_stack_get_size (&self->stack) <= self->size_at_first * MAX_GROWTH + 65536;
}

static const char memory_key[] = "sp-task-memory";

static SpTaskMemory *
begin (SpTaskRows *rows, int64_t last_change, GError **error)
{
  SpTaskMemory *self = memory_new (rows->filter.plan);

  remember_change (self, rows, last_change);
  if (read_all (self, rows, error))
    return self;
  memory_free (self);
  return NULL;
}

/* The journal is looked at first: what is written meanwhile is read twice rather than not at all.
 */
SpTaskMemory *
sp_task_memory_recall (SpTaskRows *rows, GError **error)
{
  SpTaskMemory *self = sp_engine_get_attached (rows->engine, memory_key);
  g_autoptr (GError) failure = NULL;
  int64_t last_change;

  if (!sp_journal_settle (rows->engine, error) ||
      !sp_engine_get_integer (rows->engine, "SELECT max(id) FROM change", &last_change, error))
    return NULL;
  if (self != NULL && follow (self, rows, last_change, &failure))
    return self;
  /* Also where only half of it was read again. */
  sp_engine_detach (rows->engine, memory_key);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  self = begin (rows, last_change, error);
  if (self != NULL)
    sp_engine_attach (rows->engine, memory_key, self, memory_free);
  return self;
}

gboolean
sp_task_memory_is_kept (SpEngine *engine)
{
  return sp_engine_get_attached (engine, memory_key) != NULL;
}

/* ---- as of a date ---- */

gboolean
sp_task_memory_fill (SpTaskMemory *self, SpTaskRows *rows, GError **error)
{
  g_assert (sp_task_rows_has_families (&rows->filter) && rows->filter.plan == self->plan);

  sp_task_rows_empty (rows, self->strings);
  for (guint i = 0; i < self->measures->len; i++)
    {
      const Remembered *measure = &g_array_index (self->measures, Remembered, i);
      SpTaskFacts facts = sp_task_stack_peek (&self->stack, &measure->span);
      SpTaskRow task = measure->place;

      if ((rows->filter.part != 0 && task.part != rows->filter.part) ||
          sp_task_row_is_withdrawn (&task, rows->filter.as_of))
        continue;
      if (!sp_task_rows_judge (rows, &facts, &task, error))
        return FALSE;
      g_array_append_val (rows->rows, task);
    }
  return sp_task_rows_finish (rows, error);
}

guint
sp_task_memory_get_n_measures (const SpTaskMemory *self)
{
  return self->measures->len;
}

const SpTaskRow *
sp_task_memory_get_place (const SpTaskMemory *self, guint i)
{
  return &g_array_index (self->measures, Remembered, i).place;
}

SpTaskFacts
sp_task_memory_get_facts (const SpTaskMemory *self, guint i)
{
  return sp_task_stack_peek (&self->stack, &g_array_index (self->measures, Remembered, i).span);
}
