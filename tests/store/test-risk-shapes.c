/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawing on maps through the write path: one action each, refused rings, places that move. */
#include "store/sp-risk-shapes.h"

#include "lists-fixture.h"

static int64_t
add_map (SpStore *store, int64_t enterprise)
{
  g_autoptr (SpRecord) map = sp_record_new (&sp_risk_map_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (map, SP_RISK_MAP_ENTERPRISE, enterprise);
  sp_record_set_integer (map, SP_RISK_MAP_KIND,
                         enterprise != 0 ? SP_RISK_BASE_PLAN : SP_RISK_BASE_POLYGONS);
  sp_record_set_text (map, SP_RISK_MAP_NAME, "总平面图");
  sp_store_add_map (store, map, NULL, 0, &error);
  g_assert_no_error (error);
  return sp_record_get_id (map);
}

static guint
count (SpStore *store, const SpRecordType *type)
{
  return (guint)sp_reader_count (sp_store_get_reader (store), type, NULL);
}

static void
undo (SpStore *store)
{
  g_autoptr (GError) error = NULL;

  sp_store_undo (store, &error);
  g_assert_no_error (error);
}

static const struct
{
  const char *ring;
  gboolean is_sound;
} rings[] = {
  {"0.1 0.1,0.5 0.1,0.5 0.5,0.1 0.5", TRUE},
  {"0.1 0.1,0.5 0.5,0.5 0.1,0.1 0.5", FALSE}, /* crosses itself */
  {"0.1 0.1,0.5 0.5", FALSE},                 /* two corners */
  {"0.1 0.1,0.2 0.2,0.3 0.3", FALSE},         /* no area */
};

static void
test_areas (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t map = add_map (store, add_enterprise (store, "示例水泥厂"));

  for (guint i = 0; i < G_N_ELEMENTS (rings); i++)
    {
      g_autoptr (SpPolygon) ring = sp_polygon_parse (rings[i].ring, NULL);
      g_autoptr (GError) error = NULL;
      int64_t id = sp_store_add_area (store, map, 0, "甲", ring, &error);

      g_test_message ("%s", rings[i].ring);
      g_assert_cmpint (id != 0, ==, rings[i].is_sound);
      g_assert_cmpint (error == NULL, ==, rings[i].is_sound);
      g_assert_cmpuint (count (store, &sp_risk_area_type), ==, 1);
    }
  undo (store);
  g_assert_cmpuint (count (store, &sp_risk_area_type), ==, 0);
}

static void
test_changes (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t map = add_map (store, add_enterprise (store, "示例水泥厂"));
  g_autoptr (SpPolygon) ring = sp_polygon_parse (rings[0].ring, NULL);
  g_autoptr (SpPolygon) crossed = sp_polygon_parse (rings[1].ring, NULL);
  g_autoptr (GError) error = NULL;
  int64_t id = sp_store_add_area (store, map, 0, "甲", ring, NULL);
  g_autoptr (SpRecord) area = load_record (store, &sp_risk_area_type, id);
  g_autoptr (SpRecord) copy = NULL;

  g_assert_false (sp_store_set_area_ring (store, area, 0, crossed, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  /* A stroke that does not go across changes nothing. */
  g_assert_false (
    sp_store_split_area (store, area, 0, (SpVertex) {0, 0.3}, (SpVertex) {0.3, 0.3}, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  sp_store_split_area (store, area, 0, (SpVertex) {0, 0.3}, (SpVertex) {0.9, 0.3}, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (store, &sp_risk_area_type), ==, 2);
  undo (store);
  g_assert_cmpuint (count (store, &sp_risk_area_type), ==, 1);

  id = sp_store_copy_area (store, area, 0.1, 0.2, &error);
  g_assert_no_error (error);
  copy = load_record (store, &sp_risk_area_type, id);
  g_assert_cmpstr (sp_record_get_text (copy, SP_RISK_AREA_SHAPE), ==,
                   "0.2 0.3,0.6 0.3,0.6 0.7,0.2 0.7");
  g_assert_cmpstr (sp_record_get_text (copy, SP_RISK_AREA_NAME), ==, "甲");
}

static void
test_find (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t map = add_map (store, 0);
  g_autoptr (SpRecord) record = load_record (store, &sp_risk_map_type, map);
  g_autoptr (SpPolygon) ring = sp_polygon_parse (rings[0].ring, NULL);
  g_autoptr (GPtrArray) units =
    sp_reader_load_all (sp_store_get_reader (store), &sp_unit_type, -1, 0, NULL);
  int64_t unit, first, second;
  guint number = 1;
  g_autoptr (SpRecord) found = NULL;

  if (units->len == 0)
    {
      SpRecord *township = sp_record_new (&sp_unit_type);

      sp_record_set_text (township, SP_UNIT_NAME, "清溪镇");
      unit = add_record (store, township);
    }
  else
    unit = sp_record_get_id (units->pdata[0]);
  first = sp_store_add_area (store, map, unit, "甲", ring, NULL);
  second = sp_store_add_area (store, map, unit, "乙", ring, NULL);
  g_assert_cmpint (first, !=, second);
  /* A township of two areas has the rings of both, one after the other. */
  found =
    sp_reader_find_area (sp_store_get_reader (store), SP_RISK_MAP (record), unit, &number, NULL);
  g_assert_cmpint (sp_record_get_id (found), ==, second);
  g_assert_cmpuint (number, ==, 0);
  number = 2;
  g_assert_null (
    sp_reader_find_area (sp_store_get_reader (store), SP_RISK_MAP (record), unit, &number, NULL));
}

static void
test_places (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t enterprise = add_enterprise (store, "示例水泥厂");
  int64_t other = add_enterprise (store, "示例木材厂");
  int64_t map = add_map (store, enterprise);
  int64_t owners[] = {enterprise, other}, points[2];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      SpRecord *point = sp_record_new (&sp_risk_point_type);

      sp_record_set_integer (point, SP_RISK_POINT_ENTERPRISE, owners[i]);
      sp_record_set_text (point, SP_RISK_POINT_NAME, "煤粉仓");
      points[i] = add_record (store, point);
    }
  g_assert_true (sp_store_place_point (store, map, points[0], 0.25, 2, &error));
  g_assert_no_error (error);
  g_assert_true (sp_store_place_point (store, map, points[0], 0.5, 0.5, &error));
  g_assert_cmpuint (count (store, &sp_risk_place_type), ==, 1);
  /* What belongs to another enterprise has no place here. */
  g_assert_false (sp_store_place_point (store, map, points[1], 0.5, 0.5, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (sp_store_unplace_point (store, map, points[0], &error));
  g_assert_true (sp_store_unplace_point (store, map, points[0], &error)); /* it is gone already */
  g_assert_no_error (error);
  g_assert_cmpuint (count (store, &sp_risk_place_type), ==, 0);
  undo (store);
  g_assert_cmpuint (count (store, &sp_risk_place_type), ==, 1);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/store/risk-shapes/" name, StoreFixture, NULL, store_fixture_set_up, test,          \
              store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("areas", test_areas);
  ADD ("changes", test_changes);
  ADD ("find", test_find);
  ADD ("places", test_places);
  return g_test_run ();
}
