/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .docx reader: where text goes. A story is a run of paragraphs and tables: the
 * body, a cell, a text box, a note; they lie in each other. Knows no XML. */
#pragma once

#include "document/sp-document.h"
#include "exchange/sp-docx-numbering.h"
#include "exchange/sp-docx-table.h"

G_BEGIN_DECLS

/* What a paragraph's properties say. */
typedef struct
{
  char *style; /* owned; NULL: names none */
  int num_id, level;
  gboolean is_joined; /* its end mark was deleted or hidden: the next runs on */
} SpDocxParagraph;

/* What a cell's properties say. */
typedef struct
{
  guint column_span;
  SpDocxMerge merge;
  gboolean is_swallowed; /* merged into the cell before, in the old way */
} SpDocxCell;

typedef struct _SpDocxStories SpDocxStories;

SpDocxStories *sp_docx_stories_new (SpDocument *document, SpDocxNumbering *numbering);
void sp_docx_stories_free (SpDocxStories *self);

/* Each returns whether there was a place for it; what was not begun must not be ended. */
gboolean sp_docx_stories_begin_paragraph (SpDocxStories *self);
gboolean sp_docx_stories_begin_table (SpDocxStories *self);
gboolean sp_docx_stories_begin_row (SpDocxStories *self);
gboolean sp_docx_stories_begin_cell (SpDocxStories *self);
gboolean sp_docx_stories_begin_box (SpDocxStories *self);
void sp_docx_stories_begin_note (SpDocxStories *self);

/* @is_shown FALSE: unless it has text after all, it leaves nothing, not even a count. */
void sp_docx_stories_end_paragraph (SpDocxStories *self, gboolean is_shown);
void sp_docx_stories_end_table (SpDocxStories *self);
void sp_docx_stories_end_row (SpDocxStories *self);
void sp_docx_stories_end_cell (SpDocxStories *self);
void sp_docx_stories_end_box (SpDocxStories *self);
char *sp_docx_stories_end_note (SpDocxStories *self); /* its text */

/* Of what is open innermost; NULL where there is none. */
SpDocxParagraph *sp_docx_stories_get_paragraph (SpDocxStories *self);
SpDocxCell *sp_docx_stories_get_cell (SpDocxStories *self);
SpDocxTable *sp_docx_stories_get_table (SpDocxStories *self);
void sp_docx_stories_add_text (SpDocxStories *self, const char *text, gssize length);

/* What was taken in and made so far, to hold against limits. */
gsize sp_docx_stories_get_n_taken (const SpDocxStories *self);
gsize sp_docx_stories_get_n_bytes (const SpDocxStories *self);
guint sp_docx_stories_get_n_cells (const SpDocxStories *self);

G_END_DECLS
