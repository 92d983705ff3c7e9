/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordList's rows as text, for paper, files and the clipboard. */
#include "sp-record-list-private.h"
#include "sp-tsv.h"

/* So many rows are copied at most; whoever wants more exports a workbook. */
#define COPY_MAX 50000

GPtrArray *
sp_record_list_dup_rows (SpRecordList *self, gboolean is_all)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GtkBitset) wanted = NULL;
  guint64 n;

  g_return_val_if_fail (SP_IS_RECORD_LIST (self), rows);
  wanted = is_all ? gtk_bitset_new_range (0, sp_record_list_get_n_rows (self))
                  : gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = self->list != NULL ? MIN (gtk_bitset_get_size (wanted), COPY_MAX) : 0;
  for (guint64 i = 0; i < n; i++)
    {
      g_autoptr (SpRecord) record =
        g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_nth (wanted, (guint)i));
      guint n_columns = sp_record_list_get_n_columns (self);
      char **cells = g_new0 (char *, n_columns + 1);

      for (guint j = 0; j < n_columns; j++)
        cells[j] = sp_ledger_dup_text (sp_record_list_get_column (self, j), self->session, record,
                                       self->titles);
      g_ptr_array_add (rows, cells);
    }
  return rows;
}

char *
sp_record_list_dup_tsv (SpRecordList *self)
{
  GString *tsv = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (SP_IS_RECORD_LIST (self), g_string_free (tsv, FALSE));
  rows = sp_record_list_dup_rows (self, FALSE);
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      for (guint j = 0; cells[j] != NULL; j++)
        sp_tsv_append (tsv, cells[j], cells[j + 1] == NULL);
    }
  return g_string_free (tsv, FALSE);
}
