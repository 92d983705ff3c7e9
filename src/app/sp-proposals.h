/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpProposals: what the plan's words could become, each to be ticked (Space); the ticked ones
 * become records in one action (Ctrl+Enter). */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is proposed; words are marked by N_(), each format has one %u. */
typedef struct
{
  GPtrArray *(*load) (SpReader *reader, int64_t plan, GError **error);
  char *(*dup_words) (gconstpointer proposal); /* transfer full */
  gboolean (*is_likely) (gconstpointer proposal);
  gboolean (*add) (SpStore *store, const GPtrArray *proposals, guint *n_added, GError **error);
  const char *purpose, *none; /* what is said above the list */
  const char *accept, *done;
} SpProposalKind;
extern const SpProposalKind sp_indicator_proposals;
extern const SpProposalKind sp_institution_proposals;

/* Signal "done" (): records were made. */
#define SP_TYPE_PROPOSALS (sp_proposals_get_type ())
G_DECLARE_FINAL_TYPE (SpProposals, sp_proposals, SP, PROPOSALS, GtkBox)

SpProposals *sp_proposals_new (SpSession *session, const SpProposalKind *kind); /* static */
void sp_proposals_reload (SpProposals *self);
guint sp_proposals_get_n (SpProposals *self);
guint sp_proposals_get_n_ticked (SpProposals *self);
void sp_proposals_tick (SpProposals *self, guint i, gboolean is_ticked);
/* Makes the ticked ones. */
gboolean sp_proposals_accept (SpProposals *self);

G_END_DECLS
