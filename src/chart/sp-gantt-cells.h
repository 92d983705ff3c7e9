/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words in the left columns of a row, fitted to their cells: what is cut says how much is
 * missing. Knows no drawing. Private to the chart room. */
#pragma once

#include "sp-chart-text.h"
#include "sp-gantt-scene.h"

G_BEGIN_DECLS

typedef struct
{
  char *number, *leads, *units, *due, *percent, *state; /* owned; lines of @due are split by \n */
  const char *title;                                    /* borrowed */
} SpGanttCells;

/* The texts of measure @row; lists of units and dates are cut to @max_lines. */
void sp_gantt_cells_init (SpGanttCells *self,
                          SpGanttScene *scene,
                          guint row,
                          const SpChartStyle *style,
                          SpChartText *text,
                          guint max_lines);
void sp_gantt_cells_clear (SpGanttCells *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpGanttCells, sp_gantt_cells_clear)

/* Lines of the tallest cell when the title is not cut and lists are cut as the style has it. */
guint sp_gantt_cells_measure (SpGanttScene *scene,
                              const SpScheduleRow *row,
                              const SpChartStyle *style,
                              SpChartText *text);
/* The same by the counting of characters, without fonts: exact enough for the screen. */
guint sp_gantt_cells_estimate (SpGanttScene *scene,
                               const SpScheduleRow *row,
                               const SpChartStyle *style);

/* ■ 逾期12天 */
char *sp_gantt_dup_state (const SpScheduleRow *row);

G_END_DECLS
