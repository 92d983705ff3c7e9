/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What laying a paper table out and drawing it share. All lengths are points. */
#pragma once

#include "report/sp-paper-table.h"

G_BEGIN_DECLS

#define SP_TABLE_MARGIN 42.0 /* 15 mm */
#define SP_TABLE_SIZE 9.0    /* of the words */
#define SP_TABLE_PITCH 13.0
#define SP_TABLE_PAD 4.0 /* in cells */
#define SP_TABLE_TITLE_SIZE 17.0
#define SP_TABLE_TITLE_PITCH 25.0
#define SP_TABLE_FOOT 18.0 /* its height */

typedef struct
{
  char *head;
  char *group; /* columns side by side that share it stand under it; NULL: none */
  double share;
  SpAlign align;
  double x, width; /* once laid out */
} SpPaperColumn;

typedef struct
{
  guint column;
  char *text;
  SpTablePaint paint;
} SpCellPaint;

struct _SpPaperTable
{
  /* Owned */
  char *title, *foot;
  GPtrArray *lines;   /* of char * */
  GArray *columns;    /* of SpPaperColumn */
  GPtrArray *cells;   /* of char *, row by row */
  GPtrArray *parts;   /* of char *, further parts, part by part */
  GArray *part_first; /* guint: a row's first further part */
  GArray *part_lines; /* guint: lines of each part, a row's own cells first */
  GArray *paints;     /* of SpCellPaint */
  GHashTable *bold;   /* set of rows, each + 1 */
  GArray *row_lines;  /* guint: lines of the row's longest cell */
  GArray *slices;     /* of SpPaperSlice, page by page */
  GArray *page_first; /* guint: a page's first slice */
  SpChartText *text;
  /* State */
  int n_refs;
  SpPaperOrientation orientation;
  SpTableSheet sheet;
  double zoom;
  guint divided_first, n_divided; /* columns with parts */
  SpDate date;
  gboolean is_laid_out;
  double head_height, group_height; /* of it, the part that groups take */
};

/* Columns, row heights and page breaks, unless they are known. */
void sp_paper_table_lay_out (SpPaperTable *self);
/* Where the heads of the columns begin. */
double sp_paper_table_top (SpPaperTable *self, guint page);
/* Of the sheet in points of the layout, which is drawn larger by sp_paper_table_scale(). */
double sp_paper_table_page_width (SpPaperTable *self);
double sp_paper_table_page_height (SpPaperTable *self);
double sp_paper_table_scale (SpPaperTable *self);
gboolean sp_paper_table_is_divided (SpPaperTable *self, guint column);
guint sp_paper_table_part_lines (SpPaperTable *self, guint row, guint part);
/* The words of a plate in a cell of @width, between its pads, as they break, and their lines. */
char *sp_paper_table_dup_plate_words (
  SpPaperTable *self, const SpTablePaint *paint, const char *text, double width, guint *n_lines);
/* The end of the columns that stand under one group with @first: @first + 1 where it has none. */
guint sp_paper_table_group_end (SpPaperTable *self, guint first);
SpFont sp_paper_table_row_font (SpPaperTable *self, guint row);
/* NULL where the cell is plain. */
const SpTablePaint *sp_paper_table_find_paint (SpPaperTable *self, guint row, guint column);

G_END_DECLS
