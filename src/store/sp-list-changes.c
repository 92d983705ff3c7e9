/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What changes of the file mean to a list: items that follow, rows that go, ids to be read again.
 */
#include "store/sp-list-private.h"

/* So many changed rows are looked at one by one before all ids are read again. */
#define FEW_CHANGES 16

/* Positions of the ids in @wanted, ascending. One id, the usual edit, is found without a look into
 * the table for each of a million rows. */
static GArray *
find_positions (SpList *self, GHashTable *wanted)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer only = NULL;

  g_hash_table_iter_init (&iter, wanted);
  if (g_hash_table_size (wanted) == 1 && g_hash_table_iter_next (&iter, &only, NULL))
    {
      int position = sp_list_find (self, (int64_t)GPOINTER_TO_SIZE (only));

      if (position >= 0)
        g_array_append_val (positions, position);
      return positions;
    }
  for (guint i = 0; g_hash_table_size (wanted) > 0 && i < self->ids->len; i++)
    if (g_hash_table_contains (wanted, GSIZE_TO_POINTER ((gsize)sp_list_id_at (self, i))))
      g_array_append_val (positions, i);
  return positions;
}

/* What a change of one row means to this list. */
typedef enum
{
  MEANS_NOTHING,
  MEANS_ITEM, /* the item with that id is another, or in another place, or new */
  MEANS_GONE,
  MEANS_ALL, /* every item may be another */
} Meaning;

static Meaning
task_meaning (const SpRowChange *change, int64_t *id)
{
  *id = change->measure;
  if (change->measure != 0)
    return change->type == &sp_measure_type && change->kind == SP_ROW_DELETED ? MEANS_GONE
                                                                              : MEANS_ITEM;
  if (change->type == &sp_plan_type || change->type == &sp_part_type ||
      change->type == &sp_unit_type || change->type == &sp_unit_member_type)
    return MEANS_ALL;
  return MEANS_NOTHING;
}

static Meaning
record_meaning (const SpRowChange *change, const SpRecordType *type, int64_t *id)
{
  *id = change->id;
  if (change->type != type)
    return MEANS_NOTHING;
  return change->kind == SP_ROW_DELETED ? MEANS_GONE : MEANS_ITEM;
}

/* Rows that are gone leave at once, for their items cannot be made any more. */
static void
remove_gone (SpList *self, GHashTable *gone)
{
  g_autoptr (GArray) positions = find_positions (self, gone);

  for (guint i = positions->len; i-- > 0;)
    {
      guint position = g_array_index (positions, guint, i);

      sp_item_cache_drop (self->items, sp_list_id_at (self, position));
      g_array_remove_index (self->ids, position);
      sp_list_tell (self, position, 1, 0);
    }
}

/* A task that somebody holds follows its measure, a ledger's record its row: telling the model's
 * followers of another item would make a view lay out all its rows. */
static gboolean
renew_in_place (SpList *self, int64_t id)
{
  gboolean follows = self->query->type == NULL || self->query->is_ledger;
  gpointer item = follows ? sp_item_cache_get (self->items, id) : NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (item == NULL)
    return FALSE;
  items = sp_list_query_make_items (self->query, sp_store_get_reader (self->store), &id, 1, NULL);
  if (items == NULL)
    return FALSE;
  if (SP_IS_TASK (item))
    sp_task_take_over (item, g_ptr_array_index (items, 0));
  else
    sp_record_assign (item, g_ptr_array_index (items, 0));
  return TRUE;
}

static void
renew_items (SpList *self, GHashTable *changed)
{
  g_autoptr (GArray) positions = find_positions (self, changed);
  g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < positions->len; i++)
    {
      guint position = g_array_index (positions, guint, i);

      g_hash_table_add (listed, GSIZE_TO_POINTER ((gsize)sp_list_id_at (self, position)));
      if (renew_in_place (self, sp_list_id_at (self, position)))
        continue;
      sp_item_cache_drop (self->items, sp_list_id_at (self, position));
      sp_list_tell (self, position, 1, 1);
    }
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (listed, id))
      sp_item_cache_drop (self->items, (int64_t)GPOINTER_TO_SIZE (id));
}

/* Whether no row that changed came, went or moved: then the ids need not be read again. */
static gboolean
ids_are_kept (SpList *self, GHashTable *changed)
{
  SpReader *reader = sp_store_get_reader (self->store);
  g_autoptr (GArray) positions = NULL;
  g_autoptr (GHashTable) absent = NULL;
  GHashTableIter iter;
  gpointer id;

  if (self->reload != NULL || g_hash_table_size (changed) > FEW_CHANGES)
    return FALSE;
  absent = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (absent, id);
  positions = find_positions (self, changed);
  for (guint i = 0; i < positions->len; i++)
    {
      guint at = g_array_index (positions, guint, i);
      int64_t before = at > 0 ? sp_list_id_at (self, at - 1) : 0;
      int64_t after = at + 1 < self->ids->len ? sp_list_id_at (self, at + 1) : 0;

      if (!sp_list_query_keeps (self->query, reader, sp_list_id_at (self, at), TRUE, before, after))
        return FALSE;
      g_hash_table_remove (absent, GSIZE_TO_POINTER ((gsize)sp_list_id_at (self, at)));
    }
  g_hash_table_iter_init (&iter, absent);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!sp_list_query_keeps (self->query, reader, (int64_t)GPOINTER_TO_SIZE (id), FALSE, 0, 0))
      return FALSE;
  return TRUE;
}

void
sp_list_store_changed_cb (SpStore *store, guint n, const SpRowChange *changes, SpList *self)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);
  gboolean may_move = FALSE; /* others than those */

  if (self->query->history != NULL)
    {
      sp_list_look_again (self); /* whatever was done, there is more of it */
      return;
    }
  self->is_stale |= n == 0 || n > SMALL_STRETCH;
  for (guint i = 0; i < n; i++)
    {
      int64_t id;
      Meaning meaning = self->query->type != NULL
                          ? record_meaning (&changes[i], self->query->type, &id)
                          : task_meaning (&changes[i], &id);

      self->is_stale |= meaning == MEANS_ALL;
      may_move |= sp_list_query_hangs_on (self->query, changes[i].type);
      if (meaning == MEANS_GONE)
        g_hash_table_add (gone, GSIZE_TO_POINTER ((gsize)id));
      else if (meaning == MEANS_ITEM)
        g_hash_table_add (changed, GSIZE_TO_POINTER ((gsize)id));
    }
  if (!self->is_stale && !may_move && g_hash_table_size (gone) == 0 &&
      g_hash_table_size (changed) == 0)
    return;
  if (self->is_stale)
    sp_item_cache_clear (self->items);
  else
    {
      remove_gone (self, gone);
      renew_items (self, changed);
      if (!may_move && ids_are_kept (self, changed))
        return;
    }
  sp_list_reload (self);
}
