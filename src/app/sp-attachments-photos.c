/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpAttachments: large photographs among the files that come in are offered smaller, which is done
 * on another thread; the original is kept or not as the person says. */
#include "sp-attachments-private.h"

#include "base/sp-i18n.h"
#include "base/sp-scratch.h"
#include "sp-photo.h"

/* ---- on another thread ---- */

typedef struct
{
  GStrv paths;
  gboolean keeps_original;
  SpRecord *owner;  /* whose files they were to be; NULL: only collected */
  GString *remarks; /* what could not be made smaller */
} PhotoJob;

static void
photo_job_free (gpointer data)
{
  PhotoJob *job = data;

  g_strfreev (job->paths);
  g_clear_object (&job->owner);
  g_string_free (job->remarks, TRUE);
  g_free (job);
}

/* What cannot be made smaller comes as it is, and that is told. */
static gboolean
scale_one (PhotoJob *job,
           const char *path,
           const char *folder,
           GStrvBuilder *result,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *copy = NULL;

  if (sp_photo_judge (path) == SP_PHOTO_LARGER)
    copy = sp_photo_scale (path, folder, cancellable, &failure);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (failure != NULL)
    g_string_append (job->remarks, failure->message);
  if (copy == NULL || job->keeps_original)
    g_strv_builder_add (result, path);
  if (copy != NULL)
    g_strv_builder_add (result, copy);
  return TRUE;
}

static void
scale_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  PhotoJob *job = data;
  g_autoptr (GStrvBuilder) result = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = sp_scratch_new_folder (&error);
  gboolean is_good = folder != NULL;

  for (guint i = 0; is_good && job->paths[i] != NULL; i++)
    is_good = scale_one (job, job->paths[i], folder, result, cancellable, &error);
  if (is_good)
    g_task_return_pointer (task, g_strv_builder_end (result), (GDestroyNotify)g_strfreev);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* ---- here ---- */

static void
attachments_scaled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SpAttachments *self = SP_ATTACHMENTS (source);
  const PhotoJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->session == NULL || sp_session_get_store (self->session) == NULL)
    return;
  g_clear_object (&self->scaling);
  if (paths == NULL)
    sp_session_report_error (self->session, error);
  else if (_sp_attachments_add_to (self, job->owner, (const char *const *)paths) &&
           job->remarks->len > 0)
    sp_session_tell (self->session, job->remarks->str, TRUE);
}

void
sp_attachments_add_scaled (SpAttachments *self, const char *const *paths, gboolean keeps_original)
{
  g_autoptr (GTask) task = NULL;
  PhotoJob *job;

  g_return_if_fail (SP_IS_ATTACHMENTS (self) && paths != NULL);

  if (self->scaling != NULL)
    {
      sp_session_tell (self->session, _ ("前面的照片还在缩小，请稍等再添加。"), FALSE);
      return;
    }
  job = g_new0 (PhotoJob, 1);
  job->paths = g_strdupv ((char **)paths);
  job->keeps_original = keeps_original;
  job->remarks = g_string_new (NULL);
  g_set_object (&job->owner, self->owner);
  self->scaling = g_cancellable_new ();
  sp_session_tell (self->session, _ ("正在缩小照片…"), FALSE);
  task = g_task_new (self, self->scaling, attachments_scaled_cb, NULL);
  g_task_set_source_tag (task, sp_attachments_add_scaled);
  g_task_set_task_data (task, job, photo_job_free);
  g_task_run_in_thread (task, scale_thread);
}

/* ---- asking ---- */

enum
{
  RESPONSE_SMALL = 1,
  RESPONSE_BOTH,
  RESPONSE_ORIGINAL
};

typedef struct
{
  SpAttachments *files;
  GStrv paths;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->files);
  g_strfreev (question->paths);
  g_free (question);
}

static void
attachments_question_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  Question *question = user_data;
  SpAttachments *self = question->files;
  const char *const *paths = (const char *const *)question->paths;

  if (self->session != NULL && response == RESPONSE_ORIGINAL)
    sp_attachments_add (self, paths);
  else if (self->session != NULL && (response == RESPONSE_SMALL || response == RESPONSE_BOTH))
    sp_attachments_add_scaled (self, paths, response == RESPONSE_BOTH);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
ask (SpAttachments *self, const char *const *paths, guint n_large, guint n_too_big)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog =
    gtk_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                            GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
                            GTK_BUTTONS_NONE, _ ("有 %u 张照片比较大，要缩小后添加吗？"), n_large);

  gtk_message_dialog_format_secondary_text (
    GTK_MESSAGE_DIALOG (dialog), "%s%s",
    _ ("缩小到长边 2000 像素，看得清、打印得下，文件小得多。原件要作证据的，请两份都加。"),
    n_too_big > 0 ? _ ("像素特别多的照片不能缩小，会照原样添加。") : "");
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("取消"), GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("照原样添加"), RESPONSE_ORIGINAL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("两份都加"), RESPONSE_BOTH);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("只加缩小的"), RESPONSE_SMALL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), RESPONSE_SMALL);
  question->files = g_object_ref (self);
  question->paths = g_strdupv ((char **)paths);
  g_signal_connect_data (dialog, "response", G_CALLBACK (attachments_question_cb), question,
                         question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* It may be evidence all the same, so it is not refused. */
static void
tell_false (SpAttachments *self, const char *const *paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    if (sp_photo_is_false (paths[i]))
      {
        g_autofree char *name = g_filename_display_basename (paths[i]);
        g_autofree char *text =
          g_strdup_printf (_ ("“%s”不是能看的图片：可能损坏了，或者选错了文件，请核对。"), name);

        sp_session_tell (self->session, text, self->pending == NULL);
        return;
      }
}

void
_sp_attachments_offer (SpAttachments *self, const char *const *paths)
{
  guint n_large = 0, n_too_big = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      SpPhotoKind kind = sp_photo_judge (paths[i]);

      n_large += kind == SP_PHOTO_LARGER;
      n_too_big += kind == SP_PHOTO_TOO_BIG;
    }
  if (n_large > 0)
    ask (self, paths, n_large, n_too_big);
  else
    sp_attachments_add (self, paths);
  tell_false (self, paths);
}
