/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shape of an area as it is kept: rings of polygons in one text. Pure. */
#pragma once

#include "core/sp-polygon.h"

G_BEGIN_DECLS

/* "x y,x y,x y;x y,…": rings with semicolons between, filled by even and odd, so that a ring within
 * another is a hole. Each must be sound. Transfer full, of SpPolygon; NULL with SP_ERROR_INVALID or
 * SP_ERROR_TOO_LARGE. */
GPtrArray *sp_risk_shape_parse (const char *text, GError **error);
/* Of one ring or several. Transfer full. */
char *sp_risk_shape_print (const GPtrArray *rings);
/* Where a picture of the county lies: @text is control points "x y lon lat", commas between, x and
 * y as fractions of the picture's width and height from the top left; two at least, three to be
 * checked. @bounds gets the degrees of its left, top, right and bottom edge, by least squares: a
 * map with north above. SP_ERROR_INVALID where they do not say it, or where one lies a twentieth of
 * the picture from where the others put it. */
gboolean sp_risk_controls_fit (const char *text, SpBounds *bounds, GError **error);
gboolean sp_risk_shape_contains (const GPtrArray *rings, double x, double y);

G_END_DECLS
