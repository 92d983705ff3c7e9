/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The trend of an indicator with 100 - 10 000 values: totals of the days, layout, one frame. Prints
 * medians of CPU time; asserts nothing about them. */
#include "chart/sp-trend.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define RUNS 21
#define UNITS 9

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

static void
report (const char *what, guint n, double *times)
{
  qsort (times, RUNS, sizeof *times, compare);
  printf ("%-28s %6u values %9.2f ms  (%.2f - %.2f, %u runs)\n", what, n, times[RUNS / 2], times[0],
          times[RUNS - 1], RUNS);
}

static GPtrArray *
new_values (guint n, SpDate first)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      SpRecord *value = sp_record_new (&sp_indicator_value_type);

      sp_record_set_identity (value, i + 1, NULL, 1);
      sp_record_set_integer (value, SP_INDICATOR_VALUE_UNIT, 1 + i % UNITS);
      sp_record_set_integer (value, SP_INDICATOR_VALUE_AS_OF, first + (SpDate)i);
      sp_record_set_real (value, SP_INDICATOR_VALUE_VALUE, i % 97);
      g_ptr_array_add (values, value);
    }
  return values;
}

static void
bench (guint n)
{
  SpDate first = sp_date_from_ymd (1995, 1, 1);
  g_autoptr (GPtrArray) values = new_values (n, first);
  g_autoptr (SpRecord) indicator = sp_record_new (&sp_indicator_type);
  double totals_ms[RUNS], layout_ms[RUNS], frame_ms[RUNS];
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 760, 420);
  const SpIndicatorPoint milestone = {first + (SpDate)n, 90};
  const SpTrendStyle style = {FALSE, 1, FALSE};

  for (guint i = 0; i < RUNS; i++)
    {
      double start = cpu_ms ();
      g_autoptr (GArray) totals =
        sp_indicator_list_totals (SP_INDICATOR_SUM, values, first + (SpDate)n);
      const SpIndicatorInput input = {.start = first,
                                      .milestones = &milestone,
                                      .n_milestones = 1,
                                      .values = (const SpIndicatorPoint *)(gpointer)totals->data,
                                      .n_values = totals->len,
                                      .as_of = first + (SpDate)n};
      g_autoptr (SpTrendScene) scene = NULL;
      g_autoptr (SpTrendLayout) layout = NULL;
      cairo_t *cr = cairo_create (surface);

      totals_ms[i] = cpu_ms () - start;
      start = cpu_ms ();
      scene = sp_trend_scene_new_indicator (SP_INDICATOR (indicator), &input, SP_DATE_NONE);
      layout = sp_trend_layout_new (scene, &style, 760, 420);
      layout_ms[i] = cpu_ms () - start;
      start = cpu_ms ();
      sp_trend_render (cr, layout, -1);
      frame_ms[i] = cpu_ms () - start;
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
  report ("totals of nine units", n, totals_ms);
  report ("scene and layout", n, layout_ms);
  report ("a frame of 760 x 420", n, frame_ms);
}

int
main (void)
{
  bench (100);
  bench (1000);
  bench (10000);
  return 0;
}
