/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOverviewPage, the showing half: the words around the overview, and where its links lead. */
#include "app/sp-app.h"
#include "app/sp-overview-page-private.h"
#include "app/sp-template.h"
#include "base/sp-i18n.h"

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpOverviewPage, sp_overview_page, GTK_TYPE_WIDGET)

int64_t
_sp_overview_page_get_plan (SpOverviewPage *self)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;

  return plan != NULL ? sp_record_get_id (SP_RECORD (plan)) : 0;
}

/* ---- showing ---- */

static void
update_summary (SpOverviewPage *self)
{
  g_autofree char *as_of = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->baseline_slot), self->overview != NULL);
  if (self->overview == NULL)
    {
      gtk_label_set_label (self->summary, "");
      return;
    }
  as_of = sp_date_dup_iso (self->overview->as_of);
  text = g_strdup_printf (_ ("%u 项任务 · 截至 %s"), self->overview->total.now.total, as_of);
  gtk_label_set_label (self->summary, text);
  sp_baseline_button_set_days (self->baseline_button,
                               sp_schedule_get_first_day (self->overview->now),
                               self->overview->as_of, self->overview->baseline);
}

void
_sp_overview_page_show (SpOverviewPage *self)
{
  gboolean has_rows = self->overview != NULL && self->overview->total.now.total > 0;

  update_summary (self);
  sp_overview_view_set_overview (self->view, has_rows ? self->overview : NULL);
  gtk_stack_set_visible_child_name (self->stack, has_rows ? "chart" : "empty");
  _sp_overview_page_update_actions (self);
}

void
_sp_overview_page_update_spinner (SpOverviewPage *self)
{
  gboolean is_loading = self->loading != NULL;

  gtk_spinner_set_spinning (self->spinner, is_loading);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_loading);
}

gboolean
sp_overview_page_is_loading (SpOverviewPage *self)
{
  g_return_val_if_fail (SP_IS_OVERVIEW_PAGE (self), FALSE);

  return self->loading != NULL || self->is_stale;
}

SpOverviewView *
sp_overview_page_get_view (SpOverviewPage *self)
{
  g_return_val_if_fail (SP_IS_OVERVIEW_PAGE (self), NULL);

  return self->view;
}

/* ---- the baseline ---- */

void
sp_overview_page_set_baseline (SpOverviewPage *self, SpDate baseline)
{
  g_return_if_fail (SP_IS_OVERVIEW_PAGE (self));

  if (self->session == NULL || self->baseline == baseline)
    return;
  self->baseline = baseline;
  _sp_overview_page_reload (self);
}

static void
overview_page_baseline_chosen_cb (SpOverviewPage *self, int day)
{
  sp_overview_page_set_baseline (self, day);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
overview_page_baseline_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpOverviewPage *self = SP_OVERVIEW_PAGE (widget);

  if (self->overview != NULL)
    sp_baseline_button_popup (self->baseline_button);
}

SpBaselineButton *
sp_overview_page_get_baseline_button (SpOverviewPage *self)
{
  g_return_val_if_fail (SP_IS_OVERVIEW_PAGE (self), NULL);

  return self->baseline_button;
}

/* ---- links ---- */

static void
show_tasks (SpOverviewPage *self, const SpOverviewLink *link)
{
  const SpTaskFilter filter = {.part = link->part,
                               .unit = link->unit,
                               .roles = link->roles,
                               .lights = link->lights,
                               .due_from = link->due_from,
                               .due_to = link->due_to,
                               .changes = link->changes,
                               .baseline = link->baseline,
                               .missed = link->missed};

  sp_session_set_filter (self->session, &filter);
  sp_session_set_page (self->session, SP_PAGE_TASKS);
}

static void
overview_page_activated_cb (SpOverviewPage *self, const SpOverviewLink *link)
{
  if (self->session == NULL)
    return;
  switch (link->goal)
    {
    case SP_OVERVIEW_MEASURE:
      sp_session_go_to_measure (self->session, link->id);
      break;
    case SP_OVERVIEW_UNITS:
      sp_session_set_page (self->session, SP_PAGE_UNITS);
      break;
    case SP_OVERVIEW_INDICATOR:
      sp_session_go_to_record (self->session, &sp_indicator_type, link->id);
      break;
    case SP_OVERVIEW_ACCIDENTS:
      sp_session_go_to_days (self->session, &sp_accident_type, link->due_from, link->due_to);
      break;
    case SP_OVERVIEW_DUTY:
      sp_session_go_to_record (self->session, &sp_duty_type, link->id);
      break;
    case SP_OVERVIEW_SUPERVISION:
      sp_session_go_to_standings (self->session, &sp_supervision_type, link->standings);
      break;
    case SP_OVERVIEW_TASKS:
    default:
      show_tasks (self, link);
    }
}

/* ---- class ---- */

static void
set_session (SpOverviewPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  _sp_overview_page_follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
sp_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_overview_page_parent_class)->map (widget);
  if (SP_OVERVIEW_PAGE (widget)->is_stale)
    _sp_overview_page_reload (SP_OVERVIEW_PAGE (widget));
}

static gboolean
sp_overview_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_OVERVIEW_PAGE (widget)->view));
}

static void
sp_overview_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_OVERVIEW_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_overview_page_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_OVERVIEW_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_overview_page_dispose (GObject *object)
{
  SpOverviewPage *self = SP_OVERVIEW_PAGE (object);

  _sp_overview_page_output_dispose (self);
  _sp_overview_page_load_dispose (self);
  g_clear_object (&self->session);
  self->view = NULL;
  self->outcome = NULL;
  self->baseline_button = NULL;
  sp_template_dispose (self, SP_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (sp_overview_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, paper_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, outcome_slot);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, baseline_slot);
}

static void
sp_overview_page_class_init (SpOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_overview_page_dispose;
  object_class->get_property = sp_overview_page_get_property;
  object_class->set_property = sp_overview_page_set_property;
  widget_class->map = sp_overview_page_map;
  widget_class->grab_focus = sp_overview_page_grab_focus;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "overview.baseline", NULL,
                                   overview_page_baseline_cb);
  _sp_overview_page_output_class_init (widget_class);
}

static void
sp_overview_page_init (SpOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = SP_OVERVIEW_VIEW (sp_overview_view_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  self->outcome = g_object_new (SP_TYPE_OUTCOME_BAR, "hexpand", TRUE, NULL);
  gtk_box_append (self->outcome_slot, GTK_WIDGET (self->outcome));
  self->baseline_button = g_object_new (SP_TYPE_BASELINE_BUTTON, NULL);
  gtk_box_append (self->baseline_slot, GTK_WIDGET (self->baseline_button));
  g_signal_connect_swapped (self->baseline_button, "chosen",
                            G_CALLBACK (overview_page_baseline_chosen_cb), self);
  gtk_drop_down_set_selected (self->paper_drop_down, 1);
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (overview_page_activated_cb), self);
  _sp_overview_page_load_init (self);
  _sp_overview_page_show (self);
  _sp_overview_page_update_spinner (self);
}
