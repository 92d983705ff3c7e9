/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schematic tile map (示意块图): one hexagon for a township, placed as the seats lie, without
 * any boundary. The rule: a seat wants to be at the mean of where it lies and of its rank from west
 * to east and from north to south, on as much room as there are tiles; from the middle outwards
 * each takes the nearest free cell; then two change places, or one moves to a free cell beside
 * another, as long as that brings them nearer to where they want to be. */
#include "sp-map-grid.h"
#include "sp-map-scene.h"

#include <math.h>
#include <stdlib.h>

#define ROOT3 1.7320508075688772
#define ROW 1.5           /* from row to row, for a radius of 1 */
#define GOLDEN 2.39996323 /* the angle between two seeds */
#define SEEDS_X 0.6       /* how far out seeds are put, of the radius */
#define SEEDS_Y 0.36
#define SEEDS_DOWN 0.3 /* below the middle: words have the upper part */
#define MAX_SWEEPS 40

SpMapVertex
sp_map_tiles_center (const SpMapCell *cell)
{
  return (SpMapVertex) {ROOT3 * (cell->column + (abs (cell->row) % 2) * 0.5), ROW * cell->row};
}

SpMapVertex
sp_map_tiles_seed (guint i, guint n)
{
  double out = sqrt ((i + 0.5) / n), angle = GOLDEN * i;

  return (SpMapVertex) {SEEDS_X * out * cos (angle), SEEDS_DOWN + SEEDS_Y * out * sin (angle)};
}

/* ---- where seats want to be ---- */

typedef struct
{
  double at;
  guint seat;
} Ranked;

static int
compare (const void *a, const void *b)
{
  const Ranked *one = a, *other = b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  return one->seat < other->seat ? -1 : one->seat > other->seat;
}

/* Puts into @wanted half of the value and half of the rank, from -0.5 to 0.5. */
static void
blend (const double *values, double *wanted, guint n)
{
  g_autofree Ranked *ranked = g_new (Ranked, n);
  double low, span;

  for (guint i = 0; i < n; i++)
    ranked[i] = (Ranked) {isfinite (values[i]) ? values[i] : 0, i};
  qsort (ranked, n, sizeof *ranked, compare);
  low = ranked[0].at;
  span = ranked[n - 1].at - low;
  for (guint i = 0; i < n; i++)
    {
      double value = span > 0 ? (ranked[i].at - low) / span : 0.5;
      double rank = n > 1 ? (double)i / (n - 1) : 0.5;

      wanted[ranked[i].seat] = (value + rank) / 2 - 0.5;
    }
}

static double
span_of (const double *values, guint n)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      low = MIN (low, values[i]);
      high = MAX (high, values[i]);
    }
  return isfinite (high - low) ? high - low : 0;
}

/* As wide and high as the seats lie (but no strip), with room for the tiles. */
static void
find_wanted (const SpMapVertex *seats, SpMapVertex *wanted, guint n)
{
  g_autofree double *xs = g_new (double, n), *ys = g_new (double, n);
  g_autofree double *out_x = g_new (double, n), *out_y = g_new (double, n);
  double width, height, aspect, area = n * ROOT3 * ROW;

  for (guint i = 0; i < n; i++)
    {
      xs[i] = seats[i].x;
      ys[i] = seats[i].y;
    }
  width = span_of (xs, n);
  height = span_of (ys, n);
  aspect = width > 0 && height > 0 ? CLAMP (width / height, 0.4, 2.5) : 1;
  blend (xs, out_x, n);
  blend (ys, out_y, n);
  for (guint i = 0; i < n; i++)
    {
      wanted[i].x = out_x[i] * sqrt (area * aspect);
      wanted[i].y = out_y[i] * sqrt (area / aspect);
    }
}

/* ---- cells ---- */

typedef struct
{
  const SpMapVertex *wanted;
  SpMapCell *cells;
  guint n;
  SpMapGrid *taken; /* seat + 1 */
} Placing;

static guint
seat_at (const Placing *self, int column, int row)
{
  return sp_map_grid_get (self->taken, column, row);
}

static void
take (Placing *self, guint seat, int column, int row)
{
  self->cells[seat].column = column;
  self->cells[seat].row = row;
  sp_map_grid_set (self->taken, column, row, seat + 1);
}

/* The square of how far a cell is from where the seat wants to be. */
static double
cost (const Placing *self, guint seat, int column, int row)
{
  SpMapCell cell = {column, row, FALSE};
  SpMapVertex center = sp_map_tiles_center (&cell);
  double dx = center.x - self->wanted[seat].x, dy = center.y - self->wanted[seat].y;

  return dx * dx + dy * dy;
}

/* Looks in squares around the wanted cell until a ring holds nothing nearer than what was found. */
static void
take_nearest (Placing *self, guint seat)
{
  int row = (int)lround (self->wanted[seat].y / ROW);
  int column = (int)lround (self->wanted[seat].x / ROOT3);
  double least = INFINITY;
  int best_column = column, best_row = row;

  for (int out = 0; least == INFINITY || (out - 1) * (out - 1) < least; out++)
    for (int dy = -out; dy <= out; dy++)
      for (int dx = -out; dx <= out; dx += abs (dy) == out || out == 0 ? 1 : 2 * out)
        {
          double away = cost (self, seat, column + dx, row + dy);

          if (away >= least || seat_at (self, column + dx, row + dy) != 0)
            continue;
          least = away;
          best_column = column + dx;
          best_row = row + dy;
        }
  take (self, seat, best_column, best_row);
}

static gboolean
swap_if_better (Placing *self, guint i, guint k)
{
  SpMapCell one = self->cells[i], other = self->cells[k];
  double now = cost (self, i, one.column, one.row) + cost (self, k, other.column, other.row);
  double then = cost (self, i, other.column, other.row) + cost (self, k, one.column, one.row);

  if (then >= now - 1e-9)
    return FALSE;
  take (self, i, other.column, other.row);
  take (self, k, one.column, one.row);
  return TRUE;
}

/* To a free cell around it. */
static gboolean
move_if_better (Placing *self, guint i)
{
  SpMapCell from = self->cells[i];

  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      if (seat_at (self, from.column + dx, from.row + dy) == 0 &&
          cost (self, i, from.column + dx, from.row + dy) <
            cost (self, i, from.column, from.row) - 1e-9)
        {
          sp_map_grid_set (self->taken, from.column, from.row, 0);
          take (self, i, from.column + dx, from.row + dy);
          return TRUE;
        }
  return FALSE;
}

static gboolean
improve (Placing *self)
{
  gboolean is_better = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      if (self->cells[i].is_fixed)
        continue;
      is_better |= move_if_better (self, i);
      for (guint k = i + 1; k < self->n; k++)
        if (!self->cells[k].is_fixed)
          is_better |= swap_if_better (self, i, k);
    }
  return is_better;
}

static void
place_from_middle (Placing *self)
{
  g_autofree Ranked *order = g_new (Ranked, self->n);

  for (guint i = 0; i < self->n; i++)
    order[i] = (Ranked) {hypot (self->wanted[i].x, self->wanted[i].y), i};
  qsort (order, self->n, sizeof *order, compare);
  for (guint i = 0; i < self->n; i++)
    if (!self->cells[order[i].seat].is_fixed)
      take_nearest (self, order[i].seat);
}

void
sp_map_tiles_place (const SpMapVertex *seats, SpMapCell *cells, guint n)
{
  g_autofree SpMapVertex *wanted = NULL;
  g_autoptr (SpMapGrid) taken = NULL;
  Placing placing = {.cells = cells, .n = n};

  if (n == 0)
    return;
  wanted = g_new0 (SpMapVertex, n);
  taken = sp_map_grid_new ();
  placing.wanted = wanted;
  placing.taken = taken;
  find_wanted (seats, wanted, n);
  for (guint i = 0; i < n; i++)
    if (cells[i].is_fixed)
      take (&placing, i, CLAMP (cells[i].column, -10000, 10000),
            CLAMP (cells[i].row, -10000, 10000));
  place_from_middle (&placing);
  for (guint i = 0; i < MAX_SWEEPS && improve (&placing); i++)
    ;
}
