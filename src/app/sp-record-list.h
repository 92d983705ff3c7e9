/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordList: a ledger's records as a table, any number of them: the rows are a window on SQL,
 * which sorts and narrows them. Several can be selected, copied and pasted into Excel. Knows no
 * record type in particular. */
#pragma once

#include "sp-ledger.h"

G_BEGIN_DECLS

/* Signals: "selected" (): the selection is another; "activated" (): Enter or double click on a row;
 * "counted" (): the number of rows is another, or loading began or ended. */
#define SP_TYPE_RECORD_LIST (sp_record_list_get_type ())
G_DECLARE_FINAL_TYPE (SpRecordList, sp_record_list, SP, RECORD_LIST, GtkWidget)

/* @ledger is static. Rows are read when the list is first on screen. */
SpRecordList *sp_record_list_new (SpSession *session, const SpLedger *ledger);
/* Narrows to @search and @conditions (borrowed for the call); the plan's condition is added. */
void sp_record_list_set_filter (SpRecordList *self,
                                const char *search,
                                const SpCondition *conditions,
                                guint n_conditions);
/* What the list is narrowed to, the plan's condition among them. Transfer full. */
SpRecordFilter *sp_record_list_dup_filter (SpRecordList *self);
gboolean sp_record_list_is_narrowed (SpRecordList *self);
gboolean sp_record_list_is_loading (SpRecordList *self); /* also before the first reading */
guint sp_record_list_get_n_rows (SpRecordList *self);
/* The one selected record (transfer full); NULL where none or several are. */
SpRecord *sp_record_list_get_record (SpRecordList *self);
GArray *sp_record_list_get_selected (SpRecordList *self);    /* ids in order; transfer full */
GArray *sp_record_list_get_all (SpRecordList *self);         /* the same of every row */
void sp_record_list_select (SpRecordList *self, int64_t id); /* also when it is yet to be read */
/* The columns that rows are written in, on paper and in files, too: what a person chose, in order,
 * else all that the ledger declares. Borrowed. */
guint sp_record_list_get_n_columns (SpRecordList *self);
const SpLedgerColumn *sp_record_list_get_column (SpRecordList *self, guint i);
/* Keys of columns (sp_ledger_column_dup_key), NULL-terminated; those the ledger does not know are
 * passed over. NULL or none: as the ledger declares them, fewer in a narrow list. */
void sp_record_list_set_layout (SpRecordList *self, const char *const *keys);
gboolean sp_record_list_has_layout (SpRecordList *self); /* a person chose */
char **sp_record_list_dup_layout (SpRecordList *self);   /* transfer full */
/* The key of the column sorted by, "" for the ledger's own order. */
char *sp_record_list_dup_sort (SpRecordList *self, gboolean *is_descending);
/* By a column that is not shown: the ledger's own order, too. */
void sp_record_list_set_sort (SpRecordList *self, const char *key, gboolean is_descending);
/* The cells of the selected rows, or of all, in those columns; at most 50 000 rows: whoever
 * wants more narrows the list. Transfer full, of GStrv. */
GPtrArray *sp_record_list_dup_rows (SpRecordList *self, gboolean is_all);
/* The selected rows' cells, tab-separated, as Excel takes them. Transfer full. */
char *sp_record_list_dup_tsv (SpRecordList *self);
GtkColumnView *sp_record_list_get_view (SpRecordList *self);

G_END_DECLS
