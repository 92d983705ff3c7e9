/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-geojson.h: the file, its features and what they are called. Coordinates are in
 * sp-geojson-rings.c. */
#include "exchange/sp-geojson-private.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"

#include <string.h>

/* Who publishes township polygons calls them by one of these. */
static const char *const name_keys[] = {"name", "NAME",     "Name", "名称",
                                        "乡镇", "乡镇名称", "XZQMC"};

static const struct
{
  const char *type;
  SpGeoKind kind;
  gboolean (*read) (SpGeoReader *self, JsonArray *array, GError **error);
} geometries[] = {
  {"Point", SP_GEO_POINT, sp_geojson_read_point},
  {"MultiPoint", SP_GEO_POINT, sp_geojson_read_points},
  {"LineString", SP_GEO_LINE, sp_geojson_read_line},
  {"MultiLineString", SP_GEO_LINE, sp_geojson_read_lines},
  {"Polygon", SP_GEO_POLYGON, sp_geojson_read_polygon},
  {"MultiPolygon", SP_GEO_POLYGON, sp_geojson_read_polygons},
};

static void
part_free (gpointer data)
{
  SpGeoPart *self = data;

  g_array_unref (self->corners);
  g_ptr_array_unref (self->holes);
  g_free (self);
}

static void
feature_free (gpointer data)
{
  SpGeoFeature *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

void
sp_geo_features_free (SpGeoFeatures *self)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_unref (self->features);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static SpGeoFeatures *
features_new (void)
{
  SpGeoFeatures *self = g_new0 (SpGeoFeatures, 1);

  self->features = g_ptr_array_new_with_free_func (feature_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static SpGeoFeature *
feature_new (const char *name, guint number)
{
  SpGeoFeature *self = g_new0 (SpGeoFeature, 1);

  self->name = g_strdup (name);
  self->number = number;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

/* “某乡” or 第 3 个图形. */
static char *
describe (const SpGeoFeature *feature)
{
  return *feature->name != '\0' ? g_strdup_printf (_ ("“%s”"), feature->name)
                                : g_strdup_printf (_ ("第 %u 个图形"), feature->number);
}

gboolean
sp_geojson_refuse (SpGeoReader *self, GError **error, const char *format, ...)
{
  g_autofree char *who = describe (self->feature);
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, "%s%s", who, sentence);
  return FALSE;
}

void
sp_geojson_note (SpGeoReader *self, const char *format, ...)
{
  g_autofree char *who = describe (self->feature);
  g_autofree char *sentence = NULL, *note = NULL;
  GPtrArray *notes = self->out->notes;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  note = g_strconcat (who, sentence, NULL);
  /* Many rings of one feature may ask for the same. */
  if (notes->len >= SP_GEOJSON_MAX_NOTES)
    self->out->n_more_notes++;
  else if (notes->len == 0 || g_strcmp0 (g_ptr_array_index (notes, notes->len - 1), note) != 0)
    g_ptr_array_add (notes, g_steal_pointer (&note));
}

static const char *
get_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static char *
dup_name (JsonObject *feature)
{
  JsonObject *properties = get_object (feature, "properties");

  for (guint i = 0; properties != NULL && i < G_N_ELEMENTS (name_keys); i++)
    {
      const char *text = get_text (properties, name_keys[i]);
      g_autofree char *name = text != NULL ? sp_text_trim (text) : NULL;

      if (name != NULL && *name != '\0')
        return g_steal_pointer (&name);
    }
  return g_strdup ("");
}

/* The member that Chinese files have, or the one of GeoJSON before RFC 7946. */
static SpDatum
read_datum (JsonObject *root)
{
  JsonObject *crs = get_object (root, "crs");
  JsonObject *properties = crs != NULL ? get_object (crs, "properties") : NULL;
  const char *text = get_text (root, "coordinate_system");

  if (text == NULL && properties != NULL)
    text = get_text (properties, "name");
  return sp_datum_parse (text);
}

static gboolean read_geometry (
  SpGeoFeatures *out, JsonObject *geometry, const char *name, guint number, GError **error);

static gboolean
read_collection (SpGeoReader *self, JsonObject *geometry, GError **error)
{
  JsonArray *array = get_array (geometry, "geometries");

  if (array == NULL)
    return sp_geojson_refuse (self, error, _ ("的 geometries 不是数组，请核对这个文件。"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return sp_geojson_refuse (self, error, _ ("的 geometries 里有不是图形的内容。"));
      if (!read_geometry (self->out, json_node_get_object (node), self->feature->name,
                          self->feature->number, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_coordinates (SpGeoReader *self, guint way, JsonObject *geometry, GError **error)
{
  JsonArray *array = get_array (geometry, "coordinates");

  if (array == NULL)
    return sp_geojson_refuse (self, error, _ ("没有坐标（coordinates），请核对这个文件。"));
  self->feature->kind = geometries[way].kind;
  if (!geometries[way].read (self, array, error))
    return FALSE;
  if (self->feature->parts->len == 0)
    return sp_geojson_refuse (self, error, _ ("没有坐标，请核对这个文件。"));
  return TRUE;
}

/* Adds a feature for @geometry; collections within collections end at the depth of brackets. */
static gboolean
read_geometry (
  SpGeoFeatures *out, JsonObject *geometry, const char *name, guint number, GError **error)
{
  SpGeoReader self = {out, feature_new (name, number)};
  const char *type = get_text (geometry, "type");
  gboolean done = FALSE;
  guint way = 0;

  while (way < G_N_ELEMENTS (geometries) && g_strcmp0 (type, geometries[way].type) != 0)
    way++;
  if (g_strcmp0 (type, "GeometryCollection") == 0)
    done = read_collection (&self, geometry, error);
  else if (way < G_N_ELEMENTS (geometries))
    done = read_coordinates (&self, way, geometry, error);
  else
    sp_geojson_refuse (&self, error, _ ("的类型“%s”认不得，能读的有点、线、面。"),
                       type != NULL ? type : "");
  if (done && self.feature->parts->len > 0)
    g_ptr_array_add (out->features, self.feature);
  else
    feature_free (self.feature);
  return done;
}

static gboolean
read_feature (SpGeoFeatures *out, JsonNode *node, guint number, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *geometry = object != NULL ? get_object (object, "geometry") : NULL;
  g_autofree char *name = object != NULL ? dup_name (object) : g_strdup ("");
  SpGeoFeature *blank;
  SpGeoReader self;

  if (geometry != NULL)
    return read_geometry (out, geometry, name, number, error);
  blank = feature_new (name, number);
  self = (SpGeoReader) {out, blank};
  sp_geojson_note (&self, _ ("没有图形，已略过。"));
  feature_free (blank);
  return TRUE;
}

static gboolean
read_root (SpGeoFeatures *out, JsonNode *root, GError **error)
{
  JsonObject *object = json_node_get_object (root);
  const char *type = get_text (object, "type");
  JsonArray *array = get_array (object, "features");

  out->datum = read_datum (object);
  if (g_strcmp0 (type, "Feature") == 0)
    return read_feature (out, root, 1, error);
  if (g_strcmp0 (type, "FeatureCollection") != 0)
    return read_geometry (out, object, "", 1, error);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!read_feature (out, json_array_get_element (array, i), i + 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_whole (const SpGeoFeatures *out, GError **error)
{
  if (out->features->len == 0)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_EMPTY,
                         _ ("文件里没有点、线、面，请选择另一个 GeoJSON 文件。"));
  else if (out->datum == SP_DATUM_BD09)
    g_set_error_literal (
      error, SP_ERROR, SP_ERROR_INVALID,
      _ ("文件用的是百度坐标（BD-09），不能换算，请在原来的软件里转为 GCJ-02 或 WGS84。"));
  else
    return TRUE;
  return FALSE;
}

/* Afterwards the parser no longer knows where it was. */
static void
keep_line_cb (JsonParser *parser, GError *failure, int *line)
{
  *line = json_parser_get_current_line (parser);
}

static SpGeoFeatures *
read_text (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (SpGeoFeatures) out = features_new ();
  JsonNode *root = NULL;
  int line = 1;

  if (!sp_geojson_scan (text, error))
    return NULL;
  g_signal_connect (parser, "error", G_CALLBACK (keep_line_cb), &line);
  if (json_parser_load_from_data (parser, text, (gssize)length, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("GeoJSON 第 %d 行读不懂，文件可能不完整或不是 GeoJSON。"), MAX (1, line));
      return NULL;
    }
  return read_root (out, root, error) && check_whole (out, error) ? g_steal_pointer (&out) : NULL;
}

SpGeoFeatures *
sp_geojson_read (GBytes *bytes, GError **error)
{
  SpDecoded decoded = {0};
  SpGeoFeatures *out = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);
  data = g_bytes_get_data (bytes, &length);
  if (length > SP_GEOJSON_MAX_BYTES)
    g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                 _ ("GeoJSON 超过 %d MB，请先简化图形或拆分。"), SP_GEOJSON_MAX_BYTES >> 20);
  else if (sp_text_decode (data, length, &decoded, error))
    out = read_text (decoded.text, decoded.length, error);
  if (out != NULL && out->n_more_notes > 0)
    g_ptr_array_add (
      out->notes, g_strdup_printf (_ ("另有 %u 处作了类似整理，不一一列出。"), out->n_more_notes));
  if (out != NULL && decoded.n_replaced > 0)
    g_ptr_array_add (out->notes,
                     g_strdup_printf (_ ("有 %u 处文字的编码认不出，已换成“�”，请核对名称。"),
                                      decoded.n_replaced));
  sp_decoded_clear (&decoded);
  return out;
}

SpGeoFeatures *
sp_geojson_read_file (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);
  if (!sp_file_read (path, SP_GEOJSON_MAX_BYTES, &data, &length, error))
    return NULL;
  bytes = g_bytes_new_take (data, length);
  return sp_geojson_read (bytes, error);
}

static void
move_corners (SpPolygon *corners)
{
  for (guint i = 0; i < corners->len; i++)
    sp_datum_wgs84_to_gcj02 (&sp_polygon_at (corners, i)->x, &sp_polygon_at (corners, i)->y);
}

void
sp_geo_features_to_gcj02 (SpGeoFeatures *self, SpDatum datum)
{
  g_return_if_fail (self != NULL && (datum == SP_DATUM_WGS84 || datum == SP_DATUM_GCJ02));
  g_return_if_fail (self->datum == SP_DATUM_UNKNOWN || self->datum == datum);
  self->datum = SP_DATUM_GCJ02;
  if (datum == SP_DATUM_GCJ02)
    return;
  for (guint i = 0; i < self->features->len; i++)
    {
      SpGeoFeature *feature = g_ptr_array_index (self->features, i);

      for (guint p = 0; p < feature->parts->len; p++)
        {
          SpGeoPart *part = g_ptr_array_index (feature->parts, p);

          move_corners (part->corners);
          for (guint h = 0; h < part->holes->len; h++)
            move_corners (g_ptr_array_index (part->holes, h));
        }
    }
}
