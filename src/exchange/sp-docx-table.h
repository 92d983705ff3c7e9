/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Word table as it comes by, row by row: how far a cell reaches down is only known at the end. */
#pragma once

#include "document/sp-document.h"

G_BEGIN_DECLS

typedef enum
{
  SP_DOCX_MERGE_NONE,
  SP_DOCX_MERGE_RESTART, /* the first of cells merged downwards */
  SP_DOCX_MERGE_CONTINUE,
} SpDocxMerge;

typedef struct _SpDocxTable SpDocxTable;

SpDocxTable *sp_docx_table_new (void);
void sp_docx_table_free (SpDocxTable *self);

/* @before: columns that the row leaves free. */
void sp_docx_table_begin_row (SpDocxTable *self);
void sp_docx_table_set_before (SpDocxTable *self, guint before);
void sp_docx_table_drop_row (SpDocxTable *self); /* the row at hand was deleted */
gboolean sp_docx_table_is_in_row (const SpDocxTable *self);
void sp_docx_table_end_row (SpDocxTable *self);
void sp_docx_table_add_cell (
  SpDocxTable *self, const char *text, gsize length, guint column_span, SpDocxMerge merge);
/* Merged sideways in the old way: the cell before reaches further. */
void sp_docx_table_widen_last (SpDocxTable *self, guint column_span);

/* No more rows after this; then it can be written as a table … */
void sp_docx_table_write (SpDocxTable *self, SpDocument *document);
/* … or as lines of text, a row each. */
void sp_docx_table_append_lines (SpDocxTable *self, GString *lines);
/* It only frames text: one column. */
gboolean sp_docx_table_is_frame (const SpDocxTable *self);

G_END_DECLS
