/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables to text and back. */
#include "exchange/sp-source-tables.h"

#include <stdio.h>

char *
sp_source_tables_to_text (const SpDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sp_document_get_n_tables (document); i++)
    {
      const SpTable *table = sp_document_get_table (document, i);

      g_string_append_printf (text, "%u-%u", table->span.start, table->span.end);
      for (guint k = 0; k < table->cells->len; k++)
        {
          const SpTableCell *cell = &g_array_index (table->cells, SpTableCell, k);

          g_string_append_printf (text, ";%u-%u,%u,%u,%u,%u", cell->span.start, cell->span.end,
                                  cell->row, cell->column, cell->row_span, cell->column_span);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static gboolean
fits (const SpDocument *document, SpSpan span)
{
  gsize length = 0;
  const char *text = sp_document_get_text (document, &length);

  return span.start <= span.end && span.end <= length &&
         (span.start == length || (text[span.start] & 0xC0) != 0x80) &&
         (span.end == length || (text[span.end] & 0xC0) != 0x80);
}

static void
mark_one (const char *line, SpDocument *document)
{
  g_auto (GStrv) pieces = g_strsplit (line, ";", -1);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (SpTableCell));
  SpSpan span = {0, 0};

  if (pieces[0] == NULL || sscanf (pieces[0], "%u-%u", &span.start, &span.end) != 2 ||
      !fits (document, span))
    return;
  for (guint i = 1; pieces[i] != NULL; i++)
    {
      SpTableCell cell = {{0, 0}, 0, 0, 1, 1};

      if (sscanf (pieces[i], "%u-%u,%u,%u,%u,%u", &cell.span.start, &cell.span.end, &cell.row,
                  &cell.column, &cell.row_span, &cell.column_span) == 6 &&
          fits (document, cell.span) && cell.span.start >= span.start && cell.span.end <= span.end)
        g_array_append_val (cells, cell);
    }
  if (cells->len > 0)
    sp_document_mark_table (document, span, g_steal_pointer (&cells));
}

void
sp_source_tables_from_text (const char *tables, SpDocument *document)
{
  g_auto (GStrv) lines = g_strsplit (tables, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    mark_one (lines[i], document);
}
