/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library of criteria of major hazards that the program brings along (data/criteria), in our
 * own words with the standard each comes from, and putting it into a file. Knows no widgets. */
#pragma once

#include "core/sp-criterion.h"
#include "store/sp-store.h"

G_BEGIN_DECLS

/* Adds what the file does not have yet, by standard and words, in one action; what a county changed
 * or added stays. Returns how many were added, or -1 with @error set. */
int sp_criteria_add (SpStore *store, GError **error);

G_END_DECLS
