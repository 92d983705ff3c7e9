/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How risk points stand as of a date in compact rows, and their sums by enterprise, township or
 * industry: what ledgers, maps and reports count by, so that no two of them can disagree. Pure. */
#pragma once

#include "core/sp-risk-grade.h"

G_BEGIN_DECLS

typedef struct
{
  int64_t point, enterprise;
  int64_t township, industry; /* of the enterprise; 0: none */
  SpRiskLevel inherent, residual;
  SpRiskMethod inherent_method, residual_method;
  double inherent_score, residual_score; /* 0 where the level was not scored */
  SpDate assessed_on;                    /* the last one by then */
} SpRiskState;

/* The level at @stage, its score and its method; of the residual stage where only the inherent one
 * was assessed, that. */
SpRiskLevel sp_risk_state_level (const SpRiskState *self, SpRiskStage stage);
double sp_risk_state_score (const SpRiskState *self, SpRiskStage stage);
SpRiskMethod sp_risk_state_method (const SpRiskState *self, SpRiskStage stage);

typedef struct
{
  guint n[SP_RISK_N_LEVELS]; /* by level, none first */
  guint n_points;
  SpRiskLevel highest;
} SpRiskCounts;
void sp_risk_counts_add (SpRiskCounts *self, SpRiskLevel level);
/* Σ weight × count; @weights are of red, orange, yellow, blue. */
double sp_risk_counts_index (const SpRiskCounts *self, const double weights[4]);

typedef enum
{
  SP_RISK_BY_ENTERPRISE,
  SP_RISK_BY_TOWNSHIP,
  SP_RISK_BY_INDUSTRY,
} SpRiskGrouping;
/* @states (of SpRiskState) at @stage: id → SpRiskCounts; key 0 (NULL) is no township or industry.
 * Transfer full. */
GHashTable *sp_risk_states_group (const GArray *states, SpRiskGrouping grouping, SpRiskStage stage);
/* All of them. */
SpRiskCounts sp_risk_states_count (const GArray *states, SpRiskStage stage);

G_END_DECLS
