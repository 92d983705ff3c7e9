/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal's list. It is read whole, on the worker, when it is opened or narrowed; after that it
 * takes in what came after the last change it knows. The journal only grows and is numbered as it
 * grows, so what is new belongs at the list's head, whoever wrote it. Older lines go by the names
 * of records as they are now: where these changed, lines that somebody looks at are made anew, and
 * a list by a text is read again and told of line by line. */
#include "store/sp-list-private.h"

#include "store/sp-history-query.h"
#include "store/sp-store-private.h"
#include "store/sp-worker.h"

/* So many new changes are read at once: it takes less than a handing over to the worker and back
 * costs in frames, and a file on a network is not copied for it. */
#define FEW_NEW 64
/* A list by a text that differs in more places than this is replaced. */
#define FEW_RUNS 64

typedef struct
{
  SpHistoryFilter *filter; /* owned */
  int64_t known;           /* the last change that the list knows; 0: none */
  gboolean is_whole;       /* not only what came after it */
} Request;

typedef struct
{
  GArray *ids;        /* owned; newest first */
  gboolean are_all;   /* not only those after what was known */
  int64_t newest;     /* the last change that was read */
  SpHistoryEcho echo; /* what those after what was known mean to older lines */
} News;

static void
request_free (gpointer data)
{
  Request *request = data;

  sp_history_filter_free (request->filter);
  g_free (request);
}

static void
news_free (gpointer data)
{
  News *news = data;

  g_clear_pointer (&news->ids, g_array_unref);
  g_free (news);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (News, news_free)

static void read_later (SpList *self, gboolean is_whole);

/* ---- reading, on any thread ---- */

static News *
read_news (SpReader *reader, const Request *request, GError **error)
{
  g_autoptr (News) news = g_new0 (News, 1);
  int64_t known = request->known;

  news->are_all = request->is_whole || known == 0;
  if (!sp_history_query_newest (reader->engine, &news->newest, error) ||
      (known > 0 && !sp_history_query_echo (reader->engine, known, &news->echo, error)))
    return NULL;
  news->ids =
    sp_history_query_run (reader->engine, request->filter, news->are_all ? 0 : known, 0, error);
  return news->ids != NULL ? g_steal_pointer (&news) : NULL;
}

static gpointer
read_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_news (reader, data, error);
}

/* ---- taking in ---- */

/* Where one list of ids differs from another. */
typedef struct
{
  guint position, removed; /* in the former */
  guint from, added;       /* in the other */
} Run;

/* Both are in descending order. NULL: they differ in more than can be told piece by piece. */
static GArray *
find_runs (const GArray *former, const GArray *ids)
{
  const int64_t *left = (const int64_t *)(gpointer)former->data;
  const int64_t *right = (const int64_t *)(gpointer)ids->data;
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint n_told = 0;

  for (guint i = 0, k = 0; i < former->len || k < ids->len;)
    {
      Run run = {.position = i, .from = k};

      while (i < former->len && (k == ids->len || left[i] > right[k]))
        i++;
      while (k < ids->len && (i == former->len || right[k] > left[i]))
        k++;
      run.removed = i - run.position;
      run.added = k - run.from;
      n_told += run.removed + run.added;
      if (n_told > SMALL_STRETCH || runs->len > FEW_RUNS)
        return NULL;
      if (run.removed + run.added > 0)
        g_array_append_val (runs, run);
      else
        i++, k++;
    }
  return g_steal_pointer (&runs);
}

static void
take_all (SpList *self, GArray *ids)
{
  g_autoptr (GArray) runs = self->is_stale ? NULL : find_runs (self->ids, ids);

  if (runs == NULL)
    {
      if (self->is_stale)
        sp_item_cache_clear (self->items);
      self->is_stale = FALSE;
      sp_list_replace_ids (self, ids);
      return;
    }
  /* From the end, so that the places of the others stay as they were found. */
  for (guint i = runs->len; i-- > 0;)
    {
      const Run *run = &g_array_index (runs, Run, i);

      g_array_remove_range (self->ids, run->position, run->removed);
      g_array_insert_vals (self->ids, run->position, &g_array_index (ids, int64_t, run->from),
                           run->added);
      sp_list_tell (self, run->position, run->removed, run->added);
    }
}

/* Records that lines speak of were renamed. */
static void
renew_lines (SpList *self)
{
  g_autoptr (GArray) ids = sp_item_cache_sift (self->items, sp_history_item_is_watched);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
    sp_list_query_make_items (self->query, sp_store_get_reader (self->store),
                              (const int64_t *)(gpointer)ids->data, ids->len, &error);

  if (items == NULL)
    sp_list_tell_failure (self, error);
  for (guint i = 0; items != NULL && i < ids->len; i++)
    {
      SpHistoryItem *item = sp_item_cache_get (self->items, g_array_index (ids, int64_t, i));

      sp_history_item_take_over (item, g_ptr_array_index (items, i));
    }
}

static void
take_news (SpList *self, const News *news)
{
  gboolean goes_by_text = self->query->history->text != NULL;

  self->known = news->newest;
  if (news->are_all)
    take_all (self, news->ids);
  else
    {
      g_array_prepend_vals (self->ids, news->ids->data, news->ids->len);
      sp_list_tell (self, 0, 0, news->ids->len);
    }
  if (news->echo & SP_HISTORY_READS)
    renew_lines (self);
  if (goes_by_text && !news->are_all && (news->echo & SP_HISTORY_FITS) && self->reload == NULL)
    read_later (self, TRUE);
}

/* ---- when ---- */

static void
list_news_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (News) news = sp_store_work_finish (SP_STORE (object), result, &error);

  if (self->reload != g_task_get_cancellable (G_TASK (result)))
    return; /* another reading took its place */
  sp_list_set_reload (self, NULL);
  if (news == NULL)
    {
      if (!g_error_matches (error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED))
        sp_list_tell_failure (self, error);
      return;
    }
  take_news (self, news);
  sp_list_look_again (self); /* for what came while it was read */
}

static void
read_later (SpList *self, gboolean is_whole)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Request *request = g_new0 (Request, 1);

  request->filter = sp_history_filter_copy (self->query->history);
  request->known = self->known;
  request->is_whole = is_whole;
  sp_list_set_reload (self, cancellable);
  sp_store_work_async (self->store, read_work, request, request_free, news_free, cancellable,
                       list_news_read_cb, g_object_ref (self));
}

/* As the worker does, in one transaction: another program may write between two statements. */
static News *
read_snapshot (SpReader *reader, const Request *request, GError **error)
{
  g_auto (SpTransaction) transaction = {NULL};

  return sp_transaction_begin_read (&transaction, reader->engine, error)
           ? read_news (reader, request, error)
           : NULL;
}

static void
read_now (SpList *self)
{
  g_autoptr (GError) error = NULL;
  const Request request = {self->query->history, self->known, FALSE};
  g_autoptr (News) news = read_snapshot (sp_store_get_reader (self->store), &request, &error);

  if (news != NULL)
    take_news (self, news);
  else
    sp_list_tell_failure (self, error);
}

void
sp_list_read_history (SpList *self)
{
  read_later (self, TRUE);
}

void
sp_list_look_again (SpList *self)
{
  SpReader *reader;
  int64_t newest = 0;

  g_return_if_fail (SP_IS_LIST (self) && self->query->history != NULL);
  reader = self->store != NULL ? sp_store_get_reader (self->store) : NULL;
  /* Who reads now looks again afterwards; what is being written may yet be rolled back. */
  if (reader == NULL || self->reload != NULL || sp_store_get_write (self->store) != NULL ||
      !sp_history_query_newest (reader->engine, &newest, NULL) || newest <= self->known)
    return;
  if (self->known > 0 && newest - self->known <= FEW_NEW)
    read_now (self);
  else
    read_later (self, FALSE);
}
