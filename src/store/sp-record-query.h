/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. The ids of records that a filter lets through, in its order: the SQL made from
 * the declared fields. Runs on any thread. */
#pragma once

#include "store/sp-engine.h"
#include "store/sp-record-filter.h"

G_BEGIN_DECLS

/* @searches_references: the search looks at the titles of what records refer to as well, except
 * where a condition fixes the reference. @among (may be NULL): only these ids, of which at most
 * @n_among are looked at. Transfer full, array of int64_t. */
GArray *sp_record_query_run (SpEngine *engine,
                             const SpRecordType *type,
                             const SpRecordFilter *filter,
                             gboolean searches_references,
                             const int64_t *among,
                             guint n_among,
                             GError **error);
/* How many of them have each value of @field, as in sp_reader_count_groups. References are
 * searched, too. */
GArray *sp_record_query_count (SpEngine *engine,
                               const SpRecordType *type,
                               const SpRecordFilter *filter,
                               guint field,
                               GError **error);

G_END_DECLS
