/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpEnforcementSums: what enforcement comes to in a period, by industry, township or department,
 * with the total. Follows the file and, until a person chooses, the as-of date. */
#pragma once

#include "sp-session.h"
#include "store/sp-reader-running.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_ENFORCEMENT_SUMS (sp_enforcement_sums_get_type ())
G_DECLARE_FINAL_TYPE (SpEnforcementSums, sp_enforcement_sums, SP, ENFORCEMENT_SUMS, GtkWidget)

SpEnforcementSums *sp_enforcement_sums_new (SpSession *session);
/* 2021Q3, 2021, 2021-01-01..2021-08-31; FALSE when it cannot be read. */
gboolean sp_enforcement_sums_set_period (SpEnforcementSums *self, const char *text);
/* Rows with the total as the last, cells as they are shown, tab-separated. Transfer full. */
char *sp_enforcement_sums_dup_text (SpEnforcementSums *self);

G_END_DECLS
