/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-book.h. */
#include "report/sp-report-book.h"

#include "base/sp-i18n.h"
#include "report/sp-report-made.h"

#define LONG_ROWS 2000 /* from here on rows go to disk as they come */

typedef struct
{
  const SpReport *report;
  SpReader *reader;
  SpBook *book;
  GCancellable *cancellable;
  SpQuarterly *quarterly;
} Writing;

/* ---- tables ---- */

typedef struct
{
  const SpReportSheet *sheet;
  SpSheetColumn *columns;
  GPtrArray *heads; /* made ones, owned */
  SpSheet *out;
} Table;

static SpCellKind
cell_kind (SpReportCellKind kind)
{
  static const SpCellKind kinds[] = {
    [SP_REPORT_CELL_TEXT] = SP_CELL_TEXT,   [SP_REPORT_CELL_WORD] = SP_CELL_WORD,
    [SP_REPORT_CELL_CODE] = SP_CELL_CODE,   [SP_REPORT_CELL_COUNT] = SP_CELL_COUNT,
    [SP_REPORT_CELL_MONEY] = SP_CELL_MONEY, [SP_REPORT_CELL_CHANGE] = SP_CELL_CHANGE,
    [SP_REPORT_CELL_RATE] = SP_CELL_RATE,   [SP_REPORT_CELL_DATE] = SP_CELL_DATE,
  };

  return kinds[kind];
}

static void
get_cell (gconstpointer data, gpointer user_data, SpCell *cell)
{
  const SpReportRow *row = data;
  const Table *table = user_data;
  const SpReportCell *from = &row->cells[cell->column];
  gboolean is_blank = table->sheet->definition->blanks_zeros && from->number == 0;

  cell->text = from->text;
  cell->number = from->number;
  cell->date = from->date;
  cell->is_none = from->is_none;
  cell->is_blank = is_blank;
  cell->colour = from->colour;
}

static gboolean
is_long (const SpReportSheet *sheet)
{
  return sp_report_sheet_get_n_rows (sheet) > LONG_ROWS;
}

/* A long sheet has heads of one row: group and head in one. */
static void
set_heads (Table *table, SpSheetColumn *to, const SpReportColumn *from)
{
  gboolean is_flat = is_long (table->sheet);

  to->head = from->head;
  to->group = *from->group != '\0' && !is_flat ? from->group : NULL;
  if (*from->group != '\0' && is_flat)
    {
      to->head = g_strdup_printf ("%s\n%s", from->group, from->head);
      g_ptr_array_add (table->heads, (gpointer)to->head);
    }
}

static void
make_columns (Table *table)
{
  const SpReportSheet *sheet = table->sheet;

  table->columns = g_new0 (SpSheetColumn, sheet->shown->len + 1);
  table->heads = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sheet->shown->len; i++)
    {
      const SpReportShown *shown = &g_array_index (sheet->shown, SpReportShown, i);

      set_heads (table, &table->columns[i], shown->column);
      table->columns[i].em = shown->em;
      table->columns[i].kind = cell_kind (shown->kind);
      table->columns[i].get = get_cell;
    }
}

static gboolean
add_row (guint i, const SpReportRow *row, gpointer data)
{
  static const SpRowLook looks[] = {
    [SP_REPORT_ROW_PLAIN] = SP_ROW_PLAIN,
    [SP_REPORT_ROW_GROUP] = SP_ROW_GROUP,
    [SP_REPORT_ROW_TOTAL] = SP_ROW_TOTAL,
  };
  Table *table = data;
  gboolean is_child = table->sheet->definition->has_subtotals && row->look == SP_REPORT_ROW_PLAIN;

  sp_sheet_add_row (table->out, row, looks[row->look], is_child ? 1 : 0);
  return TRUE;
}

static guint
sheet_flags (const SpReportSheet *sheet)
{
  const SpReportSheetDefinition *definition = sheet->definition;

  return (definition->has_filter ? SP_SHEET_FILTER : 0u) | (is_long (sheet) ? SP_SHEET_LONG : 0u) |
         (definition->is_portrait ? SP_SHEET_PORTRAIT : 0u) |
         (definition->has_numbers ? SP_SHEET_NUMBERS : 0u) |
         (definition->has_foot ? 0u : SP_SHEET_FOOTLESS);
}

static gboolean
write_table (Writing *self, const SpReportSheet *sheet, GError **error)
{
  const SpReportSheetDefinition *definition = sheet->definition;
  Table table = {.sheet = sheet};
  SpSheetSpec spec = {.name = definition->name,
                      .corner = *definition->corner != '\0' ? definition->corner : NULL,
                      .title = sheet->title,
                      .left = self->quarterly->prepared,
                      .middle = self->quarterly->span,
                      .right = definition->unit,
                      .mark = self->quarterly->mark,
                      .n_columns = sheet->shown->len,
                      .frozen_columns = definition->frozen_columns,
                      .paper = definition->is_a3 ? SP_PAPER_A3 : SP_PAPER_A4,
                      .flags = sheet_flags (sheet)};
  gboolean is_read;

  make_columns (&table);
  spec.columns = table.columns;
  table.out = sp_sheet_begin (self->book, &spec, &table, self->cancellable);
  is_read = sp_report_sheet_foreach (sheet, self->reader, 0, G_MAXUINT, add_row, &table,
                                     self->cancellable, error);
  if (sp_report_sheet_get_n_rows (sheet) == 0)
    sp_sheet_add_note (table.out, _ ("（本期无）"));
  for (guint i = 0; i < definition->notes->len; i++)
    sp_sheet_add_note (table.out, definition->notes->pdata[i]);
  sp_sheet_end (table.out);
  g_free (table.columns);
  g_ptr_array_unref (table.heads);
  return is_read;
}

/* ---- the book ---- */

static gboolean
write_sheets (Writing *self, GError **error)
{
  for (guint i = 0; i < self->report->sheets->len; i++)
    {
      const SpReportSheet *sheet = self->report->sheets->pdata[i];

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (sheet->definition->rows == SP_ROWS_MADE)
        sp_report_made_write (sheet->definition->records, self->quarterly);
      else if (!write_table (self, sheet, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sp_report_write_book (const SpReport *self,
                      SpReader *reader,
                      const char *path,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *period = sp_period_dup_label (&self->period);
  SpBookProperties properties = {
    .title = self->plan_title, .subject = period, .author = self->reporter, .created = self->as_of};
  g_autoptr (SpBook) book = NULL;
  g_auto (SpQuarterly) quarterly = {0};
  Writing writing = {self, reader, NULL, cancellable, &quarterly};

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  book = sp_book_new (path, &properties, error);
  if (book == NULL)
    return FALSE;
  writing.book = book;
  sp_quarterly_init (&quarterly, &self->measures, book, cancellable);
  return write_sheets (&writing, error) && sp_book_finish (book, cancellable, error);
}
