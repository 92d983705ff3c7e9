/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much room files take, and tidying up contents that nothing names. The journal says what undo
 * and redo could bring back: an attachment deleted by an action in force, or one added by an action
 * that was undone after the last edit. */
#include "store/sp-files-private.h"
#include "store/sp-store-private.h"

#define UNNAMED "NOT EXISTS (SELECT 1 FROM attachment WHERE sha256 = c.sha256)"

gboolean
sp_reader_sum_files (SpReader *self, SpFileTotals *totals, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;

  g_return_val_if_fail (self != NULL && totals != NULL, FALSE);
  statement = sp_engine_prepare (
    self->engine,
    "SELECT (SELECT count (*) FROM attachment), coalesce (sum (length (bytes)), 0),"
    " coalesce (sum (CASE WHEN " UNNAMED " THEN length (bytes) ELSE 0 END), 0)"
    " FROM content AS c",
    error);
  *totals = (SpFileTotals) {0};
  if (statement == NULL)
    return FALSE;
  if (sp_statement_next (statement))
    *totals = (SpFileTotals) {(guint)sp_statement_get_integer (statement, 0),
                              sp_statement_get_integer (statement, 1),
                              sp_statement_get_integer (statement, 2)};
  return sp_statement_end (statement, error);
}

/* Lines of the journal whose attachments could come back. ?1: deletions from that day on. */
#define REACHABLE                                                                                  \
  "SELECT CASE h.kind WHEN 'delete' THEN h.old_value ELSE h.new_value END AS json"                 \
  " FROM change AS h JOIN action AS a ON a.id = h.action WHERE h.record_table = 'attachment'"      \
  " AND (h.kind = 'delete' AND a.kind IN ('edit', 'import') AND a.undone_by IS NULL"               \
  "   AND (?1 IS NULL OR a.at >= ?1)"                                                              \
  "  OR h.kind = 'insert' AND a.undone_by > (SELECT coalesce (max (id), 0) FROM action"            \
  "   WHERE kind IN ('edit', 'import')))"

/* The contents that may go. */
static GPtrArray *
list_lost (SpEngine *engine, SpDate before, int64_t *freed, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    engine,
    "SELECT sha256, length (bytes) FROM content AS c WHERE " UNNAMED
    " AND sha256 NOT IN (SELECT json_extract (json, '$.sha256') FROM (" REACHABLE "))",
    error);
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return NULL;
  if (before != SP_DATE_NONE)
    sp_statement_bind_text (statement, 1, sp_date_to_iso (before, iso));
  while (sp_statement_next (statement))
    {
      g_ptr_array_add (lost, g_strdup (sp_statement_get_text (statement, 0)));
      *freed += sp_statement_get_integer (statement, 1);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&lost) : NULL;
}

static gboolean
remove_content (SpEngine *engine, const char *sha256, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, "DELETE FROM content WHERE sha256 = ?1", error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, sha256);
  return sp_statement_run (statement, error);
}

/* Not an action: nothing that a person sees changes, and it cannot be taken back. */
gboolean
sp_store_tidy_files (SpStore *self, SpDate before, int64_t *freed, GError **error)
{
  SpEngine *engine;
  g_auto (SpTransaction) transaction = {0};
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GError) failure = NULL;
  int64_t size = 0;

  g_return_val_if_fail (SP_IS_STORE (self) && sp_store_get_write (self) == NULL, FALSE);
  engine = sp_store_get_engine (self);
  if (!sp_transaction_begin_write (&transaction, engine, error))
    return FALSE;
  lost = list_lost (engine, before, &size, error);
  for (guint i = 0; lost != NULL && i < lost->len; i++)
    if (!remove_content (engine, g_ptr_array_index (lost, i), error))
      return FALSE;
  if (lost == NULL || !sp_transaction_commit (&transaction, error))
    return FALSE;
  if (freed != NULL)
    *freed = size;
  /* The room is the file's own again; given back to the disk only where nobody is reading now. */
  if (lost->len > 0 && !sp_engine_exec (engine, "VACUUM", &failure))
    g_debug ("giving room back: %s", failure->message);
  return TRUE;
}
