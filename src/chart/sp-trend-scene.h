/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What layouts read of a scene. Private to the chart room. */
#pragma once

#include "sp-trend.h"

G_BEGIN_DECLS

typedef enum
{
  SP_TREND_INDICATOR,
  SP_TREND_ACCIDENTS,
  SP_TREND_RISK,
} SpTrendKind;

/* Points to @indicator's arrays, which live as long as the scene. */
typedef struct
{
  SpIndicatorInput input;
  GArray *path;           /* of SpIndicatorPoint: values to reach */
  const char *unit;       /* behind values */
  const char *base;       /* 基准 2019年 12 */
  char **milestone_words; /* by milestone: 2020-12-31 ≥30% */
  SpDate last_day;
  gboolean is_share; /* values are percentages: the axis runs from 0 to 100 */
} SpTrendIndicator;

typedef struct
{
  SpAccidentYears years;
  SpAccidentFigure figure;
} SpTrendAccidents;

/* From @day on the risk had @level at a stage. */
typedef struct
{
  SpDate day;
  SpRiskLevel level;
  char *words;
} SpTrendRiskStep;

typedef struct
{
  GArray *steps[2]; /* of SpTrendRiskStep by SpRiskStage, by day */
  SpDate first;     /* listed, or else first assessed */
  SpDate as_of;
} SpTrendRisk;

SpTrendKind sp_trend_scene_get_kind (SpTrendScene *self);
const SpTrendIndicator *sp_trend_scene_get_indicator (SpTrendScene *self);
const SpTrendAccidents *sp_trend_scene_get_accidents (SpTrendScene *self);
const SpTrendRisk *sp_trend_scene_get_risk (SpTrendScene *self);

G_END_DECLS
