/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportEditor: sheets and what they have come, go and change places. */
#include "app/sp-report-editor-private.h"
#include "base/sp-i18n.h"

/* ---- the catalogue ---- */

void
_sp_report_editor_fill_catalogue (SpReportEditor *self)
{
  const SpReportSheetDefinition *sheet = _sp_report_editor_get_sheet (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  gboolean has_any;

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  if (sheet != NULL)
    self->choices = sp_report_list_choices (sheet);
  has_any = self->choices != NULL && self->choices->len > 0;
  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    {
      const SpReportChoice *choice = self->choices->pdata[i];

      gtk_string_list_take (labels, g_strdup_printf ("%s · %s", choice->group, choice->label));
    }
  if (!has_any)
    gtk_string_list_append (labels, _ ("先填好“每行是”和“记录种类”"));
  gtk_drop_down_set_model (self->catalogue, G_LIST_MODEL (labels));
  gtk_widget_set_sensitive (GTK_WIDGET (self->catalogue), has_any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.add-column", has_any);
}

static void
add_choice (SpReportEditor *self, const SpReportChoice *choice)
{
  sp_struct_list_take (self->lists[SP_EDITED_COLUMNS],
                       sp_report_column_new (choice->value, choice->label));
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

static void
editor_add_item_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportEditor *self = SP_REPORT_EDITOR (widget);
  SpStructList *list =
    self->lists[g_str_equal (action, "editor.add-check")   ? SP_EDITED_CHECKS
                : g_str_equal (action, "editor.add-chart") ? SP_EDITED_CHARTS
                                                           : SP_EDITED_SENTENCES];

  if (gtk_widget_get_visible (GTK_WIDGET (list)))
    sp_struct_list_add (list);
}

/* ---- going and moving: of columns, or of sheets where their list has the focus; other lists see
 * to their own ---- */

static gboolean
is_about_sheets (SpReportEditor *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sheets));
}

/* The last sheet stays: a form without any means nothing. */
static void
remove_sheet (SpReportEditor *self)
{
  guint at = self->sheet;

  if (self->definition->sheets->len <= 1)
    return;
  sp_struct_form_set_target (self->sheet_form, NULL);
  for (guint i = 0; i < SP_N_EDITED; i++)
    sp_struct_list_set_items (self->lists[i], NULL);
  g_ptr_array_remove_index (self->definition->sheets, at);
  _sp_report_editor_show_sheets (self, MIN (at, self->definition->sheets->len - 1));
  sp_list_box_focus (self->sheets, self->sheet);
  _sp_report_editor_check (self);
}

static void
editor_remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportEditor *self = SP_REPORT_EDITOR (widget);

  if (is_about_sheets (self))
    remove_sheet (self);
  else
    sp_struct_list_remove (self->lists[SP_EDITED_COLUMNS]);
}

static void
editor_move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportEditor *self = SP_REPORT_EDITOR (widget);
  int by = g_str_equal (action, "editor.up") ? -1 : 1;

  if (!is_about_sheets (self))
    {
      sp_struct_list_move (self->lists[SP_EDITED_COLUMNS], by);
      return;
    }
  if (sp_pointers_swap (self->definition->sheets, self->sheet, by))
    _sp_report_editor_show_sheets (self, by < 0 ? self->sheet - 1 : self->sheet + 1);
  sp_list_box_focus (self->sheets, self->sheet);
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
    {"editor.add-check", editor_add_item_cb, GDK_KEY_k, GDK_ALT_MASK},
    {"editor.add-chart", editor_add_item_cb, GDK_KEY_g, GDK_ALT_MASK},
    {"editor.add-sentence", editor_add_item_cb, GDK_KEY_j, GDK_ALT_MASK},
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
