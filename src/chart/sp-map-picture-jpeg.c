/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JPEG, row by row into the pyramid; large ones are decoded at half size or less, which the format
 * allows at little cost. Turned as the camera says it was held. */
#include "sp-map-pyramid.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

#define ROWS_BETWEEN 256
#define MAX_SCANS 100 /* a progressive file of more was made to waste time */
#define APP1 (JPEG_APP0 + 1)

typedef struct
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf damaged;
  /* Owned */
  SpMapPyramid *pyramid;
  guint8 *row;
  /* Borrowed */
  SpMapDecoded *decoded;
  GError **error;
  /* State */
  guint orientation;
  gboolean is_done;
} Reader;

static G_NORETURN void
fail (j_common_ptr jpeg)
{
  longjmp (((Reader *)jpeg->client_data)->damaged, 1);
}

/* A file that ends too early would be grey below. */
static void
warn (j_common_ptr jpeg, int level)
{
  if (jpeg->err->msg_code == JWRN_JPEG_EOF)
    fail (jpeg);
}

static void
check_scans (j_common_ptr jpeg)
{
  Reader *self = jpeg->client_data;

  if (self->jpeg.input_scan_number > MAX_SCANS)
    fail (jpeg);
  if (g_cancellable_is_cancelled (self->decoded->cancellable))
    fail (jpeg);
}

/* ---- orientation ---- */

static guint
get_16 (const guint8 *at, gboolean is_little)
{
  return is_little ? at[0] | (guint)at[1] << 8 : (guint)at[0] << 8 | at[1];
}

static guint32
get_32 (const guint8 *at, gboolean is_little)
{
  return is_little ? get_16 (at, TRUE) | (guint32)get_16 (at + 2, TRUE) << 16
                   : (guint32)get_16 (at, FALSE) << 16 | get_16 (at + 2, FALSE);
}

/* EXIF is a TIFF directory behind "Exif\0\0"; orientation is tag 0x0112 of the first (EXIF 2.3,
 * 4.6.4). */
guint
sp_map_exif_orientation (const guint8 *data, gsize length)
{
  gboolean is_little;
  guint32 at;
  guint n;

  if (length < 14 || memcmp (data, "Exif\0\0", 6) != 0)
    return 1;
  data += 6;
  length -= 6;
  is_little = data[0] == 'I';
  at = get_32 (data + 4, is_little);
  if (at > length - 2)
    return 1;
  n = get_16 (data + at, is_little);
  for (gsize i = 0; i < n && at + 2 + (i + 1) * 12 <= length; i++)
    {
      const guint8 *entry = data + at + 2 + i * 12;

      if (get_16 (entry, is_little) == 0x0112)
        {
          guint value = get_16 (entry + 8, is_little);

          return value >= 1 && value <= 8 ? value : 1;
        }
    }
  return 1;
}

static void
find_orientation (Reader *self)
{
  self->orientation = 1;
  for (jpeg_saved_marker_ptr it = self->jpeg.marker_list; it != NULL; it = it->next)
    if (it->marker == APP1 && self->orientation == 1)
      self->orientation = sp_map_exif_orientation (it->data, it->data_length);
}

/* ---- rows ---- */

/* Printers' colours, as Adobe writes them (inverted). */
static void
mix_inks (guint8 *row, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint black = row[4 * i + 3];

      for (guint c = 0; c < 3; c++)
        row[3 * i + c] = (guint8)(row[4 * i + c] * black / 255);
    }
}

static void
take_rows (Reader *self)
{
  JSAMPROW row = self->row;

  while (self->jpeg.output_scanline < self->jpeg.output_height)
    {
      if (self->jpeg.output_scanline % ROWS_BETWEEN == 0 &&
          g_cancellable_is_cancelled (self->decoded->cancellable))
        return;
      jpeg_read_scanlines (&self->jpeg, &row, 1);
      if (self->jpeg.output_components == 4)
        mix_inks (row, self->jpeg.output_width);
      sp_map_pyramid_add_row (self->pyramid, row);
    }
  self->is_done = TRUE;
}

static void
read_picture (Reader *self, const guint8 *data, gsize length)
{
  struct jpeg_decompress_struct *jpeg = &self->jpeg;
  guint reduction;

  jpeg_mem_src (jpeg, data, (unsigned long)length);
  jpeg_save_markers (jpeg, APP1, 0xffff);
  jpeg_read_header (jpeg, TRUE);
  self->decoded->width = jpeg->image_width;
  self->decoded->height = jpeg->image_height;
  if (!sp_map_picture_check_size (jpeg->image_width, jpeg->image_height, self->error))
    return;
  find_orientation (self);
  reduction = sp_map_pyramid_reduction (jpeg->image_width, jpeg->image_height);
  jpeg->scale_num = 1;
  jpeg->scale_denom = reduction; /* 1, 2, 4 or 8; nothing larger than 4 comes about */
  jpeg->dct_method = JDCT_IFAST;
  jpeg->out_color_space = jpeg->num_components == 4 ? JCS_CMYK : JCS_RGB;
  jpeg_start_decompress (jpeg);
  self->row = g_malloc ((gsize)jpeg->output_width * 4);
  self->pyramid = sp_map_pyramid_new (jpeg->output_width, jpeg->output_height, 1, self->error);
  if (self->pyramid != NULL)
    take_rows (self);
}

static gboolean
turn (Reader *self)
{
  if (!sp_map_pyramid_turn (self->pyramid, self->orientation, self->error))
    return FALSE;
  if (self->orientation >= 5)
    {
      double width = self->decoded->width;

      self->decoded->width = self->decoded->height;
      self->decoded->height = width;
    }
  return TRUE;
}

SpMapPyramid *
sp_map_decode_jpeg (GBytes *bytes, SpMapDecoded *decoded, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autofree Reader *reader = g_new0 (Reader, 1);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  reader->decoded = decoded;
  reader->error = &own_error;
  reader->jpeg.err = jpeg_std_error (&reader->errors);
  reader->errors.error_exit = fail;
  reader->errors.emit_message = warn;
  reader->jpeg.client_data = reader;
  if (setjmp (reader->damaged) == 0)
    {
      jpeg_create_decompress (&reader->jpeg);
      reader->progress.progress_monitor = check_scans;
      reader->jpeg.progress = &reader->progress;
      reader->jpeg.client_data = reader;
      read_picture (reader, data, length);
    }
  jpeg_destroy_decompress (&reader->jpeg);
  g_free (reader->row);
  if (reader->is_done && turn (reader))
    return reader->pyramid;
  sp_map_pyramid_free (reader->pyramid);
  if (own_error == NULL && !g_cancellable_set_error_if_cancelled (decoded->cancellable, &own_error))
    g_set_error (&own_error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("JPEG 图片已损坏或不完整，请重新导出或重新拷贝。"));
  g_propagate_error (error, g_steal_pointer (&own_error));
  return NULL;
}
