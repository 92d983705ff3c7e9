/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordList's rows as text for the clipboard. */
#include "sp-record-list.h"
#include "sp-tsv.h"

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
