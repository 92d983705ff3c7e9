/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskSeveral: what can be done with the risk points that are selected in a list, below it: a bar
 * while there are several, the form that asks, their notice cards as pages, a table of all that is
 * known of them. Signal "done" (): a form was left. Actions are the page's (risk.*). */
#pragma once

#include "sp-page-preview.h"
#include "sp-record-list.h"
#include "sp-risk-batch-form.h"
#include "sp-save-chooser.h"

G_BEGIN_DECLS

#define SP_TYPE_RISK_SEVERAL (sp_risk_several_get_type ())
G_DECLARE_FINAL_TYPE (SpRiskSeveral, sp_risk_several, SP, RISK_SEVERAL, GtkWidget)

SpRiskSeveral *sp_risk_several_new (SpSession *session, SpRecordList *list);
guint sp_risk_several_get_n (SpRiskSeveral *self); /* how many are selected */
/* Asks for what @kind needs, of all that are selected; tells where none is. */
void sp_risk_several_begin (SpRiskSeveral *self, SpRiskBatchKind kind);
/* Makes their notice cards on the worker and shows the pages, from where they are printed. */
void sp_risk_several_make_cards (SpRiskSeveral *self);
/* Asks where a table goes that holds all of them and reads in again. */
void sp_risk_several_export (SpRiskSeveral *self);

SpRiskBatchForm *sp_risk_several_get_form (SpRiskSeveral *self);
SpPagePreview *sp_risk_several_get_preview (SpRiskSeveral *self); /* NULL while none is open */
SpSaveChooser *sp_risk_several_get_chooser (SpRiskSeveral *self); /* NULL before the first time */

G_END_DECLS
