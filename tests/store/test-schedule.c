/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Schedules: how a measure's dates and progress come from its deadlines and reports as of a date,
 * what filters let through, and that refreshing gives what loading anew gives. */
#include "store-fixture.h"

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

static int64_t
new_measure (StoreFixture *fixture, const char *title)
{
  static int position;

  return add_measure (fixture->store, fixture->plan, fixture->part, title, ++position);
}

static void
test_no_plan (StoreFixture *fixture, gconstpointer data)
{
  const SpTaskFilter filter = {.plan = 99};
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_reader_load_schedule (reader_of (fixture), &filter, NULL, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND);
  assert_sentence (error);
}

/* Deadlines as "kind due done_on", what the row's dates are as of a day. */
typedef struct
{
  const char *name;
  const char *start_on;
  struct
  {
    SpDeadlineKind kind;
    const char *due, *done_on;
  } deadlines[3]; /* ended by a NULL due */
  const char *as_of;
  const char *start, *due, *end;
  guint n_marks, n_done;
} DateCase;

static const DateCase date_cases[] = {
  {"none", "", {{0}}, "2021-03-01", "2020-04-01", "2022-12-31", "2022-12-31", 0, 0},
  {"one",
   "",
   {{SP_DEADLINE_BY, "2021-06-30", ""}},
   "2021-03-01",
   "2020-04-01",
   "2021-06-30",
   "2021-06-30",
   1,
   0},
  {"earliest open",
   "2020-05-01",
   {{SP_DEADLINE_BY, "2021-12-31", ""}, {SP_DEADLINE_WITHIN, "2020-12-31", ""}},
   "2021-03-01",
   "2020-05-01",
   "2020-12-31",
   "2021-12-31",
   2,
   0},
  {"first done",
   "",
   {{SP_DEADLINE_BY, "2020-12-31", "2020-12-01"}, {SP_DEADLINE_BY, "2021-12-31", ""}},
   "2021-03-01",
   "2020-04-01",
   "2021-12-31",
   "2021-12-31",
   2,
   1},
  {"not yet done then",
   "",
   {{SP_DEADLINE_BY, "2020-12-31", "2021-03-02"}, {SP_DEADLINE_BY, "2021-12-31", ""}},
   "2021-03-01",
   "2020-04-01",
   "2020-12-31",
   "2021-12-31",
   2,
   0},
  {"done on the day",
   "",
   {{SP_DEADLINE_BY, "2020-12-31", "2021-03-01"}, {SP_DEADLINE_BY, "2021-12-31", ""}},
   "2021-03-01",
   "2020-04-01",
   "2021-12-31",
   "2021-12-31",
   2,
   1},
  {"all done",
   "",
   {{SP_DEADLINE_BY, "2020-10-31", "2020-10-30"}, {SP_DEADLINE_BY, "2020-12-31", "2020-12-30"}},
   "2021-03-01",
   "2020-04-01",
   "2020-12-31",
   "2020-12-31",
   2,
   2},
  {"from",
   "",
   {{SP_DEADLINE_FROM, "2020-09-01", ""},
    {SP_DEADLINE_FROM, "2020-08-01", ""},
    {SP_DEADLINE_BY, "2021-12-31", ""}},
   "2021-03-01",
   "2020-08-01",
   "2021-12-31",
   "2021-12-31",
   1,
   0},
};

static void
test_dates (StoreFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (date_cases); i++)
    {
      const DateCase *c = &date_cases[i];
      int64_t id = new_measure (fixture, c->name);
      g_autoptr (SpSchedule) schedule = NULL;
      const SpScheduleRow *row;
      guint n_done = 0;

      g_test_message ("%s", c->name);
      if (*c->start_on != '\0')
        set_integer (fixture->store, &sp_measure_type, id, SP_MEASURE_START_ON, day (c->start_on));
      for (guint j = 0; j < G_N_ELEMENTS (c->deadlines) && c->deadlines[j].due != NULL; j++)
        add_deadline (fixture->store, id, c->deadlines[j].kind, c->deadlines[j].due,
                      c->deadlines[j].done_on);
      schedule = load_as_of (fixture, c->as_of);
      row = row_of (schedule, id);
      g_assert_cmpint (row->start, ==, day (c->start));
      g_assert_cmpint (row->due, ==, day (c->due));
      g_assert_cmpint (row->end, ==, day (c->end));
      g_assert_cmpuint (row->n_marks, ==, c->n_marks);
      for (guint j = 0; j < row->n_marks; j++)
        n_done += sp_schedule_get_marks (schedule, row)[j].is_done;
      g_assert_cmpuint (n_done, ==, c->n_done);
    }
}

static void
test_progress_as_of (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture, "排查");
  const struct
  {
    const char *as_of;
    int percent;
    const char *reported_on;
    SpLight light;
  } cases[] = {
    {"2020-06-29", 0, "", SP_LIGHT_BEHIND},
    {"2020-06-30", 20, "2020-06-30", SP_LIGHT_ON_TRACK},
    {"2020-12-30", 20, "2020-06-30", SP_LIGHT_BEHIND},
    {"2020-12-31", 55, "2020-12-31", SP_LIGHT_ON_TRACK},
    {"2021-06-30", 55, "2020-12-31", SP_LIGHT_BEHIND},
    {"2021-07-01", 55, "2020-12-31", SP_LIGHT_OVERDUE},
    {"2021-09-30", 100, "2021-09-30", SP_LIGHT_DONE},
  };

  add_deadline (fixture->store, id, SP_DEADLINE_BY, "2021-06-30", "");
  /* Typed in another order than they speak of; of one day the last typed counts. */
  add_progress (fixture->store, id, 0, "2021-09-30", 100);
  add_progress (fixture->store, id, 0, "2020-06-30", 20);
  add_progress (fixture->store, id, 0, "2020-12-31", 50);
  add_progress (fixture->store, id, 0, "2020-12-31", 55);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpSchedule) schedule = load_as_of (fixture, cases[i].as_of);
      const SpScheduleRow *row = row_of (schedule, id);

      g_test_message ("%s", cases[i].as_of);
      g_assert_cmpint (row->percent, ==, cases[i].percent);
      g_assert_cmpint (row->reported_on, ==, day (cases[i].reported_on));
      g_assert_cmpint (row->state.light, ==, cases[i].light);
    }
}

static int
percent_of (StoreFixture *fixture, int64_t measure, const char *as_of)
{
  g_autoptr (SpSchedule) schedule = load_as_of (fixture, as_of);

  return row_of (schedule, measure)->percent;
}

static void
test_progress_of_several_units (StoreFixture *fixture, gconstpointer data)
{
  int64_t lead = add_unit (fixture->store, "应急局", SP_UNIT_DEPARTMENT);
  int64_t police = add_unit (fixture->store, "公安局", SP_UNIT_DEPARTMENT);
  int64_t school = add_unit (fixture->store, "教育局", SP_UNIT_DEPARTMENT);
  int64_t all = add_unit (fixture->store, "各乡镇", SP_UNIT_COLLECTIVE);
  int64_t towns[4];
  int64_t led = new_measure (fixture, "有牵头");
  int64_t shared = new_measure (fixture, "乡镇分头");

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%d乡", i + 1);

      towns[i] = add_unit (fixture->store, name, SP_UNIT_TOWNSHIP);
      add_member (fixture->store, all, towns[i]);
    }
  add_measure_unit (fixture->store, led, police, SP_ROLE_RESPONSIBLE);
  add_measure_unit (fixture->store, led, lead, SP_ROLE_LEAD);
  add_measure_unit (fixture->store, led, school, SP_ROLE_SUPPORT);
  add_measure_unit (fixture->store, shared, all, SP_ROLE_TERRITORIAL);

  /* The lead is silent: the mean of the others, those without a report at nothing. */
  add_progress (fixture->store, led, police, "2020-06-30", 60);
  g_assert_cmpint (percent_of (fixture, led, "2020-07-01"), ==, 30);
  add_progress (fixture->store, led, school, "2020-07-31", 100);
  add_progress (fixture->store, led, police, "2020-07-31", 80);
  g_assert_cmpint (percent_of (fixture, led, "2020-08-01"), ==, 90);
  /* The lead speaks for all from then on, also after later reports of others. */
  add_progress (fixture->store, led, lead, "2020-08-31", 40);
  g_assert_cmpint (percent_of (fixture, led, "2020-08-31"), ==, 40);
  add_progress (fixture->store, led, police, "2020-09-30", 90);
  g_assert_cmpint (percent_of (fixture, led, "2020-10-01"), ==, 40);
  add_progress (fixture->store, led, 0, "2020-10-31", 45); /* no unit named: the lead */
  g_assert_cmpint (percent_of (fixture, led, "2020-11-01"), ==, 45);
  g_assert_cmpint (percent_of (fixture, led, "2020-08-01"), ==, 90);

  /* One township of four is done: the measure is not. */
  add_progress (fixture->store, shared, towns[0], "2020-06-30", 100);
  g_assert_cmpint (percent_of (fixture, shared, "2020-07-01"), ==, 25);
  for (int i = 1; i < 4; i++)
    add_progress (fixture->store, shared, towns[i], "2020-07-31", 100);
  g_assert_cmpint (percent_of (fixture, shared, "2020-07-31"), ==, 100);
}

static void
test_unit_names (StoreFixture *fixture, gconstpointer data)
{
  int64_t a = add_unit (fixture->store, "甲局", SP_UNIT_DEPARTMENT);
  int64_t b = add_unit (fixture->store, "乙局", SP_UNIT_DEPARTMENT);
  int64_t c = add_unit (fixture->store, "丙乡", SP_UNIT_TOWNSHIP);
  const struct
  {
    const char *name;
    SpRole roles[3];
    const char *leads, *responsibles;
  } cases[] = {
    {"two leads", {SP_ROLE_LEAD, SP_ROLE_LEAD, SP_ROLE_TERRITORIAL}, "甲局、乙局", "丙乡"},
    {"no lead", {SP_ROLE_SUPPORT, SP_ROLE_RESPONSIBLE, SP_ROLE_RESPONSIBLE}, "乙局", "甲局、丙乡"},
    {"territorial", {SP_ROLE_SUPPORT, SP_ROLE_SUPPORT, SP_ROLE_TERRITORIAL}, "丙乡", "甲局、乙局"},
    {"responsible before territorial",
     {SP_ROLE_TERRITORIAL, SP_ROLE_TERRITORIAL, SP_ROLE_RESPONSIBLE},
     "丙乡",
     "甲局、乙局"},
    {"only support", {SP_ROLE_SUPPORT, SP_ROLE_SUPPORT, SP_ROLE_SUPPORT}, "", "甲局、乙局、丙乡"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int64_t id = new_measure (fixture, cases[i].name);
      g_autoptr (SpSchedule) schedule = NULL;

      add_measure_unit (fixture->store, id, a, cases[i].roles[0]);
      add_measure_unit (fixture->store, id, b, cases[i].roles[1]);
      add_measure_unit (fixture->store, id, c, cases[i].roles[2]);
      schedule = load_as_of (fixture, "2021-01-01");
      g_assert_cmpstr (row_of (schedule, id)->leads, ==, cases[i].leads);
      g_assert_cmpstr (row_of (schedule, id)->responsibles, ==, cases[i].responsibles);
    }
}

/* Measures in the order of parts and positions, whatever the order of their ids. */
static void
test_order_and_parts (StoreFixture *fixture, gconstpointer data)
{
  int64_t front = add_part (fixture->store, fixture->plan, "总体", 0);
  int64_t bare = add_part (fixture->store, fixture->plan, "没有任务", 2);
  int64_t third = add_measure (fixture->store, fixture->plan, fixture->part, "三", 20);
  int64_t second = add_measure (fixture->store, fixture->plan, fixture->part, "二", 10);
  int64_t first = add_measure (fixture->store, fixture->plan, front, "一", 30);
  int64_t goal = add_measure (fixture->store, fixture->plan, front, "目标", 5);
  const SpTaskFilter text = {.text = "二", .as_of = day ("2021-01-01")};
  const SpTaskFilter kinds = {.kinds = 1 << SP_BLOCK_GOAL | 1 << SP_BLOCK_MEASURE};
  g_autoptr (SpSchedule) schedule = NULL;
  g_autoptr (SpSchedule) with_goal = NULL;
  g_autoptr (SpSchedule) filtered = NULL;

  set_integer (fixture->store, &sp_measure_type, goal, SP_MEASURE_KIND, SP_BLOCK_GOAL);
  schedule = load_as_of (fixture, "2021-01-01");
  g_assert_cmpstr (sp_schedule_get_plan_title (schedule), ==, "示例县安全行动");
  g_assert_cmpuint (sp_schedule_get_n_rows (schedule), ==, 3);
  g_assert_cmpint (sp_schedule_find (schedule, first), ==, 0);
  g_assert_cmpint (sp_schedule_find (schedule, second), ==, 1);
  g_assert_cmpint (sp_schedule_find (schedule, third), ==, 2);
  g_assert_cmpuint (sp_schedule_get_n_parts (schedule), ==, 3);
  g_assert_cmpint (sp_schedule_get_part (schedule, 0)->id, ==, front);
  g_assert_cmpint (sp_schedule_get_part (schedule, 2)->id, ==, bare);
  g_assert_cmpuint (sp_schedule_get_part (schedule, 2)->n_rows, ==, 0);

  with_goal = load_with (fixture, &kinds);
  g_assert_cmpint (sp_schedule_find (with_goal, goal), ==, 0);
  filtered = load_with (fixture, &text);
  g_assert_cmpuint (sp_schedule_get_n_rows (filtered), ==, 1);
  g_assert_cmpuint (sp_schedule_get_n_parts (filtered), ==, 1);
}

typedef struct
{
  int64_t measures[4];
  int64_t bureau, all, town, other_town;
} Office;

/* 1 led by the bureau, done; 2 by all towns, overdue; 3 by the other town, near; 4 by nobody, on
 * track. */
static Office
fill_office (StoreFixture *fixture)
{
  Office office;

  office.bureau = add_unit (fixture->store, "应急局", SP_UNIT_DEPARTMENT);
  office.all = add_unit (fixture->store, "各乡镇人民政府", SP_UNIT_COLLECTIVE);
  office.town = add_unit (fixture->store, "青山乡", SP_UNIT_TOWNSHIP);
  office.other_town = add_unit (fixture->store, "白水镇", SP_UNIT_TOWNSHIP);
  add_member (fixture->store, office.all, office.town);
  add_member (fixture->store, office.all, office.other_town);
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *title = g_strdup_printf ("任务%d", i + 1);

      office.measures[i] = new_measure (fixture, title);
    }
  add_measure_unit (fixture->store, office.measures[0], office.bureau, SP_ROLE_LEAD);
  add_measure_unit (fixture->store, office.measures[1], office.all, SP_ROLE_TERRITORIAL);
  add_measure_unit (fixture->store, office.measures[1], office.bureau, SP_ROLE_SUPPORT);
  add_measure_unit (fixture->store, office.measures[2], office.other_town, SP_ROLE_LEAD);
  add_deadline (fixture->store, office.measures[1], SP_DEADLINE_BY, "2020-12-31", "");
  add_deadline (fixture->store, office.measures[2], SP_DEADLINE_BY, "2021-01-20", "");
  add_progress (fixture->store, office.measures[0], 0, "2020-12-01", 100);
  add_progress (fixture->store, office.measures[2], 0, "2020-12-01", 99);
  add_progress (fixture->store, office.measures[3], 0, "2020-12-01", 50);
  set_text (fixture->store, &sp_measure_type, office.measures[3], SP_MEASURE_TEXT,
            "水库 100% 加固");
  set_text (fixture->store, &sp_measure_type, office.measures[3], SP_MEASURE_PATH, "二（三）4");
  return office;
}

static void
test_filters (StoreFixture *fixture, gconstpointer data)
{
  Office office = fill_office (fixture);
  const struct
  {
    const char *name;
    SpTaskFilter filter;
    const char *expected; /* which of the four */
  } cases[] = {
    {"all", {0}, "1234"},
    {"part", {.part = fixture->part}, "1234"},
    {"other part", {.part = 99}, ""},
    {"unit", {.unit = office.bureau}, "12"},
    {"lead", {.unit = office.bureau, .roles = 1 << SP_ROLE_LEAD}, "1"},
    {"support", {.unit = office.bureau, .roles = 1 << SP_ROLE_SUPPORT}, "2"},
    {"through collective", {.unit = office.town}, "2"},
    {"both ways", {.unit = office.other_town}, "23"},
    {"role alone", {.roles = 1 << SP_ROLE_TERRITORIAL | 1 << SP_ROLE_SUPPORT}, "2"},
    {"done", {.lights = 1 << SP_LIGHT_DONE}, "1"},
    {"overdue or near", {.lights = 1 << SP_LIGHT_OVERDUE | 1 << SP_LIGHT_NEAR}, "23"},
    {"due from", {.due_from = day ("2021-01-01")}, "134"},
    {"due to", {.due_to = day ("2021-01-20")}, "23"},
    {"due between", {.due_from = day ("2021-01-01"), .due_to = day ("2021-01-20")}, "3"},
    {"title", {.text = "任务3"}, "3"},
    {"text", {.text = "水库"}, "4"},
    {"path", {.text = "（三）"}, "4"},
    {"unit name", {.text = "乡镇"}, "2"},
    {"percent is plain", {.text = "100%"}, "4"},
    {"underscore is plain", {.text = "任_1"}, ""},
    {"together", {.unit = office.bureau, .text = "任务", .lights = 1 << SP_LIGHT_OVERDUE}, "2"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpTaskFilter filter = cases[i].filter;
      g_autoptr (SpSchedule) schedule = NULL;
      g_autoptr (GString) found = g_string_new (NULL);

      filter.as_of = day ("2021-01-10");
      schedule = load_with (fixture, &filter);
      for (guint j = 0; j < 4; j++)
        if (sp_schedule_find (schedule, office.measures[j]) >= 0)
          g_string_append_printf (found, "%u", j + 1);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (found->str, ==, cases[i].expected);
      g_assert_cmpuint (sp_schedule_get_n_rows (schedule), ==, found->len);
    }
}

static void
test_unit_loads (StoreFixture *fixture, gconstpointer data)
{
  Office office = fill_office (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) loads = NULL;
  guint n_checked = 0;

  loads =
    sp_reader_load_unit_loads (reader_of (fixture), fixture->plan, day ("2021-01-10"), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < loads->len; i++)
    {
      const SpUnitLoad *load = &g_array_index (loads, SpUnitLoad, i);

      if (load->unit == office.bureau)
        {
          g_assert_cmpuint (load->n_lead, ==, 1);
          g_assert_cmpuint (load->n_support, ==, 1);
          g_assert_cmpuint (load->by_light[SP_LIGHT_DONE], ==, 1);
          n_checked++;
        }
      else if (load->unit == office.other_town)
        {
          g_assert_cmpuint (load->n_lead, ==, 1);
          g_assert_cmpuint (load->n_territorial, ==, 1);
          g_assert_cmpuint (load->by_light[SP_LIGHT_NEAR], ==, 1);
          g_assert_cmpuint (load->by_light[SP_LIGHT_OVERDUE], ==, 0);
          n_checked++;
        }
      else if (load->unit == office.town)
        {
          g_assert_cmpuint (load->n_territorial, ==, 1);
          g_assert_cmpuint (load->n_lead, ==, 0);
          n_checked++;
        }
    }
  g_assert_cmpuint (n_checked, ==, 3);
}

static void
assert_refreshed (StoreFixture *fixture,
                  SpSchedule *schedule,
                  const SpTaskFilter *filter,
                  int64_t measure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSchedule) anew = load_with (fixture, filter);
  g_autofree char *expected = dup_schedule (anew);
  g_autofree char *is = NULL;

  g_assert_true (sp_reader_refresh_schedule (reader_of (fixture), schedule, &measure, 1, &error));
  g_assert_no_error (error);
  is = dup_schedule (schedule);
  g_assert_cmpstr (is, ==, expected);
}

static void
assert_not_refreshed (StoreFixture *fixture, SpSchedule *schedule, int64_t measure)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_reader_refresh_schedule (reader_of (fixture), schedule, &measure, 1, &error));
  g_assert_no_error (error);
}

static void
test_refresh (StoreFixture *fixture, gconstpointer data)
{
  Office office = fill_office (fixture);
  const SpTaskFilter filter = {.as_of = day ("2021-01-10")};
  const SpTaskFilter bureaus = {.as_of = day ("2021-01-10"), .unit = office.bureau};
  g_autoptr (SpSchedule) schedule = load_with (fixture, &filter);
  g_autoptr (SpSchedule) narrow = load_with (fixture, &bureaus);
  g_autoptr (GError) error = NULL;
  int64_t second = office.measures[1];
  int64_t fourth = office.measures[3];
  int64_t added;

  set_text (fixture->store, &sp_measure_type, second, SP_MEASURE_TITLE, "改名");
  assert_refreshed (fixture, schedule, &filter, second);
  assert_refreshed (fixture, narrow, &bureaus, second);
  add_progress (fixture->store, second, 0, "2021-01-09", 100);
  add_deadline (fixture->store, second, SP_DEADLINE_BY, "2022-06-30", "");
  assert_refreshed (fixture, schedule, &filter, second);
  g_assert_true (sp_store_undo (fixture->store, &error));
  assert_refreshed (fixture, schedule, &filter, second);
  assert_refreshed (fixture, narrow, &bureaus, second);
  assert_refreshed (fixture, narrow, &bureaus, fourth); /* never was in it */

  add_measure_unit (fixture->store, fourth, office.bureau, SP_ROLE_SUPPORT);
  assert_refreshed (fixture, schedule, &filter, fourth);
  assert_not_refreshed (fixture, narrow, fourth); /* came */
  set_integer (fixture->store, &sp_measure_type, second, SP_MEASURE_POSITION, 1000);
  assert_not_refreshed (fixture, schedule, second); /* moved */
  g_assert_true (sp_store_undo (fixture->store, &error));
  assert_refreshed (fixture, schedule, &filter, second);
  added = new_measure (fixture, "新任务");
  assert_not_refreshed (fixture, schedule, added);
  set_integer (fixture->store, &sp_measure_type, second, SP_MEASURE_KIND, SP_BLOCK_GOAL);
  assert_not_refreshed (fixture, schedule, second); /* went */
}

static void
test_one_measure (StoreFixture *fixture, gconstpointer data)
{
  Office office = fill_office (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSchedule) schedule = NULL;

  set_integer (fixture->store, &sp_measure_type, office.measures[2], SP_MEASURE_KIND,
               SP_BLOCK_GUARANTEE);
  schedule = sp_reader_load_measure_schedule (reader_of (fixture), office.measures[2],
                                              day ("2021-01-10"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_schedule_get_n_rows (schedule), ==, 1);
  g_assert_cmpint (sp_schedule_get_row (schedule, 0)->percent, ==, 99);
  g_assert_null (
    sp_reader_load_measure_schedule (reader_of (fixture), 12345, day ("2021-01-10"), &error));
  g_assert_no_error (error);
}

/* The plan's own thresholds are used. */
static void
test_light_rule (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture, "排查");
  g_autoptr (SpSchedule) usual = NULL;
  g_autoptr (SpSchedule) strict = NULL;

  add_deadline (fixture->store, id, SP_DEADLINE_BY, "2021-06-30", "");
  add_progress (fixture->store, id, 0, "2021-04-01", 90);
  usual = load_as_of (fixture, "2021-05-11"); /* 50 days left, 3 points behind nothing */
  g_assert_cmpint (row_of (usual, id)->state.light, ==, SP_LIGHT_ON_TRACK);
  set_integer (fixture->store, &sp_plan_type, fixture->plan, SP_PLAN_NEAR_DAYS, 60);
  strict = load_as_of (fixture, "2021-05-11");
  g_assert_cmpint (row_of (strict, id)->state.light, ==, SP_LIGHT_NEAR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/schedule/no-plan", test_no_plan);
  store_fixture_add ("/store/schedule/dates", test_dates);
  store_fixture_add ("/store/schedule/progress-as-of", test_progress_as_of);
  store_fixture_add ("/store/schedule/progress-of-several-units", test_progress_of_several_units);
  store_fixture_add ("/store/schedule/unit-names", test_unit_names);
  store_fixture_add ("/store/schedule/order-and-parts", test_order_and_parts);
  store_fixture_add ("/store/schedule/filters", test_filters);
  store_fixture_add ("/store/schedule/unit-loads", test_unit_loads);
  store_fixture_add ("/store/schedule/refresh", test_refresh);
  store_fixture_add ("/store/schedule/one-measure", test_one_measure);
  store_fixture_add ("/store/schedule/light-rule", test_light_rule);
  return g_test_run ();
}
