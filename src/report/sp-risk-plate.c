/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-plate.h. */
#include "report/sp-risk-plate.h"

#define STRIP 0.16    /* of the plate's width */
#define MOST_STRIP 16 /* points */
#define STEP 3.4
#define LINE 0.9

static void
set_color (cairo_t *cr, const SpColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/* Lines that fall by @slope on their way through the strip. */
static void
add_lines (cairo_t *cr, const SpRect *strip, double slope, double step)
{
  double fall = slope * strip->width;
  double from = strip->y - (fall > 0 ? fall : 0);
  double to = strip->y + strip->height - (fall < 0 ? fall : 0);

  for (double y = from + step / 2; y < to; y += step)
    {
      cairo_move_to (cr, strip->x, y);
      cairo_line_to (cr, strip->x + strip->width, y + fall);
    }
}

static void
draw_strip (cairo_t *cr, const SpRect *strip, const SpColor *ink, guint hatch)
{
  cairo_save (cr);
  cairo_rectangle (cr, strip->x, strip->y, strip->width, strip->height);
  cairo_clip (cr);
  set_color (cr, ink);
  cairo_set_line_width (cr, LINE);
  if (hatch == 1 || hatch == 2)
    add_lines (cr, strip, -1, STEP * 1.3);
  if (hatch == 1)
    add_lines (cr, strip, 1, STEP * 1.3);
  if (hatch == 4)
    add_lines (cr, strip, 0, STEP);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static double
strip_width (const SpRect *plate, guint hatch)
{
  return hatch > 0 ? MIN (plate->width * STRIP, MOST_STRIP) : 0;
}

SpRect
sp_risk_plate_room (const SpRect *plate, guint hatch)
{
  double strip = strip_width (plate, hatch);

  return (SpRect) {plate->x + strip, plate->y, plate->width - strip, plate->height};
}

void
sp_risk_plate_draw (
  cairo_t *cr, const SpRect *plate, const SpColor *fill, const SpColor *ink, guint hatch)
{
  SpRect strip = *plate;

  set_color (cr, fill);
  cairo_rectangle (cr, plate->x, plate->y, plate->width, plate->height);
  cairo_fill (cr);
  strip.width = strip_width (plate, hatch);
  if (hatch > 0)
    draw_strip (cr, &strip, ink, hatch);
}
