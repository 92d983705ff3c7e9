/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tables of reports are made from: records of any kind counted and added up in groups. Knows
 * no reports. */
#pragma once

#include "store/sp-reader.h"

G_BEGIN_DECLS

#define SP_SUM_FIELDS 32 /* at most added up at once */

typedef struct
{
  int64_t value; /* of the choice, boolean or reference; 0 of a reference, or without a field */
  guint n;
  double sums[SP_SUM_FIELDS]; /* of the numbers in the fields asked for, in their order */
} SpRecordSum;

/* How many records of @type @filter lets through and what the numbers in @fields (INTEGER, REAL;
 * at most SP_SUM_FIELDS) add up to, for each value of the CHOICE, BOOLEAN or REFERENCE field
 * @group; SP_NO_FIELD: in one group. Who is counted goes by how records stood on the filter's date;
 * @group and @fields are none that follow from steps. Transfer full, of SpRecordSum by value. */
GArray *sp_reader_sum_records (SpReader *self,
                               const SpRecordType *type,
                               const SpRecordFilter *filter,
                               guint group,
                               const guint *fields,
                               guint n_fields,
                               GError **error);

G_END_DECLS
