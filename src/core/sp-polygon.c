/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-polygon.h: the array, its text and its measures. */
#include "core/sp-polygon.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-polygon-grid.h"

#include <string.h>

#define LABEL_CELLS 12 /* a side of the grid in which a label's place is looked for */
#define LABEL_ROUNDS 6
#define LABEL_EDGES 2000 /* of a ring with more, not every corner is measured */

SpPolygon *
sp_polygon_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SpVertex));
}

SpPolygon *
sp_polygon_new_from (const SpVertex *corners, guint n)
{
  SpPolygon *self = g_array_sized_new (FALSE, FALSE, sizeof (SpVertex), n);

  if (n > 0)
    g_array_append_vals (self, corners, n);
  return self;
}

SpPolygon *
sp_polygon_copy (const SpPolygon *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return sp_polygon_new_from ((const SpVertex *)(gconstpointer)self->data, self->len);
}

void
sp_polygon_add (SpPolygon *self, double x, double y)
{
  SpVertex corner = {x, y};

  g_return_if_fail (self != NULL);
  g_array_append_val (self, corner);
}

gboolean
sp_grid_fits (const SpPolygon *self)
{
  for (guint i = 0; i < self->len; i++)
    if (!(fabs (sp_polygon_at (self, i)->x) <= SP_POLYGON_LIMIT) ||
        !(fabs (sp_polygon_at (self, i)->y) <= SP_POLYGON_LIMIT))
      return FALSE;
  return TRUE;
}

static gboolean
parse_number (const char **text, double *out)
{
  /* strtod knows more than digits: nan, inf, hexadecimal. */
  gsize span = strspn (*text, "+-.0123456789eE");
  char *end;

  *out = g_ascii_strtod (*text, &end);
  if (end == *text || end > *text + span || !(fabs (*out) <= SP_POLYGON_LIMIT))
    return FALSE;
  *text = end;
  return TRUE;
}

static gboolean
parse_corner (const char **text, SpVertex *out)
{
  if (!parse_number (text, &out->x) || **text != ' ')
    return FALSE;
  (*text)++;
  return parse_number (text, &out->y) && (**text == ',' || **text == '\0');
}

SpPolygon *
sp_polygon_parse (const char *text, GError **error)
{
  g_autoptr (SpPolygon) self = sp_polygon_new ();

  g_return_val_if_fail (text != NULL, NULL);
  if (*text == '\0')
    return g_steal_pointer (&self);
  do
    {
      SpVertex corner;

      if (self->len == SP_POLYGON_MAX_CORNERS)
        {
          g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                       _ ("区域的角超过 %d 个，请先简化图形。"), SP_POLYGON_MAX_CORNERS);
          return NULL;
        }
      if (!parse_corner (&text, &corner))
        {
          g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                       _ ("区域的第 %u 个角读不懂，应写成“x y,x y,…”。"), self->len + 1);
          return NULL;
        }
      g_array_append_val (self, corner);
    }
  while (*text++ == ',');
  return g_steal_pointer (&self);
}

/* A number of the grid; no zeros at its end, no minus before nothing. */
static void
print_number (GString *out, double value)
{
  int64_t steps = llround (value * SP_GRID_ONE);
  uint64_t size = steps < 0 ? -(uint64_t)steps : (uint64_t)steps;
  gsize fraction;

  g_string_append_printf (out, "%s%" G_GUINT64_FORMAT ".", steps < 0 ? "-" : "",
                          size / (uint64_t)SP_GRID_ONE);
  fraction = out->len;
  g_string_append_printf (out, "%0*" G_GUINT64_FORMAT, SP_POLYGON_DIGITS,
                          size % (uint64_t)SP_GRID_ONE);
  while (out->len > fraction && out->str[out->len - 1] == '0')
    g_string_truncate (out, out->len - 1);
  if (out->len == fraction)
    g_string_truncate (out, fraction - 1);
}

char *
sp_polygon_print (const SpPolygon *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && sp_grid_fits (self), NULL);
  for (guint i = 0; i < self->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      print_number (out, sp_polygon_at (self, i)->x);
      g_string_append_c (out, ' ');
      print_number (out, sp_polygon_at (self, i)->y);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* From the first corner, so that a small ring far from zero keeps its digits. */
static double
sum_area (const SpPolygon *self, SpVertex *moment)
{
  double sum = 0;

  *moment = (SpVertex) {0, 0};
  for (guint i = 1; i + 1 < self->len; i++)
    {
      const SpVertex *o = sp_polygon_at (self, 0), *a = sp_polygon_at (self, i),
                     *b = sp_polygon_at (self, i + 1);
      double part = (a->x - o->x) * (b->y - o->y) - (a->y - o->y) * (b->x - o->x);

      sum += part;
      moment->x += part * (a->x + b->x - 2 * o->x);
      moment->y += part * (a->y + b->y - 2 * o->y);
    }
  return sum / 2;
}

double
sp_polygon_signed_area (const SpPolygon *self)
{
  SpVertex moment;

  g_return_val_if_fail (self != NULL, 0);
  return sum_area (self, &moment);
}

double
sp_polygon_area (const SpPolygon *self)
{
  return fabs (sp_polygon_signed_area (self));
}

static SpVertex
find_mean (const SpPolygon *self)
{
  SpVertex mean = {0, 0};

  for (guint i = 0; i < self->len; i++)
    {
      mean.x += sp_polygon_at (self, i)->x / self->len;
      mean.y += sp_polygon_at (self, i)->y / self->len;
    }
  return mean;
}

SpVertex
sp_polygon_centroid (const SpPolygon *self)
{
  SpVertex moment, middle;
  double area;

  g_return_val_if_fail (self != NULL, ((SpVertex) {0, 0}));
  area = sum_area (self, &moment);
  if (fabs (area) < 1 / (SP_GRID_ONE * SP_GRID_ONE))
    return find_mean (self);
  middle = *sp_polygon_at (self, 0);
  middle.x += moment.x / (6 * area);
  middle.y += moment.y / (6 * area);
  return middle;
}

SpBounds
sp_polygon_bounds (const SpPolygon *self)
{
  SpBounds bounds = {0, 0, 0, 0};

  g_return_val_if_fail (self != NULL, bounds);
  if (self->len > 0)
    bounds = (SpBounds) {G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE};
  for (guint i = 0; i < self->len; i++)
    {
      const SpVertex *at = sp_polygon_at (self, i);

      bounds.left = MIN (bounds.left, at->x);
      bounds.top = MIN (bounds.top, at->y);
      bounds.right = MAX (bounds.right, at->x);
      bounds.bottom = MAX (bounds.bottom, at->y);
    }
  return bounds;
}

gboolean
sp_polygon_contains (const SpPolygon *self, double x, double y)
{
  gboolean inside = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0, j = self->len - 1; i < self->len; j = i++)
    {
      const SpVertex *a = sp_polygon_at (self, j), *b = sp_polygon_at (self, i);
      double turn = (b->x - a->x) * (y - a->y) - (b->y - a->y) * (x - a->x);

      if (turn == 0 && x >= MIN (a->x, b->x) && x <= MAX (a->x, b->x) && y >= MIN (a->y, b->y) &&
          y <= MAX (a->y, b->y))
        return TRUE;
      if ((a->y > y) != (b->y > y) && (turn > 0) == (b->y > a->y))
        inside = !inside;
    }
  return inside;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* A height at which the ring has no corner: in the widest gap between the heights of corners. */
static double
find_free_height (const SpPolygon *self)
{
  g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));
  double best = 0, widest = -1;

  for (guint i = 0; i < self->len; i++)
    g_array_append_val (heights, sp_polygon_at (self, i)->y);
  g_array_sort (heights, compare_doubles);
  for (guint i = 0; i + 1 < heights->len; i++)
    {
      double low = g_array_index (heights, double, i),
             high = g_array_index (heights, double, i + 1);

      if (high - low <= widest)
        continue;
      widest = high - low;
      best = low + widest / 2;
    }
  return best;
}

SpVertex
sp_polygon_inside_point (const SpPolygon *self)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (double));
  SpVertex best = {0, 0};
  double widest = -1;

  g_return_val_if_fail (self != NULL && self->len > 0, best);
  best = (SpVertex) {sp_polygon_at (self, 0)->x, find_free_height (self)};

  for (guint i = 0, j = self->len - 1; i < self->len; j = i++)
    {
      const SpVertex *a = sp_polygon_at (self, j), *b = sp_polygon_at (self, i);
      double hit;

      if ((a->y > best.y) == (b->y > best.y))
        continue;
      hit = a->x + (b->x - a->x) * (best.y - a->y) / (b->y - a->y);
      g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_doubles);
  for (guint i = 0; i + 1 < hits->len; i += 2)
    {
      double from = g_array_index (hits, double, i), to = g_array_index (hits, double, i + 1);

      if (to - from <= widest)
        continue;
      widest = to - from;
      best.x = from + widest / 2;
    }
  return best;
}

/* The square of the distance to the nearest edge, with x stretched by @aspect; anything up to
 * @enough where it is no more than that. */
static double
measure_room (const SpPolygon *self, SpVertex at, double aspect, double enough)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0, j = self->len - 1; i < self->len && least > enough; j = i++)
    {
      double ax = (sp_polygon_at (self, j)->x - at.x) * aspect,
             ay = sp_polygon_at (self, j)->y - at.y,
             bx = (sp_polygon_at (self, i)->x - at.x) * aspect,
             by = sp_polygon_at (self, i)->y - at.y;
      double length = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
      double along = length > 0 ? -(ax * (bx - ax) + ay * (by - ay)) / length : 0;

      along = CLAMP (along, 0, 1);
      ax += along * (bx - ax);
      ay += along * (by - ay);
      least = MIN (least, ax * ax + ay * ay);
    }
  return least;
}

static void
look_around (
  const SpPolygon *self, const SpBounds *area, double aspect, SpVertex *best, double *room)
{
  for (guint i = 0; i < LABEL_CELLS * LABEL_CELLS; i++)
    {
      guint column = i % LABEL_CELLS, row = i / LABEL_CELLS;
      SpVertex at = {area->left + (column + 0.5) / LABEL_CELLS * (area->right - area->left),
                     area->top + (row + 0.5) / LABEL_CELLS * (area->bottom - area->top)};
      double found = measure_room (self, at, aspect, *room);

      if (found <= *room || !sp_polygon_contains (self, at.x, at.y))
        continue;
      *room = found;
      *best = at;
    }
}

SpVertex
sp_polygon_label_point (const SpPolygon *self, double aspect)
{
  g_autoptr (SpPolygon) thin = sp_polygon_new ();
  SpVertex best = {0, 0};
  SpBounds area;
  double room, width, height;

  g_return_val_if_fail (self != NULL && aspect > 0, best);
  if (self->len < 3)
    return find_mean (self);
  for (guint i = 0; i < self->len; i += 1 + self->len / LABEL_EDGES)
    g_array_append_val (thin, *sp_polygon_at (self, i));
  best = sp_polygon_inside_point (self);
  room = sp_polygon_contains (thin, best.x, best.y) ? measure_room (thin, best, aspect, 0) : 0;
  area = sp_polygon_bounds (self);
  width = area.right - area.left;
  height = area.bottom - area.top;
  for (guint i = 0; i < LABEL_ROUNDS; i++)
    {
      look_around (thin, &area, aspect, &best, &room);
      width /= LABEL_CELLS / 3.0;
      height /= LABEL_CELLS / 3.0;
      area = (SpBounds) {best.x - width / 2, best.y - height / 2, best.x + width / 2,
                         best.y + height / 2};
    }
  return thin->len == self->len || sp_polygon_contains (self, best.x, best.y)
           ? best
           : sp_polygon_inside_point (self);
}
