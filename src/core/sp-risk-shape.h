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
gboolean sp_risk_shape_contains (const GPtrArray *rings, double x, double y);

G_END_DECLS
