/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSheet: a table on a sheet, described by data: columns with head, width, kind and getter. Writes
 * title rows, heads, rows in order, notes and foot, the way official tables look, and makes every
 * row high enough for its text. Knows no records: a row is whatever the getters take. Private to
 * the room. */
#pragma once

#include "report/sp-book.h"

G_BEGIN_DECLS

typedef enum
{
  SP_CELL_TEXT,    /* wrapped, at the left */
  SP_CELL_WORD,    /* wrapped, centred */
  SP_CELL_CODE,    /* digits that are text */
  SP_CELL_COUNT,   /* whole number */
  SP_CELL_CHANGE,  /* +3 */
  SP_CELL_MONEY,   /* 2 decimals */
  SP_CELL_RATE,    /* number of 0..1 as 12.3%; none is / */
  SP_CELL_PERCENT, /* number of 0..1 as 12% */
  SP_CELL_DATE,    /* none is / */
  SP_N_CELL_KINDS,
} SpCellKind;

/* What a getter fills. Zeroed before but for @column, which is asked for, and @buffer, which is
 * empty and may hold text made on the way. */
typedef struct
{
  guint column;
  const char *text;
  double number;
  SpDate date;
  gboolean is_none;    /* nothing to show: / in numbers and dates, empty in texts */
  gboolean is_blank;   /* a number that is left empty */
  guint32 colour;      /* of the text, 0: black */
  const char *formula; /* whose value the number is; NULL: none */
  GString *buffer;
} SpCell;

typedef struct
{
  const char *head;
  const char *group; /* heads that share it stand under it; NULL: none */
  double em;         /* width in characters */
  SpCellKind kind;
  void (*get) (gconstpointer row, gpointer data, SpCell *cell);
} SpSheetColumn;

enum
{
  SP_SHEET_FILTER = 1 << 0,
  SP_SHEET_LONG = 1 << 1, /* rows go to disk as they come */
  SP_SHEET_PORTRAIT = 1 << 2,
  SP_SHEET_NUMBERS = 1 << 3,  /* the columns' numbers under the heads */
  SP_SHEET_FOOTLESS = 1 << 4, /* no 审核人 … */
};

typedef struct
{
  const char *name;   /* of the tab */
  const char *corner; /* 附件1, or NULL */
  const char *title;
  const char *left, *middle, *right; /* the line under the title; NULL: empty */
  const char *mark;                  /* in the page head, or NULL */
  const SpSheetColumn *columns;
  guint n_columns;
  guint frozen_columns;
  SpPaperSize paper;
  guint flags;
} SpSheetSpec;

typedef enum
{
  SP_ROW_PLAIN,
  SP_ROW_GROUP,
  SP_ROW_TOTAL,
  SP_N_ROW_LOOKS
} SpRowLook;

typedef struct _SpSheet SpSheet;

/* Begins a sheet of @book; @spec and @data must live as long as the sheet. */
SpSheet *sp_sheet_begin (SpBook *book,
                         const SpSheetSpec *spec,
                         gpointer data,
                         GCancellable *cancellable);
/* Writes the next row. @level > 0: outlined under the row above of a lower level. Returns its
 * number on the sheet. */
guint sp_sheet_add_row (SpSheet *self, gconstpointer row, SpRowLook look, guint level);
/* The row that comes next. */
guint sp_sheet_get_row (const SpSheet *self);
/* A chart under the table, as wide as columns @first..@last; @is_beside: on the rows of the one
 * before. Its sheet, place and width are filled in. */
void sp_sheet_add_chart (
  SpSheet *self, SpBookChart *chart, guint first, guint last, gboolean is_beside);
/* A line over the whole width under the table. */
void sp_sheet_add_note (SpSheet *self, const char *text);
/* Writes the foot (审核人 …), sets up the page and frees @self. */
void sp_sheet_end (SpSheet *self);

/* The parts of the above for sheets that are no tables. */
guint sp_sheet_write_title (SpBook *book, const SpSheetSpec *spec, guint last_column);
void sp_sheet_write_foot (SpBook *book, guint row, guint last_column);

G_END_DECLS
