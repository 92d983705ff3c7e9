/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indicators, accidents, duties, supervision and enforcement as of a date, out of a file. */
#include "store/sp-reader-running.h"
#include "store-fixture.h"

typedef struct
{
  guint field;
  const char *code; /* as in CSV */
} Set;

/* Inserts a record of @type with @values (ends with code NULL) and, at field 0, the owner. */
static int64_t
insert (StoreFixture *fixture, const SpRecordType *type, int64_t owner, const Set *values)
{
  g_autoptr (SpRecord) record = sp_record_new (type);
  g_autoptr (GError) error = NULL;

  if (owner != 0)
    sp_record_set_integer (record, 0, owner);
  for (guint i = 0; values[i].code != NULL; i++)
    {
      SpValue value = {0};

      g_assert_true (
        sp_value_from_code (&type->fields[values[i].field], values[i].code, &value, &error));
      sp_record_set_value (record, values[i].field, &value);
      sp_value_clear (&value);
    }
  sp_store_insert (fixture->store, record, "登记", &error);
  g_assert_no_error (error);
  return sp_record_get_id (record);
}

#define INSERT(type, owner, ...)                                                                   \
  insert (fixture, type, owner, (const Set[]) {__VA_ARGS__, {0, NULL}})

static SpReader *
reader_of (StoreFixture *fixture)
{
  return sp_store_get_reader (fixture->store);
}

/* ---- indicators ---- */

static void
test_indicators (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *as_of;
    SpIndicatorStatus status;
    double value;
  } cases[] = {
    {"2020-09-30", SP_INDICATOR_UNKNOWN, 0},
    {"2020-12-31", SP_INDICATOR_ON_PATH, 35},
    {"2021-06-30", SP_INDICATOR_OFF_PATH, 40},
    {"2022-12-31", SP_INDICATOR_REACHED, 95},
  };
  int64_t indicator = INSERT (&sp_indicator_type, fixture->plan, {SP_INDICATOR_NAME, "达标率"},
                              {SP_INDICATOR_OP, ">="}, {SP_INDICATOR_MEASURED_IN, "%"});

  INSERT (&sp_milestone_type, indicator, {SP_MILESTONE_BY_DATE, "2022-12-31"},
          {SP_MILESTONE_VALUE, "90"});
  INSERT (&sp_milestone_type, indicator, {SP_MILESTONE_BY_DATE, "2020-12-31"},
          {SP_MILESTONE_VALUE, "30"});
  INSERT (&sp_indicator_value_type, indicator, {SP_INDICATOR_VALUE_AS_OF, "2020-12-20"},
          {SP_INDICATOR_VALUE_VALUE, "35"});
  INSERT (&sp_indicator_value_type, indicator, {SP_INDICATOR_VALUE_AS_OF, "2021-06-20"},
          {SP_INDICATOR_VALUE_DONE, "40"}, {SP_INDICATOR_VALUE_WHOLE, "100"});
  INSERT (&sp_indicator_value_type, indicator, {SP_INDICATOR_VALUE_AS_OF, "2022-12-20"},
          {SP_INDICATOR_VALUE_VALUE, "95"});
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = sp_reader_load_indicators (reader_of (fixture), fixture->plan,
                                                               day (cases[i].as_of), &error);
      const SpIndicatorStanding *standing;

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, 1);
      standing = g_ptr_array_index (found, 0);
      g_assert_cmpint (standing->state.status, ==, cases[i].status);
      g_assert_cmpint (standing->values->len, ==, i);
      if (i > 0)
        g_assert_cmpfloat (standing->state.value.value, ==, cases[i].value);
    }
}

/* ---- accidents ---- */

static void
test_accidents (StoreFixture *fixture, gconstpointer data)
{
  SpAccidentComparison found;
  g_autoptr (GError) error = NULL;

  for (guint month = 1; month <= 12; month++)
    {
      g_autofree char *text = g_strdup_printf ("%u", month);

      INSERT (&sp_accident_total_type, 0, {SP_ACCIDENT_TOTAL_YEAR, "2019"},
              {SP_ACCIDENT_TOTAL_MONTH, text}, {SP_ACCIDENT_TOTAL_ACCIDENTS, "1"},
              {SP_ACCIDENT_TOTAL_DEATHS, month % 2 == 0 ? "1" : "0"});
    }
  /* A month with single accidents counts by these alone. */
  INSERT (&sp_accident_type, 0, {SP_ACCIDENT_TITLE, "甲"}, {SP_ACCIDENT_HAPPENED_ON, "2019-02-28"},
          {SP_ACCIDENT_DEATHS, "2"});
  INSERT (&sp_accident_type, 0, {SP_ACCIDENT_TITLE, "乙"}, {SP_ACCIDENT_HAPPENED_ON, "2021-01-01"},
          {SP_ACCIDENT_SERIOUS_INJURIES, "10"}, {SP_ACCIDENT_LIGHT_INJURIES, "1"});
  INSERT (&sp_accident_type, 0, {SP_ACCIDENT_TITLE, "丙"}, {SP_ACCIDENT_HAPPENED_ON, "2021-07-01"});
  g_assert_true (sp_reader_compare_accidents (reader_of (fixture), day ("2021-06-30"), 2019, 10,
                                              &found, &error));
  g_assert_cmpuint (found.now.accidents, ==, 1);
  g_assert_cmpuint (found.now.injuries, ==, 11);
  g_assert_cmpuint (found.now.by_grade[SP_ACCIDENT_LARGER], ==, 1);
  g_assert_cmpuint (found.then.accidents, ==, 6);
  g_assert_cmpuint (found.then.deaths, ==, 4); /* 2 in February, 1 in April and in June */
  g_assert_cmpuint (found.base.accidents, ==, 12);
  g_assert_cmpuint (found.ceiling_accidents, ==, 10);
  g_assert_cmpuint (found.left_accidents, ==, 9);
  g_assert_cmpuint (found.ceiling_deaths, ==, 6);
  /* A month not yet over is not compared with the whole of that month. */
  g_assert_true (sp_reader_compare_accidents (reader_of (fixture), day ("2021-06-29"), 2019, 10,
                                              &found, &error));
  g_assert_cmpuint (found.then.accidents, ==, 5);
}

/* ---- duties and supervision ---- */

static void
test_duties (StoreFixture *fixture, gconstpointer data)
{
  int64_t duty = INSERT (&sp_duty_type, fixture->plan, {SP_DUTY_TITLE, "季度会议"},
                         {SP_DUTY_RECURRENCE, "quarter"}, {SP_DUTY_FIRST_DAY, "2021-01-01"},
                         {SP_DUTY_LAST_DAY, "2021-12-31"});
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  const SpDutyCalendar *calendar;

  INSERT (&sp_duty_occurrence_type, duty, {SP_DUTY_OCCURRENCE_PERIOD_START, "2021-01-01"},
          {SP_DUTY_OCCURRENCE_DUE, "2021-03-31"}, {SP_DUTY_OCCURRENCE_DONE_ON, "2021-03-30"});
  found = sp_reader_load_duties (reader_of (fixture), fixture->plan, day ("2021-07-01"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  calendar = g_ptr_array_index (found, 0);
  g_assert_cmpuint (calendar->days->len, ==, 4);
  g_assert_cmpint (g_array_index (calendar->days, SpDutyDay, 0).state, ==, SP_DUTY_STATE_DONE);
  g_assert_cmpint (g_array_index (calendar->days, SpDutyDay, 1).state, ==, SP_DUTY_STATE_OVERDUE);
}

static void
test_supervision (StoreFixture *fixture, gconstpointer data)
{
  SpSupervisionCounts counts;
  g_autoptr (GError) error = NULL;

  INSERT (&sp_supervision_type, fixture->plan, {SP_SUPERVISION_TITLE, "甲"},
          {SP_SUPERVISION_ISSUED_ON, "2021-06-01"}, {SP_SUPERVISION_DEADLINE, "2021-06-20"});
  INSERT (&sp_supervision_type, fixture->plan, {SP_SUPERVISION_KIND, "interview"},
          {SP_SUPERVISION_TITLE, "乙"}, {SP_SUPERVISION_ISSUED_ON, "2021-06-30"},
          {SP_SUPERVISION_CLOSED_ON, "2021-06-30"});
  INSERT (&sp_supervision_type, fixture->plan, {SP_SUPERVISION_TITLE, "丙"},
          {SP_SUPERVISION_ISSUED_ON, "2021-07-01"});
  g_assert_true (sp_reader_count_supervision (reader_of (fixture), fixture->plan,
                                              day ("2021-06-30"), &counts, &error));
  g_assert_cmpuint (counts.total, ==, 2);
  g_assert_cmpuint (counts.by_kind[SP_SUPERVISION_URGE], ==, 1);
  g_assert_cmpuint (counts.by_kind[SP_SUPERVISION_INTERVIEW], ==, 1);
  g_assert_cmpuint (counts.by_state[SP_SUPERVISION_OVERDUE], ==, 1);
  g_assert_cmpuint (counts.by_state[SP_SUPERVISION_CLOSED], ==, 1);
}

/* ---- enforcement ---- */

static void
test_enforcement (StoreFixture *fixture, gconstpointer data)
{
  SpPeriod quarter;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  INSERT (&sp_enforcement_type, 0, {SP_ENFORCEMENT_DAY, "2021-07-01"},
          {SP_ENFORCEMENT_INDUSTRY, "7"}, {SP_ENFORCEMENT_PENALTIES, "2"},
          {SP_ENFORCEMENT_FINES, "1.5"});
  INSERT (&sp_enforcement_type, 0, {SP_ENFORCEMENT_DAY, "2021-09-30"},
          {SP_ENFORCEMENT_INDUSTRY, "2"}, {SP_ENFORCEMENT_PENALTIES, "1"},
          {SP_ENFORCEMENT_FINES, "0.3"});
  INSERT (&sp_enforcement_type, 0, {SP_ENFORCEMENT_DAY, "2021-10-01"},
          {SP_ENFORCEMENT_PENALTIES, "9"});
  g_assert_true (sp_period_from_text ("2021Q3", &quarter));
  rows =
    sp_reader_sum_enforcement (reader_of (fixture), &quarter, SP_ENFORCEMENT_BY_NOTHING, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (sp_record_get_integer (rows->pdata[0], SP_ENFORCEMENT_PENALTIES), ==, 3);
  g_assert_cmpfloat_with_epsilon (sp_record_get_real (rows->pdata[0], SP_ENFORCEMENT_FINES), 1.8,
                                  1e-9);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows =
    sp_reader_sum_enforcement (reader_of (fixture), &quarter, SP_ENFORCEMENT_BY_INDUSTRY, &error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (sp_record_get_integer (rows->pdata[0], SP_ENFORCEMENT_INDUSTRY), ==,
                   2); /* 非煤矿山 */
  g_assert_cmpint (sp_record_get_integer (rows->pdata[1], SP_ENFORCEMENT_PENALTIES), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)
  ADD ("/store/running/indicators", test_indicators);
  ADD ("/store/running/accidents", test_accidents);
  ADD ("/store/running/duties", test_duties);
  ADD ("/store/running/supervision", test_supervision);
  ADD ("/store/running/enforcement", test_enforcement);
#undef ADD
  return g_test_run ();
}
