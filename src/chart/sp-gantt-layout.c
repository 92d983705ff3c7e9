/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The screen's layout: row heights estimated from the number of characters, tops as running sums
 * made when first asked for. Pure numbers, twelve bytes a row; fifty thousand rows take
 * milliseconds. */
#include "sp-gantt-layout.h"

#include "sp-gantt-cells.h"
#include "sp-gantt-draw.h"

#include <math.h>

struct _SpGanttLayout
{
  /* Owned */
  SpGanttScene *scene;
  SpChartText *text;
  float *heights;
  double *tops; /* one more than rows */
  /* State */
  guint n_rows;
  guint n_tops; /* tops that are right */
  SpChartStyle style;
  SpTimeScale scale;
};

static float
row_height (SpGanttLayout *self, guint row)
{
  const SpScheduleRow *it = sp_gantt_scene_get_row (self->scene, row);
  guint lines;

  if (it == NULL)
    return (float)round (self->style.group_height);
  lines = sp_gantt_cells_estimate (self->scene, it, &self->style);
  return (float)round (
    MAX (self->style.row_min, lines * self->style.pitch + 2 * self->style.pad_y));
}

static SpChartStyle
screen_style (const SpGanttStyle *style)
{
  SpChartStyle screen = sp_chart_style_screen (style->is_dark, style->scale > 0 ? style->scale : 1);

  sp_chart_style_hide (&screen, style->n_hidden);
  return screen;
}

double
sp_gantt_style_get_columns_width (const SpGanttStyle *style)
{
  SpChartStyle screen;

  g_return_val_if_fail (style != NULL, 0);

  screen = screen_style (style);
  return ceil (sp_chart_style_columns_width (&screen));
}

SpGanttLayout *
sp_gantt_layout_new (SpGanttScene *scene, const SpGanttStyle *style, double points_per_day)
{
  SpGanttLayout *self;

  g_return_val_if_fail (scene != NULL && style != NULL && points_per_day > 0, NULL);

  self = g_new0 (SpGanttLayout, 1);
  self->scene = sp_gantt_scene_ref (scene);
  self->style = screen_style (style);
  sp_time_scale_init (&self->scale, sp_gantt_scene_get_first_day (scene),
                      sp_gantt_scene_get_last_day (scene), points_per_day);
  self->n_rows = sp_gantt_scene_get_n_rows (scene);
  self->heights = g_new (float, self->n_rows + 1);
  self->tops = g_new (double, self->n_rows + 1);
  for (guint i = 0; i < self->n_rows; i++)
    self->heights[i] = row_height (self, i);
  self->tops[0] = 0;
  self->n_tops = 1;
  return self;
}

void
sp_gantt_layout_free (SpGanttLayout *self)
{
  if (self == NULL)
    return;
  sp_gantt_scene_unref (self->scene);
  sp_chart_text_free (self->text);
  g_free (self->heights);
  g_free (self->tops);
  g_free (self);
}

/* The top of @row; of the row after the last, the height of all. */
static double
row_top (SpGanttLayout *self, guint row)
{
  for (; self->n_tops <= row; self->n_tops++)
    self->tops[self->n_tops] =
      self->tops[self->n_tops - 1] + (double)self->heights[self->n_tops - 1];
  return self->tops[row];
}

void
sp_gantt_layout_row_changed (SpGanttLayout *self, guint row)
{
  float height;

  g_return_if_fail (row < self->n_rows);

  height = row_height (self, row);
  if (height == self->heights[row])
    return;
  self->heights[row] = height;
  self->n_tops = MIN (self->n_tops, row + 1);
}

double
sp_gantt_layout_get_columns_width (SpGanttLayout *self)
{
  return ceil (sp_chart_style_columns_width (&self->style));
}

double
sp_gantt_layout_get_head_height (SpGanttLayout *self)
{
  return ceil (sp_gantt_head_height (&self->style));
}

double
sp_gantt_layout_get_width (SpGanttLayout *self)
{
  return sp_time_scale_width (&self->scale);
}

double
sp_gantt_layout_get_height (SpGanttLayout *self)
{
  return row_top (self, self->n_rows);
}

double
sp_gantt_layout_fit (SpGanttScene *scene, double width)
{
  SpTimeScale scale;

  g_return_val_if_fail (scene != NULL && width > 0, 1);

  sp_time_scale_init (&scale, sp_gantt_scene_get_first_day (scene),
                      sp_gantt_scene_get_last_day (scene), 1);
  return width / sp_time_scale_width (&scale);
}

double
sp_gantt_layout_date_to_x (SpGanttLayout *self, SpDate date)
{
  return sp_time_scale_x (&self->scale, date);
}

SpDate
sp_gantt_layout_x_to_date (SpGanttLayout *self, double x)
{
  return sp_time_scale_date (&self->scale, x);
}

int
sp_gantt_layout_row_at (SpGanttLayout *self, double y)
{
  guint low = 0, high = self->n_rows;

  if (y < 0 || y >= row_top (self, self->n_rows))
    return -1;
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (self->tops[middle] <= y)
        low = middle;
      else
        high = middle;
    }
  return (int)low;
}

SpRect
sp_gantt_layout_row_rect (SpGanttLayout *self, guint row)
{
  SpRect rect = {0};

  g_return_val_if_fail (row < self->n_rows, rect);

  rect.y = row_top (self, row);
  rect.width = sp_gantt_layout_get_columns_width (self) + sp_gantt_layout_get_width (self);
  rect.height = (double)self->heights[row];
  return rect;
}

SpGanttScene *
sp_gantt_layout_get_scene (SpGanttLayout *self)
{
  return self->scene;
}

const SpChartStyle *
sp_gantt_layout_get_style (SpGanttLayout *self)
{
  return &self->style;
}

const SpTimeScale *
sp_gantt_layout_get_scale (SpGanttLayout *self)
{
  return &self->scale;
}

SpChartText *
sp_gantt_layout_get_text (SpGanttLayout *self)
{
  if (self->text == NULL)
    self->text = sp_chart_text_new (FALSE);
  return self->text;
}
