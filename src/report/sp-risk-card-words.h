/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a notice card of a risk point (岗位安全风险告知卡) says, in three layouts: A speaks to who
 * does a job, B is the shortest, C is the one in use at mines. Knows no places on paper. */
#pragma once

#include "report/sp-risk-card-layout.h"
#include "report/sp-risk-notice-facts.h"

G_BEGIN_DECLS

typedef enum
{
  SP_RISK_CARD_A, /* 作业名称、作业对象 … 操作注意事项、劳动防护用品、应急处置 */
  SP_RISK_CARD_B, /* 工作内容、工作场所 … 管控措施、应急措施 */
  SP_RISK_CARD_C, /* 编号、填报时间、风险点名称 … 监管部门、举报电话 */
} SpRiskCardKind;
extern const SpVocabulary sp_risk_card_kinds;

typedef struct
{
  /* Owned */
  char *name;       /* of the point */
  char *subtitle;   /* enterprise and post */
  char *warning;    /* 当心触电　当心坠落; 注意安全 where nothing else is known */
  GPtrArray *texts; /* of char *, a row each */
  GArray *rows;     /* of SpRiskCardRow; labels are static, texts those above */
  /* State */
  SpRiskLevel level;
} SpRiskCardWords;

/* Rows without anything to say are left out, but for those every card has. Transfer full. */
SpRiskCardWords *sp_risk_card_words_new (const SpRiskNoticeFacts *facts,
                                         const SpRiskNoticePoint *point,
                                         SpRiskCardKind kind);
void sp_risk_card_words_free (SpRiskCardWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRiskCardWords, sp_risk_card_words_free)

/* The words of warning signs for types of accidents, with 　 between. Transfer full. */
char *sp_risk_dup_warning (const char *harms);

G_END_DECLS
