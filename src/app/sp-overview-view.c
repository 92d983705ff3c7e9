/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOverviewView. The layout is made for a width when it is first asked for and kept until the
 * width, the style or the overview changes; moving the pointer only draws. */
#include "app/sp-overview-view.h"
#include "base/sp-i18n.h"

#include <math.h>

#define MIN_WIDTH 860

struct _SpOverviewView
{
  GtkWidget parent_instance;

  /* Owned */
  SpOverview *overview;
  SpOverviewLayout *layout; /* NULL until it is needed */

  /* State */
  int layout_width; /* what the layout was asked for */
  gboolean is_dark;
  double scale;
  int focus; /* area, or -1 */
  int hover;
  int pressed;
};

G_DEFINE_FINAL_TYPE (SpOverviewView, sp_overview_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* ---- layout ---- */

static void
drop_layout (SpOverviewView *self)
{
  g_clear_pointer (&self->layout, sp_overview_layout_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static SpOverviewLayout *
ensure_layout (SpOverviewView *self, int width)
{
  if (self->overview == NULL)
    return NULL;
  if (self->layout != NULL && self->layout_width == width)
    return self->layout;
  g_clear_pointer (&self->layout, sp_overview_layout_free);
  self->layout = sp_overview_layout_new (self->overview, self->is_dark, self->scale, width);
  self->layout_width = width;
  return self->layout;
}

SpOverviewLayout *
sp_overview_view_get_layout (SpOverviewView *self)
{
  g_return_val_if_fail (SP_IS_OVERVIEW_VIEW (self), NULL);

  return ensure_layout (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

/* ---- focus ---- */

static void
say_focus (SpOverviewView *self)
{
  SpOverviewLayout *layout = self->layout;
  g_autofree char *label = NULL;
  const char *description = _ ("按方向键逐项查看，按回车键打开对应的清单");

  if (layout != NULL && self->focus >= 0)
    {
      label = g_strdup_printf (_ ("总览，第 %d 处，共 %u 处"), self->focus + 1,
                               sp_overview_layout_get_n_areas (layout));
      description = sp_overview_layout_get_words (layout, (guint)self->focus);
    }
  else
    label = g_strdup (_ ("总览"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
scroll_to (SpOverviewView *self, const SpRect *rect)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  double margin = 12;

  if (scroller == NULL)
    return;
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                             rect->y - margin, rect->y + rect->height + margin);
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)),
                             rect->x - margin, rect->x + rect->width + margin);
}

int
sp_overview_view_get_focus_area (SpOverviewView *self)
{
  g_return_val_if_fail (SP_IS_OVERVIEW_VIEW (self), -1);

  return self->focus;
}

void
sp_overview_view_set_focus_area (SpOverviewView *self, int area)
{
  SpOverviewLayout *layout;
  SpRect rect;

  g_return_if_fail (SP_IS_OVERVIEW_VIEW (self));

  layout = sp_overview_view_get_layout (self);
  self->focus =
    layout != NULL && area < (int)sp_overview_layout_get_n_areas (layout) ? MAX (area, -1) : -1;
  if (self->focus >= 0)
    {
      rect = sp_overview_layout_get_area (layout, (guint)self->focus);
      scroll_to (self, &rect);
    }
  say_focus (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
sp_overview_view_activate (SpOverviewView *self, int area)
{
  SpOverviewLayout *layout;
  SpOverviewLink link;

  g_return_val_if_fail (SP_IS_OVERVIEW_VIEW (self), FALSE);

  layout = sp_overview_view_get_layout (self);
  if (layout == NULL || area < 0 || area >= (int)sp_overview_layout_get_n_areas (layout))
    return FALSE;
  link = *sp_overview_layout_get_link (layout, (guint)area);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, &link);
  return TRUE;
}

/* ---- the overview ---- */

static int
find_link (SpOverviewLayout *layout, const SpOverviewLink *link)
{
  for (guint i = 0; i < sp_overview_layout_get_n_areas (layout); i++)
    if (sp_overview_link_equal (sp_overview_layout_get_link (layout, i), link))
      return (int)i;
  return -1;
}

void
sp_overview_view_set_overview (SpOverviewView *self, SpOverview *overview)
{
  SpOverviewLink link;
  int focus;

  g_return_if_fail (SP_IS_OVERVIEW_VIEW (self));

  focus = self->layout != NULL ? self->focus : -1;
  if (focus >= 0)
    link = *sp_overview_layout_get_link (self->layout, (guint)focus);
  if (overview != NULL)
    sp_overview_ref (overview);
  drop_layout (self);
  g_clear_pointer (&self->overview, sp_overview_unref);
  self->overview = overview;
  self->hover = self->focus = -1;
  if (focus >= 0 && sp_overview_view_get_layout (self) != NULL)
    self->focus = find_link (self->layout, &link);
  say_focus (self);
}

SpOverview *
sp_overview_view_get_overview (SpOverviewView *self)
{
  g_return_val_if_fail (SP_IS_OVERVIEW_VIEW (self), NULL);

  return self->overview;
}

/* ---- keys ---- */

static gboolean
sp_overview_view_step_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpOverviewView *self = SP_OVERVIEW_VIEW (widget);
  SpOverviewLayout *layout = sp_overview_view_get_layout (self);
  int dx = 0, dy = 0;

  g_variant_get (args, "(ii)", &dx, &dy);
  if (layout != NULL)
    sp_overview_view_set_focus_area (self, sp_overview_layout_step (layout, self->focus, dx, dy));
  return TRUE;
}

static gboolean
sp_overview_view_end_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpOverviewView *self = SP_OVERVIEW_VIEW (widget);
  SpOverviewLayout *layout = sp_overview_view_get_layout (self);

  if (layout != NULL)
    sp_overview_view_set_focus_area (
      self, g_variant_get_int32 (args) < 0 ? 0 : (int)sp_overview_layout_get_n_areas (layout) - 1);
  return TRUE;
}

static gboolean
sp_overview_view_activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpOverviewView *self = SP_OVERVIEW_VIEW (widget);

  return sp_overview_view_activate (self, self->focus);
}

/* Tab goes from area to area and leaves after the last. */
static gboolean
sp_overview_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SpOverviewView *self = SP_OVERVIEW_VIEW (widget);
  SpOverviewLayout *layout = sp_overview_view_get_layout (self);
  gboolean is_forward = direction == GTK_DIR_TAB_FORWARD;
  int n = layout != NULL ? (int)sp_overview_layout_get_n_areas (layout) : 0;
  int next;

  if (n == 0 || (!is_forward && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (sp_overview_view_parent_class)->focus (widget, direction);
  if (!gtk_widget_has_focus (widget))
    {
      gtk_widget_grab_focus (widget);
      sp_overview_view_set_focus_area (self, self->focus >= 0 ? self->focus
                                             : is_forward     ? 0
                                                              : n - 1);
      return TRUE;
    }
  next = self->focus + (is_forward ? 1 : -1);
  if (next < 0 || next >= n)
    return FALSE;
  sp_overview_view_set_focus_area (self, next);
  return TRUE;
}

static void
sp_overview_view_focus_changed_cb (SpOverviewView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- pointer ---- */

static int
area_at (SpOverviewView *self, double x, double y)
{
  SpOverviewLayout *layout = sp_overview_view_get_layout (self);

  return layout != NULL ? sp_overview_layout_area_at (layout, x, y) : -1;
}

static void
sp_overview_view_pressed_cb (
  GtkGestureClick *gesture, int n_press, double x, double y, SpOverviewView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->pressed = area_at (self, x, y);
  sp_overview_view_set_focus_area (self, self->pressed);
}

static void
sp_overview_view_released_cb (
  GtkGestureClick *gesture, int n_press, double x, double y, SpOverviewView *self)
{
  int area = area_at (self, x, y);

  if (area >= 0 && area == self->pressed)
    sp_overview_view_activate (self, area);
}

static void
set_hover (SpOverviewView *self, int area)
{
  if (area == self->hover)
    return;
  self->hover = area;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), area >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
sp_overview_view_motion_cb (GtkEventControllerMotion *controller,
                            double x,
                            double y,
                            SpOverviewView *self)
{
  set_hover (self, area_at (self, x, y));
}

static void
sp_overview_view_leave_cb (GtkEventControllerMotion *controller, SpOverviewView *self)
{
  set_hover (self, -1);
}

static gboolean
sp_overview_view_query_tooltip_cb (
  GtkWidget *widget, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip, gpointer user_data)
{
  SpOverviewView *self = SP_OVERVIEW_VIEW (widget);
  int area = keyboard_mode ? self->focus : area_at (self, x, y);
  SpRect rect;

  if (area < 0 || self->layout == NULL)
    return FALSE;
  rect = sp_overview_layout_get_area (self->layout, (guint)area);
  gtk_tooltip_set_text (tooltip, sp_overview_layout_get_words (self->layout, (guint)area));
  gtk_tooltip_set_tip_area (
    tooltip,
    &(GdkRectangle) {(int)rect.x, (int)rect.y, (int)ceil (rect.width), (int)ceil (rect.height)});
  return TRUE;
}

/* ---- the widget ---- */

static GtkSizeRequestMode
sp_overview_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sp_overview_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  SpOverviewView *self = SP_OVERVIEW_VIEW (widget);
  int width = (int)ceil (MIN_WIDTH * self->scale);

  *minimum = *natural = width;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      SpOverviewLayout *layout = ensure_layout (self, MAX (for_size, width));

      *minimum = *natural =
        layout != NULL ? (int)ceil (sp_overview_layout_get_height (layout)) : 100;
    }
}

static void
sp_overview_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpOverviewView *self = SP_OVERVIEW_VIEW (widget);
  SpOverviewLayout *layout = sp_overview_view_get_layout (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (layout == NULL || width <= 0 || height <= 0)
    return;
  cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  sp_overview_render (cr, layout, 0, height, self->hover,
                      gtk_widget_has_focus (widget) ? self->focus : -1);
  cairo_destroy (cr);
}

/* Light text means a dark theme; GTK 4.8 says it no other way. */
static void
update_style (SpOverviewView *self)
{
  GdkRGBA color;
  int dpi = 0;
  gboolean is_dark;
  double scale;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  is_dark = 0.299f * color.red + 0.587f * color.green + 0.114f * color.blue > 0.5f;
  scale = dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.5, 4.0) : 1.0;
  if (is_dark == self->is_dark && fabs (scale - self->scale) < 1e-6)
    return;
  self->is_dark = is_dark;
  self->scale = scale;
  drop_layout (self);
}

static void
sp_overview_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (sp_overview_view_parent_class)->css_changed (widget, change);
  update_style (SP_OVERVIEW_VIEW (widget));
}

static void
sp_overview_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (sp_overview_view_parent_class)->system_setting_changed (widget, setting);
  if (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_CONFIG)
    drop_layout (SP_OVERVIEW_VIEW (widget));
  update_style (SP_OVERVIEW_VIEW (widget));
}

static void
sp_overview_view_dispose (GObject *object)
{
  SpOverviewView *self = SP_OVERVIEW_VIEW (object);

  g_clear_pointer (&self->layout, sp_overview_layout_free);
  g_clear_pointer (&self->overview, sp_overview_unref);
  G_OBJECT_CLASS (sp_overview_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    int dx, dy;
  } steps[] = {
    {GDK_KEY_Left, -1, 0},    {GDK_KEY_KP_Left, -1, 0}, {GDK_KEY_Right, 1, 0},
    {GDK_KEY_KP_Right, 1, 0}, {GDK_KEY_Up, 0, -1},      {GDK_KEY_KP_Up, 0, -1},
    {GDK_KEY_Down, 0, 1},     {GDK_KEY_KP_Down, 0, 1},
  };
  static const guint activates[] = {GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space};

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (klass, steps[i].key, 0, sp_overview_view_step_cb, "(ii)",
                                  steps[i].dx, steps[i].dy);
  for (guint i = 0; i < G_N_ELEMENTS (activates); i++)
    gtk_widget_class_add_binding (klass, activates[i], 0, sp_overview_view_activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, sp_overview_view_end_cb, "i", -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, sp_overview_view_end_cb, "i", 1);
}

static void
sp_overview_view_class_init (SpOverviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_overview_view_dispose;
  widget_class->get_request_mode = sp_overview_view_get_request_mode;
  widget_class->measure = sp_overview_view_measure;
  widget_class->snapshot = sp_overview_view_snapshot;
  widget_class->focus = sp_overview_view_focus;
  widget_class->css_changed = sp_overview_view_css_changed;
  widget_class->system_setting_changed = sp_overview_view_system_setting_changed;
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_css_name (widget_class, "overviewview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  add_keys (widget_class);
}

static void
sp_overview_view_init (SpOverviewView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->scale = 1.0;
  self->focus = self->hover = self->pressed = -1;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_signal_connect (click, "pressed", G_CALLBACK (sp_overview_view_pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (sp_overview_view_released_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "enter", G_CALLBACK (sp_overview_view_motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (sp_overview_view_motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (sp_overview_view_leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (widget, "notify::has-focus", G_CALLBACK (sp_overview_view_focus_changed_cb),
                    NULL);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (sp_overview_view_query_tooltip_cb), NULL);
  say_focus (self);
}

GtkWidget *
sp_overview_view_new (void)
{
  return g_object_new (SP_TYPE_OVERVIEW_VIEW, NULL);
}
