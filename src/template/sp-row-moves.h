/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where rows of a sheet go when rows are put in, and what formulas and ranges that speak of them
 * become. Rows count from 1, as formulas write them. Knows no XML. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_ROW_MOVES_LAST_ROW 1048576u

/* @count rows are put in below @after. */
typedef struct
{
  guint after, count;
} SpRowInsert;

/* Of SpRowInsert by @after, ascending, each row once. */
typedef GArray SpRowMoves;
SpRowMoves *sp_row_moves_new (void);
void sp_row_moves_add (SpRowMoves *self, guint after, guint count);
guint sp_row_moves_get_row (const SpRowMoves *self, guint row);
/* Of the last row of a range: rows put in right below it belong to the range, so that a sum over
 * the rows of a table goes on to be one. */
guint sp_row_moves_get_end (const SpRowMoves *self, guint row);
guint sp_row_moves_get_count (const SpRowMoves *self, guint after);

/* "B7" → row and column from 1; FALSE: none. @end: behind it. */
gboolean sp_place_parse (const char *text, guint *row, guint *column, const char **end);
void sp_place_append (GString *out, guint row, guint column);

/* A list of ranges parted by space, as sqref and ref have it. @keeps_single: a range of one row
 * stays one. Transfer full. */
char *sp_ranges_move (const char *ranges, const SpRowMoves *moves, gboolean keeps_single);

/* What @formula becomes. @sheet: the sheet whose rows move; @is_on_it: the formula stands on it, so
 * that places without a sheet are of it; @row: its row there, 0: none. In its own row only absolute
 * ends of ranges grow. @copy: the formula is written for the @copy-th row put in below @row: what
 * speaks of rows up to there goes along with it. Transfer full. */
char *sp_formula_move (const char *formula,
                       const char *sheet,
                       gboolean is_on_it,
                       guint row,
                       guint copy,
                       const SpRowMoves *moves);
/* The formula as filled down @rows and across @columns: relative places go along. Transfer full. */
char *sp_formula_fill (const char *formula, int rows, int columns);

G_END_DECLS
