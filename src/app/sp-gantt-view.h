/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpGanttView: the Gantt chart on screen. Scrolls (GtkScrollable), zooms, selects rows with pointer
 * and keys and says the selected row to screen readers. All numbers and all drawing come from the
 * chart room; knows no session. */
#pragma once

#include "chart/sp-gantt.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: "selected-measure" (int64, 0: none), "points-per-day" (double), and those of
 * GtkScrollable. Signal "activated" (int64 measure): the row was double-clicked, or Enter or Space
 * pressed on it. */
#define SP_TYPE_GANTT_VIEW (sp_gantt_view_get_type ())
G_DECLARE_FINAL_TYPE (SpGanttView, sp_gantt_view, SP, GANTT_VIEW, GtkWidget)

#define SP_GANTT_VIEW_MIN_ZOOM 0.08 /* points per day: twelve years on a small screen */
#define SP_GANTT_VIEW_MAX_ZOOM 24.0 /* a month fills the grid */

GtkWidget *sp_gantt_view_new (void);

/* NULL: nothing to draw. The selection stays on its measure where the new scene still has it. */
void sp_gantt_view_set_scene (SpGanttView *self, SpGanttScene *scene);
SpGanttScene *sp_gantt_view_get_scene (SpGanttView *self);
/* The texts or the state of @measure changed in the scene's schedule. */
void sp_gantt_view_measure_changed (SpGanttView *self, int64_t measure);

int sp_gantt_view_get_selected_row (SpGanttView *self); /* -1: none */
void sp_gantt_view_select_row (SpGanttView *self, int row);
int64_t sp_gantt_view_get_selected_measure (SpGanttView *self);
void sp_gantt_view_set_selected_measure (SpGanttView *self, int64_t measure);

double sp_gantt_view_get_zoom (SpGanttView *self); /* points per day */
/* Zooms so that the date under @x (in the widget; negative: the middle of the grid) stays where it
 * is. */
void sp_gantt_view_set_zoom (SpGanttView *self, double points_per_day, double x);
void sp_gantt_view_zoom_by (SpGanttView *self, double factor, double x);
/* The whole plan in the grid, kept so while the window changes its size. */
void sp_gantt_view_fit (SpGanttView *self);
gboolean sp_gantt_view_is_fitted (SpGanttView *self);
/* The grid shows @days days. */
void sp_gantt_view_show_days (SpGanttView *self, int days);

/* The row under a place of the widget, or -1: what is drawn there is what is clicked there. */
int sp_gantt_view_row_at (SpGanttView *self, double x, double y);
/* Where @row is now, in the widget's coordinates. */
SpRect sp_gantt_view_row_rect (SpGanttView *self, int row);

G_END_DECLS
