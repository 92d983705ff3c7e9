/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map itself at one scale: signs (spots, or clusters of them) and words with their places,
 * which screen and paper share. All in points from the plane's origin, so that moving the map
 * changes nothing. Private to the chart room. */
#pragma once

#include "sp-chart-text.h"
#include "sp-map-grid.h"
#include "sp-map-scene.h"

G_BEGIN_DECLS

#define SP_MAP_NO_SPOT G_MAXUINT

/* Spots that stand too near to each other are one sign with their number and worst level. */
typedef struct
{
  double x, y, radius;
  guint level;
  guint n;     /* of spots */
  guint first; /* of the chain in @next */
  guint worst; /* the spot whose level it is */
} SpMapSign;

/* Words on a plate: of a zone (title over level or value), or the title beside a sign. */
typedef struct
{
  SpRect rect;
  int zone;            /* or -1 */
  const char *title;   /* or NULL */
  char *words;         /* or NULL; owned */
  gboolean has_leader; /* it stands outside; the zone is at @anchor */
  SpMapVertex anchor;
} SpMapLabel;

typedef struct
{
  /* Owned */
  GArray *signs, *labels; /* of SpMapSign, SpMapLabel */
  guint *next;            /* by spot: the next of its sign, or SP_MAP_NO_SPOT */
  guint *sign_of;         /* by spot; SP_MAP_NO_SPOT: it has no place */
  /* Borrowed */
  SpMapScene *scene;
  const SpChartStyle *style;
  /* State */
  SpRiskPalette palette;
  double scale; /* points for a unit of the plane */
  SpRect room;  /* that words stay in */
} SpMapBody;

/* Words stay within what is shown: @width by @height points around the extent's middle, or the
 * extent itself where that is larger. */
SpMapBody *sp_map_body_new (SpMapScene *scene,
                            const SpChartStyle *style,
                            SpRiskPalette palette,
                            double scale,
                            double width,
                            double height);
void sp_map_body_free (SpMapBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMapBody, sp_map_body_free)

/* ---- clusters (sp-map-clusters.c) ---- */
void sp_map_body_cluster (SpMapBody *self);
double sp_map_sign_radius (const SpChartStyle *style, guint n);

/* ---- words (sp-map-labels.c) ---- */
void sp_map_body_place_labels (SpMapBody *self);

/* Which places are taken: rectangles in buckets, so that asking costs the same however many there
 * are (sp-map-taken.c). */
typedef struct _SpMapTaken SpMapTaken;
SpMapTaken *sp_map_taken_new (double bucket);
void sp_map_taken_free (SpMapTaken *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMapTaken, sp_map_taken_free)
void sp_map_taken_add (SpMapTaken *self, const SpRect *rect);
gboolean sp_map_taken_is_free (SpMapTaken *self, const SpRect *rect);

/* ---- drawing (sp-map-draw*.c) ---- */

/* Signs as small pictures, for screens, where the same ones are drawn again and again
 * (sp-map-stamps.c). */
typedef struct _SpMapStamps SpMapStamps;
SpMapStamps *sp_map_stamps_new (void);
void sp_map_stamps_free (SpMapStamps *self);
void sp_map_stamps_draw (SpMapStamps *self,
                         cairo_t *cr,
                         SpChartText *text,
                         const SpChartStyle *style,
                         SpRiskPalette palette,
                         double pixels,
                         const SpMapSign *sign,
                         const char *words);
typedef struct
{
  SpMapMarks marks;
  double dx, dy;       /* where the plane's origin is */
  SpRect seen;         /* what is drawn, in the same coordinates */
  double resolution;   /* device pixels for a point */
  SpMapStamps *stamps; /* or NULL: signs are drawn as lines */
} SpMapFrame;
void sp_map_body_draw (SpMapBody *self, cairo_t *cr, SpChartText *text, const SpMapFrame *frame);
/* What goes on top: what is pointed at and selected. */
void sp_map_body_draw_marks (SpMapBody *self,
                             cairo_t *cr,
                             SpChartText *text,
                             const SpMapFrame *frame);
/* Hatching of @level over the current path, which is kept; within @rect; it moves with (@x, @y). */
void sp_map_draw_hatch (
  cairo_t *cr, const SpChartStyle *style, guint level, double x, double y, const SpRect *rect);
/* The shape of a level's signs around (@x, @y), as the current path. */
void sp_map_sign_path (cairo_t *cr, guint level, double x, double y, double radius);
void sp_map_draw_sign (cairo_t *cr,
                       SpChartText *text,
                       const SpChartStyle *style,
                       SpRiskPalette palette,
                       const SpMapSign *sign,
                       const char *words);

/* ---- around (sp-map-around.c) ---- */
double sp_map_legend_height (SpMapScene *scene, const SpChartStyle *style);
double sp_map_legend_width (SpMapScene *scene, const SpChartStyle *style);
void sp_map_draw_legend (SpMapScene *scene,
                         cairo_t *cr,
                         SpChartText *text,
                         const SpChartStyle *style,
                         SpRiskPalette palette,
                         const SpRect *rect);
/* The same in lines across @width, where there is no room for the table (sp-map-strip.c). */
double sp_map_strip_height (SpMapScene *scene, const SpChartStyle *style, double width);
void sp_map_draw_strip (SpMapScene *scene,
                        cairo_t *cr,
                        SpChartText *text,
                        const SpChartStyle *style,
                        SpRiskPalette palette,
                        const SpRect *rect);
gboolean sp_map_has_north (SpMapScene *scene);
/* The arrow in a square of the size of @rect's height. */
void sp_map_draw_north (
  SpMapScene *scene, cairo_t *cr, SpChartText *text, const SpChartStyle *style, const SpRect *rect);
/* The round length in metres that is at most @width long, and its length in points; 0 where
 * unknown. */
double sp_map_scale_length (SpMapScene *scene, double scale, double width, double *metres);
void sp_map_draw_scale (SpMapScene *scene,
                        cairo_t *cr,
                        SpChartText *text,
                        const SpChartStyle *style,
                        double scale,
                        const SpRect *rect);
/* 已过期：数据已变, across @rect's top right corner. */
void sp_map_draw_stamp (
  cairo_t *cr, SpChartText *text, const SpChartStyle *style, double right, double top);

G_END_DECLS
