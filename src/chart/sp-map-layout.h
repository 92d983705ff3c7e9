/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a map in a window is made of, for the two files that see to it: where things are
 * (sp-map-layout.c) and drawing (sp-map-render.c). Private to the chart room. */
#pragma once

#include "sp-map-body.h"

G_BEGIN_DECLS

struct _SpMapLayout
{
  /* Owned */
  SpMapScene *scene;
  SpChartText *text; /* made when first drawn */
  SpMapBody *body;
  SpMapStamps *stamps;
  cairo_surface_t *buffer; /* the map as last drawn, or NULL */
  /* State */
  SpChartStyle style;
  int pixels;         /* of the device for a point */
  double drawn_scale; /* what @buffer shows */
  double drawn_dx, drawn_dy;
  SpRiskPalette palette;
  gboolean is_bare;
  double width, height;
  /* What the legend takes of the width at the left or of the height below; the map fits into the
   * rest, in which words were placed. */
  double inset, inset_below;
  double strip; /* height of the legend as a strip across the window; 0: it is none */
  double room_width, room_height;
  double zoom;
  SpMapVertex middle; /* on the plane */
};

double sp_map_layout_get_scale (const SpMapLayout *self); /* points for a unit of the plane */
double sp_map_layout_get_dx (const SpMapLayout *self);    /* where the plane's origin is */
double sp_map_layout_get_dy (const SpMapLayout *self);
gboolean sp_map_layout_has_legend (const SpMapLayout *self);

G_END_DECLS
