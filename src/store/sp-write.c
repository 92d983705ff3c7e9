/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWrite: the one write path. Within one transaction it changes rows, raises their revisions and
 * writes the journal; after the commit the store tells what changed. */
#include "store/sp-write.h"

#include "base/sp-i18n.h"
#include "store/sp-hazard-facts.h"
#include "store/sp-hazard-queue.h"
#include "store/sp-journal.h"
#include "store/sp-long-write.h"
#include "store/sp-rows.h"
#include "store/sp-search.h"
#include "store/sp-store-private.h"
#include "store/sp-write-steps.h"

struct _SpWrite
{
  /* Owned */
  SpStore *store;
  GArray *changes; /* of SpRowChange, in the order they happened */
  GHashTable *counters;
  SpHazardQueue *queue; /* NULL: none ever waited */
  SpJournal *journal;
  /* Borrowed */
  SpEngine *engine;
  /* State */
  SpTransaction transaction;
  int64_t action;
  guint n_journalled;
  gboolean has_missed; /* another program wrote before, which nobody was told of yet */
  gboolean is_broken;  /* half of something was done: it can only be rolled back */
};

static gboolean
refuse_read_only (SpStore *store, GError **error)
{
  g_autofree char *name = g_filename_display_name (sp_store_get_path (store));

  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_READ_ONLY,
               _ ("“%s”是只读打开的，不能修改。请检查文件权限，或另存一份再改。"), name);
  return FALSE;
}

SpWrite *
sp_write_begin_full (
  SpStore *store, SpActionKind kind, const char *label, int64_t target, GError **error)
{
  g_autoptr (SpWrite) self = NULL;
  SpEngineState state;

  g_return_val_if_fail (SP_IS_STORE (store), NULL);
  g_return_val_if_fail (sp_store_get_engine (store) != NULL, NULL);
  if (!sp_store_check_free (store, error))
    return NULL;
  g_return_val_if_fail (sp_store_get_write (store) == NULL, NULL);
  if (sp_store_is_read_only (store) && !refuse_read_only (store, error))
    return NULL;
  self = g_new0 (SpWrite, 1);
  self->store = g_object_ref (store);
  self->engine = sp_store_get_engine (store);
  self->changes = g_array_new (FALSE, FALSE, sizeof (SpRowChange));
  if (!sp_transaction_begin_write (&self->transaction, self->engine, error))
    return NULL;
  self->journal =
    sp_journal_begin (self->engine, kind, label, sp_store_get_user (store), target, error);
  if (self->journal == NULL)
    return NULL;
  self->action = sp_journal_get_action (self->journal);
  self->has_missed = sp_engine_read_state (self->engine, &state) &&
                     state.others != sp_store_get_sight (store)->others;
  sp_store_set_write (store, self);
  return g_steal_pointer (&self);
}

SpWrite *
sp_write_begin (SpStore *store, SpActionKind kind, const char *label, GError **error)
{
  g_return_val_if_fail (kind == SP_ACTION_EDIT || kind == SP_ACTION_IMPORT, NULL);
  g_return_val_if_fail (label != NULL, NULL);
  return sp_write_begin_full (store, kind, label, 0, error);
}

void
sp_write_free (SpWrite *self)
{
  if (self == NULL)
    return;
  sp_transaction_clear (&self->transaction);
  if (sp_store_get_write (self->store) == self)
    sp_store_set_write (self->store, NULL);
  g_array_unref (self->changes);
  g_clear_pointer (&self->counters, g_hash_table_unref);
  sp_hazard_queue_free (self->queue);
  sp_journal_free (self->journal);
  g_object_unref (self->store);
  g_free (self);
}

SpEngine *
sp_write_get_engine (SpWrite *self)
{
  return self->engine;
}

int64_t
sp_write_get_action (SpWrite *self)
{
  return self->action;
}

GHashTable *
sp_write_get_counters (SpWrite *self)
{
  if (self->counters == NULL)
    self->counters = g_hash_table_new (NULL, NULL);
  return self->counters;
}

SpHazardQueue *
sp_write_get_hazard_queue (SpWrite *self)
{
  if (self->queue == NULL)
    self->queue = sp_hazard_queue_new ();
  return self->queue;
}

static gboolean
check_whole (SpWrite *self, GError **error)
{
  if (!self->is_broken)
    return TRUE;
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
               _ ("这次操作的前一步没有成功，全部没有保存。请再做一次。"));
  return FALSE;
}

gboolean
sp_write_settle (SpWrite *self, GError **error)
{
  if (!check_whole (self, error))
    return FALSE;
  if (self->queue == NULL || sp_hazard_queue_is_empty (self->queue) ||
      sp_hazard_queue_insert (self->queue, self, error))
    return TRUE;
  self->is_broken = TRUE;
  return FALSE;
}

/* From the first row touched to the last line of the journal: what fails in between spoils the
 * action. */
static gboolean
finish_row (SpWrite *self, SpRecord *record, SpRowChangeKind kind, gboolean is_done)
{
  SpRowChange change = {sp_record_get_record_type (record), sp_record_get_id (record),
                        sp_rows_measure_of (self->engine, record), kind};

  if (!is_done)
    {
      self->is_broken = TRUE;
      return FALSE;
    }
  self->n_journalled++;
  if (self->changes->len <= SP_MANY_CHANGES)
    g_array_append_val (self->changes, change);
  return TRUE;
}

/* A row that SQLite refused has changed nothing; any other failure may have rolled everything back.
 */
static gboolean
note_refusal (SpWrite *self, GError *failure, GError **error)
{
  if (!g_error_matches (failure, SP_STORE_ERROR, SP_STORE_ERROR_CONSTRAINT))
    self->is_broken = TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
sp_write_put_row (SpWrite *self, SpRecord *record, GError **error)
{
  GError *failure = NULL;

  if (!check_whole (self, error))
    return FALSE;
  if (!sp_rows_insert (self->engine, record, &failure))
    return note_refusal (self, failure, error);
  return finish_row (self, record, SP_ROW_INSERTED,
                     sp_journal_note_row (self->journal, SP_ROW_INSERTED, record, error));
}

gboolean
sp_write_put_new_rows (SpWrite *self, SpRecord *const *records, guint n, GError **error)
{
  GError *failure = NULL;

  if (!check_whole (self, error))
    return FALSE;
  if (n > 0 && !sp_rows_insert_new (self->engine, records, n, &failure))
    return note_refusal (self, failure, error);
  for (guint i = 0; i < n; i++)
    if (!finish_row (self, records[i], SP_ROW_INSERTED,
                     sp_journal_note_row (self->journal, SP_ROW_INSERTED, records[i], error)))
      return FALSE;
  return TRUE;
}

/* Empty text is none. */
static gboolean
is_same (const SpField *field, const SpValue *a, const SpValue *b)
{
  if (field->type == SP_TYPE_TEXT)
    return g_strcmp0 (a->text ? a->text : "", b->text ? b->text : "") == 0;
  return sp_value_equal (field, a, b);
}

static guint64
differing_fields (SpRecord *a, SpRecord *b)
{
  const SpRecordType *type = sp_record_get_record_type (a);
  guint64 fields = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (!is_same (&type->fields[i], sp_record_peek (a, i), sp_record_peek (b, i)))
      fields |= G_GUINT64_CONSTANT (1) << i;
  return fields;
}

gboolean
sp_write_change_row (SpWrite *self, SpRecord *current, SpRecord *record, GError **error)
{
  guint64 fields = differing_fields (current, record);
  GError *failure = NULL;

  if (!check_whole (self, error))
    return FALSE;
  if (fields == 0)
    return TRUE;
  if (!sp_search_forget (self->engine, current, record, &failure) ||
      !sp_rows_update (self->engine, record, fields, &failure))
    return note_refusal (self, failure, error);
  return finish_row (self, record, SP_ROW_UPDATED,
                     sp_journal_note_fields (self->journal, current, record, fields, error));
}

gboolean
sp_write_take_row (SpWrite *self, SpRecord *record, GError **error)
{
  GError *failure = NULL;

  if (!check_whole (self, error))
    return FALSE;
  if (!sp_search_forget (self->engine, record, NULL, &failure) ||
      !sp_rows_delete (self->engine, sp_record_get_record_type (record), sp_record_get_id (record),
                       &failure))
    return note_refusal (self, failure, error);
  return finish_row (self, record, SP_ROW_DELETED,
                     sp_journal_note_row (self->journal, SP_ROW_DELETED, record, error));
}

/* What follows from a step belongs to it: without it the action is spoiled. */
static gboolean
follow (SpWrite *self, SpRecord *record, GError **error)
{
  if (sp_write_follow (self, record, error))
    return TRUE;
  self->is_broken = TRUE;
  return FALSE;
}

gboolean
sp_write_insert (SpWrite *self, SpRecord *record, GError **error)
{
  g_autofree char *uid = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_RECORD (record), FALSE);
  g_return_val_if_fail (sp_record_get_id (record) == 0, FALSE);
  sp_record_normalise (record);
  if (!sp_write_settle (self, error) || !sp_record_check (record, error) ||
      !sp_write_prepare (self, record, NULL, error))
    return FALSE;
  uid = sp_record_get_uid (record) != NULL ? g_strdup (sp_record_get_uid (record)) : sp_uid_new ();
  sp_record_set_identity (record, 0, uid, 1);
  return sp_write_put_row (self, record, error) && follow (self, record, error);
}

static gboolean
refuse_conflict (SpRecord *record, gboolean is_gone, GError **error)
{
  const char *label = _ (sp_record_get_record_type (record)->label);

  if (is_gone)
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONFLICT,
                 _ ("这条%s已经被删除，修改没有保存。请刷新后再看。"), label);
  else
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONFLICT,
                 _ ("这条%s刚才已被别处改过，修改没有保存。请看过新的内容后再改。"), label);
  return FALSE;
}

gboolean
sp_write_update (SpWrite *self, SpRecord *record, GError **error)
{
  g_autoptr (SpRecord) current = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_RECORD (record), FALSE);
  g_return_val_if_fail (sp_record_get_id (record) != 0, FALSE);
  sp_record_normalise (record);
  if (!sp_write_settle (self, error) || !sp_record_check (record, error))
    return FALSE;
  current = sp_rows_load (self->engine, sp_record_get_record_type (record),
                          sp_record_get_id (record), &failure);
  if (failure != NULL)
    return note_refusal (self, g_steal_pointer (&failure), error);
  if (current == NULL || sp_record_get_revision (current) != sp_record_get_revision (record))
    return refuse_conflict (record, current == NULL, error);
  return sp_write_prepare (self, record, current, error) &&
         sp_write_change_row (self, current, record, error) && follow (self, record, error);
}

gboolean
sp_write_delete (SpWrite *self, const SpRecordType *type, int64_t id, GError **error)
{
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL && type != NULL && id != 0, FALSE);
  if (!sp_write_settle (self, error))
    return FALSE;
  record = sp_rows_load (self->engine, type, id, &failure);
  if (failure != NULL)
    return note_refusal (self, g_steal_pointer (&failure), error);
  if (record == NULL)
    {
      g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND,
                   _ ("要删除的%s已经不在了。请刷新后再看。"), _ (type->label));
      return FALSE;
    }
  if (!sp_write_prepare_delete (self, record, error))
    return FALSE;
  if (sp_write_delete_tree (self, type, id, error))
    return follow (self, record, error);
  self->is_broken = TRUE;
  return FALSE;
}

gboolean
sp_write_commit (SpWrite *self, GError **error)
{
  g_autoptr (GArray) merged = NULL;
  g_autoptr (SpStore) store = NULL;
  SpStoreSight sight;

  g_return_val_if_fail (self != NULL, FALSE);
  if (!sp_write_settle (self, error))
    return FALSE;
  if (self->n_journalled == 0)
    {
      /* Nothing was done, so there is nothing to tell or to undo. */
      sp_transaction_clear (&self->transaction);
      g_clear_pointer (&self->journal, sp_journal_free);
      return TRUE;
    }
  if (!sp_journal_finish (self->journal, self->n_journalled, error) ||
      (self->queue != NULL && !sp_hazard_queue_finish (self->queue, error)) ||
      !sp_search_learn (self->engine, error) || !sp_hazard_facts_refresh (self->engine, error))
    {
      self->is_broken = TRUE;
      return FALSE;
    }
  sight = sp_store_sight (self->engine); /* while nobody else can write */
  if (!sp_transaction_commit (&self->transaction, error))
    {
      self->is_broken = TRUE;
      return FALSE;
    }
  /* It is over: whoever holds on to it must not touch the file, which may be closed, or the journal
   * of the action that follows. */
  g_clear_pointer (&self->journal, sp_journal_free);
  store = g_object_ref (self->store);
  sp_store_set_write (store, NULL);
  if (self->changes->len > SP_MANY_CHANGES || self->has_missed)
    sp_store_committed (store, &sight, NULL, 0);
  else
    {
      merged = sp_row_changes_merge (self->changes);
      sp_row_changes_add_parents (self->engine, merged);
      sp_store_committed (store, &sight, (const SpRowChange *)(gpointer)merged->data, merged->len);
    }
  return TRUE;
}

gboolean
sp_store_insert (SpStore *self, SpRecord *record, const char *label, GError **error)
{
  g_autoptr (SpWrite) write = sp_write_begin (self, SP_ACTION_EDIT, label, error);

  return write != NULL && sp_write_insert (write, record, error) && sp_write_commit (write, error);
}

gboolean
sp_store_update (SpStore *self, SpRecord *record, const char *label, GError **error)
{
  g_autoptr (SpWrite) write = sp_write_begin (self, SP_ACTION_EDIT, label, error);

  return write != NULL && sp_write_update (write, record, error) && sp_write_commit (write, error);
}

gboolean
sp_store_delete (SpStore *self, SpRecord *record, const char *label, GError **error)
{
  g_autoptr (SpWrite) write = sp_write_begin (self, SP_ACTION_EDIT, label, error);

  return write != NULL &&
         sp_write_delete (write, sp_record_get_record_type (record), sp_record_get_id (record),
                          error) &&
         sp_write_commit (write, error);
}
