/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists ordered, narrowed and counted by how records stood on a day, whatever field they go by. */
#include "hazard-world.h"
#include "plain-then.h"
#include "risk-fixture.h"

#include "core/sp-institution.h"
#include "core/sp-risk-grade.h"
#include "store/sp-engine.h"
#include "store/sp-store-private.h"

#define N_HAZARDS 250
#define N_INSTITUTIONS 80
#define N_POINTS 130 /* more than are followed one by one */
#define N_ENTERPRISES 4

static const char *const days[] = {"2020-09-30", "2020-12-15", "2021-03-31", "2021-06-10",
                                   "2021-10-01", "2023-01-01", "2999-01-01"};

static int
any (int n)
{
  return g_test_rand_int_range (0, n);
}

/* ---- hazards ---- */

static void
test_hazards (StoreFixture *fixture, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (fixture->store);
  HazardWorld world = {0};

  hazard_world_fill (&world, fixture, N_HAZARDS);
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      plain_then_assert_orders (reader, &sp_hazard_type, SP_HAZARD_STATE, day (days[d]));
      plain_then_assert_ranges (reader, &sp_hazard_type, day (days[d]));
      plain_then_assert_groups (reader, &sp_hazard_type, SP_HAZARD_STATE, SP_HAZARD_GRADE,
                                day (days[d]));
      plain_then_assert_groups (reader, &sp_hazard_type, SP_HAZARD_GRADE, SP_HAZARD_STATE,
                                day (days[d]));
    }
}

/* ---- institutions ---- */

static void
add_institution (StoreFixture *fixture, guint number)
{
  g_autofree char *name = g_strdup_printf ("第%u项制度", number);
  g_autoptr (SpRecord) institution = sp_record_new (&sp_institution_type);
  SpInstitutionState state = SP_INSTITUTION_DRAFTING;
  SpDate on = day ("2020-10-01") + any (300);

  sp_record_set_text (institution, SP_INSTITUTION_NAME, name);
  sp_record_set_integer (institution, SP_INSTITUTION_PLAN, fixture->plan);
  sp_record_set_integer (institution, SP_INSTITUTION_PLANNED_ON, any (2) ? on + 50 : 0);
  g_assert_true (sp_store_insert (fixture->store, institution, "新增", NULL));
  for (int n = any (6); n > 0 && sp_institution_state_followers (state) != 0; n--)
    {
      g_autofree char *document = g_strdup_printf ("示例安〔2021〕%d号", any (20));
      g_autoptr (SpRecord) step = sp_record_new (&sp_institution_step_type);

      do
        state = (SpInstitutionState)any (SP_INSTITUTION_ABOLISHED + 1);
      while (any (20) != 0 && state == SP_INSTITUTION_ABOLISHED);
      on += 1 + any (60);
      sp_record_set_integer (step, SP_INSTITUTION_STEP_INSTITUTION, sp_record_get_id (institution));
      sp_record_set_integer (step, SP_INSTITUTION_STEP_STATE, state);
      sp_record_set_integer (step, SP_INSTITUTION_STEP_DAY, on);
      sp_record_set_text (step, SP_INSTITUTION_STEP_DOCUMENT, document);
      sp_store_insert (fixture->store, step, "办理", NULL); /* or it may not follow */
    }
}

static void
test_institutions (StoreFixture *fixture, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (fixture->store);

  for (guint i = 0; i < N_INSTITUTIONS; i++)
    add_institution (fixture, i);
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      plain_then_assert_orders (reader, &sp_institution_type, SP_INSTITUTION_STATE, day (days[d]));
      plain_then_assert_ranges (reader, &sp_institution_type, day (days[d]));
      plain_then_assert_groups (reader, &sp_institution_type, SP_INSTITUTION_STATE,
                                SP_INSTITUTION_KIND, day (days[d]));
    }
}

/* ---- risk points ---- */

/* The last action was taken on @on at noon. */
static void
date_last_action (SpStore *store, SpDate on)
{
  g_autofree char *iso = sp_date_dup_iso (on);
  g_autofree char *sql = g_strdup_printf (
    "UPDATE action SET at = '%sT04:00:00.000Z' WHERE id = (SELECT max (id) FROM action)", iso);

  g_assert_true (sp_engine_exec (sp_store_get_engine (store), sql, NULL));
}

static void
assess (SpStore *store, int64_t point, SpDate on)
{
  static const double chances[] = {0.5, 1, 3, 6, 10};
  g_autofree char *iso = sp_date_dup_iso (on);
  g_autoptr (SpRecord) assessment =
    new_lec (store, point, any (2) ? SP_RISK_INHERENT : SP_RISK_RESIDUAL, iso,
             chances[any (G_N_ELEMENTS (chances))], 6, any (2) ? 15 : 40);

  sp_store_insert (store, assessment, "评估", NULL); /* or with measures it would be worse */
}

static void
tick (SpStore *store, int64_t point, SpDate on)
{
  static const guint ticks[] = {SP_RISK_POINT_HAS_SIGN, SP_RISK_POINT_HAS_MONITORING,
                                SP_RISK_POINT_HAS_EQUIPMENT, SP_RISK_POINT_HAS_ESCAPE};

  set_integer (store, &sp_risk_point_type, point, ticks[any (G_N_ELEMENTS (ticks))], any (3) > 0);
  date_last_action (store, on);
}

static void
add_point (SpStore *store, int64_t enterprise)
{
  int64_t point = add_record (store, new_point (enterprise, "带式输送机"));
  SpDate on = day ("2020-09-01") + any (60);

  date_last_action (store, on);
  for (int n = any (6); n > 0; n--)
    {
      on += 1 + any (90);
      if (any (3) > 0)
        assess (store, point, on);
      else
        tick (store, point, on);
    }
}

static void
test_points (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  SpReader *reader = sp_store_get_reader (store);

  for (guint i = 0; i < N_ENTERPRISES; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u厂", i);
      int64_t enterprise = add_enterprise (store, name);

      for (guint k = 0; k < N_POINTS / N_ENTERPRISES; k++)
        add_point (store, enterprise);
      if (i > 0)
        add_record (store, new_event (enterprise, 0, days[i]));
    }
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      plain_then_assert_orders (reader, &sp_risk_point_type, SP_RISK_POINT_INHERENT_LEVEL,
                                day (days[d]));
      plain_then_assert_orders (reader, &sp_risk_point_type, SP_RISK_POINT_HAS_SIGN, day (days[d]));
      plain_then_assert_ranges (reader, &sp_risk_point_type, day (days[d]));
      plain_then_assert_groups (reader, &sp_risk_point_type, SP_RISK_POINT_RESIDUAL_LEVEL,
                                SP_RISK_POINT_INHERENT_LEVEL, day (days[d]));
      plain_then_assert_groups (reader, &sp_risk_point_type, SP_RISK_POINT_HAS_ESCAPE,
                                SP_RISK_POINT_HAS_SIGN, day (days[d]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/then-orders/hazards", test_hazards);
  store_fixture_add ("/store/then-orders/institutions", test_institutions);
  store_fixture_add ("/store/then-orders/points", test_points);
  return g_test_run ();
}
