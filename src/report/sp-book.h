/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpBook: a workbook being written. Wraps the library so that nothing can go wrong unseen: every
 * return value is checked, the first failure is kept and told at the end, text is made fit for
 * cells, formats are made once, and the file appears under its name only when it is whole. Knows no
 * records. Private to the room. */
#pragma once

#include "base/sp-date.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpBook SpBook;
typedef struct lxw_format SpFormat; /* owned by the book */

typedef enum
{
  SP_FONT_SONG,     /* 宋体: cells */
  SP_FONT_HEI,      /* 黑体: heads */
  SP_FONT_FANGSONG, /* 仿宋_GB2312: paragraphs */
  SP_FONT_TITLE,    /* 方正小标宋简体 */
  SP_N_FONTS,
} SpFont;

typedef enum
{
  SP_ALIGN_LEFT,
  SP_ALIGN_CENTER,
  SP_ALIGN_RIGHT
} SpAlign;

typedef enum
{
  SP_SHOW_GENERAL,
  SP_SHOW_TEXT,
  SP_SHOW_COUNT,   /* 1234 */
  SP_SHOW_MONEY,   /* 1234.50 */
  SP_SHOW_RATE,    /* 12.3% */
  SP_SHOW_PERCENT, /* 12% */
  SP_SHOW_POINTS,  /* +12.3 */
  SP_SHOW_CHANGE,  /* +12 */
  SP_SHOW_DATE,    /* 2021年9月30日 */
  SP_N_SHOWS,
} SpShow;

enum
{
  SP_EDGE_LEFT = 1 << 0,
  SP_EDGE_RIGHT = 1 << 1,
  SP_EDGE_TOP = 1 << 2,
  SP_EDGE_BOTTOM = 1 << 3,
  SP_EDGE_ALL = 15,
  SP_EDGE_NOW = 1 << 4, /* thick coloured left and right: the as-of month */
};

enum
{
  SP_STYLE_BOLD = 1 << 0,
  SP_STYLE_WRAP = 1 << 1,
  SP_STYLE_TOP = 1 << 2,   /* vertically; else centred */
  SP_STYLE_HATCH = 1 << 3, /* the fill as a hatch, for photocopies */
  SP_STYLE_LINK = 1 << 4,  /* underlined */
};

/* A look. Zero-initialise; compared byte by byte, so it has no padding. */
typedef struct
{
  guint8 font;        /* SpFont */
  guint8 half_points; /* 21 is 10.5 points */
  guint8 align;       /* SpAlign */
  guint8 edges;       /* SP_EDGE_… */
  guint8 show;        /* SpShow */
  guint8 flags;       /* SP_STYLE_… */
  guint16 indent;
  guint32 fill;   /* RGB, 0: none */
  guint32 colour; /* RGB, 0: black */
} SpStyle;

typedef struct
{
  const char *title, *subject, *author, *comments;
  SpDate created; /* the as-of date: the clock would make the bytes differ */
} SpBookProperties;

/* Fails when nothing can be written at @path. */
SpBook *sp_book_new (const char *path, const SpBookProperties *properties, GError **error);
/* Frees; what was not finished leaves no trace. */
void sp_book_free (SpBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpBook, sp_book_free)
/* Puts the workbook in place. Fails with the first failure of all calls before. */
gboolean sp_book_finish (SpBook *self, GCancellable *cancellable, GError **error);
gboolean sp_book_has_failed (SpBook *self);
guint sp_book_get_n_cut (SpBook *self); /* texts cut at the cell limit so far */

/* Begins a sheet; all calls below are about the newest. @is_long: rows go to disk as they are
 * written, strictly in order, and merged ranges are one row high. @name is made valid and unique.
 */
void sp_book_add_sheet (SpBook *self, const char *name, gboolean is_long);
const char *sp_book_get_sheet_name (SpBook *self);

typedef enum
{
  SP_PAPER_A4,
  SP_PAPER_A3
} SpPaperSize;
typedef struct
{
  SpPaperSize paper;
  gboolean is_portrait;
  guint head_first, head_last; /* rows repeated on each page */
  guint frozen_rows, frozen_columns;
  const char *mark;     /* in the page head at the right, or NULL */
  gboolean is_one_page; /* as high as one page, too */
} SpBookPage;
void sp_book_set_page (SpBook *self, const SpBookPage *page);
void sp_book_set_filter (SpBook *self, guint row, guint last_row, guint last_column);
void sp_book_set_column (SpBook *self, guint first, guint last, double em); /* em of 10.5 points */
void sp_book_set_row (SpBook *self, guint row, double points, guint level);

SpFormat *sp_book_format (SpBook *self, const SpStyle *style);
void sp_book_text (SpBook *self, guint row, guint column, const char *text, SpFormat *format);
void sp_book_number (SpBook *self, guint row, guint column, double value, SpFormat *format);
void sp_book_date (SpBook *self, guint row, guint column, SpDate date, SpFormat *format);
void sp_book_blank (SpBook *self, guint row, guint column, SpFormat *format);
/* The rectangle becomes one cell holding @text; one cell alone is simply written. */
void sp_book_merge (SpBook *self,
                    guint row,
                    guint column,
                    guint last_row,
                    guint last_column,
                    const char *text,
                    SpFormat *format);
void sp_book_formula (
  SpBook *self, guint row, guint column, const char *formula, double value, SpFormat *format);
char *sp_book_dup_cell_name (guint row, guint column); /* C7; transfer full */
/* The same, whose value is a text. */
void sp_book_text_formula (
  SpBook *self, guint row, guint column, const char *formula, const char *value, SpFormat *format);
/* @text leads to cell A1 of the sheet that is or will be called @sheet. */
void sp_book_link (
  SpBook *self, guint row, guint column, const char *sheet, const char *text, SpFormat *format);
/* How many bytes of @text one cell holds, with room for a note: all of them, or up to a character.
 */
gsize sp_book_measure_text (const char *text);
/* Numbers above 0 in these rows of @column are red. */
void sp_book_warn (SpBook *self, guint row, guint last_row, guint column);
/* Only whole numbers from 0 on, or numbers, can be filled in here. */
void sp_book_expect_number (
  SpBook *self, guint row, guint last_row, guint column, gboolean is_whole);
void sp_book_set_print_area (SpBook *self, guint last_row, guint last_column);

typedef enum
{
  SP_BOOK_CHART_PIE,
  SP_BOOK_CHART_STACKED_BAR,
  SP_BOOK_CHART_COLUMNS,
  SP_BOOK_CHART_LINE,
} SpBookChartKind;
typedef struct
{
  const char *name;
  guint column;
  guint32 colour;
  gboolean is_hatched;
  gboolean is_empty;  /* a slice of nothing: not labelled */
  gboolean is_dashed; /* a line that is a plan */
} SpBookSeries;
/* A native chart whose figures stand in rows first_row..last_row of sheet @sheet. */
typedef struct
{
  SpBookChartKind kind;
  const char *title;
  const char *sheet;
  guint first_row, last_row;
  guint category_column;
  const SpBookSeries *series; /* a pie has one; its slices are coloured by @slices */
  guint n_series;
  const SpBookSeries *slices; /* one a row */
  guint n_columns;            /* covered, each @column_em wide */
  double column_em;
  double pixels;     /* width, where columns differ; 0: by the columns */
  double points;     /* height */
  gboolean is_count; /* of things, of which there are no halves: whole numbers along the axis */
  double top;        /* of counts: the highest bar or point */
} SpBookChart;
double sp_book_get_column_pixels (double em);
void sp_book_add_chart (SpBook *self, guint row, guint column, const SpBookChart *chart);

G_END_DECLS
