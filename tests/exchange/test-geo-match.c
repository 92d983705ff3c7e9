/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of townships as files of maps write them against those of the units. */
#include "exchange/sp-geo-match.h"

static const char *const units[] = {"遮岛镇", "芒东镇", "勐养镇",       "平山乡",
                                    "小厂乡", "大厂乡", "九保阿昌族乡", "曩宋阿昌族乡",
                                    "河西乡", "河东镇", "河东乡",       NULL};

static const struct
{
  const char *name;
  SpGeoMatchKind kind;
  const char *unit;
} cases[] = {
  {"遮岛镇", SP_GEO_MATCH_SURE, "遮岛镇"},
  {"遮岛", SP_GEO_MATCH_SURE, "遮岛镇"},
  {" 遮 岛 镇 ", SP_GEO_MATCH_SURE, "遮岛镇"},
  {"示例县遮岛镇", SP_GEO_MATCH_SURE, "遮岛镇"},
  {"某州某县遮岛镇", SP_GEO_MATCH_SURE, "遮岛镇"},
  {"遮岛镇人民政府", SP_GEO_MATCH_SURE, "遮岛镇"},
  {"九保阿昌族乡", SP_GEO_MATCH_SURE, "九保阿昌族乡"},
  {"九保乡", SP_GEO_MATCH_SURE, "九保阿昌族乡"},
  {"九保", SP_GEO_MATCH_SURE, "九保阿昌族乡"},
  {"九保阿昌族", SP_GEO_MATCH_SURE, "九保阿昌族乡"},
  {"九保民族乡", SP_GEO_MATCH_SURE, "九保阿昌族乡"},
  {"九保傣族景颇族乡", SP_GEO_MATCH_SURE, "九保阿昌族乡"},
  {"曩宋乡", SP_GEO_MATCH_SURE, "曩宋阿昌族乡"},
  {"囊宋乡", SP_GEO_MATCH_OFFERED, "曩宋阿昌族乡"},
  {"囊宋阿昌族乡", SP_GEO_MATCH_OFFERED, "曩宋阿昌族乡"},
  {"大厂乡", SP_GEO_MATCH_SURE, "大厂乡"},
  {"小厂", SP_GEO_MATCH_SURE, "小厂乡"},
  {"太厂乡", SP_GEO_MATCH_NONE, NULL}, /* two come as near */
  {"遮岛乡", SP_GEO_MATCH_OFFERED, "遮岛镇"},
  {"河东镇", SP_GEO_MATCH_SURE, "河东镇"},
  {"河东乡", SP_GEO_MATCH_SURE, "河东乡"},
  {"河东", SP_GEO_MATCH_NONE, NULL}, /* of two kinds */
  {"芒市", SP_GEO_MATCH_NONE, NULL}, /* a city beside the county */
  {"山前镇", SP_GEO_MATCH_NONE, NULL},
  {"乡", SP_GEO_MATCH_NONE, NULL},
  {"", SP_GEO_MATCH_NONE, NULL},
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpGeoMatch match = sp_geo_match_name (cases[i].name, units);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (match.kind, ==, cases[i].kind);
      if (cases[i].unit != NULL)
        g_assert_cmpstr (units[match.unit], ==, cases[i].unit);
    }
}

/* Names that begin or end with what is cut off elsewhere. */
static void
test_odd_units (void)
{
  static const char *const odd[] = {"县街乡",         "市坪乡",     "白水镇", "土家族乡",
                                    "东区街道办事处", "开发区街道", "新市镇", NULL};
  static const struct
  {
    const char *name;
    guint unit;
  } names[] = {
    {"县街乡", 0},   {"示例县县街乡", 0},           {"市坪", 1}, {"白水", 2}, {"土家族乡", 3},
    {"东区街道", 4}, {"示例市开发区街道办事处", 5}, {"新市", 6}};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SpGeoMatch match = sp_geo_match_name (names[i].name, odd);

      g_test_message ("%s", names[i].name);
      g_assert_cmpint (match.kind, ==, SP_GEO_MATCH_SURE);
      g_assert_cmpuint (match.unit, ==, names[i].unit);
    }
}

static void
test_features (void)
{
  static const char text[] = "{\"type\":\"FeatureCollection\",\"features\":["
                             "{\"type\":\"Feature\",\"properties\":{\"name\":\"九保乡\"},"
                             "\"geometry\":{\"type\":\"Point\",\"coordinates\":[98,24]}},"
                             "{\"type\":\"Feature\",\"properties\":{},"
                             "\"geometry\":{\"type\":\"Point\",\"coordinates\":[98,24]}}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpGeoFeatures) features = sp_geojson_read (bytes, &error);
  g_autoptr (GArray) matches = NULL;

  g_assert_no_error (error);
  matches = sp_geo_match_features (features, units);
  g_assert_cmpuint (matches->len, ==, 2);
  g_assert_cmpuint (g_array_index (matches, SpGeoMatch, 0).unit, ==, 6);
  g_assert_cmpint (g_array_index (matches, SpGeoMatch, 1).kind, ==, SP_GEO_MATCH_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geo-match/names", test_names);
  g_test_add_func ("/geo-match/odd-units", test_odd_units);
  g_test_add_func ("/geo-match/features", test_features);
  return g_test_run ();
}
