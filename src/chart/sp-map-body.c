/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map at one scale: signs first, then the words that must not cover them. */
#include "sp-map-body.h"

static void
label_clear (gpointer data)
{
  SpMapLabel *label = data;

  g_free (label->words);
}

static SpRect
find_room (const SpMapBody *self, double width, double height)
{
  const SpRect *extent = &self->scene->extent;
  double scale = self->scale, pad = self->style->text * 0.4;

  width = MAX (width, extent->width * scale) - 2 * pad;
  height = MAX (height, extent->height * scale) - 2 * pad;
  return (SpRect) {(extent->x + extent->width / 2) * scale - width / 2,
                   (extent->y + extent->height / 2) * scale - height / 2, width, height};
}

SpMapBody *
sp_map_body_new (SpMapScene *scene,
                 const SpChartStyle *style,
                 SpRiskPalette palette,
                 double scale,
                 double width,
                 double height)
{
  SpMapBody *self;

  g_return_val_if_fail (scene != NULL && scene->is_ended && scale > 0, NULL);

  self = g_new0 (SpMapBody, 1);
  self->scene = scene;
  self->style = style;
  self->palette = palette;
  self->scale = scale;
  self->room = find_room (self, width, height);
  self->signs = g_array_new (FALSE, FALSE, sizeof (SpMapSign));
  self->labels = g_array_new (FALSE, FALSE, sizeof (SpMapLabel));
  g_array_set_clear_func (self->labels, label_clear);
  self->next = g_new (guint, scene->spots->len + 1);
  self->sign_of = g_new (guint, scene->spots->len + 1);
  sp_map_body_cluster (self);
  sp_map_body_place_labels (self);
  return self;
}

void
sp_map_body_free (SpMapBody *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->signs);
  g_array_unref (self->labels);
  g_free (self->next);
  g_free (self->sign_of);
  g_free (self);
}
