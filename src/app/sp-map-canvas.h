/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapCanvas: a four-colour map on screen: zoom, pan, hover, selection, and the pen with which
 * areas and points are drawn on it. Draws the chart room's layout and what the pen holds, computes
 * neither; stores nothing. Keys: Tab from mark to mark, arrows move (the map, or what the pen
 * holds), + - 0 zoom, Enter opens or completes.
 *
 * Signals:
 * - selected (): a person selected a zone or a spot, or neither
 * - activated (): the selected one is to be opened
 * - pen-done (): what the pen was to draw is complete; of SP_PEN_EDIT: the ring is to be kept
 * - pen-ended (): the pen was put down without that
 * - failed (GError): the pen cannot do what was asked */
#pragma once

#include "chart/sp-map.h"
#include "sp-map-pen.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_MAP_CANVAS (sp_map_canvas_get_type ())
G_DECLARE_FINAL_TYPE (SpMapCanvas, sp_map_canvas, SP, MAP_CANVAS, GtkWidget)

GtkWidget *sp_map_canvas_new (void);
/* Another @scene (NULL: none); what is selected stays so where it is there. @is_same: of the same
 * map, so that what is seen of it stays, too. */
void sp_map_canvas_set_scene (SpMapCanvas *self, SpMapScene *scene, gboolean is_same);
/* Without legend, scale and stamp. */
void sp_map_canvas_set_bare (SpMapCanvas *self, gboolean is_bare);
SpMapScene *sp_map_canvas_get_scene (SpMapCanvas *self); /* borrowed, NULL: none */

/* By the ids of facts; 0: none. One of them at most is set. Setting brings it into sight and does
 * not emit. */
int64_t sp_map_canvas_get_zone (SpMapCanvas *self);
int64_t sp_map_canvas_get_spot (SpMapCanvas *self);
void sp_map_canvas_select (SpMapCanvas *self, int64_t zone, int64_t spot);

void sp_map_canvas_zoom (SpMapCanvas *self, double factor); /* about the middle */
void sp_map_canvas_fit (SpMapCanvas *self);
double sp_map_canvas_get_zoom (SpMapCanvas *self);
/* Between points of the widget and places of the map. */
SpMapVertex sp_map_canvas_to_map (SpMapCanvas *self, double x, double y);
SpMapVertex sp_map_canvas_from_map (SpMapCanvas *self, double x, double y);

/* @ring: of SP_PEN_EDIT, copied. @others (of SpPolygon, may be NULL; a reference is taken): what
 * corners snap to. */
void sp_map_canvas_begin_pen (SpMapCanvas *self,
                              SpPenMode mode,
                              const SpPolygon *ring,
                              GPtrArray *others);
/* Puts the pen down; does not emit. */
void sp_map_canvas_end_pen (SpMapCanvas *self);
SpMapPen *sp_map_canvas_get_pen (SpMapCanvas *self); /* borrowed; its mode NONE: there is none */
/* The pen's ring becomes @ring; it is not changed then. */
void sp_map_canvas_set_ring (SpMapCanvas *self, const SpPolygon *ring);

G_END_DECLS
