/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers of a trend chart: lines, signs, columns, labels and marks with their places. Two
 * files fill them (indicators, accidents), one frame goes around both, one file draws them. Private
 * to the chart room. */
#pragma once

#include "sp-chart-text.h"
#include "sp-time-scale.h"
#include "sp-trend-scene.h"

G_BEGIN_DECLS

/* Each is told from the others by weight and dashes; the colour only helps. */
typedef enum
{
  SP_TREND_RULE,   /* of the value axis */
  SP_TREND_TICK,   /* of the time axis */
  SP_TREND_AXIS,   /* where values are 0 or lowest */
  SP_TREND_ACTUAL, /* what happened: solid, heavy */
  SP_TREND_PATH,   /* what should: dashed */
  SP_TREND_BASE,   /* what it began with: fine dots */
  SP_TREND_LIMIT,  /* ceiling: heavy, long dashes */
  SP_TREND_AS_OF,
  SP_TREND_N_STROKES
} SpTrendStroke;

typedef enum
{
  SP_TREND_DOT,     /* a value, filled */
  SP_TREND_RING,    /* of the base year, hollow */
  SP_TREND_DIAMOND, /* a milestone, hollow */
} SpTrendShape;

typedef struct
{
  double x, y;
} SpTrendPoint;

typedef struct
{
  SpTrendStroke stroke;
  guint first, n; /* of the layout's points */
} SpTrendLine;

typedef struct
{
  SpTrendShape shape;
  double x, y;
} SpTrendSign;

typedef struct
{
  SpRect rect;
  gboolean is_base; /* hatched; else solid */
} SpTrendColumn;

typedef struct
{
  SpTextBox box;
  char *words;
  SpColorRole role;
  SpRect rect; /* what the words cover */
} SpTrendLabel;

/* The band of a level of risk: the plate with its word at the left, its tint across the plot. */
typedef struct
{
  SpRect plate, tint;
  SpRiskLevel level;
} SpTrendBand;

typedef struct
{
  SpRect rect;
  char *words;
} SpTrendMark;

struct _SpTrendLayout
{
  /* Owned */
  SpTrendScene *scene;
  SpChartText *text; /* made when first drawn */
  GArray *points, *lines, *signs, *columns, *labels, *marks, *bands;
  /* State */
  SpChartStyle style;
  guint palette; /* SpRiskPalette, of bands */
  gboolean is_bare;
  double width, height;
  SpRect plot;
  double low, high; /* values at the plot's bottom and top */
};

SpTrendLayout *sp_trend_layout_new_full (
  SpTrendScene *scene, const SpChartStyle *style, gboolean is_bare, double width, double height);

/* ---- filling (sp-trend-layout.c) ---- */
void sp_trend_add_point (SpTrendLayout *self, double x, double y);
/* A line through the points added since @first. */
void sp_trend_add_line (SpTrendLayout *self, SpTrendStroke stroke, guint first);
void sp_trend_add_segment (
  SpTrendLayout *self, SpTrendStroke stroke, double x1, double y1, double x2, double y2);
void sp_trend_add_sign (SpTrendLayout *self, SpTrendShape shape, double x, double y);
void sp_trend_add_band (SpTrendLayout *self, const SpTrendBand *band);
void sp_trend_add_column (SpTrendLayout *self, gboolean is_base, const SpRect *rect);
/* Takes @words. */
void sp_trend_add_mark (SpTrendLayout *self, const SpRect *rect, char *words);
void sp_trend_add_label (SpTrendLayout *self,
                         const SpRect *rect,
                         SpFont font,
                         double size,
                         SpAlign align,
                         SpColorRole role,
                         const char *words);
/* Words that are never cut; @rect is where they are reckoned to be. */
void sp_trend_add_words (
  SpTrendLayout *self, const SpRect *rect, double size, SpColorRole role, const char *words);
/* What @words are likely to take, without asking a font. */
double sp_trend_words_width (const char *words, double size);
/* Beside the point, where it covers no other words and stays in the plot. @is_needed: somewhere
 * even if it covers. FALSE: left out. */
gboolean sp_trend_place_label (
  SpTrendLayout *self, double x, double y, SpColorRole role, gboolean is_needed, const char *words);

/* ---- around (sp-trend-frame.c) ---- */
typedef struct
{
  SpTrendStroke stroke;
  int shape;  /* SpTrendShape, or -1 */
  int column; /* 0 solid, 1 hatched, or -1 for a line */
  const char *words;
} SpTrendKey;

/* Title, standing, legend, value axis. After it the plot is known. @n_heads: rows of words under
 * the plot. @is_whole: values are counts. */
void sp_trend_frame_lay_out (SpTrendLayout *self,
                             const SpTrendKey *keys,
                             guint n_keys,
                             guint n_heads,
                             double low,
                             double high,
                             gboolean is_whole);
/* The same with bands of one height from the top, one for each of @n_bands, in place of the axis;
 * at the left there is room of @axis_width for their plates. Values are 0 at the bottom. */
void sp_trend_frame_lay_out_bands (SpTrendLayout *self,
                                   const SpTrendKey *keys,
                                   guint n_keys,
                                   guint n_heads,
                                   guint n_bands,
                                   double axis_width);
double sp_trend_y (const SpTrendLayout *self, double value);
double sp_trend_head_height (const SpChartStyle *style);
/* The least of 1, 2, 5, 10 … that is at least @least. */
double sp_trend_nice_step (double least);

/* ---- days (sp-trend-days.c) ---- */
double sp_trend_day_x (const SpTrendLayout *self, const SpTimeScale *scale, SpDate day);
/* Two rows of words under the plot: the finest unit from the month up that has room, and years. */
void sp_trend_lay_out_days (SpTrendLayout *self, const SpTimeScale *scale);
void sp_trend_lay_out_as_of (SpTrendLayout *self, SpDate as_of, const SpTimeScale *scale);

/* ---- what is inside ---- */
void sp_trend_risk_lay_out (SpTrendLayout *self, const SpTrendRisk *risk);
void sp_trend_indicator_lay_out (SpTrendLayout *self, const SpTrendIndicator *indicator);
void sp_trend_accidents_lay_out (SpTrendLayout *self, const SpTrendAccidents *accidents);

/* ---- drawing (sp-trend-draw.c) ---- */
void sp_trend_draw (cairo_t *cr, SpTrendLayout *layout, SpChartText *text, int hover);

G_END_DECLS
