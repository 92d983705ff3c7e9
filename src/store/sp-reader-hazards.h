/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statistics of hazards as of a date, and counts of a list in groups. Pages, reports and the
 * command line read them here; what the columns count is said in core/sp-hazard-sums.h. */
#pragma once

#include "core/sp-hazard-sums.h"
#include "store/sp-reader.h"
#include "store/sp-record-filter.h"

G_BEGIN_DECLS

typedef enum
{
  SP_HAZARDS_BY_NOTHING, /* one row of everything */
  SP_HAZARDS_BY_INDUSTRY,
  SP_HAZARDS_BY_TOWNSHIP,
  SP_HAZARDS_BY_DEPARTMENT,
  SP_HAZARDS_BY_ENTERPRISE,
  SP_HAZARDS_BY_PART,
  SP_HAZARDS_BY_GRADE,
  SP_HAZARDS_BY_SOURCE,
  SP_HAZARDS_BY_MONTH, /* of the day found */
  SP_HAZARDS_BY_QUARTER,
} SpHazardDimension;
extern const SpVocabulary sp_hazard_dimensions; /* codes industry, township … as for --by */

/* Zero-initialised but for the days: everything. */
typedef struct
{
  SpHazardDimension by;
  SpPeriod spans[SP_HAZARD_N_SPANS];                        /* see sp_hazard_spans_set */
  SpDate as_of;                                             /* must be a date */
  int64_t industry, township, department, enterprise, part; /* 0: all */
  int grades, sources;                                      /* bit masks 1 << value; 0: all */
} SpHazardQuery;

/* Transfer full, of SpHazardTally: a row for each key that has a hazard by then, in the order of
 * the dimension, what has none last. @total gets the sum of all (its title stays NULL). A million
 * hazards take about a tenth of a second. */
GPtrArray *sp_reader_sum_hazards (SpReader *self,
                                  const SpHazardQuery *query,
                                  SpHazardTally *total,
                                  GError **error);

typedef struct
{
  int64_t value; /* of the choice, boolean or reference; 0 of a reference: none */
  guint n;
} SpGroupCount;
/* How many records of @type @filter lets through, for each value of its CHOICE, BOOLEAN or
 * REFERENCE field @field. Transfer full, of SpGroupCount by value; values nobody has are not in
 * it. */
GArray *sp_reader_count_groups (SpReader *self,
                                const SpRecordType *type,
                                const SpRecordFilter *filter,
                                guint field,
                                GError **error);

G_END_DECLS
