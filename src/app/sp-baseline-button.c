/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-baseline-button.h. */
#include "sp-baseline-button.h"

#include "base/sp-i18n.h"
#include "core/sp-overview.h"
#include "sp-app.h"
#include "sp-template.h"

#define MOST_QUARTERS 24

struct _SpBaselineButton
{
  GtkWidget parent_instance;

  /* Owned */
  GArray *quarters; /* of SpDate, the newest first; a row each */

  /* Template */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkListBox *list;
  GtkEntry *entry;
  GtkButton *apply;
  GtkLabel *problem;

  /* State */
  SpDate first, as_of, baseline;
};

G_DEFINE_FINAL_TYPE (SpBaselineButton, sp_baseline_button, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
choose (SpBaselineButton *self, SpDate day)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, chosen_signal, 0, day);
}

static void
say_problem (SpBaselineButton *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
}

gboolean
sp_baseline_button_choose_text (SpBaselineButton *self, const char *text)
{
  SpDate day;

  g_return_val_if_fail (SP_IS_BASELINE_BUTTON (self), FALSE);
  day = sp_date_from_text (text);
  if (day != SP_DATE_NONE && day < self->as_of)
    {
      choose (self, day);
      return TRUE;
    }
  say_problem (self, day == SP_DATE_NONE ? _ ("日期没有看懂，请写成 2021-9-30 的样子。")
                                         : _ ("要早于统计日期。"));
  return FALSE;
}

static void
baseline_button_apply_cb (SpBaselineButton *self)
{
  sp_baseline_button_choose_text (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
baseline_button_row_cb (SpBaselineButton *self, GtkListBoxRow *row)
{
  guint i = (guint)gtk_list_box_row_get_index (row);

  if (i < self->quarters->len)
    choose (self, g_array_index (self->quarters, SpDate, i));
}

/* ---- what is offered ---- */

static GtkWidget *
new_row (SpDate day)
{
  SpPeriod quarter = sp_period_containing (day, SP_PERIOD_QUARTER);
  g_autofree char *name = sp_period_dup_label (&quarter);
  g_autofree char *iso = sp_date_dup_iso (day);
  g_autofree char *text = g_strdup_printf (_ ("%s末　%s"), name, iso);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
fill (SpBaselineButton *self)
{
  SpDate day = sp_overview_default_baseline (self->as_of);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_array_set_size (self->quarters, 0);
  while (self->quarters->len < MOST_QUARTERS && (self->quarters->len == 0 || day >= self->first))
    {
      g_array_append_val (self->quarters, day);
      gtk_list_box_append (self->list, new_row (day));
      day = sp_overview_default_baseline (day);
    }
}

/* What is compared with now is selected, and the keyboard is there. */
static void
baseline_button_show_cb (SpBaselineButton *self)
{
  g_autofree char *iso = sp_date_dup_iso (self->baseline);
  GtkListBoxRow *current = gtk_list_box_get_row_at_index (self->list, 0);

  say_problem (self, "");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), iso);
  for (guint i = 0; i < self->quarters->len; i++)
    if (g_array_index (self->quarters, SpDate, i) == self->baseline)
      current = gtk_list_box_get_row_at_index (self->list, (int)i);
  gtk_list_box_select_row (self->list, current);
  if (current != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (current));
}

void
sp_baseline_button_set_days (SpBaselineButton *self, SpDate first, SpDate as_of, SpDate baseline)
{
  g_autofree char *iso = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (SP_IS_BASELINE_BUTTON (self));
  if (self->first != first || self->as_of != as_of)
    {
      self->first = first;
      self->as_of = as_of;
      fill (self);
    }
  self->baseline = baseline;
  iso = sp_date_dup_iso (baseline);
  label = g_strdup_printf (_ ("与 %s 比较"), iso);
  gtk_menu_button_set_label (self->button, label);
  sp_app_set_name (self->button, label);
}

void
sp_baseline_button_popup (SpBaselineButton *self)
{
  g_return_if_fail (SP_IS_BASELINE_BUTTON (self));
  gtk_menu_button_popup (self->button);
}

guint
sp_baseline_button_get_n_quarters (SpBaselineButton *self)
{
  g_return_val_if_fail (SP_IS_BASELINE_BUTTON (self), 0);
  return self->quarters->len;
}

/* ---- class ---- */

static void
sp_baseline_button_dispose (GObject *object)
{
  sp_template_dispose (object, SP_TYPE_BASELINE_BUTTON);
  G_OBJECT_CLASS (sp_baseline_button_parent_class)->dispose (object);
}

static void
sp_baseline_button_finalize (GObject *object)
{
  g_array_unref (SP_BASELINE_BUTTON (object)->quarters);
  G_OBJECT_CLASS (sp_baseline_button_parent_class)->finalize (object);
}

static void
sp_baseline_button_class_init (SpBaselineButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_baseline_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_baseline_button_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-baseline-button.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SpBaselineButton, button);
  gtk_widget_class_bind_template_child (widget_class, SpBaselineButton, popover);
  gtk_widget_class_bind_template_child (widget_class, SpBaselineButton, list);
  gtk_widget_class_bind_template_child (widget_class, SpBaselineButton, entry);
  gtk_widget_class_bind_template_child (widget_class, SpBaselineButton, apply);
  gtk_widget_class_bind_template_child (widget_class, SpBaselineButton, problem);
}

static void
sp_baseline_button_init (SpBaselineButton *self)
{
  self->quarters = g_array_new (FALSE, FALSE, sizeof (SpDate));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (baseline_button_show_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (baseline_button_row_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (baseline_button_apply_cb), self);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (baseline_button_apply_cb), self);
}
