/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store: what is due of the two lists and of enterprises. */
#pragma once

#include "store/sp-reader-due.h"

G_BEGIN_DECLS

gboolean sp_due_wants (const SpDueQuery *query, SpDueKind kind);
/* Whether one of two units is asked for. */
gboolean sp_due_is_wanted (GHashTable *units, int64_t first, int64_t second);
/* Without record and words; owned by @dues. */
SpDue *sp_due_add (GPtrArray *dues, const SpDueQuery *query, SpDueKind kind, SpDate day);
/* Adds what @query wants to @dues. @units (may be NULL: all): ids of the units that are asked for.
 */
gboolean sp_due_lists_add (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error);

G_END_DECLS
