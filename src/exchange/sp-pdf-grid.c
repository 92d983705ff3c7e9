/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules that touch belong together. Their places are the edges of rows and columns; two places are
 * one field where no rule runs between them. */
#include "exchange/sp-pdf-grid.h"

#define TOUCH 2.5     /* points between rules that meet */
#define SAME_EDGE 3.0 /* points between edges that are one */
#define MAX_RULES 1500
#define MAX_COLUMNS 60
#define MAX_ROWS 400

static gboolean
is_level (const SpPdfBox *rule)
{
  return rule->x2 - rule->x1 >= rule->y2 - rule->y1;
}

/* ---- which rules belong together ---- */

static gboolean
touches (const SpPdfBox *a, const SpPdfBox *b)
{
  return a->x1 <= b->x2 + TOUCH && b->x1 <= a->x2 + TOUCH && a->y1 <= b->y2 + TOUCH &&
         b->y1 <= a->y2 + TOUCH;
}

static guint
find_root (guint *parents, guint i)
{
  while (parents[i] != i)
    i = parents[i] = parents[parents[i]];
  return i;
}

/* Only rules that cross join: two that lie side by side may be of two tables. */
static guint *
group (const GArray *rules)
{
  guint *parents = g_new (guint, rules->len);

  for (guint i = 0; i < rules->len; i++)
    parents[i] = i;
  for (guint i = 0; i < rules->len; i++)
    for (guint j = i + 1; j < rules->len; j++)
      {
        const SpPdfBox *a = &g_array_index (rules, SpPdfBox, i);
        const SpPdfBox *b = &g_array_index (rules, SpPdfBox, j);

        if (is_level (a) != is_level (b) && touches (a, b))
          parents[find_root (parents, j)] = find_root (parents, i);
      }
  for (guint i = 0; i < rules->len; i++)
    parents[i] = find_root (parents, i);
  return parents;
}

/* ---- edges ---- */

static int
by_value (const void *a, const void *b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return first < second ? -1 : first > second;
}

static void
merge_edges (GArray *edges)
{
  guint kept = 0;

  g_array_sort (edges, by_value);
  for (guint i = 0; i < edges->len; i++)
    {
      double edge = g_array_index (edges, double, i);

      if (kept == 0 || edge - g_array_index (edges, double, kept - 1) > SAME_EDGE)
        g_array_index (edges, double, kept++) = edge;
    }
  g_array_set_size (edges, kept);
}

static void
add_edge (GArray *edges, double edge)
{
  g_array_append_val (edges, edge);
}

/* A table may lack the lines at its sides: where its rules end is an edge too. */
static void
find_edges (SpPdfGrid *self, const GArray *rules)
{
  SpPdfBox all = g_array_index (rules, SpPdfBox, 0);

  for (guint i = 0; i < rules->len; i++)
    {
      const SpPdfBox *rule = &g_array_index (rules, SpPdfBox, i);

      if (is_level (rule))
        add_edge (self->rows, (rule->y1 + rule->y2) / 2);
      else
        add_edge (self->columns, (rule->x1 + rule->x2) / 2);
      all.x1 = MIN (all.x1, rule->x1);
      all.x2 = MAX (all.x2, rule->x2);
      all.y1 = MIN (all.y1, rule->y1);
      all.y2 = MAX (all.y2, rule->y2);
    }
  add_edge (self->columns, all.x1);
  add_edge (self->columns, all.x2);
  add_edge (self->rows, all.y1);
  add_edge (self->rows, all.y2);
  merge_edges (self->columns);
  merge_edges (self->rows);
}

/* ---- fields ---- */

static double
edge_at (const GArray *edges, guint i)
{
  return g_array_index (edges, double, i);
}

/* Whether a rule runs where the two places on both sides of edge @i meet; @along is the middle of
 * the places in the other direction. */
static gboolean
is_ruled (const GArray *rules, gboolean level, double edge, double along)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const SpPdfBox *rule = &g_array_index (rules, SpPdfBox, i);
      double at = level ? (rule->y1 + rule->y2) / 2 : (rule->x1 + rule->x2) / 2;

      if (is_level (rule) == level && ABS (at - edge) <= SAME_EDGE &&
          (level ? rule->x1 : rule->y1) <= along && along <= (level ? rule->x2 : rule->y2))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_open_below (const SpPdfGrid *self, const GArray *rules, guint row, guint column)
{
  double along = (edge_at (self->columns, column) + edge_at (self->columns, column + 1)) / 2;

  return row + 2 < self->rows->len && !is_ruled (rules, TRUE, edge_at (self->rows, row + 1), along);
}

static gboolean
is_open_behind (const SpPdfGrid *self, const GArray *rules, guint row, guint column)
{
  double along = (edge_at (self->rows, row) + edge_at (self->rows, row + 1)) / 2;

  return column + 2 < self->columns->len &&
         !is_ruled (rules, FALSE, edge_at (self->columns, column + 1), along);
}

static void
add_field (SpPdfGrid *self, const GArray *rules, guint row, guint column)
{
  guint n_columns = self->columns->len - 1;
  SpPdfField field = {row, column, 1, 1};

  while (is_open_behind (self, rules, row, column + field.column_span - 1) &&
         self->owners[row * n_columns + column + field.column_span] == G_MAXUINT)
    field.column_span++;
  while (is_open_below (self, rules, row + field.row_span - 1, column))
    field.row_span++;
  for (guint i = row; i < row + field.row_span; i++)
    for (guint j = column; j < column + field.column_span; j++)
      if (self->owners[i * n_columns + j] == G_MAXUINT)
        self->owners[i * n_columns + j] = self->fields->len;
  g_array_append_val (self->fields, field);
}

static SpPdfGrid *
grid_new (const GArray *rules)
{
  SpPdfGrid *self = g_new0 (SpPdfGrid, 1);
  guint n_columns, n_rows;

  self->columns = g_array_new (FALSE, FALSE, sizeof (double));
  self->rows = g_array_new (FALSE, FALSE, sizeof (double));
  self->fields = g_array_new (FALSE, FALSE, sizeof (SpPdfField));
  find_edges (self, rules);
  n_columns = MAX (self->columns->len, 1) - 1;
  n_rows = MAX (self->rows->len, 1) - 1;
  if (n_columns > MAX_COLUMNS || n_rows > MAX_ROWS)
    return self;
  self->owners = g_new (guint, n_columns * n_rows + 1);
  for (guint i = 0; i < n_columns * n_rows; i++)
    self->owners[i] = G_MAXUINT;
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      if (self->owners[row * n_columns + column] == G_MAXUINT)
        add_field (self, rules, row, column);
  return self;
}

SpPdfGrid *
sp_pdf_grid_new_plain (GArray *columns, GArray *rows)
{
  SpPdfGrid *self = g_new0 (SpPdfGrid, 1);
  guint n_columns = columns->len - 1;
  guint n_rows = rows->len - 1;

  self->columns = columns;
  self->rows = rows;
  self->is_plain = TRUE;
  self->fields = g_array_new (FALSE, FALSE, sizeof (SpPdfField));
  self->owners = g_new (guint, n_columns * n_rows + 1);
  for (guint i = 0; i < n_columns * n_rows; i++)
    {
      SpPdfField field = {i / n_columns, i % n_columns, 1, 1};

      self->owners[i] = i;
      g_array_append_val (self->fields, field);
    }
  return self;
}

void
sp_pdf_grid_free (SpPdfGrid *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->fields);
  g_free (self->owners);
  g_free (self);
}

static gboolean
has_columns (const SpPdfGrid *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, SpPdfField, i).column > 0)
      return TRUE;
  return FALSE;
}

static int
by_top (gconstpointer a, gconstpointer b)
{
  const SpPdfGrid *first = *(const SpPdfGrid *const *)a;
  const SpPdfGrid *second = *(const SpPdfGrid *const *)b;

  return by_value (first->rows->data, second->rows->data);
}

GPtrArray *
sp_pdf_grids_new (const GArray *rules)
{
  GPtrArray *grids = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_pdf_grid_free);
  g_autofree guint *groups = NULL;

  if (rules == NULL || rules->len < 4 || rules->len > MAX_RULES)
    return grids;
  groups = group (rules);
  for (guint i = 0; i < rules->len; i++)
    {
      g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (SpPdfBox));
      SpPdfGrid *grid;

      for (guint j = 0; groups[i] == i && j < rules->len; j++)
        if (groups[j] == i)
          g_array_append_val (own, g_array_index (rules, SpPdfBox, j));
      if (own->len < 4)
        continue;
      grid = grid_new (own);
      if (has_columns (grid))
        g_ptr_array_add (grids, grid);
      else
        sp_pdf_grid_free (grid);
    }
  g_ptr_array_sort (grids, by_top);
  return grids;
}

static guint
find_place (const GArray *edges, double at)
{
  if (edges->len < 2 || at < edge_at (edges, 0))
    return G_MAXUINT;
  for (guint i = 1; i < edges->len; i++)
    if (at < edge_at (edges, i))
      return i - 1;
  return G_MAXUINT;
}

guint
sp_pdf_grid_find (const SpPdfGrid *self, double x, double y)
{
  guint row = find_place (self->rows, y);
  guint column = find_place (self->columns, x);

  if (row == G_MAXUINT || column == G_MAXUINT)
    return G_MAXUINT;
  return self->owners[row * (self->columns->len - 1) + column];
}
