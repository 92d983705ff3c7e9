/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpList: a list model that is a window on SQL. It keeps the ids in the order SQL gave them and
 * makes the items as they are looked at, a window of rows at a time. Filter, sort and search are
 * SQL, run on the worker. Items are SpRecord, SpTask for the task list, or SpHistoryItem for the
 * journal's. Knows no widgets. */
#pragma once

#include "store/sp-history.h"
#include "store/sp-record-filter.h"

G_BEGIN_DECLS

/* A measure with what is computed of it as of the list's date. Properties, all read-only: id
 * (int64), part (int64), path, title, leads, responsibles (string), due, reported-on (int, SpDate),
 * percent, expected, light, days (int), status (string, e.g. 逾期 12 天), symbol (string). */
#define SP_TYPE_TASK (sp_task_get_type ()) /* signal "changed" () after its measure did */
G_DECLARE_FINAL_TYPE (SpTask, sp_task, SP, TASK, GObject)
const SpScheduleRow *sp_task_get_row (
  SpTask *self); /* strings are the task's; part and marks are not set */
int64_t sp_task_get_id (SpTask *self);

typedef enum
{
  SP_TASK_SORT_PLAN, /* as in the document */
  SP_TASK_SORT_TITLE,
  SP_TASK_SORT_LEAD,
  SP_TASK_SORT_DUE,
  SP_TASK_SORT_PERCENT,
  SP_TASK_SORT_LIGHT, /* the worst first */
} SpTaskSort;

#define SP_TYPE_LIST (sp_list_get_type ())
G_DECLARE_FINAL_TYPE (SpList, sp_list, SP, LIST, GObject)

/* Properties: "loading" (boolean), "n-items" (uint). Signal "failed" (const char *message): a
 * reload did not succeed; the model stays as it was. The model follows the store's "changed". A
 * reload that gives the same ids tells of nothing; one that differs in one small stretch tells of
 * that stretch; any other first empties, then fills the model (two items-changed, because replacing
 * a long model by one makes list views ask for every item), and tells "replaced" () after both. */
SpList *sp_list_new_records (SpStore *store,
                             const SpRecordType *type); /* all rows by position, id */
/* A ledger: records by a filter, which is copied. A record that somebody holds follows an edit in
 * place and notifies of its properties; the model tells only of what came, went or moved. */
SpList *sp_list_new_ledger (SpStore *store, const SpRecordType *type, const SpRecordFilter *filter);
void sp_list_set_record_filter (SpList *self, const SpRecordFilter *filter); /* of a ledger */
/* The journal, newest first, read on the worker; what is done later comes in at its head. */
SpList *sp_list_new_history (SpStore *store, const SpHistoryFilter *filter);
void sp_list_set_history_filter (SpList *self, const SpHistoryFilter *filter);
/* Of the journal: takes in what another program wrote, which "changed" does not tell of. Cheap. */
void sp_list_look_again (SpList *self);
SpList *sp_list_new_tasks (SpStore *store);
/* Copies @filter. Loads on the worker when @async, else at once. */
void sp_list_set_task_filter (
  SpList *self, const SpTaskFilter *filter, SpTaskSort sort, gboolean descending, gboolean async);
void sp_list_set_search (SpList *self,
                         const char *text); /* records: in the title field and text fields */
/* Between those two: whoever waits for "replaced" may pass over them. */
gboolean sp_list_is_replacing (SpList *self);
int sp_list_find (SpList *self, int64_t id);           /* position, or -1 */
int64_t sp_list_get_id (SpList *self, guint position); /* without making the item */

G_END_DECLS
