/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .xlsx reader: a sheet as a stream of cells, which becomes a table as it shows
 * (sp-xlsx-sheet.c) or rows of data (sp-xlsx-table.c). Keeps nothing but the cell at hand. */
#pragma once

#include "exchange/sp-xlsx-book.h"

G_BEGIN_DECLS

#define SP_XLSX_LAST_COLUMN 16383
#define SP_XLSX_LAST_ROW 1048575
/* WPS keeps a picture in a cell as a formula. */
#define SP_XLSX_PICTURE "DISPIMG("

typedef enum
{
  SP_XLSX_NUMBER,
  SP_XLSX_SHARED, /* the value is the number of a shared text */
  SP_XLSX_TEXT,
  SP_XLSX_BOOLEAN,
  SP_XLSX_ERROR,
  SP_XLSX_DATE,
} SpXlsxCellType;

typedef struct
{
  guint row, column; /* from 0; the row may lie past SP_XLSX_LAST_ROW */
  SpXlsxCellType type;
  guint style;
  const char *value; /* as in the file; valid during the call */
  gsize length;
  gboolean is_formula;
  gboolean is_picture;
} SpXlsxCell;

/* All must be given. Rows and columns count from 0, ranges include their ends. */
typedef struct
{
  void (*add_cell) (const SpXlsxCell *cell, gpointer user_data, GError **error);
  void (*add_merge) (
    guint row, guint column, guint last_row, guint last_column, gpointer user_data);
  void (*hide_row) (guint row, gpointer user_data); /* by hand: neither filtered nor folded */
  void (*hide_columns) (guint first, guint last, gpointer user_data);
} SpXlsxSink;

gboolean sp_xlsx_scan_sheet (
  SpXlsxBook *book, const char *part, const SpXlsxSink *sink, gpointer user_data, GError **error);

/* Of a cell that shares its text: where in book->ends. FALSE where it is none of the book's. */
gboolean sp_xlsx_find_shared (const SpXlsxBook *book, const char *value, guint *index);
/* NULL: none. */
const SpXlsxFormat *sp_xlsx_get_format (const SpXlsxBook *book, guint style);

G_END_DECLS
