/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store: what is due of the risk ledger. */
#pragma once

#include "store/sp-reader-due.h"

G_BEGIN_DECLS

/* Risk points that are to be assessed again, and yearly reports of enterprises in business that
 * have risk points: last year's and this year's. As sp_due_lists_add(). */
gboolean sp_due_risks_add (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error);

G_END_DECLS
