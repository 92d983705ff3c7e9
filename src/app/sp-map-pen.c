/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-map-pen.h. */
#include "sp-map-pen.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <math.h>

void
sp_map_pen_begin (SpMapPen *self, SpPenMode mode, const SpPolygon *ring)
{
  g_return_if_fail (self != NULL && (mode != SP_PEN_EDIT || ring != NULL));

  sp_map_pen_clear (self);
  self->mode = mode;
  self->ring = ring != NULL ? sp_polygon_copy (ring) : sp_polygon_new ();
}

void
sp_map_pen_clear (SpMapPen *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->ring, g_array_unref);
  *self = (SpMapPen) {.held = -1};
}

/* ---- drawing ---- */

static gboolean
is_near (SpVertex a, SpVertex b, double distance, double aspect)
{
  return hypot ((a.x - b.x) * aspect, a.y - b.y) <= distance;
}

gboolean
sp_map_pen_put (SpMapPen *self, SpVertex at, double distance, double aspect)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->mode == SP_PEN_NONE || self->mode == SP_PEN_EDIT)
    return FALSE;
  if (self->mode == SP_PEN_DRAW && self->ring->len >= 3 &&
      is_near (at, *sp_polygon_at (self->ring, 0), distance, aspect))
    return TRUE;
  self->cursor = at;
  if (self->mode == SP_PEN_PLACE)
    g_array_set_size (self->ring, 0);
  sp_polygon_add (self->ring, at.x, at.y);
  return self->mode == SP_PEN_PLACE || (self->mode == SP_PEN_SPLIT && self->ring->len == 2);
}

gboolean
sp_map_pen_close (SpMapPen *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->mode == SP_PEN_DRAW, FALSE);

  if (self->ring->len >= 3)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("区域至少要有三个角点，现在有 %u 个。请再点几个，或按 Esc 放弃。"),
               self->ring->len);
  return FALSE;
}

gboolean
sp_map_pen_take_back (SpMapPen *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->mode == SP_PEN_NONE || self->mode == SP_PEN_EDIT || self->ring->len == 0)
    return FALSE;
  g_array_set_size (self->ring, self->ring->len - 1);
  return TRUE;
}

/* ---- changing ---- */

gboolean
sp_map_pen_grip (SpMapPen *self, SpVertex at, double distance, double aspect)
{
  SpNearest nearest;

  g_return_val_if_fail (self != NULL && self->mode == SP_PEN_EDIT, FALSE);

  if (sp_polygon_nearest_corner (self->ring, at, aspect, &nearest) && nearest.distance <= distance)
    {
      self->held = (int)nearest.index;
      return TRUE;
    }
  if (!sp_polygon_nearest_edge (self->ring, at, aspect, &nearest) || nearest.distance > distance)
    return FALSE;
  self->held = (int)sp_polygon_insert_corner (self->ring, nearest.index, nearest.at);
  self->is_changed = TRUE;
  return TRUE;
}

void
sp_map_pen_hold_next (SpMapPen *self, int step)
{
  int n;

  g_return_if_fail (self != NULL && self->mode == SP_PEN_EDIT);

  n = (int)self->ring->len + 1; /* -1, the whole ring, is one of them */
  self->held = (self->held + 1 + step + n) % n - 1;
}

void
sp_map_pen_move (SpMapPen *self, double dx, double dy)
{
  g_return_if_fail (self != NULL);

  if (self->mode != SP_PEN_EDIT)
    {
      self->cursor.x += dx;
      self->cursor.y += dy;
      return;
    }
  self->is_changed = TRUE;
  if (self->held < 0)
    sp_polygon_move (self->ring, dx, dy);
  else
    {
      const SpVertex *corner = sp_polygon_at (self->ring, self->held);

      sp_polygon_move_corner (self->ring, (guint)self->held,
                              (SpVertex) {corner->x + dx, corner->y + dy});
    }
}

void
sp_map_pen_move_to (SpMapPen *self, SpVertex at)
{
  g_return_if_fail (self != NULL);

  if (self->mode != SP_PEN_EDIT)
    {
      self->cursor = at;
      self->has_cursor = TRUE;
    }
  else if (self->held >= 0)
    {
      sp_polygon_move_corner (self->ring, (guint)self->held, at);
      self->is_changed = TRUE;
    }
}

void
sp_map_pen_insert (SpMapPen *self)
{
  const SpVertex *from, *to;
  guint edge;

  g_return_if_fail (self != NULL && self->mode == SP_PEN_EDIT);

  edge = (guint)MAX (self->held, 0);
  from = sp_polygon_at (self->ring, edge);
  to = sp_polygon_at (self->ring, (edge + 1) % self->ring->len);
  self->held = (int)sp_polygon_insert_corner (
    self->ring, edge, (SpVertex) {(from->x + to->x) / 2, (from->y + to->y) / 2});
  self->is_changed = TRUE;
}

gboolean
sp_map_pen_remove (SpMapPen *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->mode == SP_PEN_EDIT, FALSE);

  if (self->held < 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("还没有选中角点。请先点一个角点，或按 N 键逐个选。"));
      return FALSE;
    }
  if (!sp_polygon_remove_corner (self->ring, (guint)self->held, error))
    return FALSE;
  self->held = MIN (self->held, (int)self->ring->len - 1);
  self->is_changed = TRUE;
  return TRUE;
}
