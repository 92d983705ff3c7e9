/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Occurrences of what recurs, in every period and at its edges. */
#include "core/sp-occurrence.h"

static const struct
{
  const char *name;
  SpOccurrenceRule rule;
  const char *first, *last;
  const char *dues; /* joined by a space */
} cases[] = {
  {"quarters",
   {SP_RECURRENCE_QUARTER, 0, 0, 0},
   "2020-10-01",
   "2021-06-30",
   "2020-12-31 2021-03-31 2021-06-30"},
  {"quarters from within one",
   {SP_RECURRENCE_QUARTER, 1, 0, 0},
   "2020-08-25",
   "2020-12-31",
   "2020-09-30 2020-12-31"},
  {"first month's 20th of a quarter",
   {SP_RECURRENCE_QUARTER, 0, 1, 20},
   "2021-01-01",
   "2021-12-31",
   "2021-01-20 2021-04-20 2021-07-20 2021-10-20"},
  {"what was due before the span is not",
   {SP_RECURRENCE_QUARTER, 0, 1, 20},
   "2021-02-01",
   "2021-05-31",
   "2021-04-20"},
  {"half-years",
   {SP_RECURRENCE_HALF_YEAR, 0, 0, 0},
   "2020-08-25",
   "2022-12-31",
   "2020-12-31 2021-06-30 2021-12-31 2022-06-30 2022-12-31"},
  {"15 December",
   {SP_RECURRENCE_YEAR, 0, 12, 15},
   "2020-08-25",
   "2022-12-31",
   "2020-12-15 2021-12-15 2022-12-15"},
  {"end of February",
   {SP_RECURRENCE_YEAR, 0, 2, 0},
   "2020-01-01",
   "2021-12-31",
   "2020-02-29 2021-02-28"},
  {"every third year",
   {SP_RECURRENCE_YEAR, 3, 0, 0},
   "2020-01-01",
   "2026-12-31",
   "2020-12-31 2023-12-31 2026-12-31"},
  {"5th of each month",
   {SP_RECURRENCE_MONTH, 0, 0, 5},
   "2021-01-06",
   "2021-03-31",
   "2021-02-05 2021-03-05"},
  {"31st of each month",
   {SP_RECURRENCE_MONTH, 0, 0, 31},
   "2021-01-01",
   "2021-03-31",
   "2021-01-31 2021-02-28 2021-03-31"},
  {"weeks end on Sundays",
   {SP_RECURRENCE_WEEK, 0, 0, 0},
   "2021-09-29",
   "2021-10-10",
   "2021-10-03 2021-10-10"},
  {"days are not ticked off", {SP_RECURRENCE_DAY, 0, 0, 0}, "2021-01-01", "2021-12-31", ""},
  {"nothing recurs", {SP_RECURRENCE_NONE, 0, 0, 0}, "2021-01-01", "2021-12-31", ""},
  {"an empty span", {SP_RECURRENCE_MONTH, 0, 0, 0}, "2021-02-01", "2021-01-01", ""},
};

static void
test_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) list = sp_occurrence_list (
        &cases[i].rule, sp_date_from_iso (cases[i].first), sp_date_from_iso (cases[i].last));
      g_autoptr (GString) dues = g_string_new (NULL);

      g_test_message ("%s", cases[i].name);
      for (guint j = 0; j < list->len; j++)
        {
          const SpOccurrence *occurrence = &g_array_index (list, SpOccurrence, j);
          char buffer[SP_DATE_ISO_LEN];

          g_string_append_printf (dues, "%s%s", j > 0 ? " " : "",
                                  sp_date_to_iso (occurrence->due, buffer));
          g_assert_cmpint (occurrence->due, >=, occurrence->period.first);
          g_assert_cmpint (occurrence->due, <=, occurrence->period.last);
        }
      g_assert_cmpstr (dues->str, ==, cases[i].dues);
    }
}

static void
test_bound (void)
{
  const SpOccurrenceRule rule = {.recurrence = SP_RECURRENCE_WEEK};
  g_autoptr (GArray) list =
    sp_occurrence_list (&rule, sp_date_from_ymd (1, 1, 1), sp_date_from_ymd (9999, 12, 31));

  g_assert_cmpuint (list->len, ==, SP_OCCURRENCES_MAX);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/occurrence/lists", test_lists);
  g_test_add_func ("/core/occurrence/bound", test_bound);
  return g_test_run ();
}
