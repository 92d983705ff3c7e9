/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What layouts read of a scene: its places on a plane, classes and counts. The plane: x to the
 * right, y down, one scale in both. Enterprise: the base is 1 wide. County: a unit is a degree of
 * latitude, longitudes shrunk by the cosine of the middle latitude. Tiles: a unit is a tile's
 * radius. Private to the chart room. */
#pragma once

#include "base/sp-strings.h"
#include "sp-map.h"
#include "sp-risk-style.h"

G_BEGIN_DECLS

typedef struct
{
  int zone;       /* or -1: an outline */
  guint first, n; /* of the vertices */
  SpRect bounds;  /* on the plane */
} SpMapRing;

typedef struct
{
  gboolean is_subject;
  const char *title;
  guint ring;
  gboolean has_place;
  SpMapVertex place; /* of its title, on the plane */
} SpMapOutline;

/* A horizontal piece of the inside of a zone, of which words' places are found. */
typedef struct
{
  double y, from, to;
} SpMapChord;

typedef struct
{
  guint first_ring, n_rings;
  guint first_chord, n_chords; /* from top to bottom */
  guint class;                 /* of the theme's value, or the level */
  SpRect bounds;
} SpMapPlace;

#define SP_MAP_N_CLASSES SP_RISK_N_LEVELS
#define SP_MAP_UNKNOWN SP_MAP_N_CLASSES /* the class of a value that is not known */

/* Upper ends of the classes of numbers: class 0 holds 0, class i (i-1, i]·step. */
typedef struct
{
  gboolean is_whole; /* values are counts */
  double step;
} SpMapClasses;

struct _SpMapScene
{
  /* Owned */
  SpStrings *strings;
  SpMapPicture *picture;
  GArray *zones, *places;      /* of SpMapZone, SpMapPlace */
  GArray *rings, *vertices;    /* of SpMapRing, SpMapVertex: as given */
  GArray *plane;               /* of SpMapVertex: @vertices on the plane */
  GArray *outlines;            /* of SpMapOutline */
  GArray *chords;              /* of SpMapChord */
  GArray *spots, *spot_places; /* of SpMapSpot, SpMapVertex on the plane */
  GArray *bars;                /* of SpMapBar, by method, highest score first */
  /* State */
  SpMapHead head;
  gboolean is_ended;
  SpMapVertex origin; /* county: the degrees of the plane's origin */
  double shrink;      /* county: of longitudes */
  SpRect extent;      /* on the plane: what fits the window at zoom 1 */
  double metres;      /* of a unit of the plane; 0: unknown */
  SpMapClasses classes;
  guint zone_counts[SP_MAP_N_CLASSES + 1], spot_counts[SP_RISK_N_LEVELS];
  guint n_unplaced; /* spots that a tile map has no tile for */
};

/* A ring of @zone, or of an outline (-1), without corners that are no places; FALSE where fewer
 * than
 * @least are left. */
gboolean sp_map_scene_add_corners (
  SpMapScene *self, int zone, const SpMapVertex *corners, guint n, guint least);
gboolean sp_map_scene_has_map (SpMapScene *self); /* else bars are all */
SpMapVertex sp_map_scene_to_plane (SpMapScene *self, SpMapVertex place);
SpMapVertex sp_map_scene_from_plane (SpMapScene *self, SpMapVertex at);
/* Where the base lies on the plane: from fractions of its size, which may be turned. */
SpMapVertex sp_map_scene_base_to_plane (SpMapScene *self, double x, double y);
const SpRiskPaint *sp_map_scene_paint (SpMapScene *self, SpRiskPalette palette, guint class);
/* Below the title: 现有风险 · 按最高等级 · 数据截至2021年9月30日; transfer full. */
char *sp_map_scene_dup_subtitle (SpMapScene *self);

/* ---- tiles (sp-map-tiles.c) ---- */
/* Gives each seat a cell of a grid of hexagons, as the seats lie; @cells has room for @n pairs of
 * column and row, those with @is_fixed are given. Odd rows are shifted right by half a cell. */
typedef struct
{
  int column, row;
  gboolean is_fixed;
} SpMapCell;
void sp_map_tiles_place (const SpMapVertex *seats, SpMapCell *cells, guint n);
SpMapVertex sp_map_tiles_center (const SpMapCell *cell); /* for tiles of radius 1 */
/* Where spot @i of @n of a tile is put, from the tile's centre: a sunflower's seeds, pressed
 * into its lower part. */
SpMapVertex sp_map_tiles_seed (guint i, guint n);

/* ---- classes (sp-map-classes.c) ---- */
SpMapClasses sp_map_classes_new (const double *values, guint n, gboolean is_whole);
guint sp_map_classes_find (const SpMapClasses *self, double value);
/* 1–5 (counts), 2.5–5, 0; transfer full. */
char *sp_map_classes_dup_words (const SpMapClasses *self, guint class);
const char *sp_map_theme_name (SpMapTheme theme);

/* ---- places of words (sp-map-chords.c) ---- */
void sp_map_scene_find_chords (SpMapScene *self, guint zone);
/* The middle of @ring's longest chord within the extent; FALSE: it is outside. */
gboolean sp_map_scene_find_middle (SpMapScene *self, guint ring, SpMapVertex *middle);
gboolean sp_map_scene_is_inside (SpMapScene *self, guint zone, SpMapVertex at);

G_END_DECLS
