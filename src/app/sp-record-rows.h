/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordRows: the records that belong to one owner (a measure's units, deadlines, targets,
 * subitems; a unit's aliases, members), each a card to be edited in place, ticked off where it has
 * a date of completion, and removed; and a card for a new one. Knows no record type in particular.
 */
#pragma once

#include "sp-record-form.h"

G_BEGIN_DECLS

#define SP_TYPE_RECORD_ROWS (sp_record_rows_get_type ())
G_DECLARE_FINAL_TYPE (SpRecordRows, sp_record_rows, SP, RECORD_ROWS, GtkWidget)

/* @owner_field is the reference to the owner. @names are the fields always shown (NULL-terminated);
 * the others are behind 更多. */
SpRecordRows *sp_record_rows_new (SpSession *session,
                                  const SpRecordType *type,
                                  const char *owner_field,
                                  const char *title,
                                  const char *const *names);
void sp_record_rows_set_owner (SpRecordRows *self, int64_t owner);
guint sp_record_rows_get_n_rows (SpRecordRows *self);
SpRecordForm *sp_record_rows_get_form (SpRecordRows *self, guint i); /* borrowed */
/* The card for a new record, opened; its form is a draft. */
SpRecordForm *sp_record_rows_begin (SpRecordRows *self);
gboolean sp_record_rows_save_draft (
  SpRecordRows *self); /* FALSE: a field will not do, or an error */
void sp_record_rows_remove (SpRecordRows *self, guint i);

G_END_DECLS
