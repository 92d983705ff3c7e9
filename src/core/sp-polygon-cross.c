/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-polygon.h: where a ring meets itself. Edges are held in the order in which a vertical line
 * meets them as it sweeps from left to right; edges that meet are neighbours just before they do
 * (M. I. Shamos, D. Hoey, Geometric intersection problems, 1976). All on the grid, so that the
 * order is never in doubt. */
#include "core/sp-polygon.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-polygon-grid.h"

typedef struct
{
  SpGridPoint left, right;
  guint index;
} Edge;

/* A corner as the line comes to it. */
typedef struct
{
  SpGridPoint at;
  guint corner;
} Event;

typedef struct
{
  Edge *edges;   /* owned; n of them, edge i from corner i to the next */
  Event *events; /* owned; n of them */
  GTree *line;   /* owned; of edges, from below */
  guint n;
} Sweep;

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *x = a, *y = b;
  int order = sp_grid_compare (x->at, y->at);

  return order != 0 ? order : (x->corner > y->corner) - (x->corner < y->corner);
}

/* Which of two edges that are both on the line lies below. The one that came later is asked where
 * it began as seen from the other; on one line through both, their numbers decide. */
static int
compare_edges (gconstpointer a, gconstpointer b, gpointer data)
{
  const Edge *x = a, *y = b;
  int side;

  if (x == y)
    return 0;
  if (sp_grid_compare (x->left, y->left) > 0)
    return -compare_edges (b, a, data);
  side = sp_grid_side (x->left, x->right, y->left);
  if (side == 0)
    side = sp_grid_side (x->left, x->right, y->right);
  if (side != 0)
    return -side;
  return x->index < y->index ? -1 : 1;
}

static void
sweep_init (Sweep *self, const SpPolygon *ring)
{
  self->n = ring->len;
  self->edges = g_new (Edge, self->n);
  self->events = g_new (Event, self->n);
  self->line = g_tree_new_full (compare_edges, NULL, NULL, NULL);
  for (guint i = 0; i < self->n; i++)
    {
      SpGridPoint from = sp_grid_point (sp_polygon_at (ring, i)),
                  to = sp_grid_point (sp_polygon_at (ring, (i + 1) % self->n));
      gboolean forth = sp_grid_compare (from, to) < 0;

      self->edges[i] = (Edge) {forth ? from : to, forth ? to : from, i};
      self->events[i] = (Event) {from, i};
    }
  qsort (self->events, self->n, sizeof (Event), compare_events);
}

static void
sweep_clear (Sweep *self)
{
  g_free (self->edges);
  g_free (self->events);
  g_tree_unref (self->line);
}

static gboolean
set_crossing (SpCrossing *out, SpCrossingKind kind, guint a, guint b)
{
  *out = (SpCrossing) {kind, MIN (a, b), MAX (a, b)};
  return TRUE;
}

static gboolean
find_spike (const Sweep *self, const SpPolygon *ring, SpCrossing *out)
{
  for (guint i = 0; i < self->n; i++)
    {
      SpGridPoint before = sp_grid_point (sp_polygon_at (ring, (i + self->n - 1) % self->n)),
                  at = sp_grid_point (sp_polygon_at (ring, i)),
                  after = sp_grid_point (sp_polygon_at (ring, (i + 1) % self->n));

      if (sp_grid_side (before, at, after) == 0 && !sp_grid_between (before, after, at))
        return set_crossing (out, SP_CROSSING_SPIKE, i, i);
    }
  return FALSE;
}

static gboolean
find_repeated (const Sweep *self, SpCrossing *out)
{
  for (guint i = 1; i < self->n; i++)
    if (sp_grid_equal (self->events[i - 1].at, self->events[i].at))
      return set_crossing (out, SP_CROSSING_CORNER, self->events[i - 1].corner,
                           self->events[i].corner);
  return FALSE;
}

/* Edges that follow one another share their corner; spikes were looked for before. */
static gboolean
do_meet (const Sweep *self, GTreeNode *a, GTreeNode *b, SpCrossing *out)
{
  const Edge *x, *y;

  if (a == NULL || b == NULL)
    return FALSE;
  x = g_tree_node_key (a);
  y = g_tree_node_key (b);
  if ((x->index + 1) % self->n == y->index || (y->index + 1) % self->n == x->index ||
      !sp_grid_meets (x->left, x->right, y->left, y->right))
    return FALSE;
  return set_crossing (out, SP_CROSSING_EDGES, x->index, y->index);
}

static gboolean
take_out (Sweep *self, Edge *edge, SpCrossing *out)
{
  GTreeNode *node = g_tree_lookup_node (self->line, edge), *below, *above;

  /* While nothing has met, the order holds and what was put in is found. */
  g_return_val_if_fail (node != NULL, FALSE);
  below = g_tree_node_previous (node);
  above = g_tree_node_next (node);
  if (do_meet (self, below, above, out))
    return TRUE;
  g_tree_remove (self->line, edge);
  return FALSE;
}

static gboolean
put_in (Sweep *self, Edge *edge, SpCrossing *out)
{
  GTreeNode *node = g_tree_insert_node (self->line, edge, NULL);

  return do_meet (self, g_tree_node_previous (node), node, out) ||
         do_meet (self, node, g_tree_node_next (node), out);
}

static gboolean
pass_corner (Sweep *self, const Event *event, SpCrossing *out)
{
  Edge *edges[] = {&self->edges[(event->corner + self->n - 1) % self->n],
                   &self->edges[event->corner]};

  for (guint i = 0; i < 2; i++)
    if (sp_grid_equal (edges[i]->right, event->at) && take_out (self, edges[i], out))
      return TRUE;
  for (guint i = 0; i < 2; i++)
    if (sp_grid_equal (edges[i]->left, event->at) && put_in (self, edges[i], out))
      return TRUE;
  return FALSE;
}

gboolean
sp_polygon_find_crossing (const SpPolygon *self, SpCrossing *out)
{
  SpCrossing found = {SP_CROSSING_NONE, 0, 0};
  Sweep sweep;
  gboolean meets;

  g_return_val_if_fail (self != NULL && sp_grid_fits (self), FALSE);
  sweep_init (&sweep, self);
  meets = self->len > 1 && (find_repeated (&sweep, &found) || find_spike (&sweep, self, &found));
  for (guint i = 0; i < sweep.n && !meets; i++)
    meets = pass_corner (&sweep, &sweep.events[i], &found);
  sweep_clear (&sweep);
  if (out != NULL)
    *out = found;
  return meets;
}

char *
sp_crossing_dup_words (const SpCrossing *self)
{
  g_return_val_if_fail (self != NULL && self->kind != SP_CROSSING_NONE, NULL);
  if (self->kind == SP_CROSSING_SPIKE)
    return g_strdup_printf (_ ("边线在第 %u 个角原路折回"), self->first + 1);
  if (self->kind == SP_CROSSING_CORNER)
    return g_strdup_printf (_ ("第 %u 个角与第 %u 个角重合"), self->first + 1, self->second + 1);
  return g_strdup_printf (_ ("第 %u 条边与第 %u 条边相交"), self->first + 1, self->second + 1);
}

static void
tell_crossing (const SpCrossing *crossing, GError **error)
{
  g_autofree char *words = sp_crossing_dup_words (crossing);

  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s，请调整。"), words);
}

gboolean
sp_polygon_check (const SpPolygon *self, GError **error)
{
  SpCrossing crossing;

  g_return_val_if_fail (self != NULL, FALSE);
  if (self->len < 3)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("区域只有 %u 个角，至少要有三个。"),
                 self->len);
  else if (self->len > SP_POLYGON_MAX_CORNERS)
    g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE, _ ("区域的角超过 %d 个，请先简化图形。"),
                 SP_POLYGON_MAX_CORNERS);
  else if (!sp_grid_fits (self))
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID,
                         _ ("区域有不是数字或过大的坐标，请重新画。"));
  else if (sp_polygon_find_crossing (self, &crossing))
    tell_crossing (&crossing, error);
  else
    return TRUE;
  return FALSE;
}
