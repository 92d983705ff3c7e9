/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk points in lists: narrowed by how they stood on a day and by their enterprises, counted, and
 * what the journal tells of them. */
#include "risk-fixture.h"
#include "store/sp-history.h"
#include "store/sp-reader-hazards.h"

#define N_MANY 120

static void
add_many (SpStore *store, int64_t enterprise)
{
  for (guint i = 0; i < N_MANY; i++)
    {
      int64_t point = add_record (store, new_point (enterprise, "带式输送机"));

      add_record (store, new_lec (store, point, SP_RISK_INHERENT, "2022-01-01", 6, 6, 15));
    }
}

static guint
count_then (SpStore *store, const char *on, guint field, int64_t only)
{
  SpCondition condition = {.field = field, .only = only};
  const SpRecordFilter filter = {.conditions = &condition, .n_conditions = 1, .as_of = day (on)};
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  if (field == SP_NO_FIELD)
    {
      condition.standing = &sp_risk_point_standing;
      condition.from = condition.to = day (on);
    }
  ids = sp_reader_query (sp_store_get_reader (store), &sp_risk_point_type, &filter, &error);
  g_assert_no_error (error);
  return ids->len;
}

/* Lists narrow by the levels and days of the date, whatever was assessed or happened later. */
static void
test_then (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t one = add_enterprise (store, "示例水泥厂");
  int64_t first = add_record (store, new_point (one, "煤粉仓"));
  static const struct
  {
    const char *on;
    guint field; /* SP_NO_FIELD: by how it stands */
    int64_t only;
    guint n; /* of the two */
  } cases[] = {
    {"2020-10-14", SP_RISK_POINT_INHERENT_LEVEL, 1 << SP_RISK_NONE, 2},
    {"2020-10-15", SP_RISK_POINT_INHERENT_LEVEL, 1 << SP_RISK_RED, 1},
    {"2020-10-31", SP_RISK_POINT_RESIDUAL_LEVEL, 1 << SP_RISK_YELLOW, 0},
    {"2020-11-01", SP_RISK_POINT_RESIDUAL_LEVEL, 1 << SP_RISK_YELLOW, 1},
    {"2021-06-01", SP_RISK_POINT_INHERENT_LEVEL, 1 << SP_RISK_ORANGE, 1},
    {"2020-10-14", SP_RISK_POINT_N_MISSING, 2, 0},
    {"2020-10-15", SP_RISK_POINT_N_MISSING, 2, 1},
    /* the other was never assessed: due since it was listed */
    {"2020-10-01", SP_NO_FIELD, 1 << SP_STANDING_OVERDUE, 2},
    {"2020-10-20", SP_NO_FIELD, 1 << SP_STANDING_OVERDUE, 1},
    {"2021-03-02", SP_NO_FIELD, 1 << SP_STANDING_OVERDUE, 2}, /* after the event */
    {"2021-02-28", SP_NO_FIELD, 1 << SP_STANDING_OVERDUE, 1},
    {"2021-06-02", SP_NO_FIELD, 1 << SP_STANDING_OVERDUE, 1},
  };

  add_record (store, new_point (one, "破碎机"));
  add_record (store, new_lec (store, first, SP_RISK_INHERENT, "2020-10-15", 6, 6, 15));
  add_record (store, new_lec (store, first, SP_RISK_RESIDUAL, "2020-11-01", 1, 6, 15));
  add_record (store, new_event (one, first, "2021-03-01"));
  add_record (store, new_lec (store, first, SP_RISK_INHERENT, "2021-06-01", 3, 6, 15));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (count_then (store, cases[i].on, cases[i].field, cases[i].only), ==,
                      cases[i].n);
  /* with many that were assessed later: by then as if they had never been */
  add_many (store, one);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_of_none = cases[i].field == SP_NO_FIELD || cases[i].only == 1 << SP_RISK_NONE;

      g_test_message ("case %u", i);
      g_assert_cmpuint (count_then (store, cases[i].on, cases[i].field, cases[i].only), ==,
                        cases[i].n + (is_of_none ? N_MANY : 0));
    }
}

/* Groups count by the levels of the date, too. */
static void
test_groups (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t point = add_record (store, new_point (add_enterprise (store, "示例水泥厂"), "煤粉仓"));
  static const struct
  {
    const char *on;
    SpRiskLevel level;
  } cases[] = {
    {"2020-10-14", SP_RISK_NONE}, {"2020-10-15", SP_RISK_RED}, {"2021-06-01", SP_RISK_ORANGE}};

  add_record (store, new_lec (store, point, SP_RISK_INHERENT, "2020-10-15", 6, 6, 15));
  add_record (store, new_lec (store, point, SP_RISK_INHERENT, "2021-06-01", 3, 6, 15));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpRecordFilter filter = {.as_of = day (cases[i].on)};
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) groups =
        sp_reader_count_groups (sp_store_get_reader (store), &sp_risk_point_type, &filter,
                                SP_RISK_POINT_INHERENT_LEVEL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (groups->len, ==, 1);
      g_assert_cmpint (g_array_index (groups, SpGroupCount, 0).value, ==, cases[i].level);
    }
}

/* By the township and the industry of the enterprise; counts follow the same filter. */
static void
test_through (StoreFixture *fixture, gconstpointer data)
{
  static const SpThrough through = {SP_RISK_POINT_ENTERPRISE, &sp_enterprise_type,
                                    SP_ENTERPRISE_TOWNSHIP};
  SpStore *store = fixture->store;
  SpReader *reader = sp_store_get_reader (store);
  int64_t township = add_unit (store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t one = add_enterprise (store, "示例水泥厂");
  int64_t two = add_enterprise (store, "示例木材厂");
  int64_t first = add_record (store, new_point (one, "煤粉仓"));
  SpCondition condition = {.field = SP_NO_FIELD, .through = &through, .only = township};
  const SpRecordFilter filter = {
    .conditions = &condition, .n_conditions = 1, .as_of = day ("2021-03-01")};
  const SpRecordFilter all = {.as_of = day ("2021-03-01")};
  SpRiskTally tally;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  set_integer (store, &sp_enterprise_type, one, SP_ENTERPRISE_TOWNSHIP, township);
  add_record (store, new_point (two, "锯木间"));
  add_record (store, new_lec (store, first, SP_RISK_INHERENT, "2020-10-15", 6, 6, 15));
  add_record (store, new_lec (store, first, SP_RISK_RESIDUAL, "2021-03-02", 1, 6, 15));
  ids = sp_reader_query (reader, &sp_risk_point_type, &filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, int64_t, 0), ==, first);
  g_assert_true (sp_reader_tally_risks (reader, &filter, &tally, NULL, &error));
  g_assert_cmpuint (tally.counting.n_points, ==, 1);
  g_assert_cmpuint (tally.counting.n[SP_RISK_RED], ==, 1);
  g_assert_cmpuint (tally.n_missing, ==, 1);
  g_assert_cmpuint (tally.n_overdue, ==, 0);
  g_assert_true (sp_reader_tally_risks (reader, &all, &tally, NULL, &error));
  g_assert_cmpuint (tally.counting.n_points, ==, 2);
  g_assert_cmpuint (tally.n_overdue, ==, 1);
  g_assert_cmpint (sp_reader_count_risk_points (reader, day ("2021-03-01"), &error), ==, 2);
  g_assert_cmpint (sp_reader_count_risk_points (reader, day ("2020-08-31"), &error), ==, 0);
}

/* An assessment is told of, and found, by the name of its point. */
static void
test_history (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t point = add_record (store, new_point (add_enterprise (store, "示例水泥厂"), "煤粉仓"));
  const SpHistoryFilter filters[] = {
    {.table = "risk_assessment"},
    {.table = "risk_assessment", .text = "煤粉"},
    {.table = "risk_assessment", .text = "锯木"},
  };

  add_record (store, new_lec (store, point, SP_RISK_INHERENT, "2020-10-15", 6, 6, 15));
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) lines =
        sp_reader_load_history_lines (sp_store_get_reader (store), &filters[i], 0, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (lines->len, ==, i < 2);
      if (i < 2)
        g_assert_cmpstr (((const SpHistoryLine *)lines->pdata[0])->sentence, ==,
                         "新增风险评估“煤粉仓”");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/risk-lists/then", test_then);
  store_fixture_add ("/store/risk-lists/groups", test_groups);
  store_fixture_add ("/store/risk-lists/through", test_through);
  store_fixture_add ("/store/risk-lists/history", test_history);
  return g_test_run ();
}
