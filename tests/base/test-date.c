/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates, periods and their written forms. */
#include "base/sp-date.h"

typedef struct
{
  const char *input;
  const char *iso; /* "" where it is no date */
} TextCase;

static const TextCase text_cases[] = {
  {"2021-9-30", "2021-09-30"},
  {"2021-09-30", "2021-09-30"},
  {" 2021/9/3 ", "2021-09-03"},
  {"2021.12.1", "2021-12-01"},
  {"20200229", "2020-02-29"},
  {"2021年9月30日", "2021-09-30"},
  {"２０２１年９月３０日", "2021-09-30"},
  {"2021 年 9 月 30 号", "2021-09-30"},
  {"20210229", ""},
  {"2021-13-01", ""},
  {"2021-0-1", ""},
  {"2021年9月", ""},
  {"21-9-30", ""},
  {"2021-9-30x", ""},
  {"2021-9/30", ""},
  {"", ""},
  {"0000-01-01", ""},
  {"9999-12-31", "9999-12-31"},
};

static void
test_from_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *iso = sp_date_dup_iso (sp_date_from_text (text_cases[i].input));

      g_test_message ("%s", text_cases[i].input);
      g_assert_cmpstr (iso, ==, text_cases[i].iso);
    }
  g_assert_cmpint (sp_date_from_text (NULL), ==, SP_DATE_NONE);
}

static void
test_iso_is_strict (void)
{
  static const char *const bad[] = {"2021-9-30",  "2021-09-3",   "2021/09/30", " 2021-09-30",
                                    "2021-09-31", "2021-09-300", "",           "abcd-ef-gh"};

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (sp_date_from_iso (bad[i]), ==, SP_DATE_NONE);
  g_assert_cmpint (sp_date_from_iso (NULL), ==, SP_DATE_NONE);
}

static void
test_every_day_round_trips (void)
{
  SpDate previous = sp_date_from_ymd (1999, 12, 31);

  for (int year = 2000; year <= 2030; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= sp_date_days_in_month (year, month); day++)
        {
          SpDate date = sp_date_from_ymd (year, month, day);
          SpYmd ymd = sp_date_to_ymd (date);
          char iso[SP_DATE_ISO_LEN];

          g_assert_cmpint (date, ==, previous + 1);
          g_assert_true (ymd.year == year && ymd.month == month && ymd.day == day);
          g_assert_cmpint (sp_date_from_iso (sp_date_to_iso (date, iso)), ==, date);
          previous = date;
        }
}

typedef struct
{
  const char *from;
  int months;
  const char *to;
} MonthCase;

static const MonthCase month_cases[] = {
  {"2021-01-31", 1, "2021-02-28"},
  {"2020-01-31", 1, "2020-02-29"},
  {"2021-01-31", -2, "2020-11-30"},
  {"2020-12-15", 12, "2021-12-15"},
  {"2021-03-15", -15, "2019-12-15"},
  {"9999-12-01", 1, ""},
  {"0001-01-01", -1, ""},
};

static void
test_add_months (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (month_cases); i++)
    {
      SpDate to =
        sp_date_add_months (sp_date_from_iso (month_cases[i].from), month_cases[i].months);
      g_autofree char *iso = sp_date_dup_iso (to);

      g_assert_cmpstr (iso, ==, month_cases[i].to);
    }
}

typedef struct
{
  const char *input;
  const char *first, *last;
  const char *code, *label; /* NULL where it is no period */
  const char *next, *previous;
} PeriodCase;

static const PeriodCase period_cases[] = {
  {"2021Q2", "2021-04-01", "2021-06-30", "2021Q2", "2021年第二季度", "2021Q3", "2021Q1"},
  {"2020q4", "2020-10-01", "2020-12-31", "2020Q4", "2020年第四季度", "2021Q1", "2020Q3"},
  {"2021H1", "2021-01-01", "2021-06-30", "2021H1", "2021年上半年", "2021H2", "2020H2"},
  {"2021", "2021-01-01", "2021-12-31", "2021", "2021年", "2022", "2020"},
  {"2020-02", "2020-02-01", "2020-02-29", "2020-02", "2020年2月", "2020-03", "2020-01"},
  {"2021-01-01..2021-01-10", "2021-01-01", "2021-01-10", "2021-01-01..2021-01-10",
   "2021年1月1日—2021年1月10日", "2021-01-11..2021-01-20", "2020-12-22..2020-12-31"},
  {"2021Q5"},
  {"2021Q0"},
  {"2021H3"},
  {"2021-13"},
  {"21Q1"},
  {""},
  {"Q2"},
  {"2021-02-01..2021-01-01"},
  {"2021Q22"},
  {"20211"},
};

static void
test_periods (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (period_cases); i++)
    {
      const PeriodCase *c = &period_cases[i];
      SpPeriod period, next, previous;
      g_autofree char *code = NULL;
      g_autofree char *label = NULL;
      g_autofree char *next_code = NULL;
      g_autofree char *previous_code = NULL;

      g_test_message ("%s", c->input);
      g_assert_cmpint (sp_period_from_text (c->input, &period), ==, c->code != NULL);
      if (c->code == NULL)
        continue;
      g_assert_cmpint (period.first, ==, sp_date_from_iso (c->first));
      g_assert_cmpint (period.last, ==, sp_date_from_iso (c->last));
      code = sp_period_dup_code (&period);
      label = sp_period_dup_label (&period);
      next = sp_period_next (&period);
      previous = sp_period_previous (&period);
      next_code = sp_period_dup_code (&next);
      previous_code = sp_period_dup_code (&previous);
      g_assert_cmpstr (code, ==, c->code);
      g_assert_cmpstr (label, ==, c->label);
      g_assert_cmpstr (next_code, ==, c->next);
      g_assert_cmpstr (previous_code, ==, c->previous);
    }
}

static void
test_period_containing (void)
{
  SpPeriod quarter = sp_period_containing (sp_date_from_ymd (2021, 9, 30), SP_PERIOD_QUARTER);

  g_assert_cmpint (quarter.first, ==, sp_date_from_ymd (2021, 7, 1));
  g_assert_cmpint (quarter.last, ==, sp_date_from_ymd (2021, 9, 30));
}

static void
test_add_workdays (void)
{
  static const struct
  {
    const char *from;
    int days;
    const char *to;
  } cases_[] = {
    {"2024-03-11", 0, "2024-03-11"},  {"2024-03-11", 1, "2024-03-12"},
    {"2024-03-11", 4, "2024-03-15"},  {"2024-03-11", 5, "2024-03-18"},
    {"2024-03-15", 1, "2024-03-18"},  {"2024-03-16", 1, "2024-03-18"},
    {"2024-03-17", 1, "2024-03-18"},  {"2024-03-10", 15, "2024-03-29"},
    {"2024-03-13", 13, "2024-04-01"}, {"", 5, ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases_); i++)
    {
      SpDate date = sp_date_add_workdays (sp_date_from_iso (cases_[i].from), cases_[i].days);
      g_autofree char *iso = sp_date_dup_iso (date);

      g_assert_cmpstr (iso, ==, cases_[i].to);
    }
}

/* The count is GDate's. */
static void
test_every_day_is_gdates (void)
{
  GDate last;
  GDate *day = g_date_new_dmy (1, G_DATE_JANUARY, 1);

  g_date_clear (&last, 1);
  g_date_set_dmy (&last, 31, G_DATE_DECEMBER, 9999);
  for (SpDate i = 1; i <= (SpDate)g_date_get_julian (&last); i++, g_date_add_days (day, 1))
    if (sp_date_from_ymd (g_date_get_year (day), g_date_get_month (day), g_date_get_day (day)) != i)
      g_error ("day %d", i);
  g_date_free (day);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/from-text", test_from_text);
  g_test_add_func ("/base/date/iso-is-strict", test_iso_is_strict);
  g_test_add_func ("/base/date/every-day-round-trips", test_every_day_round_trips);
  g_test_add_func ("/base/date/every-day-is-gdates", test_every_day_is_gdates);
  g_test_add_func ("/base/date/add-months", test_add_months);
  g_test_add_func ("/base/date/add-workdays", test_add_workdays);
  g_test_add_func ("/base/period/forms", test_periods);
  g_test_add_func ("/base/period/containing", test_period_containing);
  return g_test_run ();
}
