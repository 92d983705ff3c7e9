/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What rendering a window reads of the screen's layout. Private to the chart room. */
#pragma once

#include "sp-chart-text.h"
#include "sp-gantt-scene.h"
#include "sp-time-scale.h"

G_BEGIN_DECLS

SpGanttScene *sp_gantt_layout_get_scene (SpGanttLayout *self);
const SpChartStyle *sp_gantt_layout_get_style (SpGanttLayout *self);
const SpTimeScale *sp_gantt_layout_get_scale (SpGanttLayout *self);
/* Fonts are looked up when first drawn, not when laid out. */
SpChartText *sp_gantt_layout_get_text (SpGanttLayout *self);

G_END_DECLS
