/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. New hazards of an action that wait with their steps to be inserted many at
 * once: a statement that fires triggers costs SQLite a copy of every page it changes, however many
 * rows it inserts. What waits was checked and numbered already; the queue itself knows no rules. */
#pragma once

#include "core/sp-hazard.h"
#include "store/sp-write.h"

G_BEGIN_DECLS

SpHazardQueue *sp_hazard_queue_new (void);
void sp_hazard_queue_free (SpHazardQueue *self);

/* Takes references to @hazard and to @steps, which nobody changes any more. */
void sp_hazard_queue_push (SpHazardQueue *self, SpRecord *hazard, const GPtrArray *steps);
gboolean sp_hazard_queue_is_empty (const SpHazardQueue *self);
gboolean sp_hazard_queue_is_full (const SpHazardQueue *self);
/* Whether a hazard that waits has the number; @self may be NULL: none waits. */
gboolean sp_hazard_queue_has_number (const SpHazardQueue *self, const char *number);
/* Inserts and journals all of them and gives them their ids; empty afterwards, even on failure. */
gboolean sp_hazard_queue_insert (SpHazardQueue *self, SpWrite *write, GError **error);
/* Before the commit, after the last: what was put off for a long table. */
gboolean sp_hazard_queue_finish (SpHazardQueue *self, GError **error);

G_END_DECLS
