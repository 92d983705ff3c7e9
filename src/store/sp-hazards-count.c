/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many hazards were open as of a date: of those without a later step the row says it, of the
 * others the last of their steps that closes or opens. */
#include "store/sp-hazards.h"

#include "store/sp-rows.h"
#include "store/sp-store-private.h"

/* By an index of what is open: quick however many are closed. */
#define SETTLED                                                                                    \
  "SELECT count (*) FROM hazard h WHERE h.closed_on IS NULL AND h.ended_on IS NULL"                \
  " AND h.found_on <= ?1"                                                                          \
  " AND NOT EXISTS (SELECT 1 FROM hazard_step s WHERE s.hazard = h.id AND s.day > ?1)"
#define GONE_ON                                                                                    \
  "SELECT count (*) FROM (SELECT DISTINCT hazard FROM hazard_step WHERE day > ?1) l"               \
  " JOIN hazard h ON h.id = l.hazard WHERE h.found_on <= ?1 AND coalesce ("                        \
  "  (SELECT s.kind FROM hazard_step s WHERE s.hazard = h.id AND s.day <= ?1"                      \
  "   AND s.kind IN ('close', 'transfer', 'revoke', 'reopen') ORDER BY s.day DESC, s.id DESC"      \
  "   LIMIT 1), 'reopen') = 'reopen'"

static int64_t
count (SpReader *self, const char *sql, SpDate as_of, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, sql, error);
  char iso[SP_DATE_ISO_LEN];
  int64_t n = 0;

  if (statement == NULL)
    return -1;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (as_of, iso));
  if (sp_statement_next (statement))
    n = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error) ? n : -1;
}

int64_t
sp_reader_count_open_hazards (SpReader *self, SpDate as_of, GError **error)
{
  int64_t settled;
  int64_t gone_on = 0;

  g_return_val_if_fail (self != NULL, -1);

  settled = count (self, SETTLED, as_of, error);
  if (settled >= 0 && as_of < sp_date_today ()) /* no step is later than today */
    gone_on = count (self, GONE_ON, as_of, error);
  return settled >= 0 && gone_on >= 0 ? settled + gone_on : -1;
}
