/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Automatic numbers of a Word document: they are not in its text, yet every reader sees them.
 * Counts as paragraphs come by. */
#pragma once

#include "exchange/sp-docx-styles.h"

G_BEGIN_DECLS

typedef struct _SpDocxNumbering SpDocxNumbering;

/* @styles is borrowed and must live as long. */
SpDocxNumbering *sp_docx_numbering_read (SpPackage *package,
                                         const char *part,
                                         const SpDocxStyles *styles,
                                         GError **error);
void sp_docx_numbering_free (SpDocxNumbering *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDocxNumbering, sp_docx_numbering_free)

/* Between the two, paragraphs count for themselves: in a text box, in the notes of one kind (Word
 * counts each of them apart, and the body goes on behind them as before). Stories lie in each
 * other. */
void sp_docx_numbering_begin_story (SpDocxNumbering *self);
void sp_docx_numbering_end_story (SpDocxNumbering *self);

/* Counts a paragraph of @style ("" for none) with what its own properties say (SP_DOCX_UNSET where
 * they are silent), and sets @label to what is printed before it: "" where nothing is. @gap is what
 * parts it from text that would else run into it. */
void sp_docx_numbering_step (SpDocxNumbering *self,
                             const char *style,
                             int num_id,
                             int level,
                             GString *label,
                             const char **gap);

/* @value in the number format @format of the standard ("chineseCounting"), appended to @out;
 * decimal where it is not known or does not reach so far. */
void sp_docx_append_number (GString *out, const char *format, int value);

G_END_DECLS
