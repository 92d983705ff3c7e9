/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person decides about a unit name that waits: it is a unit of its own, or another name of a
 * known one. */
#pragma once

#include "store/sp-reader.h"

G_BEGIN_DECLS

/* One action: everything that refers to @unit refers to @into, the name becomes an alias of @into,
 * @unit goes. */
gboolean sp_unit_merge (SpStore *store, int64_t unit, int64_t into, GError **error);
gboolean sp_unit_confirm (SpStore *store, int64_t unit, GError **error);

G_END_DECLS
