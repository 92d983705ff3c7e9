/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answering a stored doubt (原文核对): the answer and what follows from it in the records are one
 * action of the journal. Knows no widgets. */
#pragma once

#include "core/sp-plan.h"
#include "store/sp-reader.h"
#include "store/sp-store.h"

G_BEGIN_DECLS

/* Decides @doubt, a copy of a stored row. Of a unit doubt, ACCEPTED makes the proposed unit,
 * CHANGED the unit named
 * @answer (NULL: a new unit of the printed name) answer for the measures in place of the unit that
 * waits under the printed name, which becomes an alias. Of a date doubt, CHANGED with a date moves
 * the deadlines in doubt to it. Any other answer is kept in words only. OPEN takes the decision
 * back, not what followed; undo does that. */
gboolean sp_doubt_answer (
  SpStore *store, SpDoubt *doubt, SpDoubtState state, const char *answer, GError **error);

/* Accepts the proposals of all open doubts of @plan of @kind, which is not SP_DOUBT_UNIT: names are
 * decided one by one. One action; @n is how many there were. */
gboolean sp_doubt_accept_kind (
  SpStore *store, int64_t plan, SpDoubtKind kind, guint *n, GError **error);

G_END_DECLS
