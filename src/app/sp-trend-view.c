/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-trend-view.h. */
#include "sp-trend-view.h"

#include "sp-app.h"

#include <math.h>

#define LEAST_WIDTH 220

struct _SpTrendView
{
  GtkWidget parent_instance;

  /* Owned */
  SpTrendScene *scene;
  SpTrendLayout *layout; /* NULL until drawn */

  /* State */
  int least_height;
  gboolean is_bare;
  int hover;
};

G_DEFINE_FINAL_TYPE (SpTrendView, sp_trend_view, GTK_TYPE_WIDGET)

static void
drop_layout (SpTrendView *self)
{
  g_clear_pointer (&self->layout, sp_trend_layout_free);
  self->hover = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static SpTrendLayout *
ensure_layout (SpTrendView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->layout == NULL && self->scene != NULL && gtk_widget_get_width (widget) > 0)
    {
      const SpTrendStyle style = {sp_app_is_dark (widget), sp_app_text_scale (widget),
                                  self->is_bare};

      self->layout = sp_trend_layout_new (self->scene, &style, gtk_widget_get_width (widget),
                                          gtk_widget_get_height (widget));
    }
  return self->layout;
}

static void
set_hover (SpTrendView *self, int hover)
{
  if (hover == self->hover)
    return;
  self->hover = hover;
  sp_app_set_description (self, hover >= 0 ? sp_trend_view_get_words (self) : "");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- input ---- */

static void
trend_view_motion_cb (SpTrendView *self, double x, double y)
{
  SpTrendLayout *layout = ensure_layout (self);

  set_hover (self, layout != NULL ? sp_trend_layout_mark_at (layout, x, y) : -1);
}

static void
trend_view_leave_cb (SpTrendView *self)
{
  set_hover (self, -1);
}

static gboolean
trend_view_key_cb (SpTrendView *self, guint key, guint code, GdkModifierType state)
{
  SpTrendLayout *layout = ensure_layout (self);
  int n = layout != NULL ? (int)sp_trend_layout_get_n_marks (layout) : 0;

  if (n == 0 || (key != GDK_KEY_Left && key != GDK_KEY_Right))
    return FALSE;
  set_hover (self, CLAMP (self->hover + (key == GDK_KEY_Right ? 1 : -1), 0, n - 1));
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  return TRUE;
}

static gboolean
trend_view_tooltip_cb (
  GtkWidget *widget, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip, gpointer data)
{
  SpTrendView *self = SP_TREND_VIEW (widget);
  SpTrendLayout *layout = ensure_layout (self);
  int mark = layout == NULL ? -1
             : is_keyboard  ? self->hover
                            : sp_trend_layout_mark_at (layout, x, y);
  SpRect rect;

  if (mark < 0)
    return FALSE;
  rect = sp_trend_layout_get_mark (layout, (guint)mark);
  gtk_tooltip_set_text (tooltip, sp_trend_layout_get_mark_words (layout, (guint)mark));
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle) {(int)rect.x, (int)rect.y, (int)ceil (rect.width) + 1,
                                             (int)ceil (rect.height) + 1});
  return TRUE;
}

/* ---- widget ---- */

static void
sp_trend_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum =
    orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : SP_TREND_VIEW (widget)->least_height;
  *natural = *minimum;
}

static void
sp_trend_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  drop_layout (SP_TREND_VIEW (widget));
}

static void
sp_trend_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpTrendView *self = SP_TREND_VIEW (widget);
  SpTrendLayout *layout = ensure_layout (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (layout == NULL || width <= 0 || height <= 0)
    return;
  cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  sp_trend_render (cr, layout, self->hover);
  cairo_destroy (cr);
}

static void
sp_trend_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (sp_trend_view_parent_class)->css_changed (widget, change);
  drop_layout (SP_TREND_VIEW (widget));
}

static void
sp_trend_view_finalize (GObject *object)
{
  SpTrendView *self = SP_TREND_VIEW (object);

  g_clear_pointer (&self->layout, sp_trend_layout_free);
  g_clear_pointer (&self->scene, sp_trend_scene_unref);
  G_OBJECT_CLASS (sp_trend_view_parent_class)->finalize (object);
}

static void
sp_trend_view_class_init (SpTrendViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_trend_view_finalize;
  widget_class->measure = sp_trend_view_measure;
  widget_class->size_allocate = sp_trend_view_size_allocate;
  widget_class->snapshot = sp_trend_view_snapshot;
  widget_class->css_changed = sp_trend_view_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sp_trend_view_init (SpTrendView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->hover = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (trend_view_motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (trend_view_leave_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (trend_view_key_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (trend_view_tooltip_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

SpTrendView *
sp_trend_view_new (int height, gboolean is_bare)
{
  SpTrendView *self = g_object_new (SP_TYPE_TREND_VIEW, "hexpand", TRUE, NULL);

  self->least_height = height;
  self->is_bare = is_bare;
  return self;
}

void
sp_trend_view_set_scene (SpTrendView *self, SpTrendScene *scene)
{
  g_autofree char *description = NULL;

  g_return_if_fail (SP_IS_TREND_VIEW (self));
  if (scene != NULL)
    sp_trend_scene_ref (scene);
  g_clear_pointer (&self->scene, sp_trend_scene_unref);
  self->scene = scene;
  if (scene != NULL)
    description = sp_trend_scene_dup_description (scene);
  sp_app_set_name (self, description != NULL ? description : "");
  drop_layout (self);
}

SpTrendScene *
sp_trend_view_get_scene (SpTrendView *self)
{
  g_return_val_if_fail (SP_IS_TREND_VIEW (self), NULL);
  return self->scene;
}

const char *
sp_trend_view_get_words (SpTrendView *self)
{
  g_return_val_if_fail (SP_IS_TREND_VIEW (self), NULL);
  return self->layout != NULL && self->hover >= 0
           ? sp_trend_layout_get_mark_words (self->layout, (guint)self->hover)
           : NULL;
}
