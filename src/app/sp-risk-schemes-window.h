/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskSchemesWindow: what risks are graded by: schemes, grounds of direct judgement, types of
 * accidents. A scheme that assessments went by is revised as a new version; what the file refuses
 * it says under the field. */
#pragma once

#include "sp-record-page.h"

G_BEGIN_DECLS

#define SP_TYPE_RISK_SCHEMES_WINDOW (sp_risk_schemes_window_get_type ())
G_DECLARE_FINAL_TYPE (
  SpRiskSchemesWindow, sp_risk_schemes_window, SP, RISK_SCHEMES_WINDOW, GtkWindow)

SpRiskSchemesWindow *sp_risk_schemes_window_new (SpSession *session, GtkWindow *parent);
/* Revises the scheme that is looked at, in force from the day @text; FALSE: the sentence shows. */
gboolean sp_risk_schemes_window_revise (SpRiskSchemesWindow *self, const char *text);

/* For tests. */
SpRecordPage *sp_risk_schemes_window_get_schemes (SpRiskSchemesWindow *self);
const char *sp_risk_schemes_window_get_use (SpRiskSchemesWindow *self);
const char *sp_risk_schemes_window_get_problem (SpRiskSchemesWindow *self);

G_END_DECLS
