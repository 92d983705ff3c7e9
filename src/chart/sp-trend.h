/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Charts of what changes over time: an indicator's values against its path, accidents against the
 * base year, the level of a risk. Scene (what to draw) → layout (numbers) → render (Cairo); screen
 * and paper draw the same layout, hit tests and accessible text read it. Knows no widgets. Unit of
 * length: the point. */
#pragma once

#include "chart/sp-gantt.h"
#include "core/sp-accident.h"
#include "core/sp-indicator.h"
#include "core/sp-risk-grade.h"

G_BEGIN_DECLS

/* Immutable; reference-counted. */
typedef struct _SpTrendScene SpTrendScene;
/* Copies what @input points to. @last_day: of the plan. */
SpTrendScene *sp_trend_scene_new_indicator (SpIndicator *indicator,
                                            const SpIndicatorInput *input,
                                            SpDate last_day);
SpTrendScene *sp_trend_scene_new_accidents (const SpAccidentYears *years, SpAccidentFigure figure);
/* The inherent and the residual level of a risk point over time. @assessments: of SpRiskAssessment
 * of it, by day, then as they were made; those after @as_of are left out. */
SpTrendScene *sp_trend_scene_new_risk (SpRiskPoint *point,
                                       const GPtrArray *assessments,
                                       SpDate as_of);
SpTrendScene *sp_trend_scene_ref (SpTrendScene *self);
void sp_trend_scene_unref (SpTrendScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTrendScene, sp_trend_scene_unref)
const char *sp_trend_scene_get_title (SpTrendScene *self);
/* The line under the title, with sign and words: ◆ 截至2021年9月30日为… */
const char *sp_trend_scene_get_standing (SpTrendScene *self);
/* What a screen reader says of the whole chart; transfer full. */
char *sp_trend_scene_dup_description (SpTrendScene *self);

/* ---- screen ---- */

/* How it stands among other things. */
typedef struct
{
  gboolean is_dark;
  double scale;     /* of text, 1.0 normal */
  gboolean is_bare; /* without title and standing, which are said beside it */
} SpTrendStyle;

/* To be used on the thread that made it. Any size will do; what has no room is left out. */
typedef struct _SpTrendLayout SpTrendLayout;
SpTrendLayout *sp_trend_layout_new (SpTrendScene *scene,
                                    const SpTrendStyle *style,
                                    double width,
                                    double height);
void sp_trend_layout_free (SpTrendLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTrendLayout, sp_trend_layout_free)

/* What can be pointed at, from left to right: values close together are one mark. */
guint sp_trend_layout_get_n_marks (SpTrendLayout *self);
SpRect sp_trend_layout_get_mark (SpTrendLayout *self, guint i);
const char *sp_trend_layout_get_mark_words (SpTrendLayout *self, guint i); /* 2021-09-30：62.5% */
int sp_trend_layout_mark_at (SpTrendLayout *self, double x, double y);     /* -1: none */
/* @hover: a mark or -1. */
void sp_trend_render (cairo_t *cr, SpTrendLayout *layout, int hover);

/* ---- paper ---- */

typedef struct
{
  const char *title;       /* of the sheet */
  const char *note;        /* a paragraph under the charts, or NULL */
  const char *prepared_by; /* 编制单位, or NULL */
  SpDate as_of;
  gboolean is_sample; /* prints 示例 */
  /* Not 0: the charts alone, up to the edges, in letters so large (1: 7.5 points): for a text, or
   * many on a page. */
  double picture_scale;
} SpTrendSheet;

/* One page with the charts one below the other. Has fonts of its own, so that a worker may use it.
 * Strings of @sheet are copied. */
typedef struct _SpTrendPage SpTrendPage;
SpTrendPage *sp_trend_page_new (SpTrendScene *const *scenes,
                                guint n_scenes,
                                const SpTrendSheet *sheet,
                                const SpPaper *paper);
void sp_trend_page_free (SpTrendPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTrendPage, sp_trend_page_free)
const SpPaper *sp_trend_page_get_paper (SpTrendPage *self);
void sp_trend_page_draw (SpTrendPage *self, cairo_t *cr);
/* As sp_gantt_pages_export. */
gboolean sp_trend_page_export (SpTrendPage *self,
                               SpChartFormat format,
                               const char *path,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
