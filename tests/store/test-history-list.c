/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal's list after edits: it takes in what is new, and is what it would be if it were
 * opened then. */
#include "list-shadow.h"
#include "store-fixture.h"

#include "store/sp-store-private.h"

static char *
dup_sentence (SpList *list, guint position)
{
  g_autoptr (SpHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  return g_strdup (sp_history_item_get_line (item)->sentence);
}

static SpList *
open_list (SpStore *store, const SpHistoryFilter *filter)
{
  SpList *list = sp_list_new_history (store, filter);

  shadow_wait_for (list);
  return list;
}

/* One action of @n changes: units that are new. */
static void
import_units (SpStore *store, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_IMPORT, "导入单位", &error);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
      g_autofree char *uid = sp_uid_new ();
      g_autofree char *name = g_strdup_printf ("示例%s村", uid);

      sp_record_set_text (unit, SP_UNIT_NAME, name);
      g_assert_true (sp_write_insert (write, unit, &error));
    }
  g_assert_true (sp_write_commit (write, &error));
}

static SpStore *
open_other (StoreFixture *fixture, const char *who)
{
  g_autoptr (GError) error = NULL;
  SpStore *other = sp_store_open (fixture->path, SP_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  sp_store_set_user (other, who);
  return other;
}

static void
close_other (SpStore *other)
{
  g_assert_true (sp_store_close (other, NULL));
  g_object_unref (other);
}

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

/* ---- whatever is done ---- */

#define N_STEPS 25
#define N_IN_SIGHT 40

/* The first measure and the first unit are the set-up's. */
static const SpHistoryFilter filters[] = {
  {0},
  {.table = "unit"},
  {.table = "measure"},
  {.table = "measure", .record = 1},
  {.table = "unit", .record = 1},
  {.who = "王示例"},
  {.who = "别处", .text = "道路"},
  {.text = "海事"},
  {.text = "50%_"},
  {.table = "measure_unit", .text = "局"},
  {.text = "任务"},
  {.action = 3},
};
#define N_FILTERS G_N_ELEMENTS (filters)

typedef struct
{
  SpList *list;
  Shadow shadow;
  GPtrArray *followed; /* items that somebody shows */
  int64_t first_followed;
} Watched;

typedef struct
{
  StoreFixture base;
  SpStore *other;
  Watched watched[N_FILTERS];
} World;

static const char *const words[] = {"道路", "矿山", "海事", "消防", "50%_", "尾矿", "学校"};

static const char *
any_word (void)
{
  return words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
}

static char *
dup_any_name (void)
{
  return g_strdup_printf ("%s%s%d", any_word (), any_word (), g_test_rand_int_range (0, 99));
}

/* Any row of @type, or 0. */
static int64_t
any_id (SpStore *store, const SpRecordType *type)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (sp_store_get_reader (store), type, -1, 0, NULL);

  return all->len > 0 ? sp_record_get_id (
                          g_ptr_array_index (all, (guint)g_test_rand_int_range (0, (int)all->len)))
                      : 0;
}

static void
rename_any (SpStore *store, const SpRecordType *type)
{
  g_autofree char *name = dup_any_name ();
  int64_t id = any_id (store, type);

  if (id != 0)
    set_text (store, type, id, type->title_field, name);
}

static void
delete_any (SpStore *store, const SpRecordType *type)
{
  int64_t id = any_id (store, type);
  g_autoptr (SpRecord) record =
    id != 0 ? sp_reader_load (sp_store_get_reader (store), type, id, NULL) : NULL;

  if (record != NULL)
    sp_store_delete (store, record, "删除", NULL); /* what is referred to may not go */
}

static void
change_many (SpStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (sp_store_get_reader (store), &sp_unit_type, -1, 0, NULL);
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, "批量修改", &error);
  guint most = (guint)g_test_rand_int_range (1, 120);

  for (guint i = 0; i < MIN (all->len, most); i++)
    {
      g_autofree char *name = dup_any_name ();

      sp_record_set_text (g_ptr_array_index (all, i), SP_UNIT_NAME, name);
      sp_write_update (write, g_ptr_array_index (all, i), NULL);
    }
  g_assert_true (sp_write_commit (write, &error));
}

static void
do_something (World *world, SpStore *store)
{
  g_autofree char *name = dup_any_name ();
  int64_t measure = any_id (store, &sp_measure_type);
  int64_t unit = any_id (store, &sp_unit_type);

  switch (measure == 0 ? 0 : unit == 0 ? 1 : g_test_rand_int_range (0, 16))
    {
    case 0:
      add_measure (store, world->base.plan, world->base.part, name, 1);
      break;
    case 1:
      add_unit (store, name, SP_UNIT_DEPARTMENT);
      break;
    case 2:
      add_deadline (store, measure, SP_DEADLINE_BY, "2021-06-30", "");
      break;
    case 3:
      add_progress (store, measure, unit, "2021-06-01", 40);
      break;
    case 4:
    case 5:
      rename_any (store, &sp_measure_type);
      break;
    case 6:
    case 7:
      rename_any (store, &sp_unit_type);
      break;
    case 8:
      set_integer (store, &sp_unit_type, unit, SP_UNIT_KIND,
                   g_test_rand_bit () ? SP_UNIT_PARTY : SP_UNIT_OTHER);
      break;
    case 9:
      set_integer (store, &sp_measure_type, measure, SP_MEASURE_POSITION,
                   g_test_rand_int_range (2, 99));
      break;
    case 10:
      delete_any (store, g_test_rand_bit () ? &sp_measure_type : &sp_unit_type);
      break;
    case 11:
    case 12:
      sp_store_undo (store, NULL); /* where it can */
      break;
    case 13:
      sp_store_redo (store, NULL);
      break;
    case 14:
      change_many (store);
      break;
    case 15:
    default:
      if (g_test_rand_int_range (0, 4) == 0)
        import_units (store, (guint)g_test_rand_int_range (1, 90));
      break;
    }
}

static void
nothing_cb (void)
{
}

static void
unfollow (gpointer item)
{
  g_signal_handlers_disconnect_by_func (item, nothing_cb, NULL);
  g_object_unref (item);
}

/* What a view would show. */
static void
follow (Watched *self)
{
  g_ptr_array_set_size (self->followed, 0);
  for (guint i = 0; i < MIN (N_IN_SIGHT, g_list_model_get_n_items (G_LIST_MODEL (self->list))); i++)
    {
      gpointer item = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_signal_connect (item, "changed", G_CALLBACK (nothing_cb), NULL);
      g_ptr_array_add (self->followed, item);
    }
  self->first_followed = sp_list_get_id (self->list, 0);
}

/* Items that somebody followed are those of the list still, where they are in it still. */
static void
assert_followed (Watched *self)
{
  int at = self->followed->len > 0 ? sp_list_find (self->list, self->first_followed) : -1;
  g_autoptr (GObject) item =
    at >= 0 ? g_list_model_get_item (G_LIST_MODEL (self->list), (guint)at) : NULL;

  if (item != NULL)
    g_assert_true (item == g_ptr_array_index (self->followed, 0));
}

static void
assert_as_opened (SpStore *store, Watched *self, const SpHistoryFilter *filter)
{
  g_autoptr (SpList) opened = NULL;

  shadow_wait_for (self->list);
  opened = open_list (store, filter);
  shadow_assert_true (&self->shadow);
  assert_followed (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (opened)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (opened)); i++)
    {
      g_autofree char *sentence = NULL;
      g_autofree char *expected = NULL;

      g_assert_cmpint (sp_list_get_id (self->list, i), ==, sp_list_get_id (opened, i));
      if (i >= 3 * N_IN_SIGHT)
        continue;
      sentence = dup_sentence (self->list, i);
      expected = dup_sentence (opened, i);
      g_assert_cmpstr (sentence, ==, expected);
    }
}

static void
world_set_up (World *self, gconstpointer data)
{
  store_fixture_set_up (&self->base, data);
  sp_store_set_user (self->base.store, "王示例");
  add_unit (self->base.store, "道路局", SP_UNIT_DEPARTMENT);
  add_measure (self->base.store, self->base.plan, self->base.part, "矿山道路", 1);
  add_measure_unit (self->base.store, 1, 1, SP_ROLE_LEAD);
  self->other = open_other (&self->base, "别处");
  for (guint i = 0; i < N_FILTERS; i++)
    {
      self->watched[i].list = open_list (self->base.store, &filters[i]);
      self->watched[i].followed = g_ptr_array_new_with_free_func (unfollow);
      shadow_init (&self->watched[i].shadow, self->watched[i].list);
    }
}

static void
world_tear_down (World *self, gconstpointer data)
{
  for (guint i = 0; i < N_FILTERS; i++)
    {
      g_ptr_array_unref (self->watched[i].followed);
      shadow_clear (&self->watched[i].shadow);
      g_object_unref (self->watched[i].list);
    }
  close_other (self->other);
  store_fixture_tear_down (&self->base, data);
}

static void
test_whatever (World *world, gconstpointer data)
{
  for (guint step = 0; step < N_STEPS; step++)
    {
      gboolean is_elsewhere = g_test_rand_int_range (0, 4) == 0;

      for (guint i = 0; i < N_FILTERS; i += 2)
        follow (&world->watched[i]);
      for (int n = g_test_rand_int_range (1, 4); n > 0; n--) /* some while others are read */
        do_something (world, is_elsewhere ? world->other : world->base.store);
      for (guint i = 0; i < N_FILTERS; i++)
        sp_list_look_again (world->watched[i].list);
      for (guint i = 0; i < N_FILTERS; i++)
        assert_as_opened (world->base.store, &world->watched[i], &filters[i]);
    }
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
  store_fixture_add ("/history-list/rolled-back", test_rolled_back);
  store_fixture_add ("/history-list/early", test_early);
  g_test_add ("/history-list/whatever", World, NULL, world_set_up, test_whatever, world_tear_down);
  return g_test_run ();
}
