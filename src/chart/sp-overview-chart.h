/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview as one drawing: for the screen at any width, and for one sheet of paper. What is
 * drawn, what is clicked and what is read aloud come from the same layout. Knows no widgets. Unit
 * of length: the point. */
#pragma once

#include "chart/sp-gantt.h"
#include "core/sp-overview.h"

G_BEGIN_DECLS

/* What an area leads to: a filtered list of tasks, one measure, or a page of another kind. */
typedef enum
{
  SP_OVERVIEW_TASKS,
  SP_OVERVIEW_MEASURE,
  SP_OVERVIEW_UNITS,
  SP_OVERVIEW_INDICATOR,
  SP_OVERVIEW_DUTY,
  SP_OVERVIEW_ACCIDENTS,
  SP_OVERVIEW_SUPERVISION,
} SpOverviewGoal;

typedef struct
{
  SpOverviewGoal goal;
  int64_t id; /* of the measure, indicator or duty; 0: all */
  /* Of tasks, as in SpTaskFilter */
  int64_t part, unit;
  int roles, lights;
  SpDate due_from, due_to; /* of accidents: the days they are of */
  int changes, missed;
  SpDate baseline;
  int standings; /* of supervision items: 1 << SpStanding; 0: all */
} SpOverviewLink;
gboolean sp_overview_link_equal (const SpOverviewLink *a, const SpOverviewLink *b);

/* To be used on the thread that made it, while the overview stays as it was. */
typedef struct _SpOverviewLayout SpOverviewLayout;
SpOverviewLayout *sp_overview_layout_new (SpOverview *overview,
                                          gboolean is_dark,
                                          double text_scale,
                                          double width);
void sp_overview_layout_free (SpOverviewLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOverviewLayout, sp_overview_layout_free)
double sp_overview_layout_get_width (SpOverviewLayout *self); /* at least what was asked for */
double sp_overview_layout_get_height (SpOverviewLayout *self);

/* Areas, in the order in which they are read. */
guint sp_overview_layout_get_n_areas (SpOverviewLayout *self);
SpRect sp_overview_layout_get_area (SpOverviewLayout *self, guint i);
const SpOverviewLink *sp_overview_layout_get_link (SpOverviewLayout *self, guint i);
const char *sp_overview_layout_get_words (SpOverviewLayout *self, guint i);
int sp_overview_layout_area_at (SpOverviewLayout *self, double x, double y); /* -1: none */
/* The nearest area from @area towards (@dx, @dy), each −1, 0 or 1; @area itself where there is
 * none. From -1: the first. */
int sp_overview_layout_step (SpOverviewLayout *self, int area, int dx, int dy);

/* Draws what stands between @top and @bottom; @hover and @focus are areas or -1. */
void sp_overview_render (
  cairo_t *cr, SpOverviewLayout *layout, double top, double bottom, int hover, int focus);

/* One sheet, as large as fits. Has fonts of its own, so that a worker may make, draw and export it.
 */
typedef struct _SpOverviewSheet SpOverviewSheet;
SpOverviewSheet *sp_overview_sheet_new (SpOverview *overview, const SpPaper *paper);
void sp_overview_sheet_free (SpOverviewSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOverviewSheet, sp_overview_sheet_free)
const SpPaper *sp_overview_sheet_get_paper (SpOverviewSheet *self);
double sp_overview_sheet_get_text_size (SpOverviewSheet *self); /* of ordinary words, in points */
void sp_overview_sheet_draw (SpOverviewSheet *self, cairo_t *cr);
/* As sp_gantt_pages_export. */
gboolean sp_overview_sheet_export (SpOverviewSheet *self,
                                   SpChartFormat format,
                                   const char *path,
                                   GPtrArray **written,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
