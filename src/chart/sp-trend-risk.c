/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The level of a risk over time: a band for each level, the worst on top, and a step for each
 * assessment: the inherent risk dashed with hollow diamonds, the residual one solid with dots. */
#include "sp-trend-layout.h"

#include "base/sp-i18n.h"

#define N_BANDS 4
#define PLATE_WIDTH 5.6 /* em */
#define APART 2.2       /* points between the two lines where they are of one level */

static double
level_y (const SpTrendLayout *self, SpRiskLevel level, SpRiskStage stage)
{
  double middle = sp_trend_y (self, SP_RISK_BLUE - level + 0.5);

  return stage == SP_RISK_INHERENT ? middle - APART : middle + APART;
}

static void
lay_out_bands (SpTrendLayout *self)
{
  for (SpRiskLevel level = SP_RISK_RED; level <= SP_RISK_BLUE; level++)
    {
      double top = sp_trend_y (self, SP_RISK_BLUE - level + 1);
      double height = sp_trend_y (self, SP_RISK_BLUE - level) - top;
      const SpTrendBand band = {
        .plate = {0, top + 0.5, MAX (1, self->plot.x - self->style.pad_x), MAX (1, height - 1)},
        .tint = {self->plot.x, top + 0.5, self->plot.width, MAX (1, height - 1)},
        .level = level,
      };

      sp_trend_add_band (self, &band);
    }
}

static void
lay_out_stage (SpTrendLayout *self,
               const SpTrendRisk *risk,
               SpRiskStage stage,
               const SpTimeScale *scale)
{
  const GArray *steps = risk->steps[stage];
  double half = self->style.mark / 2, y = 0;
  guint first = self->points->len;

  for (guint i = 0; i < steps->len; i++)
    {
      const SpTrendRiskStep *step = &g_array_index (steps, SpTrendRiskStep, i);
      double x = sp_trend_day_x (self, scale, step->day);

      if (i > 0)
        sp_trend_add_point (self, x, y);
      y = level_y (self, step->level, stage);
      sp_trend_add_point (self, x, y);
      sp_trend_add_sign (self, stage == SP_RISK_INHERENT ? SP_TREND_DIAMOND : SP_TREND_DOT, x, y);
      sp_trend_add_mark (self, &(const SpRect) {x - half, y - half, 2 * half, 2 * half},
                         g_strdup (step->words));
    }
  if (steps->len > 0)
    sp_trend_add_point (self, sp_trend_day_x (self, scale, risk->as_of), y);
  sp_trend_add_line (self, stage == SP_RISK_INHERENT ? SP_TREND_PATH : SP_TREND_ACTUAL, first);
}

static void
lay_out_nothing (SpTrendLayout *self, const SpTrendRisk *risk)
{
  SpRect rect = self->plot;

  if (risk->steps[SP_RISK_INHERENT]->len + risk->steps[SP_RISK_RESIDUAL]->len > 0)
    return;
  rect.height = MIN (rect.height, self->style.pitch * 1.5);
  sp_trend_add_label (self, &rect, SP_FONT_REGULAR, self->style.text, SP_ALIGN_CENTER,
                      SP_COLOR_MUTED, _ ("还没有评估"));
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  double left = ((const SpTrendMark *)a)->rect.x, right = ((const SpTrendMark *)b)->rect.x;

  return (left > right) - (left < right);
}

void
sp_trend_risk_lay_out (SpTrendLayout *self, const SpTrendRisk *risk)
{
  const SpTrendKey keys[] = {
    {SP_TREND_PATH, SP_TREND_DIAMOND, -1, _ ("固有风险")},
    {SP_TREND_ACTUAL, SP_TREND_DOT, -1, _ ("现有风险")},
  };
  SpDate first = risk->first != SP_DATE_NONE ? MIN (risk->first, risk->as_of) : risk->as_of;
  SpTimeScale scale;

  sp_trend_frame_lay_out_bands (self, keys, G_N_ELEMENTS (keys), 2, N_BANDS,
                                PLATE_WIDTH * self->style.small);
  sp_time_scale_init (&scale, first, risk->as_of, 1);
  scale.per_day = self->plot.width / sp_time_scale_n_days (&scale);
  lay_out_bands (self);
  sp_trend_lay_out_days (self, &scale);
  lay_out_nothing (self, risk);
  lay_out_stage (self, risk, SP_RISK_INHERENT, &scale);
  lay_out_stage (self, risk, SP_RISK_RESIDUAL, &scale);
  g_array_sort (self->marks, compare_marks);
  sp_trend_lay_out_as_of (self, risk->as_of, &scale);
}
