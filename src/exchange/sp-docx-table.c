/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells of a Word table are kept until its end, then merged cells get their size. */
#include "exchange/sp-docx-table.h"

/* More than an office program allows; what is behind is cut by the document anyway. */
#define MAX_COLUMNS 256
#define NO_CELL G_MAXUINT

typedef struct
{
  gsize start, length; /* of the text */
  guint row, column;
  guint row_span, column_span;
  SpDocxMerge merge;
} Cell;

struct _SpDocxTable
{
  /* Owned */
  GString *text;
  GArray *cells; /* of Cell, by row */

  /* State */
  gboolean in_row;
  gboolean is_dropped;
  guint n_rows;
  guint first; /* cell of the row at hand */
  guint column;
};

SpDocxTable *
sp_docx_table_new (void)
{
  SpDocxTable *self = g_new0 (SpDocxTable, 1);

  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  return self;
}

void
sp_docx_table_free (SpDocxTable *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_free (self);
}

static Cell *
get_cell (const SpDocxTable *self, guint i)
{
  return &g_array_index (self->cells, Cell, i);
}

/* ---- filling ---- */

void
sp_docx_table_begin_row (SpDocxTable *self)
{
  self->in_row = TRUE;
  self->is_dropped = FALSE;
  self->first = self->cells->len;
  self->column = 0;
}

void
sp_docx_table_set_before (SpDocxTable *self, guint before)
{
  if (self->in_row && self->cells->len == self->first && before > 0)
    sp_docx_table_add_cell (self, "", 0, before, SP_DOCX_MERGE_NONE);
}

void
sp_docx_table_drop_row (SpDocxTable *self)
{
  self->is_dropped = self->in_row;
}

gboolean
sp_docx_table_is_in_row (const SpDocxTable *self)
{
  return self->in_row;
}

void
sp_docx_table_end_row (SpDocxTable *self)
{
  if (!self->in_row)
    return;
  self->in_row = FALSE;
  if (self->is_dropped)
    g_array_set_size (self->cells, self->first);
  else
    self->n_rows++;
}

void
sp_docx_table_add_cell (
  SpDocxTable *self, const char *text, gsize length, guint column_span, SpDocxMerge merge)
{
  Cell cell = {0};

  if (!self->in_row || self->column >= MAX_COLUMNS)
    return;
  cell.start = self->text->len;
  cell.length = length;
  cell.row = self->n_rows;
  cell.column = self->column;
  cell.row_span = 1;
  cell.column_span = CLAMP (column_span, 1, MAX_COLUMNS - self->column);
  cell.merge = merge;
  g_string_append_len (self->text, text, (gssize)length);
  g_array_append_val (self->cells, cell);
  self->column += cell.column_span;
}

void
sp_docx_table_widen_last (SpDocxTable *self, guint column_span)
{
  Cell *last;

  if (!self->in_row || self->cells->len == self->first)
    {
      sp_docx_table_add_cell (self, "", 0, column_span, SP_DOCX_MERGE_NONE);
      return;
    }
  last = get_cell (self, self->cells->len - 1);
  column_span = MIN (column_span, MAX_COLUMNS - self->column);
  last->column_span += column_span;
  self->column += column_span;
}

/* ---- reading out ---- */

/* A cell that goes on makes the one above longer, and is one of its own where there is none. */
static void
merge_down (SpDocxTable *self)
{
  guint above[MAX_COLUMNS];

  for (guint i = 0; i < MAX_COLUMNS; i++)
    above[i] = NO_CELL;
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = get_cell (self, i);
      Cell *top = above[cell->column] != NO_CELL ? get_cell (self, above[cell->column]) : NULL;

      if (cell->merge == SP_DOCX_MERGE_CONTINUE && cell->length == 0 && top != NULL &&
          top->row + top->row_span == cell->row && top->column_span == cell->column_span)
        {
          top->row_span++;
          cell->row_span = 0;
          continue;
        }
      for (guint j = 0; j < cell->column_span; j++)
        above[cell->column + j] = NO_CELL;
      /* One that goes on where nothing began begins itself. */
      if (cell->merge != SP_DOCX_MERGE_NONE)
        above[cell->column] = i;
    }
}

void
sp_docx_table_write (SpDocxTable *self, SpDocument *document)
{
  guint i = 0;

  merge_down (self);
  sp_document_begin_table (document, "");
  for (guint row = 0; row < self->n_rows; row++)
    {
      sp_document_begin_row (document);
      for (; i < self->cells->len && get_cell (self, i)->row == row; i++)
        {
          const Cell *cell = get_cell (self, i);

          if (cell->row_span > 0)
            sp_document_add_cell (document, self->text->str + cell->start, (gssize)cell->length,
                                  cell->row_span, cell->column_span);
        }
    }
  sp_document_end_table (document);
}

void
sp_docx_table_append_lines (SpDocxTable *self, GString *lines)
{
  guint row = G_MAXUINT;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = get_cell (self, i);

      if (cell->length == 0)
        continue;
      if (lines->len > 0)
        g_string_append_c (lines, cell->row == row ? ' ' : '\n');
      g_string_append_len (lines, self->text->str + cell->start, (gssize)cell->length);
      row = cell->row;
    }
}

gboolean
sp_docx_table_is_frame (const SpDocxTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (get_cell (self, i)->column > 0)
      return FALSE;
  return TRUE;
}
