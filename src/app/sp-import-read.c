/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpImportPage: getting a document: chosen, dropped or handed over by the session; read off the
 * main thread; what is no readable plan answers with its sentence in the page. */
#include "app/sp-import-page-private.h"
#include "base/sp-i18n.h"
#include "store/sp-worker.h"

static const char *const stage_names[] = {"choose", "reading", "failed", "check"};

void
sp_import_page_set_stage (SpImportPage *self, SpImportStage stage)
{
  gtk_stack_set_visible_child_name (self->stack, stage_names[stage]);
  gtk_spinner_set_spinning (self->spinner, stage == SP_IMPORT_READING);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.accept", stage == SP_IMPORT_CHECK);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", stage != SP_IMPORT_CHOOSE);
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
}

static void
show_failure (SpImportPage *self, const GError *error)
{
  gtk_label_set_label (self->sentence, error->message);
  sp_import_page_set_stage (self, SP_IMPORT_FAILED);
}

/* ---- reading ---- */

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
      g_clear_object (&self->reading);
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
  return sp_import_draft_new_from_file (data, reader, NULL, NULL, NULL, error);
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
  SpImportDraft *draft = sp_import_draft_new_from_file (data, NULL, NULL, NULL, NULL, &error);

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

static void
begin_reading (SpImportPage *self, const char *path)
{
  SpStore *store = self->session != NULL ? sp_session_get_store (self->session) : NULL;
  Wait *wait = g_new0 (Wait, 1);

  self->reading = g_cancellable_new ();
  wait->page = g_object_ref (self);
  wait->cancellable = g_object_ref (self->reading);
  if (store != NULL)
    sp_store_work_async (store, read_work, g_strdup (path), g_free, g_object_unref, self->reading,
                         import_page_worked_cb, wait);
  else
    {
      /* No source object: the page must not be finalized on the thread. */
      g_autoptr (GTask) task = g_task_new (NULL, self->reading, import_page_read_cb, wait);

      g_task_set_source_tag (task, begin_reading);
      g_task_set_task_data (task, g_strdup (path), g_free);
      g_task_run_in_thread (task, read_thread);
    }
}

void
sp_import_page_read (SpImportPage *self, GFile *document)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SP_IS_IMPORT_PAGE (self));
  g_return_if_fail (G_IS_FILE (document));

  sp_import_page_stop_reading (self);
  g_clear_object (&self->draft);
  sp_import_page_show_draft (self);
  g_set_object (&self->document, document);
  path = g_file_get_path (document);
  if (path == NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (
        G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
        _ ("这个文件不在本机磁盘上，不能读取。请先把它复制到本机，再选择一次。"));

      show_failure (self, error);
      return;
    }
  name = g_path_get_basename (path);
  text = g_strdup_printf (_ ("正在读取“%s”…"), name);
  gtk_label_set_label (self->reading_label, text);
  sp_import_page_set_stage (self, SP_IMPORT_READING);
  begin_reading (self, path);
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
  g_autoptr (GtkFileFilter) texts = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("选择计划文件"),
                                         GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _ ("读取"), _ ("取消"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (texts, _ ("纯文本（*.txt）"));
  gtk_file_filter_add_suffix (texts, "txt");
  gtk_file_filter_set_name (all, _ ("全部文件"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), texts);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
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
}
