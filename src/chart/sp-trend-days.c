/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The axis of days under a trend, and the line of the as-of date. */
#include "sp-trend-layout.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

double
sp_trend_day_x (const SpTrendLayout *self, const SpTimeScale *scale, SpDate day)
{
  return self->plot.x + sp_time_scale_x (scale, day) + scale->per_day / 2;
}

static void
lay_out_head (
  SpTrendLayout *self, const SpTimeScale *scale, SpTickUnit unit, gboolean is_top, double top)
{
  double size = self->style.head, height = sp_trend_head_height (&self->style);
  guint form = sp_time_scale_form (scale, unit, is_top, size);

  for (SpDate day = sp_tick_floor (unit, scale->first); day <= scale->last;
       day = sp_tick_next (unit, day))
    {
      char label[SP_TICK_LABEL_LEN];
      double from = MAX (0, sp_time_scale_x (scale, day));
      double to = MIN (self->plot.width, sp_time_scale_x (scale, sp_tick_next (unit, day)));
      SpRect rect = {self->plot.x + from, top, to - from, height};

      sp_trend_add_segment (self, SP_TREND_TICK, rect.x, self->plot.y, rect.x, top + height);
      sp_tick_label (unit, form, day, label);
      if (sp_text_em_width (label) * size <= rect.width)
        sp_trend_add_label (self, &rect, SP_FONT_REGULAR, size, SP_ALIGN_CENTER, SP_COLOR_TEXT,
                            label);
    }
}

/* The finest unit from the month up that has room, and years under it. */
void
sp_trend_lay_out_days (SpTrendLayout *self, const SpTimeScale *scale)
{
  SpTickUnit levels[SP_TIME_MAX_LEVELS];
  guint n = sp_time_scale_levels (scale, self->style.head, levels);
  SpTickUnit finest = SP_TICK_YEAR;
  double top = self->plot.y + self->plot.height;

  for (guint i = 0; i < n; i++)
    if (levels[i] >= SP_TICK_MONTH && levels[i] < finest)
      finest = levels[i];
  if (finest != SP_TICK_YEAR)
    {
      lay_out_head (self, scale, finest, FALSE, top);
      top += sp_trend_head_height (&self->style);
    }
  lay_out_head (self, scale, SP_TICK_YEAR, TRUE, top);
}

void
sp_trend_lay_out_as_of (SpTrendLayout *self, SpDate as_of, const SpTimeScale *scale)
{
  double x = sp_trend_day_x (self, scale, as_of);
  char iso[SP_DATE_ISO_LEN];
  g_autofree char *words = g_strdup_printf (_ ("截至 %s"), sp_date_to_iso (as_of, iso));

  sp_trend_add_segment (self, SP_TREND_AS_OF, x, self->plot.y, x, self->plot.y + self->plot.height);
  sp_trend_place_label (self, x, self->plot.y + self->plot.height, SP_COLOR_AS_OF, FALSE, words);
}
