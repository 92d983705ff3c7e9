/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview's layout from inside: items (what is drawn where) and areas (what is clicked where),
 * and what the blocks use to put them down. Private to the chart room. */
#pragma once

#include "sp-chart-text.h"
#include "sp-overview-chart.h"

G_BEGIN_DECLS

typedef enum
{
  SP_ITEM_TEXT,
  SP_ITEM_FILL,
  SP_ITEM_FRAME,
  SP_ITEM_RULE,   /* a line along the longer side of the rectangle */
  SP_ITEM_DASHED, /* the same, dashed */
  SP_ITEM_LIGHT,  /* a piece of a bar in the pattern of a light */
} SpItemKind;

typedef struct
{
  SpItemKind kind;
  SpRect rect;
  SpColorRole color;
  SpLight light; /* of SP_ITEM_LIGHT */
  /* Of SP_ITEM_TEXT; owned by the layout */
  const char *text;
  SpFont font;
  double size;
  SpAlign align;
  guint lines; /* most */
} SpItem;

typedef struct
{
  SpRect rect;
  SpOverviewLink link;
  const char *words;
} SpArea;

struct _SpOverviewLayout
{
  /* Owned */
  SpOverview *overview;
  SpChartText *text;
  GStringChunk *strings;
  GArray *items; /* of SpItem */
  GArray *areas; /* of SpArea */
  /* State */
  SpChartStyle style;
  double unit; /* one point of the smallest screen, scaled */
  double width, height;
};

/* With the texts measured by @text, which it takes; for paper, @unit is what fits. */
SpOverviewLayout *sp_overview_layout_new_full (
  SpOverview *overview, const SpChartStyle *style, SpChartText *text, double unit, double width);
/* Lays everything out anew; what the layout held is forgotten. */
void sp_overview_layout_build (SpOverviewLayout *self, double unit);
void sp_overview_draw (cairo_t *cr, SpOverviewLayout *layout, double top, double bottom);

/* Sizes, in units */
#define SP_OVERVIEW_TEXT 12.5
#define SP_OVERVIEW_SMALL 11.0
#define SP_OVERVIEW_ROW 21.0
#define SP_OVERVIEW_GAP 18.0
#define SP_OVERVIEW_MARGIN 14.0
#define SP_OVERVIEW_MIN_WIDTH 860.0

/* ---- for blocks: each lays itself out at (x, y), @width wide, and says where it ends ---- */

typedef double (*SpOverviewBlock) (SpOverviewLayout *self, double x, double y, double width);
double sp_overview_tiles (SpOverviewLayout *self, double x, double y, double width);
double sp_overview_on_time (SpOverviewLayout *self, double x, double y, double width);
double sp_overview_parts (SpOverviewLayout *self, double x, double y, double width);
double sp_overview_units (SpOverviewLayout *self, double x, double y, double width);
double sp_overview_townships (SpOverviewLayout *self, double x, double y, double width);
double sp_overview_changes (SpOverviewLayout *self, double x, double y, double width);
double sp_overview_strip (SpOverviewLayout *self, double x, double y, double width);
double sp_overview_indicators (SpOverviewLayout *self, double x, double y, double width);
double sp_overview_accidents (SpOverviewLayout *self, double x, double y, double width);
double sp_overview_duties (SpOverviewLayout *self, double x, double y, double width);
double sp_overview_supervision (SpOverviewLayout *self, double x, double y, double width);

/* ---- what blocks are made of ---- */

/* One line of regular words in the middle of @rect. @text is copied. */
SpItem *sp_overview_put_text (
  SpOverviewLayout *self, SpRect rect, SpAlign align, SpColorRole color, const char *text);
void sp_overview_put (SpOverviewLayout *self, SpItemKind kind, SpRect rect, SpColorRole color);
void sp_overview_put_light (SpOverviewLayout *self, SpRect rect, SpLight light);
void sp_overview_put_area (SpOverviewLayout *self,
                           SpRect rect,
                           const SpOverviewLink *link,
                           const char *format,
                           ...) G_GNUC_PRINTF (4, 5);
/* A title over a rule, with a note at its end; returns where the block goes on. */
double sp_overview_put_head (
  SpOverviewLayout *self, double x, double y, double width, const char *title, const char *note);
/* 完成 3 · 正常 2 … as one bar whose length is @share of @rect's; each piece leads to its light. */
void sp_overview_put_bar (SpOverviewLayout *self,
                          SpRect rect,
                          double share,
                          const SpTotals *totals,
                          const SpOverviewLink *link,
                          const char *name);

G_END_DECLS
