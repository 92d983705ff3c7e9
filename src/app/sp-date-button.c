/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-date-button.h. */
#include "sp-date-button.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"

struct _SpDateButton
{
  GtkWidget parent_instance;

  /* Template */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkEntry *entry;
  GtkLabel *problem;
  GtkCalendar *calendar;
  GtkButton *today;

  /* State */
  SpDate date;
  guint filling : 1; /* the calendar is being set, nobody clicked it */
};

enum
{
  PROP_0,
  PROP_DATE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SpDateButton, sp_date_button, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

void
sp_calendar_set_date (GtkCalendar *calendar, SpDate date)
{
  SpYmd ymd = sp_date_to_ymd (date);
  g_autoptr (GDateTime) when = g_date_time_new_local (ymd.year, ymd.month, ymd.day, 12, 0, 0);

  if (when != NULL)
    gtk_calendar_select_day (calendar, when);
}

SpDate
sp_calendar_get_date (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) when = gtk_calendar_get_date (calendar);

  return sp_date_from_ymd (g_date_time_get_year (when), g_date_time_get_month (when),
                           g_date_time_get_day_of_month (when));
}

static void
update_label (SpDateButton *self)
{
  gboolean is_today = self->date == sp_date_today ();
  g_autofree char *iso = sp_date_dup_iso (self->date);
  g_autofree char *words = sp_date_dup_chinese (self->date);
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;

  label = g_strdup_printf (is_today ? _ ("截至今天 %s") : _ ("截至 %s（不是今天）"), iso);
  name =
    g_strdup_printf (is_today ? _ ("统计日期：今天，%s") : _ ("统计日期：%s，不是今天"), words);
  gtk_menu_button_set_label (self->button, label);
  sp_app_set_name (self->button, name);
  if (is_today)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "not-today");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "not-today");
}

static void
take_date (SpDateButton *self, SpDate date)
{
  sp_date_button_set_date (self, date);
  gtk_popover_popdown (self->popover);
}

static void
date_button_calendar_selected_cb (SpDateButton *self)
{
  if (!self->filling)
    take_date (self, sp_calendar_get_date (self->calendar));
}

static void
date_button_today_clicked_cb (SpDateButton *self)
{
  take_date (self, sp_date_today ());
}

static void
date_button_entry_activate_cb (SpDateButton *self)
{
  SpDate date = sp_date_from_text (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_widget_set_visible (GTK_WIDGET (self->problem), date == SP_DATE_NONE);
  if (date != SP_DATE_NONE)
    take_date (self, date);
  else
    gtk_label_set_label (self->problem, _ ("这不是一个日期，请写成 2021-9-30 的样子。"));
}

static void
date_button_popover_show_cb (SpDateButton *self)
{
  g_autofree char *iso = sp_date_dup_iso (self->date);

  self->filling = TRUE;
  sp_calendar_set_date (self->calendar, self->date);
  self->filling = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), iso);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
sp_date_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_DATE)
    g_value_set_int (value, SP_DATE_BUTTON (object)->date);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_date_button_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_DATE)
    sp_date_button_set_date (SP_DATE_BUTTON (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_date_button_dispose (GObject *object)
{
  sp_template_dispose (object, SP_TYPE_DATE_BUTTON);
  G_OBJECT_CLASS (sp_date_button_parent_class)->dispose (object);
}

static void
sp_date_button_class_init (SpDateButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_date_button_dispose;
  object_class->get_property = sp_date_button_get_property;
  object_class->set_property = sp_date_button_set_property;

  properties[PROP_DATE] =
    g_param_spec_int ("date", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-date-button.ui");
  gtk_widget_class_set_css_name (widget_class, "datebutton");
  gtk_widget_class_bind_template_child (widget_class, SpDateButton, button);
  gtk_widget_class_bind_template_child (widget_class, SpDateButton, popover);
  gtk_widget_class_bind_template_child (widget_class, SpDateButton, entry);
  gtk_widget_class_bind_template_child (widget_class, SpDateButton, problem);
  gtk_widget_class_bind_template_child (widget_class, SpDateButton, calendar);
  gtk_widget_class_bind_template_child (widget_class, SpDateButton, today);
}

static void
sp_date_button_init (SpDateButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (date_button_popover_show_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (date_button_entry_activate_cb),
                            self);
  g_signal_connect_swapped (self->calendar, "day-selected",
                            G_CALLBACK (date_button_calendar_selected_cb), self);
  g_signal_connect_swapped (self->today, "clicked", G_CALLBACK (date_button_today_clicked_cb),
                            self);
  sp_date_button_set_date (self, sp_date_today ());
}

void
sp_date_button_set_date (SpDateButton *self, SpDate date)
{
  g_return_if_fail (SP_IS_DATE_BUTTON (self));

  if (date == SP_DATE_NONE || self->date == date)
    return;
  self->date = date;
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

void
sp_date_button_popup (SpDateButton *self)
{
  g_return_if_fail (SP_IS_DATE_BUTTON (self));
  gtk_menu_button_popup (self->button);
}
