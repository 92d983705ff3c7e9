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
  double share;
  SpAlign align;
  double x, width; /* once laid out */
} SpPaperColumn;

struct _SpPaperTable
{
  /* Owned */
  char *title, *foot;
  GPtrArray *lines;   /* of char * */
  GArray *columns;    /* of SpPaperColumn */
  GPtrArray *cells;   /* of char *, row by row */
  GArray *row_lines;  /* guint: lines of the row's longest cell */
  GArray *slices;     /* of SpPaperSlice, page by page */
  GArray *page_first; /* guint: a page's first slice */
  SpChartText *text;
  /* State */
  int n_refs;
  SpPaperOrientation orientation;
  SpDate date;
  gboolean is_laid_out;
  double head_height;
};

/* Columns, row heights and page breaks, unless they are known. */
void sp_paper_table_lay_out (SpPaperTable *self);
/* Where the heads of the columns begin. */
double sp_paper_table_top (SpPaperTable *self, guint page);
const char *sp_paper_table_get_cell (SpPaperTable *self, guint row, guint column);

G_END_DECLS
