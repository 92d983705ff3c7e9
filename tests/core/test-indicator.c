/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How indicators stand as of a date, in each direction, and totals over units. */
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/indicator/judge", test_judge);
  g_test_add_func ("/core/indicator/totals", test_totals);
  g_test_add_func ("/core/indicator/ratio", test_ratio);
  return g_test_run ();
}
