/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportPage: forms of one's own: copied, edited, deleted, and exchanged as files. */
#include "app/sp-file-filters.h"
#include "app/sp-report-editor.h"
#include "app/sp-report-page-private.h"
#include "base/sp-i18n.h"

static SpReportDefinition *
load_chosen (SpReportPage *self)
{
  const SpReportKind *kind = _sp_report_page_get_kind (self);
  g_autoptr (GError) error = NULL;
  SpReportDefinition *definition;

  if (kind == NULL || kind->document != NULL)
    return NULL;
  definition = sp_report_load_kind (sp_session_get_reader (self->session), kind->name, &error);
  sp_session_report_error (self->session, error);
  return definition;
}

/* ---- editing ---- */

/* What was saved is what is looked at. */
static void
report_page_saved_cb (SpReportPage *self, const char *name)
{
  _sp_report_page_fill_kinds (self, name);
}

static void
edit (SpReportPage *self, SpReportDefinition *definition, int64_t form, const char *based_on)
{
  SpReportEditor *editor;

  if (self->editor != NULL)
    gtk_window_destroy (self->editor);
  editor = sp_report_editor_new (self->session, _sp_report_page_get_window (self), definition, form,
                                 based_on);
  g_signal_connect_object (editor, "saved", G_CALLBACK (report_page_saved_cb), self,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->editor, GTK_WINDOW (editor));
  gtk_window_present (self->editor);
}

static void
report_page_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);
  g_autoptr (SpReportDefinition) from = load_chosen (self);
  SpReportDefinition *own;
  int64_t form = 0;
  g_autoptr (GError) error = NULL;

  if (from == NULL)
    return;
  own = sp_report_derive (sp_session_get_reader (self->session), from);
  if (!sp_report_save_form (sp_session_get_store (self->session), own, from->name, &form, &error))
    {
      sp_session_report_error (self->session, error);
      sp_report_definition_free (own);
      return;
    }
  sp_session_tell (self->session, _ ("已复制为自定报表。"), TRUE);
  _sp_report_page_fill_kinds (self, own->name);
  edit (self, own, form, NULL);
}

static void
report_page_edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);
  const SpReportKind *kind = _sp_report_page_get_kind (self);
  int64_t form = kind != NULL && kind->origin == SP_REPORT_OWN ? kind->form : 0;
  SpReportDefinition *definition = form != 0 ? load_chosen (self) : NULL;

  if (definition != NULL)
    edit (self, definition, form, NULL);
}

static void
report_page_delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);
  const SpReportKind *kind = _sp_report_page_get_kind (self);
  g_autoptr (GError) error = NULL;

  if (kind == NULL || kind->origin != SP_REPORT_OWN)
    return;
  if (sp_report_delete_form (sp_session_get_store (self->session), kind->form, &error))
    sp_session_tell (self->session, _ ("已删除自定报表。已存档的报表不受影响。"), TRUE);
  sp_session_report_error (self->session, error);
}

/* ---- files ---- */

static void
save (gpointer data, const char *path, int format)
{
  SpReportPage *self = data;
  g_autoptr (SpReportDefinition) definition = load_chosen (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("已导出 %s"), path);

  if (definition == NULL)
    return;
  if (sp_report_export_form (definition, path, &error))
    sp_session_tell (self->session, text, FALSE);
  sp_session_report_error (self->session, error);
}

static void
report_page_export_form_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);
  const SpReportKind *kind = _sp_report_page_get_kind (self);

  if (kind == NULL)
    return;
  if (self->form_chooser == NULL)
    self->form_chooser = sp_save_chooser_new (self, save);
  sp_save_chooser_ask (self->form_chooser, _ ("导出报表样式"), kind->title, ".json", 0);
}

gboolean
sp_report_page_import_form (SpReportPage *self, const char *path)
{
  SpStore *store;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecord) form = NULL;
  g_autofree char *text = NULL;
  int64_t id = 0;

  g_return_val_if_fail (SP_IS_REPORT_PAGE (self) && path != NULL, FALSE);

  store = sp_session_get_store (self->session);
  if (store != NULL && sp_report_import_form (store, path, &id, &error))
    form = sp_reader_load (sp_session_get_reader (self->session), &sp_report_form_type, id, &error);
  sp_session_report_error (self->session, error);
  if (form == NULL)
    return FALSE;
  text = g_strdup_printf (_ ("已导入报表样式“%s”"), sp_record_get_title (form));
  sp_session_tell (self->session, text, TRUE);
  _sp_report_page_fill_kinds (self, sp_record_get_text (form, SP_REPORT_FORM_NAME));
  return TRUE;
}

static void
report_page_opened_cb (SpReportPage *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  gtk_native_dialog_destroy (dialog);
  g_clear_object (&self->opener);
  if (path != NULL)
    sp_report_page_import_form (self, path);
}

static void
report_page_import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);
  static const char *const endings[] = {"json", NULL};
  GtkFileChooserNative *chooser;

  if (self->opener != NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("导入报表样式"), _sp_report_page_get_window (self),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _ ("导入"), _ ("取消"));
  sp_file_filters_add (GTK_FILE_CHOOSER (chooser), _ ("报表样式"), endings);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (report_page_opened_cb), self,
                           G_CONNECT_SWAPPED);
  self->opener = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->opener);
}

void
_sp_report_page_install_forms (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    {"report.copy-form", report_page_copy_cb},
    {"report.edit-form", report_page_edit_cb},
    {"report.delete-form", report_page_delete_cb},
    {"report.import-form", report_page_import_cb},
    {"report.export-form", report_page_export_form_cb},
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}
