/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpList: ids in an array, items in a cache. Reading ids is the query's work, on the worker or at
 * once; this file decides when to read and what to tell. */
#include "store/sp-list-query.h"

#include "store/sp-item-cache.h"
#include "store/sp-store-private.h"
#include "store/sp-worker.h"

#define WINDOW 64         /* rows fetched at a time */
#define CACHED_ITEMS 2048 /* what a view has realised, several times over */
/* Lists of records up to this length are read at once: it takes less than a frame. */
#define AT_ONCE 20000
/* A change of at most so many rows is told as such; list views keep selection and place. */
#define SMALL_STRETCH 1000
/* So many changed rows are looked at one by one before all ids are read again. */
#define FEW_CHANGES 16

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
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_N_ITEMS,
  N_PROPS
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static void sp_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpList,
                               sp_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sp_list_model_init))

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static int64_t
id_at (SpList *self, guint position)
{
  return g_array_index (self->ids, int64_t, position);
}

static void
tell (SpList *self, guint position, guint removed, guint added)
{
  if (removed == 0 && added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* Emptying first: told of a long model's replacement in one go, a list view asks for every item of
 * it. */
static void
replace_ids (SpList *self, GArray *ids)
{
  guint removed = self->ids->len;

  g_array_set_size (self->ids, 0);
  tell (self, 0, removed, 0);
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  tell (self, 0, 0, ids->len);
}

static void
take_ids (SpList *self, GArray *ids)
{
  guint n_old = self->ids->len;
  guint n_new = ids->len;
  guint head = 0;
  guint tail = 0;

  if (self->is_stale)
    {
      self->is_stale = FALSE;
      sp_item_cache_clear (self->items);
      replace_ids (self, ids);
      return;
    }
  while (head < MIN (n_old, n_new) && id_at (self, head) == g_array_index (ids, int64_t, head))
    head++;
  while (tail < MIN (n_old, n_new) - head &&
         id_at (self, n_old - 1 - tail) == g_array_index (ids, int64_t, n_new - 1 - tail))
    tail++;
  if (MAX (n_old, n_new) - head - tail > SMALL_STRETCH)
    {
      replace_ids (self, ids);
      return;
    }
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  tell (self, head, n_old - head - tail, n_new - head - tail);
}

static void
set_reload (SpList *self, GCancellable *cancellable)
{
  gboolean was_loading = self->reload != NULL;

  if (self->reload != NULL)
    g_cancellable_cancel (self->reload);
  g_set_object (&self->reload, cancellable);
  if (was_loading != (self->reload != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gpointer
read_ids (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_list_query_run (data, reader, error);
}

static void
list_ids_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sp_store_work_finish (SP_STORE (object), result, &error);
  GCancellable *mine = g_task_get_cancellable (G_TASK (result));

  if (self->reload != mine)
    return; /* another reload took its place */
  set_reload (self, NULL);
  if (ids != NULL)
    take_ids (self, ids);
  else if (!g_error_matches (error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
reload_later (SpList *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  set_reload (self, cancellable);
  sp_store_work_async (self->store, read_ids, sp_list_query_copy (self->query),
                       (GDestroyNotify)sp_list_query_free, (GDestroyNotify)g_array_unref,
                       cancellable, list_ids_read_cb, g_object_ref (self));
}

static void
reload_now (SpList *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  set_reload (self, NULL);
  ids = sp_list_query_run (self->query, sp_store_get_reader (self->store), &error);
  if (ids != NULL)
    take_ids (self, ids);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
reload (SpList *self)
{
  if (self->is_async)
    reload_later (self);
  else
    reload_now (self);
}

static void
take_query (SpList *self, SpListQuery *query)
{
  sp_list_query_free (self->query);
  self->query = query;
}

/* Positions of the ids in @wanted, ascending. */
static GArray *
find_positions (SpList *self, GHashTable *wanted)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; g_hash_table_size (wanted) > 0 && i < self->ids->len; i++)
    if (g_hash_table_contains (wanted, GSIZE_TO_POINTER ((gsize)id_at (self, i))))
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

      sp_item_cache_drop (self->items, id_at (self, position));
      g_array_remove_index (self->ids, position);
      tell (self, position, 1, 0);
    }
}

/* A task that somebody holds follows its measure: telling the model's followers of another item
 * would make a view lay out all its rows. */
static gboolean
renew_in_place (SpList *self, int64_t id)
{
  SpTask *task = self->query->type == NULL ? sp_item_cache_get (self->items, id) : NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (task == NULL)
    return FALSE;
  items = sp_list_query_make_items (self->query, sp_store_get_reader (self->store), &id, 1, NULL);
  if (items == NULL)
    return FALSE;
  sp_task_take_over (task, g_ptr_array_index (items, 0));
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

      g_hash_table_add (listed, GSIZE_TO_POINTER ((gsize)id_at (self, position)));
      if (renew_in_place (self, id_at (self, position)))
        continue;
      sp_item_cache_drop (self->items, id_at (self, position));
      tell (self, position, 1, 1);
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
      int64_t before = at > 0 ? id_at (self, at - 1) : 0;
      int64_t after = at + 1 < self->ids->len ? id_at (self, at + 1) : 0;

      if (!sp_list_query_keeps (self->query, reader, id_at (self, at), TRUE, before, after))
        return FALSE;
      g_hash_table_remove (absent, GSIZE_TO_POINTER ((gsize)id_at (self, at)));
    }
  g_hash_table_iter_init (&iter, absent);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!sp_list_query_keeps (self->query, reader, (int64_t)GPOINTER_TO_SIZE (id), FALSE, 0, 0))
      return FALSE;
  return TRUE;
}

static void
list_store_changed_cb (SpStore *store, guint n, const SpRowChange *changes, SpList *self)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);

  self->is_stale |= n == 0 || n > SMALL_STRETCH;
  for (guint i = 0; i < n; i++)
    {
      int64_t id;
      Meaning meaning = self->query->type != NULL
                          ? record_meaning (&changes[i], self->query->type, &id)
                          : task_meaning (&changes[i], &id);

      self->is_stale |= meaning == MEANS_ALL;
      if (meaning == MEANS_GONE)
        g_hash_table_add (gone, GSIZE_TO_POINTER ((gsize)id));
      else if (meaning == MEANS_ITEM)
        g_hash_table_add (changed, GSIZE_TO_POINTER ((gsize)id));
    }
  if (!self->is_stale && g_hash_table_size (gone) == 0 && g_hash_table_size (changed) == 0)
    return;
  if (self->is_stale)
    sp_item_cache_clear (self->items);
  else
    {
      remove_gone (self, gone);
      renew_items (self, changed);
      if (ids_are_kept (self, changed))
        return;
    }
  reload (self);
}

static SpList *
list_new (SpStore *store, SpListQuery *query)
{
  SpList *self = g_object_new (SP_TYPE_LIST, NULL);

  self->store = g_object_ref (store);
  self->query = query;
  self->changed_id = g_signal_connect (store, "changed", G_CALLBACK (list_store_changed_cb), self);
  return self;
}

SpList *
sp_list_new_records (SpStore *store, const SpRecordType *type)
{
  SpList *self;
  int64_t count;

  g_return_val_if_fail (SP_IS_STORE (store) && type != NULL, NULL);
  self = list_new (store, sp_list_query_new_records (type, NULL));
  count = sp_reader_count (sp_store_get_reader (store), type, NULL);
  self->is_async = count > AT_ONCE;
  reload (self);
  return self;
}

SpList *
sp_list_new_tasks (SpStore *store)
{
  const SpTaskFilter nothing_yet = {.plan = -1};

  g_return_val_if_fail (SP_IS_STORE (store), NULL);
  return list_new (store, sp_list_query_new_tasks (&nothing_yet, SP_TASK_SORT_PLAN, FALSE));
}

/* Items made under another plan or date are other items. */
static gboolean
gives_other_items (const SpListQuery *old, const SpTaskFilter *filter)
{
  return old->filter.plan != filter->plan || old->filter.as_of != filter->as_of;
}

void
sp_list_set_task_filter (
  SpList *self, const SpTaskFilter *filter, SpTaskSort sort, gboolean descending, gboolean async)
{
  g_return_if_fail (SP_IS_LIST (self) && self->query->type == NULL);
  g_return_if_fail (filter != NULL);
  self->is_stale |= gives_other_items (self->query, filter);
  take_query (self, sp_list_query_new_tasks (filter, sort, descending));
  self->is_async = async;
  reload (self);
}

void
sp_list_set_search (SpList *self, const char *text)
{
  g_return_if_fail (SP_IS_LIST (self) && self->query->type != NULL);
  if (g_strcmp0 (self->query->search, text != NULL && *text != '\0' ? text : NULL) == 0)
    return;
  take_query (self, sp_list_query_new_records (self->query->type, text));
  reload (self);
}

int
sp_list_find (SpList *self, int64_t id)
{
  g_return_val_if_fail (SP_IS_LIST (self), -1);
  for (guint i = 0; i < self->ids->len; i++)
    if (id_at (self, i) == id)
      return (int)i;
  return -1;
}

int64_t
sp_list_get_id (SpList *self, guint position)
{
  g_return_val_if_fail (SP_IS_LIST (self), 0);
  return position < self->ids->len ? id_at (self, position) : 0;
}

/* Makes the items around @position that are not there. */
static void
fetch_window (SpList *self, guint position)
{
  int64_t missing[WINDOW];
  guint n_missing = 0;
  guint first = position - position % WINDOW;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = first; i < MIN (first + WINDOW, self->ids->len); i++)
    if (!sp_item_cache_has (self->items, id_at (self, i)))
      missing[n_missing++] = id_at (self, i);
  items = sp_list_query_make_items (self->query, sp_store_get_reader (self->store), missing,
                                    n_missing, &error);
  for (guint i = 0; items != NULL && i < n_missing; i++)
    sp_item_cache_put (self->items, missing[i], g_ptr_array_index (items, i));
  if (items == NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

/* A model may not have holes, even when the file cannot be read any more. */
static gpointer
make_blank (SpList *self, int64_t id)
{
  const SpScheduleRow gone = {id, 0, "", "", "", "", .report = ""};
  SpRecord *record;

  if (self->query->type == NULL)
    return sp_task_new (&gone, 0);
  record = sp_record_new (self->query->type);
  sp_record_set_identity (record, id, NULL, 0);
  return record;
}

static gpointer
sp_list_get_item (GListModel *model, guint position)
{
  SpList *self = SP_LIST (model);
  gpointer item;

  if (position >= self->ids->len)
    return NULL;
  item = sp_item_cache_get (self->items, id_at (self, position));
  if (item == NULL && sp_store_get_reader (self->store) != NULL)
    {
      fetch_window (self, position);
      item = sp_item_cache_get (self->items, id_at (self, position));
    }
  return item != NULL ? g_object_ref (item) : make_blank (self, id_at (self, position));
}

static guint
sp_list_get_n_items (GListModel *model)
{
  return SP_LIST (model)->ids->len;
}

static GType
sp_list_get_item_type (GListModel *model)
{
  SpList *self = SP_LIST (model);

  return self->query->type != NULL ? self->query->type->get_type () : SP_TYPE_TASK;
}

static void
sp_list_model_init (GListModelInterface *iface)
{
  iface->get_item = sp_list_get_item;
  iface->get_n_items = sp_list_get_n_items;
  iface->get_item_type = sp_list_get_item_type;
}

static void
sp_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpList *self = SP_LIST (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->reload != NULL);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_list_dispose (GObject *object)
{
  SpList *self = SP_LIST (object);

  if (self->reload != NULL)
    g_cancellable_cancel (self->reload);
  g_clear_object (&self->reload);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sp_list_parent_class)->dispose (object);
}

static void
sp_list_finalize (GObject *object)
{
  SpList *self = SP_LIST (object);

  sp_list_query_free (self->query);
  sp_item_cache_free (self->items);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (sp_list_parent_class)->finalize (object);
}

static void
sp_list_class_init (SpListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sp_list_dispose;
  object_class->finalize = sp_list_finalize;
  object_class->get_property = sp_list_get_property;

  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_N_ITEMS] =
    g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_FAILED] = g_signal_new ("failed", SP_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sp_list_init (SpList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  self->items = sp_item_cache_new (CACHED_ITEMS);
}
