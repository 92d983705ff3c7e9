/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal's list after edits: what it takes in and what it tells of. */
#include "history-support.h"

#include "store/sp-store-private.h"

/* ---- what is told ---- */

static void
edit_one (StoreFixture *fixture)
{
  set_text (fixture->store, &sp_part_type, fixture->part, SP_PART_TITLE, "改过的部分");
}

static void
edit_and_take_back (StoreFixture *fixture)
{
  edit_one (fixture);
  g_assert_true (sp_store_undo (fixture->store, NULL));
}

static void
import_few (StoreFixture *fixture)
{
  import_units (fixture->store, 3);
}

static void
import_many (StoreFixture *fixture)
{
  import_units (fixture->store, 300);
}

static void
test_told (StoreFixture *fixture, gconstpointer data)
{
  const SpDate today = sp_date_today ();
  const struct
  {
    const char *name;
    SpHistoryFilter filter;
    void (*act) (StoreFixture *fixture);
    const char *told;
  } cases[] = {
    {"an edit is a line at the head", {0}, edit_one, "0-0+1"},
    {"so is its undoing", {0}, edit_and_take_back, "0-0+1 0-0+1"},
    {"a few changes are a line each", {0}, import_few, "0-0+3"},
    {"many are one", {0}, import_many, "0-0+1"},
    {"each of many, of one kind", {.table = "unit"}, import_many, "0-0+300"},
    {"another kind", {.table = "unit"}, edit_one, ""},
    {"a record", {.table = "part", .record = fixture->part}, edit_one, "0-0+1"},
    {"another record", {.table = "part", .record = 999}, edit_one, ""},
    {"what is a measure's", {.table = "measure", .record = 1}, edit_one, ""},
    {"a step", {.action = 1}, edit_one, ""},
    {"a person", {.who = "王示例"}, edit_one, "0-0+1"},
    {"another person", {.who = "李示例"}, edit_one, ""},
    {"until today", {.to = today + 1}, edit_one, "0-0+1"},
    {"since tomorrow", {.from = today + 2}, edit_one, ""},
    {"until yesterday", {.to = today - 2}, edit_one, ""},
    {"another text", {.text = "尾矿"}, edit_one, ""},
    {"a text that many hold", {.text = "示例"}, import_many, "0-0+300"},
  };

  sp_store_set_user (fixture->store, "王示例");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpList) list = NULL;
      Shadow shadow;

      g_test_message ("%s", cases[i].name);
      set_text (fixture->store, &sp_part_type, fixture->part, SP_PART_TITLE, "部分");
      list = open_list (fixture->store, &cases[i].filter);
      shadow_init (&shadow, list);
      cases[i].act (fixture);
      shadow_wait_for (list);
      shadow_assert_told (&shadow, cases[i].told);
      shadow_clear (&shadow);
    }
}

/* Few changes are there before the edit returns. */
static void
test_at_once (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (SpList) list = open_list (fixture->store, &(SpHistoryFilter) {0});
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  gboolean is_loading = TRUE;
  g_autofree char *newest = NULL;

  edit_one (fixture);
  g_object_get (list, "loading", &is_loading, NULL);
  g_assert_false (is_loading);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n + 1);
  newest = dup_sentence (list, 0);
  g_assert_true (g_str_has_suffix (newest, "改为 改过的部分"));
}

/* ---- names ---- */

static void
count_cb (SpHistoryItem *item, guint *count)
{
  ++*count;
}

/* Older lines go by the names of now. */
static void
test_renamed (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "示例县交通局", SP_UNIT_DEPARTMENT);
  g_autoptr (SpList) list = open_list (fixture->store, &(SpHistoryFilter) {.table = "unit"});
  g_autoptr (SpHistoryItem) followed = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autofree char *newest = NULL;
  g_autofree char *oldest = NULL;
  guint n_changed = 0;

  g_signal_connect (followed, "changed", G_CALLBACK (count_cb), &n_changed);
  set_integer (fixture->store, &sp_unit_type, unit, SP_UNIT_KIND, SP_UNIT_PARTY);
  g_assert_cmpuint (n_changed, ==, 0); /* it says what it said */
  newest = dup_sentence (list, 0);     /* looked at, not followed */
  set_text (fixture->store, &sp_unit_type, unit, SP_UNIT_NAME, "示例县运输局");
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpstr (sp_history_item_get_line (followed)->sentence, ==, "新增单位“示例县运输局”");
  g_clear_pointer (&newest, g_free);
  newest = dup_sentence (list, 1);
  g_assert_cmpstr (newest, ==, "单位“示例县运输局”：类别 由 部门 改为 党委群团");
  oldest = dup_sentence (list, 2);
  g_assert_cmpstr (oldest, ==, "新增单位“示例县运输局”");
}

/* Lines that hold a text by a name come and go with it, one by one. */
static void
test_text_renamed (StoreFixture *fixture, gconstpointer data)
{
  int64_t road = add_unit (fixture->store, "示例县交通局", SP_UNIT_DEPARTMENT);
  int64_t sea = add_unit (fixture->store, "示例县海事局", SP_UNIT_DEPARTMENT);
  g_autoptr (SpList) list = NULL;
  Shadow shadow;

  set_integer (fixture->store, &sp_unit_type, road, SP_UNIT_KIND, SP_UNIT_PARTY);
  set_integer (fixture->store, &sp_unit_type, sea, SP_UNIT_KIND, SP_UNIT_PARTY);
  set_integer (fixture->store, &sp_unit_type, road, SP_UNIT_KIND, SP_UNIT_OTHER);
  set_integer (fixture->store, &sp_unit_type, sea, SP_UNIT_KIND, SP_UNIT_OTHER);
  list = open_list (fixture->store, &(SpHistoryFilter) {.text = "海事"});
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  shadow_init (&shadow, list);
  set_text (fixture->store, &sp_unit_type, road, SP_UNIT_NAME, "示例县海事处");
  shadow_wait_for (list);
  /* The renaming at once; then the road's changes, between and after those of the sea. */
  shadow_assert_told (&shadow, "0-0+1 4-0+1 3-0+1 2-0+1");
  set_text (fixture->store, &sp_unit_type, road, SP_UNIT_NAME, "示例县交通局");
  shadow_wait_for (list);
  shadow_assert_told (&shadow, "0-0+1 7-1+0 5-1+0 3-1+0");
  shadow_clear (&shadow);
}

/* ---- other programs ---- */

static void
test_other (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (SpList) list = open_list (fixture->store, &(SpHistoryFilter) {0});
  SpStore *other = open_other (fixture, "别处");
  g_autoptr (SpHistoryItem) item = NULL;
  Shadow shadow;

  shadow_init (&shadow, list);
  sp_list_look_again (list); /* nothing was done */
  shadow_assert_told (&shadow, "");
  set_text (other, &sp_part_type, fixture->part, SP_PART_TITLE, "别处改的");
  shadow_assert_told (&shadow, ""); /* nobody tells */
  sp_list_look_again (list);
  shadow_assert_told (&shadow, "0-0+1");
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (sp_history_item_get_line (item)->who, ==, "别处");
  set_text (other, &sp_part_type, fixture->part, SP_PART_TITLE, "别处又改的");
  edit_one (fixture); /* an own edit brings what others did, too */
  shadow_assert_told (&shadow, "0-0+2");
  shadow_clear (&shadow);
  close_other (other);
}

#define N_BESIDE 400

typedef struct
{
  StoreFixture *fixture;
  gboolean is_done; /* atomic */
} Beside;

static gpointer
edit_beside (gpointer data)
{
  Beside *beside = data;
  SpStore *other = open_other (beside->fixture, "别处");

  for (int i = 0; i < N_BESIDE; i++)
    set_integer (other, &sp_part_type, beside->fixture->part, SP_PART_POSITION, 100 + i);
  close_other (other);
  g_atomic_int_set (&beside->is_done, TRUE);
  return NULL;
}

/* Another program may write while the list looks: no line is missed or comes twice. */
static void
test_beside (StoreFixture *fixture, gconstpointer data)
{
  Beside beside = {fixture, FALSE};
  g_autoptr (SpList) list = open_list (fixture->store, &(SpHistoryFilter) {0});
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  GThread *thread = g_thread_new ("beside", edit_beside, &beside);

  while (!g_atomic_int_get (&beside.is_done))
    {
      sp_list_look_again (list);
      shadow_wait_for (list);
    }
  g_thread_join (thread);
  sp_list_look_again (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n + N_BESIDE);
  for (guint i = 1; i < N_BESIDE; i++)
    g_assert_cmpint (sp_list_get_id (list, i - 1), >, sp_list_get_id (list, i));
}

/* What is being written may be rolled back, and its numbers given again. */
static void
test_rolled_back (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (SpList) list = open_list (fixture->store, &(SpHistoryFilter) {0});
  g_autoptr (GError) error = NULL;
  SpWrite *write = sp_write_begin (fixture->store, SP_ACTION_IMPORT, "导入单位", &error);
  Shadow shadow;

  shadow_init (&shadow, list);
  for (guint i = 0; i < 100; i++) /* so many that the journal is written */
    {
      g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);

      sp_record_set_text (unit, SP_UNIT_NAME, "示例村");
      g_assert_true (sp_write_insert (write, unit, &error));
    }
  sp_list_look_again (list);
  shadow_wait_for (list);
  shadow_assert_told (&shadow, "");
  sp_write_free (write);
  edit_one (fixture);
  shadow_assert_told (&shadow, "0-0+1");
  shadow_clear (&shadow);
}

/* A list of nothing, and one that is still being read. */
static void
test_early (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (SpList) loading = NULL;
  g_autoptr (SpList) opened = NULL;

  loading = sp_list_new_history (fixture->store, &(SpHistoryFilter) {0});
  edit_one (fixture);
  import_units (fixture->store, 200);
  edit_one (fixture); /* and nothing is written twice */
  shadow_wait_for (loading);
  opened = open_list (fixture->store, &(SpHistoryFilter) {0});
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (loading)), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (opened)));
  g_assert_cmpint (sp_list_get_id (loading, 0), ==, sp_list_get_id (opened, 0));
}

/* Where only one connection may be, a few changes are read without copying the file. */
static void
test_on_network (StoreFixture *fixture, gconstpointer data)
{
  const SpStoreOptions options = {.is_network = TRUE};
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = NULL;
  g_autoptr (SpList) list = NULL;
  Shadow shadow;

  g_assert_true (sp_store_close (fixture->store, NULL));
  g_clear_object (&fixture->store);
  store = sp_store_open_with (fixture->path, SP_STORE_OPEN_DEFAULT, &options, &error);
  g_assert_no_error (error);
  list = open_list (store, &(SpHistoryFilter) {0});
  shadow_init (&shadow, list);
  set_text (store, &sp_part_type, fixture->part, SP_PART_TITLE, "改过的部分");
  shadow_assert_told (&shadow, "0-0+1");
  import_units (store, 200);
  shadow_wait_for (list);
  shadow_assert_told (&shadow, "0-0+1");
  shadow_clear (&shadow);
  g_assert_true (sp_store_close (store, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/history-list/told", test_told);
  store_fixture_add ("/history-list/at-once", test_at_once);
  store_fixture_add ("/history-list/renamed", test_renamed);
  store_fixture_add ("/history-list/text-renamed", test_text_renamed);
  store_fixture_add ("/history-list/other", test_other);
  store_fixture_add ("/history-list/beside", test_beside);
  store_fixture_add ("/history-list/rolled-back", test_rolled_back);
  store_fixture_add ("/history-list/on-network", test_on_network);
  store_fixture_add ("/history-list/early", test_early);
  return g_test_run ();
}
