/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskCard: how a risk point stands as of the session's date: its levels, who controls it, what
 * it lacks, when it is to be assessed again; and what can be done: risk.assess-inherent,
 * risk.assess-residual, risk.event, which the page does. Computes nothing. */
#pragma once

#include "core/sp-risk-grade.h"
#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_RISK_CARD (sp_risk_card_get_type ())
G_DECLARE_FINAL_TYPE (SpRiskCard, sp_risk_card, SP, RISK_CARD, GtkWidget)

SpRiskCard *sp_risk_card_new (SpSession *session);
void sp_risk_card_set_point (SpRiskCard *self, int64_t point); /* 0: none */
/* For tests. */
SpRiskLevel sp_risk_card_get_level (SpRiskCard *self, SpRiskStage stage);
const char *sp_risk_card_get_control (SpRiskCard *self); /* 管控层级：班组（按等级）… */
const char *sp_risk_card_get_missing (SpRiskCard *self); /* 缺：警示标志…; "": nothing */
const char *sp_risk_card_get_review (SpRiskCard *self);  /* ■ 应在 2021-03-01 前再评估… */

G_END_DECLS
