/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ink: a pixel c on white is kept as the least of its three channels taken off all of them, with
 * what was taken off as transparency. Drawn on white it is c again; drawn on a colour it darkens
 * that, as print would. Being linear, it can be averaged. */
#include "sp-map-pyramid.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <math.h>
#include <string.h>

#define LEAST_SIDE 256
#define MAX_LEVELS 12
#define BLOCK 32 /* of pixels that are turned together, for the cache's sake */

typedef struct
{
  guint32 *pixels; /* owned; ARGB, premultiplied; rows without gaps */
  guint width, height;
} Level;

struct _SpMapPyramid
{
  /* Owned */
  Level levels[MAX_LEVELS]; /* the largest first */
  guint32 *sums;            /* of the rows that become one: red, green, blue of each pixel */
  /* State */
  guint n_levels;
  guint reduction;
  guint source_width, source_height;
  guint row; /* of the source: that comes next */
};

guint
sp_map_pyramid_reduction (double width, double height)
{
  guint reduction = 1;

  while (ceil (width / reduction) * ceil (height / reduction) > SP_MAP_PYRAMID_MAX_PIXELS)
    reduction++;
  return reduction;
}

static gboolean
level_init (Level *self, guint width, guint height, GError **error)
{
  self->width = width;
  self->height = height;
  self->pixels = g_try_malloc_n ((gsize)width * height, sizeof (guint32));
  if (self->pixels != NULL)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
               _ ("内存不够，打不开%u×%u像素的图片。请关掉别的程序，或缩小图片后再用。"), width,
               height);
  return FALSE;
}

SpMapPyramid *
sp_map_pyramid_new (guint width, guint height, guint reduction, GError **error)
{
  g_autoptr (SpMapPyramid) self = g_new0 (SpMapPyramid, 1);

  g_return_val_if_fail (width > 0 && height > 0 && reduction > 0, NULL);

  self->reduction = reduction;
  self->source_width = width;
  self->source_height = height;
  if (!level_init (&self->levels[0], (width + reduction - 1) / reduction,
                   (height + reduction - 1) / reduction, error))
    return NULL;
  self->n_levels = 1;
  if (reduction > 1)
    self->sums = g_new0 (guint32, (gsize)self->levels[0].width * 3);
  return g_steal_pointer (&self);
}

void
sp_map_pyramid_free (SpMapPyramid *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_levels; i++)
    g_free (self->levels[i].pixels);
  g_free (self->sums);
  g_free (self);
}

/* ---- filling ---- */

static inline guint32
ink (guint32 red, guint32 green, guint32 blue)
{
  guint32 least = MIN (MIN (red, green), blue);

  return (255 - least) << 24 | (red - least) << 16 | (green - least) << 8 | (blue - least);
}

static void
add_plain_row (guint32 *to, const guint8 *rgb, guint n)
{
  for (guint i = 0; i < n; i++)
    to[i] = ink (rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]);
}

static void
add_to_sums (SpMapPyramid *self, const guint8 *rgb)
{
  guint n_whole = self->source_width / self->reduction;
  guint32 *sum = self->sums;
  guint at = 0;

  for (guint i = 0; i < n_whole; i++, sum += 3)
    for (guint k = 0; k < self->reduction; k++, at += 3)
      {
        sum[0] += rgb[at];
        sum[1] += rgb[at + 1];
        sum[2] += rgb[at + 2];
      }
  for (; at < self->source_width * 3; at += 3)
    for (guint c = 0; c < 3; c++)
      sum[c] += rgb[at + c];
}

static void
flush_sums (SpMapPyramid *self, guint n_rows)
{
  Level *level = &self->levels[0];
  guint32 *to = level->pixels + (gsize)((self->row - 1) / self->reduction) * level->width;
  guint last = self->source_width - (level->width - 1) * self->reduction;

  for (guint i = 0; i < level->width; i++)
    {
      guint n = n_rows * (i + 1 < level->width ? self->reduction : last);
      const guint32 *sum = self->sums + (gsize)i * 3;

      to[i] = ink ((sum[0] + n / 2) / n, (sum[1] + n / 2) / n, (sum[2] + n / 2) / n);
    }
  memset (self->sums, 0, (gsize)level->width * 3 * sizeof (guint32));
}

void
sp_map_pyramid_add_row (SpMapPyramid *self, const guint8 *rgb)
{
  g_return_if_fail (self->row < self->source_height);

  if (self->reduction == 1)
    {
      add_plain_row (self->levels[0].pixels + (gsize)self->row * self->levels[0].width, rgb,
                     self->levels[0].width);
      self->row++;
      return;
    }
  add_to_sums (self, rgb);
  self->row++;
  if (self->row % self->reduction == 0)
    flush_sums (self, self->reduction);
  else if (self->row == self->source_height)
    flush_sums (self, self->row % self->reduction);
}

/* ---- turning ---- */

/* Where pixel (@x, @y) of a picture of @width × @height goes. */
static gsize
turned_index (guint orientation, guint x, guint y, guint width, guint height)
{
  gsize column = x, row = y, across = orientation >= 5 ? height : width;
  gsize right = width - 1 - x, below = height - 1 - y;

  switch (orientation)
    {
    case 2:
      column = right;
      break;
    case 3:
      column = right;
      row = below;
      break;
    case 4:
      row = below;
      break;
    case 5:
      column = y;
      row = x;
      break;
    case 6:
      column = below;
      row = x;
      break;
    case 7:
      column = below;
      row = right;
      break;
    case 8:
      column = y;
      row = right;
      break;
    default:
      break;
    }
  return row * across + column;
}

gboolean
sp_map_pyramid_turn (SpMapPyramid *self, guint orientation, GError **error)
{
  Level *level = &self->levels[0], turned;
  guint width = level->width, height = level->height;

  g_return_val_if_fail (self->n_levels == 1, FALSE);

  if (orientation < 2 || orientation > 8)
    return TRUE;
  if (!level_init (&turned, orientation >= 5 ? height : width, orientation >= 5 ? width : height,
                   error))
    return FALSE;
  for (guint top = 0; top < height; top += BLOCK)
    for (guint left = 0; left < width; left += BLOCK)
      for (guint y = top; y < MIN (top + BLOCK, height); y++)
        for (guint x = left; x < MIN (left + BLOCK, width); x++)
          turned.pixels[turned_index (orientation, x, y, width, height)] =
            level->pixels[(gsize)y * width + x];
  g_free (level->pixels);
  *level = turned;
  return TRUE;
}

/* ---- smaller sizes ---- */

/* Two channels of four pixels at once: 16 bits have room for the sum of four bytes. */
static inline guint32
average (guint32 a, guint32 b, guint32 c, guint32 d)
{
  const guint32 mask = 0x00ff00ff;
  guint32 low = (a & mask) + (b & mask) + (c & mask) + (d & mask) + 0x00020002;
  guint32 high =
    ((a >> 8) & mask) + ((b >> 8) & mask) + ((c >> 8) & mask) + ((d >> 8) & mask) + 0x00020002;

  return ((low >> 2) & mask) | ((high << 6) & ~mask);
}

static void
halve (const Level *from, Level *to)
{
  for (guint y = 0; y < to->height; y++)
    {
      const guint32 *upper = from->pixels + (gsize)MIN (2 * y, from->height - 1) * from->width;
      const guint32 *lower = from->pixels + (gsize)MIN (2 * y + 1, from->height - 1) * from->width;
      guint32 *out = to->pixels + (gsize)y * to->width;
      guint n_whole = from->width / 2;

      for (guint x = 0; x < n_whole; x++)
        out[x] = average (upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]);
      if (n_whole < to->width)
        {
          guint last = from->width - 1;

          out[n_whole] = average (upper[last], upper[last], lower[last], lower[last]);
        }
    }
}

/* Without memory for one the picture has the sizes before it, which is slower and no worse. */
void
sp_map_pyramid_finish (SpMapPyramid *self)
{
  g_clear_pointer (&self->sums, g_free);
  while (self->n_levels < MAX_LEVELS)
    {
      const Level *last = &self->levels[self->n_levels - 1];
      Level *next = &self->levels[self->n_levels];

      if (MAX (last->width, last->height) <= LEAST_SIDE ||
          !level_init (next, (last->width + 1) / 2, (last->height + 1) / 2, NULL))
        return;
      halve (last, next);
      self->n_levels++;
    }
}

gsize
sp_map_pyramid_get_bytes (SpMapPyramid *self)
{
  gsize sum = 0;

  for (guint i = 0; i < self->n_levels; i++)
    sum += (gsize)self->levels[i].width * self->levels[i].height * sizeof (guint32);
  return sum;
}

/* ---- drawing ---- */

/* The smallest that has as many pixels as are shown. */
static const Level *
find_level (const SpMapPyramid *self, double pixels)
{
  guint i = 0;

  while (i + 1 < self->n_levels && self->levels[i + 1].width >= pixels * 0.98)
    i++;
  return &self->levels[i];
}

/* A surface of its own for each drawing: Cairo keeps notes in surfaces, and threads share us. */
void
sp_map_pyramid_draw (
  SpMapPyramid *self, cairo_t *cr, double width, double height, double resolution)
{
  const Level *level = find_level (self, width * resolution);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
    (guchar *)level->pixels, CAIRO_FORMAT_ARGB32, (int)level->width, (int)level->height,
    (int)level->width * 4);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_scale (cr, width / level->width, height / level->height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}
