/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-text-sheet.h. */
#include "report/sp-text-sheet.h"

#include "report/sp-sheet.h"

static void
get_text (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->text = ((const char *const *)row)[cell->column];
}

static SpSheetColumn *
make_columns (const SpTextSheet *self)
{
  SpSheetColumn *columns = g_new0 (SpSheetColumn, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    columns[i] = (SpSheetColumn) {.head = self->columns[i].head,
                                  .em = self->columns[i].em,
                                  .kind = self->columns[i].is_centred ? SP_CELL_WORD : SP_CELL_TEXT,
                                  .get = get_text};
  return columns;
}

static void
write_sheet (const SpTextSheet *self, SpBook *book)
{
  g_autofree SpSheetColumn *columns = make_columns (self);
  const SpSheetSpec spec = {.name = self->title,
                            .title = self->title,
                            .columns = columns,
                            .n_columns = self->n_columns,
                            .flags = SP_SHEET_FILTER | (self->is_portrait ? SP_SHEET_PORTRAIT : 0)};
  SpSheet *sheet = sp_sheet_begin (book, &spec, NULL, NULL);

  for (guint i = 0; i < self->n_rows; i++)
    sp_sheet_add_row (sheet, self->rows[i], SP_ROW_PLAIN, 0);
  for (guint i = 0; i < self->n_lines; i++)
    sp_sheet_add_note (sheet, self->lines[i]);
  if (self->foot != NULL && *self->foot != '\0')
    sp_sheet_add_note (sheet, self->foot);
  sp_sheet_end (sheet);
}

gboolean
sp_text_sheet_write (const SpTextSheet *self, const char *path, GError **error)
{
  const SpBookProperties properties = {.title = self->title, .created = self->date};
  g_autoptr (SpBook) book = NULL;

  g_return_val_if_fail (self->n_columns > 0 && path != NULL, FALSE);

  book = sp_book_new (path, &properties, error);
  if (book == NULL)
    return FALSE;
  write_sheet (self, book);
  return sp_book_finish (book, NULL, error);
}
