/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskClauses: the grounds on which a risk is a major one without a score, to be ticked. Writes
 * their numbers into the assessment. Signal "changed" (). */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_RISK_CLAUSES (sp_risk_clauses_get_type ())
G_DECLARE_FINAL_TYPE (SpRiskClauses, sp_risk_clauses, SP, RISK_CLAUSES, GtkWidget)

/* @assessment (of SpRiskAssessment) is referred to, not copied. */
SpRiskClauses *sp_risk_clauses_new (SpSession *session, SpRecord *assessment);
guint sp_risk_clauses_get_n_grounds (SpRiskClauses *self);
GtkCheckButton *sp_risk_clauses_get_check (SpRiskClauses *self, guint i);

G_END_DECLS
