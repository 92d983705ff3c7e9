/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Datums: pairs that open-source libraries publish with the formula, the shift in the west of
 * Yunnan, and what files call them. */
#include "core/sp-datum.h"

#include <math.h>

#define METRES_A_DEGREE 111320.0

static const struct
{
  double longitude, latitude, moved_longitude, moved_latitude;
} pairs[] = {
  {121.5272106, 31.1774276, 121.531541859215, 31.17530398364597}, /* Shanghai */
  {113.912316, 22.543847, 113.9171764808363, 22.540796131694766}, /* Shenzhen */
  {116.377817, 39.911954, 116.38404722455657, 39.91334545536069}, /* Beijing */
};

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double longitude = pairs[i].longitude, latitude = pairs[i].latitude;

      sp_datum_wgs84_to_gcj02 (&longitude, &latitude);
      g_assert_cmpfloat_with_epsilon (longitude, pairs[i].moved_longitude, 1e-6);
      g_assert_cmpfloat_with_epsilon (latitude, pairs[i].moved_latitude, 1e-6);
    }
}

/* 33 m to the east and 330 m to the south. */
static void
test_shift (void)
{
  double longitude = 98.3, latitude = 24.8;

  sp_datum_wgs84_to_gcj02 (&longitude, &latitude);
  g_assert_cmpfloat_with_epsilon ((longitude - 98.3) * METRES_A_DEGREE * cos (24.8 * G_PI / 180),
                                  33, 15);
  g_assert_cmpfloat_with_epsilon ((latitude - 24.8) * METRES_A_DEGREE, -330, 15);
}

static void
test_abroad (void)
{
  static const double places[][2] = {{2.35, 48.85}, {-74, 40.7}, {139.7, 35.7}, {100.5, -6.2}};

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double longitude = places[i][0], latitude = places[i][1];

      sp_datum_wgs84_to_gcj02 (&longitude, &latitude);
      g_assert_cmpfloat (longitude, ==, places[i][0]);
      g_assert_cmpfloat (latitude, ==, places[i][1]);
    }
}

static const struct
{
  const char *name;
  SpDatum datum;
} names[] = {
  {NULL, SP_DATUM_UNKNOWN},
  {"", SP_DATUM_UNKNOWN},
  {"本地坐标", SP_DATUM_UNKNOWN},
  {"GCJ-02", SP_DATUM_GCJ02},
  {"gcj02", SP_DATUM_GCJ02},
  {"火星坐标系", SP_DATUM_GCJ02},
  {"WGS 84", SP_DATUM_WGS84},
  {"WGS-1984", SP_DATUM_WGS84},
  {"EPSG:4326", SP_DATUM_WGS84},
  {"urn:ogc:def:crs:OGC:1.3:CRS84", SP_DATUM_WGS84},
  {"urn:ogc:def:crs:EPSG::4490", SP_DATUM_WGS84},
  {"CGCS2000", SP_DATUM_WGS84},
  {"BD-09", SP_DATUM_BD09},
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (sp_datum_parse (names[i].name), ==, names[i].datum);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/datum/pairs", test_pairs);
  g_test_add_func ("/datum/shift", test_shift);
  g_test_add_func ("/datum/abroad", test_abroad);
  g_test_add_func ("/datum/names", test_names);
  return g_test_run ();
}
