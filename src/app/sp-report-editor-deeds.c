/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportEditor: sheets and columns come, go and change places. */
#include "app/sp-report-editor-private.h"
#include "base/sp-i18n.h"

/* ---- the catalogue ---- */

void
_sp_report_editor_fill_catalogue (SpReportEditor *self)
{
  const SpReportSheetDefinition *sheet = _sp_report_editor_get_sheet (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  if (sheet != NULL)
    self->choices = sp_report_list_choices (sheet);
  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    {
      const SpReportChoice *choice = self->choices->pdata[i];

      gtk_string_list_take (labels, g_strdup_printf ("%s · %s", choice->group, choice->label));
    }
  gtk_drop_down_set_model (self->catalogue, G_LIST_MODEL (labels));
}

static void
add_choice (SpReportEditor *self, const SpReportChoice *choice)
{
  SpReportSheetDefinition *sheet = _sp_report_editor_get_sheet (self);

  g_ptr_array_add (sheet->columns, sp_report_column_new (choice->value, choice->label));
  _sp_report_editor_show_columns (self, sheet->columns->len - 1);
  _sp_report_editor_check (self);
}

gboolean
sp_report_editor_add_column (SpReportEditor *self, const char *value)
{
  g_return_val_if_fail (SP_IS_REPORT_EDITOR (self), FALSE);

  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    if (g_str_equal (((const SpReportChoice *)self->choices->pdata[i])->value, value))
      {
        add_choice (self, self->choices->pdata[i]);
        return TRUE;
      }
  return FALSE;
}

/* ---- coming ---- */

static void
editor_add_column_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportEditor *self = SP_REPORT_EDITOR (widget);
  guint selected = gtk_drop_down_get_selected (self->catalogue);

  if (self->choices != NULL && selected < self->choices->len)
    add_choice (self, self->choices->pdata[selected]);
}

static void
editor_add_sheet_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportEditor *self = SP_REPORT_EDITOR (widget);
  SpReportSheetDefinition *sheet = sp_report_sheet_definition_new ();

  g_free (sheet->name);
  sheet->name = g_strdup_printf (_ ("表%u"), self->definition->sheets->len + 1);
  sheet->rows = SP_ROWS_TOWNSHIP;
  g_ptr_array_add (sheet->columns, sp_report_column_new ("title", _ ("名称")));
  g_ptr_array_add (self->definition->sheets, sheet);
  _sp_report_editor_show_sheets (self, self->definition->sheets->len - 1);
  _sp_report_editor_check (self);
}

/* ---- going and moving: of columns, or of sheets where their list has the focus ---- */

static gboolean
is_about_sheets (SpReportEditor *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sheets));
}

static void
focus_row (GtkListBox *list, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int)i);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* The last sheet stays: a form without any means nothing. */
static void
editor_remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportEditor *self = SP_REPORT_EDITOR (widget);
  SpReportSheetDefinition *sheet = _sp_report_editor_get_sheet (self);
  guint at;

  if (sheet == NULL)
    return;
  if (is_about_sheets (self) && self->definition->sheets->len > 1)
    {
      at = self->sheet;
      sp_struct_form_set_target (self->sheet_form, NULL);
      sp_struct_form_set_target (self->column_form, NULL);
      g_ptr_array_remove_index (self->definition->sheets, at);
      _sp_report_editor_show_sheets (self, MIN (at, self->definition->sheets->len - 1));
      focus_row (self->sheets, self->sheet);
    }
  else if (!is_about_sheets (self) && self->column < sheet->columns->len)
    {
      at = self->column;
      sp_struct_form_set_target (self->column_form, NULL);
      g_ptr_array_remove_index (sheet->columns, at);
      _sp_report_editor_show_columns (self, at > 0 && at == sheet->columns->len ? at - 1 : at);
      focus_row (self->columns, self->column);
    }
  _sp_report_editor_check (self);
}

static gboolean
swap (GPtrArray *items, guint i, int by)
{
  guint other = by < 0 ? i - 1 : i + 1;
  gpointer item;

  if ((by < 0 && i == 0) || other >= items->len || i >= items->len)
    return FALSE;
  item = items->pdata[i];
  items->pdata[i] = items->pdata[other];
  items->pdata[other] = item;
  return TRUE;
}

static void
editor_move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportEditor *self = SP_REPORT_EDITOR (widget);
  SpReportSheetDefinition *sheet = _sp_report_editor_get_sheet (self);
  int by = g_str_equal (action, "editor.up") ? -1 : 1;

  if (is_about_sheets (self))
    {
      if (swap (self->definition->sheets, self->sheet, by))
        _sp_report_editor_show_sheets (self, by < 0 ? self->sheet - 1 : self->sheet + 1);
      focus_row (self->sheets, self->sheet);
    }
  else if (sheet != NULL && swap (sheet->columns, self->column, by))
    {
      _sp_report_editor_show_columns (self, by < 0 ? self->column - 1 : self->column + 1);
      focus_row (self->columns, self->column);
    }
  _sp_report_editor_check (self);
}

static void
editor_close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

void
_sp_report_editor_install_deeds (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    {"editor.add-column", editor_add_column_cb, GDK_KEY_l, GDK_ALT_MASK},
    {"editor.add-sheet", editor_add_sheet_cb, GDK_KEY_t, GDK_ALT_MASK},
    {"editor.remove", editor_remove_cb, GDK_KEY_Delete, GDK_CONTROL_MASK},
    {"editor.up", editor_move_cb, GDK_KEY_Up, GDK_ALT_MASK},
    {"editor.down", editor_move_cb, GDK_KEY_Down, GDK_ALT_MASK},
    {"editor.close", editor_close_cb, GDK_KEY_Escape, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
}
