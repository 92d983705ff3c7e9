/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-paper.h. */
#include "report/sp-report-paper.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "report/sp-paper-file.h"

/* Of a sheet in characters of its size, and what a cell has beside them. */
#define PORTRAIT_EM 56.0
#define LANDSCAPE_EM 84.0
#define PAD_EM 0.9
#define LEAST_ZOOM 0.6

struct _SpReportPaper
{
  char *title;
  SpDate date;
  GPtrArray *tables; /* of SpPaperTable, at least one */
};

typedef struct
{
  const SpReportSheet *sheet;
  SpPaperTable *table;
  GString *csv;
} Rows;

static gboolean
is_number (SpReportCellKind kind)
{
  return kind == SP_REPORT_CELL_COUNT || kind == SP_REPORT_CELL_MONEY ||
         kind == SP_REPORT_CELL_CHANGE;
}

static SpAlign
get_align (SpReportCellKind kind)
{
  return kind == SP_REPORT_CELL_TEXT ? SP_ALIGN_START
         : is_number (kind) || kind == SP_REPORT_CELL_RATE || kind == SP_REPORT_CELL_PERCENT
           ? SP_ALIGN_END
           : SP_ALIGN_CENTER;
}

/* ---- one table ---- */

static gboolean
add_row (guint i, const SpReportRow *row, gpointer data)
{
  Rows *rows = data;
  g_auto (GStrv) texts = g_new0 (char *, sp_report_sheet_get_n_columns (rows->sheet) + 1);

  for (guint k = 0; k < sp_report_sheet_get_n_columns (rows->sheet); k++)
    texts[k] = sp_report_sheet_dup_text (rows->sheet, k, &row->cells[k]);
  sp_paper_table_add_row (rows->table, (const char *const *)texts);
  if (row->look != SP_REPORT_ROW_PLAIN)
    sp_paper_table_embolden (rows->table);
  return TRUE;
}

static void
add_lines (SpPaperTable *table, const SpReport *report, const SpReportSheet *sheet)
{
  const GPtrArray *notes = sp_report_sheet_get_notes (sheet);
  g_autofree char *as_of = sp_date_dup_chinese (sp_report_get_as_of (report));
  g_autofree char *period = sp_period_dup_label (sp_report_get_period (report));
  g_autofree char *line = g_strdup_printf (_ ("填报单位：%s　　统计时间：%s　　截至：%s　　%s"),
                                           sp_report_get_reporter (report), period, as_of,
                                           sp_report_sheet_get_definition (sheet)->unit);

  sp_paper_table_add_line (table, line);
  for (guint i = 0; i < notes->len; i++)
    sp_paper_table_add_line (table, notes->pdata[i]);
}

/* As large as the columns have room for their numbers, down to what can still be read. */
static double
get_zoom (const SpReportSheet *sheet, const SpReportSheetDefinition *definition)
{
  double wanted = 0, room = definition->is_portrait ? PORTRAIT_EM : LANDSCAPE_EM;

  for (guint k = 0; k < sp_report_sheet_get_n_columns (sheet); k++)
    wanted += sp_report_sheet_get_em (sheet, k) + PAD_EM;
  return CLAMP (room / wanted, LEAST_ZOOM, 1);
}

static SpPaperTable *
begin_table (const SpReport *report, const SpReportSheet *sheet)
{
  const SpReportSheetDefinition *definition = sp_report_sheet_get_definition (sheet);
  SpPaperTable *table =
    sp_paper_table_new (sp_report_sheet_get_title (sheet),
                        definition->is_portrait ? SP_PAPER_PORTRAIT : SP_PAPER_LANDSCAPE);

  sp_paper_table_set_sheet (table, definition->is_a3 ? SP_TABLE_A3 : SP_TABLE_A4);
  sp_paper_table_set_date (table, sp_report_get_as_of (report));
  add_lines (table, report, sheet);
  for (guint k = 0; k < sp_report_sheet_get_n_columns (sheet); k++)
    {
      const SpReportColumn *column = sp_report_sheet_get_column (sheet, k);

      sp_paper_table_add_column (table, column->head, sp_report_sheet_get_em (sheet, k),
                                 get_align (sp_report_sheet_get_kind (sheet, k)));
      if (*column->group != '\0')
        sp_paper_table_set_group (table, column->group);
    }
  sp_paper_table_set_zoom (table, get_zoom (sheet, definition));
  if (definition->has_foot)
    sp_paper_table_set_foot (table,
                             _ ("审核人：　　　　填表人：　　　　联系电话：　　　　填报日期："));
  return table;
}

static gboolean
add_table (SpReportPaper *self,
           const SpReport *report,
           const SpReportSheet *sheet,
           SpReader *reader,
           GCancellable *cancellable,
           GError **error)
{
  Rows rows = {sheet, begin_table (report, sheet), NULL};

  g_ptr_array_add (self->tables, rows.table);
  return sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, add_row, &rows, cancellable, error);
}

/* ---- all of them ---- */

static void
clear (gpointer data)
{
  SpReportPaper *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->tables);
}

void
sp_report_paper_unref (SpReportPaper *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

SpReportPaper *
sp_report_paper_new (
  const SpReport *report, SpReader *reader, int sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpReportPaper) self = g_atomic_rc_box_new0 (SpReportPaper);

  self->title = g_strdup (sp_report_get_definition (report)->title);
  self->date = sp_report_get_as_of (report);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_paper_table_unref);
  for (guint i = 0; i < sp_report_get_n_sheets (report); i++)
    {
      const SpReportSheet *at = sp_report_get_sheet (report, i);

      if ((sheet < 0 || (int)i == sheet) && sp_report_sheet_get_n_columns (at) > 0 &&
          !add_table (self, report, at, reader, cancellable, error))
        return NULL;
    }
  if (self->tables->len > 0)
    return g_steal_pointer (&self);
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
               _ ("“%s”的各张表是画在工作簿里的，不能单独打印。请导出 Excel 工作簿。"),
               self->title);
  return NULL;
}

guint
sp_report_paper_get_n_pages (SpReportPaper *self)
{
  guint n = 0;

  for (guint i = 0; i < self->tables->len; i++)
    n += sp_paper_table_get_n_pages (self->tables->pdata[i]);
  return n;
}

double
sp_report_paper_get_width (SpReportPaper *self)
{
  return sp_paper_table_get_width (self->tables->pdata[0]);
}

double
sp_report_paper_get_height (SpReportPaper *self)
{
  return sp_paper_table_get_height (self->tables->pdata[0]);
}

void
sp_report_paper_draw (SpReportPaper *self, guint page, cairo_t *cr)
{
  guint i = 0;
  SpPaperTable *table;
  double scale;

  while (i + 1 < self->tables->len && page >= sp_paper_table_get_n_pages (self->tables->pdata[i]))
    page -= sp_paper_table_get_n_pages (self->tables->pdata[i++]);
  table = self->tables->pdata[i];
  scale = MIN (sp_report_paper_get_width (self) / sp_paper_table_get_width (table),
               sp_report_paper_get_height (self) / sp_paper_table_get_height (table));
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  sp_paper_table_draw (table, page, cr);
  cairo_restore (cr);
}

static void
draw_page (gpointer paper, guint page, cairo_t *cr)
{
  sp_paper_table_draw (paper, page, cr);
}

gboolean
sp_report_paper_export_pdf (SpReportPaper *self, const char *path, GError **error)
{
  g_autoptr (SpPaperWriter) writer = sp_paper_writer_new (self->title, self->date);

  for (guint i = 0; i < self->tables->len; i++)
    {
      SpPaperTable *table = self->tables->pdata[i];
      SpPaperFile file = {.title = self->title,
                          .date = self->date,
                          .width = sp_paper_table_get_width (table),
                          .height = sp_paper_table_get_height (table),
                          .n_pages = sp_paper_table_get_n_pages (table),
                          .draw = draw_page};

      sp_paper_writer_add (writer, &file, table);
    }
  return sp_paper_writer_finish (writer, path, error);
}

/* ---- CSV ---- */

static gboolean
add_line (guint i, const SpReportRow *row, gpointer data)
{
  Rows *rows = data;

  for (guint k = 0; k < sp_report_sheet_get_n_columns (rows->sheet); k++)
    {
      g_autofree char *text = sp_report_sheet_dup_text (rows->sheet, k, &row->cells[k]);

      g_string_append (rows->csv, k > 0 ? "," : "");
      sp_text_append_csv (rows->csv, text, is_number (sp_report_sheet_get_kind (rows->sheet, k)));
    }
  g_string_append (rows->csv, "\r\n");
  return TRUE;
}

gboolean
sp_report_sheet_write_csv (const SpReportSheet *self,
                           SpReader *reader,
                           const char *path,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GString) csv = g_string_new ("\xEF\xBB\xBF");
  Rows rows = {self, NULL, csv};

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  for (guint k = 0; k < sp_report_sheet_get_n_columns (self); k++)
    {
      g_autofree char *head = sp_report_column_dup_head (sp_report_sheet_get_column (self, k));

      g_string_append (csv, k > 0 ? "," : "");
      sp_text_append_csv (csv, head, FALSE);
    }
  g_string_append (csv, "\r\n");
  return sp_report_sheet_foreach (self, reader, 0, G_MAXUINT, add_line, &rows, cancellable,
                                  error) &&
         sp_file_write (path, csv->str, csv->len, error);
}
