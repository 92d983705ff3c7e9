/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpInspectionEntry: the window 登记检查: an inspection and what it found, stored as one action, by
 * keyboard only. Before going out, its checklist is printed here; its numbers are what criteria are
 * typed back by. Actions entry.add, entry.register, entry.print, entry.export. */
#pragma once

#include "sp-record-form.h"
#include "sp-picker.h"

G_BEGIN_DECLS

#define SP_TYPE_INSPECTION_ENTRY (sp_inspection_entry_get_type ())
G_DECLARE_FINAL_TYPE (SpInspectionEntry, sp_inspection_entry, SP, INSPECTION_ENTRY, GtkWindow)

/* @parent may be NULL. Borrowed: a window owns itself. */
SpInspectionEntry *sp_inspection_entry_new (SpSession *session, GtkWindow *parent);
SpRecordForm *sp_inspection_entry_get_head (SpInspectionEntry *self);
SpPicker *sp_inspection_entry_get_industry (SpInspectionEntry *self);
guint sp_inspection_entry_get_n_findings (SpInspectionEntry *self);
SpRecordForm *sp_inspection_entry_get_finding (SpInspectionEntry *self, guint i); /* borrowed */
/* As if a person had typed the number on the checklist into finding @i. FALSE: no such number; the
 * sentence shows beside it. */
gboolean sp_inspection_entry_type_number (SpInspectionEntry *self, guint i, const char *text);
/* As 登记 does; FALSE where a field will not do. */
gboolean sp_inspection_entry_register (SpInspectionEntry *self);

G_END_DECLS
