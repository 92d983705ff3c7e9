/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The screen's layout: rows one below the other, hit tests the inverse of positions, changes
 * followed. */
#include "chart/sp-gantt.h"
#include "test-schedule.h"

static const SpGanttStyle normal = {FALSE, 1.0};

static SpSchedule *
new_schedule (guint n)
{
  return test_schedule_new (n, sp_date_from_ymd (2021, 9, 30));
}

static void
check_positions (SpGanttLayout *layout, guint n_rows)
{
  double y = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      SpRect rect = sp_gantt_layout_row_rect (layout, i);

      g_assert_cmpfloat (rect.y, ==, y);
      g_assert_cmpfloat (rect.height, >, 0);
      g_assert_cmpint (sp_gantt_layout_row_at (layout, rect.y), ==, (int)i);
      g_assert_cmpint (sp_gantt_layout_row_at (layout, rect.y + rect.height - 0.25), ==, (int)i);
      y += rect.height;
    }
  g_assert_cmpfloat (sp_gantt_layout_get_height (layout), ==, y);
  g_assert_cmpint (sp_gantt_layout_row_at (layout, y), ==, -1);
  g_assert_cmpint (sp_gantt_layout_row_at (layout, -0.5), ==, -1);
}

static void
test_rows (void)
{
  static const guint sizes[] = {0, 1, 300, 5000};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SpSchedule) schedule = new_schedule (sizes[i]);
      g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
      g_autoptr (SpGanttLayout) layout = sp_gantt_layout_new (scene, &normal, 1);

      check_positions (layout, sp_gantt_scene_get_n_rows (scene));
    }
}

static void
test_row_changed (void)
{
  g_autoptr (SpSchedule) schedule = new_schedule (300);
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
  g_autoptr (SpGanttLayout) layout = sp_gantt_layout_new (scene, &normal, 1);
  guint row = (guint)sp_gantt_scene_find (scene, 100);
  double before = sp_gantt_layout_row_rect (layout, row).height;
  double last = sp_gantt_layout_row_rect (layout, sp_gantt_scene_get_n_rows (scene) - 1).y;
  SpScheduleRow changed = *sp_schedule_get_row (schedule, 99);
  double grown;

  changed.title = "短";
  changed.leads = "县水务局";
  changed.responsibles = "";
  sp_schedule_replace_row (schedule, 99, &changed, NULL, 0);
  sp_gantt_scene_row_changed (scene, 100);
  sp_gantt_layout_row_changed (layout, row);
  grown = sp_gantt_layout_row_rect (layout, row).height - before;
  g_assert_cmpfloat (grown, <=, 0);
  g_assert_cmpfloat (sp_gantt_layout_row_rect (layout, sp_gantt_scene_get_n_rows (scene) - 1).y, ==,
                     last + grown);
  check_positions (layout, sp_gantt_scene_get_n_rows (scene));

  /* And taller again, asked for out of order. */
  changed.title = "一个很长很长很长很长很长很长很长很长很长很长很长很长很长很长的任务名称";
  sp_schedule_replace_row (schedule, 99, &changed, NULL, 0);
  sp_gantt_layout_row_changed (layout, row);
  g_assert_cmpfloat (sp_gantt_layout_row_rect (layout, row).height, >, before + grown);
  check_positions (layout, sp_gantt_scene_get_n_rows (scene));
}

static void
test_dates (void)
{
  static const double zooms[] = {0.2, 0.55, 3, 40};
  g_autoptr (SpSchedule) schedule = new_schedule (10);
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autoptr (SpGanttLayout) layout = sp_gantt_layout_new (scene, &normal, zooms[i]);

      for (SpDate date = sp_date_from_ymd (2020, 1, 1); date <= sp_date_from_ymd (2022, 12, 31);
           date += 13)
        g_assert_cmpint (
          sp_gantt_layout_x_to_date (layout, sp_gantt_layout_date_to_x (layout, date)), ==, date);
      g_assert_cmpfloat (sp_gantt_layout_date_to_x (layout, sp_date_from_ymd (2020, 1, 1)), ==, 0);
      g_assert_cmpfloat_with_epsilon (
        sp_gantt_layout_date_to_x (layout, sp_date_from_ymd (2023, 1, 1)),
        sp_gantt_layout_get_width (layout), 1e-6);
    }
}

static void
test_fit (void)
{
  g_autoptr (SpSchedule) schedule = new_schedule (10);
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
  g_autoptr (SpGanttLayout) layout =
    sp_gantt_layout_new (scene, &normal, sp_gantt_layout_fit (scene, 777));

  g_assert_cmpfloat_with_epsilon (sp_gantt_layout_get_width (layout), 777, 1e-6);
}

/* Larger text makes everything larger but the time axis. */
static void
test_scale (void)
{
  const SpGanttStyle large = {TRUE, 1.5};
  g_autoptr (SpSchedule) schedule = new_schedule (50);
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
  g_autoptr (SpGanttLayout) small = sp_gantt_layout_new (scene, &normal, 1);
  g_autoptr (SpGanttLayout) big = sp_gantt_layout_new (scene, &large, 1);

  g_assert_cmpfloat (sp_gantt_layout_get_height (big), >, 1.3 * sp_gantt_layout_get_height (small));
  g_assert_cmpfloat (sp_gantt_layout_get_columns_width (big), >,
                     1.3 * sp_gantt_layout_get_columns_width (small));
  g_assert_cmpfloat (sp_gantt_layout_get_width (big), ==, sp_gantt_layout_get_width (small));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/gantt-layout/rows", test_rows);
  g_test_add_func ("/chart/gantt-layout/row-changed", test_row_changed);
  g_test_add_func ("/chart/gantt-layout/dates", test_dates);
  g_test_add_func ("/chart/gantt-layout/fit", test_fit);
  g_test_add_func ("/chart/gantt-layout/scale", test_scale);
  return g_test_run ();
}
