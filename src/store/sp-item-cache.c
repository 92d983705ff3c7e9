/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cache: a queue by age and a table into it. */
#include "store/sp-item-cache.h"

typedef struct
{
  int64_t id;
  GObject *item;
  GList link; /* in by_age */
} Entry;

struct _SpItemCache
{
  /* Owned */
  GHashTable *entries; /* of &Entry.id to Entry */
  /* State */
  GQueue by_age; /* the youngest first */
  guint limit;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->item);
  g_free (entry);
}

SpItemCache *
sp_item_cache_new (guint limit)
{
  SpItemCache *self = g_new0 (SpItemCache, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  self->limit = limit;
  g_queue_init (&self->by_age);
  return self;
}

void
sp_item_cache_free (SpItemCache *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_free (self);
}

gpointer
sp_item_cache_get (SpItemCache *self, int64_t id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry == NULL)
    return NULL;
  g_queue_unlink (&self->by_age, &entry->link);
  g_queue_push_head_link (&self->by_age, &entry->link);
  return entry->item;
}

gboolean
sp_item_cache_has (SpItemCache *self, int64_t id)
{
  return g_hash_table_contains (self->entries, &id);
}

void
sp_item_cache_drop (SpItemCache *self, int64_t id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry == NULL)
    return;
  g_queue_unlink (&self->by_age, &entry->link);
  g_hash_table_remove (self->entries, &id);
}

void
sp_item_cache_put (SpItemCache *self, int64_t id, gpointer item)
{
  Entry *entry = g_new0 (Entry, 1);

  sp_item_cache_drop (self, id);
  entry->id = id;
  entry->item = g_object_ref (item);
  entry->link.data = entry;
  g_hash_table_insert (self->entries, &entry->id, entry);
  g_queue_push_head_link (&self->by_age, &entry->link);
  while (self->by_age.length > self->limit)
    sp_item_cache_drop (self, ((Entry *)g_queue_peek_tail (&self->by_age))->id);
}

void
sp_item_cache_clear (SpItemCache *self)
{
  g_queue_init (&self->by_age);
  g_hash_table_remove_all (self->entries);
}

GArray *
sp_item_cache_sift (SpItemCache *self, SpItemFunc is_wanted)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  GList *next;

  for (GList *l = self->by_age.head; l != NULL; l = next)
    {
      Entry *entry = l->data;

      next = l->next;
      if (is_wanted (entry->item))
        g_array_append_val (ids, entry->id);
      else
        sp_item_cache_drop (self, entry->id);
    }
  return ids;
}

guint
sp_item_cache_get_size (SpItemCache *self)
{
  return g_hash_table_size (self->entries);
}
