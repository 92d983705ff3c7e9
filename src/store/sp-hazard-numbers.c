/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of hazards by year: 2021-0001, which people may change, so that the next one follows from
 * those that are there. */
#include "store/sp-write-steps.h"

/* The greatest number of the year with so many digits; 0: none. */
static gboolean
find_last (SpEngine *engine, int year, guint digits, gint64 *last, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    engine,
    "SELECT number FROM hazard WHERE number BETWEEN ?1 AND ?2 AND length (number) = ?3"
    " AND substr (number, 6) NOT GLOB '*[^0-9]*' ORDER BY number DESC LIMIT 1",
    error);
  g_autofree char *from = g_strdup_printf ("%04d-", year);
  g_autofree char *nines = g_strnfill (digits, '9');
  g_autofree char *to = g_strconcat (from, nines, NULL);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, from);
  sp_statement_bind_text (statement, 2, to);
  sp_statement_bind_integer (statement, 3, 5 + (int)digits);
  *last = 0;
  if (sp_statement_next (statement))
    *last = g_ascii_strtoll (sp_statement_get_text (statement, 0) + 5, NULL, 10);
  return sp_statement_end (statement, error);
}

char *
sp_hazard_number_next (SpEngine *engine, GHashTable *taken, SpDate found_on, GError **error)
{
  int year = sp_date_to_ymd (found_on).year;
  gint64 last = 0, found = 0, full = 9999;

  if (taken != NULL)
    last = (gint64)GPOINTER_TO_SIZE (g_hash_table_lookup (taken, GINT_TO_POINTER (year)));
  if (last == 0)
    for (guint digits = 4; digits <= 9; digits++, full = full * 10 + 9)
      {
        if (!find_last (engine, year, digits, &found, error))
          return NULL;
        last = MAX (last, found);
        if (found < full)
          break;
      }
  if (taken != NULL)
    g_hash_table_insert (taken, GINT_TO_POINTER (year), GSIZE_TO_POINTER ((gsize)last + 1));
  return g_strdup_printf ("%04d-%04" G_GINT64_FORMAT, year, last + 1);
}
