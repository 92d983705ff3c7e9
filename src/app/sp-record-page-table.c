/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordPage and tables: rows pasted from a spreadsheet, and files of rows, both by way of the
 * check list. */
#include "sp-record-page-private.h"

#include "base/sp-i18n.h"
#include "sp-file-filters.h"
#include "sp-record-import.h"

#include <string.h>

/* What every row of a table begins as; NULL where there is no plan to put them into. */
static SpRecord *
new_model (SpRecordPage *self)
{
  const SpLedger *ledger = self->ledger;
  SpPlan *plan = sp_session_get_plan (self->session);
  SpRecord *model;

  if (ledger->plan_field != NULL && plan == NULL)
    {
      sp_session_tell (self->session, _ ("文件里还没有计划，请先导入计划。"), FALSE);
      return NULL;
    }
  model = sp_record_new (ledger->type);
  if (ledger->plan_field != NULL)
    sp_record_set_integer (model, (guint)sp_record_type_field (ledger->type, ledger->plan_field),
                           sp_record_get_id (SP_RECORD (plan)));
  return model;
}

static SpRecordImport *
open_check_list (SpRecordPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (SpRecord) model = NULL;

  if (self->session == NULL || sp_session_is_read_only (self->session))
    return NULL;
  model = new_model (self);
  if (model == NULL)
    return NULL;
  return sp_record_import_new (self->session, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                               self->ledger, model);
}

SpRecordImport *
sp_record_page_read_table (SpRecordPage *self, GBytes *bytes, const char *name)
{
  SpRecordImport *list;

  g_return_val_if_fail (SP_IS_RECORD_PAGE (self) && bytes != NULL && name != NULL, NULL);
  list = open_check_list (self);
  if (list != NULL)
    sp_record_import_read (list, bytes, name);
  return list;
}

static void
read_file (SpRecordPage *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  SpRecordImport *list = path != NULL ? open_check_list (self) : NULL;

  if (list != NULL)
    sp_record_import_read_file (list, path);
}

/* ---- pasting ---- */

static void
record_page_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpRecordPage) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (self->session == NULL)
    return; /* closed meanwhile */
  if (text == NULL || *text == '\0')
    {
      sp_session_tell (self->session,
                       _ ("剪贴板里没有文字。请在 Excel 或 WPS 里选中行复制，再粘贴一次。"), FALSE);
      return;
    }
  bytes = g_bytes_new (text, strlen (text));
  sp_record_page_read_table (self, bytes, _ ("粘贴的行"));
}

static void
record_page_files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpRecordPage) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (self->session != NULL && files != NULL)
    read_file (self, files->data);
}

/* A file copied in a file manager is the file; anything else counts as its text. */
static void
record_page_paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    record_page_files_cb, g_object_ref (widget));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, record_page_text_cb, g_object_ref (widget));
}

/* ---- choosing ---- */

static void
record_page_chosen_cb (SpRecordPage *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_clear_object (&self->chooser);
  if (file != NULL)
    read_file (self, file);
}

static void
record_page_import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordPage *self = SP_RECORD_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL || sp_session_is_read_only (self->session))
    return;
  chooser =
    gtk_file_chooser_native_new (_ ("选择表格"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("读取"), _ ("取消"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  sp_file_filters_add_tables (GTK_FILE_CHOOSER (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (record_page_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->chooser);
}

void
_sp_record_page_install_tables (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ledger.paste", NULL, record_page_paste_cb);
  gtk_widget_class_install_action (widget_class, "ledger.import", NULL, record_page_import_cb);
}
