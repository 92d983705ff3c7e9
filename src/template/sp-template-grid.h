/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTemplateGrid: what a table of a template says, cell by cell, whether a sheet of a workbook or a
 * table of a text document. Rows and columns count from 1. Knows no formats and no records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More cells with text in one table are no form to be filled. */
#define SP_TEMPLATE_MAX_CELLS 200000u

/* How a cell shows numbers. */
typedef enum
{
  SP_TEMPLATE_PLAIN,
  SP_TEMPLATE_PERCENT, /* 0.5 as 50% */
  SP_TEMPLATE_DATE,    /* days since 1899-12-30 */
} SpTemplateShown;

typedef struct
{
  char *text; /* owned; "" for none */
  gboolean is_formula;
  SpTemplateShown shown;
} SpTemplateCell;

typedef struct
{
  guint row, column, last_row, last_column;
} SpTemplateMerge;

typedef struct _SpTemplateGrid SpTemplateGrid;

SpTemplateGrid *sp_template_grid_new (const char *name);
void sp_template_grid_free (SpTemplateGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTemplateGrid, sp_template_grid_free)

/* Takes @text. */
void sp_template_grid_add (SpTemplateGrid *self,
                           guint row,
                           guint column,
                           char *text,
                           gboolean is_formula,
                           SpTemplateShown shown);
void sp_template_grid_add_merge (
  SpTemplateGrid *self, guint row, guint column, guint last_row, guint last_column);

const char *sp_template_grid_get_name (const SpTemplateGrid *self);
/* The last row and column with a cell, though an empty one: as far as the form is ruled. */
guint sp_template_grid_get_n_rows (const SpTemplateGrid *self);
guint sp_template_grid_get_n_columns (const SpTemplateGrid *self);
/* The last ones with text or formula. */
guint sp_template_grid_get_last_row (const SpTemplateGrid *self);
guint sp_template_grid_get_n_texts (const SpTemplateGrid *self);
/* NULL: there is nothing. */
const SpTemplateCell *sp_template_grid_get (const SpTemplateGrid *self, guint row, guint column);
const char *sp_template_grid_get_text (const SpTemplateGrid *self, guint row, guint column);
/* The same, of a cell within a merged range that of the range. */
const char *sp_template_grid_get_shown (const SpTemplateGrid *self, guint row, guint column);
const SpTemplateMerge *sp_template_grid_find_merge (const SpTemplateGrid *self,
                                                    guint row,
                                                    guint column);

typedef void (*SpTemplateCellFunc) (guint row,
                                    guint column,
                                    const SpTemplateCell *cell,
                                    gpointer data);
/* In no order. */
void sp_template_grid_foreach (const SpTemplateGrid *self, SpTemplateCellFunc func, gpointer data);

G_END_DECLS
