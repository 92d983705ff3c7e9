/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPaperTable: a table on sheets, A4 unless told otherwise. Title and lines stand on the first
 * page, the heads of the columns and the page's number on every one; cells wrap, and a row that is
 * longer than a page goes on on the next. Knows no records. */
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

/* A larger sheet is the same drawing, larger. */
typedef enum
{
  SP_TABLE_A4,
  SP_TABLE_A3,
  SP_TABLE_A2,
  SP_TABLE_A1,
  SP_TABLE_N_SHEETS
} SpTableSheet;
void sp_paper_table_set_sheet (SpPaperTable *self, SpTableSheet sheet);
/* How large words are on the same sheet: 1 is 9 points on A4. */
void sp_paper_table_set_zoom (SpPaperTable *self, double zoom);

/* First the columns, then rows; @share is the part of the width that a column has of the sum. */
void sp_paper_table_add_column (SpPaperTable *self, const char *head, double share, SpAlign align);
/* The last column stands under @group, with those beside it that do, too. */
void sp_paper_table_set_group (SpPaperTable *self, const char *group);
/* A line below the title. */
void sp_paper_table_add_line (SpPaperTable *self, const char *text);
/* As many texts as there are columns; NULL is empty. */
void sp_paper_table_add_row (SpPaperTable *self, const char *const *cells);
/* The last row is a total. */
void sp_paper_table_embolden (SpPaperTable *self);
/* The @n columns from @first on may have several parts in a row, one below the other, beside which
 * the other cells stand once. In files that go on into a spreadsheet each part is a row, and the
 * other cells are said again, so that it can be filtered. */
void sp_paper_table_set_parts (SpPaperTable *self, guint first, guint n);
/* A further part of the last row: a text for each of these columns. */
void sp_paper_table_add_part (SpPaperTable *self, const char *const *cells);
/* Cells of @column whose text is @text stand in the middle of a plate of the colour, with a strip
 * of the hatch of a level (1 … 4, 0: none), which a grey print tells apart. */
typedef struct
{
  SpColor fill, ink;
  guint hatch;
} SpTablePaint;
void sp_paper_table_paint (SpPaperTable *self,
                           guint column,
                           const char *text,
                           const SpTablePaint *paint);
/* At the left of every page's foot. */
void sp_paper_table_set_foot (SpPaperTable *self, const char *text);
/* Goes with the fonts of @with, which are warm, in place of its own: both are for one thread then.
 */
void sp_paper_table_share_fonts (SpPaperTable *self, SpPaperTable *with);
/* The day that files say they were made on, so that the same table is the same file. */
void sp_paper_table_set_date (SpPaperTable *self, SpDate date);

guint sp_paper_table_get_n_rows (SpPaperTable *self);
double sp_paper_table_get_width (SpPaperTable *self); /* of the sheet, in points */
double sp_paper_table_get_height (SpPaperTable *self);
guint sp_paper_table_get_n_pages (SpPaperTable *self); /* at least one */
/* Lays out, of a long table most of the work of printing it, and tells after some rows how many
 * there are to go on with. FALSE: @func said to stop, and it is not laid out. */
typedef gboolean (*SpPaperRowsFunc) (guint n_done, gpointer data);
gboolean sp_paper_table_prepare (SpPaperTable *self, SpPaperRowsFunc func, gpointer data);

const char *sp_paper_table_get_title (SpPaperTable *self);
const char *sp_paper_table_get_cell (SpPaperTable *self, guint row, guint column);
guint sp_paper_table_get_n_parts (SpPaperTable *self, guint row); /* at least one */
const char *sp_paper_table_get_part (SpPaperTable *self, guint row, guint part, guint column);

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
/* Writes heads and rows as CSV (UTF-8 with a byte order mark, CRLF), in place of what was there. */
gboolean sp_paper_table_export_csv (SpPaperTable *self, const char *path, GError **error);
/* The same with title, lines and foot as a workbook. */
gboolean sp_paper_table_export_xlsx (SpPaperTable *self, const char *path, GError **error);
/* CSV where @path ends in .csv, else a workbook. */
gboolean sp_paper_table_export_rows (SpPaperTable *self, const char *path, GError **error);

G_END_DECLS
