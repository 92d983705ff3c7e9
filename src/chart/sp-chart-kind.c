/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The charts that can be previewed and printed. */
#include "sp-chart-kind.h"

#include "sp-map.h"
#include "sp-overview-chart.h"

static gpointer
ref_gantt (gpointer chart)
{
  return sp_gantt_scene_ref (chart);
}

static void
unref_gantt (gpointer chart)
{
  sp_gantt_scene_unref (chart);
}

static gpointer
make_gantt (gpointer chart, const SpPaper *paper)
{
  return sp_gantt_pages_new (chart, paper);
}

static void
free_gantt (gpointer pages)
{
  sp_gantt_pages_free (pages);
}

static guint
count_gantt (gpointer pages)
{
  return sp_gantt_pages_get_n_pages (pages);
}

static const SpPaper *
paper_of_gantt (gpointer pages)
{
  return sp_gantt_pages_get_paper (pages);
}

static void
draw_gantt (gpointer pages, guint page, cairo_t *cr)
{
  sp_gantt_pages_draw (pages, page, cr);
}

const SpChartKind sp_gantt_chart = {ref_gantt,   unref_gantt,    make_gantt, free_gantt,
                                    count_gantt, paper_of_gantt, draw_gantt};

static gpointer
ref_overview (gpointer chart)
{
  return sp_overview_ref (chart);
}

static void
unref_overview (gpointer chart)
{
  sp_overview_unref (chart);
}

static gpointer
make_overview (gpointer chart, const SpPaper *paper)
{
  return sp_overview_sheet_new (chart, paper);
}

static void
free_overview (gpointer pages)
{
  sp_overview_sheet_free (pages);
}

static guint
count_overview (gpointer pages)
{
  return 1;
}

static const SpPaper *
paper_of_overview (gpointer pages)
{
  return sp_overview_sheet_get_paper (pages);
}

static void
draw_overview (gpointer pages, guint page, cairo_t *cr)
{
  sp_overview_sheet_draw (pages, cr);
}

const SpChartKind sp_overview_chart = {ref_overview,  unref_overview, make_overview,
                                       free_overview, count_overview, paper_of_overview,
                                       draw_overview};

static gpointer
ref_map (gpointer chart)
{
  return sp_map_scene_ref (chart);
}

static void
unref_map (gpointer chart)
{
  sp_map_scene_unref (chart);
}

static gpointer
make_map (gpointer chart, const SpPaper *paper)
{
  return sp_map_pages_new (chart, paper);
}

static gpointer
make_pure_map (gpointer chart, const SpPaper *paper)
{
  return sp_map_pages_new_pure (chart, paper);
}

static void
free_map (gpointer pages)
{
  sp_map_pages_free (pages);
}

static guint
count_map (gpointer pages)
{
  return sp_map_pages_get_n_pages (pages);
}

static const SpPaper *
paper_of_map (gpointer pages)
{
  return sp_map_pages_get_paper (pages);
}

static void
draw_map (gpointer pages, guint page, cairo_t *cr)
{
  sp_map_pages_draw (pages, page, cr);
}

const SpChartKind sp_map_chart = {ref_map,   unref_map,    make_map, free_map,
                                  count_map, paper_of_map, draw_map};

const SpChartKind sp_map_pure_chart = {ref_map,   unref_map,    make_pure_map, free_map,
                                       count_map, paper_of_map, draw_map};
