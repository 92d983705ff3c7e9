/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskBatchForm: asks what is to be set for several risk points at once and does it as one
 * action: who answers, how often they are checked, what calls for assessing them again. Signal
 * "done" (): it was done or given up. Must not know pages. */
#pragma once

#include "core/sp-risk.h"
#include "sp-record-form.h"

G_BEGIN_DECLS

typedef enum
{
  SP_RISK_BATCH_DUTY,
  SP_RISK_BATCH_FREQUENCY,
  SP_RISK_BATCH_EVENT,
} SpRiskBatchKind;
extern const SpVocabulary sp_risk_batch_kinds;

#define SP_TYPE_RISK_BATCH_FORM (sp_risk_batch_form_get_type ())
G_DECLARE_FINAL_TYPE (SpRiskBatchForm, sp_risk_batch_form, SP, RISK_BATCH_FORM, GtkWidget)

SpRiskBatchForm *sp_risk_batch_form_new (SpSession *session);
/* Shows itself and takes the focus; does nothing where nothing may be written. */
void sp_risk_batch_form_begin (SpRiskBatchForm *self,
                               SpRiskBatchKind kind,
                               const int64_t *points,
                               guint n);
gboolean sp_risk_batch_form_is_open (SpRiskBatchForm *self);
/* Whether it asks about @points (ids, int64_t), in any order. */
gboolean sp_risk_batch_form_is_of (SpRiskBatchForm *self, const GArray *points);
/* FALSE: a field will not do; the form says why. */
gboolean sp_risk_batch_form_save (SpRiskBatchForm *self);
void sp_risk_batch_form_cancel (SpRiskBatchForm *self);
/* The event that is asked for; NULL of another kind. */
SpRecordForm *sp_risk_batch_form_get_form (SpRiskBatchForm *self);
/* Types @text into the @i-th entry: of duty department, person, phone; of frequency the one. */
void sp_risk_batch_form_enter (SpRiskBatchForm *self, guint i, const char *text);
const char *sp_risk_batch_form_get_problem (SpRiskBatchForm *self); /* "" where there is none */

G_END_DECLS
