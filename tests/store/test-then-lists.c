/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists that are ordered by how hazards stood on a day: they follow edits, are kept for each day
 * apart where they are long, and are read on the worker where many hazards must be followed. */
#include "hazard-world.h"
#include "lists-fixture.h"
#include "plain-then.h"

#include "store/sp-hazards.h"
#include "store/sp-list.h"

#define N_EDITED 60
#define N_EDITS 150
#define N_MANY 1001  /* of so many a look back is no matter of a frame */
#define N_LONG 20000 /* of so many the order is kept */

static int
any (int n)
{
  return g_test_rand_int_range (0, n);
}

static int64_t
add_step (StoreFixture *fixture, int64_t hazard, SpHazardStepKind kind, const char *on)
{
  const StepWords words = {kind, on, "2021-09-30", "张某", "雨季道路不通"};
  g_autoptr (SpRecord) step = new_step (hazard, 0, &words);
  g_autoptr (GError) error = NULL;

  sp_store_insert (fixture->store, step, "办理", &error);
  g_assert_no_error (error);
  return sp_record_get_id (step);
}

/* A list that is ordered so follows edits of steps, also where the row stays what it was. */
static void
test_list_follows (StoreFixture *fixture, gconstpointer data)
{
  const SpRecordFilter filter = {.sort = "deadline", .as_of = day ("2021-04-30")};
  int64_t enterprise = add_enterprise (fixture->store, "示例木材厂");
  int64_t first = add_hazard (fixture->store, "灭火器失效", enterprise, "2021-03-01", "2021-03-10");
  int64_t second = add_hazard (fixture->store, "通道堵塞", enterprise, "2021-03-01", "2021-03-20");
  g_autoptr (SpList) list = sp_list_new_ledger (fixture->store, &sp_hazard_type, &filter);
  int64_t step;

  g_assert_cmpint (sp_list_get_id (list, 0), ==, first);
  step = add_step (fixture, first, SP_STEP_EXTEND, "2021-05-01");
  g_assert_cmpint (sp_list_get_id (list, 0), ==, first);
  set_integer (fixture->store, &sp_hazard_step_type, step, SP_HAZARD_STEP_DAY, day ("2021-04-30"));
  g_assert_cmpint (sp_list_get_id (list, 0), ==, second);
  set_integer (fixture->store, &sp_hazard_step_type, step, SP_HAZARD_STEP_DAY, day ("2021-05-02"));
  g_assert_cmpint (sp_list_get_id (list, 0), ==, first);
  add_step (fixture, second, SP_STEP_EXTEND, "2021-04-01");
  g_assert_cmpint (sp_list_get_id (list, 0), ==, first);
  g_assert_cmpint (sp_list_get_id (list, 1), ==, second);
}

/* One edit by the dice, or none where the rules refuse it. */
static void
edit_anything (StoreFixture *fixture, SpReader *reader, HazardWorld *world)
{
  int64_t id = 1 + any (N_EDITED);
  g_autoptr (SpRecord) hazard = sp_reader_load (reader, &sp_hazard_type, id, NULL);
  g_autoptr (GPtrArray) steps = sp_reader_load_hazard_steps (reader, id, NULL);
  g_autoptr (SpRecord) step = sp_record_new (&sp_hazard_step_type);
  SpDate on = day ("2020-12-01") + any (300);

  if (any (4) == 0 && steps->len > 0)
    {
      sp_record_set_integer (steps->pdata[steps->len - 1], SP_HAZARD_STEP_DAY, on);
      sp_store_update (fixture->store, steps->pdata[steps->len - 1], "改日期", NULL);
      return;
    }
  if (any (4) == 0 && steps->len > 0)
    {
      sp_store_delete (fixture->store, steps->pdata[steps->len - 1], "收回", NULL);
      return;
    }
  if (any (6) == 0)
    {
      sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, on);
      sp_store_update (fixture->store, hazard, "改日期", NULL);
      return;
    }
  sp_record_set_integer (step, SP_HAZARD_STEP_HAZARD, id);
  sp_record_set_integer (step, SP_HAZARD_STEP_KIND, any (SP_STEP_REOPEN + 1));
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, on);
  sp_record_set_integer (step, SP_HAZARD_STEP_UNIT, world->units[0]);
  sp_record_set_integer (step, SP_HAZARD_STEP_DEADLINE, on + any (60));
  sp_record_set_integer (step, SP_HAZARD_STEP_RECTIFIED_ON, on);
  sp_record_set_text (step, SP_HAZARD_STEP_PERSON, any (2) ? "张某" : "李某");
  sp_record_set_text (step, SP_HAZARD_STEP_REASON, "雨季道路不通");
  sp_store_insert (fixture->store, step, "办理", NULL);
}

static gboolean
is_same_list (SpList *list, GArray *ids)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) != ids->len)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (sp_list_get_id (list, i) != g_array_index (ids, int64_t, i))
      return FALSE;
  return TRUE;
}

/* After any edit each list is what it would be if it were made anew. */
static void
test_any_edit (StoreFixture *fixture, gconstpointer data)
{
  static const SpCondition open = {.field = SP_HAZARD_STATE, .only = 0x1f};
  const SpRecordFilter filters[] = {
    {.sort = "state", .as_of = day ("2021-03-31")},
    {.sort = "deadline", .is_descending = TRUE, .as_of = day ("2021-03-31")},
    {.sort = "checked_by", .as_of = day ("2021-05-31")},
    {.conditions = &open, .n_conditions = 1, .sort = "deadline", .as_of = day ("2021-03-31")},
  };
  SpReader *reader = sp_store_get_reader (fixture->store);
  HazardWorld world = {0};
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);

  hazard_world_fill (&world, fixture, N_EDITED);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    g_ptr_array_add (lists, sp_list_new_ledger (fixture->store, &sp_hazard_type, &filters[i]));
  for (guint n = 0; n < N_EDITS; n++)
    {
      edit_anything (fixture, reader, &world);
      for (guint i = 0; i < lists->len; i++)
        {
          g_autoptr (GArray) ids = sp_reader_query (reader, &sp_hazard_type, &filters[i], NULL);

          if (!is_same_list (lists->pdata[i], ids))
            g_error ("edit %u: list %u is not what it would be", n, i);
        }
    }
}

static void
add_hazards (StoreFixture *fixture, guint n)
{
  SpWrite *write = sp_write_begin (fixture->store, SP_ACTION_IMPORT, "导入", NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);

      sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, "灭火器失效");
      sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, day ("2021-01-01") + any (80));
      sp_record_set_integer (hazard, SP_HAZARD_DEADLINE, day ("2021-04-01") + any (100));
      g_assert_true (sp_write_insert (write, hazard, NULL));
    }
  g_assert_true (sp_write_commit (write, NULL));
  sp_write_free (write);
}

/* The order of a long table is kept for each day apart, until something is written. */
static void
test_long (StoreFixture *fixture, gconstpointer data)
{
  static const char *const some[] = {"2021-03-31", "2021-06-10", "2021-03-31", "2999-01-01"};
  SpReader *reader = sp_store_get_reader (fixture->store);
  HazardWorld world = {0};

  hazard_world_fill (&world, fixture, N_EDITED);
  add_hazards (fixture, N_LONG);
  for (guint i = 0; i < G_N_ELEMENTS (some) + 1; i++)
    {
      const char *on = some[i % G_N_ELEMENTS (some)];
      PlainOrder order = {SP_HAZARD_DEADLINE, day (on), FALSE};
      const SpRecordFilter filter = {.sort = "deadline", .as_of = day (on)};
      g_autoptr (GPtrArray) then = sp_reader_load_all (reader, &sp_hazard_type, -1, 0, NULL);

      for (guint k = 0; k <= N_EDITED; k++)
        {
          SpRecord *looked = plain_then_look (reader, then->pdata[k], day (on));

          g_object_unref (then->pdata[k]);
          then->pdata[k] = looked;
        }
      plain_then_assert_order (reader, then, &filter, &order);
      if (i + 1 == G_N_ELEMENTS (some))
        add_step (fixture, N_EDITED + 1, SP_STEP_EXTEND, "2021-03-31");
    }
}

static gboolean
is_loading (SpList *list)
{
  gboolean is_loading = FALSE;

  g_object_get (list, "loading", &is_loading, NULL);
  return is_loading;
}

/* As stored, a list is there at once; as of an earlier day it comes from the worker. */
static void
test_worker (StoreFixture *fixture, gconstpointer data)
{
  static const SpCondition open = {.field = SP_HAZARD_STATE, .only = 0x1f};
  const SpDate then = day ("2021-03-31");
  const SpRecordFilter filters[] = {
    {.sort = "deadline"},
    {.sort = "found_on", .as_of = then},
    {.sort = "deadline", .as_of = then},
    {.conditions = &open, .n_conditions = 1, .sort = "found_on", .as_of = then},
  };
  g_autoptr (SpList) list = NULL;

  add_hazards (fixture, N_MANY);
  list = sp_list_new_ledger (fixture->store, &sp_hazard_type, &filters[0]);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GArray) ids =
        sp_reader_query (sp_store_get_reader (fixture->store), &sp_hazard_type, &filters[i], NULL);

      sp_list_set_record_filter (list, &filters[i]);
      g_assert_cmpint (is_loading (list), ==, i > 1);
      while (is_loading (list))
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (is_same_list (list, ids));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/then-lists/follows", test_list_follows);
  store_fixture_add ("/store/then-lists/any-edit", test_any_edit);
  store_fixture_add ("/store/then-lists/long", test_long);
  store_fixture_add ("/store/then-lists/worker", test_worker);
  return g_test_run ();
}
