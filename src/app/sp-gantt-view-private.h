/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpGanttView share: its struct, and the input half that the widget half sets up.
 */
#pragma once

#include "app/sp-gantt-view.h"

G_BEGIN_DECLS

struct _SpGanttView
{
  GtkWidget parent_instance;

  /* Owned */
  SpGanttScene *scene;
  SpGanttLayout *layout; /* NULL until it is needed; see sp_gantt_view_ensure_layout () */
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;

  /* State */
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;
  double points_per_day;
  gboolean is_fitted;
  SpGanttStyle style;
  int64_t selected_measure;
  int selected; /* row, or -1 */
  int hover;    /* row, or -1 */
  double pointer_x;
};

/* NULL while there is no scene. */
SpGanttLayout *sp_gantt_view_ensure_layout (SpGanttView *self);
/* Before a layout for @width is made. */
void sp_gantt_view_choose_columns (SpGanttView *self, int width);
/* It is made again when it is next needed. */
void sp_gantt_view_drop_layout (SpGanttView *self);
/* Brings the zoom of a fitted view to its width. */
void sp_gantt_view_fit_layout (SpGanttView *self);
void sp_gantt_view_configure (SpGanttView *self); /* the adjustments, to layout and size */
void sp_gantt_view_set_adjustment (SpGanttView *self,
                                   GtkAdjustment **slot,
                                   GtkAdjustment *adjustment);
double sp_gantt_view_scroll_of (GtkAdjustment *adjustment);
void sp_gantt_view_scroll_to_row (SpGanttView *self, int row);
gboolean sp_gantt_view_get_border (GtkScrollable *scrollable, GtkBorder *border);
void sp_gantt_view_set_hover (SpGanttView *self, int row);
void sp_gantt_view_activate_row (SpGanttView *self, int row);

void sp_gantt_view_input_class_init (GtkWidgetClass *widget_class);
void sp_gantt_view_input_init (SpGanttView *self);

G_END_DECLS
