/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What risk points lacked on an earlier day, told by the journal: one point, all of them, lists
 * and counts, and what was entered with the point. */
#include "core/sp-risk-grade.h"
#include "risk-fixture.h"
#include "store/sp-engine.h"
#include "store/sp-risks.h"
#include "store/sp-store-private.h"

/* The last action was taken on @on at noon. */
static void
date_last_action (SpStore *store, const char *on)
{
  g_autofree char *sql = g_strdup_printf (
    "UPDATE action SET at = '%sT04:00:00.000Z' WHERE id = (SELECT max (id) FROM action)", on);

  g_assert_true (sp_engine_exec (sp_store_get_engine (store), sql, NULL));
}

static void
tick (SpStore *store, int64_t point, guint field, gboolean is_there, const char *on)
{
  g_autoptr (SpRecord) record = load_record (store, &sp_risk_point_type, point);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (record, field, is_there);
  sp_store_update (store, record, "改", &error);
  g_assert_no_error (error);
  date_last_action (store, on);
}

static int64_t
add_red_point (SpStore *store, int64_t enterprise, const char *name, const char *on)
{
  int64_t point = add_record (store, new_point (enterprise, name));

  date_last_action (store, on);
  add_record (store, new_lec (store, point, SP_RISK_INHERENT, "2020-10-15", 6, 6, 15));
  date_last_action (store, on);
  return point;
}

static char *
dup_missing (SpStore *store, int64_t point, const char *on)
{
  g_autoptr (SpRecord) record = load_record (store, &sp_risk_point_type, point);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecord) then =
    sp_reader_dup_record_then (sp_store_get_reader (store), record, day (on), &error);

  g_assert_no_error (error);
  return sp_risk_point_dup_missing (SP_RISK_POINT (then));
}

static guint
count_missing (SpStore *store, const char *on)
{
  const SpRecordFilter filter = {.as_of = day (on)};
  SpRiskTally tally;

  g_assert_true (sp_reader_tally_risks (sp_store_get_reader (store), &filter, &tally, NULL, NULL));
  return tally.n_missing;
}

static guint
list_missing (SpStore *store, const char *on)
{
  const SpCondition missing = {.field = SP_RISK_POINT_N_MISSING, .only = 2};
  const SpRecordFilter filter = {.conditions = &missing, .n_conditions = 1, .as_of = day (on)};
  g_autoptr (GArray) ids =
    sp_reader_query (sp_store_get_reader (store), &sp_risk_point_type, &filter, NULL);

  g_assert_nonnull (ids);
  return ids != NULL ? ids->len : 0;
}

static void
test_history (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *on, *missing;
    guint n;
  } days[] = {
    {"2021-01-31", "警示标志、监测预警、应急设备设施、撤离通道", 2},
    {"2021-03-09", "警示标志、监测预警、应急设备设施、撤离通道", 2},
    {"2021-03-10", "监测预警、应急设备设施、撤离通道", 2},
    {"2021-05-20", "撤离通道", 2},
    {"2021-07-01", "", 1},
    {"2021-09-01", "警示标志", 2}, /* taken away again */
  };
  SpStore *store = fixture->store;
  int64_t enterprise = add_enterprise (store, "示例水泥厂");
  int64_t point = add_red_point (store, enterprise, "煤粉仓", "2021-01-10");

  add_red_point (store, enterprise, "配电间", "2021-01-10"); /* lacks all of it always */
  tick (store, point, SP_RISK_POINT_HAS_SIGN, TRUE, "2021-03-10");
  tick (store, point, SP_RISK_POINT_HAS_MONITORING, TRUE, "2021-05-20");
  tick (store, point, SP_RISK_POINT_HAS_EQUIPMENT, TRUE, "2021-05-20");
  tick (store, point, SP_RISK_POINT_HAS_ESCAPE, TRUE, "2021-06-30");
  tick (store, point, SP_RISK_POINT_HAS_SIGN, FALSE, "2021-08-15");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *missing = dup_missing (store, point, days[i].on);

      g_test_message ("%s", days[i].on);
      g_assert_cmpstr (missing, ==, days[i].missing);
      g_assert_cmpuint (count_missing (store, days[i].on), ==, days[i].n);
      g_assert_cmpuint (list_missing (store, days[i].on), ==, days[i].n);
    }
}

/* A ledger that is taken over is entered in a day: what it says held before. */
static void
test_entered (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t point =
    add_red_point (store, add_enterprise (store, "示例水泥厂"), "煤粉仓", "2022-02-01");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  tick (store, point, SP_RISK_POINT_HAS_SIGN, TRUE, "2022-02-01");
  tick (store, point, SP_RISK_POINT_HAS_ESCAPE, TRUE, "2022-02-03");
  before = dup_missing (store, point, "2021-06-30");
  after = dup_missing (store, point, "2022-02-03");
  g_assert_cmpstr (before, ==, "监测预警、应急设备设施、撤离通道");
  g_assert_cmpstr (after, ==, "监测预警、应急设备设施");
}

/* Taking back is a change of its day, too. */
static void
test_undo (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t point =
    add_red_point (store, add_enterprise (store, "示例水泥厂"), "煤粉仓", "2021-01-10");
  g_autoptr (GError) error = NULL;
  g_autofree char *between = NULL;
  g_autofree char *after = NULL;

  tick (store, point, SP_RISK_POINT_HAS_SIGN, TRUE, "2021-03-10");
  sp_store_undo (store, &error);
  g_assert_no_error (error);
  date_last_action (store, "2021-04-01");
  between = dup_missing (store, point, "2021-03-20");
  after = dup_missing (store, point, "2021-04-01");
  g_assert_cmpstr (between, ==, "监测预警、应急设备设施、撤离通道");
  g_assert_cmpstr (after, ==, "警示标志、监测预警、应急设备设施、撤离通道");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/risk-ticks/history", test_history);
  store_fixture_add ("/store/risk-ticks/entered", test_entered);
  store_fixture_add ("/store/risk-ticks/undo", test_undo);
  return g_test_run ();
}
