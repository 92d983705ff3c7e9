/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-grid.h. */
#include "template/sp-template-grid.h"

/* Merged ranges that are longer than this are looked through one by one; forms have few. */
#define LARGE_MERGE 100u
#define MAX_LARGE_MERGES 200u
/* Formats of empty cells are kept for so many rows: what is filled there knows how. */
#define MAX_SHOWN_ROWS 20000u

struct _SpTemplateGrid
{
  /* Owned */
  char *name;
  GHashTable *cells;  /* row and column → SpTemplateCell: those with text, formula or format */
  GArray *merges;     /* of SpTemplateMerge */
  GHashTable *merged; /* row and column → place in it + 1, but for large ones */
  GArray *large;      /* of guint: places of those */

  /* State */
  guint n_rows, n_columns, last_row, n_texts;
};

static gpointer
make_key (guint row, guint column)
{
  return GSIZE_TO_POINTER ((gsize)row << 20 | column);
}

static void
cell_free (gpointer data)
{
  SpTemplateCell *self = data;

  g_free (self->text);
  g_free (self);
}

SpTemplateGrid *
sp_template_grid_new (const char *name)
{
  SpTemplateGrid *self = g_new0 (SpTemplateGrid, 1);

  self->name = g_strdup (name);
  self->cells = g_hash_table_new_full (NULL, NULL, NULL, cell_free);
  self->merges = g_array_new (FALSE, FALSE, sizeof (SpTemplateMerge));
  self->merged = g_hash_table_new (NULL, NULL);
  self->large = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
sp_template_grid_free (SpTemplateGrid *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_hash_table_unref (self->cells);
  g_array_unref (self->merges);
  g_hash_table_unref (self->merged);
  g_array_unref (self->large);
  g_free (self);
}

void
sp_template_grid_add (SpTemplateGrid *self,
                      guint row,
                      guint column,
                      char *text,
                      gboolean is_formula,
                      SpTemplateShown shown)
{
  gboolean says = *text != '\0' || is_formula;
  SpTemplateCell *cell;

  self->n_rows = MAX (self->n_rows, row);
  self->n_columns = MAX (self->n_columns, column);
  if (!says && (shown == SP_TEMPLATE_PLAIN || row > MAX_SHOWN_ROWS))
    {
      g_free (text);
      return;
    }
  if (says)
    {
      self->last_row = MAX (self->last_row, row);
      self->n_texts++;
    }
  cell = g_new0 (SpTemplateCell, 1);
  *cell = (SpTemplateCell) {text, is_formula, shown};
  g_hash_table_replace (self->cells, make_key (row, column), cell);
}

static void
add_merged (SpTemplateGrid *self, const SpTemplateMerge *merge)
{
  for (guint row = merge->row; row <= merge->last_row; row++)
    for (guint column = merge->column; column <= merge->last_column; column++)
      g_hash_table_insert (self->merged, make_key (row, column),
                           GUINT_TO_POINTER (self->merges->len));
}

void
sp_template_grid_add_merge (
  SpTemplateGrid *self, guint row, guint column, guint last_row, guint last_column)
{
  SpTemplateMerge merge = {row, column, last_row, last_column};
  guint at = self->merges->len;

  if (last_row < row || last_column < column)
    return;
  g_array_append_val (self->merges, merge);
  if (last_row - row < LARGE_MERGE && last_column - column < LARGE_MERGE &&
      g_hash_table_size (self->merged) < SP_TEMPLATE_MAX_CELLS)
    add_merged (self, &merge);
  else if (self->large->len < MAX_LARGE_MERGES)
    g_array_append_val (self->large, at);
}

const char *
sp_template_grid_get_name (const SpTemplateGrid *self)
{
  return self->name;
}

guint
sp_template_grid_get_n_rows (const SpTemplateGrid *self)
{
  return self->n_rows;
}

guint
sp_template_grid_get_n_columns (const SpTemplateGrid *self)
{
  return self->n_columns;
}

guint
sp_template_grid_get_last_row (const SpTemplateGrid *self)
{
  return self->last_row;
}

guint
sp_template_grid_get_n_texts (const SpTemplateGrid *self)
{
  return self->n_texts;
}

const SpTemplateCell *
sp_template_grid_get (const SpTemplateGrid *self, guint row, guint column)
{
  return g_hash_table_lookup (self->cells, make_key (row, column));
}

const char *
sp_template_grid_get_text (const SpTemplateGrid *self, guint row, guint column)
{
  const SpTemplateCell *cell = sp_template_grid_get (self, row, column);

  return cell != NULL ? cell->text : "";
}

const SpTemplateMerge *
sp_template_grid_find_merge (const SpTemplateGrid *self, guint row, guint column)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->merged, make_key (row, column)));

  if (at > 0)
    return &g_array_index (self->merges, SpTemplateMerge, at - 1);
  for (guint i = 0; i < self->large->len; i++)
    {
      const SpTemplateMerge *merge =
        &g_array_index (self->merges, SpTemplateMerge, g_array_index (self->large, guint, i));

      if (row >= merge->row && row <= merge->last_row && column >= merge->column &&
          column <= merge->last_column)
        return merge;
    }
  return NULL;
}

const char *
sp_template_grid_get_shown (const SpTemplateGrid *self, guint row, guint column)
{
  const SpTemplateMerge *merge = sp_template_grid_find_merge (self, row, column);

  return merge != NULL ? sp_template_grid_get_text (self, merge->row, merge->column)
                       : sp_template_grid_get_text (self, row, column);
}

void
sp_template_grid_foreach (const SpTemplateGrid *self, SpTemplateCellFunc func, gpointer data)
{
  GHashTableIter iter;
  gpointer key;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, &cell))
    func ((guint)(GPOINTER_TO_SIZE (key) >> 20), (guint)(GPOINTER_TO_SIZE (key) & 0xfffff), cell,
          data);
}
