/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpList: ids in an array, items in a cache. Reading ids is the query's work, on the worker or at
 * once; this file decides when to read; what changes of the file mean is sp-list-changes.c's,
 * the reading of the journal sp-list-history.c's. */
#include "store/sp-list-private.h"

#include "store/sp-store-private.h"
#include "store/sp-worker.h"

#define WINDOW 64         /* rows fetched at a time */
#define CACHED_ITEMS 2048 /* what a view has realised, several times over */
/* Lists of records up to this length are read at once: it takes less than a frame. */
#define AT_ONCE 20000
/* Fewer where each may have to be followed back to a day. */
#define FOLLOWED_AT_ONCE 1000

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
  SIGNAL_REPLACED,
  N_SIGNALS
};

static void sp_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpList,
                               sp_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sp_list_model_init))

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

int64_t
sp_list_id_at (SpList *self, guint position)
{
  return g_array_index (self->ids, int64_t, position);
}

void
sp_list_tell (SpList *self, guint position, guint removed, guint added)
{
  if (removed == 0 && added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added && !self->is_replacing)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

void
sp_list_replace_ids (SpList *self, GArray *ids)
{
  guint removed = self->ids->len;

  self->is_replacing = TRUE;
  g_array_set_size (self->ids, 0);
  sp_list_tell (self, 0, removed, 0);
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  sp_list_tell (self, 0, 0, ids->len);
  self->is_replacing = FALSE;
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0);
  if (removed != ids->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

gboolean
sp_list_is_replacing (SpList *self)
{
  g_return_val_if_fail (SP_IS_LIST (self), FALSE);
  return self->is_replacing;
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
      sp_list_replace_ids (self, ids);
      return;
    }
  while (head < MIN (n_old, n_new) &&
         sp_list_id_at (self, head) == g_array_index (ids, int64_t, head))
    head++;
  while (tail < MIN (n_old, n_new) - head &&
         sp_list_id_at (self, n_old - 1 - tail) == g_array_index (ids, int64_t, n_new - 1 - tail))
    tail++;
  if (MAX (n_old, n_new) - head - tail > SMALL_STRETCH)
    {
      sp_list_replace_ids (self, ids);
      return;
    }
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  sp_list_tell (self, head, n_old - head - tail, n_new - head - tail);
}

void
sp_list_set_reload (SpList *self, GCancellable *cancellable)
{
  gboolean was_loading = self->reload != NULL;

  if (self->reload != NULL)
    g_cancellable_cancel (self->reload);
  g_set_object (&self->reload, cancellable);
  if (was_loading != (self->reload != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
sp_list_tell_failure (SpList *self, const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
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
  sp_list_set_reload (self, NULL);
  if (ids != NULL)
    take_ids (self, ids);
  else if (!g_error_matches (error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED))
    sp_list_tell_failure (self, error);
}

static void
reload_later (SpList *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  sp_list_set_reload (self, cancellable);
  sp_store_work_async (self->store, read_ids, sp_list_query_copy (self->query),
                       (GDestroyNotify)sp_list_query_free, (GDestroyNotify)g_array_unref,
                       cancellable, list_ids_read_cb, g_object_ref (self));
}

static void
reload_now (SpList *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  sp_list_set_reload (self, NULL);
  ids = sp_list_query_run (self->query, sp_store_get_reader (self->store), &error);
  if (ids != NULL)
    take_ids (self, ids);
  else
    sp_list_tell_failure (self, error);
}

static gboolean
must_follow_many (SpList *self)
{
  return sp_list_query_looks_back (self->query) &&
         sp_reader_has_more_than (sp_store_get_reader (self->store), self->query->type,
                                  FOLLOWED_AT_ONCE);
}

void
sp_list_reload (SpList *self)
{
  if (self->query->history != NULL)
    sp_list_read_history (self);
  else if (self->is_async || must_follow_many (self))
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

static SpList *
list_new (SpStore *store, SpListQuery *query)
{
  SpList *self = g_object_new (SP_TYPE_LIST, NULL);

  self->store = g_object_ref (store);
  self->query = query;
  self->changed_id =
    g_signal_connect (store, "changed", G_CALLBACK (sp_list_store_changed_cb), self);
  return self;
}

/* A long list is read on the worker. */
static SpList *
new_records (SpStore *store, SpListQuery *query)
{
  SpList *self = list_new (store, query);

  self->is_async = sp_reader_has_more_than (sp_store_get_reader (store), query->type, AT_ONCE);
  sp_list_reload (self);
  return self;
}

SpList *
sp_list_new_records (SpStore *store, const SpRecordType *type)
{
  g_return_val_if_fail (SP_IS_STORE (store) && type != NULL, NULL);
  return new_records (store, sp_list_query_new_records (type, NULL));
}

SpList *
sp_list_new_ledger (SpStore *store, const SpRecordType *type, const SpRecordFilter *filter)
{
  g_return_val_if_fail (SP_IS_STORE (store) && type != NULL && filter != NULL, NULL);
  return new_records (store, sp_list_query_new_ledger (type, filter));
}

void
sp_list_set_record_filter (SpList *self, const SpRecordFilter *filter)
{
  g_return_if_fail (SP_IS_LIST (self) && self->query->is_ledger && filter != NULL);
  take_query (self, sp_list_query_new_ledger (self->query->type, filter));
  sp_list_reload (self);
}

SpList *
sp_list_new_tasks (SpStore *store)
{
  const SpTaskFilter nothing_yet = {.plan = -1};

  g_return_val_if_fail (SP_IS_STORE (store), NULL);
  return list_new (store, sp_list_query_new_tasks (&nothing_yet, SP_TASK_SORT_PLAN, FALSE));
}

SpList *
sp_list_new_history (SpStore *store, const SpHistoryFilter *filter)
{
  SpList *self;

  g_return_val_if_fail (SP_IS_STORE (store) && filter != NULL, NULL);
  self = list_new (store, sp_list_query_new_history (filter));
  sp_list_reload (self);
  return self;
}

void
sp_list_set_history_filter (SpList *self, const SpHistoryFilter *filter)
{
  g_return_if_fail (SP_IS_LIST (self) && self->query->history != NULL && filter != NULL);
  /* The same change is a line of its own in one list and stands for its action in another. */
  self->is_stale |=
    sp_history_filter_gathers (self->query->history) != sp_history_filter_gathers (filter);
  take_query (self, sp_list_query_new_history (filter));
  sp_list_reload (self);
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
  sp_list_reload (self);
}

void
sp_list_set_search (SpList *self, const char *text)
{
  g_return_if_fail (SP_IS_LIST (self) && self->query->type != NULL && !self->query->is_ledger);
  if (g_strcmp0 (self->query->records->search, text != NULL && *text != '\0' ? text : NULL) == 0)
    return;
  take_query (self, sp_list_query_new_records (self->query->type, text));
  sp_list_reload (self);
}

int
sp_list_find (SpList *self, int64_t id)
{
  g_return_val_if_fail (SP_IS_LIST (self), -1);
  for (guint i = 0; i < self->ids->len; i++)
    if (sp_list_id_at (self, i) == id)
      return (int)i;
  return -1;
}

int64_t
sp_list_get_id (SpList *self, guint position)
{
  g_return_val_if_fail (SP_IS_LIST (self), 0);
  return position < self->ids->len ? sp_list_id_at (self, position) : 0;
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
    if (!sp_item_cache_has (self->items, sp_list_id_at (self, i)))
      missing[n_missing++] = sp_list_id_at (self, i);
  items = sp_list_query_make_items (self->query, sp_store_get_reader (self->store), missing,
                                    n_missing, &error);
  for (guint i = 0; items != NULL && i < n_missing; i++)
    sp_item_cache_put (self->items, missing[i], g_ptr_array_index (items, i));
  if (items == NULL)
    sp_list_tell_failure (self, error);
}

static gpointer
sp_list_get_item (GListModel *model, guint position)
{
  SpList *self = SP_LIST (model);
  gpointer item;

  if (position >= self->ids->len)
    return NULL;
  item = sp_item_cache_get (self->items, sp_list_id_at (self, position));
  if (item == NULL && sp_store_get_reader (self->store) != NULL)
    {
      fetch_window (self, position);
      item = sp_item_cache_get (self->items, sp_list_id_at (self, position));
    }
  /* A model may not have holes, even when the file cannot be read any more. */
  return item != NULL ? g_object_ref (item)
                      : sp_list_query_make_blank (self->query, sp_list_id_at (self, position));
}

static guint
sp_list_get_n_items (GListModel *model)
{
  return SP_LIST (model)->ids->len;
}

static GType
sp_list_get_item_type (GListModel *model)
{
  return sp_list_query_get_item_type (SP_LIST (model)->query);
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
  signals[SIGNAL_REPLACED] =
    g_signal_new ("replaced", SP_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_list_init (SpList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  self->items = sp_item_cache_new (CACHED_ITEMS);
}
