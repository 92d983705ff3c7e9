/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The figures of the sample county: indicators of every status on the sample's day, and a ledger of
 * accidents with which they agree. */
#include "core/sp-accident.h"
#include "core/sp-indicator.h"
#include "exchange/sp-sample.h"
#include "fixtures.h"

static GPtrArray *
load_all (const Place *place, const SpRecordType *type, int field, int64_t id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows =
    sp_reader_load_all (sp_store_get_reader (place->store), type, field, id, &error);

  g_assert_no_error (error);
  return rows;
}

static SpDate
get_date (SpRecord *record, guint field)
{
  return (SpDate)sp_record_get_integer (record, field);
}

/* The ends of the quarters that have something to report. */
static const SpYmd quarter_ends[] = {
  {2020, 12, 31}, {2021, 3, 31}, {2021, 6, 30}, {2021, 9, 30},
  {2021, 12, 31}, {2022, 3, 31}, {2022, 6, 30}, {2022, 9, 30},
};

static SpDate
quarter_end (guint i)
{
  return sp_date_from_ymd (quarter_ends[i].year, quarter_ends[i].month, quarter_ends[i].day);
}

/* ---- indicators ---- */

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const SpIndicatorPoint *first = a, *second = b;

  return first->date - second->date;
}

static GArray *
load_milestones (const Place *place, int64_t indicator)
{
  g_autoptr (GPtrArray) rows =
    load_all (place, &sp_milestone_type, SP_MILESTONE_INDICATOR, indicator);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SpIndicatorPoint));

  for (guint i = 0; i < rows->len; i++)
    {
      SpRecord *row = g_ptr_array_index (rows, i);
      SpIndicatorPoint point = {get_date (row, SP_MILESTONE_BY_DATE),
                                sp_record_get_real (row, SP_MILESTONE_VALUE)};

      g_array_append_val (points, point);
    }
  g_array_sort (points, compare_points);
  return points;
}

static SpIndicatorStatus
judge (const Place *place, SpRecord *indicator, SpDate as_of)
{
  int64_t id = sp_record_get_id (indicator);
  g_autoptr (GArray) milestones = load_milestones (place, id);
  g_autoptr (GPtrArray) values =
    load_all (place, &sp_indicator_value_type, SP_INDICATOR_VALUE_INDICATOR, id);
  SpIndicatorPoint total = {0};
  gboolean has_value = sp_indicator_total (
    (SpIndicatorTotal)sp_record_get_integer (indicator, SP_INDICATOR_TOTAL), values, as_of, &total);
  const SpIndicatorInput input = {
    .op = (SpTargetOp)sp_record_get_integer (indicator, SP_INDICATOR_OP),
    .is_percent = TRUE, /* of changes, which the sample all has in percent */
    .has_base = sp_record_peek (indicator, SP_INDICATOR_BASE_VALUE)->is_set,
    .base = sp_record_get_real (indicator, SP_INDICATOR_BASE_VALUE),
    .start = sp_date_from_ymd (2020, 9, 1),
    .milestones = (const SpIndicatorPoint *)(gconstpointer)milestones->data,
    .n_milestones = milestones->len,
    .values = &total,
    .n_values = has_value,
    .as_of = as_of,
  };

  g_assert_cmpuint (milestones->len, >, 0);
  return sp_indicator_judge (&input).status;
}

static void
test_indicator_states (gconstpointer data)
{
  g_autoptr (GPtrArray) rows = load_all (data, &sp_indicator_type, -1, 0);

  for (guint q = 0; q < G_N_ELEMENTS (quarter_ends); q++)
    {
      guint n[SP_INDICATOR_MISSED + 1] = {0};
      guint n_seen = 0;

      for (guint i = 0; i < rows->len; i++)
        n[judge (data, g_ptr_array_index (rows, i), quarter_end (q))]++;
      for (guint i = 0; i < G_N_ELEMENTS (n); i++)
        n_seen += n[i] > 0;
      g_test_message ("%u: %u %u %u %u %u", q, n[0], n[1], n[2], n[3], n[4]);
      g_assert_cmpuint (n_seen, >=, quarter_end (q) == sp_sample_day () ? G_N_ELEMENTS (n) : 4);
      g_assert_cmpuint (n[SP_INDICATOR_MISSED], <=, 5); /* few enough to be told apart */
    }
}

/* An indicator follows a target of the measure that it names. */
static void
test_indicator_targets (gconstpointer data)
{
  const Place *place = data;
  g_autoptr (GPtrArray) rows = load_all (place, &sp_indicator_type, -1, 0);
  guint n_linked = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      SpRecord *row = g_ptr_array_index (rows, i);
      int64_t id = sp_record_get_integer (row, SP_INDICATOR_TARGET);
      g_autoptr (SpRecord) target = NULL;

      if (id == 0)
        continue;
      n_linked++;
      target = sp_reader_load (sp_store_get_reader (place->store), &sp_target_type, id, NULL);
      g_test_message ("%s: %s", sp_record_get_title (row), sp_record_get_title (target));
      g_assert_cmpint (sp_record_get_integer (target, SP_TARGET_MEASURE), ==,
                       sp_record_get_integer (row, SP_INDICATOR_MEASURE));
      if (sp_record_get_integer (row, SP_INDICATOR_OP) == SP_TARGET_DECREASE_BY)
        g_assert_cmpint (sp_record_get_integer (target, SP_TARGET_OP), ==, SP_TARGET_DECREASE_BY);
    }
  g_assert_cmpuint (n_linked, >=, 25);
}

/* What is done is no more than what there is, and each value says where it is from. */
static void
test_indicator_values (gconstpointer data)
{
  g_autoptr (GPtrArray) rows = load_all (data, &sp_indicator_value_type, -1, 0);
  guint n_of_townships = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      SpRecord *row = g_ptr_array_index (rows, i);

      n_of_townships += sp_record_get_integer (row, SP_INDICATOR_VALUE_UNIT) != 0;
      g_assert_cmpstr (sp_record_get_text (row, SP_INDICATOR_VALUE_SOURCE), !=, "");
      if (sp_record_peek (row, SP_INDICATOR_VALUE_WHOLE)->is_set)
        g_assert_cmpfloat (sp_record_get_real (row, SP_INDICATOR_VALUE_DONE), <=,
                           sp_record_get_real (row, SP_INDICATOR_VALUE_WHOLE));
    }
  g_assert_cmpuint (n_of_townships, >=, 150);
}

/* ---- accidents ---- */

static SpAccidentSum
sum_accidents (const Place *place, SpDate first, SpDate last)
{
  g_autoptr (GPtrArray) rows = load_all (place, &sp_accident_type, -1, 0);
  SpAccidentSum sum = {0};

  for (guint i = 0; i < rows->len; i++)
    {
      SpDate day = get_date (g_ptr_array_index (rows, i), SP_ACCIDENT_HAPPENED_ON);

      if (day >= first && day <= last)
        sp_accident_sum_add (&sum, g_ptr_array_index (rows, i));
    }
  return sum;
}

static void
test_accidents (gconstpointer data)
{
  g_autoptr (GPtrArray) totals = load_all (data, &sp_accident_total_type, -1, 0);
  SpPeriod month = sp_period_containing (sp_date_from_ymd (2020, 1, 1), SP_PERIOD_MONTH);
  SpAccidentSum base = {0}, all = {0}, year = {0};

  for (guint i = 0; i < totals->len; i++)
    sp_accident_sum_add_total (&base, g_ptr_array_index (totals, i));
  g_assert_cmpuint (base.accidents, ==, 27);
  g_assert_cmpuint (base.deaths, ==, 15);

  all = sum_accidents (data, month.first, sp_date_from_ymd (2022, 9, 30));
  g_assert_cmpint (all.accidents, ==, place_count ((Place *)data, &sp_accident_type));
  g_assert_cmpuint (all.by_grade[SP_ACCIDENT_LARGER], ==, 1);
  g_assert_cmpuint (all.by_grade[SP_ACCIDENT_ORDINARY], ==, all.accidents - 1);
  for (; month.last <= sp_date_from_ymd (2022, 9, 30); month = sp_period_next (&month))
    {
      SpAccidentSum sum = sum_accidents (data, month.first, month.last);

      g_assert_cmpuint (sum.accidents, >=, 1);
      g_assert_cmpuint (sum.accidents, <=, 3);
    }
  year = sum_accidents (data, sp_date_from_ymd (2021, 1, 1), sp_date_from_ymd (2021, 12, 31));
  g_assert_cmpuint (year.accidents, <=, sp_accident_ceiling (base.accidents, 10));
  g_assert_cmpuint (year.deaths, <=, sp_accident_ceiling (base.deaths, 10));
}

/* The two indicators of accidents say what the ledger says of the twelve months before. */
static void
test_accident_indicators (gconstpointer data)
{
  g_autoptr (GPtrArray) rows = load_all (data, &sp_indicator_type, -1, 0);

  for (guint i = 0; i < 2; i++)
    {
      SpRecord *indicator = g_ptr_array_index (rows, i);
      g_autoptr (GPtrArray) values = load_all (
        data, &sp_indicator_value_type, SP_INDICATOR_VALUE_INDICATOR, sp_record_get_id (indicator));

      g_assert_cmpfloat (sp_record_get_real (indicator, SP_INDICATOR_BASE_VALUE), ==,
                         i == 0 ? 27 : 15);
      g_assert_cmpuint (values->len, ==, G_N_ELEMENTS (quarter_ends));
      for (guint j = 0; j < values->len; j++)
        {
          SpRecord *value = g_ptr_array_index (values, j);
          SpDate last = get_date (value, SP_INDICATOR_VALUE_AS_OF);
          SpYmd day = sp_date_to_ymd (last);
          SpAccidentSum sum =
            sum_accidents (data, sp_date_from_ymd (day.year - 1, day.month, day.day) + 1, last);

          g_assert_cmpfloat (sp_record_get_real (value, SP_INDICATOR_VALUE_VALUE), ==,
                             i == 0 ? sum.accidents : sum.deaths);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (Place) place = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  place = place_new ();
  sp_sample_fill (place->store, &error);
  g_assert_no_error (error);
#define ADD(name, function) g_test_add_data_func ("/exchange/sample/" name, place, function)
  ADD ("indicator-states", test_indicator_states);
  ADD ("indicator-targets", test_indicator_targets);
  ADD ("indicator-values", test_indicator_values);
  ADD ("accidents", test_accidents);
  ADD ("accident-indicators", test_accident_indicators);
#undef ADD
  return g_test_run ();
}
