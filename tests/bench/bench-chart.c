/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Gantt chart: PDF of 300 - 100 000 measures, a frame of the window, the first layout, a
 * changed row. Prints medians of CPU time; asserts nothing about them. Arguments: the largest
 * number of measures. */
#include "chart/sp-gantt.h"
#include "test-schedule.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_RUNS 21

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
report (const char *what, double *times, guint n)
{
  qsort (times, n, sizeof *times, compare);
  printf ("%-44s %9.2f ms  (%.2f - %.2f, %u runs)\n", what, times[n / 2], times[0], times[n - 1],
          n);
  fflush (stdout);
}

/* A line of /proc/self/status in MiB. */
static double
memory (const char *key)
{
  g_autofree char *status = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  at = strstr (status, key);
  return at == NULL ? 0 : atof (at + strlen (key)) / 1024;
}

static void
bench_pdf (guint n, guint runs)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new (n, sp_date_from_ymd (2021, 9, 30));
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bench-chart.pdf", NULL);
  g_autofree char *what = NULL;
  double times[MAX_RUNS], before = memory ("VmRSS:");
  guint n_pages = 0;
  GStatBuf info = {0};

  for (guint i = 0; i < runs; i++)
    {
      double start = cpu_ms ();
      g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
      g_autoptr (SpGanttPages) pages = sp_gantt_pages_new (scene, sp_paper_find ("A3"));
      g_autoptr (GError) error = NULL;

      if (!sp_gantt_pages_export (pages, SP_CHART_PDF, path, NULL, NULL, &error))
        g_error ("%s", error->message);
      times[i] = cpu_ms () - start;
      n_pages = sp_gantt_pages_get_n_pages (pages);
    }
  g_stat (path, &info);
  what = g_strdup_printf ("PDF A3, %u measures, %u pages", n, n_pages);
  report (what, times, runs);
  printf ("    %.2f MiB file; schedule made %.0f MiB, peak %.0f MiB\n",
          (double)info.st_size / 1048576, before, memory ("VmHWM:"));
  g_remove (path);
}

static void
bench_window (guint n)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new (n, sp_date_from_ymd (2021, 9, 30));
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
  SpGanttStyle style = {FALSE, 1};
  g_autoptr (SpGanttLayout) layout = sp_gantt_layout_new (scene, &style, 0.9);
  g_autofree char *what = g_strdup_printf ("window 1366×700, %u measures, a frame", n);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1366, 700);
  double times[MAX_RUNS], bottom = sp_gantt_layout_get_height (layout) - 700;

  for (int i = -1; i < MAX_RUNS; i++)
    {
      cairo_t *cr = cairo_create (surface);
      double start = cpu_ms ();

      sp_gantt_render_window (cr, layout, 0, MAX (0, bottom) * (i + 1) / MAX_RUNS, 1366, 700, 3, 5);
      if (i >= 0)
        times[i] = cpu_ms () - start;
      else
        printf ("first frame of the process: %.1f ms\n", cpu_ms () - start);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
  report (what, times, MAX_RUNS);
}

static void
bench_layout (guint n)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new (n, sp_date_from_ymd (2021, 9, 30));
  g_autoptr (SpGanttScene) scene = NULL;
  SpGanttStyle style = {FALSE, 1};
  double scenes[MAX_RUNS], layouts[MAX_RUNS], changes[MAX_RUNS];
  g_autofree char *title = g_strdup_printf ("layout, %u measures", n);

  for (guint i = 0; i < MAX_RUNS; i++)
    {
      double start = cpu_ms (), middle;
      g_autoptr (SpGanttLayout) layout = NULL;
      SpScheduleRow row = *sp_schedule_get_row (schedule, 1);

      g_clear_pointer (&scene, sp_gantt_scene_unref);
      scene = sp_gantt_scene_new (schedule, NULL);
      scenes[i] = (middle = cpu_ms ()) - start;
      layout = sp_gantt_layout_new (scene, &style, 0.9);
      sp_gantt_layout_get_height (layout);
      layouts[i] = cpu_ms () - middle;
      row.title =
        i % 2 == 0 ? "短" : "一个长得多的任务名称，长到要写成两行才写得下，因为它说了许多事情";
      row.leads = row.responsibles = "";
      start = cpu_ms ();
      sp_schedule_replace_row (schedule, 1, &row, NULL, 0);
      sp_gantt_scene_row_changed (scene, row.measure);
      sp_gantt_layout_row_changed (layout, (guint)sp_gantt_scene_find (scene, row.measure));
      sp_gantt_layout_get_height (layout);
      changes[i] = cpu_ms () - start;
    }
  report ("scene", scenes, MAX_RUNS);
  report (title, layouts, MAX_RUNS);
  report ("second row changed, all below moved", changes, MAX_RUNS);
}

int
main (int argc, char *argv[])
{
  guint most = argc > 1 ? (guint)atoi (argv[1]) : 100000;

  bench_window (10000);
  bench_layout (50000);
  bench_pdf (300, 9);
  bench_pdf (1000, 9);
  if (most >= 10000)
    bench_pdf (10000, 3);
  if (most >= 100000)
    bench_pdf (100000, 1);
  return 0;
}
