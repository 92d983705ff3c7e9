/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What charts look like: colours by role, sizes in points. Constant tables, scaled by one number;
 * knows no drawing. Meaning is never in the colour alone, so every table must also do in grey.
 * Private to the chart room. */
#pragma once

#include "core/sp-light.h"

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha;
} SpColor;

typedef enum
{
  SP_COLOR_GROUND,
  SP_COLOR_TEXT,
  SP_COLOR_MUTED,
  SP_COLOR_RULE,        /* between rows, fine ticks */
  SP_COLOR_RULE_MEDIUM, /* quarters */
  SP_COLOR_RULE_STRONG, /* years, frame */
  SP_COLOR_HEAD,        /* ground of the heads */
  SP_COLOR_GROUP,       /* ground of group headings */
  SP_COLOR_BAND_A,      /* phases, by turns */
  SP_COLOR_BAND_B,
  SP_COLOR_PLAN_LINE, /* planned bar: outline */
  SP_COLOR_PLAN_FILL,
  SP_COLOR_PLAN_HATCH,
  SP_COLOR_ACTUAL,   /* the part that is reported done */
  SP_COLOR_FINISHED, /* the same, of a measure that is done */
  SP_COLOR_LATE,
  SP_COLOR_MARK,
  SP_COLOR_AS_OF,
  SP_COLOR_HOVER,
  SP_COLOR_SELECTED,
  SP_COLOR_LIGHT, /* and the following: one a light, in the order of SpLight */
  SP_N_COLORS = SP_COLOR_LIGHT + SP_N_LIGHTS
} SpColorRole;

typedef enum
{
  SP_COLUMN_NUMBER,
  SP_COLUMN_TITLE,
  SP_COLUMN_LEADS,
  SP_COLUMN_UNITS,
  SP_COLUMN_DUE,
  SP_COLUMN_PROGRESS,
  SP_COLUMN_STATE,
  SP_N_COLUMNS
} SpColumn;

typedef struct
{
  const SpColor *colors; /* SP_N_COLORS of them */
  double text, small, heading,
    head;              /* font sizes: cells, lesser words, group headings, column and time heads */
  double pitch;        /* from line to line in cells */
  double pad_x, pad_y; /* inside cells */
  double row_min, group_height;
  double bar, mark;         /* height of bars, width of deadline marks */
  double head_row;          /* height of one row of the time heads */
  double phase_row, lane;   /* heights of the row of phases and of the lane of the as-of flag */
  double hair, thin, thick; /* line widths */
  double hatch;             /* distance of hatch lines */
  guint title_lines;        /* most lines of a title; 0: as many as it needs */
  guint unit_lines;         /* most lines of a list of units before it is cut with 等n个单位 */
  double columns[SP_N_COLUMNS]; /* widths */
} SpChartStyle;

SpChartStyle sp_chart_style_screen (gboolean is_dark, double scale);
/* Leaves @n columns out, those first that can be missed most easily; their width is 0. */
void sp_chart_style_hide (SpChartStyle *self, guint n);
SpChartStyle sp_chart_style_paper (double scale);
const char *sp_column_title (SpColumn column);
SpColorRole sp_light_color (SpLight light);
double sp_chart_style_columns_width (const SpChartStyle *self);

G_END_DECLS
