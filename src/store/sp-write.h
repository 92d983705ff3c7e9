/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store: the write path below its public face, as undo and redo use it. */
#pragma once

#include "store/sp-engine.h"

typedef struct _SpHazardQueue SpHazardQueue;

G_BEGIN_DECLS

/* @target: the action that an undo or a redo is about; 0 for edits and imports. */
SpWrite *sp_write_begin_full (
  SpStore *store, SpActionKind kind, const char *label, int64_t target, GError **error);
SpEngine *sp_write_get_engine (SpWrite *self);
int64_t sp_write_get_action (SpWrite *self);
/* What the action has counted up so far; borrowed, gone with it. */
GHashTable *sp_write_get_counters (SpWrite *self);

/* New hazards that wait for more of them; borrowed. */
SpHazardQueue *sp_write_get_hazard_queue (SpWrite *self);
/* Inserts what waits: whatever else an action does begins with it. */
gboolean sp_write_settle (SpWrite *self, GError **error);

/* Inserts with the identity @record has (id 0: a new one) and journals it. */
gboolean sp_write_put_row (SpWrite *self, SpRecord *record, GError **error);
/* The same of @n new records of one type at once. */
gboolean sp_write_put_new_rows (SpWrite *self, SpRecord *const *records, guint n, GError **error);
/* Makes the row, which is as @current says, like @record, and journals each field that differs. */
gboolean sp_write_change_row (SpWrite *self, SpRecord *current, SpRecord *record, GError **error);
/* Deletes the row, which is as @record says, and journals it. Not what belongs to it. */
gboolean sp_write_take_row (SpWrite *self, SpRecord *record, GError **error);

/* Deletes the row and, before it, the rows that belong to it. When it fails, half may be done. */
gboolean sp_write_delete_tree (SpWrite *self, const SpRecordType *type, int64_t id, GError **error);

/* Several changes of one row made one: what it was before against what it is after. Array of
 * SpRowChange. */
GArray *sp_row_changes_merge (const GArray *changes);
/* Adds the measures that those of @changes are under: they look different, too. */
void sp_row_changes_add_parents (SpEngine *engine, GArray *changes);

G_END_DECLS
