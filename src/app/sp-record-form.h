/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordForm: the fields of one record in a grid, made from their declarations. A kept record is
 * saved field by field as fields are left; a draft only collects. Knows no record type in
 * particular. */
#pragma once

#include "sp-field-editor.h"
#include "sp-session.h"

G_BEGIN_DECLS

typedef enum
{
  SP_FORM_KEEPS, /* writes each changed field to the file, with undo */
  SP_FORM_DRAFT, /* the record is new and not yet in the file */
} SpFormMode;

/* Signal "changed" (): a field of the record took a new value. */
#define SP_TYPE_RECORD_FORM (sp_record_form_get_type ())
G_DECLARE_FINAL_TYPE (SpRecordForm, sp_record_form, SP, RECORD_FORM, GtkWidget)

/* A name that begins with it is no field but a heading, the rest of it marked by N_(). */
#define SP_FORM_HEADING "#"

/* @names: the fields in order, NULL-terminated; NULL: all that are not internal. @except
 * (NULL-terminated, or NULL) leaves some out. Paragraphs take a whole line of @n_columns. */
SpRecordForm *sp_record_form_new (SpSession *session,
                                  const SpRecordType *type,
                                  SpFormMode mode,
                                  const char *const *names,
                                  const char *const *except,
                                  int n_columns);
/* Rules beyond a field's own, asked before a field of a kept record is written: FALSE with a
 * sentence, which shows under the field. What the record does not fulfil already it may go on not
 * fulfilling; a field that was refused is tried again when another one was written. */
typedef gboolean (*SpFormCheckFunc) (SpRecord *record, gpointer user_data, GError **error);
void sp_record_form_set_check (SpRecordForm *self, SpFormCheckFunc check, gpointer user_data);
/* What is being typed is saved first. NULL empties and disables. The record is copied when kept,
 * used when a draft. */
void sp_record_form_set_record (SpRecordForm *self, SpRecord *record);
SpRecord *sp_record_form_get_record (SpRecordForm *self); /* borrowed */
/* Takes in what is typed in all fields; FALSE when one of them will not do (its sentence shows). */
gboolean sp_record_form_commit (SpRecordForm *self);
SpFieldEditor *sp_record_form_get_editor (SpRecordForm *self,
                                          const char *name); /* NULL: not in it */

G_END_DECLS
