/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-geojson [runs]: outlines of 510 to 200 000 corners as GeoJSON, read; and what is done with
 * a ring of so many corners. Medians of CPU time with the least and the most; asserts nothing about
 * them. */
#include "core/sp-polygon-edit.h"
#include "exchange/sp-geojson.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MAX_RUNS 99

typedef struct
{
  SpPolygon *ring;
  GBytes *bytes;
  char *text;
} Outline;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
compare (const void *a, const void *b)
{
  return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

/* A coast with bays within bays; a ray from the middle meets it once. */
static void
outline_init (Outline *self, guint n)
{
  g_autoptr (GString) json =
    g_string_new ("{\"type\":\"Feature\",\"properties\":{\"name\":\"示例县\"},\"geometry\":"
                  "{\"type\":\"Polygon\",\"coordinates\":[[");

  self->ring = sp_polygon_new ();
  for (guint i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * i / n;
      double radius =
        0.2 + 0.05 * sin (9 * angle) + 0.005 * sin (101 * angle + 1) + 0.0005 * sin (997 * angle);

      sp_polygon_add (self->ring, 98.3 + radius * cos (angle), 24.8 + radius * sin (angle));
    }
  for (guint i = 0; i <= n; i++)
    g_string_append_printf (json, "%s[%.6f,%.6f]", i > 0 ? "," : "",
                            sp_polygon_at (self->ring, i % n)->x,
                            sp_polygon_at (self->ring, i % n)->y);
  g_string_append (json, "]]}}");
  self->bytes = g_string_free_to_bytes (g_steal_pointer (&json));
  self->text = sp_polygon_print (self->ring);
}

static void
outline_clear (Outline *self)
{
  g_array_unref (self->ring);
  g_bytes_unref (self->bytes);
  g_free (self->text);
}

static void
read_geojson (const Outline *self)
{
  g_autoptr (SpGeoFeatures) features = sp_geojson_read (self->bytes, NULL);

  g_assert_nonnull (features);
}

static void
read_text (const Outline *self)
{
  g_autoptr (SpPolygon) ring = sp_polygon_parse (self->text, NULL);

  g_assert_nonnull (ring);
}

static void
check (const Outline *self)
{
  sp_polygon_check (self->ring, NULL);
}

static void
simplify (const Outline *self)
{
  g_autoptr (SpPolygon) fewer = sp_polygon_simplify (self->ring, TRUE, 0.0003, 0.9);

  g_assert_nonnull (fewer);
}

static void
find_label (const Outline *self)
{
  sp_polygon_label_point (self->ring, 0.9);
}

static const struct
{
  const char *what;
  void (*run) (const Outline *self);
} works[] = {
  {"read GeoJSON", read_geojson}, {"read the store's text", read_text}, {"check", check},
  {"simplify", simplify},         {"place of the label", find_label},
};

static void
measure (guint work, const Outline *outline, guint n_runs)
{
  double times[MAX_RUNS];

  for (guint i = 0; i < n_runs; i++)
    {
      double start = cpu_ms ();

      works[work].run (outline);
      times[i] = cpu_ms () - start;
    }
  qsort (times, n_runs, sizeof *times, compare);
  printf ("%-22s %7u corners %9.2f ms  (%.2f - %.2f, %u runs)\n", works[work].what,
          outline->ring->len, times[n_runs / 2], times[0], times[n_runs - 1], n_runs);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = {510, 10000, SP_GEOJSON_MAX_VERTICES - 1};
  guint n_runs = argc > 1 ? (guint)CLAMP (atoi (argv[1]), 1, MAX_RUNS) : 11;

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      Outline outline;

      outline_init (&outline, sizes[size]);
      for (guint work = 0; work < G_N_ELEMENTS (works); work++)
        measure (work, &outline, n_runs);
      outline_clear (&outline);
    }
  return 0;
}
