/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordImport's work: reading and judging on the worker, which knows the file's names, then
 * storing as a long write, while the window goes on. */
#include "sp-record-import-private.h"

#include "base/sp-i18n.h"
#include "exchange/sp-record-profiles.h"
#include "store/sp-long-write.h"
#include "store/sp-worker.h"

#define PROGRESS_MS 100
/* Of the whole, as people wait for it. */
#define READING_PER_MILLE 550

static void
table_job_clear (gpointer data)
{
  SpTableJob *job = data;

  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->model);
  g_clear_object (&job->draft);
  g_free (job->path);
  g_free (job->name);
}

void
_sp_table_job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, table_job_clear);
}

SpTableJob *
_sp_table_job_new (SpRecordImport *self, const char *name)
{
  SpTableJob *job = g_atomic_rc_box_new0 (SpTableJob);

  job->name = g_strdup (name);
  job->model = g_object_ref (self->model);
  job->ledger = self->ledger;
  return job;
}

void
_sp_record_import_stop (SpRecordImport *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_pointer (&self->job, _sp_table_job_unref);
}

/* ---- on the worker ---- */

static gboolean
reading_progress (double done, gpointer user_data)
{
  g_atomic_int_set (&((SpTableJob *)user_data)->per_mille, (int)(done * READING_PER_MILLE));
  return TRUE; /* the cancellable stops it */
}

static gboolean
judging_progress (double done, gpointer user_data)
{
  g_atomic_int_set (&((SpTableJob *)user_data)->per_mille,
                    READING_PER_MILLE + (int)(done * (1000 - READING_PER_MILLE)));
  return TRUE;
}

/* A table without heads most likely was copied from the list, or has the fields in the order in
 * which they are entered. */
static void
guess_fields (SpTableJob *job)
{
  const SpLedger *ledger = job->ledger;
  guint n = sp_record_draft_get_n_columns (job->draft);
  gboolean is_list = n == ledger->n_columns;
  g_autofree int *fields = g_new (int, n + 1);

  if (sp_record_draft_has_heads (job->draft))
    return;
  for (guint i = 0, at = 0; i < n; i++)
    {
      const char *name = NULL;

      if (is_list)
        name = ledger->columns[i].dup_text == NULL && ledger->columns[i].dup_standing == NULL
                 ? ledger->columns[i].field
                 : NULL;
      else if (ledger->draft != NULL && ledger->draft[at] != NULL)
        name = ledger->draft[at++];
      fields[i] = name != NULL ? sp_record_type_field (ledger->type, name) : -1;
    }
  sp_record_draft_set_fields (job->draft, fields, n);
}

static SpRecordDraft *
new_draft (SpTableJob *job, GCancellable *cancellable, GError **error)
{
  SpRecordProfile profile;
  gboolean has_profile = sp_record_profile_init (&profile, job->ledger->type);

  return sp_record_draft_new (job->bytes, job->name, job->model, has_profile ? &profile : NULL,
                              cancellable, reading_progress, job, error);
}

static gpointer
table_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  SpTableJob *job = data;

  if (job->draft == NULL)
    {
      if (job->bytes == NULL)
        job->bytes = sp_document_file_load (job->path, error);
      if (job->bytes == NULL)
        return NULL;
      job->draft = new_draft (job, cancellable, error);
      g_clear_pointer (&job->bytes, g_bytes_unref);
      if (job->draft == NULL)
        return NULL;
      guess_fields (job);
    }
  return sp_record_draft_judge (job->draft, reader, cancellable, judging_progress, job, error)
           ? g_object_ref (job->draft)
           : NULL;
}

/* ---- here ---- */

typedef struct
{
  /* Owned */
  GWeakRef window; /* closing it stops the work */
  GCancellable *cancellable;
  SpSession *session;
  SpRecordDraft *draft; /* that is being stored */
} Wait;

static Wait *
wait_new (SpRecordImport *self)
{
  Wait *wait = g_new0 (Wait, 1);

  self->cancellable = g_cancellable_new ();
  g_weak_ref_init (&wait->window, self);
  wait->cancellable = g_object_ref (self->cancellable);
  wait->session = g_object_ref (self->session);
  return wait;
}

static void
wait_free (Wait *self)
{
  g_weak_ref_clear (&self->window);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_clear_object (&self->draft);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

/* The window, where it still waits for this; transfer full. */
static SpRecordImport *
end_wait (Wait *self)
{
  g_autoptr (SpRecordImport) window = g_weak_ref_get (&self->window);

  if (window == NULL || window->cancellable != self->cancellable || window->session == NULL)
    return NULL;
  _sp_record_import_stop (window);
  return g_steal_pointer (&window);
}

static void
record_import_worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wait) wait = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecordDraft) draft = sp_store_work_finish (SP_STORE (source), result, &error);
  g_autoptr (SpRecordImport) self = end_wait (wait);

  if (self == NULL)
    return;
  g_set_object (&self->draft, draft);
  if (draft != NULL)
    _sp_record_import_show_draft (self);
  else
    _sp_record_import_show_failure (self, error->message);
}

static gboolean
record_import_progress_cb (gpointer user_data)
{
  SpRecordImport *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->job->per_mille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

void
_sp_record_import_begin (SpRecordImport *self, SpTableJob *job)
{
  SpStore *store = sp_session_get_store (self->session);
  g_autofree char *text = g_strdup_printf (_ ("正在读“%s”…"), job->name);
  Wait *wait;

  _sp_record_import_stop (self);
  if (store == NULL)
    {
      _sp_table_job_unref (job);
      return;
    }
  /* The draft is the worker's until it is done. */
  g_clear_object (&self->draft);
  _sp_record_import_show_doing (self, text);
  self->job = job;
  self->progress_source = g_timeout_add (PROGRESS_MS, record_import_progress_cb, self);
  wait = wait_new (self);
  sp_store_work_async (store, table_work, g_atomic_rc_box_acquire (job), _sp_table_job_unref,
                       g_object_unref, self->cancellable, record_import_worked_cb, wait);
}

/* ---- storing ---- */

static void
tell_stored (Wait *self)
{
  guint n_new = sp_record_draft_count (self->draft, SP_DRAFT_NEW);
  guint n_updated = sp_record_draft_count (self->draft, SP_DRAFT_UPDATE);
  guint n_refused = sp_record_draft_count (self->draft, SP_DRAFT_REFUSED);
  g_autoptr (GString) message = g_string_new (NULL);

  g_string_append_printf (message, _ ("已存入 %u 条%s"), n_new,
                          _ (sp_record_draft_get_record_type (self->draft)->label));
  if (n_updated > 0)
    g_string_append_printf (message, _ ("，更新 %u 条"), n_updated);
  if (n_refused > 0)
    g_string_append_printf (message, _ ("，%u 行没有存"), n_refused);
  sp_session_tell (self->session, message->str, TRUE);
}

static gboolean
record_import_storing_progress_cb (gpointer user_data)
{
  SpRecordImport *self = user_data;

  gtk_progress_bar_set_fraction (
    self->progress, sp_store_get_write_fraction (sp_session_get_store (self->session)));
  return G_SOURCE_CONTINUE;
}

/* A failure takes all of it back; its row says why. What was committed before the window closed is
 * told all the same. */
static void
record_import_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wait) wait = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_stored = sp_store_write_finish (SP_STORE (source), result, &error);
  g_autoptr (SpRecordImport) self = end_wait (wait);

  if (is_stored && sp_session_get_store (wait->session) == SP_STORE (source))
    tell_stored (wait);
  if (self != NULL && is_stored)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (self != NULL)
    {
      sp_session_report_error (self->session, error);
      g_set_object (&self->draft, wait->draft);
      _sp_record_import_show_draft (self);
    }
}

void
_sp_record_import_store (SpRecordImport *self)
{
  g_autofree char *label = g_strdup_printf (_ ("从表格导入%s"), _ (self->ledger->type->label));
  g_autoptr (GError) error = NULL;
  SpStore *store = sp_session_get_store (self->session);
  SpRecordStoring *storing = NULL;
  Wait *wait;

  if (sp_store_check_free (store, &error))
    storing = sp_record_storing_new (self->draft, label, TRUE, &error);
  if (storing == NULL)
    {
      sp_session_report_error (self->session, error);
      return;
    }
  wait = wait_new (self);
  /* The draft is the write's until it is done. */
  wait->draft = g_steal_pointer (&self->draft);
  _sp_record_import_show_doing (self, _ ("正在存入…"));
  self->progress_source = g_timeout_add (PROGRESS_MS, record_import_storing_progress_cb, self);
  sp_store_write_async (store, sp_record_storing_step, storing, sp_record_storing_free,
                        self->cancellable, record_import_stored_cb, wait);
}
