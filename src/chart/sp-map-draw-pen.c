/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is being drawn on a map, over it: a line with its corners, on a light edge so that it shows
 * on every colour below. See sp-map-draw-pen.h. */
#include "sp-map-draw-pen.h"

#define CORNER 3.5
#define HELD 5.5
#define CROSS 9.0

typedef struct
{
  cairo_t *cr;
  SpMapLayout *layout;
} Draw;

static SpMapVertex
get_place (const Draw *self, const SpVertex *corner)
{
  return sp_map_layout_from_map (self->layout, corner->x, corner->y);
}

/* Light below, dark above. */
static void
stroke (const Draw *self, double width)
{
  cairo_set_source_rgba (self->cr, 1, 1, 1, 0.9);
  cairo_set_line_width (self->cr, width + 2.5);
  cairo_stroke_preserve (self->cr);
  cairo_set_source_rgb (self->cr, 0.05, 0.1, 0.25);
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
}

static void
draw_line (const Draw *self, const SpMapDrawing *drawing)
{
  cairo_new_path (self->cr);
  for (guint i = 0; i < drawing->ring->len; i++)
    {
      SpMapVertex at = get_place (self, sp_polygon_at (drawing->ring, i));

      cairo_line_to (self->cr, at.x, at.y);
    }
  if (drawing->is_closed)
    cairo_close_path (self->cr);
  else if (drawing->has_cursor && drawing->ring->len > 0)
    {
      SpMapVertex at = get_place (self, &drawing->cursor);

      cairo_line_to (self->cr, at.x, at.y);
    }
  stroke (self, 1.5);
}

static void
draw_corner (const Draw *self, const SpVertex *corner, gboolean is_held)
{
  SpMapVertex at = get_place (self, corner);
  double half = is_held ? HELD : CORNER;

  cairo_rectangle (self->cr, at.x - half, at.y - half, 2 * half, 2 * half);
  if (is_held)
    cairo_set_source_rgb (self->cr, 0.05, 0.1, 0.25);
  else
    cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_fill_preserve (self->cr);
  stroke (self, 1);
}

static void
draw_cross (const Draw *self, const SpVertex *cursor)
{
  SpMapVertex at = get_place (self, cursor);

  cairo_move_to (self->cr, at.x - CROSS, at.y);
  cairo_line_to (self->cr, at.x + CROSS, at.y);
  cairo_move_to (self->cr, at.x, at.y - CROSS);
  cairo_line_to (self->cr, at.x, at.y + CROSS);
  stroke (self, 1.5);
}

void
sp_map_render_drawing (cairo_t *cr, SpMapLayout *layout, const SpMapDrawing *drawing)
{
  const Draw self = {cr, layout};

  g_return_if_fail (cr != NULL && layout != NULL && drawing != NULL && drawing->ring != NULL);

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_line (&self, drawing);
  for (guint i = 0; i < drawing->ring->len; i++)
    draw_corner (&self, sp_polygon_at (drawing->ring, i), (int)i == drawing->held);
  if (drawing->has_cursor)
    draw_cross (&self, &drawing->cursor);
  cairo_restore (cr);
}
