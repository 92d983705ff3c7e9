/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * List queries. */
#include "store/sp-list-query.h"

#include "store/sp-history-query.h"
#include "store/sp-record-query.h"
#include "store/sp-record-then.h"
#include "store/sp-rows.h"
#include "store/sp-store-private.h"
#include "store/sp-task-rows.h"

#include <string.h>

SpListQuery *
sp_list_query_new_records (const SpRecordType *type, const char *search)
{
  const SpRecordFilter filter = {.search = search, .finds_initials = TRUE};
  SpListQuery *self = sp_list_query_new_ledger (type, &filter);

  self->is_ledger = FALSE;
  return self;
}

SpListQuery *
sp_list_query_new_ledger (const SpRecordType *type, const SpRecordFilter *filter)
{
  SpListQuery *self = g_new0 (SpListQuery, 1);

  self->type = type;
  self->records = sp_record_filter_copy (filter);
  self->is_ledger = TRUE;
  return self;
}

SpListQuery *
sp_list_query_new_tasks (const SpTaskFilter *filter, SpTaskSort sort, gboolean is_descending)
{
  SpListQuery *self = g_new0 (SpListQuery, 1);

  self->filter = *filter;
  self->filter.text = g_strdup (filter->text);
  self->sort = sort;
  self->is_descending = is_descending;
  return self;
}

SpListQuery *
sp_list_query_new_history (const SpHistoryFilter *filter)
{
  SpListQuery *self = g_new0 (SpListQuery, 1);

  self->history = sp_history_filter_copy (filter);
  return self;
}

SpListQuery *
sp_list_query_copy (const SpListQuery *self)
{
  SpListQuery *copy;

  if (self->history != NULL)
    return sp_list_query_new_history (self->history);
  if (self->type == NULL)
    return sp_list_query_new_tasks (&self->filter, self->sort, self->is_descending);
  copy = sp_list_query_new_ledger (self->type, self->records);
  copy->is_ledger = self->is_ledger;
  return copy;
}

void
sp_list_query_free (SpListQuery *self)
{
  if (self == NULL)
    return;
  sp_history_filter_free (self->history);
  g_free ((char *)self->filter.text);
  sp_record_filter_free (self->records);
  g_free (self);
}

/* Rows come in the plan's order; the sort keeps it among equals, also when descending. */
typedef struct
{
  int64_t id;
  char *text; /* the locale's key: pinyin order where the locale is Chinese */
  int number;
  guint order;
} SortKey;

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const SortKey *left = a;
  const SortKey *right = b;
  int result = left->number < right->number ? -1 : left->number > right->number;

  if (result == 0)
    result = g_strcmp0 (left->text, right->text);
  if (GPOINTER_TO_INT (data))
    result = -result;
  return result != 0 ? result : left->order < right->order ? -1 : 1;
}

static void
set_key (SortKey *key, const SpScheduleRow *row, SpTaskSort sort)
{
  switch (sort)
    {
    case SP_TASK_SORT_TITLE:
      key->text = g_utf8_collate_key (row->title, -1);
      break;
    case SP_TASK_SORT_LEAD:
      key->text = g_utf8_collate_key (row->leads, -1);
      break;
    case SP_TASK_SORT_DUE:
      key->number = row->due;
      break;
    case SP_TASK_SORT_PERCENT:
      key->number = row->percent;
      break;
    case SP_TASK_SORT_LIGHT:
      key->number = -(int)row->state.light;
      break;
    case SP_TASK_SORT_PLAN:
    default:
      key->number = 0;
      break;
    }
}

/* The plan's order needs nothing that is computed: a part's list does not read the whole plan. */
static gboolean
read_rows (const SpListQuery *self, SpTaskRows *tasks, GError **error)
{
  if (self->sort == SP_TASK_SORT_PLAN && !sp_task_rows_must_judge (&self->filter))
    return sp_task_rows_read_places (tasks, error);
  return sp_task_rows_read_all (tasks, error);
}

static GArray *
run_tasks (const SpListQuery *self, SpEngine *engine, GError **error)
{
  g_autoptr (SpTaskRows) tasks = sp_task_rows_new (engine, &self->filter, error);
  g_autoptr (GArray) ids = NULL;
  g_autofree SortKey *keys = NULL;
  guint n;

  if (tasks == NULL || !read_rows (self, tasks, error))
    return NULL;
  n = tasks->rows->len;
  keys = g_new0 (SortKey, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const SpScheduleRow *row = &g_array_index (tasks->rows, SpTaskRow, i).row;

      keys[i].id = row->measure;
      keys[i].order = self->sort == SP_TASK_SORT_PLAN && self->is_descending ? n - i : i;
      set_key (&keys[i], row, self->sort);
    }
  g_qsort_with_data (keys, (int)n, sizeof *keys, compare_keys,
                     GINT_TO_POINTER (self->is_descending));
  ids = g_array_sized_new (FALSE, FALSE, sizeof (int64_t), n);
  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (ids, keys[i].id);
      g_free (keys[i].text);
    }
  return g_steal_pointer (&ids);
}

GArray *
sp_list_query_run (const SpListQuery *self, SpReader *reader, GError **error)
{
  if (self->type != NULL)
    return sp_record_query_run (reader->engine, self->type, self->records, self->is_ledger, NULL, 0,
                                error);
  return run_tasks (self, reader->engine, error);
}

/* Where the filter's measure @id stands in the plan; FALSE where it is not let through. */
static gboolean
read_place (SpTaskRows *tasks, int64_t id, SpTaskRow *place)
{
  if (!sp_task_rows_read_some (tasks, &id, 1, NULL) || tasks->rows->len == 0)
    return FALSE;
  *place = g_array_index (tasks->rows, SpTaskRow, 0);
  return TRUE;
}

/* The query over the row and its neighbours alone: they stand as they stood, or the row is not let
 * through. */
static gboolean
keeps_record (const SpListQuery *self,
              SpEngine *engine,
              int64_t id,
              gboolean is_listed,
              int64_t before,
              int64_t after)
{
  int64_t places[3];
  guint n = 0;
  g_autoptr (GArray) ids = NULL;

  if (is_listed && before != 0)
    places[n++] = before;
  places[n++] = id;
  if (is_listed && after != 0)
    places[n++] = after;
  ids = sp_record_query_run (engine, self->type, self->records, self->is_ledger, places, n, NULL);
  if (ids == NULL || !is_listed)
    return ids != NULL && ids->len == 0;
  return ids->len == n && memcmp (ids->data, places, n * sizeof *places) == 0;
}

gboolean
sp_list_query_keeps (const SpListQuery *self,
                     SpReader *reader,
                     int64_t id,
                     gboolean is_listed,
                     int64_t before,
                     int64_t after)
{
  g_autoptr (SpTaskRows) tasks = NULL;
  SpTaskRow place, other;

  if (self->type != NULL)
    return keeps_record (self, reader->engine, id, is_listed, before, after);
  if (self->sort != SP_TASK_SORT_PLAN || self->is_descending)
    return FALSE;
  tasks = sp_task_rows_new (reader->engine, &self->filter, NULL);
  if (tasks == NULL || read_place (tasks, id, &place) != is_listed)
    return FALSE;
  if (!is_listed)
    return TRUE;
  if (before != 0 &&
      (!read_place (tasks, before, &other) || sp_task_rows_compare (&other, &place) > 0))
    return FALSE;
  return after == 0 ||
         (read_place (tasks, after, &other) && sp_task_rows_compare (&place, &other) < 0);
}

gboolean
sp_list_query_looks_back (const SpListQuery *self)
{
  return self->type != NULL && sp_record_then_is_asked (self->type, self->records);
}

gboolean
sp_list_query_hangs_on (const SpListQuery *self, const SpRecordType *other)
{
  return sp_list_query_looks_back (self) && sp_record_then_comes_from (self->type, other);
}

GType
sp_list_query_get_item_type (const SpListQuery *self)
{
  if (self->history != NULL)
    return SP_TYPE_HISTORY_ITEM;
  return self->type != NULL ? self->type->get_type () : SP_TYPE_TASK;
}

gpointer
sp_list_query_make_blank (const SpListQuery *self, int64_t id)
{
  const SpScheduleRow gone = {id, .path = "", .title = "", .leads = "", .responsibles = ""};
  SpRecord *record;

  if (self->history != NULL)
    return sp_history_item_new (sp_history_line_new_blank ());
  if (self->type == NULL)
    return sp_task_new (&gone, 0);
  record = sp_record_new (self->type);
  sp_record_set_identity (record, id, NULL, 0);
  return record;
}

static GPtrArray *
make_records (
  const SpListQuery *self, SpEngine *engine, const int64_t *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      GError *failure = NULL;
      SpRecord *record = sp_rows_load (engine, self->type, ids[i], &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
      g_ptr_array_add (items, record != NULL ? record : sp_list_query_make_blank (self, ids[i]));
    }
  return g_steal_pointer (&items);
}

/* Without the list's own narrowing: what no longer fits stays as it is until the list is read
 * again. */
static GPtrArray *
make_tasks (
  const SpListQuery *self, SpEngine *engine, const int64_t *ids, guint n_ids, GError **error)
{
  const SpTaskFilter filter = {
    .plan = self->filter.plan, .as_of = self->filter.as_of, .kinds = ~0, .with_withdrawn = TRUE};
  g_autoptr (SpTaskRows) tasks = sp_task_rows_new (engine, &filter, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint next = 0;

  if (tasks == NULL || !sp_task_rows_read_some (tasks, ids, n_ids, error))
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      const SpTaskRow *task =
        next < tasks->rows->len ? &g_array_index (tasks->rows, SpTaskRow, next) : NULL;
      gboolean is_there = task != NULL && task->row.measure == ids[i];

      g_ptr_array_add (items, is_there ? sp_task_new (&task->row, task->part)
                                       : sp_list_query_make_blank (self, ids[i]));
      next += is_there;
    }
  return g_steal_pointer (&items);
}

GPtrArray *
sp_list_query_make_items (
  const SpListQuery *self, SpReader *reader, const int64_t *ids, guint n_ids, GError **error)
{
  if (self->history != NULL)
    return sp_history_query_make_items (reader->engine, self->history, ids, n_ids, error);
  return self->type != NULL ? make_records (self, reader->engine, ids, n_ids, error)
                            : make_tasks (self, reader->engine, ids, n_ids, error);
}
