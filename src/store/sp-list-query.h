/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. What a list shows and in which order, and the reading of its ids; runs on any
 * thread. */
#pragma once

#include "store/sp-history.h"
#include "store/sp-list.h"

G_BEGIN_DECLS

typedef struct
{
  SpHistoryFilter *history; /* of lines of the journal; owned, NULL of all other lists */
  const SpRecordType *type; /* NULL: tasks */
  SpRecordFilter *records;  /* of records; owned */
  gboolean is_ledger;  /* records by a filter: references are searched, items follow in place */
  SpTaskFilter filter; /* of tasks; its text owned */
  SpTaskSort sort;
  gboolean is_descending;
} SpListQuery;

/* Records to pick one of, also by initials. */
SpListQuery *sp_list_query_new_records (const SpRecordType *type, const char *search);
SpListQuery *sp_list_query_new_ledger (const SpRecordType *type, const SpRecordFilter *filter);
SpListQuery *sp_list_query_new_tasks (const SpTaskFilter *filter,
                                      SpTaskSort sort,
                                      gboolean is_descending);
SpListQuery *sp_list_query_new_history (const SpHistoryFilter *filter);
SpListQuery *sp_list_query_copy (const SpListQuery *self);
void sp_list_query_free (SpListQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpListQuery, sp_list_query_free)

/* The ids in order, of any list but the journal's; transfer full array of int64_t. */
GArray *sp_list_query_run (const SpListQuery *self, SpReader *reader, GError **error);
/* Whether the ids are sure to stay as they are though the row of @id changed: it is in the list
 * (@is_listed) and belongs between @before and @after (0: none), or it is not and does not. FALSE
 * where only running the query can tell. Cheap. */
gboolean sp_list_query_keeps (const SpListQuery *self,
                              SpReader *reader,
                              int64_t id,
                              gboolean is_listed,
                              int64_t before,
                              int64_t after);
/* Whether records are narrowed or ordered by an earlier day, of which their rows may not tell. */
gboolean sp_list_query_looks_back (const SpListQuery *self);
/* Whether a row of @other that changed may move records whose own rows did not. */
gboolean sp_list_query_hangs_on (const SpListQuery *self, const SpRecordType *other);
GType sp_list_query_get_item_type (const SpListQuery *self);
/* An item that says nothing but its id. */
gpointer sp_list_query_make_blank (const SpListQuery *self, int64_t id);
/* Makes the items of @ids; transfer full, one for each, also where the row has gone. */
GPtrArray *sp_list_query_make_items (
  const SpListQuery *self, SpReader *reader, const int64_t *ids, guint n_ids, GError **error);

SpTask *sp_task_new (const SpScheduleRow *row, int64_t part);
/* Makes @self what @newer is, which is of no use afterwards, and tells. */
void sp_task_take_over (SpTask *self, SpTask *newer);

G_END_DECLS
