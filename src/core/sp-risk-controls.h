/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control points (描图控制点): places of a picture of the county of which is known where on the
 * earth they lie, and the picture fixed by them. Pure; knows no drawing. */
#pragma once

#include "core/sp-polygon.h"

G_BEGIN_DECLS

/* A place of a picture of the county, as fractions of its width and height from the top left, and
 * where it lies, in degrees. */
typedef struct
{
  double x, y, longitude, latitude;
} SpRiskControl;

#define SP_RISK_LEAST_CONTROLS 3
#define SP_RISK_MOST_CONTROLS 100

/* "x y lon lat", commas between; "" holds none. Transfer full, of SpRiskControl; NULL with
 * SP_ERROR_INVALID where one cannot be read or lies nowhere on the earth, or with
 * SP_ERROR_TOO_LARGE. */
GArray *sp_risk_controls_parse (const char *text, GError **error);
char *sp_risk_controls_print (const GArray *controls);

/* Where a picture lies: what x and y of a place of it go to, in degrees. */
typedef struct
{
  SpVertex corner;      /* of its top left; x is the longitude, y the latitude */
  SpVertex right, down; /* from there to its top right and its bottom left */
  double metres;        /* of a degree of latitude there */
  double shrink;        /* a degree of longitude by one of latitude */
} SpRiskFix;

/* The affine map that fits all @controls best (least squares of distances on the ground): turned,
 * stretched and sheared as they say, by three of them exactly. FALSE with SP_ERROR_INVALID where
 * there are fewer than SP_RISK_LEAST_CONTROLS or they lie nearly in a line. */
gboolean sp_risk_controls_fix (const GArray *controls, SpRiskFix *fix, GError **error);
SpVertex sp_risk_fix_place (const SpRiskFix *self, double x, double y); /* in degrees */
/* How far from its place on the earth the picture puts @control, in metres. */
double sp_risk_fix_residual (const SpRiskFix *self, const SpRiskControl *control);

G_END_DECLS
