/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. The inside of a list, for the two files that are its class. */
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
};

int64_t sp_list_id_at (SpList *self, guint position);
/* Emits items-changed, and notifies n-items when it changed. */
void sp_list_tell (SpList *self, guint position, guint removed, guint added);
/* Reads the ids again, at once or on the worker as the list is. */
void sp_list_reload (SpList *self);

/* Handler of the store's "changed". */
void sp_list_store_changed_cb (SpStore *store, guint n, const SpRowChange *changes, SpList *self);

G_END_DECLS
