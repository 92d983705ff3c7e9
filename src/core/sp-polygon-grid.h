/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the polygon's files: corners as whole numbers of the grid they are kept on, where
 * every question of side has an exact answer. */
#pragma once

#include "core/sp-polygon.h"

#include <math.h>
#include <stdint.h>

G_BEGIN_DECLS

#define SP_GRID_ONE 1e7 /* grid steps in a unit: SP_POLYGON_DIGITS */

/* Within SP_POLYGON_LIMIT a coordinate has 44 bits, a difference 45, a product of two 90. */
__extension__ typedef __int128 SpWide;

typedef struct
{
  int64_t x, y;
} SpGridPoint;

static inline SpGridPoint
sp_grid_point (const SpVertex *at)
{
  return (SpGridPoint) {llround (at->x * SP_GRID_ONE), llround (at->y * SP_GRID_ONE)};
}

static inline SpVertex
sp_grid_vertex (SpGridPoint at)
{
  return (SpVertex) {(double)at.x / SP_GRID_ONE, (double)at.y / SP_GRID_ONE};
}

static inline int
sp_grid_compare (SpGridPoint a, SpGridPoint b)
{
  if (a.x != b.x)
    return a.x < b.x ? -1 : 1;
  return (a.y > b.y) - (a.y < b.y);
}

static inline gboolean
sp_grid_equal (SpGridPoint a, SpGridPoint b)
{
  return a.x == b.x && a.y == b.y;
}

/* 1 where c lies to the left of the line from a to b (y upwards), -1 to the right, 0 on it. */
static inline int
sp_grid_side (SpGridPoint a, SpGridPoint b, SpGridPoint c)
{
  SpWide turn = (SpWide)(b.x - a.x) * (c.y - a.y) - (SpWide)(b.y - a.y) * (c.x - a.x);

  return (turn > 0) - (turn < 0);
}

/* Whether c, which lies on the line through a and b, lies between them or on one of them. */
static inline gboolean
sp_grid_between (SpGridPoint a, SpGridPoint b, SpGridPoint c)
{
  return MIN (a.x, b.x) <= c.x && c.x <= MAX (a.x, b.x) && MIN (a.y, b.y) <= c.y &&
         c.y <= MAX (a.y, b.y);
}

static inline gboolean
sp_grid_meets (SpGridPoint a, SpGridPoint b, SpGridPoint c, SpGridPoint d)
{
  int ac = sp_grid_side (a, b, c), ad = sp_grid_side (a, b, d);
  int ca = sp_grid_side (c, d, a), cb = sp_grid_side (c, d, b);

  if (ac * ad < 0 && ca * cb < 0)
    return TRUE;
  return (ac == 0 && sp_grid_between (a, b, c)) || (ad == 0 && sp_grid_between (a, b, d)) ||
         (ca == 0 && sp_grid_between (c, d, a)) || (cb == 0 && sp_grid_between (c, d, b));
}

/* FALSE where a corner is no number or beyond the limit: then there is no grid for it. */
gboolean sp_grid_fits (const SpPolygon *self);

G_END_DECLS
