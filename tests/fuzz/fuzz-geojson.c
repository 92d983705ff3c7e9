/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as GeoJSON: refused with a sentence, or read into degrees and sound rings that are the
 * same when they are printed and read again. The bytes as a polygon's text, too: what is read is
 * repaired into sound rings, and split. */
#include "core/sp-polygon-edit.h"
#include "exchange/sp-geo-match.h"

#include <math.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const char *const units[] = {"石门镇", "九保阿昌族乡", "示例街道办事处", NULL};

static void
check_corners (const SpPolygon *corners)
{
  g_autofree char *printed = sp_polygon_print (corners);
  g_autoptr (SpPolygon) again = sp_polygon_parse (printed, NULL);

  g_assert_nonnull (again);
  g_assert_cmpuint (again->len, ==, corners->len);
  for (guint i = 0; i < corners->len; i++)
    {
      g_assert_cmpfloat (fabs (sp_polygon_at (corners, i)->x), <=, 180);
      g_assert_cmpfloat (fabs (sp_polygon_at (corners, i)->y), <=, 90);
    }
}

static void
check_ring (const SpPolygon *ring)
{
  SpVertex at = sp_polygon_inside_point (ring);

  check_corners (ring);
  g_assert_true (sp_polygon_check (ring, NULL));
  g_assert_false (isnan (at.x) || isnan (at.y));
}

static void
check_feature (const SpGeoFeature *feature)
{
  g_assert_true (g_utf8_validate (feature->name, -1, NULL));
  g_assert_cmpuint (feature->parts->len, >, 0);
  for (guint i = 0; i < feature->parts->len; i++)
    {
      const SpGeoPart *part = g_ptr_array_index (feature->parts, i);

      if (feature->kind != SP_GEO_POLYGON)
        {
          check_corners (part->corners);
          g_assert_cmpuint (part->holes->len, ==, 0);
          continue;
        }
      check_ring (part->corners);
      for (guint hole = 0; hole < part->holes->len; hole++)
        check_ring (g_ptr_array_index (part->holes, hole));
    }
}

static void
check_geojson (GBytes *taken)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpGeoFeatures) features = sp_geojson_read (bytes, &error);
  g_autoptr (GArray) matches = NULL;

  g_assert_true ((features == NULL) == (error != NULL));
  if (features == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  for (guint i = 0; i < features->features->len; i++)
    check_feature (g_ptr_array_index (features->features, i));
  for (guint i = 0; i < features->notes->len; i++)
    g_assert_true (g_utf8_validate (g_ptr_array_index (features->notes, i), -1, NULL));
  matches = sp_geo_match_features (features, units);
  g_assert_cmpuint (matches->len, ==, features->features->len);
  if (features->datum == SP_DATUM_UNKNOWN)
    sp_geo_features_to_gcj02 (features, SP_DATUM_WGS84);
}

static void
check_polygon (const char *data, gsize size)
{
  g_autofree char *text = g_strndup (data, size);
  g_autoptr (SpPolygon) polygon = sp_polygon_parse (text, NULL);
  g_autoptr (GPtrArray) parts = polygon != NULL ? sp_polygon_simple_parts (polygon, NULL) : NULL;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const SpPolygon *part = g_ptr_array_index (parts, i);
      SpBounds bounds = sp_polygon_bounds (part);
      g_autoptr (GPtrArray) halves =
        sp_polygon_split (part, (SpVertex) {bounds.left - 1, bounds.top},
                          (SpVertex) {bounds.right + 1, bounds.bottom}, NULL);

      g_assert_true (sp_polygon_check (part, NULL));
      for (guint half = 0; halves != NULL && half < halves->len; half++)
        g_assert_true (sp_polygon_check (g_ptr_array_index (halves, half), NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  check_geojson (g_bytes_new (data, size));
  check_polygon ((const char *)data, size);
  return 0;
}
