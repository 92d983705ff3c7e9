/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to text documents as templates: what takes the place of which bytes of a part, and where
 * tables, rows and cells are in it. */
#pragma once

#include "template/sp-template-word.h"
#include "template/sp-xml-scan.h"

G_BEGIN_DECLS

/* What comes to stand for the bytes from @start to @end. */
typedef struct
{
  gsize start, end;
  char *text; /* owned */
} SpSplice;
GArray *sp_splices_new (void);                                             /* of SpSplice */
void sp_splices_add (GArray *splices, gsize start, gsize end, char *text); /* takes @text */
/* @xml with them in place; those within others fall away. NULL: there is none. Transfer full. */
GString *sp_splices_apply (GArray *splices, const char *xml, gsize length);

/* sp-template-word-marks.c: marks of the paragraphs of a part, also where one is spread over runs
 * of different looks: the first run takes what it becomes. */
void sp_word_fill_marks (
  const char *xml, gsize length, SpTemplateMarkFunc func, gpointer data, GArray *splices);

/* sp-template-word-tables.c */
typedef struct
{
  guint row, column, span;
  gboolean is_continued; /* of the cell above */
  gsize start, end;
  char *text;
} SpWordCell;

typedef struct
{
  gsize start, end;
  guint first_cell, n_cells;
} SpWordRow;

typedef struct
{
  GArray *rows;  /* of SpWordRow */
  GArray *cells; /* of SpWordCell */
} SpWordTable;
GPtrArray *sp_word_tables_read (const char *xml, gsize length); /* of SpWordTable; transfer full */
SpTemplateGrid *sp_word_table_make_grid (const SpWordTable *self, const char *name);
void sp_word_table_fill (const SpWordTable *self,
                         const char *xml,
                         const SpTemplateEdits *edits,
                         GArray *splices);

/* Text as runs have it: line ends become breaks. @prefix: of the document's elements. */
void sp_word_append_text (GString *out, const char *prefix, const char *text);

G_END_DECLS
