/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indicators out of targets, values of a day by unit, months of the base year, the goal for
 * accidents: each one action, undone as one, never twice. */
#include "store/sp-write-running.h"

#include "base/sp-error.h"
#include "store-fixture.h"

static SpReader *
reader_of (StoreFixture *fixture)
{
  return sp_store_get_reader (fixture->store);
}

static int64_t
count (StoreFixture *fixture, const SpRecordType *type)
{
  g_autoptr (GError) error = NULL;
  int64_t n = sp_reader_count (reader_of (fixture), type, &error);

  g_assert_no_error (error);
  return n;
}

static void
undo (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_store_undo (fixture->store, &error));
  g_assert_no_error (error);
}

static int64_t
add_target (StoreFixture *fixture,
            int64_t measure,
            const char *clause,
            const char *text,
            double value,
            const char *by)
{
  g_autoptr (SpRecord) target = sp_record_new (&sp_target_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (target, SP_TARGET_MEASURE, measure);
  sp_record_set_integer (target, SP_TARGET_OP,
                         g_str_has_prefix (text, "下降") ? SP_TARGET_DECREASE_BY
                                                         : SP_TARGET_AT_LEAST);
  sp_record_set_real (target, SP_TARGET_VALUE, value);
  sp_record_set_text (target, SP_TARGET_MEASURED_IN, "%");
  sp_record_set_text (target, SP_TARGET_CLAUSE, clause);
  sp_record_set_text (target, SP_TARGET_TEXT, text);
  sp_record_set_integer (target, SP_TARGET_BY_DATE, day (by));
  sp_store_insert (fixture->store, target, "登记", &error);
  g_assert_no_error (error);
  return sp_record_get_id (target);
}

/* ---- indicators out of targets ---- */

static GPtrArray *
propose (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *proposals = sp_reader_propose_indicators (reader_of (fixture), fixture->plan, &error);

  g_assert_no_error (error);
  return proposals;
}

static void
test_add (StoreFixture *fixture, gconstpointer data)
{
  int64_t measure = add_measure (fixture->store, fixture->plan, fixture->part, "推进改造", 1);
  int64_t unit = add_unit (fixture->store, "县应急局", SP_UNIT_DEPARTMENT);
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  add_measure_unit (fixture->store, measure, unit, SP_ROLE_LEAD);
  add_target (fixture, measure, "装置安装率2020年底前达到30%", "30%", 30, "2020-12-31");
  add_target (fixture, measure, "2022年底前达到90%", "90%", 90, "2022-12-31");
  add_target (fixture, measure, "人员培训合格率达到80%", "80%", 80, "2022-12-31");
  proposals = propose (fixture);
  g_assert_cmpuint (proposals->len, ==, 2);
  g_assert_true (sp_store_add_indicators (fixture->store, proposals, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (count (fixture, &sp_indicator_type), ==, 2);
  g_assert_cmpint (count (fixture, &sp_milestone_type), ==, 3);
  {
    g_autoptr (GPtrArray) all =
      sp_reader_load_all (reader_of (fixture), &sp_indicator_type, -1, 0, &error);

    g_assert_cmpint (sp_record_get_integer (all->pdata[0], SP_INDICATOR_LEAD), ==, unit);
    g_assert_cmpstr (sp_record_get_title (all->pdata[0]), ==, "装置安装率");
  }

  /* The same proposals again, and new ones: nothing is made twice. */
  g_assert_true (sp_store_add_indicators (fixture->store, proposals, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
  again = propose (fixture);
  g_assert_cmpuint (again->len, ==, 0);
  undo (fixture);
  g_assert_cmpint (count (fixture, &sp_indicator_type), ==, 0);
  g_assert_cmpint (count (fixture, &sp_milestone_type), ==, 0);
  assert_sound (fixture->store);
}

/* ---- values ---- */

static int64_t
add_indicator (StoreFixture *fixture, const char *name)
{
  g_autoptr (SpRecord) indicator = sp_record_new (&sp_indicator_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (indicator, SP_INDICATOR_PLAN, fixture->plan);
  sp_record_set_text (indicator, SP_INDICATOR_NAME, name);
  sp_record_set_integer (indicator, SP_INDICATOR_TOTAL, SP_INDICATOR_RATIO);
  sp_record_set_text (indicator, SP_INDICATOR_MEASURED_IN, "%");
  sp_store_insert (fixture->store, indicator, "登记", &error);
  g_assert_no_error (error);
  return sp_record_get_id (indicator);
}

static void
test_values (StoreFixture *fixture, gconstpointer data)
{
  int64_t first = add_unit (fixture->store, "甲乡", SP_UNIT_TOWNSHIP);
  int64_t second = add_unit (fixture->store, "乙乡", SP_UNIT_TOWNSHIP);
  int64_t indicator = add_indicator (fixture, "安装率");
  SpDate on = day ("2021-09-30");
  SpIndicatorEntry entries[] = {
    {.unit = first, .has_done = TRUE, .has_whole = TRUE, .done = 3, .whole = 4},
    {.unit = second, .has_done = TRUE, .has_whole = TRUE, .done = 2, .whole = 6},
    {.unit = 0},
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_store_set_indicator_values (fixture->store, indicator, on, entries, 3, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, &sp_indicator_value_type), ==, 2);
  {
    g_autoptr (GPtrArray) standings =
      sp_reader_load_indicators (reader_of (fixture), fixture->plan, on, &error);
    const SpIndicatorStanding *standing = standings->pdata[0];

    g_assert_cmpfloat (standing->state.value.value, ==, 50);
  }

  /* Again: changed, emptied, none twice. */
  entries[0].done = 4;
  entries[1] = (SpIndicatorEntry) {.unit = second};
  g_assert_true (sp_store_set_indicator_values (fixture->store, indicator, on, entries, 2, &error));
  g_assert_cmpint (count (fixture, &sp_indicator_value_type), ==, 1);
  undo (fixture);
  g_assert_cmpint (count (fixture, &sp_indicator_value_type), ==, 2);
}

static void
test_values_refused (StoreFixture *fixture, gconstpointer data)
{
  int64_t indicator = add_indicator (fixture, "安装率");
  const SpIndicatorEntry half = {.has_done = TRUE, .done = 3};
  const SpIndicatorEntry whole = {.has_value = TRUE, .value = 3};
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_set_indicator_values (fixture->store, indicator, day ("2021-09-30"),
                                                 &half, 1, &error));
  assert_sentence (error);
  g_clear_error (&error);
  g_assert_false (sp_store_set_indicator_values (fixture->store, indicator, sp_date_today () + 1,
                                                 &whole, 1, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  assert_sentence (error);
  g_assert_cmpint (count (fixture, &sp_indicator_value_type), ==, 0);
}

/* ---- accidents ---- */

static void
test_totals (StoreFixture *fixture, gconstpointer data)
{
  const SpAccidentSum three = {.accidents = 3, .deaths = 1}, none = {0};
  SpAccidentYears years;
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_store_set_accident_total (fixture->store, 2019, 5, SP_ACCIDENT_INDUSTRY_ROAD,
                                              &none, &error));
  g_assert_cmpint (count (fixture, &sp_accident_total_type), ==, 0);
  for (guint i = 0; i < 2; i++)
    g_assert_true (sp_store_set_accident_total (fixture->store, 2019, 5, SP_ACCIDENT_INDUSTRY_ROAD,
                                                &three, &error));
  g_assert_true (sp_store_set_accident_total (fixture->store, 2019, 5, SP_ACCIDENT_INDUSTRY_MINING,
                                              &three, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, &sp_accident_total_type), ==, 2);
  g_assert_true (sp_reader_load_accident_years (reader_of (fixture), day ("2021-06-15"), 2019, 10,
                                                &years, &error));
  g_assert_cmpuint (years.n_months, ==, 6);
  g_assert_cmpuint (years.base[4].accidents, ==, 6);
  g_assert_cmpuint (years.base[5].accidents, ==, 0);
  g_assert_cmpuint (sp_accident_years_ceiling (&years, SP_FIGURE_ACCIDENTS), ==, 5);
  g_assert_cmpuint (sp_accident_years_ceiling (&years, SP_FIGURE_DEATHS), ==, 1);
  g_assert_true (sp_store_set_accident_total (fixture->store, 2019, 5, SP_ACCIDENT_INDUSTRY_ROAD,
                                              &none, &error));
  g_assert_cmpint (count (fixture, &sp_accident_total_type), ==, 1);
}

/* This year's months add up to what the comparison says of the same days. */
static void
test_years (StoreFixture *fixture, gconstpointer data)
{
  static const char *const days[] = {"2021-01-31", "2021-06-01", "2021-06-15", "2021-06-16",
                                     "2019-06-30"};
  SpAccidentYears years;
  SpAccidentComparison comparison;
  guint sum = 0;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (SpRecord) accident = sp_record_new (&sp_accident_type);

      sp_record_set_text (accident, SP_ACCIDENT_TITLE, "事故");
      sp_record_set_integer (accident, SP_ACCIDENT_HAPPENED_ON, day (days[i]));
      g_assert_true (sp_store_insert (fixture->store, accident, "登记", &error));
    }
  g_assert_true (sp_reader_load_accident_years (reader_of (fixture), day ("2021-06-15"), 2019, 10,
                                                &years, &error));
  g_assert_true (sp_reader_compare_accidents (reader_of (fixture), day ("2021-06-15"), 2019, 10,
                                              &comparison, &error));
  for (guint i = 0; i < 12; i++)
    sum += years.now[i].accidents;
  g_assert_cmpuint (sum, ==, 3);
  g_assert_cmpuint (comparison.now.accidents, ==, sum);
  g_assert_cmpuint (years.base[5].accidents, ==, 1);
}

static void
test_goal (StoreFixture *fixture, gconstpointer data)
{
  SpAccidentGoal goal;
  SpDate on = day ("2021-06-30");
  int64_t measure;
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_reader_load_accident_goal (reader_of (fixture), 0, on, &goal, &error));
  g_assert_cmpint (goal.base_year, ==, 2019);
  g_assert_cmpuint (goal.fall, ==, 10);

  /* From a target; one of something else does not count. */
  measure = add_measure (fixture->store, fixture->plan, fixture->part, "目标", 1);
  add_target (fixture, measure, "火灾损失较2017年下降30%", "下降30%", 30, "2022-12-31");
  add_target (fixture, measure, "事故起数较2018年下降15%", "下降15%", 15, "2022-12-31");
  g_assert_true (
    sp_reader_load_accident_goal (reader_of (fixture), fixture->plan, on, &goal, &error));
  g_assert_cmpint (goal.base_year, ==, 2018);
  g_assert_cmpuint (goal.fall, ==, 15);
  g_assert_cmpint (goal.indicator, ==, 0);
  g_assert_cmpint (goal.target, !=, 0);

  /* Changed by a person: an indicator holds it, and is changed the next time. */
  for (guint i = 0; i < 2; i++)
    {
      goal.base_year = 2019 + (int)i;
      goal.fall = 12 + i;
      g_assert_true (sp_store_set_accident_goal (fixture->store, fixture->plan, &goal, &error));
      g_assert_no_error (error);
      g_assert_cmpint (count (fixture, &sp_indicator_type), ==, 1);
      g_assert_true (
        sp_reader_load_accident_goal (reader_of (fixture), fixture->plan, on, &goal, &error));
      g_assert_cmpint (goal.base_year, ==, 2019 + (int)i);
      g_assert_cmpuint (goal.fall, ==, 12 + i);
      g_assert_cmpint (goal.indicator, !=, 0);
    }
  assert_sound (fixture->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/write-running/add", test_add);
  store_fixture_add ("/store/write-running/values", test_values);
  store_fixture_add ("/store/write-running/values-refused", test_values_refused);
  store_fixture_add ("/store/write-running/totals", test_totals);
  store_fixture_add ("/store/write-running/years", test_years);
  store_fixture_add ("/store/write-running/goal", test_goal);
  return g_test_run ();
}
