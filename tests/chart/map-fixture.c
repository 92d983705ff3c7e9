/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Invented places. */
#include "map-fixture.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* ---- a plan ---- */

/* In a square of 1000 × 700: walls, a tank farm, a road, names of nothing. */
static void
draw_plan (cairo_t *cr)
{
  static const double rooms[][4] = {{60, 60, 380, 220},   {480, 60, 200, 220},
                                    {720, 60, 220, 220},  {60, 340, 260, 300},
                                    {360, 340, 320, 300}, {720, 340, 220, 300}};

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.45, 0.45, 0.45);
  cairo_set_line_width (cr, 3);
  cairo_rectangle (cr, 20, 20, 960, 660);
  cairo_stroke (cr);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      cairo_rectangle (cr, rooms[i][0], rooms[i][1], rooms[i][2], rooms[i][3]);
      cairo_stroke (cr);
      cairo_move_to (cr, rooms[i][0] + rooms[i][2] / 2, rooms[i][1] + rooms[i][3]);
      cairo_rel_line_to (cr, 30, 20);
      cairo_stroke (cr);
    }
  for (int i = 0; i < 6; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, 420 + i % 3 * 100, 420 + i / 3 * 130, 40, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  cairo_set_line_width (cr, 1);
  for (int i = 0; i < 14; i++)
    {
      cairo_move_to (cr, 80 + i * 26, 80);
      cairo_rel_line_to (cr, 0, 60);
      cairo_stroke (cr);
    }
}

GBytes *
map_fixture_plan_png (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();

  cairo_scale (cr, width / 1000.0, height / 700.0);
  draw_plan (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, collect, bytes), ==, 0);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
draw_into (cairo_surface_t *surface, GByteArray *bytes)
{
  cairo_t *cr = cairo_create (surface);

  draw_plan (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
map_fixture_plan_svg (void)
{
  GByteArray *bytes = g_byte_array_new ();

  return draw_into (cairo_svg_surface_create_for_stream (collect, bytes, 1000, 700), bytes);
}

GBytes *
map_fixture_plan_pdf (void)
{
  GByteArray *bytes = g_byte_array_new ();

  return draw_into (cairo_pdf_surface_create_for_stream (collect, bytes, 1000, 700), bytes);
}

SpMapPicture *
map_fixture_picture (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  SpMapPicture *picture = sp_map_picture_new (bytes, 0, NULL, &error);

  g_assert_no_error (error);
  g_bytes_unref (bytes);
  return picture;
}

/* ---- an enterprise ---- */

typedef struct
{
  const char *title;
  guint level;
  gboolean is_manual;
  double x, y, width, height;
} Area;

static const Area areas[] = {
  {"合成车间", 1, FALSE, 0.06, 0.0857, 0.38, 0.3143},
  {"配电室", 2, TRUE, 0.48, 0.0857, 0.2, 0.3143},
  {"办公楼", 4, FALSE, 0.72, 0.0857, 0.22, 0.3143},
  {"仓库", 3, FALSE, 0.06, 0.4857, 0.26, 0.4286},
  {"罐区", 1, FALSE, 0.36, 0.4857, 0.32, 0.4286},
  {"锅炉房", 0, FALSE, 0.72, 0.4857, 0.22, 0.4286},
  {"地磅", 3, FALSE, 0.335, 0.42, 0.02, 0.03},
};

static void
add_area (SpMapScene *scene, guint i)
{
  const Area *area = &areas[i];
  const SpMapVertex corners[] = {{area->x, area->y},
                                 {area->x + area->width, area->y},
                                 {area->x + area->width, area->y + area->height},
                                 {area->x, area->y + area->height}};

  sp_map_scene_add_zone (scene, &(const SpMapZone) {.id = i + 1,
                                                    .title = area->title,
                                                    .level = area->level,
                                                    .is_manual = area->is_manual,
                                                    .reason = area->is_manual ? "改造未完" : NULL,
                                                    .value = i});
  sp_map_scene_add_ring (scene, corners, G_N_ELEMENTS (corners));
}

static void
add_bars (SpMapScene *scene, guint n)
{
  static const SpMapBar bars[] = {
    {1, "动火作业", 540, 1, "LEC", "作业票、监护人、测爆合格后动火"},
    {2, "受限空间作业", 360, 1, "LEC", "先通风、再检测、后作业"},
    {3, "高处作业", 240, 2, "LEC", "安全带高挂低用，六级风停止作业"},
    {4, "吊装作业", 126, 3, "LEC", "专人指挥，吊物下不站人"},
    {5, "临时用电作业", 90, 3, "LEC", "一机一闸一漏"},
    {6, "检维修作业", 45, 4, "LEC", "挂牌上锁"},
    {7, "盲板抽堵作业", 16, 2, "LS", "编号挂牌，专人核对"},
    {8, "动土作业", 6, 4, "LS", "查明地下管线"},
  };

  for (guint i = 0; i < n; i++)
    {
      SpMapBar bar = bars[i % G_N_ELEMENTS (bars)];

      bar.id = i + 1;
      sp_map_scene_add_bar (scene, &bar);
    }
}

/* Numbers that look like chance and are the same each time. */
static double
dice (guint *state)
{
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) / 16777216.0;
}

SpMapScene *
map_fixture_enterprise (SpMapPicture *picture, guint n, guint n_bars)
{
  SpMapScene *scene = sp_map_scene_new (
    &(const SpMapHead) {.kind = SP_MAP_ENTERPRISE,
                        .base = picture != NULL ? SP_MAP_BASE_PICTURE : SP_MAP_BASE_NONE,
                        .is_residual = TRUE,
                        .subject = "示例化工有限公司",
                        .sheet = "总平面图",
                        .compiler = "张三",
                        .reviewer = "李四",
                        .version = "2021年第2版",
                        .method = "LEC 法（D=L×E×C），按方案 A 分级。",
                        .source = "企业总平面图",
                        .date = sp_date_from_ymd (2021, 9, 28),
                        .as_of = sp_date_from_ymd (2021, 9, 30),
                        .metres_wide = 240,
                        .has_north = TRUE,
                        .north = 20});
  guint state = 7;

  if (picture != NULL)
    sp_map_scene_set_picture (scene, picture);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    add_area (scene, i);
  for (guint i = 0; i < n; i++)
    {
      const Area *area = &areas[i % 6];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *title = g_strdup_printf ("%s设备%u", area->title, i / 6 + 1);

      sp_map_scene_add_spot (
        scene, &(const SpMapSpot) {.id = i + 1,
                                   .x = area->x + area->width * (0.08 + 0.84 * dice (&state)),
                                   .y = area->y + area->height * (0.08 + 0.84 * dice (&state)),
                                   .level = area->level == 0 ? 0 : MIN (4, area->level + i / 6 % 3),
                                   .number = number,
                                   .title = title,
                                   .category = "设备",
                                   .zone = (int)(i % 6)});
    }
  add_bars (scene, n_bars);
  sp_map_scene_end (scene);
  return scene;
}

/* ---- a county ---- */

static const struct
{
  const char *title;
  double x, y; /* seat */
  guint level;
  double value;
} townships[] = {
  {"城关镇", 101.30, 25.31, 1, 7}, {"东坝镇", 101.23, 25.16, 2, 3},
  {"南岭镇", 101.27, 25.06, 3, 1}, {"北坪乡", 101.47, 25.34, 4, 0},
  {"小河乡", 101.42, 25.28, 2, 2}, {"大河乡", 101.38, 25.26, 3, 0},
  {"三岔乡", 101.31, 25.32, 2, 4}, {"石门乡", 101.37, 25.38, 0, NAN},
  {"西山乡", 101.29, 25.36, 4, 1},
};

/* A wavy ring around (@x, @y). */
static GArray *
new_ring (double x, double y, double radius, guint n)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (SpMapVertex));

  for (guint i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * i / n;
      double out = radius * (1 + 0.12 * sin (5 * angle) + 0.05 * sin (17 * angle));
      SpMapVertex at = {x + out * cos (angle), y + out * sin (angle)};

      g_array_append_val (ring, at);
    }
  return ring;
}

static void
add_outline (SpMapScene *scene, gboolean is_subject, const char *title, double x, double y)
{
  g_autoptr (GArray) ring = new_ring (x, y, 0.24, 510);

  sp_map_scene_add_outline (scene, is_subject, title, (const SpMapVertex *)(gpointer)ring->data,
                            ring->len);
}

SpMapScene *
map_fixture_county (SpMapBase base, SpMapTheme theme, guint n)
{
  SpMapScene *scene = sp_map_scene_new (&(const SpMapHead) {.kind = SP_MAP_COUNTY,
                                                            .base = base,
                                                            .theme = theme,
                                                            .is_outdated = TRUE,
                                                            .is_sample = TRUE,
                                                            .subject = "示例县",
                                                            .compiler = "示例县安委会办公室",
                                                            .date = sp_date_from_ymd (2021, 9, 28),
                                                            .as_of = sp_date_from_ymd (2021, 9, 30),
                                                            .source = "示意"});
  guint state = 3;

  add_outline (scene, FALSE, "邻县", 101.72, 25.2);
  add_outline (scene, FALSE, "西邻县", 100.95, 25.25);
  add_outline (scene, TRUE, NULL, 101.34, 25.23);
  for (guint i = 0; i < G_N_ELEMENTS (townships); i++)
    sp_map_scene_add_zone (scene, &(const SpMapZone) {.id = i + 1,
                                                      .title = townships[i].title,
                                                      .level = townships[i].level,
                                                      .value = townships[i].value,
                                                      .has_seat = TRUE,
                                                      .seat = {townships[i].x, townships[i].y}});
  for (guint i = 0; i < n; i++)
    {
      guint zone = i % G_N_ELEMENTS (townships);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      sp_map_scene_add_spot (scene,
                             &(const SpMapSpot) {.id = i + 1,
                                                 .x = 101.14 + 0.4 * dice (&state),
                                                 .y = 25.04 + 0.38 * dice (&state),
                                                 .level = 1 + (guint)(4 * sqrt (dice (&state))),
                                                 .number = number,
                                                 .title = "某企业",
                                                 .category = "企业",
                                                 .zone = (int)zone});
    }
  sp_map_scene_end (scene);
  return scene;
}
