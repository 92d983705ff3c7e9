/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store: what is due of the two lists and of enterprises. */
#pragma once

#include "store/sp-reader-due.h"

G_BEGIN_DECLS

/* Adds what @query wants to @dues. @units (may be NULL: all): ids of the units that are asked for.
 */
gboolean sp_due_lists_add (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error);

G_END_DECLS
