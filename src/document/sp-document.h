/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document as the reader takes it: its text, and which ranges of it are tables with cells. What
 * every file format is turned into; knows neither files nor plans. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place in a text: byte offsets, @end excluded. Empty where @start == @end. */
typedef struct
{
  guint start;
  guint end;
} SpSpan;

/* A cell stands once, where its merged range begins. */
typedef struct
{
  SpSpan span; /* of its text, which may have several lines */
  guint row, column;
  guint row_span, column_span; /* 1 where not merged */
} SpTableCell;

typedef struct
{
  SpSpan span;   /* from the first cell to the end of the last */
  GArray *cells; /* of SpTableCell, by row, then column */
  guint n_rows, n_columns;
  const char *name; /* of the sheet it comes from, or "" */
} SpTable;

typedef struct _SpDocument SpDocument;

/* An empty document to append to. */
SpDocument *sp_document_new (void);
/* A document of plain text without tables; @text is taken (UTF-8, \n line ends). */
SpDocument *sp_document_new_take (char *text, gsize length);
void sp_document_free (SpDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDocument, sp_document_free)

/* Appends a paragraph; bytes that are no UTF-8 are replaced, NUL and \r are dropped. A line break
 * within stays one. @length -1: up to the NUL. */
void sp_document_add_paragraph (SpDocument *self, const char *text, gssize length);

/* Tables are given row by row. Cells get the first free columns of their row: what a merged cell of
 * an earlier row covers is passed over. In the text cells are parted by tabs, rows by line ends. */
void sp_document_begin_table (SpDocument *self, const char *name);
void sp_document_begin_row (SpDocument *self);
void sp_document_add_cell (
  SpDocument *self, const char *text, gssize length, guint row_span, guint column_span);
void sp_document_end_table (SpDocument *self); /* a table without a cell leaves no trace */

const char *sp_document_get_text (const SpDocument *self, gsize *length);
guint sp_document_get_n_tables (const SpDocument *self);
const SpTable *sp_document_get_table (const SpDocument *self, guint i); /* in document order */
/* Marks a range of the text as a table, as a reader of plain text finds them. Takes @cells. */
void sp_document_mark_table (SpDocument *self, SpSpan span, GArray *cells);

G_END_DECLS
