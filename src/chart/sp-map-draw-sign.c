/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hatching and signs of the levels, for maps, legends and bars alike: a grey print tells by them
 * what the screen tells by colour. */
#include "sp-map-body.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

#include <math.h>

static void
set_color (cairo_t *cr, const SpColor *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

/* ---- hatching ---- */

/* Lines at @slope (x for each y) over @rect; lines start at multiples of @step, so that zones side
 * by side are hatched as one. */
static void
add_lines (cairo_t *cr, const SpRect *rect, double slope, double step)
{
  double lean = slope * rect->height;
  double from = rect->x - MAX (0, lean), to = rect->x + rect->width - MIN (0, lean);
  double phase = slope * rect->y;

  for (double x = ceil ((from - phase) / step) * step + phase; x <= to; x += step)
    {
      cairo_move_to (cr, x, rect->y);
      cairo_line_to (cr, x + lean, rect->y + rect->height);
    }
}

static void
add_level_lines (cairo_t *cr, const SpRect *rect, double step)
{
  for (double y = ceil (rect->y / step) * step; y <= rect->y + rect->height; y += step)
    {
      cairo_move_to (cr, rect->x, y);
      cairo_rel_line_to (cr, rect->width, 0);
    }
}

/* What is hatched how: lines at a slope, level lines, a colour. */
typedef struct
{
  double step; /* of the style's */
  gboolean is_rising, is_falling, is_level;
  double tone, alpha;
} Hatch;

static const Hatch hatches[SP_RISK_N_LEVELS] = {
  {1.6, TRUE, FALSE, FALSE, 0, 0.16},  {1.6, TRUE, TRUE, FALSE, 1, 0.55},
  {1.3, FALSE, TRUE, FALSE, 0, 0.28},  {0},
  {1.05, FALSE, FALSE, TRUE, 1, 0.55},
};

/* As a drawing of lines, for paper. */
static void
stroke_hatch (cairo_t *cr, const Hatch *hatch, double step, const SpRect *rect)
{
  double x1, y1, x2, y2;
  SpRect seen;

  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  seen = (SpRect) {MAX (rect->x, x1), MAX (rect->y, y1),
                   MIN (rect->x + rect->width, x2) - MAX (rect->x, x1),
                   MIN (rect->y + rect->height, y2) - MAX (rect->y, y1)};
  if (hatch->is_rising)
    add_lines (cr, &seen, 1, step);
  if (hatch->is_falling)
    add_lines (cr, &seen, -1, step);
  if (hatch->is_level)
    add_level_lines (cr, &seen, step);
  cairo_stroke (cr);
}

/* One square that repeats, @side pixels wide, a line @width pixels wide through it. */
static cairo_surface_t *
draw_square (const Hatch *hatch, int side, double width)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgba (cr, hatch->tone, hatch->tone, hatch->tone, hatch->alpha);
  cairo_set_line_width (cr, width);
  for (int shift = -side; shift <= side; shift += side)
    {
      if (hatch->is_rising)
        {
          cairo_move_to (cr, shift - side, -side);
          cairo_line_to (cr, shift + 2 * side, 2 * side);
        }
      if (hatch->is_falling)
        {
          cairo_move_to (cr, shift + 2 * side, -side);
          cairo_line_to (cr, shift - side, 2 * side);
        }
    }
  if (hatch->is_level)
    {
      cairo_move_to (cr, 0, side / 2 + 0.5);
      cairo_rel_line_to (cr, side, 0);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  return surface;
}

/* On pixels a square that repeats costs a tenth of lines. */
static void
fill_hatch (cairo_t *cr, const Hatch *hatch, const SpChartStyle *style, double x, double y)
{
  double pixels = 1, none = 0;
  cairo_surface_t *square;
  cairo_matrix_t matrix;

  cairo_user_to_device_distance (cr, &pixels, &none);
  square = draw_square (hatch, MAX (4, (int)lround (style->hatch * hatch->step * pixels)),
                        MAX (1, style->thin * pixels));
  cairo_user_to_device (cr, &x, &y);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_set_source_surface (cr, square, 0, 0);
  cairo_matrix_init_translate (&matrix, -round (x), -round (y));
  cairo_pattern_set_matrix (cairo_get_source (cr), &matrix);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_fill_preserve (cr);
  cairo_restore (cr);
  cairo_surface_destroy (square);
}

void
sp_map_draw_hatch (
  cairo_t *cr, const SpChartStyle *style, guint level, double x, double y, const SpRect *rect)
{
  const Hatch *hatch = &hatches[level < SP_RISK_N_LEVELS ? level : 0];
  cairo_path_t *path;

  if (hatch->step == 0)
    return;
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    {
      fill_hatch (cr, hatch, style, x, y);
      return;
    }
  path = cairo_copy_path (cr);
  cairo_save (cr);
  cairo_clip (cr);
  cairo_set_line_width (cr, style->thin);
  cairo_set_source_rgba (cr, hatch->tone, hatch->tone, hatch->tone, hatch->alpha);
  stroke_hatch (cr, hatch, style->hatch * hatch->step, rect);
  cairo_restore (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}

/* ---- signs ---- */

static void
add_polygon (cairo_t *cr, double x, double y, double radius, guint n, double turn)
{
  for (guint i = 0; i < n; i++)
    {
      double angle = turn + 2 * G_PI * i / n;

      cairo_line_to (cr, x + radius * cos (angle), y + radius * sin (angle));
    }
  cairo_close_path (cr);
}

void
sp_map_sign_path (cairo_t *cr, guint level, double x, double y, double radius)
{
  cairo_new_sub_path (cr);
  switch (level)
    {
    case 1:
      add_polygon (cr, x, y, radius * 1.28, 4, 0);
      break;
    case 2:
      add_polygon (cr, x, y, radius * 1.22, 4, G_PI / 4);
      break;
    case 3:
      add_polygon (cr, x, y, radius * 1.08, 6, 0);
      break;
    default:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    }
}

static void
draw_words (cairo_t *cr,
            SpChartText *text,
            const SpChartStyle *style,
            const SpMapSign *sign,
            const char *words)
{
  double room = sign->radius * 1.75;
  double size = MIN (style->small * (sign->n > 1 ? 1.05 : 1),
                     room / MAX (0.5, sp_text_em_width (words) * 1.16));
  SpTextBox box = {
    sign->x - room, sign->y - sign->radius, 2 * room, 2 * sign->radius, SP_FONT_BOLD, size,
    size,           SP_ALIGN_CENTER};

  if (words[0] != '\0')
    sp_chart_text_show (text, cr, &box, words);
}

void
sp_map_draw_sign (cairo_t *cr,
                  SpChartText *text,
                  const SpChartStyle *style,
                  SpRiskPalette palette,
                  const SpMapSign *sign,
                  const char *words)
{
  const SpRiskPaint *paint = sp_risk_paint (palette, sign->level);
  const double dashes[] = {style->thin * 2.4, style->thin * 1.8};

  /* A white rim sets it off from a zone of the same colour; a cluster has a second line around. */
  sp_map_sign_path (cr, sign->level, sign->x, sign->y,
                    sign->radius + style->thin * (sign->n > 1 ? 3 : 1.4));
  cairo_set_source_rgb (cr, 1, 1, 1);
  if (sign->n > 1)
    {
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
      cairo_set_line_width (cr, style->thin * 0.8);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
  sp_map_sign_path (cr, sign->level, sign->x, sign->y, sign->radius);
  set_color (cr, &paint->plate, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  cairo_set_line_width (cr, style->thin * 0.8);
  cairo_set_dash (cr, dashes, sign->level == 0 ? 2 : 0, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  set_color (cr, &paint->ink, 1);
  draw_words (cr, text, style, sign, words);
}
