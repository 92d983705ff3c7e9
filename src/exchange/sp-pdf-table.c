/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grids with text in them, and how they go on over a page end. */
#include "exchange/sp-pdf-table.h"

#include "exchange/sp-pdf-columns.h"
#include "exchange/sp-pdf-grid.h"

#include <string.h>

#define MAX_PADDING 6.0 /* points between a rule and the text */
#define SAME_EDGE 5.0   /* points by which a column differs from page to page */
#define MAX_PLAIN 10    /* tables without rules on one page */

void
sp_pdf_table_free (SpPdfTable *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_free (self);
}

/* ---- a page's tables ---- */

/* Lines that had room for more are kept apart, as they were typed. */
static void
add_text (SpPdfCell *cell, GArray *glyphs, double left, double right, GString *pool)
{
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (GArray) lines = sp_pdf_lines_new (glyphs, texts);
  double padding = MAX_PADDING;

  for (guint i = 0; i < lines->len; i++)
    padding = MIN (padding, MAX (0, g_array_index (lines, SpPdfLine, i).box.x1 - left));
  for (guint i = 0; i < lines->len; i++)
    {
      const SpPdfLine *line = &g_array_index (lines, SpPdfLine, i);

      if (i > 0 && sp_pdf_line_has_room (line - 1, line, right - padding))
        g_string_append_c (joined, '\n');
      sp_pdf_append_joined (joined, texts->str + line->start, line->length);
    }
  cell->start = pool->len;
  cell->length = joined->len;
  g_string_append_len (pool, joined->str, (gssize)joined->len);
}

static SpPdfTable *
table_new (const SpPdfGrid *grid, GArray *const *texts, GString *pool)
{
  SpPdfTable *self = g_new0 (SpPdfTable, 1);
  const double *x = (const double *)(const void *)grid->columns->data;

  self->columns = g_array_ref (grid->columns);
  self->cells = g_array_new (FALSE, FALSE, sizeof (SpPdfCell));
  self->n_rows = grid->rows->len - 1;
  self->is_plain = grid->is_plain;
  self->box.x1 = x[0];
  self->box.x2 = x[grid->columns->len - 1];
  self->box.y1 = g_array_index (grid->rows, double, 0);
  self->box.y2 = g_array_index (grid->rows, double, self->n_rows);
  for (guint i = 0; i < grid->fields->len; i++)
    {
      const SpPdfField *field = &g_array_index (grid->fields, SpPdfField, i);
      SpPdfCell cell = {field->row, field->column, field->row_span, field->column_span, 0, 0};

      add_text (&cell, texts[i], x[field->column], x[field->column + field->column_span], pool);
      g_array_append_val (self->cells, cell);
    }
  return self;
}

/* Takes the glyphs in @grid out of @page and shares them out; the number of fields with any. */
static guint
share_out (const SpPdfGrid *grid, SpPdfPage *page, GArray **texts)
{
  guint kept = 0;
  guint n = 0;

  for (guint i = 0; i < page->glyphs->len; i++)
    {
      SpPdfGlyph glyph = g_array_index (page->glyphs, SpPdfGlyph, i);
      guint field = sp_pdf_grid_find (grid, (glyph.box.x1 + glyph.box.x2) / 2,
                                      (glyph.box.y1 + glyph.box.y2) / 2);

      if (field == G_MAXUINT)
        {
          g_array_index (page->glyphs, SpPdfGlyph, kept++) = glyph;
          continue;
        }
      n += texts[field]->len == 0;
      g_array_append_val (texts[field], glyph);
    }
  g_array_set_size (page->glyphs, kept);
  return n;
}

/* FALSE where nothing stands in @grid. */
static gboolean
take_table (GPtrArray *tables, const SpPdfGrid *grid, SpPdfPage *page, GString *pool)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; i < grid->fields->len; i++)
    g_ptr_array_add (texts, g_array_new (FALSE, FALSE, sizeof (SpPdfGlyph)));
  if (share_out (grid, page, (GArray **)texts->pdata) == 0)
    return FALSE;
  g_ptr_array_add (tables, table_new (grid, (GArray **)texts->pdata, pool));
  return TRUE;
}

static int
by_top (gconstpointer a, gconstpointer b)
{
  const SpPdfTable *first = *(const SpPdfTable *const *)a;
  const SpPdfTable *second = *(const SpPdfTable *const *)b;

  return first->box.y1 < second->box.y1 ? -1 : first->box.y1 > second->box.y1;
}

GPtrArray *
sp_pdf_tables_new (SpPdfPage *page, GString *pool)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_pdf_table_free);
  g_autoptr (GPtrArray) grids = sp_pdf_grids_new (page->rules);
  gboolean found = TRUE;

  for (guint i = 0; i < grids->len; i++)
    take_table (tables, g_ptr_array_index (grids, i), page, pool);
  for (guint i = 0; found && i < MAX_PLAIN; i++)
    {
      SpPdfGrid *grid = sp_pdf_columns_find (page->glyphs);

      found = grid != NULL && take_table (tables, grid, page, pool);
      g_clear_pointer (&grid, sp_pdf_grid_free);
    }
  g_ptr_array_sort (tables, by_top);
  return tables;
}

/* ---- over a page end ---- */

static gboolean
has_same_columns (const SpPdfTable *self, const SpPdfTable *next)
{
  if (self->columns->len != next->columns->len || self->is_plain != next->is_plain)
    return FALSE;
  /* How far texts reach differs from page to page. */
  if (self->is_plain)
    return TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      /* Pages may be printed with other margins; only the widths count. */
      double before = g_array_index (self->columns, double, i) - self->box.x1;
      double after = g_array_index (next->columns, double, i) - next->box.x1;

      if (ABS (after - before) > SAME_EDGE)
        return FALSE;
    }
  return TRUE;
}

static const SpPdfCell *
cell_at (const SpPdfTable *self, guint i)
{
  return &g_array_index (self->cells, SpPdfCell, i);
}

/* Rows that the first row's cells span. */
static guint
head_rows (const SpPdfTable *self)
{
  guint n = 1;

  for (guint i = 0; i < self->cells->len && cell_at (self, i)->row == 0; i++)
    n = MAX (n, cell_at (self, i)->row_span);
  return n;
}

static gboolean
is_same_cell (const SpPdfCell *a, const SpPdfCell *b, const char *pool)
{
  return a->column == b->column && a->column_span == b->column_span && a->length == b->length &&
         memcmp (pool + a->start, pool + b->start, a->length) == 0;
}

/* The rows of @next that repeat the head of the table. */
static guint
find_repeated (const SpPdfTable *self, const SpPdfTable *next, const char *pool)
{
  guint n = head_rows (self);

  if (n != head_rows (next) || n >= next->n_rows)
    return 0;
  for (guint i = 0; i < self->cells->len && cell_at (self, i)->row < n; i++)
    {
      if (i >= next->cells->len || !is_same_cell (cell_at (self, i), cell_at (next, i), pool))
        return 0;
    }
  return n;
}

static SpPdfCell *
last_in_column (const SpPdfTable *self, guint column)
{
  for (guint i = self->cells->len; i > 0; i--)
    {
      SpPdfCell *cell = &g_array_index (self->cells, SpPdfCell, i - 1);

      if (cell->column == column)
        return cell->row + cell->row_span == self->n_rows ? cell : NULL;
    }
  return NULL;
}

/* A row without a number goes on with the row before. */
static gboolean
is_parted_row (const SpPdfTable *self, const SpPdfTable *next, guint row)
{
  const SpPdfCell *number = last_in_column (self, 0);

  if (row == 0 && next->n_rows == 1 && next->cells->len < 2)
    return FALSE;
  for (guint i = 0; i < next->cells->len; i++)
    {
      const SpPdfCell *cell = cell_at (next, i);
      const SpPdfCell *before = last_in_column (self, cell->column);

      if (cell->row == row &&
          (cell->row_span > 1 || before == NULL || before->column_span != cell->column_span ||
           (cell->column == 0 && (cell->length > 0 || number == NULL || number->length == 0))))
        return FALSE;
    }
  return TRUE;
}

static void
extend_cell (SpPdfCell *cell, const SpPdfCell *more, GString *pool)
{
  g_autoptr (GString) joined = NULL;

  if (cell == NULL || more->length == 0)
    return;
  joined = g_string_new_len (pool->str + cell->start, (gssize)cell->length);
  sp_pdf_append_joined (joined, pool->str + more->start, more->length);
  cell->start = pool->len;
  cell->length = joined->len;
  g_string_append_len (pool, joined->str, (gssize)joined->len);
}

gboolean
sp_pdf_table_continue (SpPdfTable *self, const SpPdfTable *next, GString *pool)
{
  guint first, parted, n_rows = self->n_rows;

  if (!has_same_columns (self, next))
    return FALSE;
  first = find_repeated (self, next, pool->str);
  if (self->is_plain && first == 0)
    return FALSE;
  parted = is_parted_row (self, next, first) ? first : G_MAXUINT;
  for (guint i = 0; i < next->cells->len; i++)
    {
      SpPdfCell cell = *cell_at (next, i);

      if (cell.row < first)
        continue;
      if (cell.row == parted)
        {
          extend_cell (last_in_column (self, cell.column), &cell, pool);
          continue;
        }
      cell.row += n_rows - first - (parted != G_MAXUINT);
      g_array_append_val (self->cells, cell);
    }
  self->n_rows = n_rows + next->n_rows - first - (parted != G_MAXUINT);
  return TRUE;
}
