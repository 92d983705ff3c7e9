/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-geojson.h: coordinates become corners, and rings are checked and mended. */
#include "exchange/sp-geojson-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <math.h>
#include <string.h>

/* What is counted before the parser sees it. */
typedef struct
{
  guint depth, n_values, line;
  gboolean in_string;
} Scan;

static gboolean
pass_character (Scan *self, const char **text, GError **error)
{
  char c = **text;

  self->line += c == '\n';
  if (self->in_string)
    {
      if (c == '\\' && (*text)[1] != '\0')
        (*text)++;
      self->in_string = c != '"';
      return TRUE;
    }
  self->in_string = c == '"';
  if (c == '[' || c == '{')
    self->depth++;
  if ((c == ']' || c == '}') && self->depth > 0)
    self->depth--;
  self->n_values += c == ',' || c == '[' || c == '{';
  if (c != 'N' && c != 'I' && self->depth <= SP_GEOJSON_MAX_DEPTH &&
      self->n_values <= SP_GEOJSON_MAX_VALUES)
    return TRUE;
  if (c == 'N' || c == 'I')
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("第 %u 行有不是数字的坐标（NaN 或 Infinity），请在原来的软件里改好。"),
                 self->line);
  else if (self->depth > SP_GEOJSON_MAX_DEPTH)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("第 %u 行的括号套了 %d 层以上，不是正常的 GeoJSON。"), self->line,
                 SP_GEOJSON_MAX_DEPTH);
  else
    g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                 _ ("GeoJSON 的内容超过 %d 项，请先简化图形或拆分。"), SP_GEOJSON_MAX_VALUES);
  return FALSE;
}

gboolean
sp_geojson_scan (const char *text, GError **error)
{
  Scan self = {.line = 1};

  for (; *text != '\0'; text++)
    if (!pass_character (&self, &text, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_number (JsonArray *array, guint i, double *out)
{
  JsonNode *node = i < json_array_get_length (array) ? json_array_get_element (array, i) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    *out = (double)json_node_get_int (node);
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    *out = json_node_get_double (node);
  else
    return FALSE;
  return isfinite (*out);
}

static gboolean
read_corner (SpGeoReader *self, JsonArray *array, SpVertex *out, GError **error)
{
  if (!read_number (array, 0, &out->x) || !read_number (array, 1, &out->y))
    return sp_geojson_refuse (self, error, _ ("有不是数字的坐标，请在原来的软件里改好。"));
  if (fabs (out->x) > 180)
    return sp_geojson_refuse (
      self, error, _ ("的经度 %g 不在 ±180 之内；如果是以米为单位的坐标，请先转为经纬度。"),
      out->x);
  if (fabs (out->y) > 90)
    return sp_geojson_refuse (self, error, _ ("的纬度 %g 不在 ±90 之内；请核对经纬度是否颠倒。"),
                              out->y);
  if (++self->out->n_vertices <= SP_GEOJSON_MAX_VERTICES)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE, _ ("图形的点超过 %d 个，请先简化图形。"),
               SP_GEOJSON_MAX_VERTICES);
  return FALSE;
}

static JsonArray *
get_inner (SpGeoReader *self, JsonArray *array, guint i, GError **error)
{
  JsonNode *node = json_array_get_element (array, i);

  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  sp_geojson_refuse (self, error, _ ("的坐标少了一层括号，请核对这个文件。"));
  return NULL;
}

/* All of @array as corners. */
static SpPolygon *
read_corners (SpGeoReader *self, JsonArray *array, GError **error)
{
  g_autoptr (SpPolygon) corners = sp_polygon_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonArray *inner = get_inner (self, array, i, error);
      SpVertex corner;

      if (inner == NULL || !read_corner (self, inner, &corner, error))
        return NULL;
      g_array_append_val (corners, corner);
    }
  return g_steal_pointer (&corners);
}

static SpGeoPart *
add_part (SpGeoReader *self, SpPolygon *corners)
{
  SpGeoPart *part = g_new0 (SpGeoPart, 1);

  part->corners = corners;
  part->holes = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_ptr_array_add (self->feature->parts, part);
  return part;
}

gboolean
sp_geojson_read_point (SpGeoReader *self, JsonArray *array, GError **error)
{
  SpVertex corner;

  if (!read_corner (self, array, &corner, error))
    return FALSE;
  add_part (self, sp_polygon_new_from (&corner, 1));
  return TRUE;
}

gboolean
sp_geojson_read_line (SpGeoReader *self, JsonArray *array, GError **error)
{
  SpPolygon *corners = read_corners (self, array, error);

  if (corners == NULL)
    return FALSE;
  add_part (self, corners);
  if (corners->len < 2)
    return sp_geojson_refuse (self, error, _ ("有一条线只有 %u 个点，请核对这个文件。"),
                              corners->len);
  return TRUE;
}

/* Drops the corner that closes the ring, or says that it was missing, and corners that repeat the
 * one before, which printing programs leave behind. */
static void
close_ring (SpGeoReader *self, SpPolygon *ring)
{
  const SpVertex *first = sp_polygon_at (ring, 0), *last = sp_polygon_at (ring, ring->len - 1);
  guint kept = 1;

  if (first->x != last->x || first->y != last->y)
    sp_geojson_note (self, _ ("有一圈边线没有闭合，已闭合。"));
  for (guint i = 1; i < ring->len; i++)
    {
      SpVertex at = *sp_polygon_at (ring, i);

      if (memcmp (&at, sp_polygon_at (ring, kept - 1), sizeof at) != 0)
        *sp_polygon_at (ring, kept++) = at;
    }
  while (kept > 1 &&
         memcmp (sp_polygon_at (ring, 0), sp_polygon_at (ring, kept - 1), sizeof (SpVertex)) == 0)
    kept--;
  g_array_set_size (ring, kept);
}

static void
note_mended (SpGeoReader *self, const SpCrossing *crossing, guint n_parts)
{
  g_autofree char *words = sp_crossing_dup_words (crossing);

  if (n_parts == 1)
    sp_geojson_note (self, _ ("的边线已整理：%s。"), words);
  else
    sp_geojson_note (self, _ ("的边线与自身相交，已分成 %u 块，请核对：%s。"), n_parts, words);
}

/* @ring as sound rings: itself, or its parts where it meets itself. */
static GPtrArray *
mend_ring (SpGeoReader *self, SpPolygon *ring, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) failure = NULL;
  SpCrossing crossing;
  gboolean meets = sp_polygon_find_crossing (ring, &crossing);

  if (ring->len >= 3 && !meets)
    {
      parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
      g_ptr_array_add (parts, g_array_ref (ring));
      return g_steal_pointer (&parts);
    }
  parts = sp_polygon_simple_parts (ring, &failure);
  if (parts == NULL)
    sp_geojson_refuse (self, error, _ ("的边线不能用：%s"), failure->message);
  else
    note_mended (self, &crossing, parts->len);
  return g_steal_pointer (&parts);
}

static GPtrArray *
read_ring (SpGeoReader *self, JsonArray *array, GError **error)
{
  g_autoptr (SpPolygon) ring = read_corners (self, array, error);

  if (ring == NULL)
    return NULL;
  if (ring->len == 0)
    {
      sp_geojson_refuse (self, error, _ ("有一圈边线是空的，请核对这个文件。"));
      return NULL;
    }
  close_ring (self, ring);
  return mend_ring (self, ring, error);
}

/* The part that @hole lies in; the first where it lies in none. */
static SpGeoPart *
find_outer (SpGeoReader *self, guint first, const SpPolygon *hole)
{
  SpVertex at = *sp_polygon_at (hole, 0);

  for (guint i = first; first + 1 < self->feature->parts->len && i < self->feature->parts->len; i++)
    {
      SpGeoPart *part = g_ptr_array_index (self->feature->parts, i);

      if (sp_polygon_contains (part->corners, at.x, at.y))
        return part;
    }
  return g_ptr_array_index (self->feature->parts, first);
}

gboolean
sp_geojson_read_polygon (SpGeoReader *self, JsonArray *array, GError **error)
{
  guint first = self->feature->parts->len;

  if (json_array_get_length (array) == 0)
    return sp_geojson_refuse (self, error, _ ("有一个面没有边线，请核对这个文件。"));
  for (guint r = 0; r < json_array_get_length (array); r++)
    {
      JsonArray *inner = get_inner (self, array, r, error);
      g_autoptr (GPtrArray) rings = inner != NULL ? read_ring (self, inner, error) : NULL;

      if (rings == NULL)
        return FALSE;
      for (guint i = 0; i < rings->len; i++)
        {
          SpPolygon *ring = g_ptr_array_index (rings, i);

          if (r == 0)
            add_part (self, g_array_ref (ring));
          else
            g_ptr_array_add (find_outer (self, first, ring)->holes, g_array_ref (ring));
        }
    }
  return TRUE;
}

typedef gboolean (*ReadOne) (SpGeoReader *self, JsonArray *array, GError **error);

static gboolean
read_many (SpGeoReader *self, JsonArray *array, ReadOne read_one, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonArray *inner = get_inner (self, array, i, error);

      if (inner == NULL || !read_one (self, inner, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sp_geojson_read_points (SpGeoReader *self, JsonArray *array, GError **error)
{
  return read_many (self, array, sp_geojson_read_point, error);
}

gboolean
sp_geojson_read_lines (SpGeoReader *self, JsonArray *array, GError **error)
{
  return read_many (self, array, sp_geojson_read_line, error);
}

gboolean
sp_geojson_read_polygons (SpGeoReader *self, JsonArray *array, GError **error)
{
  return read_many (self, array, sp_geojson_read_polygon, error);
}
