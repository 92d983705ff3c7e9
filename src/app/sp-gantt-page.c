/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpGanttPage, the showing half: which schedule, grouping and unit make the scene, and the words
 * around it. The scene is made only while the page can be seen. */
#include "app/sp-app.h"
#include "app/sp-template.h"
#include "app/sp-gantt-page-private.h"
#include "base/sp-i18n.h"

#define ZOOM_STEP 1.25

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpGanttPage, sp_gantt_page, GTK_TYPE_WIDGET)

static const char *const papers[] = {"A4", "A3", "A2", "A1", "A0", NULL};

/* ---- what is shown ---- */

SpGanttOptions
sp_gantt_page_get_options (SpGanttPage *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  SpGanttOptions options = {0};

  options.group = gtk_drop_down_get_selected (self->group_drop_down) == 1 ? SP_GANTT_GROUP_UNIT
                                                                          : SP_GANTT_GROUP_PART;
  options.unit = self->unit;
  if (plan != NULL)
    {
      options.prepared_by = sp_record_get_text (SP_RECORD (plan), SP_PLAN_ISSUER);
      options.is_sample = sp_record_get_integer (SP_RECORD (plan), SP_PLAN_IS_SAMPLE) != 0;
    }
  if (options.prepared_by != NULL && *options.prepared_by == '\0')
    options.prepared_by = NULL;
  return options;
}

const SpPaper *
sp_gantt_page_get_paper (SpGanttPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->paper_drop_down);
  const SpPaper *paper = NULL;

  if (selected < G_N_ELEMENTS (papers) - 1)
    paper = sp_paper_find (papers[selected]);
  return paper != NULL ? paper : sp_print_operation_last_paper ();
}

static void
update_summary (SpGanttPage *self)
{
  SpSchedule *schedule = sp_session_get_schedule (self->session);
  g_autofree char *text = NULL;
  g_autofree char *date = NULL;
  SpTotals totals;

  gtk_widget_set_visible (self->filter_note, sp_session_is_filtered (self->session));
  if (schedule == NULL)
    {
      gtk_label_set_label (self->summary, "");
      return;
    }
  totals = sp_schedule_get_totals (schedule);
  date = sp_date_dup_iso (sp_schedule_get_as_of (schedule));
  text = g_strdup_printf (_ ("%u 项 · 完成 %u · 逾期 %u · 截至 %s"), totals.total,
                          totals.by_light[SP_LIGHT_DONE], totals.by_light[SP_LIGHT_OVERDUE], date);
  gtk_label_set_label (self->summary, text);
}

static void
update_actions (SpGanttPage *self)
{
  static const char *const names[] = {"gantt.print", "gantt.preview", "gantt.export",
                                      "gantt.export-as", "gantt.export-units"};
  gboolean has_chart = sp_gantt_view_get_scene (self->view) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], has_chart);
}

/* The units that lead something in @schedule. The page's unit stays where it is still among them.
 */
static void
fill_units (SpGanttPage *self, SpSchedule *schedule)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->unit_drop_down));
  g_auto (GStrv) leads = schedule != NULL ? sp_gantt_scene_dup_lead_units (schedule) : NULL;
  guint selected = 0;

  self->is_filling = TRUE;
  gtk_string_list_splice (names, 1, g_list_model_get_n_items (G_LIST_MODEL (names)) - 1,
                          (const char *const *)leads);
  for (guint i = 0; leads != NULL && leads[i] != NULL; i++)
    if (g_strcmp0 (self->unit, leads[i]) == 0)
      selected = i + 1;
  gtk_drop_down_set_selected (self->unit_drop_down, selected);
  if (selected == 0)
    g_clear_pointer (&self->unit, g_free);
  self->is_filling = FALSE;
}

static void
make_scene (SpGanttPage *self)
{
  SpSchedule *schedule = self->session != NULL ? sp_session_get_schedule (self->session) : NULL;
  g_autoptr (SpGanttScene) scene = NULL;
  SpGanttOptions options;

  self->is_stale = FALSE;
  fill_units (self, schedule);
  if (schedule != NULL && sp_schedule_get_n_rows (schedule) > 0)
    {
      options = sp_gantt_page_get_options (self);
      scene = sp_gantt_scene_new (schedule, &options);
    }
  sp_gantt_view_set_scene (self->view, scene);
  gtk_stack_set_visible_child_name (self->stack, scene != NULL ? "chart" : "empty");
  update_actions (self);
}

static void
show_schedule (SpGanttPage *self)
{
  if (self->session == NULL)
    return;
  update_summary (self);
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_scene (self);
}

/* ---- units ---- */

static void
gantt_page_unit_selected_cb (SpGanttPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->unit_drop_down);
  GtkStringObject *name = gtk_drop_down_get_selected_item (self->unit_drop_down);

  if (self->is_filling || self->session == NULL)
    return;
  g_free (self->unit);
  self->unit = selected > 0 && name != NULL ? g_strdup (gtk_string_object_get_string (name)) : NULL;
  show_schedule (self);
}

/* ---- session ---- */

static void
gantt_page_schedule_cb (SpGanttPage *self)
{
  show_schedule (self);
}

static void
gantt_page_row_changed_cb (SpGanttPage *self, int64_t measure)
{
  update_summary (self);
  sp_gantt_view_measure_changed (self->view, measure);
}

static void
gantt_page_loading_cb (SpGanttPage *self)
{
  gboolean is_loading = sp_session_is_loading (self->session);

  gtk_spinner_set_spinning (self->spinner, is_loading);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_loading);
}

static void
gantt_page_activated_cb (SpGanttPage *self, int64_t measure)
{
  if (self->session != NULL)
    sp_session_go_to_measure (self->session, measure);
}

static void
set_session (SpGanttPage *self, SpSession *session)
{
  g_clear_pointer (&self->selection_binding, g_binding_unbind);
  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  if (session != NULL)
    {
      self->selection_binding =
        g_object_bind_property (session, "selected-measure", self->view, "selected-measure",
                                G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
      gantt_page_schedule_cb (self);
      gantt_page_loading_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/* ---- zoom ---- */

static void
sp_gantt_page_zoom_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpGanttPage *self = SP_GANTT_PAGE (widget);

  if (g_str_equal (action_name, "gantt.zoom-in"))
    sp_gantt_view_zoom_by (self->view, ZOOM_STEP, -1);
  else if (g_str_equal (action_name, "gantt.zoom-out"))
    sp_gantt_view_zoom_by (self->view, 1 / ZOOM_STEP, -1);
  else
    sp_gantt_view_fit (self->view);
}

static void
sp_gantt_page_show_days_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpGanttPage *self = SP_GANTT_PAGE (widget);

  sp_gantt_view_show_days (self->view, MAX (1, g_variant_get_int32 (param)));
}

static void
sp_gantt_page_clear_filter_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpGanttPage *self = SP_GANTT_PAGE (widget);

  if (self->session != NULL)
    sp_session_set_filter (self->session, &(SpTaskFilter) {0});
}

/* ---- class ---- */

static void
sp_gantt_page_map (GtkWidget *widget)
{
  SpGanttPage *self = SP_GANTT_PAGE (widget);

  if (self->is_stale)
    make_scene (self);
  GTK_WIDGET_CLASS (sp_gantt_page_parent_class)->map (widget);
}

static gboolean
sp_gantt_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_GANTT_PAGE (widget)->view));
}

static void
sp_gantt_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_GANTT_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_gantt_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_GANTT_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_gantt_page_dispose (GObject *object)
{
  SpGanttPage *self = SP_GANTT_PAGE (object);

  sp_gantt_page_output_dispose (self);
  g_clear_pointer (&self->selection_binding, g_binding_unbind);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->unit, g_free);
  self->view = NULL;
  self->outcome = NULL;
  sp_template_dispose (self, SP_TYPE_GANTT_PAGE);
  G_OBJECT_CLASS (sp_gantt_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-gantt-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpGanttPage, group_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpGanttPage, unit_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpGanttPage, paper_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpGanttPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpGanttPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpGanttPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SpGanttPage, filter_note);
  gtk_widget_class_bind_template_child (widget_class, SpGanttPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpGanttPage, outcome_slot);
}

static void
install_zoom (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    {GDK_KEY_plus, "gantt.zoom-in"},         {GDK_KEY_equal, "gantt.zoom-in"},
    {GDK_KEY_KP_Add, "gantt.zoom-in"},       {GDK_KEY_minus, "gantt.zoom-out"},
    {GDK_KEY_KP_Subtract, "gantt.zoom-out"}, {GDK_KEY_0, "gantt.zoom-fit"},
    {GDK_KEY_KP_0, "gantt.zoom-fit"},
  };

  gtk_widget_class_install_action (widget_class, "gantt.zoom-in", NULL, sp_gantt_page_zoom_cb);
  gtk_widget_class_install_action (widget_class, "gantt.zoom-out", NULL, sp_gantt_page_zoom_cb);
  gtk_widget_class_install_action (widget_class, "gantt.zoom-fit", NULL, sp_gantt_page_zoom_cb);
  gtk_widget_class_install_action (widget_class, "gantt.show-days", "i",
                                   sp_gantt_page_show_days_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK,
                                         keys[i].action, NULL);
}

static void
sp_gantt_page_class_init (SpGanttPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_gantt_page_dispose;
  object_class->get_property = sp_gantt_page_get_property;
  object_class->set_property = sp_gantt_page_set_property;
  widget_class->map = sp_gantt_page_map;
  widget_class->grab_focus = sp_gantt_page_grab_focus;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  install_zoom (widget_class);
  gtk_widget_class_install_action (widget_class, "gantt.clear-filter", NULL,
                                   sp_gantt_page_clear_filter_cb);
  sp_gantt_page_output_class_init (widget_class);
}

static void
select_last_paper (SpGanttPage *self)
{
  const SpPaper *paper = sp_print_operation_last_paper ();

  for (guint i = 0; papers[i] != NULL; i++)
    if (paper != NULL && g_str_equal (paper->name, papers[i]))
      gtk_drop_down_set_selected (self->paper_drop_down, i);
}

static void
sp_gantt_page_init (SpGanttPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = SP_GANTT_VIEW (sp_gantt_view_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  self->outcome = g_object_new (SP_TYPE_OUTCOME_BAR, "hexpand", TRUE, NULL);
  gtk_box_append (self->outcome_slot, GTK_WIDGET (self->outcome));
  self->session_signals = g_signal_group_new (SP_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::schedule",
                                  G_CALLBACK (gantt_page_schedule_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::is-loading",
                                  G_CALLBACK (gantt_page_loading_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "row-changed",
                                  G_CALLBACK (gantt_page_row_changed_cb), self);
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (gantt_page_activated_cb), self);
  g_signal_connect_swapped (self->group_drop_down, "notify::selected", G_CALLBACK (show_schedule),
                            self);
  g_signal_connect_swapped (self->unit_drop_down, "notify::selected",
                            G_CALLBACK (gantt_page_unit_selected_cb), self);
  select_last_paper (self);
  update_actions (self);
}

SpGanttView *
sp_gantt_page_get_view (SpGanttPage *self)
{
  g_return_val_if_fail (SP_IS_GANTT_PAGE (self), NULL);

  return self->view;
}
