/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-import.h. */
#include "sp-record-import-private.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-file-filters.h"

G_DEFINE_FINAL_TYPE (SpRecordImport, sp_record_import, GTK_TYPE_WINDOW)

/* ---- actions ---- */

static void
record_import_accept_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordImport *self = SP_RECORD_IMPORT (widget);

  if (self->draft != NULL)
    _sp_record_import_store (self);
}

static void
record_import_close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
record_import_toggle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordImport *self = SP_RECORD_IMPORT (widget);

  gtk_check_button_set_active (self->only_problems,
                               !gtk_check_button_get_active (self->only_problems));
}

static void
record_import_chosen_cb (SpRecordImport *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_clear_object (&self->chooser);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    sp_record_import_write_refused (self, path);
}

static void
record_import_save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordImport *self = SP_RECORD_IMPORT (widget);
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL || self->draft == NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("导出不合要求的行"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("导出"), _ ("取消"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("退回的行.csv"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (record_import_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->chooser);
}

/* ---- class ---- */

static void
sp_record_import_dispose (GObject *object)
{
  SpRecordImport *self = SP_RECORD_IMPORT (object);

  _sp_record_import_stop (self);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  if (self->only_problems != NULL)
    g_signal_handlers_disconnect_by_data (self->only_problems, self);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  g_ptr_array_set_size (self->choices, 0);
  g_clear_object (&self->draft);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_RECORD_IMPORT);
  G_OBJECT_CLASS (sp_record_import_parent_class)->dispose (object);
}

static void
sp_record_import_finalize (GObject *object)
{
  SpRecordImport *self = SP_RECORD_IMPORT (object);

  g_object_unref (self->rows);
  g_ptr_array_unref (self->choices);
  g_free (self->name);
  G_OBJECT_CLASS (sp_record_import_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpRecordImport, source);
  gtk_widget_class_bind_template_child (widget_class, SpRecordImport, summary);
  gtk_widget_class_bind_template_child (widget_class, SpRecordImport, notes);
  gtk_widget_class_bind_template_child (widget_class, SpRecordImport, only_problems);
  gtk_widget_class_bind_template_child (widget_class, SpRecordImport, stack);
  gtk_widget_class_bind_template_child (widget_class, SpRecordImport, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpRecordImport, progress);
  gtk_widget_class_bind_template_child (widget_class, SpRecordImport, doing);
  gtk_widget_class_bind_template_child (widget_class, SpRecordImport, strip);
  gtk_widget_class_bind_template_child (widget_class, SpRecordImport, view);
  gtk_widget_class_bind_template_child (widget_class, SpRecordImport, accept);
}

static void
sp_record_import_class_init (SpRecordImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_record_import_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_record_import_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-record-import.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "rows.accept", NULL, record_import_accept_cb);
  gtk_widget_class_install_action (widget_class, "rows.close", NULL, record_import_close_cb);
  gtk_widget_class_install_action (widget_class, "rows.only-problems", NULL,
                                   record_import_toggle_cb);
  gtk_widget_class_install_action (widget_class, "rows.save-refused", NULL, record_import_save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "rows.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "rows.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "rows.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "rows.only-problems", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                       "rows.save-refused", NULL);
}

static void
sp_record_import_init (SpRecordImport *self)
{
  GtkNoSelection *selection;

  self->rows = sp_table_rows_new ();
  self->choices = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_signal_connect_swapped (self->only_problems, "toggled",
                            G_CALLBACK (_sp_record_import_show_rows), self);
}

SpRecordImport *
sp_record_import_new (SpSession *session,
                      GtkWindow *parent,
                      const SpLedger *ledger,
                      SpRecord *model)
{
  SpRecordImport *self = g_object_new (SP_TYPE_RECORD_IMPORT, "transient-for", parent, NULL);
  g_autofree char *title = NULL;

  g_return_val_if_fail (SP_IS_SESSION (session) && ledger != NULL && SP_IS_RECORD (model), self);
  self->session = g_object_ref (session);
  self->ledger = ledger;
  self->model = g_object_ref (model);
  title = g_strdup_printf (_ ("从表格导入%s"), _ (ledger->type->label));
  gtk_window_set_title (GTK_WINDOW (self), title);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* ---- reading ---- */

static void
begin (SpRecordImport *self, SpTableJob *job)
{
  g_free (self->name);
  self->name = g_strdup (job->name);
  gtk_label_set_label (self->source, self->name);
  gtk_window_present (GTK_WINDOW (self));
  _sp_record_import_begin (self, job);
}

void
sp_record_import_read (SpRecordImport *self, GBytes *bytes, const char *name)
{
  SpTableJob *job;

  g_return_if_fail (SP_IS_RECORD_IMPORT (self) && bytes != NULL && name != NULL);
  job = _sp_table_job_new (self, name);
  job->bytes = g_bytes_ref (bytes);
  begin (self, job);
}

void
sp_record_import_read_file (SpRecordImport *self, const char *path)
{
  g_autofree char *name = NULL;
  SpTableJob *job;

  g_return_if_fail (SP_IS_RECORD_IMPORT (self) && path != NULL);
  name = g_filename_display_basename (path);
  job = _sp_table_job_new (self, name);
  job->path = g_strdup (path);
  begin (self, job);
}

void
sp_record_import_choose_field (SpRecordImport *self, guint column, int field)
{
  SpTableJob *job;

  g_return_if_fail (SP_IS_RECORD_IMPORT (self));
  if (self->draft == NULL)
    return;
  sp_record_draft_set_field (self->draft, column, field);
  job = _sp_table_job_new (self, self->name);
  job->draft = g_object_ref (self->draft);
  _sp_record_import_begin (self, job);
}

gboolean
sp_record_import_write_refused (SpRecordImport *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (SP_IS_RECORD_IMPORT (self) && path != NULL, FALSE);
  if (self->draft == NULL)
    return FALSE;
  if (!sp_record_draft_write_refused (self->draft, path, &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  message = g_strdup_printf (_ ("已导出 %s，改好后可以再导入"), path);
  sp_session_tell (self->session, message, FALSE);
  return TRUE;
}

/* ---- what tests and others ask ---- */

gboolean
sp_record_import_is_busy (SpRecordImport *self)
{
  g_return_val_if_fail (SP_IS_RECORD_IMPORT (self), FALSE);
  return self->cancellable != NULL;
}

SpRecordDraft *
sp_record_import_get_draft (SpRecordImport *self)
{
  g_return_val_if_fail (SP_IS_RECORD_IMPORT (self), NULL);
  return self->draft;
}

guint
sp_record_import_get_n_shown (SpRecordImport *self)
{
  g_return_val_if_fail (SP_IS_RECORD_IMPORT (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

const char *
sp_record_import_get_summary (SpRecordImport *self)
{
  g_return_val_if_fail (SP_IS_RECORD_IMPORT (self), NULL);
  return gtk_label_get_label (self->summary);
}

const char *
sp_record_import_get_sentence (SpRecordImport *self)
{
  g_return_val_if_fail (SP_IS_RECORD_IMPORT (self), NULL);
  return gtk_label_get_label (self->sentence);
}
