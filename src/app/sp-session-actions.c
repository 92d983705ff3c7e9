/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What pages do to the file through SpSession: one-record actions, undo and redo, each told or
 * reported. */
#include "sp-session-private.h"

#include "base/sp-i18n.h"
#include "store/sp-long-write.h"

static void
session_list_failed_cb (SpSession *self, const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (SP_STORE_ERROR, SP_STORE_ERROR_FAILED, message);

  sp_session_report_error (self, error);
}

static SpList *
watch (SpSession *self, SpList *list)
{
  g_signal_connect_object (list, "failed", G_CALLBACK (session_list_failed_cb), self,
                           G_CONNECT_SWAPPED);
  return list;
}

SpList *
sp_session_new_task_list (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self) && self->store != NULL, NULL);
  return watch (self, sp_list_new_tasks (self->store));
}

SpList *
sp_session_new_record_list (SpSession *self, const SpRecordType *type)
{
  g_return_val_if_fail (SP_IS_SESSION (self) && self->store != NULL, NULL);
  return watch (self, sp_list_new_records (self->store, type));
}

SpList *
sp_session_new_ledger_list (SpSession *self, const SpRecordType *type, const SpRecordFilter *filter)
{
  g_return_val_if_fail (SP_IS_SESSION (self) && self->store != NULL, NULL);
  return watch (self, sp_list_new_ledger (self->store, type, filter));
}

SpList *
sp_session_new_history_list (SpSession *self, const SpHistoryFilter *filter)
{
  g_return_val_if_fail (SP_IS_SESSION (self) && self->store != NULL, NULL);
  return watch (self, sp_list_new_history (self->store, filter));
}

static void
tell_done (SpSession *self, SpRecord *record, const char *label)
{
  g_autofree char *message = NULL;
  const char *title = sp_record_get_title (record);

  if (*title != '\0' && g_utf8_strlen (title, -1) <= 40)
    message = g_strdup_printf (_ ("已%s：%s"), label, title);
  else
    message = g_strdup_printf (_ ("已%s"), label);
  sp_session_tell (self, message, TRUE);
}

typedef gboolean (*StoreFunc) (SpStore *store, SpRecord *record, const char *label, GError **error);

static gboolean
run (SpSession *self, StoreFunc func, SpRecord *record, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecord) kept = g_object_ref (record); /* its widget may go with the row */

  if (!func (self->store, kept, label, &error))
    {
      sp_session_report_error (self, error);
      return FALSE;
    }
  tell_done (self, kept, label);
  return TRUE;
}

gboolean
sp_session_insert (SpSession *self, SpRecord *record, const char *label)
{
  g_return_val_if_fail (SP_IS_SESSION (self) && self->store != NULL, FALSE);
  return run (self, sp_store_insert, record, label);
}

gboolean
sp_session_update (SpSession *self, SpRecord *record, const char *label)
{
  g_return_val_if_fail (SP_IS_SESSION (self) && self->store != NULL, FALSE);
  return run (self, sp_store_update, record, label);
}

gboolean
sp_session_delete (SpSession *self, SpRecord *record, const char *label)
{
  g_return_val_if_fail (SP_IS_SESSION (self) && self->store != NULL, FALSE);
  return run (self, sp_store_delete, record, label);
}

/* So many records take longer to change than a person notices. */
#define MANY_RECORDS 2000

static void
take_back (SpSession *self, gboolean is_redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gboolean is_done;

  if (self->store == NULL)
    return;
  label = is_redo ? sp_store_dup_redo_label (self->store, NULL)
                  : sp_store_dup_undo_label (self->store, NULL);
  if (label == NULL)
    return;
  is_done = sp_store_check_free (self->store, &error);
  if (is_done && sp_store_count_take_back (self->store, is_redo) >= MANY_RECORDS)
    {
      _sp_session_take_back_long (self, is_redo, label);
      return;
    }
  is_done = is_done &&
            (is_redo ? sp_store_redo (self->store, &error) : sp_store_undo (self->store, &error));
  if (is_done)
    _sp_session_tell_taken_back (self, is_redo, label);
  else
    sp_session_report_error (self, error);
}

void
sp_session_undo (SpSession *self)
{
  g_return_if_fail (SP_IS_SESSION (self));
  take_back (self, FALSE);
}

void
sp_session_redo (SpSession *self)
{
  g_return_if_fail (SP_IS_SESSION (self));
  take_back (self, TRUE);
}

/* ---- links ---- */

void
sp_session_go_to_unit (SpSession *self, int64_t unit)
{
  sp_session_set_selected_unit (self, unit);
  sp_session_set_page (self, SP_PAGE_UNITS);
}

void
sp_session_go_to_owned (SpSession *self, const SpRecordType *type, const char *field, int64_t id)
{
  gboolean is_shown = FALSE;

  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (type != NULL && field != NULL);

  g_signal_emit_by_name (self, "show-record", type->table, (gint64)0, SP_DATE_NONE, SP_DATE_NONE, 0,
                         &is_shown);
  if (is_shown)
    g_signal_emit_by_name (self, "narrow-records", type->table, field, (gint64)id);
}

void
sp_session_go_to_counted (SpSession *self,
                          const SpRecordType *type,
                          const GArray *conditions,
                          SpDate as_of,
                          const char *words)
{
  gboolean is_shown = FALSE;

  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (type != NULL && conditions != NULL && words != NULL);

  sp_session_set_as_of (self, as_of);
  g_signal_emit_by_name (self, "show-record", type->table, (gint64)0, SP_DATE_NONE, SP_DATE_NONE, 0,
                         &is_shown);
  if (is_shown)
    g_signal_emit_by_name (self, "trace-records", type->table, conditions, words);
}
