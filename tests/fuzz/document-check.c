/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text is UTF-8, tables and their cells lie in it one behind the other. */
#include "document-check.h"

#include <string.h>

static void
check_table (const SpTable *table, gsize length)
{
  guint end = table->span.start;

  g_assert (table->span.end <= length && table->cells->len > 0);
  for (guint i = 0; i < table->cells->len; i++)
    {
      const SpTableCell *cell = &g_array_index (table->cells, SpTableCell, i);

      g_assert (cell->span.start >= end && cell->span.end >= cell->span.start);
      g_assert (cell->row < table->n_rows && cell->row_span > 0);
      g_assert (cell->column + cell->column_span <= table->n_columns && cell->column_span > 0);
      end = cell->span.end;
    }
  g_assert (end <= table->span.end);
}

void
document_check (const SpDocument *document, const GError *error)
{
  const char *text;
  gsize length = 0;
  guint end = 0;

  if (document == NULL)
    {
      g_assert (error != NULL && error->message[0] != '\0');
      return;
    }
  text = sp_document_get_text (document, &length);
  g_assert (error == NULL && strlen (text) == length && g_utf8_validate (text, -1, NULL));
  for (guint i = 0; i < sp_document_get_n_tables (document); i++)
    {
      const SpTable *table = sp_document_get_table (document, i);

      g_assert (table->span.start >= end);
      end = table->span.end;
      check_table (table, length);
    }
}
