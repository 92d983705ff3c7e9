/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHazardsPage: the page 问题隐患: the ledger of hazards, the way of one beside it, what is done
 * with several at once below the list, and their papers. Property "session". Actions of ledgers go
 * to the ledger; hazards.step, hazards.next-step, hazards.take-back, hazards.paper,
 * hazards.export-paper, hazards.word-paper are its own. */
#pragma once

#include "report/sp-hazard-papers.h"
#include "sp-hazard-step-form.h"
#include "sp-hazard-steps.h"
#include "sp-record-page.h"

G_BEGIN_DECLS

#define SP_TYPE_HAZARDS_PAGE (sp_hazards_page_get_type ())
G_DECLARE_FINAL_TYPE (SpHazardsPage, sp_hazards_page, SP, HAZARDS_PAGE, GtkWidget)

SpRecordPage *sp_hazards_page_get_ledger (SpHazardsPage *self);
/* The way of the hazard in the detail. */
SpHazardSteps *sp_hazards_page_get_steps (SpHazardsPage *self);
/* The form of what is done with all that are selected. */
SpHazardStepForm *sp_hazards_page_get_batch (SpHazardsPage *self);
/* What is said of the hazard that is being entered; "" where there is nothing. */
const char *sp_hazards_page_get_hint (SpHazardsPage *self);
/* Writes a paper of what is selected as PDF; FALSE: told at the window why not. */
gboolean sp_hazards_page_export_paper (SpHazardsPage *self, SpHazardPaper kind, const char *path);

G_END_DECLS
