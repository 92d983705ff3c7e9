/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grading of risks: bands of schemes, methods, what counts as of a date, what a point lacks. */
#include "base/sp-error.h"
#include "core/sp-industry.h"
#include "core/sp-risk-map.h"
#include "core/sp-risk-shape.h"
#include "core/sp-risk-sums.h"

static SpDate
day (const char *iso)
{
  return sp_date_from_iso (iso);
}

static SpRecord *
new_scheme (SpRiskMethod method, double red, double orange, double yellow)
{
  SpRecord *scheme = sp_record_new (&sp_risk_scheme_type);

  sp_record_set_text (scheme, SP_RISK_SCHEME_NAME, "试行方案");
  sp_record_set_integer (scheme, SP_RISK_SCHEME_METHOD, method);
  sp_record_set_integer (scheme, SP_RISK_SCHEME_VERSION, 2);
  sp_record_set_real (scheme, SP_RISK_SCHEME_RED_FROM, red);
  sp_record_set_real (scheme, SP_RISK_SCHEME_ORANGE_FROM, orange);
  sp_record_set_real (scheme, SP_RISK_SCHEME_YELLOW_FROM, yellow);
  return scheme;
}

static void
test_bands (void)
{
  static const struct
  {
    SpRiskMethod method;
    double red, orange, yellow;
    double factors[3];
    double score;
    SpRiskLevel level;
  } cases[] = {
    {SP_RISK_METHOD_LEC, 320, 160, 70, {6, 6, 15}, 540, SP_RISK_RED},
    {SP_RISK_METHOD_LEC, 320, 160, 70, {1, 3.2, 100}, 320, SP_RISK_RED},
    {SP_RISK_METHOD_LEC, 320, 160, 70, {1, 3.19, 100}, 319, SP_RISK_ORANGE},
    {SP_RISK_METHOD_LEC, 320, 160, 70, {1, 1.6, 100}, 160, SP_RISK_ORANGE},
    {SP_RISK_METHOD_LEC, 320, 160, 70, {0.2, 10, 40}, 80, SP_RISK_YELLOW},
    {SP_RISK_METHOD_LEC, 320, 160, 70, {0.1, 7, 100}, 70, SP_RISK_YELLOW},
    {SP_RISK_METHOD_LEC, 320, 160, 70, {0.1, 0.5, 1}, 0.05, SP_RISK_BLUE},
    {SP_RISK_METHOD_LS, 20, 15, 9, {5, 4, 9}, 20, SP_RISK_RED},
    {SP_RISK_METHOD_LS, 20, 15, 9, {4, 4, 9}, 16, SP_RISK_ORANGE},
    {SP_RISK_METHOD_LS, 20, 15, 9, {5, 3, 9}, 15, SP_RISK_ORANGE},
    {SP_RISK_METHOD_LS, 20, 15, 9, {5, 2, 9}, 10, SP_RISK_YELLOW},
    {SP_RISK_METHOD_LS, 20, 15, 9, {3, 3, 9}, 9, SP_RISK_YELLOW},
    {SP_RISK_METHOD_LS, 20, 15, 9, {2, 4, 9}, 8, SP_RISK_BLUE},
    {SP_RISK_METHOD_MES, 180.5, 90, 40, {5, 10, 4}, 200, SP_RISK_RED},
    {SP_RISK_METHOD_MES, 180.5, 90, 40, {3, 6, 10}, 180, SP_RISK_ORANGE},
    {SP_RISK_METHOD_MES, 180.5, 90, 40, {5, 10, 1}, 50, SP_RISK_YELLOW},
    {SP_RISK_METHOD_MES, 180.5, 90, 40, {1, 0.5, 8}, 4, SP_RISK_BLUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) scheme =
        new_scheme (cases[i].method, cases[i].red, cases[i].orange, cases[i].yellow);
      double score = sp_risk_score (cases[i].method, cases[i].factors);

      g_test_message ("case %u", i);
      g_assert_cmpfloat (score, ==, cases[i].score);
      g_assert_cmpint (sp_risk_scheme_level (SP_RISK_SCHEME (scheme), score), ==, cases[i].level);
    }
}

/* Every score falls into exactly one band, whatever the bounds are. */
static void
test_bands_have_no_gap (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      double yellow = g_test_rand_double_range (1, 100);
      double orange = yellow + g_test_rand_double_range (0.5, 100);
      double red = orange + g_test_rand_double_range (0.5, 100);
      g_autoptr (SpRecord) scheme = new_scheme (SP_RISK_METHOD_LEC, red, orange, yellow);
      double score = g_test_rand_double_range (0, 400);
      SpRiskLevel expected = score >= red      ? SP_RISK_RED
                             : score >= orange ? SP_RISK_ORANGE
                             : score >= yellow ? SP_RISK_YELLOW
                                               : SP_RISK_BLUE;

      g_assert_true (sp_record_check (scheme, NULL));
      g_assert_cmpint (sp_risk_scheme_level (SP_RISK_SCHEME (scheme), score), ==, expected);
      g_assert_cmpint (sp_risk_scheme_level (SP_RISK_SCHEME (scheme), red), ==, SP_RISK_RED);
    }
}

static void
test_band_words (void)
{
  g_autoptr (SpRecord) scheme = new_scheme (SP_RISK_METHOD_LEC, 320, 160, 70);
  static const char *const words[] = {"D ≥ 320", "160 ≤ D < 320", "70 ≤ D < 160", "D < 70"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *band =
        sp_risk_scheme_dup_band (SP_RISK_SCHEME (scheme), (SpRiskLevel)(SP_RISK_RED + i));

      g_assert_cmpstr (band, ==, words[i]);
    }
}

static void
test_scheme_check (void)
{
  static const struct
  {
    SpRiskMethod method;
    double red, orange, yellow;
    gboolean is_right;
  } cases[] = {
    {SP_RISK_METHOD_LEC, 320, 160, 70, TRUE},  {SP_RISK_METHOD_LEC, 320, 320, 70, FALSE},
    {SP_RISK_METHOD_LEC, 160, 320, 70, FALSE}, {SP_RISK_METHOD_LEC, 320, 160, 0, FALSE},
    {SP_RISK_METHOD_LEC, 320, 60, 70, FALSE},  {SP_RISK_METHOD_DIRECT, 320, 160, 70, FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) scheme =
        new_scheme (cases[i].method, cases[i].red, cases[i].orange, cases[i].yellow);
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_cmpint (sp_record_check (scheme, &error), ==, cases[i].is_right);
      g_assert_cmpint (error == NULL, ==, cases[i].is_right);
    }
}

static SpRecord *
new_assessment (SpRiskMethod method, const char *on, double first, double second, double third)
{
  SpRecord *assessment = sp_record_new (&sp_risk_assessment_type);

  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_METHOD, method);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON, day (on));
  sp_record_set_real (assessment, SP_RISK_ASSESSMENT_FIRST, first);
  sp_record_set_real (assessment, SP_RISK_ASSESSMENT_SECOND, second);
  sp_record_set_real (assessment, SP_RISK_ASSESSMENT_THIRD, third);
  return assessment;
}

static GPtrArray *
new_factors (void)
{
  static const double values[3][3] = {{10, 6, 0.5}, {6, 3, 1}, {100, 15, 1}};
  GPtrArray *factors = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      {
        SpRecord *factor = sp_record_new (&sp_risk_factor_type);

        sp_record_set_integer (factor, SP_RISK_FACTOR_FACTOR, i + 1);
        sp_record_set_real (factor, SP_RISK_FACTOR_VALUE, values[i][j]);
        g_ptr_array_add (factors, factor);
      }
  return factors;
}

static void
test_settle_scored (void)
{
  g_autoptr (SpRecord) scheme = new_scheme (SP_RISK_METHOD_LEC, 320, 160, 70);
  g_autoptr (SpRecord) other = new_scheme (SP_RISK_METHOD_LS, 20, 15, 9);
  g_autoptr (GPtrArray) factors = new_factors ();
  struct
  {
    SpRecord *scheme;
    const char *on;
    double first;
    gboolean is_right;
  } cases[] = {
    {scheme, "2021-03-01", 6, TRUE},  {scheme, "2021-03-01", 7, FALSE},
    {scheme, "2020-03-01", 6, FALSE}, {scheme, "2022-03-01", 6, FALSE},
    {other, "2021-03-01", 6, FALSE},  {NULL, "2021-03-01", 6, FALSE},
  };

  sp_record_set_integer (scheme, SP_RISK_SCHEME_VALID_FROM, day ("2021-01-01"));
  sp_record_set_integer (scheme, SP_RISK_SCHEME_VALID_TO, day ("2021-12-31"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) assessment =
        new_assessment (SP_RISK_METHOD_LEC, cases[i].on, cases[i].first, 3, 15);
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_cmpint (sp_risk_assessment_settle (
                         SP_RISK_ASSESSMENT (assessment),
                         cases[i].scheme != NULL ? SP_RISK_SCHEME (cases[i].scheme) : NULL, factors,
                         &error),
                       ==, cases[i].is_right);
      g_assert_cmpint (error == NULL, ==, cases[i].is_right);
      if (!cases[i].is_right)
        continue;
      g_assert_cmpfloat (sp_record_get_real (assessment, SP_RISK_ASSESSMENT_SCORE), ==, 270);
      g_assert_cmpint (sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_LEVEL), ==,
                       SP_RISK_ORANGE);
      g_assert_cmpint (sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_SCHEME_VERSION), ==,
                       2);
    }
}

static void
test_settle_unscored (void)
{
  static const struct
  {
    SpRiskMethod method;
    SpRiskLevel typed;
    const char *clauses, *grounds;
    SpRiskLevel level; /* none: refused */
  } cases[] = {
    {SP_RISK_METHOD_DIRECT, SP_RISK_BLUE, "3、4", "", SP_RISK_RED},
    {SP_RISK_METHOD_DIRECT, SP_RISK_RED, "", "说明", SP_RISK_NONE},
    {SP_RISK_METHOD_MANUAL, SP_RISK_YELLOW, "", "专家会商", SP_RISK_YELLOW},
    {SP_RISK_METHOD_MANUAL, SP_RISK_YELLOW, "", "", SP_RISK_NONE},
    {SP_RISK_METHOD_MANUAL, SP_RISK_NONE, "", "专家会商", SP_RISK_NONE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) assessment = new_assessment (cases[i].method, "2021-03-01", 6, 3, 15);
      gboolean is_right = cases[i].level != SP_RISK_NONE;

      sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_LEVEL, cases[i].typed);
      sp_record_set_text (assessment, SP_RISK_ASSESSMENT_CLAUSES, cases[i].clauses);
      sp_record_set_text (assessment, SP_RISK_ASSESSMENT_GROUNDS, cases[i].grounds);
      g_test_message ("case %u", i);
      g_assert_cmpint (
        sp_risk_assessment_settle (SP_RISK_ASSESSMENT (assessment), NULL, NULL, NULL), ==,
        is_right);
      if (!is_right)
        continue;
      g_assert_cmpint (sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_LEVEL), ==,
                       cases[i].level);
      g_assert_false (sp_record_peek (assessment, SP_RISK_ASSESSMENT_FIRST)->is_set);
      g_assert_false (sp_record_peek (assessment, SP_RISK_ASSESSMENT_SCORE)->is_set);
    }
}

typedef struct
{
  SpRiskStage stage;
  const char *on;
  SpRiskMethod method;
  SpRiskLevel level;
} Way;

static GPtrArray *
new_assessments (const Way *ways, guint n)
{
  GPtrArray *assessments = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      SpRecord *assessment = new_assessment (ways[i].method, ways[i].on, 1, 1, 1);

      sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_STAGE, ways[i].stage);
      sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_LEVEL, ways[i].level);
      g_ptr_array_add (assessments, assessment);
    }
  return assessments;
}

static void
test_as_of (void)
{
  static const Way ways[] = {
    {SP_RISK_INHERENT, "2021-01-10", SP_RISK_METHOD_LEC, SP_RISK_ORANGE},
    {SP_RISK_RESIDUAL, "2021-02-10", SP_RISK_METHOD_LEC, SP_RISK_YELLOW},
    {SP_RISK_INHERENT, "2021-06-01", SP_RISK_METHOD_DIRECT, SP_RISK_RED},
    {SP_RISK_INHERENT, "2021-06-01", SP_RISK_METHOD_LEC, SP_RISK_ORANGE},
    {SP_RISK_INHERENT, "2021-07-01", SP_RISK_METHOD_LEC, SP_RISK_BLUE},
  };
  static const struct
  {
    const char *on;
    SpRiskLevel inherent, residual;
  } cases[] = {
    {"2021-01-09", SP_RISK_NONE, SP_RISK_NONE},     {"2021-01-10", SP_RISK_ORANGE, SP_RISK_NONE},
    {"2021-02-10", SP_RISK_ORANGE, SP_RISK_YELLOW}, {"2021-06-01", SP_RISK_RED, SP_RISK_YELLOW},
    {"2021-07-01", SP_RISK_BLUE, SP_RISK_YELLOW},
  };
  g_autoptr (GPtrArray) assessments = new_assessments (ways, G_N_ELEMENTS (ways));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].on);
      g_assert_cmpint (sp_risk_assessments_level (assessments, SP_RISK_INHERENT, day (cases[i].on)),
                       ==, cases[i].inherent);
      g_assert_cmpint (sp_risk_assessments_level (assessments, SP_RISK_RESIDUAL, day (cases[i].on)),
                       ==, cases[i].residual);
    }
  /* blue without measures and yellow with them */
  g_assert_false (sp_risk_assessments_check (assessments, &error));
  g_assert_nonnull (error);
  g_ptr_array_set_size (assessments, 4);
  g_assert_true (sp_risk_assessments_check (assessments, NULL));
}

static void
test_derive (void)
{
  static const Way ways[] = {
    {SP_RISK_INHERENT, "2021-01-31", SP_RISK_METHOD_LEC, SP_RISK_ORANGE},
    {SP_RISK_RESIDUAL, "2021-02-28", SP_RISK_METHOD_LEC, SP_RISK_YELLOW},
  };
  static const struct
  {
    guint n_assessments;
    int own_months, months;
    const char *event;
    const char *due; /* NULL: none */
  } cases[] = {
    {2, 0, 12, NULL, "2022-02-28"},
    {2, 6, 12, NULL, "2021-08-28"},
    {2, 0, 0, NULL, NULL},
    {2, 0, 12, "2021-05-01", "2021-05-01"},
    {2, 0, 0, "2021-05-01", "2021-05-01"},
    {2, 0, 12, "2021-02-28", "2022-02-28"}, /* it was assessed because of it */
    {2, 0, 12, "2023-05-01", "2022-02-28"},
    {0, 0, 12, "2021-05-01", "2020-09-01"}, /* never assessed: from when it was listed */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) point = sp_record_new (&sp_risk_point_type);
      g_autoptr (GPtrArray) assessments = new_assessments (ways, cases[i].n_assessments);
      g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);

      g_test_message ("case %u", i);
      sp_record_set_integer (point, SP_RISK_POINT_LISTED_ON, day ("2020-09-01"));
      if (cases[i].own_months != 0)
        sp_record_set_integer (point, SP_RISK_POINT_REVIEW_MONTHS, cases[i].own_months);
      if (cases[i].event != NULL)
        {
          SpRecord *event = sp_record_new (&sp_risk_event_type);

          sp_record_set_integer (event, SP_RISK_EVENT_DAY, day (cases[i].event));
          g_ptr_array_add (events, event);
        }
      sp_risk_point_derive (SP_RISK_POINT (point), assessments, events, cases[i].months);
      g_assert_cmpint (sp_record_get_integer (point, SP_RISK_POINT_REVIEW_DUE_ON), ==,
                       cases[i].due != NULL ? day (cases[i].due) : SP_DATE_NONE);
      g_assert_cmpint (sp_record_get_integer (point, SP_RISK_POINT_RESIDUAL_LEVEL), ==,
                       cases[i].n_assessments > 0 ? SP_RISK_YELLOW : SP_RISK_NONE);
      /* orange without measures: all four are missing */
      g_assert_cmpint (sp_record_get_integer (point, SP_RISK_POINT_N_MISSING), ==,
                       cases[i].n_assessments > 0 ? 4 : 0);
    }
}

static void
test_words (void)
{
  static const struct
  {
    SpRiskMethod method;
    double score;
    const char *words;
  } cases[] = {
    {SP_RISK_METHOD_LEC, 9, "LEC 法：L 6 × E 3 × C 0.5 ＝ D 9"},
    {SP_RISK_METHOD_LS, 18, "LS 矩阵法：L 6 × S 3 ＝ R 18"},
    {SP_RISK_METHOD_MES, 9, "MES 法：M 6 × E 3 × S 0.5 ＝ R 9"},
    {SP_RISK_METHOD_DIRECT, 0, "直接判定：条款 1、3"},
    {SP_RISK_METHOD_MANUAL, 0, "人工判定"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) assessment = new_assessment (cases[i].method, "2021-03-01", 6, 3, 0.5);
      g_autofree char *words = NULL;

      sp_record_set_real (assessment, SP_RISK_ASSESSMENT_SCORE, cases[i].score);
      sp_record_set_text (assessment, SP_RISK_ASSESSMENT_CLAUSES, "1、3");
      words = sp_risk_assessment_dup_words (SP_RISK_ASSESSMENT (assessment));
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_report_due (void)
{
  static const struct
  {
    int month, day, year; /* 0: the industry says none */
    const char *due;
  } cases[] = {
    {12, 15, 2021, "2021-12-15"},
    {0, 0, 2021, "2021-12-31"},
    {2, 30, 2021, "2021-02-28"},
    {2, 0, 2020, "2020-02-29"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) industry = sp_record_new (&sp_industry_type);

      if (cases[i].month != 0)
        sp_record_set_integer (industry, SP_INDUSTRY_REPORT_MONTH, cases[i].month);
      if (cases[i].day != 0)
        sp_record_set_integer (industry, SP_INDUSTRY_REPORT_DAY, cases[i].day);
      g_assert_cmpint (sp_industry_report_due (SP_INDUSTRY (industry), cases[i].year), ==,
                       day (cases[i].due));
    }
  g_assert_cmpint (sp_industry_report_due (NULL, 2021), ==, day ("2021-12-31"));
}

static void
test_missing (void)
{
  static const struct
  {
    SpRiskLevel inherent, residual;
    gboolean has_sign, has_escape;
    const char *missing;
  } cases[] = {
    {SP_RISK_RED, SP_RISK_YELLOW, FALSE, TRUE, "警示标志、监测预警、应急设备设施"},
    {SP_RISK_ORANGE, SP_RISK_NONE, TRUE, FALSE, "监测预警、应急设备设施、撤离通道"},
    {SP_RISK_YELLOW, SP_RISK_BLUE, FALSE, FALSE, ""},
    {SP_RISK_NONE, SP_RISK_NONE, FALSE, FALSE, ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) point = sp_record_new (&sp_risk_point_type);
      g_autofree char *missing = NULL;

      sp_record_set_integer (point, SP_RISK_POINT_INHERENT_LEVEL, cases[i].inherent);
      sp_record_set_integer (point, SP_RISK_POINT_RESIDUAL_LEVEL, cases[i].residual);
      sp_record_set_integer (point, SP_RISK_POINT_HAS_SIGN, cases[i].has_sign);
      sp_record_set_integer (point, SP_RISK_POINT_HAS_ESCAPE, cases[i].has_escape);
      missing = sp_risk_point_dup_missing (SP_RISK_POINT (point));
      g_assert_cmpstr (missing, ==, cases[i].missing);
    }
}

static void
test_duty (void)
{
  g_autoptr (SpRecord) point = sp_record_new (&sp_risk_point_type);
  g_autofree char *none = sp_risk_point_dup_duty (SP_RISK_POINT (point));
  g_autofree char *workshop = NULL;
  g_autofree char *set = NULL;

  g_assert_cmpstr (none, ==, "");
  sp_record_set_integer (point, SP_RISK_POINT_INHERENT_LEVEL, SP_RISK_ORANGE);
  sp_record_set_text (point, SP_RISK_POINT_WORKSHOP_DEPARTMENT, "动力车间");
  sp_record_set_text (point, SP_RISK_POINT_WORKSHOP_PERSON, "王某");
  sp_record_set_text (point, SP_RISK_POINT_ENTERPRISE_PERSON, "杨某");
  workshop = sp_risk_point_dup_duty (SP_RISK_POINT (point));
  g_assert_cmpstr (workshop, ==, "动力车间 王某");
  sp_record_set_integer (point, SP_RISK_POINT_CONTROL_LEVEL, SP_CONTROL_ENTERPRISE);
  set = sp_risk_point_dup_duty (SP_RISK_POINT (point));
  g_assert_cmpstr (set, ==, "杨某");
}

static void
test_counts (void)
{
  static const SpRiskState rows[] = {
    {.point = 1, .enterprise = 7, .township = 3, .inherent = SP_RISK_RED, .residual = SP_RISK_BLUE},
    {.point = 2, .enterprise = 7, .township = 3, .inherent = SP_RISK_ORANGE},
    {.point = 3, .enterprise = 8, .township = 4},
  };
  static const double weights[] = {8, 4, 2, 1};
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (SpRiskState));
  g_autoptr (GHashTable) townships = NULL;
  const SpRiskCounts *counts;

  g_array_append_vals (states, rows, G_N_ELEMENTS (rows));
  townships = sp_risk_states_group (states, SP_RISK_BY_TOWNSHIP, SP_RISK_RESIDUAL);
  counts = g_hash_table_lookup (townships, GSIZE_TO_POINTER (3));
  g_assert_cmpuint (counts->n[SP_RISK_BLUE], ==, 1);
  g_assert_cmpuint (counts->n[SP_RISK_ORANGE], ==, 1);
  g_assert_cmpint (counts->highest, ==, SP_RISK_ORANGE);
  g_assert_cmpfloat (sp_risk_counts_index (counts, weights), ==, 5);
  counts = g_hash_table_lookup (townships, GSIZE_TO_POINTER (4));
  g_assert_cmpint (counts->highest, ==, SP_RISK_NONE);
  g_assert_cmpuint (sp_risk_states_count (states, SP_RISK_INHERENT).n[SP_RISK_RED], ==, 1);
}

static void
test_map_checks (void)
{
  static const struct
  {
    SpRiskBase kind;
    int64_t enterprise;
    gboolean is_public;
    const char *number;
    gboolean is_right;
  } cases[] = {
    {SP_RISK_BASE_PLAN, 1, FALSE, "", TRUE},
    {SP_RISK_BASE_PLAN, 0, FALSE, "", FALSE},
    {SP_RISK_BASE_TILES, 0, TRUE, "", TRUE},
    {SP_RISK_BASE_TILES, 1, FALSE, "", FALSE},
    {SP_RISK_BASE_POLYGONS, 0, TRUE, "", FALSE},
    {SP_RISK_BASE_POLYGONS, 0, TRUE, "示S（2021）1号", TRUE},
    {SP_RISK_BASE_TRACED, 0, TRUE, "", FALSE},
    {SP_RISK_BASE_POLYGONS, 0, FALSE, "", TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) map = sp_record_new (&sp_risk_map_type);
      g_autoptr (GError) error = NULL;

      sp_record_set_text (map, SP_RISK_MAP_NAME, "总平面图");
      sp_record_set_integer (map, SP_RISK_MAP_KIND, cases[i].kind);
      sp_record_set_integer (map, SP_RISK_MAP_ENTERPRISE, cases[i].enterprise);
      sp_record_set_integer (map, SP_RISK_MAP_IS_PUBLIC, cases[i].is_public);
      sp_record_set_text (map, SP_RISK_MAP_REVIEW_NUMBER, cases[i].number);
      g_test_message ("case %u", i);
      g_assert_cmpint (sp_record_check (map, &error), ==, cases[i].is_right);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/risk/bands", test_bands);
  g_test_add_func ("/core/risk/bands-have-no-gap", test_bands_have_no_gap);
  g_test_add_func ("/core/risk/band-words", test_band_words);
  g_test_add_func ("/core/risk/scheme-check", test_scheme_check);
  g_test_add_func ("/core/risk/settle-scored", test_settle_scored);
  g_test_add_func ("/core/risk/settle-unscored", test_settle_unscored);
  g_test_add_func ("/core/risk/as-of", test_as_of);
  g_test_add_func ("/core/risk/derive", test_derive);
  g_test_add_func ("/core/risk/words", test_words);
  g_test_add_func ("/core/risk/report-due", test_report_due);
  g_test_add_func ("/core/risk/missing", test_missing);
  g_test_add_func ("/core/risk/duty", test_duty);
  g_test_add_func ("/core/risk/counts", test_counts);
  g_test_add_func ("/core/risk/map-checks", test_map_checks);
  return g_test_run ();
}
