/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a picture (PNG, JPEG), else as a map: places of any size, also none at all, at any
 * zoom. What is drawn must be whole. */
#include "chart/sp-map.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define RECORD 9 /* a byte for what it is, two numbers of four */
#define MAX_RECORDS 400
#define PAPER 0xc0 /* from this first byte on: fonts of its own make a sheet slow */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check (cairo_t *cr)
{
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
}

static void
read_picture (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpMapPicture) picture = sp_map_picture_new (bytes, 0, NULL, &error);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 32, 32);
  cairo_t *cr = cairo_create (surface);

  g_assert_cmpint (picture != NULL, !=, error != NULL);
  g_assert_true (error == NULL || strstr (error->message, "。") != NULL);
  if (picture != NULL)
    sp_map_picture_draw (picture, cr, 32, 32, 1);
  check (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* ---- maps ---- */

/* A number as its four bytes say: with NAN, infinity and what is next to nothing. */
static double
number_at (const uint8_t *at, gboolean is_plain)
{
  float value;

  memcpy (&value, at, sizeof value);
  return is_plain ? (at[0] + 256.0 * at[1]) / 65536 : (double)value;
}

static void
add_record (SpMapScene *scene, GArray *corners, const uint8_t *record)
{
  gboolean is_plain = (record[0] & 8) == 0;
  SpMapVertex at = {number_at (record + 1, is_plain), number_at (record + 5, is_plain)};

  switch (record[0] % 4)
    {
    case 0:
      sp_map_scene_add_spot (scene, &(const SpMapSpot) {.id = 1,
                                                        .x = at.x,
                                                        .y = at.y,
                                                        .level = record[0] / 16 % 5,
                                                        .number = "7",
                                                        .title = "罐",
                                                        .zone = record[0] / 32 - 1});
      break;
    case 1:
      sp_map_scene_add_zone (scene, &(const SpMapZone) {.id = 1,
                                                        .title = "车间",
                                                        .level = record[0] / 16 % 5,
                                                        .value = at.y,
                                                        .has_seat = record[0] / 128,
                                                        .seat = at,
                                                        .has_cell = record[0] / 64 % 2,
                                                        .column = record[1],
                                                        .row = record[5]});
      sp_map_scene_add_ring (scene, (const SpMapVertex *)(gpointer)corners->data, corners->len);
      g_array_set_size (corners, 0);
      break;
    case 2:
      g_array_append_val (corners, at);
      break;
    default:
      sp_map_scene_add_bar (scene, &(const SpMapBar) {1, "动火", at.x, record[0] / 16 % 5,
                                                      record[0] & 64 ? "LEC" : "LS", NULL});
      break;
    }
}

static void
draw_window (SpMapScene *scene, double zoom, cairo_t *cr)
{
  g_autoptr (SpMapLayout) layout =
    sp_map_layout_new (scene, &(const SpMapStyle) {FALSE, FALSE, 1, FALSE, 1}, 200, 150);
  g_autofree char *words = NULL;
  SpMapHit hit;

  sp_map_layout_zoom_at (layout, zoom, 70, 60);
  hit = sp_map_layout_hit (layout, 100, 75, 0);
  words = sp_map_layout_dup_words (layout, &hit);
  sp_map_render (cr, layout, NULL);
  sp_map_layout_pan (layout, 9, -7);
  sp_map_render (cr, layout, &(const SpMapMarks) {hit, 0, 0, 0});
  check (cr);
}

static void
draw_map (const uint8_t *data, size_t size)
{
  const SpMapHead head = {.kind = data[0] / 16 % 2,
                          .base = data[0] / 16 % 2 ? data[0] % 4 : SP_MAP_BASE_NONE,
                          .theme = data[0] / 32 % 4,
                          .subject = "甲"};
  g_autoptr (SpMapScene) scene = sp_map_scene_new (&head);
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (SpMapVertex));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 150);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (SpMapPages) pages = NULL;
  g_autofree char *words = NULL;

  for (size_t i = 1; i + RECORD <= size && i < RECORD * MAX_RECORDS; i += RECORD)
    add_record (scene, corners, data + i);
  sp_map_scene_end (scene);
  words = sp_map_scene_dup_description (scene);
  g_assert_true (g_utf8_validate (words, -1, NULL));
  draw_window (scene, 1, cr);
  draw_window (scene, 9, cr);
  if (data[0] >= PAPER)
    pages = sp_map_pages_new (scene, sp_paper_find ("A4"));
  for (guint i = 0; pages != NULL && i < MIN (3, sp_map_pages_get_n_pages (pages)); i++)
    sp_map_pages_draw (pages, i, cr);
  check (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size >= 4 && (memcmp (data, "\x89PNG", 4) == 0 || memcmp (data, "\xff\xd8\xff", 3) == 0))
    read_picture (data, size);
  else if (size > 0)
    draw_map (data, size);
  return 0;
}
