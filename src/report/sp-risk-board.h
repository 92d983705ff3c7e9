/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 安全风险公告栏: an enterprise's risks on a sheet to be put up, the worst first. One drawing, on
 * A1 to A4; words as large as one sheet allows, more sheets where it does not. */
#pragma once

#include "report/sp-paper-table.h"
#include "report/sp-risk-notice-facts.h"

G_BEGIN_DECLS

typedef struct
{
  SpTableSheet sheet;
  SpPaperOrientation orientation;
  SpRiskLevel least;  /* down to this level; SP_RISK_NONE: all points */
  SpDate valid_until; /* SP_DATE_NONE: not said */
} SpRiskBoardOptions;

/* SP_ERROR_NOT_FOUND with a sentence where no point is of these levels. Transfer full. */
SpPaperTable *sp_risk_board_new (const SpRiskNoticeFacts *facts,
                                 const SpRiskBoardOptions *options,
                                 GError **error);

G_END_DECLS
