/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-cell-table.h. */
#include "exchange/sp-cell-table.h"

#include <string.h>

typedef struct
{
  guint32 start; /* in the text */
  guint16 column;
  guint16 flags;
} Cell;

typedef struct
{
  guint line;
  guint first; /* cell */
  guint n;
} Row;

typedef struct
{
  guint line, last_line;
  guint column;
} Merge;

struct _SpCellTable
{
  /* Owned */
  GString *text; /* NUL behind each */
  GArray *cells;
  GArray *rows;
  GArray *merges;
  GPtrArray *notes;
  char *name;

  /* State */
  guint n_columns;
  gboolean is_1904;
  gboolean is_unsorted;
};

SpCellTable *
sp_cell_table_new (void)
{
  SpCellTable *self = g_new0 (SpCellTable, 1);

  self->text = g_string_new (NULL);
  g_string_append_c (self->text, '\0'); /* 0 is no text */
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->name = g_strdup ("");
  return self;
}

void
sp_cell_table_free (SpCellTable *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->merges);
  g_ptr_array_unref (self->notes);
  g_free (self->name);
  g_free (self);
}

/* ---- filling ---- */

void
sp_cell_table_set_name (SpCellTable *self, const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
}

void
sp_cell_table_set_1904 (SpCellTable *self, gboolean is_1904)
{
  self->is_1904 = is_1904;
}

void
sp_cell_table_take_note (SpCellTable *self, char *note)
{
  g_ptr_array_add (self->notes, note);
}

guint32
sp_cell_table_add_text (SpCellTable *self, const char *text, gsize length)
{
  gsize start = self->text->len;

  g_return_val_if_fail (start + length < G_MAXUINT32, 0);
  if (length == 0)
    return 0;
  g_string_append_len (self->text, text, (gssize)length);
  g_string_append_c (self->text, '\0');
  return (guint32)start;
}

static Row *
get_row (const SpCellTable *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

void
sp_cell_table_add_cell (
  SpCellTable *self, guint line, guint column, guint32 start, SpCellFlags flags)
{
  Cell cell = {start, (guint16)column, (guint16)flags};
  Row *last = self->rows->len > 0 ? get_row (self, self->rows->len - 1) : NULL;

  if (column >= SP_CELL_TABLE_COLUMNS)
    return;
  if (last == NULL || last->line != line)
    {
      Row row = {line, self->cells->len, 0};

      self->is_unsorted |= last != NULL && last->line > line;
      g_array_append_val (self->rows, row);
      last = get_row (self, self->rows->len - 1);
    }
  last->n++;
  g_array_append_val (self->cells, cell);
  self->n_columns = MAX (self->n_columns, column + 1);
}

void
sp_cell_table_add (
  SpCellTable *self, guint line, guint column, const char *text, gsize length, SpCellFlags flags)
{
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  for (; length > 0 && g_ascii_isspace (*text); length--)
    text++;
  if (length > 0 || flags != SP_CELL_TEXT)
    sp_cell_table_add_cell (self, line, column, sp_cell_table_add_text (self, text, length), flags);
}

void
sp_cell_table_add_merge (SpCellTable *self, guint line, guint column, guint last_line)
{
  Merge merge = {line, last_line, column};

  if (column < SP_CELL_TABLE_COLUMNS && last_line > line)
    g_array_append_val (self->merges, merge);
}

gsize
sp_cell_table_get_n_bytes (const SpCellTable *self)
{
  return self->text->len;
}

guint
sp_cell_table_get_n_cells (const SpCellTable *self)
{
  return self->cells->len;
}

/* ---- merged cells ---- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint left = ((const Row *)a)->line;
  guint right = ((const Row *)b)->line;

  return left < right ? -1 : left > right;
}

static int
compare_merges (gconstpointer a, gconstpointer b)
{
  guint left = ((const Merge *)a)->line;
  guint right = ((const Merge *)b)->line;

  return left < right ? -1 : left > right;
}

/* What goes on downwards in a column. */
typedef struct
{
  guint last_line;
  Cell cell;
} Fill;

static const Cell *
find_cell (const SpCellTable *self, const Row *row, guint column)
{
  for (guint i = row->first; i < row->first + row->n; i++)
    if (g_array_index (self->cells, Cell, i).column == column)
      return &g_array_index (self->cells, Cell, i);
  return NULL;
}

/* Merges that begin at or before @row take its cells; @next is the first that does not. */
static void
begin_merges (const SpCellTable *self, const Row *row, guint *next, Fill *fills)
{
  for (; *next < self->merges->len; (*next)++)
    {
      const Merge *merge = &g_array_index (self->merges, Merge, *next);
      const Cell *cell;

      if (merge->line > row->line)
        return;
      cell = merge->line == row->line ? find_cell (self, row, merge->column) : NULL;
      if (cell == NULL)
        continue;
      fills[merge->column].last_line = merge->last_line;
      fills[merge->column].cell = *cell;
      fills[merge->column].cell.flags |= SP_CELL_FILLED;
    }
}

static void
fill_row (const SpCellTable *self, const Row *row, const Fill *fills, GArray *cells)
{
  gboolean has[SP_CELL_TABLE_COLUMNS] = {FALSE};

  for (guint i = row->first; i < row->first + row->n; i++)
    {
      Cell cell = g_array_index (self->cells, Cell, i);

      has[cell.column] = TRUE;
      g_array_append_val (cells, cell);
    }
  for (guint i = 0; i < self->n_columns; i++)
    if (!has[i] && fills[i].last_line >= row->line)
      g_array_append_val (cells, fills[i].cell);
}

static void
fill_down (SpCellTable *self)
{
  g_autofree Fill *fills = g_new0 (Fill, SP_CELL_TABLE_COLUMNS);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  guint next = 0;

  g_array_sort (self->merges, compare_merges);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);
      guint first = cells->len;

      begin_merges (self, row, &next, fills);
      fill_row (self, row, fills, cells);
      row->first = first;
      row->n = cells->len - first;
    }
  g_array_unref (self->cells);
  self->cells = g_steal_pointer (&cells);
}

/* A row that a file has in two pieces. */
static void
join_rows (SpCellTable *self)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row row = *get_row (self, i);
      Row *last = rows->len > 0 ? &g_array_index (rows, Row, rows->len - 1) : NULL;
      guint first = cells->len;

      g_array_append_vals (cells, &g_array_index (self->cells, Cell, row.first), row.n);
      row.first = first;
      if (last != NULL && last->line == row.line)
        last->n += row.n;
      else
        g_array_append_val (rows, row);
    }
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  self->cells = g_steal_pointer (&cells);
  self->rows = g_steal_pointer (&rows);
}

void
sp_cell_table_finish (SpCellTable *self)
{
  if (self->is_unsorted)
    join_rows (self);
  if (self->merges->len > 0)
    fill_down (self);
  g_array_set_size (self->merges, 0);
  self->is_unsorted = FALSE;
}

/* ---- reading ---- */

const char *
sp_cell_table_get_name (const SpCellTable *self)
{
  return self->name;
}

gboolean
sp_cell_table_is_1904 (const SpCellTable *self)
{
  return self->is_1904;
}

const GPtrArray *
sp_cell_table_get_notes (const SpCellTable *self)
{
  return self->notes;
}

guint
sp_cell_table_get_n_rows (const SpCellTable *self)
{
  return self->rows->len;
}

guint
sp_cell_table_get_n_columns (const SpCellTable *self)
{
  return self->n_columns;
}

guint
sp_cell_table_get_line (const SpCellTable *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, 0);
  return get_row (self, row)->line;
}

const char *
sp_cell_table_get (const SpCellTable *self, guint row, guint column, SpCellFlags *flags)
{
  const Cell *cell;

  g_return_val_if_fail (row < self->rows->len, "");
  cell = find_cell (self, get_row (self, row), column);
  if (flags != NULL)
    *flags = cell != NULL ? cell->flags : SP_CELL_TEXT;
  return cell != NULL ? self->text->str + cell->start : "";
}

char *
sp_cell_table_dup_letters (guint column)
{
  GString *letters = g_string_new (NULL);

  for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    g_string_prepend_c (letters, (char)('A' + (rest - 1) % 26));
  return g_string_free (letters, FALSE);
}
