/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the session does to so many records that people would wait: taken back and done again beside
 * the window, with how far it is, until it is over or stopped. */
#include "sp-session-private.h"

#include "base/sp-i18n.h"
#include "store/sp-long-write.h"

typedef struct
{
  /* Owned */
  SpSession *session;
  GCancellable *cancellable;
  char *label;
  /* State */
  gboolean is_redo;
} Writing;

static void
writing_free (Writing *self)
{
  g_object_unref (self->session);
  g_object_unref (self->cancellable);
  g_free (self->label);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

void
_sp_session_tell_taken_back (SpSession *self, gboolean is_redo, const char *label)
{
  g_autofree char *message = g_strconcat (is_redo ? _ ("已重做：") : _ ("已撤销："), label, NULL);

  sp_session_tell (self, message, FALSE);
}

static void
tell_outcome (Writing *self, gboolean is_done, GError *error)
{
  if (is_done)
    _sp_session_tell_taken_back (self->session, self->is_redo, self->label);
  else if (g_error_matches (error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED))
    sp_session_tell (self->session, _ ("已停下，什么都没有改"), FALSE);
  else
    sp_session_report_error (self->session, error);
}

static void
session_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Writing) writing = user_data;
  g_autoptr (GError) error = NULL;
  SpSession *self = writing->session;
  gboolean is_done = sp_store_write_finish (SP_STORE (source), result, &error);

  if (self->writing == writing->cancellable)
    {
      g_clear_object (&self->writing);
      g_clear_pointer (&self->writing_text, g_free);
      _sp_session_notify (self, PROP_IS_WRITING);
    }
  /* Another file may be open by now. */
  if (self->store == SP_STORE (source))
    tell_outcome (writing, is_done, error);
}

void
_sp_session_take_back_long (SpSession *self, gboolean is_redo, const char *label)
{
  Writing *writing = g_new0 (Writing, 1);

  g_clear_object (&self->writing);
  self->writing = g_cancellable_new ();
  g_free (self->writing_text);
  self->writing_text = g_strdup_printf (is_redo ? _ ("正在重做：%s") : _ ("正在撤销：%s"), label);
  writing->session = g_object_ref (self);
  writing->cancellable = g_object_ref (self->writing);
  writing->label = g_strdup (label);
  writing->is_redo = is_redo;
  sp_store_take_back_async (self->store, is_redo, self->writing, session_written_cb, writing);
  _sp_session_notify (self, PROP_IS_WRITING);
}

const char *
sp_session_get_writing_text (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  return self->writing != NULL ? self->writing_text : NULL;
}

double
sp_session_get_writing_fraction (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), 0);
  return self->store != NULL ? sp_store_get_write_fraction (self->store) : 0;
}

void
sp_session_stop_writing (SpSession *self)
{
  g_return_if_fail (SP_IS_SESSION (self));
  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
}
