/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain look at every record and what had happened to it by a day: lists ordered, narrowed and
 * counted by that day are held against it. */
#pragma once

#include "store-fixture.h"

typedef struct
{
  guint field;
  SpDate as_of;
  gboolean is_descending;
} PlainOrder;

/* The record as what happened by the day makes it. Transfer full. */
SpRecord *plain_then_look (SpReader *reader, SpRecord *record, SpDate as_of);
/* The list of @filter, of at most one condition, on a choice or boolean, is that of the records
 * @then, looked at, in @order. */
void plain_then_assert_order (SpReader *reader,
                              GPtrArray *then,
                              const SpRecordFilter *filter,
                              const PlainOrder *order);
/* By every field but references, whose titles say nothing of days; narrowed by @choice, too. */
void plain_then_assert_orders (SpReader *reader,
                               const SpRecordType *type,
                               guint choice,
                               SpDate as_of);
/* Counts of all values of @field are those of a plain look, narrowed by some values of @other. */
void plain_then_assert_groups (
  SpReader *reader, const SpRecordType *type, guint field, guint other, SpDate as_of);
/* By a range of days of every date there is: a hazard that was not found yet has none of what
 * happens to it. */
void plain_then_assert_ranges (SpReader *reader, const SpRecordType *type, SpDate as_of);
