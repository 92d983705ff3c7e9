/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Gantt chart: scene (what to draw, from a schedule) → layout (numbers) → render (Cairo).
 * Screen, print, PDF, SVG and PNG draw the same layout; hit tests and accessible text read it.
 * Knows no widgets. Unit of length: the point (1/72 inch), which is one logical pixel on screen. */
#pragma once

#include "core/sp-schedule.h"
#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SP_GANTT_GROUP_PART,
  SP_GANTT_GROUP_UNIT, /* by lead unit; a measure with two leads stands under both */
} SpGanttGroup;

typedef struct
{
  SpGanttGroup group;
  const char *unit;  /* only rows this unit leads (exact name), NULL: all; named in the head */
  const char *title; /* NULL: made from the plan's title */
  const char *prepared_by; /* 编制单位, or NULL */
  gboolean is_sample;      /* prints 示例 in the head */
} SpGanttOptions;

/* Immutable after it is made; reference-counted. */
typedef struct _SpGanttScene SpGanttScene;
SpGanttScene *sp_gantt_scene_new (SpSchedule *schedule, const SpGanttOptions *options);
SpGanttScene *sp_gantt_scene_ref (SpGanttScene *self);
void sp_gantt_scene_unref (SpGanttScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpGanttScene, sp_gantt_scene_unref)

/* Names of all units that lead a measure, those with most measures first: one chart each with
 * options.unit. */
char **sp_gantt_scene_dup_lead_units (SpSchedule *schedule);

/* Rows are group headings and measures, in drawing order. */
guint sp_gantt_scene_get_n_rows (SpGanttScene *self);
int64_t sp_gantt_scene_get_measure (SpGanttScene *self, guint row); /* 0 for a group heading */
int sp_gantt_scene_find (SpGanttScene *self, int64_t measure);      /* first row, or -1 */
/* What a screen reader says: 任务…，2021年3月至9月，进度40%，慢于序时18点. Transfer full. */
char *sp_gantt_scene_dup_description (SpGanttScene *self, guint row);
/* A schedule row was replaced: the scene's row, description and counts follow without being made
 * anew. The row stays in its group: make a new scene when units that lead changed and they group or
 * filter. */
void sp_gantt_scene_row_changed (SpGanttScene *self, int64_t measure);

/* ---- screen ---- */

typedef struct
{
  double x, y, width, height;
} SpRect;

/* Colours of the surroundings; the chart's own colours are constant. */
typedef struct
{
  gboolean is_dark;
  double scale; /* of text, 1.0 normal */
  guint n_hidden; /* columns left out where there is little room: first 责任单位, then 进度 too */
} SpGanttStyle;

#define SP_GANTT_MAX_HIDDEN 2
double sp_gantt_style_get_columns_width (const SpGanttStyle *style);

/* To be used on the thread that made it. */
typedef struct _SpGanttLayout SpGanttLayout;
/* @points_per_day > 0 is the zoom. Left columns are frozen (their width: get_columns_width), so are
 * the time heads (get_head_height); the rest scrolls. */
SpGanttLayout *sp_gantt_layout_new (SpGanttScene *scene,
                                    const SpGanttStyle *style,
                                    double points_per_day);
void sp_gantt_layout_free (SpGanttLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpGanttLayout, sp_gantt_layout_free)
double sp_gantt_layout_get_columns_width (SpGanttLayout *self);
double sp_gantt_layout_get_head_height (SpGanttLayout *self);
double sp_gantt_layout_get_width (SpGanttLayout *self);  /* of the time grid */
double sp_gantt_layout_get_height (SpGanttLayout *self); /* of all rows */
double sp_gantt_layout_fit (SpGanttScene *scene,
                            double width); /* points per day so that the plan fills @width */
double sp_gantt_layout_date_to_x (SpGanttLayout *self, SpDate date); /* in the grid, unscrolled */
SpDate sp_gantt_layout_x_to_date (SpGanttLayout *self, double x);
int sp_gantt_layout_row_at (SpGanttLayout *self,
                            double y); /* y in the rows, unscrolled; -1: none */
SpRect sp_gantt_layout_row_rect (SpGanttLayout *self, guint row);
/* The height of @row changed with its texts: lay it and what is below out again. */
void sp_gantt_layout_row_changed (SpGanttLayout *self, guint row);

/* Draws the window of @width × @height whose grid is scrolled by @scroll_x, @scroll_y, with frozen
 * columns and heads.
 * @hover and @selected are rows or -1. Cost depends on what is visible only. */
void sp_gantt_render_window (cairo_t *cr,
                             SpGanttLayout *layout,
                             double scroll_x,
                             double scroll_y,
                             double width,
                             double height,
                             int hover,
                             int selected);

/* ---- paper ---- */

typedef struct
{
  const char *name;     /* A3 */
  double width, height; /* landscape, points */
} SpPaper;
const SpPaper *sp_paper_find (
  const char *name); /* A0 … A4, upper or lower case; NULL where unknown */

/* Has fonts of its own, so that a worker may make, draw and export it; one thread at a time. Text
 * is as large as the number of pages allows. */
typedef struct _SpGanttPages SpGanttPages;
SpGanttPages *sp_gantt_pages_new (SpGanttScene *scene, const SpPaper *paper);
void sp_gantt_pages_free (SpGanttPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpGanttPages, sp_gantt_pages_free)
guint sp_gantt_pages_get_n_pages (SpGanttPages *self);
const SpPaper *sp_gantt_pages_get_paper (SpGanttPages *self);
/* Draws page @i (from 0), complete in itself, at the origin of @cr in points. */
void sp_gantt_pages_draw (SpGanttPages *self, guint i, cairo_t *cr);

typedef enum
{
  SP_CHART_PDF,
  SP_CHART_SVG,
  SP_CHART_PNG
} SpChartFormat;
gboolean sp_chart_format_from_path (const char *path, SpChartFormat *format); /* by its ending */
/* Writes atomically. PDF: all pages. SVG and PNG: one page as @path, several as NAME-1.png,
 * NAME-2.png …; @written (optional, transfer full, of char *) lists the files. Identical input
 * gives identical bytes. */
gboolean sp_gantt_pages_export (SpGanttPages *self,
                                SpChartFormat format,
                                const char *path,
                                GPtrArray **written,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
