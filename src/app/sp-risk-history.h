/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskHistory: the level of a risk point over time, drawn by the chart room, and below it every
 * assessment with how it came to its level. Signal "edit" (gint64): one is to be put right. */
#pragma once

#include "sp-session.h"
#include "sp-trend-view.h"

G_BEGIN_DECLS

#define SP_TYPE_RISK_HISTORY (sp_risk_history_get_type ())
G_DECLARE_FINAL_TYPE (SpRiskHistory, sp_risk_history, SP, RISK_HISTORY, GtkWidget)

SpRiskHistory *sp_risk_history_new (SpSession *session);
void sp_risk_history_set_point (SpRiskHistory *self, int64_t point); /* 0: none */
guint sp_risk_history_get_n_rows (SpRiskHistory *self);
char *sp_risk_history_dup_row (SpRiskHistory *self, guint i); /* its words, newest first */
void sp_risk_history_remove (SpRiskHistory *self, guint i);
SpTrendView *sp_risk_history_get_view (SpRiskHistory *self);

G_END_DECLS
