/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is put into the cells of one table of a template: a sheet of a workbook or a table of a text
 * document. Rows and columns count from 1. Knows no formats. */
#pragma once

#include "template/sp-row-moves.h"

G_BEGIN_DECLS

typedef struct
{
  guint row, copy; /* copy 0: the row itself; else the copy-th row put in below it */
  guint column;
  char *text;    /* owned; NULL: a number */
  double number; /* as the cell's format shows it */
} SpTemplateEdit;

typedef struct
{
  GArray *edits;     /* of SpTemplateEdit; after sp_template_edits_sort () by row, copy, column */
  SpRowMoves *moves; /* rows that are put in, with cells and formulas as in the row above */
} SpTemplateEdits;

SpTemplateEdits *sp_template_edits_new (void);
void sp_template_edits_free (SpTemplateEdits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTemplateEdits, sp_template_edits_free)

/* Take @text. Of two for one cell the later one counts. */
void sp_template_edits_add_text (
  SpTemplateEdits *self, guint row, guint copy, guint column, char *text);
void sp_template_edits_add_number (
  SpTemplateEdits *self, guint row, guint copy, guint column, double number);
void sp_template_edits_sort (SpTemplateEdits *self);
gboolean sp_template_edits_is_empty (const SpTemplateEdits *self);
/* The first edit of that row at or after @at; *@n of them. */
const SpTemplateEdit *sp_template_edits_find (const SpTemplateEdits *self,
                                              guint row,
                                              guint copy,
                                              guint *n);

G_END_DECLS
