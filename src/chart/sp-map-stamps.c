/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signs drawn once and then copied, on whole pixels. All of one owner have the same style and
 * palette. */
#include "sp-map-body.h"

#include <math.h>

#define MAX_STAMPS 4000 /* some 15 MB; then all are made anew */
#define AROUND 1.7      /* of the radius: the corners of the shapes and the lines around */

struct _SpMapStamps
{
  GHashTable *stamps; /* what is shown → surface */
};

SpMapStamps *
sp_map_stamps_new (void)
{
  SpMapStamps *self = g_new0 (SpMapStamps, 1);

  self->stamps =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)cairo_surface_destroy);
  return self;
}

void
sp_map_stamps_free (SpMapStamps *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->stamps);
  g_free (self);
}

void
sp_map_stamps_draw (SpMapStamps *self,
                    cairo_t *cr,
                    SpChartText *text,
                    const SpChartStyle *style,
                    SpRiskPalette palette,
                    double pixels,
                    const SpMapSign *sign,
                    const char *words)
{
  double half = ceil (sign->radius * AROUND * pixels) / pixels;
  double x = round ((sign->x - half) * pixels) / pixels;
  double y = round ((sign->y - half) * pixels) / pixels;
  g_autofree char *key =
    g_strdup_printf ("%u %d %.1f %s", sign->level, sign->n > 1, sign->radius, words);
  cairo_surface_t *stamp = g_hash_table_lookup (self->stamps, key);

  if (stamp == NULL)
    {
      int side = (int)(2 * half * pixels);
      SpMapSign own = *sign;
      cairo_t *drawing;

      if (g_hash_table_size (self->stamps) >= MAX_STAMPS)
        g_hash_table_remove_all (self->stamps);
      stamp = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
      cairo_surface_set_device_scale (stamp, pixels, pixels);
      own.x = own.y = half;
      drawing = cairo_create (stamp);
      sp_map_draw_sign (drawing, text, style, palette, &own, words);
      cairo_destroy (drawing);
      g_hash_table_insert (self->stamps, g_steal_pointer (&key), stamp);
    }
  cairo_set_source_surface (cr, stamp, x, y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (cr, x, y, 2 * half, 2 * half);
  cairo_fill (cr);
}
