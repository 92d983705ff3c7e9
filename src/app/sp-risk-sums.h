/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskSums: what the risk points that a list shows come to, by level, as of the session's date;
 * counted by the worker. */
#pragma once

#include "sp-record-list.h"

G_BEGIN_DECLS

#define SP_TYPE_RISK_SUMS (sp_risk_sums_get_type ())
G_DECLARE_FINAL_TYPE (SpRiskSums, sp_risk_sums, SP, RISK_SUMS, GtkWidget)

SpRiskSums *sp_risk_sums_new (SpSession *session, SpRecordList *list); /* of risk points */
gboolean sp_risk_sums_is_loading (SpRiskSums *self);
char *sp_risk_sums_dup_text (SpRiskSums *self); /* 12 个风险点：1 重大 2，… */

G_END_DECLS
