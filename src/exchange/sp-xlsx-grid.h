/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .xlsx reader: the cells of a sheet as they are read, and the table that shows of
 * them: without hidden rows and columns, merged cells as one. Knows no XML. */
#pragma once

#include "exchange/sp-xlsx-scan.h"

G_BEGIN_DECLS

typedef struct _SpXlsxGrid SpXlsxGrid;

/* @shared: borrowed text that cells may point into. */
SpXlsxGrid *sp_xlsx_grid_new (const GString *shared);
void sp_xlsx_grid_free (SpXlsxGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpXlsxGrid, sp_xlsx_grid_free)

/* Rows and columns count from 0. */
void sp_xlsx_grid_add_text (
  SpXlsxGrid *self, guint row, guint column, const char *text, gsize length);
void sp_xlsx_grid_add_shared (SpXlsxGrid *self, guint row, guint column, gsize start, gsize end);
void sp_xlsx_grid_add_merge (
  SpXlsxGrid *self, guint row, guint column, guint last_row, guint last_column);
void sp_xlsx_grid_hide_row (SpXlsxGrid *self, guint row);
void sp_xlsx_grid_hide_columns (SpXlsxGrid *self, guint first, guint last);
guint sp_xlsx_grid_get_n_cells (const SpXlsxGrid *self);
gsize sp_xlsx_grid_get_n_bytes (const SpXlsxGrid *self);

guint sp_xlsx_grid_get_n_written (const SpXlsxGrid *self); /* with empty ones between others */

typedef struct
{
  guint columns; /* of a table */
  guint cells;   /* that this sheet may still write */
  gsize text;    /* of the whole document, in bytes */
} SpXlsxLimits;

typedef enum
{
  SP_XLSX_WRITTEN,
  SP_XLSX_TOO_WIDE, /* there is text behind the last column taken */
  SP_XLSX_TOO_MUCH,
} SpXlsxOutcome;

/* Appends the table, if anything of it shows. No more is added after it. */
SpXlsxOutcome sp_xlsx_grid_write (SpXlsxGrid *self,
                                  const char *name,
                                  const SpXlsxLimits *limits,
                                  SpDocument *document);

G_END_DECLS
