/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GeoJSON: what is read, what is mended with a note, what is refused with a sentence. */
#include "exchange/sp-geojson.h"

#include "base/sp-error.h"

#include <math.h>
#include <string.h>

#define FEATURE(name, geometry)                                                                    \
  "{\"type\":\"Feature\",\"properties\":{\"name\":\"" name "\"},\"geometry\":" geometry "}"
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define GEOMETRY(type, coordinates) "{\"type\":\"" type "\",\"coordinates\":" coordinates "}"
#define SQUARE "[[98,24],[99,24],[99,25],[98,25],[98,24]]"

static SpGeoFeatures *
read_geojson (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize)length);

  return sp_geojson_read (bytes, error);
}

/* name kind: corners/holes …; one feature after the other. */
static char *
tell (const SpGeoFeatures *self)
{
  static const char *const kinds[] = {"point", "line", "polygon"};
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < self->features->len; i++)
    {
      const SpGeoFeature *feature = g_ptr_array_index (self->features, i);

      g_string_append_printf (out, "%s%s %s:", i > 0 ? "; " : "", feature->name,
                              kinds[feature->kind]);
      for (guint p = 0; p < feature->parts->len; p++)
        {
          const SpGeoPart *part = g_ptr_array_index (feature->parts, p);

          g_string_append_printf (out, " %u/%u", part->corners->len, part->holes->len);
        }
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const struct
{
  const char *name, *text;
  const char *told;
  const char *note; /* the first; NULL of none */
} good[] = {
  {"point", GEOMETRY ("Point", "[98.5,24.5]"), " point: 1/0", NULL},
  {"height is not read", GEOMETRY ("Point", "[98.5,24.5,1200]"), " point: 1/0", NULL},
  {"whole numbers at the limits", GEOMETRY ("MultiPoint", "[[-180,90],[180,-90]]"),
   " point: 1/0 1/0", NULL},
  {"line", FEATURE ("界河", GEOMETRY ("LineString", "[[98,24],[99,25],[99,26]]")), "界河 line: 3/0",
   NULL},
  {"lines", FEATURE ("路", GEOMETRY ("MultiLineString", "[[[98,24],[99,25]],[[1,1],[2,2],[3,1]]]")),
   "路 line: 2/0 3/0", NULL},
  {"polygon", COLLECTION (FEATURE ("甲乡", GEOMETRY ("Polygon", "[" SQUARE "]"))),
   "甲乡 polygon: 4/0", NULL},
  {"hole",
   FEATURE ("甲乡",
            GEOMETRY ("Polygon",
                      "[" SQUARE ",[[98.2,24.2],[98.4,24.2],[98.3,24.4],"
                      "[98.2,24.2]]]")),
   "甲乡 polygon: 4/1", NULL},
  {"two polygons and a hole in the second",
   FEATURE ("甲乡",
            GEOMETRY ("MultiPolygon",
                      "[[[[1,1],[2,1],[2,2],[1,1]]],[" SQUARE
                      ",[[98.2,24.2],[98.4,24.2],[98.3,24.4],"
                      "[98.2,24.2]]]]")),
   "甲乡 polygon: 3/0 4/1", NULL},
  {"open ring", FEATURE ("甲乡", GEOMETRY ("Polygon", "[[[98,24],[99,24],[99,25]]]")),
   "甲乡 polygon: 3/0", "“甲乡”有一圈边线没有闭合，已闭合。"},
  {"repeated corner",
   FEATURE ("甲乡", GEOMETRY ("Polygon", "[[[98,24],[99,24],[99,24],[99,25],[98,24],[98,24]]]")),
   "甲乡 polygon: 3/0", NULL},
  {"bow tie",
   COLLECTION (FEATURE ("甲乡", GEOMETRY ("Polygon", "[[[0,0],[2,2],[2,0],[0,2],[0,0]]]"))),
   "甲乡 polygon: 3/0 3/0",
   "“甲乡”的边线与自身相交，已分成 2 块，请核对：第 1 条边与第 3 条边相交。"},
  {"hole in the second half of a bow tie",
   FEATURE ("甲乡",
            GEOMETRY ("Polygon",
                      "[[[0,0],[4,4],[4,0],[0,4],[0,0]],"
                      "[[0.5,1.5],[1,1.5],[1,2],[0.5,1.5]]]")),
   "甲乡 polygon: 3/0 3/1",
   "“甲乡”的边线与自身相交，已分成 2 块，请核对：第 1 条边与第 3 条边相交。"},
  {"spike without a name",
   COLLECTION (FEATURE ("", GEOMETRY ("Polygon", "[[[0,0],[4,0],[3,0],[3,3],[0,3],[0,0]]]"))),
   " polygon: 4/0", "第 1 个图形的边线已整理：边线在第 2 个角原路折回。"},
  {"feature without geometry",
   COLLECTION (FEATURE ("甲乡", "null") "," FEATURE ("乙乡", GEOMETRY ("Point", "[98,24]"))),
   "乙乡 point: 1/0", "“甲乡”没有图形，已略过。"},
  {"collection of geometries",
   FEATURE ("甲乡",
            "{\"type\":\"GeometryCollection\",\"geometries\":[" GEOMETRY (
              "Point", "[98,24]") "," GEOMETRY ("Polygon", "[" SQUARE "]") "]}"),
   "甲乡 point: 1/0; 甲乡 polygon: 4/0", NULL},
  {"brackets and NaN in texts",
   "{\"type\":\"Point\",\"note\":\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ \\\" NaN Infinity\","
   "\"coordinates\":[98,24]}",
   " point: 1/0", NULL},
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpGeoFeatures) features = read_geojson (good[i].text, -1, &error);
      g_autofree char *told = NULL;

      g_test_message ("%s", good[i].name);
      g_assert_no_error (error);
      told = tell (features);
      g_assert_cmpstr (told, ==, good[i].told);
      g_assert_cmpuint (features->notes->len, ==, good[i].note != NULL);
      if (good[i].note != NULL)
        g_assert_cmpstr (g_ptr_array_index (features->notes, 0), ==, good[i].note);
    }
}

static const struct
{
  const char *name, *text;
  int code;
  const char *words; /* of the sentence */
} bad[] = {
  {"nothing", "", SP_ERROR_EMPTY, ""},
  {"no JSON", "遮岛镇 98.3 24.8", SP_ERROR_INVALID, "第 1 行读不懂"},
  {"an array", "[1,2]", SP_ERROR_INVALID, "读不懂"},
  {"cut off", "{\"type\":\"Point\",\n\"coordinates\":[98,", SP_ERROR_INVALID, "第 2 行读不懂"},
  {"no type", "{\"coordinates\":[98,24]}", SP_ERROR_INVALID, "认不得"},
  {"TopoJSON", "{\"type\":\"Topology\",\"arcs\":[]}", SP_ERROR_INVALID, "“Topology”认不得"},
  {"no features", COLLECTION (""), SP_ERROR_EMPTY, "没有点、线、面"},
  {"features is a text", "{\"type\":\"FeatureCollection\",\"features\":\"x\"}", SP_ERROR_EMPTY, ""},
  {"features are numbers", COLLECTION ("1,2"), SP_ERROR_EMPTY, ""},
  {"NaN", "{\"type\":\"Point\",\n\"coordinates\":[NaN,24]}", SP_ERROR_INVALID,
   "第 2 行有不是数字的坐标"},
  {"infinity", GEOMETRY ("Point", "[98,-Infinity]"), SP_ERROR_INVALID, "不是数字"},
  {"beyond what a number holds", GEOMETRY ("Point", "[98,1e999]"), SP_ERROR_INVALID, ""},
  {"a text for a number", COLLECTION (FEATURE ("甲乡", GEOMETRY ("Point", "[\"98\",24]"))),
   SP_ERROR_INVALID, "“甲乡”有不是数字的坐标"},
  {"null for a number", COLLECTION (FEATURE ("甲乡", GEOMETRY ("Point", "[null,24]"))),
   SP_ERROR_INVALID, "“甲乡”有不是数字的坐标"},
  {"one number", GEOMETRY ("Point", "[98]"), SP_ERROR_INVALID, "第 1 个图形有不是数字的坐标"},
  {"no number", GEOMETRY ("Point", "[]"), SP_ERROR_INVALID, ""},
  {"metres", FEATURE ("甲乡", GEOMETRY ("Point", "[33500000,2740000]")), SP_ERROR_INVALID,
   "以米为单位"},
  {"latitude first", FEATURE ("甲乡", GEOMETRY ("Point", "[24.8,98.3]")), SP_ERROR_INVALID, "颠倒"},
  {"empty ring", FEATURE ("甲乡", GEOMETRY ("Polygon", "[[]]")), SP_ERROR_INVALID,
   "“甲乡”有一圈边线是空的"},
  {"no ring", FEATURE ("甲乡", GEOMETRY ("Polygon", "[]")), SP_ERROR_INVALID, "“甲乡”有一个面"},
  {"no polygon", FEATURE ("甲乡", GEOMETRY ("MultiPolygon", "[]")), SP_ERROR_INVALID,
   "“甲乡”没有坐标"},
  {"two corners", FEATURE ("甲乡", GEOMETRY ("Polygon", "[[[98,24],[99,24],[98,24]]]")),
   SP_ERROR_INVALID, "“甲乡”的边线不能用"},
  {"no area", FEATURE ("甲乡", GEOMETRY ("Polygon", "[[[1,1],[2,2],[3,3],[1,1]]]")),
   SP_ERROR_INVALID, "没有围出面积"},
  {"line of one corner", FEATURE ("甲路", GEOMETRY ("LineString", "[[98,24]]")), SP_ERROR_INVALID,
   "只有 1 个点"},
  {"brackets are missing", FEATURE ("甲乡", GEOMETRY ("Polygon", SQUARE)), SP_ERROR_INVALID,
   "少了一层括号"},
  {"no coordinates", FEATURE ("甲乡", "{\"type\":\"Polygon\"}"), SP_ERROR_INVALID, "没有坐标"},
  {"collection of texts",
   FEATURE ("甲乡", "{\"type\":\"GeometryCollection\",\"geometries\":[\"x\"]}"), SP_ERROR_INVALID,
   "不是图形"},
  {"collection of nothing", FEATURE ("甲乡", "{\"type\":\"GeometryCollection\"}"), SP_ERROR_INVALID,
   "不是数组"},
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpGeoFeatures) features = read_geojson (bad[i].text, -1, &error);

      g_test_message ("%s: %s", bad[i].name, error != NULL ? error->message : "");
      g_assert_null (features);
      g_assert_error (error, SP_ERROR, bad[i].code);
      g_assert_nonnull (strstr (error->message, bad[i].words));
    }
}

static const struct
{
  const char *member;
  SpDatum datum;
} datums[] = {
  {"", SP_DATUM_UNKNOWN},
  {"\"coordinate_system\":\"GCJ-02\",", SP_DATUM_GCJ02},
  {"\"coordinate_system\":\"WGS84\",", SP_DATUM_WGS84},
  {"\"coordinate_system\":7,", SP_DATUM_UNKNOWN},
  {"\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},",
   SP_DATUM_WGS84},
  {"\"crs\":null,", SP_DATUM_UNKNOWN},
};

static SpGeoFeatures *
read_point_with (const char *member, GError **error)
{
  g_autofree char *text =
    g_strdup_printf ("{%s\"type\":\"Point\",\"coordinates\":[98.3,24.8]}", member);

  return read_geojson (text, -1, error);
}

static const SpVertex *
get_first_corner (const SpGeoFeatures *self)
{
  const SpGeoFeature *feature = g_ptr_array_index (self->features, 0);
  const SpGeoPart *part = g_ptr_array_index (feature->parts, 0);

  return sp_polygon_at (part->corners, 0);
}

static void
test_datum (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpGeoFeatures) baidu = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (datums); i++)
    {
      g_autoptr (SpGeoFeatures) features = read_point_with (datums[i].member, NULL);
      gboolean moves = datums[i].datum != SP_DATUM_GCJ02;

      g_assert_cmpint (features->datum, ==, datums[i].datum);
      sp_geo_features_to_gcj02 (features, moves ? SP_DATUM_WGS84 : SP_DATUM_GCJ02);
      g_assert_cmpint (features->datum, ==, SP_DATUM_GCJ02);
      g_assert_cmpint (get_first_corner (features)->x > 98.3, ==, moves);
      g_assert_cmpint (get_first_corner (features)->y < 24.8, ==, moves);
    }
  baidu = read_point_with ("\"coordinate_system\":\"BD-09\",", &error);
  g_assert_null (baidu);
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "百度"));
}

static const char *const name_keys[] = {"name", "NAME", "名称", "乡镇", "XZQMC"};

static void
test_name_keys (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (name_keys); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "{\"type\":\"Feature\",\"properties\":{\"code\":\"x\",\"%s\":\" 甲乡 \"},\"geometry\":"
        "{\"type\":\"Point\",\"coordinates\":[98,24]}}",
        name_keys[i]);
      g_autoptr (SpGeoFeatures) features = read_geojson (text, -1, NULL);
      g_autofree char *told = tell (features);

      g_assert_cmpstr (told, ==, "甲乡 point: 1/0");
    }
}

static void
test_encodings (void)
{
  static const char *const charsets[] = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"};
  static const char text[] =
    "\xef\xbb\xbf" COLLECTION (FEATURE ("石门乡示范园区", GEOMETRY ("Point", "[98,24]")));

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    for (guint bom = 0; bom < 2; bom++)
      {
        g_autoptr (GError) error = NULL;
        gsize length = 0;
        g_autofree char *bytes =
          g_convert (text + (bom ? 0 : 3), -1, charsets[i], "UTF-8", NULL, &length, &error);
        g_autoptr (SpGeoFeatures) features = NULL;
        g_autofree char *told = NULL;

        g_assert_no_error (error);
        if (!bom && i >= 2)
          continue; /* UTF-16 is told by its mark */
        features = read_geojson (bytes, (gssize)length, &error);
        g_assert_no_error (error);
        told = tell (features);
        g_assert_cmpstr (told, ==, "石门乡示范园区 point: 1/0");
      }
}

static char *
repeat (const char *before, const char *piece, guint n, const char *after)
{
  GString *out = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (out, piece);
  return g_string_free (g_string_append (out, after), FALSE);
}

static void
assert_refused (char *taken, int code, const char *words)
{
  g_autofree char *text = taken;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpGeoFeatures) features = read_geojson (text, -1, &error);

  g_assert_null (features);
  g_assert_error (error, SP_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_limits (void)
{
  static const char start[] = "{\"type\":\"MultiPoint\",\"coordinates\":[[98,24]";
  g_autofree char *most = repeat (start, ",[98,24]", SP_GEOJSON_MAX_VERTICES - 1, "]}");
  g_autofree char *deep = repeat ("{\"type\":\"Point\",\"coordinates\":[98,24],\"x\":", "[",
                                  SP_GEOJSON_MAX_DEPTH - 1, "");
  g_autofree char *closed = repeat (deep, "]", SP_GEOJSON_MAX_DEPTH - 1, "}");
  g_autoptr (SpGeoFeatures) features = read_geojson (most, -1, NULL);
  g_autoptr (SpGeoFeatures) nested = read_geojson (closed, -1, NULL);

  g_assert_cmpuint (features->n_vertices, ==, SP_GEOJSON_MAX_VERTICES);
  g_assert_nonnull (nested);
  assert_refused (repeat (start, ",[98,24]", SP_GEOJSON_MAX_VERTICES, "]}"), SP_ERROR_TOO_LARGE,
                  "200000");
  assert_refused (repeat ("", "[", 1000000, ""), SP_ERROR_INVALID, "括号");
  assert_refused (repeat ("", "{\"a\":", 1000000, ""), SP_ERROR_INVALID, "括号");
  assert_refused (repeat ("[", "[],", SP_GEOJSON_MAX_VALUES / 2, "[]]"), SP_ERROR_TOO_LARGE, "项");
  assert_refused (repeat ("{", "        ", SP_GEOJSON_MAX_BYTES / 8, "}"), SP_ERROR_TOO_LARGE,
                  "32 MB");
}

/* A file may have no end of rings to mend. */
static void
test_many_notes (void)
{
  static const char feature[] =
    "," FEATURE ("甲乡", GEOMETRY ("Polygon", "[[[98,24],[99,24],[99,25]]]")) "," FEATURE (
      "乙乡", GEOMETRY ("Polygon", "[[[98,24],[99,24],[99,25]]]"));
  g_autofree char *text = repeat ("{\"type\":\"FeatureCollection\",\"features\":[null", feature,
                                  SP_GEOJSON_MAX_NOTES, "]}");
  g_autoptr (SpGeoFeatures) features = read_geojson (text, -1, NULL);

  g_assert_cmpuint (features->features->len, ==, 2 * SP_GEOJSON_MAX_NOTES);
  g_assert_cmpuint (features->notes->len, ==, SP_GEOJSON_MAX_NOTES + 1);
  g_assert_cmpstr (g_ptr_array_index (features->notes, SP_GEOJSON_MAX_NOTES), ==,
                   "另有 101 处作了类似整理，不一一列出。");
}

static const struct
{
  const char *file;
  guint n_features;
} shared_files[] = {
  {"lianghe_context.geojson", 6},
  {"lianghe_county.geojson", 1},
  {"lianghe_county_full.geojson", 1},
  {"lianghe_township_seats.geojson", 9},
  {"lianghe_townships_SCHEMATIC_voronoi.geojson", 9},
};

/* Real files, where they lie beside the sources. */
static void
test_shared (void)
{
  const char *shared = g_getenv ("SP_SHARED"), *root = g_getenv ("SP_SOURCE_ROOT");
  g_autofree char *folder = shared != NULL ? g_build_filename (shared, "geo", NULL)
                            : root != NULL ? g_build_filename (root, "..", "shared", "geo", NULL)
                                           : g_strdup ("");

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no files of maps beside the sources");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (shared_files); i++)
    {
      g_autofree char *path = g_build_filename (folder, shared_files[i].file, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpGeoFeatures) features = sp_geojson_read_file (path, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (features->features->len, ==, shared_files[i].n_features);
      g_assert_cmpint (features->datum, ==, SP_DATUM_GCJ02);
      for (guint note = 0; note < features->notes->len; note++)
        g_test_message ("%s: %s", shared_files[i].file,
                        (char *)g_ptr_array_index (features->notes, note));
    }
}

static void
test_no_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpGeoFeatures) features = sp_geojson_read_file ("没有.geojson", &error);

  g_assert_null (features);
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geojson/good", test_good);
  g_test_add_func ("/geojson/bad", test_bad);
  g_test_add_func ("/geojson/datum", test_datum);
  g_test_add_func ("/geojson/name-keys", test_name_keys);
  g_test_add_func ("/geojson/encodings", test_encodings);
  g_test_add_func ("/geojson/limits", test_limits);
  g_test_add_func ("/geojson/many-notes", test_many_notes);
  g_test_add_func ("/geojson/shared", test_shared);
  g_test_add_func ("/geojson/no-file", test_no_file);
  return g_test_run ();
}
