/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpGanttView, the widget half: scene and layout, scrolling, zoom, selection, drawing. The layout
 * is made anew only when scene, zoom or style change; geometry is asked of it, never computed here.
 */
#include "app/sp-gantt-view-private.h"
#include "app/sp-app.h"
#include "base/sp-i18n.h"
#include <math.h>

#define MIN_WIDTH 360
#define MIN_HEIGHT 200
#define DEFAULT_ZOOM 0.5

enum
{
  PROP_0,
  PROP_SELECTED_MEASURE,
  PROP_POINTS_PER_DAY,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};
static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
sp_gantt_view_scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = sp_gantt_view_get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpGanttView,
                               sp_gantt_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      sp_gantt_view_scrollable_init))

/* ---- scene ---- */

void
sp_gantt_view_set_scene (SpGanttView *self, SpGanttScene *scene)
{
  g_return_if_fail (SP_IS_GANTT_VIEW (self));

  if (scene == self->scene)
    return;
  if (scene != NULL)
    sp_gantt_scene_ref (scene);
  g_clear_pointer (&self->layout, sp_gantt_layout_free);
  g_clear_pointer (&self->scene, sp_gantt_scene_unref);
  self->scene = scene;
  self->hover = -1;
  sp_gantt_view_drop_layout (self);
  sp_gantt_view_select_row (self, scene != NULL && self->selected_measure != 0
                                    ? sp_gantt_scene_find (scene, self->selected_measure)
                                    : -1);
}

SpGanttScene *
sp_gantt_view_get_scene (SpGanttView *self)
{
  g_return_val_if_fail (SP_IS_GANTT_VIEW (self), NULL);

  return self->scene;
}

static void
say_selected_row (SpGanttView *self)
{
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;
  guint n_rows = self->scene != NULL ? sp_gantt_scene_get_n_rows (self->scene) : 0;

  if (self->selected >= 0)
    {
      label = g_strdup_printf (_ ("甘特图，第 %d 行，共 %u 行"), self->selected + 1, n_rows);
      description = sp_gantt_scene_dup_description (self->scene, (guint)self->selected);
    }
  else
    {
      label = g_strdup_printf (_ ("甘特图，共 %u 行"), n_rows);
      description = g_strdup (_ ("按上下方向键逐行查看，按空格键打开任务"));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

void
sp_gantt_view_measure_changed (SpGanttView *self, int64_t measure)
{
  g_return_if_fail (SP_IS_GANTT_VIEW (self));

  if (self->scene == NULL || measure == 0)
    return;
  sp_gantt_scene_row_changed (self->scene, measure);
  if (self->layout != NULL)
    for (guint i = 0; i < sp_gantt_scene_get_n_rows (self->scene); i++)
      if (sp_gantt_scene_get_measure (self->scene, i) == measure)
        sp_gantt_layout_row_changed (self->layout, i);
  sp_gantt_view_configure (self);
  if (measure == self->selected_measure)
    say_selected_row (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- selection ---- */

int
sp_gantt_view_get_selected_row (SpGanttView *self)
{
  g_return_val_if_fail (SP_IS_GANTT_VIEW (self), -1);

  return self->selected;
}

static void
take_selected_measure (SpGanttView *self, int64_t measure)
{
  if (measure == self->selected_measure)
    return;
  self->selected_measure = measure;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_MEASURE]);
}

void
sp_gantt_view_select_row (SpGanttView *self, int row)
{
  int n_rows;
  int64_t measure;

  g_return_if_fail (SP_IS_GANTT_VIEW (self));

  n_rows = self->scene != NULL ? (int)sp_gantt_scene_get_n_rows (self->scene) : 0;
  self->selected = row >= 0 && row < n_rows ? row : -1;
  sp_gantt_view_scroll_to_row (self, self->selected);
  say_selected_row (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  measure = self->selected >= 0 ? sp_gantt_scene_get_measure (self->scene, (guint)row) : 0;
  /* A heading, or a scene without the measure, leaves the measure selected that the session knows.
   */
  if (measure != 0)
    take_selected_measure (self, measure);
}

int64_t
sp_gantt_view_get_selected_measure (SpGanttView *self)
{
  g_return_val_if_fail (SP_IS_GANTT_VIEW (self), 0);

  return self->selected_measure;
}

void
sp_gantt_view_set_selected_measure (SpGanttView *self, int64_t measure)
{
  g_return_if_fail (SP_IS_GANTT_VIEW (self));

  if (measure == self->selected_measure)
    return;
  take_selected_measure (self, measure);
  sp_gantt_view_select_row (
    self, self->scene != NULL && measure != 0 ? sp_gantt_scene_find (self->scene, measure) : -1);
}

void
sp_gantt_view_set_hover (SpGanttView *self, int row)
{
  if (row == self->hover)
    return;
  self->hover = row;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sp_gantt_view_activate_row (SpGanttView *self, int row)
{
  int64_t measure;

  if (self->scene == NULL || row < 0)
    return;
  measure = sp_gantt_scene_get_measure (self->scene, (guint)row);
  if (measure != 0)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, measure);
}

/* ---- the widget ---- */

static void
sp_gantt_view_measure (GtkWidget *widget,
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
sp_gantt_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpGanttView *self = SP_GANTT_VIEW (widget);

  sp_gantt_view_choose_columns (self, width);
  if (sp_gantt_view_ensure_layout (self) != NULL)
    sp_gantt_view_fit_layout (self);
  sp_gantt_view_configure (self);
}

static void
sp_gantt_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpGanttView *self = SP_GANTT_VIEW (widget);
  SpGanttLayout *layout = sp_gantt_view_ensure_layout (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (layout == NULL || width <= 0 || height <= 0)
    return;
  cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  sp_gantt_render_window (cr, layout, sp_gantt_view_scroll_of (self->hadjustment),
                          sp_gantt_view_scroll_of (self->vadjustment), width, height, self->hover,
                          self->selected);
  cairo_destroy (cr);
}

static void
update_style (SpGanttView *self)
{
  SpGanttStyle style = {.is_dark = sp_app_is_dark (GTK_WIDGET (self)),
                        .scale = sp_app_text_scale (GTK_WIDGET (self)),
                        .n_hidden = self->style.n_hidden};

  if (style.is_dark == self->style.is_dark && fabs (style.scale - self->style.scale) < 1e-6)
    return;
  self->style = style;
  sp_gantt_view_drop_layout (self);
}

static void
sp_gantt_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (sp_gantt_view_parent_class)->css_changed (widget, change);
  update_style (SP_GANTT_VIEW (widget));
}

static void
sp_gantt_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (sp_gantt_view_parent_class)->system_setting_changed (widget, setting);
  if (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_CONFIG)
    sp_gantt_view_drop_layout (SP_GANTT_VIEW (widget));
  update_style (SP_GANTT_VIEW (widget));
}

static void
sp_gantt_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpGanttView *self = SP_GANTT_VIEW (object);

  switch (prop_id)
    {
    case PROP_SELECTED_MEASURE:
      g_value_set_int64 (value, self->selected_measure);
      break;
    case PROP_POINTS_PER_DAY:
      g_value_set_double (value, self->points_per_day);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, (int)self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int)self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_gantt_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SpGanttView *self = SP_GANTT_VIEW (object);

  switch (prop_id)
    {
    case PROP_SELECTED_MEASURE:
      sp_gantt_view_set_selected_measure (self, g_value_get_int64 (value));
      break;
    case PROP_POINTS_PER_DAY:
      sp_gantt_view_set_zoom (self, g_value_get_double (value), -1);
      break;
    case PROP_HADJUSTMENT:
      sp_gantt_view_set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      sp_gantt_view_set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = (GtkScrollablePolicy)g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = (GtkScrollablePolicy)g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_gantt_view_dispose (GObject *object)
{
  SpGanttView *self = SP_GANTT_VIEW (object);

  g_clear_pointer (&self->layout, sp_gantt_layout_free);
  g_clear_pointer (&self->scene, sp_gantt_scene_unref);
  self->selected = self->hover = -1;
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->hadjustment, gtk_widget_queue_draw, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, gtk_widget_queue_draw, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  G_OBJECT_CLASS (sp_gantt_view_parent_class)->dispose (object);
}

static void
sp_gantt_view_class_init (SpGanttViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_gantt_view_dispose;
  object_class->get_property = sp_gantt_view_get_property;
  object_class->set_property = sp_gantt_view_set_property;
  widget_class->measure = sp_gantt_view_measure;
  widget_class->size_allocate = sp_gantt_view_size_allocate;
  widget_class->snapshot = sp_gantt_view_snapshot;
  widget_class->css_changed = sp_gantt_view_css_changed;
  widget_class->system_setting_changed = sp_gantt_view_system_setting_changed;

  properties[PROP_SELECTED_MEASURE] =
    g_param_spec_int64 ("selected-measure", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_POINTS_PER_DAY] = g_param_spec_double (
    "points-per-day", NULL, NULL, SP_GANTT_VIEW_MIN_ZOOM, SP_GANTT_VIEW_MAX_ZOOM, DEFAULT_ZOOM,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "ganttview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  sp_gantt_view_input_class_init (widget_class);
}

static void
sp_gantt_view_init (SpGanttView *self)
{
  self->points_per_day = DEFAULT_ZOOM;
  self->is_fitted = TRUE;
  self->style.scale = 1.0;
  self->selected = self->hover = -1;
  self->pointer_x = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  sp_gantt_view_input_init (self);
  say_selected_row (self);
}

GtkWidget *
sp_gantt_view_new (void)
{
  return g_object_new (SP_TYPE_GANTT_VIEW, NULL);
}
