/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the files that run record queries: the statement made from declared fields. */
#pragma once

#include "store/sp-found-ids.h"
#include "store/sp-record-filter.h"
#include "store/sp-record-then.h"

G_BEGIN_DECLS

typedef struct
{
  const SpRecordType *type;
  const SpRecordFilter *filter;
  gboolean searches_references;
  const SpFoundIds *found; /* what the index found; NULL: LIKE looks */
  GString *sql;
  GPtrArray *texts; /* parameters in order, all as text; owned */
  const char *joint;
  /* What stood as the filter says on its date; NULL: the statement's conditions tell. */
  const SpFoundIds *then;
  /* What is sorted by is what it was on this day; SP_DATE_NONE: what rows say. */
  SpDate sorts_by;
  SpThenValues *values; /* while it runs */
  guint letters;        /* the parameter of the initials that are looked for; 0: none are */
} SpRecordBuild;

/* The field that is sorted by; NULL: own order. */
const SpField *sp_record_build_get_sort (SpRecordBuild *self);
/* Ordered by the locale's keys, not by SQL. */
gboolean sp_record_build_is_collated (const SpField *field);
/* The latest first: an index read backwards, in which equals stand backwards, too, until they are
 * turned round. Anything else would make SQLite sort. */
gboolean sp_record_build_is_turned (SpRecordBuild *self, const SpField *field);

void sp_record_build_add_conditions (SpRecordBuild *self);
/* Columns: id, and what is sorted by where that is collated, turned or of another day. */
void sp_record_build_make (SpRecordBuild *self, const int64_t *among, guint n_among);
/* The ids of what the index finds. Takes @match. */
void sp_record_build_make_find (SpRecordBuild *self, char *match);
SpStatement *sp_record_build_prepare (SpRecordBuild *self, SpEngine *engine, GError **error);

/* Whether rows are asked one by one: by what was found, where it is too many for the statement, and
 * by what stood so on the filter's date. */
gboolean sp_record_build_asks_rows (const SpRecordBuild *self);
gboolean sp_record_build_lets_through (const SpRecordBuild *self, int64_t id);

/* The ids in the order of @field, a number, date or choice, by what it was then. */
GArray *sp_record_order_run_then (SpRecordBuild *self,
                                  SpStatement *statement,
                                  const SpField *field,
                                  GError **error);
/* The ids in the locale's order of @field. */
GArray *sp_record_order_run (SpRecordBuild *self,
                             SpStatement *statement,
                             const SpField *field,
                             SpEngine *engine,
                             GError **error);

G_END_DECLS
