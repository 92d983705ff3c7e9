/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many hazards were open as of a date: of those without a later step the row says it, of the
 * others their steps. */
#include "store/sp-hazards.h"

#include "store/sp-rows.h"
#include "store/sp-store-private.h"

static SpStatement *
prepare (SpReader *self, const char *sql, SpDate as_of, GError **error)
{
  SpStatement *statement = sp_engine_prepare (self->engine, sql, error);
  char iso[SP_DATE_ISO_LEN];

  if (statement != NULL)
    sp_statement_bind_text (statement, 1, sp_date_to_iso (as_of, iso));
  return statement;
}

static int64_t
count_settled (SpReader *self, SpDate as_of, GError **error)
{
  g_autoptr (SpStatement) statement =
    prepare (self,
             "SELECT count (*) FROM hazard h WHERE h.closed_on IS NULL AND h.ended_on IS NULL"
             " AND h.found_on <= ?1"
             " AND NOT EXISTS (SELECT 1 FROM hazard_step s WHERE s.hazard = h.id AND s.day > ?1)",
             as_of, error);
  int64_t n = 0;

  if (statement == NULL)
    return -1;
  if (sp_statement_next (statement))
    n = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error) ? n : -1;
}

static GArray *
load_later (SpReader *self, SpDate as_of, GError **error)
{
  g_autoptr (SpStatement) statement =
    prepare (self,
             "SELECT DISTINCT s.hazard FROM hazard_step s JOIN hazard h ON h.id = s.hazard"
             " WHERE s.day > ?1 AND h.found_on <= ?1",
             as_of, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));

  if (statement == NULL)
    return NULL;
  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&ids) : NULL;
}

int64_t
sp_reader_count_open_hazards (SpReader *self, SpDate as_of, GError **error)
{
  g_autoptr (GArray) later = NULL;
  g_autoptr (GArray) standings = NULL;
  int64_t n;

  g_return_val_if_fail (self != NULL, -1);

  n = count_settled (self, as_of, error);
  if (n >= 0)
    later = load_later (self, as_of, error);
  if (later != NULL)
    standings = sp_reader_load_hazard_standings (self, (const int64_t *)(gpointer)later->data,
                                                 later->len, as_of, error);
  if (standings == NULL)
    return -1;
  for (guint i = 0; i < standings->len; i++)
    n += g_array_index (standings, SpHazardStanding, i).state < SP_HAZARD_CLOSED;
  return n;
}
