/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper table as rows, for whoever goes on with it in a spreadsheet: a workbook or CSV. */
#include "report/sp-list-table.h"
#include "report/sp-paper-table-private.h"

static GPtrArray *
dup_rows (SpPaperTable *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  for (guint row = 0; row < sp_paper_table_get_n_rows (self); row++)
    {
      GStrv cells = g_new0 (char *, self->columns->len + 1);

      for (guint i = 0; i < self->columns->len; i++)
        cells[i] = g_strdup (sp_paper_table_get_cell (self, row, i));
      g_ptr_array_add (rows, cells);
    }
  return rows;
}

gboolean
sp_paper_table_export_rows (SpPaperTable *self, const char *path, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *line = NULL;
  g_autofree const char **heads = NULL;

  g_return_val_if_fail (self != NULL && self->columns->len > 0 && path != NULL, FALSE);

  heads = g_new0 (const char *, self->columns->len + 1);
  for (guint i = 0; i < self->columns->len; i++)
    heads[i] = g_array_index (self->columns, SpPaperColumn, i).head;
  for (guint i = 0; i < self->lines->len; i++)
    g_strv_builder_add (lines, g_ptr_array_index (self->lines, i));
  all = g_strv_builder_end (lines);
  line = g_strjoinv ("　", all);
  rows = dup_rows (self);
  return sp_list_table_write (self->title, line, self->date, heads, rows, path, error);
}
