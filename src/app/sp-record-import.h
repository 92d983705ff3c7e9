/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordImport: the check list between a table and a ledger: what each column is taken for, what
 * becomes of each row and why, how many there are; a person changes columns, sends refused rows
 * back, and stores the rest. Reading and judging are done off the main thread. */
#pragma once

#include "exchange/sp-record-draft.h"
#include "sp-ledger.h"

G_BEGIN_DECLS

#define SP_TYPE_RECORD_IMPORT (sp_record_import_get_type ())
G_DECLARE_FINAL_TYPE (SpRecordImport, sp_record_import, SP, RECORD_IMPORT, GtkWindow)

/* @model says what a row begins as (its plan). The file of @session must be open. */
SpRecordImport *sp_record_import_new (SpSession *session,
                                      GtkWindow *parent,
                                      const SpLedger *ledger,
                                      SpRecord *model);
/* Shows itself and reads the table of @bytes; @name is shown. */
void sp_record_import_read (SpRecordImport *self, GBytes *bytes, const char *name);
/* The same for the file at @path. */
void sp_record_import_read_file (SpRecordImport *self, const char *path);

gboolean sp_record_import_is_busy (SpRecordImport *self);
/* NULL while the table is being read, or when it could not be. */
SpRecordDraft *sp_record_import_get_draft (SpRecordImport *self);
guint sp_record_import_get_n_shown (SpRecordImport *self);
const char *sp_record_import_get_summary (SpRecordImport *self);
/* Why there is no table; "" when there is one. */
const char *sp_record_import_get_sentence (SpRecordImport *self);
/* As choosing in the list above the column would. */
void sp_record_import_choose_field (SpRecordImport *self, guint column, int field);
gboolean sp_record_import_write_refused (SpRecordImport *self, const char *path);

G_END_DECLS
