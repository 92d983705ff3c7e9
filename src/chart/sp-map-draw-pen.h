/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws what a person is drawing on a map. Screen only. Knows neither the pen nor widgets. */
#pragma once

#include "chart/sp-map.h"
#include "core/sp-polygon.h"

G_BEGIN_DECLS

typedef struct
{
  const SpPolygon *ring; /* borrowed; places of the map */
  gboolean is_closed;
  int held; /* the corner that is held, -1 none */
  SpVertex cursor;
  gboolean has_cursor; /* a line leads to it, unless closed, and a cross shows it */
} SpMapDrawing;

/* Over the map that @layout shows, where sp_map_render() drew it. */
void sp_map_render_drawing (cairo_t *cr, SpMapLayout *layout, const SpMapDrawing *drawing);

G_END_DECLS
