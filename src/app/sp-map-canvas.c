/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapCanvas, the widget half: scene, layout, selection, drawing, what a screen reader says. */
#include "sp-map-canvas-private.h"

#include "base/sp-i18n.h"
#include "chart/sp-map-draw-pen.h"
#include "sp-app.h"

#include <math.h>

#define MIN_WIDTH 240
#define MIN_HEIGHT 200

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_PEN_DONE,
  SIGNAL_PEN_ENDED,
  SIGNAL_FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpMapCanvas, sp_map_canvas, GTK_TYPE_WIDGET)

static const SpMapHit no_hit = {.kind = SP_MAP_HIT_NONE};

/* ---- layout ---- */

SpMapLayout *
sp_map_canvas_ensure_layout (SpMapCanvas *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->layout == NULL && self->scene != NULL && width > 0 && height > 0)
    self->layout = sp_map_layout_new (self->scene, &self->style, width, height);
  return self->layout;
}

static void
drop_layout (SpMapCanvas *self, gboolean keeps_view)
{
  SpMapView view;
  gboolean had = self->layout != NULL;

  if (had)
    view = sp_map_layout_get_view (self->layout);
  g_clear_pointer (&self->layout, sp_map_layout_free);
  self->marks.hover = no_hit;
  if (had && keeps_view && sp_map_canvas_ensure_layout (self) != NULL)
    sp_map_layout_set_view (self->layout, &view);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- what is said ---- */

static void
say (SpMapCanvas *self)
{
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  if (self->scene != NULL && self->marks.spot >= 0)
    description = sp_map_scene_dup_spot_words (self->scene, (guint)self->marks.spot);
  else if (self->scene != NULL && self->marks.zone >= 0)
    description = sp_map_scene_dup_zone_words (self->scene, (guint)self->marks.zone);
  else if (self->scene != NULL)
    description = sp_map_scene_dup_description (self->scene);
  else
    description = g_strdup (_ ("没有选定四色图"));
  label = self->scene != NULL ? sp_map_scene_dup_title (self->scene) : g_strdup (_ ("四色图"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* ---- scene ---- */

static void
find_selected (SpMapCanvas *self)
{
  gboolean has = self->scene != NULL;

  self->marks.zone = has && self->zone != 0 ? sp_map_scene_find_zone (self->scene, self->zone) : -1;
  self->marks.spot = has && self->spot != 0 ? sp_map_scene_find_spot (self->scene, self->spot) : -1;
}

void
sp_map_canvas_set_scene (SpMapCanvas *self, SpMapScene *scene, gboolean is_same)
{
  g_return_if_fail (SP_IS_MAP_CANVAS (self));

  if (scene != NULL)
    sp_map_scene_ref (scene);
  g_clear_pointer (&self->scene, sp_map_scene_unref);
  self->scene = scene;
  if (!is_same)
    {
      self->zone = self->spot = 0;
      sp_map_pen_clear (&self->pen);
    }
  find_selected (self);
  drop_layout (self, is_same);
  say (self);
}

void
sp_map_canvas_set_bare (SpMapCanvas *self, gboolean is_bare)
{
  g_return_if_fail (SP_IS_MAP_CANVAS (self));

  if (self->style.is_bare == is_bare)
    return;
  self->style.is_bare = is_bare;
  drop_layout (self, FALSE);
}

SpMapScene *
sp_map_canvas_get_scene (SpMapCanvas *self)
{
  g_return_val_if_fail (SP_IS_MAP_CANVAS (self), NULL);
  return self->scene;
}

/* ---- selection ---- */

int64_t
sp_map_canvas_get_zone (SpMapCanvas *self)
{
  g_return_val_if_fail (SP_IS_MAP_CANVAS (self), 0);
  return self->zone;
}

int64_t
sp_map_canvas_get_spot (SpMapCanvas *self)
{
  g_return_val_if_fail (SP_IS_MAP_CANVAS (self), 0);
  return self->spot;
}

static gboolean
is_in_sight (SpMapCanvas *self, SpMapHitKind kind, int index)
{
  const SpMapHit hit = {.kind = kind, .index = (guint)index, .n = 1};
  SpRect rect = sp_map_layout_hit_rect (self->layout, &hit);

  return rect.x + rect.width > 0 && rect.y + rect.height > 0 &&
         rect.x < gtk_widget_get_width (GTK_WIDGET (self)) &&
         rect.y < gtk_widget_get_height (GTK_WIDGET (self));
}

static void
bring_into_sight (SpMapCanvas *self)
{
  if (sp_map_canvas_ensure_layout (self) == NULL)
    return;
  if (self->marks.spot >= 0 && !is_in_sight (self, SP_MAP_HIT_SPOT, self->marks.spot))
    sp_map_layout_show_spot (self->layout, (guint)self->marks.spot);
  else if (self->marks.spot < 0 && self->marks.zone >= 0 &&
           !is_in_sight (self, SP_MAP_HIT_ZONE, self->marks.zone))
    sp_map_layout_show_zone (self->layout, (guint)self->marks.zone);
}

void
sp_map_canvas_select (SpMapCanvas *self, int64_t zone, int64_t spot)
{
  g_return_if_fail (SP_IS_MAP_CANVAS (self));

  if (zone == self->zone && spot == self->spot)
    return;
  self->zone = zone;
  self->spot = spot;
  find_selected (self);
  bring_into_sight (self);
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sp_map_canvas_pick (SpMapCanvas *self, int zone, int spot)
{
  int64_t zone_id = zone >= 0 ? sp_map_scene_get_zone (self->scene, (guint)zone)->id : 0;
  int64_t spot_id = spot >= 0 ? sp_map_scene_get_spot (self->scene, (guint)spot)->id : 0;

  sp_map_canvas_select (self, spot_id != 0 ? 0 : zone_id, spot_id);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

void
sp_map_canvas_activate (SpMapCanvas *self)
{
  if (self->zone != 0 || self->spot != 0)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

void
sp_map_canvas_set_hover (SpMapCanvas *self, const SpMapHit *hit)
{
  if (hit == NULL)
    hit = &no_hit;
  if (hit->kind == self->marks.hover.kind && hit->index == self->marks.hover.index)
    return;
  self->marks.hover = *hit;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- view ---- */

void
sp_map_canvas_zoom (SpMapCanvas *self, double factor)
{
  g_return_if_fail (SP_IS_MAP_CANVAS (self));

  if (sp_map_canvas_ensure_layout (self) == NULL)
    return;
  sp_map_layout_zoom_at (self->layout, factor, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                         gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sp_map_canvas_fit (SpMapCanvas *self)
{
  g_return_if_fail (SP_IS_MAP_CANVAS (self));

  if (sp_map_canvas_ensure_layout (self) != NULL)
    sp_map_layout_fit (self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
sp_map_canvas_get_zoom (SpMapCanvas *self)
{
  g_return_val_if_fail (SP_IS_MAP_CANVAS (self), 1);
  return sp_map_canvas_ensure_layout (self) != NULL ? sp_map_layout_get_view (self->layout).zoom
                                                    : 1;
}

SpMapVertex
sp_map_canvas_to_map (SpMapCanvas *self, double x, double y)
{
  g_return_val_if_fail (SP_IS_MAP_CANVAS (self), ((SpMapVertex) {0}));

  if (sp_map_canvas_ensure_layout (self) == NULL)
    return (SpMapVertex) {0};
  return sp_map_layout_to_map (self->layout, x, y);
}

SpMapVertex
sp_map_canvas_from_map (SpMapCanvas *self, double x, double y)
{
  g_return_val_if_fail (SP_IS_MAP_CANVAS (self), ((SpMapVertex) {0}));

  if (sp_map_canvas_ensure_layout (self) == NULL)
    return (SpMapVertex) {0};
  return sp_map_layout_from_map (self->layout, x, y);
}

/* ---- pen ---- */

void
sp_map_canvas_begin_pen (SpMapCanvas *self,
                         SpPenMode mode,
                         const SpPolygon *ring,
                         GPtrArray *others)
{
  SpMapView view = {0};

  g_return_if_fail (SP_IS_MAP_CANVAS (self));

  if (sp_map_canvas_ensure_layout (self) != NULL)
    view = sp_map_layout_get_view (self->layout);
  sp_map_pen_begin (&self->pen, mode, ring);
  if (mode != SP_PEN_EDIT)
    sp_map_pen_move_to (&self->pen, (SpVertex) {view.x, view.y}); /* in the middle */
  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->others = others != NULL ? g_ptr_array_ref (others) : NULL;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mode != SP_PEN_EDIT ? "crosshair" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sp_map_canvas_end_pen (SpMapCanvas *self)
{
  g_return_if_fail (SP_IS_MAP_CANVAS (self));

  sp_map_pen_clear (&self->pen);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

SpMapPen *
sp_map_canvas_get_pen (SpMapCanvas *self)
{
  g_return_val_if_fail (SP_IS_MAP_CANVAS (self), NULL);
  return &self->pen;
}

void
sp_map_canvas_set_ring (SpMapCanvas *self, const SpPolygon *ring)
{
  SpPolygon *copy;
  int held;

  g_return_if_fail (SP_IS_MAP_CANVAS (self) && self->pen.ring != NULL && ring != NULL);

  copy = sp_polygon_copy (ring);
  held = self->pen.held < (int)ring->len ? self->pen.held : -1;
  sp_polygon_free (self->pen.ring);
  self->pen.ring = copy;
  self->pen.held = held;
  self->pen.is_changed = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sp_map_canvas_emit_pen_done (SpMapCanvas *self)
{
  g_signal_emit (self, signals[SIGNAL_PEN_DONE], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sp_map_canvas_cancel_pen (SpMapCanvas *self)
{
  sp_map_canvas_end_pen (self);
  g_signal_emit (self, signals[SIGNAL_PEN_ENDED], 0);
}

void
sp_map_canvas_fail (SpMapCanvas *self, const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* ---- the widget ---- */

static void
sp_map_canvas_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = *minimum * 2;
}

static void
sp_map_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpMapCanvas *self = SP_MAP_CANVAS (widget);

  if (self->layout != NULL && width > 0 && height > 0)
    sp_map_layout_set_size (self->layout, width, height);
}

static void
draw_pen (SpMapCanvas *self, cairo_t *cr)
{
  const SpMapDrawing drawing = {.ring = self->pen.ring,
                                .is_closed = self->pen.mode == SP_PEN_EDIT,
                                .held = self->pen.held,
                                .cursor = self->pen.cursor,
                                .has_cursor = self->pen.has_cursor};

  if (self->pen.mode != SP_PEN_NONE)
    sp_map_render_drawing (cr, self->layout, &drawing);
}

static void
sp_map_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpMapCanvas *self = SP_MAP_CANVAS (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (sp_map_canvas_ensure_layout (self) == NULL)
    return;
  cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  sp_map_render (cr, self->layout, &self->marks);
  draw_pen (self, cr);
  cairo_destroy (cr);
}

static void
update_style (SpMapCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const SpMapStyle style = {.is_dark = sp_app_is_dark (widget),
                            .scale = sp_app_text_scale (widget),
                            .is_bare = self->style.is_bare,
                            .pixels = gtk_widget_get_scale_factor (widget)};

  if (style.is_dark == self->style.is_dark && style.pixels == self->style.pixels &&
      fabs (style.scale - self->style.scale) < 1e-6)
    return;
  self->style = style;
  drop_layout (self, TRUE);
}

static void
sp_map_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (sp_map_canvas_parent_class)->css_changed (widget, change);
  update_style (SP_MAP_CANVAS (widget));
}

static void
sp_map_canvas_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (sp_map_canvas_parent_class)->system_setting_changed (widget, setting);
  update_style (SP_MAP_CANVAS (widget));
}

static void
sp_map_canvas_dispose (GObject *object)
{
  SpMapCanvas *self = SP_MAP_CANVAS (object);

  sp_map_pen_clear (&self->pen);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->layout, sp_map_layout_free);
  g_clear_pointer (&self->scene, sp_map_scene_unref);
  self->marks = (SpMapMarks) {.zone = -1, .spot = -1, .edited = -1};
  G_OBJECT_CLASS (sp_map_canvas_parent_class)->dispose (object);
}

static guint
add_signal (SpMapCanvasClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
sp_map_canvas_class_init (SpMapCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_map_canvas_dispose;
  widget_class->measure = sp_map_canvas_measure;
  widget_class->size_allocate = sp_map_canvas_size_allocate;
  widget_class->snapshot = sp_map_canvas_snapshot;
  widget_class->css_changed = sp_map_canvas_css_changed;
  widget_class->system_setting_changed = sp_map_canvas_system_setting_changed;
  signals[SIGNAL_SELECTED] = add_signal (klass, "selected");
  signals[SIGNAL_ACTIVATED] = add_signal (klass, "activated");
  signals[SIGNAL_PEN_DONE] = add_signal (klass, "pen-done");
  signals[SIGNAL_PEN_ENDED] = add_signal (klass, "pen-ended");
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  gtk_widget_class_set_css_name (widget_class, "mapcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  sp_map_canvas_input_class_init (widget_class);
}

static void
sp_map_canvas_init (SpMapCanvas *self)
{
  self->style.scale = 1.0;
  self->style.pixels = 1;
  self->marks = (SpMapMarks) {.zone = -1, .spot = -1, .edited = -1};
  sp_map_pen_clear (&self->pen);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  sp_map_canvas_input_init (self);
  say (self);
}

GtkWidget *
sp_map_canvas_new (void)
{
  return g_object_new (SP_TYPE_MAP_CANVAS, NULL);
}
