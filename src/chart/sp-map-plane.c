/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The end of filling a scene: where everything lies on the plane, what fits the window, which class
 * each zone is in. */
#include "sp-map-scene.h"

#include "core/sp-datum.h"

#include <math.h>
#include <string.h>

#define DISC_CORNERS 32
#define DISC_RADIUS 0.028 /* degrees of latitude, of a zone without a ring; some 3 km */
#define LEAST_DISC 0.008
#define DISC_PART 0.47 /* of the way to the nearest other seat, so that discs stay apart */
#define DEFAULT_ASPECT 0.7
#define MARGIN 0.02 /* of the extent, around */

/* ---- the plane ---- */

static double
get_aspect (SpMapScene *self)
{
  if (self->picture != NULL)
    return sp_map_picture_get_height (self->picture) / sp_map_picture_get_width (self->picture);
  return self->head.aspect > 0 ? self->head.aspect : DEFAULT_ASPECT;
}

SpMapVertex
sp_map_scene_to_plane (SpMapScene *self, SpMapVertex place)
{
  if (self->head.base == SP_MAP_BASE_TILES)
    return place;
  if (self->head.kind == SP_MAP_ENTERPRISE)
    return (SpMapVertex) {place.x, place.y * get_aspect (self)};
  return (SpMapVertex) {(place.x - self->origin.x) * self->shrink, self->origin.y - place.y};
}

SpMapVertex
sp_map_scene_from_plane (SpMapScene *self, SpMapVertex at)
{
  if (self->head.base == SP_MAP_BASE_TILES)
    return at;
  if (self->head.kind == SP_MAP_ENTERPRISE)
    return (SpMapVertex) {at.x, at.y / get_aspect (self)};
  return (SpMapVertex) {at.x / self->shrink + self->origin.x, self->origin.y - at.y};
}

SpMapVertex
sp_map_scene_base_to_plane (SpMapScene *self, double x, double y)
{
  const SpMapVertex *corners = self->head.picture_corners;

  if (self->head.kind == SP_MAP_ENTERPRISE)
    return sp_map_scene_to_plane (self, (SpMapVertex) {x, y});
  return sp_map_scene_to_plane (
    self, (SpMapVertex) {
            corners[0].x + x * (corners[1].x - corners[0].x) + y * (corners[2].x - corners[0].x),
            corners[0].y + x * (corners[1].y - corners[0].y) + y * (corners[2].y - corners[0].y)});
}

typedef struct
{
  SpMapVertex low, high;
  gboolean is_any;
} Bounds;

/* By any place but one that is none. */
static void
widen (Bounds *self, SpMapVertex at)
{
  if (!isfinite (at.x) || !isfinite (at.y))
    return;
  if (!self->is_any)
    self->low = self->high = at;
  self->is_any = TRUE;
  self->low.x = MIN (self->low.x, at.x);
  self->low.y = MIN (self->low.y, at.y);
  self->high.x = MAX (self->high.x, at.x);
  self->high.y = MAX (self->high.y, at.y);
}

static void
widen_by_ring (Bounds *self, const SpMapRing *ring, GArray *vertices)
{
  for (guint i = 0; i < ring->n; i++)
    widen (self, g_array_index (vertices, SpMapVertex, ring->first + i));
}

static SpRect
bounds_to_rect (const Bounds *self)
{
  return (SpRect) {self->low.x, self->low.y, self->high.x - self->low.x,
                   self->high.y - self->low.y};
}

/* Of all that belongs to the subject, so that neighbours do not make it small; of the neighbours
 * where there is nothing else. */
static Bounds
find_bounds (SpMapScene *self, GArray *vertices, gboolean with_seats)
{
  Bounds bounds = {0};

  for (guint i = 0; i < self->rings->len; i++)
    {
      const SpMapRing *ring = &g_array_index (self->rings, SpMapRing, i);

      if (ring->zone >= 0)
        widen_by_ring (&bounds, ring, vertices);
    }
  for (guint i = 0; i < self->outlines->len; i++)
    {
      const SpMapOutline *outline = &g_array_index (self->outlines, SpMapOutline, i);

      if (outline->is_subject)
        widen_by_ring (&bounds, &g_array_index (self->rings, SpMapRing, outline->ring), vertices);
    }
  for (guint i = 0; with_seats && i < self->zones->len; i++)
    {
      const SpMapZone *zone = &g_array_index (self->zones, SpMapZone, i);

      if (zone->has_seat)
        widen (&bounds, zone->seat);
    }
  return bounds;
}

/* The middle of the county, where the scale of longitudes is taken. */
static void
find_origin (SpMapScene *self)
{
  Bounds bounds = find_bounds (self, self->vertices, TRUE);
  gboolean with_spots; /* where there is nothing else */

  if (self->head.base == SP_MAP_BASE_PICTURE && self->picture != NULL)
    {
      widen (&bounds, self->head.picture_corners[1]);
      widen (&bounds, self->head.picture_corners[2]);
    }
  with_spots = !bounds.is_any;
  for (guint i = 0; i < self->spots->len && with_spots; i++)
    {
      const SpMapSpot *spot = &g_array_index (self->spots, SpMapSpot, i);

      widen (&bounds, (SpMapVertex) {spot->x, spot->y});
    }
  self->origin.x = (bounds.low.x + bounds.high.x) / 2;
  self->origin.y = (bounds.low.y + bounds.high.y) / 2;
  self->shrink = MAX (0.05, cos (self->origin.y * G_PI / 180));
}

static double
disc_radius (SpMapScene *self, guint zone)
{
  const SpMapZone *it = &g_array_index (self->zones, SpMapZone, zone);
  double radius = DISC_RADIUS;

  for (guint i = 0; i < self->zones->len; i++)
    {
      const SpMapZone *other = &g_array_index (self->zones, SpMapZone, i);

      if (i != zone && other->has_seat)
        radius = MIN (radius, DISC_PART * hypot ((other->seat.x - it->seat.x) * self->shrink,
                                                 other->seat.y - it->seat.y));
    }
  return MAX (radius, LEAST_DISC);
}

/* A zone that has a seat and no ring is a disc there. The rings of zones stay side by side, so the
 * discs stand behind all of them. */
static void
add_discs (SpMapScene *self)
{
  for (guint i = 0; i < self->zones->len; i++)
    {
      const SpMapZone *zone = &g_array_index (self->zones, SpMapZone, i);
      SpMapPlace *place = &g_array_index (self->places, SpMapPlace, i);
      SpMapVertex corners[DISC_CORNERS];
      double radius;

      if (place->n_rings > 0 || !zone->has_seat || self->head.kind != SP_MAP_COUNTY)
        continue;
      radius = disc_radius (self, i);
      for (guint k = 0; k < DISC_CORNERS; k++)
        {
          double angle = 2 * G_PI * k / DISC_CORNERS;

          corners[k].x = zone->seat.x + radius * cos (angle) / self->shrink;
          corners[k].y = zone->seat.y + radius * sin (angle);
        }
      place->first_ring = self->rings->len;
      place->n_rings = 1;
      sp_map_scene_add_corners (self, (int)i, corners, DISC_CORNERS, 3);
    }
}

/* ---- tiles ---- */

static void
add_tile (SpMapScene *self, guint zone, const SpMapCell *cell)
{
  SpMapPlace *place = &g_array_index (self->places, SpMapPlace, zone);
  SpMapVertex center = sp_map_tiles_center (cell);
  SpMapVertex corners[6];

  for (guint k = 0; k < 6; k++)
    {
      double angle = G_PI / 3 * k + G_PI / 6;

      corners[k].x = center.x + 0.96 * cos (angle);
      corners[k].y = center.y + 0.96 * sin (angle);
    }
  place->first_ring = self->rings->len;
  place->n_rings = 1;
  sp_map_scene_add_corners (self, (int)zone, corners, 6, 3);
}

static void
add_tiles (SpMapScene *self)
{
  guint n = self->zones->len;
  g_autofree SpMapVertex *seats = g_new0 (SpMapVertex, n + 1);
  g_autofree SpMapCell *cells = g_new0 (SpMapCell, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const SpMapZone *zone = &g_array_index (self->zones, SpMapZone, i);

      seats[i] = (SpMapVertex) {zone->seat.x * self->shrink, -zone->seat.y};
      cells[i] = (SpMapCell) {zone->column, zone->row, zone->has_cell};
    }
  sp_map_tiles_place (seats, cells, n);
  for (guint i = 0; i < n; i++)
    add_tile (self, i, &cells[i]);
}

/* Spots have no place of their own among tiles. */
static void
seed_spots (SpMapScene *self)
{
  g_autofree guint *n_in = g_new0 (guint, self->zones->len + 1);
  g_autofree guint *next = g_new0 (guint, self->zones->len + 1);

  for (guint i = 0; i < self->spots->len; i++)
    {
      int zone = g_array_index (self->spots, SpMapSpot, i).zone;

      if (zone >= 0 && (guint)zone < self->zones->len)
        n_in[zone]++;
    }
  for (guint i = 0; i < self->spots->len; i++)
    {
      int zone = g_array_index (self->spots, SpMapSpot, i).zone;
      SpMapVertex at = {NAN, NAN};

      if (zone >= 0 && (guint)zone < self->zones->len)
        {
          const SpRect *tile = &g_array_index (self->places, SpMapPlace, zone).bounds;
          SpMapVertex seed = sp_map_tiles_seed (next[zone]++, n_in[zone]);

          at.x = tile->x + tile->width / 2 + seed.x;
          at.y = tile->y + tile->height / 2 + seed.y;
        }
      else
        self->n_unplaced++;
      g_array_append_val (self->spot_places, at);
    }
}

/* ---- the end ---- */

static void
put_on_plane (SpMapScene *self)
{
  for (guint i = 0; i < self->vertices->len; i++)
    {
      SpMapVertex at = sp_map_scene_to_plane (self, g_array_index (self->vertices, SpMapVertex, i));

      g_array_append_val (self->plane, at);
    }
  for (guint i = 0; i < self->rings->len; i++)
    {
      SpMapRing *ring = &g_array_index (self->rings, SpMapRing, i);
      Bounds bounds = {0};

      widen_by_ring (&bounds, ring, self->plane);
      ring->bounds = bounds_to_rect (&bounds);
    }
  for (guint i = 0; i < self->zones->len; i++)
    {
      SpMapPlace *place = &g_array_index (self->places, SpMapPlace, i);
      Bounds bounds = {0};

      for (guint k = 0; k < place->n_rings; k++)
        widen_by_ring (&bounds, &g_array_index (self->rings, SpMapRing, place->first_ring + k),
                       self->plane);
      place->bounds = bounds_to_rect (&bounds);
      sp_map_scene_find_chords (self, i);
    }
}

static void
put_spots_on_plane (SpMapScene *self)
{
  if (self->head.base == SP_MAP_BASE_TILES)
    {
      seed_spots (self);
      return;
    }
  for (guint i = 0; i < self->spots->len; i++)
    {
      const SpMapSpot *spot = &g_array_index (self->spots, SpMapSpot, i);
      SpMapVertex at = sp_map_scene_to_plane (self, (SpMapVertex) {spot->x, spot->y});

      if (!isfinite (at.x) || !isfinite (at.y))
        self->n_unplaced++;
      g_array_append_val (self->spot_places, at);
    }
}

static void
find_extent (SpMapScene *self)
{
  Bounds bounds = find_bounds (self, self->plane, FALSE);
  gboolean with_spots;
  double margin;

  if (self->head.kind == SP_MAP_ENTERPRISE || self->picture != NULL)
    {
      bounds.is_any = FALSE;
      for (guint i = 0; i < 4; i++)
        widen (&bounds, sp_map_scene_base_to_plane (self, i % 2, i / 2));
    }
  with_spots = !bounds.is_any;
  for (guint i = 0; i < self->spot_places->len && with_spots; i++)
    widen (&bounds, g_array_index (self->spot_places, SpMapVertex, i));
  self->extent = bounds_to_rect (&bounds);
  margin = MAX (self->extent.width, self->extent.height) * MARGIN;
  if (!(margin > 0))
    margin = 0.5;
  self->extent.x -= margin;
  self->extent.y -= margin;
  self->extent.width += 2 * margin;
  self->extent.height += 2 * margin;
}

/* Scores of different methods do not compare, so bars of one stand together. */
static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const SpMapBar *one = a, *other = b;
  int by_method = strcmp (one->method, other->method);
  /* Not assessed comes last. */
  guint first = one->level != 0 ? one->level : SP_RISK_N_LEVELS;
  guint second = other->level != 0 ? other->level : SP_RISK_N_LEVELS;

  if (by_method != 0)
    return by_method;
  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return first < second ? -1 : first > second;
}

static void
place_names (SpMapScene *self)
{
  for (guint i = 0; i < self->outlines->len; i++)
    {
      SpMapOutline *outline = &g_array_index (self->outlines, SpMapOutline, i);

      outline->has_place = !outline->is_subject && outline->title[0] != '\0' &&
                           sp_map_scene_find_middle (self, outline->ring, &outline->place);
    }
}

static void
count (SpMapScene *self)
{
  g_autofree double *values = g_new (double, self->zones->len + 1);
  gboolean is_whole = self->head.theme != SP_MAP_BY_INDEX;

  for (guint i = 0; i < self->zones->len; i++)
    values[i] = g_array_index (self->zones, SpMapZone, i).value;
  self->classes = sp_map_classes_new (values, self->zones->len, is_whole);
  for (guint i = 0; i < self->zones->len; i++)
    {
      SpMapPlace *place = &g_array_index (self->places, SpMapPlace, i);

      place->class = self->head.theme == SP_MAP_BY_LEVEL
                       ? g_array_index (self->zones, SpMapZone, i).level
                       : sp_map_classes_find (&self->classes, values[i]);
      self->zone_counts[place->class]++;
    }
  for (guint i = 0; i < self->spots->len; i++)
    self->spot_counts[g_array_index (self->spots, SpMapSpot, i).level]++;
}

void
sp_map_scene_end (SpMapScene *self)
{
  g_return_if_fail (self != NULL && !self->is_ended);

  if (self->head.kind == SP_MAP_COUNTY)
    {
      find_origin (self);
      self->metres = sp_datum_metres_of_degree (self->origin.y);
    }
  else
    self->metres = self->head.metres_wide;
  if (self->head.base == SP_MAP_BASE_TILES)
    {
      self->metres = 0;
      add_tiles (self);
    }
  else
    add_discs (self);
  put_on_plane (self);
  put_spots_on_plane (self);
  find_extent (self);
  place_names (self);
  count (self);
  g_array_sort (self->bars, compare_bars);
  self->is_ended = TRUE;
}
