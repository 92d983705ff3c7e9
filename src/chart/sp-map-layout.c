/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A map in a window: which part is seen, how large, and what is at a point of it. Moving the map
 * changes two numbers; another zoom makes signs and words anew. */
#include "sp-map-layout.h"

#include "base/sp-i18n.h"

#include <math.h>

#define KEPT 40.0 /* points of the map that stay in the window, wherever it is moved to */
#define REACH 7.0 /* of corners and edges, in points */
#define CLUSTER_WORDS 5
#define LEAST_BELOW 0.75 /* of its size that a map above the legend must keep */
#define LEAST_STRIP 16.0 /* em: the longest item of a strip */
#define SCALE_WIDTH 13.0 /* em that the scale bar takes at the lower right */

/* ---- the view ---- */

/* Where the middle of what is seen is in the window. */
static double
center_x (const SpMapLayout *self)
{
  return (self->width + self->inset) / 2;
}

static double
center_y (const SpMapLayout *self)
{
  return (self->height - self->inset_below) / 2;
}

/* With so much left for the legend. */
static double
scale_beside (const SpMapLayout *self, double inset, double inset_below)
{
  const SpRect *extent = &self->scene->extent;

  return MAX (1e-6, MIN ((self->width - inset) / extent->width,
                         (self->height - inset_below) / extent->height));
}

static double
fit_scale (const SpMapLayout *self)
{
  return scale_beside (self, self->inset, self->inset_below);
}

double
sp_map_layout_get_scale (const SpMapLayout *self)
{
  return fit_scale (self) * self->zoom;
}

/* Whole device pixels, so that what was drawn can be moved. */
static double
snap (const SpMapLayout *self, double at)
{
  return round (at * self->pixels) / self->pixels;
}

double
sp_map_layout_get_dx (const SpMapLayout *self)
{
  return snap (self, center_x (self) - self->middle.x * sp_map_layout_get_scale (self));
}

double
sp_map_layout_get_dy (const SpMapLayout *self)
{
  return snap (self, center_y (self) - self->middle.y * sp_map_layout_get_scale (self));
}

/* Keeps something of the extent in the window. */
static void
keep_in (SpMapLayout *self)
{
  const SpRect *extent = &self->scene->extent;
  double scale = sp_map_layout_get_scale (self);
  double x = MAX (0, self->width / 2 - KEPT) / scale, y = MAX (0, self->height / 2 - KEPT) / scale;

  self->middle.x = CLAMP (self->middle.x, extent->x - x, extent->x + extent->width + x);
  self->middle.y = CLAMP (self->middle.y, extent->y - y, extent->y + extent->height + y);
}

static double
legend_width (const SpMapLayout *self)
{
  return sp_map_legend_width (self->scene, &self->style);
}

gboolean
sp_map_layout_has_legend (const SpMapLayout *self)
{
  return self->inset > 0 || self->inset_below > 0;
}

/* Small windows have it as a strip, if that leaves the map half of the height. */
static void
find_strip (SpMapLayout *self)
{
  double em = self->style.text;
  double height = sp_map_strip_height (self->scene, &self->style, self->width - 2 * em);

  if (self->width < LEAST_STRIP * em || height + 2 * em > self->height / 2)
    return;
  self->strip = height;
  self->inset_below = height + 2 * em;
}

/* The legend stands at the lower left: the map goes beside it or above it, whichever leaves it
 * larger. Where the window is small, the map goes first. */
static void
find_inset (SpMapLayout *self)
{
  double em = self->style.text, width = legend_width (self) + 2 * em;
  double height = sp_map_legend_height (self->scene, &self->style) + 2 * em;
  gboolean fits_beside = legend_width (self) * 3 <= self->width && height <= self->height;
  gboolean fits_below = width + SCALE_WIDTH * em <= self->width &&
                        scale_beside (self, 0, height) >= LEAST_BELOW * scale_beside (self, 0, 0);

  self->inset = self->inset_below = self->strip = 0;
  if (self->is_bare)
    return;
  if (fits_below &&
      (!fits_beside || scale_beside (self, 0, height) > scale_beside (self, width, 0)))
    self->inset_below = height;
  else if (fits_beside)
    self->inset = width;
  else
    find_strip (self);
}

static void
rebuild (SpMapLayout *self)
{
  double scale = sp_map_layout_get_scale (self);
  double width = self->width - self->inset, height = self->height - self->inset_below;

  if (self->body != NULL && self->body->scale == scale && self->room_width == width &&
      self->room_height == height)
    return;
  sp_map_body_free (self->body);
  self->body = sp_map_body_new (self->scene, &self->style, self->palette, scale, width, height);
  self->room_width = width;
  self->room_height = height;
}

static void
set_view (SpMapLayout *self, double zoom, SpMapVertex middle)
{
  self->zoom = isfinite (zoom) ? CLAMP (zoom, 1, SP_MAP_MAX_ZOOM) : 1;
  if (isfinite (middle.x) && isfinite (middle.y))
    self->middle = middle;
  keep_in (self);
  rebuild (self);
}

static SpMapVertex
middle_of (const SpRect *rect)
{
  return (SpMapVertex) {rect->x + rect->width / 2, rect->y + rect->height / 2};
}

SpMapLayout *
sp_map_layout_new (SpMapScene *scene, const SpMapStyle *style, double width, double height)
{
  SpMapLayout *self;

  g_return_val_if_fail (scene != NULL && scene->is_ended && style != NULL, NULL);

  self = g_new0 (SpMapLayout, 1);
  self->scene = sp_map_scene_ref (scene);
  self->style = sp_chart_style_screen (style->is_dark, style->scale);
  self->palette = style->is_pure   ? SP_RISK_PRINT_PURE
                  : style->is_dark ? SP_RISK_SCREEN_DARK
                                   : SP_RISK_SCREEN_LIGHT;
  self->is_bare = style->is_bare;
  self->pixels = MAX (1, style->pixels);
  self->stamps = sp_map_stamps_new ();
  self->width = MAX (1, width);
  self->height = MAX (1, height);
  find_inset (self);
  set_view (self, 1, middle_of (&scene->extent));
  return self;
}

void
sp_map_layout_free (SpMapLayout *self)
{
  if (self == NULL)
    return;
  sp_map_body_free (self->body);
  sp_chart_text_free (self->text);
  sp_map_stamps_free (self->stamps);
  g_clear_pointer (&self->buffer, cairo_surface_destroy);
  sp_map_scene_unref (self->scene);
  g_free (self);
}

void
sp_map_layout_set_size (SpMapLayout *self, double width, double height)
{
  g_return_if_fail (self != NULL);

  self->width = MAX (1, width);
  self->height = MAX (1, height);
  find_inset (self);
  set_view (self, self->zoom, self->middle);
}

void
sp_map_layout_set_view (SpMapLayout *self, const SpMapView *view)
{
  g_return_if_fail (self != NULL && view != NULL);

  set_view (self, view->zoom,
            sp_map_scene_to_plane (self->scene, (SpMapVertex) {view->x, view->y}));
}

SpMapView
sp_map_layout_get_view (SpMapLayout *self)
{
  SpMapVertex middle = sp_map_scene_from_plane (self->scene, self->middle);

  return (SpMapView) {self->zoom, middle.x, middle.y};
}

void
sp_map_layout_fit (SpMapLayout *self)
{
  set_view (self, 1, middle_of (&self->scene->extent));
}

void
sp_map_layout_pan (SpMapLayout *self, double dx, double dy)
{
  double scale = sp_map_layout_get_scale (self);

  set_view (self, self->zoom,
            (SpMapVertex) {self->middle.x - dx / scale, self->middle.y - dy / scale});
}

static SpMapVertex
to_plane (const SpMapLayout *self, double x, double y)
{
  double scale = sp_map_layout_get_scale (self);

  return (SpMapVertex) {(x - sp_map_layout_get_dx (self)) / scale,
                        (y - sp_map_layout_get_dy (self)) / scale};
}

void
sp_map_layout_zoom_at (SpMapLayout *self, double factor, double x, double y)
{
  SpMapVertex at = to_plane (self, x, y);
  double zoom = CLAMP (self->zoom * factor, 1, SP_MAP_MAX_ZOOM);
  double scale = fit_scale (self) * zoom;

  set_view (
    self, zoom,
    (SpMapVertex) {at.x - (x - center_x (self)) / scale, at.y - (y - center_y (self)) / scale});
}

void
sp_map_layout_show_zone (SpMapLayout *self, guint zone)
{
  const SpMapPlace *place;
  double fits;

  g_return_if_fail (zone < self->scene->zones->len);

  place = &g_array_index (self->scene->places, SpMapPlace, zone);
  if (place->n_rings == 0)
    return;
  fits = MIN (self->width / MAX (place->bounds.width, 1e-9),
              self->height / MAX (place->bounds.height, 1e-9));
  set_view (self, fits * 0.6 / fit_scale (self), middle_of (&place->bounds));
}

/* As near as it takes to see it alone. */
void
sp_map_layout_show_spot (SpMapLayout *self, guint spot)
{
  SpMapVertex at;

  g_return_if_fail (spot < self->scene->spots->len);

  at = g_array_index (self->scene->spot_places, SpMapVertex, spot);
  if (!isfinite (at.x) || !isfinite (at.y))
    return;
  set_view (self, self->zoom, at);
  while (self->zoom < SP_MAP_MAX_ZOOM &&
         g_array_index (self->body->signs, SpMapSign, self->body->sign_of[spot]).n > 1)
    set_view (self, self->zoom * 2, at);
}

SpMapVertex
sp_map_layout_to_map (SpMapLayout *self, double x, double y)
{
  return sp_map_scene_from_plane (self->scene, to_plane (self, x, y));
}

static SpMapVertex
from_plane (const SpMapLayout *self, SpMapVertex at)
{
  double scale = sp_map_layout_get_scale (self);

  return (SpMapVertex) {at.x * scale + sp_map_layout_get_dx (self),
                        at.y * scale + sp_map_layout_get_dy (self)};
}

SpMapVertex
sp_map_layout_from_map (SpMapLayout *self, double x, double y)
{
  return from_plane (self, sp_map_scene_to_plane (self->scene, (SpMapVertex) {x, y}));
}

/* ---- pointing ---- */

static double
distance_to_edge (SpMapVertex at, SpMapVertex from, SpMapVertex to)
{
  double dx = to.x - from.x, dy = to.y - from.y, length = dx * dx + dy * dy;
  double along =
    length > 0 ? CLAMP (((at.x - from.x) * dx + (at.y - from.y) * dy) / length, 0, 1) : 0;

  return hypot (at.x - from.x - along * dx, at.y - from.y - along * dy);
}

static SpMapVertex
get_corner (const SpMapLayout *self, const SpMapRing *ring, guint i)
{
  return from_plane (
    self, g_array_index (self->scene->plane, SpMapVertex, ring->first + (i < ring->n ? i : 0)));
}

/* Corners go before edges: both are near where two edges meet. */
static gboolean
hit_edited (const SpMapLayout *self, SpMapVertex at, guint zone, SpMapHit *hit)
{
  const SpMapPlace *place = &g_array_index (self->scene->places, SpMapPlace, zone);
  double nearest[2] = {REACH, REACH};
  SpMapHit hits[2] = {{SP_MAP_HIT_NONE}, {SP_MAP_HIT_NONE}};

  for (guint i = 0; i < place->n_rings; i++)
    {
      const SpMapRing *ring = &g_array_index (self->scene->rings, SpMapRing, place->first_ring + i);

      for (guint k = 0; k < ring->n; k++)
        {
          SpMapVertex corner = get_corner (self, ring, k);
          double away[2] = {hypot (at.x - corner.x, at.y - corner.y),
                            distance_to_edge (at, corner, get_corner (self, ring, k + 1))};

          for (guint what = 0; what < 2; what++)
            {
              if (away[what] >= nearest[what])
                continue;
              nearest[what] = away[what];
              hits[what] =
                (SpMapHit) {what == 0 ? SP_MAP_HIT_CORNER : SP_MAP_HIT_EDGE, zone, 1, i, k};
            }
        }
    }
  *hit = hits[0].kind != SP_MAP_HIT_NONE ? hits[0] : hits[1];
  return hit->kind != SP_MAP_HIT_NONE;
}

/* The one drawn last lies on top. */
static gboolean
hit_sign (const SpMapLayout *self, SpMapVertex at, SpMapHit *hit)
{
  GArray *signs = self->body->signs;

  for (guint i = signs->len; i > 0; i--)
    {
      const SpMapSign *sign = &g_array_index (signs, SpMapSign, i - 1);

      if (hypot (at.x - sp_map_layout_get_dx (self) - sign->x,
                 at.y - sp_map_layout_get_dy (self) - sign->y) > sign->radius * 1.2)
        continue;
      *hit = (SpMapHit) {sign->n > 1 ? SP_MAP_HIT_CLUSTER : SP_MAP_HIT_SPOT, sign->worst, sign->n};
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_rect (const SpRect *rect, double x, double y)
{
  return x >= rect->x && x <= rect->x + rect->width && y >= rect->y && y <= rect->y + rect->height;
}

/* A zone by its words, which may stand outside of it, or by its inside; of zones that cover each
 * other the last. */
static gboolean
hit_zone (const SpMapLayout *self, SpMapVertex at, SpMapHit *hit)
{
  GArray *labels = self->body->labels;
  SpMapVertex plane = to_plane (self, at.x, at.y);

  for (guint i = labels->len; i > 0; i--)
    {
      const SpMapLabel *label = &g_array_index (labels, SpMapLabel, i - 1);

      if (label->zone < 0 || !is_in_rect (&label->rect, at.x - sp_map_layout_get_dx (self),
                                          at.y - sp_map_layout_get_dy (self)))
        continue;
      *hit = (SpMapHit) {SP_MAP_HIT_ZONE, (guint)label->zone, 1};
      return TRUE;
    }
  for (guint i = self->scene->zones->len; i > 0; i--)
    if (sp_map_scene_is_inside (self->scene, i - 1, plane))
      {
        *hit = (SpMapHit) {SP_MAP_HIT_ZONE, i - 1, 1};
        return TRUE;
      }
  return FALSE;
}

SpMapHit
sp_map_layout_hit (SpMapLayout *self, double x, double y, int edited)
{
  SpMapVertex at = {x, y};
  SpMapHit hit = {SP_MAP_HIT_NONE};

  g_return_val_if_fail (self != NULL, hit);

  if (edited >= 0 && (guint)edited < self->scene->zones->len &&
      hit_edited (self, at, (guint)edited, &hit))
    return hit;
  if (!hit_sign (self, at, &hit))
    hit_zone (self, at, &hit);
  return hit;
}

static SpRect
around (SpMapVertex at, double radius)
{
  return (SpRect) {at.x - radius, at.y - radius, 2 * radius, 2 * radius};
}

static SpRect
sign_rect (const SpMapLayout *self, guint spot)
{
  guint at = spot < self->scene->spots->len ? self->body->sign_of[spot] : SP_MAP_NO_SPOT;
  const SpMapSign *sign;

  if (at == SP_MAP_NO_SPOT)
    return (SpRect) {0};
  sign = &g_array_index (self->body->signs, SpMapSign, at);
  return around (
    (SpMapVertex) {sign->x + sp_map_layout_get_dx (self), sign->y + sp_map_layout_get_dy (self)},
    sign->radius * 1.3);
}

static SpRect
zone_rect (const SpMapLayout *self, guint zone)
{
  const SpRect *bounds = &g_array_index (self->scene->places, SpMapPlace, zone).bounds;
  SpMapVertex from = from_plane (self, (SpMapVertex) {bounds->x, bounds->y});
  double scale = sp_map_layout_get_scale (self);

  return (SpRect) {from.x, from.y, bounds->width * scale, bounds->height * scale};
}

SpRect
sp_map_layout_hit_rect (SpMapLayout *self, const SpMapHit *hit)
{
  const SpMapPlace *place;

  g_return_val_if_fail (self != NULL && hit != NULL, (SpRect) {0});

  switch (hit->kind)
    {
    case SP_MAP_HIT_SPOT:
    case SP_MAP_HIT_CLUSTER:
      return sign_rect (self, hit->index);
    case SP_MAP_HIT_ZONE:
      return hit->index < self->scene->zones->len ? zone_rect (self, hit->index) : (SpRect) {0};
    case SP_MAP_HIT_CORNER:
    case SP_MAP_HIT_EDGE:
      g_return_val_if_fail (hit->index < self->scene->zones->len, (SpRect) {0});
      place = &g_array_index (self->scene->places, SpMapPlace, hit->index);
      g_return_val_if_fail (hit->ring < place->n_rings, (SpRect) {0});
      return around (
        get_corner (self,
                    &g_array_index (self->scene->rings, SpMapRing, place->first_ring + hit->ring),
                    hit->corner),
        REACH);
    case SP_MAP_HIT_NONE:
    default:
      return (SpRect) {0};
    }
}

/* ---- clusters and words ---- */

static int
compare_spots (gconstpointer a, gconstpointer b, gpointer scene)
{
  guint one = *(const guint *)a, other = *(const guint *)b;
  const SpMapScene *of = scene;
  guint first = g_array_index (of->spots, SpMapSpot, one).level;
  guint second = g_array_index (of->spots, SpMapSpot, other).level;

  first = first != 0 ? first : SP_RISK_N_LEVELS;
  second = second != 0 ? second : SP_RISK_N_LEVELS;
  if (first != second)
    return first < second ? -1 : 1;
  return one < other ? -1 : one > other;
}

GArray *
sp_map_layout_list_cluster (SpMapLayout *self, guint index)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at;

  g_return_val_if_fail (self != NULL && index < self->scene->spots->len, spots);

  at = self->body->sign_of[index];
  if (at == SP_MAP_NO_SPOT)
    return spots;
  for (guint spot = g_array_index (self->body->signs, SpMapSign, at).first; spot != SP_MAP_NO_SPOT;
       spot = self->body->next[spot])
    g_array_append_val (spots, spot);
  g_array_sort_with_data (spots, compare_spots, self->scene);
  return spots;
}

static char *
dup_cluster_words (SpMapLayout *self, const SpMapHit *hit)
{
  g_autoptr (GArray) spots = sp_map_layout_list_cluster (self, hit->index);
  GString *words = g_string_new (NULL);

  g_string_printf (words, _ ("%u个风险点，最高%s"), spots->len,
                   sp_risk_level_label (sp_map_scene_get_spot (self->scene, hit->index)->level));
  for (guint i = 0; i < MIN (spots->len, CLUSTER_WORDS); i++)
    {
      g_autofree char *one =
        sp_map_scene_dup_spot_words (self->scene, g_array_index (spots, guint, i));

      g_string_append_printf (words, "\n%s", one);
    }
  if (spots->len > CLUSTER_WORDS)
    g_string_append (words, "\n…");
  return g_string_free (words, FALSE);
}

char *
sp_map_layout_dup_words (SpMapLayout *self, const SpMapHit *hit)
{
  g_return_val_if_fail (self != NULL && hit != NULL, NULL);

  switch (hit->kind)
    {
    case SP_MAP_HIT_SPOT:
      return sp_map_scene_dup_spot_words (self->scene, hit->index);
    case SP_MAP_HIT_CLUSTER:
      return dup_cluster_words (self, hit);
    case SP_MAP_HIT_ZONE:
      return sp_map_scene_dup_zone_words (self->scene, hit->index);
    case SP_MAP_HIT_CORNER:
      return g_strdup_printf (_ ("第%u个角"), hit->corner + 1);
    case SP_MAP_HIT_EDGE:
      return g_strdup_printf (_ ("第%u条边"), hit->corner + 1);
    case SP_MAP_HIT_NONE:
    default:
      return g_strdup ("");
    }
}
