/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spots that would cover each other become one sign. The rule: spots in one square of a grid that
 * is fixed to the plane are together, at their mean; then a sign that still touches one of a square
 * beside it joins the larger. Linear in the spots, and the same wherever the map is moved to. */
#include "sp-map-body.h"

#include <math.h>

#define SQUARE 3.2 /* of the grid, in radii of a sign */
#define NEAR 1.2   /* distance in which two signs join, in their radii together */
#define N_JOINS 2

double
sp_map_sign_radius (const SpChartStyle *style, guint n)
{
  double radius = style->text * 0.82;

  return n == 1 ? radius : radius * (n < 100 ? 1.35 : n < 1000 ? 1.5 : 1.7);
}

typedef struct
{
  SpMapBody *body;
  SpMapGrid *squares; /* index of sign + 1 */
  double square;
} Clustering;

static guint
find_sign (Clustering *self, double column, double row)
{
  return sp_map_grid_get (self->squares, (int64_t)column, (int64_t)row);
}

/* 0, not assessed, is the least. */
static gboolean
is_worse (guint level, guint than)
{
  return level != 0 && (than == 0 || level < than);
}

static void
put_in (SpMapBody *self, guint spot, guint at, double x, double y)
{
  SpMapSign *sign = &g_array_index (self->signs, SpMapSign, at);
  guint level = g_array_index (self->scene->spots, SpMapSpot, spot).level;

  self->sign_of[spot] = at;
  self->next[spot] = sign->first;
  sign->first = spot;
  sign->x += (x - sign->x) / (sign->n + 1);
  sign->y += (y - sign->y) / (sign->n + 1);
  sign->n++;
  if (!is_worse (level, sign->level) && sign->worst != SP_MAP_NO_SPOT)
    return;
  sign->level = level;
  sign->worst = spot;
}

static void
add_spot (Clustering *self, guint spot)
{
  static const SpMapSign empty = {.first = SP_MAP_NO_SPOT, .worst = SP_MAP_NO_SPOT};
  SpMapBody *body = self->body;
  const SpMapVertex *place = &g_array_index (body->scene->spot_places, SpMapVertex, spot);
  double x = place->x * body->scale, y = place->y * body->scale;
  double column = floor (x / self->square), row = floor (y / self->square);
  guint at;

  body->sign_of[spot] = body->next[spot] = SP_MAP_NO_SPOT;
  if (!isfinite (x) || !isfinite (y))
    return;
  at = find_sign (self, column, row);
  if (at == 0)
    {
      g_array_append_val (body->signs, empty);
      at = body->signs->len;
      sp_map_grid_set (self->squares, (int64_t)column, (int64_t)row, at);
    }
  put_in (body, spot, at - 1, x, y);
}

/* ---- joining ---- */

static void
join (SpMapBody *self, guint from, guint to)
{
  SpMapSign *gone = &g_array_index (self->signs, SpMapSign, from);
  SpMapSign *stays = &g_array_index (self->signs, SpMapSign, to);
  guint n = gone->n + stays->n, last = gone->first;

  stays->x = (stays->x * stays->n + gone->x * gone->n) / n;
  stays->y = (stays->y * stays->n + gone->y * gone->n) / n;
  for (guint spot = gone->first; spot != SP_MAP_NO_SPOT; spot = self->next[spot])
    {
      self->sign_of[spot] = to;
      last = spot;
    }
  self->next[last] = stays->first;
  stays->first = gone->first;
  if (is_worse (gone->level, stays->level))
    {
      stays->level = gone->level;
      stays->worst = gone->worst;
    }
  stays->n = n;
  gone->n = 0;
}

/* The larger of the two keeps its place in the grid, so that no square is asked twice. */
static void
join_neighbours (Clustering *self, guint at)
{
  SpMapBody *body = self->body;
  const SpMapSign *sign = &g_array_index (body->signs, SpMapSign, at);
  double column, row, radius;

  if (sign->n == 0)
    return;
  column = floor (sign->x / self->square);
  row = floor (sign->y / self->square);
  radius = sp_map_sign_radius (body->style, sign->n);

  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      {
        guint other = find_sign (self, column + dx, row + dy);
        const SpMapSign *it;
        double near;

        if (other == 0 || other - 1 == at)
          continue;
        it = &g_array_index (body->signs, SpMapSign, other - 1);
        near = NEAR * (radius + sp_map_sign_radius (body->style, it->n));
        if (it->n == 0 || it->n < sign->n || hypot (it->x - sign->x, it->y - sign->y) >= near)
          continue;
        join (body, at, other - 1);
        return;
      }
}

/* Takes joined signs out, keeping the order. */
static void
close_up (SpMapBody *self)
{
  guint n = 0;

  for (guint i = 0; i < self->signs->len; i++)
    {
      SpMapSign sign = g_array_index (self->signs, SpMapSign, i);

      if (sign.n == 0)
        continue;
      sign.radius = sp_map_sign_radius (self->style, sign.n);
      for (guint spot = sign.first; n != i && spot != SP_MAP_NO_SPOT; spot = self->next[spot])
        self->sign_of[spot] = n;
      g_array_index (self->signs, SpMapSign, n++) = sign;
    }
  g_array_set_size (self->signs, n);
}

void
sp_map_body_cluster (SpMapBody *self)
{
  g_autoptr (SpMapGrid) squares = sp_map_grid_new ();
  Clustering clustering = {self, squares, SQUARE * sp_map_sign_radius (self->style, 1)};

  for (guint i = 0; i < self->scene->spots->len; i++)
    add_spot (&clustering, i);
  for (guint n = 0; n < N_JOINS; n++)
    for (guint i = 0; i < self->signs->len; i++)
      join_neighbours (&clustering, i);
  close_up (self);
}
