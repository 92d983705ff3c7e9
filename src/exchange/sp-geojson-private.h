/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the files that read GeoJSON. */
#pragma once

#include "exchange/sp-geojson.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  SpGeoFeatures *out;
  SpGeoFeature *feature; /* borrowed; being read */
} SpGeoReader;

/* Brackets, values and barewords like NaN, before a parser takes memory for them. */
gboolean sp_geojson_scan (const char *text, GError **error);
/* The parts of one geometry; FALSE with an error that names the feature. */
gboolean sp_geojson_read_points (SpGeoReader *self, JsonArray *array, GError **error);
gboolean sp_geojson_read_point (SpGeoReader *self, JsonArray *array, GError **error);
gboolean sp_geojson_read_lines (SpGeoReader *self, JsonArray *array, GError **error);
gboolean sp_geojson_read_line (SpGeoReader *self, JsonArray *array, GError **error);
gboolean sp_geojson_read_polygons (SpGeoReader *self, JsonArray *array, GError **error);
gboolean sp_geojson_read_polygon (SpGeoReader *self, JsonArray *array, GError **error);

/* Sets an SP_ERROR_INVALID that begins with the feature's name; returns FALSE. */
gboolean sp_geojson_refuse (SpGeoReader *self, GError **error, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
void sp_geojson_note (SpGeoReader *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
