/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpIndicatorsPage: the page 指标与事故: indicators, the ledger of accidents, months of the base
 * year, the comparison, a tab each. */
#pragma once

#include "sp-base-year-tab.h"
#include "sp-compare-tab.h"
#include "sp-indicator-pane.h"
#include "sp-proposals.h"
#include "sp-tab-page.h"

G_BEGIN_DECLS

#define SP_TYPE_INDICATORS_PAGE (sp_indicators_page_get_type ())
G_DECLARE_FINAL_TYPE (SpIndicatorsPage, sp_indicators_page, SP, INDICATORS_PAGE, SpTabPage)

#define SP_TAB_INDICATORS "indicators"
#define SP_TAB_ACCIDENTS "accidents"
#define SP_TAB_BASE_YEAR "base-year"
#define SP_TAB_COMPARE "compare"

SpIndicatorPane *sp_indicators_page_get_pane (SpIndicatorsPage *self);
SpProposals *sp_indicators_page_get_proposals (SpIndicatorsPage *self);
/* The grade of the accident in the detail; "" for none. */
const char *sp_indicators_page_get_grade (SpIndicatorsPage *self);

G_END_DECLS
