/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapPyramid: a picture as ink (white is transparent) at full and at halved sizes, filled row by
 * row while a file is decoded; and the decoders, a file each. A picture of more than 40 million
 * pixels is taken in at half its size, so that none takes more than 220 MB. Private to the chart
 * room. */
#pragma once

#include "sp-map-picture.h"

G_BEGIN_DECLS

typedef struct _SpMapPyramid SpMapPyramid;

#define SP_MAP_PYRAMID_MAX_PIXELS 40000000

/* By how much a picture of that size is reduced when it is taken in: 1, 2 … */
guint sp_map_pyramid_reduction (double width, double height);
/* For rows of @width, of which @height come; each @reduction × @reduction of them are one pixel.
 * NULL with @error when there is no memory. */
SpMapPyramid *sp_map_pyramid_new (guint width, guint height, guint reduction, GError **error);
void sp_map_pyramid_free (SpMapPyramid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMapPyramid, sp_map_pyramid_free)
/* The next row, from the top: red, green, blue, on white. */
void sp_map_pyramid_add_row (SpMapPyramid *self, const guint8 *rgb);
/* Turns it as a camera's orientation (EXIF, 1 … 8) asks; after the last row. */
gboolean sp_map_pyramid_turn (SpMapPyramid *self, guint orientation, GError **error);
/* Makes the smaller sizes. */
void sp_map_pyramid_finish (SpMapPyramid *self);
gsize sp_map_pyramid_get_bytes (SpMapPyramid *self);
/* As sp_map_picture_draw. */
void sp_map_pyramid_draw (
  SpMapPyramid *self, cairo_t *cr, double width, double height, double resolution);

/* ---- decoders ---- */

typedef struct
{
  guint page;
  GCancellable *cancellable;
  double width, height; /* set: of the file, as it is shown */
} SpMapDecoded;

typedef SpMapPyramid *(*SpMapDecoder) (GBytes *bytes, SpMapDecoded *decoded, GError **error);
SpMapPyramid *sp_map_decode_png (GBytes *bytes, SpMapDecoded *decoded, GError **error);
SpMapPyramid *sp_map_decode_jpeg (GBytes *bytes, SpMapDecoded *decoded, GError **error);
SpMapPyramid *sp_map_decode_svg (GBytes *bytes, SpMapDecoded *decoded, GError **error);
SpMapPyramid *sp_map_decode_pdf (GBytes *bytes, SpMapDecoded *decoded, GError **error);
guint sp_map_count_pdf_pages (GBytes *bytes, GError **error);
/* FALSE with a sentence where pixels are too many or none. */
gboolean sp_map_picture_check_size (double width, double height, GError **error);
/* Which way a camera was held, from what it wrote into an APP1 marker: 1 … 8; 1 where it says
 * nothing sensible. */
guint sp_map_exif_orientation (const guint8 *data, gsize length);

G_END_DECLS
