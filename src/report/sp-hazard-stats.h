/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHazardStats: the statistics of hazards of a period as of a date, ready to be shown: rows with a
 * total as the last, the columns that say anything, and the same on paper. Knows no widgets. */
#pragma once

#include "core/sp-hazard-columns.h"
#include "report/sp-paper-table.h"
#include "store/sp-reader-hazards.h"

G_BEGIN_DECLS

typedef struct
{
  SpHazardQuery query;
  GPtrArray *rows; /* of SpHazardTally; the last is the total */
} SpHazardStats;

/* Transfer full. The plan's first day is read for the span of the whole plan. */
SpHazardStats *sp_hazard_stats_load (
  SpReader *reader, SpHazardDimension by, const SpPeriod *period, SpDate as_of, GError **error);
void sp_hazard_stats_free (SpHazardStats *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpHazardStats, sp_hazard_stats_free)

/* Of guint, for sp_hazard_columns_get(): what says something in @span, and found and rectified in
 * any case. Transfer full. */
GArray *sp_hazard_stats_list_columns (const SpHazardStats *self, SpHazardSpan span);
/* The title of row @i; 未注明 for what has none. */
const char *sp_hazard_stats_get_title (const SpHazardStats *self, guint i);
/* All columns that say something, with 校核, as CSV with a byte order mark. Transfer full. */
char *sp_hazard_stats_dup_csv (const SpHazardStats *self, SpHazardSpan span);
/* The same on A4; faults stand below as lines. */
SpPaperTable *sp_hazard_stats_new_paper (const SpHazardStats *self,
                                         SpHazardSpan span,
                                         const char *reporter);

G_END_DECLS
