/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPaperTable: what is in it and where pages break. */
#include "report/sp-paper-table-private.h"
#include "report/sp-risk-plate.h"

#include <math.h>

#define A4_SHORT 595.28
#define A4_LONG 841.89
#define LEAST_LINES 4 /* of a row longer than a page, at the end of the page it begins on */

static void
column_clear (gpointer data)
{
  g_free (((SpPaperColumn *)data)->head);
  g_free (((SpPaperColumn *)data)->group);
}

static void
paint_clear (gpointer data)
{
  g_free (((SpCellPaint *)data)->text);
}

SpPaperTable *
sp_paper_table_new (const char *title, SpPaperOrientation orientation)
{
  SpPaperTable *self = g_new0 (SpPaperTable, 1);

  self->n_refs = 1;
  self->title = g_strdup (title);
  self->foot = g_strdup ("");
  self->orientation = orientation;
  self->zoom = 1;
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_array_new (FALSE, FALSE, sizeof (SpPaperColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->parts = g_ptr_array_new_with_free_func (g_free);
  self->part_first = g_array_new (FALSE, FALSE, sizeof (guint));
  self->part_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->paints = g_array_new (FALSE, FALSE, sizeof (SpCellPaint));
  g_array_set_clear_func (self->paints, paint_clear);
  self->bold = g_hash_table_new (NULL, NULL);
  self->row_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->slices = g_array_new (FALSE, FALSE, sizeof (SpPaperSlice));
  self->page_first = g_array_new (FALSE, FALSE, sizeof (guint));
  self->text = sp_chart_text_new (TRUE);
  return self;
}

SpPaperTable *
sp_paper_table_ref (SpPaperTable *self)
{
  self->n_refs++;
  return self;
}

void
sp_paper_table_unref (SpPaperTable *self)
{
  if (--self->n_refs > 0)
    return;
  g_free (self->title);
  g_free (self->foot);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->parts);
  g_array_unref (self->part_first);
  g_array_unref (self->part_lines);
  g_array_unref (self->paints);
  g_hash_table_unref (self->bold);
  g_array_unref (self->row_lines);
  g_array_unref (self->slices);
  g_array_unref (self->page_first);
  sp_chart_text_free (self->text);
  g_free (self);
}

void
sp_paper_table_share_fonts (SpPaperTable *self, SpPaperTable *with)
{
  SpChartText *text = sp_chart_text_ref (with->text);

  sp_chart_text_free (self->text);
  self->text = text;
}

/* ---- what is in it ---- */

void
sp_paper_table_add_column (SpPaperTable *self, const char *head, double share, SpAlign align)
{
  SpPaperColumn column = {.head = g_strdup (head), .share = share, .align = align};

  g_return_if_fail (share > 0 && self->cells->len == 0);

  g_array_append_val (self->columns, column);
  self->is_laid_out = FALSE;
}

void
sp_paper_table_set_group (SpPaperTable *self, const char *group)
{
  SpPaperColumn *column;

  g_return_if_fail (self->columns->len > 0);

  column = &g_array_index (self->columns, SpPaperColumn, self->columns->len - 1);
  g_free (column->group);
  column->group = g_strdup (group);
  self->is_laid_out = FALSE;
}

void
sp_paper_table_embolden (SpPaperTable *self)
{
  g_return_if_fail (self->cells->len > 0);

  g_hash_table_add (self->bold, GUINT_TO_POINTER (sp_paper_table_get_n_rows (self)));
  self->is_laid_out = FALSE;
}

void
sp_paper_table_add_line (SpPaperTable *self, const char *text)
{
  g_ptr_array_add (self->lines, g_strdup (text));
  self->is_laid_out = FALSE;
}

void
sp_paper_table_add_row (SpPaperTable *self, const char *const *cells)
{
  guint n_parts = self->n_divided > 0 ? self->parts->len / self->n_divided : 0;

  g_return_if_fail (self->columns->len > 0);

  g_array_append_val (self->part_first, n_parts);
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (self->cells, g_strdup (cells[i] != NULL ? cells[i] : ""));
  self->is_laid_out = FALSE;
}

void
sp_paper_table_set_parts (SpPaperTable *self, guint first, guint n)
{
  g_return_if_fail (self->cells->len == 0 && n > 0 && first + n <= self->columns->len);

  self->divided_first = first;
  self->n_divided = n;
}

void
sp_paper_table_add_part (SpPaperTable *self, const char *const *cells)
{
  g_return_if_fail (self->n_divided > 0 && self->cells->len > 0);

  for (guint i = 0; i < self->n_divided; i++)
    g_ptr_array_add (self->parts, g_strdup (cells[i] != NULL ? cells[i] : ""));
  self->is_laid_out = FALSE;
}

void
sp_paper_table_paint (SpPaperTable *self, guint column, const char *text, const SpTablePaint *paint)
{
  SpCellPaint cell = {column, g_strdup (text), *paint};

  g_array_append_val (self->paints, cell);
}

void
sp_paper_table_set_sheet (SpPaperTable *self, SpTableSheet sheet)
{
  g_return_if_fail (sheet < SP_TABLE_N_SHEETS);

  self->sheet = sheet;
}

void
sp_paper_table_set_zoom (SpPaperTable *self, double zoom)
{
  g_return_if_fail (zoom > 0);

  self->zoom = zoom;
  self->is_laid_out = FALSE;
}

void
sp_paper_table_set_foot (SpPaperTable *self, const char *text)
{
  g_free (self->foot);
  self->foot = g_strdup (text);
}

void
sp_paper_table_set_date (SpPaperTable *self, SpDate date)
{
  self->date = date;
}

guint
sp_paper_table_get_n_rows (SpPaperTable *self)
{
  return self->columns->len > 0 ? self->cells->len / self->columns->len : 0;
}

const char *
sp_paper_table_get_title (SpPaperTable *self)
{
  return self->title;
}

double
sp_paper_table_page_width (SpPaperTable *self)
{
  return (self->orientation == SP_PAPER_LANDSCAPE ? A4_LONG : A4_SHORT) / self->zoom;
}

double
sp_paper_table_page_height (SpPaperTable *self)
{
  return (self->orientation == SP_PAPER_LANDSCAPE ? A4_SHORT : A4_LONG) / self->zoom;
}

double
sp_paper_table_scale (SpPaperTable *self)
{
  return self->zoom * pow (G_SQRT2, self->sheet);
}

double
sp_paper_table_get_width (SpPaperTable *self)
{
  return sp_paper_table_page_width (self) * sp_paper_table_scale (self);
}

double
sp_paper_table_get_height (SpPaperTable *self)
{
  return sp_paper_table_page_height (self) * sp_paper_table_scale (self);
}

const char *
sp_paper_table_get_cell (SpPaperTable *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells, row * self->columns->len + column);
}

gboolean
sp_paper_table_is_divided (SpPaperTable *self, guint column)
{
  return column >= self->divided_first && column - self->divided_first < self->n_divided;
}

/* Where the further parts of @row begin; of the row after the last, where they end. */
static guint
first_part (SpPaperTable *self, guint row)
{
  if (row < self->part_first->len)
    return g_array_index (self->part_first, guint, row);
  return self->n_divided > 0 ? self->parts->len / self->n_divided : 0;
}

guint
sp_paper_table_get_n_parts (SpPaperTable *self, guint row)
{
  return 1 + first_part (self, row + 1) - first_part (self, row);
}

const char *
sp_paper_table_get_part (SpPaperTable *self, guint row, guint part, guint column)
{
  if (part == 0 || !sp_paper_table_is_divided (self, column))
    return sp_paper_table_get_cell (self, row, column);
  return g_ptr_array_index (self->parts, (first_part (self, row) + part - 1) * self->n_divided +
                                           column - self->divided_first);
}

guint
sp_paper_table_part_lines (SpPaperTable *self, guint row, guint part)
{
  return g_array_index (self->part_lines, guint, row + first_part (self, row) + part);
}

const SpTablePaint *
sp_paper_table_find_paint (SpPaperTable *self, guint row, guint column)
{
  for (guint i = 0; i < self->paints->len; i++)
    {
      const SpCellPaint *cell = &g_array_index (self->paints, SpCellPaint, i);

      if (cell->column == column &&
          g_str_equal (cell->text, sp_paper_table_get_cell (self, row, column)))
        return &cell->paint;
    }
  return NULL;
}

SpFont
sp_paper_table_row_font (SpPaperTable *self, guint row)
{
  return g_hash_table_contains (self->bold, GUINT_TO_POINTER (row + 1)) ? SP_FONT_BOLD
                                                                        : SP_FONT_REGULAR;
}

/* ---- where it stands ---- */

static guint
count_lines (SpPaperTable *self, const SpPaperColumn *column, SpFont font, const char *text)
{
  if (*text == '\0')
    return 1;
  return sp_chart_text_lines (self->text, font, SP_TABLE_SIZE, text,
                              column->width - 2 * SP_TABLE_PAD);
}

guint
sp_paper_table_group_end (SpPaperTable *self, guint first)
{
  const char *group = g_array_index (self->columns, SpPaperColumn, first).group;
  guint end = first + 1;

  while (group != NULL && end < self->columns->len &&
         g_strcmp0 (g_array_index (self->columns, SpPaperColumn, end).group, group) == 0)
    end++;
  return end;
}

static double
height_of (guint n_lines)
{
  return n_lines > 0 ? n_lines * SP_TABLE_PITCH + 2 * SP_TABLE_PAD : 0;
}

/* Heads alone, and groups above heads: the higher of the two. */
static void
measure_heads (SpPaperTable *self)
{
  guint n_alone = 1, n_below = 0, n_groups = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SpPaperColumn *column = &g_array_index (self->columns, SpPaperColumn, i);
      guint n = count_lines (self, column, SP_FONT_BOLD, column->head);

      if (column->group != NULL)
        n_below = MAX (n_below, n);
      else
        n_alone = MAX (n_alone, n);
    }
  for (guint i = 0; i < self->columns->len; i = sp_paper_table_group_end (self, i))
    {
      const SpPaperColumn *first = &g_array_index (self->columns, SpPaperColumn, i);
      const SpPaperColumn *last =
        &g_array_index (self->columns, SpPaperColumn, sp_paper_table_group_end (self, i) - 1);
      SpPaperColumn whole = {.x = first->x, .width = last->x + last->width - first->x};

      if (first->group != NULL)
        n_groups = MAX (n_groups, count_lines (self, &whole, SP_FONT_BOLD, first->group));
    }
  self->group_height = height_of (n_groups);
  self->head_height = MAX (height_of (n_alone), self->group_height + height_of (n_below));
}

static void
place_columns (SpPaperTable *self)
{
  double room = sp_paper_table_page_width (self) - 2 * SP_TABLE_MARGIN, sum = 0;
  double x = SP_TABLE_MARGIN;

  for (guint i = 0; i < self->columns->len; i++)
    sum += g_array_index (self->columns, SpPaperColumn, i).share;
  for (guint i = 0; i < self->columns->len; i++)
    {
      SpPaperColumn *column = &g_array_index (self->columns, SpPaperColumn, i);

      column->x = x;
      column->width = room * column->share / sum;
      x += column->width;
    }
  measure_heads (self);
}

char *
sp_paper_table_dup_plate_words (
  SpPaperTable *self, const SpTablePaint *paint, const char *text, double width, guint *n_lines)
{
  const SpRect plate = {0, 0, width + 2 * SP_TABLE_PAD, 0};
  double room = sp_risk_plate_room (&plate, paint->hatch).width - SP_TABLE_PAD;
  char *words = g_strdup (text);

  *n_lines = sp_chart_text_lines (self->text, SP_FONT_BOLD, SP_TABLE_SIZE, words, room);
  if (*n_lines > 1)
    *n_lines = sp_chart_text_lines (self->text, SP_FONT_BOLD, SP_TABLE_SIZE,
                                    g_strdelimit (words, " ", '\n'), room);
  return words;
}

static guint
count_cell (SpPaperTable *self, guint row, guint part, guint i)
{
  const SpPaperColumn *column = &g_array_index (self->columns, SpPaperColumn, i);
  const char *text = sp_paper_table_get_part (self, row, part, i);
  const SpTablePaint *paint = sp_paper_table_find_paint (self, row, i);
  guint n_lines;

  if (paint == NULL)
    return count_lines (self, column, sp_paper_table_row_font (self, row), text);
  g_free (
    sp_paper_table_dup_plate_words (self, paint, text, column->width - 2 * SP_TABLE_PAD, &n_lines));
  return n_lines;
}

/* The most lines of the part's cells in columns that have parts, or in those that have none. */
static guint
count_part (SpPaperTable *self, guint row, guint part, gboolean is_divided)
{
  guint n_lines = 1;

  for (guint i = 0; i < self->columns->len; i++)
    if (sp_paper_table_is_divided (self, i) == is_divided)
      n_lines = MAX (n_lines, count_cell (self, row, part, i));
  return n_lines;
}

#define ROWS_AT_ONCE 256 /* between two calls of who wants to know */

static gboolean
measure_rows (SpPaperTable *self, SpPaperRowsFunc func, gpointer data)
{
  g_array_set_size (self->row_lines, 0);
  g_array_set_size (self->part_lines, 0);
  for (guint row = 0; row < sp_paper_table_get_n_rows (self); row++)
    {
      guint n_lines = 0;

      if (func != NULL && row % ROWS_AT_ONCE == 0 && !func (row, data))
        return FALSE;
      for (guint part = 0; part < sp_paper_table_get_n_parts (self, row); part++)
        {
          guint n = count_part (self, row, part, TRUE);

          g_array_append_val (self->part_lines, n);
          n_lines += n;
        }
      n_lines = MAX (n_lines, count_part (self, row, 0, FALSE));
      g_array_append_val (self->row_lines, n_lines);
    }
  return TRUE;
}

static guint
count_wide_lines (SpPaperTable *self, SpFont font, double size, const char *text)
{
  return sp_chart_text_lines (self->text, font, size, text,
                              sp_paper_table_page_width (self) - 2 * SP_TABLE_MARGIN);
}

double
sp_paper_table_top (SpPaperTable *self, guint page)
{
  double top = SP_TABLE_MARGIN;

  if (page > 0)
    return top;
  top +=
    SP_TABLE_TITLE_PITCH * count_wide_lines (self, SP_FONT_TITLE, SP_TABLE_TITLE_SIZE, self->title);
  for (guint i = 0; i < self->lines->len; i++)
    top += SP_TABLE_PITCH *
           count_wide_lines (self, SP_FONT_REGULAR, SP_TABLE_SIZE, self->lines->pdata[i]);
  return top + (self->lines->len > 0 ? SP_TABLE_PAD : 0);
}

/* For rows, on a page. */
static double
room_on (SpPaperTable *self, guint page)
{
  return sp_paper_table_page_height (self) - SP_TABLE_MARGIN - SP_TABLE_FOOT -
         sp_paper_table_top (self, page) - self->head_height;
}

static guint
lines_in (double room)
{
  double lines = (room - 2 * SP_TABLE_PAD) / SP_TABLE_PITCH;

  return lines > 0 ? (guint)floor (lines + 1e-6) : 0;
}

static void
begin_page (SpPaperTable *self)
{
  g_array_append_val (self->page_first, self->slices->len);
}

static void
break_pages (SpPaperTable *self)
{
  /* However high the heads are, a page has a line: else there would be no end of pages. */
  double later = MAX (room_on (self, 1), height_of (1)), room = MIN (room_on (self, 0), later);

  g_array_set_size (self->slices, 0);
  g_array_set_size (self->page_first, 0);
  begin_page (self);
  for (guint row = 0; row < self->row_lines->len; row++)
    for (guint line = 0, n = g_array_index (self->row_lines, guint, row); line < n;)
      {
        guint fit = lines_in (room), rest = n - line;
        gboolean is_split = rest > fit && rest > lines_in (later) && fit >= LEAST_LINES;
        SpPaperSlice slice = {row, line, MIN (fit, rest)};

        if (rest > fit && !is_split)
          {
            begin_page (self);
            room = later;
            continue;
          }
        g_array_append_val (self->slices, slice);
        line += slice.n_lines;
        room -= slice.n_lines * SP_TABLE_PITCH + 2 * SP_TABLE_PAD;
      }
}

gboolean
sp_paper_table_prepare (SpPaperTable *self, SpPaperRowsFunc func, gpointer data)
{
  if (self->is_laid_out)
    return TRUE;
  place_columns (self);
  if (!measure_rows (self, func, data))
    return FALSE;
  break_pages (self);
  self->is_laid_out = TRUE;
  return TRUE;
}

void
sp_paper_table_lay_out (SpPaperTable *self)
{
  sp_paper_table_prepare (self, NULL, NULL);
}

guint
sp_paper_table_get_n_pages (SpPaperTable *self)
{
  sp_paper_table_lay_out (self);
  return self->page_first->len;
}

const SpPaperSlice *
sp_paper_table_get_slices (SpPaperTable *self, guint page, guint *n)
{
  guint first, end;

  sp_paper_table_lay_out (self);
  g_return_val_if_fail (page < self->page_first->len, NULL);

  first = g_array_index (self->page_first, guint, page);
  end = page + 1 < self->page_first->len ? g_array_index (self->page_first, guint, page + 1)
                                         : self->slices->len;
  *n = end - first;
  return &((const SpPaperSlice *)(gconstpointer)self->slices->data)[first];
}
