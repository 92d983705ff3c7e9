/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One sheet as rows of data. Nothing is kept but the cells with something in them: a hundred
 * thousand blank rows with a format cost only their parsing. */
#include "exchange/sp-xlsx-scan.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

typedef struct
{
  /* Owned by the caller */
  SpCellTable *table;
  GString *text;    /* of the cell at hand */
  guint32 *shared;  /* where each shared text lies in the table; 0: not yet */
  GString *columns; /* hidden ones, by letters */

  /* Borrowed */
  SpXlsxBook *book;

  /* State */
  guint n_lines; /* at most; 0: all */
  guint n_hidden_rows;
  gboolean is_too_wide;
  gboolean is_stopped;
} Cells;

/* ---- values ---- */

static void
append_shared (Cells *self, const SpXlsxCell *cell)
{
  const GArray *ends = self->book->ends;
  guint index;
  gsize start;

  if (!sp_xlsx_find_shared (self->book, cell->value, &index))
    return;
  start = index > 0 ? g_array_index (ends, gsize, index - 1) : 0;
  g_string_append_len (self->text, self->book->text->str + start,
                       (gssize)(g_array_index (ends, gsize, index) - start));
}

static void
append_number (Cells *self, const SpXlsxCell *cell)
{
  char *end = NULL;
  double value = g_ascii_strtod (cell->value, &end);

  if (end == cell->value || *end != '\0')
    sp_xlsx_append_text (self->text, cell->value, cell->length);
  else
    sp_xlsx_format_append_value (sp_xlsx_get_format (self->book, cell->style), self->text, value,
                                 self->book->is_1904);
}

static SpCellFlags
append_value (Cells *self, const SpXlsxCell *cell)
{
  switch (cell->type)
    {
    case SP_XLSX_NUMBER:
      append_number (self, cell);
      return SP_CELL_NUMBER;
    case SP_XLSX_SHARED:
      append_shared (self, cell);
      return SP_CELL_TEXT;
    case SP_XLSX_BOOLEAN:
      g_string_append (self->text, strcmp (cell->value, "1") == 0 ? _ ("是") : _ ("否"));
      return SP_CELL_TEXT;
    case SP_XLSX_DATE:
      g_string_append_len (self->text, cell->value, (gssize)MIN (cell->length, 10));
      return SP_CELL_TEXT;
    case SP_XLSX_ERROR:
      sp_xlsx_append_text (self->text, cell->value, cell->length);
      return SP_CELL_ERROR;
    case SP_XLSX_TEXT:
    default:
      sp_xlsx_append_text (self->text, cell->value, cell->length);
      return SP_CELL_TEXT;
    }
}

/* ---- cells ---- */

/* A shared text that is in the table already. */
static gboolean
add_known (Cells *self, const SpXlsxCell *cell)
{
  guint index;

  if (cell->type != SP_XLSX_SHARED || !sp_xlsx_find_shared (self->book, cell->value, &index) ||
      self->shared[index] == 0)
    return FALSE;
  sp_cell_table_add_cell (self->table, cell->row + 1, cell->column, self->shared[index],
                          SP_CELL_TEXT);
  return TRUE;
}

static void
add_new (Cells *self, const SpXlsxCell *cell)
{
  SpCellFlags flags;
  guint index;

  g_string_truncate (self->text, 0);
  flags = append_value (self, cell);
  g_strstrip (self->text->str);
  g_string_set_size (self->text, strlen (self->text->str));
  if (self->text->len == 0 || strstr (self->text->str, SP_XLSX_PICTURE) != NULL)
    return;
  if (cell->type == SP_XLSX_SHARED && sp_xlsx_find_shared (self->book, cell->value, &index))
    {
      self->shared[index] = sp_cell_table_add_text (self->table, self->text->str, self->text->len);
      add_known (self, cell);
      return;
    }
  sp_cell_table_add (self->table, cell->row + 1, cell->column, self->text->str, self->text->len,
                     flags);
}

static void
check_size (Cells *self, const SpXlsxCell *cell, GError **error)
{
  if (self->n_lines > 0 && cell->row >= self->n_lines)
    {
      self->is_stopped = TRUE;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "");
    }
  else if (sp_cell_table_get_n_cells (self->table) >= SP_XLSX_MAX_CELLS ||
           sp_cell_table_get_n_bytes (self->table) > SP_DOCUMENT_TEXT_LIMIT)
    sp_xlsx_refuse_size (error);
}

static void
cells_add_cell (const SpXlsxCell *cell, gpointer user_data, GError **error)
{
  Cells *self = user_data;

  check_size (self, cell, error);
  if (self->is_stopped || cell->is_picture || cell->row > SP_XLSX_LAST_ROW)
    return;
  if (cell->length == 0)
    {
      if (cell->is_formula && cell->type == SP_XLSX_NUMBER)
        sp_cell_table_add (self->table, cell->row + 1, cell->column, "", 0, SP_CELL_UNCALCULATED);
      return;
    }
  if (cell->column >= SP_CELL_TABLE_COLUMNS)
    self->is_too_wide = TRUE;
  else if (!add_known (self, cell))
    add_new (self, cell);
}

static void
cells_add_merge (guint row, guint column, guint last_row, guint last_column, gpointer user_data)
{
  sp_cell_table_add_merge (((Cells *)user_data)->table, row + 1, column, last_row + 1);
}

static void
cells_hide_row (guint row, gpointer user_data)
{
  ((Cells *)user_data)->n_hidden_rows++;
}

static void
cells_hide_columns (guint first, guint last, gpointer user_data)
{
  Cells *self = user_data;

  for (guint i = first; i <= MIN (last, SP_CELL_TABLE_COLUMNS - 1); i++)
    {
      g_autofree char *letters = sp_cell_table_dup_letters (i);

      g_string_append_printf (self->columns, "%s%s", self->columns->len > 0 ? "、" : "", letters);
    }
}

/* ---- the sheet ---- */

static void
note (const Cells *self)
{
  if (self->columns->len > 0)
    sp_cell_table_take_note (self->table,
                             g_strdup_printf (_ ("隐藏的列（%s）也读了。"), self->columns->str));
  if (self->n_hidden_rows > 0)
    sp_cell_table_take_note (self->table,
                             g_strdup_printf (_ ("隐藏的 %u 行也读了。"), self->n_hidden_rows));
  if (self->is_too_wide)
    sp_cell_table_take_note (
      self->table, g_strdup_printf (_ ("第 %d 列以后的内容没有读。"), SP_CELL_TABLE_COLUMNS));
}

/* @n_lines 0: all of it. */
static SpCellTable *
read_sheet (SpXlsxBook *book, const SpXlsxListed *sheet, guint n_lines, GError **error)
{
  static const SpXlsxSink sink = {cells_add_cell, cells_add_merge, cells_hide_row,
                                  cells_hide_columns};
  g_autoptr (SpCellTable) table = sp_cell_table_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree guint32 *shared = g_new0 (guint32, book->ends->len + 1);
  g_autofree char *part = sp_xlsx_book_dup_part (book, sheet);
  g_autoptr (GError) failure = NULL;
  Cells cells = {table, text, shared, columns, book, n_lines, 0, FALSE, FALSE};

  if (part != NULL && !sp_xlsx_scan_sheet (book, part, &sink, &cells, &failure) &&
      !cells.is_stopped)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  sp_cell_table_set_name (table, sheet->name);
  sp_cell_table_set_1904 (table, book->is_1904);
  sp_cell_table_finish (table);
  note (&cells);
  return g_steal_pointer (&table);
}

/* Index of the sheet, or -1 with @error set. */
static int
choose_sheet (SpXlsxBook *book, SpCellScoreFunc score, gpointer user_data, GError **error)
{
  guint best_score = 0;
  int best = 0;

  for (guint i = 0; score != NULL && book->sheets->len > 1 && i < book->sheets->len; i++)
    {
      const SpXlsxListed *sheet = &g_array_index (book->sheets, SpXlsxListed, i);
      g_autoptr (SpCellTable) head = read_sheet (book, sheet, SP_XLSX_SCORE_LINES, error);
      guint rating = head != NULL ? score (head, user_data) : 0;

      if (head == NULL)
        return -1;
      if (rating > best_score)
        best = (int)i;
      best_score = MAX (best_score, rating);
    }
  return best;
}

static void
note_others (const SpXlsxBook *book, int chosen, SpCellTable *table)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (book->sheets->len, 8); i++)
    if ((int)i != chosen)
      g_string_append_printf (names, "“%s”", g_array_index (book->sheets, SpXlsxListed, i).name);
  if (names->len > 0)
    sp_cell_table_take_note (table,
                             g_strdup_printf (_ ("读的是工作表“%s”；另有 %u 张没有读：%s%s。"),
                                              sp_cell_table_get_name (table), book->sheets->len - 1,
                                              names->str, book->sheets->len > 8 ? "…" : ""));
}

SpCellTable *
sp_xlsx_read_cells (GBytes *bytes,
                    SpCellScoreFunc score,
                    gpointer score_data,
                    GCancellable *cancellable,
                    SpProgressFunc progress,
                    gpointer user_data,
                    GError **error)
{
  g_auto (SpXlsxBook)
    book = {.cancellable = cancellable, .progress = progress, .user_data = user_data};
  SpCellTable *table;
  int chosen;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!sp_xlsx_book_open (&book, bytes, error))
    return NULL;
  if (book.sheets->len == 0)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_EMPTY, _ ("工作簿里没有看得见的工作表。"));
      return NULL;
    }
  chosen = choose_sheet (&book, score, score_data, error);
  if (chosen < 0)
    return NULL;
  table = read_sheet (&book, &g_array_index (book.sheets, SpXlsxListed, chosen), 0, error);
  if (table != NULL)
    note_others (&book, chosen, table);
  return table;
}
