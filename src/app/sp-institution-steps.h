/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpInstitutionSteps: the time line of one institution: what it came to on which day, by whom, by
 * which paper; what may come next as buttons, each opening a form for just that; the last one can
 * be taken back. */
#pragma once

#include "core/sp-institution.h"
#include "sp-record-form.h"

G_BEGIN_DECLS

#define SP_TYPE_INSTITUTION_STEPS (sp_institution_steps_get_type ())
G_DECLARE_FINAL_TYPE (SpInstitutionSteps, sp_institution_steps, SP, INSTITUTION_STEPS, GtkWidget)

SpInstitutionSteps *sp_institution_steps_new (SpSession *session);
void sp_institution_steps_set_institution (SpInstitutionSteps *self, int64_t institution);
guint sp_institution_steps_get_n_steps (SpInstitutionSteps *self);
/* What may come next, as bits 1 << SpInstitutionState. */
guint sp_institution_steps_get_next (SpInstitutionSteps *self);
/* Opens the form for the step to @state; a draft, of SpInstitutionStep. Borrowed. */
SpRecordForm *sp_institution_steps_begin (SpInstitutionSteps *self, SpInstitutionState state);
/* Stores what is in the form. FALSE: there is none, a field will not do, or it is refused. */
gboolean sp_institution_steps_save (SpInstitutionSteps *self);
void sp_institution_steps_take_back (SpInstitutionSteps *self);

G_END_DECLS
