/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scenes of maps: copies what the caller has, in one place. Where it lies is
 * sp-map-plane.c. */
#include "sp-map-scene.h"

#include "base/sp-strings.h"

#include <math.h>

#define FARTHEST 1e4 /* of degrees, of fractions */

static const char *
keep (SpMapScene *self, const char *text)
{
  return sp_strings_add_once (self->strings, text != NULL ? text : "");
}

/* On any plane; what is farther out is a slip and would leave nothing of the rest. */
static gboolean
is_place (double x, double y)
{
  return fabs (x) < FARTHEST && fabs (y) < FARTHEST; /* not of NAN, too */
}

static void
keep_head (SpMapScene *self)
{
  const char **texts[] = {&self->head.title,    &self->head.subject,       &self->head.sheet,
                          &self->head.compiler, &self->head.reviewer,      &self->head.version,
                          &self->head.method,   &self->head.review_number, &self->head.source};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = keep (self, *texts[i]);
}

SpMapScene *
sp_map_scene_new (const SpMapHead *head)
{
  SpMapScene *self;

  g_return_val_if_fail (head != NULL, NULL);
  g_return_val_if_fail (head->kind == SP_MAP_COUNTY || head->base != SP_MAP_BASE_TILES, NULL);

  self = g_atomic_rc_box_new0 (SpMapScene);
  self->strings = sp_strings_new ();
  self->head = *head;
  keep_head (self);
  for (guint i = 0; i < G_N_ELEMENTS (head->picture_corners); i++)
    if (!is_place (head->picture_corners[i].x, head->picture_corners[i].y))
      self->head.picture_corners[i] = (SpMapVertex) {0, 0};
  self->zones = g_array_new (FALSE, TRUE, sizeof (SpMapZone));
  self->places = g_array_new (FALSE, TRUE, sizeof (SpMapPlace));
  self->rings = g_array_new (FALSE, TRUE, sizeof (SpMapRing));
  self->vertices = g_array_new (FALSE, TRUE, sizeof (SpMapVertex));
  self->plane = g_array_new (FALSE, TRUE, sizeof (SpMapVertex));
  self->outlines = g_array_new (FALSE, TRUE, sizeof (SpMapOutline));
  self->chords = g_array_new (FALSE, TRUE, sizeof (SpMapChord));
  self->spots = g_array_new (FALSE, TRUE, sizeof (SpMapSpot));
  self->spot_places = g_array_new (FALSE, TRUE, sizeof (SpMapVertex));
  self->bars = g_array_new (FALSE, TRUE, sizeof (SpMapBar));
  self->shrink = 1;
  return self;
}

static void
scene_clear (gpointer data)
{
  SpMapScene *self = data;
  GArray *arrays[] = {self->zones,    self->places, self->rings, self->vertices,    self->plane,
                      self->outlines, self->chords, self->spots, self->spot_places, self->bars};

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_clear_pointer (&self->picture, sp_map_picture_unref);
  sp_strings_unref (self->strings);
}

SpMapScene *
sp_map_scene_ref (SpMapScene *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sp_map_scene_unref (SpMapScene *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, scene_clear);
}

/* ---- filling ---- */

void
sp_map_scene_set_picture (SpMapScene *self, SpMapPicture *picture)
{
  g_return_if_fail (self != NULL && !self->is_ended && picture != NULL);

  sp_map_picture_ref (picture);
  g_clear_pointer (&self->picture, sp_map_picture_unref);
  self->picture = picture;
}

guint
sp_map_scene_add_zone (SpMapScene *self, const SpMapZone *zone)
{
  SpMapZone own;
  SpMapPlace place = {.first_ring = self->rings->len};

  g_return_val_if_fail (!self->is_ended && zone != NULL, 0);
  g_return_val_if_fail (zone->level < SP_RISK_N_LEVELS, 0);

  own = *zone;
  own.title = keep (self, zone->title);
  own.reason = keep (self, zone->reason);
  own.words = zone->words != NULL ? keep (self, zone->words) : NULL;
  own.has_seat = zone->has_seat && is_place (zone->seat.x, zone->seat.y);
  if (!own.has_seat)
    own.seat = (SpMapVertex) {0, 0};
  g_array_append_val (self->zones, own);
  g_array_append_val (self->places, place);
  return self->zones->len - 1;
}

gboolean
sp_map_scene_add_corners (
  SpMapScene *self, int zone, const SpMapVertex *corners, guint n, guint least)
{
  SpMapRing ring = {zone, self->vertices->len, 0};

  for (guint i = 0; i < n; i++)
    if (is_place (corners[i].x, corners[i].y))
      g_array_append_val (self->vertices, corners[i]);
  ring.n = self->vertices->len - ring.first;
  if (ring.n < least)
    {
      g_array_set_size (self->vertices, ring.first);
      return FALSE;
    }
  g_array_append_val (self->rings, ring);
  return TRUE;
}

void
sp_map_scene_add_ring (SpMapScene *self, const SpMapVertex *corners, guint n)
{
  g_return_if_fail (!self->is_ended && self->zones->len > 0);

  if (self->head.base != SP_MAP_BASE_TILES &&
      sp_map_scene_add_corners (self, (int)self->zones->len - 1, corners, n, 3))
    g_array_index (self->places, SpMapPlace, self->zones->len - 1).n_rings++;
}

void
sp_map_scene_add_outline (
  SpMapScene *self, gboolean is_subject, const char *title, const SpMapVertex *corners, guint n)
{
  SpMapOutline outline = {is_subject, keep (self, title), self->rings->len};

  g_return_if_fail (!self->is_ended);
  /* The rings of a zone lie side by side. */
  g_return_if_fail (self->zones->len == 0);

  if (self->head.base != SP_MAP_BASE_TILES && sp_map_scene_add_corners (self, -1, corners, n, 2))
    g_array_append_val (self->outlines, outline);
}

guint
sp_map_scene_add_spot (SpMapScene *self, const SpMapSpot *spot)
{
  SpMapSpot own;

  g_return_val_if_fail (!self->is_ended && spot != NULL, 0);
  g_return_val_if_fail (spot->level < SP_RISK_N_LEVELS, 0);

  own = *spot;
  if (!is_place (spot->x, spot->y))
    own.x = own.y = NAN;
  own.number = keep (self, spot->number);
  own.title = keep (self, spot->title);
  own.category = keep (self, spot->category);
  g_array_append_val (self->spots, own);
  return self->spots->len - 1;
}

void
sp_map_scene_add_bar (SpMapScene *self, const SpMapBar *bar)
{
  SpMapBar own;

  g_return_if_fail (!self->is_ended && bar != NULL && bar->level < SP_RISK_N_LEVELS);

  own = *bar;
  own.score = isfinite (bar->score) ? MAX (0, bar->score) : 0;
  own.title = keep (self, bar->title);
  own.method = keep (self, bar->method);
  own.note = keep (self, bar->note);
  g_array_append_val (self->bars, own);
}

/* ---- what is in it ---- */

gboolean
sp_map_scene_has_map (SpMapScene *self)
{
  return self->bars->len == 0 || self->picture != NULL || self->zones->len > 0 ||
         self->spots->len > 0 || self->outlines->len > 0;
}

const SpMapHead *
sp_map_scene_get_head (SpMapScene *self)
{
  return &self->head;
}

guint
sp_map_scene_get_n_zones (SpMapScene *self)
{
  return self->zones->len;
}

const SpMapZone *
sp_map_scene_get_zone (SpMapScene *self, guint zone)
{
  g_return_val_if_fail (zone < self->zones->len, NULL);

  return &g_array_index (self->zones, SpMapZone, zone);
}

guint
sp_map_scene_get_n_spots (SpMapScene *self)
{
  return self->spots->len;
}

const SpMapSpot *
sp_map_scene_get_spot (SpMapScene *self, guint spot)
{
  g_return_val_if_fail (spot < self->spots->len, NULL);

  return &g_array_index (self->spots, SpMapSpot, spot);
}

int
sp_map_scene_find_zone (SpMapScene *self, int64_t id)
{
  for (guint i = 0; i < self->zones->len; i++)
    if (g_array_index (self->zones, SpMapZone, i).id == id)
      return (int)i;
  return -1;
}

int
sp_map_scene_find_spot (SpMapScene *self, int64_t id)
{
  for (guint i = 0; i < self->spots->len; i++)
    if (g_array_index (self->spots, SpMapSpot, i).id == id)
      return (int)i;
  return -1;
}

const SpRiskPaint *
sp_map_scene_paint (SpMapScene *self, SpRiskPalette palette, guint class)
{
  if (self->head.theme == SP_MAP_BY_LEVEL)
    return sp_risk_paint (palette, class);
  return class == SP_MAP_UNKNOWN ? sp_risk_paint (palette, 0) : sp_risk_tone (palette, class);
}
