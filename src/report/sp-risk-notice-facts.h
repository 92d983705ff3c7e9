/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lists, boards and cards of one enterprise's risks say: the enterprise and its points as of a
 * date, read once. Levels are those the assessments by then give, never the stored ones. Knows no
 * paper. */
#pragma once

#include "core/sp-enterprise.h"
#include "store/sp-risks.h"

G_BEGIN_DECLS

typedef struct
{
  /* Owned */
  SpRiskPoint *point; /* a copy, whose derived levels are those of the date */
  /* State */
  SpRiskState state;
  SpRiskLevel level; /* at the stage asked for */
} SpRiskNoticePoint;

typedef struct
{
  /* Owned */
  SpRecord *enterprise;
  char *industry, *township, *department; /* titles; "" for none */
  GPtrArray *points;                      /* of SpRiskNoticePoint, by number */
  /* State */
  SpDate as_of;
  SpRiskCounts counts; /* by level */
} SpRiskNoticeFacts;

/* SP_ERROR_NOT_FOUND where there is no such enterprise. Transfer full. */
SpRiskNoticeFacts *sp_risk_notice_facts_load (
  SpReader *reader, int64_t enterprise, SpDate as_of, SpRiskStage stage, GError **error);
void sp_risk_notice_facts_free (SpRiskNoticeFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRiskNoticeFacts, sp_risk_notice_facts_free)

/* The points of levels 1 to @least, the worst first, then the higher score, then by number; @least
 * SP_RISK_NONE: all, those not assessed last. Transfer container. */
GPtrArray *sp_risk_notice_facts_list_worst (const SpRiskNoticeFacts *self, SpRiskLevel least);

const char *sp_risk_notice_point_text (const SpRiskNoticePoint *self, guint field);
/* 1级 重大风险; 未评估. Static. */
const char *sp_risk_notice_level_words (SpRiskLevel level);
/* The word of a choice field. */
const char *sp_risk_notice_point_word (const SpRiskNoticePoint *self, guint field);
/* Who answers at the point's control level; "" where not filled in. */
const char *sp_risk_notice_point_department (const SpRiskNoticePoint *self);
const char *sp_risk_notice_point_person (const SpRiskNoticePoint *self);
/* 共12个风险点：重大2个、较大3个、一般4个、低3个; 未评估 only where there are. Transfer full. */
char *sp_risk_counts_dup_text (const SpRiskCounts *counts);

/* The title of what @field of @record refers to; "" for none. Transfer full; NULL on error. */
char *sp_risk_notice_dup_title (SpReader *reader, SpRecord *record, guint field, GError **error);

G_END_DECLS
