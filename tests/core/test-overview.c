/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sums by part and unit, and the overview: figures, what changed, what is due, who is behind. */
#include "core/sp-overview.h"

static const char as_of_text[] = "2021-09-30", baseline_text[] = "2021-06-30";

typedef struct
{
  int part;
  const char *leads, *responsibles, *due;
  int percent, before; /* before: −1: was not there yet */
} Measure;

/* Due days: past both dates, between them, soon after, and far off. */
static const Measure plan[] = {
  {1, "示例县甲局", "示例县乙局", "2021-05-31", 40, 40},     /* 1 overdue, was overdue */
  {1, "示例县甲局", "示例县乙局", "2021-08-31", 80, 60},     /* 2 newly overdue */
  {1, "示例县乙局", "示例县甲局", "2021-10-20", 100, 90},    /* 3 newly done */
  {1, "示例县乙局", "", "2021-10-20", 95, 90},               /* 4 near, further */
  {2, "示例县甲局、示例县乙局", "", "2021-11-20", 100, 100}, /* 5 done, was done */
  {2, "", "示例县甲局", "2021-11-20", 95, -1},               /* 6 new, no lead */
  {2, "示例县丙局、示例县丙局", "", "2022-12-31", 90, 90},   /* 7 far off; named twice */
};

static SpSchedule *
make_schedule (SpDate as_of, gboolean is_before)
{
  SpDate first = sp_date_from_iso ("2021-01-01"), last = sp_date_from_iso ("2022-12-31");
  SpSchedule *schedule = sp_schedule_new ("示例计划", first, last, as_of, NULL);
  int part = 0;

  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      SpScheduleRow row = {.measure = (int64_t)i + 1,
                           .title = "排查",
                           .leads = plan[i].leads,
                           .responsibles = plan[i].responsibles,
                           .start = first,
                           .due = sp_date_from_iso (plan[i].due),
                           .percent = is_before ? plan[i].before : plan[i].percent};

      row.end = row.due;
      if (plan[i].part != part)
        {
          part = plan[i].part;
          sp_schedule_add_part (schedule, 100 + part, part,
                                part == 1 ? "示例县矿山专项整治实施方案" : "示例县消防专项整治");
        }
      if (row.percent >= 0)
        sp_schedule_add_row (schedule, &row, NULL, 0);
    }
  return schedule;
}

static SpOverview *
make_overview (void)
{
  g_autoptr (SpSchedule) now = make_schedule (sp_date_from_iso (as_of_text), FALSE);
  g_autoptr (SpSchedule) before = make_schedule (sp_date_from_iso (baseline_text), TRUE);
  SpOverview *overview = sp_overview_new (now, before);

  sp_overview_count (overview);
  return overview;
}

/* ---- sums ---- */

static void
test_parts (void)
{
  g_autoptr (SpOverview) overview = make_overview ();
  const SpSum *part = g_ptr_array_index (overview->parts, 0);

  g_assert_cmpuint (overview->parts->len, ==, 2);
  g_assert_cmpint (part->id, ==, 101);
  g_assert_cmpstr (part->label, ==, "附件1");
  g_assert_cmpstr (part->short_name, ==, "矿山专项整治");
  g_assert_cmpuint (part->now.total, ==, 4);
  g_assert_cmpuint (part->now.by_light[SP_LIGHT_DONE], ==, 1);
  g_assert_cmpuint (part->newly_done, ==, 1);
  g_assert_cmpuint (part->newly_late, ==, 1);
  g_assert_cmpuint (overview->total.now.total, ==, 7);
  g_assert_cmpuint (overview->total.before.total, ==, 6);
}

static void
test_units (void)
{
  static const struct
  {
    const char *name;
    guint total, overdue, done, shared;
  } cases[] = {
    {"示例县甲局", 3, 2, 1, 2},
    {"示例县丙局", 1, 0, 0, 0},
    {"（未明确牵头单位）", 1, 0, 0, 0},
    {"示例县乙局", 3, 0, 2, 2},
  };
  g_autoptr (SpOverview) overview = make_overview ();

  g_assert_cmpuint (overview->units->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpSum *unit = g_ptr_array_index (overview->units, i);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (unit->name, ==, cases[i].name);
      g_assert_cmpuint (unit->now.total, ==, cases[i].total);
      g_assert_cmpuint (unit->now.by_light[SP_LIGHT_OVERDUE], ==, cases[i].overdue);
      g_assert_cmpuint (unit->now.by_light[SP_LIGHT_DONE], ==, cases[i].done);
      g_assert_cmpuint (unit->n_shared, ==, cases[i].shared);
    }
}

static void
test_units_by_number (void)
{
  g_autoptr (SpSchedule) now = make_schedule (sp_date_from_iso (as_of_text), FALSE);
  g_autoptr (GPtrArray) units = sp_sums_by_unit (now, NULL);

  g_assert_cmpstr (((SpSum *)g_ptr_array_index (units, 0))->name, ==, "示例县乙局");
  g_assert_cmpuint (((SpSum *)g_ptr_array_index (units, 0))->newly_done, ==, 2);
}

/* ---- the overview ---- */

static void
test_changes (void)
{
  static const struct
  {
    SpChange change;
    guint n;
    int64_t first;
  } cases[] = {
    {SP_CHANGE_DONE, 1, 3},
    {SP_CHANGE_LATE, 1, 2},
    {SP_CHANGE_PUT_OFF, 1, 4},
    {SP_CHANGE_PROGRESS, 3, 2},
  };
  g_autoptr (SpOverview) overview = make_overview ();
  const int64_t put_off[] = {4, 99}; /* 99 is of another plan */

  g_array_append_vals (overview->put_off, put_off, G_N_ELEMENTS (put_off));
  sp_overview_count (overview);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GArray *found = overview->changes[cases[i].change];

      g_test_message ("%s", sp_vocabulary_label (&sp_changes, (int)cases[i].change));
      g_assert_cmpuint (found->len, ==, cases[i].n);
      g_assert_cmpint (g_array_index (found, int64_t, 0), ==, cases[i].first);
    }
}

static void
test_days (void)
{
  g_autoptr (SpOverview) overview = make_overview ();
  const SpDutyDay duty[] = {
    {.due = sp_date_from_iso ("2021-10-20"), .state = SP_DUTY_STATE_NEAR},
    {.due = sp_date_from_iso ("2021-10-21"), .state = SP_DUTY_STATE_DONE},
    {.due = sp_date_from_iso ("2021-09-30"), .state = SP_DUTY_STATE_COMING},
  };
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SpDutyDay));
  const SpOverviewDay *day;

  g_array_append_vals (days, duty, G_N_ELEMENTS (duty));
  sp_overview_add_duty (overview, 1, "季度会议", days);
  sp_overview_count (overview);
  g_assert_cmpuint (overview->days->len, ==, 2);
  day = &g_array_index (overview->days, SpOverviewDay, 0);
  g_assert_cmpint (day->due, ==, sp_date_from_iso ("2021-10-20"));
  g_assert_cmpuint (day->n_measures, ==, 1); /* the done one no more */
  g_assert_cmpuint (day->n_duties, ==, 1);
  g_assert_cmpuint (overview->due_soon, ==, 1);
  g_assert_cmpuint (overview->due_ahead, ==, 2);
}

static void
test_townships (void)
{
  g_autoptr (SpOverview) overview = make_overview ();
  SpOverviewTownship *township = sp_overview_add_township (overview, 7, "示例县东乡");
  const int64_t measures[] = {1, 3, 99};

  g_array_append_vals (township->measures, measures, G_N_ELEMENTS (measures));
  sp_overview_count (overview);
  sp_overview_count (overview); /* nothing adds up twice */
  g_assert_cmpuint (township->now.total, ==, 2);
  g_assert_cmpuint (township->now.by_light[SP_LIGHT_OVERDUE], ==, 1);
}

static void
test_figures (void)
{
  static const struct
  {
    SpHeadline headline;
    const char *text, *change;
  } cases[] = {
    {SP_HEADLINE_DONE_RATE, "28.6%", "上升11.9个百分点"},
    {SP_HEADLINE_OVERDUE, "2项", "增加1项"},
    {SP_HEADLINE_SUPERVISION, "3项", "减少2项"},
  };
  g_autoptr (SpOverview) overview = make_overview ();

  overview->supervision_by_state[SP_SUPERVISION_OPEN] = 1;
  overview->supervision_by_state[SP_SUPERVISION_OVERDUE] = 2;
  overview->supervision_by_state[SP_SUPERVISION_CLOSED] = 9;
  overview->open_before = 5;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = sp_overview_get_headline (overview, cases[i].headline);
      double former = sp_overview_get_former_headline (overview, cases[i].headline);
      g_autofree char *text = sp_headline_dup_text (cases[i].headline, value);
      g_autofree char *change = sp_headline_dup_change (cases[i].headline, value, former);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (change, ==, cases[i].change);
    }
  g_assert_cmpfloat_with_epsilon (sp_overview_get_headline (overview, SP_HEADLINE_GAP),
                                  (600.0 - overview->total.now.expected_sum) / 7, 1e-9);
}

static void
test_words (void)
{
  static const struct
  {
    SpHeadline headline;
    double value, former;
    const char *text, *change;
  } cases[] = {
    {SP_HEADLINE_GAP, -8.34, -8.26, "−8.3点", "持平"},
    {SP_HEADLINE_GAP, 2.0, -1.5, "+2.0点", "上升3.5个百分点"},
    {SP_HEADLINE_GAP, 0, 0, "0.0点", "持平"},
    {SP_HEADLINE_GAP, -0.01, 0, "0.0点", "持平"},
    {SP_HEADLINE_OVERDUE, 0, 3, "0项", "减少3项"},
    {SP_HEADLINE_DONE_RATE, 100, 100, "100.0%", "持平"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sp_headline_dup_text (cases[i].headline, cases[i].value);
      g_autofree char *change =
        sp_headline_dup_change (cases[i].headline, cases[i].value, cases[i].former);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (change, ==, cases[i].change);
    }
}

static void
test_baseline (void)
{
  static const struct
  {
    const char *as_of, *baseline;
  } cases[] = {
    {"2021-09-30", "2021-06-30"},
    {"2021-10-01", "2021-09-30"},
    {"2021-01-15", "2020-12-31"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sp_overview_default_baseline (sp_date_from_iso (cases[i].as_of)), ==,
                     sp_date_from_iso (cases[i].baseline));
}

static void
test_empty (void)
{
  g_autoptr (SpSchedule) none =
    sp_schedule_new ("空", sp_date_from_iso ("2021-01-01"), sp_date_from_iso ("2021-12-31"),
                     sp_date_from_iso (as_of_text), NULL);
  g_autoptr (SpOverview) overview = sp_overview_new (none, none);

  sp_overview_count (overview);
  g_assert_cmpuint (overview->parts->len + overview->units->len + overview->days->len, ==, 0);
  for (int i = 0; i < SP_N_HEADLINES; i++)
    g_assert_cmpfloat (sp_overview_get_headline (overview, (SpHeadline)i), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sums/parts", test_parts);
  g_test_add_func ("/sums/units/worst-first", test_units);
  g_test_add_func ("/sums/units/by-number", test_units_by_number);
  g_test_add_func ("/overview/changes", test_changes);
  g_test_add_func ("/overview/days", test_days);
  g_test_add_func ("/overview/townships", test_townships);
  g_test_add_func ("/overview/figures", test_figures);
  g_test_add_func ("/overview/words", test_words);
  g_test_add_func ("/overview/baseline", test_baseline);
  g_test_add_func ("/overview/empty", test_empty);
  return g_test_run ();
}
