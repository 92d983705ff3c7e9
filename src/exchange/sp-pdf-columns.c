/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A head of 序号, tasks and units or times says how many columns there are; what follows must keep
 * to them, row by row, numbers counting on. Where one thing is amiss all stays lines: a table that
 * is read wrongly costs more than one that is not seen. */
#include "exchange/sp-pdf-columns.h"

#include "document/sp-table-head.h"

#include <string.h>

#define HEAD_GAP 0.4    /* heights between the words of a head */
#define WORD_GAP 0.3    /* heights between what cannot be one word any more */
#define GUTTER 4.0      /* points between two columns; Word leaves 10.8 */
#define MAX_HEADS 20    /* columns */
#define MAX_LINES 300   /* of a table on one page */
#define FIRST_GAP 5.0   /* heights to the next line at most, */
#define OTHER_GAP 1.7   /* and so many of the widest distance before */
#define GAP_LINES 3     /* which that many lines tell */
#define SAME_HEIGHT 0.4 /* heights by which the beginnings of a row differ */
#define MIN_ROWS 2      /* with numbers */
#define MAX_NUMBER 10000

typedef struct
{
  double x1, x2;
} Band;

/* A line of a column, and the row that it is of. */
typedef struct
{
  SpPdfBox box;
  guint row;
} Piece;

typedef struct
{
  /* Borrowed */
  const GArray *glyphs; /* sorted by @lines */
  const GArray *lines;  /* of SpPdfRow */

  /* Owned */
  GArray *bands;   /* of Band, the columns */
  GArray *numbers; /* of SpPdfBox: where the rows' numbers stand */
  GArray *pieces;  /* of Piece */

  /* State */
  guint head, end; /* lines */
  int last;        /* number */
} Finder;

static const SpPdfRow *
line_at (const Finder *self, guint i)
{
  return &g_array_index (self->lines, SpPdfRow, i);
}

static const SpPdfGlyph *
glyphs_of (const Finder *self, guint line)
{
  return &g_array_index (self->glyphs, SpPdfGlyph, line_at (self, line)->first);
}

static Band *
band_at (const Finder *self, guint i)
{
  return &g_array_index (self->bands, Band, i);
}

/* Where the run of glyphs that begins at @at ends: before a gap of @gap heights. */
static guint
find_run (const Finder *self, guint line, guint at, double gap, Band *run)
{
  const SpPdfRow *row = line_at (self, line);
  const SpPdfGlyph *glyphs = glyphs_of (self, line);
  guint end = at + 1;

  run->x1 = glyphs[at].box.x1;
  run->x2 = glyphs[at].box.x2;
  for (; end < row->n && glyphs[end].box.x1 - run->x2 <= gap * row->height; end++)
    run->x2 = MAX (run->x2, glyphs[end].box.x2);
  return end;
}

/* ---- the head ---- */

static char *
dup_run (const Finder *self, guint line, guint at, guint end)
{
  const SpPdfGlyph *glyphs = glyphs_of (self, line);
  GString *text = g_string_new (NULL);

  for (; at < end; at++)
    g_string_append_unichar (text, glyphs[at].c);
  return g_string_free (text, FALSE);
}

static gboolean
take_head (Finder *self, guint line)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint end = 0;

  g_array_set_size (self->bands, 0);
  for (guint at = 0; at < line_at (self, line)->n && words->len < MAX_HEADS; at = end)
    {
      Band band;

      end = find_run (self, line, at, HEAD_GAP, &band);
      g_array_append_val (self->bands, band);
      g_ptr_array_add (words, dup_run (self, line, at, end));
    }
  self->head = line;
  return end == line_at (self, line)->n &&
         sp_table_is_head ((const char *const *)words->pdata, words->len);
}

/* ---- how far it goes ---- */

/* The columns that @run reaches into: their number, and the first of them. */
static guint
count_bands (const Finder *self, const Band *run, guint *first)
{
  guint n = 0;

  for (guint i = 0; i < self->bands->len; i++)
    if (run->x1 < band_at (self, i)->x2 && run->x2 > band_at (self, i)->x1 && n++ == 0)
      *first = i;
  return n;
}

/* Widens @bands by what stands on @line; FALSE where something reaches into two. */
static gboolean
widen_bands (const Finder *self, guint line, Band *bands)
{
  guint end;

  for (guint at = 0; at < line_at (self, line)->n; at = end)
    {
      guint column = 0;
      Band run;
      guint n;

      end = find_run (self, line, at, WORD_GAP, &run);
      n = count_bands (self, &run, &column);
      if (n > 1)
        return FALSE;
      if (n == 0)
        continue;
      bands[column].x1 = MIN (bands[column].x1, run.x1);
      bands[column].x2 = MAX (bands[column].x2, run.x2);
    }
  for (guint i = 1; i < self->bands->len; i++)
    if (bands[i].x1 - bands[i - 1].x2 < GUTTER)
      return FALSE;
  return TRUE;
}

static gboolean
widen (Finder *self, guint line)
{
  gsize size = self->bands->len * sizeof (Band);
  Band bands[MAX_HEADS];

  memcpy (bands, self->bands->data, size);
  if (!widen_bands (self, line, bands))
    return FALSE;
  memcpy (self->bands->data, bands, size);
  return TRUE;
}

/* Lines until one is far below, or reaches over a column's end: that one is text again. */
static void
find_end (Finder *self)
{
  double widest = 0;

  for (self->end = self->head + 1; self->end < self->lines->len; self->end++)
    {
      const SpPdfRow *line = line_at (self, self->end);
      double gap = line->middle - line[-1].middle;
      guint n = self->end - self->head;
      double limit = n > GAP_LINES ? OTHER_GAP * widest : FIRST_GAP * line[-1].height;

      if (n > MAX_LINES || gap > limit || !widen (self, self->end))
        return;
      widest = MAX (widest, gap);
    }
}

/* Whether all that stands on the lines stands in a column: what does not reach a head was measured
 * before its column was as wide as it is. */
static gboolean
keeps_to_columns (const Finder *self)
{
  for (guint line = self->head; line < self->end; line++)
    for (guint at = 0, end; at < line_at (self, line)->n; at = end)
      {
        guint column = 0;
        Band run;

        end = find_run (self, line, at, WORD_GAP, &run);
        if (count_bands (self, &run, &column) != 1 || run.x1 < band_at (self, column)->x1 ||
            run.x2 > band_at (self, column)->x2)
          return FALSE;
      }
  return TRUE;
}

/* ---- rows ---- */

/* The number that stands in the first column of @line and in nothing else of it; -1: none. */
static int
read_number (const Finder *self, guint line, SpPdfBox *box)
{
  const SpPdfGlyph *glyphs = glyphs_of (self, line);
  int number = -1;

  for (guint i = 0; i < line_at (self, line)->n && glyphs[i].box.x1 < band_at (self, 0)->x2; i++)
    {
      int digit = g_unichar_digit_value (glyphs[i].c);

      if (glyphs[i].box.x2 <= band_at (self, 0)->x1)
        continue;
      if (digit < 0 || number > MAX_NUMBER)
        return -1;
      *box = number < 0 ? glyphs[i].box : *box;
      number = MAX (number, 0) * 10 + digit;
    }
  return number;
}

/* Each line either begins a row, with the next number, or has nothing in the first column. */
static gboolean
find_numbers (Finder *self)
{
  g_array_set_size (self->numbers, 0);
  for (guint line = self->head + 1; line < self->end; line++)
    {
      SpPdfBox box;
      int number = read_number (self, line, &box);

      if (number < 0 && glyphs_of (self, line)->box.x1 < band_at (self, 0)->x2)
        return FALSE;
      if (number < 0 && self->numbers->len > 0)
        continue;
      if (number < 0 || (self->numbers->len > 0 && number != self->last + 1))
        return FALSE;
      self->last = number;
      g_array_append_val (self->numbers, box);
    }
  return self->numbers->len >= MIN_ROWS;
}

/* Rows that go on behind what ended the table would lose their head. */
static gboolean
goes_on (const Finder *self)
{
  for (guint line = self->end; line < self->lines->len; line++)
    {
      SpPdfBox box;

      if (read_number (self, line, &box) == self->last + 1)
        return TRUE;
    }
  return FALSE;
}

static double
middle_of (const SpPdfBox *box)
{
  return (box->y1 + box->y2) / 2;
}

static gboolean
is_level_with (const SpPdfBox *box, const SpPdfBox *number)
{
  return ABS (middle_of (box) - middle_of (number)) <= SAME_HEIGHT * (number->y2 - number->y1);
}

/* The row that a line at @box is of: the last whose number is not below it. */
static guint
row_of (const Finder *self, const SpPdfBox *box)
{
  guint row = 0;

  while (row + 1 < self->numbers->len)
    {
      const SpPdfBox *next = &g_array_index (self->numbers, SpPdfBox, row + 1);

      if (middle_of (box) < middle_of (next) && !is_level_with (box, next))
        break;
      row++;
    }
  return row;
}

static GArray *
gather_column (const Finder *self, guint column)
{
  GArray *glyphs = g_array_new (FALSE, FALSE, sizeof (SpPdfGlyph));

  for (guint line = self->head + 1; line < self->end; line++)
    for (guint i = 0; i < line_at (self, line)->n; i++)
      {
        const SpPdfGlyph *glyph = glyphs_of (self, line) + i;
        double middle = (glyph->box.x1 + glyph->box.x2) / 2;

        if (middle >= band_at (self, column)->x1 && middle <= band_at (self, column)->x2)
          g_array_append_val (glyphs, *glyph);
      }
  return glyphs;
}

/* Lines of a cell follow one another because there was no room: one that had room did not go on, so
 * what stands below it is of another row than it seems, as where numbers stand in the middle of
 * their rows. */
static gboolean
take_column (Finder *self, guint column)
{
  g_autoptr (GArray) glyphs = gather_column (self, column);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) lines = sp_pdf_lines_new (glyphs, text);
  guint before = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    {
      const SpPdfLine *line = &g_array_index (lines, SpPdfLine, i);
      Piece piece = {line->box, row_of (self, &line->box)};
      gboolean is_first = piece.row != before;

      if (is_first &&
          !is_level_with (&line->box, &g_array_index (self->numbers, SpPdfBox, piece.row)))
        return FALSE;
      if (!is_first && sp_pdf_line_has_room (line - 1, line, band_at (self, column)->x2))
        return FALSE;
      before = piece.row;
      g_array_append_val (self->pieces, piece);
    }
  return lines->len > 0;
}

/* A number alone may be any, as that of the page. */
static gboolean
has_text (const Finder *self, guint row)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->row == row && piece->box.x1 > band_at (self, 0)->x2)
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_columns (Finder *self)
{
  g_array_set_size (self->pieces, 0);
  for (guint i = 0; i < self->bands->len; i++)
    if (!take_column (self, i))
      return FALSE;
  for (guint i = 0; i < self->numbers->len; i++)
    if (!has_text (self, i))
      return FALSE;
  return TRUE;
}

/* ---- the grid ---- */

static void
append_edge (GArray *edges, double edge)
{
  g_array_append_val (edges, edge);
}

/* The edges of columns are where their texts end, which tells what room lines have. */
static GArray *
dup_column_edges (const Finder *self)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));

  append_edge (edges, band_at (self, 0)->x1 - 1);
  for (guint i = 0; i < self->bands->len; i++)
    append_edge (edges, band_at (self, i)->x2 + 1);
  return edges;
}

static GArray *
dup_row_edges (const Finder *self)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));
  const SpPdfRow *head = line_at (self, self->head);
  guint n = self->numbers->len;
  g_autofree double *tops = g_new (double, n);
  g_autofree double *ends = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      tops[i] = g_array_index (self->numbers, SpPdfBox, i).y1;
      ends[i] = g_array_index (self->numbers, SpPdfBox, i).y2;
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      tops[piece->row] = MIN (tops[piece->row], piece->box.y1);
      ends[piece->row] = MAX (ends[piece->row], piece->box.y2);
    }
  append_edge (edges, head->middle - 0.6 * head->height);
  append_edge (edges, (head->middle + middle_of (&g_array_index (self->numbers, SpPdfBox, 0))) / 2);
  for (guint i = 1; i < n; i++)
    append_edge (edges, (ends[i - 1] + tops[i]) / 2);
  append_edge (edges, ends[n - 1] + 1);
  return edges;
}

static gboolean
is_table (Finder *self, guint line)
{
  if (!take_head (self, line))
    return FALSE;
  find_end (self);
  return keeps_to_columns (self) && find_numbers (self) && !goes_on (self) && take_columns (self);
}

SpPdfGrid *
sp_pdf_columns_find (GArray *glyphs)
{
  g_autoptr (GArray) lines = sp_pdf_rows_new (glyphs);
  Finder self = {.glyphs = glyphs, .lines = lines};
  SpPdfGrid *grid = NULL;

  self.bands = g_array_new (FALSE, FALSE, sizeof (Band));
  self.numbers = g_array_new (FALSE, FALSE, sizeof (SpPdfBox));
  self.pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  for (guint i = 0; i < lines->len && grid == NULL; i++)
    if (is_table (&self, i))
      grid = sp_pdf_grid_new_plain (dup_column_edges (&self), dup_row_edges (&self));
  g_array_unref (self.bands);
  g_array_unref (self.numbers);
  g_array_unref (self.pieces);
  return grid;
}
