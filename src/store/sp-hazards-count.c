/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many hazards were open as of a date. Today an index of states knows it; of an earlier
 * date the facts are asked as the statistics ask them. */
#include "store/sp-hazards.h"

#include "store/sp-reader-hazards.h"
#include "store/sp-store-private.h"

/* By an index of states and days alone. */
#define OPEN                                                                                       \
  "SELECT count (*) FROM hazard WHERE found_on <= ?1"                                              \
  " AND state IN ('registered', 'assigned', 'rectifying', 'applied', 'checked')"

/* No step is later than today, so that what a row says is so. */
static int64_t
count_now (SpReader *self, SpDate as_of, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, OPEN, error);
  char iso[SP_DATE_ISO_LEN];
  int64_t n = 0;

  if (statement == NULL)
    return -1;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (as_of, iso));
  if (sp_statement_next (statement))
    n = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error) ? n : -1;
}

static int64_t
count_then (SpReader *self, SpDate as_of, GError **error)
{
  SpHazardQuery query = {.by = SP_HAZARDS_BY_NOTHING, .as_of = as_of};
  SpHazardTally total = {0};
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < SP_HAZARD_N_SPANS; i++)
    query.spans[i] = (SpPeriod) {SP_PERIOD_DAYS, SP_DATE_NONE, as_of};
  rows = sp_reader_sum_hazards (self, &query, &total, error);
  return rows != NULL ? (int64_t)total.spans[SP_HAZARD_SPAN_PLAN].open : -1;
}

int64_t
sp_reader_count_open_hazards (SpReader *self, SpDate as_of, GError **error)
{
  g_return_val_if_fail (self != NULL, -1);

  return as_of < sp_date_today () ? count_then (self, as_of, error)
                                  : count_now (self, as_of, error);
}
