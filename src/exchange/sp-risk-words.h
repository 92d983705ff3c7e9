/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What enterprises' ledgers write for levels, methods, kinds of measures and who controls: 红,
 * 重大风险, Ⅰ级, 公司级, 个人防护. Pure; a word that means nothing here is refused, not guessed at.
 */
#pragma once

#include "core/sp-risk.h"

G_BEGIN_DECLS

/* All that @text says must agree: 1级 重大风险（红） is red. @is_green (may be NULL): low was
 * called green, which means a risk of level 4 in some ledgers and no risk in none. FALSE: cannot be
 * read. Nothing, 无, / and 未评估 are SP_RISK_NONE. */
gboolean sp_risk_level_read (const char *text, SpRiskLevel *level, gboolean *is_green);
gboolean sp_risk_method_read (const char *text, SpRiskMethod *method);
gboolean sp_risk_kind_read (const char *text, SpRiskKind *kind);
gboolean sp_control_level_read (const char *text, SpControlLevel *level);
/* The field of a risk point that keeps measures of the kind that @text names. */
gboolean sp_risk_measure_kind_read (const char *text, guint *field);

G_END_DECLS
