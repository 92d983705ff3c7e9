/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scene: grouping, order, counts, words, and following a changed row. */
#include "chart/sp-gantt-scene.h"
#include "test-schedule.h"

#include <string.h>

static const SpDate as_of_day = 738063; /* 2021-09-30, checked below */

static void
add (SpSchedule *schedule, int64_t id, const char *leads, int percent)
{
  SpScheduleRow row = {.measure = id,
                       .path = "",
                       .title = "检查",
                       .leads = leads,
                       .responsibles = "",
                       .start = sp_date_from_ymd (2021, 3, 1),
                       .due = sp_date_from_ymd (2021, 9, 1),
                       .end = sp_date_from_ymd (2021, 9, 1),
                       .percent = percent};

  sp_schedule_add_row (schedule, &row, NULL, 0);
}

/* Two parts; measure 3 has two leads, measure 4 none. */
static SpSchedule *
small_schedule (void)
{
  SpSchedule *schedule = test_schedule_new_empty (as_of_day);

  add (schedule, 1, "县水务局", 100);
  add (schedule, 2, "县公安局", 20);
  sp_schedule_add_part (schedule, 2, 5, "消防安全");
  add (schedule, 3, "县公安局、县水务局", 50);
  add (schedule, 4, "", 0);
  add (schedule, 5, "县水务局二队", 0);
  return schedule;
}

static char *
dup_order (SpGanttScene *scene)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < sp_gantt_scene_get_n_rows (scene); i++)
    {
      int64_t measure = sp_gantt_scene_get_measure (scene, i);

      if (measure == 0)
        g_string_append_printf (
          order, "[%s]",
          sp_gantt_scene_get_group_title (scene, sp_gantt_scene_get_group (scene, i)));
      else
        g_string_append_printf (order, "%d", (int)measure);
    }
  return g_string_free (g_steal_pointer (&order), FALSE);
}

static void
test_grouping (void)
{
  static const struct
  {
    SpGanttGroup group;
    const char *unit, *order;
    guint total;
    gboolean has_repeats;
  } cases[] = {
    {SP_GANTT_GROUP_PART, NULL, "[全县安全生产专项整治总体任务]12[附件5　消防安全]345", 5, FALSE},
    {SP_GANTT_GROUP_UNIT, NULL, "[县水务局]13[县公安局]23[县水务局二队]5[未明确牵头单位]4", 5,
     TRUE},
    {SP_GANTT_GROUP_PART, "县水务局", "[全县安全生产专项整治总体任务]1[附件5　消防安全]3", 2,
     FALSE},
    {SP_GANTT_GROUP_PART, "县公安局", "[全县安全生产专项整治总体任务]2[附件5　消防安全]3", 2,
     FALSE},
    {SP_GANTT_GROUP_UNIT, "县公安局", "[县公安局]23", 2, FALSE},
    {SP_GANTT_GROUP_PART, "公安局", "", 0, FALSE},
    {SP_GANTT_GROUP_UNIT, "没有这个单位", "", 0, FALSE},
  };
  g_autoptr (SpSchedule) schedule = small_schedule ();

  g_assert_cmpint (as_of_day, ==, sp_date_from_ymd (2021, 9, 30));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpGanttOptions options = {.group = cases[i].group, .unit = cases[i].unit};
      g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, &options);
      g_autofree char *order = dup_order (scene);

      g_assert_cmpstr (order, ==, cases[i].order);
      g_assert_cmpuint (sp_gantt_scene_get_totals (scene).total, ==, cases[i].total);
      g_assert_cmpint (sp_gantt_scene_has_repeats (scene), ==, cases[i].has_repeats);
    }
}

static void
test_lead_units (void)
{
  g_autoptr (SpSchedule) schedule = small_schedule ();
  g_auto (GStrv) units = sp_gantt_scene_dup_lead_units (schedule);
  g_autofree char *joined = g_strjoinv (",", units);

  g_assert_cmpstr (joined, ==, "县水务局,县公安局,县水务局二队");
}

/* Each measure is in exactly one group of its part; every lead unit's chart together holds each
 * lead once. */
static void
test_nothing_lost (void)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new (500, as_of_day);
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
  g_auto (GStrv) units = sp_gantt_scene_dup_lead_units (schedule);
  guint leads = 0, shown = 0;

  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (schedule, i);
      g_auto (GStrv) names = g_strsplit (row->leads, "、", -1);
      int at = sp_gantt_scene_find (scene, row->measure);

      leads += g_strv_length (names);
      g_assert_cmpint (at, >=, 0);
      g_assert_cmpint (sp_gantt_scene_get_measure (scene, (guint)at), ==, row->measure);
      g_assert_cmpuint (sp_gantt_scene_get_number (scene, (guint)at), ==, i + 1);
    }
  for (guint i = 0; units[i] != NULL; i++)
    {
      SpGanttOptions options = {.unit = units[i]};
      g_autoptr (SpGanttScene) one = sp_gantt_scene_new (schedule, &options);

      shown += sp_gantt_scene_get_totals (one).total;
    }
  g_assert_cmpuint (shown, ==, leads);
}

static void
test_row_changed (void)
{
  static const SpGanttGroup groups[] = {SP_GANTT_GROUP_PART, SP_GANTT_GROUP_UNIT};

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (SpSchedule) schedule = small_schedule ();
      SpGanttOptions options = {.group = groups[i]};
      g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, &options);
      guint row = (guint)sp_gantt_scene_find (scene, 3);
      guint group = sp_gantt_scene_get_group (scene, row);
      guint before = sp_gantt_scene_get_group_totals (scene, group).by_light[SP_LIGHT_DONE];
      guint all = sp_gantt_scene_get_totals (scene).by_light[SP_LIGHT_DONE];
      SpScheduleRow changed = *sp_schedule_get_row (schedule, 2);
      g_autofree char *old = sp_gantt_scene_dup_description (scene, row);
      g_autofree char *now = NULL;

      changed.percent = 100;
      sp_schedule_replace_row (schedule, 2, &changed, NULL, 0);
      sp_gantt_scene_row_changed (scene, 3);
      now = sp_gantt_scene_dup_description (scene, row);
      g_assert_cmpstr (now, !=, old);
      g_assert_nonnull (strstr (now, "进度100%"));
      g_assert_cmpuint (sp_gantt_scene_get_group_totals (scene, group).by_light[SP_LIGHT_DONE], ==,
                        before + 1);
      g_assert_cmpuint (sp_gantt_scene_get_totals (scene).by_light[SP_LIGHT_DONE], ==, all + 1);
    }
}

static void
test_descriptions (void)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new_empty (as_of_day);
  g_autoptr (SpGanttScene) scene = NULL;
  g_autofree char *late = NULL;
  g_autofree char *behind = NULL;
  g_autofree char *heading = NULL;

  test_schedule_add (schedule, 1, "排查燃气管道", sp_date_from_ymd (2020, 12, 31), 40);
  test_schedule_add (schedule, 2, "培训网格员", sp_date_from_ymd (2022, 12, 31), 10);
  scene = sp_gantt_scene_new (schedule, NULL);
  heading = sp_gantt_scene_dup_description (scene, 0);
  late = sp_gantt_scene_dup_description (scene, 1);
  behind = sp_gantt_scene_dup_description (scene, 2);
  g_assert_nonnull (strstr (heading, "2 项"));
  g_assert_nonnull (strstr (heading, "逾期 1 项"));
  g_assert_nonnull (strstr (late, "任务排查燃气管道，"));
  g_assert_nonnull (strstr (late, "2020年5月至12月，进度40%，逾期"));
  g_assert_nonnull (strstr (behind, "2020年5月至2022年12月"));
  g_assert_nonnull (strstr (behind, "慢于序时"));
}

static void
test_title (void)
{
  static const struct
  {
    const char *plan, *title;
  } cases[] = {
    {"示例县安全生产专项整治三年行动实施方案",
     "示例县安全生产专项整治三年行动作战图（2020—2022年）"},
    {"示例县专项整治三年行动计划（2020—2022年）", "示例县专项整治三年行动作战图（2020—2022年）"},
    {"示例县专项整治三年行动计划（2020—2022年）（示例）",
     "示例县专项整治三年行动作战图（2020—2022年）"},
    {"示例县安全生产工作方案", "示例县安全生产作战图（2020—2022年）"},
    {"示例县百日攻坚（试行）", "示例县百日攻坚（试行）作战图（2020—2022年）"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpSchedule) schedule =
        sp_schedule_new (cases[i].plan, sp_date_from_ymd (2020, 1, 1),
                         sp_date_from_ymd (2022, 12, 31), as_of_day, NULL);
      SpGanttOptions options = {.title = "自定"};
      g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
      g_autoptr (SpGanttScene) named = sp_gantt_scene_new (schedule, &options);

      g_assert_cmpstr (sp_gantt_scene_get_title (scene), ==, cases[i].title);
      g_assert_cmpstr (sp_gantt_scene_get_title (named), ==, "自定");
    }
}

/* Work outside the plan widens the axis, a mistyped century does not; nor does the as-of date. */
static void
test_span (void)
{
  static const struct
  {
    int year;
    const char *last;
  } cases[] = {{2021, "2022-12-31"}, {2023, "2023-06-30"}, {2099, "2024-12-31"}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpSchedule) schedule = test_schedule_new_empty (sp_date_from_ymd (2031, 1, 1));
      g_autoptr (SpGanttScene) scene = NULL;

      test_schedule_add (schedule, 1, "检查", sp_date_from_ymd (cases[i].year, 6, 30), 0);
      scene = sp_gantt_scene_new (schedule, NULL);
      g_assert_cmpint (sp_gantt_scene_get_first_day (scene), ==, sp_date_from_ymd (2020, 1, 1));
      g_assert_cmpint (sp_gantt_scene_get_last_day (scene), ==, sp_date_from_iso (cases[i].last));
      g_assert_true (g_str_has_suffix (sp_gantt_scene_get_title (scene), "（2020—2022年）"));
    }
}

static void
test_no_dates (void)
{
  g_autoptr (SpSchedule) schedule =
    sp_schedule_new ("", SP_DATE_NONE, SP_DATE_NONE, SP_DATE_NONE, NULL);
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);

  g_assert_cmpint (sp_gantt_scene_get_last_day (scene), >, sp_gantt_scene_get_first_day (scene));
  g_assert_cmpuint (sp_gantt_scene_get_n_rows (scene), ==, 0);
  g_assert_cmpint (sp_gantt_scene_find (scene, 1), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/gantt-scene/grouping", test_grouping);
  g_test_add_func ("/chart/gantt-scene/lead-units", test_lead_units);
  g_test_add_func ("/chart/gantt-scene/nothing-lost", test_nothing_lost);
  g_test_add_func ("/chart/gantt-scene/row-changed", test_row_changed);
  g_test_add_func ("/chart/gantt-scene/descriptions", test_descriptions);
  g_test_add_func ("/chart/gantt-scene/title", test_title);
  g_test_add_func ("/chart/gantt-scene/span", test_span);
  g_test_add_func ("/chart/gantt-scene/no-dates", test_no_dates);
  return g_test_run ();
}
