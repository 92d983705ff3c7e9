/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures under maps: what each format gives, ink, orientation, and what is refused with which
 * words. */
#include "base/sp-error.h"
#include "chart/sp-map-pyramid.h"
#include "map-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <png.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

/* ---- files ---- */

static void
collect_png (png_structp png, png_bytep data, png_size_t n)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint)n);
}

static void
flush_png (png_structp png)
{
}

/* @width × @height of @type, the left half black, the right half white (or transparent). */
static GBytes *
new_png (guint width, guint height, int type, int depth, int interlace)
{
  GByteArray *bytes = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  static const png_color palette[] = {{0, 0, 0}, {255, 255, 255}};
  g_autofree guint8 *row = g_malloc0 ((gsize)width * 8 + 8);
  int n_passes;

  png_set_write_fn (png, bytes, collect_png, flush_png);
  png_set_IHDR (png, info, width, height, depth, type, interlace, PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  if (type == PNG_COLOR_TYPE_PALETTE)
    png_set_PLTE (png, info, palette, 2);
  png_write_info (png, info);
  n_passes = png_set_interlace_handling (png);
  for (int pass = 0; pass < n_passes; pass++)
    for (guint y = 0; y < height; y++)
      {
        gsize n = png_get_rowbytes (png, info);

        if (type == PNG_COLOR_TYPE_PALETTE)
          for (gsize i = 0; i < n; i++)
            row[i] = i >= n / 2;
        else if ((type & PNG_COLOR_MASK_ALPHA) != 0)
          for (gsize i = 0; i < n; i++) /* black, opaque to the left only */
            row[i] = i < n / 2 && i % 4 == 3 ? 0xff : 0;
        else
          for (gsize i = 0; i < n; i++)
            row[i] = i >= n / 2 ? 0xff : 0;
        png_write_row (png, row);
      }
  png_write_end (png, NULL);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (bytes);
}

/* Red at the top left quarter, white elsewhere; with an orientation if it is not 0. */
static GBytes *
new_jpeg (guint width, guint height, guint orientation)
{
  static const guint8 exif[] = {'E',  'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0,
                                0x12, 1,   3,   0,   1, 0, 0,   0,   0,  0, 0, 0, 0, 0, 0, 0};
  guint8 marker[sizeof exif];
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  unsigned char *bytes = NULL;
  unsigned long length = 0;
  g_autofree guint8 *row = g_malloc ((gsize)width * 3);
  GBytes *all;

  memcpy (marker, exif, sizeof exif);
  marker[24] = (guint8)orientation;
  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &bytes, &length);
  jpeg.image_width = width;
  jpeg.image_height = height;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&jpeg);
  jpeg_set_quality (&jpeg, 98, TRUE);
  jpeg_start_compress (&jpeg, TRUE);
  if (orientation != 0)
    jpeg_write_marker (&jpeg, JPEG_APP0 + 1, marker, sizeof marker);
  for (guint y = 0; y < height; y++)
    {
      JSAMPROW rows[] = {row};

      for (guint x = 0; x < width; x++)
        {
          gboolean is_red = x < width / 2 && y < height / 2;

          row[3 * x] = 0xff;
          row[3 * x + 1] = row[3 * x + 2] = is_red ? 0 : 0xff;
        }
      jpeg_write_scanlines (&jpeg, rows, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  all = g_bytes_new (bytes, length);
  free (bytes);
  return all;
}

/* ---- looking ---- */

/* The colour at (@x, @y), fractions, of the picture drawn on @ground. */
static guint32
look (SpMapPicture *picture, double x, double y, guint32 ground)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 64, 64);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;
  guint32 pixel;

  cairo_set_source_rgb (cr, (ground >> 16 & 0xff) / 255.0, (ground >> 8 & 0xff) / 255.0,
                        (ground & 0xff) / 255.0);
  cairo_paint (cr);
  sp_map_picture_draw (picture, cr, 64, 64, 1);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  pixel = ((const guint32 *)(gconstpointer)(data + (int)(y * 64) * cairo_image_surface_get_stride (
                                                                     surface)))[(int)(x * 64)] &
          0xffffff;
  cairo_surface_destroy (surface);
  return pixel;
}

static gboolean
is_near (guint32 a, guint32 b)
{
  for (int shift = 0; shift < 24; shift += 8)
    if (abs ((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff)) > 12)
      return FALSE;
  return TRUE;
}

/* ---- what is read ---- */

static void
test_png_kinds (void)
{
  static const struct
  {
    int type, depth, interlace;
  } cases[] = {
    {PNG_COLOR_TYPE_GRAY, 8, PNG_INTERLACE_NONE},    {PNG_COLOR_TYPE_GRAY, 1, PNG_INTERLACE_NONE},
    {PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_NONE},     {PNG_COLOR_TYPE_RGB, 16, PNG_INTERLACE_NONE},
    {PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_ADAM7},    {PNG_COLOR_TYPE_RGBA, 8, PNG_INTERLACE_NONE},
    {PNG_COLOR_TYPE_PALETTE, 8, PNG_INTERLACE_NONE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes =
        new_png (160, 80, cases[i].type, cases[i].depth, cases[i].interlace);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpMapPicture) picture = sp_map_picture_new (bytes, 0, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpfloat (sp_map_picture_get_width (picture), ==, 160);
      g_assert_cmpfloat (sp_map_picture_get_height (picture), ==, 80);
      /* Black stays, white lets the ground through. */
      g_assert_cmphex (look (picture, 0.2, 0.5, 0xffe000), ==, 0x000000);
      g_assert_cmphex (look (picture, 0.8, 0.5, 0xffe000), ==, 0xffe000);
      g_assert_cmphex (look (picture, 0.8, 0.5, 0xffffff), ==, 0xffffff);
    }
}

/* Where the red quarter comes to lie, by the camera's orientation. */
static void
test_orientation (void)
{
  static const struct
  {
    guint orientation;
    double x, y;
    gboolean is_upright; /* sides change places */
  } cases[] = {
    {0, 0.25, 0.25, FALSE}, {1, 0.25, 0.25, FALSE}, {2, 0.75, 0.25, FALSE}, {3, 0.75, 0.75, FALSE},
    {4, 0.25, 0.75, FALSE}, {5, 0.25, 0.25, TRUE},  {6, 0.75, 0.25, TRUE},  {7, 0.75, 0.75, TRUE},
    {8, 0.25, 0.75, TRUE},  {9, 0.25, 0.25, FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = new_jpeg (160, 80, cases[i].orientation);
      g_autoptr (SpMapPicture) picture = sp_map_picture_new (bytes, 0, NULL, NULL);

      g_assert_nonnull (picture);
      g_assert_cmpfloat (sp_map_picture_get_width (picture), ==, cases[i].is_upright ? 80 : 160);
      for (guint corner = 0; corner < 4; corner++)
        {
          double x = corner % 2 ? 0.75 : 0.25, y = corner / 2 ? 0.75 : 0.25;
          gboolean is_red = x == cases[i].x && y == cases[i].y;

          g_assert_true (is_near (look (picture, x, y, 0xffffff), is_red ? 0xff0000 : 0xffffff));
        }
    }
}

static void
test_exif (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    guint orientation;
  } cases[] = {
    {"", 0, 1},
    {"Exif\0\0II*\0\x08\0\0\0", 14, 1},
    {"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 28, 6},
    {"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0", 28, 8},
    {"Exif\0\0II*\0\xff\xff\xff\xff\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 28, 1},
    {"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01\x03\0\x01\0\0\0\x63\0\0\0", 28, 1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* A block of its own, so that a sanitizer sees what is read behind it. */
      g_autofree guint8 *own = g_memdup2 (cases[i].bytes, cases[i].length);

      g_assert_cmpuint (sp_map_exif_orientation (own, cases[i].length), ==, cases[i].orientation);
    }
}

static void
test_vectors (void)
{
  GBytes *files[] = {map_fixture_plan_svg (), map_fixture_plan_pdf ()};

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpMapPicture) picture = NULL;

      g_assert_cmpuint (sp_map_picture_count_pages (files[i], &error), ==, 1);
      picture = sp_map_picture_new (files[i], 0, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (sp_map_picture_get_width (picture) /
                                        sp_map_picture_get_height (picture),
                                      1000.0 / 700, 0.001);
      /* In a room nothing, on its wall ink. */
      g_assert_cmphex (look (picture, 0.1, 0.8, 0xffe000), ==, 0xffe000);
      g_assert_cmphex (look (picture, 0.0205, 0.5, 0xffffff) & 0xff, <, 0xfc);
      g_bytes_unref (files[i]);
    }
}

/* A script is not run and nothing outside is read, wherever it lies. */
static void
test_svg_outside (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-map-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "black.png", NULL);
  g_autoptr (GBytes) black = new_png (8, 8, PNG_COLOR_TYPE_RGBA, 8, PNG_INTERLACE_NONE);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  const char *const references[] = {uri, path, "black.png", "http://127.0.0.1:9/black.png"};
  gsize length;
  const char *data = g_bytes_get_data (black, &length);

  g_assert_true (g_file_set_contents (path, data, (gssize)length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *svg = g_strdup_printf (
        "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY e SYSTEM '%s'>]>"
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
        "width='100' height='100'><script>while (true) {}</script>"
        "<image xlink:href='%s' width='100' height='100'/>"
        "<use xlink:href='%s#a'/><text x='1' y='50' font-size='40'></text></svg>",
        references[i], references[i], references[i]);
      g_autoptr (GBytes) bytes = g_bytes_new (svg, strlen (svg));
      g_autoptr (GError) error = NULL;
      g_autoptr (SpMapPicture) picture = sp_map_picture_new (bytes, 0, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmphex (look (picture, 0.2, 0.5, 0xffffff), ==, 0xffffff);
    }
  g_remove (path);
  g_rmdir (folder);
}

/* ---- the pyramid ---- */

static void
test_reduction (void)
{
  static const struct
  {
    double width, height;
    guint reduction;
  } cases[] = {{100, 100, 1}, {8000, 5000, 1}, {8001, 5000, 2}, {12500, 8000, 2}, {20000, 7500, 2}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (sp_map_pyramid_reduction (cases[i].width, cases[i].height), ==,
                      cases[i].reduction);
}

/* Rows and columns that are no whole number of boxes are averaged over what there is. */
static void
test_boxes (void)
{
  g_autoptr (SpMapPyramid) pyramid = sp_map_pyramid_new (5, 3, 2, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 3, 2);
  cairo_t *cr = cairo_create (surface);
  static const guint8 rows[3][15] = {
    {0, 0, 0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0, 255},
    {0, 0, 0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0, 255},
    {255, 255, 255, 255, 255, 255, 100, 200, 50, 102, 202, 52, 0, 255, 0},
  };
  static const guint32 expected[] = {0x000000, 0xff0000, 0x0000ff, 0xffffff, 0x65c933, 0x00ff00};
  const guint8 *data;

  for (guint i = 0; i < 3; i++)
    sp_map_pyramid_add_row (pyramid, rows[i]);
  sp_map_pyramid_finish (pyramid);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  sp_map_pyramid_draw (pyramid, cr, 3, 2, 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int i = 0; i < 6; i++)
    g_assert_true (is_near (
      ((const guint32 *)(gconstpointer)(data +
                                        i / 3 * cairo_image_surface_get_stride (surface)))[i % 3] &
        0xffffff,
      expected[i]));
  cairo_surface_destroy (surface);
}

/* ---- what is refused ---- */

static void
check_refused (GBytes *bytes, guint page, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpMapPicture) picture = sp_map_picture_new (bytes, page, NULL, &error);

  g_assert_null (picture);
  g_assert_error (error, SP_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_bytes_unref (bytes);
}

static GBytes *
part_of (GBytes *bytes, double part)
{
  GBytes *some =
    g_bytes_new_from_bytes (bytes, 0, (gsize)(part * (double)g_bytes_get_size (bytes)));

  g_bytes_unref (bytes);
  return some;
}

static void
put_crc (guint8 *chunk, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length + 4; i++)
    {
      crc ^= chunk[4 + i];
      for (guint k = 0; k < 8; k++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  crc ^= 0xffffffff;
  for (guint i = 0; i < 4; i++)
    chunk[8 + length + i] = (guint8)(crc >> (24 - 8 * i));
}

/* Says another size in its head than it has. */
static GBytes *
png_of_size (guint width, guint height)
{
  g_autoptr (GBytes) bytes = new_png (8, 8, PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_NONE);
  gsize length;
  guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  length = g_bytes_get_size (bytes);
  for (guint i = 0; i < 4; i++)
    {
      data[16 + i] = (guint8)(width >> (24 - 8 * i));
      data[20 + i] = (guint8)(height >> (24 - 8 * i));
    }
  put_crc (data + 8, 13);
  return g_bytes_new_take (data, length);
}

static GBytes *
animated_png (void)
{
  g_autoptr (GBytes) bytes = new_png (8, 8, PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_NONE);
  guint8 chunk[20] = {0, 0, 0, 8, 'a', 'c', 'T', 'L', 0, 0, 0, 2};
  GByteArray *all = g_byte_array_new ();
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  put_crc (chunk, 8);
  g_byte_array_append (all, data, 33);
  g_byte_array_append (all, chunk, sizeof chunk);
  g_byte_array_append (all, data + 33, (guint)g_bytes_get_size (bytes) - 33);
  return g_byte_array_free_to_bytes (all);
}

/* JPEG keeps its sizes in the frame's head (SOF0): height, then width. */
static GBytes *
jpeg_of_size (guint width, guint height)
{
  g_autoptr (GBytes) bytes = new_jpeg (16, 16, 0);
  gsize length = g_bytes_get_size (bytes);
  guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), length);

  for (gsize i = 0; i + 9 < length; i++)
    if (data[i] == 0xff && data[i + 1] == 0xc0)
      {
        data[i + 5] = (guint8)(height >> 8);
        data[i + 6] = (guint8)height;
        data[i + 7] = (guint8)(width >> 8);
        data[i + 8] = (guint8)width;
        break;
      }
  return g_bytes_new_take (data, length);
}

static GBytes *
encrypted_pdf (void)
{
  static const char text[] =
    "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
    "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >> endobj\n"
    "trailer << /Size 4 /Root 1 0 R /ID [<00112233445566778899aabbccddeeff> "
    "<00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 "
    "/P -4 /O <0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef> "
    "/U <fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210> >> >>\n"
    "startxref\n0\n%%EOF\n";

  return g_bytes_new_static (text, sizeof text - 1);
}

static GBytes *
text_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_refused (void)
{
  check_refused (text_bytes (""), 0, SP_ERROR_EMPTY, "空的");
  check_refused (text_bytes ("平面图"), 0, SP_ERROR_INVALID, "认不出");
  check_refused (text_bytes ("GIF89a…"), 0, SP_ERROR_INVALID, "GIF");
  check_refused (text_bytes ("BM…"), 0, SP_ERROR_INVALID, "BMP");
  check_refused (text_bytes ("AC1027"), 0, SP_ERROR_INVALID, "DWG");
  check_refused (text_bytes ("<svg><g></svg>"), 0, SP_ERROR_INVALID, "SVG");
  check_refused (text_bytes ("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='9999'/>"),
                 0, SP_ERROR_INVALID, "大小");
  check_refused (text_bytes ("%PDF-1.7\n"), 0, SP_ERROR_INVALID, "PDF 已损坏");
  check_refused (encrypted_pdf (), 0, SP_ERROR_PERMISSION, "密码");
  check_refused (map_fixture_plan_pdf (), 7, SP_ERROR_NOT_FOUND, "没有第8页，共1页");
  check_refused (animated_png (), 0, SP_ERROR_INVALID, "动图");
}

static void
test_damaged (void)
{
  check_refused (text_bytes ("\x89PNG\r\n\x1a\n"), 0, SP_ERROR_INVALID, "PNG 图片已损坏");
  check_refused (part_of (map_fixture_plan_png (400, 300), 0.6), 0, SP_ERROR_INVALID,
                 "PNG 图片已损坏");
  check_refused (text_bytes ("\xff\xd8\xff\xe0 nothing"), 0, SP_ERROR_INVALID, "JPEG 图片已损坏");
  check_refused (part_of (new_jpeg (400, 300, 0), 0.7), 0, SP_ERROR_INVALID, "JPEG 图片已损坏");
}

static void
test_too_large (void)
{
  check_refused (png_of_size (20001, 8), 0, SP_ERROR_TOO_LARGE, "20001×8像素");
  check_refused (png_of_size (8, 20001), 0, SP_ERROR_TOO_LARGE, "每边至多20000");
  check_refused (png_of_size (15001, 10000), 0, SP_ERROR_TOO_LARGE, "至多150百万像素");
  check_refused (jpeg_of_size (20001, 16), 0, SP_ERROR_TOO_LARGE, "20001×16像素");
}

static void
test_cancelled (void)
{
  GBytes *files[] = {map_fixture_plan_png (400, 300), new_jpeg (400, 300, 0),
                     map_fixture_plan_svg ()};
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sp_map_picture_new (files[i], 0, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_bytes_unref (files[i]);
    }
}

/* Any bytes give a picture or a sentence. */
static void
test_any_bytes (void)
{
  GBytes *files[] = {new_png (60, 40, PNG_COLOR_TYPE_PALETTE, 8, PNG_INTERLACE_ADAM7),
                     new_jpeg (60, 40, 6)};

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      for (guint run = 0; run < 300; run++)
        {
          gsize length = g_bytes_get_size (files[i]);
          guint8 *data = g_memdup2 (g_bytes_get_data (files[i], NULL), length);
          g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
          g_autoptr (GError) error = NULL;
          g_autoptr (SpMapPicture) picture = NULL;

          for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
            data[g_test_rand_int_range (4, (int)length)] = (guint8)g_test_rand_int_range (0, 256);
          picture = sp_map_picture_new (bytes, 0, NULL, &error);
          g_assert_cmpint (picture != NULL, !=, error != NULL);
          if (picture != NULL)
            look (picture, 0.5, 0.5, 0);
        }
      g_bytes_unref (files[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/map-picture/png-kinds", test_png_kinds);
  g_test_add_func ("/chart/map-picture/orientation", test_orientation);
  g_test_add_func ("/chart/map-picture/exif", test_exif);
  g_test_add_func ("/chart/map-picture/vectors", test_vectors);
  g_test_add_func ("/chart/map-picture/svg-outside", test_svg_outside);
  g_test_add_func ("/chart/map-picture/reduction", test_reduction);
  g_test_add_func ("/chart/map-picture/boxes", test_boxes);
  g_test_add_func ("/chart/map-picture/refused", test_refused);
  g_test_add_func ("/chart/map-picture/damaged", test_damaged);
  g_test_add_func ("/chart/map-picture/too-large", test_too_large);
  g_test_add_func ("/chart/map-picture/cancelled", test_cancelled);
  g_test_add_func ("/chart/map-picture/any-bytes", test_any_bytes);
  return g_test_run ();
}
