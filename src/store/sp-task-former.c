/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same rows as of an earlier day, and whose deadlines were put off since: the overview counts
 * changes by the same rule (sp_changes_between). */
#include "store/sp-task-former.h"

#include "core/sp-overview.h"

struct _SpTaskFormer
{
  /* Owned */
  SpTaskRows *rows;    /* as of the baseline */
  GHashTable *by_id;   /* measure → SpTaskRow, of rows */
  GHashTable *put_off; /* measures */
  /* Borrowed */
  SpEngine *engine;
  /* State */
  int changes;
  SpDate baseline, as_of;
};

SpTaskFormer *
sp_task_former_new (SpEngine *engine, const SpTaskFilter *filter, GError **error)
{
  const SpTaskFilter former = {
    .plan = filter->plan, .kinds = filter->kinds, .as_of = filter->baseline};
  SpTaskRows *rows = sp_task_rows_new (engine, &former, error);
  SpTaskFormer *self;

  if (rows == NULL)
    return NULL;
  self = g_new0 (SpTaskFormer, 1);
  self->rows = rows;
  self->by_id = g_hash_table_new (NULL, NULL);
  self->put_off = g_hash_table_new (NULL, NULL);
  self->engine = engine;
  self->changes = filter->changes;
  self->baseline = filter->baseline;
  self->as_of = filter->as_of;
  return self;
}

void
sp_task_former_free (SpTaskFormer *self)
{
  if (self == NULL)
    return;
  sp_task_rows_free (self->rows);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->put_off);
  g_free (self);
}

static gpointer
key_of (int64_t id)
{
  return GSIZE_TO_POINTER ((gsize)id);
}

static gboolean
read_put_off (SpTaskFormer *self, GError **error)
{
  g_autoptr (GArray) measures =
    sp_task_load_put_off (self->engine, self->baseline, self->as_of, error);

  g_hash_table_remove_all (self->put_off);
  for (guint i = 0; measures != NULL && i < measures->len; i++)
    g_hash_table_add (self->put_off, key_of (g_array_index (measures, int64_t, i)));
  return measures != NULL;
}

gboolean
sp_task_former_read (SpTaskFormer *self, const int64_t *measures, guint n_measures, GError **error)
{
  gboolean ok = measures == NULL ? sp_task_rows_read_all (self->rows, error)
                                 : sp_task_rows_read_some (self->rows, measures, n_measures, error);

  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; ok && i < self->rows->rows->len; i++)
    {
      SpTaskRow *task = &g_array_index (self->rows->rows, SpTaskRow, i);

      g_hash_table_insert (self->by_id, key_of (task->row.measure), task);
    }
  return ok && ((self->changes & 1 << SP_CHANGE_PUT_OFF) == 0 || read_put_off (self, error));
}

gboolean
sp_task_former_passes (SpTaskFormer *self, const SpScheduleRow *row)
{
  const SpTaskRow *before = g_hash_table_lookup (self->by_id, key_of (row->measure));
  int changes = sp_changes_between (row, before != NULL ? &before->row : NULL);

  if (g_hash_table_contains (self->put_off, key_of (row->measure)))
    changes |= 1 << SP_CHANGE_PUT_OFF;
  return (changes & self->changes) != 0;
}

GArray *
sp_task_load_put_off (SpEngine *engine, SpDate baseline, SpDate as_of, GError **error)
{
  g_autoptr (GArray) measures = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    engine,
    "SELECT DISTINCT d.measure FROM extension e JOIN deadline d ON d.id = e.deadline"
    " WHERE e.granted_on > ?1 AND e.granted_on <= ?2 ORDER BY d.measure",
    error);
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return NULL;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (baseline, iso));
  sp_statement_bind_text (statement, 2, sp_date_to_iso (as_of, iso));
  while (sp_statement_next (statement))
    {
      int64_t measure = sp_statement_get_integer (statement, 0);

      g_array_append_val (measures, measure);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&measures) : NULL;
}
