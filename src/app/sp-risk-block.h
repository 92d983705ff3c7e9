/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A level of risk as it shows in the window: a filled block with its number and word, never the
 * outlined shape of a light. Words are the chart room's, colours are in the style sheet. */
#pragma once

#include "core/sp-risk-grade.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sp_risk_block_new (SpRiskLevel level); /* a label */
void sp_risk_block_set (GtkWidget *block, SpRiskLevel level);
const char *sp_risk_block_words (SpRiskLevel level); /* 1 重大, 未评估; static */
/* The style of a block, e.g. risk-red; static. Goes with the style SP_RISK_BLOCK. */
const char *sp_risk_block_class (SpRiskLevel level);
#define SP_RISK_BLOCK "risk"
/* Whether a style is that of a block. */
gboolean sp_risk_block_is_class (const char *style);

G_END_DECLS
