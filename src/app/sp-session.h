/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How one window looks at one open file: store, plan, as-of date, filter, selection, page. Pages
 * know only the session; they follow its properties and signals and never each other. Must not know
 * widgets. */
#pragma once

#include "store/sp-list.h"
#include "store/sp-reader.h"
#include "store/sp-store.h"

G_BEGIN_DECLS

/* Properties (all follow with notify):
 * - store (SpStore, read-only): NULL while no file is open
 * - plan (SpPlan, read-only): NULL in a file without a plan
 * - plan-title (string, read-only): "" without a plan
 * - as-of (int, SpDate): never SP_DATE_NONE; starts as today
 * - is-today (boolean, read-only): whether as-of is today
 * - selected-measure, selected-unit (int64): 0 is none
 * - page (string): one of the names below
 * - schedule (SpSchedule, read-only): the filter's rows; stays while the next is loading
 * - is-loading (boolean, read-only): a schedule is being loaded
 * - import-file (GFile): the document to be read by the import page, or NULL
 * - can-undo, can-redo (boolean), undo-label, redo-label (string, "" for none): read-only
 *
 * Signals:
 * - filter-changed ()
 * - row-changed (int64 measure): a row of the schedule was read again in place
 * - records-changed (): something in the file changed (after the store's "changed")
 * - message (string, boolean): to be shown in the bar below; TRUE offers 撤销
 * - error (GError): to be shown at the window
 * - show-record (string table, int64 id, int from, int to, int standings), boolean: the page that
 * lists the table's records shows the one and answers TRUE; with id 0 all, or those of the days
 * from … to, or those that stand so (1 << SpStanding; 0: any)
 * - narrow-records (string table, string field, int64 id): that page lists those alone that refer
 * to the record with the id in the field
 * - show-history (string table, int64 id): the page 审计留痕 shows the record's lines
 */
#define SP_TYPE_SESSION (sp_session_get_type ())
G_DECLARE_FINAL_TYPE (SpSession, sp_session, SP, SESSION, GObject)

#define SP_PAGE_OVERVIEW "overview"
#define SP_PAGE_TASKS "tasks"
#define SP_PAGE_GANTT "gantt"
#define SP_PAGE_INSTITUTIONS "institutions"
#define SP_PAGE_ENTERPRISES "enterprises"
#define SP_PAGE_RISKS "risks"
#define SP_PAGE_MAPS "maps"
#define SP_PAGE_INDICATORS "indicators"
#define SP_PAGE_SUPERVISION "supervision"
#define SP_PAGE_INSPECTION "inspection"
#define SP_PAGE_REPORT "report"
#define SP_PAGE_UNITS "units"
#define SP_PAGE_HAZARDS "hazards"
#define SP_PAGE_DOUBTS "doubts"
#define SP_PAGE_HISTORY "history"
#define SP_PAGE_IMPORT "import"

SpSession *sp_session_new (void);

/* Opens a file and closes the one before only when that went well. */
gboolean sp_session_open (SpSession *self, const char *path, GError **error);
/* Makes a new file with the shipped unit directory in it and opens it; never overwrites. */
gboolean sp_session_create (SpSession *self, const char *path, GError **error);
/* Takes an open store in place of the one before, which is closed. @store NULL closes only.
 * Transfer full. */
void sp_session_take_store (SpSession *self, SpStore *store);
/* Reads plan and schedule anew, e.g. after an import. */
void sp_session_reload (SpSession *self);

SpStore *sp_session_get_store (SpSession *self); /* borrowed, may be NULL */
SpReader *sp_session_get_reader (
  SpSession *self); /* of the main thread; borrowed, NULL without a store */
SpPlan *sp_session_get_plan (SpSession *self);         /* borrowed, may be NULL */
SpSchedule *sp_session_get_schedule (SpSession *self); /* borrowed, may be NULL */
gboolean sp_session_is_loading (SpSession *self);
gboolean sp_session_is_read_only (SpSession *self); /* also TRUE without a store */

/* Who is at the keyboard: what is done is written to the journal under the signature, 姓名（单位）.
 * Without a name it is the login name. Never NULL. */
void sp_session_set_person (SpSession *self, const char *name, const char *unit);
const char *sp_session_get_person (SpSession *self);
const char *sp_session_get_person_unit (SpSession *self);
const char *sp_session_get_signature (SpSession *self);

int sp_session_get_near_days (SpSession *self); /* of the plan, else the default */
/* How many days before its day a record of @type is near: the same but for hazards, which may have
 * a number of their own. */
int sp_session_get_near_days_of (SpSession *self, const SpRecordType *type);
SpDate sp_session_get_as_of (SpSession *self);
void sp_session_set_as_of (SpSession *self, SpDate as_of);
int64_t sp_session_get_selected_measure (SpSession *self);
void sp_session_set_selected_measure (SpSession *self, int64_t measure);
const char *sp_session_get_page (SpSession *self);
void sp_session_set_page (SpSession *self, const char *page);
/* Selects @measure and shows it on the page 任务; a filter that hides it is cleared. */
void sp_session_go_to_measure (SpSession *self, int64_t measure);
/* Shows the page 单位 with @unit selected (property "selected-unit", int64). */
void sp_session_go_to_unit (SpSession *self, int64_t unit);
int64_t sp_session_get_selected_unit (SpSession *self);
void sp_session_set_selected_unit (SpSession *self, int64_t unit);
/* Shows a record of any type where it is listed, else what it belongs to; @id 0: the list alone. */
void sp_session_go_to_record (SpSession *self, const SpRecordType *type, int64_t id);
/* The list of records of @type with those of the days @from to @to (SP_DATE_NONE: open). */
void sp_session_go_to_days (SpSession *self, const SpRecordType *type, SpDate from, SpDate to);
/* The same with those that stand so as of the session's date: a mask 1 << SpStanding; 0: all. */
void sp_session_go_to_standings (SpSession *self, const SpRecordType *type, int standings);
/* The list of records of @type with those that refer to @id in @field, a field that the list has a
 * chip for. */
void sp_session_go_to_owned (SpSession *self,
                             const SpRecordType *type,
                             const char *field,
                             int64_t id);
/* The list of records of @type as of @as_of with those that @conditions (of SpCondition) let
 * through; @words say what they are. */
void sp_session_go_to_counted (SpSession *self,
                               const SpRecordType *type,
                               const GArray *conditions,
                               SpDate as_of,
                               const char *words);
/* Shows the page 审计留痕 with what was done to a record, also to one that is gone. */
void sp_session_go_to_history (SpSession *self, const SpRecordType *type, int64_t id);
/* Shows the page 导入 and gives it @document. */
void sp_session_import (SpSession *self, GFile *document);

/* Whether the work behind @result was cancelled, also when it had been done by then: a later piece
 * of work is under way, and what this one found is old. For callbacks of sp_store_work_async(). */
gboolean sp_session_is_stale (GAsyncResult *result);

/* The filter; its plan and as-of date are the session's, whatever @filter says. Copied. */
const SpTaskFilter *sp_session_get_filter (SpSession *self);
void sp_session_set_filter (SpSession *self, const SpTaskFilter *filter);
gboolean sp_session_is_filtered (SpSession *self);

/* Shows @error (borrowed; NULL and cancellations are ignored) at the window. */
void sp_session_report_error (SpSession *self, const GError *error);
/* New lists on the session's file, which must be open; what goes wrong in them is shown at the
 * window. Transfer full. */
SpList *sp_session_new_task_list (SpSession *self);
SpList *sp_session_new_record_list (SpSession *self, const SpRecordType *type);
SpList *sp_session_new_ledger_list (SpSession *self,
                                    const SpRecordType *type,
                                    const SpRecordFilter *filter);
SpList *sp_session_new_history_list (SpSession *self, const SpHistoryFilter *filter);
/* Says @message in the bar below; @undoable offers 撤销. */
void sp_session_tell (SpSession *self, const char *message, gboolean undoable);

/* One-record actions that tell what was done and report what went wrong. */
gboolean sp_session_insert (SpSession *self, SpRecord *record, const char *label);
gboolean sp_session_update (SpSession *self, SpRecord *record, const char *label);
gboolean sp_session_delete (SpSession *self, SpRecord *record, const char *label);
/* Undo and redo; the window asks before an import is undone. */
/* Of an action of many records, beside the window: "is-writing" until it is over. */
void sp_session_undo (SpSession *self);
void sp_session_redo (SpSession *self);
const char *sp_session_get_writing_text (SpSession *self); /* NULL: nothing is written */
double sp_session_get_writing_fraction (SpSession *self);  /* 0 to 1 */
void sp_session_stop_writing (SpSession *self);            /* nothing is changed then */

G_END_DECLS
