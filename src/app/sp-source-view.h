/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSourceView: the text of a plan document with what was understood underlined by kind and doubts
 * on a tinted ground. Of a document too long for a text view only the passage asked for is shown.
 * Offsets are characters of the document. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SP_SOURCE_UNIT,
  SP_SOURCE_DEADLINE,
  SP_SOURCE_TARGET,
  SP_SOURCE_DOUBT,
} SpSourceKind;

/* Signals: "place-clicked" (guint offset): a place was clicked; "place-entered" (guint offset):
 * Enter was pressed at the cursor. */
#define SP_TYPE_SOURCE_VIEW (sp_source_view_get_type ())
G_DECLARE_FINAL_TYPE (SpSourceView, sp_source_view, SP, SOURCE_VIEW, GtkTextView)

GtkWidget *sp_source_view_new (void);
/* @text is copied; marks are forgotten. */
void sp_source_view_set_text (SpSourceView *self, const char *text, gsize length);
void sp_source_view_add_mark (SpSourceView *self, SpSourceKind kind, guint start, guint end);
/* Draws the marks added since; once for all of them. */
void sp_source_view_apply_marks (SpSourceView *self);
/* Lights the passage up; @scroll brings it into sight. */
void sp_source_view_show (SpSourceView *self, guint start, guint end, gboolean scroll);
/* Forgets the marks; those drawn go when marks are applied. */
void sp_source_view_clear_marks (SpSourceView *self);
guint sp_source_view_get_cursor (SpSourceView *self);
/* Selects a passage, the cursor at its start; an empty one only moves the cursor. */
void sp_source_view_set_cursor (SpSourceView *self, guint start, guint end);
/* FALSE: nothing is selected. */
gboolean sp_source_view_get_selection (SpSourceView *self, guint *start, guint *end);
/* The kind of mark at a place; FALSE where there is none. */
gboolean sp_source_view_get_mark (SpSourceView *self, guint offset, SpSourceKind *kind);

G_END_DECLS
