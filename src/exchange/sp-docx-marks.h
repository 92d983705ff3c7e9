/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .docx reader: marks in the text that decide whether what follows prints: fields
 * (their instructions do not), alternatives (one of them does), controls (their prompts do not). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpDocxMarks SpDocxMarks;

SpDocxMarks *sp_docx_marks_new (void);
void sp_docx_marks_free (SpDocxMarks *self);

/* Whether text at this place prints. */
gboolean sp_docx_marks_is_text (const SpDocxMarks *self);

/* @type: begin, separate or end of a field. */
void sp_docx_marks_field (SpDocxMarks *self, const char *type);
void sp_docx_marks_instruct (SpDocxMarks *self, const char *text, gsize length);
void sp_docx_marks_end_paragraph (SpDocxMarks *self);
/* The field is a table of contents: it says again what comes later. */
gboolean sp_docx_marks_is_contents (const char *instruction);

/* @n_text: any measure of the text so far that grows with it. */
void sp_docx_marks_begin_alternate (SpDocxMarks *self);
gboolean sp_docx_marks_begin_choice (SpDocxMarks *self, gsize n_text); /* FALSE: not this one */
void sp_docx_marks_end_choice (SpDocxMarks *self, gsize n_text);
void sp_docx_marks_end_alternate (SpDocxMarks *self);

void sp_docx_marks_begin_control (SpDocxMarks *self);
void sp_docx_marks_mute_control (SpDocxMarks *self);
gboolean sp_docx_marks_begin_content (SpDocxMarks *self); /* TRUE: to be ended */
void sp_docx_marks_end_content (SpDocxMarks *self);

/* A character of a symbol font: @code is hexadecimal. "" where nobody can tell what it shows. */
void sp_docx_symbol (const char *font, const char *code, char out[7]);

G_END_DECLS
