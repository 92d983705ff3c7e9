/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-csv.h. Nothing is refused: a quote that is never closed ends with the text. */
#include "exchange/sp-csv.h"

/* Whichever stands most often in the first row, outside quotes. */
static char
find_delimiter (const char *text)
{
  static const char candidates[] = {',', '\t', ';'};
  guint counts[G_N_ELEMENTS (candidates)] = {0};
  gboolean is_quoted = FALSE;
  guint best = 0;

  for (const char *at = text; *at != '\0' && (is_quoted || *at != '\n'); at++)
    {
      is_quoted ^= *at == '"';
      for (guint i = 0; !is_quoted && i < G_N_ELEMENTS (candidates); i++)
        counts[i] += *at == candidates[i];
    }
  for (guint i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

/* Reads the quoted part that begins at @at; returns what comes after it. */
static const char *
read_quoted (const char *at, GString *cell)
{
  for (at++; *at != '\0'; at++)
    {
      if (*at == '"' && at[1] != '"')
        return at + 1;
      at += *at == '"';
      g_string_append_c (cell, *at);
    }
  return at;
}

static const char *
read_cell (const char *at, char delimiter, GString *cell)
{
  g_string_truncate (cell, 0);
  while (*at != '\0' && *at != delimiter && *at != '\n')
    {
      if (*at == '"' && cell->len == 0)
        at = read_quoted (at, cell);
      else
        g_string_append_c (cell, *at++);
    }
  return at;
}

GPtrArray *
sp_csv_parse (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GString) cell = g_string_new (NULL);
  char delimiter;

  g_return_val_if_fail (text != NULL, rows);
  delimiter = find_delimiter (text);
  while (*text != '\0')
    {
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

      text = read_cell (text, delimiter, cell);
      g_strv_builder_add (row, cell->str);
      while (*text == delimiter)
        {
          text = read_cell (text + 1, delimiter, cell);
          g_strv_builder_add (row, cell->str);
        }
      g_ptr_array_add (rows, g_strv_builder_end (row));
      text += *text == '\n';
    }
  return rows;
}
