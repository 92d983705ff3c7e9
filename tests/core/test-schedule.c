/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Schedules: rows by part, marks, replacement of a row, totals. */
#include "core/sp-schedule.h"

static SpSchedule *
make_schedule (void)
{
  SpDate first = sp_date_from_ymd (2021, 1, 1);
  SpDate last = sp_date_from_ymd (2021, 12, 31);
  SpSchedule *schedule =
    sp_schedule_new ("示例计划", first, last, sp_date_from_ymd (2021, 7, 1), NULL);
  const SpScheduleMark marks[] = {{last, FALSE}, {first + 30, TRUE}};

  sp_schedule_add_phase (schedule, "集中攻坚", first, last);
  for (int part = 0; part < 2; part++)
    {
      sp_schedule_add_part (schedule, part + 1, part, part ? "附件一" : "总方案");
      for (int i = 0; i < 3; i++)
        {
          const SpScheduleRow row = {.measure = part * 10 + i + 1,
                                     .title = "排查",
                                     .leads = "示例局",
                                     .start = first,
                                     .due = last,
                                     .end = last,
                                     .percent = i * 50,
                                     .reported_on = i ? first + 60 : SP_DATE_NONE};

          sp_schedule_add_row (schedule, &row, marks, G_N_ELEMENTS (marks));
        }
    }
  return schedule;
}

static void
test_rows (void)
{
  g_autoptr (SpSchedule) schedule = make_schedule ();
  const SpSchedulePart *part = sp_schedule_get_part (schedule, 1);
  const SpScheduleRow *row;

  g_assert_cmpuint (sp_schedule_get_n_rows (schedule), ==, 6);
  g_assert_cmpuint (part->first_row, ==, 3);
  g_assert_cmpuint (part->n_rows, ==, 3);
  g_assert_cmpint (sp_schedule_find (schedule, 12), ==, 4);
  g_assert_cmpint (sp_schedule_find (schedule, 99), ==, -1);
  row = sp_schedule_get_row (schedule, 4);
  g_assert_cmpuint (row->part, ==, 1);
  g_assert_cmpstr (row->responsibles, ==, "");
  g_assert_cmpint (row->state.light, ==, SP_LIGHT_ON_TRACK);
  g_assert_cmpint (sp_schedule_get_row (schedule, 0)->state.light, ==, SP_LIGHT_BEHIND);
}

static void
test_marks_by_date (void)
{
  g_autoptr (SpSchedule) schedule = make_schedule ();
  const SpScheduleRow *row = sp_schedule_get_row (schedule, 2);
  const SpScheduleMark *marks = sp_schedule_get_marks (schedule, row);

  g_assert_cmpuint (row->n_marks, ==, 2);
  g_assert_cmpint (marks[0].due, <, marks[1].due);
  g_assert_true (marks[0].is_done);
}

static void
test_replace (void)
{
  g_autoptr (SpSchedule) schedule = make_schedule ();
  SpScheduleRow changed = *sp_schedule_get_row (schedule, 0);
  SpScheduleMark marks[5];

  for (int i = 0; i < 5; i++)
    marks[i] = (SpScheduleMark) {sp_date_from_ymd (2021, 5 - i, 1), i % 2};
  changed.percent = 100;
  changed.title = "排查并整改";
  sp_schedule_replace_row (schedule, 0, &changed, marks, 5);
  g_assert_cmpint (sp_schedule_get_row (schedule, 0)->state.light, ==, SP_LIGHT_DONE);
  g_assert_cmpstr (sp_schedule_get_row (schedule, 0)->title, ==, "排查并整改");
  g_assert_cmpuint (sp_schedule_get_row (schedule, 0)->n_marks, ==, 5);
  g_assert_cmpint (sp_schedule_get_marks (schedule, sp_schedule_get_row (schedule, 0))[0].due, ==,
                   sp_date_from_ymd (2021, 1, 1));
  g_assert_cmpint (sp_schedule_get_marks (schedule, sp_schedule_get_row (schedule, 1))[0].due, ==,
                   sp_date_from_ymd (2021, 1, 31));
  g_assert_cmpuint (sp_schedule_get_row (schedule, 0)->part, ==, 0);
}

static void
test_totals (void)
{
  g_autoptr (SpSchedule) schedule = make_schedule ();
  SpTotals totals = sp_schedule_get_totals (schedule);
  const SpTotals empty = {0};
  guint sum = 0;

  for (int i = 0; i < SP_N_LIGHTS; i++)
    sum += totals.by_light[i];
  g_assert_cmpuint (totals.total, ==, 6);
  g_assert_cmpuint (sum, ==, 6);
  g_assert_cmpuint (totals.by_light[SP_LIGHT_DONE], ==, 2);
  g_assert_cmpuint (totals.reported, ==, 4);
  g_assert_cmpint (totals.percent_sum, ==, 300);
  g_assert_cmpfloat_with_epsilon (sp_totals_done_rate (&totals), 100.0 / 3, 1e-9);
  g_assert_cmpfloat (sp_totals_done_rate (&empty), ==, 0);
}

/* A measure put off from March to September and done in June: late by the one, on time by the
 * other. */
static void
test_on_time (void)
{
  const SpDate march = sp_date_from_ymd (2021, 3, 31), june = sp_date_from_ymd (2021, 6, 30),
               september = sp_date_from_ymd (2021, 9, 30);
  const struct
  {
    const char *name;
    SpScheduleRow row;
    SpDate as_of;
    int missed;                     /* bit mask of terms */
    const char *current, *original; /* the rates */
  } cases[] = {
    {"put off and done",
     {.end = september, .original_end = march, .done_on = june},
     september,
     1 << SP_TERM_ORIGINAL,
     "100.0%（到期1项，按期1项）",
     "0.0%（到期1项，按期0项）"},
    {"put off, not yet due",
     {.end = september, .original_end = march},
     june,
     1 << SP_TERM_ORIGINAL,
     "没有到期的",
     "0.0%（到期1项，按期0项）"},
    {"done on the day",
     {.end = march, .done_on = march},
     june,
     0,
     "100.0%（到期1项，按期1项）",
     "100.0%（到期1项，按期1项）"},
    {"done a day later",
     {.end = march, .done_on = march + 1},
     june,
     1 << SP_TERM_CURRENT | 1 << SP_TERM_ORIGINAL,
     "0.0%（到期1项，按期0项）",
     "0.0%（到期1项，按期0项）"},
    {"without a day", {.end = SP_DATE_NONE}, june, 0, "没有到期的", "没有到期的"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpOnTime on_time = {0};
      g_autofree char *current = NULL;
      g_autofree char *original = NULL;

      g_test_message ("%s", cases[i].name);
      sp_on_time_add (&on_time, &cases[i].row, cases[i].as_of);
      current = sp_on_time_dup_text (&on_time, SP_TERM_CURRENT);
      original = sp_on_time_dup_text (&on_time, SP_TERM_ORIGINAL);
      g_assert_cmpstr (current, ==, cases[i].current);
      g_assert_cmpstr (original, ==, cases[i].original);
      for (int term = 0; term < SP_N_TERMS; term++)
        g_assert_cmpint (sp_schedule_row_missed (&cases[i].row, (SpTerm)term, cases[i].as_of), ==,
                         cases[i].missed >> term & 1);
    }
}

/* As of the middle of the year 49 % are due; two parts report 0, 50 and 100 each. */
static void
test_count_lights (void)
{
  static const struct
  {
    SpLightRule rule;
    guint on_track, near, behind, done;
    guint reminded;
  } cases[] = {
    {{30, 10, 15, 30}, 2, 0, 2, 2, 2},
    {{184, 10, 15, 30}, 0, 2, 2, 2, 4},
    {{184, 60, 15, 30}, 0, 4, 0, 2, 4},
    {{0, 60, 0, 0}, 4, 0, 0, 2, 0},
  };
  g_autoptr (SpSchedule) schedule = make_schedule ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpLightCounts counts = sp_schedule_count_lights (schedule, &cases[i].rule);

      g_test_message ("case %u", i);
      g_assert_cmpuint (counts.by_light[SP_LIGHT_ON_TRACK], ==, cases[i].on_track);
      g_assert_cmpuint (counts.by_light[SP_LIGHT_NEAR], ==, cases[i].near);
      g_assert_cmpuint (counts.by_light[SP_LIGHT_BEHIND], ==, cases[i].behind);
      g_assert_cmpuint (counts.by_light[SP_LIGHT_DONE], ==, cases[i].done);
      g_assert_cmpuint (counts.by_step[SP_STEP_REMIND], ==, cases[i].reminded);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schedule/rows", test_rows);
  g_test_add_func ("/core/schedule/count-lights", test_count_lights);
  g_test_add_func ("/core/schedule/marks-by-date", test_marks_by_date);
  g_test_add_func ("/core/schedule/replace", test_replace);
  g_test_add_func ("/core/schedule/totals", test_totals);
  g_test_add_func ("/core/schedule/on-time", test_on_time);
  return g_test_run ();
}
