/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Status lights as of a date, at and around each threshold. */
#include "core/sp-light.h"

typedef struct
{
  const char *name;
  const char *start, *due, *end, *as_of;
  int percent;
  SpLight light;
  int days, expected;
  const char *text;
} LightCase;

static const LightCase cases[] = {
  {"first day", "2021-01-01", "2021-12-31", "2021-12-31", "2021-01-01", 0, SP_LIGHT_ON_TRACK, 364,
   0, "正常"},
  {"before the start", "2021-01-01", "2021-12-31", "2021-12-31", "2020-06-01", 0, SP_LIGHT_ON_TRACK,
   578, 0, "正常"},
  {"nine points behind", "2021-01-01", "2021-12-31", "2021-12-31", "2021-07-02", 41,
   SP_LIGHT_ON_TRACK, 182, 50, "正常"},
  {"ten points behind", "2021-01-01", "2021-12-31", "2021-12-31", "2021-07-02", 40, SP_LIGHT_BEHIND,
   182, 50, "慢 10 点"},
  {"near, 31 days", "2021-01-01", "2021-12-31", "2021-12-31", "2021-11-30", 91, SP_LIGHT_ON_TRACK,
   31, 91, "正常"},
  {"near, 30 days", "2021-01-01", "2021-12-31", "2021-12-31", "2021-12-01", 91, SP_LIGHT_NEAR, 30,
   91, "临期 30 天"},
  {"the day itself", "2021-01-01", "2021-12-31", "2021-12-31", "2021-12-31", 95, SP_LIGHT_NEAR, 0,
   100, "今天到期"},
  {"a day over", "2021-01-01", "2021-12-31", "2021-12-31", "2022-01-01", 99, SP_LIGHT_OVERDUE, 1,
   100, "逾期 1 天"},
  {"done late is done", "2021-01-01", "2021-12-31", "2021-12-31", "2022-06-01", 100, SP_LIGHT_DONE,
   0, 100, "完成"},
  {"an early milestone passed", "2020-08-01", "2020-12-31", "2022-12-31", "2021-03-01", 60,
   SP_LIGHT_OVERDUE, 60, 24, "逾期 60 天"},
  {"behind wins over near", "2021-01-01", "2021-12-31", "2021-12-31", "2021-12-15", 10,
   SP_LIGHT_BEHIND, 16, 95, "慢 85 点"},
  {"no deadline at all", "2021-01-01", "", "", "2025-01-01", 0, SP_LIGHT_ON_TRACK, 0, 0, "正常"},
  {"start after end", "2021-05-01", "2021-01-31", "2021-01-31", "2021-06-01", 0, SP_LIGHT_OVERDUE,
   121, 100, "逾期 121 天"},
};

static void
test_judge (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LightCase *c = &cases[i];
      const SpLightInput input = {sp_date_from_iso (c->start), sp_date_from_iso (c->due),
                                  sp_date_from_iso (c->end), c->percent,
                                  sp_date_from_iso (c->as_of)};
      SpLightState state = sp_light_judge (&sp_light_rule_default, &input);
      g_autofree char *text = sp_light_state_dup_text (&state);

      g_test_message ("%s", c->name);
      g_assert_cmpint (state.light, ==, c->light);
      g_assert_cmpint (state.days, ==, c->days);
      g_assert_cmpint (state.expected, ==, c->expected);
      g_assert_cmpint (state.behind, ==, c->expected - c->percent);
      g_assert_cmpstr (text, ==, c->text);
    }
}

static void
test_rule_is_data (void)
{
  const SpLightRule strict = {.near_days = 60, .behind_points = 5};
  const SpLightInput input = {sp_date_from_ymd (2021, 1, 1), sp_date_from_ymd (2021, 12, 31),
                              sp_date_from_ymd (2021, 12, 31), 80, sp_date_from_ymd (2021, 11, 2)};

  g_assert_cmpint (sp_light_judge (&sp_light_rule_default, &input).light, ==, SP_LIGHT_ON_TRACK);
  g_assert_cmpint (sp_light_judge (&strict, &input).light, ==, SP_LIGHT_NEAR);
}

static void
test_symbols_differ (void)
{
  for (int a = 0; a < SP_N_LIGHTS; a++)
    for (int b = a + 1; b < SP_N_LIGHTS; b++)
      g_assert_cmpstr (sp_light_symbol ((SpLight)a), !=, sp_light_symbol ((SpLight)b));
}

static void
test_steps (void)
{
  static const struct
  {
    SpLight light;
    int days;
    SpStep step;
  } steps[] = {
    {SP_LIGHT_DONE, 0, SP_STEP_NONE},          {SP_LIGHT_ON_TRACK, 90, SP_STEP_NONE},
    {SP_LIGHT_NEAR, 30, SP_STEP_REMIND},       {SP_LIGHT_BEHIND, 100, SP_STEP_REMIND},
    {SP_LIGHT_OVERDUE, 1, SP_STEP_REMIND},     {SP_LIGHT_OVERDUE, 14, SP_STEP_REMIND},
    {SP_LIGHT_OVERDUE, 15, SP_STEP_SUPERVISE}, {SP_LIGHT_OVERDUE, 29, SP_STEP_SUPERVISE},
    {SP_LIGHT_OVERDUE, 30, SP_STEP_INTERVIEW},
  };
  const SpLightRule never = {.near_days = 30, .behind_points = 10};
  const SpLightState late = {.light = SP_LIGHT_OVERDUE, .days = 300};

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const SpLightState state = {.light = steps[i].light, .days = steps[i].days};

      g_assert_cmpint (sp_light_step (&sp_light_rule_default, &state), ==, steps[i].step);
    }
  g_assert_cmpint (sp_light_step (&never, &late), ==, SP_STEP_REMIND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/light/judge", test_judge);
  g_test_add_func ("/core/light/rule-is-data", test_rule_is_data);
  g_test_add_func ("/core/light/symbols-differ", test_symbols_differ);
  g_test_add_func ("/core/light/steps", test_steps);
  return g_test_run ();
}
