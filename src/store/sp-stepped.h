/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. Which record types go by steps, which of their fields follow from them, and
 * how records are taken back to a day by core's rules. Knows no filter and no order. */
#pragma once

#include "core/sp-record.h"
#include "store/sp-engine.h"

G_BEGIN_DECLS

/* A type whose records go by steps. The steps of a risk point are its assessments; it has no state
 * but levels, and events let days follow, too. */
typedef struct
{
  const SpRecordType *type, *steps;
  guint day, kind; /* fields of a step */
  guint state;     /* field of the record; the first word before any step; SP_NO_FIELD: none */
  int begun;       /* field, or -1 */
  guint64 also;    /* bits of fields that follow though they are typed as well */
  /* Bits of fields of which the row tells an earlier date, too, unless the record turned
   * (SP_FACT_TURNED). */
  guint64 turning;
  int (*leads_to) (int kind); /* NULL: a step's kind is the state it leads to */
} SpStepped;

/* NULL: it does not go by steps. */
const SpStepped *sp_stepped_get (const SpRecordType *type);
gboolean sp_stepped_follows (const SpStepped *self, guint field);
/* Of which records, by id (of int64_t, transfer full), a row does not tell how they stood on
 * @as_of; of @only_turned those that turned since. Those that had not begun are not among them. */
GArray *sp_stepped_find_later (
  const SpStepped *self, SpEngine *engine, SpDate as_of, gboolean only_turned, GError **error);
/* Takes @record back to @as_of. */
gboolean sp_stepped_follow (
  const SpStepped *self, SpEngine *engine, SpRecord *record, SpDate as_of, GError **error);

/* What the last step by a day led to, without following the others: @sql is for many records. */
char *sp_stepped_dup_state_sql (const SpStepped *self);
gboolean sp_stepped_read_state (const SpStepped *self,
                                SpEngine *engine,
                                const char *sql,
                                int64_t id,
                                const char *as_of,
                                int *state,
                                GError **error);
/* What a row tells of @field on an earlier day: from the day in @from on what is kept in it,
 * @before, which is SQL, where that came later. Not of what turned since. */
typedef struct
{
  guint field, from;
  const char *before;
} SpThenColumn;
const SpThenColumn *sp_stepped_get_column (const SpStepped *self,
                                           guint field); /* NULL: what is kept */

G_END_DECLS
