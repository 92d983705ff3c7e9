/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures under maps, whatever they came as: told by content, refused with a sentence, drawn from
 * the pyramid. */
#include "sp-map-pyramid.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

struct _SpMapPicture
{
  /* Owned */
  SpMapPyramid *pyramid;
  /* State: of the file */
  double width, height;
};

static void
picture_clear (gpointer data)
{
  SpMapPicture *self = data;

  sp_map_pyramid_free (self->pyramid);
}

SpMapPicture *
sp_map_picture_ref (SpMapPicture *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sp_map_picture_unref (SpMapPicture *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, picture_clear);
}

/* ---- formats ---- */

typedef struct
{
  const char *magic;
  gsize length;
  const char *name; /* of what is not read, with what to do instead; else NULL */
  SpMapDecoder decode;
} Format;

static const Format formats[] = {
  {"\x89PNG\r\n\x1a\n", 8, NULL, sp_map_decode_png},
  {"\xff\xd8\xff", 3, NULL, sp_map_decode_jpeg},
  {"%PDF-", 5, NULL, sp_map_decode_pdf},
  {"GIF8", 4, N_ ("GIF 图片"), NULL},
  {"BM", 2, N_ ("BMP 图片"), NULL},
  {"II*\0", 4, N_ ("TIFF 图片"), NULL},
  {"MM\0*", 4, N_ ("TIFF 图片"), NULL},
  {"RIFF", 4, N_ ("WebP 图片"), NULL},
  {"AC10", 4, N_ ("CAD 图纸（DWG）"), NULL},
};

/* SVG is text: its root element is looked for behind declarations and comments. */
static gboolean
looks_like_svg (const char *bytes, gsize length)
{
  gsize n = MIN (length, 4096);

  return (n >= 2 && (guchar)bytes[0] == 0x1f && (guchar)bytes[1] == 0x8b) ||
         g_strstr_len (bytes, (gssize)n, "<svg") != NULL ||
         g_strstr_len (bytes, (gssize)n, ":svg") != NULL;
}

static SpMapDecoder
find_decoder (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length == 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_EMPTY, _ ("图片文件是空的，请重新选择。"));
      return NULL;
    }
  if (length > SP_MAP_PICTURE_MAX_BYTES)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE, _ ("图片文件超过%u兆字节，请缩小后再用。"),
                   SP_MAP_PICTURE_MAX_BYTES / 1024 / 1024);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (length < formats[i].length || memcmp (data, formats[i].magic, formats[i].length) != 0)
        continue;
      if (formats[i].decode != NULL)
        return formats[i].decode;
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("不能用%s作底图，请另存为 PNG、JPEG、SVG 或 PDF。"), _ (formats[i].name));
      return NULL;
    }
  if (looks_like_svg (data, length))
    return sp_map_decode_svg;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("认不出这是什么图片，底图可用 PNG、JPEG、SVG 或 PDF。"));
  return NULL;
}

gboolean
sp_map_picture_check_size (double width, double height, GError **error)
{
  if (!(width >= 1 && height >= 1))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("图片没有大小，请重新导出。"));
      return FALSE;
    }
  if (width <= SP_MAP_PICTURE_MAX_SIDE && height <= SP_MAP_PICTURE_MAX_SIDE &&
      width * height <= SP_MAP_PICTURE_MAX_PIXELS)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
               _ ("图片为%.0f×%.0f像素，太大了：每边至多%d，总共至多%d百万像素。请缩小后再用。"),
               width, height, SP_MAP_PICTURE_MAX_SIDE, SP_MAP_PICTURE_MAX_PIXELS / 1000000);
  return FALSE;
}

SpMapPicture *
sp_map_picture_new (GBytes *bytes, guint page, GCancellable *cancellable, GError **error)
{
  SpMapDecoder decode;
  g_autoptr (SpMapPyramid) pyramid = NULL;
  SpMapPicture *self;
  SpMapDecoded decoded = {.page = page, .cancellable = cancellable};

  g_return_val_if_fail (bytes != NULL, NULL);

  decode = find_decoder (bytes, error);
  if (decode == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  pyramid = decode (bytes, &decoded, error);
  if (pyramid == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  sp_map_pyramid_finish (pyramid);
  self = g_atomic_rc_box_new0 (SpMapPicture);
  self->pyramid = g_steal_pointer (&pyramid);
  self->width = decoded.width;
  self->height = decoded.height;
  return self;
}

guint
sp_map_picture_count_pages (GBytes *bytes, GError **error)
{
  SpMapDecoder decode;

  g_return_val_if_fail (bytes != NULL, 0);

  decode = find_decoder (bytes, error);
  if (decode == NULL)
    return 0;
  return decode == sp_map_decode_pdf ? sp_map_count_pdf_pages (bytes, error) : 1;
}

double
sp_map_picture_get_width (SpMapPicture *self)
{
  return self->width;
}

double
sp_map_picture_get_height (SpMapPicture *self)
{
  return self->height;
}

gsize
sp_map_picture_get_bytes (SpMapPicture *self)
{
  return sp_map_pyramid_get_bytes (self->pyramid);
}

void
sp_map_picture_draw (
  SpMapPicture *self, cairo_t *cr, double width, double height, double resolution)
{
  g_return_if_fail (self != NULL && cr != NULL);

  if (width > 0 && height > 0)
    sp_map_pyramid_draw (self->pyramid, cr, width, height, resolution);
}
