/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-datum.h. */
#include "core/sp-datum.h"

#include <math.h>

/* Krasovsky 1940: half the long axis in metres, first eccentricity squared. */
#define LONG_AXIS 6378245.0
#define ECCENTRICITY 0.00669342162296594323

/* The series are in degrees from here. */
#define ORIGIN_LONGITUDE 105.0
#define ORIGIN_LATITUDE 35.0

static const struct
{
  const char *name; /* letters and digits, lower case */
  SpDatum datum;
} names[] = {
  {"gcj02", SP_DATUM_GCJ02},
  {"gcj2", SP_DATUM_GCJ02},
  {"国测局", SP_DATUM_GCJ02},
  {"火星", SP_DATUM_GCJ02},
  {"bd09", SP_DATUM_BD09},
  {"百度", SP_DATUM_BD09},
  {"wgs84", SP_DATUM_WGS84},
  {"wgs1984", SP_DATUM_WGS84},
  {"crs84", SP_DATUM_WGS84},
  {"epsg4326", SP_DATUM_WGS84},
  {"cgcs2000", SP_DATUM_WGS84},
  {"epsg4490", SP_DATUM_WGS84},
  {"2000国家大地坐标系", SP_DATUM_WGS84},
  {"国家2000", SP_DATUM_WGS84},
};

SpDatum
sp_datum_parse (const char *name)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (const char *at = name != NULL ? name : ""; *at != '\0'; at++)
    if ((guchar)*at >= 0x80 || g_ascii_isalnum (*at))
      g_string_append_c (key, g_ascii_tolower (*at));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strstr_len (key->str, -1, names[i].name) != NULL)
      return names[i].datum;
  return SP_DATUM_UNKNOWN;
}

static double
wave (double amplitude, double position, double period)
{
  return amplitude * sin (position * 2 * G_PI / period) * 2 / 3;
}

static double
shift_east (double x, double y)
{
  return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt (fabs (x)) +
         wave (20, x, 1.0 / 3) + wave (20, x, 1) + wave (20, x, 2) + wave (40, x, 6) +
         wave (150, x, 24) + wave (300, x, 60);
}

static double
shift_north (double x, double y)
{
  return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt (fabs (x)) +
         wave (20, x, 1.0 / 3) + wave (20, x, 1) + wave (20, y, 2) + wave (40, y, 6) +
         wave (160, y, 24) + wave (320, y, 60);
}

void
sp_datum_wgs84_to_gcj02 (double *longitude, double *latitude)
{
  double x, y, angle, bulge, east, north;

  g_return_if_fail (longitude != NULL && latitude != NULL);
  if (!(*longitude >= 72.004 && *longitude <= 137.8347 && *latitude >= 0.8293 &&
        *latitude <= 55.8271))
    return;
  x = *longitude - ORIGIN_LONGITUDE;
  y = *latitude - ORIGIN_LATITUDE;
  angle = *latitude * G_PI / 180;
  bulge = 1 - ECCENTRICITY * sin (angle) * sin (angle);
  east = shift_east (x, y);
  north = shift_north (x, y);
  *longitude += east * 180 / (LONG_AXIS / sqrt (bulge) * cos (angle) * G_PI);
  *latitude += north * 180 / (LONG_AXIS * (1 - ECCENTRICITY) / (bulge * sqrt (bulge)) * G_PI);
}

double
sp_datum_metres_of_degree (double latitude)
{
  double phi = latitude * G_PI / 180;

  return 111132.954 - 559.822 * cos (2 * phi) + 1.175 * cos (4 * phi);
}
