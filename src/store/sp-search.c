/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Full-text indexes: FTS5 with external content and the tokenizer of sp-engine-pairs.c. A row that
 * changes without the index being told stands in the table "owed", by a trigger. */
#include "store/sp-search.h"

#include "core/sp-hazard.h"

/* Longer texts are a paragraph pasted by mistake: LIKE will do. */
#define MAX_CHARACTERS 64

static const struct
{
  const SpRecordType *type;
  const char *index, *owed;
} indexes[] = {
  {&sp_hazard_type, "hazard_search", "hazard_search_owed"},
};

static int
find_index (const SpRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    if (indexes[i].type == type)
      return (int)i;
  return -1;
}

const char *
sp_search_index (const SpRecordType *type)
{
  int i = find_index (type);

  return i >= 0 ? indexes[i].index : NULL;
}

/* Whether rows are owed to the index; -1: there is none in this file. */
static int64_t
is_owed (SpEngine *engine, int i)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM %s)", indexes[i].owed);
  int64_t answer = -1;

  return sp_engine_get_integer (engine, sql, &answer, NULL) ? answer : -1;
}

gboolean
sp_search_is_whole (SpEngine *engine, const SpRecordType *type)
{
  int i = find_index (type);

  return i >= 0 && is_owed (engine, i) == 0;
}

char *
sp_search_dup_match (const char *text)
{
  glong length = g_utf8_validate (text, -1, NULL) ? g_utf8_strlen (text, -1) : 0;
  GString *match = NULL;

  if (length == 0 || length > MAX_CHARACTERS)
    return NULL;
  match = g_string_new (text);
  g_string_replace (match, "\"", "\"\"", 0);
  g_string_prepend_c (match, '"');
  g_string_append (match, length == 1 ? "\" *" : "\"");
  return g_string_free (match, FALSE);
}

/* ---- keeping it true ---- */

static gboolean
has_same_texts (SpRecord *a, SpRecord *b)
{
  const SpRecordType *type = sp_record_get_record_type (a);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].type == SP_TYPE_TEXT &&
        g_strcmp0 (sp_record_get_text (a, i), sp_record_get_text (b, i)) != 0)
      return FALSE;
  return TRUE;
}

static char *
dup_columns (const SpRecordType *type)
{
  GString *columns = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].type == SP_TYPE_TEXT)
      g_string_append_printf (columns, ", %s", type->fields[i].name);
  return g_string_free (columns, FALSE);
}

static gboolean
run_with_id (SpEngine *engine, const char *sql, int64_t id, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, id);
  return sp_statement_run (statement, error);
}

static gboolean
read_is_owed (SpEngine *engine, const char *owed, int64_t id, gboolean *answer, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?1", owed);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, id);
  *answer = sp_statement_next (statement);
  return sp_statement_end (statement, error);
}

/* Still before the change, the row itself says what the index holds of it. */
static gboolean
take_out (SpEngine *engine, int i, int64_t id, GError **error)
{
  const char *index = indexes[i].index;
  g_autofree char *columns = dup_columns (indexes[i].type);
  g_autofree char *take =
    g_strdup_printf ("INSERT INTO %s (%s, rowid%s) SELECT 'delete', id%s FROM %s WHERE id = ?1",
                     index, index, columns, columns, indexes[i].type->table);
  g_autofree char *owe =
    g_strdup_printf ("INSERT INTO %s (id, is_out) VALUES (?1, 1)", indexes[i].owed);

  return run_with_id (engine, take, id, error) && run_with_id (engine, owe, id, error);
}

gboolean
sp_search_forget (SpEngine *engine, SpRecord *before, SpRecord *after, GError **error)
{
  int i = find_index (sp_record_get_record_type (before));
  int64_t id = sp_record_get_id (before);
  gboolean is_known_owed = FALSE;

  if (i < 0 || (after != NULL && has_same_texts (before, after)))
    return TRUE;
  if (!read_is_owed (engine, indexes[i].owed, id, &is_known_owed, error))
    return FALSE;
  return is_known_owed || take_out (engine, i, id, error);
}

gboolean
sp_search_learn (SpEngine *engine, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    {
      g_autofree char *columns = NULL;
      g_autofree char *sql = NULL;

      if (is_owed (engine, (int)i) <= 0)
        continue;
      columns = dup_columns (indexes[i].type);
      sql = g_strdup_printf ("INSERT INTO %s (rowid%s) SELECT id%s FROM %s"
                             " WHERE id IN (SELECT id FROM %s WHERE is_out = 1) ORDER BY id;"
                             "DELETE FROM %s WHERE is_out = 1",
                             indexes[i].index, columns, columns, indexes[i].type->table,
                             indexes[i].owed, indexes[i].owed);
      if (!sp_engine_exec (engine, sql, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sp_search_catch_up (SpEngine *engine, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    {
      g_auto (SpTransaction) transaction = {NULL};
      g_autofree char *sql = NULL;

      if (is_owed (engine, (int)i) <= 0)
        continue;
      sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES ('rebuild'); DELETE FROM %s",
                             indexes[i].index, indexes[i].index, indexes[i].owed);
      if (!sp_transaction_begin_write (&transaction, engine, error) ||
          !sp_engine_exec (engine, sql, error) || !sp_transaction_commit (&transaction, error))
        return FALSE;
    }
  return TRUE;
}

/* No row has the id 0: it is owed until the index is made anew. */
static gboolean
owe_all (SpEngine *engine, const SpRecordType *type, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO %s (id, is_out) VALUES (0, 0)",
                                          indexes[find_index (type)].owed);

  return sp_engine_exec (engine, sql, error);
}

gboolean
sp_search_check (SpEngine *engine, const SpRecordType *type, gboolean *is_true, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (%s, rank) VALUES ('integrity-check', 1)",
                                          sp_search_index (type), sp_search_index (type));
  g_autoptr (GError) failure = NULL;

  *is_true = sp_engine_exec (engine, sql, &failure);
  if (*is_true)
    return TRUE;
  if (g_error_matches (failure, SP_STORE_ERROR, SP_STORE_ERROR_CORRUPT))
    return owe_all (engine, type, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
