/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws a map into a window. The map goes into a buffer of pixels; when it was moved, what the
 * buffer has is moved along and only what came into sight is drawn. Marks, legend and scale lie on
 * top and are drawn each time. */
#include "sp-map-layout.h"

#include <math.h>

static cairo_surface_t *
new_buffer (const SpMapLayout *self)
{
  cairo_surface_t *buffer =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int)ceil (self->width * self->pixels)),
                                MAX (1, (int)ceil (self->height * self->pixels)));

  cairo_surface_set_device_scale (buffer, self->pixels, self->pixels);
  return buffer;
}

static SpMapFrame
new_frame (const SpMapLayout *self, const SpRect *seen)
{
  return (SpMapFrame) {.marks = {{SP_MAP_HIT_NONE}, -1, -1, -1},
                       .dx = sp_map_layout_get_dx (self),
                       .dy = sp_map_layout_get_dy (self),
                       .seen = *seen,
                       .resolution = self->pixels,
                       .stamps = self->stamps};
}

static void
draw_part (SpMapLayout *self, cairo_t *cr, const SpRect *part)
{
  const SpColor *ground = &self->style.colors[SP_COLOR_GROUND];
  const SpMapFrame frame = new_frame (self, part);

  cairo_rectangle (cr, part->x, part->y, part->width, part->height);
  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_fill (cr);
  sp_map_body_draw (self->body, cr, self->text, &frame);
}

/* Two strips, of which one goes around the corner. */
static void
draw_strips (SpMapLayout *self, cairo_t *cr, double dx, double dy)
{
  double width = self->width, height = self->height;
  SpRect upright = {dx > 0 ? 0 : width + dx, 0, fabs (dx), height};
  SpRect level = {dx > 0 ? dx : 0, dy > 0 ? 0 : height + dy, width - fabs (dx), fabs (dy)};

  if (dx != 0)
    draw_part (self, cr, &upright);
  if (dy != 0)
    draw_part (self, cr, &level);
}

static gboolean
fits_buffer (const SpMapLayout *self)
{
  return self->buffer != NULL && self->drawn_scale == sp_map_layout_get_scale (self) &&
         cairo_image_surface_get_width (self->buffer) ==
           MAX (1, (int)ceil (self->width * self->pixels)) &&
         cairo_image_surface_get_height (self->buffer) ==
           MAX (1, (int)ceil (self->height * self->pixels));
}

/* A new surface each time: the one before may still be held by who drew it last. */
static void
update_buffer (SpMapLayout *self)
{
  double dx = sp_map_layout_get_dx (self) - self->drawn_dx;
  double dy = sp_map_layout_get_dy (self) - self->drawn_dy;
  gboolean is_moved = fits_buffer (self) && fabs (dx) < self->width && fabs (dy) < self->height;
  const SpRect whole = {0, 0, self->width, self->height};
  cairo_surface_t *buffer;
  cairo_t *cr;

  if (is_moved && dx == 0 && dy == 0)
    return;
  buffer = new_buffer (self);
  cr = cairo_create (buffer);
  if (is_moved)
    {
      cairo_set_source_surface (cr, self->buffer, dx, dy);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
      cairo_paint (cr);
      draw_strips (self, cr, dx, dy);
    }
  else
    draw_part (self, cr, &whole);
  cairo_destroy (cr);
  g_clear_pointer (&self->buffer, cairo_surface_destroy);
  self->buffer = buffer;
  self->drawn_scale = sp_map_layout_get_scale (self);
  self->drawn_dx = sp_map_layout_get_dx (self);
  self->drawn_dy = sp_map_layout_get_dy (self);
}

static void
draw_around (SpMapLayout *self, cairo_t *cr)
{
  double pad = self->style.text;
  double height = self->strip > 0 ? self->strip : sp_map_legend_height (self->scene, &self->style);
  double above = self->strip > 0 ? self->strip + pad : 0; /* north and scale stand over a strip */
  SpRect legend = {pad, self->height - pad - height,
                   sp_map_legend_width (self->scene, &self->style), height};
  SpRect north = {self->width - pad * 4, self->height - pad * 8 - above, pad * 3, pad * 4};
  SpRect bar = {self->width - pad * 12, self->height - pad * 3 - above, pad * 11, pad * 2};

  if (self->strip > 0)
    {
      legend.width = self->width - 2 * pad;
      sp_map_draw_strip (self->scene, cr, self->text, &self->style, self->palette, &legend);
    }
  else if (sp_map_layout_has_legend (self))
    sp_map_draw_legend (self->scene, cr, self->text, &self->style, self->palette, &legend);
  if (sp_map_has_north (self->scene))
    sp_map_draw_north (self->scene, cr, self->text, &self->style, &north);
  sp_map_draw_scale (self->scene, cr, self->text, &self->style, sp_map_layout_get_scale (self),
                     &bar);
  if (self->scene->head.is_outdated)
    sp_map_draw_stamp (cr, self->text, &self->style, self->width - pad, pad);
}

void
sp_map_render (cairo_t *cr, SpMapLayout *layout, const SpMapMarks *marks)
{
  const SpRect whole = {0, 0, layout->width, layout->height};
  SpMapFrame frame = new_frame (layout, &whole);

  if (marks != NULL)
    frame.marks = *marks;
  if (layout->text == NULL)
    layout->text = sp_chart_text_new (FALSE);
  update_buffer (layout);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, layout->width, layout->height);
  cairo_clip (cr);
  cairo_set_source_surface (cr, layout->buffer, 0, 0);
  cairo_paint (cr);
  sp_map_body_draw_marks (layout->body, cr, layout->text, &frame);
  if (!layout->is_bare)
    draw_around (layout, cr);
  cairo_restore (cr);
}
