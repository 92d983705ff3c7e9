/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDutyProposal: a popover with the duties that follow from the plan's rhythm, to be chosen among
 * and stored in one step. What the file has already is not offered again. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_DUTY_PROPOSAL (sp_duty_proposal_get_type ())
G_DECLARE_FINAL_TYPE (SpDutyProposal, sp_duty_proposal, SP, DUTY_PROPOSAL, GtkPopover)

SpDutyProposal *sp_duty_proposal_new (SpSession *session);

G_END_DECLS
