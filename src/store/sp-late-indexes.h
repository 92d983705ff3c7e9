/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. Indexes of a table that more rows come into within one action than it had: they
 * are dropped and made again before the commit, because sorting all rows once costs a third of
 * finding each its place. Within the action's transaction: nobody else ever sees them missing. */
#pragma once

#include "store/sp-engine.h"

G_BEGIN_DECLS

typedef struct _SpLateIndexes SpLateIndexes;

SpLateIndexes *sp_late_indexes_new (SpEngine *engine);
void sp_late_indexes_free (SpLateIndexes *self);
/* Drops the indexes of @table but for those in @kept (NULL-terminated), where it has at most
 * @most_rows rows. What is unique stays. */
gboolean sp_late_indexes_drop (
  SpLateIndexes *self, const char *table, const char *const *kept, guint most_rows, GError **error);
/* Makes again what was dropped. */
gboolean sp_late_indexes_make (SpLateIndexes *self, GError **error);

G_END_DECLS
