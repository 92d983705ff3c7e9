/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quarters of a plan. */
#include "app/sp-quarters.h"

#define DAYS_BEFORE_END 14
#define MAX_QUARTERS 400 /* a hundred years; a plan with a mistyped year stays a list */

GArray *
sp_quarters_of (SpDate first, SpDate last)
{
  GArray *quarters = g_array_new (FALSE, FALSE, sizeof (SpPeriod));
  SpPeriod quarter;

  if (first == SP_DATE_NONE || last == SP_DATE_NONE || last < first)
    return quarters;
  for (quarter = sp_period_containing (first, SP_PERIOD_QUARTER);
       quarter.first <= last && quarters->len < MAX_QUARTERS; quarter = sp_period_next (&quarter))
    g_array_append_val (quarters, quarter);
  return quarters;
}

guint
sp_quarters_proposed (GArray *quarters, SpDate as_of)
{
  guint proposed = 0;

  g_return_val_if_fail (quarters != NULL && quarters->len > 0, 0);

  for (guint i = 0; i < quarters->len; i++)
    if (g_array_index (quarters, SpPeriod, i).last <= as_of + DAYS_BEFORE_END)
      proposed = i;
  return proposed;
}
