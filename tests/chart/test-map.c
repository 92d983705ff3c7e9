/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Maps without files: colours, tiles, classes, places on the plane, signs, words, pointing, views.
 */
#include "chart/sp-map-body.h"
#include "map-fixture.h"

#include <math.h>
#include <string.h>

/* ---- colours ---- */

static void
check_paint (const SpRiskPaint *paint)
{
  g_assert_cmpfloat (sp_color_contrast (&paint->plate, &paint->ink), >=, 4.5);
}

static void
test_contrast (void)
{
  static const SpColor black = {0, 0, 0, 1}, white = {1, 1, 1, 1};

  g_assert_cmpfloat_with_epsilon (sp_color_contrast (&black, &white), 21, 1e-6);
  for (guint palette = 0; palette < SP_RISK_N_PALETTES; palette++)
    for (guint level = 0; level < SP_RISK_N_LEVELS; level++)
      {
        check_paint (sp_risk_paint (palette, level));
        check_paint (sp_risk_tone (palette, level));
      }
}

/* Low is blue and never green; yellow has black words, red and blue white ones. */
static void
test_hues (void)
{
  for (guint palette = 0; palette < SP_RISK_N_PALETTES; palette++)
    {
      const SpRiskPaint *low = sp_risk_paint (palette, 4), *major = sp_risk_paint (palette, 1);
      const SpRiskPaint *general = sp_risk_paint (palette, 3);

      g_assert_cmpfloat (low->fill.blue, >, 1.5 * low->fill.green);
      g_assert_cmpfloat (low->fill.blue, >, 2 * low->fill.red);
      g_assert_cmpfloat (major->fill.red, >, 2 * major->fill.green);
      g_assert_cmpfloat (low->ink.red + major->ink.red, ==, 2);
      g_assert_cmpfloat (general->ink.red + general->ink.green + general->ink.blue, ==, 0);
    }
}

/* Tones do on a grey print by themselves: each is darker (or lighter) than the one before. */
static void
test_grey (void)
{
  for (guint palette = 0; palette < SP_RISK_N_PALETTES; palette++)
    for (guint i = 1; i < SP_RISK_N_LEVELS; i++)
      g_assert_cmpfloat (fabs (sp_color_grey (&sp_risk_tone (palette, i)->fill) -
                               sp_color_grey (&sp_risk_tone (palette, i - 1)->fill)),
                         >, 0.05);
}

/* The parts of a swatch that differ from its plain colour, by level, on a grey print. */
static double
hatched_part (guint level)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 96, 96);
  cairo_t *cr = cairo_create (surface);
  const SpChartStyle style = sp_chart_style_screen (FALSE, 1);
  const SpRect rect = {0, 0, 96, 96};
  const SpColor *fill = &sp_risk_paint (SP_RISK_PRINT, level)->fill;
  guint32 plain = (guint32)lround (fill->red * 255) << 16 |
                  (guint32)lround (fill->green * 255) << 8 | (guint32)lround (fill->blue * 255);
  const guint32 *pixels;
  guint n = 0;

  cairo_rectangle (cr, 0, 0, 96, 96);
  cairo_set_source_rgb (cr, fill->red, fill->green, fill->blue);
  cairo_fill_preserve (cr);
  sp_map_draw_hatch (cr, &style, level, 0, 0, &rect);
  g_assert_true (cairo_in_fill (cr, 48, 48)); /* the path is kept */
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = (const guint32 *)(gconstpointer)cairo_image_surface_get_data (surface);
  for (guint i = 0; i < 96 * 96; i++)
    n += (pixels[i] & 0xffffff) != plain;
  cairo_surface_destroy (surface);
  return n / (96.0 * 96.0);
}

static void
test_hatch (void)
{
  double parts[SP_RISK_N_LEVELS];

  for (guint level = 0; level < SP_RISK_N_LEVELS; level++)
    parts[level] = hatched_part (level);
  g_assert_cmpfloat (parts[3], ==, 0);
  for (guint level = 0; level < SP_RISK_N_LEVELS; level++)
    if (level != 3)
      {
        g_assert_cmpfloat (parts[level], >, 0.04);
        g_assert_cmpfloat (parts[level], <, 0.7);
      }
  /* Red and blue are alike in grey: their hatching is not. */
  g_assert_cmpfloat (fabs (parts[1] - parts[4]), >, 0.05);
}

/* ---- tiles ---- */

static void
check_apart (const SpMapCell *cells, guint n)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      char *key = g_strdup_printf ("%d,%d", cells[i].column, cells[i].row);

      g_ptr_array_add (keys, key);
      g_assert_true (g_hash_table_add (taken, key));
    }
}

static void
test_tiles_any_number (void)
{
  static const guint counts[] = {0, 1, 2, 3, 9, 30, 200};

  for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
    for (guint same = 0; same < 2; same++)
      {
        guint n = counts[c];
        g_autofree SpMapVertex *seats = g_new0 (SpMapVertex, n + 1);
        g_autofree SpMapCell *cells = g_new0 (SpMapCell, n + 1);
        g_autofree SpMapCell *again = g_new0 (SpMapCell, n + 1);

        for (guint i = 0; i < n && !same; i++)
          seats[i] =
            (SpMapVertex) {g_test_rand_double_range (98, 99), g_test_rand_double_range (-25, -24)};
        sp_map_tiles_place (seats, cells, n);
        sp_map_tiles_place (seats, again, n);
        check_apart (cells, n);
        for (guint i = 0; i < n; i++)
          {
            g_assert_cmpint (cells[i].column, ==, again[i].column);
            g_assert_cmpint (cells[i].row, ==, again[i].row);
          }
      }
}

/* What lies clearly to the north or east of another does so among the tiles. */
static void
test_tiles_as_seats_lie (void)
{
  static const SpMapVertex seats[] = {
    {101.30, -25.31}, {101.23, -25.16}, {101.27, -25.06}, {101.47, -25.34}, {101.42, -25.28},
    {101.38, -25.26}, {101.31, -25.32}, {101.37, -25.38}, {101.29, -25.36},
  };
  SpMapCell cells[G_N_ELEMENTS (seats)] = {{0}};

  sp_map_tiles_place (seats, cells, G_N_ELEMENTS (seats));
  for (guint i = 0; i < G_N_ELEMENTS (seats); i++)
    for (guint k = 0; k < G_N_ELEMENTS (seats); k++)
      {
        SpMapVertex one = sp_map_tiles_center (&cells[i]);
        SpMapVertex other = sp_map_tiles_center (&cells[k]);

        if (seats[i].x - seats[k].x > 0.12)
          g_assert_cmpfloat (one.x, >, other.x);
        if (seats[i].y - seats[k].y > 0.12)
          g_assert_cmpfloat (one.y, >, other.y);
      }
}

static void
test_tiles_fixed (void)
{
  const SpMapVertex seats[] = {{0, 0}, {1, 0}, {2, 0}};
  SpMapCell cells[] = {{5, 2, TRUE}, {0}, {0}};

  sp_map_tiles_place (seats, cells, 3);
  g_assert_cmpint (cells[0].column, ==, 5);
  g_assert_cmpint (cells[0].row, ==, 2);
  check_apart (cells, 3);
}

/* ---- classes ---- */

static const struct
{
  double values[5];
  guint n;
  gboolean is_whole;
  double step;
  const char *words[SP_MAP_N_CLASSES];
} class_cases[] = {
  {{0, 1, 2, 3, 4}, 5, TRUE, 1, {"0", "1", "2", "3", "4"}},
  {{0, 7}, 2, TRUE, 2, {"0", "1–2", "3–4", "5–6", "7–8"}},
  {{0, 0}, 2, TRUE, 1, {"0", "1", "2", "3", "4"}},
  {{NAN, 100}, 2, TRUE, 50, {"0", "1–50", "51–100", "101–150", "151–200"}},
  {{0.3, 2}, 2, FALSE, 0.5, {"0", "0以上至0.5", "0.5以上至1", "1以上至1.5", "1.5以上至2"}},
  {{12.5, 40}, 2, FALSE, 10, {"0", "0以上至10", "10以上至20", "20以上至30", "30以上至40"}},
  {{0}, 0, FALSE, 1, {"0", "0以上至1", "1以上至2", "2以上至3", "3以上至4"}},
};

static void
test_classes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (class_cases); i++)
    {
      SpMapClasses classes =
        sp_map_classes_new (class_cases[i].values, class_cases[i].n, class_cases[i].is_whole);

      g_assert_cmpfloat_with_epsilon (classes.step, class_cases[i].step, 1e-9);
      for (guint k = 0; k < SP_MAP_N_CLASSES; k++)
        {
          g_autofree char *words = sp_map_classes_dup_words (&classes, k);

          g_assert_cmpstr (words, ==, class_cases[i].words[k]);
          /* The upper end belongs to the class, what is above to the next. */
          g_assert_cmpuint (sp_map_classes_find (&classes, classes.step * k), ==, k);
          if (k + 1 < SP_MAP_N_CLASSES)
            g_assert_cmpuint (sp_map_classes_find (&classes, classes.step * (k + 0.01)), ==, k + 1);
        }
      g_assert_cmpuint (sp_map_classes_find (&classes, NAN), ==, SP_MAP_UNKNOWN);
      g_assert_cmpuint (sp_map_classes_find (&classes, -1), ==, 0);
    }
}

/* ---- the plane ---- */

static void
test_plane (void)
{
  g_autoptr (SpMapScene) county = map_fixture_county (SP_MAP_BASE_POLYGONS, SP_MAP_BY_LEVEL, 0);
  g_autoptr (SpMapScene) plan = map_fixture_enterprise (NULL, 0, 0);
  SpMapVertex west = sp_map_scene_to_plane (county, (SpMapVertex) {101, 25});
  SpMapVertex east = sp_map_scene_to_plane (county, (SpMapVertex) {102, 25});
  SpMapVertex north = sp_map_scene_to_plane (county, (SpMapVertex) {101, 26});
  SpMapVertex back = sp_map_scene_from_plane (county, east);

  g_assert_cmpfloat_with_epsilon (west.y - north.y, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (east.x - west.x, cos (county->origin.y * G_PI / 180), 1e-9);
  g_assert_cmpfloat_with_epsilon (back.x, 102, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.y, 25, 1e-9);
  /* A degree of latitude at 25° is 110.77 km. */
  g_assert_cmpfloat_with_epsilon (county->metres, 110772, 10);
  g_assert_cmpfloat_with_epsilon (sp_map_scene_to_plane (plan, (SpMapVertex) {0.5, 1}).y, 0.7,
                                  1e-9);
  g_assert_cmpfloat (plan->metres, ==, 240);
}

static void
test_scale_bar (void)
{
  static const struct
  {
    double scale, width, metres;
  } cases[] = {{1000, 120, 20}, {1000, 240, 50}, {1000, 4.2, 1}, {0, 100, 0}, {1000, 0, 0}};
  g_autoptr (SpMapScene) plan = map_fixture_enterprise (NULL, 0, 0);
  g_autoptr (SpMapScene) tiles = map_fixture_county (SP_MAP_BASE_TILES, SP_MAP_BY_LEVEL, 0);
  double metres;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double length = sp_map_scale_length (plan, cases[i].scale, cases[i].width, &metres);

      g_assert_cmpfloat (metres, ==, cases[i].metres);
      g_assert_cmpfloat (length, <=, cases[i].width + 1e-9);
    }
  /* Tiles lie as no land does. */
  g_assert_cmpfloat (sp_map_scale_length (tiles, 100, 100, &metres), ==, 0);
  g_assert_false (sp_map_has_north (tiles));
}

/* ---- signs ---- */

static guint
badness (guint level)
{
  return level == 0 ? SP_RISK_N_LEVELS : level;
}

static void
check_signs (const SpMapBody *body)
{
  GArray *signs = body->signs;
  guint n = 0;

  for (guint i = 0; i < signs->len; i++)
    {
      const SpMapSign *sign = &g_array_index (signs, SpMapSign, i);
      guint n_own = 0, worst = SP_RISK_N_LEVELS;

      for (guint spot = sign->first; spot != SP_MAP_NO_SPOT; spot = body->next[spot], n_own++)
        {
          g_assert_cmpuint (body->sign_of[spot], ==, i);
          worst = MIN (worst, badness (sp_map_scene_get_spot (body->scene, spot)->level));
        }
      g_assert_cmpuint (n_own, ==, sign->n);
      g_assert_cmpuint (badness (sign->level), ==, worst);
      g_assert_cmpuint (sp_map_scene_get_spot (body->scene, sign->worst)->level, ==, sign->level);
      n += n_own;
    }
  g_assert_cmpuint (n + body->scene->n_unplaced, ==, body->scene->spots->len);
}

static void
test_clusters (void)
{
  g_autoptr (SpMapScene) scene = map_fixture_county (SP_MAP_BASE_POLYGONS, SP_MAP_BY_LEVEL, 2000);
  SpChartStyle style = sp_chart_style_screen (FALSE, 1);
  guint n_before = 0;

  for (double scale = 500; scale < 4e6; scale *= 5)
    {
      g_autoptr (SpMapBody) body = sp_map_body_new (scene, &style, SP_RISK_PRINT, scale, 1e5, 1e5);

      check_signs (body);
      g_assert_cmpuint (body->signs->len, >=, n_before);
      n_before = body->signs->len;
    }
  g_assert_cmpuint (n_before, ==, 2000);
}

/* Spots at one place stay one sign at any zoom; those without a place are told and not drawn. */
static void
test_same_place (void)
{
  g_autoptr (SpMapScene) scene =
    sp_map_scene_new (&(const SpMapHead) {.kind = SP_MAP_ENTERPRISE, .subject = "甲厂"});
  SpChartStyle style = sp_chart_style_screen (FALSE, 1);
  static const guint levels[] = {3, 0, 2, 4};
  g_autoptr (SpMapBody) body = NULL;

  for (guint i = 0; i < 4; i++)
    sp_map_scene_add_spot (
      scene, &(const SpMapSpot) {.id = i + 1, .x = 0.5, .y = 0.5, .level = levels[i], .zone = -1});
  sp_map_scene_add_spot (scene, &(const SpMapSpot) {.id = 9, .x = NAN, .y = 0, .zone = -1});
  sp_map_scene_end (scene);
  body = sp_map_body_new (scene, &style, SP_RISK_PRINT, 64000, 1e5, 1e5);
  g_assert_cmpuint (body->signs->len, ==, 1);
  g_assert_cmpuint (g_array_index (body->signs, SpMapSign, 0).n, ==, 4);
  g_assert_cmpuint (g_array_index (body->signs, SpMapSign, 0).level, ==, 2);
  g_assert_cmpuint (scene->n_unplaced, ==, 1);
  check_signs (body);
}

/* A map of nothing but spots shows all of them, and is not led astray by one without a place. */
static void
test_only_spots (void)
{
  static const SpMapVertex places[] = {
    {NAN, NAN}, {101, 25}, {101.5, 25.4}, {1e30, 0}, {101.2, 25.1}};
  g_autoptr (SpMapScene) scene = sp_map_scene_new (
    &(const SpMapHead) {.kind = SP_MAP_COUNTY, .base = SP_MAP_BASE_POLYGONS, .subject = "示例县"});

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    sp_map_scene_add_spot (
      scene, &(const SpMapSpot) {.id = i + 1, .x = places[i].x, .y = places[i].y, .zone = -1});
  sp_map_scene_end (scene);
  g_assert_cmpuint (scene->n_unplaced, ==, 2);
  g_assert_cmpfloat_with_epsilon (scene->origin.y, 25.2, 1e-9);
  g_assert_cmpfloat (scene->extent.height, >, 0.4);
  g_assert_cmpfloat (scene->extent.height, <, 0.45);
}

/* On tile maps each spot is in its township's tile. */
static void
test_seeds (void)
{
  g_autoptr (SpMapScene) scene = map_fixture_county (SP_MAP_BASE_TILES, SP_MAP_BY_LEVEL, 900);

  for (guint i = 0; i < scene->spots->len; i++)
    {
      guint zone = (guint)sp_map_scene_get_spot (scene, i)->zone;

      g_assert_true (
        sp_map_scene_is_inside (scene, zone, g_array_index (scene->spot_places, SpMapVertex, i)));
    }
}

/* ---- words ---- */

static gboolean
overlap (const SpRect *a, const SpRect *b)
{
  return a->x < b->x + b->width - 0.01 && b->x < a->x + a->width - 0.01 &&
         a->y < b->y + b->height - 0.01 && b->y < a->y + a->height - 0.01;
}

/* Every area says its level, at least by its number, and what says more covers no other words;
 * titles of signs cover neither each other nor areas' words. */
static void
check_labels (const SpMapBody *body)
{
  GArray *labels = body->labels;
  g_autofree guint *n_labels = g_new0 (guint, body->scene->zones->len + 1);

  for (guint i = 0; i < labels->len; i++)
    {
      const SpMapLabel *label = &g_array_index (labels, SpMapLabel, i);

      if (label->zone >= 0)
        {
          guint level = sp_map_scene_get_zone (body->scene, (guint)label->zone)->level;

          g_autofree char *number = g_strdup_printf ("%u", level);

          n_labels[label->zone]++;
          if (g_str_equal (label->words, level != 0 ? number : "–"))
            continue;
          g_assert_true (g_str_has_prefix (label->words, sp_risk_level_label (level)));
        }
      for (guint k = 0; k < i; k++)
        g_assert_false (overlap (&label->rect, &g_array_index (labels, SpMapLabel, k).rect));
    }
  for (guint i = 0; i < body->scene->zones->len; i++)
    g_assert_cmpuint (n_labels[i], ==, 1);
}

static void
test_labels (void)
{
  g_autoptr (SpMapScene) plan = map_fixture_enterprise (NULL, 60, 0);
  g_autoptr (SpMapScene) county = map_fixture_county (SP_MAP_BASE_POLYGONS, SP_MAP_BY_LEVEL, 300);
  SpChartStyle style = sp_chart_style_screen (FALSE, 1);

  for (double scale = 30; scale < 50000; scale *= 2.3)
    {
      g_autoptr (SpMapBody) one = sp_map_body_new (plan, &style, SP_RISK_PRINT, scale, 1e5, 1e5);
      g_autoptr (SpMapBody) other =
        sp_map_body_new (county, &style, SP_RISK_PRINT, scale * 3, 1e5, 1e5);

      check_labels (one);
      check_labels (other);
    }
}

/* The words of a wide area are in it, also where its middle is not: an L and a ring with a hole. */
static gboolean
is_within (const SpRect *rect, const SpRect *around)
{
  return rect->x >= around->x - 1e-6 && rect->y >= around->y - 1e-6 &&
         rect->x + rect->width <= around->x + around->width + 1e-6 &&
         rect->y + rect->height <= around->y + around->height + 1e-6;
}

/* Nothing is cut by the edge of what is shown. */
static void
test_labels_within (void)
{
  static const double scales[] = {300, 400, 600, 900};
  SpChartStyle style = sp_chart_style_paper (1);
  g_autoptr (SpMapScene) plan = map_fixture_enterprise (NULL, 40, 0);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (guint wide = 0; wide <= 1; wide++)
      {
        double width = wide * plan->extent.width * scales[i] * 1.2;
        g_autoptr (SpMapBody) body =
          sp_map_body_new (plan, &style, SP_RISK_PRINT, scales[i], width, 0);

        g_assert_cmpfloat (body->room.width, >=,
                           MAX (width, plan->extent.width * scales[i]) - style.text);
        g_assert_cmpuint (body->labels->len, >=, plan->zones->len);
        for (guint k = 0; k < body->labels->len; k++)
          g_assert_true (
            is_within (&g_array_index (body->labels, SpMapLabel, k).rect, &body->room));
      }
}

static void
test_inside (void)
{
  static const SpMapVertex corner[] = {{0.1, 0.1}, {0.3, 0.1}, {0.3, 0.7},
                                       {0.9, 0.7}, {0.9, 0.9}, {0.1, 0.9}};
  static const SpMapVertex outer[] = {{0.1, 0.1}, {0.9, 0.1}, {0.9, 0.9}, {0.1, 0.9}};
  static const SpMapVertex hole[] = {{0.3, 0.3}, {0.7, 0.3}, {0.7, 0.7}, {0.3, 0.7}};
  SpChartStyle style = sp_chart_style_screen (FALSE, 1);

  for (guint with_hole = 0; with_hole < 2; with_hole++)
    {
      g_autoptr (SpMapScene) scene = sp_map_scene_new (
        &(const SpMapHead) {.kind = SP_MAP_ENTERPRISE, .subject = "甲厂", .aspect = 1});
      g_autoptr (SpMapBody) body = NULL;
      const SpMapLabel *label;

      sp_map_scene_add_zone (scene, &(const SpMapZone) {.id = 1, .title = "车间", .level = 2});
      if (with_hole)
        {
          sp_map_scene_add_ring (scene, outer, 4);
          sp_map_scene_add_ring (scene, hole, 4);
        }
      else
        sp_map_scene_add_ring (scene, corner, 6);
      sp_map_scene_end (scene);
      body = sp_map_body_new (scene, &style, SP_RISK_PRINT, 1000, 1e5, 1e5);
      label = &g_array_index (body->labels, SpMapLabel, 0);
      g_assert_false (label->has_leader);
      g_assert_cmpstr (label->title, ==, "车间");
      for (guint k = 0; k < 4; k++)
        g_assert_true (sp_map_scene_is_inside (
          scene, 0,
          (SpMapVertex) {(label->rect.x + (k % 2) * label->rect.width) / 1000,
                         (label->rect.y + (k / 2) * label->rect.height) / 1000}));
      g_assert_false (with_hole && sp_map_scene_is_inside (scene, 0, (SpMapVertex) {0.5, 0.5}));
    }
}

static void
test_sentences (void)
{
  g_autoptr (SpMapScene) plan = map_fixture_enterprise (NULL, 12, 2);
  g_autoptr (SpMapScene) county = map_fixture_county (SP_MAP_BASE_TILES, SP_MAP_BY_HAZARDS, 0);
  g_autofree char *whole = sp_map_scene_dup_description (plan);
  g_autofree char *of_county = sp_map_scene_dup_description (county);
  g_autofree char *zone = sp_map_scene_dup_zone_words (plan, 1);
  g_autofree char *grey = sp_map_scene_dup_zone_words (plan, 5);
  g_autofree char *spot = sp_map_scene_dup_spot_words (plan, 0);
  g_autofree char *township = sp_map_scene_dup_zone_words (county, 0);
  g_autofree char *unknown = sp_map_scene_dup_zone_words (county, 7);

  g_assert_cmpstr (
    whole, ==,
    "示例化工有限公司安全风险四色空间分布图（总平面图），现有风险　·　数据截至2021年9"
    "月30日。区域7个，重大2个，较大1个，一般2个，低1个，未评估1个。风险点12个，重大2个"
    "，较大3个，一般2个，低3个，未评估2个。难以在图上标位置的作业2项。");
  g_assert_nonnull (strstr (of_county, "已过期：数据已变"));
  g_assert_nonnull (strstr (of_county, "，7–8的1个"));
  g_assert_cmpstr (zone, ==, "配电室：2 较大风险，等级由人工指定：改造未完");
  g_assert_cmpstr (grey, ==, "锅炉房：未评估");
  g_assert_cmpstr (spot, ==, "1 合成车间设备1：1 重大风险，设备");
  g_assert_cmpstr (township, ==, "城关镇：1 重大风险，未销号重大隐患7");
  g_assert_cmpstr (unknown, ==, "石门乡：未评估，未销号重大隐患无数据");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/map/contrast", test_contrast);
  g_test_add_func ("/chart/map/hues", test_hues);
  g_test_add_func ("/chart/map/grey", test_grey);
  g_test_add_func ("/chart/map/hatch", test_hatch);
  g_test_add_func ("/chart/map/tiles/any-number", test_tiles_any_number);
  g_test_add_func ("/chart/map/tiles/as-seats-lie", test_tiles_as_seats_lie);
  g_test_add_func ("/chart/map/tiles/fixed", test_tiles_fixed);
  g_test_add_func ("/chart/map/classes", test_classes);
  g_test_add_func ("/chart/map/plane", test_plane);
  g_test_add_func ("/chart/map/scale-bar", test_scale_bar);
  g_test_add_func ("/chart/map/clusters", test_clusters);
  g_test_add_func ("/chart/map/same-place", test_same_place);
  g_test_add_func ("/chart/map/only-spots", test_only_spots);
  g_test_add_func ("/chart/map/seeds", test_seeds);
  g_test_add_func ("/chart/map/labels", test_labels);
  g_test_add_func ("/chart/map/labels-within", test_labels_within);
  g_test_add_func ("/chart/map/inside", test_inside);
  g_test_add_func ("/chart/map/sentences", test_sentences);
  return g_test_run ();
}
