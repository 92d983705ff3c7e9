/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDocument: text that grows, and the tables in it. Knows how merged cells push others aside. */
#include "document/sp-document.h"

#include <string.h>

/* More than any office's table has; a merged cell is cut to it, so that a lying file costs nothing.
 */
#define MAX_COLUMNS 256
#define MAX_ROW_SPAN 100000

struct _SpDocument
{
  /* Owned */
  GString *text;
  GArray *tables;        /* of SpTable, its cells owned */
  GStringChunk *strings; /* names of tables */

  /* State */
  gboolean in_table;
  gboolean in_row;
  guint column;             /* of the next cell */
  guint below[MAX_COLUMNS]; /* first row that is free in each column */
};

static void
clear_table (gpointer data)
{
  g_array_unref (((SpTable *)data)->cells);
}

static SpDocument *
document_new (GString *text)
{
  SpDocument *self = g_new0 (SpDocument, 1);

  self->text = text;
  self->tables = g_array_new (FALSE, TRUE, sizeof (SpTable));
  g_array_set_clear_func (self->tables, clear_table);
  self->strings = g_string_chunk_new (64);
  return self;
}

SpDocument *
sp_document_new (void)
{
  return document_new (g_string_new (NULL));
}

SpDocument *
sp_document_new_take (char *text, gsize length)
{
  SpDocument *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = document_new (g_string_new (NULL));
  g_free (self->text->str);
  self->text->str = text;
  self->text->len = length;
  self->text->allocated_len = length + 1;
  return self;
}

void
sp_document_free (SpDocument *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->tables);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* ---- text ---- */

/* A run without NUL, which g_utf8_make_valid() would keep as a replacement. */
static void
append_run (GString *text, const char *run, gssize length)
{
  g_autofree char *valid = NULL;

  if (g_utf8_validate (run, length, NULL))
    {
      g_string_append_len (text, run, length);
      return;
    }
  valid = g_utf8_make_valid (run, length);
  g_string_append (text, valid);
}

static void
append_clean (SpDocument *self, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize)strlen (text) : length);

  while (text < end)
    {
      const char *stop = text;

      while (stop < end && *stop != '\r' && *stop != '\0')
        stop++;
      append_run (self->text, text, stop - text);
      text = stop + 1;
    }
}

void
sp_document_add_paragraph (SpDocument *self, const char *text, gssize length)
{
  g_return_if_fail (self != NULL && !self->in_table);
  g_return_if_fail (text != NULL);

  append_clean (self, text, length);
  g_string_append_c (self->text, '\n');
}

/* ---- tables ---- */

static SpTable *
last_table (SpDocument *self)
{
  return &g_array_index (self->tables, SpTable, self->tables->len - 1);
}

void
sp_document_begin_table (SpDocument *self, const char *name)
{
  SpTable table = {0};

  g_return_if_fail (self != NULL && !self->in_table);

  table.span.start = table.span.end = (guint)self->text->len;
  table.cells = g_array_new (FALSE, TRUE, sizeof (SpTableCell));
  table.name = g_string_chunk_insert_const (self->strings, name ? name : "");
  g_array_append_val (self->tables, table);
  memset (self->below, 0, sizeof self->below);
  self->in_table = TRUE;
  self->in_row = FALSE;
}

static void
end_row (SpDocument *self)
{
  if (!self->in_row)
    return;
  g_string_append_c (self->text, '\n');
  last_table (self)->n_rows++;
  self->in_row = FALSE;
}

void
sp_document_begin_row (SpDocument *self)
{
  g_return_if_fail (self != NULL && self->in_table);

  end_row (self);
  self->in_row = TRUE;
  self->column = 0;
}

/* Columns that a cell from above covers print nothing, so that those behind keep their place. */
static void
pass_covered (SpDocument *self, guint row)
{
  while (self->column < MAX_COLUMNS && self->below[self->column] > row)
    {
      if (self->column > 0)
        g_string_append_c (self->text, '\t');
      self->column++;
    }
}

void
sp_document_add_cell (
  SpDocument *self, const char *text, gssize length, guint row_span, guint column_span)
{
  SpTable *table;
  SpTableCell cell = {0};

  g_return_if_fail (self != NULL && self->in_row);
  g_return_if_fail (text != NULL);

  table = last_table (self);
  pass_covered (self, table->n_rows);
  if (self->column >= MAX_COLUMNS)
    return;
  if (self->column > 0)
    g_string_append_c (self->text, '\t');
  cell.row = table->n_rows;
  cell.column = self->column;
  cell.row_span = CLAMP (row_span, 1, MAX_ROW_SPAN);
  cell.column_span = CLAMP (column_span, 1, MAX_COLUMNS - self->column);
  cell.span.start = (guint)self->text->len;
  append_clean (self, text, length);
  cell.span.end = (guint)self->text->len;
  for (guint i = 0; i < cell.column_span; i++)
    self->below[self->column + i] = cell.row + cell.row_span;
  self->column += cell.column_span;
  table->n_columns = MAX (table->n_columns, self->column);
  g_array_append_val (table->cells, cell);
}

void
sp_document_end_table (SpDocument *self)
{
  SpTable *table;

  g_return_if_fail (self != NULL && self->in_table);

  end_row (self);
  self->in_table = FALSE;
  table = last_table (self);
  table->span.end = (guint)self->text->len;
  if (table->cells->len > 0)
    return;
  g_string_truncate (self->text, table->span.start);
  g_array_set_size (self->tables, self->tables->len - 1);
}

void
sp_document_mark_table (SpDocument *self, SpSpan span, GArray *cells)
{
  SpTable table = {.span = span, .cells = cells, .name = ""};

  g_return_if_fail (self != NULL && cells != NULL);
  g_return_if_fail (span.start <= span.end && span.end <= self->text->len);

  for (guint i = 0; i < cells->len; i++)
    {
      const SpTableCell *cell = &g_array_index (cells, SpTableCell, i);

      table.n_rows = MAX (table.n_rows, cell->row + cell->row_span);
      table.n_columns = MAX (table.n_columns, cell->column + cell->column_span);
    }
  g_array_append_val (self->tables, table);
}

/* ---- what is in it ---- */

const char *
sp_document_get_text (const SpDocument *self, gsize *length)
{
  if (length != NULL)
    *length = self->text->len;
  return self->text->str;
}

guint
sp_document_get_n_tables (const SpDocument *self)
{
  return self->tables->len;
}

const SpTable *
sp_document_get_table (const SpDocument *self, guint i)
{
  g_return_val_if_fail (i < self->tables->len, NULL);
  return &g_array_index (self->tables, SpTable, i);
}
