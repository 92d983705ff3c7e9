/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One sheet as it shows: its cells with their values as they are shown. What is hidden by hand is
 * left out; rows that only a filter or a folded group keeps from sight are part of the table. */
#include "exchange/sp-xlsx-grid.h"
#include "exchange/sp-xlsx-scan.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

typedef struct
{
  /* Owned */
  SpXlsxGrid *grid;
  GString *shown;

  /* Borrowed */
  SpXlsxBook *book;
} Sheet;

/* ---- values ---- */

static void
add_shared (Sheet *self, const SpXlsxCell *cell)
{
  const GArray *ends = self->book->ends;
  guint index;

  if (sp_xlsx_find_shared (self->book, cell->value, &index))
    sp_xlsx_grid_add_shared (self->grid, cell->row, cell->column,
                             index > 0 ? g_array_index (ends, gsize, index - 1) : 0,
                             g_array_index (ends, gsize, index));
}

static void
show_number (Sheet *self, const SpXlsxCell *cell)
{
  char *end = NULL;
  double value = g_ascii_strtod (cell->value, &end);

  if (end == cell->value || *end != '\0')
    sp_xlsx_append_text (self->shown, cell->value, cell->length);
  else
    sp_xlsx_format_append (sp_xlsx_get_format (self->book, cell->style), self->shown, value,
                           self->book->is_1904);
}

static void
show_value (Sheet *self, const SpXlsxCell *cell)
{
  switch (cell->type)
    {
    case SP_XLSX_NUMBER:
      show_number (self, cell);
      break;
    case SP_XLSX_TEXT:
      sp_xlsx_append_text (self->shown, cell->value, cell->length);
      break;
    case SP_XLSX_BOOLEAN:
      g_string_append (self->shown, strcmp (cell->value, "1") == 0 ? "TRUE" : "FALSE");
      break;
    case SP_XLSX_DATE:
      if (!sp_xlsx_format_append_iso (sp_xlsx_get_format (self->book, cell->style), self->shown,
                                      cell->value))
        sp_xlsx_append_text (self->shown, cell->value, cell->length);
      break;
    case SP_XLSX_SHARED:
    case SP_XLSX_ERROR:
    default:
      break;
    }
}

static void
sheet_add_cell (const SpXlsxCell *cell, gpointer user_data, GError **error)
{
  Sheet *self = user_data;
  SpXlsxBook *book = self->book;

  g_string_truncate (self->shown, 0);
  if (cell->length > 0 && !cell->is_picture && cell->row <= SP_XLSX_LAST_ROW)
    {
      if (cell->type == SP_XLSX_SHARED)
        add_shared (self, cell);
      else
        show_value (self, cell);
    }
  if (self->shown->len > 0 && strstr (self->shown->str, SP_XLSX_PICTURE) == NULL)
    sp_xlsx_grid_add_text (self->grid, cell->row, cell->column, self->shown->str, self->shown->len);
  if (book->n_cells + sp_xlsx_grid_get_n_cells (self->grid) > SP_XLSX_MAX_CELLS ||
      sp_xlsx_grid_get_n_bytes (self->grid) > SP_DOCUMENT_TEXT_LIMIT)
    sp_xlsx_refuse_size (error);
}

static void
sheet_add_merge (guint row, guint column, guint last_row, guint last_column, gpointer user_data)
{
  sp_xlsx_grid_add_merge (((Sheet *)user_data)->grid, row, column, last_row, last_column);
}

static void
sheet_hide_row (guint row, gpointer user_data)
{
  sp_xlsx_grid_hide_row (((Sheet *)user_data)->grid, row);
}

static void
sheet_hide_columns (guint first, guint last, gpointer user_data)
{
  sp_xlsx_grid_hide_columns (((Sheet *)user_data)->grid, first, last);
}

/* ---- the sheet ---- */

static gboolean
write_sheet (Sheet *self, const char *name, GError **error)
{
  const SpXlsxLimits limits = {SP_XLSX_MAX_COLUMNS, SP_XLSX_MAX_CELLS - self->book->n_cells,
                               SP_DOCUMENT_TEXT_LIMIT};
  SpXlsxOutcome outcome = sp_xlsx_grid_write (self->grid, name, &limits, self->book->document);

  if (outcome == SP_XLSX_TOO_MUCH)
    return sp_xlsx_refuse_size (error);
  if (outcome == SP_XLSX_TOO_WIDE)
    g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                 _ ("工作表“%s”第 %d 列以后还有内容，超过上限。请删去或隐藏右边无关的列，另存后再"
                    "选。"),
                 name, SP_XLSX_MAX_COLUMNS);
  return outcome == SP_XLSX_WRITTEN;
}

gboolean
sp_xlsx_read_sheet (SpXlsxBook *book, const char *part, const char *name, GError **error)
{
  static const SpXlsxSink sink = {sheet_add_cell, sheet_add_merge, sheet_hide_row,
                                  sheet_hide_columns};
  g_autoptr (SpXlsxGrid) grid = sp_xlsx_grid_new (book->text);
  g_autoptr (GString) shown = g_string_new (NULL);
  Sheet sheet = {grid, shown, book};

  if (!sp_xlsx_scan_sheet (book, part, &sink, &sheet, error) || !write_sheet (&sheet, name, error))
    return FALSE;
  book->n_cells += MAX (sp_xlsx_grid_get_n_cells (grid), sp_xlsx_grid_get_n_written (grid));
  book->n_cells = MIN (book->n_cells, SP_XLSX_MAX_CELLS);
  return TRUE;
}
