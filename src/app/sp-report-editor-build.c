/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportEditor's widgets: what of a definition and a sheet is edited. */
#include "app/sp-report-editor-members.h"
#include "app/sp-report-editor-private.h"

#include "app/sp-app.h"
#include "base/sp-i18n.h"

#define WIDTH 1000
#define HEIGHT 680

static const SpFormMember definition_members[] = {
  TEXT (SpReportDefinition, title, N_ ("报表名称"), NULL),
  TEXT (SpReportDefinition, name, N_ ("代号"), N_ ("小写字母、数字和 -，命令行和文件里用")),
  WORD (SpReportDefinition, period, N_ ("期间"), &sp_report_periods),
  TEXT (SpReportDefinition, source, N_ ("来源"), N_ ("表式从哪里来")),
};

#define SHEET SpReportSheetDefinition
static const SpFormMember sheet_members[] = {
  TEXT (SHEET, name, N_ ("表名"), N_ ("工作簿里的标签")),
  TEXT (SHEET, title, N_ ("标题"), N_ ("{期间}、{单位}、{计划} 会换成实际的文字")),
  TEXT (SHEET, corner, N_ ("附件号"), N_ ("标题左上方，如 附件1")),
  TEXT (SHEET, unit, N_ ("单位说明"), N_ ("如 单位：家、项、万元")),
  WORD (SHEET, rows, N_ ("每行是"), &sp_report_rows),
  TEXT (SHEET, records, N_ ("记录种类"), N_ ("逐条记录的表：hazard、institution、enforcement 等")),
  WORD (SHEET, span, N_ ("口径"), &sp_report_spans),
  WORD (SHEET, total, N_ ("合计"), &sp_report_totals),
  TEXT (SHEET, sort, N_ ("排序"), N_ ("逐条记录的表：字段名，前面加 - 是从大到小")),
  {N_ ("冻结列数"), SP_MEMBER_COUNT, AT (SHEET, frozen_columns), NULL, 0, NULL},
  YES (SHEET, keeps_empty, N_ ("全是零的行也列"), NULL),
  YES (SHEET, has_subtotals, N_ ("分类小计"), NULL),
  YES (SHEET, has_numbers, N_ ("列号行"), NULL),
  YES (SHEET, blanks_zeros, N_ ("零留空"), NULL),
  YES (SHEET, has_filter, N_ ("自动筛选"), NULL),
  YES (SHEET, has_foot, N_ ("审核人等落款"), NULL),
  YES (SHEET, is_a3, N_ ("A3 纸"), NULL),
  YES (SHEET, is_portrait, N_ ("竖放"), NULL),
};

static GtkWidget *
new_button (const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static GtkWidget *
new_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section-title");
  return label;
}

static GtkWidget *
new_text (GtkTextView **view, const char *name)
{
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_accepts_tab (*view, FALSE);
  sp_app_set_name (*view, name);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (*view));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 54);
  gtk_frame_set_child (GTK_FRAME (frame), scroller);
  gtk_widget_set_hexpand (frame, TRUE);
  return frame;
}

/* ---- parts of the window ---- */

static GtkWidget *
build_sheets (SpReportEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_size_request (box, 150, -1);
  gtk_box_append (GTK_BOX (box), new_heading (_ ("表")));
  gtk_box_append (GTK_BOX (box), sp_list_box_new (&self->sheets, _ ("报表里的表"), 100));
  gtk_box_append (GTK_BOX (box),
                  new_button (_ ("加一张表"), "editor.add-sheet", _ ("加一张表（Alt+T）")));
  return box;
}

static GtkWidget *
build_texts (SpReportEditor *self)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *const names[] = {_ ("筛选（每行一条，如 grade=major、found_on@period）"),
                               _ ("表下的注（每行一条）")};

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (names[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (GTK_GRID (grid), label, i, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid),
                       new_text (i == 0 ? &self->conditions : &self->notes, names[i]), i, 1, 1, 1);
    }
  return grid;
}

static GtkWidget *
build_catalogue (SpReportEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->catalogue =
    GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), text));
  gtk_drop_down_set_enable_search (self->catalogue, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->catalogue), TRUE);
  sp_app_set_name (self->catalogue, _ ("可以列的内容"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->catalogue));
  gtk_box_append (GTK_BOX (box), new_button (_ ("加为一列"), "editor.add-column",
                                             _ ("把选中的内容加为一列（Alt+L）")));
  return box;
}

static GtkWidget *
build_sheet (SpReportEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->sheet_form = sp_struct_form_new (sheet_members, G_N_ELEMENTS (sheet_members), 3);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sheet_form));
  _sp_report_editor_build_lists (self, GTK_BOX (box));
  sp_struct_list_set_extra (self->lists[SP_EDITED_COLUMNS], build_catalogue (self));
  gtk_box_append (GTK_BOX (box), build_texts (self));
  gtk_widget_set_margin_end (box, 9);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_hexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
build_bar (SpReportEditor *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *save = new_button (_ ("保存"), "editor.save", _ ("保存（Ctrl+S）"));

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->message), TRUE);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (bar), save);
  return bar;
}

void
_sp_report_editor_build (SpReportEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_window_set_title (GTK_WINDOW (self), _ ("编辑自定报表"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  self->head_form = sp_struct_form_new (definition_members, G_N_ELEMENTS (definition_members), 4);
  gtk_box_append (GTK_BOX (middle), build_sheets (self));
  gtk_box_append (GTK_BOX (middle), build_sheet (self));
  gtk_widget_set_vexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head_form));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), middle);
  gtk_box_append (GTK_BOX (box), build_bar (self));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_window_set_child (GTK_WINDOW (self), box);
}
