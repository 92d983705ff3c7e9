/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grades at and around each limit, ceilings, the same days of another year, the bulletin. */
#include "core/sp-accident.h"

static const struct
{
  int deaths, serious;
  double loss;
  SpAccidentGrade grade;
} grades[] = {
  {0, 0, 0, SP_ACCIDENT_ORDINARY},
  {2, 9, 999.99, SP_ACCIDENT_ORDINARY},
  {3, 0, 0, SP_ACCIDENT_LARGER},
  {0, 10, 0, SP_ACCIDENT_LARGER},
  {0, 0, 1000, SP_ACCIDENT_LARGER},
  {9, 49, 4999.99, SP_ACCIDENT_LARGER},
  {10, 0, 0, SP_ACCIDENT_MAJOR},
  {0, 50, 0, SP_ACCIDENT_MAJOR},
  {0, 0, 5000, SP_ACCIDENT_MAJOR},
  {29, 99, 9999.99, SP_ACCIDENT_MAJOR},
  {30, 0, 0, SP_ACCIDENT_VERY_MAJOR},
  {0, 100, 0, SP_ACCIDENT_VERY_MAJOR},
  {0, 0, 10000, SP_ACCIDENT_VERY_MAJOR},
  {1, 50, 100, SP_ACCIDENT_MAJOR}, /* the highest of the three */
};

static void
test_grades (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      g_test_message ("%d deaths, %d injured, %g", grades[i].deaths, grades[i].serious,
                      grades[i].loss);
      g_assert_cmpint (sp_accident_grade (grades[i].deaths, grades[i].serious, grades[i].loss), ==,
                       grades[i].grade);
    }
}

static void
test_ceilings (void)
{
  static const struct
  {
    guint base, percent, ceiling;
  } cases[] = {{0, 10, 0},   {1, 10, 0},    {9, 10, 8}, {10, 10, 9},
               {19, 10, 17}, {100, 0, 100}, {7, 100, 0}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (sp_accident_ceiling (cases[i].base, cases[i].percent), ==, cases[i].ceiling);
}

static void
test_same_period (void)
{
  static const struct
  {
    const char *period;
    int year;
    const char *first, *last;
  } cases[] = {
    {"2021Q3", 2019, "2019-07-01", "2019-09-30"},
    {"2020-01-01..2020-02-29", 2019, "2019-01-01", "2019-02-28"},
    {"2020-11-01..2021-02-15", 2019, "2018-11-01", "2019-02-15"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpPeriod period, same;

      g_assert_true (sp_period_from_text (cases[i].period, &period));
      same = sp_accident_same_period (&period, cases[i].year);
      g_assert_cmpint (same.first, ==, sp_date_from_iso (cases[i].first));
      g_assert_cmpint (same.last, ==, sp_date_from_iso (cases[i].last));
    }
}

static void
test_sums (void)
{
  g_autoptr (SpRecord) accident = sp_record_new (&sp_accident_type);
  g_autoptr (SpRecord) total = sp_record_new (&sp_accident_total_type);
  SpAccidentSum sum = {0};

  sp_record_set_integer (accident, SP_ACCIDENT_DEATHS, 3);
  sp_record_set_integer (accident, SP_ACCIDENT_SERIOUS_INJURIES, 2);
  sp_record_set_integer (accident, SP_ACCIDENT_LIGHT_INJURIES, 4);
  sp_record_set_real (accident, SP_ACCIDENT_LOSS, 80.5);
  sp_record_set_integer (total, SP_ACCIDENT_TOTAL_ACCIDENTS, 2);
  sp_record_set_integer (total, SP_ACCIDENT_TOTAL_DEATHS, 1);
  sp_accident_sum_add (&sum, SP_ACCIDENT (accident));
  sp_accident_sum_add_total (&sum, SP_ACCIDENT_TOTAL (total));
  g_assert_cmpuint (sum.accidents, ==, 3);
  g_assert_cmpuint (sum.deaths, ==, 4);
  g_assert_cmpuint (sum.injuries, ==, 6);
  g_assert_cmpfloat (sum.loss, ==, 80.5);
  g_assert_cmpuint (sum.by_grade[SP_ACCIDENT_LARGER], ==, 1);
  g_assert_cmpuint (sum.by_grade[SP_ACCIDENT_ORDINARY], ==, 0);
}

static void
test_bulletin (void)
{
  static const struct
  {
    SpAccidentSum now, base;
    const char *text;
  } cases[] = {
    {{.accidents = 3, .deaths = 1, .injuries = 2},
     {.accidents = 4, .deaths = 1, .injuries = 1},
     "发生各类事故3起、死亡1人、受伤2人，同比分别减少1起、持平、增加1人，"
     "下降25.00%、持平、上升100.00%。"},
    {{.accidents = 1},
     {0},
     "发生各类事故1起、死亡0人、受伤0人，同比分别增加1起、持平、持平，"
     "—、持平、持平。"},
    {{0},
     {.accidents = 3, .deaths = 3},
     "发生各类事故0起、死亡0人、受伤0人，同比分别减少3起、减少3人、"
     "持平，下降100.00%、下降100.00%、持平。"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sp_accident_dup_bulletin (&cases[i].now, &cases[i].base);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/accident/grades", test_grades);
  g_test_add_func ("/core/accident/ceilings", test_ceilings);
  g_test_add_func ("/core/accident/same-period", test_same_period);
  g_test_add_func ("/core/accident/sums", test_sums);
  g_test_add_func ("/core/accident/bulletin", test_bulletin);
  return g_test_run ();
}
