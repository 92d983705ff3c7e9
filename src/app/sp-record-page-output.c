/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordPage's list on paper and in files, in the columns of the list: the rows that are
 * selected, of none or one all that are listed. */
#include "sp-record-page-private.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "report/sp-list-table.h"

/* Characters: what is longer wraps; a number or a date that is shorter must not. */
#define MOST_EM 11.0
#define SHORT_EM 6.0
#define LEAST_EM 2.0
#define SPARE_EM 2.0
#define SHORT_SPARE_EM 3.5

static GPtrArray *
dup_rows (SpRecordPage *self)
{
  g_autoptr (GArray) selected = sp_record_list_get_selected (self->list);

  return sp_record_list_dup_rows (self->list, selected->len < 2);
}

static char *
dup_title (SpRecordPage *self)
{
  return g_strdup_printf (_ ("%s清单"), _ (self->ledger->type->label));
}

/* 截至 2021-09-30，共 12 条 */
static char *
dup_line (SpRecordPage *self, guint n)
{
  g_autofree char *as_of = sp_date_dup_iso (sp_session_get_as_of (self->session));

  return g_strdup_printf (_ ("截至 %s，共 %u 条"), as_of, n);
}

static const char *
get_head (SpRecordPage *self, guint column)
{
  return sp_ledger_get_title (self->ledger, sp_record_list_get_column (self->list, column));
}

/* ---- paper ---- */

/* As wide as what stands in it. */
static double
get_share (const GPtrArray *rows, guint column)
{
  double most = LEAST_EM;

  for (guint i = 0; i < rows->len; i++)
    most = MAX (most, sp_text_em_width (((char **)g_ptr_array_index (rows, i))[column]));
  return MIN (most, MOST_EM) + (most < SHORT_EM ? SHORT_SPARE_EM : SPARE_EM);
}

static SpPaperTable *
new_table (SpRecordPage *self, const char *title)
{
  SpPaperTable *table = sp_paper_table_new (title, SP_PAPER_LANDSCAPE);
  g_autoptr (GPtrArray) rows = dup_rows (self);
  g_autofree char *line = dup_line (self, rows->len);

  sp_paper_table_set_date (table, sp_session_get_as_of (self->session));
  for (guint i = 0; i < sp_record_list_get_n_columns (self->list); i++)
    sp_paper_table_add_column (table, get_head (self, i), get_share (rows, i), SP_ALIGN_START);
  sp_paper_table_add_line (table, line);
  for (guint i = 0; i < rows->len; i++)
    sp_paper_table_add_row (table, g_ptr_array_index (rows, i));
  return table;
}

static GtkWindow *
get_window (SpRecordPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
record_page_print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordPage *self = SP_RECORD_PAGE (widget);
  g_autofree char *title = dup_title (self);
  g_autoptr (SpPaperTable) table = NULL;

  if (sp_session_get_store (self->session) == NULL)
    return;
  table = new_table (self, title);
  g_clear_object (&self->output);
  self->output = sp_table_output_new (table, title, self->session);
  if (g_str_equal (action, "ledger.preview"))
    sp_table_output_preview (self->output, get_window (self));
  else
    sp_table_output_print (self->output, get_window (self));
}

/* ---- files ---- */

gboolean
sp_record_page_export (SpRecordPage *self, const char *path)
{
  g_autofree char *title = NULL;
  g_autofree char *line = NULL;
  g_autofree char *message = NULL;
  g_autofree const char **heads = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_RECORD_PAGE (self) && path != NULL, FALSE);
  rows = dup_rows (self);
  title = dup_title (self);
  line = dup_line (self, rows->len);
  heads = g_new0 (const char *, sp_record_list_get_n_columns (self->list) + 1);
  for (guint i = 0; i < sp_record_list_get_n_columns (self->list); i++)
    heads[i] = get_head (self, i);
  if (!sp_list_table_write (title, line, sp_session_get_as_of (self->session), heads, rows, path,
                            &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  message = g_strdup_printf (_ ("已导出 %u 条到 %s"), rows->len, path);
  sp_session_tell (self->session, message, FALSE);
  return TRUE;
}

static void
save (gpointer page, const char *path, int format)
{
  sp_record_page_export (page, path);
}

static void
record_page_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordPage *self = SP_RECORD_PAGE (widget);
  g_autofree char *title = NULL;

  if (sp_session_get_store (self->session) == NULL)
    return;
  if (self->saver == NULL)
    self->saver = sp_save_chooser_new (self, save);
  title = dup_title (self);
  sp_save_chooser_ask (self->saver, _ ("导出清单"), title,
                       g_str_has_suffix (action, "csv") ? ".csv" : ".xlsx", 0);
}

void
_sp_record_page_install_output (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ledger.print", NULL, record_page_print_cb);
  gtk_widget_class_install_action (widget_class, "ledger.preview", NULL, record_page_print_cb);
  gtk_widget_class_install_action (widget_class, "ledger.export-xlsx", NULL, record_page_export_cb);
  gtk_widget_class_install_action (widget_class, "ledger.export-csv", NULL, record_page_export_cb);
}
