/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. A set of row ids that a search found: few of them go into a statement, many are
 * looked up while a list runs. Knows no records. */
#pragma once

#include "store/sp-engine.h"

G_BEGIN_DECLS

typedef struct _SpFoundIds SpFoundIds;

SpFoundIds *sp_found_ids_new (void); /* none yet */
/* The ids that @statement, ready to run, gives in its first column, once each. NULL on error. */
SpFoundIds *sp_found_ids_read (SpStatement *statement, GError **error);
void sp_found_ids_free (SpFoundIds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFoundIds, sp_found_ids_free)

void sp_found_ids_set (SpFoundIds *self, int64_t id, gboolean is_in);
guint sp_found_ids_count (const SpFoundIds *self);
gboolean sp_found_ids_has (const SpFoundIds *self, int64_t id);
char *sp_found_ids_dup_json (const SpFoundIds *self);   /* [3,5,8], ascending */
GArray *sp_found_ids_to_array (const SpFoundIds *self); /* transfer full, int64_t, ascending */

G_END_DECLS
