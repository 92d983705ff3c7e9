/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpCellTable: the cells of one table as text, whatever file they came from, in a few large blocks:
 * eight bytes a cell beside its text, so that a hundred thousand rows cost no more than the file.
 * Knows no formats and no records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More columns than these are no table to be read. */
#define SP_CELL_TABLE_COLUMNS 256

typedef enum
{
  SP_CELL_TEXT = 0,
  SP_CELL_NUMBER = 1 << 0,       /* the file keeps a number, not digits */
  SP_CELL_ERROR = 1 << 1,        /* #REF! and the like */
  SP_CELL_UNCALCULATED = 1 << 2, /* a formula whose value the file does not have */
  SP_CELL_FILLED = 1 << 3,       /* of a merged cell that begins further up */
} SpCellFlags;

typedef struct _SpCellTable SpCellTable;

SpCellTable *sp_cell_table_new (void);
void sp_cell_table_free (SpCellTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCellTable, sp_cell_table_free)

/* ---- filling ---- */

/* The sheet's name; "" before it is set. */
void sp_cell_table_set_name (SpCellTable *self, const char *name);
/* Days are counted from 1904, not 1900. */
void sp_cell_table_set_1904 (SpCellTable *self, gboolean is_1904);
/* A sentence about the table as a whole that a person should know. */
void sp_cell_table_take_note (SpCellTable *self, char *note);
/* Text for cells; where it begins. */
guint32 sp_cell_table_add_text (SpCellTable *self, const char *text, gsize length);
/* A cell of the row that began at @line, from 1; rows without cells do not exist. */
void sp_cell_table_add_cell (
  SpCellTable *self, guint line, guint column, guint32 start, SpCellFlags flags);
/* The same with text of its own; without ASCII space around, and nothing where that is all. */
void sp_cell_table_add (
  SpCellTable *self, guint line, guint column, const char *text, gsize length, SpCellFlags flags);
/* Cells of one column that are one from @line to @last_line; after all cells. */
void sp_cell_table_add_merge (SpCellTable *self, guint line, guint column, guint last_line);
/* Puts the rows in order and fills merged cells down. Once, after which nothing is added. */
void sp_cell_table_finish (SpCellTable *self);
gsize sp_cell_table_get_n_bytes (const SpCellTable *self);
guint sp_cell_table_get_n_cells (const SpCellTable *self);

/* ---- reading ---- */

const char *sp_cell_table_get_name (const SpCellTable *self);
gboolean sp_cell_table_is_1904 (const SpCellTable *self);
const GPtrArray *sp_cell_table_get_notes (const SpCellTable *self); /* of char * */
guint sp_cell_table_get_n_rows (const SpCellTable *self);
guint sp_cell_table_get_n_columns (const SpCellTable *self); /* one behind the last used */
guint sp_cell_table_get_line (const SpCellTable *self, guint row);
/* "" where there is none. @flags may be NULL. */
const char *sp_cell_table_get (const SpCellTable *self,
                               guint row,
                               guint column,
                               SpCellFlags *flags);
/* A, B … Z, AA: as spreadsheets call @column. */
char *sp_cell_table_dup_letters (guint column);

G_END_DECLS
