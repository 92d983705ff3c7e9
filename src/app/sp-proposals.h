/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpProposals: what the plan's targets could become, each to be ticked; the ticked ones become
 * indicators in one action. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "done" (): indicators were made. */
#define SP_TYPE_PROPOSALS (sp_proposals_get_type ())
G_DECLARE_FINAL_TYPE (SpProposals, sp_proposals, SP, PROPOSALS, GtkBox)

SpProposals *sp_proposals_new (SpSession *session);
void sp_proposals_reload (SpProposals *self);
guint sp_proposals_get_n_ticked (SpProposals *self);
void sp_proposals_tick (SpProposals *self, guint i, gboolean is_ticked);
/* Makes the ticked ones. */
gboolean sp_proposals_accept (SpProposals *self);

G_END_DECLS
