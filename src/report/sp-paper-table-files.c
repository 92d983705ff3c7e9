/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper table as CSV or workbook, for whoever goes on with it in a spreadsheet. */
#include "report/sp-paper-table-private.h"

#include "base/sp-file.h"
#include "base/sp-text.h"
#include "report/sp-text-sheet.h"

static void
append_part (SpPaperTable *self, GString *out, guint row, guint part)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      sp_text_append_csv (out, sp_paper_table_get_part (self, row, part, i), FALSE);
    }
  g_string_append (out, "\r\n");
}

/* Heads and then rows, each the texts of its cells. */
static GPtrArray *
list_rows (SpPaperTable *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < sp_paper_table_get_n_rows (self); row++)
    for (guint part = 0; part < sp_paper_table_get_n_parts (self, row); part++)
      {
        const char **cells = g_new (const char *, self->columns->len);

        for (guint i = 0; i < self->columns->len; i++)
          cells[i] = sp_paper_table_get_part (self, row, part, i);
        g_ptr_array_add (rows, cells);
      }
  return rows;
}

gboolean
sp_paper_table_export_xlsx (SpPaperTable *self, const char *path, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree SpTextColumn *columns = NULL;
  SpTextSheet sheet = {.title = self->title,
                       .lines = (const char *const *)self->lines->pdata,
                       .n_lines = self->lines->len,
                       .foot = self->foot,
                       .n_columns = self->columns->len,
                       .date = self->date,
                       .is_portrait = self->orientation == SP_PAPER_PORTRAIT};

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  sp_paper_table_lay_out (self);
  columns = g_new0 (SpTextColumn, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SpPaperColumn *column = &g_array_index (self->columns, SpPaperColumn, i);

      columns[i] = (SpTextColumn) {column->head, (column->width - 2 * SP_TABLE_PAD) / SP_TABLE_SIZE,
                                   column->align == SP_ALIGN_CENTER};
    }
  rows = list_rows (self);
  sheet.columns = columns;
  sheet.rows = (const char *const *const *)rows->pdata;
  sheet.n_rows = rows->len;
  return sp_text_sheet_write (&sheet, path, error);
}

gboolean
sp_paper_table_export_csv (SpPaperTable *self, const char *path, GError **error)
{
  g_autoptr (GString) out = g_string_new ("\xef\xbb\xbf"); /* so that Excel takes it for UTF-8 */

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      sp_text_append_csv (out, g_array_index (self->columns, SpPaperColumn, i).head, FALSE);
    }
  g_string_append (out, "\r\n");
  for (guint row = 0; row < sp_paper_table_get_n_rows (self); row++)
    for (guint part = 0; part < sp_paper_table_get_n_parts (self, row); part++)
      append_part (self, out, row, part);
  return sp_file_write (path, out->str, out->len, error);
}

gboolean
sp_paper_table_export_rows (SpPaperTable *self, const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".csv") ? sp_paper_table_export_csv (self, path, error)
                                          : sp_paper_table_export_xlsx (self, path, error);
}
