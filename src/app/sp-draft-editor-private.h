/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpDraftEditor share: its struct, the rows of facts, a field in an entry. */
#pragma once

#include "app/sp-draft-editor.h"

G_BEGIN_DECLS

struct _SpDraftEditor
{
  GtkWidget parent_instance;

  /* Owned */
  SpDraftItem *item;
  char **unit_names;

  /* Template */
  GtkStack *stack;
  GtkLabel *place;
  GtkEntry *path;
  GtkDropDown *kind;
  GtkEntry *title;
  GtkLabel *title_error;
  GtkLabel *text;
  GtkCheckButton *left_out;
  GtkBox *units;
  GtkBox *deadlines;
  GtkBox *targets;
  GtkScrolledWindow *scroller;

  /* State */
  gboolean is_filling; /* what widgets say then is no edit */
  gboolean is_taking;  /* an edit is on its way into the draft: what is shown is newer */
};

/* sp-draft-rows.c */
void sp_draft_editor_fill_rows (SpDraftEditor *self, SpDraftMeasure *measure);
/* @entry edits @field of @record, with the sentence of what will not do in @error. */
void sp_draft_editor_bind_entry (
  SpDraftEditor *self, GtkWidget *entry, SpRecord *record, guint field, GtkLabel *error);
void sp_draft_editor_unbind_entry (GtkWidget *entry);
char *sp_draft_editor_dup_value (SpRecord *record, guint field);

G_END_DECLS
