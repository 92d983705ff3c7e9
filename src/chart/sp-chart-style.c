/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of colours and sizes of charts. */
#include "sp-chart-style.h"

#include "base/sp-i18n.h"

#define HEX(rgb)                                                                                   \
  {                                                                                                \
    (((rgb) >> 16) & 0xff) / 255.0, (((rgb) >> 8) & 0xff) / 255.0, ((rgb)&0xff) / 255.0, 1.0       \
  }
#define HEXA(rgb, a)                                                                               \
  {                                                                                                \
    (((rgb) >> 16) & 0xff) / 255.0, (((rgb) >> 8) & 0xff) / 255.0, ((rgb)&0xff) / 255.0, a         \
  }

static const SpColor light_colors[SP_N_COLORS] = {
  [SP_COLOR_GROUND] = HEX (0xffffff),
  [SP_COLOR_TEXT] = HEX (0x1a1a1a),
  [SP_COLOR_MUTED] = HEX (0x5c5c5c),
  [SP_COLOR_RULE] = HEX (0xd4d6d9),
  [SP_COLOR_RULE_MEDIUM] = HEX (0xa9adb3),
  [SP_COLOR_RULE_STRONG] = HEX (0x4a4e54),
  [SP_COLOR_HEAD] = HEX (0xe8ebef),
  [SP_COLOR_GROUP] = HEX (0xdde3ea),
  [SP_COLOR_BAND_A] = HEX (0xf2f6fb),
  [SP_COLOR_BAND_B] = HEX (0xfbf6ec),
  [SP_COLOR_PLAN_LINE] = HEX (0x4d5a69),
  [SP_COLOR_PLAN_FILL] = HEX (0xffffff),
  [SP_COLOR_PLAN_HATCH] = HEX (0xa8b3c0),
  [SP_COLOR_ACTUAL] = HEX (0x2b4c73),
  [SP_COLOR_FINISHED] = HEX (0x47705a),
  [SP_COLOR_LATE] = HEX (0xb3261e),
  [SP_COLOR_MARK] = HEX (0x1a1a1a),
  [SP_COLOR_AS_OF] = HEX (0xb3261e),
  [SP_COLOR_HOVER] = HEXA (0x2b4c73, 0.07),
  [SP_COLOR_SELECTED] = HEXA (0x2b6cb8, 0.20),
  [SP_COLOR_LIGHT + SP_LIGHT_DONE] = HEX (0x3f6b52),
  [SP_COLOR_LIGHT + SP_LIGHT_ON_TRACK] = HEX (0x2e7d32),
  [SP_COLOR_LIGHT + SP_LIGHT_NEAR] = HEX (0x9a6700),
  [SP_COLOR_LIGHT + SP_LIGHT_BEHIND] = HEX (0xb4500a),
  [SP_COLOR_LIGHT + SP_LIGHT_OVERDUE] = HEX (0xb3261e),
};

static const SpColor dark_colors[SP_N_COLORS] = {
  [SP_COLOR_GROUND] = HEX (0x1e1e1e),
  [SP_COLOR_TEXT] = HEX (0xededed),
  [SP_COLOR_MUTED] = HEX (0xa9a9a9),
  [SP_COLOR_RULE] = HEX (0x363636),
  [SP_COLOR_RULE_MEDIUM] = HEX (0x505050),
  [SP_COLOR_RULE_STRONG] = HEX (0x7c7c7c),
  [SP_COLOR_HEAD] = HEX (0x2c2f33),
  [SP_COLOR_GROUP] = HEX (0x30353c),
  [SP_COLOR_BAND_A] = HEX (0x20252c),
  [SP_COLOR_BAND_B] = HEX (0x29261f),
  [SP_COLOR_PLAN_LINE] = HEX (0xa7b4c4),
  [SP_COLOR_PLAN_FILL] = HEX (0x24282d),
  [SP_COLOR_PLAN_HATCH] = HEX (0x56616e),
  [SP_COLOR_ACTUAL] = HEX (0x7fabe0),
  [SP_COLOR_FINISHED] = HEX (0x7fb799),
  [SP_COLOR_LATE] = HEX (0xff8a7d),
  [SP_COLOR_MARK] = HEX (0xededed),
  [SP_COLOR_AS_OF] = HEX (0xff8a7d),
  [SP_COLOR_HOVER] = HEXA (0xffffff, 0.06),
  [SP_COLOR_SELECTED] = HEXA (0x6aa5ea, 0.26),
  [SP_COLOR_LIGHT + SP_LIGHT_DONE] = HEX (0x8cc4a5),
  [SP_COLOR_LIGHT + SP_LIGHT_ON_TRACK] = HEX (0x7ccf80),
  [SP_COLOR_LIGHT + SP_LIGHT_NEAR] = HEX (0xe6b450),
  [SP_COLOR_LIGHT + SP_LIGHT_BEHIND] = HEX (0xf59b5c),
  [SP_COLOR_LIGHT + SP_LIGHT_OVERDUE] = HEX (0xff8a7d),
};

static const SpChartStyle screen = {
  .text = 12.5,
  .small = 11,
  .heading = 12.5,
  .head = 11.5,
  .pitch = 16,
  .pad_x = 6,
  .pad_y = 5,
  .row_min = 26,
  .group_height = 28,
  .bar = 11,
  .mark = 9,
  .head_row = 18,
  .phase_row = 20,
  .lane = 16,
  .hair = 1,
  .thin = 1,
  .thick = 2,
  .hatch = 7,
  .title_lines = 2,
  .unit_lines = 2,
  .columns = {38, 216, 88, 112, 88, 74, 94},
};

/* Sizes for A3; the middle columns are shared out anew to fit the texts. */
static const SpChartStyle paper = {
  .text = 7.5,
  .small = 6.6,
  .heading = 8.4,
  .head = 7.2,
  .pitch = 8.7,
  .pad_x = 2.6,
  .pad_y = 1.5,
  .row_min = 12.6,
  .group_height = 13.6,
  .bar = 6.6,
  .mark = 5.6,
  .head_row = 10.0,
  .phase_row = 12.0,
  .lane = 9.4,
  .hair = 0.3,
  .thin = 0.5,
  .thick = 0.9,
  .hatch = 3.2,
  .title_lines = 0,
  .unit_lines = 3,
  .columns = {19, 160, 60, 150, 52, 38, 54},
};

static void
scale_by (SpChartStyle *self, double scale)
{
  double *const sizes[] = {
    &self->text,  &self->small,    &self->heading,   &self->head,         &self->pitch,
    &self->pad_x, &self->pad_y,    &self->row_min,   &self->group_height, &self->bar,
    &self->mark,  &self->head_row, &self->phase_row, &self->lane,         &self->hatch,
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    *sizes[i] *= scale;
  for (guint i = 0; i < SP_N_COLUMNS; i++)
    self->columns[i] *= scale;
}

SpChartStyle
sp_chart_style_screen (gboolean is_dark, double scale)
{
  SpChartStyle style = screen;

  style.colors = is_dark ? dark_colors : light_colors;
  scale_by (&style, scale);
  return style;
}

void
sp_chart_style_hide (SpChartStyle *self, guint n)
{
  static const SpColumn order[] = {SP_COLUMN_UNITS, SP_COLUMN_PROGRESS};

  for (guint i = 0; i < MIN (n, G_N_ELEMENTS (order)); i++)
    self->columns[order[i]] = 0;
}

SpChartStyle
sp_chart_style_paper (double scale)
{
  SpChartStyle style = paper;

  style.colors = light_colors;
  scale_by (&style, scale);
  return style;
}

const char *
sp_column_title (SpColumn column)
{
  static const char *const titles[SP_N_COLUMNS] = {
    N_ ("序号"),     N_ ("任务"), N_ ("牵头单位"), N_ ("责任单位"),
    N_ ("完成时限"), N_ ("进度"), N_ ("状态"),
  };

  return _ (titles[column]);
}

SpColorRole
sp_light_color (SpLight light)
{
  return SP_COLOR_LIGHT + light;
}

double
sp_chart_style_columns_width (const SpChartStyle *self)
{
  double sum = 0;

  for (guint i = 0; i < SP_N_COLUMNS; i++)
    sum += self->columns[i];
  return sum;
}
