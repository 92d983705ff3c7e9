/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskAssessmentForm: enters an assessment of a risk point, by any of the methods, or puts one
 * right. Score and level are core's and show with every value; what may be stored the write path
 * says, in its sentence. Hidden while nothing is entered. Ctrl+Enter saves, Escape gives up.
 * Signal "done" (): it was saved or given up and is about to close. */
#pragma once

#include "sp-record-form.h"
#include "sp-risk-clauses.h"
#include "sp-risk-scoring.h"

G_BEGIN_DECLS

#define SP_TYPE_RISK_ASSESSMENT_FORM (sp_risk_assessment_form_get_type ())
G_DECLARE_FINAL_TYPE (
  SpRiskAssessmentForm, sp_risk_assessment_form, SP, RISK_ASSESSMENT_FORM, GtkWidget)

SpRiskAssessmentForm *sp_risk_assessment_form_new (SpSession *session);
/* A new assessment of @point at @stage. */
void sp_risk_assessment_form_begin (SpRiskAssessmentForm *self, int64_t point, SpRiskStage stage);
/* The stage that is most likely to be assessed next: the inherent one until there is one. */
SpRiskStage sp_risk_assessment_form_propose_stage (SpRiskAssessmentForm *self, int64_t point);
/* One that is stored, to be put right. */
void sp_risk_assessment_form_edit (SpRiskAssessmentForm *self, int64_t assessment);
/* FALSE: nothing is entered, or its sentence shows. */
gboolean sp_risk_assessment_form_save (SpRiskAssessmentForm *self);
void sp_risk_assessment_form_cancel (SpRiskAssessmentForm *self);
gboolean sp_risk_assessment_form_is_open (SpRiskAssessmentForm *self);

/* For tests; NULL while they do not show. */
SpRecordForm *sp_risk_assessment_form_get_head (SpRiskAssessmentForm *self);
SpRecordForm *sp_risk_assessment_form_get_tail (SpRiskAssessmentForm *self);
SpRiskScoring *sp_risk_assessment_form_get_scoring (SpRiskAssessmentForm *self);
SpRiskClauses *sp_risk_assessment_form_get_clauses (SpRiskAssessmentForm *self);
/* What the values come to, LEC 法：L 6 × E 6 × C 15 ＝ D 540, or what is missing. */
const char *sp_risk_assessment_form_get_result (SpRiskAssessmentForm *self);
SpRiskLevel sp_risk_assessment_form_get_level (SpRiskAssessmentForm *self); /* none: not known */
const char *sp_risk_assessment_form_get_problem (SpRiskAssessmentForm *self);

G_END_DECLS
