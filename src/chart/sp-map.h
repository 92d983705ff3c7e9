/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four-colour maps (安全风险四色空间分布图) of an enterprise or of the county, with the comparison
 * chart of operations (作业安全风险比较图). Scene (plain structs, filled by the caller) → layout
 * (numbers) → render (Cairo); screen, print, PDF, SVG and PNG draw the same, hit tests and
 * accessible text read it. Knows neither records nor widgets. Unit of length on paper and screen:
 * the point. */
#pragma once

#include "chart/sp-gantt.h"
#include "chart/sp-map-picture.h"

G_BEGIN_DECLS

/* ---- scene ---- */

typedef enum
{
  SP_MAP_ENTERPRISE, /* places are fractions 0 … 1 of the base's width and height, from the top left
                      */
  SP_MAP_COUNTY,     /* places are degrees: x longitude, y latitude */
} SpMapKind;

typedef enum
{
  SP_MAP_BASE_NONE,
  SP_MAP_BASE_TILES, /* county: a hexagon per zone, placed by the zones' seats (sp-map-tiles.c) */
  SP_MAP_BASE_PICTURE,
  SP_MAP_BASE_POLYGONS, /* rings and outlines are all there is; zones without a ring are discs */
} SpMapBase;

/* What colours the zones. */
typedef enum
{
  SP_MAP_BY_LEVEL,   /* the zone's level */
  SP_MAP_BY_INDEX,   /* the rest: its value, in classes (sp-map-classes.c) */
  SP_MAP_BY_HAZARDS, /* open major hazards */
  SP_MAP_BY_OVERDUE, /* overdue measures */
} SpMapTheme;

typedef struct
{
  double x, y;
} SpMapVertex;

/* Strings may be NULL or "" where there is nothing to say. */
typedef struct
{
  SpMapKind kind;
  SpMapBase base;
  SpMapTheme theme;
  gboolean is_residual; /* levels with measures in force (现有风险); else 固有风险 */
  gboolean is_outdated; /* what the map was made from has changed since */
  gboolean is_sample;
  const char *title; /* 安全风险四色空间分布图 or as the office says; "": that of the kind */
  const char *subject; /* enterprise or county */
  const char *sheet;   /* which of several: 总平面图, 二层 */
  const char *compiler, *reviewer, *version;
  const char *method;        /* a sentence: how was assessed */
  const char *review_number; /* 审图号 */
  const char *source;        /* 底图来源 */
  SpDate date;               /* when it was compiled */
  SpDate as_of;
  double aspect; /* enterprise without a picture: height of the base by its width; 0: 0.7 */
  double
    metres_wide; /* enterprise: what the base's width is in the world; 0: unknown, no scale bar */
  gboolean has_north; /* enterprise: @north is known */
  double north;       /* clockwise from up, in degrees */
  /* Where a county's picture lies, in degrees: its top left, top right and bottom left corner. It
   * may be turned (sp-risk-controls.h). */
  SpMapVertex picture_corners[3];
} SpMapHead;

typedef struct
{
  int64_t id;
  const char *title;
  guint level; /* 1 … 4, 0 not assessed */
  gboolean is_manual;
  const char *reason; /* of a level set by hand */
  double value;       /* of the theme; NAN: unknown */
  const char *words;  /* of the value with its unit (12.5, 3项); NULL: the number */
  gboolean has_seat;
  SpMapVertex seat; /* county */
  gboolean has_cell;
  int column, row; /* county: place among the tiles, instead of one by the seat */
} SpMapZone;

typedef struct
{
  int64_t id;
  double x, y;
  guint level;
  const char *number; /* as in the list */
  const char *title;
  const char *category;
  int zone; /* index of the zone it is in, -1 none: tile maps put it there */
} SpMapSpot;

typedef struct
{
  int64_t id;
  const char *title; /* 动火作业 */
  double score;
  guint level;
  const char *method; /* LEC */
  const char *note;   /* what is done about it, for the table */
} SpMapBar;

/* Reference-counted; what is added is copied. After sp_map_scene_end it is immutable. */
typedef struct _SpMapScene SpMapScene;
SpMapScene *sp_map_scene_new (const SpMapHead *head);
/* @picture for SP_MAP_BASE_PICTURE; takes a reference. */
void sp_map_scene_set_picture (SpMapScene *self, SpMapPicture *picture);
guint sp_map_scene_add_zone (SpMapScene *self, const SpMapZone *zone); /* its index */
/* A ring of the zone last added; several are filled even-odd, so that holes stay open. The last
 * corner is not the first again. Fewer than three corners are left out. */
void sp_map_scene_add_ring (SpMapScene *self, const SpMapVertex *corners, guint n);
/* A line that colours nothing: the county (@is_subject) or a neighbour; @title of neighbours, or
 * NULL. Outlines come before zones. */
void sp_map_scene_add_outline (
  SpMapScene *self, gboolean is_subject, const char *title, const SpMapVertex *corners, guint n);
guint sp_map_scene_add_spot (SpMapScene *self, const SpMapSpot *spot);
void sp_map_scene_add_bar (SpMapScene *self, const SpMapBar *bar);
/* Computes places, classes and counts; nothing can be added afterwards. */
void sp_map_scene_end (SpMapScene *self);
SpMapScene *sp_map_scene_ref (SpMapScene *self);
void sp_map_scene_unref (SpMapScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMapScene, sp_map_scene_unref)

const SpMapHead *sp_map_scene_get_head (SpMapScene *self);
guint sp_map_scene_get_n_zones (SpMapScene *self);
const SpMapZone *sp_map_scene_get_zone (SpMapScene *self, guint zone);
guint sp_map_scene_get_n_spots (SpMapScene *self);
const SpMapSpot *sp_map_scene_get_spot (SpMapScene *self, guint spot);
int sp_map_scene_find_zone (SpMapScene *self, int64_t id); /* -1: none */
int sp_map_scene_find_spot (SpMapScene *self, int64_t id);
/* 示例化工安全风险四色空间分布图（总平面图）; transfer full. */
char *sp_map_scene_dup_title (SpMapScene *self);
/* What a screen reader says: of the whole map, of a zone, of a spot; transfer full. */
char *sp_map_scene_dup_description (SpMapScene *self);
char *sp_map_scene_dup_zone_words (SpMapScene *self, guint zone);
char *sp_map_scene_dup_spot_words (SpMapScene *self, guint spot);

/* ---- screen ---- */

typedef struct
{
  gboolean is_dark;
  gboolean is_pure; /* colours of SP_RISK_PRINT_PURE */
  double scale;     /* of text, 1.0 normal */
  gboolean is_bare; /* without legend, scale and stamp */
  int pixels;       /* of the device for a point; 0 is 1 */
} SpMapStyle;

/* What of the map is seen. */
typedef struct
{
  double zoom; /* 1: all of it, 1 … SP_MAP_MAX_ZOOM */
  double x, y; /* what is in the middle, as zones give places (tile maps: in their own unit) */
} SpMapView;

#define SP_MAP_MAX_ZOOM 64.0

/* To be used on the thread that made it. */
typedef struct _SpMapLayout SpMapLayout;
SpMapLayout *sp_map_layout_new (SpMapScene *scene,
                                const SpMapStyle *style,
                                double width,
                                double height);
void sp_map_layout_free (SpMapLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMapLayout, sp_map_layout_free)
void sp_map_layout_set_size (SpMapLayout *self, double width, double height);
void sp_map_layout_set_view (SpMapLayout *self, const SpMapView *view); /* clamped */
SpMapView sp_map_layout_get_view (SpMapLayout *self);
void sp_map_layout_fit (SpMapLayout *self);
/* Moves what is seen by (@dx, @dy) points; never so far that nothing of the map is left. */
void sp_map_layout_pan (SpMapLayout *self, double dx, double dy);
/* What is at (@x, @y) stays there. */
void sp_map_layout_zoom_at (SpMapLayout *self, double factor, double x, double y);
/* A zone in the middle, as large as fits. */
void sp_map_layout_show_zone (SpMapLayout *self, guint zone);
void sp_map_layout_show_spot (SpMapLayout *self, guint spot);
/* Between points of the window and places as zones give them. */
SpMapVertex sp_map_layout_to_map (SpMapLayout *self, double x, double y);
SpMapVertex sp_map_layout_from_map (SpMapLayout *self, double x, double y);

typedef enum
{
  SP_MAP_HIT_NONE,
  SP_MAP_HIT_ZONE,    /* @index: of the zone */
  SP_MAP_HIT_SPOT,    /* @index: of the spot */
  SP_MAP_HIT_CLUSTER, /* @index: of its worst spot; @n spots */
  SP_MAP_HIT_CORNER,  /* of the edited zone: @index of the zone, @ring, @corner */
  SP_MAP_HIT_EDGE,    /* the same, between @corner and the next */
} SpMapHitKind;

typedef struct
{
  SpMapHitKind kind;
  guint index, n, ring, corner;
} SpMapHit;

/* @edited: the zone whose corners can be taken hold of, -1 none. */
SpMapHit sp_map_layout_hit (SpMapLayout *self, double x, double y, int edited);
/* Around what was hit, in the window, to be scrolled to or ringed. */
SpRect sp_map_layout_hit_rect (SpMapLayout *self, const SpMapHit *hit);
/* The spots of the sign that spot @index belongs to, worst first; of guint, transfer full. */
GArray *sp_map_layout_list_cluster (SpMapLayout *self, guint index);
/* Transfer full; "" where nothing is. */
char *sp_map_layout_dup_words (SpMapLayout *self, const SpMapHit *hit);

typedef struct
{
  SpMapHit hover;
  int zone, spot; /* selected, or -1 */
  int edited;     /* the zone whose corners are shown, or -1 */
} SpMapMarks;

/* @marks may be NULL. Cost depends on what is visible. */
void sp_map_render (cairo_t *cr, SpMapLayout *layout, const SpMapMarks *marks);

/* ---- paper ---- */

/* The map on one page, unless there is none; then the comparison chart, if there are bars, on as
 * many as its table takes. Has fonts of its own; one thread at a time. */
typedef struct _SpMapPages SpMapPages;
SpMapPages *sp_map_pages_new (SpMapScene *scene, const SpPaper *paper);
/* With the colours of SP_RISK_PRINT_PURE. */
SpMapPages *sp_map_pages_new_pure (SpMapScene *scene, const SpPaper *paper);
void sp_map_pages_free (SpMapPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMapPages, sp_map_pages_free)
guint sp_map_pages_get_n_pages (SpMapPages *self);
const SpPaper *sp_map_pages_get_paper (SpMapPages *self);
void sp_map_pages_draw (SpMapPages *self, guint page, cairo_t *cr);
/* As sp_gantt_pages_export. @max_bytes: of each PNG, which is made smaller until it keeps it; 0: no
 * limit. The platform for hazardous chemicals takes pictures up to SP_MAP_PLATFORM_BYTES. */
#define SP_MAP_PLATFORM_BYTES (5 * 1024 * 1024)
gboolean sp_map_pages_export (SpMapPages *self,
                              SpChartFormat format,
                              gsize max_bytes,
                              const char *path,
                              GPtrArray **written,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
