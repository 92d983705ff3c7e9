/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The chart drawn in a window: scrolling moves and changes nothing else, tints stay in their row,
 * kinds of bars are told apart in grey. */
#include "chart/sp-gantt-draw.h"
#include "test-schedule.h"

#include <string.h>

#define WIDTH 1000
#define HEIGHT 600

static cairo_surface_t *
render (SpGanttLayout *layout, double x, double y, int hover, int selected)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  sp_gantt_render_window (cr, layout, x, y, WIDTH, HEIGHT, hover, selected);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static const guchar *
line_of (cairo_surface_t *surface, int y)
{
  return cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
}

static SpGanttLayout *
new_layout (SpGanttScene **scene, gboolean is_dark)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new (1000, sp_date_from_ymd (2021, 9, 30));
  SpGanttStyle style = {is_dark, 1.0};

  *scene = sp_gantt_scene_new (schedule, NULL);
  return sp_gantt_layout_new (*scene, &style, 1);
}

/* The rows of a scrolled window are the rows of the unscrolled one, higher up. */
static void
test_scroll (void)
{
  g_autoptr (SpGanttScene) scene = NULL;
  g_autoptr (SpGanttLayout) layout = new_layout (&scene, FALSE);
  int head = (int)sp_gantt_layout_get_head_height (layout), by = 137;
  cairo_surface_t *still = render (layout, 0, 0, -1, -1);
  cairo_surface_t *moved = render (layout, 0, by, -1, -1);
  gsize columns = (gsize)sp_gantt_layout_get_columns_width (layout) - 2;

  for (int y = head + 1; y < HEIGHT - by; y++)
    g_assert_cmpmem (line_of (moved, y), columns * 4, line_of (still, y + by), columns * 4);
  for (int y = 0; y < head - 1; y++)
    g_assert_cmpmem (line_of (moved, y), WIDTH * 4, line_of (still, y), WIDTH * 4);
  cairo_surface_destroy (still);
  cairo_surface_destroy (moved);
}

static void
test_tints (void)
{
  g_autoptr (SpGanttScene) scene = NULL;
  g_autoptr (SpGanttLayout) layout = new_layout (&scene, TRUE);
  int head = (int)sp_gantt_layout_get_head_height (layout);
  cairo_surface_t *plain = render (layout, 40, 0, -1, -1);
  cairo_surface_t *tinted = render (layout, 40, 0, 3, 7);

  for (int y = head; y < HEIGHT; y++)
    {
      int row = sp_gantt_layout_row_at (layout, y - head);
      gboolean is_same = memcmp (line_of (plain, y), line_of (tinted, y), WIDTH * 4) == 0;
      SpRect rect = sp_gantt_layout_row_rect (layout, (guint)row);

      if (row != 3 && row != 7)
        g_assert_true (is_same);
      else if (y - head < rect.y + rect.height - 1)
        g_assert_false (is_same);
    }
  cairo_surface_destroy (plain);
  cairo_surface_destroy (tinted);
}

/* Every place that can be scrolled to can be drawn, past the ends too. */
static void
test_anywhere (void)
{
  g_autoptr (SpGanttScene) scene = NULL;
  g_autoptr (SpGanttLayout) layout = new_layout (&scene, FALSE);
  double places[][2] = {{0, 1e7}, {1e7, 0}, {-50, -50}, {300.4, 12345.6}};

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    cairo_surface_destroy (render (layout, places[i][0], places[i][1], -1, -1));
}

static void
test_empty (void)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new_empty (sp_date_from_ymd (2021, 9, 30));
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
  SpGanttStyle style = {FALSE, 1.0};
  g_autoptr (SpGanttLayout) layout = sp_gantt_layout_new (scene, &style, 0.5);

  cairo_surface_destroy (render (layout, 0, 0, -1, -1));
}

/* ---- black and white ---- */

typedef struct
{
  double mean, variance; /* of luminance, 0 … 1 */
} Grey;

static Grey
grey_of (SpBarKind kind, const SpChartStyle *style)
{
  enum
  {
    SIDE = 240
  };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  SpGanttPainter painter = {.cr = cr, .style = style};
  double sum = 0, squares = 0;
  Grey grey;

  /* 1200 dots an inch; the bar is larger than what is looked at, so that its outline does not
   * count. */
  cairo_scale (cr, 16, 16);
  sp_gantt_draw_bar_piece (&painter, kind, -50, -10, 120, 60);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      {
        guint32 pixel;
        double value;

        memcpy (&pixel, line_of (surface, y) + x * 4, 4);
        value = (0.299 * ((pixel >> 16) & 0xff) + 0.587 * ((pixel >> 8) & 0xff) +
                 0.114 * (pixel & 0xff)) /
                255;
        sum += value;
        squares += value * value;
      }
  cairo_surface_destroy (surface);
  grey.mean = sum / (SIDE * SIDE);
  grey.variance = squares / (SIDE * SIDE) - grey.mean * grey.mean;
  return grey;
}

/* Planned: light with lines; late: with more lines; done: dark and even. */
static void
test_photocopy (void)
{
  SpChartStyle style = sp_chart_style_paper (1);
  Grey planned = grey_of (SP_BAR_PLANNED, &style), late = grey_of (SP_BAR_LATE, &style);
  Grey actual = grey_of (SP_BAR_ACTUAL, &style), finished = grey_of (SP_BAR_FINISHED, &style);

  g_assert_cmpfloat (planned.variance, >, 0.002);
  g_assert_cmpfloat (late.variance, >, 0.02);
  g_assert_cmpfloat (actual.variance, <, 0.0001);
  g_assert_cmpfloat (finished.variance, <, 0.0001);
  g_assert_cmpfloat (planned.mean, >, 0.85);
  g_assert_cmpfloat (late.mean, <, planned.mean - 0.1);
  g_assert_cmpfloat (actual.mean, <, 0.45);
  g_assert_cmpfloat (finished.mean, <, 0.45);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/gantt-window/scroll", test_scroll);
  g_test_add_func ("/chart/gantt-window/tints", test_tints);
  g_test_add_func ("/chart/gantt-window/anywhere", test_anywhere);
  g_test_add_func ("/chart/gantt-window/empty", test_empty);
  g_test_add_func ("/chart/gantt-window/photocopy", test_photocopy);
  return g_test_run ();
}
