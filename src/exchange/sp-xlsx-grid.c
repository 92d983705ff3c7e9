/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From scattered cells to the rows of a table. Blank rows at the ends are cut, those between are
 * one at most, so that a stray cell a million rows down costs nothing. */
#include "exchange/sp-xlsx-grid.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint row;
  guint16 column;
  guint16 is_shared;
  gsize start;
  guint length;
} Cell;

typedef struct
{
  guint row, last_row;
  guint16 column, last_column;
} Merge;

struct _SpXlsxGrid
{
  /* Owned */
  GString *text;    /* of cells that share none */
  GArray *cells;    /* of Cell */
  GArray *merges;   /* of Merge */
  GArray *hidden;   /* of guint: rows */
  GArray *rows;     /* of guint: those that are written, ascending */
  GArray *next_row; /* of guint: beside hidden */

  /* Borrowed */
  const GString *shared;

  /* State */
  guint n_written;
  gboolean is_unsorted;
  gboolean are_hidden_unsorted;
  guint8 is_hidden[SP_XLSX_LAST_COLUMN + 1];
  guint16 shown[SP_XLSX_LAST_COLUMN + 2]; /* columns shown before each */
  guint16 next_column[SP_XLSX_LAST_COLUMN + 2];
};

SpXlsxGrid *
sp_xlsx_grid_new (const GString *shared)
{
  SpXlsxGrid *self = g_new0 (SpXlsxGrid, 1);

  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->hidden = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->next_row = g_array_new (FALSE, FALSE, sizeof (guint));
  self->shared = shared;
  return self;
}

void
sp_xlsx_grid_free (SpXlsxGrid *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->merges);
  g_array_unref (self->hidden);
  g_array_unref (self->rows);
  g_array_unref (self->next_row);
  g_free (self);
}

static Cell *
get_cell (const SpXlsxGrid *self, guint i)
{
  return &g_array_index (self->cells, Cell, i);
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const Cell *first = a;
  const Cell *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return (int)first->column - (int)second->column;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *)a;
  guint second = *(const guint *)b;

  return first < second ? -1 : first > second ? 1 : 0;
}

static int
compare_merges (gconstpointer a, gconstpointer b)
{
  const Merge *first = a;
  const Merge *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return (int)first->column - (int)second->column;
}

/* ---- filling ---- */

static const char *
get_text (const SpXlsxGrid *self, const Cell *cell)
{
  return (cell->is_shared ? self->shared : self->text)->str + cell->start;
}

/* Spaces around a text are distance, and one of nothing else is none. */
static void
add (SpXlsxGrid *self, Cell cell)
{
  while (cell.length > 0 && g_ascii_isspace (get_text (self, &cell)[cell.length - 1]))
    cell.length--;
  for (; cell.length > 0 && g_ascii_isspace (*get_text (self, &cell)); cell.length--)
    cell.start++;
  if (cell.length == 0)
    return;
  if (self->cells->len > 0 && compare_cells (get_cell (self, self->cells->len - 1), &cell) >= 0)
    self->is_unsorted = TRUE;
  g_array_append_val (self->cells, cell);
}

void
sp_xlsx_grid_add_text (SpXlsxGrid *self, guint row, guint column, const char *text, gsize length)
{
  Cell cell = {row, (guint16)column, FALSE, self->text->len, (guint)length};

  g_return_if_fail (row <= SP_XLSX_LAST_ROW && column <= SP_XLSX_LAST_COLUMN);
  g_string_append_len (self->text, text, (gssize)length);
  add (self, cell);
}

void
sp_xlsx_grid_add_shared (SpXlsxGrid *self, guint row, guint column, gsize start, gsize end)
{
  Cell cell = {row, (guint16)column, TRUE, start, (guint)(end - start)};

  g_return_if_fail (row <= SP_XLSX_LAST_ROW && column <= SP_XLSX_LAST_COLUMN);
  add (self, cell);
}

void
sp_xlsx_grid_add_merge (
  SpXlsxGrid *self, guint row, guint column, guint last_row, guint last_column)
{
  Merge merge = {MIN (row, last_row), MAX (row, last_row), (guint16)MIN (column, last_column),
                 (guint16)MAX (column, last_column)};

  g_return_if_fail (merge.last_row <= SP_XLSX_LAST_ROW &&
                    MAX (column, last_column) <= SP_XLSX_LAST_COLUMN);
  g_array_append_val (self->merges, merge);
}

void
sp_xlsx_grid_hide_row (SpXlsxGrid *self, guint row)
{
  guint last =
    self->hidden->len > 0 ? g_array_index (self->hidden, guint, self->hidden->len - 1) : 0;

  if (self->hidden->len > 0 && row == last)
    return;
  self->are_hidden_unsorted |= self->hidden->len > 0 && row < last;
  g_array_append_val (self->hidden, row);
}

void
sp_xlsx_grid_hide_columns (SpXlsxGrid *self, guint first, guint last)
{
  for (guint i = first; i <= MIN (last, SP_XLSX_LAST_COLUMN); i++)
    self->is_hidden[i] = TRUE;
}

guint
sp_xlsx_grid_get_n_cells (const SpXlsxGrid *self)
{
  return self->cells->len;
}

guint
sp_xlsx_grid_get_n_written (const SpXlsxGrid *self)
{
  return self->n_written;
}

gsize
sp_xlsx_grid_get_n_bytes (const SpXlsxGrid *self)
{
  return self->text->len;
}

/* ---- what is shown ---- */

/* Index of the first of the ascending @numbers that is not below @number. */
static guint
lower_bound (const GArray *numbers, guint number)
{
  guint low = 0;
  guint high = numbers->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (numbers, guint, middle) < number)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_row_hidden (const SpXlsxGrid *self, guint row)
{
  guint i = lower_bound (self->hidden, row);

  return i < self->hidden->len && g_array_index (self->hidden, guint, i) == row;
}

static void
sort (SpXlsxGrid *self)
{
  /* qsort keeps no order of equals, but a place has one cell in any file that is whole. */
  if (self->is_unsorted)
    g_array_sort (self->cells, compare_cells);
  if (self->are_hidden_unsorted)
    g_array_sort (self->hidden, compare_numbers);
  g_array_sort (self->merges, compare_merges);
  self->is_unsorted = FALSE;
  for (guint i = 0; i <= SP_XLSX_LAST_COLUMN; i++)
    self->shown[i + 1] = (guint16)(self->shown[i] + (self->is_hidden[i] ? 0 : 1));
}

static Cell *
find_cell (const SpXlsxGrid *self, guint row, guint16 column)
{
  Cell key = {.row = row, .column = column};

  return self->cells->len == 0
           ? NULL
           : bsearch (&key, self->cells->data, self->cells->len, sizeof (Cell), compare_cells);
}

/* For each hidden row, and for each column, the next that shows, or one behind the last. */
static void
find_next_shown (SpXlsxGrid *self)
{
  self->next_column[SP_XLSX_LAST_COLUMN + 1] = SP_XLSX_LAST_COLUMN + 1;
  for (guint i = SP_XLSX_LAST_COLUMN + 1; i-- > 0;)
    self->next_column[i] = self->is_hidden[i] ? self->next_column[i + 1] : (guint16)i;
  g_array_set_size (self->next_row, self->hidden->len);
  for (guint i = self->hidden->len; i-- > 0;)
    {
      guint next = g_array_index (self->hidden, guint, i) + 1;

      if (i + 1 < self->hidden->len && g_array_index (self->hidden, guint, i + 1) <= next)
        next = g_array_index (self->next_row, guint, i + 1);
      g_array_index (self->next_row, guint, i) = next;
    }
}

static guint
next_shown_row (const SpXlsxGrid *self, guint row)
{
  guint i = lower_bound (self->hidden, row);

  if (i < self->hidden->len && g_array_index (self->hidden, guint, i) == row)
    return g_array_index (self->next_row, guint, i);
  return row;
}

typedef struct
{
  Cell *from;
  Cell *to; /* already there, under the merged cell: it does not show */
  guint row;
  guint16 column;
} Move;

/* Found before any cell is moved, since finding needs their order. */
static gboolean
find_move (SpXlsxGrid *self, Merge *merge, Move *move)
{
  move->row = MIN (next_shown_row (self, merge->row), merge->last_row);
  move->column = MIN (self->next_column[merge->column], merge->last_column);
  if (move->row == merge->row && move->column == merge->column)
    return FALSE;
  move->from = find_cell (self, merge->row, merge->column);
  move->to = find_cell (self, move->row, move->column);
  merge->row = move->row;
  merge->column = move->column;
  return move->from != NULL;
}

/* A merged cell whose first row or column is hidden shows its text in what is left. */
static void
move_merged (SpXlsxGrid *self)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (Move));

  find_next_shown (self);
  for (guint i = 0; i < self->merges->len; i++)
    {
      Move move;

      if (find_move (self, &g_array_index (self->merges, Merge, i), &move))
        g_array_append_val (moves, move);
    }
  for (guint i = 0; i < moves->len; i++)
    {
      const Move *move = &g_array_index (moves, Move, i);
      Cell cell = *move->from;

      cell.row = move->row;
      cell.column = move->column;
      *(move->to != NULL ? move->to : move->from) = cell;
    }
  if (moves->len == 0)
    return;
  g_array_sort (self->cells, compare_cells);
  g_array_sort (self->merges, compare_merges);
}

/* The rows to write: those with text, and one for a gap that shows. */
static void
choose_rows (SpXlsxGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint row = get_cell (self, i)->row;
      guint last;
      guint gap;

      if (self->is_hidden[get_cell (self, i)->column] || is_row_hidden (self, row))
        continue;
      if (self->rows->len > 0)
        {
          last = g_array_index (self->rows, guint, self->rows->len - 1);
          if (last == row)
            continue;
          gap = next_shown_row (self, last + 1);
          if (gap < row)
            g_array_append_val (self->rows, gap);
        }
      g_array_append_val (self->rows, row);
    }
}

/* ---- writing ---- */

typedef struct
{
  const SpXlsxGrid *grid;
  SpDocument *document;
  gsize max_text;
  guint max_columns;
  guint max_cells;
  guint n_cells; /* written, the empty ones between others, too */
  guint next_merge;
  guint row;                            /* as written */
  guint below[SP_XLSX_LAST_COLUMN + 1]; /* first row that is free in each column */
} Writing;

static void
put (Writing *self, guint column, const char *text, gsize length, guint rows, guint columns)
{
  self->n_cells++;
  sp_document_add_cell (self->document, text, (gssize)length, rows, columns);
  for (guint i = column; i < column + columns; i++)
    self->below[i] = self->row + rows;
}

/* How far the cell reaches, in rows and columns that are written. */
static void
measure (Writing *self, const Cell *cell, guint *rows, guint *columns)
{
  const SpXlsxGrid *grid = self->grid;
  const Merge *merge = NULL;

  *rows = *columns = 1;
  while (self->next_merge < grid->merges->len)
    {
      const Merge *next = &g_array_index (grid->merges, Merge, self->next_merge);

      if (next->row > cell->row || (next->row == cell->row && next->column > cell->column))
        break;
      if (next->row == cell->row && next->column == cell->column)
        merge = next;
      self->next_merge++;
    }
  if (merge == NULL)
    return;
  *rows = lower_bound (grid->rows, merge->last_row + 1) - self->row;
  *columns = (guint)grid->shown[merge->last_column + 1] - grid->shown[cell->column];
  *columns = CLAMP (*columns, 1, self->max_columns - grid->shown[cell->column]);
}

static SpXlsxOutcome
write_cell (Writing *self, const Cell *cell, guint *next)
{
  const SpXlsxGrid *grid = self->grid;
  guint column = grid->shown[cell->column];
  gsize written = 0;
  guint rows, columns;

  if (grid->is_hidden[cell->column])
    return SP_XLSX_WRITTEN;
  if (column >= self->max_columns)
    return SP_XLSX_TOO_WIDE;
  sp_document_get_text (self->document, &written);
  if (written + cell->length > self->max_text || self->n_cells > self->max_cells)
    return SP_XLSX_TOO_MUCH;
  measure (self, cell, &rows, &columns);
  /* Under a merged cell lies text that does not show. */
  if (column < *next || self->below[column] > self->row)
    return SP_XLSX_WRITTEN;
  for (; *next < column; (*next)++)
    if (self->below[*next] <= self->row)
      put (self, *next, "", 0, 1, 1);
  put (self, column, get_text (grid, cell), cell->length, rows, columns);
  *next = column + columns;
  return SP_XLSX_WRITTEN;
}

static SpXlsxOutcome
write_rows (Writing *self)
{
  const SpXlsxGrid *grid = self->grid;
  SpXlsxOutcome outcome = SP_XLSX_WRITTEN;
  guint i = 0;

  for (self->row = 0; self->row < grid->rows->len && outcome == SP_XLSX_WRITTEN; self->row++)
    {
      guint row = g_array_index (grid->rows, guint, self->row);
      guint next = 0;

      sp_document_begin_row (self->document);
      while (i < grid->cells->len && get_cell (grid, i)->row < row)
        i++;
      for (; i < grid->cells->len && get_cell (grid, i)->row == row && outcome == SP_XLSX_WRITTEN;
           i++)
        outcome = write_cell (self, get_cell (grid, i), &next);
    }
  return outcome;
}

SpXlsxOutcome
sp_xlsx_grid_write (SpXlsxGrid *self,
                    const char *name,
                    const SpXlsxLimits *limits,
                    SpDocument *document)
{
  g_autofree Writing *writing = g_new0 (Writing, 1);
  SpXlsxOutcome outcome;

  sort (self);
  move_merged (self);
  choose_rows (self);
  writing->grid = self;
  writing->document = document;
  writing->max_text = limits->text;
  writing->max_columns = limits->columns;
  writing->max_cells = limits->cells;
  sp_document_begin_table (document, name);
  outcome = write_rows (writing);
  self->n_written = writing->n_cells;
  sp_document_end_table (document);
  return outcome;
}
