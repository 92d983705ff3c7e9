/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What degrees on a map of China are counted from. Maps published in China use GCJ-02 (国测局坐标),
 * satellite receivers WGS 84. Knows no files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SP_DATUM_UNKNOWN, /* to be asked for */
  SP_DATUM_WGS84,   /* CGCS2000 too: they lie within a decimetre or so of one another */
  SP_DATUM_GCJ02,
  SP_DATUM_BD09, /* 百度; not converted */
} SpDatum;

/* What a file calls its datum: GCJ-02, gcj02, WGS84, EPSG:4326, CGCS2000, CRS84, … NULL is
 * unknown. */
SpDatum sp_datum_parse (const char *name);

/* Moves @longitude and @latitude (degrees) from WGS 84 to GCJ-02, in place; outside of the
 * rectangle that the formula is for (72.004–137.8347 E, 0.8293–55.8271 N) nothing changes. The
 * closed formula was published in 2010 and is that of the open-source coordinate libraries
 * (eviltransform, gcoord): two trigonometric series in metres, put on the Krasovsky 1940 ellipsoid.
 * The way back has no closed form and is not offered. */
void sp_datum_wgs84_to_gcj02 (double *longitude, double *latitude);

/* Metres of a degree of latitude at @latitude (degrees) on the WGS 84 ellipsoid, to the centimetre:
 * the usual series of the meridian's arc. */
double sp_datum_metres_of_degree (double latitude);

G_END_DECLS
