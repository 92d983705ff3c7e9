/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpGanttView, the scrolling half: when the layout is made, what is scrolled, the zoom and places
 * in the widget. The layout is made anew only when scene, zoom or style change; geometry is asked
 * of it, never computed here. */
#include "app/sp-gantt-view-private.h"
#include <math.h>

#define MIN_GRID 300 /* pixels for the time axis before columns give way */

/* ---- layout ---- */

static double
grid_width (SpGanttView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  return MAX (1.0, width - sp_gantt_layout_get_columns_width (self->layout));
}

static double
clamp_zoom (double points_per_day)
{
  return CLAMP (points_per_day, SP_GANTT_VIEW_MIN_ZOOM, SP_GANTT_VIEW_MAX_ZOOM);
}

/* The layout in hand tells the width of the columns, so that the plan can be fitted beside them. */
void
sp_gantt_view_fit_layout (SpGanttView *self)
{
  double fitted;

  if (!self->is_fitted || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  fitted = clamp_zoom (sp_gantt_layout_fit (self->scene, grid_width (self)));
  if (fabs (fitted - self->points_per_day) < 1e-9)
    return;
  self->points_per_day = fitted;
  sp_gantt_layout_free (self->layout);
  self->layout = sp_gantt_layout_new (self->scene, &self->style, fitted);
  g_object_notify (G_OBJECT (self), "points-per-day");
}

/* In a narrow window columns make room for time; what they say is in the row's hover text. */
void
sp_gantt_view_choose_columns (SpGanttView *self, int width)
{
  SpGanttStyle style = self->style;

  for (style.n_hidden = 0; style.n_hidden < SP_GANTT_MAX_HIDDEN; style.n_hidden++)
    if (width - sp_gantt_style_get_columns_width (&style) >= MIN_GRID)
      break;
  if (style.n_hidden == self->style.n_hidden)
    return;
  self->style = style;
  g_clear_pointer (&self->layout, sp_gantt_layout_free);
}

SpGanttLayout *
sp_gantt_view_ensure_layout (SpGanttView *self)
{
  if (self->scene == NULL || self->layout != NULL)
    return self->layout;
  self->layout = sp_gantt_layout_new (self->scene, &self->style, self->points_per_day);
  sp_gantt_view_fit_layout (self);
  return self->layout;
}

void
sp_gantt_view_drop_layout (SpGanttView *self)
{
  g_clear_pointer (&self->layout, sp_gantt_layout_free);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- scrolling ---- */

static void
configure (GtkAdjustment *adjustment, double upper, double page)
{
  double value;

  if (adjustment == NULL)
    return;
  page = MAX (page, 1.0);
  upper = MAX (upper, page);
  value = CLAMP (gtk_adjustment_get_value (adjustment), 0, upper - page);
  gtk_adjustment_configure (adjustment, value, 0, upper, page * 0.1, page * 0.9, page);
}

void
sp_gantt_view_configure (SpGanttView *self)
{
  SpGanttLayout *layout = sp_gantt_view_ensure_layout (self);
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  if (layout == NULL)
    {
      configure (self->hadjustment, 1, 1);
      configure (self->vadjustment, 1, 1);
      return;
    }
  configure (self->hadjustment, sp_gantt_layout_get_width (layout), grid_width (self));
  configure (self->vadjustment, sp_gantt_layout_get_height (layout),
             height - sp_gantt_layout_get_head_height (layout));
}

double
sp_gantt_view_scroll_of (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

void
sp_gantt_view_set_adjustment (SpGanttView *self, GtkAdjustment **slot, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && adjustment == *slot)
    return;
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, gtk_widget_queue_draw, self);
  g_clear_object (slot);
  *slot =
    g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*slot, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
sp_gantt_view_get_border (GtkScrollable *scrollable, GtkBorder *border)
{
  SpGanttView *self = SP_GANTT_VIEW (scrollable);
  SpGanttLayout *layout = sp_gantt_view_ensure_layout (self);

  if (layout == NULL)
    return FALSE;
  border->left = (gint16)sp_gantt_layout_get_columns_width (layout);
  border->top = (gint16)sp_gantt_layout_get_head_height (layout);
  border->right = border->bottom = 0;
  return TRUE;
}

void
sp_gantt_view_scroll_to_row (SpGanttView *self, int row)
{
  SpGanttLayout *layout = sp_gantt_view_ensure_layout (self);
  SpRect rect;

  if (layout == NULL || row < 0 || self->vadjustment == NULL)
    return;
  rect = sp_gantt_layout_row_rect (layout, (guint)row);
  gtk_adjustment_clamp_page (self->vadjustment, rect.y, rect.y + rect.height);
}

/* ---- zoom ---- */

double
sp_gantt_view_get_zoom (SpGanttView *self)
{
  g_return_val_if_fail (SP_IS_GANTT_VIEW (self), 0);

  return self->points_per_day;
}

void
sp_gantt_view_set_zoom (SpGanttView *self, double points_per_day, double x)
{
  double old = self->points_per_day, anchor, grid_x;

  g_return_if_fail (SP_IS_GANTT_VIEW (self));

  points_per_day = clamp_zoom (points_per_day);
  self->is_fitted = FALSE;
  if (fabs (points_per_day - old) < 1e-9)
    return;
  if (sp_gantt_view_ensure_layout (self) == NULL)
    return;
  anchor = x - sp_gantt_layout_get_columns_width (self->layout);
  if (x < 0 || anchor < 0)
    anchor = grid_width (self) / 2;
  grid_x = (sp_gantt_view_scroll_of (self->hadjustment) + anchor) * points_per_day / old;
  self->points_per_day = points_per_day;
  sp_gantt_view_drop_layout (self);
  sp_gantt_view_configure (self);
  if (self->hadjustment != NULL)
    gtk_adjustment_set_value (self->hadjustment, grid_x - anchor);
  g_object_notify (G_OBJECT (self), "points-per-day");
}

void
sp_gantt_view_zoom_by (SpGanttView *self, double factor, double x)
{
  g_return_if_fail (SP_IS_GANTT_VIEW (self));

  sp_gantt_view_set_zoom (self, self->points_per_day * factor, x);
}

void
sp_gantt_view_fit (SpGanttView *self)
{
  g_return_if_fail (SP_IS_GANTT_VIEW (self));

  self->is_fitted = TRUE;
  if (sp_gantt_view_ensure_layout (self) == NULL)
    return;
  sp_gantt_view_fit_layout (self);
  sp_gantt_view_configure (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
sp_gantt_view_is_fitted (SpGanttView *self)
{
  g_return_val_if_fail (SP_IS_GANTT_VIEW (self), FALSE);

  return self->is_fitted;
}

void
sp_gantt_view_show_days (SpGanttView *self, int days)
{
  g_return_if_fail (SP_IS_GANTT_VIEW (self));
  g_return_if_fail (days > 0);

  if (sp_gantt_view_ensure_layout (self) != NULL)
    sp_gantt_view_set_zoom (self, grid_width (self) / days, -1);
}

/* ---- places ---- */

int
sp_gantt_view_row_at (SpGanttView *self, double x, double y)
{
  SpGanttLayout *layout;
  double head;

  g_return_val_if_fail (SP_IS_GANTT_VIEW (self), -1);

  layout = sp_gantt_view_ensure_layout (self);
  if (layout == NULL || x < 0 || x > gtk_widget_get_width (GTK_WIDGET (self)))
    return -1;
  head = sp_gantt_layout_get_head_height (layout);
  if (y < head)
    return -1;
  return sp_gantt_layout_row_at (layout, y - head + sp_gantt_view_scroll_of (self->vadjustment));
}

SpRect
sp_gantt_view_row_rect (SpGanttView *self, int row)
{
  SpRect rect = {0};
  SpGanttLayout *layout;

  g_return_val_if_fail (SP_IS_GANTT_VIEW (self), rect);

  layout = sp_gantt_view_ensure_layout (self);
  if (layout == NULL || row < 0)
    return rect;
  rect = sp_gantt_layout_row_rect (layout, (guint)row);
  rect.x = 0;
  rect.y += sp_gantt_layout_get_head_height (layout) - sp_gantt_view_scroll_of (self->vadjustment);
  rect.width = gtk_widget_get_width (GTK_WIDGET (self));
  return rect;
}
