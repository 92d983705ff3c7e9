/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of zones: horizontal chords at even distances, cut once, of which the places of words
 * are found at any zoom without going through the corners again; and whether a point is inside. */
#include "sp-map-scene.h"

#include <stdlib.h>

#define N_LINES 31

static int
compare (const void *a, const void *b)
{
  return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

typedef struct
{
  const SpMapVertex *from, *to;
} Edge;

static const SpMapVertex *
get_corner (SpMapScene *self, const SpMapRing *ring, guint i)
{
  return &g_array_index (self->plane, SpMapVertex, ring->first + (i < ring->n ? i : 0));
}

/* Where each line is cut by the edges; a line at the height of a corner counts it once. */
static void
cut (SpMapScene *self, const SpMapPlace *place, const SpMapRing *ring, GArray *const *cuts)
{
  double step = place->bounds.height / (N_LINES + 1);

  for (guint i = 0; i < ring->n; i++)
    {
      const Edge edge = {get_corner (self, ring, i), get_corner (self, ring, i + 1)};
      double low = MIN (edge.from->y, edge.to->y), high = MAX (edge.from->y, edge.to->y);
      int first = (int)((low - place->bounds.y) / step);
      int last = (int)((high - place->bounds.y) / step);

      for (int k = MAX (first, 1); k <= MIN (last, N_LINES); k++)
        {
          double y = place->bounds.y + k * step;
          double x;

          if (!(y > low && y <= high))
            continue;
          x = edge.from->x +
              (y - edge.from->y) / (edge.to->y - edge.from->y) * (edge.to->x - edge.from->x);
          g_array_append_val (cuts[k - 1], x);
        }
    }
}

void
sp_map_scene_find_chords (SpMapScene *self, guint zone)
{
  SpMapPlace *place = &g_array_index (self->places, SpMapPlace, zone);
  double step = place->bounds.height / (N_LINES + 1);
  GArray *cuts[N_LINES];

  place->first_chord = self->chords->len;
  if (!(place->bounds.height > 0))
    return;
  for (guint i = 0; i < N_LINES; i++)
    cuts[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < place->n_rings; i++)
    cut (self, place, &g_array_index (self->rings, SpMapRing, place->first_ring + i), cuts);
  for (guint i = 0; i < N_LINES; i++)
    {
      g_array_sort (cuts[i], compare);
      for (guint k = 0; k + 1 < cuts[i]->len; k += 2)
        {
          SpMapChord chord = {place->bounds.y + (i + 1) * step, g_array_index (cuts[i], double, k),
                              g_array_index (cuts[i], double, k + 1)};

          g_array_append_val (self->chords, chord);
        }
      g_array_unref (cuts[i]);
    }
  place->n_chords = self->chords->len - place->first_chord;
}

/* What two rectangles have in common; no height where that is nothing. */
static SpRect
common (const SpRect *a, const SpRect *b)
{
  double x = MAX (a->x, b->x), y = MAX (a->y, b->y);

  return (SpRect) {x, y, MAX (0, MIN (a->x + a->width, b->x + b->width) - x),
                   MAX (0, MIN (a->y + a->height, b->y + b->height) - y)};
}

gboolean
sp_map_scene_find_middle (SpMapScene *self, guint ring, SpMapVertex *middle)
{
  const SpMapRing *it = &g_array_index (self->rings, SpMapRing, ring);
  SpMapPlace place = {.bounds = common (&it->bounds, &self->extent)};
  double right = place.bounds.x + place.bounds.width, longest = 0;
  GArray *cuts[N_LINES];

  if (!(place.bounds.height > 0))
    return FALSE;
  for (guint i = 0; i < N_LINES; i++)
    cuts[i] = g_array_new (FALSE, FALSE, sizeof (double));
  cut (self, &place, it, cuts);
  for (guint i = 0; i < N_LINES; i++)
    {
      g_array_sort (cuts[i], compare);
      for (guint k = 0; k + 1 < cuts[i]->len; k += 2)
        {
          double from = MAX (g_array_index (cuts[i], double, k), place.bounds.x);
          double to = MIN (g_array_index (cuts[i], double, k + 1), right);

          if (to - from <= longest)
            continue;
          longest = to - from;
          middle->x = (from + to) / 2;
          middle->y = place.bounds.y + (i + 1) * place.bounds.height / (N_LINES + 1);
        }
      g_array_unref (cuts[i]);
    }
  return longest > 0;
}

static gboolean
crosses (const SpMapVertex *from, const SpMapVertex *to, SpMapVertex at)
{
  return (from->y > at.y) != (to->y > at.y) &&
         at.x < (to->x - from->x) * (at.y - from->y) / (to->y - from->y) + from->x;
}

gboolean
sp_map_scene_is_inside (SpMapScene *self, guint zone, SpMapVertex at)
{
  const SpMapPlace *place = &g_array_index (self->places, SpMapPlace, zone);
  const SpRect *bounds = &place->bounds;
  gboolean is_inside = FALSE;

  if (at.x < bounds->x || at.x > bounds->x + bounds->width || at.y < bounds->y ||
      at.y > bounds->y + bounds->height)
    return FALSE;
  for (guint i = 0; i < place->n_rings; i++)
    {
      const SpMapRing *ring = &g_array_index (self->rings, SpMapRing, place->first_ring + i);

      for (guint k = 0; k < ring->n; k++)
        is_inside ^= crosses (get_corner (self, ring, k), get_corner (self, ring, k + 1), at);
    }
  return is_inside;
}
