/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpGanttView, the input half: keys, clicks, hover, Ctrl+wheel and the hover text. Decides which
 * row or zoom is meant and calls the widget half; draws nothing. */
#include "app/sp-gantt-view-private.h"

#define WHEEL_FACTOR 1.15
#define SCROLL_STEP 0.15 /* of the page, for Left and Right */

/* ---- keys ---- */

static gboolean
select_step (SpGanttView *self, int step)
{
  int n_rows = self->scene != NULL ? (int)sp_gantt_scene_get_n_rows (self->scene) : 0;
  int row = self->selected >= 0 ? self->selected + step : step > 0 ? 0 : n_rows - 1;

  if (n_rows == 0)
    return FALSE;
  sp_gantt_view_select_row (self, CLAMP (row, 0, n_rows - 1));
  return TRUE;
}

static gboolean
sp_gantt_view_move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  int step = g_variant_get_int32 (args);

  return select_step (SP_GANTT_VIEW (widget), step);
}

/* The row one page on from the selected one, as the layout has them. */
static gboolean
sp_gantt_view_page_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpGanttView *self = SP_GANTT_VIEW (widget);
  SpGanttLayout *layout = sp_gantt_view_ensure_layout (self);
  int direction = g_variant_get_int32 (args);
  double page, y;
  int row;

  if (layout == NULL || self->vadjustment == NULL)
    return FALSE;
  page = gtk_adjustment_get_page_size (self->vadjustment);
  y = self->selected >= 0 ? sp_gantt_layout_row_rect (layout, (guint)self->selected).y
                          : gtk_adjustment_get_value (self->vadjustment);
  y += direction * page * 0.9;
  row = sp_gantt_layout_row_at (layout, MAX (y, 0));
  if (row < 0)
    row = direction < 0 ? 0 : (int)sp_gantt_scene_get_n_rows (self->scene) - 1;
  sp_gantt_view_select_row (self, row);
  return TRUE;
}

static gboolean
sp_gantt_view_end_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpGanttView *self = SP_GANTT_VIEW (widget);
  int n_rows = self->scene != NULL ? (int)sp_gantt_scene_get_n_rows (self->scene) : 0;

  if (n_rows == 0)
    return FALSE;
  sp_gantt_view_select_row (self, g_variant_get_int32 (args) < 0 ? 0 : n_rows - 1);
  return TRUE;
}

static gboolean
sp_gantt_view_scroll_time_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpGanttView *self = SP_GANTT_VIEW (widget);
  GtkAdjustment *adjustment = self->hadjustment;
  int direction = g_variant_get_int32 (args);

  if (adjustment == NULL)
    return FALSE;
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) +
                              direction * SCROLL_STEP * gtk_adjustment_get_page_size (adjustment));
  return TRUE;
}

static gboolean
sp_gantt_view_activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpGanttView *self = SP_GANTT_VIEW (widget);

  if (self->selected < 0)
    return FALSE;
  sp_gantt_view_activate_row (self, self->selected);
  return TRUE;
}

/* ---- pointer ---- */

static void
sp_gantt_view_pressed_cb (
  GtkGestureClick *gesture, int n_press, double x, double y, SpGanttView *self)
{
  int row = sp_gantt_view_row_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (row < 0)
    return;
  sp_gantt_view_select_row (self, row);
  if (n_press == 2)
    sp_gantt_view_activate_row (self, row);
}

static void
sp_gantt_view_motion_cb (GtkEventControllerMotion *controller,
                         double x,
                         double y,
                         SpGanttView *self)
{
  self->pointer_x = x;
  sp_gantt_view_set_hover (self, sp_gantt_view_row_at (self, x, y));
}

static void
sp_gantt_view_leave_cb (GtkEventControllerMotion *controller, SpGanttView *self)
{
  self->pointer_x = -1;
  sp_gantt_view_set_hover (self, -1);
}

static gboolean
sp_gantt_view_scroll_cb (GtkEventControllerScroll *controller,
                         double dx,
                         double dy,
                         SpGanttView *self)
{
  GdkModifierType state;

  state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;
  sp_gantt_view_zoom_by (self, dy < 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR, self->pointer_x);
  return GDK_EVENT_STOP;
}

static gboolean
sp_gantt_view_query_tooltip_cb (
  GtkWidget *widget, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip, gpointer user_data)
{
  SpGanttView *self = SP_GANTT_VIEW (widget);
  int row = keyboard_mode ? self->selected : sp_gantt_view_row_at (self, x, y);
  g_autofree char *text = NULL;
  SpRect rect;

  if (row < 0)
    return FALSE;
  rect = sp_gantt_view_row_rect (self, row);
  text = sp_gantt_scene_dup_description (self->scene, (guint)row);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) {x, (int)rect.y, 1, (int)rect.height});
  return TRUE;
}

/* ---- set-up ---- */

static const struct
{
  guint key;
  GtkShortcutFunc func;
  int arg;
} keys[] = {
  {GDK_KEY_Up, sp_gantt_view_move_cb, -1},
  {GDK_KEY_KP_Up, sp_gantt_view_move_cb, -1},
  {GDK_KEY_Down, sp_gantt_view_move_cb, 1},
  {GDK_KEY_KP_Down, sp_gantt_view_move_cb, 1},
  {GDK_KEY_Page_Up, sp_gantt_view_page_cb, -1},
  {GDK_KEY_KP_Page_Up, sp_gantt_view_page_cb, -1},
  {GDK_KEY_Page_Down, sp_gantt_view_page_cb, 1},
  {GDK_KEY_KP_Page_Down, sp_gantt_view_page_cb, 1},
  {GDK_KEY_Home, sp_gantt_view_end_cb, -1},
  {GDK_KEY_KP_Home, sp_gantt_view_end_cb, -1},
  {GDK_KEY_End, sp_gantt_view_end_cb, 1},
  {GDK_KEY_KP_End, sp_gantt_view_end_cb, 1},
  {GDK_KEY_Left, sp_gantt_view_scroll_time_cb, -1},
  {GDK_KEY_KP_Left, sp_gantt_view_scroll_time_cb, -1},
  {GDK_KEY_Right, sp_gantt_view_scroll_time_cb, 1},
  {GDK_KEY_KP_Right, sp_gantt_view_scroll_time_cb, 1},
  {GDK_KEY_space, sp_gantt_view_activate_cb, 0},
  {GDK_KEY_Return, sp_gantt_view_activate_cb, 0},
  {GDK_KEY_KP_Enter, sp_gantt_view_activate_cb, 0},
};

void
sp_gantt_view_input_class_init (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, keys[i].func, "i", keys[i].arg);
}

void
sp_gantt_view_input_init (SpGanttView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  g_signal_connect (click, "pressed", G_CALLBACK (sp_gantt_view_pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "enter", G_CALLBACK (sp_gantt_view_motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (sp_gantt_view_motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (sp_gantt_view_leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (sp_gantt_view_scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (sp_gantt_view_query_tooltip_cb), NULL);
}
