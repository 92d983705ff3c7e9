/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Maps in a window: views, pointing, and what is drawn. */
#include "chart/sp-map-layout.h"
#include "map-fixture.h"

#include <math.h>
#include <string.h>

#define WIDTH 1000
#define HEIGHT 700

static const SpMapStyle normal = {FALSE, FALSE, 1, TRUE, 1};

/* ---- views and pointing ---- */

static void
test_view (void)
{
  g_autoptr (SpMapScene) scene = map_fixture_county (SP_MAP_BASE_POLYGONS, SP_MAP_BY_LEVEL, 50);
  g_autoptr (SpMapLayout) layout = sp_map_layout_new (scene, &normal, WIDTH, HEIGHT);
  SpMapView fit = sp_map_layout_get_view (layout), view;
  SpMapVertex before, after;

  before = sp_map_layout_to_map (layout, 300, 200);
  sp_map_layout_zoom_at (layout, 5, 300, 200);
  after = sp_map_layout_to_map (layout, 300, 200);
  /* A pixel is all that may be lost by keeping to whole ones. */
  g_assert_cmpfloat_with_epsilon (before.x, after.x, 0.001);
  g_assert_cmpfloat_with_epsilon (before.y, after.y, 0.001);
  after = sp_map_layout_from_map (layout, after.x, after.y);
  g_assert_cmpfloat_with_epsilon (after.x, 300, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.y, 200, 1e-6);
  sp_map_layout_zoom_at (layout, 1e9, 0, 0);
  g_assert_cmpfloat (sp_map_layout_get_view (layout).zoom, ==, SP_MAP_MAX_ZOOM);
  sp_map_layout_set_view (layout, &(const SpMapView) {NAN, NAN, INFINITY});
  g_assert_cmpfloat (sp_map_layout_get_view (layout).zoom, ==, 1);
  sp_map_layout_pan (layout, 1e9, -1e9);
  view = sp_map_layout_get_view (layout);
  g_assert_true (isfinite (view.x) && isfinite (view.y));
  /* Something of the map is still in the window. */
  after = sp_map_layout_from_map (layout, scene->origin.x, scene->origin.y);
  g_assert_cmpfloat (fabs (after.x), <, 2 * WIDTH);
  sp_map_layout_fit (layout);
  view = sp_map_layout_get_view (layout);
  g_assert_cmpfloat_with_epsilon (view.x, fit.x, 1e-9);
  sp_map_layout_set_size (layout, 0, -5);
  sp_map_layout_set_size (layout, 640, 480);
  sp_map_layout_show_zone (layout, 2);
  g_assert_cmpfloat (sp_map_layout_get_view (layout).zoom, >, 1);
}

/* The legend takes a side or the ground below, whichever leaves the map larger, and covers nothing
 * of the map when all of it is seen. */
static void
test_legend (void)
{
  static const struct
  {
    double width, height;
    gboolean has_legend, is_below;
  } cases[] = {{660, 640, TRUE, TRUE}, {900, 600, TRUE, FALSE},  {1600, 500, TRUE, FALSE},
               {500, 900, TRUE, TRUE}, {500, 330, TRUE, TRUE},   /* a strip */
               {420, 480, TRUE, TRUE}, {180, 330, FALSE, FALSE}, /* narrower than an item of it */
               {500, 60, FALSE, FALSE}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpMapScene) scene = map_fixture_enterprise (NULL, 12, 0);
      g_autoptr (SpMapLayout) layout = sp_map_layout_new (
        scene, &(const SpMapStyle) {.scale = 1, .pixels = 1}, cases[i].width, cases[i].height);
      double scale = sp_map_layout_get_scale (layout);
      double left = sp_map_layout_get_dx (layout) + scene->extent.x * scale;
      double bottom =
        sp_map_layout_get_dy (layout) + (scene->extent.y + scene->extent.height) * scale;
      double pad = layout->style.text, height;

      g_assert_cmpint (sp_map_layout_has_legend (layout), ==, cases[i].has_legend);
      if (!cases[i].has_legend)
        continue;
      g_assert_cmpint (layout->inset_below > 0, ==, cases[i].is_below);
      height = layout->strip > 0 ? layout->strip : sp_map_legend_height (scene, &layout->style);
      g_assert_true (left >= sp_map_legend_width (scene, &layout->style) + pad ||
                     bottom <= cases[i].height - pad - height);
      /* The same as when it was made in that size. */
      sp_map_layout_set_size (layout, 300, 300);
      sp_map_layout_set_size (layout, cases[i].width, cases[i].height);
      g_assert_cmpfloat (sp_map_layout_get_scale (layout), ==, scale);
    }
}

static void
test_show_spot (void)
{
  g_autoptr (SpMapScene) scene = map_fixture_county (SP_MAP_BASE_POLYGONS, SP_MAP_BY_LEVEL, 1000);
  g_autoptr (SpMapLayout) layout = sp_map_layout_new (scene, &normal, WIDTH, HEIGHT);
  SpMapHit hit;

  sp_map_layout_show_spot (layout, 17);
  hit = sp_map_layout_hit (layout, WIDTH / 2.0, HEIGHT / 2.0, -1);
  g_assert_cmpint (hit.kind, ==, SP_MAP_HIT_SPOT);
  g_assert_cmpuint (hit.index, ==, 17);
}

static void
test_hits (void)
{
  g_autoptr (SpMapScene) scene = map_fixture_enterprise (NULL, 0, 0);
  g_autoptr (SpMapLayout) layout = sp_map_layout_new (scene, &normal, WIDTH, HEIGHT);
  /* The first area is from (0.06, 0.0857) to (0.44, 0.4). */
  static const struct
  {
    double x, y;
    int edited;
    SpMapHitKind kind;
    guint index, corner;
  } cases[] = {
    {0.20, 0.20, -1, SP_MAP_HIT_ZONE, 0, 0},    {0.20, 0.20, 0, SP_MAP_HIT_ZONE, 0, 0},
    {0.06, 0.0857, 0, SP_MAP_HIT_CORNER, 0, 0}, {0.06, 0.0857, 1, SP_MAP_HIT_ZONE, 0, 0},
    {0.44, 0.40, 0, SP_MAP_HIT_CORNER, 0, 2},   {0.25, 0.0857, 0, SP_MAP_HIT_EDGE, 0, 0},
    {0.06, 0.25, 0, SP_MAP_HIT_EDGE, 0, 3},     {0.01, 0.01, 0, SP_MAP_HIT_NONE, 0, 0},
    {0.55, 0.20, 0, SP_MAP_HIT_ZONE, 1, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpMapVertex at = sp_map_layout_from_map (layout, cases[i].x, cases[i].y);
      SpMapHit hit = sp_map_layout_hit (layout, at.x + 1, at.y + 1, cases[i].edited);
      g_autofree char *words = sp_map_layout_dup_words (layout, &hit);
      SpRect rect = sp_map_layout_hit_rect (layout, &hit);

      g_assert_cmpint (hit.kind, ==, cases[i].kind);
      g_assert_cmpuint (hit.index, ==, cases[i].index);
      g_assert_cmpuint (hit.corner, ==, cases[i].corner);
      g_assert_cmpint (words[0] == '\0', ==, hit.kind == SP_MAP_HIT_NONE);
      if (hit.kind == SP_MAP_HIT_ZONE || hit.kind == SP_MAP_HIT_CORNER)
        g_assert_true (at.x + 1 >= rect.x && at.x + 1 <= rect.x + rect.width &&
                       at.y + 1 >= rect.y && at.y + 1 <= rect.y + rect.height);
    }
}

static void
test_cluster_words (void)
{
  g_autoptr (SpMapScene) scene = map_fixture_county (SP_MAP_BASE_POLYGONS, SP_MAP_BY_LEVEL, 3000);
  g_autoptr (SpMapLayout) layout = sp_map_layout_new (scene, &normal, WIDTH, HEIGHT);
  const SpMapSign *sign = &g_array_index (layout->body->signs, SpMapSign, 3);
  SpMapHit hit = sp_map_layout_hit (layout, sign->x + sp_map_layout_get_dx (layout),
                                    sign->y + sp_map_layout_get_dy (layout), -1);
  g_autofree char *words = sp_map_layout_dup_words (layout, &hit);
  g_autoptr (GArray) spots = sp_map_layout_list_cluster (layout, hit.index);
  guint before = 1;

  g_assert_cmpint (hit.kind, ==, SP_MAP_HIT_CLUSTER);
  g_assert_cmpuint (spots->len, ==, hit.n);
  g_assert_nonnull (strstr (words, "个风险点，最高"));
  for (guint i = 0; i < spots->len; i++)
    {
      guint level = sp_map_scene_get_spot (scene, g_array_index (spots, guint, i))->level;

      g_assert_cmpuint (level, >=, before);
      before = level;
    }
}

/* ---- pixels ---- */

static cairo_surface_t *
render (SpMapLayout *layout)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  sp_map_render (cr, layout, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *)(gconstpointer)(data + (int)y * cairo_image_surface_get_stride (
                                                             surface)))[(int)x] &
         0xffffff;
}

/* The warehouse (not hatched) is yellow below the plan's lines and on white paper. */
static void
test_pixels (void)
{
  g_autoptr (SpMapPicture) picture = map_fixture_picture (map_fixture_plan_png (1000, 700));
  g_autoptr (SpMapScene) scene = map_fixture_enterprise (picture, 0, 0);
  g_autoptr (SpMapLayout) layout = sp_map_layout_new (scene, &normal, WIDTH, HEIGHT);
  SpMapVertex yellow = sp_map_layout_from_map (layout, 0.1, 0.85);
  SpMapVertex paper = sp_map_layout_from_map (layout, 0.34, 0.85);
  SpMapVertex wall = sp_map_layout_from_map (layout, 0.02, 0.5);
  cairo_surface_t *surface = render (layout);

  g_assert_cmphex (pixel_at (surface, yellow.x, yellow.y), ==, 0xffe000);
  g_assert_cmphex (pixel_at (surface, paper.x, paper.y), ==, 0xffffff);
  g_assert_cmphex (pixel_at (surface, wall.x, wall.y) & 0xff, <, 0xc0);
  cairo_surface_destroy (surface);
}

/* A traced image that lies on its side is drawn on its side: its black wall below, white above. */
static void
test_turned (void)
{
  g_autoptr (SpMapPicture) picture = map_fixture_picture (map_fixture_plan_png (1000, 700));
  SpMapHead head = {.kind = SP_MAP_COUNTY,
                    .base = SP_MAP_BASE_PICTURE,
                    .picture_corners = {{101, 25}, {101, 26}, {101.7, 25}}};
  g_autoptr (SpMapScene) scene = sp_map_scene_new (&head);
  g_autoptr (SpMapLayout) layout = NULL;
  cairo_surface_t *surface;
  SpMapVertex wall, room;

  sp_map_scene_set_picture (scene, picture);
  sp_map_scene_end (scene);
  layout = sp_map_layout_new (scene, &normal, WIDTH, HEIGHT);
  surface = render (layout);
  wall = sp_map_layout_from_map (layout, 101.35, 25.02); /* the plan's left wall */
  room = sp_map_layout_from_map (layout, 101.35, 25.04);
  g_assert_cmphex (pixel_at (surface, wall.x, wall.y) & 0xff, <, 0xd0);
  g_assert_cmphex (pixel_at (surface, room.x, room.y), ==, 0xffffff);
  cairo_surface_destroy (surface);
}

/* What was moved along is what would have been drawn. */
static void
test_moving (void)
{
  static const struct
  {
    double dx, dy;
  } moves[] = {{13, 0}, {0, -21}, {-40, 33}, {7.4, 0.3}, {900, 5}, {-3000, 0}};
  g_autoptr (SpMapScene) scene = map_fixture_county (SP_MAP_BASE_POLYGONS, SP_MAP_BY_LEVEL, 400);
  g_autoptr (SpMapLayout) layout = sp_map_layout_new (scene, &normal, WIDTH, HEIGHT);

  sp_map_layout_zoom_at (layout, 3, 500, 350);
  cairo_surface_destroy (render (layout));
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (SpMapLayout) fresh = sp_map_layout_new (scene, &normal, WIDTH, HEIGHT);
      SpMapView view;
      cairo_surface_t *moved, *whole;
      guint n = 0;

      sp_map_layout_pan (layout, moves[i].dx, moves[i].dy);
      view = sp_map_layout_get_view (layout);
      sp_map_layout_set_view (fresh, &view);
      moved = render (layout);
      whole = render (fresh);
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          n += pixel_at (moved, x, y) != pixel_at (whole, x, y);
      /* Lines that are cut by the edge of what was redrawn may differ by a shade. */
      g_assert_cmpuint (n, <, WIDTH * HEIGHT / 500);
      cairo_surface_destroy (moved);
      cairo_surface_destroy (whole);
    }
}

/* Nothing to draw, and all kinds of marks on it, do no harm. */
static void
test_empty (void)
{
  for (guint base = 0; base <= SP_MAP_BASE_POLYGONS; base++)
    {
      g_autoptr (SpMapScene) scene =
        sp_map_scene_new (&(const SpMapHead) {.kind = SP_MAP_COUNTY, .base = base});
      g_autoptr (SpMapLayout) layout = NULL;
      const SpMapMarks marks = {{SP_MAP_HIT_SPOT, 5}, 3, 4, 5};
      g_autofree char *words = NULL;
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 50, 50);
      cairo_t *cr = cairo_create (surface);

      sp_map_scene_end (scene);
      layout = sp_map_layout_new (scene, &(const SpMapStyle) {TRUE, TRUE, 1, FALSE, 2}, 50, 50);
      sp_map_render (cr, layout, &marks);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      words = sp_map_scene_dup_description (scene);
      g_assert_nonnull (words);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/map-layout/view", test_view);
  g_test_add_func ("/chart/map-layout/legend", test_legend);
  g_test_add_func ("/chart/map-layout/show-spot", test_show_spot);
  g_test_add_func ("/chart/map-layout/hits", test_hits);
  g_test_add_func ("/chart/map-layout/cluster-words", test_cluster_words);
  g_test_add_func ("/chart/map-layout/pixels", test_pixels);
  g_test_add_func ("/chart/map-layout/turned", test_turned);
  g_test_add_func ("/chart/map-layout/moving", test_moving);
  g_test_add_func ("/chart/map-layout/empty", test_empty);
  return g_test_run ();
}
