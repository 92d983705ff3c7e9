/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures under measures: where a parent stands that nobody reports on, whatever is filtered out,
 * and that what follows an edit is as loaded anew. And the step proposed by the plan's numbers. */
#include "store-fixture.h"

/* By their printed numbers: 二 over 二/（一） and 二/（二） and what is under them. */
typedef struct
{
  int64_t two, two_one, two_one_a, two_one_b, two_two, twenty;
} Family;

static SpReader *
reader_of (StoreFixture *fixture)
{
  return sp_store_get_reader (fixture->store);
}

static SpSchedule *
load_with (StoreFixture *fixture, const SpTaskFilter *filter)
{
  g_autoptr (GError) error = NULL;
  SpSchedule *schedule = sp_reader_load_schedule (reader_of (fixture), filter, NULL, &error);

  g_assert_no_error (error);
  return schedule;
}

static SpSchedule *
load_as_of (StoreFixture *fixture, const char *as_of)
{
  const SpTaskFilter filter = {.as_of = day (as_of)};

  return load_with (fixture, &filter);
}

static const SpScheduleRow *
row_of (SpSchedule *schedule, int64_t measure)
{
  int i = sp_schedule_find (schedule, measure);

  g_assert_cmpint (i, >=, 0);
  return sp_schedule_get_row (schedule, (guint)i);
}

static int
percent_of (StoreFixture *fixture, int64_t measure, const char *as_of)
{
  g_autoptr (SpSchedule) schedule = load_as_of (fixture, as_of);

  return row_of (schedule, measure)->percent;
}

static Family
add_family (StoreFixture *fixture)
{
  static const char *const paths[] = {"二",          "二/（一）", "二/（一）/1",
                                      "二/（一）/2", "二/（二）", "二十"};
  Family family;
  int64_t *const ids[] = {&family.two,       &family.two_one, &family.two_one_a,
                          &family.two_one_b, &family.two_two, &family.twenty};

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      *ids[i] = add_measure (fixture->store, fixture->plan, fixture->part, paths[i], (int)i + 1);
      set_text (fixture->store, &sp_measure_type, *ids[i], SP_MEASURE_PATH, paths[i]);
    }
  return family;
}

static void
test_mean (StoreFixture *fixture, gconstpointer data)
{
  Family family = add_family (fixture);

  g_assert_cmpint (percent_of (fixture, family.two, "2021-01-01"), ==, 0);
  add_progress (fixture->store, family.two_one_a, 0, "2020-06-30", 100);
  add_progress (fixture->store, family.two_one_b, 0, "2020-07-31", 51);
  g_assert_cmpint (percent_of (fixture, family.two_one, "2020-07-30"), ==, 50);
  g_assert_cmpint (percent_of (fixture, family.two_one, "2021-01-01"), ==, 75);
  g_assert_cmpint (percent_of (fixture, family.two, "2021-01-01"), ==, 37); /* 75 and 0 */
  g_assert_cmpint (percent_of (fixture, family.twenty, "2021-01-01"), ==, 0);
  /* What somebody says of the parent itself comes first. */
  add_progress (fixture->store, family.two, 0, "2020-10-31", 20);
  g_assert_cmpint (percent_of (fixture, family.two, "2021-01-01"), ==, 20);
}

static void
test_filtered (StoreFixture *fixture, gconstpointer data)
{
  Family family = add_family (fixture);
  int64_t unit = add_unit (fixture->store, "应急局", SP_UNIT_DEPARTMENT);
  const SpTaskFilter of_unit = {.unit = unit, .as_of = day ("2021-01-01")};
  const SpTaskFilter done = {.lights = 1 << SP_LIGHT_DONE, .as_of = day ("2021-01-01")};
  const SpTaskFilter kinds = {.kinds = ~0, .as_of = day ("2021-01-01")};
  g_autoptr (SpSchedule) filtered = NULL;
  g_autoptr (SpSchedule) one = NULL;
  g_autoptr (SpSchedule) all_done = NULL;
  g_autoptr (SpSchedule) all_kinds = NULL;

  add_measure_unit (fixture->store, family.two, unit, SP_ROLE_LEAD);
  add_progress (fixture->store, family.two_one_a, 0, "2020-06-30", 100);
  add_progress (fixture->store, family.two_one_b, 0, "2020-12-31", 100);
  filtered = load_with (fixture, &of_unit);
  g_assert_cmpuint (sp_schedule_get_n_rows (filtered), ==, 1);
  g_assert_cmpint (row_of (filtered, family.two)->percent, ==, 50);
  one = sp_reader_load_measure_schedule (reader_of (fixture), family.two, day ("2021-01-01"), NULL);
  g_assert_cmpint (row_of (one, family.two)->percent, ==, 50);
  all_done = load_with (fixture, &done);
  g_assert_cmpuint (sp_schedule_get_n_rows (all_done), ==, 3);
  g_assert_cmpint (row_of (all_done, family.two_one)->done_on, ==, day ("2020-12-31"));
  /* A block that is no measure is not counted, and is none of the family. */
  set_integer (fixture->store, &sp_measure_type, family.two_two, SP_MEASURE_KIND, SP_BLOCK_GOAL);
  all_kinds = load_with (fixture, &kinds);
  g_assert_cmpint (row_of (all_kinds, family.two)->percent, ==, 100);
  g_assert_cmpint (percent_of (fixture, family.two, "2021-01-01"), ==, 100);
  /* One that is no longer in force neither. */
  set_integer (fixture->store, &sp_measure_type, family.two_two, SP_MEASURE_KIND, SP_BLOCK_MEASURE);
  set_integer (fixture->store, &sp_measure_type, family.two_two, SP_MEASURE_WITHDRAWN_ON,
               day ("2020-12-01"));
  g_assert_cmpint (percent_of (fixture, family.two, "2020-11-30"), ==, 25);
  g_assert_cmpint (percent_of (fixture, family.two, "2021-01-01"), ==, 100);
}

static void
follow_cb (SpStore *store, guint n, const SpRowChange *changes, SpSchedule *schedule)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    sp_reader_refresh_schedule (sp_store_get_reader (store), schedule, &changes[i].measure, 1,
                                &error);
  g_assert_no_error (error);
}

static void
test_follow (StoreFixture *fixture, gconstpointer data)
{
  Family family = add_family (fixture);
  g_autoptr (SpSchedule) schedule = load_as_of (fixture, "2021-01-01");

  g_signal_connect (fixture->store, "changed", G_CALLBACK (follow_cb), schedule);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SpSchedule) fresh = NULL;
      g_autofree char *followed = NULL;
      g_autofree char *loaded = NULL;

      if (i < 2)
        add_progress (fixture->store, i == 0 ? family.two_one_b : family.two_two, 0, "2020-06-30",
                      80);
      else
        g_assert_true (sp_store_undo (fixture->store, NULL));
      fresh = load_as_of (fixture, "2021-01-01");
      followed = dup_schedule (schedule);
      loaded = dup_schedule (fresh);
      g_assert_cmpstr (followed, ==, loaded);
    }
  g_assert_cmpint (row_of (schedule, family.two)->percent, ==, 20);
  g_signal_handlers_disconnect_by_data (fixture->store, schedule);
}

static void
test_steps (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *as_of;
    SpStep step;
  } cases[] = {
    {"2020-12-31", SP_STEP_REMIND},    {"2021-01-03", SP_STEP_REMIND},
    {"2021-01-04", SP_STEP_SUPERVISE}, {"2021-01-10", SP_STEP_SUPERVISE},
    {"2021-01-11", SP_STEP_INTERVIEW},
  };
  int64_t id = add_measure (fixture->store, fixture->plan, fixture->part, "排查", 1);

  add_deadline (fixture->store, id, SP_DEADLINE_BY, "2020-12-31", "");
  set_integer (fixture->store, &sp_plan_type, fixture->plan, SP_PLAN_SUPERVISE_DAYS, 4);
  set_integer (fixture->store, &sp_plan_type, fixture->plan, SP_PLAN_INTERVIEW_DAYS, 11);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpSchedule) schedule = load_as_of (fixture, cases[i].as_of);

      g_test_message ("%s", cases[i].as_of);
      g_assert_cmpint (row_of (schedule, id)->step, ==, cases[i].step);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/parents/mean", test_mean);
  store_fixture_add ("/parents/filtered", test_filtered);
  store_fixture_add ("/parents/follow", test_follow);
  store_fixture_add ("/parents/steps", test_steps);
  return g_test_run ();
}
