/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What other connections wrote into a store's file: other programs, and the thread of a long write.
 * SQLite tells that something was written, the journal tells what; it is told of like an edit of
 * one's own. */
#include "store/sp-journal.h"
#include "store/sp-store-private.h"
#include "store/sp-write.h"

static gboolean
read_change (SpStatement *statement, SpRowChange *change)
{
  change->kind = sp_journal_change_kind (sp_statement_get_text (statement, 0));
  change->type = sp_record_type_by_table (sp_statement_get_text (statement, 1));
  change->id = sp_statement_get_integer (statement, 2);
  change->measure = sp_statement_get_integer (statement, 3);
  return change->type != NULL;
}

/* What was written after @last. NULL: too much, or nothing that is known, so that everything is to
 * be read again. */
static GArray *
load_changes (SpEngine *engine, int64_t last)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (SpRowChange));
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    engine, "SELECT kind, record_table, record, measure FROM change WHERE id > ?1 ORDER BY id",
    NULL);
  gboolean is_known = statement != NULL;

  if (!is_known)
    return NULL;
  sp_statement_bind_integer (statement, 1, last);
  while (is_known && sp_statement_next (statement))
    {
      SpRowChange change;

      is_known = read_change (statement, &change) && changes->len < SP_MANY_CHANGES;
      if (is_known)
        g_array_append_val (changes, change);
    }
  if (!sp_statement_end (statement, NULL) || !is_known || changes->len == 0)
    return NULL;
  return g_steal_pointer (&changes);
}

SpStoreSight
sp_store_sight (SpEngine *engine)
{
  SpStoreSight sight = {0};
  SpEngineState state = {0};

  if (sp_engine_read_state (engine, &state))
    sight.others = state.others;
  sp_engine_get_integer (engine, "SELECT max (id) FROM change", &sight.last_change, NULL);
  return sight;
}

/* One snapshot of what there is and of what it says. FALSE: nobody else wrote. */
static gboolean
look (SpStore *self, SpStoreSight *sight, GArray **changes)
{
  SpEngine *engine = sp_store_get_engine (self);
  g_auto (SpTransaction) transaction = {NULL};

  if (!sp_transaction_begin_read (&transaction, engine, NULL))
    return FALSE;
  *sight = sp_store_sight (engine);
  if (sight->others == sp_store_get_sight (self)->others)
    return FALSE;
  *changes = load_changes (engine, sp_store_get_sight (self)->last_change);
  return TRUE;
}

gboolean
sp_store_look (SpStore *self)
{
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GArray) merged = NULL;
  SpStoreSight sight;

  g_return_val_if_fail (SP_IS_STORE (self), FALSE);
  if (sp_store_get_engine (self) == NULL || sp_store_is_exclusive (self) ||
      sp_store_get_write (self) != NULL || !look (self, &sight, &changes))
    return FALSE;
  if (changes == NULL)
    {
      sp_store_committed (self, &sight, NULL, 0);
      return TRUE;
    }
  merged = sp_row_changes_merge (changes);
  sp_row_changes_add_parents (sp_store_get_engine (self), merged);
  sp_store_committed (self, &sight, (const SpRowChange *)(gpointer)merged->data, merged->len);
  return TRUE;
}
