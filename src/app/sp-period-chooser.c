/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-period-chooser.h. */
#include "app/sp-period-chooser.h"

#include "app/sp-quarters.h"
#include "base/sp-i18n.h"

#define MAX_PERIODS 400 /* a plan with a mistyped year stays a list */

struct _SpPeriodChooser
{
  GtkWidget parent_instance;

  /* Owned */
  GArray *periods; /* of SpPeriod, as in the list */

  /* Borrowed, the children */
  GtkDropDown *kinds; /* where any period will do */
  GtkDropDown *list;
  GtkWidget *previous, *next;

  /* State */
  SpReportPeriod kind;
  SpDate first, last, today;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (SpPeriodChooser, sp_period_chooser, GTK_TYPE_WIDGET)

static guint changed_signal;

/* What "any" can be, in the order of the list. */
static const struct
{
  const char *label;
  SpPeriodKind kind;
} any_kinds[] = {
  {N_ ("按季"), SP_PERIOD_QUARTER},     {N_ ("按月"), SP_PERIOD_MONTH},
  {N_ ("按半年"), SP_PERIOD_HALF_YEAR}, {N_ ("按年"), SP_PERIOD_YEAR},
  {N_ ("全程"), SP_PERIOD_DAYS},
};

static SpPeriodKind
get_period_kind (SpPeriodChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->kinds);

  switch (self->kind)
    {
    case SP_REPORT_MONTH:
      return SP_PERIOD_MONTH;
    case SP_REPORT_QUARTER:
      return SP_PERIOD_QUARTER;
    case SP_REPORT_HALF_YEAR:
      return SP_PERIOD_HALF_YEAR;
    case SP_REPORT_YEAR:
      return SP_PERIOD_YEAR;
    case SP_REPORT_PLAN:
      return SP_PERIOD_DAYS;
    case SP_REPORT_ANY:
    default:
      return any_kinds[MIN (selected, G_N_ELEMENTS (any_kinds) - 1)].kind;
    }
}

static void
update_steps (SpPeriodChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->list);

  gtk_widget_set_sensitive (self->previous, selected > 0 && selected < self->periods->len);
  gtk_widget_set_sensitive (self->next, selected + 1 < self->periods->len);
}

static void
period_chooser_selected_cb (SpPeriodChooser *self)
{
  update_steps (self);
  if (!self->is_filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
list_periods (SpPeriodChooser *self)
{
  SpPeriodKind kind = get_period_kind (self);
  SpPeriod period = {SP_PERIOD_DAYS, self->first, self->last};

  g_array_set_size (self->periods, 0);
  if (self->first == SP_DATE_NONE || self->last < self->first)
    return;
  if (kind != SP_PERIOD_DAYS)
    period = sp_period_containing (self->first, kind);
  while (period.first <= self->last && self->periods->len < MAX_PERIODS)
    {
      g_array_append_val (self->periods, period);
      if (kind == SP_PERIOD_DAYS)
        break;
      period = sp_period_next (&period);
    }
}

static guint
find_proposed (SpPeriodChooser *self, const SpPeriod *former)
{
  for (guint i = 0; former != NULL && i < self->periods->len; i++)
    if (g_array_index (self->periods, SpPeriod, i).last >= former->last)
      return i;
  return self->periods->len > 0 ? sp_quarters_proposed (self->periods, self->today) : 0;
}

static void
show_list (SpPeriodChooser *self, guint selected)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->periods->len; i++)
    gtk_string_list_take (labels,
                          sp_period_dup_label (&g_array_index (self->periods, SpPeriod, i)));
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (labels));
  if (self->periods->len > 0)
    gtk_drop_down_set_selected (self->list, selected);
  self->is_filling = FALSE;
  update_steps (self);
}

static void
fill (SpPeriodChooser *self)
{
  SpPeriod former = {0};
  gboolean was_chosen = sp_period_chooser_get_period (self, &former);

  list_periods (self);
  show_list (self, find_proposed (self, was_chosen ? &former : NULL));
  g_signal_emit (self, changed_signal, 0);
}

static void
period_chooser_kind_cb (SpPeriodChooser *self)
{
  if (self->kind == SP_REPORT_ANY && !self->is_filling)
    fill (self);
}

void
sp_period_chooser_set_periods (
  SpPeriodChooser *self, SpReportPeriod kind, SpDate first, SpDate last, SpDate today)
{
  g_return_if_fail (SP_IS_PERIOD_CHOOSER (self));

  if (self->first != first || self->last != last || self->today != today)
    g_array_set_size (self->periods, 0);
  self->kind = kind;
  self->first = first;
  self->last = last;
  self->today = today;
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), kind == SP_REPORT_ANY);
  fill (self);
}

gboolean
sp_period_chooser_get_period (SpPeriodChooser *self, SpPeriod *period)
{
  guint selected;

  g_return_val_if_fail (SP_IS_PERIOD_CHOOSER (self) && period != NULL, FALSE);

  selected = gtk_drop_down_get_selected (self->list);
  if (selected >= self->periods->len)
    return FALSE;
  *period = g_array_index (self->periods, SpPeriod, selected);
  return TRUE;
}

gboolean
sp_period_chooser_set_period (SpPeriodChooser *self, const SpPeriod *period)
{
  g_return_val_if_fail (SP_IS_PERIOD_CHOOSER (self) && period != NULL, FALSE);

  if (self->kind == SP_REPORT_ANY)
    for (guint i = 0; i < G_N_ELEMENTS (any_kinds); i++)
      if (any_kinds[i].kind == period->kind)
        gtk_drop_down_set_selected (self->kinds, i);
  for (guint i = 0; i < self->periods->len; i++)
    {
      const SpPeriod *at = &g_array_index (self->periods, SpPeriod, i);

      if (at->first != period->first || at->last != period->last)
        continue;
      gtk_drop_down_set_selected (self->list, i);
      return TRUE;
    }
  return FALSE;
}

gboolean
sp_period_chooser_step (SpPeriodChooser *self, int by)
{
  guint selected;

  g_return_val_if_fail (SP_IS_PERIOD_CHOOSER (self), FALSE);

  selected = gtk_drop_down_get_selected (self->list);
  if (selected >= self->periods->len || (by < 0 && selected == 0) ||
      (by > 0 && selected + 1 >= self->periods->len))
    return FALSE;
  gtk_drop_down_set_selected (self->list, by < 0 ? selected - 1 : selected + 1);
  return TRUE;
}

static void
period_chooser_previous_cb (SpPeriodChooser *self)
{
  sp_period_chooser_step (self, -1);
}

static void
period_chooser_next_cb (SpPeriodChooser *self)
{
  sp_period_chooser_step (self, 1);
}

/* ---- class ---- */

static void
sp_period_chooser_dispose (GObject *object)
{
  GtkWidget *child;

  SP_PERIOD_CHOOSER (object)->is_filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sp_period_chooser_parent_class)->dispose (object);
}

static void
sp_period_chooser_finalize (GObject *object)
{
  g_array_unref (SP_PERIOD_CHOOSER (object)->periods);
  G_OBJECT_CLASS (sp_period_chooser_parent_class)->finalize (object);
}

static gboolean
sp_period_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_PERIOD_CHOOSER (widget)->list));
}

static void
sp_period_chooser_class_init (SpPeriodChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_period_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_period_chooser_finalize;
  widget_class->grab_focus = sp_period_chooser_grab_focus;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_step (SpPeriodChooser *self, const char *icon, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static GtkDropDown *
new_list (SpPeriodChooser *self, const char *label, GCallback callback)
{
  GtkWidget *list = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (list, "notify::selected", callback, self);
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  return GTK_DROP_DOWN (list);
}

static void
sp_period_chooser_init (SpPeriodChooser *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->periods = g_array_new (FALSE, FALSE, sizeof (SpPeriod));
  self->is_filling = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  self->kinds = new_list (self, _ ("期间的种类"), G_CALLBACK (period_chooser_kind_cb));
  self->previous = new_step (self, "go-previous-symbolic", _ ("上一期（Alt+PageUp）"),
                             G_CALLBACK (period_chooser_previous_cb));
  self->next = new_step (self, "go-next-symbolic", _ ("下一期（Alt+PageDown）"),
                         G_CALLBACK (period_chooser_next_cb));
  self->list = new_list (self, _ ("期间"), G_CALLBACK (period_chooser_selected_cb));
  gtk_widget_insert_after (GTK_WIDGET (self->list), GTK_WIDGET (self), self->previous);
  for (guint i = 0; i < G_N_ELEMENTS (any_kinds); i++)
    gtk_string_list_append (kinds, _ (any_kinds[i].label));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (kinds));
  self->is_filling = FALSE;
}

SpPeriodChooser *
sp_period_chooser_new (void)
{
  return g_object_new (SP_TYPE_PERIOD_CHOOSER, NULL);
}
