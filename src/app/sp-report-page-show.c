/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportPage, the showing half: what does not hold, the sheet that is looked at. */
#include "app/sp-app.h"
#include "app/sp-report-page-private.h"
#include "base/sp-i18n.h"

#define MAX_CHECKS 200 /* more are counted, not listed */

const SpReportSheet *
_sp_report_page_get_sheet (SpReportPage *self)
{
  return self->report != NULL && self->sheet < sp_report_get_n_sheets (self->report)
           ? sp_report_get_sheet (self->report, self->sheet)
           : NULL;
}

/* ---- one sheet ---- */

static void
show_words (SpReportPage *self, const char *words)
{
  gtk_label_set_text (self->words, words);
  gtk_stack_set_visible_child_name (self->preview, "words");
}

static void
update_summary (SpReportPage *self, const SpReportSheet *sheet)
{
  g_autofree char *as_of = NULL;
  g_autofree char *text = NULL;

  if (sheet == NULL)
    {
      gtk_label_set_label (self->summary, "");
      return;
    }
  as_of = sp_date_dup_chinese (sp_report_get_as_of (self->report));
  text = sp_report_sheet_get_n_columns (sheet) > 0
           ? g_strdup_printf (_ ("%u 行 · 截至%s"), sp_report_sheet_get_n_rows (sheet), as_of)
           : g_strdup_printf (_ ("截至%s"), as_of);
  gtk_label_set_label (self->summary, text);
}

/* What a drawn sheet says, under its headings. */
static void
show_drawn (SpReportPage *self, const SpReportSheet *sheet)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *last =
    g_markup_printf_escaped (_ ("“%s”是画出来的，导出 Excel 工作簿或 PDF 后查看，打印时也有。"),
                             sp_report_sheet_get_definition (sheet)->name);
  const char *section = "";

  for (guint i = 0; i < sp_report_sheet_get_n_paragraphs (sheet); i++)
    {
      const SpReportParagraph *paragraph = sp_report_sheet_get_paragraph (sheet, i);
      g_autofree char *head = g_markup_printf_escaped ("<b>%s</b>\n", paragraph->section);
      g_autofree char *text = g_markup_printf_escaped ("%s\n", paragraph->text);

      if (*paragraph->section != '\0' && !g_str_equal (paragraph->section, section))
        g_string_append (markup, head);
      g_string_append (markup, text);
      section = paragraph->section;
    }
  g_string_append_printf (markup, "%s%s", markup->len > 0 ? "\n" : "", last);
  gtk_label_set_markup (self->words, markup->str);
  gtk_stack_set_visible_child_name (self->preview, "words");
}

void
_sp_report_page_show_sheet (SpReportPage *self)
{
  const SpReportSheet *sheet = _sp_report_page_get_sheet (self);
  gboolean is_table = sheet != NULL && sp_report_sheet_get_n_columns (sheet) > 0;

  sp_sheet_view_set_sheet (self->view, is_table ? sheet : NULL,
                           sp_session_get_reader (self->session));
  update_summary (self, sheet);
  if (sheet == NULL)
    return;
  if (!is_table)
    show_drawn (self, sheet);
  else if (sp_report_sheet_get_n_rows (sheet) == 0)
    show_words (self, _ ("本期没有这样的记录。"));
  else
    gtk_stack_set_visible_child_name (self->preview, "table");
}

/* A cover says nothing here. */
static guint
find_first_shown (SpReportPage *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const SpReportSheet *sheet = sp_report_get_sheet (self->report, i);

      if (sp_report_sheet_get_n_columns (sheet) > 0 || sp_report_sheet_get_n_paragraphs (sheet) > 0)
        return i;
    }
  return 0;
}

static void
fill_sheets (SpReportPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = self->report != NULL ? sp_report_get_n_sheets (self->report) : 0;

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (
      names, sp_report_sheet_get_definition (sp_report_get_sheet (self->report, i))->name);
  self->is_filling = TRUE;
  if (self->sheet >= n)
    self->sheet = find_first_shown (self, n);
  gtk_drop_down_set_model (self->sheet_drop_down, G_LIST_MODEL (names));
  if (n > 0)
    gtk_drop_down_set_selected (self->sheet_drop_down, self->sheet);
  self->is_filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_drop_down), n > 1);
}

void
sp_report_page_select_sheet (SpReportPage *self, guint i)
{
  g_return_if_fail (SP_IS_REPORT_PAGE (self));

  if (self->report != NULL && i < sp_report_get_n_sheets (self->report))
    gtk_drop_down_set_selected (self->sheet_drop_down, i);
}

static void
report_page_sheet_cb (SpReportPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->sheet_drop_down);

  if (self->is_filling || selected == GTK_INVALID_LIST_POSITION || selected == self->sheet)
    return;
  self->sheet = selected;
  _sp_report_page_show_sheet (self);
  _sp_report_page_update_actions (self);
}

static void
report_page_step_sheet_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);
  gboolean is_next = g_str_equal (action, "report.next-sheet");

  if (is_next || self->sheet > 0)
    sp_report_page_select_sheet (self, is_next ? self->sheet + 1 : self->sheet - 1);
}

/* ---- checks ---- */

static void
clear_checks (SpReportPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->checks))) != NULL)
    gtk_list_box_remove (self->checks, row);
}

static void
add_check (SpReportPage *self, const SpReportFault *fault)
{
  const char *sheet =
    sp_report_sheet_get_definition (sp_report_get_sheet (self->report, fault->sheet))->name;
  g_autofree char *text = sp_report_get_n_sheets (self->report) > 1
                            ? g_strdup_printf ("%s：%s", sheet, fault->words)
                            : g_strdup (fault->words);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "check-row");
  gtk_list_box_append (self->checks, label);
}

static void
show_checks (SpReportPage *self)
{
  const GPtrArray *faults = self->report != NULL ? sp_report_get_faults (self->report) : NULL;
  guint n = faults != NULL ? faults->len : 0;
  g_autofree char *title = g_strdup_printf (_ ("校核：%u 处不符（选中查看所在的行）"), n);

  clear_checks (self);
  for (guint i = 0; i < MIN (n, MAX_CHECKS); i++)
    add_check (self, faults->pdata[i]);
  gtk_label_set_label (self->check_title, title);
  gtk_widget_set_visible (self->check_area, n > 0);
}

static void
report_page_check_cb (SpReportPage *self, GtkListBoxRow *row)
{
  const GPtrArray *faults = self->report != NULL ? sp_report_get_faults (self->report) : NULL;
  guint i = row != NULL ? (guint)gtk_list_box_row_get_index (row) : G_MAXUINT;
  const SpReportFault *fault;

  if (faults == NULL || i >= faults->len)
    return;
  fault = faults->pdata[i];
  sp_report_page_select_sheet (self, fault->sheet);
  sp_sheet_view_select_row (self->view, fault->row);
}

static void
report_page_checks_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->checks, 0);

  if (row == NULL)
    sp_session_tell (self->session, _ ("校核没有发现不符。"), FALSE);
  else
    {
      gtk_list_box_select_row (self->checks, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}

/* ---- the whole ---- */

void
_sp_report_page_show_problem (SpReportPage *self, const char *sentence)
{
  _sp_report_page_show (self, NULL);
  gtk_label_set_label (self->failure, sentence);
  gtk_stack_set_visible_child_name (self->preview, "failure");
}

void
_sp_report_page_show (SpReportPage *self, SpReport *report)
{
  const SpReportKind *kind = _sp_report_page_get_kind (self);

  sp_sheet_view_set_sheet (self->view, NULL, NULL);
  g_clear_pointer (&self->report, sp_report_free);
  self->report = report;
  fill_sheets (self);
  show_checks (self);
  _sp_report_page_show_sheet (self);
  if (report == NULL)
    show_words (self, kind != NULL && kind->document != NULL ? kind->source : "");
  _sp_report_page_update_actions (self);
}

void
_sp_report_page_install_show (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.next-sheet", NULL,
                                   report_page_step_sheet_cb);
  gtk_widget_class_install_action (widget_class, "report.previous-sheet", NULL,
                                   report_page_step_sheet_cb);
  gtk_widget_class_install_action (widget_class, "report.checks", NULL, report_page_checks_cb);
}

void
_sp_report_page_init_show (SpReportPage *self)
{
  self->view = sp_sheet_view_new ();
  gtk_box_append (self->view_slot, GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->sheet_drop_down, "notify::selected",
                            G_CALLBACK (report_page_sheet_cb), self);
  g_signal_connect_swapped (self->checks, "row-activated", G_CALLBACK (report_page_check_cb), self);
  g_signal_connect_swapped (self->checks, "row-selected", G_CALLBACK (report_page_check_cb), self);
}
