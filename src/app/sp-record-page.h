/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordPage: a ledger: its records as a list that can be searched and narrowed, one record with
 * what belongs to it beside the list, and a form for a new one. Everything comes from the ledger's
 * declaration. Actions ledger.add, ledger.delete, ledger.copy, ledger.paste, ledger.import,
 * ledger.search, ledger.clear. */
#pragma once

#include "sp-attachments.h"
#include "sp-filter-chip.h"
#include "sp-group-pane.h"
#include "sp-record-form.h"
#include "sp-record-import.h"
#include "sp-record-list.h"
#include "sp-record-rows.h"
#include "sp-saved-filters.h"

G_BEGIN_DECLS

/* Signals: "shown" (): another record is in the detail, or none; "drafting" (): the form for a new
 * record was opened, with the record in it. */
#define SP_TYPE_RECORD_PAGE (sp_record_page_get_type ())
G_DECLARE_FINAL_TYPE (SpRecordPage, sp_record_page, SP, RECORD_PAGE, GtkWidget)

SpRecordPage *sp_record_page_new (SpSession *session, const SpLedger *ledger); /* static */
SpRecordList *sp_record_page_get_list (SpRecordPage *self);
SpRecordForm *sp_record_page_get_form (SpRecordPage *self);
SpRecordForm *sp_record_page_get_draft (SpRecordPage *self); /* NULL while none is open */
/* The chip of the declared field @name; NULL where there is none. */
SpFilterChip *sp_record_page_get_chip (SpRecordPage *self, const char *name);
/* The chip of how records stand; NULL where the ledger has none. */
SpFilterChip *sp_record_page_get_standing_chip (SpRecordPage *self);
/* The chip of how what belongs to the records stands; NULL where the ledger has none. */
SpFilterChip *sp_record_page_get_child_standing_chip (SpRecordPage *self);
/* The files of the record in the detail; NULL where they are not kept with such records. */
SpAttachments *sp_record_page_get_files (SpRecordPage *self);
const char *sp_record_page_get_count (SpRecordPage *self); /* 32 项 */
/* The record in the detail; borrowed, NULL: none. */
SpRecord *sp_record_page_get_record (SpRecordPage *self);
void sp_record_page_select (SpRecordPage *self, int64_t id);
/* Selects @id, which nothing narrows away, or with 0 narrows to the days @from to @to of the
 * ledger's first chip for a date and to those that stand so (1 << SpStanding; 0: any). */
void sp_record_page_show (SpRecordPage *self, int64_t id, SpDate from, SpDate to, int standings);
/* Narrows to what refers to @id in the field of the chip @name, and to nothing else. */
void sp_record_page_narrow_to (SpRecordPage *self, const char *name, int64_t id);
/* As the buttons of the form for a new record do. FALSE: a field will not do. */
gboolean sp_record_page_save_draft (SpRecordPage *self);

/* The same, and opens the next, which takes over what the ledger keeps. */
gboolean sp_record_page_save_next (SpRecordPage *self);
/* What is said under the form for a new record; NULL: nothing. */
void sp_record_page_set_draft_note (SpRecordPage *self, const char *note);

/* Installs on the class of a page that holds ledgers the actions that keys and menus ask of one;
 * @forward passes them on. */
void sp_record_page_install_forwards (GtkWidgetClass *widget_class,
                                      GtkWidgetActionActivateFunc forward);

/* Places for what only one ledger has: in the bar, below the list, below the record's fields. */
GtkBox *sp_record_page_get_bar (SpRecordPage *self);
GtkBox *sp_record_page_get_foot (SpRecordPage *self);
GtkBox *sp_record_page_get_extra (SpRecordPage *self);
/* The last of them goes above the fields: how a record stands is what is looked for. */
void sp_record_page_put_extra_first (SpRecordPage *self);
/* Below the fields and what belongs to the record, above its files. */
GtkBox *sp_record_page_get_below (SpRecordPage *self);

/* ---- how the list is looked at ---- */

const char *sp_record_page_get_table (SpRecordPage *self); /* of the ledger's type; static */
/* What narrows and orders the list now, under @name. Transfer full. */
SpSavedFilter *sp_record_page_dup_filter (SpRecordPage *self, const char *name);
/* Narrows and orders by the filter that was saved as @name; FALSE: there is none. */
gboolean sp_record_page_use_filter (SpRecordPage *self, const char *name);
/* Property "group-by": the field that the list is counted by, of those that have a chip; "":
 * none. Action ledger.group, with the name as its target. */
void sp_record_page_set_group_by (SpRecordPage *self, const char *name);
const char *sp_record_page_get_group_by (SpRecordPage *self);
SpGroupPane *sp_record_page_get_groups (SpRecordPage *self); /* NULL until asked for */
/* The window of columns or of saved filters; NULL while none is open. */
GtkWindow *sp_record_page_get_view_window (SpRecordPage *self);

/* Writes the rows that are selected, of none or one all that are listed, as .xlsx or .csv by the
 * ending of @path, and tells; FALSE: told why not. */
gboolean sp_record_page_export (SpRecordPage *self, const char *path);

/* Opens the check list for the rows of the table @bytes; NULL where nothing may be written.
 * Borrowed: a window owns itself. */
SpRecordImport *sp_record_page_read_table (SpRecordPage *self, GBytes *bytes, const char *name);

G_END_DECLS
