/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Full-text indexes: FTS5 with external content and the tokenizer of sp-engine-pairs.c. A row that
 * changes without the index being told stands in the table "owed", by a trigger. */
#include "store/sp-search.h"

#include "core/sp-hazard.h"
#include "store/sp-rows.h"

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

/* FTS5 with external content takes a row out by what it held. */
static char *
dup_insert (const SpRecordType *type, const char *index, gboolean takes_out)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].type == SP_TYPE_TEXT)
      {
        g_string_append_printf (columns, ", %s", type->fields[i].name);
        g_string_append_printf (marks, ", ?%u", i + 2);
      }
  if (takes_out)
    return g_strdup_printf ("INSERT INTO %s (%s, rowid%s) VALUES ('delete', ?1%s)", index, index,
                            columns->str, marks->str);
  return g_strdup_printf ("INSERT INTO %s (rowid%s) VALUES (?1%s)", index, columns->str,
                          marks->str);
}

static gboolean
put (SpEngine *engine, const char *index, SpRecord *record, gboolean takes_out, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  g_autofree char *sql = dup_insert (type, index, takes_out);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, sp_record_get_id (record));
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].type == SP_TYPE_TEXT)
      sp_rows_bind (statement, (int)i + 2, &type->fields[i], sp_record_peek (record, i));
  return sp_statement_run (statement, error);
}

static gboolean
settle (SpEngine *engine, const char *owed, int64_t id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", owed);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, id);
  return sp_statement_run (statement, error);
}

gboolean
sp_search_follow (SpEngine *engine, SpRecord *before, SpRecord *after, GError **error)
{
  SpRecord *record = after != NULL ? after : before;
  int i = find_index (sp_record_get_record_type (record));

  if (i < 0 || (before != NULL && after != NULL && has_same_texts (before, after)))
    return TRUE;
  return (before == NULL || put (engine, indexes[i].index, before, TRUE, error)) &&
         (after == NULL || put (engine, indexes[i].index, after, FALSE, error)) &&
         settle (engine, indexes[i].owed, sp_record_get_id (record), error);
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
  g_autofree char *sql =
    g_strdup_printf ("INSERT OR IGNORE INTO %s (id) VALUES (0)", indexes[find_index (type)].owed);

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
