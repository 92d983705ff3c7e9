/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-meter.h. */
#include "sp-meter.h"

#include "base/sp-i18n.h"
#include "sp-app.h"

#define BAR_HEIGHT 8
#define BAR_MIN_WIDTH 36
#define BAR_NATURAL_WIDTH 60
#define GAP 6
#define TICK_WIDTH 2
#define TICK_OVERHANG 3

struct _SpMeter
{
  GtkWidget parent_instance;

  /* Owned */
  PangoLayout *layout;

  /* State */
  int percent;
  int expected;
};

G_DEFINE_FINAL_TYPE (SpMeter, sp_meter, GTK_TYPE_WIDGET)

static PangoLayout *
ensure_layout (SpMeter *self)
{
  if (self->layout == NULL)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (self->layout, attributes);
      pango_attr_list_unref (attributes);
    }
  return self->layout;
}

/* Room for the widest number, so that bars below each other end alike. */
static int
number_width (SpMeter *self)
{
  PangoLayout *layout = ensure_layout (self);
  int width = 0;

  pango_layout_set_text (layout, "100 %", -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
sp_meter_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  SpMeter *self = SP_METER (widget);
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int number = number_width (self);

      *minimum = number + GAP + BAR_MIN_WIDTH;
      *natural = number + GAP + BAR_NATURAL_WIDTH;
      return;
    }
  pango_layout_get_pixel_size (ensure_layout (self), NULL, &height);
  *minimum = *natural = height;
}

/* On a selected row the accent colour is the ground. */
static gboolean
is_on_selected_row (GtkWidget *widget)
{
  GtkWidget *cell = gtk_widget_get_parent (widget);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  return row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0;
}

static void
append_bar (SpMeter *self, GtkSnapshot *snapshot, const GdkRGBA *ink, float width, float height)
{
  GdkRGBA trough = *ink;
  GdkRGBA fill = *ink;
  float top = (height - BAR_HEIGHT) / 2;
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  trough.alpha = 0.18f;
  if (is_on_selected_row (GTK_WIDGET (self)) ||
      !gtk_style_context_lookup_color (style, "theme_selected_bg_color", &fill))
    fill = *ink;
  gtk_snapshot_append_color (snapshot, &trough, &GRAPHENE_RECT_INIT (0, top, width, BAR_HEIGHT));
  gtk_snapshot_append_color (
    snapshot, &fill, &GRAPHENE_RECT_INIT (0, top, width * (float)self->percent / 100, BAR_HEIGHT));
  if (self->expected > 0)
    gtk_snapshot_append_color (
      snapshot, ink,
      &GRAPHENE_RECT_INIT ((width - TICK_WIDTH) * (float)self->expected / 100, top - TICK_OVERHANG,
                           TICK_WIDTH, BAR_HEIGHT + 2 * TICK_OVERHANG));
}

static void
sp_meter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpMeter *self = SP_METER (widget);
  PangoLayout *layout = ensure_layout (self);
  g_autofree char *text = NULL;
  GdkRGBA ink;
  int number = number_width (self);
  int text_width = 0;
  int text_height = 0;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->percent < 0 || width <= number + GAP)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  append_bar (self, snapshot, &ink, (float)(width - number - GAP), (float)height);
  text = g_strdup_printf ("%d %%", self->percent);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(width - text_width),
                                                          (float)(height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
sp_meter_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (sp_meter_parent_class)->css_changed (widget, change);
  g_clear_object (&SP_METER (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
sp_meter_dispose (GObject *object)
{
  g_clear_object (&SP_METER (object)->layout);
  G_OBJECT_CLASS (sp_meter_parent_class)->dispose (object);
}

static void
sp_meter_class_init (SpMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_meter_dispose;
  widget_class->measure = sp_meter_measure;
  widget_class->snapshot = sp_meter_snapshot;
  widget_class->css_changed = sp_meter_css_changed;
  gtk_widget_class_set_css_name (widget_class, "meter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
sp_meter_init (SpMeter *self)
{
  self->percent = -1;
  self->expected = -1;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0, -1);
}

GtkWidget *
sp_meter_new (void)
{
  return g_object_new (SP_TYPE_METER, NULL);
}

void
sp_meter_set (SpMeter *self, int percent, int expected)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SP_IS_METER (self));

  if (self->percent == percent && self->expected == expected)
    return;
  self->percent = percent;
  self->expected = expected;
  if (percent < 0)
    text = g_strdup ("");
  else if (expected < 0)
    text = g_strdup_printf (_ ("进度 %d%%"), percent);
  else
    text = g_strdup_printf (_ ("进度 %d%%，序时 %d%%"), percent, expected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double)MAX (percent, 0), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
  sp_app_set_name (self, text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
