/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PNG, row by row into the pyramid; only interlaced ones are held whole. Animated ones are refused:
 * which of its pictures would be the plan? */
#include "sp-map-pyramid.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <png.h>
#include <string.h>

#define ROWS_BETWEEN 256 /* how often somebody may have cancelled */

typedef struct
{
  /* Owned */
  SpMapPyramid *pyramid;
  guint8 *rows; /* one, or all of an interlaced picture */
  /* Borrowed */
  const guint8 *data;
  SpMapDecoded *decoded;
  GError **error;
  /* State */
  gsize length, at;
  guint width, height;
  gboolean is_done;
} Reader;

static void
read_data (png_structp png, png_bytep to, png_size_t n)
{
  Reader *self = png_get_io_ptr (png);

  if (n > self->length - self->at)
    png_error (png, "truncated");
  memcpy (to, self->data + self->at, n);
  self->at += n;
}

static G_NORETURN void
fail (png_structp png, png_const_charp message)
{
  g_debug ("PNG: %s", message);
  png_longjmp (png, 1);
}

static void
pass_over (png_structp png, png_const_charp message)
{
}

static guint32
get_number (const guint8 *at)
{
  return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

/* An acTL chunk with more than one frame before the picture's data. */
static gboolean
is_animated (const guint8 *data, gsize length)
{
  gsize at = 8;

  while (at + 12 <= length)
    {
      guint32 n = get_number (data + at);

      if (memcmp (data + at + 4, "IDAT", 4) == 0 || n > length - at - 12)
        return FALSE;
      if (memcmp (data + at + 4, "acTL", 4) == 0)
        return n >= 4 && get_number (data + at + 8) > 1;
      at += (gsize)n + 12;
    }
  return FALSE;
}

/* Whatever it holds becomes red, green, blue on white. */
static void
set_transforms (png_structp png, png_infop info)
{
  static const png_color_16 white = {.red = 0xff, .green = 0xff, .blue = 0xff, .gray = 0xff};
  png_byte type = png_get_color_type (png, info);

  if (png_get_bit_depth (png, info) == 16)
    png_set_scale_16 (png);
  png_set_expand (png);
  if ((type & PNG_COLOR_MASK_COLOR) == 0)
    png_set_gray_to_rgb (png);
  if ((type & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid (png, info, PNG_INFO_tRNS) != 0)
    png_set_background (png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
}

static void
take_rows (Reader *self, png_structp png)
{
  for (guint y = 0; y < self->height; y++)
    {
      if (y % ROWS_BETWEEN == 0 &&
          g_cancellable_set_error_if_cancelled (self->decoded->cancellable, self->error))
        return;
      png_read_row (png, self->rows, NULL);
      sp_map_pyramid_add_row (self->pyramid, self->rows);
    }
  self->is_done = TRUE;
}

/* Every pass fills in some of all rows. */
static void
take_passes (Reader *self, png_structp png, int n_passes)
{
  gsize stride = (gsize)self->width * 3;

  for (int pass = 0; pass < n_passes; pass++)
    for (guint y = 0; y < self->height; y++)
      {
        if (y % ROWS_BETWEEN == 0 &&
            g_cancellable_set_error_if_cancelled (self->decoded->cancellable, self->error))
          return;
        png_read_row (png, self->rows + y * stride, NULL);
      }
  for (guint y = 0; y < self->height; y++)
    sp_map_pyramid_add_row (self->pyramid, self->rows + y * stride);
  self->is_done = TRUE;
}

static gboolean
make_room (Reader *self, gboolean is_interlaced)
{
  gsize stride = (gsize)self->width * 3, n_rows = is_interlaced ? self->height : 1;

  self->rows = g_try_malloc_n (n_rows, stride);
  if (self->rows == NULL)
    {
      g_set_error (self->error, SP_ERROR, SP_ERROR_TOO_LARGE,
                   _ ("内存不够，打不开%u×%u像素的隔行 PNG。请另存为不隔行的，或缩小后再用。"),
                   self->width, self->height);
      return FALSE;
    }
  self->pyramid = sp_map_pyramid_new (
    self->width, self->height, sp_map_pyramid_reduction (self->width, self->height), self->error);
  return self->pyramid != NULL;
}

/* Leaves by a jump when the file is damaged. */
static void
read_picture (Reader *self, png_structp png, png_infop info)
{
  int n_passes;

  png_read_info (png, info);
  self->width = png_get_image_width (png, info);
  self->height = png_get_image_height (png, info);
  if (!sp_map_picture_check_size (self->width, self->height, self->error))
    return;
  set_transforms (png, info);
  n_passes = png_set_interlace_handling (png);
  png_read_update_info (png, info);
  if (png_get_rowbytes (png, info) != (gsize)self->width * 3)
    png_error (png, "unexpected format");
  if (!make_room (self, n_passes > 1))
    return;
  if (n_passes > 1)
    take_passes (self, png, n_passes);
  else
    take_rows (self, png);
}

SpMapPyramid *
sp_map_decode_png (GBytes *bytes, SpMapDecoded *decoded, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  Reader reader = {.decoded = decoded, .error = &own_error};
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, fail, pass_over);
  png_infop info = png_create_info_struct (png);

  reader.data = g_bytes_get_data (bytes, &reader.length);
  if (is_animated (reader.data, reader.length))
    g_set_error (&own_error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("这是动图（APNG），不能作底图，请另存为单张的 PNG。"));
  else if (setjmp (png_jmpbuf (png)) == 0)
    {
      png_set_read_fn (png, &reader, read_data);
      png_set_user_limits (png, G_MAXINT, G_MAXINT);
      read_picture (&reader, png, info);
    }
  png_destroy_read_struct (&png, &info, NULL);
  g_free (reader.rows);
  decoded->width = reader.width;
  decoded->height = reader.height;
  if (reader.is_done)
    return reader.pyramid;
  sp_map_pyramid_free (reader.pyramid);
  if (own_error != NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  else
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("PNG 图片已损坏或不完整，请重新导出或重新拷贝。"));
  return NULL;
}
