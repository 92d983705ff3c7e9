/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws the items of the overview's layout and decides nothing. Every light has a pattern of its
 * own, so that bars can be told apart in black and white. */
#include "sp-overview-layout.h"

#include <math.h>

static void
set_color (cairo_t *cr, const SpOverviewLayout *layout, SpColorRole role)
{
  const SpColor *color = &layout->style.colors[role];

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
draw_text (cairo_t *cr, const SpOverviewLayout *layout, const SpItem *item)
{
  SpTextBox box = {.x = item->rect.x,
                   .y = item->rect.y,
                   .width = item->rect.width,
                   .height = item->rect.height,
                   .font = item->font,
                   .size = item->size,
                   .pitch = item->size * 1.3,
                   .align = item->align,
                   .max_lines = item->lines};

  set_color (cr, layout, item->color);
  sp_chart_text_show (layout->text, cr, &box, item->text);
}

static void
draw_rule (cairo_t *cr, const SpOverviewLayout *layout, const SpItem *item)
{
  const double dashes[] = {4 * layout->unit, 3 * layout->unit};
  gboolean is_down = item->rect.height > item->rect.width;

  set_color (cr, layout, item->color);
  cairo_set_line_width (cr, MAX (layout->style.hair, 0.8 * layout->unit));
  if (item->kind == SP_ITEM_DASHED)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, item->rect.x, item->rect.y);
  cairo_line_to (cr, item->rect.x + (is_down ? 0 : item->rect.width),
                 item->rect.y + (is_down ? item->rect.height : 0));
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Lines at @slope (1: rising, −1: falling, 0: upright) through @rect. */
static void
draw_hatch (cairo_t *cr, const SpRect *rect, double step, double slope)
{
  double rise = fabs (slope) * rect->height;

  cairo_save (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  for (double x = floor ((rect->x - rise) / step) * step; x < rect->x + rect->width + rise;
       x += step)
    {
      cairo_move_to (cr, x, rect->y + (slope >= 0 ? rect->height : 0));
      cairo_line_to (cr, x + rise, rect->y + (slope >= 0 ? 0 : rect->height));
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_light (cairo_t *cr, const SpOverviewLayout *layout, const SpItem *item)
{
  double line = MAX (layout->style.hair, 0.9 * layout->unit), step = 5 * layout->unit;
  const SpRect *rect = &item->rect;

  set_color (cr, layout, item->color);
  cairo_set_line_width (cr, line);
  if (item->light == SP_LIGHT_DONE)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      cairo_fill (cr);
      return;
    }
  if (item->light == SP_LIGHT_NEAR)
    draw_hatch (cr, rect, step, 0);
  if (item->light == SP_LIGHT_BEHIND || item->light == SP_LIGHT_OVERDUE)
    draw_hatch (cr, rect, step, 1);
  if (item->light == SP_LIGHT_OVERDUE)
    {
      draw_hatch (cr, rect, step, -1);
      cairo_set_line_width (cr, 2 * line);
    }
  cairo_rectangle (cr, rect->x + line / 2, rect->y + line / 2, MAX (0, rect->width - line),
                   MAX (0, rect->height - line));
  cairo_stroke (cr);
}

static void
draw_item (cairo_t *cr, const SpOverviewLayout *layout, const SpItem *item)
{
  switch (item->kind)
    {
    case SP_ITEM_TEXT:
      draw_text (cr, layout, item);
      break;
    case SP_ITEM_RULE:
    case SP_ITEM_DASHED:
      draw_rule (cr, layout, item);
      break;
    case SP_ITEM_LIGHT:
      draw_light (cr, layout, item);
      break;
    case SP_ITEM_FILL:
    case SP_ITEM_FRAME:
    default:
      set_color (cr, layout, item->color);
      cairo_rectangle (cr, item->rect.x, item->rect.y, item->rect.width, item->rect.height);
      cairo_set_line_width (cr, MAX (layout->style.hair, 0.8 * layout->unit));
      if (item->kind == SP_ITEM_FILL)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
    }
}

void
sp_overview_draw (cairo_t *cr, SpOverviewLayout *layout, double top, double bottom)
{
  for (guint i = 0; i < layout->items->len; i++)
    {
      const SpItem *item = &g_array_index (layout->items, SpItem, i);

      if (item->rect.y <= bottom && item->rect.y + item->rect.height >= top)
        draw_item (cr, layout, item);
    }
}

/* The focus is a frame with ground of its own on both sides: to be seen on any bar. */
static void
draw_focus (cairo_t *cr, SpOverviewLayout *layout, const SpRect *rect)
{
  double line = 2 * layout->unit;

  cairo_rectangle (cr, rect->x - line, rect->y - line, rect->width + 2 * line,
                   rect->height + 2 * line);
  set_color (cr, layout, SP_COLOR_GROUND);
  cairo_set_line_width (cr, 2.4 * line);
  cairo_stroke_preserve (cr);
  set_color (cr, layout, SP_COLOR_ACTUAL);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
}

void
sp_overview_render (
  cairo_t *cr, SpOverviewLayout *layout, double top, double bottom, int hover, int focus)
{
  SpRect rect;

  g_return_if_fail (layout != NULL);

  set_color (cr, layout, SP_COLOR_GROUND);
  cairo_rectangle (cr, 0, top, layout->width, bottom - top);
  cairo_fill (cr);
  if (hover >= 0 && hover < (int)layout->areas->len)
    {
      rect = sp_overview_layout_get_area (layout, (guint)hover);
      set_color (cr, layout, SP_COLOR_SELECTED);
      cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
      cairo_fill (cr);
    }
  sp_overview_draw (cr, layout, top, bottom);
  if (focus >= 0 && focus < (int)layout->areas->len)
    {
      rect = sp_overview_layout_get_area (layout, (guint)focus);
      draw_focus (cr, layout, &rect);
    }
}
