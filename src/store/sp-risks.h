/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done with the risk ledger and what is told of it as of a date: assessments, how each
 * point stands, counts by enterprise, new versions of schemes. */
#pragma once

#include "core/sp-risk-sums.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* Of SpRiskAssessment of @point, by day and then as they were made. Transfer full. */
GPtrArray *sp_reader_load_risk_assessments (SpReader *self, int64_t point, GError **error);

/* The points that are listed as of @as_of, of one enterprise or of all (0), each with the levels
 * that its assessments by then give; by enterprise, then number as numbers go. Transfer full, of
 * SpRiskState. Linear in assessments: for a whole county use the worker. */
GArray *sp_reader_load_risk_states (
  SpReader *self, int64_t enterprise, SpDate as_of, GCancellable *cancellable, GError **error);

/* What the points that @filter lets through come to; levels by their assessments as of the filter's
 * date, which it must have. What is not listed on it is not counted. */
typedef struct
{
  SpRiskCounts inherent; /* by the inherent level alone */
  SpRiskCounts counting; /* by sp_risk_level_counting() */
  guint n_missing;       /* points that lack what their level asks for */
  guint n_overdue;       /* points past the day of reassessment */
} SpRiskTally;
gboolean sp_reader_tally_risks (SpReader *self,
                                const SpRecordFilter *filter,
                                SpRiskTally *tally,
                                GCancellable *cancellable,
                                GError **error);
/* Makes the four ticks of @point what they were at the end of @as_of, as the journal knows. */
gboolean sp_reader_set_risk_ticks (SpReader *self, SpRecord *point, SpDate as_of, GError **error);
/* How many points are listed as of @as_of; -1: error. */
int sp_reader_count_risk_points (SpReader *self, SpDate as_of, GError **error);

/* Stores a copy of scheme @id with its factors as the next version, in force from @from, and ends
 * @id the day before; one action. @revised is the new one's id. SP_ERROR_INVALID where @id has been
 * ended already or begins after @from. */
gboolean sp_store_revise_risk_scheme (
  SpStore *self, int64_t id, SpDate from, int64_t *revised, GError **error);
/* The schemes of @method that are in force on @day, the newest version first. Transfer full. */
GPtrArray *sp_reader_load_risk_schemes (SpReader *self,
                                        SpRiskMethod method,
                                        SpDate day,
                                        GError **error);

G_END_DECLS
