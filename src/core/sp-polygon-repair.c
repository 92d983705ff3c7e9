/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-polygon.h: a ring that meets itself becomes its simple parts. Wherever edges meet they get
 * a corner there; going around, every stretch that comes back to a corner is a part of its own. */
#include "core/sp-polygon.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-polygon-grid.h"

#define MAX_ROUNDS 8 /* a corner put on the grid moves its edges a little: they may meet anew */
#define MAX_MEETINGS 2000
#define MAX_PAIRS 20000000 /* pairs of edges compared in a round */

/* A corner to be put into an edge. */
typedef struct
{
  guint edge;
  SpWide along; /* its place on the edge, for the order */
  SpGridPoint at;
} Meeting;

typedef struct
{
  int64_t left, right, top, bottom;
  guint edge;
} Box;

static SpGridPoint
get_point (GArray *ring, guint i)
{
  return g_array_index (ring, SpGridPoint, i % ring->len);
}

static GArray *
read_ring (const SpPolygon *self)
{
  GArray *ring = g_array_sized_new (FALSE, FALSE, sizeof (SpGridPoint), self->len);

  for (guint i = 0; i < self->len; i++)
    {
      SpGridPoint at = sp_grid_point (sp_polygon_at (self, i));

      if (ring->len == 0 || !sp_grid_equal (get_point (ring, ring->len - 1), at))
        g_array_append_val (ring, at);
    }
  while (ring->len > 1 && sp_grid_equal (get_point (ring, 0), get_point (ring, ring->len - 1)))
    g_array_set_size (ring, ring->len - 1);
  return ring;
}

static void
add_meeting (GArray *ring, GArray *meetings, guint edge, SpGridPoint at)
{
  SpGridPoint a = get_point (ring, edge), b = get_point (ring, edge + 1);
  Meeting meeting = {edge, (SpWide)(at.x - a.x) * (b.x - a.x) + (SpWide)(at.y - a.y) * (b.y - a.y),
                     at};

  if (!sp_grid_equal (at, a) && !sp_grid_equal (at, b))
    g_array_append_val (meetings, meeting);
}

static void
meet_corner (GArray *ring, GArray *meetings, guint edge, SpGridPoint at)
{
  SpGridPoint a = get_point (ring, edge), b = get_point (ring, edge + 1);

  if (sp_grid_side (a, b, at) == 0 && sp_grid_between (a, b, at))
    add_meeting (ring, meetings, edge, at);
}

static SpGridPoint
find_meeting (SpGridPoint a, SpGridPoint b, SpGridPoint c, SpGridPoint d)
{
  SpWide over = (SpWide)(c.x - a.x) * (d.y - c.y) - (SpWide)(c.y - a.y) * (d.x - c.x);
  SpWide whole = (SpWide)(b.x - a.x) * (d.y - c.y) - (SpWide)(b.y - a.y) * (d.x - c.x);
  long double share = (long double)over / (long double)whole;

  return (SpGridPoint) {a.x + llroundl (share * (long double)(b.x - a.x)),
                        a.y + llroundl (share * (long double)(b.y - a.y))};
}

static void
meet_edges (GArray *ring, GArray *meetings, guint i, guint j)
{
  SpGridPoint a = get_point (ring, i), b = get_point (ring, i + 1), c = get_point (ring, j),
              d = get_point (ring, j + 1), at;

  if (!sp_grid_meets (a, b, c, d))
    return;
  meet_corner (ring, meetings, i, c);
  meet_corner (ring, meetings, i, d);
  meet_corner (ring, meetings, j, a);
  meet_corner (ring, meetings, j, b);
  if (sp_grid_side (a, b, c) * sp_grid_side (a, b, d) >= 0 ||
      sp_grid_side (c, d, a) * sp_grid_side (c, d, b) >= 0)
    return;
  at = find_meeting (a, b, c, d);
  add_meeting (ring, meetings, i, at);
  add_meeting (ring, meetings, j, at);
}

static int
compare_boxes (gconstpointer a, gconstpointer b)
{
  const Box *x = a, *y = b;

  return (x->left > y->left) - (x->left < y->left);
}

static GArray *
list_boxes (GArray *ring)
{
  GArray *boxes = g_array_sized_new (FALSE, FALSE, sizeof (Box), ring->len);

  for (guint i = 0; i < ring->len; i++)
    {
      SpGridPoint a = get_point (ring, i), b = get_point (ring, i + 1);
      Box box = {MIN (a.x, b.x), MAX (a.x, b.x), MIN (a.y, b.y), MAX (a.y, b.y), i};

      g_array_append_val (boxes, box);
    }
  g_array_sort (boxes, compare_boxes);
  return boxes;
}

/* FALSE where there is more to it than a slip of the hand or of a program. */
static gboolean
find_meetings (GArray *ring, GArray *meetings)
{
  g_autoptr (GArray) boxes = list_boxes (ring);
  guint n_pairs = 0;

  for (guint i = 0; i < boxes->len; i++)
    {
      const Box *a = &g_array_index (boxes, Box, i);

      for (guint j = i + 1; j < boxes->len; j++)
        {
          const Box *b = &g_array_index (boxes, Box, j);

          if (b->left > a->right)
            break;
          if (++n_pairs > MAX_PAIRS || meetings->len > MAX_MEETINGS)
            return FALSE;
          if (b->top <= a->bottom && a->top <= b->bottom)
            meet_edges (ring, meetings, a->edge, b->edge);
        }
    }
  return TRUE;
}

static int
compare_meetings (gconstpointer a, gconstpointer b)
{
  const Meeting *x = a, *y = b;

  if (x->edge != y->edge)
    return x->edge < y->edge ? -1 : 1;
  return (x->along > y->along) - (x->along < y->along);
}

static GArray *
put_in_meetings (GArray *ring, GArray *meetings)
{
  GArray *out = g_array_sized_new (FALSE, FALSE, sizeof (SpGridPoint), ring->len + meetings->len);
  guint next = 0;

  g_array_sort (meetings, compare_meetings);
  for (guint i = 0; i < ring->len; i++)
    {
      SpGridPoint last = get_point (ring, i);

      g_array_append_val (out, last);
      for (; next < meetings->len && g_array_index (meetings, Meeting, next).edge == i; next++)
        {
          SpGridPoint at = g_array_index (meetings, Meeting, next).at;

          if (!sp_grid_equal (at, last))
            g_array_append_val (out, at);
          last = at;
        }
    }
  return out;
}

/* @ring with a corner wherever it meets itself; NULL where that comes to no end. */
static GArray *
resolve_meetings (GArray *ring)
{
  g_autoptr (GArray) current = g_array_ref (ring);

  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (Meeting));
      GArray *next;

      if (!find_meetings (current, meetings))
        return NULL;
      if (meetings->len == 0)
        return g_steal_pointer (&current);
      next = put_in_meetings (current, meetings);
      g_array_unref (current);
      current = next;
    }
  return NULL;
}

static guint
hash_point (gconstpointer key)
{
  const SpGridPoint *at = key;

  return (guint)((uint64_t)at->x * 0x9e3779b97f4a7c15u >> 32) ^ (guint)((uint64_t)at->y * 31);
}

static gboolean
equal_points (gconstpointer a, gconstpointer b)
{
  return sp_grid_equal (*(const SpGridPoint *)a, *(const SpGridPoint *)b);
}

static void
add_part (GPtrArray *parts, const SpGridPoint *corners, guint n)
{
  g_autoptr (SpPolygon) part = NULL;

  if (n < 3)
    return;
  part = sp_polygon_new ();
  for (guint i = 0; i < n; i++)
    {
      SpVertex corner = sp_grid_vertex (corners[i]);

      g_array_append_val (part, corner);
    }
  if (!sp_polygon_find_crossing (part, NULL))
    g_ptr_array_add (parts, g_steal_pointer (&part));
}

/* Walks along with a stack; where a corner comes again, what lies above it is a part. */
static void
take_apart (GArray *ring, GPtrArray *parts)
{
  g_autofree SpGridPoint *stack = g_new (SpGridPoint, ring->len);
  g_autoptr (GHashTable) places = g_hash_table_new (hash_point, equal_points);
  guint n = 0;

  for (guint i = 0; i < ring->len; i++)
    {
      gpointer place;
      SpGridPoint at = get_point (ring, i);

      if (g_hash_table_lookup_extended (places, &at, NULL, &place))
        {
          guint first = GPOINTER_TO_UINT (place);

          add_part (parts, stack + first, n - first);
          while (n > first + 1)
            g_hash_table_remove (places, &stack[--n]);
          continue;
        }
      stack[n] = at;
      g_hash_table_insert (places, &stack[n], GUINT_TO_POINTER (n));
      n++;
    }
  add_part (parts, stack, n);
}

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  double x = sp_polygon_area (*(SpPolygon *const *)a), y = sp_polygon_area (*(SpPolygon *const *)b);

  return (x < y) - (x > y);
}

/* What lies in a larger part is covered by it already. */
static void
drop_covered (GPtrArray *parts)
{
  for (guint i = 1; i < parts->len;)
    {
      SpVertex at = sp_polygon_inside_point (g_ptr_array_index (parts, i));
      gboolean covered = FALSE;

      for (guint j = 0; j < i && !covered; j++)
        covered = sp_polygon_contains (g_ptr_array_index (parts, j), at.x, at.y);
      if (covered)
        g_ptr_array_remove_index (parts, i);
      else
        i++;
    }
}

GPtrArray *
sp_polygon_simple_parts (const SpPolygon *self, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autoptr (GArray) ring = NULL, resolved = NULL;

  g_return_val_if_fail (self != NULL && sp_grid_fits (self), NULL);
  ring = read_ring (self);
  resolved = ring->len >= 3 ? resolve_meetings (ring) : g_array_ref (ring);
  if (resolved == NULL)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID,
                           _ ("边线与自身相交的地方太多，请在原来的软件里改好，或重新画。"));
      return NULL;
    }
  take_apart (resolved, parts);
  g_ptr_array_sort (parts, compare_areas);
  drop_covered (parts);
  if (parts->len > 0)
    return g_steal_pointer (&parts);
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID,
                       _ ("边线没有围出面积，请重新画这个区域。"));
  return NULL;
}

SpPolygon *
sp_polygon_repair (const SpPolygon *self, GError **error)
{
  g_autoptr (GPtrArray) parts = sp_polygon_simple_parts (self, error);

  return parts != NULL ? g_array_ref (g_ptr_array_index (parts, 0)) : NULL;
}
