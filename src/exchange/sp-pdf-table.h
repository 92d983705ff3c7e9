/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .pdf reader: tables of a page, told by their ruling lines, or, where they have a
 * head of tasks, by how they stand. What else is set in columns stays lines. */
#pragma once

#include "exchange/sp-pdf-page.h"

G_BEGIN_DECLS

typedef struct
{
  guint row, column, row_span, column_span;
  gsize start, length; /* of its text in the pool */
} SpPdfCell;

typedef struct
{
  SpPdfBox box;
  GArray *columns; /* of double: edges from left to right */
  guint n_rows;
  GArray *cells;     /* of SpPdfCell, by row, then column */
  gboolean is_plain; /* has no ruling lines */
} SpPdfTable;

/* The tables of @page from top to bottom; glyphs that stand in one are taken out of the page. */
GPtrArray *sp_pdf_tables_new (SpPdfPage *page, GString *pool);
void sp_pdf_table_free (SpPdfTable *self);

/* Appends @next, with which the page after begins, where it has the same columns. A head that is
 * printed again is left out, a row that the page end parted is made one. FALSE: another table. */
gboolean sp_pdf_table_continue (SpPdfTable *self, const SpPdfTable *next, GString *pool);

G_END_DECLS
