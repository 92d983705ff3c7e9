/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal's list after any edits, here and elsewhere: it is what it would be if it were opened
 * then. */
#include "history-support.h"

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
  g_test_add ("/history-list/whatever", World, NULL, world_set_up, test_whatever, world_tear_down);
  return g_test_run ();
}
