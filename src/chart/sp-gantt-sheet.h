/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet of paper around the chart: margins, frame, title block, overall strip, legend, foot.
 * Knows how much room it leaves for rows, not which rows. Private to the chart room. */
#pragma once

#include "sp-gantt-draw.h"

G_BEGIN_DECLS

/* All in points from the paper's upper left corner. */
typedef struct
{
  SpRect frame;
  double title, line, strip; /* heights of the parts above the chart */
  double legend, foot;       /* and below */
  double head;               /* of column and time heads */
  double columns;            /* width of the left columns */
} SpGanttSheet;

void sp_gantt_sheet_init (SpGanttSheet *self, const SpPaper *paper, const SpChartStyle *style);
double sp_gantt_sheet_chart_top (const SpGanttSheet *self); /* of the heads */
double sp_gantt_sheet_rows_top (const SpGanttSheet *self);
double sp_gantt_sheet_rows_room (const SpGanttSheet *self);
/* Everything but heads and rows; @page counts from 0. */
void sp_gantt_sheet_draw (const SpGanttSheet *self,
                          const SpGanttPainter *painter,
                          guint page,
                          guint n_pages);

G_END_DECLS
