/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ledgers of inspections, criteria of major hazards, industries and parameters. */
#pragma once

#include "sp-ledger.h"

G_BEGIN_DECLS

extern const SpLedger sp_inspection_ledger;
extern const SpLedger sp_criterion_ledger;
extern const SpLedger sp_industry_ledger;
extern const SpLedger sp_parameter_ledger;

G_END_DECLS
