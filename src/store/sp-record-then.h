/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. Records as they stood on a day: what follows from their steps is derived from
 * the steps by then, by core's rules. Lists narrow and count by it. Knows no ledger and no search.
 */
#pragma once

#include "store/sp-found-ids.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* Takes a filter apart: @left (transfer full) is what a statement can tell, @ids (transfer full) is
 * what its other conditions let through on its date, or NULL where the statement tells it all.
 * @among (may be NULL): only these are looked at. */
gboolean sp_record_then_find (SpEngine *engine,
                              const SpRecordType *type,
                              const SpRecordFilter *filter,
                              const int64_t *among,
                              guint n_among,
                              SpRecordFilter **left,
                              SpFoundIds **ids,
                              GError **error);
/* Of records that went on after the filter's date the value of @field on it: id → value, transfer
 * full; NULL without error where every row tells it. @left is narrowed to what had begun. */
gboolean sp_record_then_read_values (SpEngine *engine,
                                     const SpRecordType *type,
                                     guint field,
                                     SpRecordFilter *left,
                                     GHashTable **values,
                                     GError **error);

/* Takes @record, which goes by steps or not, back to @as_of. */
gboolean sp_record_then_follow (SpEngine *engine, SpRecord *record, SpDate as_of, GError **error);
/* The type of the steps of @type and the field that is their day; NULL: it does not go by steps. */
const SpRecordType *sp_record_then_get_steps (const SpRecordType *type, guint *day);
/* SQL that says of a row of @type whether its record took steps after the date ?2, @as_of:
 * then the row does not tell how it stood on it. NULL: rows always tell. Transfer full. */
char *sp_record_then_dup_turned (const SpRecordType *type, SpDate as_of);

G_END_DECLS
