/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds tables of tasks in plain text by their header: 序号、任务、责任单位 parted by tabs or bars,
 * or each on a line of its own with the rows numbered below. One pass over the lines. */
#include "document/sp-clause-words.h"
#include "document/sp-lines.h"
#include "document/sp-numbers.h"
#include "document/sp-scan.h"
#include "document/sp-table.h"
#include "document/sp-unit-name.h"

#define HEAD_MAX 60    /* bytes of a column's heading */
#define HEADER_MAX 600 /* bytes of a line of them */
#define ROW_LINES 200  /* lines of one row where each cell has its own */

typedef struct
{
  const char *start, *end;
} Range;

typedef struct
{
  SpDocument *document; /* Borrowed */
  const char *text, *end;

  /* The table that is open */
  GArray *cells; /* Owned: of SpTableCell, NULL where none is open */
  const char *mark;
  SpSpan span;
  Range heads[SP_TABLE_COLUMNS];
  guint n_columns;
  guint n_rows;
  guint n_cells; /* of the last row */
} Finder;

static const char tab[] = "\t", gap[] = " ";
static const char *const bars[] = {"|", "｜", "│", "┃", NULL};

/* ---- rows with tabs or bars ---- */

static guint
mark_at (const char *p, const char *mark)
{
  if (mark == tab)
    return *p == '\t';
  if (mark == gap)
    return sp_scan_is_space (sp_scan_char (p)) ? (guint)(g_utf8_next_char (p) - p) : 0;
  return *p == '|' || (guint8)*p == 0xe2 || (guint8)*p == 0xef ? sp_scan_any (p, bars) : 0;
}

static guint
count_marks (const char *start, const char *end, const char *mark)
{
  guint n = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    n += mark_at (p, mark) > 0;
  return n;
}

static Range
trim (const char *start, const char *end)
{
  start = sp_scan_skip_spaces (start, end);
  return (Range) {start, sp_scan_skip_spaces_back (start, end)};
}

/* The cells of a line; bars may stand around the row as well. */
static guint
split_row (const char *start, const char *end, const char *mark, Range cells[SP_TABLE_COLUMNS])
{
  guint n = 0;
  const char *first = start;

  if (mark != tab)
    {
      Range all = trim (start, end);

      first = all.start + (all.start < all.end ? sp_scan_any (all.start, bars) : 0);
      end = all.end - sp_scan_any_before (first, all.end, bars);
    }
  for (const char *p = first; p <= end && n < SP_TABLE_COLUMNS; p = g_utf8_next_char (p))
    {
      guint length = p < end ? mark_at (p, mark) : 0;

      if (p < end && length == 0)
        continue;
      cells[n++] = trim (first, p);
      /* So many spaces are one. */
      if (mark == gap && p < end)
        {
          first = sp_scan_skip_spaces (p, end);
          p = sp_scan_prev (p, first);
          continue;
        }
      if (p == end)
        break;
      first = p + length;
    }
  return n;
}

/* | --- | :-: | */
static gboolean
is_rule (const char *start, const char *end)
{
  for (const char *p = start; p < end; p++)
    {
      if (strchr ("|-:=+ \t", *p) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_header (const Range *cells, guint n)
{
  SpColumn columns[SP_TABLE_COLUMNS];

  for (guint i = 0; i < n; i++)
    columns[i] = sp_table_column (cells[i].start, cells[i].end);
  return n >= 3 && sp_table_is_of_tasks (columns, n);
}

static void
add_cell (Finder *self, Range range)
{
  SpTableCell cell = {
    .row = self->n_rows - 1, .column = self->n_cells++, .row_span = 1, .column_span = 1};

  cell.span = (SpSpan) {(guint)(range.start - self->text), (guint)(range.end - self->text)};
  g_array_append_val (self->cells, cell);
}

static void
add_row (Finder *self, const Range *cells, guint n)
{
  self->n_rows++;
  self->n_cells = 0;
  for (guint i = 0; i < n; i++)
    add_cell (self, cells[i]);
}

/* An empty cell printed nothing: a time under 配合单位 and an office under 内容 belong to the next
 * column. */
static gboolean
is_left_out (const Range *head, const Range *cell)
{
  SpColumnKind kind = sp_table_column (head->start, head->end).kind;
  const char *stop = cell->start;

  while (stop < cell->end && !sp_scan_at (stop, "、"))
    stop = g_utf8_next_char (stop);
  return (kind == SP_COLUMN_UNITS && sp_clause_is_time (cell->start, cell->end)) ||
         (kind == SP_COLUMN_TEXT && sp_unit_name_is_office (cell->start, stop));
}

/* Pieces that are more than the columns belong to the last of the texts: what is behind it fills
 * from the end. */
static void
place_cells (Finder *self, const Range *cells, guint n)
{
  guint surplus = n > self->n_columns ? n - self->n_columns : 0, wide = 1;

  for (guint i = 1; i < self->n_columns; i++)
    {
      if (sp_table_column (self->heads[i].start, self->heads[i].end).kind == SP_COLUMN_TEXT)
        wide = i;
    }
  self->n_rows++;
  self->n_cells = 0;
  for (guint i = 0; i < n && self->n_cells < self->n_columns;)
    {
      guint more = self->n_cells == wide ? surplus : 0;

      if (n < self->n_columns && is_left_out (&self->heads[self->n_cells], &cells[i]))
        {
          self->n_cells++;
          continue;
        }
      add_cell (self, (Range) {cells[i].start, cells[i + more].end});
      i += more + 1;
    }
}

static void
open_table (Finder *self, const char *start, const char *mark, const Range *heads, guint n_columns)
{
  memcpy (self->heads, heads, n_columns * sizeof *heads);
  self->cells = g_array_new (FALSE, TRUE, sizeof (SpTableCell));
  self->mark = mark;
  self->span.start = (guint)(start - self->text);
  self->n_columns = n_columns;
  self->n_rows = self->n_cells = 0;
}

static void
close_table (Finder *self)
{
  if (self->cells == NULL)
    return;
  if (self->n_rows > 1)
    sp_document_mark_table (self->document, self->span, g_steal_pointer (&self->cells));
  g_clear_pointer (&self->cells, g_array_unref);
}

static gboolean
is_bare_number (Range range)
{
  const char *stop;

  return range.start < range.end && sp_scan_number (range.start, range.end, &stop) > 0 &&
         stop == range.end;
}

/* A cell with a line break goes on in the next line of the text, and others behind it; a bar in
 * front says that a new one begins. */
static gboolean
take_rest_of_row (Finder *self, const char *start, const Range *cells, guint n)
{
  gboolean anew = self->mark != tab && mark_at (start, self->mark) > 0;
  SpTableCell *last;

  if (self->n_rows < 2 || self->n_cells >= self->n_columns ||
      self->n_cells + n > self->n_columns + !anew || is_bare_number (cells[0]) ||
      (self->mark == tab && cells[0].start == cells[0].end))
    return FALSE;
  last = &g_array_index (self->cells, SpTableCell, self->cells->len - 1);
  if (!anew)
    last->span.end = (guint)(cells[0].end - self->text);
  for (guint i = anew ? 0 : 1; i < n; i++)
    add_cell (self, cells[i]);
  return TRUE;
}

/* 一、压实责任 between two rows. */
static gboolean
is_banner (const Finder *self, const char *end, const SpNumber *number)
{
  const char *first, *last;

  return number->style <= SP_NUMBER_HAN_BRACKET && sp_line_next (end, self->end, &first, &last) &&
         count_marks (first, last, self->mark) > 0;
}

/* A line without a mark: the rest of a cell, or a heading between rows. */
static gboolean
take_single (Finder *self, const char *start, const char *end)
{
  Range all = {start, end};
  SpNumber number;

  if (!sp_number_read (start, end, &number) || number.style >= SP_NUMBER_ARABIC)
    return take_rest_of_row (self, start, &all, 1);
  if (!is_banner (self, end, &number))
    return FALSE;
  add_row (self, &all, 1);
  self->n_cells = self->n_columns;
  return TRUE;
}

/* With spaces between the cells a row must begin with its number. */
static gboolean
take_gapped (Finder *self, const Range *cells, guint n)
{
  if (!is_bare_number (cells[0]) || n < 3)
    return FALSE;
  place_cells (self, cells, n);
  return TRUE;
}

/* FALSE where the line does not belong to the open table. */
static gboolean
take_row (Finder *self, const char *start, const char *end)
{
  Range cells[SP_TABLE_COLUMNS];
  guint n;

  if (is_rule (start, end))
    return TRUE;
  /* Tabs in front of the first word part cells that are empty. */
  while (self->mark == tab && start > self->text && (start[-1] == '\t' || start[-1] == ' '))
    start--;
  n = split_row (start, end, self->mark, cells);
  if (self->mark == gap)
    {
      if (!take_gapped (self, cells, n))
        return FALSE;
    }
  else if (count_marks (start, end, self->mark) == 0)
    {
      if (!take_single (self, start, end))
        return FALSE;
    }
  else if (!take_rest_of_row (self, start, cells, n))
    add_row (self, cells, n);
  self->span.end = (guint)(end - self->text);
  return TRUE;
}

/* A line without these is parted by nothing; spaces part heads only behind 序号. */
static gboolean
may_hold (const char *start, const char *end, const char *mark)
{
  static const char *const firsts[] = {"序", "编号", "项", NULL};

  if (mark == tab)
    return memchr (start, '\t', (gsize)(end - start)) != NULL;
  if (mark == gap)
    return sp_scan_any (start, firsts) > 0;
  return memchr (start, '|', (gsize)(end - start)) != NULL ||
         sp_scan_find (start, end, "｜") != NULL;
}

static gboolean
take_header (Finder *self, const char *start, const char *end)
{
  const char *const marks[] = {tab, bars[0], gap};

  for (guint i = 0; i < G_N_ELEMENTS (marks) && end - start <= HEADER_MAX; i++)
    {
      Range cells[SP_TABLE_COLUMNS];
      guint n;

      if (!may_hold (start, end, marks[i]) || count_marks (start, end, marks[i]) < 2)
        continue;
      n = split_row (start, end, marks[i], cells);
      if (!is_header (cells, n))
        continue;
      open_table (self, start, marks[i], cells, n);
      add_row (self, cells, n);
      self->span.end = (guint)(end - self->text);
      return TRUE;
    }
  return FALSE;
}

/* ---- one cell a line ---- */

/* The next line's cell, the bar behind it taken off. */
static gboolean
next_cell (const char **p, const char *end, Range *out)
{
  const char *first, *last;

  if (!sp_line_next (*p, end, &first, &last))
    return FALSE;
  *p = last;
  last -= sp_scan_any_before (first, last, bars);
  *out = trim (first, last);
  return TRUE;
}

/* 序号 and the heads of the other columns, each on a line: how many, with @p behind the last. */
static guint
read_line_heads (const char **p, const char *end, Range heads[SP_TABLE_COLUMNS])
{
  guint n = 0;
  Range cell;

  for (const char *q = *p; n < SP_TABLE_COLUMNS && next_cell (&q, end, &cell); *p = q)
    {
      if (is_bare_number (cell) || cell.end - cell.start > HEAD_MAX)
        break;
      if (n == 0 && sp_table_column (cell.start, cell.end).kind != SP_COLUMN_NUMBER)
        return 0;
      heads[n++] = cell;
    }
  return n;
}

/* The lines of the row numbered @value: to the next number, or as many as there are columns. */
static guint
read_line_row (const Finder *self, const char **p, int value, Range *lines)
{
  const char *q = *p, *before, *stop;
  guint n = 0;
  Range cell;

  for (before = q; n < ROW_LINES && next_cell (&q, self->end, &cell); before = q)
    {
      int number = is_bare_number (cell) ? sp_scan_number (cell.start, cell.end, &stop) : 0;

      if (n == 0 && number != value)
        return 0;
      if (n > 0 && number == value + 1)
        {
          *p = before;
          return n;
        }
      lines[n++] = cell;
      if (n <= self->n_columns)
        *p = q;
    }
  /* The last row: what stands behind its last column is no longer the table's. */
  return MIN (n, self->n_columns);
}

/* Behind the table, or NULL where none begins at @p. */
static const char *
take_lines (Finder *self, const char *start)
{
  Range heads[SP_TABLE_COLUMNS], lines[ROW_LINES];
  const char *p = start;
  guint n = read_line_heads (&p, self->end, heads);

  if (n < 3 || !is_header (heads, n))
    return NULL;
  open_table (self, start, NULL, heads, n);
  add_row (self, heads, n);
  for (int value = 1;; value++)
    {
      n = read_line_row (self, &p, value, lines);
      if (n < 2)
        break;
      place_cells (self, lines, n);
      self->span.end = (guint)(lines[n - 1].end - self->text);
    }
  close_table (self);
  return p;
}

/* ---- the text ---- */

static const char *
take_line (Finder *self, const char *start, const char *end)
{
  const char *behind;

  if (self->cells != NULL && take_row (self, start, end))
    return end;
  close_table (self);
  if (take_header (self, start, end))
    return end;
  behind = end - start <= HEAD_MAX ? take_lines (self, start) : NULL;
  return behind != NULL ? behind : end;
}

void
sp_table_find (SpDocument *document)
{
  gsize length;
  Finder self = {.document = document};
  const char *first, *last;

  self.text = last = sp_document_get_text (document, &length);
  self.end = self.text + length;
  while (sp_line_next (last, self.end, &first, &last))
    last = take_line (&self, first, last);
  close_table (&self);
}
