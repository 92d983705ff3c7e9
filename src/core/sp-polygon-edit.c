/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-polygon-edit.h. Splitting is in sp-polygon-split.c. */
#include "core/sp-polygon-edit.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <math.h>

#define STRETCH 1000

static double
measure (SpVertex a, SpVertex b, double aspect)
{
  return hypot ((a.x - b.x) * aspect, a.y - b.y);
}

/* The place on the edge from @a to @b that is nearest to @to. */
static SpVertex
find_foot (SpVertex a, SpVertex b, SpVertex to, double aspect)
{
  double dx = (b.x - a.x) * aspect, dy = b.y - a.y, length = dx * dx + dy * dy;
  double along = length > 0 ? ((to.x - a.x) * aspect * dx + (to.y - a.y) * dy) / length : 0;

  if (along >= 1)
    return b;
  along = MAX (along, 0);
  return (SpVertex) {a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)};
}

gboolean
sp_polygon_nearest_corner (const SpPolygon *self, SpVertex to, double aspect, SpNearest *out)
{
  SpNearest best = {0, to, G_MAXDOUBLE};

  g_return_val_if_fail (self != NULL && out != NULL && aspect > 0, FALSE);
  for (guint i = 0; i < self->len; i++)
    {
      double distance = measure (*sp_polygon_at (self, i), to, aspect);

      if (distance < best.distance)
        best = (SpNearest) {i, *sp_polygon_at (self, i), distance};
    }
  *out = best;
  return self->len > 0;
}

gboolean
sp_polygon_nearest_edge (const SpPolygon *self, SpVertex to, double aspect, SpNearest *out)
{
  SpNearest best = {0, to, G_MAXDOUBLE};

  g_return_val_if_fail (self != NULL && out != NULL && aspect > 0, FALSE);
  for (guint i = 0; i < self->len; i++)
    {
      SpVertex foot = find_foot (*sp_polygon_at (self, i),
                                 *sp_polygon_at (self, (i + 1) % self->len), to, aspect);
      double distance = measure (foot, to, aspect);

      if (distance < best.distance)
        best = (SpNearest) {i, foot, distance};
    }
  *out = best;
  return self->len > 0;
}

void
sp_polygon_move_corner (SpPolygon *self, guint corner, SpVertex to)
{
  g_return_if_fail (self != NULL && corner < self->len);
  *sp_polygon_at (self, corner) = to;
}

guint
sp_polygon_insert_corner (SpPolygon *self, guint edge, SpVertex at)
{
  g_return_val_if_fail (self != NULL && edge < self->len, 0);
  g_array_insert_val (self, edge + 1, at);
  return edge + 1;
}

gboolean
sp_polygon_remove_corner (SpPolygon *self, guint corner, GError **error)
{
  g_return_val_if_fail (self != NULL && corner < self->len, FALSE);
  if (self->len <= 3)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID,
                           _ ("区域至少要有三个角。不要这个区域时，请删除整个区域。"));
      return FALSE;
    }
  g_array_remove_index (self, corner);
  return TRUE;
}

void
sp_polygon_move (SpPolygon *self, double dx, double dy)
{
  g_return_if_fail (self != NULL);
  for (guint i = 0; i < self->len; i++)
    {
      sp_polygon_at (self, i)->x += dx;
      sp_polygon_at (self, i)->y += dy;
    }
}

typedef gboolean (*FindNearest) (const SpPolygon *self, SpVertex to, double aspect, SpNearest *out);

gboolean
sp_polygon_snap (GPtrArray *others, SpVertex at, double distance, double aspect, SpVertex *out)
{
  static const FindNearest ways[] = {sp_polygon_nearest_corner, sp_polygon_nearest_edge};
  gboolean found = FALSE;

  g_return_val_if_fail (others != NULL && out != NULL && aspect > 0, FALSE);
  *out = at;
  for (guint way = 0; way < G_N_ELEMENTS (ways) && !found; way++)
    for (guint i = 0; i < others->len; i++)
      {
        SpNearest nearest;

        if (!ways[way](g_ptr_array_index (others, i), at, aspect, &nearest) ||
            nearest.distance > distance || (found && nearest.distance == distance))
          continue;
        found = TRUE;
        distance = nearest.distance;
        *out = nearest.at;
      }
  return found;
}

typedef struct
{
  guint first, last;
} Stretch;

/* Marks what is kept between the corners @first and @last, which are kept. Corners count around. */
static void
thin_stretch (const SpPolygon *self, Stretch whole, double tolerance, double aspect, guint8 *keep)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Stretch));

  g_array_append_val (stack, whole);
  while (stack->len > 0)
    {
      Stretch at = g_array_index (stack, Stretch, stack->len - 1), half;
      SpVertex a = *sp_polygon_at (self, at.first), b = *sp_polygon_at (self, at.last % self->len);
      double furthest = tolerance;
      guint pick = 0;

      g_array_set_size (stack, stack->len - 1);
      for (guint i = at.first + 1; i < at.last; i++)
        {
          SpVertex corner = *sp_polygon_at (self, i);
          double distance = measure (corner, find_foot (a, b, corner, aspect), aspect);

          if (distance <= furthest)
            continue;
          furthest = distance;
          pick = i;
        }
      if (pick == 0)
        continue;
      keep[pick] = TRUE;
      half = (Stretch) {at.first, pick};
      g_array_append_val (stack, half);
      half = (Stretch) {pick, at.last};
      g_array_append_val (stack, half);
    }
}

/* A ring of few corners has no ends: the corner furthest from the first is the other one. */
static guint
find_opposite (const SpPolygon *self, double aspect)
{
  guint best = 0;
  double furthest = -1;

  for (guint i = 1; i < self->len; i++)
    {
      double distance = measure (*sp_polygon_at (self, 0), *sp_polygon_at (self, i), aspect);

      if (distance <= furthest)
        continue;
      furthest = distance;
      best = i;
    }
  return best;
}

static void
thin_between (
  const SpPolygon *self, guint first, guint last, double tolerance, double aspect, guint8 *keep)
{
  for (guint from = first; from < last; from += STRETCH)
    {
      keep[from] = TRUE;
      thin_stretch (self, (Stretch) {from, MIN (from + STRETCH, last)}, tolerance, aspect, keep);
    }
}

SpPolygon *
sp_polygon_simplify (const SpPolygon *self, gboolean is_ring, double tolerance, double aspect)
{
  g_autoptr (SpPolygon) out = sp_polygon_new ();
  g_autofree guint8 *keep = NULL;
  guint least = is_ring ? 3 : 2, opposite;

  g_return_val_if_fail (self != NULL && tolerance >= 0 && aspect > 0, NULL);
  if (self->len <= least)
    return sp_polygon_copy (self);
  keep = g_new0 (guint8, self->len);
  opposite = is_ring ? find_opposite (self, aspect) : self->len - 1;
  thin_between (self, 0, opposite, tolerance, aspect, keep);
  keep[opposite] = TRUE;
  if (is_ring)
    thin_between (self, opposite, self->len, tolerance, aspect, keep);
  for (guint i = 0; i < self->len; i++)
    if (keep[i])
      g_array_append_val (out, *sp_polygon_at (self, i));
  return out->len >= least ? g_steal_pointer (&out) : sp_polygon_copy (self);
}
