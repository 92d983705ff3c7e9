/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time axis: days to points and back, and the ticks of its heads (year, quarter, month, week,
 * day). Pure numbers and words; knows no drawing. Private to the chart room. */
#pragma once

#include "base/sp-date.h"

G_BEGIN_DECLS

/* From the first day to the last, both included; both on month ends once made by
 * sp_time_scale_init. */
typedef struct
{
  SpDate first, last;
  double per_day; /* points */
} SpTimeScale;

typedef enum
{
  SP_TICK_DAY,
  SP_TICK_WEEK, /* from Monday */
  SP_TICK_MONTH,
  SP_TICK_QUARTER,
  SP_TICK_YEAR,
} SpTickUnit;

#define SP_TIME_MAX_LEVELS 3
#define SP_TICK_LABEL_LEN 32

/* Widens the span to whole months. */
void sp_time_scale_init (SpTimeScale *self, SpDate first, SpDate last, double per_day);
int sp_time_scale_n_days (const SpTimeScale *self);
double sp_time_scale_width (const SpTimeScale *self);
double sp_time_scale_x (const SpTimeScale *self,
                        SpDate date); /* left edge of the day; not clamped */
double sp_time_scale_end (const SpTimeScale *self, SpDate date); /* its right edge */
SpDate sp_time_scale_date (const SpTimeScale *self, double x);   /* clamped to the span */

/* The first day of the unit that holds @date, and of the one after it. */
SpDate sp_tick_floor (SpTickUnit unit, SpDate date);
SpDate sp_tick_next (SpTickUnit unit, SpDate date);

/* The units of the head's rows, coarsest first, so that the finest still has room for a number of
 * @font_size. Returns how many. */
guint sp_time_scale_levels (const SpTimeScale *self,
                            double font_size,
                            SpTickUnit levels[SP_TIME_MAX_LEVELS]);

/* The longest wording that fits into every whole tick of @unit; 0 is the longest. @is_top: the
 * head's first row, where a month must name its year. */
guint sp_time_scale_form (const SpTimeScale *self,
                          SpTickUnit unit,
                          gboolean is_top,
                          double font_size);
/* 2021年, 三季度, 9月 … in the wording @form. */
const char *sp_tick_label (SpTickUnit unit,
                           guint form,
                           SpDate date,
                           char buffer[SP_TICK_LABEL_LEN]);

G_END_DECLS
