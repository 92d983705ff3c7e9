/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Maps: moving and zooming with up to 10 000 spots, pictures of 100 million pixels opened and
 * moved, a map as PDF. Prints medians of CPU time; asserts nothing about them. */
#include "map-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <jpeglib.h>

#define WIDTH 1280
#define HEIGHT 800

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
report (const char *what, guint n, double *times, guint n_runs)
{
  qsort (times, n_runs, sizeof *times, compare);
  printf ("%-40s %9u %9.2f ms  (%.2f - %.2f, %u runs)\n", what, n, times[n_runs / 2], times[0],
          times[n_runs - 1], n_runs);
}

typedef struct
{
  cairo_surface_t *surface;
  SpMapLayout *layout;
} Window;

static Window
open_window (SpMapScene *scene)
{
  static const SpMapStyle style = {FALSE, FALSE, 1, FALSE};
  Window self = {cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT),
                 sp_map_layout_new (scene, &style, WIDTH, HEIGHT)};

  return self;
}

static void
close_window (Window *self)
{
  sp_map_layout_free (self->layout);
  cairo_surface_destroy (self->surface);
}

static void
draw (Window *self)
{
  cairo_t *cr = cairo_create (self->surface);

  sp_map_render (cr, self->layout, NULL);
  cairo_destroy (cr);
}

#define FRAMES 61

/* Frames at a zoom, each moved on by some points. */
static void
pan (Window *self, double zoom, const char *what, guint n)
{
  double times[FRAMES];

  sp_map_layout_fit (self->layout);
  sp_map_layout_zoom_at (self->layout, zoom, WIDTH * 0.6, HEIGHT * 0.45);
  draw (self);
  for (guint i = 0; i < FRAMES; i++)
    {
      double start = cpu_ms ();

      sp_map_layout_pan (self->layout, i % 20 < 10 ? 7 : -7, i % 14 < 7 ? 5 : -5);
      draw (self);
      times[i] = cpu_ms () - start;
    }
  report (what, n, times, FRAMES);
}

/* From all of it to where it ends, frame by frame. */
static void
zoom (Window *self, const char *what, guint n)
{
  double times[FRAMES];

  sp_map_layout_fit (self->layout);
  for (guint i = 0; i < FRAMES; i++)
    {
      double start = cpu_ms ();

      sp_map_layout_zoom_at (self->layout, 1.07, WIDTH * 0.6, HEIGHT * 0.45);
      draw (self);
      times[i] = cpu_ms () - start;
    }
  report (what, n, times, FRAMES);
}

static void
bench_spots (guint n)
{
  g_autoptr (SpMapScene) scene = map_fixture_county (SP_MAP_BASE_POLYGONS, SP_MAP_BY_LEVEL, n);
  Window window = open_window (scene);

  pan (&window, 1, "pan at zoom 1, spots", n);
  pan (&window, 4, "pan at zoom 4, spots", n);
  pan (&window, 20, "pan at zoom 20, spots", n);
  zoom (&window, "zoom 1 to 62, spots", n);
  close_window (&window);
}

/* ---- pictures ---- */

/* The fixture's plan, as a camera or a scanner would give it. */
static GBytes *
plan_jpeg (guint width, guint height)
{
  g_autoptr (GBytes) png = map_fixture_plan_png (2500, 1600);
  g_autoptr (SpMapPicture) picture = sp_map_picture_new (png, 0, NULL, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 2500, 1600);
  cairo_t *cr = cairo_create (surface);
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  unsigned char *bytes = NULL;
  unsigned long length = 0;
  g_autofree guint8 *row = g_malloc ((gsize)width * 3);
  GBytes *all;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  sp_map_picture_draw (picture, cr, 2500, 1600, 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &bytes, &length);
  jpeg.image_width = width;
  jpeg.image_height = height;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&jpeg);
  jpeg_set_quality (&jpeg, 85, TRUE);
  jpeg_start_compress (&jpeg, TRUE);
  for (guint y = 0; y < height; y++)
    {
      const guint8 *from = cairo_image_surface_get_data (surface) +
                           (gsize)(y % 1600) * (gsize)cairo_image_surface_get_stride (surface);
      JSAMPROW rows[] = {row};

      for (guint x = 0; x < width; x++)
        for (guint c = 0; c < 3; c++)
          row[3 * x + c] = (guint8)(from[(x % 2500) * 4] - (x * 31 + y * 17) % 5);
      jpeg_write_scanlines (&jpeg, rows, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  cairo_surface_destroy (surface);
  all = g_bytes_new (bytes, length);
  free (bytes);
  return all;
}

#define OPENINGS 5

static void
bench_picture (const char *what, GBytes *bytes, guint megapixels)
{
  double times[OPENINGS];
  g_autoptr (SpMapPicture) picture = NULL;
  g_autoptr (SpMapScene) scene = NULL;
  g_autofree char *opened =
    g_strdup_printf ("open %s of %.1f MB, Mpx", what, (double)g_bytes_get_size (bytes) / 1e6);
  Window window;

  for (guint i = 0; i < OPENINGS; i++)
    {
      double start = cpu_ms ();

      g_clear_pointer (&picture, sp_map_picture_unref);
      picture = sp_map_picture_new (bytes, 0, NULL, NULL);
      times[i] = cpu_ms () - start;
    }
  report (opened, megapixels, times, OPENINGS);
  printf ("%-40s %9.0f MB\n", "  held in memory", (double)sp_map_picture_get_bytes (picture) / 1e6);
  scene = map_fixture_enterprise (picture, 200, 0);
  window = open_window (scene);
  pan (&window, 1, "  pan at zoom 1, Mpx", megapixels);
  pan (&window, 3, "  pan at zoom 3, Mpx", megapixels);
  pan (&window, 20, "  pan at zoom 20, Mpx", megapixels);
  zoom (&window, "  zoom 1 to 62, Mpx", megapixels);
  close_window (&window);
}

static void
bench_pictures (void)
{
  g_autoptr (GBytes) png = map_fixture_plan_png (12500, 8000);
  g_autoptr (GBytes) jpeg = plan_jpeg (12500, 8000);
  g_autoptr (GBytes) svg = map_fixture_plan_svg ();
  g_autoptr (GBytes) pdf = map_fixture_plan_pdf ();

  bench_picture ("PNG", png, 100);
  bench_picture ("JPEG", jpeg, 100);
  bench_picture ("SVG", svg, 25);
  bench_picture ("PDF", pdf, 25);
}

/* ---- files ---- */

#define EXPORTS 11

static void
bench_export (const char *what, SpMapScene *scene, const char *name, gsize max_bytes)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  double times[EXPORTS];
  SpChartFormat format;
  guint n_runs = g_str_has_suffix (name, ".pdf") ? EXPORTS : 3;

  g_assert_true (sp_chart_format_from_path (path, &format));
  for (guint i = 0; i < n_runs; i++)
    {
      double start = cpu_ms ();
      g_autoptr (SpMapPages) pages = sp_map_pages_new (scene, sp_paper_find ("A3"));

      g_assert_true (sp_map_pages_export (pages, format, max_bytes, path, NULL, NULL, NULL));
      times[i] = cpu_ms () - start;
    }
  report (what, sp_map_scene_get_n_spots (scene), times, n_runs);
  g_remove (path);
}

static void
bench_exports (void)
{
  g_autoptr (SpMapPicture) picture = map_fixture_picture (map_fixture_plan_png (6000, 4200));
  g_autoptr (SpMapPicture) drawing = map_fixture_picture (map_fixture_plan_svg ());
  g_autoptr (SpMapScene) scan = map_fixture_enterprise (picture, 60, 0);
  g_autoptr (SpMapScene) plan = map_fixture_enterprise (drawing, 60, 0);
  g_autoptr (SpMapScene) tiles = map_fixture_county (SP_MAP_BASE_TILES, SP_MAP_BY_LEVEL, 500);
  g_autoptr (SpMapScene) county = map_fixture_county (SP_MAP_BASE_POLYGONS, SP_MAP_BY_LEVEL, 10000);

  bench_export ("PDF A3, plan of 25 Mpx, spots", scan, "bench-map.pdf", 0);
  bench_export ("PDF A3, plan from SVG, spots", plan, "bench-map.pdf", 0);
  bench_export ("PDF A3, tiles, spots", tiles, "bench-map.pdf", 0);
  bench_export ("PDF A3, county, spots", county, "bench-map.pdf", 0);
  bench_export ("PNG A3, at most 5 MB, spots", scan, "bench-map.png", SP_MAP_PLATFORM_BYTES);
}

int
main (void)
{
  bench_spots (1000);
  bench_spots (10000);
  bench_spots (20000);
  bench_exports ();
  bench_pictures ();
  return 0;
}
