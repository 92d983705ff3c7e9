/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. The inside of a list, for the files that are its class: sp-list.c, what changes
 * mean to it (-changes.c), and the journal's (-history.c). */
#pragma once

#include "store/sp-item-cache.h"
#include "store/sp-list-query.h"

G_BEGIN_DECLS

/* A change of at most so many rows is told as such; list views keep selection and place. */
#define SMALL_STRETCH 1000

struct _SpList
{
  GObject parent_instance;

  /* Owned */
  SpStore *store;
  SpListQuery *query;
  GArray *ids;
  SpItemCache *items;
  GCancellable *reload; /* of the one under way */
  /* State */
  gulong changed_id;
  gboolean is_async;
  gboolean is_stale; /* all items are to be told of with the next ids */
  gboolean is_replacing;
  int64_t known; /* of the journal's: the last change that was read */
};

int64_t sp_list_id_at (SpList *self, guint position);
/* Emits items-changed, and notifies n-items when it changed. */
void sp_list_tell (SpList *self, guint position, guint removed, guint added);
/* Tells of a model of other ids: first empties it, for told of a long model's replacement in one
 * go, a list view asks for every item of it. */
void sp_list_replace_ids (SpList *self, GArray *ids);
/* Sets who reads now; whoever did before is cancelled. NULL: nobody. */
void sp_list_set_reload (SpList *self, GCancellable *cancellable);
void sp_list_tell_failure (SpList *self, const GError *error);
/* Reads the ids again, at once or on the worker as the list is. */
void sp_list_reload (SpList *self);
/* The same of the journal's list. */
void sp_list_read_history (SpList *self);

/* Handler of the store's "changed". */
void sp_list_store_changed_cb (SpStore *store, guint n, const SpRowChange *changes, SpList *self);

G_END_DECLS
