/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Open addressing with linear probing, at most half full. Squares that were emptied keep their
 * place. */
#include "sp-map-grid.h"

#define FIRST_SIZE 256 /* a power of two */

typedef struct
{
  int64_t column, row;
  guint value;
  gboolean is_used;
} Square;

struct _SpMapGrid
{
  Square *squares; /* owned */
  gsize mask, n_used;
};

SpMapGrid *
sp_map_grid_new (void)
{
  SpMapGrid *self = g_new0 (SpMapGrid, 1);

  self->squares = g_new0 (Square, FIRST_SIZE);
  self->mask = FIRST_SIZE - 1;
  return self;
}

void
sp_map_grid_free (SpMapGrid *self)
{
  if (self == NULL)
    return;
  g_free (self->squares);
  g_free (self);
}

/* The square, or the free place where it would be. */
static Square *
find (const SpMapGrid *self, int64_t column, int64_t row)
{
  guint64 mixed = (guint64)column * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^
                  (guint64)row * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f);
  gsize at = (gsize)(mixed >> 32) & self->mask;

  while (self->squares[at].is_used &&
         (self->squares[at].column != column || self->squares[at].row != row))
    at = (at + 1) & self->mask;
  return &self->squares[at];
}

guint
sp_map_grid_get (const SpMapGrid *self, int64_t column, int64_t row)
{
  return find (self, column, row)->value;
}

static void
grow (SpMapGrid *self)
{
  Square *old = self->squares;
  gsize n_old = self->mask + 1;

  self->mask = n_old * 4 - 1;
  self->squares = g_new0 (Square, n_old * 4);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].is_used)
      *find (self, old[i].column, old[i].row) = old[i];
  g_free (old);
}

void
sp_map_grid_set (SpMapGrid *self, int64_t column, int64_t row, guint value)
{
  Square *square = find (self, column, row);

  if (!square->is_used)
    {
      if (2 * (self->n_used + 1) > self->mask)
        {
          grow (self);
          square = find (self, column, row);
        }
      self->n_used++;
    }
  *square = (Square) {column, row, value, TRUE};
}
