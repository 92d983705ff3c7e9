/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-polygon-edit.h: a ring cut along a stroke. A corner on the line counts as left of it, so
 * that every crossing leads from one side to the other; in the order of the line they then lead
 * into the ring and out of it by turns, and each pair is a cut. */
#include "core/sp-polygon-edit.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-polygon-grid.h"

#include <stdlib.h>

/* A corner of the ring as it is cut, or a place where the line crosses an edge. */
typedef struct
{
  SpVertex at;
  int turn;     /* 1 where the ring goes from right to left, -1 back, 0 of a corner */
  double along; /* of a crossing: 0 at the stroke's start, 1 at its end */
  guint id;     /* of a crossing, from 1 */
} Node;

static Node *
get_node (GArray *ring, guint i)
{
  return &g_array_index (ring, Node, i);
}

static double
measure_along (SpVertex from, SpVertex to, SpVertex at)
{
  double dx = to.x - from.x, dy = to.y - from.y;

  return ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy);
}

static Node
make_crossing (SpVertex a, SpVertex b, SpVertex from, SpVertex to, int turn)
{
  double dx = to.x - from.x, dy = to.y - from.y;
  double here = dx * (a.y - from.y) - dy * (a.x - from.x),
         there = dx * (b.y - from.y) - dy * (b.x - from.x);
  double share = here == there ? 0 : CLAMP (here / (here - there), 0, 1);
  Node node = {{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)}, turn, 0, 0};

  node.along = measure_along (from, to, node.at);
  return node;
}

/* The ring with a node for each crossing; *@crossings lists them. */
static GArray *
cross_line (const SpPolygon *self, SpVertex from, SpVertex to, GArray *crossings)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (Node));
  SpGridPoint a = sp_grid_point (&from), b = sp_grid_point (&to);

  for (guint i = 0; i < self->len; i++)
    {
      SpVertex here = *sp_polygon_at (self, i), next = *sp_polygon_at (self, (i + 1) % self->len);
      gboolean left = sp_grid_side (a, b, sp_grid_point (&here)) >= 0,
               next_left = sp_grid_side (a, b, sp_grid_point (&next)) >= 0;
      Node node = {here, 0, 0, 0};

      g_array_append_val (ring, node);
      if (left == next_left)
        continue;
      node = make_crossing (here, next, from, to, next_left ? 1 : -1);
      node.id = crossings->len + 1;
      g_array_append_val (ring, node);
      g_array_append_val (crossings, node);
    }
  return ring;
}

static int
compare_along (gconstpointer a, gconstpointer b)
{
  double x = ((const Node *)a)->along, y = ((const Node *)b)->along;

  return (x > y) - (x < y);
}

/* Crossings at one corner have one place: they are put so that they lead in and out by turns. An
 * edge that goes to the left leads out of a ring that goes around counter-clockwise. */
static gboolean
order_crossings (GArray *crossings, int turn)
{
  g_array_sort (crossings, compare_along);
  for (guint i = 0; i < crossings->len; i++, turn = -turn)
    {
      guint j = i;
      Node node;

      while (j < crossings->len && get_node (crossings, j)->turn != turn)
        j++;
      if (j == crossings->len)
        return FALSE;
      node = *get_node (crossings, j);
      g_array_remove_index (crossings, j);
      g_array_insert_val (crossings, i, node);
    }
  return crossings->len % 2 == 0;
}

static gboolean
find_node (GArray *ring, guint id, guint *out)
{
  for (*out = 0; *out < ring->len; (*out)++)
    if (get_node (ring, *out)->id == id)
      return TRUE;
  return FALSE;
}

/* Cuts the one of @rings that has both crossings; the new ring is added. */
static void
cut_ring (GPtrArray *rings, guint one, guint other)
{
  for (guint r = 0; r < rings->len; r++)
    {
      GArray *ring = g_ptr_array_index (rings, r);
      GArray *part;
      guint i, j;

      if (!find_node (ring, one, &i) || !find_node (ring, other, &j))
        continue;
      part = g_array_new (FALSE, FALSE, sizeof (Node));
      g_array_append_vals (part, get_node (ring, MIN (i, j)), MAX (i, j) - MIN (i, j) + 1);
      g_ptr_array_add (rings, part);
      if (MAX (i, j) - MIN (i, j) > 1)
        g_array_remove_range (ring, MIN (i, j) + 1, MAX (i, j) - MIN (i, j) - 1);
      return;
    }
}

/* Without repeated corners; a part without area, where the stroke only touches, is none. */
static GPtrArray *
make_parts (GPtrArray *rings)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint r = 0; r < rings->len; r++)
    {
      GArray *ring = g_ptr_array_index (rings, r);
      g_autoptr (SpPolygon) raw = sp_polygon_new ();
      g_autoptr (GPtrArray) sound = NULL;

      for (guint i = 0; i < ring->len; i++)
        g_array_append_val (raw, get_node (ring, i)->at);
      sound = sp_polygon_simple_parts (raw, NULL);
      for (guint i = 0; sound != NULL && i < sound->len; i++)
        g_ptr_array_add (parts, g_array_ref (g_ptr_array_index (sound, i)));
    }
  return g_steal_pointer (&parts);
}

static GPtrArray *
cut_along (GArray *ring, GArray *crossings)
{
  g_autoptr (GPtrArray) rings = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  g_ptr_array_add (rings, g_array_ref (ring));
  for (guint i = 0; i + 1 < crossings->len; i += 2)
    {
      const Node *in = get_node (crossings, i), *out = get_node (crossings, i + 1);

      if (in->along >= 0 && out->along <= 1)
        cut_ring (rings, in->id, out->id);
    }
  return make_parts (rings);
}

GPtrArray *
sp_polygon_split (const SpPolygon *self, SpVertex from, SpVertex to, GError **error)
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (Node));
  g_autoptr (GArray) ring = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  SpVertex ends[] = {from, to};
  g_autoptr (SpPolygon) stroke = sp_polygon_new_from (ends, 2);

  g_return_val_if_fail (self != NULL, NULL);
  if (!sp_grid_fits (stroke) || !sp_polygon_check (self, error))
    {
      g_prefix_error (error, "%s", _ ("不能分割："));
      return NULL;
    }
  ring = cross_line (self, from, to, crossings);
  if (order_crossings (crossings, sp_polygon_signed_area (self) > 0 ? -1 : 1))
    parts = cut_along (ring, crossings);
  if (parts != NULL && parts->len > 1)
    return g_steal_pointer (&parts);
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID,
                       _ ("这条线没有横穿区域，请从区域外画到区域外。"));
  return NULL;
}
