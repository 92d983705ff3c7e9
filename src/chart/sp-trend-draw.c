/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws a trend's layout and decides nothing. Strokes differ by weight and dashes, columns by
 * hatching, signs by shape: a photocopy tells them apart. */
#include "sp-gantt-draw.h"
#include "sp-trend-layout.h"

#include "sp-risk-style.h"

#define TINT 0.26 /* of a band's colour across the plot: lines must stand out in grey, too */

typedef struct
{
  SpColorRole role;
  double weight;  /* of the style's thin line */
  double dash[2]; /* in weights; 0: solid */
} Pen;

static const Pen pens[SP_TREND_N_STROKES] = {
  [SP_TREND_RULE] = {SP_COLOR_RULE, 0.8, {0, 0}},
  [SP_TREND_TICK] = {SP_COLOR_RULE, 0.6, {0, 0}},
  [SP_TREND_AXIS] = {SP_COLOR_RULE_STRONG, 1, {0, 0}},
  [SP_TREND_ACTUAL] = {SP_COLOR_ACTUAL, 2.4, {0, 0}},
  [SP_TREND_PATH] = {SP_COLOR_PLAN_LINE, 1.4, {5, 3}},
  [SP_TREND_BASE] = {SP_COLOR_MUTED, 1.2, {1.2, 2.4}},
  [SP_TREND_LIMIT] = {SP_COLOR_LATE, 2, {9, 3}},
  [SP_TREND_AS_OF] = {SP_COLOR_AS_OF, 1, {4, 3}},
};

static void
draw_line (const SpGanttPainter *painter, const SpTrendLayout *layout, const SpTrendLine *line)
{
  const Pen *pen = &pens[line->stroke];
  double weight = painter->style->thin * pen->weight;
  const double dashes[] = {pen->dash[0] * weight, pen->dash[1] * weight};

  sp_gantt_set_color (painter, pen->role);
  cairo_set_line_width (painter->cr, weight);
  cairo_set_dash (painter->cr, dashes, pen->dash[0] > 0 ? 2 : 0, 0);
  cairo_set_line_join (painter->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < line->n; i++)
    {
      const SpTrendPoint *point = &g_array_index (layout->points, SpTrendPoint, line->first + i);

      cairo_line_to (painter->cr, point->x, point->y);
    }
  cairo_stroke (painter->cr);
}

static void
draw_lines (const SpGanttPainter *painter,
            const SpTrendLayout *layout,
            SpTrendStroke from,
            SpTrendStroke to)
{
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const SpTrendLine *line = &g_array_index (layout->lines, SpTrendLine, i);

      if (line->stroke >= from && line->stroke <= to)
        draw_line (painter, layout, line);
    }
  cairo_set_dash (painter->cr, NULL, 0, 0);
}

static void
draw_sign (const SpGanttPainter *painter, const SpTrendSign *sign)
{
  cairo_t *cr = painter->cr;
  double half = painter->style->mark / 2;
  gboolean is_filled = sign->shape == SP_TREND_DOT;

  if (sign->shape == SP_TREND_DIAMOND)
    {
      cairo_move_to (cr, sign->x, sign->y - half);
      cairo_line_to (cr, sign->x + half, sign->y);
      cairo_line_to (cr, sign->x, sign->y + half);
      cairo_line_to (cr, sign->x - half, sign->y);
      cairo_close_path (cr);
    }
  else
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, sign->x, sign->y, half * 0.7, 0, 2 * G_PI);
      cairo_close_path (cr);
    }
  sp_gantt_set_color (painter, is_filled ? SP_COLOR_ACTUAL : SP_COLOR_GROUND);
  cairo_fill_preserve (cr);
  sp_gantt_set_color (painter, is_filled ? SP_COLOR_ACTUAL : SP_COLOR_PLAN_LINE);
  cairo_set_line_width (cr, painter->style->thin * 1.4);
  cairo_stroke (cr);
}

/* A ground under words that stand on lines. */
static void
draw_label (const SpGanttPainter *painter, const SpTrendLayout *layout, const SpTrendLabel *label)
{
  const SpRect *rect = &label->rect;

  if (rect->y >= layout->plot.y && rect->y + rect->height <= layout->plot.y + layout->plot.height &&
      rect->x >= layout->plot.x)
    {
      const SpColor *ground = &painter->style->colors[SP_COLOR_GROUND];

      cairo_set_source_rgba (painter->cr, ground->red, ground->green, ground->blue, 0.8);
      cairo_rectangle (painter->cr, rect->x - 1, rect->y, rect->width + 2, rect->height);
      cairo_fill (painter->cr);
    }
  sp_gantt_label (painter, label->words, &label->box, label->role);
}

static void
draw_hover (const SpGanttPainter *painter, SpTrendLayout *layout, int hover)
{
  SpRect rect;

  if (hover < 0 || (guint)hover >= layout->marks->len)
    return;
  rect = sp_trend_layout_get_mark (layout, (guint)hover);
  sp_gantt_fill (painter, SP_COLOR_SELECTED, rect.x, rect.y, rect.width, rect.height);
}

static void
fill_rect (cairo_t *cr, const SpRect *rect, const SpColor *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
}

static void
draw_band (const SpGanttPainter *painter, const SpTrendLayout *layout, const SpTrendBand *band)
{
  const SpRiskPaint *paint = sp_risk_paint ((SpRiskPalette)layout->palette, band->level);
  double size = MIN (painter->style->small, band->plate.height * 0.8);
  const SpTextBox box = {band->plate.x,      band->plate.y,   band->plate.width,
                         band->plate.height, SP_FONT_REGULAR, size,
                         size * 1.25,        SP_ALIGN_CENTER, 1};

  fill_rect (painter->cr, &band->tint, &paint->fill, TINT);
  fill_rect (painter->cr, &band->plate, &paint->plate, 1);
  cairo_set_source_rgba (painter->cr, paint->ink.red, paint->ink.green, paint->ink.blue, 1);
  sp_chart_text_show (painter->text, painter->cr, &box, sp_risk_level_label (band->level));
  cairo_new_path (painter->cr); /* words leave a point behind, from which lines would begin */
}

void
sp_trend_draw (cairo_t *cr, SpTrendLayout *layout, SpChartText *text, int hover)
{
  const SpGanttPainter painter = {.cr = cr, .style = &layout->style, .text = text};

  sp_gantt_fill (&painter, SP_COLOR_GROUND, 0, 0, layout->width, layout->height);
  for (guint i = 0; i < layout->bands->len; i++)
    draw_band (&painter, layout, &g_array_index (layout->bands, SpTrendBand, i));
  draw_lines (&painter, layout, SP_TREND_RULE, SP_TREND_AXIS);
  draw_hover (&painter, layout, hover);
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const SpTrendColumn *column = &g_array_index (layout->columns, SpTrendColumn, i);

      sp_gantt_draw_bar_piece (&painter, column->is_base ? SP_BAR_PLANNED : SP_BAR_ACTUAL,
                               column->rect.x, column->rect.y, column->rect.width,
                               column->rect.height);
    }
  draw_lines (&painter, layout, SP_TREND_ACTUAL, SP_TREND_AS_OF);
  for (guint i = 0; i < layout->signs->len; i++)
    draw_sign (&painter, &g_array_index (layout->signs, SpTrendSign, i));
  for (guint i = 0; i < layout->labels->len; i++)
    draw_label (&painter, layout, &g_array_index (layout->labels, SpTrendLabel, i));
}
