/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-late-indexes.h. The statements that make them are those of the schema. */
#include "store/sp-late-indexes.h"

struct _SpLateIndexes
{
  /* Owned */
  GPtrArray *sql; /* of char *: what makes them again, in order */
  /* Borrowed */
  SpEngine *engine;
};

SpLateIndexes *
sp_late_indexes_new (SpEngine *engine)
{
  SpLateIndexes *self = g_new0 (SpLateIndexes, 1);

  self->sql = g_ptr_array_new_with_free_func (g_free);
  self->engine = engine;
  return self;
}

void
sp_late_indexes_free (SpLateIndexes *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sql);
  g_free (self);
}

static gboolean
is_short (SpLateIndexes *self, const char *table, guint most_rows, gboolean *answer, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count (*) FROM (SELECT 1 FROM %s LIMIT %u)", table, most_rows + 1);
  int64_t n = 0;

  if (!sp_engine_get_integer (self->engine, sql, &n, error))
    return FALSE;
  *answer = n <= most_rows;
  return TRUE;
}

/* The names of those that are dropped; what makes them is kept. */
static GPtrArray *
list_names (SpLateIndexes *self, const char *table, const char *const *kept, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine,
                       "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?1"
                       " AND sql LIKE 'CREATE INDEX %' ORDER BY rowid",
                       error);

  if (statement == NULL)
    return NULL;
  sp_statement_bind_text (statement, 1, table);
  while (sp_statement_next (statement))
    if (!g_strv_contains (kept, sp_statement_get_text (statement, 0)))
      {
        g_ptr_array_add (names, g_strdup (sp_statement_get_text (statement, 0)));
        g_ptr_array_add (self->sql, g_strdup (sp_statement_get_text (statement, 1)));
      }
  return sp_statement_end (statement, error) ? g_steal_pointer (&names) : NULL;
}

gboolean
sp_late_indexes_drop (
  SpLateIndexes *self, const char *table, const char *const *kept, guint most_rows, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  gboolean is_worth_it = FALSE;

  if (!is_short (self, table, most_rows, &is_worth_it, error))
    return FALSE;
  if (!is_worth_it)
    return TRUE;
  names = list_names (self, table, kept, error);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP INDEX %s", (char *)names->pdata[i]);

      if (!sp_engine_exec (self->engine, sql, error))
        return FALSE;
    }
  return names != NULL;
}

gboolean
sp_late_indexes_make (SpLateIndexes *self, GError **error)
{
  for (guint i = 0; i < self->sql->len; i++)
    if (!sp_engine_exec (self->engine, self->sql->pdata[i], error))
      return FALSE;
  g_ptr_array_set_size (self->sql, 0);
  return TRUE;
}
