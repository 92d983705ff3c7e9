/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOverviewView: the overview on screen. As tall as its width makes it, so it stands in a scrolled
 * window. Areas are reached with arrows and Tab, followed with Enter, Space or a click, and said to
 * screen readers. All numbers and all drawing come from the chart room; knows no session. */
#pragma once

#include "chart/sp-overview-chart.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "activated" (pointer: const SpOverviewLink *, valid during the emission). */
#define SP_TYPE_OVERVIEW_VIEW (sp_overview_view_get_type ())
G_DECLARE_FINAL_TYPE (SpOverviewView, sp_overview_view, SP, OVERVIEW_VIEW, GtkWidget)

GtkWidget *sp_overview_view_new (void);
/* NULL: nothing to draw. The same overview again: it was counted anew. The focus stays on the area
 * that leads to the same. */
void sp_overview_view_set_overview (SpOverviewView *self, SpOverview *overview);
SpOverview *sp_overview_view_get_overview (SpOverviewView *self); /* borrowed, may be NULL */
/* What is drawn; NULL while there is nothing. Valid until the next change. */
SpOverviewLayout *sp_overview_view_get_layout (SpOverviewView *self);

int sp_overview_view_get_focus_area (SpOverviewView *self); /* -1: none */
void sp_overview_view_set_focus_area (SpOverviewView *self, int area);
/* Follows the area's link; FALSE where there is none. */
gboolean sp_overview_view_activate (SpOverviewView *self, int area);

G_END_DECLS
