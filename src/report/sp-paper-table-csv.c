/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper table as CSV, for whoever goes on with it in a spreadsheet: heads and rows alone. */
#include "report/sp-paper-table-private.h"

#include "base/sp-file.h"
#include "base/sp-text.h"

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
    {
      for (guint i = 0; i < self->columns->len; i++)
        {
          g_string_append (out, i > 0 ? "," : "");
          sp_text_append_csv (out, sp_paper_table_get_cell (self, row, i), FALSE);
        }
      g_string_append (out, "\r\n");
    }
  return sp_file_write (path, out->str, out->len, error);
}
