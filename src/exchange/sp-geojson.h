/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GeoJSON (RFC 7946) into features: named points, lines and polygons in degrees, checked and
 * mended as far as that is safe. Knows no maps and stores nothing. */
#pragma once

#include "core/sp-datum.h"
#include "core/sp-polygon.h"

G_BEGIN_DECLS

#define SP_GEOJSON_MAX_BYTES (32 * 1024 * 1024)
#define SP_GEOJSON_MAX_VERTICES SP_POLYGON_MAX_CORNERS
#define SP_GEOJSON_MAX_DEPTH 32       /* of brackets in one another */
#define SP_GEOJSON_MAX_VALUES 2000000 /* of numbers, texts, brackets */

#define SP_GEOJSON_MAX_NOTES 100

typedef enum
{
  SP_GEO_POINT,
  SP_GEO_LINE,
  SP_GEO_POLYGON,
} SpGeoKind;

/* A piece of a feature; x is the longitude, y the latitude. */
typedef struct
{
  SpPolygon *corners; /* owned; of a polygon a sound ring, not closed; of a point one corner */
  GPtrArray *holes;   /* owned; of SpPolygon, sound rings; empty unless a polygon has some */
} SpGeoPart;

typedef struct
{
  SpGeoKind kind;
  char *name;       /* owned; "" where none is given */
  guint number;     /* its place in the file, from 1 */
  GPtrArray *parts; /* owned; of SpGeoPart, one at least */
} SpGeoFeature;

typedef struct
{
  SpDatum datum;       /* as the file says; unknown: ask */
  GPtrArray *features; /* owned; of SpGeoFeature */
  GPtrArray *notes; /* owned; sentences about what was mended or left out; past the limit the last
                       one says how many there are more */
  guint n_more_notes;
  guint n_vertices;
} SpGeoFeatures;

/* A FeatureCollection, a Feature or a bare geometry, in UTF-8, UTF-16 or GB18030. A geometry
 * collection gives a feature for each of its geometries. Rings are closed where they are open, a
 * ring that crosses itself falls into its simple parts, features without a geometry are left out,
 * heights are not read: each with a note. Refused, with a sentence that names the feature: what is
 * no number, |longitude| > 180, |latitude| > 90, rings without corners or area, more than the
 * limits above, Baidu's datum. SP_ERROR_INVALID, _TOO_LARGE, _NOT_TEXT, _EMPTY. Transfer full. */
SpGeoFeatures *sp_geojson_read (GBytes *bytes, GError **error);
SpGeoFeatures *sp_geojson_read_file (const char *path, GError **error);
void sp_geo_features_free (SpGeoFeatures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpGeoFeatures, sp_geo_features_free)

/* Says what an unknown datum is. From WGS 84 every corner is moved to GCJ-02; what is GCJ-02 stays.
 * @datum must be one of the two, and what the file says where it says something. Rings keep their
 * shape but for a grid step; sp_polygon_check() as ever before they are kept. */
void sp_geo_features_to_gcj02 (SpGeoFeatures *self, SpDatum datum);

G_END_DECLS
