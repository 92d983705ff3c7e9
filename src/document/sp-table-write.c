/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-table.h. A row becomes 1.任务。内容 and behind it a line for each column of units or
 * times, under a label of its own; the reader then reads it as it reads any measure. */
#include "document/sp-clause-words.h"
#include "document/sp-numbers.h"
#include "document/sp-scan.h"
#include "document/sp-table.h"

#define HEADER_ROWS 4     /* a header stands in one of the first rows */
#define SHORT_LINE_MAX 90 /* bytes of a line in a cell that heads what follows */
/* Invisible, and no space: what it stands before does not begin a heading. */
#define JOINER "\xe2\x81\xa0"

typedef struct
{
  const char *text; /* Borrowed: of the document */
  SpReflow *out;    /* Borrowed */
  const SpTable *table;
  SpColumn columns[SP_TABLE_COLUMNS];
  const SpTableCell *cells[SP_TABLE_COLUMNS]; /* that cover the row in each column, NULL */
  guint n_columns;
  guint header; /* its first row */
  guint next;   /* cell */
} Writer;

static void
cell_range (const Writer *self, const SpTableCell *cell, const char **start, const char **end)
{
  *end = self->text + cell->span.end;
  *start = sp_scan_skip_spaces (self->text + cell->span.start, *end);
  *end = sp_scan_skip_spaces_back (*start, *end);
}

/* Nothing, or a sign for it. */
static gboolean
is_blank (const Writer *self, const SpTableCell *cell)
{
  static const char *const signs[] = {"无", "/", "—", "——", "-", "--", "－", "\\", NULL};
  const char *start, *end;

  if (cell == NULL)
    return TRUE;
  cell_range (self, cell, &start, &end);
  return start >= end || start + sp_scan_any (start, signs) == end;
}

/* The cells that stand in @row or reach into it from above. */
static void
load_row (Writer *self, guint row)
{
  const GArray *cells = self->table->cells;

  for (guint i = 0; i < SP_TABLE_COLUMNS; i++)
    {
      if (self->cells[i] != NULL && self->cells[i]->row + self->cells[i]->row_span <= row)
        self->cells[i] = NULL;
    }
  for (; self->next < cells->len && g_array_index (cells, SpTableCell, self->next).row <= row;
       self->next++)
    {
      const SpTableCell *cell = &g_array_index (cells, SpTableCell, self->next);

      for (guint i = 0; i < cell->column_span && cell->column + i < SP_TABLE_COLUMNS; i++)
        self->cells[cell->column + i] = cell;
    }
}

static SpColumn
read_head (const Writer *self, const SpTableCell *cell)
{
  g_autoptr (GString) head = g_string_new (NULL);
  const char *start, *end;

  if (cell == NULL)
    return (SpColumn) {SP_COLUMN_NONE, NULL};
  cell_range (self, cell, &start, &end);
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      if (!sp_scan_is_space (sp_scan_char (p)))
        g_string_append_len (head, p, g_utf8_next_char (p) - p);
    }
  return sp_table_column (head->str, head->str + head->len);
}

/* 责任单位 over 牵头 and 配合: the lower row says more. */
static gboolean
is_over_two (const Writer *self, guint row)
{
  gboolean over = FALSE, reaches = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const SpTableCell *cell = self->cells[i];

      over |= cell != NULL && cell->column_span > 1 && cell->row_span == 1;
      reaches |= cell != NULL && cell->row + cell->row_span > row + 1;
    }
  return over && reaches;
}

static void
read_heads (Writer *self, guint row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      SpColumn column = read_head (self, self->cells[i]);

      if (column.kind != SP_COLUMN_NONE || self->cells[i] == NULL || self->cells[i]->row == row)
        self->columns[i] = column;
    }
}

/* The first row behind the header; 0 where the table is none of tasks. */
static guint
find_header (Writer *self)
{
  for (guint row = 0; row < HEADER_ROWS && row < self->table->n_rows; row++)
    {
      load_row (self, row);
      read_heads (self, row);
      if (!sp_table_is_of_tasks (self->columns, self->n_columns))
        continue;
      self->header = row;
      if (!is_over_two (self, row))
        return row + 1;
      load_row (self, row + 1);
      read_heads (self, row + 1);
      return row + 2;
    }
  return 0;
}

/* ---- cells ---- */

static gboolean
ends_in_stop (const char *start, const char *end)
{
  static const char *const stops[] = {"。", "；", "：", "，", "、", "！", "？",
                                      ".",  ";",  ":",  ",",  "—",  NULL};

  return sp_scan_any_before (start, end, stops) > 0;
}

/* A number inside a cell is none of the outline: a sign before it says so. */
static void
copy_text (Writer *self, const char *start, const char *end)
{
  const char *done = start;
  gboolean begins = TRUE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      SpNumber number;

      if (begins && !sp_scan_is_space (sp_scan_char (p)) && sp_number_read (p, end, &number))
        {
          sp_reflow_copy (self->out, self->text, done, p);
          sp_reflow_insert (self->out, self->text, p, JOINER);
          done = p;
        }
      if (!sp_scan_is_space (sp_scan_char (p)))
        begins = sp_scan_ends_clause (p) || sp_scan_closes (p) == SP_BRACKET_ROUND;
    }
  sp_reflow_copy (self->out, self->text, done, end);
}

/* What stands between two lines of a cell. */
static const char *
line_joint (SpColumnKind kind, const char *start, const char *end, gboolean first)
{
  if (ends_in_stop (start, end))
    return "";
  if (kind == SP_COLUMN_UNITS)
    return "、";
  return first && end - start <= SHORT_LINE_MAX && sp_scan_find (start, end, "，") == NULL ? "。"
                                                                                           : "";
}

/* The lines of a cell as one. */
static void
copy_lines (Writer *self, SpColumnKind kind, const char *start, const char *end)
{
  const char *p = start, *stop;

  for (stop = memchr (p, '\n', (gsize)(end - p)); stop != NULL;
       stop = memchr (p, '\n', (gsize)(end - p)))
    {
      const char *last = sp_scan_skip_spaces_back (p, stop);

      copy_text (self, p, last);
      sp_reflow_insert (self->out, self->text, last, line_joint (kind, p, last, p == start));
      p = sp_scan_skip_spaces (stop, end);
    }
  copy_text (self, p, end);
}

/* 1 becomes 1. and 一 becomes 一、; what has its stop or brackets stays. */
static gboolean
write_number (Writer *self, const SpTableCell *cell)
{
  const char *start, *end, *stop;
  SpNumber number;

  cell_range (self, cell, &start, &end);
  if (sp_scan_number (start, end, &stop) > 0 && stop == end)
    {
      sp_reflow_copy (self->out, self->text, start, end);
      sp_reflow_insert (self->out, self->text, end, sp_scan_is_digit (start) ? "." : "、");
      return TRUE;
    }
  if (!sp_number_read (start, end, &number) || number.text < end)
    return FALSE;
  sp_reflow_copy (self->out, self->text, start, end);
  return TRUE;
}

/* ---- rows ---- */

/* The cell of column @i where it is @row's own and not that of the column before. */
static const SpTableCell *
own_cell (const Writer *self, guint row, guint i)
{
  const SpTableCell *cell = self->cells[i];

  return cell != NULL && cell->row == row && cell->column == i && !is_blank (self, cell) ? cell
                                                                                         : NULL;
}

/* The cell with the row's number; it may stand under a head that says something else. */
static const SpTableCell *
find_number (const Writer *self, guint row)
{
  const SpTableCell *first =
    self->columns[0].kind == SP_COLUMN_NONE ? own_cell (self, row, 0) : NULL;
  const char *start, *end, *stop;

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->columns[i].kind == SP_COLUMN_NUMBER)
        return own_cell (self, row, i);
    }
  if (first == NULL)
    return NULL;
  cell_range (self, first, &start, &end);
  return sp_scan_number (start, end, &stop) > 0 && stop == end ? first : NULL;
}

/* The only cell of a row, which heads the rows below: 一、压实责任. */
static const SpTableCell *
find_banner (const Writer *self, guint row)
{
  const SpTableCell *only = NULL;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const SpTableCell *cell = own_cell (self, row, i);

      if (cell != NULL && only != NULL)
        return NULL;
      if (cell != NULL)
        only = cell;
    }
  return only;
}

/* The row's number; numbers in front of both row and task are one, and the row's is the path. */
static gboolean
write_row_number (Writer *self, guint row, const char **start, const char *end)
{
  const SpTableCell *cell = find_number (self, row);
  gboolean numbered = cell != NULL && write_number (self, cell);
  SpNumber number;

  if (!sp_number_read (*start, end, &number))
    return numbered;
  if (!numbered)
    sp_reflow_copy (self->out, self->text, *start, number.text);
  *start = number.text;
  return TRUE;
}

/* 一、压实责任 in one cell and 1.制定清单 in the next: a heading and the measure below it. */
static gboolean
heads_next (const char *above, const char *above_end, const char *start, const char *end)
{
  SpNumber outer, inner;

  return sp_number_read (above, above_end, &outer) && sp_number_read (start, end, &inner) &&
         outer.style <= SP_NUMBER_HAN_BRACKET && inner.style > outer.style;
}

static gboolean
write_task (Writer *self, guint row, gboolean *numbered)
{
  gboolean any = FALSE, stopped = TRUE;
  const char *above = NULL, *above_end = NULL;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const SpTableCell *cell = own_cell (self, row, i);
      const char *start, *end;

      if (self->columns[i].kind != SP_COLUMN_TEXT || cell == NULL)
        continue;
      cell_range (self, cell, &start, &end);
      if (any && heads_next (above, above_end, start, end))
        {
          sp_reflow_insert (self->out, self->text, start, "\n");
          any = FALSE;
          stopped = TRUE;
        }
      above = start;
      above_end = end;
      if (!any)
        *numbered = write_row_number (self, row, &start, end);
      if (!stopped)
        sp_reflow_insert (self->out, self->text, start, "。");
      copy_lines (self, SP_COLUMN_TEXT, start, end);
      stopped = ends_in_stop (start, end);
      any = TRUE;
    }
  return any;
}

/* The header again, at the top of another page. */
static gboolean
is_header (const Writer *self, guint row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (read_head (self, own_cell (self, row, i)).kind != self->columns[i].kind)
        return FALSE;
    }
  return TRUE;
}

/* Units and times, also those of a cell that covers several rows: each on a line, or behind a task
 * without number in brackets, so that they are one paragraph with it. */
static void
write_labels (Writer *self, gboolean on_lines)
{
  const char *start, *end = NULL;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const SpTableCell *cell = self->cells[i];

      if (self->columns[i].label == NULL || is_blank (self, cell) ||
          (i > 0 && cell == self->cells[i - 1]))
        continue;
      if (end != NULL && !on_lines)
        sp_reflow_insert (self->out, self->text, end, "；");
      else
        sp_reflow_insert (self->out, self->text, self->text + cell->span.start,
                          on_lines ? "\n" : "（");
      cell_range (self, cell, &start, &end);
      sp_reflow_insert (self->out, self->text, start, self->columns[i].label);
      copy_lines (self, self->columns[i].kind, start, end);
    }
  if (end != NULL && !on_lines)
    sp_reflow_insert (self->out, self->text, end, "）");
}

static void
write_row (Writer *self, guint row)
{
  const SpTableCell *banner = find_banner (self, row);
  const char *start, *end;
  gboolean numbered = FALSE;
  SpNumber number;

  if (banner != NULL)
    {
      cell_range (self, banner, &start, &end);
      if (!sp_number_read (start, end, &number) || number.text >= end)
        return;
      sp_reflow_copy (self->out, self->text, start, end);
    }
  else if (!is_header (self, row) && write_task (self, row, &numbered))
    write_labels (self, numbered);
  else
    return;
  sp_reflow_insert (self->out, self->text, self->text + self->table->span.end, "\n");
}

/* The title of a sheet, who made it and when stand above the header, each a line. */
static void
write_rows_above (Writer *self)
{
  const GArray *cells = self->table->cells;
  const char *start, *end;

  for (guint i = 0; i < cells->len; i++)
    {
      const SpTableCell *cell = &g_array_index (cells, SpTableCell, i);

      if (cell->row >= self->header)
        return;
      if (is_blank (self, cell))
        continue;
      cell_range (self, cell, &start, &end);
      sp_reflow_copy (self->out, self->text, start, end);
      sp_reflow_insert (self->out, self->text, end, "\n");
    }
}

static gboolean
write_table (Writer *self)
{
  guint row;

  self->n_columns = MIN (self->table->n_columns, SP_TABLE_COLUMNS);
  row = find_header (self);
  if (row == 0)
    return FALSE;
  sp_reflow_insert (self->out, self->text, self->text + self->table->span.start, "\n");
  write_rows_above (self);
  for (; row < self->table->n_rows && self->next < self->table->cells->len; row++)
    {
      load_row (self, row);
      write_row (self, row);
    }
  return TRUE;
}

SpReflow *
sp_table_write (const SpDocument *document)
{
  gsize length;
  const char *text = sp_document_get_text (document, &length);
  const char *done = text;
  g_autoptr (SpReflow) out = sp_reflow_new_empty ();
  gboolean any = FALSE;

  for (guint i = 0; i < sp_document_get_n_tables (document); i++)
    {
      Writer writer = {.text = text, .out = out, .table = sp_document_get_table (document, i)};

      sp_reflow_copy (out, text, done, text + writer.table->span.start);
      done = text + writer.table->span.start;
      if (!write_table (&writer))
        continue;
      done = text + writer.table->span.end;
      any = TRUE;
    }
  if (!any)
    return NULL;
  sp_reflow_copy (out, text, done, text + length);
  return g_steal_pointer (&out);
}
