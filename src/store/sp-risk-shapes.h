/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does to four-colour maps: makes one, draws and changes areas, places risk points.
 * Each is one action. A ring that will not do is refused with the sentence of sp_polygon_check().
 * Knows no drawing. */
#pragma once

#include "core/sp-risk-controls.h"
#include "core/sp-risk-map.h"
#include "core/sp-risk-shape.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* Stores the new map @map (of SpRiskMap), with page @page (from 0) of the file @path as its base
 * picture; @path NULL: none yet. */
gboolean sp_store_add_map (
  SpStore *self, SpRecord *map, const char *path, int page, GError **error);

/* The control points of the traced map @map become @controls (of SpRiskControl); the action is
 * called @label. */
gboolean sp_store_set_map_controls (
  SpStore *self, int64_t map, const GArray *controls, const char *label, GError **error);

/* A new area of @ring on map @map; @unit: the township that it is, of a county's map, else 0.
 * The new area's id, 0 on error. */
int64_t sp_store_add_area (SpStore *self,
                           int64_t map,
                           int64_t unit,
                           const char *name,
                           const SpPolygon *ring,
                           GError **error);
/* The area to which ring *@ring of a zone of SpRiskFacts belongs; *@ring becomes its number within
 * the area. Of an enterprise's map @zone is the area, of the county's the township. Transfer full;
 * NULL without error where there is none. */
SpRecord *sp_reader_find_area (
  SpReader *self, SpRiskMap *map, int64_t zone, guint *ring, GError **error);
/* Ring @ring of @area becomes @shape. */
gboolean sp_store_set_area_ring (
  SpStore *self, SpRecord *area, guint ring, const SpPolygon *shape, GError **error);
/* Cuts ring @ring of @area along a stroke (sp_polygon_split()): the first part stays, each other is
 * an area of its own with the same name, level and people. */
gboolean sp_store_split_area (
  SpStore *self, SpRecord *area, guint ring, SpVertex from, SpVertex to, GError **error);
/* The same area once more, moved; the new one's id, 0 on error. */
int64_t sp_store_copy_area (SpStore *self, SpRecord *area, double dx, double dy, GError **error);

/* Puts risk point @point on map @map, or moves it there; x and y are fractions of the base. */
gboolean sp_store_place_point (
  SpStore *self, int64_t map, int64_t point, double x, double y, GError **error);
/* Takes it off the map; the point itself stays. TRUE also where it was not on it. */
gboolean sp_store_unplace_point (SpStore *self, int64_t map, int64_t point, GError **error);

G_END_DECLS
