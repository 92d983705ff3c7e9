/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How indicators stand as of a date, in each direction, and totals over units. */
#include "core/sp-accident.h"
#include "core/sp-indicator.h"

#define MAX_POINTS 4

typedef struct
{
  const char *date;
  double value;
} Point;

typedef struct
{
  const char *name;
  SpTargetOp op;
  gboolean is_percent, has_base;
  double base;
  Point milestones[MAX_POINTS];
  Point values[MAX_POINTS];
  const char *as_of;
  SpIndicatorStatus status;
  double goal;
} Case;

/* Two milestones: 30 by the end of 2020, 90 by the end of 2022. */
#define TWO_STEPS                                                                                  \
  {                                                                                                \
    {"2020-12-31", 30},                                                                            \
    {                                                                                              \
      "2022-12-31", 90                                                                             \
    }                                                                                              \
  }

static const Case cases[] = {
  {"no value",
   SP_TARGET_AT_LEAST,
   FALSE,
   FALSE,
   0,
   TWO_STEPS,
   {{0}},
   "2020-10-01",
   SP_INDICATOR_UNKNOWN,
   30},
  {"a value of the future does not count",
   SP_TARGET_AT_LEAST,
   FALSE,
   FALSE,
   0,
   TWO_STEPS,
   {{"2020-11-01", 95}},
   "2020-10-01",
   SP_INDICATOR_UNKNOWN,
   30},
  {"at the first milestone",
   SP_TARGET_AT_LEAST,
   FALSE,
   FALSE,
   0,
   TWO_STEPS,
   {{"2020-12-20", 30}},
   "2020-12-31",
   SP_INDICATOR_ON_PATH,
   30},
  {"the first milestone missed",
   SP_TARGET_AT_LEAST,
   FALSE,
   FALSE,
   0,
   TWO_STEPS,
   {{"2020-12-20", 29}},
   "2021-01-01",
   SP_INDICATOR_MISSED,
   90},
  {"half way, on the path",
   SP_TARGET_AT_LEAST,
   FALSE,
   FALSE,
   0,
   TWO_STEPS,
   {{"2021-12-20", 60.1}},
   "2021-12-31",
   SP_INDICATOR_ON_PATH,
   90},
  {"half way, off the path",
   SP_TARGET_AT_LEAST,
   FALSE,
   FALSE,
   0,
   TWO_STEPS,
   {{"2021-12-20", 55}},
   "2021-12-31",
   SP_INDICATOR_OFF_PATH,
   90},
  {"reached early",
   SP_TARGET_AT_LEAST,
   FALSE,
   FALSE,
   0,
   TWO_STEPS,
   {{"2021-03-01", 90}},
   "2021-03-31",
   SP_INDICATOR_REACHED,
   90},
  {"missed at the end",
   SP_TARGET_AT_LEAST,
   FALSE,
   FALSE,
   0,
   TWO_STEPS,
   {{"2022-12-01", 89}},
   "2023-01-01",
   SP_INDICATOR_MISSED,
   90},
  {"a fall by a tenth, reached",
   SP_TARGET_DECREASE_BY,
   TRUE,
   TRUE,
   10,
   {{"2022-12-31", 10}},
   {{"2022-12-31", 9}},
   "2022-12-31",
   SP_INDICATOR_REACHED,
   9},
  {"a fall by a tenth, on the path",
   SP_TARGET_DECREASE_BY,
   TRUE,
   TRUE,
   10,
   {{"2022-12-31", 10}},
   {{"2021-06-30", 9.5}},
   "2021-06-30",
   SP_INDICATOR_ON_PATH,
   9},
  {"a fall without a base",
   SP_TARGET_DECREASE_BY,
   TRUE,
   FALSE,
   0,
   {{"2022-12-31", 10}},
   {{"2022-12-31", 9}},
   "2022-12-31",
   SP_INDICATOR_UNKNOWN,
   0},
  {"a fall by a number",
   SP_TARGET_DECREASE_BY,
   FALSE,
   TRUE,
   10,
   {{"2022-12-31", 2}},
   {{"2022-12-31", 8}},
   "2022-12-31",
   SP_INDICATOR_REACHED,
   8},
  {"a rise",
   SP_TARGET_INCREASE_BY,
   TRUE,
   TRUE,
   50,
   {{"2022-12-31", 20}},
   {{"2022-12-31", 59}},
   "2023-01-01",
   SP_INDICATOR_MISSED,
   60},
  {"a limit kept",
   SP_TARGET_AT_MOST,
   FALSE,
   TRUE,
   12,
   {{"2022-12-31", 9}},
   {{"2021-01-01", 9}},
   "2021-01-01",
   SP_INDICATOR_REACHED,
   9},
  {"a limit not kept yet",
   SP_TARGET_AT_MOST,
   FALSE,
   TRUE,
   12,
   {{"2022-12-31", 9}},
   {{"2021-01-01", 11}},
   "2021-01-01",
   SP_INDICATOR_OFF_PATH,
   9},
  {"below means below",
   SP_TARGET_BELOW,
   FALSE,
   FALSE,
   0,
   {{"2022-12-31", 9}},
   {{"2022-12-31", 9}},
   "2022-12-31",
   SP_INDICATOR_OFF_PATH,
   9},
  {"beyond an earlier step on the way to the last",
   SP_TARGET_EQUAL,
   FALSE,
   FALSE,
   0,
   {{"2020-12-31", 60}, {"2022-12-31", 100}},
   {{"2021-06-30", 78}},
   "2021-06-30",
   SP_INDICATOR_ON_PATH,
   100},
  {"thirds add up",
   SP_TARGET_AT_LEAST,
   FALSE,
   FALSE,
   0,
   {{"2022-12-31", 100}},
   {{"2022-12-31", 100.0 / 3 * 3}},
   "2022-12-31",
   SP_INDICATOR_REACHED,
   100},
};

static guint
fill (const Point *from, SpIndicatorPoint *to)
{
  guint n = 0;

  while (n < MAX_POINTS && from[n].date != NULL)
    {
      to[n].date = sp_date_from_iso (from[n].date);
      to[n].value = from[n].value;
      n++;
    }
  return n;
}

static void
test_judge (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      SpIndicatorPoint milestones[MAX_POINTS], values[MAX_POINTS];
      SpIndicatorInput input = {.op = c->op,
                                .is_percent = c->is_percent,
                                .has_base = c->has_base,
                                .base = c->base,
                                .start = sp_date_from_iso ("2020-01-01"),
                                .milestones = milestones,
                                .values = values,
                                .as_of = sp_date_from_iso (c->as_of)};
      SpIndicatorState state;

      input.n_milestones = fill (c->milestones, milestones);
      input.n_values = fill (c->values, values);
      state = sp_indicator_judge (&input);
      g_test_message ("%s", c->name);
      g_assert_cmpint (state.status, ==, c->status);
      if (state.has_goal)
        g_assert_cmpfloat_with_epsilon (state.goal.value, c->goal, 1e-9);
    }
}

/* ---- totals ---- */

static void
add_value (
  GPtrArray *values, int64_t unit, const char *as_of, double value, double done, double whole)
{
  SpRecord *record = sp_record_new (&sp_indicator_value_type);

  sp_record_set_identity (record, values->len + 1, NULL, 1);
  sp_record_set_integer (record, SP_INDICATOR_VALUE_UNIT, unit);
  sp_record_set_integer (record, SP_INDICATOR_VALUE_AS_OF, sp_date_from_iso (as_of));
  if (whole > 0)
    {
      sp_record_set_real (record, SP_INDICATOR_VALUE_DONE, done);
      sp_record_set_real (record, SP_INDICATOR_VALUE_WHOLE, whole);
    }
  else
    sp_record_set_real (record, SP_INDICATOR_VALUE_VALUE, value);
  g_ptr_array_add (values, record);
}

static void
test_totals (void)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_object_unref);
  SpDate as_of = sp_date_from_iso ("2021-06-30");
  SpIndicatorPoint total;

  g_assert_false (sp_indicator_total (SP_INDICATOR_SUM, values, as_of, &total));
  add_value (values, 1, "2021-03-31", 5, 0, 0);
  add_value (values, 1, "2021-06-30", 7, 0, 0); /* the unit's last counts */
  add_value (values, 2, "2021-05-31", 4, 0, 0);
  add_value (values, 2, "2021-07-31", 100, 0, 0); /* not yet */
  g_assert_true (sp_indicator_total (SP_INDICATOR_SUM, values, as_of, &total));
  g_assert_cmpfloat (total.value, ==, 11);
  g_assert_cmpint (total.date, ==, as_of);
  g_assert_false (sp_indicator_total (SP_INDICATOR_LATEST, values, as_of, &total));
  add_value (values, 0, "2021-04-30", 9, 0, 0);
  g_assert_true (sp_indicator_total (SP_INDICATOR_LATEST, values, as_of, &total));
  g_assert_cmpfloat (total.value, ==, 9);
}

static void
test_ratio (void)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_object_unref);
  SpIndicatorPoint total;

  add_value (values, 1, "2021-03-31", 0, 10, 10);
  add_value (values, 2, "2021-03-31", 0, 20, 90);
  g_assert_true (
    sp_indicator_total (SP_INDICATOR_RATIO, values, sp_date_from_iso ("2021-06-30"), &total));
  g_assert_cmpfloat (total.value, ==, 30); /* not the mean of 100 and 22.2 */
}

/* The path drawn is the path judged by, on every day. */
static double
read_path (const GArray *path, SpDate day)
{
  const SpIndicatorPoint *before = NULL;

  for (guint i = 0; i < path->len; i++)
    {
      const SpIndicatorPoint *point = &g_array_index (path, SpIndicatorPoint, i);

      if (point->date >= day)
        return before == NULL || point->date == before->date
                 ? point->value
                 : before->value + (point->value - before->value) * (day - before->date) /
                                     (point->date - before->date);
      before = point;
    }
  return before != NULL ? before->value : 0;
}

static void
test_path (void)
{
  static const struct
  {
    SpTargetOp op;
    gboolean has_base;
    guint n_points;
  } path_cases[] = {
    {SP_TARGET_AT_LEAST, FALSE, 3},    {SP_TARGET_AT_LEAST, TRUE, 3},
    {SP_TARGET_AT_MOST, FALSE, 4},     {SP_TARGET_DECREASE_BY, TRUE, 3},
    {SP_TARGET_DECREASE_BY, FALSE, 0},
  };
  const SpIndicatorPoint milestones[] = {{sp_date_from_ymd (2020, 12, 31), 30},
                                         {sp_date_from_ymd (2022, 12, 31), 90}};

  for (guint i = 0; i < G_N_ELEMENTS (path_cases); i++)
    {
      SpIndicatorInput input = {.op = path_cases[i].op,
                                .is_percent = TRUE,
                                .has_base = path_cases[i].has_base,
                                .base = 20,
                                .start = sp_date_from_ymd (2020, 1, 1),
                                .milestones = milestones,
                                .n_milestones = 2};
      g_autoptr (GArray) path = sp_indicator_list_path (&input);

      g_test_message ("%u", i);
      g_assert_cmpuint (path->len, ==, path_cases[i].n_points);
      for (input.as_of = input.start; path->len > 0 && input.as_of < milestones[1].date + 60;
           input.as_of += 13)
        g_assert_cmpfloat_with_epsilon (read_path (path, input.as_of),
                                        sp_indicator_judge (&input).path, 1e-6);
    }
}

/* The walk over the days says on each what asking for that day alone says. */
static void
test_list_totals (void)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_object_unref);
  SpDate first = sp_date_from_ymd (2021, 1, 1);

  for (guint i = 0; i < 60; i++)
    {
      SpRecord *value = sp_record_new (&sp_indicator_value_type);

      sp_record_set_identity (value, i + 1, NULL, 1);
      sp_record_set_integer (value, SP_INDICATOR_VALUE_UNIT, i > 40 && i % 7 == 0 ? 0 : 1 + i % 4);
      sp_record_set_integer (value, SP_INDICATOR_VALUE_AS_OF, first + (SpDate)(i * 37 % 23));
      if (i % 3 == 0)
        sp_record_set_real (value, SP_INDICATOR_VALUE_VALUE, i);
      sp_record_set_real (value, SP_INDICATOR_VALUE_DONE, i % 5);
      sp_record_set_real (value, SP_INDICATOR_VALUE_WHOLE, 5 + i % 2);
      g_ptr_array_add (values, value);
    }
  for (guint how = 0; how < sp_indicator_totals.n_words; how++)
    {
      g_autoptr (GArray) totals =
        sp_indicator_list_totals ((SpIndicatorTotal)how, values, first + 20);
      guint k = 0;

      for (SpDate day = first; day <= first + 20; day++)
        {
          SpIndicatorPoint total;

          if (!sp_indicator_total ((SpIndicatorTotal)how, values, day, &total))
            continue;
          g_assert_cmpuint (k, <, totals->len);
          g_assert_cmpint (g_array_index (totals, SpIndicatorPoint, k).date, ==, day);
          g_assert_cmpfloat (g_array_index (totals, SpIndicatorPoint, k++).value, ==, total.value);
        }
      g_assert_cmpuint (k, ==, totals->len);
      g_assert_cmpuint (k, >, 0);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    const char *text;
  } numbers[] = {{0, "0"},       {-0.001, "0"},     {100, "100"},
                 {62.5, "62.5"}, {66.126, "66.13"}, {-3.1, "-3.1"},
                 {1200, "1200"}, {0.05, "0.05"},    {1e300, "1.000e+300"}};

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = sp_indicator_dup_number (numbers[i].value);

      g_assert_cmpstr (text, ==, numbers[i].text);
    }
}

static void
test_goals (void)
{
  static const struct
  {
    SpTargetOp op;
    int base_year;
    const char *measured_in, *text, *unit;
  } goals[] = {{SP_TARGET_AT_LEAST, 0, "%", "≥90%", "%"},
               {SP_TARGET_AT_MOST, 0, "座", "≤90座", "座"},
               {SP_TARGET_DECREASE_BY, 2019, "%", "较2019年下降90%", ""},
               {SP_TARGET_DECREASE_BY, 2019, "起（降%）", "较2019年下降90%", "起"},
               {SP_TARGET_DECREASE_BY, 2019, "起", "较2019年下降90起", "起"},
               {SP_TARGET_INCREASE_BY, 0, "%", "上升90%", ""}};

  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    {
      g_autoptr (SpRecord) indicator = sp_record_new (&sp_indicator_type);
      g_autofree char *text = NULL;
      g_autofree char *unit = NULL;

      sp_record_set_integer (indicator, SP_INDICATOR_OP, goals[i].op);
      sp_record_set_text (indicator, SP_INDICATOR_MEASURED_IN, goals[i].measured_in);
      if (goals[i].base_year != 0)
        sp_record_set_integer (indicator, SP_INDICATOR_BASE_YEAR, goals[i].base_year);
      text = sp_indicator_dup_goal (SP_INDICATOR (indicator), 90);
      g_assert_cmpstr (text, ==, goals[i].text);
      unit = sp_indicator_dup_value_unit (SP_INDICATOR (indicator));
      g_assert_cmpstr (unit, ==, goals[i].unit);
    }
}

static void
test_sentence (void)
{
  static const struct
  {
    const char *as_of, *text;
  } sentences[] = {
    {"2020-05-01", "截至2020年5月1日无数据；2020年12月31日前≥30%。"},
    {"2021-12-31", "截至2021年12月20日为55%，慢于序时（序时应≥60%）；2022年12月31日前≥90%。"},
    {"2023-01-31", "截至2021年12月20日为55%，未达成；2022年12月31日前≥90%。"},
  };
  const SpIndicatorPoint milestones[] = {{sp_date_from_ymd (2020, 12, 31), 30},
                                         {sp_date_from_ymd (2022, 12, 31), 90}};
  const SpIndicatorPoint value = {sp_date_from_ymd (2021, 12, 20), 55};
  g_autoptr (SpRecord) indicator = sp_record_new (&sp_indicator_type);

  sp_record_set_text (indicator, SP_INDICATOR_MEASURED_IN, "%");
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      const SpIndicatorInput input = {.start = sp_date_from_ymd (2020, 1, 1),
                                      .milestones = milestones,
                                      .n_milestones = 2,
                                      .values = &value,
                                      .n_values = 1,
                                      .as_of = sp_date_from_iso (sentences[i].as_of)};
      SpIndicatorState state = sp_indicator_judge (&input);
      g_autofree char *text = sp_indicator_dup_sentence (SP_INDICATOR (indicator), &input, &state);

      g_assert_cmpstr (text, ==, sentences[i].text);
    }
}

static void
test_warnings (void)
{
  static const struct
  {
    double value, done, whole;
    const char *measured_in, *as_of;
    gboolean is_odd;
  } odd[] = {
    {100, 0, 0, "%", "2021-01-01", FALSE}, {100.5, 0, 0, "%", "2021-01-01", TRUE},
    {-1, 0, 0, "%", "2021-01-01", TRUE},   {120, 0, 0, "座", "2021-01-01", FALSE},
    {0, 11, 10, "%", "2021-01-01", TRUE},  {0, 10, 10, "%", "2021-01-01", FALSE},
    {50, 0, 0, "%", "2019-12-31", TRUE},   {50, 0, 0, "%", "2023-01-01", TRUE},
    {50, 0, 0, "%", "2022-12-31", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (SpRecord) indicator = sp_record_new (&sp_indicator_type);
      g_autoptr (SpRecord) value = sp_record_new (&sp_indicator_value_type);
      g_autofree char *warning = NULL;

      sp_record_set_text (indicator, SP_INDICATOR_MEASURED_IN, odd[i].measured_in);
      sp_record_set_integer (value, SP_INDICATOR_VALUE_AS_OF, sp_date_from_iso (odd[i].as_of));
      if (odd[i].whole > 0)
        {
          sp_record_set_real (value, SP_INDICATOR_VALUE_DONE, odd[i].done);
          sp_record_set_real (value, SP_INDICATOR_VALUE_WHOLE, odd[i].whole);
        }
      else
        sp_record_set_real (value, SP_INDICATOR_VALUE_VALUE, odd[i].value);
      warning = sp_indicator_value_dup_warning (
        SP_INDICATOR_VALUE (value), SP_INDICATOR (indicator), sp_date_from_ymd (2020, 1, 1),
        sp_date_from_ymd (2022, 12, 31));
      g_test_message ("%u", i);
      g_assert_cmpint (warning != NULL, ==, odd[i].is_odd);
    }
}

static void
test_future (void)
{
  g_autoptr (GError) error = NULL;
  SpDate today = sp_date_from_ymd (2021, 9, 30);

  g_assert_true (sp_running_check_day ("统计日期", today, today, &error));
  g_assert_no_error (error);
  g_assert_false (sp_running_check_day ("统计日期", today + 1, today, &error));
  g_assert_cmpstr (error->message, ==, "统计日期是2021年10月1日，晚于今天，请核对日期。");
}

/* Records of days to come are refused wherever they come from. */
static void
test_future_records (void)
{
  static const struct
  {
    SpDate later;
    gboolean is_kept;
  } days[] = {{0, TRUE}, {1, FALSE}};

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (SpRecord) value = sp_record_new (&sp_indicator_value_type);
      g_autoptr (SpRecord) accident = sp_record_new (&sp_accident_type);
      SpDate day = sp_date_today () + days[i].later;

      sp_record_set_integer (value, SP_INDICATOR_VALUE_INDICATOR, 1);
      sp_record_set_integer (value, SP_INDICATOR_VALUE_AS_OF, day);
      sp_record_set_real (value, SP_INDICATOR_VALUE_VALUE, 1);
      g_assert_cmpint (sp_record_check (value, NULL), ==, days[i].is_kept);
      sp_record_set_text (accident, SP_ACCIDENT_TITLE, "事故");
      sp_record_set_integer (accident, SP_ACCIDENT_HAPPENED_ON, day);
      g_assert_cmpint (sp_record_check (accident, NULL), ==, days[i].is_kept);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/indicator/judge", test_judge);
  g_test_add_func ("/core/indicator/totals", test_totals);
  g_test_add_func ("/core/indicator/ratio", test_ratio);
  g_test_add_func ("/indicator/path", test_path);
  g_test_add_func ("/indicator/list-totals", test_list_totals);
  g_test_add_func ("/indicator/numbers", test_numbers);
  g_test_add_func ("/indicator/goals", test_goals);
  g_test_add_func ("/indicator/sentence", test_sentence);
  g_test_add_func ("/indicator/warnings", test_warnings);
  g_test_add_func ("/indicator/future", test_future);
  g_test_add_func ("/indicator/future-records", test_future_records);
  return g_test_run ();
}
