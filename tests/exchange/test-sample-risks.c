/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The risks of the sample county: there are enough of them, levels change over the quarters, what
 * pages tell of has something to tell, and maps show where points lie. */
#include "core/sp-risk-facts.h"
#include "exchange/sp-sample.h"
#include "fixtures.h"
#include "store/sp-risk-maps.h"
#include "store/sp-risks.h"

static SpReader *
get_reader (gconstpointer data)
{
  return sp_store_get_reader (((const Place *)data)->store);
}

static GPtrArray *
load_all (gconstpointer data, const SpRecordType *type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = sp_reader_load_all (get_reader (data), type, -1, 0, &error);

  g_assert_no_error (error);
  return rows;
}

static void
test_counts (gconstpointer data)
{
  static const struct
  {
    const SpRecordType *type;
    int64_t least, most;
  } counts[] = {
    {&sp_risk_point_type, 40, 40}, {&sp_risk_assessment_type, 90, 140},
    {&sp_risk_event_type, 2, 4},   {&sp_risk_map_type, 4, 4},
    {&sp_risk_area_type, 25, 45},  {&sp_risk_place_type, 25, 40},
    {&sp_risk_report_type, 4, 8},
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      int64_t n = place_count ((Place *)data, counts[i].type);

      g_test_message ("%s: %" G_GINT64_FORMAT, counts[i].type->table, n);
      g_assert_cmpint (n, >=, counts[i].least);
      g_assert_cmpint (n, <=, counts[i].most);
    }
}

static SpRiskCounts
count_on (gconstpointer data, SpDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) states = sp_reader_load_risk_states (get_reader (data), 0, day, NULL, &error);

  g_assert_no_error (error);
  return sp_risk_states_count (states, SP_RISK_RESIDUAL);
}

/* One quarter is not like the next, and all levels are there at some time. */
static void
test_levels (gconstpointer data)
{
  static const SpYmd quarters[] = {{2020, 12, 31}, {2021, 6, 30}, {2021, 9, 30}, {2021, 12, 31},
                                   {2022, 3, 31},  {2022, 6, 30}, {2022, 9, 30}};
  gboolean has_level[SP_RISK_N_LEVELS] = {FALSE};
  SpRiskCounts former = {{0}};

  for (guint i = 0; i < G_N_ELEMENTS (quarters); i++)
    {
      SpRiskCounts counts =
        count_on (data, sp_date_from_ymd (quarters[i].year, quarters[i].month, quarters[i].day));
      gboolean is_changed = FALSE;

      g_assert_cmpuint (counts.n_points, ==, 40);
      for (guint level = 0; level < SP_RISK_N_LEVELS; level++)
        {
          has_level[level] |= counts.n[level] > 0;
          is_changed |= counts.n[level] != former.n[level];
        }
      g_assert_true (is_changed);
      former = counts;
    }
  for (guint level = SP_RISK_RED; level < SP_RISK_N_LEVELS; level++)
    g_assert_true (has_level[level]);
}

static void
test_points (gconstpointer data)
{
  g_autoptr (GPtrArray) points = load_all (data, &sp_risk_point_type);
  guint n_kinds[3] = {0}, n_missing = 0;

  for (guint i = 0; i < points->len; i++)
    {
      SpRecord *point = g_ptr_array_index (points, i);
      g_autofree char *missing = sp_risk_point_dup_missing (SP_RISK_POINT (point));
      g_autofree char *duty = sp_risk_point_dup_duty (SP_RISK_POINT (point));

      n_kinds[sp_record_get_integer (point, SP_RISK_POINT_KIND)]++;
      n_missing += *missing != '\0';
      g_assert_cmpstr (duty, !=, "");
      g_assert_cmpstr (sp_record_get_text (point, SP_RISK_POINT_FACTORS), !=, "");
      g_assert_cmpstr (sp_record_get_text (point, SP_RISK_POINT_HARMS), !=, "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (n_kinds); i++)
    g_assert_cmpuint (n_kinds[i], >=, 5);
  g_assert_cmpuint (n_missing, >=, 3);
  g_assert_cmpuint (n_missing, <=, 15);
}

/* ---- maps ---- */

static SpRiskFacts *
load_facts (gconstpointer data, SpRecord *map, SpDate day)
{
  g_autoptr (GError) error = NULL;
  SpRiskFacts *facts = sp_reader_load_risk_facts (get_reader (data), sp_record_get_id (map),
                                                  SP_RISK_RESIDUAL, day, NULL, &error);

  g_assert_no_error (error);
  return facts;
}

/* Every point that is placed lies in a room, and only operations are not placed. */
static void
check_plan (gconstpointer data, SpRecord *map)
{
  g_autoptr (SpRiskFacts) facts = load_facts (data, map, sp_sample_day ());
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) base = sp_reader_load_map_base (get_reader (data), SP_RISK_MAP (map), &error);

  g_assert_no_error (error);
  g_assert_nonnull (base);
  for (guint i = 0; i < facts->spots->len; i++)
    {
      const SpRiskSpot *spot = &g_array_index (facts->spots, SpRiskSpot, i);

      g_test_message ("%s", spot->title);
      g_assert_true (spot->is_placed ? spot->zone >= 0 : spot->kind == SP_RISK_KIND_OPERATION);
    }
}

static void
test_plans (gconstpointer data)
{
  g_autoptr (GPtrArray) maps = load_all (data, &sp_risk_map_type);
  guint n_plans = 0;

  for (guint i = 0; i < maps->len; i++)
    {
      SpRecord *map = g_ptr_array_index (maps, i);

      if (sp_record_get_integer (map, SP_RISK_MAP_ENTERPRISE) == 0)
        continue;
      check_plan (data, map);
      n_plans++;
    }
  g_assert_cmpuint (n_plans, ==, 3);
}

/* Two were issued; one of them shows something else since. */
static void
test_outdated (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outdated = sp_reader_list_outdated_maps (get_reader (data), NULL, &error);
  g_autoptr (GPtrArray) maps = load_all (data, &sp_risk_map_type);
  guint n_issued = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (outdated->len, ==, 1);
  for (guint i = 0; i < maps->len; i++)
    n_issued += *sp_record_get_text (maps->pdata[i], SP_RISK_MAP_SEAL) != '\0';
  g_assert_cmpuint (n_issued, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_autoptr (Place) place = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  place = place_new ();
  sp_sample_fill (place->store, &error);
  g_assert_no_error (error);
  g_test_add_data_func ("/exchange/sample-risks/counts", place, test_counts);
  g_test_add_data_func ("/exchange/sample-risks/levels", place, test_levels);
  g_test_add_data_func ("/exchange/sample-risks/points", place, test_points);
  g_test_add_data_func ("/exchange/sample-risks/plans", place, test_plans);
  g_test_add_data_func ("/exchange/sample-risks/outdated", place, test_outdated);
  return g_test_run ();
}
