/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPaperTable: a table on A4 sheets. Title and lines stand on the first page, the heads of the
 * columns and the page's number on every one; cells wrap, and a row that is longer than a page goes
 * on on the next. Knows no records. */
#pragma once

#include "chart/sp-chart-text.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SP_PAPER_PORTRAIT,
  SP_PAPER_LANDSCAPE,
} SpPaperOrientation;

/* Its fonts are its own: one thread at a time may use it. */
typedef struct _SpPaperTable SpPaperTable;
SpPaperTable *sp_paper_table_new (const char *title, SpPaperOrientation orientation);
SpPaperTable *sp_paper_table_ref (SpPaperTable *self);
void sp_paper_table_unref (SpPaperTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPaperTable, sp_paper_table_unref)

/* First the columns, then rows; @share is the part of the width that a column has of the sum. */
void sp_paper_table_add_column (SpPaperTable *self, const char *head, double share, SpAlign align);
/* A line below the title. */
void sp_paper_table_add_line (SpPaperTable *self, const char *text);
/* As many texts as there are columns; NULL is empty. */
void sp_paper_table_add_row (SpPaperTable *self, const char *const *cells);
/* At the left of every page's foot. */
void sp_paper_table_set_foot (SpPaperTable *self, const char *text);
/* The day that files say they were made on, so that the same table is the same file. */
void sp_paper_table_set_date (SpPaperTable *self, SpDate date);

guint sp_paper_table_get_n_rows (SpPaperTable *self);
double sp_paper_table_get_width (SpPaperTable *self); /* of the sheet, in points */
double sp_paper_table_get_height (SpPaperTable *self);
guint sp_paper_table_get_n_pages (SpPaperTable *self); /* at least one */

/* A row, or some lines of it, on a page. */
typedef struct
{
  guint row, first_line, n_lines;
} SpPaperSlice;
/* What stands on page @i, from the top. */
const SpPaperSlice *sp_paper_table_get_slices (SpPaperTable *self, guint page, guint *n);

/* Draws page @i (from 0) at the origin of @cr in points. */
void sp_paper_table_draw (SpPaperTable *self, guint page, cairo_t *cr);
/* Writes all pages as PDF, in place of what was there. */
gboolean sp_paper_table_export_pdf (SpPaperTable *self, const char *path, GError **error);
/* Writes heads and rows as sp_list_table_write() does: CSV where @path ends in .csv, else a
 * workbook, in place of what was there. */
gboolean sp_paper_table_export_rows (SpPaperTable *self, const char *path, GError **error);

G_END_DECLS
