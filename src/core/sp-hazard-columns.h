/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statistics of hazards as they are shown: the sums with the rates behind what they are of, in
 * the order in which forms have them, and what does not hold in a row in words. Pages, paper and
 * the command line show these. */
#pragma once

#include "core/sp-hazard-sums.h"

G_BEGIN_DECLS

typedef struct
{
  const SpHazardSumColumn *sum; /* what the rate is of, for a rate */
  const char *name;             /* for programs */
  const char *label;            /* marked by N_() */
  gboolean is_rate;
  gsize whole; /* of a rate: offset of the whole into SpHazardSums */
} SpHazardColumn;

guint sp_hazard_columns_get_n (void);
/* Column @i, from 0; by value, for there is no table of them all. */
SpHazardColumn sp_hazard_columns_get (guint i);
/* The cell of @column as forms print it. */
char *sp_hazard_column_dup_text (const SpHazardColumn *column, const SpHazardSums *sums);
/* Whether the cell says anything: a number other than 0, or a rate of something. */
gboolean sp_hazard_column_says (const SpHazardColumn *column, const SpHazardSums *sums);

/* 已整改数大于排查数（5 > 3）；… of @span; "" where all holds. Transfer full. */
char *sp_hazard_tally_dup_faults (const SpHazardTally *self, SpHazardSpan span);

G_END_DECLS
