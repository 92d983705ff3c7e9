/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportPage: the quarter and when its figures are read. They are read on the worker, and only
 * while the page can be seen; the old ones stay until the new ones are there. */
#include "app/sp-app.h"
#include "app/sp-template.h"
#include "app/sp-quarters.h"
#include "app/sp-report-page-private.h"
#include "base/sp-i18n.h"
#include "store/sp-worker.h"

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpReportPage, sp_report_page, GTK_TYPE_WIDGET)

/* ---- figures ---- */

static gpointer
load_figures_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_reader_load_schedule (reader, data, cancellable, error);
}

static void
stop_loading (SpReportPage *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

/* What the answer needs to know whether it is still wanted. */
typedef struct
{
  SpReportPage *page;
  GCancellable *cancellable;
} Wait;

static void
report_page_figures_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  SpReportPage *self = wait->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSchedule) schedule = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->loading == wait->cancellable && self->spinner != NULL)
    {
      g_clear_object (&self->loading);
      gtk_spinner_set_spinning (self->spinner, FALSE);
      if (schedule != NULL)
        sp_report_page_show_figures (self, schedule);
      else
        sp_session_report_error (self->session, error);
    }
  g_object_unref (wait->cancellable);
  g_object_unref (self);
  g_free (wait);
}

static void
load_figures (SpReportPage *self)
{
  SpStore *store = sp_session_get_store (self->session);
  SpPlan *plan = sp_session_get_plan (self->session);
  SpPeriod quarter;
  SpTaskFilter *filter;
  Wait *wait;

  stop_loading (self);
  self->is_stale = FALSE;
  if (store == NULL || plan == NULL || !sp_report_page_get_quarter (self, &quarter))
    return;
  filter = g_new0 (SpTaskFilter, 1);
  filter->plan = sp_record_get_id (SP_RECORD (plan));
  filter->as_of = quarter.last;
  self->loading = g_cancellable_new ();
  wait = g_new0 (Wait, 1);
  wait->page = g_object_ref (self);
  wait->cancellable = g_object_ref (self->loading);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  sp_store_work_async (store, load_figures_work, filter, g_free, g_object_unref, self->loading,
                       report_page_figures_cb, wait);
}

static void
want_figures (SpReportPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->session != NULL)
    load_figures (self);
}

/* ---- quarter ---- */

gboolean
sp_report_page_get_quarter (SpReportPage *self, SpPeriod *quarter)
{
  guint selected;

  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), FALSE);

  selected = gtk_drop_down_get_selected (self->quarter_drop_down);
  if (self->quarters == NULL || selected >= self->quarters->len)
    return FALSE;
  *quarter = g_array_index (self->quarters, SpPeriod, selected);
  return TRUE;
}

gboolean
sp_report_page_select_quarter (SpReportPage *self, SpDate within)
{
  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), FALSE);

  for (guint i = 0; self->quarters != NULL && i < self->quarters->len; i++)
    {
      SpPeriod *quarter = &g_array_index (self->quarters, SpPeriod, i);

      if (within < quarter->first || within > quarter->last)
        continue;
      gtk_drop_down_set_selected (self->quarter_drop_down, i);
      return TRUE;
    }
  return FALSE;
}

static void
update_note (SpReportPage *self)
{
  SpPeriod quarter;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (!sp_report_page_get_quarter (self, &quarter))
    return;
  day = sp_date_dup_chinese (quarter.last);
  if (quarter.last > sp_date_today ())
    text = g_strdup_printf (_ ("数字截至%s（本季度还没有结束）"), day);
  else
    text = g_strdup_printf (_ ("数字截至%s"), day);
  gtk_label_set_label (self->quarter_note, text);
}

static void
report_page_quarter_cb (SpReportPage *self)
{
  if (self->is_filling || self->session == NULL)
    return;
  update_note (self);
  want_figures (self);
}

static void
fill_quarters (SpReportPage *self, SpPlan *plan)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint proposed = 0;

  g_clear_pointer (&self->quarters, g_array_unref);
  self->quarters =
    sp_quarters_of ((SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_FIRST_DAY),
                    (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_LAST_DAY));
  for (guint i = 0; i < self->quarters->len; i++)
    {
      g_autofree char *label = sp_period_dup_label (&g_array_index (self->quarters, SpPeriod, i));

      gtk_string_list_append (labels, label);
    }
  if (self->quarters->len > 0)
    proposed = sp_quarters_proposed (self->quarters, sp_session_get_as_of (self->session));
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->quarter_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->quarter_drop_down, proposed);
  self->is_filling = FALSE;
  report_page_quarter_cb (self);
}

/* ---- session ---- */

static void
report_page_plan_cb (SpReportPage *self)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;

  stop_loading (self);
  gtk_stack_set_visible_child_name (self->stack, plan != NULL ? "report" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.export", plan != NULL);
  if (plan == NULL)
    return;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->prepared_by)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->prepared_by),
                           sp_record_get_text (SP_RECORD (plan), SP_PLAN_ISSUER));
  fill_quarters (self, plan);
}

/* The issuer of the file before must not stand in the next one's report. */
static void
report_page_store_cb (SpReportPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->prepared_by), "");
  report_page_plan_cb (self);
}

static void
report_page_as_of_cb (SpReportPage *self)
{
  if (self->quarters == NULL || self->quarters->len == 0)
    return;
  gtk_drop_down_set_selected (
    self->quarter_drop_down,
    sp_quarters_proposed (self->quarters, sp_session_get_as_of (self->session)));
}

static void
set_session (SpReportPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  report_page_plan_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

gboolean
sp_report_page_is_busy (SpReportPage *self)
{
  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), FALSE);

  return self->loading != NULL || sp_outcome_bar_is_busy (self->outcome);
}

/* ---- class ---- */

static void
sp_report_page_map (GtkWidget *widget)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);

  GTK_WIDGET_CLASS (sp_report_page_parent_class)->map (widget);
  if (self->is_stale && self->session != NULL)
    load_figures (self);
}

static gboolean
sp_report_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_REPORT_PAGE (widget)->quarter_drop_down));
}

static void
sp_report_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_REPORT_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_report_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_REPORT_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_report_page_dispose (GObject *object)
{
  SpReportPage *self = SP_REPORT_PAGE (object);

  stop_loading (self);
  sp_report_page_output_dispose (self);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->quarters, g_array_unref);
  self->outcome = NULL;
  sp_template_dispose (self, SP_TYPE_REPORT_PAGE);
  G_OBJECT_CLASS (sp_report_page_parent_class)->dispose (object);
}

static void
sp_report_page_class_init (SpReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_report_page_dispose;
  object_class->get_property = sp_report_page_get_property;
  object_class->set_property = sp_report_page_set_property;
  widget_class->map = sp_report_page_map;
  widget_class->grab_focus = sp_report_page_grab_focus;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, quarter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, quarter_note);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, prepared_by);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, totals);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, parts);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, outcome_slot);
  sp_report_page_output_class_init (widget_class);
}

static void
sp_report_page_init (SpReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->outcome = g_object_new (SP_TYPE_OUTCOME_BAR, "hexpand", TRUE, NULL);
  gtk_box_append (self->outcome_slot, GTK_WIDGET (self->outcome));
  self->session_signals = g_signal_group_new (SP_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::store",
                                  G_CALLBACK (report_page_store_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::plan",
                                  G_CALLBACK (report_page_plan_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::as-of",
                                  G_CALLBACK (report_page_as_of_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "records-changed",
                                  G_CALLBACK (want_figures), self);
  g_signal_connect_swapped (self->quarter_drop_down, "notify::selected",
                            G_CALLBACK (report_page_quarter_cb), self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.export", FALSE);
}
