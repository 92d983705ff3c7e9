/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHazardSteps: the way of one hazard: how it stands as of the date, what it lacks, others like
 * it, its steps as a time line with their files, what its listing asks for, and the steps that can
 * be taken now. Must not know pages. */
#pragma once

#include "sp-hazard-step-form.h"

G_BEGIN_DECLS

#define SP_TYPE_HAZARD_STEPS (sp_hazard_steps_get_type ())
G_DECLARE_FINAL_TYPE (SpHazardSteps, sp_hazard_steps, SP, HAZARD_STEPS, GtkWidget)

SpHazardSteps *sp_hazard_steps_new (SpSession *session);
void sp_hazard_steps_set_hazard (SpHazardSteps *self, int64_t hazard); /* 0: none */
/* Asks for a step of @kind; FALSE where the state does not allow it, which is told. */
gboolean sp_hazard_steps_begin (SpHazardSteps *self, SpHazardStepKind kind);
/* Asks for the step that usually comes next. */
void sp_hazard_steps_begin_next (SpHazardSteps *self);
/* Takes the last step back. */
void sp_hazard_steps_take_back (SpHazardSteps *self);
SpHazardStepForm *sp_hazard_steps_get_form (SpHazardSteps *self);
guint sp_hazard_steps_get_n_lines (SpHazardSteps *self); /* of the time line, with being found */
/* All that it says, a line each; transfer full. */
char *sp_hazard_steps_dup_text (SpHazardSteps *self);

G_END_DECLS
