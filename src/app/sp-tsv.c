/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-tsv.h. */
#include "sp-tsv.h"

#include <string.h>

void
sp_tsv_append (GString *tsv, const char *cell, gboolean is_last)
{
  gboolean is_quoted = strpbrk (cell, "\t\n\r\"") != NULL;

  if (is_quoted)
    g_string_append_c (tsv, '"');
  for (const char *at = cell; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (tsv, '"');
      if (*at != '\r')
        g_string_append_c (tsv, *at);
    }
  if (is_quoted)
    g_string_append_c (tsv, '"');
  g_string_append (tsv, is_last ? "\n" : "\t");
}
