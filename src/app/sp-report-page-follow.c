/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportPage, where figures and rows lead: to a list or a record, or to a choice among the lists
 * of a sum's or a rate's terms. What they are the report room knows. */
#include "app/sp-app.h"
#include "app/sp-report-page-private.h"
#include "base/sp-i18n.h"
#include "report/sp-report-trace.h"

/* ---- where figures lead ---- */

typedef struct
{
  SpReportPage *page;
  int column; /* -1: the row itself */
  int term;   /* of the figure; -1: the whole */
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

/* ---- choosing ---- */

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
pop_up (SpReportPage *self, GMenu *menu)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));

  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (
    GTK_POPOVER (popover), &(GdkRectangle) {gtk_widget_get_width (GTK_WIDGET (self)) / 3,
                                            gtk_widget_get_height (GTK_WIDGET (self)) / 2, 1, 1});
  g_signal_connect (popover, "closed", G_CALLBACK (report_page_popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
append_figure (GMenu *menu, const char *label, guint row, guint column, int term)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "report.follow", "(uui)", row, column, term);
  g_menu_append_item (menu, item);
}

/* The lists of a figure that is a sum or a rate. */
static void
offer_terms (SpReportPage *self, const GPtrArray *traces, guint row, guint column)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < traces->len; i++)
    append_figure (menu, ((const SpReportTrace *)traces->pdata[i])->label, row, column, (int)i);
  pop_up (self, menu);
}

/* Transfer full; NULL: it is no figure of a sum. */
static GPtrArray *
trace (SpReportPage *self, const SpReportRow *row, guint column)
{
  const SpReportSheet *sheet = _sp_report_page_get_sheet (self);

  return column < sp_report_sheet_get_n_columns (sheet)
           ? sp_report_sheet_trace (sheet, sp_session_get_reader (self->session), row, column)
           : NULL;
}

/* To its list, or to the choice among the lists of its terms. */
static gboolean
follow_figure (Following *self, guint i, const SpReportRow *row)
{
  g_autoptr (GPtrArray) traces =
    self->column >= 0 ? trace (self->page, row, (guint)self->column) : NULL;

  if (traces == NULL || (self->term >= 0 && (guint)self->term >= traces->len))
    return FALSE;
  if (self->term >= 0)
    go (self->page, traces->pdata[self->term]);
  else if (traces->len == 1 && ((const SpReportTrace *)traces->pdata[0])->is_whole)
    go (self->page, traces->pdata[0]);
  else if (traces->len > 0)
    offer_terms (self->page, traces, i, (guint)self->column);
  else
    return FALSE;
  return TRUE;
}

static gboolean
follow_row (guint i, const SpReportRow *row, gpointer data)
{
  Following *following = data;
  SpReportPage *self = following->page;

  following->is_followed = follow_figure (following, i, row);
  if (!following->is_followed &&
      !sp_report_rows_are_sums (
        sp_report_sheet_get_definition (_sp_report_page_get_sheet (self))->rows) &&
      row->type != NULL && row->id != 0)
    {
      sp_session_go_to_record (self->session, row->type, row->id);
      following->is_followed = TRUE;
    }
  return FALSE;
}

gboolean
sp_report_page_follow (SpReportPage *self, guint row, int column, int term)
{
  Following following = {self, column, term, FALSE, NULL};
  const SpReportSheet *sheet;

  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), FALSE);

  sheet = _sp_report_page_get_sheet (self);
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
  const SpReportSheet *sheet = _sp_report_page_get_sheet (following->page);

  for (guint k = 0; k < sp_report_sheet_get_n_columns (sheet); k++)
    {
      g_autofree char *head = sp_report_column_dup_head (sp_report_sheet_get_column (sheet, k));
      g_autofree char *text = sp_report_sheet_dup_text (sheet, k, &row->cells[k]);
      g_autofree char *label = g_strdup_printf (_ ("%s：%s"), head, text);
      g_autoptr (GPtrArray) found = NULL;

      if (row->cells[k].number == 0)
        continue;
      found = trace (following->page, row, k);
      if (found != NULL && found->len > 0)
        append_figure (following->menu, label, i, k, -1);
    }
  return FALSE;
}

static void
offer_figures (SpReportPage *self, guint row)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  Following following = {self, -1, -1, FALSE, menu};

  sp_report_sheet_foreach (_sp_report_page_get_sheet (self), sp_session_get_reader (self->session),
                           row, 1, list_figures, &following, NULL, NULL);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    {
      sp_session_tell (self->session, _ ("这一行没有可以查看明细的数。"), FALSE);
      return;
    }
  pop_up (self, menu);
}

static void
report_page_activated_cb (SpReportPage *self, guint row, int column)
{
  const SpReportSheet *sheet = _sp_report_page_get_sheet (self);

  if (sheet != NULL && !sp_report_page_follow (self, row, column, -1) &&
      sp_report_rows_are_sums (sp_report_sheet_get_definition (sheet)->rows))
    offer_figures (self, row);
}

static void
report_page_follow_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint row, column;
  int term;

  g_variant_get (parameter, "(uui)", &row, &column, &term);
  sp_report_page_follow (SP_REPORT_PAGE (widget), row, (int)column, term);
}

/* ---- the whole ---- */

void
_sp_report_page_install_follow (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.follow", "(uui)", report_page_follow_cb);
}

void
_sp_report_page_init_follow (SpReportPage *self)
{
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (report_page_activated_cb), self);
}
