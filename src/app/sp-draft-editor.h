/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDraftEditor: the recognised facts of one measure of an import draft, corrected in place: title,
 * number, kind, units with their roles, deadlines, targets, and whether it is a measure at all.
 * Every edit goes through the draft's history; stores nothing. */
#pragma once

#include "app/sp-draft-item.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signals: "fact" (guint start, guint end): a fact was clicked or came into focus, printed there
 * (0, 0: nowhere); "refused" (GError): what was asked for cannot be done. */
#define SP_TYPE_DRAFT_EDITOR (sp_draft_editor_get_type ())
G_DECLARE_FINAL_TYPE (SpDraftEditor, sp_draft_editor, SP, DRAFT_EDITOR, GtkWidget)

GtkWidget *sp_draft_editor_new (void);
void sp_draft_editor_set_item (SpDraftEditor *self, SpDraftItem *item); /* NULL: none */
/* The records were changed by somebody else: shows them again. */
void sp_draft_editor_refresh (SpDraftEditor *self);
/* What is being typed goes into the draft. */
void sp_draft_editor_take (SpDraftEditor *self);
/* Lights up the fact that stands at character @offset of the source and brings it into sight, with
 * @focus for keys too; FALSE: none does. */
gboolean sp_draft_editor_show_fact (SpDraftEditor *self, guint offset, gboolean focus);
void sp_draft_editor_focus_kind (SpDraftEditor *self);
void sp_draft_editor_set_unit_names (SpDraftEditor *self, const char *const *names);

G_END_DECLS
