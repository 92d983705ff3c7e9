/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists as list models: order, filters, windows of items, what they tell of changes; and the
 * worker. */
#include "list-shadow.h"
#include "store-fixture.h"

#include "store/sp-item-cache.h"
#include "store/sp-store-private.h"
#include "store/sp-worker.h"

static int64_t
id_of_item (SpList *list, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  return SP_IS_TASK (item) ? sp_task_get_id (SP_TASK (item)) : sp_record_get_id (SP_RECORD (item));
}

static void
assert_told (Shadow *shadow, const char *expected)
{
  shadow_assert_told (shadow, expected);
  for (guint i = 0; i < shadow->ids->len; i++)
    g_assert_cmpint (id_of_item (shadow->list, i), ==, sp_list_get_id (shadow->list, i));
}

static gboolean
is_loading (SpList *list)
{
  gboolean loading;

  g_object_get (list, "loading", &loading, NULL);
  return loading;
}

static void
test_cache (void)
{
  SpItemCache *cache = sp_item_cache_new (3);
  GObject *items[5];

  for (int i = 0; i < 5; i++)
    items[i] = g_object_new (SP_TYPE_TASK, NULL);
  for (int i = 0; i < 3; i++)
    sp_item_cache_put (cache, i, items[i]);
  g_assert_true (sp_item_cache_get (cache, 0) == items[0]); /* now the youngest */
  sp_item_cache_put (cache, 3, items[3]);
  g_assert_false (sp_item_cache_has (cache, 1));
  g_assert_true (sp_item_cache_has (cache, 0));
  sp_item_cache_put (cache, 0, items[4]);
  g_assert_true (sp_item_cache_get (cache, 0) == items[4]);
  g_assert_cmpuint (sp_item_cache_get_size (cache), ==, 3);
  sp_item_cache_drop (cache, 0);
  sp_item_cache_drop (cache, 77);
  g_assert_null (sp_item_cache_get (cache, 0));
  sp_item_cache_clear (cache);
  g_assert_cmpuint (sp_item_cache_get_size (cache), ==, 0);
  sp_item_cache_free (cache);
  for (int i = 0; i < 5; i++)
    g_assert_finalize_object (items[i]);
}

static void
test_records (StoreFixture *fixture, gconstpointer data)
{
  int64_t first = add_unit (fixture->store, "甲局", SP_UNIT_DEPARTMENT);
  int64_t second = add_unit (fixture->store, "乙局", SP_UNIT_DEPARTMENT);
  g_autoptr (SpList) list = sp_list_new_records (fixture->store, &sp_unit_type);
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  Shadow shadow;
  int64_t third;

  shadow_init (&shadow, list);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == sp_unit_get_type ());
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpint (sp_list_find (list, second), ==, 1);
  g_assert_cmpint (sp_list_find (list, 99), ==, -1);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 2));

  third = add_unit (fixture->store, "丙乡", SP_UNIT_TOWNSHIP);
  assert_told (&shadow, "2-0+1");
  set_text (fixture->store, &sp_unit_type, second, SP_UNIT_NAME, "新乙局");
  assert_told (&shadow, "1-1+1");
  record = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_cmpstr (sp_record_get_title (record), ==, "新乙局");
  add_plan (fixture->store, "别的");
  assert_told (&shadow, "");
  g_assert_true (sp_store_delete (fixture->store, record, "删除", &error));
  assert_told (&shadow, "1-1+0");
  g_assert_true (sp_store_undo (fixture->store, &error));
  assert_told (&shadow, "1-0+1");

  sp_list_set_search (list, "局");
  assert_told (&shadow, "2-1+0");
  sp_list_set_search (list, "新乙");
  assert_told (&shadow, "0-1+0");
  g_assert_cmpint (sp_list_get_id (list, 0), ==, second);
  set_text (fixture->store, &sp_unit_type, third, SP_UNIT_NOTE, "原属新乙局");
  assert_told (&shadow, "1-0+1");
  sp_list_set_search (list, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_cmpint (sp_list_get_id (list, 0), ==, first);
  shadow_clear (&shadow);
}

static void
test_task_items (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "应急局", SP_UNIT_DEPARTMENT);
  int64_t id = add_measure (fixture->store, fixture->plan, fixture->part, "排查道路", 1);
  g_autoptr (SpList) list = sp_list_new_tasks (fixture->store);
  const SpTaskFilter filter = {.as_of = day ("2021-07-12")};
  g_autoptr (SpTask) task = NULL;
  g_autofree char *title = NULL;
  g_autofree char *leads = NULL;
  g_autofree char *status = NULL;
  g_autofree char *symbol = NULL;
  gint64 got_id, part;
  int due, percent, light, days;

  add_measure_unit (fixture->store, id, unit, SP_ROLE_LEAD);
  add_deadline (fixture->store, id, SP_DEADLINE_BY, "2021-06-30", "");
  add_progress (fixture->store, id, 0, "2021-06-01", 40);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  sp_list_set_task_filter (list, &filter, SP_TASK_SORT_PLAN, FALSE, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  task = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_object_get (task, "id", &got_id, "part", &part, "title", &title, "leads", &leads, "due", &due,
                "percent", &percent, "light", &light, "days", &days, "status", &status, "symbol",
                &symbol, NULL);
  g_assert_cmpint (got_id, ==, id);
  g_assert_cmpint (part, ==, fixture->part);
  g_assert_cmpstr (title, ==, "排查道路");
  g_assert_cmpstr (leads, ==, "应急局");
  g_assert_cmpint (due, ==, day ("2021-06-30"));
  g_assert_cmpint (percent, ==, 40);
  g_assert_cmpint (light, ==, SP_LIGHT_OVERDUE);
  g_assert_cmpint (days, ==, 12);
  g_assert_cmpstr (status, ==, "逾期 12 天");
  g_assert_cmpstr (symbol, ==, sp_light_symbol (SP_LIGHT_OVERDUE));
}

static void
test_task_sort (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    SpTaskSort sort;
    gboolean is_descending;
    const char *expected;
  } cases[] = {
    {SP_TASK_SORT_PLAN, FALSE, "cabd"},  {SP_TASK_SORT_PLAN, TRUE, "dbac"},
    {SP_TASK_SORT_TITLE, FALSE, "abcd"}, {SP_TASK_SORT_TITLE, TRUE, "dcba"},
    {SP_TASK_SORT_DUE, FALSE, "bcad"},   {SP_TASK_SORT_PERCENT, TRUE, "dbca"},
    {SP_TASK_SORT_LIGHT, FALSE, "bcad"},
  };
  /* In the plan's order c a b d; due, percent: b first and overdue, d done. */
  static const struct
  {
    const char *title, *due;
    int percent;
  } rows[] = {{"c", "2021-12-31", 10}, {"a", "", 10}, {"b", "2020-12-31", 50}, {"d", "", 100}};
  g_autoptr (SpList) list = sp_list_new_tasks (fixture->store);
  const SpTaskFilter filter = {.as_of = day ("2021-01-01")};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t id =
        add_measure (fixture->store, fixture->plan, fixture->part, rows[i].title, (int)i + 1);

      if (*rows[i].due != '\0')
        add_deadline (fixture->store, id, SP_DEADLINE_BY, rows[i].due, "");
      add_progress (fixture->store, id, 0, "2020-12-01", rows[i].percent);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) order = g_string_new (NULL);

      sp_list_set_task_filter (list, &filter, cases[i].sort, cases[i].is_descending, FALSE);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        {
          g_autoptr (SpTask) task = g_list_model_get_item (G_LIST_MODEL (list), j);

          g_string_append (order, sp_task_get_row (task)->title);
        }
      g_test_message ("case %u", i);
      g_assert_cmpstr (order->str, ==, cases[i].expected);
    }
}

static void
test_task_changes (StoreFixture *fixture, gconstpointer data)
{
  const SpTaskFilter filter = {.as_of = day ("2021-01-01"), .lights = ~(1 << SP_LIGHT_DONE)};
  g_autoptr (SpList) list = sp_list_new_tasks (fixture->store);
  g_autoptr (GError) error = NULL;
  int64_t ids[5];
  int64_t unit = add_unit (fixture->store, "应急局", SP_UNIT_DEPARTMENT);
  Shadow shadow;

  for (int i = 0; i < 5; i++)
    ids[i] = add_measure (fixture->store, fixture->plan, fixture->part, "任务", i + 1);
  sp_list_set_task_filter (list, &filter, SP_TASK_SORT_PLAN, FALSE, FALSE);
  shadow_init (&shadow, list);
  add_progress (fixture->store, ids[2], 0, "2020-12-01", 10);
  assert_told (&shadow, "2-1+1"); /* the item is another, the ids are the same */
  add_progress (fixture->store, ids[2], 0, "2020-12-02", 100);
  assert_told (&shadow, "2-1+0"); /* found not to fit any more */
  g_assert_true (sp_store_undo (fixture->store, &error));
  assert_told (&shadow, "2-0+1");
  add_measure (fixture->store, fixture->plan, fixture->part, "中间", 2);
  assert_told (&shadow, "2-0+1");
  set_text (fixture->store, &sp_unit_type, unit, SP_UNIT_NAME, "应急管理局");
  assert_told (&shadow, "0-6+0 0-0+6"); /* any item may show the name */
  set_integer (fixture->store, &sp_measure_type, ids[0], SP_MEASURE_POSITION, 100);
  assert_told (&shadow, "0-6+6");
  shadow_clear (&shadow);
}

static void
count_cb (GObject *object, guint *count)
{
  ++*count;
}

/* Who holds an item sees it follow; the model has nothing to tell. */
static void
test_items_follow (StoreFixture *fixture, gconstpointer data)
{
  const SpTaskFilter filter = {.as_of = day ("2021-01-01")};
  g_autoptr (SpList) list = sp_list_new_tasks (fixture->store);
  g_autoptr (SpTask) task = NULL;
  int64_t id = add_measure (fixture->store, fixture->plan, fixture->part, "任务", 1);
  guint n_changed = 0;
  Shadow shadow;

  sp_list_set_task_filter (list, &filter, SP_TASK_SORT_PLAN, FALSE, FALSE);
  task = g_list_model_get_item (G_LIST_MODEL (list), 0);
  shadow_init (&shadow, list);
  g_signal_connect (task, "changed", G_CALLBACK (count_cb), &n_changed);
  add_progress (fixture->store, id, 0, "2020-12-01", 35);
  set_text (fixture->store, &sp_measure_type, id, SP_MEASURE_TITLE, "新名称");
  assert_told (&shadow, "");
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpint (sp_task_get_row (task)->percent, ==, 35);
  g_assert_cmpstr (sp_task_get_row (task)->title, ==, "新名称");
  shadow_clear (&shadow);
}

/* An edit that leaves a row in its place does not read the ids again; one that moves it does. */
static void
test_edits_in_place (StoreFixture *fixture, gconstpointer data)
{
  const SpTaskFilter filter = {.as_of = day ("2021-01-01")};
  g_autoptr (SpList) list = sp_list_new_tasks (fixture->store);
  int64_t ids[3];

  for (int i = 0; i < 3; i++)
    ids[i] = add_measure (fixture->store, fixture->plan, fixture->part, "任务", i + 1);
  sp_list_set_task_filter (list, &filter, SP_TASK_SORT_PLAN, FALSE, TRUE);
  shadow_wait_for (list);
  for (int i = 0; i < 3; i++)
    {
      set_text (fixture->store, &sp_measure_type, ids[i], SP_MEASURE_TITLE, "改过");
      g_assert_false (is_loading (list));
    }
  set_integer (fixture->store, &sp_measure_type, ids[0], SP_MEASURE_POSITION, 9);
  g_assert_true (is_loading (list));
  shadow_wait_for (list);
  g_assert_cmpint (sp_list_get_id (list, 2), ==, ids[0]);
  add_measure (fixture->store, fixture->plan, fixture->part, "新的", 2);
  g_assert_true (is_loading (list));
  shadow_wait_for (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
}

static void
fill_many (StoreFixture *fixture, int n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWrite) write = sp_write_begin (fixture->store, SP_ACTION_IMPORT, "导入", &error);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (SpRecord) measure = sp_record_new (&sp_measure_type);
      g_autofree char *title = g_strdup_printf ("第%d项 %s", i, i % 10 == 0 ? "水库" : "道路");

      sp_record_set_integer (measure, SP_MEASURE_PLAN, fixture->plan);
      sp_record_set_integer (measure, SP_MEASURE_PART, fixture->part);
      sp_record_set_text (measure, SP_MEASURE_TITLE, title);
      sp_record_set_integer (measure, SP_MEASURE_POSITION, i);
      g_assert_true (sp_write_insert (write, measure, &error));
    }
  g_assert_true (sp_write_commit (write, &error));
}

/* 10 000 rows, filtered on the worker: the model is emptied, then filled, and never told to swap
 * long for long. */
static void
test_long_list (StoreFixture *fixture, gconstpointer data)
{
  const SpTaskFilter all = {.as_of = day ("2021-01-01")};
  const SpTaskFilter some = {.as_of = day ("2021-01-01"), .text = "水库"};
  g_autoptr (SpList) list = sp_list_new_tasks (fixture->store);
  g_autoptr (SpTask) far_item = NULL;
  Shadow shadow;

  fill_many (fixture, 10000);
  shadow_wait_for (list);
  shadow_init (&shadow, list);
  sp_list_set_task_filter (list, &all, SP_TASK_SORT_PLAN, FALSE, TRUE);
  g_assert_true (is_loading (list));
  shadow_wait_for (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 10000);
  g_assert_cmpstr (shadow.told->str, ==, "0-0+10000 ");
  far_item = g_list_model_get_item (G_LIST_MODEL (list), 9876);
  g_assert_cmpstr (sp_task_get_row (far_item)->title, ==, "第9876项 道路");

  g_string_truncate (shadow.told, 0);
  sp_list_set_task_filter (list, &some, SP_TASK_SORT_PLAN, FALSE, TRUE);
  sp_list_set_task_filter (list, &all, SP_TASK_SORT_PLAN, TRUE, TRUE); /* takes its place */
  sp_list_set_task_filter (list, &some, SP_TASK_SORT_PLAN, FALSE, TRUE);
  shadow_wait_for (list);
  g_assert_cmpstr (shadow.told->str, ==, "0-10000+0 0-0+1000 ");
  g_assert_cmpint (sp_list_find (list, sp_list_get_id (list, 999)), ==, 999);
  g_string_truncate (shadow.told, 0);
  sp_list_set_task_filter (list, &some, SP_TASK_SORT_PLAN, FALSE, TRUE);
  shadow_wait_for (list);
  assert_told (&shadow, ""); /* the same ids */
  shadow_clear (&shadow);
}

/* ---- the worker ---- */

static gpointer
count_units (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  int64_t first = sp_reader_count (reader, &sp_unit_type, error);
  int64_t second;

  if (data != NULL) /* let the main thread write in between */
    g_usleep (50000);
  second = sp_reader_count (reader, &sp_unit_type, error);
  g_assert_cmpint (first, ==, second); /* one snapshot for the whole job */
  return GINT_TO_POINTER ((int)first + 1);
}

static void
worker_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  int *value = user_data;

  *value = GPOINTER_TO_INT (sp_store_work_finish (SP_STORE (object), result, &error));
  if (error != NULL)
    {
      g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED);
      *value = -1;
    }
}

/* A view may go while its list is being read; the answer then finds nobody and the store is let go
 * of. */
static void
test_dropped_while_loading (StoreFixture *fixture, gconstpointer data)
{
  const SpTaskFilter all = {0};
  SpList *list = sp_list_new_tasks (fixture->store);
  int result = 0;

  fill_many (fixture, 500);
  sp_list_set_task_filter (list, &all, SP_TASK_SORT_PLAN, FALSE, TRUE);
  g_object_run_dispose (G_OBJECT (list));
  g_object_unref (list);
  sp_store_work_async (fixture->store, count_units, NULL, NULL, NULL, NULL, worker_result_cb,
                       &result);
  while (result == 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ; /* the tasks' own references */
}

static void
test_worker_snapshot (StoreFixture *fixture, gconstpointer data)
{
  int during = 0;
  int after = 0;

  sp_store_work_async (fixture->store, count_units, fixture, NULL, NULL, NULL, worker_result_cb,
                       &during);
  for (int i = 0; i < 10; i++)
    add_unit (fixture->store, "单位", SP_UNIT_OTHER);
  sp_store_work_async (fixture->store, count_units, NULL, NULL, NULL, NULL, worker_result_cb,
                       &after);
  while (during == 0 || after == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (after, ==, 11); /* jobs see all that was saved before they were given */
}

/* A scan that would take hours. */
static gpointer
scan_for_ever (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  int64_t n;

  g_atomic_int_set ((int *)data, 1);
  sp_engine_get_integer (reader->engine,
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                         " WHERE i < 1000000000000) SELECT count(*) FROM n",
                         &n, error);
  return NULL;
}

static void
test_worker_cancel (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  int has_begun = 0;
  int running = 0;
  int waiting = 0;
  int next = 0;

  sp_store_work_async (fixture->store, scan_for_ever, &has_begun, NULL, NULL, cancellable,
                       worker_result_cb, &running);
  sp_store_work_async (fixture->store, count_units, NULL, NULL, NULL, cancellable, worker_result_cb,
                       &waiting);
  sp_store_work_async (fixture->store, count_units, NULL, NULL, NULL, NULL, worker_result_cb,
                       &next);
  while (!g_atomic_int_get (&has_begun))
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  while (running == 0 || waiting == 0 || next == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (running, ==, -1);
  g_assert_cmpint (waiting, ==, -1);
  g_assert_cmpint (next, ==, 1);
}

static void
test_worker_ends_with_store (StoreFixture *fixture, gconstpointer data)
{
  int has_begun = 0;
  int running = 0;
  g_autoptr (GError) error = NULL;

  sp_store_work_async (fixture->store, scan_for_ever, &has_begun, NULL, NULL, NULL,
                       worker_result_cb, &running);
  while (!g_atomic_int_get (&has_begun))
    g_usleep (1000);
  g_assert_true (sp_store_close (fixture->store, &error));
  while (running == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (running, ==, -1);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

/* The task holds the last reference to the store, and it is let go of here, not on the worker. */
static void
test_worker_last_reference (StoreFixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 50; i++)
    {
      GWeakRef weak;
      int result = 0;

      g_weak_ref_init (&weak, fixture->store);
      sp_store_work_async (fixture->store, count_units, NULL, NULL, NULL, NULL, worker_result_cb,
                           &result);
      g_clear_object (&fixture->store);
      while (result == 0)
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_null (g_weak_ref_get (&weak));
      g_weak_ref_clear (&weak);
      fixture->store = sp_store_open (fixture->path, SP_STORE_OPEN_DEFAULT, NULL);
      g_assert_nonnull (fixture->store);
    }
}

/* Where only one connection may be, the worker reads a copy, as new as the last change. */
static void
test_worker_on_network (StoreFixture *fixture, gconstpointer data)
{
  const SpStoreOptions options = {.is_network = TRUE};
  g_autoptr (GError) error = NULL;
  int before = 0;
  int after = 0;

  g_assert_true (sp_store_close (fixture->store, &error));
  g_clear_object (&fixture->store);
  fixture->store = sp_store_open_with (fixture->path, SP_STORE_OPEN_DEFAULT, &options, &error);
  g_assert_no_error (error);
  sp_store_work_async (fixture->store, count_units, NULL, NULL, NULL, NULL, worker_result_cb,
                       &before);
  add_unit (fixture->store, "单位", SP_UNIT_OTHER);
  sp_store_work_async (fixture->store, count_units, NULL, NULL, NULL, NULL, worker_result_cb,
                       &after);
  while (before == 0 || after == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (before, ==, 1);
  g_assert_cmpint (after, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/list/cache", test_cache);
  store_fixture_add ("/store/list/records", test_records);
  store_fixture_add ("/store/list/task-items", test_task_items);
  store_fixture_add ("/store/list/task-sort", test_task_sort);
  store_fixture_add ("/store/list/task-changes", test_task_changes);
  store_fixture_add ("/store/list/items-follow", test_items_follow);
  store_fixture_add ("/store/list/edits-in-place", test_edits_in_place);
  store_fixture_add ("/store/list/long", test_long_list);
  store_fixture_add ("/store/list/dropped-while-loading", test_dropped_while_loading);
  store_fixture_add ("/store/worker/snapshot", test_worker_snapshot);
  store_fixture_add ("/store/worker/cancel", test_worker_cancel);
  store_fixture_add ("/store/worker/ends-with-store", test_worker_ends_with_store);
  store_fixture_add ("/store/worker/last-reference", test_worker_last_reference);
  store_fixture_add ("/store/worker/on-network", test_worker_on_network);
  return g_test_run ();
}
