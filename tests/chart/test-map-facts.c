/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scenes from the facts of the risk ledger: levels, places, what is a bar, titles, themes, and
 * where a traced county's picture lies. */
#include "chart/sp-map-facts.h"
#include "map-fixture.h"

static SpRiskMap *
new_map (SpRiskBase base, int64_t enterprise)
{
  SpRecord *map = sp_record_new (&sp_risk_map_type);

  sp_record_set_text (map, SP_RISK_MAP_NAME, "总平面图");
  sp_record_set_integer (map, SP_RISK_MAP_KIND, base);
  sp_record_set_integer (map, SP_RISK_MAP_ENTERPRISE, enterprise);
  sp_record_set_integer (map, SP_RISK_MAP_TITLE, SP_RISK_TITLE_SOURCE);
  return SP_RISK_MAP (map);
}

static void
add_spot (SpRiskFacts *facts, int64_t id, SpRiskKind kind, SpRiskLevel level, gboolean is_placed)
{
  const SpRiskSpot spot = {.id = id,
                           .number = g_strdup ("1"),
                           .title = g_strdup ("煤粉仓"),
                           .kind = kind,
                           .level = level,
                           .score = 90,
                           .is_placed = is_placed,
                           .x = 0.25,
                           .y = 0.5,
                           .zone = -1};

  sp_risk_facts_take_spot (facts, &spot);
}

static SpRiskFacts *
new_enterprise_facts (void)
{
  g_autoptr (SpRiskMap) map = new_map (SP_RISK_BASE_PLAN, 7);
  SpRiskFacts *facts =
    sp_risk_facts_new (map, "示例水泥厂", sp_date_from_ymd (2021, 9, 30), SP_RISK_RESIDUAL);
  SpRiskZone zone = {.id = 3, .title = g_strdup ("煤磨")};

  zone.rings = sp_risk_shape_parse ("0 0,0.5 0,0.5 1,0 1;0.1 0.1,0.2 0.1,0.2 0.2", NULL);
  sp_risk_facts_take_zone (facts, &zone);
  add_spot (facts, 11, SP_RISK_KIND_PLACE, SP_RISK_ORANGE, TRUE);
  add_spot (facts, 12, SP_RISK_KIND_FACILITY, SP_RISK_RED, FALSE);
  add_spot (facts, 13, SP_RISK_KIND_OPERATION, SP_RISK_YELLOW, FALSE);
  sp_risk_facts_settle (facts);
  return facts;
}

static void
test_enterprise (void)
{
  g_autoptr (SpRiskFacts) facts = new_enterprise_facts ();
  g_autoptr (SpMapScene) scene = sp_map_scene_new_from_facts (facts, SP_MAP_BY_LEVEL, NULL);
  g_autoptr (SpMapScene) bars = sp_map_scene_new_comparison (facts);
  g_autofree char *title = sp_map_scene_dup_title (scene);
  g_autofree char *comparison = sp_map_scene_dup_title (bars);

  g_assert_cmpuint (sp_map_scene_get_n_zones (scene), ==, 1);
  g_assert_cmpuint (sp_map_scene_get_zone (scene, 0)->level, ==, SP_RISK_ORANGE);
  /* What has no place is in the list, an operation without one in the comparison chart. */
  g_assert_cmpuint (sp_map_scene_get_n_spots (scene), ==, 1);
  g_assert_cmpint (sp_map_scene_get_spot (scene, 0)->id, ==, 11);
  g_assert_cmpstr (title, ==, "示例水泥厂“红橙黄蓝”四色安全风险源点空间分布图（总平面图）");
  g_assert_cmpstr (comparison, ==, "示例水泥厂作业安全风险比较图（总平面图）");
  g_assert_true (sp_map_scene_get_head (scene)->is_residual);
}

static void
test_themes (void)
{
  static const struct
  {
    SpMapTheme theme;
    double value;
  } cases[] = {{SP_MAP_BY_INDEX, 12.5}, {SP_MAP_BY_HAZARDS, 3}, {SP_MAP_BY_OVERDUE, 4}};
  g_autoptr (SpRiskMap) map = new_map (SP_RISK_BASE_TILES, 0);
  g_autoptr (SpRiskFacts) facts =
    sp_risk_facts_new (map, "示例县", sp_date_from_ymd (2021, 9, 30), SP_RISK_INHERENT);
  const SpRiskZone zone = {.id = 3,
                           .title = g_strdup ("清溪镇"),
                           .has_seat = TRUE,
                           .longitude = 100,
                           .latitude = 25,
                           .level = SP_RISK_RED,
                           .index = 12.5,
                           .n_major = 3,
                           .n_overdue = 4};

  sp_risk_facts_take_zone (facts, &zone);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpMapScene) scene = sp_map_scene_new_from_facts (facts, cases[i].theme, NULL);

      g_assert_cmpfloat (sp_map_scene_get_zone (scene, 0)->value, ==, cases[i].value);
    }
}

/* A picture of the county lies where its control points say, turned as they say; with none that can
 * be read it is left out rather than put somewhere. */
static void
test_traced (void)
{
  static const struct
  {
    const char *controls;
    gboolean is_placed;
  } cases[] = {
    {"0.1 0.1 98.1 24.9,0.9 0.1 98.9 24.9,0.1 0.9 98.1 24.1", TRUE},
    {"0.1 0.1 98.1 24.9,0.5 0.5 98.5 24.5,0.9 0.9 98.9 24.1", FALSE},
    {"", FALSE},
  };
  g_autoptr (SpMapPicture) picture = map_fixture_picture (map_fixture_plan_png (80, 80));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRiskMap) map = new_map (SP_RISK_BASE_TRACED, 0);
      g_autoptr (SpRiskFacts) facts = NULL;
      g_autoptr (SpMapScene) scene = NULL;
      const SpMapHead *head;

      sp_record_set_text (SP_RECORD (map), SP_RISK_MAP_CONTROLS, cases[i].controls);
      facts = sp_risk_facts_new (map, "示例县", sp_date_from_ymd (2021, 9, 30), SP_RISK_INHERENT);
      scene = sp_map_scene_new_from_facts (facts, SP_MAP_BY_LEVEL, picture);
      head = sp_map_scene_get_head (scene);
      g_test_message ("%s", cases[i].controls);
      g_assert_cmpint (head->base == SP_MAP_BASE_PICTURE, ==, cases[i].is_placed);
      if (!cases[i].is_placed)
        continue;
      g_assert_cmpfloat_with_epsilon (head->picture_corners[0].x, 98, 1e-9);
      g_assert_cmpfloat_with_epsilon (head->picture_corners[0].y, 25, 1e-9);
      g_assert_cmpfloat_with_epsilon (head->picture_corners[1].x, 99, 1e-9);
      g_assert_cmpfloat_with_epsilon (head->picture_corners[2].y, 24, 1e-9);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/map-facts/enterprise", test_enterprise);
  g_test_add_func ("/chart/map-facts/themes", test_themes);
  g_test_add_func ("/chart/map-facts/traced", test_traced);
  return g_test_run ();
}
