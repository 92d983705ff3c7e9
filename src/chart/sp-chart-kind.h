/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What preview and print need of a chart, whatever it shows: its pages for a paper, drawn one by
 * one. */
#pragma once

#include "chart/sp-gantt.h"

G_BEGIN_DECLS

typedef struct
{
  gpointer (*ref) (gpointer chart);
  void (*unref) (gpointer chart);
  /* @paper must outlive the pages. */
  gpointer (*make_pages) (gpointer chart, const SpPaper *paper);
  void (*free_pages) (gpointer pages);
  guint (*get_n_pages) (gpointer pages);
  const SpPaper *(*get_paper) (gpointer pages);
  void (*draw) (gpointer pages, guint page, cairo_t *cr);
} SpChartKind;

extern const SpChartKind sp_gantt_chart;    /* of SpGanttScene; pages are SpGanttPages */
extern const SpChartKind sp_overview_chart; /* of SpOverview; pages are SpOverviewSheet */
extern const SpChartKind sp_map_chart;      /* of SpMapScene; pages are SpMapPages */
extern const SpChartKind sp_map_pure_chart; /* the same in the pure colours of print */

G_END_DECLS
