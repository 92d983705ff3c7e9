/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The layout's lists, places for labels, hit tests. Widths of words are estimated from characters,
 * so that laying out costs no fonts. */
#include "sp-trend-layout.h"

#include "base/sp-text.h"

#include <math.h>

#include "sp-risk-style.h"

#define LEAST_SIDE 1.0
#define SLACK 0.3        /* of the width, at each side */
#define MOST_AVOIDED 200 /* points of a line that words keep off */
#define REACH 6.0        /* points beside a mark that still hit it */

static void
clear_label (gpointer data)
{
  g_free (((SpTrendLabel *)data)->words);
}

static void
clear_mark (gpointer data)
{
  g_free (((SpTrendMark *)data)->words);
}

SpTrendLayout *
sp_trend_layout_new_full (
  SpTrendScene *scene, const SpChartStyle *style, gboolean is_bare, double width, double height)
{
  SpTrendLayout *self = g_new0 (SpTrendLayout, 1);

  self->scene = sp_trend_scene_ref (scene);
  self->is_bare = is_bare;
  self->style = *style;
  self->width = MAX (width, LEAST_SIDE);
  self->height = MAX (height, LEAST_SIDE);
  self->points = g_array_new (FALSE, FALSE, sizeof (SpTrendPoint));
  self->lines = g_array_new (FALSE, FALSE, sizeof (SpTrendLine));
  self->signs = g_array_new (FALSE, FALSE, sizeof (SpTrendSign));
  self->columns = g_array_new (FALSE, FALSE, sizeof (SpTrendColumn));
  self->labels = g_array_new (FALSE, FALSE, sizeof (SpTrendLabel));
  self->marks = g_array_new (FALSE, FALSE, sizeof (SpTrendMark));
  self->bands = g_array_new (FALSE, FALSE, sizeof (SpTrendBand));
  self->palette = SP_RISK_PRINT;
  g_array_set_clear_func (self->labels, clear_label);
  g_array_set_clear_func (self->marks, clear_mark);
  switch (sp_trend_scene_get_kind (scene))
    {
    case SP_TREND_ACCIDENTS:
      sp_trend_accidents_lay_out (self, sp_trend_scene_get_accidents (scene));
      break;
    case SP_TREND_RISK:
      sp_trend_risk_lay_out (self, sp_trend_scene_get_risk (scene));
      break;
    case SP_TREND_INDICATOR:
    default:
      sp_trend_indicator_lay_out (self, sp_trend_scene_get_indicator (scene));
      break;
    }
  return self;
}

SpTrendLayout *
sp_trend_layout_new (SpTrendScene *scene, const SpTrendStyle *style, double width, double height)
{
  SpChartStyle screen;
  SpTrendLayout *self;

  g_return_val_if_fail (scene != NULL && style != NULL, NULL);

  screen = sp_chart_style_screen (style->is_dark, style->scale > 0 ? style->scale : 1);
  self = sp_trend_layout_new_full (scene, &screen, style->is_bare, width, height);
  self->palette = style->is_dark ? SP_RISK_SCREEN_DARK : SP_RISK_SCREEN_LIGHT;
  return self;
}

void
sp_trend_layout_free (SpTrendLayout *self)
{
  if (self == NULL)
    return;
  sp_trend_scene_unref (self->scene);
  sp_chart_text_free (self->text);
  g_array_unref (self->points);
  g_array_unref (self->lines);
  g_array_unref (self->signs);
  g_array_unref (self->columns);
  g_array_unref (self->labels);
  g_array_unref (self->marks);
  g_array_unref (self->bands);
  g_free (self);
}

/* ---- filling ---- */

void
sp_trend_add_point (SpTrendLayout *self, double x, double y)
{
  SpTrendPoint point = {x, y};

  g_array_append_val (self->points, point);
}

void
sp_trend_add_line (SpTrendLayout *self, SpTrendStroke stroke, guint first)
{
  SpTrendLine line = {stroke, first, self->points->len - first};

  if (line.n > 0)
    g_array_append_val (self->lines, line);
}

void
sp_trend_add_segment (
  SpTrendLayout *self, SpTrendStroke stroke, double x1, double y1, double x2, double y2)
{
  guint first = self->points->len;

  sp_trend_add_point (self, x1, y1);
  sp_trend_add_point (self, x2, y2);
  sp_trend_add_line (self, stroke, first);
}

void
sp_trend_add_sign (SpTrendLayout *self, SpTrendShape shape, double x, double y)
{
  SpTrendSign sign = {shape, x, y};

  g_array_append_val (self->signs, sign);
}

void
sp_trend_add_band (SpTrendLayout *self, const SpTrendBand *band)
{
  g_array_append_val (self->bands, *band);
}

void
sp_trend_add_column (SpTrendLayout *self, gboolean is_base, const SpRect *rect)
{
  SpTrendColumn column = {*rect, is_base};

  g_array_append_val (self->columns, column);
}

void
sp_trend_add_mark (SpTrendLayout *self, const SpRect *rect, char *words)
{
  SpTrendMark mark = {*rect, words};

  g_array_append_val (self->marks, mark);
}

void
sp_trend_add_label (SpTrendLayout *self,
                    const SpRect *rect,
                    SpFont font,
                    double size,
                    SpAlign align,
                    SpColorRole role,
                    const char *words)
{
  SpTrendLabel label = {
    .box = {rect->x, rect->y, rect->width, rect->height, font, size, size * 1.25, align, 1},
    .words = g_strdup (words),
    .role = role,
    .rect = *rect,
  };

  /* Centred words must not be cut where the estimate was a little short. */
  if (align == SP_ALIGN_CENTER)
    {
      label.box.x -= rect->width * SLACK;
      label.box.width += rect->width * 2 * SLACK;
    }
  g_array_append_val (self->labels, label);
}

void
sp_trend_add_words (
  SpTrendLayout *self, const SpRect *rect, double size, SpColorRole role, const char *words)
{
  SpTrendLabel *label;

  sp_trend_add_label (self, rect, SP_FONT_REGULAR, size, SP_ALIGN_START, role, words);
  label = &g_array_index (self->labels, SpTrendLabel, self->labels->len - 1);
  label->box.width = -1;
  label->box.max_lines = 0;
}

double
sp_trend_words_width (const char *words, double size)
{
  double em = sp_text_em_width (words) * 1.1;

  /* Signs that are wider than the letters they are reckoned with. */
  for (const char *p = words; *p != '\0'; p++)
    if (*p == '%')
      em += 0.45;
  return (em + 0.1) * size;
}

/* ---- places for labels ---- */

typedef enum
{
  CLEAR_OF_WORDS,
  CLEAR_OF_SIGNS,
  CLEAR_OF_LINES,
} Clearance;

static gboolean
overlap (const SpRect *a, const SpRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

static gboolean
is_clear_of_signs (const SpTrendLayout *self, const SpRect *rect)
{
  double half = self->style.mark / 2;

  for (guint i = 0; i < self->signs->len; i++)
    {
      const SpTrendSign *sign = &g_array_index (self->signs, SpTrendSign, i);

      if (overlap (rect, &(const SpRect) {sign->x - half, sign->y - half, 2 * half, 2 * half}))
        return FALSE;
    }
  return TRUE;
}

/* Whether the segment passes through @rect: its part between the sides, above or below. */
static gboolean
crosses (const SpRect *rect, const SpTrendPoint *a, const SpTrendPoint *b)
{
  double from = MAX (MIN (a->x, b->x), rect->x), to = MIN (MAX (a->x, b->x), rect->x + rect->width);
  double slope = b->x != a->x ? (b->y - a->y) / (b->x - a->x) : 0;
  double first = a->y + slope * (from - a->x), last = a->y + slope * (to - a->x);

  if (from > to)
    return FALSE;
  if (a->x == b->x)
    {
      first = a->y;
      last = b->y;
    }
  return MAX (first, last) > rect->y && MIN (first, last) < rect->y + rect->height;
}

static gboolean
is_clear_of_lines (const SpTrendLayout *self, const SpRect *rect)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SpTrendLine *line = &g_array_index (self->lines, SpTrendLine, i);

      if (line->stroke < SP_TREND_ACTUAL || line->n > MOST_AVOIDED)
        continue;
      for (guint k = 1; k < line->n; k++)
        {
          const SpTrendPoint *point =
            &g_array_index (self->points, SpTrendPoint, line->first + k - 1);

          if (crosses (rect, &point[0], &point[1]))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_free (const SpTrendLayout *self, const SpRect *rect, Clearance clearance)
{
  if (rect->y < self->plot.y || rect->y + rect->height > self->plot.y + self->plot.height ||
      rect->x < self->plot.x || rect->x + rect->width > self->width)
    return FALSE;
  for (guint i = 0; i < self->labels->len; i++)
    if (overlap (rect, &g_array_index (self->labels, SpTrendLabel, i).rect))
      return FALSE;
  if (clearance >= CLEAR_OF_SIGNS && !is_clear_of_signs (self, rect))
    return FALSE;
  return clearance < CLEAR_OF_LINES || is_clear_of_lines (self, rect);
}

/* The nearest free place above or below; where there is none, the first, on other words. */
static void
find_farther (const SpTrendLayout *self, SpRect *rect, double x, double y)
{
  double lowest = MAX (self->plot.y, self->plot.y + self->plot.height - rect->height);
  double first = CLAMP (y, self->plot.y, lowest);

  rect->x = CLAMP (x, self->plot.x, MAX (self->plot.x, self->width - rect->width));
  for (double away = 0; away < self->plot.height; away += rect->height / 2)
    for (int side = -1; side <= 1; side += 2)
      {
        rect->y = CLAMP (first + side * away, self->plot.y, lowest);
        if (is_free (self, rect, CLEAR_OF_WORDS))
          return;
      }
  rect->y = first;
}

/* Above and below in the middle, then to the left and right, then farther up and down. */
static gboolean
find_beside (const SpTrendLayout *self, SpRect *rect, double x, double y, Clearance clearance)
{
  double gap = self->style.mark * 0.6, width = rect->width, height = rect->height;
  const SpTrendPoint places[] = {
    {x - width / 2, y - gap - height},       {x - width / 2, y + gap},
    {x - width - gap, y - height - gap / 2}, {x + gap, y - height - gap / 2},
    {x - width - gap, y + gap / 2},          {x + gap, y + gap / 2},
    {x - width - gap, y - 2 * height - gap}, {x - width - gap, y + height + gap},
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      rect->x = places[i].x;
      rect->y = places[i].y;
      if (is_free (self, rect, clearance))
        return TRUE;
    }
  return FALSE;
}

gboolean
sp_trend_place_label (
  SpTrendLayout *self, double x, double y, SpColorRole role, gboolean is_needed, const char *words)
{
  double size = self->style.small;
  SpRect rect = {0, 0, sp_trend_words_width (words, size), size * 1.25};

  if (!find_beside (self, &rect, x, y, CLEAR_OF_LINES) &&
      !find_beside (self, &rect, x, y, CLEAR_OF_SIGNS))
    {
      if (!is_needed || rect.width > self->plot.width)
        return FALSE;
      find_farther (self, &rect, x - rect.width / 2, y - size * 2);
    }
  sp_trend_add_words (self, &rect, size, role, words);
  return TRUE;
}

/* ---- pointing ---- */

guint
sp_trend_layout_get_n_marks (SpTrendLayout *self)
{
  return self->marks->len;
}

SpRect
sp_trend_layout_get_mark (SpTrendLayout *self, guint i)
{
  SpRect none = {0};

  g_return_val_if_fail (i < self->marks->len, none);
  return g_array_index (self->marks, SpTrendMark, i).rect;
}

const char *
sp_trend_layout_get_mark_words (SpTrendLayout *self, guint i)
{
  g_return_val_if_fail (i < self->marks->len, "");
  return g_array_index (self->marks, SpTrendMark, i).words;
}

static double
distance (double at, double from, double length)
{
  return at < from ? from - at : MAX (0, at - from - length);
}

int
sp_trend_layout_mark_at (SpTrendLayout *self, double x, double y)
{
  double nearest = REACH;
  int found = -1;

  for (guint i = 0; i < self->marks->len; i++)
    {
      SpRect rect = sp_trend_layout_get_mark (self, i);
      double away = hypot (distance (x, rect.x, rect.width), distance (y, rect.y, rect.height));

      if (away < nearest)
        {
          nearest = away;
          found = (int)i;
        }
    }
  return found;
}

void
sp_trend_render (cairo_t *cr, SpTrendLayout *layout, int hover)
{
  if (layout->text == NULL)
    layout->text = sp_chart_text_new (FALSE);
  sp_trend_draw (cr, layout, layout->text, hover);
}
