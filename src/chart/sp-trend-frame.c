/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands around a trend: title, standing, legend, the axis of values. What has no room is left
 * out, the legend first, so that the plot never vanishes. */
#include "sp-trend-layout.h"

#include "base/sp-text.h"

#include <math.h>

#define LEAST_PLOT 40.0 /* points; below it legend and standing give way */
#define LINES_APART 2.2 /* rules of the value axis, in lines of text */
#define LEAST_RULES 2
#define MOST_RULES 8
#define KEY_WIDTH 2.6 /* em, the picture before a word of the legend */
#define HUGE_VALUE 1e15

double
sp_trend_nice_step (double least)
{
  static const double steps[] = {1, 2, 5, 10};
  double power;

  if (!(least > 0) || !isfinite (least))
    return 1;
  power = pow (10, floor (log10 (least)));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= least * (1 - 1e-9))
      return steps[i] * power;
  return 10 * power;
}

double
sp_trend_head_height (const SpChartStyle *style)
{
  return style->head * 1.6;
}

double
sp_trend_y (const SpTrendLayout *self, double value)
{
  double share = (CLAMP (value, self->low, self->high) - self->low) / (self->high - self->low);

  return self->plot.y + self->plot.height * (1 - share);
}

/* ---- title, standing, legend ---- */

static double
add_row (
  SpTrendLayout *self, double top, SpFont font, double size, double height, const char *words)
{
  SpRect rect = {self->style.pad_x, top, MAX (1, self->width - 2 * self->style.pad_x), height};

  sp_trend_add_label (self, &rect, font, size, SP_ALIGN_START, SP_COLOR_TEXT, words);
  return top + height;
}

static void
add_key (SpTrendLayout *self, const SpTrendKey *key, double x, double y, double height)
{
  double size = self->style.small, width = size * KEY_WIDTH * 0.8, middle = y + height / 2;
  SpRect words = {x + size * KEY_WIDTH, y, sp_trend_words_width (key->words, size), height};

  if (key->column >= 0)
    sp_trend_add_column (
      self, key->column == 1,
      &(const SpRect) {x + width * 0.2, y + height * 0.2, width * 0.6, height * 0.6});
  else
    {
      sp_trend_add_segment (self, key->stroke, x, middle, x + width, middle);
      if (key->shape >= 0)
        sp_trend_add_sign (self, (SpTrendShape)key->shape, x + width / 2, middle);
    }
  sp_trend_add_words (self, &words, size, SP_COLOR_MUTED, key->words);
}

/* In as many rows as it takes; returns their height. @is_dry: only measures. */
static double
lay_out_keys (
  SpTrendLayout *self, const SpTrendKey *keys, guint n_keys, double top, gboolean is_dry)
{
  double size = self->style.small, height = size * 1.6, x = self->style.pad_x, y = top;

  for (guint i = 0; i < n_keys; i++)
    {
      double width = size * (KEY_WIDTH + sp_text_em_width (keys[i].words) * 1.1 + 1.2);

      if (x > self->style.pad_x && x + width > self->width)
        {
          x = self->style.pad_x;
          y += height;
        }
      if (!is_dry)
        add_key (self, &keys[i], x, y, height);
      x += width;
    }
  return n_keys > 0 ? y + height - top : 0;
}

/* Returns where the plot may begin. */
static double
lay_out_top (SpTrendLayout *self, const SpTrendKey *keys, guint n_keys, double below)
{
  double title = self->style.heading * 1.7, standing = self->style.text * 1.5, top = 0;
  double legend = lay_out_keys (self, keys, n_keys, 0, TRUE);
  double room = self->height - below - LEAST_PLOT;

  if (!self->is_bare && room >= title)
    top = add_row (self, top, SP_FONT_BOLD, self->style.heading, title,
                   sp_trend_scene_get_title (self->scene));
  if (!self->is_bare && room >= top + standing)
    top = add_row (self, top, SP_FONT_REGULAR, self->style.text, standing,
                   sp_trend_scene_get_standing (self->scene));
  if (room >= top + legend)
    top += lay_out_keys (self, keys, n_keys, top, FALSE);
  return top + self->style.small;
}

/* ---- the value axis ---- */

static double
set_range (SpTrendLayout *self, double low, double high, gboolean is_whole)
{
  double lines = self->plot.height / (self->style.pitch * LINES_APART);
  double step;

  low = CLAMP (low, -HUGE_VALUE, HUGE_VALUE);
  high = CLAMP (high, -HUGE_VALUE, HUGE_VALUE);
  if (high <= low)
    high = low + 1;
  step = sp_trend_nice_step ((high - low) / CLAMP (floor (lines), LEAST_RULES, MOST_RULES));
  if (is_whole)
    step = MAX (1, step);
  self->low = floor (low / step + 1e-9) * step;
  self->high = ceil (high / step - 1e-9) * step;
  return step;
}

static void
lay_out_rules (SpTrendLayout *self, double step)
{
  double size = self->style.head, widest = 0;
  guint n = (guint)lround ((self->high - self->low) / step);

  for (guint i = 0; i <= n; i++)
    {
      g_autofree char *words = sp_indicator_dup_number (self->low + i * step);

      widest = MAX (widest, sp_text_em_width (words) * size * 1.15);
    }
  self->plot.x = MIN (widest + 2 * self->style.pad_x, self->width / 3);
  self->plot.width = MAX (1, self->width - self->plot.x - self->style.pad_x * 2);
  for (guint i = 0; i <= n; i++)
    {
      g_autofree char *words = sp_indicator_dup_number (self->low + i * step);
      double y = sp_trend_y (self, self->low + i * step);
      SpRect rect = {0, y - size * 0.65, self->plot.x - self->style.pad_x, size * 1.3};

      sp_trend_add_segment (self, i == 0 ? SP_TREND_AXIS : SP_TREND_RULE, self->plot.x, y,
                            self->plot.x + self->plot.width, y);
      sp_trend_add_label (self, &rect, SP_FONT_REGULAR, size, SP_ALIGN_END, SP_COLOR_MUTED, words);
    }
}

void
sp_trend_frame_lay_out (SpTrendLayout *self,
                        const SpTrendKey *keys,
                        guint n_keys,
                        guint n_heads,
                        double low,
                        double high,
                        gboolean is_whole)
{
  double below = n_heads * sp_trend_head_height (&self->style) + self->style.pad_y;

  self->plot.y = lay_out_top (self, keys, n_keys, below);
  self->plot.height = MAX (1, self->height - self->plot.y - below);
  lay_out_rules (self, set_range (self, low, high, is_whole));
}

void
sp_trend_frame_lay_out_bands (SpTrendLayout *self,
                              const SpTrendKey *keys,
                              guint n_keys,
                              guint n_heads,
                              guint n_bands,
                              double axis_width)
{
  double below = n_heads * sp_trend_head_height (&self->style) + self->style.pad_y;

  self->plot.y = lay_out_top (self, keys, n_keys, below);
  self->plot.height = MAX (1, self->height - self->plot.y - below);
  self->plot.x = MIN (axis_width, self->width / 3);
  self->plot.width = MAX (1, self->width - self->plot.x - self->style.pad_x * 2);
  self->low = 0;
  self->high = n_bands;
}
