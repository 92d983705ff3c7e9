/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-paper.h. */
#include "report/sp-report-paper-private.h"

#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "report/sp-paper-file.h"

/* Of a sheet in characters of its size, and what a cell has beside them. */
#define PORTRAIT_EM 56.0
#define LANDSCAPE_EM 84.0
#define PAD_EM 0.9
#define LEAST_ZOOM 0.6

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

static guint
count_table (gpointer table)
{
  return sp_paper_table_get_n_pages (table);
}

static void
draw_table (gpointer table, guint page, cairo_t *cr)
{
  sp_paper_table_draw (table, page, cr);
}

static void
free_table (gpointer table)
{
  sp_paper_table_unref (table);
}

/* All tables go with the fonts of the first. */
static void
share_fonts (SpReportPaper *self, SpPaperTable *table)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_array_index (self->parts, SpReportPart, i).is_table)
      {
        sp_paper_table_share_fonts (table, g_array_index (self->parts, SpReportPart, i).pages);
        return;
      }
}

void
sp_report_paper_add_table (SpReportPaper *self,
                           SpPaperTable *table,
                           const char *title,
                           guint n_rows)
{
  SpReportPart part = {.title = g_strdup (title),
                       .pages = table,
                       .free = free_table,
                       .is_table = TRUE,
                       .width = sp_paper_table_get_width (table),
                       .height = sp_paper_table_get_height (table),
                       .get_n_pages = count_table,
                       .draw = draw_table};

  share_fonts (self, table);
  sp_paper_table_set_date (table, self->date);
  g_array_append_val (self->parts, part);
  self->n_rows += n_rows;
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

  sp_report_paper_add_table (self, rows.table, sp_report_sheet_get_definition (sheet)->name,
                             sp_report_sheet_get_n_rows (sheet));
  return sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, add_row, &rows, cancellable, error);
}

/* ---- all of them ---- */

static gboolean
has_trends (const SpReportSheetDefinition *definition)
{
  return definition->rows == SP_ROWS_INDICATOR && definition->charts->len > 0;
}

static gboolean
is_summary (const SpReportSheetDefinition *definition)
{
  return definition->rows == SP_ROWS_MADE && g_str_equal (definition->records, "overview");
}

static gboolean
needs_charts (const SpReport *report)
{
  for (guint i = 0; i < sp_report_get_n_sheets (report); i++)
    {
      const SpReportSheetDefinition *definition =
        sp_report_sheet_get_definition (sp_report_get_sheet (report, i));

      if (definition->rows == SP_ROWS_MADE || has_trends (definition))
        return TRUE;
    }
  return FALSE;
}

/* Everything that is read at once is read now: pages can be drawn without a reader. */
static gboolean
add_sheets (SpReportPaper *self,
            const SpReport *report,
            SpReader *reader,
            GCancellable *cancellable,
            GError **error)
{
  gboolean has_summary = FALSE;

  for (guint i = 0; i < sp_report_get_n_sheets (report); i++)
    {
      const SpReportSheet *sheet = sp_report_get_sheet (report, i);
      const SpReportSheetDefinition *definition = sp_report_sheet_get_definition (sheet);

      has_summary = has_summary || is_summary (definition);
      if (definition->rows == SP_ROWS_MADE)
        sp_report_paper_add_drawn (self, report, sheet);
      else if (!add_table (self, report, sheet, reader, cancellable, error))
        return FALSE;
      if (has_trends (definition))
        sp_report_paper_add_trends (self);
    }
  return !has_summary || sp_report_paper_add_annexes (self, reader, cancellable, error);
}

static void
part_clear (gpointer data)
{
  SpReportPart *part = data;

  g_free (part->title);
  if (part->free != NULL)
    part->free (part->pages);
}

static void
clear (gpointer data)
{
  SpReportPaper *self = data;

  g_free (self->title);
  g_array_unref (self->parts);
  sp_report_paper_free_charts (self);
}

void
sp_report_paper_unref (SpReportPaper *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

SpReportPaper *
sp_report_paper_new (const SpReport *report,
                     SpReader *reader,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SpReportPaper) self = g_atomic_rc_box_new0 (SpReportPaper);

  self->title = g_strdup (sp_report_get_definition (report)->title);
  self->date = sp_report_get_as_of (report);
  self->parts = g_array_new (FALSE, FALSE, sizeof (SpReportPart));
  g_array_set_clear_func (self->parts, part_clear);
  if ((needs_charts (report) &&
       !sp_report_paper_load_charts (self, report, reader, cancellable, error)) ||
      !add_sheets (self, report, reader, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* ---- pages ---- */

static SpReportPart *
get_part (SpReportPaper *self, guint i)
{
  return &g_array_index (self->parts, SpReportPart, i);
}

static guint
count_pages (const SpReportPart *part)
{
  return part->get_n_pages != NULL ? part->get_n_pages (part->pages) : part->n_pages;
}

guint
sp_report_paper_get_n_pages (SpReportPaper *self)
{
  guint n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    n += count_pages (get_part (self, i));
  return n;
}

double
sp_report_paper_get_width (SpReportPaper *self)
{
  return get_part (self, 0)->width;
}

double
sp_report_paper_get_height (SpReportPaper *self)
{
  return get_part (self, 0)->height;
}

void
sp_report_paper_draw (SpReportPaper *self, guint page, cairo_t *cr)
{
  guint i = 0;
  const SpReportPart *part;
  double scale;

  while (i + 1 < self->parts->len && page >= count_pages (get_part (self, i)))
    page -= count_pages (get_part (self, i++));
  part = get_part (self, i);
  scale = MIN (sp_report_paper_get_width (self) / part->width,
               sp_report_paper_get_height (self) / part->height);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  part->draw (part->pages, page, cr);
  cairo_restore (cr);
}

/* ---- writing ---- */

#define LAYING_OUT 0.4 /* of the time, about; the rest is drawing */

typedef struct
{
  SpReportPaper *paper;
  GCancellable *cancellable;
  SpReportProgressFunc func;
  gpointer data;
  double laying_out; /* its part of the whole */
  guint n_rows;      /* of the tables before */
} Progress;

static void
tell (const Progress *self, double done)
{
  if (self->func != NULL)
    self->func (MIN (done, 1), self->data);
}

static gboolean
tell_rows (guint n_done, gpointer data)
{
  const Progress *self = data;

  tell (self, self->laying_out * (self->n_rows + n_done) / MAX (self->paper->n_rows, 1));
  return !g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
lay_out (Progress *self, GError **error)
{
  for (guint i = 0; i < self->paper->parts->len; i++)
    {
      const SpReportPart *part = get_part (self->paper, i);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!part->is_table)
        count_pages (part);
      else if (!sp_paper_table_prepare (part->pages, tell_rows, self))
        return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
      else
        self->n_rows += sp_paper_table_get_n_rows (part->pages);
    }
  return TRUE;
}

gboolean
sp_report_paper_prepare (SpReportPaper *self,
                         GCancellable *cancellable,
                         SpReportProgressFunc func,
                         gpointer data,
                         GError **error)
{
  Progress progress = {self, cancellable, func, data, 1, 0};

  return lay_out (&progress, error);
}

/* One page of a part. */
typedef struct
{
  const SpReportPart *part;
  guint page;
} Leaf;

static void
draw_leaf (gpointer data, guint page, cairo_t *cr)
{
  const Leaf *leaf = data;

  cairo_save (cr);
  leaf->part->draw (leaf->part->pages, leaf->page, cr);
  cairo_restore (cr);
}

static gboolean
add_part (SpPaperWriter *writer,
          const SpReportPart *part,
          const Progress *progress,
          guint first,
          guint n,
          GError **error)
{
  SpPaperFile file = {
    .width = part->width, .height = part->height, .n_pages = 1, .draw = draw_leaf};

  for (guint page = 0; page < count_pages (part); page++)
    {
      Leaf leaf = {part, page};

      if (g_cancellable_set_error_if_cancelled (progress->cancellable, error))
        return FALSE;
      file.bookmark = page == 0 ? part->title : NULL;
      sp_paper_writer_add (writer, &file, &leaf);
      tell (progress, LAYING_OUT + (1 - LAYING_OUT) * (first + page + 1) / n);
    }
  return TRUE;
}

gboolean
sp_report_paper_export_pdf (SpReportPaper *self,
                            const char *path,
                            GCancellable *cancellable,
                            SpReportProgressFunc func,
                            gpointer data,
                            GError **error)
{
  g_autoptr (SpPaperWriter) writer = sp_paper_writer_new (self->title, self->date);
  Progress progress = {self, cancellable, func, data, LAYING_OUT, 0};
  guint first = 0, n;

  if (!lay_out (&progress, error))
    return FALSE;
  n = sp_report_paper_get_n_pages (self);
  for (guint i = 0; i < self->parts->len; i++)
    {
      if (!add_part (writer, get_part (self, i), &progress, first, n, error))
        return FALSE;
      first += count_pages (get_part (self, i));
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
