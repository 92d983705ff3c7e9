/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drawing that screen and paper share: cells, bars, bands, heads, legend. Each function is told
 * where and draws; none decides what stands where. Private to the chart room. */
#pragma once

#include "sp-chart-text.h"
#include "sp-gantt-scene.h"
#include "sp-time-scale.h"

G_BEGIN_DECLS

typedef struct
{
  /* Borrowed */
  cairo_t *cr;
  SpGanttScene *scene;
  const SpChartStyle *style;
  const SpTimeScale *scale;
  SpChartText *text;
  /* State: what of the grid is to be seen, from its left edge */
  double visible_from, visible_to;
} SpGanttPainter;

void sp_gantt_set_color (const SpGanttPainter *self, SpColorRole role);
void sp_gantt_fill (
  const SpGanttPainter *self, SpColorRole role, double x, double y, double width, double height);
/* Thin rules; on screen they fall on whole pixels. */
void sp_gantt_rule_across (
  const SpGanttPainter *self, SpColorRole role, double line, double x, double y, double width);
void sp_gantt_rule_down (
  const SpGanttPainter *self, SpColorRole role, double line, double x, double y, double height);
void sp_gantt_label (const SpGanttPainter *self,
                     const char *words,
                     const SpTextBox *box,
                     SpColorRole role);

/* ---- rows (sp-gantt-draw.c) ---- */
/* The left cells of measure @row. */
void sp_gantt_draw_cells (const SpGanttPainter *self, guint row, double x, double y, double height);
/* A group heading over @width: its title and counts. */
void sp_gantt_draw_group (const SpGanttPainter *self,
                          guint group,
                          gboolean is_continued,
                          double x,
                          double y,
                          double width,
                          double height);
void sp_gantt_draw_column_rules (const SpGanttPainter *self, double x, double y, double height);
void sp_gantt_draw_column_heads (const SpGanttPainter *self, double x, double y, double height);

/* ---- the time grid (sp-gantt-draw-time.c); @x is its left edge ---- */
double sp_gantt_head_height (const SpChartStyle *style);
void sp_gantt_draw_bands (const SpGanttPainter *self, double x, double y, double height);
void sp_gantt_draw_time_heads (const SpGanttPainter *self, double x, double y);
void sp_gantt_draw_as_of (const SpGanttPainter *self, double x, double y, double height);
void sp_gantt_draw_as_of_flag (const SpGanttPainter *self, double x, double y, double height);

/* ---- bars (sp-gantt-draw-bar.c) ---- */
typedef enum
{
  SP_BAR_PLANNED,
  SP_BAR_ACTUAL,
  SP_BAR_FINISHED,
  SP_BAR_LATE
} SpBarKind;
void sp_gantt_draw_bar_piece (
  const SpGanttPainter *self, SpBarKind kind, double x, double y, double width, double height);
void sp_gantt_draw_mark (
  const SpGanttPainter *self, gboolean is_done, gboolean is_late, double x, double y);
void sp_gantt_draw_bar (const SpGanttPainter *self, guint row, double x, double y, double height);

G_END_DECLS
