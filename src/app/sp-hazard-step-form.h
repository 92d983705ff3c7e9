/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHazardStepForm: asks what one kind of step needs and takes it with one or several hazards, or
 * sets their deadline. What the rules refuse of several is told one by one, and the others can be
 * done without them. Signal "done" (): it was taken or given up. Must not know pages. */
#pragma once

#include "core/sp-hazard.h"
#include "sp-attachments.h"
#include "sp-record-form.h"

G_BEGIN_DECLS

#define SP_TYPE_HAZARD_STEP_FORM (sp_hazard_step_form_get_type ())
G_DECLARE_FINAL_TYPE (SpHazardStepForm, sp_hazard_step_form, SP, HAZARD_STEP_FORM, GtkWidget)

/* What is asked for instead of a step: the deadline of hazards that no step has set. */
#define SP_STEP_SET_DEADLINE (-1)

SpHazardStepForm *sp_hazard_step_form_new (SpSession *session);
/* @kind: SpHazardStepKind or SP_STEP_SET_DEADLINE. Shows itself and takes the focus. */
void sp_hazard_step_form_begin (SpHazardStepForm *self, int kind, const int64_t *hazards, guint n);
/* FALSE: a field will not do, or the rules refuse it; the form says why. */
gboolean sp_hazard_step_form_take (SpHazardStepForm *self, gboolean is_partial);
void sp_hazard_step_form_cancel (SpHazardStepForm *self);
SpRecordForm *sp_hazard_step_form_get_form (SpHazardStepForm *self); /* NULL while none is asked */
/* The photographs that are stored with the step. */
SpAttachments *sp_hazard_step_form_get_files (SpHazardStepForm *self);
const char *sp_hazard_step_form_get_problem (SpHazardStepForm *self); /* "" where there is none */

G_END_DECLS
