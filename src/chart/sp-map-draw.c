/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws the map at one scale and decides nothing: zones below the picture's ink, then lines, words,
 * signs and what is pointed at. Only what is seen is drawn. */
#include "sp-map-body.h"

#include "base/sp-i18n.h"

#include <math.h>

#define CORNER 4.0 /* half of a handle, in points */

typedef struct
{
  /* Borrowed */
  SpMapBody *body;
  cairo_t *cr;
  SpChartText *text;
  const SpMapFrame *frame;
  const SpChartStyle *style;
} Painter;

static void
set_color (const Painter *self, const SpColor *color)
{
  cairo_set_source_rgba (self->cr, color->red, color->green, color->blue, color->alpha);
}

static void
set_role (const Painter *self, SpColorRole role)
{
  set_color (self, &self->style->colors[role]);
}

static SpRect
place_rect (const Painter *self, const SpRect *plane)
{
  double scale = self->body->scale;

  return (SpRect) {plane->x * scale + self->frame->dx, plane->y * scale + self->frame->dy,
                   plane->width * scale, plane->height * scale};
}

static gboolean
is_seen (const Painter *self, const SpRect *rect)
{
  const SpRect *seen = &self->frame->seen;

  return rect->x <= seen->x + seen->width && seen->x <= rect->x + rect->width &&
         rect->y <= seen->y + seen->height && seen->y <= rect->y + rect->height;
}

static SpRect
moved (const Painter *self, const SpRect *rect)
{
  return (SpRect) {rect->x + self->frame->dx, rect->y + self->frame->dy, rect->width, rect->height};
}

/* ---- lines of the plane ---- */

/* Corners nearer than half a device pixel to the one before are passed over. */
static void
add_ring (const Painter *self, const SpMapRing *ring)
{
  double scale = self->body->scale, least = 0.5 / self->frame->resolution;
  double last_x = NAN, last_y = NAN;

  cairo_new_sub_path (self->cr);
  for (guint i = 0; i < ring->n; i++)
    {
      const SpMapVertex *at =
        &g_array_index (self->body->scene->plane, SpMapVertex, ring->first + i);
      double x = at->x * scale + self->frame->dx, y = at->y * scale + self->frame->dy;

      if (fabs (x - last_x) < least && fabs (y - last_y) < least)
        continue;
      cairo_line_to (self->cr, x, y);
      last_x = x;
      last_y = y;
    }
  cairo_close_path (self->cr);
}

static void
add_zone (const Painter *self, guint zone)
{
  const SpMapScene *scene = self->body->scene;
  const SpMapPlace *place = &g_array_index (scene->places, SpMapPlace, zone);

  cairo_new_path (self->cr);
  for (guint i = 0; i < place->n_rings; i++)
    add_ring (self, &g_array_index (scene->rings, SpMapRing, place->first_ring + i));
}

static void
draw_outline (const Painter *self, const SpMapOutline *outline, gboolean is_filled)
{
  cairo_new_path (self->cr);
  add_ring (self, &g_array_index (self->body->scene->rings, SpMapRing, outline->ring));
  if (is_filled)
    {
      set_role (self, outline->is_subject ? SP_COLOR_GROUND : SP_COLOR_HEAD);
      cairo_fill (self->cr);
      return;
    }
  set_role (self, outline->is_subject ? SP_COLOR_RULE_STRONG : SP_COLOR_RULE_MEDIUM);
  cairo_set_line_width (self->cr, outline->is_subject ? self->style->thick : self->style->thin);
  cairo_stroke (self->cr);
}

/* The subject last, on top of its neighbours. */
static void
draw_outlines (const Painter *self, gboolean is_filled)
{
  const GArray *outlines = self->body->scene->outlines;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < outlines->len; i++)
      {
        const SpMapOutline *outline = &g_array_index (outlines, SpMapOutline, i);

        if (outline->is_subject == (pass == 1))
          draw_outline (self, outline, is_filled);
      }
}

/* ---- zones ---- */

static const SpRiskPaint *
zone_paint (const Painter *self, guint zone)
{
  SpMapScene *scene = self->body->scene;

  return sp_map_scene_paint (scene, self->body->palette,
                             g_array_index (scene->places, SpMapPlace, zone).class);
}

static void
draw_zone (const Painter *self, guint zone)
{
  const SpMapScene *scene = self->body->scene;
  const SpMapPlace *place = &g_array_index (scene->places, SpMapPlace, zone);
  SpRect rect = place_rect (self, &place->bounds);

  if (place->n_rings == 0 || !is_seen (self, &rect))
    return;
  add_zone (self, zone);
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_EVEN_ODD);
  set_color (self, &zone_paint (self, zone)->fill);
  cairo_fill_preserve (self->cr);
  if (scene->head.theme == SP_MAP_BY_LEVEL)
    sp_map_draw_hatch (self->cr, self->style, place->class, self->frame->dx, self->frame->dy,
                       &rect);
  else if (place->class == SP_MAP_UNKNOWN)
    sp_map_draw_hatch (self->cr, self->style, 0, self->frame->dx, self->frame->dy, &rect);
  cairo_set_source_rgba (self->cr, 0.1, 0.1, 0.1, 0.85);
  cairo_set_line_width (self->cr, self->style->thin);
  cairo_stroke (self->cr);
}

static SpMapVertex
base_corner (const Painter *self, double x, double y)
{
  SpMapVertex at = sp_map_scene_base_to_plane (self->body->scene, x, y);

  return (SpMapVertex) {at.x * self->body->scale + self->frame->dx,
                        at.y * self->body->scale + self->frame->dy};
}

/* Paper is white under a picture also where the surroundings are dark: the picture is ink. */
static void
draw_base (const Painter *self)
{
  static const SpMapVertex around[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  SpMapScene *scene = self->body->scene;

  if (scene->picture == NULL && scene->head.kind != SP_MAP_ENTERPRISE)
    return;
  cairo_new_path (self->cr);
  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    {
      SpMapVertex at = base_corner (self, around[i].x, around[i].y);

      cairo_line_to (self->cr, at.x, at.y);
    }
  cairo_close_path (self->cr);
  if (scene->picture != NULL)
    cairo_set_source_rgb (self->cr, 1, 1, 1);
  else
    set_role (self, SP_COLOR_GROUND);
  cairo_fill_preserve (self->cr);
  set_role (self, SP_COLOR_RULE_MEDIUM);
  cairo_set_line_width (self->cr, self->style->hair);
  cairo_stroke (self->cr);
}

/* In a space of its own, as wide and high as the picture is shown. */
static void
draw_picture (const Painter *self)
{
  SpMapScene *scene = self->body->scene;
  SpMapVertex from = base_corner (self, 0, 0), right = base_corner (self, 1, 0);
  SpMapVertex below = base_corner (self, 0, 1);
  double width = hypot (right.x - from.x, right.y - from.y);
  double height = hypot (below.x - from.x, below.y - from.y);
  cairo_matrix_t matrix;

  if (scene->picture == NULL || !(width > 0 && height > 0))
    return;
  cairo_matrix_init (&matrix, (right.x - from.x) / width, (right.y - from.y) / width,
                     (below.x - from.x) / height, (below.y - from.y) / height, from.x, from.y);
  if (fabs (matrix.xx * matrix.yy - matrix.xy * matrix.yx) < 1e-3)
    return;
  cairo_save (self->cr);
  cairo_transform (self->cr, &matrix);
  sp_map_picture_draw (scene->picture, self->cr, width, height, self->frame->resolution);
  cairo_restore (self->cr);
}

/* ---- words ---- */

static void
add_plate (const Painter *self, const SpRect *rect)
{
  double radius = MIN (rect->height * 0.22, 4 * self->style->thin + 1);
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, right - radius, rect->y + radius, radius, -G_PI / 2, 0);
  cairo_arc (self->cr, right - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (self->cr, rect->x + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (self->cr, rect->x + radius, rect->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (self->cr);
}

static void
draw_line (
  const Painter *self, const SpRect *rect, guint line, guint n, SpFont font, const char *words)
{
  double height = rect->height / n;
  SpTextBox box = {rect->x, rect->y + line * height, rect->width, height,
                   font,    self->style->text,       height,      SP_ALIGN_CENTER,
                   1};

  sp_chart_text_show (self->text, self->cr, &box, words);
}

static void
draw_zone_label (const Painter *self, const SpMapLabel *label)
{
  const SpRiskPaint *paint = zone_paint (self, (guint)label->zone);
  SpRect rect = moved (self, &label->rect);
  guint n = label->title != NULL ? 2 : 1;

  if (label->has_leader)
    {
      double x = label->anchor.x + self->frame->dx, y = label->anchor.y + self->frame->dy;

      set_role (self, SP_COLOR_TEXT);
      cairo_set_line_width (self->cr, self->style->thin);
      cairo_move_to (self->cr, x, y);
      cairo_line_to (self->cr, rect.x + rect.width / 2, rect.y + rect.height / 2);
      cairo_stroke (self->cr);
      cairo_arc (self->cr, x, y, self->style->thin * 1.6, 0, 2 * G_PI);
      cairo_fill (self->cr);
    }
  add_plate (self, &rect);
  set_color (self, &paint->plate);
  cairo_fill_preserve (self->cr);
  cairo_set_source_rgba (self->cr, 0, 0, 0, 0.75);
  cairo_set_line_width (self->cr, self->style->hair);
  cairo_stroke (self->cr);
  set_color (self, &paint->ink);
  if (label->title != NULL)
    draw_line (self, &rect, 0, n, SP_FONT_BOLD, label->title);
  if (label->words != NULL)
    draw_line (self, &rect, n - 1, n, n == 1 ? SP_FONT_BOLD : SP_FONT_REGULAR, label->words);
}

/* On a ground of its own, so that it can be read over lines and colours. */
static void
draw_spot_label (const Painter *self, const SpMapLabel *label)
{
  SpRect rect = moved (self, &label->rect);
  SpTextBox box = {rect.x,      rect.y,          rect.width,
                   rect.height, SP_FONT_REGULAR, self->style->small,
                   rect.height, SP_ALIGN_CENTER, 1};
  gboolean is_on_paper = self->body->scene->picture != NULL;

  add_plate (self, &rect);
  if (is_on_paper)
    cairo_set_source_rgba (self->cr, 1, 1, 1, 0.86);
  else
    {
      const SpColor *ground = &self->style->colors[SP_COLOR_GROUND];

      cairo_set_source_rgba (self->cr, ground->red, ground->green, ground->blue, 0.86);
    }
  cairo_fill (self->cr);
  if (is_on_paper)
    cairo_set_source_rgb (self->cr, 0.1, 0.1, 0.1);
  else
    set_role (self, SP_COLOR_TEXT);
  sp_chart_text_show (self->text, self->cr, &box, label->title);
}

static void
draw_labels (const Painter *self, gboolean of_zones)
{
  GArray *labels = self->body->labels;

  for (guint i = 0; i < labels->len; i++)
    {
      const SpMapLabel *label = &g_array_index (labels, SpMapLabel, i);
      SpRect rect = moved (self, &label->rect);

      if ((label->zone >= 0) != of_zones || (!is_seen (self, &rect) && !label->has_leader))
        continue;
      if (of_zones)
        draw_zone_label (self, label);
      else
        draw_spot_label (self, label);
    }
}

static void
draw_neighbour_names (const Painter *self)
{
  SpMapScene *scene = self->body->scene;
  double size = self->style->small, width = size * 12;

  for (guint i = 0; i < scene->outlines->len; i++)
    {
      const SpMapOutline *outline = &g_array_index (scene->outlines, SpMapOutline, i);
      double x = outline->place.x * self->body->scale + self->frame->dx;
      double y = outline->place.y * self->body->scale + self->frame->dy;
      SpTextBox box = {x - width / 2, y - size, width,           size * 2, SP_FONT_REGULAR,
                       size,          size * 2, SP_ALIGN_CENTER, 1};
      SpRect rect = {box.x, box.y, box.width, box.height};

      if (!outline->has_place || !is_seen (self, &rect))
        continue;
      set_role (self, SP_COLOR_MUTED);
      sp_chart_text_show (self->text, self->cr, &box, outline->title);
    }
}

static void
draw_sign (const Painter *self, const SpMapSign *sign, const char *words)
{
  if (self->frame->stamps != NULL)
    sp_map_stamps_draw (self->frame->stamps, self->cr, self->text, self->style, self->body->palette,
                        self->frame->resolution, sign, words);
  else
    sp_map_draw_sign (self->cr, self->text, self->style, self->body->palette, sign, words);
}

static void
draw_signs (const Painter *self)
{
  SpMapScene *scene = self->body->scene;

  for (guint i = 0; i < self->body->signs->len; i++)
    {
      SpMapSign sign = g_array_index (self->body->signs, SpMapSign, i);
      SpRect rect;
      char words[24];

      sign.x += self->frame->dx;
      sign.y += self->frame->dy;
      rect = (SpRect) {sign.x - sign.radius * 1.5, sign.y - sign.radius * 1.5, sign.radius * 3,
                       sign.radius * 3};
      if (!is_seen (self, &rect))
        continue;
      g_snprintf (words, sizeof words, _ ("%u处"), sign.n);
      draw_sign (self, &sign,
                 sign.n > 1 ? words : g_array_index (scene->spots, SpMapSpot, sign.first).number);
    }
}

/* ---- what is pointed at ---- */

static void
mark_zone (const Painter *self, guint zone, gboolean is_selected)
{
  add_zone (self, zone);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_set_line_width (self->cr, self->style->thick * (is_selected ? 3 : 2));
  cairo_stroke_preserve (self->cr);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_set_line_width (self->cr, self->style->thick * (is_selected ? 1.6 : 0.8));
  cairo_stroke (self->cr);
}

static void
mark_spot (const Painter *self, guint spot, gboolean is_selected)
{
  guint at = self->body->sign_of[spot];
  const SpMapSign *sign;

  if (at == SP_MAP_NO_SPOT)
    return;
  sign = &g_array_index (self->body->signs, SpMapSign, at);
  cairo_new_path (self->cr);
  cairo_arc (self->cr, sign->x + self->frame->dx, sign->y + self->frame->dy,
             sign->radius * 1.28 + self->style->thick * 2.5, 0, 2 * G_PI);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_set_line_width (self->cr, self->style->thick * (is_selected ? 2.4 : 1.6));
  cairo_stroke_preserve (self->cr);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_set_line_width (self->cr, self->style->thick * (is_selected ? 1.4 : 0.7));
  cairo_stroke (self->cr);
}

static void
draw_corners (const Painter *self, guint zone)
{
  const SpMapScene *scene = self->body->scene;
  const SpMapPlace *place = &g_array_index (scene->places, SpMapPlace, zone);

  for (guint i = 0; i < place->n_rings; i++)
    {
      const SpMapRing *ring = &g_array_index (scene->rings, SpMapRing, place->first_ring + i);

      for (guint k = 0; k < ring->n; k++)
        {
          const SpMapVertex *at = &g_array_index (scene->plane, SpMapVertex, ring->first + k);

          cairo_rectangle (self->cr, at->x * self->body->scale + self->frame->dx - CORNER,
                           at->y * self->body->scale + self->frame->dy - CORNER, 2 * CORNER,
                           2 * CORNER);
        }
    }
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_fill_preserve (self->cr);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_set_line_width (self->cr, self->style->thin);
  cairo_stroke (self->cr);
}

static void
draw_zone_marks (const Painter *self)
{
  const SpMapMarks *marks = &self->frame->marks;
  guint n = self->body->scene->zones->len;

  if (marks->hover.kind == SP_MAP_HIT_ZONE && marks->hover.index < n)
    mark_zone (self, marks->hover.index, FALSE);
  if (marks->zone >= 0 && (guint)marks->zone < n)
    mark_zone (self, (guint)marks->zone, TRUE);
}

static void
draw_spot_marks (const Painter *self)
{
  const SpMapMarks *marks = &self->frame->marks;
  guint n = self->body->scene->spots->len;

  if ((marks->hover.kind == SP_MAP_HIT_SPOT || marks->hover.kind == SP_MAP_HIT_CLUSTER) &&
      marks->hover.index < n)
    mark_spot (self, marks->hover.index, FALSE);
  if (marks->spot >= 0 && (guint)marks->spot < n)
    mark_spot (self, (guint)marks->spot, TRUE);
  if (marks->edited >= 0 && (guint)marks->edited < self->body->scene->zones->len)
    draw_corners (self, (guint)marks->edited);
}

void
sp_map_body_draw (SpMapBody *self, cairo_t *cr, SpChartText *text, const SpMapFrame *frame)
{
  const Painter painter = {self, cr, text, frame, self->style};

  cairo_save (cr);
  cairo_rectangle (cr, frame->seen.x, frame->seen.y, frame->seen.width, frame->seen.height);
  cairo_clip (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_base (&painter);
  draw_outlines (&painter, TRUE);
  for (guint i = 0; i < self->scene->zones->len; i++)
    draw_zone (&painter, i);
  draw_picture (&painter);
  draw_outlines (&painter, FALSE);
  draw_neighbour_names (&painter);
  draw_labels (&painter, FALSE);
  draw_signs (&painter);
  draw_labels (&painter, TRUE);
  cairo_restore (cr);
}

void
sp_map_body_draw_marks (SpMapBody *self, cairo_t *cr, SpChartText *text, const SpMapFrame *frame)
{
  const Painter painter = {self, cr, text, frame, self->style};

  draw_zone_marks (&painter);
  draw_spot_marks (&painter);
}
