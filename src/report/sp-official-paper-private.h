/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to report: the numbers of the layout, and what is laid out. */
#pragma once

#include "report/sp-official-paper.h"

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

typedef enum
{
  SP_PIECE_WORDS,
  SP_PIECE_FORM,
} SpPieceKind;

typedef struct
{
  SpPieceKind kind;
  /* Owned */
  char *texts[2 * SP_FORM_MAX]; /* words: the first; form: label, value by turns */
  /* State */
  guint n_cells, n_least;
  SpFont font;
  double size, pitch, indent_right; /* from the right edge, in points */
  SpAlign align;
  guint n_lines;
  gboolean keeps_next; /* on one page with the piece after it */
} SpPiece;

/* Lines of a piece on a page. */
typedef struct
{
  guint piece, first_line, n_lines;
  double y;
} SpPieceSlice;

struct _SpOfficialPaper
{
  /* Owned */
  char *title;
  char *number;
  SpChartText *text;
  GArray *pieces;     /* of SpPiece */
  GArray *slices;     /* of SpPieceSlice, by page */
  GArray *page_first; /* of guint: index of each page's first slice */
  /* State */
  SpDate date;
  gboolean is_laid_out;
};

/* The box of the label (@part 0) or the value (1) of cell @i of @n, without its height. */
SpTextBox sp_official_paper_form_box (guint i, guint n, guint part);
void sp_official_paper_lay_out (SpOfficialPaper *self);

G_END_DECLS
