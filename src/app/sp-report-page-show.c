/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportPage, the showing half: what does not hold, the sheet that is looked at, and where its
 * figures and rows lead. */
#include "app/sp-app.h"
#include "app/sp-report-page-private.h"
#include "base/sp-i18n.h"
#include "report/sp-report-trace.h"

#define MAX_CHECKS 200 /* more are counted, not listed */

static const SpReportSheet *
get_sheet (SpReportPage *self)
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
    g_markup_printf_escaped (_ ("“%s”是画在工作簿里的，导出 Excel 工作簿后查看。"),
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
  const SpReportSheet *sheet = get_sheet (self);
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

/* ---- where figures lead ---- */

typedef struct
{
  SpReportPage *page;
  int column; /* -1: the row itself */
  gboolean is_followed;
  GMenu *menu; /* not NULL: figures of the row that lead anywhere are listed */
} Following;

static void
go (SpReportPage *self, const SpReportTrace *trace)
{
  if (trace->type == &sp_measure_type)
    {
      sp_session_set_as_of (self->session, trace->as_of);
      sp_session_set_filter (self->session, &trace->tasks);
      sp_session_set_page (self->session, SP_PAGE_TASKS);
    }
  else
    sp_session_go_to_counted (self->session, trace->type, trace->conditions, trace->as_of,
                              trace->words);
}

static gboolean
trace (SpReportPage *self, const SpReportRow *row, guint column, SpReportTrace *found)
{
  const SpReportSheet *sheet = get_sheet (self);

  return column < sp_report_sheet_get_n_columns (sheet) &&
         sp_report_sheet_trace (sheet, sp_session_get_reader (self->session), row, column, found);
}

static gboolean
follow_row (guint i, const SpReportRow *row, gpointer data)
{
  Following *following = data;
  SpReportPage *self = following->page;
  g_auto (SpReportTrace) found = {0};

  if (following->column >= 0 && trace (self, row, (guint)following->column, &found))
    {
      go (self, &found);
      following->is_followed = TRUE;
    }
  else if (!sp_report_rows_are_sums (sp_report_sheet_get_definition (get_sheet (self))->rows) &&
           row->type != NULL && row->id != 0)
    {
      sp_session_go_to_record (self->session, row->type, row->id);
      following->is_followed = TRUE;
    }
  return FALSE;
}

gboolean
sp_report_page_follow (SpReportPage *self, guint row, int column)
{
  Following following = {self, column, FALSE, NULL};
  const SpReportSheet *sheet;

  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), FALSE);

  sheet = get_sheet (self);
  if (sheet != NULL)
    sp_report_sheet_foreach (sheet, sp_session_get_reader (self->session), row, 1, follow_row,
                             &following, NULL, NULL);
  return following.is_followed;
}

/* The figures of a row that lead to a list, by head and value. */
static gboolean
list_figures (guint i, const SpReportRow *row, gpointer data)
{
  Following *following = data;
  const SpReportSheet *sheet = get_sheet (following->page);

  for (guint k = 0; k < sp_report_sheet_get_n_columns (sheet); k++)
    {
      g_auto (SpReportTrace) found = {0};
      g_autofree char *head = sp_report_column_dup_head (sp_report_sheet_get_column (sheet, k));
      g_autofree char *text = sp_report_sheet_dup_text (sheet, k, &row->cells[k]);
      g_autofree char *label = g_strdup_printf (_ ("%s：%s"), head, text);
      g_autoptr (GMenuItem) item = NULL;

      if (row->cells[k].number == 0 || !trace (following->page, row, k, &found))
        continue;
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "report.follow", "(uu)", i, k);
      g_menu_append_item (following->menu, item);
    }
  return FALSE;
}

static void
report_page_popover_cb (GtkWidget *popover)
{
  g_object_unref (popover);
}

static void
drop_popover (gpointer popover)
{
  gtk_widget_unparent (popover);
}

static gboolean
report_page_close_popover_cb (gpointer popover)
{
  drop_popover (popover);
  return G_SOURCE_REMOVE;
}

/* After its choice was acted upon. */
static void
report_page_popover_closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, report_page_close_popover_cb, g_object_ref (popover),
                   (GDestroyNotify)report_page_popover_cb);
}

static void
offer_figures (SpReportPage *self, guint row)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  Following following = {self, -1, FALSE, menu};
  GtkWidget *popover;

  sp_report_sheet_foreach (get_sheet (self), sp_session_get_reader (self->session), row, 1,
                           list_figures, &following, NULL, NULL);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    {
      sp_session_tell (self->session, _ ("这一行没有可以查看明细的数。"), FALSE);
      return;
    }
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (
    GTK_POPOVER (popover), &(GdkRectangle) {gtk_widget_get_width (GTK_WIDGET (self)) / 3,
                                            gtk_widget_get_height (GTK_WIDGET (self)) / 2, 1, 1});
  g_signal_connect (popover, "closed", G_CALLBACK (report_page_popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
report_page_activated_cb (SpReportPage *self, guint row, int column)
{
  const SpReportSheet *sheet = get_sheet (self);

  if (sheet != NULL && !sp_report_page_follow (self, row, column) &&
      sp_report_rows_are_sums (sp_report_sheet_get_definition (sheet)->rows))
    offer_figures (self, row);
}

static void
report_page_follow_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint row, column;

  g_variant_get (parameter, "(uu)", &row, &column);
  sp_report_page_follow (SP_REPORT_PAGE (widget), row, (int)column);
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
  gtk_widget_class_install_action (widget_class, "report.follow", "(uu)", report_page_follow_cb);
}

void
_sp_report_page_init_show (SpReportPage *self)
{
  self->view = sp_sheet_view_new ();
  gtk_box_append (self->view_slot, GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (report_page_activated_cb), self);
  g_signal_connect_swapped (self->sheet_drop_down, "notify::selected",
                            G_CALLBACK (report_page_sheet_cb), self);
  g_signal_connect_swapped (self->checks, "row-activated", G_CALLBACK (report_page_check_cb), self);
  g_signal_connect_swapped (self->checks, "row-selected", G_CALLBACK (report_page_check_cb), self);
}
