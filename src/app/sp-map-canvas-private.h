/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of SpMapCanvas only. */
#pragma once

#include "sp-map-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  SP_MAP_DRAG_NONE,
  SP_MAP_DRAG_PAN,
  SP_MAP_DRAG_CORNER,
  SP_MAP_DRAG_RING,
} SpMapDrag;

struct _SpMapCanvas
{
  GtkWidget parent_instance;

  /* Owned */
  SpMapScene *scene;
  SpMapLayout *layout; /* NULL: to be made */
  GPtrArray *others;   /* of SpPolygon: what corners snap to; or NULL */
  SpMapPen pen;

  /* State */
  SpMapStyle style;
  SpMapMarks marks;
  int64_t zone, spot; /* selected */
  SpMapDrag drag;
  double drag_x, drag_y;       /* how far it has gone */
  double pointer_x, pointer_y; /* in the widget */
  double surface_x, surface_y; /* in the window */
  guint has_pointer : 1;
};

SpMapLayout *sp_map_canvas_ensure_layout (SpMapCanvas *self); /* NULL: no scene or no size */
/* As a person does it: tells. -1: none. */
void sp_map_canvas_pick (SpMapCanvas *self, int zone, int spot);
void sp_map_canvas_activate (SpMapCanvas *self);
void sp_map_canvas_emit_pen_done (SpMapCanvas *self);
void sp_map_canvas_fail (SpMapCanvas *self, const GError *error);
void sp_map_canvas_cancel_pen (SpMapCanvas *self);
void sp_map_canvas_set_hover (SpMapCanvas *self, const SpMapHit *hit);

/* sp-map-canvas-input.c */
void sp_map_canvas_input_init (SpMapCanvas *self);
void sp_map_canvas_input_class_init (GtkWidgetClass *widget_class);

G_END_DECLS
