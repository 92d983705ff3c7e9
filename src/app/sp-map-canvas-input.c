/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapCanvas, the input half: keys, clicks, drags, wheel, hover. Decides what is meant and tells
 * the layout, the pen or the widget half; draws nothing. */
#include "sp-map-canvas-private.h"

#include <math.h>

#define PAN_STEP 48
#define WHEEL_FACTOR 1.2
#define KEY_FACTOR 1.4
#define REACH 8 /* pixels: what is so near is meant */

static void
redraw (SpMapCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- places ---- */

static SpVertex
to_place (SpMapCanvas *self, double x, double y)
{
  SpMapVertex at = sp_map_canvas_to_map (self, x, y);

  return (SpVertex) {at.x, at.y};
}

/* How many units of the map a pixel is, about @at; 0 where there is no map. */
static void
measure_pixel (SpMapCanvas *self, SpVertex at, double *dx, double *dy)
{
  SpMapVertex here = sp_map_canvas_from_map (self, at.x, at.y);
  SpMapVertex there = sp_map_canvas_to_map (self, here.x + 1, here.y + 1);

  *dx = there.x - at.x;
  *dy = there.y - at.y;
}

static double
get_reach (SpMapCanvas *self, SpVertex at, double *aspect)
{
  double dx, dy;

  measure_pixel (self, at, &dx, &dy);
  *aspect = dx != 0 ? fabs (dy / dx) : 1;
  return REACH * fabs (dy);
}

static GdkModifierType
get_modifiers (gpointer controller)
{
  return gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
}

/* Where a corner at @at goes: to another area's, unless Alt is held. */
static SpVertex
snap (SpMapCanvas *self, SpVertex at, GdkModifierType modifiers)
{
  double aspect, reach = get_reach (self, at, &aspect);
  SpVertex to = at;

  if (self->others != NULL && (modifiers & GDK_ALT_MASK) == 0 && self->pen.mode != SP_PEN_PLACE)
    sp_polygon_snap (self->others, at, reach, aspect, &to);
  return to;
}

/* ---- the pen ---- */

/* On a floor plan nothing is drawn beside the picture. */
static SpVertex
keep_inside (SpMapCanvas *self, SpVertex at)
{
  if (sp_map_scene_get_head (self->scene)->kind != SP_MAP_ENTERPRISE)
    return at;
  return (SpVertex) {CLAMP (at.x, 0, 1), CLAMP (at.y, 0, 1)};
}

static void
put (SpMapCanvas *self, SpVertex from)
{
  SpVertex at = keep_inside (self, from);
  double aspect, reach = get_reach (self, at, &aspect);

  if (sp_map_pen_put (&self->pen, at, reach, aspect))
    sp_map_canvas_emit_pen_done (self);
  redraw (self);
}

static void
close_ring (SpMapCanvas *self)
{
  g_autoptr (GError) error = NULL;

  if (sp_map_pen_close (&self->pen, &error))
    sp_map_canvas_emit_pen_done (self);
  else
    sp_map_canvas_fail (self, error);
}

static void
keep_ring (SpMapCanvas *self)
{
  if (self->pen.mode == SP_PEN_EDIT && self->pen.is_changed)
    sp_map_canvas_emit_pen_done (self);
}

/* ---- keys ---- */

static void
move_pen (SpMapCanvas *self, int x, int y)
{
  SpVertex at = self->pen.cursor;
  double dx, dy;

  if (self->pen.mode == SP_PEN_EDIT)
    at = *sp_polygon_at (self->pen.ring, MAX (self->pen.held, 0));
  measure_pixel (self, at, &dx, &dy);
  sp_map_pen_move (&self->pen, x * dx, y * dy);
}

static gboolean
map_canvas_arrow_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpMapCanvas *self = SP_MAP_CANVAS (widget);
  int x, y, modifiers;

  g_variant_get (args, "(iii)", &x, &y, &modifiers);
  if (sp_map_canvas_ensure_layout (self) == NULL)
    return FALSE;
  if (self->pen.mode != SP_PEN_NONE && modifiers != GDK_CONTROL_MASK)
    move_pen (self, modifiers == GDK_SHIFT_MASK ? 10 * x : x,
              modifiers == GDK_SHIFT_MASK ? 10 * y : y);
  else
    sp_map_layout_pan (self->layout, -x * PAN_STEP, -y * PAN_STEP);
  redraw (self);
  return TRUE;
}

static gboolean
map_canvas_zoom_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpMapCanvas *self = SP_MAP_CANVAS (widget);
  int step = g_variant_get_int32 (args);

  if (step == 0)
    sp_map_canvas_fit (self);
  else
    sp_map_canvas_zoom (self, step > 0 ? KEY_FACTOR : 1 / KEY_FACTOR);
  return TRUE;
}

static gboolean
map_canvas_enter_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpMapCanvas *self = SP_MAP_CANVAS (widget);
  gboolean is_space = g_variant_get_int32 (args) != 0;

  switch (self->pen.mode)
    {
    case SP_PEN_NONE:
      sp_map_canvas_activate (self);
      break;
    case SP_PEN_EDIT:
      keep_ring (self);
      break;
    case SP_PEN_DRAW:
      if (is_space)
        put (self, snap (self, self->pen.cursor, 0));
      else
        close_ring (self);
      break;
    case SP_PEN_SPLIT:
    case SP_PEN_PLACE:
      put (self, self->pen.cursor);
      break;
    }
  return TRUE;
}

static gboolean
map_canvas_escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpMapCanvas *self = SP_MAP_CANVAS (widget);

  if (self->pen.mode == SP_PEN_NONE)
    return FALSE;
  sp_map_canvas_cancel_pen (self);
  return TRUE;
}

static gboolean
map_canvas_take_back_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpMapCanvas *self = SP_MAP_CANVAS (widget);

  redraw (self);
  return sp_map_pen_take_back (&self->pen);
}

/* What keys do to the corner that is held. */
static gboolean
map_canvas_corner_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpMapCanvas *self = SP_MAP_CANVAS (widget);
  int what = g_variant_get_int32 (args);
  g_autoptr (GError) error = NULL;

  if (self->pen.mode != SP_PEN_EDIT)
    return FALSE;
  if (what == 'i')
    sp_map_pen_insert (&self->pen);
  else if (what == 'n' || what == 'p')
    sp_map_pen_hold_next (&self->pen, what == 'n' ? 1 : -1);
  else if (!sp_map_pen_remove (&self->pen, &error))
    sp_map_canvas_fail (self, error);
  keep_ring (self);
  redraw (self);
  return TRUE;
}

/* A key that moved something was let go: so far it is one change. */
static void
map_canvas_released_cb (GtkEventControllerKey *controller,
                        guint key,
                        guint code,
                        GdkModifierType state,
                        SpMapCanvas *self)
{
  if (self->drag == SP_MAP_DRAG_NONE)
    keep_ring (self);
}

/* ---- from mark to mark ---- */

/* Zones and spots in one row, -1 before it. FALSE: past the end. */
static gboolean
step_mark (SpMapCanvas *self, int step)
{
  int n_zones = (int)sp_map_scene_get_n_zones (self->scene);
  int n = n_zones + (int)sp_map_scene_get_n_spots (self->scene);
  int at = self->marks.spot >= 0 ? n_zones + self->marks.spot : self->marks.zone;

  at = at < 0 && step < 0 ? n - 1 : at + step;
  if (at < 0 || at >= n)
    return FALSE;
  sp_map_canvas_pick (self, at < n_zones ? at : -1, at < n_zones ? -1 : at - n_zones);
  return TRUE;
}

static gboolean
sp_map_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SpMapCanvas *self = SP_MAP_CANVAS (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (!gtk_widget_is_focus (widget))
    return gtk_widget_grab_focus (widget);
  return is_tab && self->scene != NULL && self->pen.mode == SP_PEN_NONE &&
         step_mark (self, direction == GTK_DIR_TAB_FORWARD ? 1 : -1);
}

/* ---- pointer ---- */

static void
pick_at (SpMapCanvas *self, double x, double y)
{
  SpMapHit hit = sp_map_layout_hit (self->layout, x, y, -1);

  if (hit.kind == SP_MAP_HIT_ZONE)
    sp_map_canvas_pick (self, (int)hit.index, -1);
  else if (hit.kind == SP_MAP_HIT_SPOT || hit.kind == SP_MAP_HIT_CLUSTER)
    sp_map_canvas_pick (self, -1, (int)hit.index);
  else
    sp_map_canvas_pick (self, -1, -1);
}

/* A crowd of spots is opened by going nearer. */
static void
open_at (SpMapCanvas *self, double x, double y)
{
  SpMapHit hit = sp_map_layout_hit (self->layout, x, y, -1);

  if (hit.kind == SP_MAP_HIT_CLUSTER)
    sp_map_layout_zoom_at (self->layout, 2, x, y);
  else if (hit.kind != SP_MAP_HIT_NONE)
    sp_map_canvas_activate (self);
  redraw (self);
}

static void
map_canvas_released_click_cb (
  GtkGestureClick *gesture, int n_press, double x, double y, SpMapCanvas *self)
{
  if (sp_map_canvas_ensure_layout (self) == NULL || hypot (self->drag_x, self->drag_y) > 4)
    return;
  if (self->pen.mode == SP_PEN_NONE && n_press == 1)
    pick_at (self, x, y);
  else if (self->pen.mode == SP_PEN_NONE && n_press == 2)
    open_at (self, x, y);
  else if (self->pen.mode == SP_PEN_DRAW && n_press == 2)
    close_ring (self);
  else if (self->pen.mode != SP_PEN_EDIT && n_press == 1)
    put (self, snap (self, to_place (self, x, y), get_modifiers (gesture)));
}

static void
map_canvas_drag_begin_cb (GtkGestureDrag *gesture, double x, double y, SpMapCanvas *self)
{
  SpVertex at;
  double aspect, reach;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_x = self->drag_y = 0;
  self->drag = SP_MAP_DRAG_PAN;
  if (self->pen.mode != SP_PEN_EDIT || sp_map_canvas_ensure_layout (self) == NULL)
    return;
  at = to_place (self, x, y);
  reach = get_reach (self, at, &aspect);
  if ((get_modifiers (gesture) & GDK_CONTROL_MASK) != 0)
    {
      self->pen.held = -1;
      self->drag = SP_MAP_DRAG_RING;
    }
  else if (sp_map_pen_grip (&self->pen, at, reach, aspect))
    self->drag = SP_MAP_DRAG_CORNER;
  redraw (self);
}

static void
map_canvas_drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, SpMapCanvas *self)
{
  double x, y;

  if (sp_map_canvas_ensure_layout (self) == NULL ||
      !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (self->drag == SP_MAP_DRAG_PAN)
    sp_map_layout_pan (self->layout, dx - self->drag_x, dy - self->drag_y);
  else if (self->drag == SP_MAP_DRAG_CORNER)
    sp_map_pen_move_to (&self->pen,
                        snap (self, to_place (self, x + dx, y + dy), get_modifiers (gesture)));
  else if (self->drag == SP_MAP_DRAG_RING)
    {
      SpVertex from = to_place (self, x + self->drag_x, y + self->drag_y);
      SpVertex to = to_place (self, x + dx, y + dy);

      sp_map_pen_move (&self->pen, to.x - from.x, to.y - from.y);
    }
  self->drag_x = dx;
  self->drag_y = dy;
  redraw (self);
}

static void
map_canvas_drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, SpMapCanvas *self)
{
  self->drag = SP_MAP_DRAG_NONE;
  keep_ring (self);
}

/* FALSE where the window moved under the pointer: what keys did to the pen stays. */
static gboolean
has_moved (SpMapCanvas *self, GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  double x, y;
  gboolean moved;

  if (event == NULL || !gdk_event_get_position (event, &x, &y))
    return FALSE;
  moved = self->has_pointer && (x != self->surface_x || y != self->surface_y);
  self->surface_x = x;
  self->surface_y = y;
  self->has_pointer = TRUE;
  return moved;
}

static void
map_canvas_motion_cb (GtkEventControllerMotion *controller, double x, double y, SpMapCanvas *self)
{
  SpMapHit hit;
  gboolean moved = has_moved (self, GTK_EVENT_CONTROLLER (controller));

  if (sp_map_canvas_ensure_layout (self) == NULL)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->pen.mode == SP_PEN_NONE)
    {
      hit = sp_map_layout_hit (self->layout, x, y, -1);
      sp_map_canvas_set_hover (self, &hit);
    }
  else if (self->pen.mode != SP_PEN_EDIT && moved)
    {
      sp_map_pen_move_to (&self->pen,
                          snap (self, to_place (self, x, y), get_modifiers (controller)));
      redraw (self);
    }
}

static void
map_canvas_leave_cb (GtkEventControllerMotion *controller, SpMapCanvas *self)
{
  self->has_pointer = FALSE;
  sp_map_canvas_set_hover (self, NULL);
}

static gboolean
map_canvas_scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, SpMapCanvas *self)
{
  if (sp_map_canvas_ensure_layout (self) == NULL || dy == 0)
    return GDK_EVENT_PROPAGATE;
  sp_map_layout_zoom_at (self->layout, pow (WHEEL_FACTOR, -dy), self->pointer_x, self->pointer_y);
  redraw (self);
  return GDK_EVENT_STOP;
}

static gboolean
map_canvas_query_tooltip_cb (
  GtkWidget *widget, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip, gpointer user_data)
{
  SpMapCanvas *self = SP_MAP_CANVAS (widget);
  g_autofree char *words = NULL;
  SpMapHit hit;

  if (keyboard_mode || self->pen.mode != SP_PEN_NONE || sp_map_canvas_ensure_layout (self) == NULL)
    return FALSE;
  hit = sp_map_layout_hit (self->layout, x, y, -1);
  words = sp_map_layout_dup_words (self->layout, &hit);
  if (*words == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) {x - 2, y - 2, 4, 4});
  return TRUE;
}

/* ---- set-up ---- */

static const struct
{
  guint key;
  GtkShortcutFunc func;
  int arg;
} keys[] = {
  {GDK_KEY_plus, map_canvas_zoom_cb, 1},         {GDK_KEY_equal, map_canvas_zoom_cb, 1},
  {GDK_KEY_KP_Add, map_canvas_zoom_cb, 1},       {GDK_KEY_minus, map_canvas_zoom_cb, -1},
  {GDK_KEY_KP_Subtract, map_canvas_zoom_cb, -1}, {GDK_KEY_0, map_canvas_zoom_cb, 0},
  {GDK_KEY_KP_0, map_canvas_zoom_cb, 0},         {GDK_KEY_Return, map_canvas_enter_cb, 0},
  {GDK_KEY_KP_Enter, map_canvas_enter_cb, 0},    {GDK_KEY_space, map_canvas_enter_cb, 1},
  {GDK_KEY_Escape, map_canvas_escape_cb, 0},     {GDK_KEY_BackSpace, map_canvas_take_back_cb, 0},
  {GDK_KEY_i, map_canvas_corner_cb, 'i'},        {GDK_KEY_n, map_canvas_corner_cb, 'n'},
  {GDK_KEY_p, map_canvas_corner_cb, 'p'},        {GDK_KEY_Delete, map_canvas_corner_cb, 'd'},
};

static const struct
{
  guint key, keypad;
  int x, y;
} arrows[] = {
  {GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0},
  {GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0},
  {GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1},
  {GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1},
};

static const GdkModifierType modifiers[] = {0, GDK_SHIFT_MASK, GDK_CONTROL_MASK};

void
sp_map_canvas_input_class_init (GtkWidgetClass *widget_class)
{
  widget_class->focus = sp_map_canvas_focus;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, keys[i].func, "i", keys[i].arg);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    for (guint k = 0; k < G_N_ELEMENTS (modifiers); k++)
      {
        gtk_widget_class_add_binding (widget_class, arrows[i].key, modifiers[k],
                                      map_canvas_arrow_cb, "(iii)", arrows[i].x, arrows[i].y,
                                      (int)modifiers[k]);
        gtk_widget_class_add_binding (widget_class, arrows[i].keypad, modifiers[k],
                                      map_canvas_arrow_cb, "(iii)", arrows[i].x, arrows[i].y,
                                      (int)modifiers[k]);
      }
}

static void
add_pointer (SpMapCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (map_canvas_drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (map_canvas_drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (map_canvas_drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "released", G_CALLBACK (map_canvas_released_click_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (click, drag);
}

void
sp_map_canvas_input_init (SpMapCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  add_pointer (self);
  g_signal_connect (motion, "enter", G_CALLBACK (map_canvas_motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (map_canvas_motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (map_canvas_leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (key, "key-released", G_CALLBACK (map_canvas_released_cb), self);
  gtk_widget_add_controller (widget, key);
  g_signal_connect (scroll, "scroll", G_CALLBACK (map_canvas_scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (map_canvas_query_tooltip_cb), NULL);
}
