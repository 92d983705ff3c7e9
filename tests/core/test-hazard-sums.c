/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of the statistics of hazards, their text, and the rules between them. */
#include "core/sp-hazard-sums.h"

#include <string.h>

static void
test_rate (void)
{
  static const struct
  {
    guint rectified, found;
    const char *text;
  } cases[] = {{0, 0, "/"},    {0, 3, "0.0"},        {1, 3, "33.3"},
               {2, 3, "66.7"}, {3, 3, "100.0"},      {5, 4, "125.0"},
               {3, 0, "/"},    {1999, 2000, "99.9"}, {1, 2000, "0.1"}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sp_hazard_rate_dup_text (cases[i].rectified, cases[i].found);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_spans (void)
{
  SpPeriod spans[SP_HAZARD_N_SPANS];
  SpPeriod period;
  g_autofree char *first = NULL;

  g_assert_true (sp_period_from_text ("2021Q3", &period));
  sp_hazard_spans_set (spans, &period, sp_date_from_iso ("2020-04-01"));
  for (guint i = 0; i < SP_HAZARD_N_SPANS; i++)
    g_assert_cmpint (spans[i].last, ==, sp_date_from_iso ("2021-09-30"));
  g_assert_cmpint (spans[SP_HAZARD_SPAN_PERIOD].first, ==, sp_date_from_iso ("2021-07-01"));
  g_assert_cmpint (spans[SP_HAZARD_SPAN_YEAR].first, ==, sp_date_from_iso ("2021-01-01"));
  g_assert_cmpint (spans[SP_HAZARD_SPAN_PLAN].first, ==, sp_date_from_iso ("2020-04-01"));
}

static const SpHazardSumColumn *
find (const char *name)
{
  for (guint i = 0; i < sp_hazard_n_sum_columns; i++)
    if (g_str_equal (sp_hazard_sum_columns[i].name, name))
      return &sp_hazard_sum_columns[i];
  g_assert_not_reached ();
}

/* Every field has a column, so that nothing is added up that nobody sees: the columns' sizes are
 * those of the structure, but for what lies unused between numbers and money. */
static void
test_columns (void)
{
  const gsize unused = G_STRUCT_OFFSET (SpHazardSums, funds) -
                       G_STRUCT_OFFSET (SpHazardSums, transferred) - sizeof (guint);
  gsize size = unused;

  for (guint i = 0; i < sp_hazard_n_sum_columns; i++)
    {
      size += sp_hazard_sum_columns[i].is_money ? sizeof (double) : sizeof (guint);
      for (guint k = 0; k < i; k++)
        {
          g_assert_cmpuint (sp_hazard_sum_columns[i].offset, !=, sp_hazard_sum_columns[k].offset);
          g_assert_cmpstr (sp_hazard_sum_columns[i].name, !=, sp_hazard_sum_columns[k].name);
        }
    }
  g_assert_cmpuint (size, ==, sizeof (SpHazardSums));
}

static void
test_text (void)
{
  static const struct
  {
    double funds;
    const char *text;
  } cases[] = {{0, "0"}, {2.5, "2.5"}, {10, "10"}, {100.00004, "100"}, {0.0123, "0.0123"}};
  SpHazardSums sums = {.found = 12, .listed_by = {0, 7, 0, 0}};
  g_autofree char *found = sp_hazard_sums_dup_text (&sums, find ("found"));
  g_autofree char *county = sp_hazard_sums_dup_text (&sums, find ("listed_county"));

  g_assert_cmpstr (found, ==, "12");
  g_assert_cmpstr (county, ==, "7");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      sums.funds = cases[i].funds;
      text = sp_hazard_sums_dup_text (&sums, find ("funds"));
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_add (void)
{
  SpHazardSums sums = {.found = 3, .spent = 1.5, .listed_by = {1, 2, 3, 4}};
  SpHazardSums other = sums;

  sp_hazard_sums_add (&sums, &other);
  g_assert_cmpuint (sums.found, ==, 6);
  g_assert_cmpuint (sums.listed_by[3], ==, 8);
  g_assert_cmpfloat (sums.spent, ==, 3);
}

static void
test_rules (void)
{
  static const struct
  {
    SpHazardSums spans[SP_HAZARD_N_SPANS];
    guint n;
    SpHazardSpan span; /* of the first */
    guint left, right;
  } cases[] = {
    {{{.found = 5, .rectified = 5}, {.found = 5, .rectified = 5}, {.found = 8, .rectified = 6}},
     0,
     SP_HAZARD_SPAN_PERIOD,
     0,
     0},
    {{{.found = 4, .rectified = 5}, {.found = 6, .rectified = 5}, {.found = 6, .rectified = 5}},
     1,
     SP_HAZARD_SPAN_PERIOD,
     5,
     4},
    {{{.found = 7}, {.found = 6}, {.found = 7}}, 1, SP_HAZARD_SPAN_YEAR, 7, 6},
    {{{.found = 7}, {.found = 7}, {.found = 6}}, 1, SP_HAZARD_SPAN_PLAN, 7, 6},
    {{{.found = 2, .major_found = 1, .listed = 2},
      {.found = 2, .major_found = 2, .listed = 2},
      {.found = 2, .major_found = 2, .listed = 2}},
     1,
     SP_HAZARD_SPAN_PERIOD,
     2,
     1},
    {{{.found = 2, .major_found = 1, .provided = 2}, {.found = 2}, {.found = 2}},
     1,
     SP_HAZARD_SPAN_PERIOD,
     2,
     1},
    /* Two are to be treated yet, but of three majors two are done: one is. */
    {{{.found = 3, .rectified = 2, .major_found = 3, .major_rectified = 2, .planned = 2},
      {.found = 3, .rectified = 2},
      {.found = 3, .rectified = 2}},
     1,
     SP_HAZARD_SPAN_PERIOD,
     2,
     1},
    {{{.found = 4, .rectified = 2, .major_found = 3, .major_rectified = 1, .planned = 2},
      {.found = 4, .rectified = 2},
      {.found = 4, .rectified = 2}},
     0,
     SP_HAZARD_SPAN_PERIOD,
     0,
     0},
    /* More were done than found: nothing is left to be planned. */
    {{{.found = 2, .rectified = 2, .major_found = 1, .major_rectified = 2, .planned = 1},
      {.found = 2, .rectified = 2},
      {.found = 2, .rectified = 2}},
     2,
     SP_HAZARD_SPAN_PERIOD,
     2,
     1},
    {{{0}, {.found = 2, .rectified = 1, .closed = 2}, {.found = 2, .rectified = 2, .closed = 2}},
     1,
     SP_HAZARD_SPAN_YEAR,
     2,
     1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpHazardTally tally = {0};
      g_autoptr (GArray) faults = NULL;
      const SpHazardFault *fault;

      g_test_message ("case %u", i);
      memcpy (tally.spans, cases[i].spans, sizeof tally.spans);
      faults = sp_hazard_tally_check (&tally);
      g_assert_cmpuint (faults->len, ==, cases[i].n);
      if (cases[i].n == 0)
        continue;
      fault = &g_array_index (faults, SpHazardFault, 0);
      g_assert_cmpint (fault->span, ==, cases[i].span);
      g_assert_cmpuint (fault->left, ==, cases[i].left);
      g_assert_cmpuint (fault->right, ==, cases[i].right);
      g_assert_cmpstr (fault->words, !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/hazard-sums/rate", test_rate);
  g_test_add_func ("/core/hazard-sums/spans", test_spans);
  g_test_add_func ("/core/hazard-sums/columns", test_columns);
  g_test_add_func ("/core/hazard-sums/text", test_text);
  g_test_add_func ("/core/hazard-sums/add", test_add);
  g_test_add_func ("/core/hazard-sums/rules", test_rules);
  return g_test_run ();
}
