/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The risk ledger through the write path: numbers, assessments by schemes, what follows from them
 * and from events, levels as of a date, versions of schemes, undo. */
#include "base/sp-error.h"
#include "core/sp-risk-map.h"
#include "risk-fixture.h"
#include "store/sp-enterprises.h"
#include "store/sp-risk-maps.h"
#include "store/sp-risk-several.h"
#include "store/sp-risks.h"

#include <string.h>

static gboolean
delete_record (SpStore *store, const SpRecordType *type, int64_t id, GError **error)
{
  g_autoptr (SpRecord) record = load_record (store, type, id);

  return sp_store_delete (store, record, "删除", error);
}

static void
assert_levels (
  SpStore *store, int64_t point, SpRiskLevel inherent, SpRiskLevel residual, const char *due)
{
  g_autoptr (SpRecord) record = load_record (store, &sp_risk_point_type, point);

  g_assert_cmpint (sp_record_get_integer (record, SP_RISK_POINT_INHERENT_LEVEL), ==, inherent);
  g_assert_cmpint (sp_record_get_integer (record, SP_RISK_POINT_RESIDUAL_LEVEL), ==, residual);
  g_assert_cmpint (sp_record_get_integer (record, SP_RISK_POINT_REVIEW_DUE_ON), ==, day (due));
}

static void
test_numbers (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t one = add_enterprise (store, "示例水泥厂");
  int64_t two = add_enterprise (store, "示例木材厂");
  int64_t first = add_record (store, new_point (one, "破碎机"));
  int64_t second = add_record (store, new_point (one, "皮带廊"));
  int64_t other = add_record (store, new_point (two, "锯木间"));
  SpRecord *taken = new_point (one, "煤粉仓");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecord) moved = NULL;
  static const char *const numbers[] = {"1", "2", "1"};
  int64_t ids[] = {first, second, other};

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (SpRecord) point = load_record (store, &sp_risk_point_type, ids[i]);

      g_assert_cmpstr (sp_record_get_text (point, SP_RISK_POINT_NUMBER), ==, numbers[i]);
    }
  sp_record_set_text (taken, SP_RISK_POINT_NUMBER, "2");
  refuse_record (store, taken);
  /* two enterprises made one: the numbers of the other give way */
  sp_store_merge_enterprises (store, one, two, &error);
  g_assert_no_error (error);
  moved = load_record (store, &sp_risk_point_type, other);
  g_assert_cmpstr (sp_record_get_text (moved, SP_RISK_POINT_NUMBER), ==, "3");
  g_assert_false (delete_record (store, &sp_enterprise_type, one, &error));
  assert_sentence (error);
  assert_sound (store);
}

static void
test_assessments (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t point = add_record (store, new_point (add_enterprise (store, "示例水泥厂"), "煤粉仓"));
  int64_t inherent, residual;
  g_autoptr (SpRecord) stored = NULL;
  g_autoptr (SpRecord) worse = NULL;
  g_autoptr (GError) error = NULL;

  assert_levels (store, point, SP_RISK_NONE, SP_RISK_NONE, "2020-09-01");
  inherent = add_record (store, new_lec (store, point, SP_RISK_INHERENT, "2020-10-15", 6, 6, 15));
  assert_levels (store, point, SP_RISK_RED, SP_RISK_NONE, "2021-10-15");
  residual = add_record (store, new_lec (store, point, SP_RISK_RESIDUAL, "2020-11-01", 1, 6, 15));
  assert_levels (store, point, SP_RISK_RED, SP_RISK_YELLOW, "2021-11-01");
  stored = load_record (store, &sp_risk_assessment_type, residual);
  g_assert_cmpfloat (sp_record_get_real (stored, SP_RISK_ASSESSMENT_SCORE), ==, 90);
  g_assert_cmpint (sp_record_get_integer (stored, SP_RISK_ASSESSMENT_SCHEME_VERSION), ==, 1);

  refuse_record (store, new_lec (store, point, SP_RISK_RESIDUAL, "2020-12-01", 6.5, 6, 15));
  refuse_record (store, new_lec (store, point, SP_RISK_INHERENT, "2999-12-01", 6, 6, 15));
  /* the risk without measures cannot be less than with them, on no day */
  refuse_record (store, new_lec (store, point, SP_RISK_INHERENT, "2020-12-01", 0.5, 1, 1));
  worse = load_record (store, &sp_risk_assessment_type, residual);
  sp_record_set_real (worse, SP_RISK_ASSESSMENT_FIRST, 10);
  sp_record_set_real (worse, SP_RISK_ASSESSMENT_THIRD, 100);
  sp_store_update (store, worse, "改", &error);
  g_assert_no_error (error); /* red with measures, red without */
  assert_levels (store, point, SP_RISK_RED, SP_RISK_RED, "2021-11-01");

  sp_store_undo (store, &error);
  g_assert_no_error (error);
  assert_levels (store, point, SP_RISK_RED, SP_RISK_YELLOW, "2021-11-01");
  delete_record (store, &sp_risk_assessment_type, residual, &error);
  g_assert_no_error (error);
  delete_record (store, &sp_risk_assessment_type, inherent, &error);
  g_assert_no_error (error);
  assert_levels (store, point, SP_RISK_NONE, SP_RISK_NONE, "2020-09-01");
  assert_sound (store);
}

static void
test_events (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t one = add_enterprise (store, "示例水泥厂");
  int64_t two = add_enterprise (store, "示例木材厂");
  int64_t first = add_record (store, new_point (one, "煤粉仓"));
  int64_t second = add_record (store, new_point (one, "破碎机"));
  int64_t event;
  g_autoptr (GError) error = NULL;

  add_record (store, new_lec (store, first, SP_RISK_INHERENT, "2020-10-15", 6, 6, 15));
  add_record (store, new_lec (store, second, SP_RISK_INHERENT, "2020-10-15", 1, 6, 15));
  event = add_record (store, new_event (one, 0, "2021-03-01"));
  assert_levels (store, first, SP_RISK_RED, SP_RISK_NONE, "2021-03-01");
  assert_levels (store, second, SP_RISK_YELLOW, SP_RISK_NONE, "2021-03-01");
  refuse_record (store, new_event (two, first, "2021-03-01"));
  add_record (store, new_lec (store, first, SP_RISK_INHERENT, "2021-03-05", 6, 6, 15));
  assert_levels (store, first, SP_RISK_RED, SP_RISK_NONE, "2022-03-05");
  delete_record (store, &sp_risk_event_type, event, &error);
  g_assert_no_error (error);
  assert_levels (store, second, SP_RISK_YELLOW, SP_RISK_NONE, "2021-10-15");
  assert_sound (store);
}

static void
test_scheme_versions (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  SpReader *reader = sp_store_get_reader (store);
  int64_t scheme = find_scheme (store, SP_RISK_METHOD_LEC);
  int64_t point = add_record (store, new_point (add_enterprise (store, "示例水泥厂"), "煤粉仓"));
  int64_t revised = 0;
  g_autoptr (SpRecord) changed = load_record (store, &sp_risk_scheme_type, scheme);
  g_autoptr (SpRecord) next = NULL;
  g_autoptr (SpRecord) early = NULL;
  g_autoptr (SpRecord) late = NULL;
  g_autoptr (GPtrArray) factors = NULL;
  g_autoptr (GError) error = NULL;

  add_record (store, new_lec (store, point, SP_RISK_INHERENT, "2020-10-15", 6, 6, 7));
  assert_levels (store, point, SP_RISK_ORANGE, SP_RISK_NONE, "2021-10-15");
  sp_record_set_real (changed, SP_RISK_SCHEME_RED_FROM, 200);
  g_assert_false (sp_store_update (store, changed, "改", &error));
  assert_sentence (error);
  g_clear_error (&error);

  sp_store_revise_risk_scheme (store, scheme, day ("2021-01-01"), &revised, &error);
  g_assert_no_error (error);
  next = load_record (store, &sp_risk_scheme_type, revised);
  g_assert_cmpint (sp_record_get_integer (next, SP_RISK_SCHEME_VERSION), ==, 2);
  factors =
    sp_reader_load_all (reader, &sp_risk_factor_type, SP_RISK_FACTOR_SCHEME, revised, &error);
  g_assert_cmpuint (factors->len, ==, 19);
  sp_record_set_real (next, SP_RISK_SCHEME_RED_FROM, 200);
  sp_store_update (store, next, "改", &error);
  g_assert_no_error (error);
  g_assert_false (sp_store_revise_risk_scheme (store, scheme, day ("2021-06-01"), NULL, &error));
  assert_sentence (error);
  g_clear_error (&error);

  /* the past assessment stays as it was; a new one goes by the new bands */
  assert_levels (store, point, SP_RISK_ORANGE, SP_RISK_NONE, "2021-10-15");
  early = new_lec (store, point, SP_RISK_INHERENT, "2020-12-31", 6, 6, 7);
  sp_record_set_integer (early, SP_RISK_ASSESSMENT_SCHEME, revised);
  g_assert_false (sp_store_insert (store, early, "登记", &error));
  assert_sentence (error);
  g_clear_error (&error);
  late = new_lec (store, point, SP_RISK_INHERENT, "2021-02-01", 6, 6, 7);
  sp_record_set_integer (late, SP_RISK_ASSESSMENT_SCHEME, revised);
  sp_store_insert (store, late, "登记", &error);
  g_assert_no_error (error);
  assert_levels (store, point, SP_RISK_RED, SP_RISK_NONE, "2022-02-01");
  assert_sound (store);
}

static void
test_states (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t one = add_enterprise (store, "示例水泥厂");
  int64_t first = add_record (store, new_point (one, "煤粉仓"));
  int64_t gone = add_record (store, new_point (one, "旧窑"));
  static const struct
  {
    const char *on;
    guint n;
    SpRiskLevel inherent, residual;
  } cases[] = {
    {"2020-08-31", 0, SP_RISK_NONE, SP_RISK_NONE},
    {"2020-10-14", 2, SP_RISK_NONE, SP_RISK_NONE},
    {"2020-10-15", 2, SP_RISK_RED, SP_RISK_NONE},
    {"2020-11-01", 2, SP_RISK_RED, SP_RISK_YELLOW},
    {"2021-03-01", 1, SP_RISK_RED, SP_RISK_YELLOW},
    {"2021-06-01", 1, SP_RISK_ORANGE, SP_RISK_YELLOW},
  };

  set_integer (store, &sp_risk_point_type, gone, SP_RISK_POINT_WITHDRAWN_ON, day ("2021-03-01"));
  add_record (store, new_lec (store, first, SP_RISK_INHERENT, "2020-10-15", 6, 6, 15));
  add_record (store, new_lec (store, first, SP_RISK_RESIDUAL, "2020-11-01", 1, 6, 15));
  add_record (store, new_lec (store, first, SP_RISK_INHERENT, "2021-06-01", 3, 6, 15));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) states = sp_reader_load_risk_states (
        sp_store_get_reader (store), i % 2 == 0 ? one : 0, day (cases[i].on), NULL, &error);

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].on);
      g_assert_cmpuint (states->len, ==, cases[i].n);
      if (cases[i].n == 0)
        continue;
      g_assert_cmpint (g_array_index (states, SpRiskState, 0).point, ==, first);
      g_assert_cmpint (g_array_index (states, SpRiskState, 0).inherent, ==, cases[i].inherent);
      g_assert_cmpint (g_array_index (states, SpRiskState, 0).residual, ==, cases[i].residual);
    }
}

static void
test_maps (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t one = add_enterprise (store, "示例水泥厂");
  int64_t two = add_enterprise (store, "示例木材厂");
  int64_t mine = add_record (store, new_point (one, "煤粉仓"));
  int64_t other = add_record (store, new_point (two, "锯木间"));
  SpRecord *map = sp_record_new (&sp_risk_map_type);
  int64_t points[] = {mine, other};
  int64_t id;
  g_autoptr (GError) error = NULL;

  sp_record_set_text (map, SP_RISK_MAP_NAME, "总平面图");
  sp_record_set_integer (map, SP_RISK_MAP_ENTERPRISE, one);
  id = add_record (store, map);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      SpRecord *place = sp_record_new (&sp_risk_place_type);

      sp_record_set_integer (place, SP_RISK_PLACE_MAP, id);
      sp_record_set_integer (place, SP_RISK_PLACE_RISK_POINT, points[i]);
      sp_record_set_real (place, SP_RISK_PLACE_X, 0.25);
      sp_record_set_real (place, SP_RISK_PLACE_Y, 0.5);
      if (points[i] == mine)
        add_record (store, place);
      else
        refuse_record (store, place);
    }
  delete_record (store, &sp_risk_map_type, id, &error);
  g_assert_no_error (error);
  sp_store_undo (store, &error);
  g_assert_no_error (error);
  assert_sound (store);
}

static int64_t
add_area (SpStore *store, int64_t map, const char *shape, SpRiskLevel level)
{
  SpRecord *area = sp_record_new (&sp_risk_area_type);

  sp_record_set_integer (area, SP_RISK_AREA_MAP, map);
  sp_record_set_text (area, SP_RISK_AREA_NAME, "车间");
  sp_record_set_text (area, SP_RISK_AREA_SHAPE, shape);
  sp_record_set_integer (area, SP_RISK_AREA_IS_MANUAL, level != SP_RISK_NONE);
  sp_record_set_integer (area, SP_RISK_AREA_LEVEL, level);
  sp_record_set_text (area, SP_RISK_AREA_REASON, level != SP_RISK_NONE ? "会商" : NULL);
  return add_record (store, area);
}

static int64_t
add_map (SpStore *store, int64_t enterprise, SpRiskBase kind)
{
  SpRecord *map = sp_record_new (&sp_risk_map_type);

  sp_record_set_text (map, SP_RISK_MAP_NAME, "总平面图");
  sp_record_set_integer (map, SP_RISK_MAP_ENTERPRISE, enterprise);
  sp_record_set_integer (map, SP_RISK_MAP_KIND, kind);
  sp_record_set_integer (map, SP_RISK_MAP_STAGE, SP_RISK_RESIDUAL);
  return add_record (store, map);
}

static void
add_place (SpStore *store, int64_t map, int64_t point, double x, double y)
{
  SpRecord *place = sp_record_new (&sp_risk_place_type);

  sp_record_set_integer (place, SP_RISK_PLACE_MAP, map);
  sp_record_set_integer (place, SP_RISK_PLACE_RISK_POINT, point);
  sp_record_set_real (place, SP_RISK_PLACE_X, x);
  sp_record_set_real (place, SP_RISK_PLACE_Y, y);
  add_record (store, place);
}

static SpRiskFacts *
load_facts (SpStore *store, int64_t map, SpRiskStage stage, const char *on)
{
  g_autoptr (GError) error = NULL;
  SpRiskFacts *facts =
    sp_reader_load_risk_facts (sp_store_get_reader (store), map, stage, day (on), NULL, &error);

  g_assert_no_error (error);
  return facts;
}

static void
assert_zone (const SpRiskFacts *facts, guint i, SpRiskLevel level, guint n_spots)
{
  g_assert_cmpint (g_array_index (facts->zones, SpRiskZone, i).level, ==, level);
  g_assert_cmpuint (g_array_index (facts->zones, SpRiskZone, i).n_spots, ==, n_spots);
}

static guint
count_outdated (SpStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) maps =
    sp_reader_list_outdated_maps (sp_store_get_reader (store), NULL, &error);

  g_assert_no_error (error);
  return maps->len;
}

static void
test_enterprise_facts (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t enterprise = add_enterprise (store, "示例水泥厂");
  int64_t left = add_record (store, new_point (enterprise, "煤粉仓"));
  int64_t right = add_record (store, new_point (enterprise, "破碎机"));
  int64_t map = add_map (store, enterprise, SP_RISK_BASE_PLAN);
  g_autoptr (SpRiskFacts) before = NULL;
  g_autoptr (SpRiskFacts) inherent = NULL;
  g_autoptr (SpRiskFacts) residual = NULL;
  g_autoptr (SpRiskFacts) late = NULL;
  g_autoptr (GError) error = NULL;

  add_area (store, map, "0 0,0.5 0,0.5 1,0 1", SP_RISK_NONE);
  add_area (store, map, "0.5 0,1 0,1 1,0.5 1", SP_RISK_ORANGE);
  add_place (store, map, left, 0.25, 0.5);
  add_place (store, map, right, 0.75, 0.5);
  add_record (store, new_lec (store, left, SP_RISK_INHERENT, "2020-10-15", 6, 6, 15));
  add_record (store, new_lec (store, left, SP_RISK_RESIDUAL, "2020-11-15", 1, 6, 15));
  add_record (store, new_lec (store, right, SP_RISK_INHERENT, "2020-10-15", 0.5, 1, 1));

  before = load_facts (store, map, SP_RISK_INHERENT, "2020-10-01");
  assert_zone (before, 0, SP_RISK_NONE, 1);
  inherent = load_facts (store, map, SP_RISK_INHERENT, "2020-12-01");
  assert_zone (inherent, 0, SP_RISK_RED, 1);
  assert_zone (inherent, 1, SP_RISK_ORANGE, 1); /* set by hand */
  residual = load_facts (store, map, SP_RISK_RESIDUAL, "2020-12-01");
  assert_zone (residual, 0, SP_RISK_YELLOW, 1);
  g_assert_cmpstr (residual->subject, ==, "示例水泥厂");
  g_assert_cmpint (g_array_index (residual->spots, SpRiskSpot, 1).level, ==, SP_RISK_BLUE);

  /* issued, it is true until what it shows changes */
  g_assert_cmpuint (count_outdated (store), ==, 0);
  sp_store_issue_map (store, map, "1", day ("2020-12-02"), "张某", "李某", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_outdated (store), ==, 0);
  set_text (store, &sp_risk_point_type, left, SP_RISK_POINT_NOTE, "备注不上图");
  g_assert_cmpuint (count_outdated (store), ==, 0);
  add_record (store, new_lec (store, left, SP_RISK_RESIDUAL, "2021-01-15", 3, 6, 15));
  g_assert_cmpuint (count_outdated (store), ==, 1);
  late = load_facts (store, map, SP_RISK_RESIDUAL, "2020-12-01");
  g_assert_true (late->is_outdated);
  sp_store_issue_map (store, map, "2", day ("2021-01-16"), "张某", "李某", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_outdated (store), ==, 0);
  assert_sound (store);
}

static void
test_shapes (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t map = add_map (store, add_enterprise (store, "示例水泥厂"), SP_RISK_BASE_PLAN);
  static const char *const bad[] = {"", "0 0,1 0", "0 0,1 1,1 0,0 1", "0 0,1 0,nan 1", "x"};

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      SpRecord *area = sp_record_new (&sp_risk_area_type);

      g_test_message ("%s", bad[i]);
      sp_record_set_integer (area, SP_RISK_AREA_MAP, map);
      sp_record_set_text (area, SP_RISK_AREA_SHAPE, bad[i]);
      refuse_record (store, area);
    }
  add_area (store, map, "0 0,1 0,1 1,0 1;0.4 0.4,0.6 0.4,0.6 0.6", SP_RISK_NONE);
}

static void
test_county_facts (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t north = add_unit (store, "北山乡人民政府", SP_UNIT_TOWNSHIP);
  int64_t south = add_unit (store, "南溪镇人民政府", SP_UNIT_TOWNSHIP);
  int64_t enterprise = add_enterprise (store, "示例水泥厂");
  int64_t measure = add_measure (store, fixture->plan, fixture->part, "排查", 1);
  int64_t map = add_map (store, 0, SP_RISK_BASE_TILES);
  int64_t point, hazard;
  g_autoptr (SpRiskFacts) facts = NULL;
  const SpRiskZone *zone;

  set_integer (store, &sp_enterprise_type, enterprise, SP_ENTERPRISE_TOWNSHIP, south);
  point = add_record (store, new_point (enterprise, "煤粉仓"));
  add_record (store, new_lec (store, point, SP_RISK_INHERENT, "2020-10-15", 6, 6, 15));
  hazard = add_major (store, enterprise);
  set_integer (store, &sp_hazard_type, hazard, SP_HAZARD_TOWNSHIP, north);
  add_measure_unit (store, measure, north, SP_ROLE_TERRITORIAL);
  add_deadline (store, measure, SP_DEADLINE_BY, "2021-06-30", "");

  facts = load_facts (store, map, SP_RISK_RESIDUAL, "2021-07-01");
  g_assert_cmpuint (facts->zones->len, ==, 2);
  zone = &g_array_index (facts->zones, SpRiskZone, 0);
  g_assert_cmpint (zone->id, ==, north);
  g_assert_cmpint (zone->level, ==, SP_RISK_NONE);
  g_assert_cmpuint (zone->n_major, ==, 1);
  g_assert_cmpuint (zone->n_overdue, ==, 1);
  zone = &g_array_index (facts->zones, SpRiskZone, 1);
  g_assert_cmpint (zone->level, ==, SP_RISK_RED);
  g_assert_cmpfloat (zone->index, ==, 8);
  g_assert_cmpuint (zone->n_major, ==, 0);
  g_assert_cmpuint (facts->spots->len, ==, 1);
  g_assert_cmpint (g_array_index (facts->spots, SpRiskSpot, 0).zone, ==, 1);
}

static void
assert_duty (SpStore *store, int64_t point, guint field, const char *person)
{
  g_autoptr (SpRecord) record = load_record (store, &sp_risk_point_type, point);

  g_assert_cmpstr (sp_record_get_text (record, field), ==, person);
}

/* Each point's own level, or the one that is asked for; what will not do with one is done with
 * none; an event is each point's own. */
static void
test_several (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t enterprise = add_enterprise (store, "示例水泥厂");
  int64_t points[] = {add_record (store, new_point (enterprise, "煤粉仓")),
                      add_record (store, new_point (enterprise, "配电间")),
                      add_record (store, new_point (enterprise, "皮带廊"))};
  const SpRiskDuty own = {SP_CONTROL_BY_LEVEL, "", "钱某", ""};
  const SpRiskDuty team = {SP_CONTROL_TEAM, "一班", "孙某", "0000-6800001"};
  const SpRiskDuty nothing = {SP_CONTROL_TEAM, "", "", ""};
  g_autoptr (SpRecord) event = sp_record_new (&sp_risk_event_type);
  g_autoptr (GError) error = NULL;

  add_record (store, new_lec (store, points[0], SP_RISK_INHERENT, "2020-10-15", 6, 6, 15));
  add_record (store, new_lec (store, points[1], SP_RISK_INHERENT, "2020-10-15", 1, 6, 15));
  g_assert_false (sp_store_set_risk_duty (store, points, 3, &own, &error));
  assert_sentence (error);
  g_assert_nonnull (strstr (error->message, "皮带廊"));
  assert_duty (store, points[0], SP_RISK_POINT_ENTERPRISE_PERSON, "");
  g_clear_error (&error);
  g_assert_true (sp_store_set_risk_duty (store, points, 2, &own, &error));
  assert_duty (store, points[0], SP_RISK_POINT_ENTERPRISE_PERSON, "钱某");
  assert_duty (store, points[1], SP_RISK_POINT_TEAM_PERSON, "钱某");
  g_assert_true (sp_store_set_risk_duty (store, points, 3, &team, &error));
  assert_duty (store, points[2], SP_RISK_POINT_TEAM_DEPARTMENT, "一班");
  assert_duty (store, points[2], SP_RISK_POINT_PHONE, "0000-6800001");
  g_assert_false (sp_store_set_risk_duty (store, points, 3, &nothing, &error));
  assert_sentence (error);
  g_clear_error (&error);

  sp_record_set_integer (event, SP_RISK_EVENT_CAUSE, SP_RISK_CAUSE_PROCESS);
  sp_record_set_integer (event, SP_RISK_EVENT_DAY, day ("2021-03-01"));
  g_assert_true (sp_store_add_risk_events (store, points, 2, SP_RISK_EVENT (event), &error));
  assert_levels (store, points[0], SP_RISK_RED, SP_RISK_NONE, "2021-03-01");
  assert_levels (store, points[1], SP_RISK_YELLOW, SP_RISK_NONE, "2021-03-01");
  sp_store_undo (store, &error);
  g_assert_no_error (error);
  assert_levels (store, points[0], SP_RISK_RED, SP_RISK_NONE, "2021-10-15");
  assert_sound (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/risks/numbers", test_numbers);
  store_fixture_add ("/store/risks/assessments", test_assessments);
  store_fixture_add ("/store/risks/events", test_events);
  store_fixture_add ("/store/risks/scheme-versions", test_scheme_versions);
  store_fixture_add ("/store/risks/states", test_states);
  store_fixture_add ("/store/risks/maps", test_maps);
  store_fixture_add ("/store/risks/enterprise-facts", test_enterprise_facts);
  store_fixture_add ("/store/risks/shapes", test_shapes);
  store_fixture_add ("/store/risks/county-facts", test_county_facts);
  store_fixture_add ("/store/risks/several", test_several);
  return g_test_run ();
}
