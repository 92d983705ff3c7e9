/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpFieldEditor: edits one field of any record, made from its declaration. Signal "commit" (): the
 * field was left or a choice was made. What was typed stays until a value is set. Knows no store.
 */
#pragma once

#include "sp-enterprise-entry.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_FIELD_EDITOR (sp_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (SpFieldEditor, sp_field_editor, SP, FIELD_EDITOR, GtkWidget)

SpFieldEditor *sp_field_editor_new (SpSession *session, const SpField *field);
const SpField *sp_field_editor_get_field (SpFieldEditor *self);
/* NULL where the field does not refer to an enterprise. */
SpEnterpriseEntry *sp_field_editor_get_enterprise (SpFieldEditor *self);
/* Shows @value and forgets what was typed and any problem. */
void sp_field_editor_set_value (SpFieldEditor *self, const SpValue *value);
/* What is typed, read and checked by the field's rules. */
gboolean sp_field_editor_get_value (SpFieldEditor *self, SpValue *value, GError **error);
/* The sentence under the field; NULL takes it away. */
void sp_field_editor_set_problem (SpFieldEditor *self, const char *sentence);
const char *sp_field_editor_get_problem (SpFieldEditor *self); /* NULL where there is none */
/* Something is typed that was not set. */
gboolean sp_field_editor_is_changed (SpFieldEditor *self);
/* As if a person had typed @text (labels of choices and booleans, too); for tests and paste. */
void sp_field_editor_type (SpFieldEditor *self, const char *text);
void sp_field_editor_commit (SpFieldEditor *self);
void sp_field_editor_set_read_only (SpFieldEditor *self, gboolean read_only);

G_END_DECLS
