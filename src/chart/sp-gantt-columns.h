/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shares a page's width out over the columns of words. Pure numbers. Private to the chart room. */
#pragma once

#include "sp-chart-style.h"
#include "sp-gantt-scene.h"

G_BEGIN_DECLS

/* Sets the widths of 任务, 牵头单位 and 责任单位, together at most @width, so that the rows of
 * @scene are the least tall. */
void sp_gantt_share_columns (SpChartStyle *style, SpGanttScene *scene, double width);

G_END_DECLS
