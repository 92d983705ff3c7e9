/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns of tables of risk points that are no fields of a point: its assessments, and what ledgers
 * write in another way than the point keeps it. Those who read such tables and those who write them
 * go by the same heads. Knows words, not rows. */
#pragma once

#include "core/sp-risk.h"

G_BEGIN_DECLS

/* What is told of one assessment, in the order of the columns. */
typedef enum
{
  SP_RISK_HEAD_METHOD,
  SP_RISK_HEAD_L, /* the factors by their letters, whichever the method */
  SP_RISK_HEAD_M,
  SP_RISK_HEAD_E,
  SP_RISK_HEAD_S,
  SP_RISK_HEAD_C,
  SP_RISK_HEAD_SCORE,
  SP_RISK_HEAD_LEVEL,
  SP_RISK_HEAD_CLAUSES,
  SP_RISK_HEAD_GROUNDS,
  SP_RISK_HEAD_DAY,
  SP_RISK_HEAD_ASSESSOR,
  SP_RISK_N_STAGE_HEADS
} SpRiskStageHead;

typedef enum
{
  SP_RISK_HEAD_CODE, /* of the enterprise */
  SP_RISK_HEAD_OF_INHERENT,
  SP_RISK_HEAD_OF_RESIDUAL = SP_RISK_HEAD_OF_INHERENT + SP_RISK_N_STAGE_HEADS,
  SP_RISK_HEAD_ANY_LEVEL = SP_RISK_HEAD_OF_RESIDUAL + SP_RISK_N_STAGE_HEADS, /* 等级 alone */
  SP_RISK_HEAD_KIND,                                                         /* of the point */
  SP_RISK_HEAD_CONTROL,
  SP_RISK_HEAD_MEASURE_KIND,
  SP_RISK_HEAD_MEASURE,
  SP_RISK_HEAD_CHECK_ITEM,
  SP_RISK_HEAD_CHECK_STANDARD,
  SP_RISK_HEAD_DEPARTMENT, /* answerable at the point's control level */
  SP_RISK_HEAD_PERSON,
  SP_RISK_N_HEADS
} SpRiskHead;

typedef struct
{
  const char *label; /* marked by N_() */
  const char *code;
  const char *words; /* what offices call it, too: N_(), 、 between, no space or brackets */
} SpRiskHeadWords;
extern const SpRiskHeadWords sp_risk_heads[SP_RISK_N_HEADS];

/* The head of a stage: SP_RISK_HEAD_LEVEL of the residual one. */
#define sp_risk_head_of(stage, head)                                                               \
  ((guint)SP_RISK_HEAD_OF_INHERENT + (guint)(stage)*SP_RISK_N_STAGE_HEADS + (guint)(head))

/* Which of the columns from SP_RISK_HEAD_L on a method's factor is in (from 0). */
SpRiskStageHead sp_risk_head_of_factor (SpRiskMethod method, guint factor);

G_END_DECLS
