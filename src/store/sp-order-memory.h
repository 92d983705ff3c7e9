/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. The order in which all rows of a long table come by one of its fields, kept
 * with a connection until anything is written: so that a list that is narrowed or searched while a
 * person types is not ordered anew with every character. Knows ids and no fields. */
#pragma once

#include "store/sp-engine.h"

G_BEGIN_DECLS

/* Keeps @ids (of int64_t, copied): all rows of @type by @sort, by what it was on @as_of unless that
 * is SP_DATE_NONE. Nothing where they are few, or where
 * what they were read from may still be taken back. */
void sp_order_memory_keep (SpEngine *engine,
                           const SpRecordType *type,
                           const char *sort,
                           gboolean is_descending,
                           SpDate as_of,
                           const GArray *ids);
/* What was kept, where nothing was written since; else NULL. Borrowed until the next call. */
const GArray *sp_order_memory_recall (SpEngine *engine,
                                      const SpRecordType *type,
                                      const char *sort,
                                      gboolean is_descending,
                                      SpDate as_of);

G_END_DECLS
