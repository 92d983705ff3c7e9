/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deadlines that are put off or recur: what is in force as of a day, both rates, ticks, and that
 * undo takes each back whole. */
#include "store-fixture.h"

#include "base/sp-error.h"
#include "store/sp-deadlines.h"

static SpReader *
reader_of (StoreFixture *fixture)
{
  return sp_store_get_reader (fixture->store);
}

static SpSchedule *
load_as_of (StoreFixture *fixture, const char *as_of)
{
  const SpTaskFilter filter = {.as_of = day (as_of)};
  g_autoptr (GError) error = NULL;
  SpSchedule *schedule = sp_reader_load_schedule (reader_of (fixture), &filter, NULL, &error);

  g_assert_no_error (error);
  return schedule;
}

static int64_t
new_measure (StoreFixture *fixture, const char *title)
{
  static int position;

  return add_measure (fixture->store, fixture->plan, fixture->part, title, ++position);
}

static gboolean
extend (
  StoreFixture *fixture, int64_t deadline, const char *granted_on, const char *to, GError **error)
{
  g_autoptr (SpExtension) extension = SP_EXTENSION (sp_record_new (&sp_extension_type));

  sp_record_set_integer (SP_RECORD (extension), SP_EXTENSION_DEADLINE, deadline);
  sp_record_set_integer (SP_RECORD (extension), SP_EXTENSION_GRANTED_ON, day (granted_on));
  sp_record_set_integer (SP_RECORD (extension), SP_EXTENSION_NEW_DUE, day (to));
  sp_record_set_text (SP_RECORD (extension), SP_EXTENSION_REASON, "汛期道路中断");
  return sp_store_extend_deadline (fixture->store, extension, error);
}

static void
test_extend_as_of (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *as_of;
    const char *due, *original_due, *end, *original_end;
    SpLight light;
  } cases[] = {
    {"2020-11-30", "2020-12-31", "", "2021-12-31", "2021-12-31", SP_LIGHT_BEHIND},
    {"2020-12-19", "2020-12-31", "", "2021-12-31", "2021-12-31", SP_LIGHT_BEHIND},
    {"2020-12-20", "2021-03-31", "2020-12-31", "2021-12-31", "2021-12-31", SP_LIGHT_BEHIND},
    {"2021-03-30", "2021-03-31", "2020-12-31", "2021-12-31", "2021-12-31", SP_LIGHT_BEHIND},
    {"2021-04-10", "2021-03-31", "2020-12-31", "2021-12-31", "2021-12-31", SP_LIGHT_OVERDUE},
    /* Put off past the other deadline, which is then the next one and no longer the last. */
    {"2021-04-15", "2021-12-31", "", "2022-06-30", "2021-12-31", SP_LIGHT_BEHIND},
    {"2022-01-01", "2021-12-31", "", "2022-06-30", "2021-12-31", SP_LIGHT_OVERDUE},
  };
  int64_t id = new_measure (fixture, "排查");
  int64_t deadline = add_deadline (fixture->store, id, SP_DEADLINE_BY, "2020-12-31", "");
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  add_deadline (fixture->store, id, SP_DEADLINE_BY, "2021-12-31", "");
  g_clear_pointer (&before, g_free);
  before = dup_content (fixture->store);
  g_assert_true (extend (fixture, deadline, "2020-12-20", "2021-03-31", &error));
  g_assert_no_error (error);
  g_assert_true (extend (fixture, deadline, "2021-04-15", "2022-06-30", &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpSchedule) schedule = load_as_of (fixture, cases[i].as_of);
      g_autoptr (SpSchedule) one =
        sp_reader_load_measure_schedule (reader_of (fixture), id, day (cases[i].as_of), &error);
      const SpScheduleRow *row = sp_schedule_get_row (schedule, 0);
      g_autofree char *all = dup_schedule (schedule);
      g_autofree char *single = dup_schedule (one);

      g_test_message ("%s", cases[i].as_of);
      g_assert_cmpint (row->due, ==, day (cases[i].due));
      g_assert_cmpint (row->original_due, ==, day (cases[i].original_due));
      g_assert_cmpint (row->end, ==, day (cases[i].end));
      g_assert_cmpint (row->original_end, ==, day (cases[i].original_end));
      g_assert_cmpint (row->state.light, ==, cases[i].light);
      g_assert_cmpint (sp_schedule_get_marks (schedule, row)[0].due, <=,
                       sp_schedule_get_marks (schedule, row)[1].due);
      g_assert_cmpstr (all, ==, single);
    }
  assert_sound (fixture->store);
  g_assert_true (sp_store_undo (fixture->store, NULL));
  g_assert_true (sp_store_undo (fixture->store, NULL));
  after = dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (fixture->store);
}

static void
test_extend_refused (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture, "排查");
  int64_t deadline = add_deadline (fixture->store, id, SP_DEADLINE_BY, "2020-12-31", "");
  int64_t undated = add_deadline (fixture->store, id, SP_DEADLINE_BY, "", "");
  int64_t from = add_deadline (fixture->store, id, SP_DEADLINE_FROM, "2020-05-01", "");
  const struct
  {
    int64_t deadline;
    const char *granted_on, *to;
  } cases[] = {
    {deadline, "2020-12-20", "2020-12-31"}, /* the same day */
    {deadline, "2020-12-20", "2020-11-30"}, /* earlier */
    {deadline, "", "2021-01-31"},           /* when granted is not said */
    {undated, "2020-12-20", "2021-01-31"},
    {from, "2020-12-20", "2021-01-31"},
    {deadline + 100, "2020-12-20", "2021-01-31"},
  };
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (GError) late = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_false (
        extend (fixture, cases[i].deadline, cases[i].granted_on, cases[i].to, &error));
      assert_sentence (error);
    }
  after = dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (extend (fixture, deadline, "2020-12-20", "2021-01-31", NULL));
  g_assert_false (extend (fixture, deadline, "2020-12-19", "2021-02-28", &late));
  assert_sentence (late);
}

static void
test_find_deadline (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture, "排查");
  int64_t first;
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) several = NULL;
  g_autoptr (GError) other = NULL;

  g_assert_cmpint (sp_reader_find_deadline (reader_of (fixture), id, SP_DATE_NONE, &none), ==, 0);
  assert_sentence (none);
  first = add_deadline (fixture->store, id, SP_DEADLINE_BY, "2020-12-31", "");
  g_assert_cmpint (sp_reader_find_deadline (reader_of (fixture), id, SP_DATE_NONE, NULL), ==,
                   first);
  add_deadline (fixture->store, id, SP_DEADLINE_WITHIN, "2021-12-31", "");
  g_assert_cmpint (sp_reader_find_deadline (reader_of (fixture), id, SP_DATE_NONE, &several), ==,
                   0);
  assert_sentence (several);
  g_assert_cmpint (sp_reader_find_deadline (reader_of (fixture), id, day ("2020-12-31"), NULL), ==,
                   first);
  g_assert_cmpint (sp_reader_find_deadline (reader_of (fixture), id, day ("2020-12-30"), &other),
                   ==, 0);
  assert_sentence (other);
}

/* Four measures due by the end of 2020, one of them put off; one that is due later. */
static void
test_both_rates (StoreFixture *fixture, gconstpointer data)
{
  int64_t ids[5];
  int64_t deadlines[5];
  g_autoptr (SpSchedule) schedule = NULL;
  SpOnTime on_time;

  for (int i = 0; i < 5; i++)
    {
      ids[i] = new_measure (fixture, "排查");
      deadlines[i] = add_deadline (fixture->store, ids[i], SP_DEADLINE_BY,
                                   i < 4 ? "2020-12-31" : "2022-12-31", "");
    }
  g_assert_true (extend (fixture, deadlines[0], "2020-12-20", "2021-03-31", NULL));
  g_assert_true (extend (fixture, deadlines[1], "2020-12-20", "2022-03-31", NULL));
  add_progress (fixture->store, ids[0], 0, "2021-03-31", 100); /* in time by the current day only */
  add_progress (fixture->store, ids[2], 0, "2020-12-30", 100);
  add_progress (fixture->store, ids[2], 0, "2021-01-31", 100); /* said again: done since December */
  add_progress (fixture->store, ids[3], 0, "2020-11-30", 100);
  add_progress (fixture->store, ids[3], 0, "2020-12-31", 80); /* taken back */
  add_progress (fixture->store, ids[3], 0, "2021-01-31", 100);
  schedule = load_as_of (fixture, "2021-06-30");
  on_time = sp_schedule_get_on_time (schedule);
  g_assert_cmpuint (on_time.due, ==, 3);
  g_assert_cmpuint (on_time.on_time, ==, 2);
  g_assert_cmpuint (on_time.due_originally, ==, 4);
  g_assert_cmpuint (on_time.on_time_originally, ==, 1);
  g_assert_cmpint (sp_schedule_get_row (schedule, 2)->done_on, ==, day ("2020-12-30"));
  g_assert_cmpint (sp_schedule_get_row (schedule, 3)->done_on, ==, day ("2021-01-31"));
  g_assert_cmpint (sp_schedule_get_row (schedule, 4)->done_on, ==, SP_DATE_NONE);
}

/* ---- recurring ---- */

static int64_t
add_recurring (
  StoreFixture *fixture, int64_t measure, SpRecurrence recurrence, int month, int of_month)
{
  g_autoptr (SpRecord) deadline = sp_record_new (&sp_deadline_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (deadline, SP_DEADLINE_MEASURE, measure);
  sp_record_set_integer (deadline, SP_DEADLINE_KIND, SP_DEADLINE_RECURRING);
  sp_record_set_integer (deadline, SP_DEADLINE_RECURRENCE, recurrence);
  sp_record_set_integer (deadline, SP_DEADLINE_DUE_MONTH, month);
  sp_record_set_integer (deadline, SP_DEADLINE_DUE_DAY, of_month);
  g_assert_true (sp_store_insert (fixture->store, deadline, "登记", &error));
  g_assert_no_error (error);
  return sp_record_get_id (deadline);
}

static SpDate
due_of (StoreFixture *fixture, int64_t measure, const char *as_of)
{
  g_autoptr (SpSchedule) schedule = load_as_of (fixture, as_of);
  g_autoptr (SpSchedule) one =
    sp_reader_load_measure_schedule (reader_of (fixture), measure, day (as_of), NULL);
  SpDate due = sp_schedule_get_row (schedule, (guint)sp_schedule_find (schedule, measure))->due;

  g_assert_cmpint (sp_schedule_get_row (one, 0)->due, ==, due);
  return due;
}

static void
test_days (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture, "会商");
  int64_t quarterly = add_recurring (fixture, id, SP_RECURRENCE_QUARTER, 0, 0);
  int64_t yearly = add_recurring (fixture, id, SP_RECURRENCE_YEAR, 12, 15);
  g_autoptr (GArray) quarters = sp_reader_load_deadline_days (reader_of (fixture), quarterly, NULL);
  g_autoptr (GArray) years = sp_reader_load_deadline_days (reader_of (fixture), yearly, NULL);

  g_assert_cmpuint (quarters->len, ==, 11); /* 2020Q2 to 2022Q4 */
  g_assert_cmpint (g_array_index (quarters, SpDeadlineDay, 0).due, ==, day ("2020-06-30"));
  g_assert_cmpuint (years->len, ==, 3);
  g_assert_cmpint (g_array_index (years, SpDeadlineDay, 2).due, ==, day ("2022-12-15"));
  set_integer (fixture->store, &sp_measure_type, id, SP_MEASURE_START_ON, day ("2021-01-01"));
  g_array_unref (g_steal_pointer (&quarters));
  quarters = sp_reader_load_deadline_days (reader_of (fixture), quarterly, NULL);
  g_assert_cmpuint (quarters->len, ==, 8);
}

/* Of a plan that begins in April 2020, with its third and fourth quarters ticked off. */
static void
assert_days (StoreFixture *fixture, int64_t deadline)
{
  static const struct
  {
    const char *as_of;
    guint n_shown, n_due, n_done;
    guint i; /* and how that one stands */
    SpLight light;
    int days;
  } cases[] = {
    {"2020-06-29", 1, 0, 0, 0, SP_LIGHT_NEAR, 1},
    {"2020-08-01", 2, 1, 0, 0, SP_LIGHT_ON_TRACK, 0}, /* nobody kept count */
    {"2021-07-10", 6, 5, 2, 4, SP_LIGHT_OVERDUE, 10},
    {"2021-07-10", 6, 5, 2, 3, SP_LIGHT_DONE, 0},
    {"2021-07-10", 6, 5, 2, 5, SP_LIGHT_ON_TRACK, 82},
    {"2022-12-31", 11, 11, 2, 10, SP_LIGHT_NEAR, 0},
  };
  g_autoptr (GArray) days = sp_reader_load_deadline_days (reader_of (fixture), deadline, NULL);

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      guint n_due = 0;
      guint n_done = 0;
      SpLightState state = sp_deadline_days_judge (days, cases[k].i, day (cases[k].as_of), 30);

      g_test_message ("case %u", k);
      g_assert_cmpuint (sp_deadline_days_until (days, day (cases[k].as_of), &n_due, &n_done), ==,
                        cases[k].n_shown);
      g_assert_cmpuint (n_due, ==, cases[k].n_due);
      g_assert_cmpuint (n_done, ==, cases[k].n_done);
      g_assert_cmpint (state.light, ==, cases[k].light);
      g_assert_cmpint (state.days, ==, cases[k].days);
    }
}

static void
test_ticks (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture, "会商");
  int64_t deadline = add_recurring (fixture, id, SP_RECURRENCE_QUARTER, 0, 0);
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) outside = NULL;

  /* Nobody keeps count: the quarters of 2020 hold nothing against the measure. */
  g_assert_cmpint (due_of (fixture, id, "2021-05-01"), ==, day ("2022-12-31"));
  /* From the first one ticked off, those after it count; as of days after it was done. */
  g_assert_true (sp_store_tick_deadline (fixture->store, deadline, day ("2020-10-01"),
                                         day ("2020-12-20"), &error));
  g_assert_no_error (error);
  g_assert_cmpint (due_of (fixture, id, "2020-12-19"), ==, day ("2022-12-31"));
  g_assert_cmpint (due_of (fixture, id, "2020-12-20"), ==, day ("2021-03-31"));
  g_assert_cmpint (due_of (fixture, id, "2021-05-01"), ==, day ("2021-03-31"));
  g_assert_true (sp_store_tick_deadline (fixture->store, deadline, day ("2021-01-01"),
                                         day ("2021-04-02"), NULL));
  g_assert_cmpint (due_of (fixture, id, "2021-05-01"), ==, day ("2021-06-30"));
  g_assert_cmpint (due_of (fixture, id, "2021-04-01"), ==, day ("2021-03-31"));
  /* A dated deadline that is open earlier comes first. */
  add_deadline (fixture->store, id, SP_DEADLINE_BY, "2021-05-31", "");
  g_assert_cmpint (due_of (fixture, id, "2021-05-01"), ==, day ("2021-05-31"));
  g_assert_true (sp_store_undo (fixture->store, NULL));
  assert_days (fixture, deadline);
  /* Ticked again on another day it is the same record; unticked it is gone. */
  g_assert_true (sp_store_tick_deadline (fixture->store, deadline, day ("2021-01-01"),
                                         day ("2021-03-30"), NULL));
  g_assert_cmpint (sp_reader_count (reader_of (fixture), &sp_deadline_occurrence_type, NULL), ==,
                   2);
  g_assert_true (
    sp_store_tick_deadline (fixture->store, deadline, day ("2021-01-01"), SP_DATE_NONE, NULL));
  g_assert_cmpint (due_of (fixture, id, "2021-05-01"), ==, day ("2021-03-31"));
  g_assert_false (sp_store_tick_deadline (fixture->store, deadline, day ("2019-01-01"),
                                          day ("2021-03-30"), &outside));
  assert_sentence (outside);
  assert_sound (fixture->store);
  for (int i = 0; i < 4; i++)
    g_assert_true (sp_store_undo (fixture->store, NULL));
  after = dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (fixture->store);
}

static void
note_measure_cb (SpStore *store, guint n, const SpRowChange *changes, int64_t *measure)
{
  for (guint i = 0; i < n; i++)
    *measure = MAX (*measure, changes[i].measure);
}

/* Lists and schedules follow by the measure that a change names; so does its history. */
static void
test_measure_is_told (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture, "会商");
  int64_t deadline = add_recurring (fixture, id, SP_RECURRENCE_QUARTER, 0, 0);
  int64_t told = 0;
  g_autoptr (GPtrArray) lines = NULL;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (note_measure_cb), &told);
  g_assert_true (sp_store_tick_deadline (fixture->store, deadline, day ("2021-01-01"),
                                         day ("2021-04-02"), NULL));
  g_assert_cmpint (told, ==, id);
  lines = sp_reader_load_history (reader_of (fixture), "measure", id, 10, NULL);
  g_assert_cmpstr (((SpHistoryLine *)g_ptr_array_index (lines, 0))->label, ==, "勾选一期");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/deadlines/extend-as-of", test_extend_as_of);
  store_fixture_add ("/deadlines/extend-refused", test_extend_refused);
  store_fixture_add ("/deadlines/find", test_find_deadline);
  store_fixture_add ("/deadlines/both-rates", test_both_rates);
  store_fixture_add ("/deadlines/days", test_days);
  store_fixture_add ("/deadlines/ticks", test_ticks);
  store_fixture_add ("/deadlines/measure-is-told", test_measure_is_told);
  return g_test_run ();
}
