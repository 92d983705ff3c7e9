/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The chart in a window: the four panes (corner, time heads, columns, grid) and the rows that are
 * in sight. */
#include "sp-gantt-draw.h"
#include "sp-gantt-layout.h"

#include <math.h>

typedef struct
{
  SpGanttPainter painter;
  SpGanttLayout *layout;
  double columns, head; /* sizes of the frozen panes */
  double scroll_x, scroll_y, width, height;
  int first, last; /* rows in sight; first −1: none */
  int hover, selected;
} View;

static void
clip (const View *view, double x, double y, double width, double height)
{
  cairo_save (view->painter.cr);
  cairo_rectangle (view->painter.cr, x, y, MAX (0, width), MAX (0, height));
  cairo_clip (view->painter.cr);
}

static void
draw_tints (const View *view, int row, double x, double y, double width, double height)
{
  if (row == view->selected)
    sp_gantt_fill (&view->painter, SP_COLOR_SELECTED, x, y, width, height);
  else if (row == view->hover)
    sp_gantt_fill (&view->painter, SP_COLOR_HOVER, x, y, width, height);
}

static void
draw_grid_row (const View *view, int row, double x, double y, double height)
{
  const SpGanttPainter *painter = &view->painter;
  double left = view->columns,
         width = MIN (view->width - left, painter->visible_to - view->scroll_x);

  if (sp_gantt_scene_get_row (painter->scene, (guint)row) == NULL)
    sp_gantt_fill (painter, SP_COLOR_GROUP, left, y, width, height);
  draw_tints (view, row, left, y, width, height);
  if (sp_gantt_scene_get_row (painter->scene, (guint)row) != NULL)
    sp_gantt_draw_bar (painter, (guint)row, x, y, height);
  sp_gantt_rule_across (painter, SP_COLOR_RULE, painter->style->hair, left, y + height - 1, width);
}

static void
draw_columns_row (const View *view, int row, double y, double height)
{
  const SpGanttPainter *painter = &view->painter;
  gboolean is_group = sp_gantt_scene_get_row (painter->scene, (guint)row) == NULL;

  if (is_group)
    sp_gantt_fill (painter, SP_COLOR_GROUP, 0, y, view->columns, height);
  draw_tints (view, row, 0, y, view->columns, height);
  if (is_group)
    sp_gantt_draw_group (painter, sp_gantt_scene_get_group (painter->scene, (guint)row), FALSE, 0,
                         y, view->columns, height);
  else
    {
      sp_gantt_draw_column_rules (painter, 0, y, height);
      sp_gantt_draw_cells (painter, (guint)row, 0, y, height);
    }
  sp_gantt_rule_across (painter, SP_COLOR_RULE, painter->style->hair, 0, y + height - 1,
                        view->columns);
}

static void
draw_grid (const View *view)
{
  const SpGanttPainter *painter = &view->painter;
  double x = view->columns - view->scroll_x, body = view->height - view->head;
  double rows = MIN (body, sp_gantt_layout_get_height (view->layout) - view->scroll_y);

  clip (view, view->columns, view->head, view->width - view->columns, body);
  sp_gantt_draw_bands (painter, x, view->head, rows);
  for (int i = view->first; i >= 0 && i <= view->last; i++)
    {
      SpRect rect = sp_gantt_layout_row_rect (view->layout, (guint)i);

      draw_grid_row (view, i, x, view->head + rect.y - view->scroll_y, rect.height);
    }
  sp_gantt_draw_as_of (painter, x, view->head, rows);
  cairo_restore (painter->cr);
}

static void
draw_columns (const View *view)
{
  clip (view, 0, view->head, view->columns, view->height - view->head);
  for (int i = view->first; i >= 0 && i <= view->last; i++)
    {
      SpRect rect = sp_gantt_layout_row_rect (view->layout, (guint)i);

      draw_columns_row (view, i, view->head + rect.y - view->scroll_y, rect.height);
    }
  cairo_restore (view->painter.cr);
}

static void
draw_heads (const View *view)
{
  const SpGanttPainter *painter = &view->painter;
  const SpChartStyle *style = painter->style;
  double x = view->columns - view->scroll_x;

  clip (view, view->columns, 0, view->width - view->columns, view->head);
  sp_gantt_draw_time_heads (painter, x, 0);
  sp_gantt_draw_as_of_flag (painter, x, view->head - style->lane, style->lane);
  cairo_restore (painter->cr);
  sp_gantt_draw_column_heads (painter, 0, 0, view->head);
  sp_gantt_rule_across (painter, SP_COLOR_RULE_STRONG, style->hair, 0, view->head - 1, view->width);
  sp_gantt_rule_down (painter, SP_COLOR_RULE_STRONG, style->hair, view->columns - 1, 0,
                      view->height);
}

static void
find_rows (View *view)
{
  int last;

  view->first = sp_gantt_layout_row_at (view->layout, view->scroll_y);
  last = sp_gantt_layout_row_at (view->layout, view->scroll_y + view->height - view->head - 1);
  view->last = last >= 0 ? last : (int)sp_gantt_scene_get_n_rows (view->painter.scene) - 1;
}

void
sp_gantt_render_window (cairo_t *cr,
                        SpGanttLayout *layout,
                        double scroll_x,
                        double scroll_y,
                        double width,
                        double height,
                        int hover,
                        int selected)
{
  View view = {
    .painter = {cr, sp_gantt_layout_get_scene (layout), sp_gantt_layout_get_style (layout),
                sp_gantt_layout_get_scale (layout), sp_gantt_layout_get_text (layout)},
    .layout = layout,
    .columns = sp_gantt_layout_get_columns_width (layout),
    .head = sp_gantt_layout_get_head_height (layout),
    /* Whole pixels: text and rules stay sharp while scrolling. */
    .scroll_x = round (MAX (0, scroll_x)),
    .scroll_y = round (MAX (0, scroll_y)),
    .width = width,
    .height = height,
    .hover = hover,
    .selected = selected,
  };

  g_return_if_fail (cr != NULL && layout != NULL);

  view.painter.visible_from = view.scroll_x;
  view.painter.visible_to =
    MIN (view.scroll_x + MAX (0, width - view.columns), sp_gantt_layout_get_width (layout));
  find_rows (&view);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  sp_gantt_fill (&view.painter, SP_COLOR_GROUND, 0, 0, width, height);
  draw_grid (&view);
  draw_columns (&view);
  draw_heads (&view);
  cairo_restore (cr);
}
