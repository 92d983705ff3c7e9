/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. SpItemCache: the items of a list that were looked at last, by id. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _SpItemCache SpItemCache;

SpItemCache *sp_item_cache_new (guint limit);
void sp_item_cache_free (SpItemCache *self);
gpointer sp_item_cache_get (SpItemCache *self,
                            int64_t id); /* borrowed, or NULL; makes it the youngest */
gboolean sp_item_cache_has (SpItemCache *self, int64_t id);
void sp_item_cache_put (SpItemCache *self, int64_t id, gpointer item); /* takes a reference */
void sp_item_cache_drop (SpItemCache *self, int64_t id);
void sp_item_cache_clear (SpItemCache *self);
/* Drops the items for which @is_wanted says FALSE; the ids of the others, transfer full array of
 * int64_t. */
typedef gboolean (*SpItemFunc) (gpointer item);
GArray *sp_item_cache_sift (SpItemCache *self, SpItemFunc is_wanted);
guint sp_item_cache_get_size (SpItemCache *self);

G_END_DECLS
