/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpEnterpriseRisks: the risk points of an enterprise as of the session's date: how many by level,
 * the worst of them with a way to each, a way to all; and how it stands with the yearly report. */
#pragma once

#include "core/sp-risk-sums.h"
#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_ENTERPRISE_RISKS (sp_enterprise_risks_get_type ())
G_DECLARE_FINAL_TYPE (SpEnterpriseRisks, sp_enterprise_risks, SP, ENTERPRISE_RISKS, GtkWidget)

SpEnterpriseRisks *sp_enterprise_risks_new (SpSession *session);
void sp_enterprise_risks_set_enterprise (SpEnterpriseRisks *self, int64_t enterprise); /* 0: none */
const char *sp_enterprise_risks_get_heading (SpEnterpriseRisks *self); /* 风险点 12　最高 1 重大 */
const char *sp_enterprise_risks_get_report (SpEnterpriseRisks *self);
const SpRiskCounts *sp_enterprise_risks_get_counts (SpEnterpriseRisks *self);
/* All of them on the page 风险分级. */
void sp_enterprise_risks_list (SpEnterpriseRisks *self);

G_END_DECLS
