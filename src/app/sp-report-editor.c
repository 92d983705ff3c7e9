/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-editor.h. What a person does changes the definition at once; the widgets follow. */
#include "app/sp-report-editor-private.h"

#include "app/sp-app.h"
#include "base/sp-i18n.h"
#include "report/sp-report-kinds.h"

G_DEFINE_FINAL_TYPE (SpReportEditor, sp_report_editor, GTK_TYPE_WINDOW)

static guint saved_signal;

SpReportSheetDefinition *
_sp_report_editor_get_sheet (SpReportEditor *self)
{
  return self->sheet < self->definition->sheets->len ? self->definition->sheets->pdata[self->sheet]
                                                     : NULL;
}

/* ---- whether it means something ---- */

void
_sp_report_editor_check (SpReportEditor *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->problem, g_free);
  if (self->conditions_problem != NULL)
    self->problem = g_strdup (self->conditions_problem);
  else if (!sp_report_definition_check (self->definition, &error))
    self->problem = g_strdup (error->message);
  gtk_label_set_label (self->message,
                       self->problem != NULL ? self->problem : _ ("可以使用。Ctrl+S 保存。"));
  if (self->problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "warning");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", self->problem == NULL);
}

static void
editor_save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportEditor *self = SP_REPORT_EDITOR (widget);
  g_autoptr (GError) error = NULL;

  if (!sp_report_save_form (sp_session_get_store (self->session), self->definition, self->based_on,
                            &self->form, &error))
    {
      gtk_label_set_label (self->message, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->message), "warning");
      return;
    }
  gtk_label_set_label (self->message, _ ("已保存。"));
  sp_session_tell (self->session, _ ("已保存自定报表。"), TRUE);
  g_signal_emit (self, saved_signal, 0, self->definition->name);
}

/* ---- sheets ---- */

static char *
dup_sheet (gconstpointer item)
{
  return g_strdup (((const SpReportSheetDefinition *)item)->name);
}

static void
set_text (GtkTextView *view, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static void
show_texts (SpReportEditor *self, const SpReportSheetDefinition *sheet)
{
  g_autofree char *conditions =
    sheet != NULL ? sp_report_conditions_dup_text (sheet->conditions) : g_strdup ("");
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; sheet != NULL && i < sheet->notes->len; i++)
    g_string_append_printf (notes, "%s\n", (char *)sheet->notes->pdata[i]);
  g_clear_pointer (&self->conditions_problem, g_free);
  set_text (self->conditions, conditions);
  set_text (self->notes, notes->str);
}

void
_sp_report_editor_show_lists (SpReportEditor *self)
{
  SpReportSheetDefinition *sheet = _sp_report_editor_get_sheet (self);
  gboolean is_made = sheet != NULL && sheet->rows == SP_ROWS_MADE;
  const gboolean are_of_use[] = {
    [SP_EDITED_COLUMNS] = TRUE,
    [SP_EDITED_CHECKS] = sheet != NULL && sp_report_rows_are_sums (sheet->rows),
    [SP_EDITED_CHARTS] = !is_made,
    [SP_EDITED_SENTENCES] = is_made,
  };

  for (guint i = 0; i < SP_N_EDITED; i++)
    {
      GPtrArray *items = _sp_report_editor_get_items (sheet, i);

      gtk_widget_set_visible (GTK_WIDGET (self->lists[i]),
                              are_of_use[i] || (items != NULL && items->len > 0));
    }
}

void
_sp_report_editor_show_sheet (SpReportEditor *self, guint i)
{
  SpReportSheetDefinition *sheet;

  self->sheet = i < self->definition->sheets->len ? i : 0;
  sheet = _sp_report_editor_get_sheet (self);
  self->is_filling = TRUE;
  sp_struct_form_set_target (self->sheet_form, sheet);
  show_texts (self, sheet);
  self->is_filling = FALSE;
  for (guint k = 0; k < SP_N_EDITED; k++)
    sp_struct_list_set_items (self->lists[k], _sp_report_editor_get_items (sheet, k));
  _sp_report_editor_show_lists (self);
  _sp_report_editor_fill_catalogue (self);
}

void
_sp_report_editor_show_sheets (SpReportEditor *self, guint selected)
{
  self->is_filling = TRUE;
  sp_list_box_fill (self->sheets, self->definition->sheets, dup_sheet);
  gtk_list_box_select_row (self->sheets,
                           gtk_list_box_get_row_at_index (self->sheets, (int)selected));
  self->is_filling = FALSE;
  _sp_report_editor_show_sheet (self, selected);
}

/* ---- what is edited ---- */

static void
editor_sheet_edited_cb (SpReportEditor *self)
{
  const SpReportSheetDefinition *sheet = _sp_report_editor_get_sheet (self);

  sp_list_box_relabel (self->sheets, self->sheet, dup_sheet (sheet));
  _sp_report_editor_show_lists (self);
  _sp_report_editor_fill_catalogue (self);
  _sp_report_editor_check (self);
}

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
editor_conditions_cb (SpReportEditor *self, GtkTextBuffer *buffer)
{
  SpReportSheetDefinition *sheet = _sp_report_editor_get_sheet (self);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_filling || sheet == NULL)
    return;
  text = dup_text (buffer);
  g_clear_pointer (&self->conditions_problem, g_free);
  if (!sp_report_conditions_parse (text, sheet->conditions, &error))
    self->conditions_problem = g_strdup (error->message);
  _sp_report_editor_check (self);
}

static void
editor_notes_cb (SpReportEditor *self, GtkTextBuffer *buffer)
{
  SpReportSheetDefinition *sheet = _sp_report_editor_get_sheet (self);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (self->is_filling || sheet == NULL)
    return;
  text = dup_text (buffer);
  lines = g_strsplit (text, "\n", -1);
  g_ptr_array_set_size (sheet->notes, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (sheet->notes, g_strdup (lines[i]));
}

static void
editor_sheet_selected_cb (SpReportEditor *self, GtkListBoxRow *row)
{
  if (row != NULL && !self->is_filling)
    _sp_report_editor_show_sheet (self, (guint)gtk_list_box_row_get_index (row));
}

/* ---- class ---- */

static void
sp_report_editor_dispose (GObject *object)
{
  SpReportEditor *self = SP_REPORT_EDITOR (object);

  self->is_filling = TRUE;
  if (self->sheet_form != NULL)
    {
      sp_struct_form_set_target (self->sheet_form, NULL);
      sp_struct_form_set_target (self->head_form, NULL);
      for (guint i = 0; i < SP_N_EDITED; i++)
        sp_struct_list_set_items (self->lists[i], NULL);
      g_signal_handlers_disconnect_by_data (self->sheets, self);
    }
  self->sheet_form = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_report_editor_parent_class)->dispose (object);
}

static void
sp_report_editor_finalize (GObject *object)
{
  SpReportEditor *self = SP_REPORT_EDITOR (object);

  g_clear_pointer (&self->definition, sp_report_definition_free);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self->based_on);
  g_free (self->problem);
  g_free (self->conditions_problem);
  G_OBJECT_CLASS (sp_report_editor_parent_class)->finalize (object);
}

static void
sp_report_editor_class_init (SpReportEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_report_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_report_editor_finalize;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, editor_save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save",
                                       NULL);
  _sp_report_editor_install_deeds (widget_class);
}

static void
sp_report_editor_init (SpReportEditor *self)
{
  _sp_report_editor_build (self);
  g_signal_connect_swapped (self->sheets, "row-selected", G_CALLBACK (editor_sheet_selected_cb),
                            self);
  g_signal_connect_swapped (self->head_form, "changed", G_CALLBACK (_sp_report_editor_check), self);
  g_signal_connect_swapped (self->sheet_form, "changed", G_CALLBACK (editor_sheet_edited_cb), self);
  for (guint i = 0; i < SP_N_EDITED; i++)
    g_signal_connect_swapped (self->lists[i], "changed", G_CALLBACK (_sp_report_editor_check),
                              self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->conditions), "changed",
                           G_CALLBACK (editor_conditions_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->notes), "changed",
                           G_CALLBACK (editor_notes_cb), self, G_CONNECT_SWAPPED);
}

SpReportEditor *
sp_report_editor_new (SpSession *session,
                      GtkWindow *parent,
                      SpReportDefinition *definition,
                      int64_t form,
                      const char *based_on)
{
  SpReportEditor *self = g_object_new (SP_TYPE_REPORT_EDITOR, "transient-for", parent, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session) && definition != NULL, self);

  self->session = g_object_ref (session);
  self->definition = definition;
  self->form = form;
  self->based_on = g_strdup (based_on);
  sp_struct_form_set_target (self->head_form, definition);
  _sp_report_editor_show_sheets (self, 0);
  _sp_report_editor_check (self);
  return self;
}

const SpReportDefinition *
sp_report_editor_get_definition (SpReportEditor *self)
{
  g_return_val_if_fail (SP_IS_REPORT_EDITOR (self), NULL);

  return self->definition;
}

const char *
sp_report_editor_get_problem (SpReportEditor *self)
{
  g_return_val_if_fail (SP_IS_REPORT_EDITOR (self), NULL);

  return self->problem;
}

void
sp_report_editor_select_column (SpReportEditor *self, guint i)
{
  g_return_if_fail (SP_IS_REPORT_EDITOR (self));

  sp_struct_list_select (self->lists[SP_EDITED_COLUMNS], i);
}

void
sp_report_editor_select_sheet (SpReportEditor *self, guint i)
{
  g_return_if_fail (SP_IS_REPORT_EDITOR (self));

  gtk_list_box_select_row (self->sheets, gtk_list_box_get_row_at_index (self->sheets, (int)i));
}

SpStructList *
sp_report_editor_get_list (SpReportEditor *self, SpReportEdited list)
{
  g_return_val_if_fail (SP_IS_REPORT_EDITOR (self) && list < SP_N_EDITED, NULL);

  return self->lists[list];
}
