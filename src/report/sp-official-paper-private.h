/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to report: the numbers of the layout, and what is laid out. */
#pragma once

#include "report/sp-official-paper.h"
#include "report/sp-word-file.h"

G_BEGIN_DECLS

#define SP_MM (72 / 25.4)

/* GB/T 9704-2012, 5.2: head 37 mm, back 28 mm, text 156 mm by 225 mm. */
#define SP_OFFICIAL_LEFT (28 * SP_MM)
#define SP_OFFICIAL_TOP (37 * SP_MM)
#define SP_OFFICIAL_WIDTH (156 * SP_MM)
#define SP_OFFICIAL_HEIGHT (225 * SP_MM)
/* 22 lines of 28 characters a page; 28 of the third size (16 points) are a little wider than the
 * text, so the size is what the width gives. */
#define SP_OFFICIAL_PITCH (SP_OFFICIAL_HEIGHT / 22)
#define SP_OFFICIAL_SIZE (SP_OFFICIAL_WIDTH / 28)
#define SP_OFFICIAL_TITLE_SIZE 22.0 /* second size */
#define SP_OFFICIAL_TITLE_PITCH 33.0
#define SP_OFFICIAL_NUMBER_SIZE 14.0 /* fourth size; 7 mm below the text */
#define SP_OFFICIAL_NUMBER_DROP (7 * SP_MM)
#define SP_FORM_SIZE 10.5 /* fifth size */
#define SP_FORM_PITCH 16.0
#define SP_FORM_PAD 4.0
#define SP_FORM_LABEL (7.8 * SP_FORM_SIZE)
#define SP_FORM_CENTRED 2 /* rows of so many lines have their values in the middle */
#define SP_TABLE_SIZE 9.0 /* smaller fifth size */
#define SP_TABLE_PITCH 13.0
#define SP_TABLE_PAD 3.0

typedef enum
{
  SP_PIECE_WORDS,
  SP_PIECE_FORM,
  SP_PIECE_HEAD, /* of a table */
  SP_PIECE_ROW,  /* of a table */
  SP_PIECE_PICTURE,
  SP_PIECE_PAGE, /* a new page begins; nothing to be seen */
} SpPieceKind;

typedef struct
{
  SpPieceKind kind;
  /* Owned */
  char **texts; /* words, picture: one; form: label, value by turns; row: a cell each; or NULL */
  SpOfficialPicture picture;
  /* State */
  SpWordStyle style; /* of words */
  guint n_texts;
  guint table;   /* of a head, a row */
  guint n_least; /* lines of a form's row */
  SpFont font;
  double size, pitch, pad;
  double indent_left, indent_right; /* from the edges, in points */
  SpAlign align;
  guint n_lines;
  gboolean keeps_next; /* on one page with the piece after it */
  gboolean restarts;   /* of a page: another paper, counted from 1 */
  gboolean is_landscape;
} SpPiece;

typedef struct
{
  SpOfficialColumn *columns; /* with owned strings */
  guint n_columns;
  guint head;                    /* its piece */
  guint n_group_lines, n_labels; /* lines of the two rows of the head */
} SpOfficialTable;

/* Lines of a piece on a page. */
typedef struct
{
  guint piece, first_line, n_lines;
  double y;
} SpPieceSlice;

/* Where the text stands on a sheet. */
typedef struct
{
  double left, top, width, height;
} SpOfficialFrame;

struct _SpOfficialPaper
{
  /* Owned */
  char *title, *number, *author, *mark;
  char *name; /* the title on one line, as files have it */
  SpChartText *text;
  GArray *pieces;        /* of SpPiece */
  GArray *tables;        /* of SpOfficialTable */
  GArray *slices;        /* of SpPieceSlice, by page */
  GArray *page_first;    /* of guint: index of each page's first slice */
  GArray *page_is_lying; /* of gboolean */
  GArray *page_number;   /* of guint, as it is printed */
  /* State */
  SpDate date;
  gboolean is_landscape; /* what is added now */
  guint n_annexes;
  gboolean is_laid_out;
};

SpOfficialFrame sp_official_paper_get_frame (gboolean is_landscape);
/* The box of the label (@part 0) or the value (1) of cell @i of @n, without its height. */
SpTextBox sp_official_paper_form_box (guint i, guint n, guint part);
/* The box of column @i, and of the group that begins with it: as wide as @n_columns of them.
 * Without its height. */
SpTextBox sp_official_paper_column_box (const SpOfficialTable *table,
                                        guint i,
                                        guint n_columns,
                                        gboolean is_landscape);
/* How many columns from @i on stand under one group; 1 where it has none. */
guint sp_official_table_count_group (const SpOfficialTable *table, guint i);
void sp_official_paper_lay_out (SpOfficialPaper *self);

G_END_DECLS
