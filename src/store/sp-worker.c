/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The worker: one thread with a connection of its own. Each job runs in one read transaction. The
 * answer, and the task's reference with it, goes back to the caller's context: were the worker's
 * the last reference, the store would be disposed of on the worker, which would then wait for
 * itself. */
#include "store/sp-worker.h"

#include "base/sp-i18n.h"
#include "store/sp-store-private.h"

typedef struct
{
  /* Owned */
  gpointer data;
  GDestroyNotify free_data;
  gpointer result;
  GDestroyNotify free_result;
  GError *error;
  GBytes *image;        /* what to read instead of the file */
  GCancellable *cancel; /* the job's own: by the caller's or by the store's closing */
  GCancellable *from_caller;
  gulong from_caller_id;
  /* State */
  SpWorkFunc func; /* NULL: end the thread */
} Job;

struct _SpWorker
{
  /* Owned */
  GThread *thread;
  GAsyncQueue *queue; /* of GTask with a Job; owned references */
  char *path;
  GPtrArray *cancels; /* of the jobs that are queued or run; main thread only */
  /* The thread's own */
  SpEngine *engine;
};

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->from_caller_id != 0)
    g_cancellable_disconnect (job->from_caller, job->from_caller_id);
  g_clear_object (&job->from_caller);
  g_clear_object (&job->cancel);
  g_clear_pointer (&job->image, g_bytes_unref);
  if (job->free_data != NULL && job->data != NULL)
    job->free_data (job->data);
  if (job->free_result != NULL && job->result != NULL)
    job->free_result (job->result);
  g_clear_error (&job->error);
  g_free (job);
}

static void
forget_job (SpStore *store, Job *job)
{
  if (sp_store_get_engine (store) != NULL)
    g_ptr_array_remove_fast (sp_store_get_worker (store)->cancels, job->cancel);
}

static gboolean
job_answer_cb (gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);

  forget_job (g_task_get_source_object (task), job);
  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->result), job->free_result);
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke: it may run here when the caller's loop is idle. */
static void
answer_on_caller_thread (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, job_answer_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

/* An image connection is as good as its image; the file's stays open. */
static gboolean
ensure_engine (SpWorker *self, Job *job, GError **error)
{
  if (job->image != NULL)
    {
      g_clear_pointer (&self->engine, sp_engine_close);
      self->engine = sp_engine_open_image (self->path, job->image, error);
    }
  else if (self->engine == NULL)
    self->engine = sp_engine_open (self->path, SP_ENGINE_READ_ONLY, SP_ENGINE_BUSY_MS, error);
  return self->engine != NULL;
}

static gboolean
check_cancelled (Job *job)
{
  if (!g_cancellable_is_cancelled (job->cancel))
    return FALSE;
  if (job->error == NULL)
    g_set_error (&job->error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED, _ ("操作已取消。"));
  return TRUE;
}

static void
run_job (SpWorker *self, Job *job)
{
  g_auto (SpTransaction) transaction = {NULL};
  SpReader reader;

  if (check_cancelled (job) || !ensure_engine (self, job, &job->error))
    return;
  reader.engine = self->engine;
  sp_engine_set_cancellable (self->engine, job->cancel);
  if (sp_transaction_begin_read (&transaction, self->engine, &job->error))
    job->result = job->func (&reader, job->data, job->cancel, &job->error);
  sp_engine_set_cancellable (self->engine, NULL);
  check_cancelled (job);
}

static gpointer
worker_main (gpointer data)
{
  SpWorker *self = data;

  for (;;)
    {
      gpointer item = g_async_queue_pop (self->queue);

      if (item == self) /* the end */
        break;
      run_job (self, g_task_get_task_data (item));
      answer_on_caller_thread (item);
    }
  g_clear_pointer (&self->engine, sp_engine_close);
  return NULL;
}

SpWorker *
sp_worker_new (const char *path)
{
  SpWorker *self = g_new0 (SpWorker, 1);

  self->path = g_strdup (path);
  self->queue = g_async_queue_new ();
  self->cancels = g_ptr_array_new_with_free_func (g_object_unref);
  self->thread = g_thread_new ("sp-store-worker", worker_main, self);
  return self;
}

void
sp_worker_stop (SpWorker *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->cancels->len; i++)
    g_cancellable_cancel (g_ptr_array_index (self->cancels, i));
  g_async_queue_push (self->queue, self);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_ptr_array_unref (self->cancels);
  g_free (self->path);
  g_free (self);
}

static void
worker_caller_cancelled_cb (GCancellable *caller, gpointer cancel)
{
  g_cancellable_cancel (cancel);
}

void
sp_store_work_async (SpStore *self,
                     SpWorkFunc func,
                     gpointer data,
                     GDestroyNotify free_data,
                     GDestroyNotify free_result,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  SpWorker *worker;
  Job *job;

  g_return_if_fail (SP_IS_STORE (self) && sp_store_get_engine (self) != NULL);
  g_return_if_fail (func != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_store_work_async);
  g_task_set_check_cancellable (task, FALSE); /* CANCELLED is ours to say */
  job = g_new0 (Job, 1);
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  job->cancel = g_cancellable_new ();
  g_task_set_task_data (task, job, job_free);
  if (cancellable != NULL)
    {
      job->from_caller = g_object_ref (cancellable);
      job->from_caller_id =
        g_cancellable_connect (cancellable, G_CALLBACK (worker_caller_cancelled_cb),
                               g_object_ref (job->cancel), g_object_unref);
    }
  if (sp_store_is_exclusive (self))
    job->image = sp_store_ref_image (self, &job->error);
  if (job->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&job->error));
      return;
    }
  worker = sp_store_get_worker (self);
  g_ptr_array_add (worker->cancels, g_object_ref (job->cancel));
  g_async_queue_push (worker->queue, g_steal_pointer (&task));
}

gpointer
sp_store_work_finish (SpStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
