/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time axis: days to points and back, ticks, and the choice of heads. */
#include "chart/sp-time-scale.h"

static SpDate
iso (const char *text)
{
  return sp_date_from_iso (text);
}

static void
test_span (void)
{
  SpTimeScale scale;

  sp_time_scale_init (&scale, iso ("2020-05-17"), iso ("2022-02-03"), 2);
  g_assert_cmpint (scale.first, ==, iso ("2020-05-01"));
  g_assert_cmpint (scale.last, ==, iso ("2022-02-28"));
  g_assert_cmpint (sp_time_scale_n_days (&scale), ==, 245 + 365 + 59);
  g_assert_cmpfloat (sp_time_scale_width (&scale), ==, 2 * (245 + 365 + 59));
}

static void
test_inverse (void)
{
  static const double zooms[] = {0.013, 0.3, 1, 1.7, 33.3};

  for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      SpTimeScale scale;

      sp_time_scale_init (&scale, iso ("2020-01-01"), iso ("2022-12-31"), zooms[z]);
      for (SpDate date = scale.first; date <= scale.last; date++)
        {
          double x = sp_time_scale_x (&scale, date), end = sp_time_scale_end (&scale, date);

          g_assert_cmpint (sp_time_scale_date (&scale, x), ==, date);
          g_assert_cmpint (sp_time_scale_date (&scale, (x + end) / 2), ==, date);
          g_assert_cmpfloat_with_epsilon (end, sp_time_scale_x (&scale, date + 1), 1e-9);
        }
      g_assert_cmpint (sp_time_scale_date (&scale, -1e9), ==, scale.first);
      g_assert_cmpint (sp_time_scale_date (&scale, 1e9), ==, scale.last);
    }
}

static void
test_ticks (void)
{
  static const struct
  {
    SpTickUnit unit;
    const char *date, *floor, *next;
  } cases[] = {
    {SP_TICK_DAY, "2021-09-30", "2021-09-30", "2021-10-01"},
    /* 2021-09-30 was a Thursday. */
    {SP_TICK_WEEK, "2021-09-30", "2021-09-27", "2021-10-04"},
    {SP_TICK_WEEK, "2021-09-27", "2021-09-27", "2021-10-04"},
    {SP_TICK_WEEK, "2021-10-03", "2021-09-27", "2021-10-04"},
    {SP_TICK_MONTH, "2020-02-29", "2020-02-01", "2020-03-01"},
    {SP_TICK_MONTH, "2021-12-31", "2021-12-01", "2022-01-01"},
    {SP_TICK_QUARTER, "2021-09-30", "2021-07-01", "2021-10-01"},
    {SP_TICK_QUARTER, "2021-10-01", "2021-10-01", "2022-01-01"},
    {SP_TICK_YEAR, "2020-12-31", "2020-01-01", "2021-01-01"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (sp_tick_floor (cases[i].unit, iso (cases[i].date)), ==,
                       iso (cases[i].floor));
      g_assert_cmpint (sp_tick_next (cases[i].unit, iso (cases[i].date)), ==, iso (cases[i].next));
    }
}

static void
test_levels (void)
{
  static const struct
  {
    double per_day;
    guint n;
    SpTickUnit finest;
  } cases[] = {
    {20, 3, SP_TICK_DAY},    {5, 3, SP_TICK_WEEK},      {1, 3, SP_TICK_MONTH},
    {0.6, 3, SP_TICK_MONTH}, {0.3, 2, SP_TICK_QUARTER}, {0.05, 1, SP_TICK_YEAR},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpTickUnit levels[SP_TIME_MAX_LEVELS];
      SpTimeScale scale;
      guint n;

      sp_time_scale_init (&scale, iso ("2020-01-01"), iso ("2022-12-31"), cases[i].per_day);
      n = sp_time_scale_levels (&scale, 11, levels);
      g_assert_cmpuint (n, ==, cases[i].n);
      g_assert_cmpint (levels[n - 1], ==, cases[i].finest);
      for (guint k = 1; k < n; k++)
        g_assert_cmpint (levels[k - 1], >, levels[k]);
    }
}

static void
test_labels (void)
{
  static const struct
  {
    SpTickUnit unit;
    double per_day;
    gboolean is_top;
    const char *label;
  } cases[] = {
    {SP_TICK_YEAR, 1, TRUE, "2021年"},   {SP_TICK_QUARTER, 1, FALSE, "三季度"},
    {SP_TICK_QUARTER, 0.2, FALSE, "3"},  {SP_TICK_MONTH, 30, TRUE, "2021年8月"},
    {SP_TICK_MONTH, 30, FALSE, "8月"},   {SP_TICK_MONTH, 0.6, FALSE, "8"},
    {SP_TICK_WEEK, 10, FALSE, "12日起"}, {SP_TICK_WEEK, 3, FALSE, "12"},
    {SP_TICK_DAY, 20, FALSE, "12"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpTimeScale scale;
      char label[SP_TICK_LABEL_LEN];
      guint form;

      sp_time_scale_init (&scale, iso ("2020-01-01"), iso ("2022-12-31"), cases[i].per_day);
      form = sp_time_scale_form (&scale, cases[i].unit, cases[i].is_top, 11);
      g_assert_cmpstr (sp_tick_label (cases[i].unit, form, iso ("2021-08-12"), label), ==,
                       cases[i].label);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/time-scale/span", test_span);
  g_test_add_func ("/chart/time-scale/inverse", test_inverse);
  g_test_add_func ("/chart/time-scale/ticks", test_ticks);
  g_test_add_func ("/chart/time-scale/levels", test_levels);
  g_test_add_func ("/chart/time-scale/labels", test_labels);
  return g_test_run ();
}
