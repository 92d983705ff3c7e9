/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes of indicators and accidents that are several rows and one action: indicators out of
 * targets, the values of a day by unit, a month of the base year, what the plan asks of accidents.
 */
#pragma once

#include "core/sp-accident.h"
#include "core/sp-indicator-propose.h"
#include "store/sp-reader-running.h"

G_BEGIN_DECLS

/* What the plan's targets could become and are not yet; transfer full, of SpIndicatorProposal. With
 * the measure's lead where it has one. */
GPtrArray *sp_reader_propose_indicators (SpReader *self, int64_t plan, GError **error);
/* Stores @proposals (of SpIndicatorProposal) as one action, after the plan's other indicators. One
 * of whose targets an indicator was made meanwhile is passed over: never twice. @n_added may be
 * NULL. */
gboolean sp_store_add_indicators (SpStore *self,
                                  const GPtrArray *proposals,
                                  guint *n_added,
                                  GError **error);

/* One line of the quick entry: what @unit (0: the whole) has as of the day. */
typedef struct
{
  int64_t unit;
  gboolean has_value, has_done, has_whole;
  double value, done, whole;
} SpIndicatorEntry;
/* Makes the values of @indicator on @day what @entries say, as one action: a unit's value of that
 * day is changed, a new one inserted, one whose line is empty deleted; units without a line stay.
 */
gboolean sp_store_set_indicator_values (SpStore *self,
                                        int64_t indicator,
                                        SpDate day,
                                        const SpIndicatorEntry *entries,
                                        guint n_entries,
                                        GError **error);

/* Makes the totals of a month and industry what @sum says (all 0: none). */
gboolean sp_store_set_accident_total (SpStore *self,
                                      int year,
                                      int month,
                                      SpAccidentIndustry industry,
                                      const SpAccidentSum *sum,
                                      GError **error);
/* Keeps @goal's base year and fall in its indicator and the milestone in force, or in a new one of
 * @plan to be reached by the plan's last day. */
gboolean sp_store_set_accident_goal (SpStore *self,
                                     int64_t plan,
                                     const SpAccidentGoal *goal,
                                     GError **error);

G_END_DECLS
