/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of the verb risk only. */
#pragma once

#include "cli/cli.h"
#include "core/sp-risk.h"

G_BEGIN_DECLS

/* Of --stage and --inherent; @otherwise where neither is given. */
gboolean cli_risk_parse_stage (const CliOptions *options,
                               SpRiskStage otherwise,
                               SpRiskStage *stage,
                               GError **error);
/* The point of --id, or of --enterprise and --number. Transfer full. */
SpRecord *cli_risk_load (Cli *self, SpReader *reader, GError **error);

/* cli-risk-list.c */
gboolean cli_risk_list (Cli *self, SpStore *store, GError **error);
gboolean cli_risk_export (Cli *self, SpStore *store, GError **error);
gboolean cli_risk_stats (Cli *self, SpStore *store, GError **error);
gboolean cli_risk_scheme (Cli *self, SpStore *store, GError **error);

G_END_DECLS
