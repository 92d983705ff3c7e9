/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpImportPage: getting a document: chosen, dropped or handed over by the session; read off the
 * main thread; what is no readable plan answers with its sentence in the page. */
#include "app/sp-file-filters.h"
#include "app/sp-import-page-private.h"
#include "base/sp-i18n.h"
#include "store/sp-worker.h"
#include <string.h>

#define PROGRESS_MS 100

static const char *const stage_names[] = {"choose", "reading", "failed", "check", "compare"};

/* A document to be read on another thread. */
typedef struct
{
  char *path; /* NULL where @bytes are at hand */
  GBytes *bytes;
  char *name;    /* shown in sentences */
  int per_mille; /* how much is done; atomic */
} ReadJob;

static void
read_job_clear (gpointer data)
{
  ReadJob *job = data;

  g_free (job->path);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->name);
}

static void
read_job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, read_job_clear);
}

void
sp_import_page_set_stage (SpImportPage *self, SpImportStage stage)
{
  gtk_stack_set_visible_child_name (self->stack, stage_names[stage]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.accept", stage == SP_IMPORT_CHECK);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", stage != SP_IMPORT_CHOOSE);
  /* While a draft is looked through, pasting is for its entries. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.paste",
                                 stage == SP_IMPORT_CHOOSE || stage == SP_IMPORT_FAILED);
  g_signal_emit_by_name (self, "edits-changed");
}

SpImportStage
sp_import_page_get_stage (SpImportPage *self)
{
  const char *name;

  g_return_val_if_fail (SP_IS_IMPORT_PAGE (self), SP_IMPORT_CHOOSE);

  name = gtk_stack_get_visible_child_name (self->stack);
  for (guint i = 0; i < G_N_ELEMENTS (stage_names); i++)
    if (g_strcmp0 (name, stage_names[i]) == 0)
      return (SpImportStage)i;
  return SP_IMPORT_CHOOSE;
}

const char *
sp_import_page_get_sentence (SpImportPage *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_PAGE (self), NULL);

  return gtk_label_get_label (self->sentence);
}

void
sp_import_page_stop_reading (SpImportPage *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_pointer (&self->read_job, read_job_unref);
}

static void
show_failure (SpImportPage *self, const GError *error)
{
  gtk_label_set_label (self->sentence, error->message);
  sp_import_page_set_stage (self, SP_IMPORT_FAILED);
}

/* ---- reading ---- */

static gboolean
read_progress (double done, gpointer user_data)
{
  ReadJob *job = user_data;

  g_atomic_int_set (&job->per_mille, (int)(done * 1000));
  return TRUE; /* the cancellable stops it */
}

static SpImportDraft *
read_job_run (ReadJob *job, SpReader *reader, GCancellable *cancellable, GError **error)
{
  if (job->path != NULL)
    return sp_import_draft_new_from_file (job->path, reader, cancellable, read_progress, job,
                                          error);
  return sp_import_draft_new_from_bytes (job->bytes, job->name, reader, cancellable, read_progress,
                                         job, error);
}

/* What the answer needs to know whether it is still wanted. */
typedef struct
{
  SpImportPage *page;
  GCancellable *cancellable;
} Wait;

static void
take_draft (Wait *wait, SpImportDraft *draft, const GError *error)
{
  SpImportPage *self = wait->page;

  if (self->reading == wait->cancellable && self->doubts != NULL)
    {
      sp_import_page_stop_reading (self);
      if (draft == NULL)
        show_failure (self, error);
      else
        {
          g_set_object (&self->draft, draft);
          sp_import_page_set_stage (self, SP_IMPORT_CHECK);
          sp_import_page_show_draft (self);
          sp_import_page_update_figures (self);
          gtk_widget_grab_focus (GTK_WIDGET (self->doubts));
        }
    }
  g_object_unref (wait->cancellable);
  g_object_unref (wait->page);
  g_free (wait);
}

/* The worker's reader knows the units of the open file. */
static gpointer
read_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_job_run (data, reader, cancellable, error);
}

static void
import_page_worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpImportDraft) draft = sp_store_work_finish (SP_STORE (source), result, &error);

  take_draft (user_data, draft, error);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  SpImportDraft *draft = read_job_run (data, NULL, cancellable, &error);

  if (draft != NULL)
    g_task_return_pointer (task, draft, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
import_page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpImportDraft) draft = g_task_propagate_pointer (G_TASK (result), &error);

  take_draft (user_data, draft, error);
}

static gboolean
import_page_progress_cb (gpointer user_data)
{
  SpImportPage *self = user_data;
  ReadJob *job = self->read_job;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&job->per_mille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

/* Takes @job. */
static void
begin_reading (SpImportPage *self, ReadJob *job)
{
  SpStore *store = self->session != NULL ? sp_session_get_store (self->session) : NULL;
  Wait *wait = g_new0 (Wait, 1);
  g_autofree char *text = g_strdup_printf (_ ("正在读取“%s”…"), job->name);

  gtk_label_set_label (self->reading_label, text);
  gtk_progress_bar_set_fraction (self->progress, 0);
  sp_import_page_set_stage (self, SP_IMPORT_READING);
  self->reading = g_cancellable_new ();
  self->read_job = job;
  self->progress_source = g_timeout_add (PROGRESS_MS, import_page_progress_cb, self);
  wait->page = g_object_ref (self);
  wait->cancellable = g_object_ref (self->reading);
  if (store != NULL)
    sp_store_work_async (store, read_work, g_atomic_rc_box_acquire (job), read_job_unref,
                         g_object_unref, self->reading, import_page_worked_cb, wait);
  else
    {
      /* No source object: the page must not be finalized on the thread. */
      g_autoptr (GTask) task = g_task_new (NULL, self->reading, import_page_read_cb, wait);

      g_task_set_source_tag (task, begin_reading);
      g_task_set_task_data (task, g_atomic_rc_box_acquire (job), read_job_unref);
      g_task_run_in_thread (task, read_thread);
    }
}

static void
forget_draft (SpImportPage *self, GFile *document)
{
  sp_import_page_stop_reading (self);
  g_clear_object (&self->draft);
  sp_import_page_show_draft (self);
  g_set_object (&self->document, document);
}

void
sp_import_page_read (SpImportPage *self, GFile *document)
{
  g_autofree char *path = NULL;
  g_autofree char *base = NULL;
  ReadJob *job;

  g_return_if_fail (SP_IS_IMPORT_PAGE (self));
  g_return_if_fail (G_IS_FILE (document));

  forget_draft (self, document);
  path = g_file_get_path (document);
  if (path == NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (
        G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
        _ ("这个文件不在本机磁盘上，不能读取。请先把它复制到本机，再选择一次。"));

      show_failure (self, error);
      return;
    }
  job = g_atomic_rc_box_new0 (ReadJob);
  base = g_path_get_basename (path);
  job->name = g_filename_display_name (base);
  job->path = g_steal_pointer (&path);
  begin_reading (self, job);
}

/* ---- the clipboard ---- */

void
sp_import_page_read_text (SpImportPage *self, const char *text)
{
  ReadJob *job;

  g_return_if_fail (SP_IS_IMPORT_PAGE (self));
  g_return_if_fail (text != NULL);

  forget_draft (self, NULL);
  job = g_atomic_rc_box_new0 (ReadJob);
  job->name = g_strdup (_ ("粘贴的文字"));
  job->bytes = g_bytes_new (text, strlen (text));
  begin_reading (self, job);
}

static void
import_page_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->doubts == NULL || self->draft != NULL)
    return; /* closed, or another document came first */
  if (text != NULL && *text != '\0')
    {
      sp_import_page_read_text (self, text);
      return;
    }
  g_clear_error (&error);
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("剪贴板里没有文字。请在原来的软件里选中全文复制，再粘贴一次。"));
  show_failure (self, error);
}

static void
import_page_files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpImportPage) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (self->doubts != NULL && files != NULL)
    sp_import_page_read (self, files->data);
}

/* A file copied in a file manager is the file; anything else counts as its text. */
static void
sp_import_page_paste_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    import_page_files_cb, g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, import_page_text_cb, g_object_ref (self));
}

/* ---- choosing ---- */

static void
import_page_chosen_cb (SpImportPage *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_clear_object (&self->chooser);
  if (file != NULL)
    sp_import_page_read (self, file);
}

static void
sp_import_page_choose_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("选择计划文件"),
                                         GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _ ("读取"), _ ("取消"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  sp_file_filters_add_documents (GTK_FILE_CHOOSER (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (import_page_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->chooser);
}

/* Back to the beginning; what was read and corrected is let go, the document itself is untouched.
 */
static void
sp_import_page_cancel_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);

  sp_import_page_stop_reading (self);
  g_clear_object (&self->draft);
  g_clear_object (&self->document);
  sp_import_page_show_draft (self);
  sp_import_page_set_stage (self, SP_IMPORT_CHOOSE);
  if (self->session != NULL)
    g_object_set (self->session, "import-file", NULL, NULL);
  /* Without an open file there is nothing else to be done here. */
  if (self->session != NULL && sp_session_get_store (self->session) == NULL)
    sp_session_set_page (self->session, SP_PAGE_TASKS);
}

static gboolean
import_page_drop_cb (
  GtkDropTarget *target, const GValue *value, double x, double y, SpImportPage *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  sp_import_page_read (self, G_FILE (files->data));
  return TRUE;
}

void
sp_import_page_set_up_drop (SpImportPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (import_page_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
sp_import_page_install_reading (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, sp_import_page_choose_cb);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, sp_import_page_cancel_cb);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, sp_import_page_paste_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste",
                                       NULL);
}
