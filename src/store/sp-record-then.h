/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. Records as they stood on a day: what follows from their steps is derived from
 * the steps by then, by core's rules. Lists narrow, count and are ordered by it. Knows no ledger
 * and no search.
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
/* Whether a row may tell another value of @field than that of @as_of. */
gboolean sp_record_then_differs (const SpRecordType *type, guint field, SpDate as_of);
/* Whether @filter narrows or orders by an earlier day what rows may not tell of it. */
gboolean sp_record_then_is_asked (const SpRecordType *type, const SpRecordFilter *filter);
/* Whether that follows from rows of @other: then a record may move though its row stays what it
 * was. */
gboolean sp_record_then_comes_from (const SpRecordType *type, const SpRecordType *other);
/* Narrows @filter to what had begun by its date. */
void sp_record_then_add_begun (const SpRecordType *type, SpRecordFilter *filter);

/* sp-record-then-values.c: what a field was on a day, of those records of which neither the row nor
 * what sp_stepped_get_column() makes of it tells. */
typedef struct _SpThenValues SpThenValues;
/* Of a field that differs. @among (may be NULL): of these, whatever rows tell. Transfer full. */
SpThenValues *sp_record_then_read_values (SpEngine *engine,
                                          const SpRecordType *type,
                                          guint field,
                                          SpDate as_of,
                                          const int64_t *among,
                                          guint n_among,
                                          GError **error);
void sp_then_values_free (SpThenValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpThenValues, sp_then_values_free)
guint sp_then_values_get_n (const SpThenValues *self);
int64_t sp_then_values_get_id (const SpThenValues *self, guint i); /* ascending */
/* NULL: the row tells. Borrowed; not set: none. Quick where ids are asked for ascending. */
const SpValue *sp_then_values_find (SpThenValues *self, int64_t id);

/* Takes @record, which goes by steps or not, back to @as_of. */
gboolean sp_record_then_follow (SpEngine *engine, SpRecord *record, SpDate as_of, GError **error);
/* The type of the steps of @type and the field that is their day; NULL: it does not go by steps. */
const SpRecordType *sp_record_then_get_steps (const SpRecordType *type, guint *day);
/* SQL that says of a row of @type whether its record took steps after the date ?2, @as_of:
 * then the row does not tell how it stood on it. NULL: rows always tell. Transfer full. */
char *sp_record_then_dup_turned (const SpRecordType *type, SpDate as_of);

G_END_DECLS
