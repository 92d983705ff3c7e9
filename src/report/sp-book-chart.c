/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpBook: native charts. Colours never speak alone: labels carry the figures, and hatches the worst
 * lights. */
#include "report/sp-book-private.h"

#include "base/sp-i18n.h"

#include <math.h>

static lxw_chart_font
chart_font (double size, gboolean is_bold)
{
  return (lxw_chart_font) {
    .name = (char *)"宋体", .size = size, .bold = is_bold ? LXW_TRUE : LXW_EXPLICIT_FALSE};
}

static lxw_chart_pattern
hatch (guint32 colour)
{
  return (lxw_chart_pattern) {
    .type = LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL, .fg_color = colour, .bg_color = 0xFFFFFF};
}

/* Labels of slices of nothing would lie upon each other. */
static void
hide_empty (SpBook *self, lxw_chart_series *series, const SpBookChart *spec, guint n)
{
  g_autofree lxw_chart_data_label *labels = g_new0 (lxw_chart_data_label, n);
  g_autofree lxw_chart_data_label **list = g_new0 (lxw_chart_data_label *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      labels[i].hide = spec->slices[i].is_empty ? LXW_TRUE : LXW_FALSE;
      list[i] = &labels[i];
    }
  sp_book_check (self, chart_series_set_labels_custom (series, list), spec->first_row);
}

static void
add_pie (SpBook *self, lxw_chart *chart, const SpBookChart *spec)
{
  guint n = spec->last_row - spec->first_row + 1;
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_chart_font font = chart_font (10, FALSE);
  lxw_chart_line line = {.color = 0x404040, .width = 0.75};
  g_autofree lxw_chart_fill *fills = g_new0 (lxw_chart_fill, n);
  g_autofree lxw_chart_pattern *patterns = g_new0 (lxw_chart_pattern, n);
  g_autofree lxw_chart_point *points = g_new0 (lxw_chart_point, n);
  g_autofree lxw_chart_point **list = g_new0 (lxw_chart_point *, n + 1);

  chart_series_set_categories (series, spec->sheet, spec->first_row,
                               (lxw_col_t)spec->category_column, spec->last_row,
                               (lxw_col_t)spec->category_column);
  chart_series_set_values (series, spec->sheet, spec->first_row, (lxw_col_t)spec->series->column,
                           spec->last_row, (lxw_col_t)spec->series->column);
  for (guint i = 0; i < n; i++)
    {
      fills[i].color = spec->slices[i].colour;
      patterns[i] = hatch (spec->slices[i].colour);
      points[i].line = &line;
      points[i].fill = &fills[i];
      if (spec->slices[i].is_hatched)
        points[i].pattern = &patterns[i];
      list[i] = &points[i];
    }
  sp_book_check (self, chart_series_set_points (series, list), spec->first_row);
  chart_series_set_labels_options (series, LXW_FALSE, LXW_TRUE, LXW_TRUE);
  chart_series_set_labels_percentage (series);
  chart_series_set_labels_separator (series, ' ');
  chart_series_set_labels_position (series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
  chart_series_set_labels_leader_line (series);
  chart_series_set_labels_font (series, &font);
  hide_empty (self, series, spec, n);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
}

/* Lines and signs tell series apart in black and white. */
static void
draw_line (lxw_chart_series *series, const SpBookSeries *from)
{
  lxw_chart_line line = {.color = from->colour,
                         .width = 2,
                         .dash_type =
                           from->is_dashed ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID};
  lxw_chart_fill fill = {.color = from->colour};

  chart_series_set_line (series, &line);
  chart_series_set_marker_type (series,
                                from->is_dashed ? LXW_CHART_MARKER_NONE : LXW_CHART_MARKER_CIRCLE);
  if (!from->is_dashed)
    chart_series_set_marker_fill (series, &fill);
}

static void
fill_bar (lxw_chart_series *series, const SpBookSeries *from)
{
  lxw_chart_line line = {.color = 0x404040, .width = 0.75};
  lxw_chart_fill fill = {.color = from->colour};
  lxw_chart_pattern pattern = hatch (from->colour);

  chart_series_set_fill (series, &fill);
  chart_series_set_line (series, &line);
  if (from->is_hatched)
    chart_series_set_pattern (series, &pattern);
}

static void
add_series (lxw_chart *chart, const SpBookChart *spec)
{
  lxw_chart_font font = chart_font (9, FALSE);

  for (guint i = 0; i < spec->n_series; i++)
    {
      const SpBookSeries *from = &spec->series[i];
      lxw_chart_series *series = chart_add_series (chart, NULL, NULL);

      chart_series_set_categories (series, spec->sheet, spec->first_row,
                                   (lxw_col_t)spec->category_column, spec->last_row,
                                   (lxw_col_t)spec->category_column);
      chart_series_set_values (series, spec->sheet, spec->first_row, (lxw_col_t)from->column,
                               spec->last_row, (lxw_col_t)from->column);
      chart_series_set_name (series, from->name);
      if (spec->kind == SP_BOOK_CHART_LINE)
        draw_line (series, from);
      else
        fill_bar (series, from);
    }
  if (spec->kind != SP_BOOK_CHART_LINE)
    chart_set_series_gap (chart, spec->kind == SP_BOOK_CHART_COLUMNS ? 80 : 45);
  chart_axis_set_num_font (chart->y_axis, &font);
  chart_axis_set_num_font (chart->x_axis, &font);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font (chart, &font);
}

static void
add_bars (lxw_chart *chart, const SpBookChart *spec)
{
  add_series (chart, spec);
  chart_axis_set_reverse (chart->y_axis);
  chart_axis_set_crossing_max (chart->y_axis);
}

/* Readers choose steps of a half where figures are small; larger ones they part in whole steps. */
static void
count_in_ones (lxw_chart_axis *axis, double top)
{
  chart_axis_set_num_format (axis, "0");
  if (top <= 20)
    chart_axis_set_major_unit (axis, top <= 10 ? 1 : 2);
}

double
sp_book_get_column_pixels (double em)
{
  return floor (sp_book_column_width (em) * 7.0 + 5.5);
}

/* The library places charts by cells and believes that a digit is seven pixels wide; its own size
 * is 480 by 288. */
static void
set_size (lxw_chart_options *place, const SpBookChart *spec)
{
  double width =
    spec->pixels > 0 ? spec->pixels : sp_book_get_column_pixels (spec->column_em) * spec->n_columns;

  place->x_scale = (width - 2 * place->x_offset) / 480.0;
  place->y_scale = (spec->points * 96.0 / 72.0 - 2 * place->y_offset) / 288.0;
}

void
sp_book_add_chart (SpBook *self, guint row, guint column, const SpBookChart *spec)
{
  static const guint8 kinds[] = {[SP_BOOK_CHART_PIE] = LXW_CHART_PIE,
                                 [SP_BOOK_CHART_STACKED_BAR] = LXW_CHART_BAR_STACKED,
                                 [SP_BOOK_CHART_COLUMNS] = LXW_CHART_COLUMN,
                                 [SP_BOOK_CHART_LINE] = LXW_CHART_LINE};
  lxw_chart_font title = chart_font (12, TRUE);
  lxw_chart_options place = {.x_offset = 4, .y_offset = 4, .object_position = 2};
  lxw_chart *chart = NULL;

  if (self->error != NULL)
    return;
  chart = workbook_add_chart (self->workbook, kinds[spec->kind]);
  if (chart == NULL)
    {
      sp_book_check (self, LXW_ERROR_MEMORY_MALLOC_FAILED, row);
      return;
    }
  chart_title_set_name (chart, spec->title);
  chart_title_set_name_font (chart, &title);
  if (spec->kind == SP_BOOK_CHART_PIE)
    add_pie (self, chart, spec);
  else if (spec->kind == SP_BOOK_CHART_STACKED_BAR)
    add_bars (chart, spec);
  else
    add_series (chart, spec);
  if (spec->is_count)
    count_in_ones (spec->kind == SP_BOOK_CHART_STACKED_BAR ? chart->x_axis : chart->y_axis,
                   spec->top);
  set_size (&place, spec);
  sp_book_check (
    self, worksheet_insert_chart_opt (self->sheet, row, (lxw_col_t)column, chart, &place), row);
}
