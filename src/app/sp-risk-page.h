/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskPage: the page 风险分级: the ledger of risk points, and of each how it stands, how it was
 * assessed and what calls for another assessment. Actions risk.assess, risk.assess-inherent,
 * risk.assess-residual, risk.event, risk.schemes; of all that are selected risk.duty,
 * risk.frequency, risk.event, risk.cards, risk.export. */
#pragma once

#include "sp-ledger-page.h"
#include "sp-risk-assessment-form.h"
#include "sp-risk-card.h"
#include "sp-risk-events.h"
#include "sp-risk-history.h"
#include "sp-risk-schemes-window.h"
#include "sp-risk-several.h"
#include "sp-risk-sums.h"

G_BEGIN_DECLS

#define SP_TYPE_RISK_PAGE (sp_risk_page_get_type ())
G_DECLARE_FINAL_TYPE (SpRiskPage, sp_risk_page, SP, RISK_PAGE, SpLedgerPage)

SpRiskCard *sp_risk_page_get_card (SpRiskPage *self);
SpRiskAssessmentForm *sp_risk_page_get_assessment (SpRiskPage *self);
SpRiskHistory *sp_risk_page_get_history (SpRiskPage *self);
SpRiskEvents *sp_risk_page_get_events (SpRiskPage *self);
SpRiskSeveral *sp_risk_page_get_several (SpRiskPage *self);
SpRiskSums *sp_risk_page_get_sums (SpRiskPage *self);
SpRiskSchemesWindow *sp_risk_page_get_schemes (SpRiskPage *self); /* NULL while it is not open */

G_END_DECLS
