/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-long-write.h. What the thread committed is told by the store that people look at, as what
 * another program wrote is. */
#include "store/sp-long-write.h"

#include "base/sp-i18n.h"
#include "store/sp-store-private.h"

/* Shorter than a frame. */
#define SLICE_US 12000

struct _SpLongWrite
{
  /* Owned */
  GThread *thread; /* NULL: in slices, or joined */
  SpStore *beside; /* the thread's; NULL: the store itself is written to */
  GArray *changes; /* of SpRowChange; NULL before the commit */
  gpointer data;   /* NULL once over */
  GCancellable *cancel, *from_caller;
  gulong from_caller_id;
  GError *error;
  char *path, *user;

  /* State */
  SpWriteStep step;
  GDestroyNotify free_data;
  int per_mille; /* atomic */
  gboolean is_committed;
  gboolean is_stepping; /* in slices: the write that comes is ours */
};

static void
long_write_free (gpointer data)
{
  SpLongWrite *self = data;

  if (self->from_caller_id != 0)
    g_cancellable_disconnect (self->from_caller, self->from_caller_id);
  g_clear_object (&self->from_caller);
  g_object_unref (self->cancel);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->user);
  g_free (self);
}

/* ---- where the steps are ---- */

static gboolean
take_step (SpLongWrite *self, SpStore *store, gboolean *is_over)
{
  double done = 0;
  gboolean is_good;

  if (g_cancellable_is_cancelled (self->cancel))
    return FALSE;
  is_good = self->step (store, self->data, &done, &self->error);
  g_atomic_int_set (&self->per_mille, (int)(done * 1000));
  *is_over = done >= 1;
  return is_good;
}

/* Takes back what was not committed. */
static void
let_go (SpLongWrite *self)
{
  gpointer data = g_steal_pointer (&self->data);

  if (data != NULL && self->free_data != NULL)
    self->free_data (data);
}

static void
long_write_changed_cb (SpLongWrite *self)
{
  self->is_committed = TRUE;
}

static void
write_beside (SpLongWrite *self)
{
  SpEngine *engine;
  gboolean is_over = FALSE;

  self->beside = sp_store_open_beside (self->path, self->user, &self->error);
  if (self->beside == NULL)
    return;
  g_signal_connect_swapped (self->beside, "changed", G_CALLBACK (long_write_changed_cb), self);
  engine = sp_store_get_engine (self->beside);
  sp_engine_set_cancellable (engine, self->cancel);
  while (!is_over && take_step (self, self->beside, &is_over))
    ;
  sp_engine_set_cancellable (engine, NULL);
  let_go (self);
  g_signal_handlers_disconnect_by_data (self->beside, self);
  g_clear_object (&self->beside);
}

/* ---- the end, in the caller's thread ---- */

static void
forget (SpStore *store, SpLongWrite *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
  if (sp_store_get_long_write (store) == self)
    sp_store_set_long_write (store, NULL);
}

static gboolean
long_write_over_cb (gpointer user_data)
{
  GTask *task = user_data;
  SpStore *store = g_task_get_source_object (task);
  SpLongWrite *self = g_task_get_task_data (task);

  forget (store, self);
  if (self->is_committed)
    {
      sp_store_look (store);
      g_task_return_boolean (task, TRUE);
    }
  else if (g_cancellable_is_cancelled (self->cancel) || self->error == NULL)
    g_task_return_new_error (task, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED, _ ("操作已取消。"));
  else
    g_task_return_error (task, g_steal_pointer (&self->error));
  return G_SOURCE_REMOVE;
}

static gpointer
long_write_thread (gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GSource) source = g_idle_source_new ();

  write_beside (g_task_get_task_data (task));
  /* The last reference goes in the caller's thread. */
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, long_write_over_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
  return NULL;
}

/* ---- in slices ---- */

static gboolean
long_write_slice_cb (gpointer user_data)
{
  GTask *task = user_data;
  SpStore *store = g_task_get_source_object (task);
  SpLongWrite *self = g_task_get_task_data (task);
  gint64 end = g_get_monotonic_time () + SLICE_US;
  gboolean is_over = FALSE;
  gboolean is_good;

  self->is_stepping = TRUE;
  do
    is_good = take_step (self, store, &is_over);
  while (is_good && !is_over && g_get_monotonic_time () < end);
  self->is_stepping = FALSE;
  if (is_good && !is_over)
    return G_SOURCE_CONTINUE;
  let_go (self);
  sp_store_set_long_write (store, NULL);
  if (is_good)
    g_task_return_boolean (task, TRUE); /* the store has told of it */
  else if (g_cancellable_is_cancelled (self->cancel))
    g_task_return_new_error (task, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED, _ ("操作已取消。"));
  else
    g_task_return_error (task, g_steal_pointer (&self->error));
  return G_SOURCE_REMOVE;
}

/* ---- asked for ---- */

static void
long_write_caller_cancelled_cb (GCancellable *caller, gpointer cancel)
{
  g_cancellable_cancel (cancel);
}

static SpLongWrite *
long_write_new (SpStore *store, SpWriteStep step, gpointer data, GDestroyNotify free_data)
{
  SpLongWrite *self = g_new0 (SpLongWrite, 1);

  self->step = step;
  self->data = data;
  self->free_data = free_data;
  self->cancel = g_cancellable_new ();
  self->path = g_strdup (sp_store_get_path (store));
  self->user = g_strdup (sp_store_get_user (store));
  return self;
}

static void
follow_caller (SpLongWrite *self, GCancellable *caller)
{
  if (caller == NULL)
    return;
  self->from_caller = g_object_ref (caller);
  self->from_caller_id = g_cancellable_connect (caller, G_CALLBACK (long_write_caller_cancelled_cb),
                                                g_object_ref (self->cancel), g_object_unref);
}

void
sp_store_write_async (SpStore *self,
                      SpWriteStep step,
                      gpointer data,
                      GDestroyNotify free_data,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  SpLongWrite *write;

  g_return_if_fail (SP_IS_STORE (self) && sp_store_get_engine (self) != NULL && step != NULL);
  g_return_if_fail (sp_store_get_write (self) == NULL && !sp_store_is_writing (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_store_write_async);
  g_task_set_check_cancellable (task, FALSE); /* what was committed is committed */
  write = long_write_new (self, step, data, free_data);
  follow_caller (write, cancellable);
  g_task_set_task_data (task, write, long_write_free);
  sp_store_set_long_write (self, write);
  /* What may only be read is refused by the write path, without another connection. */
  if (sp_store_is_exclusive (self) || sp_store_is_read_only (self))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, long_write_slice_cb, g_steal_pointer (&task),
                     g_object_unref);
  else
    write->thread = g_thread_new ("sp-store-write", long_write_thread, g_steal_pointer (&task));
}

gboolean
sp_store_write_finish (SpStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
sp_store_is_writing (SpStore *self)
{
  g_return_val_if_fail (SP_IS_STORE (self), FALSE);
  return sp_store_get_long_write (self) != NULL;
}

double
sp_store_get_write_fraction (SpStore *self)
{
  SpLongWrite *write;

  g_return_val_if_fail (SP_IS_STORE (self), 0);
  write = sp_store_get_long_write (self);
  return write != NULL ? g_atomic_int_get (&write->per_mille) / 1000.0 : 0;
}

gboolean
sp_store_check_free (SpStore *self, GError **error)
{
  SpLongWrite *write;

  g_return_val_if_fail (SP_IS_STORE (self), FALSE);
  write = sp_store_get_long_write (self);
  if (write == NULL || write->is_stepping)
    return TRUE;
  g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_BUSY,
                       _ ("正在存入或撤销很多条记录，这次没有保存。请等它做完再改。"));
  return FALSE;
}

/* The task answers by itself, later. */
void
sp_long_write_stop (SpLongWrite *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancel);
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
  let_go (self);
}
