/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPolygon: one ring of corners, for areas on maps and floor plans; its measures, its text for the
 * store and whether it crosses itself. Knows no maps, files or drawing. What changes a polygon as
 * a person draws is in sp-polygon-edit.h. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where one axis is longer than the other (degrees of longitude and latitude, fractions of a
 * picture's width and height), functions that measure distances take @aspect: how many units of y
 * one unit of x is as long as. 1 where both are alike. */
typedef struct
{
  double x, y;
} SpVertex;

typedef struct
{
  double left, top, right, bottom; /* least x, least y, greatest x, greatest y */
} SpBounds;

/* A polygon is kept with so many decimals: a centimetre in degrees, a five-hundredth of a pixel in
 * a picture of 20 000. Whether it crosses itself is decided on this grid, exactly, so that what was
 * found sound is still sound when it is read again. */
#define SP_POLYGON_DIGITS 7
#define SP_POLYGON_LIMIT 1e6
#define SP_POLYGON_MAX_CORNERS 200000

/* An array of SpVertex in order around the area, in either direction. The last corner is not the
 * first one again: the ring closes by itself. The same type serves open lines. */
typedef GArray SpPolygon;
#define sp_polygon_at(self, i) (&g_array_index (self, SpVertex, i))

SpPolygon *sp_polygon_new (void);
SpPolygon *sp_polygon_new_from (const SpVertex *corners, guint n);
SpPolygon *sp_polygon_copy (const SpPolygon *self);
#define sp_polygon_free(self) g_array_unref (self)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPolygon, g_array_unref)
void sp_polygon_add (SpPolygon *self, double x, double y);

/* "x y,x y,…" with SP_POLYGON_DIGITS decimals at most. Whether a ring is sound is not asked:
 * see sp_polygon_check(). NULL with SP_ERROR_INVALID or SP_ERROR_TOO_LARGE. */
SpPolygon *sp_polygon_parse (const char *text, GError **error);
char *sp_polygon_print (const SpPolygon *self);

/* In units of x times units of y; positive where corners go around counter-clockwise with y
 * upwards. */
double sp_polygon_signed_area (const SpPolygon *self);
double sp_polygon_area (const SpPolygon *self);
/* The middle by area; of the corners where there is no area. May lie outside. (0, 0) of none. */
SpVertex sp_polygon_centroid (const SpPolygon *self);
SpBounds sp_polygon_bounds (const SpPolygon *self); /* zeros of none */
/* Some point inside a ring that has an area: the middle of its widest span at a height at which it
 * has no corner. */
SpVertex sp_polygon_inside_point (const SpPolygon *self);
/* A place for a label: inside, and far from the edges (the furthest of a grid that is refined). */
SpVertex sp_polygon_label_point (const SpPolygon *self, double aspect);
/* By even and odd; corners and edges belong to it. */
gboolean sp_polygon_contains (const SpPolygon *self, double x, double y);

/* How a ring meets itself. Edge i goes from corner i to the next. */
typedef enum
{
  SP_CROSSING_NONE,
  SP_CROSSING_SPIKE,  /* it goes back on itself at corner first */
  SP_CROSSING_CORNER, /* corners first and second are at one place */
  SP_CROSSING_EDGES,  /* edges first and second cross or touch */
} SpCrossingKind;

typedef struct
{
  SpCrossingKind kind;
  guint first, second; /* from 0, first < second; of a spike both are the corner */
} SpCrossing;

/* One place where the ring meets itself, not necessarily the first; FALSE of a simple ring. By a
 * line that sweeps over the edges (Shamos and Hoey 1976): n log n whatever the shape. */
gboolean sp_polygon_find_crossing (const SpPolygon *self, SpCrossing *out);
/* 第 1 条边与第 3 条边相交; counts from 1. */
char *sp_crossing_dup_words (const SpCrossing *self);
/* What must hold before an area is kept: three corners, numbers within SP_POLYGON_LIMIT, an area,
 * no crossing. SP_ERROR_INVALID says where; it counts corners and edges from 1. */
gboolean sp_polygon_check (const SpPolygon *self, GError **error);

/* Drops corners that repeat the one before (the closing one too), and spikes; a ring that meets
 * itself falls into its simple parts. An array of SpPolygon, the largest first; parts without area
 * are left out. SP_ERROR_INVALID where nothing is left or it crosses itself too often to be
 * meant. */
GPtrArray *sp_polygon_simple_parts (const SpPolygon *self, GError **error);
/* The largest of the simple parts. */
SpPolygon *sp_polygon_repair (const SpPolygon *self, GError **error);

G_END_DECLS
