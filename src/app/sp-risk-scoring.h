/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskScoring: the part of an assessment that is scored: which scheme, of those in force on the
 * day of the assessment, and the values of its factors: lists with words, or of LS the matrix.
 * Writes them into the assessment; computes nothing. Signal "changed" (). */
#pragma once

#include "sp-risk-matrix.h"
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_RISK_SCORING (sp_risk_scoring_get_type ())
G_DECLARE_FINAL_TYPE (SpRiskScoring, sp_risk_scoring, SP, RISK_SCORING, GtkWidget)

/* @assessment has a scored method and a day; it is referred to, not copied. What it holds already
 * is shown where the scheme has it. */
SpRiskScoring *sp_risk_scoring_new (SpSession *session, SpRecord *assessment);
/* That is chosen; borrowed, NULL where none is in force. */
SpRiskScheme *sp_risk_scoring_get_scheme (SpRiskScoring *self);
const GPtrArray *sp_risk_scoring_get_factors (SpRiskScoring *self); /* of SpRiskFactor */

/* For tests. */
SpRiskMatrix *sp_risk_scoring_get_matrix (SpRiskScoring *self); /* NULL: of lists */
/* The list of the factor, 0 first; its item 0 is no value. */
GtkDropDown *sp_risk_scoring_get_list (SpRiskScoring *self, guint factor);

G_END_DECLS
