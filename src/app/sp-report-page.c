/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportPage, the choosing half: which report, which period, as of when, by whom. */
#include "app/sp-app.h"
#include "app/sp-date-button.h"
#include "app/sp-report-page-private.h"
#include "app/sp-settings.h"
#include "app/sp-template.h"
#include "base/sp-i18n.h"

#define SETTINGS "reports"
#define KEEPS "keeps" /* whether what is exported is kept */

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpReportPage, sp_report_page, GTK_TYPE_WIDGET)

/* ---- which report ---- */

const SpReportKind *
_sp_report_page_get_kind (SpReportPage *self)
{
  guint selected = self->kind_drop_down != NULL ? gtk_drop_down_get_selected (self->kind_drop_down)
                                                : GTK_INVALID_LIST_POSITION;

  return self->kinds != NULL && selected < self->kinds->len ? self->kinds->pdata[selected] : NULL;
}

const char *
sp_report_page_get_kind (SpReportPage *self)
{
  const SpReportKind *kind;

  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), NULL);

  kind = _sp_report_page_get_kind (self);
  return kind != NULL ? kind->name : NULL;
}

static int
find_kind (SpReportPage *self, const char *name)
{
  for (guint i = 0; self->kinds != NULL && i < self->kinds->len; i++)
    if (g_strcmp0 (((const SpReportKind *)self->kinds->pdata[i])->name, name) == 0)
      return (int)i;
  return -1;
}

gboolean
sp_report_page_select_kind (SpReportPage *self, const char *name)
{
  int i;

  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), FALSE);

  i = find_kind (self, name);
  if (i >= 0)
    gtk_drop_down_set_selected (self->kind_drop_down, (guint)i);
  return i >= 0;
}

static char *
dup_kind_label (const SpReportKind *kind)
{
  return kind->origin == SP_REPORT_SHIPPED
           ? g_strdup (kind->title)
           : g_strdup_printf (_ ("%s · %s"),
                              sp_vocabulary_label (&sp_report_origins, (int)kind->origin),
                              kind->title);
}

/* The periods that the chosen report can be made for. */
static void
fill_periods (SpReportPage *self)
{
  const SpReportKind *kind = _sp_report_page_get_kind (self);
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;

  if (kind == NULL || plan == NULL)
    return;
  sp_period_chooser_set_periods (
    self->period, kind->period, (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_FIRST_DAY),
    (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_LAST_DAY),
    sp_session_get_as_of (self->session));
}

static void
report_page_kind_cb (SpReportPage *self)
{
  if (self->is_filling || self->session == NULL)
    return;
  self->sheet = G_MAXUINT;
  fill_periods (self);
}

void
_sp_report_page_fill_kinds (SpReportPage *self, const char *name)
{
  g_autofree char *former = g_strdup (name != NULL ? name : sp_report_page_get_kind (self));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) kinds = NULL;
  SpReader *reader = self->session != NULL ? sp_session_get_reader (self->session) : NULL;

  kinds = sp_report_list_kinds (reader, NULL);
  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    gtk_string_list_take (labels, dup_kind_label (kinds->pdata[i]));
  self->is_filling = TRUE;
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  self->kinds = g_steal_pointer (&kinds);
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->kind_drop_down, (guint)MAX (find_kind (self, former), 0));
  self->is_filling = FALSE;
  fill_periods (self);
}

/* ---- which days ---- */

gboolean
sp_report_page_get_period (SpReportPage *self, SpPeriod *period)
{
  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), FALSE);

  return sp_period_chooser_get_period (self->period, period);
}

gboolean
sp_report_page_select_period (SpReportPage *self, const SpPeriod *period)
{
  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), FALSE);

  return sp_period_chooser_set_period (self->period, period);
}

/* Another period is as of its own last day, until a person says otherwise. */
static void
report_page_period_cb (SpReportPage *self)
{
  SpPeriod period;

  if (self->session == NULL || !sp_period_chooser_get_period (self->period, &period))
    return;
  self->is_filling = TRUE;
  sp_date_button_set_date (SP_DATE_BUTTON (self->date), period.last);
  self->is_filling = FALSE;
  _sp_report_page_want_figures (self);
}

static void
report_page_date_cb (SpReportPage *self)
{
  if (!self->is_filling && self->session != NULL)
    _sp_report_page_want_figures (self);
}

static void
report_page_step_period_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_period_chooser_step (SP_REPORT_PAGE (widget)->period,
                          g_str_equal (action, "report.next-period") ? 1 : -1);
}

static void
report_page_choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SP_REPORT_PAGE (widget)->kind_drop_down));
}

/* ---- the session ---- */

static void
report_page_plan_cb (SpReportPage *self)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;

  gtk_stack_set_visible_child_name (self->stack, plan != NULL ? "report" : "empty");
  if (plan != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->reporter)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->reporter),
                           sp_record_get_text (SP_RECORD (plan), SP_PLAN_ISSUER));
  _sp_report_page_fill_kinds (self, NULL);
  if (plan == NULL)
    _sp_report_page_show (self, NULL);
}

/* The issuer of the file before must not stand in the next one's report. */
static void
report_page_store_cb (SpReportPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->reporter), "");
  _sp_report_page_stop_loading (self);
  _sp_report_page_show (self, NULL);
  report_page_plan_cb (self);
}

/* A form that came, went or was changed may be the one that is chosen. */
static void
report_page_records_cb (SpReportPage *self)
{
  g_autoptr (GPtrArray) kinds =
    self->session != NULL && sp_session_get_reader (self->session) != NULL
      ? sp_report_list_kinds (sp_session_get_reader (self->session), NULL)
      : NULL;
  gboolean is_same = kinds != NULL && self->kinds != NULL && kinds->len == self->kinds->len;

  for (guint i = 0; is_same && i < kinds->len; i++)
    {
      const SpReportKind *now = kinds->pdata[i], *before = self->kinds->pdata[i];

      is_same = g_str_equal (now->name, before->name) && g_str_equal (now->title, before->title) &&
                now->period == before->period;
    }
  if (is_same)
    _sp_report_page_want_figures (self);
  else
    _sp_report_page_fill_kinds (self, NULL);
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

const SpReport *
sp_report_page_get_report (SpReportPage *self)
{
  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), NULL);

  return self->report;
}

SpSheetView *
sp_report_page_get_view (SpReportPage *self)
{
  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), NULL);

  return self->view;
}

gboolean
sp_report_page_is_busy (SpReportPage *self)
{
  g_return_val_if_fail (SP_IS_REPORT_PAGE (self), FALSE);

  return self->loading != NULL || sp_outcome_bar_is_busy (self->outcome);
}

GtkWindow *
_sp_report_page_get_window (SpReportPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

void
_sp_report_page_update_actions (SpReportPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const SpReportKind *kind = _sp_report_page_get_kind (self);
  gboolean is_document = kind != NULL && kind->document != NULL;
  gboolean is_writable = self->session != NULL && !sp_session_is_read_only (self->session);
  gboolean is_own = kind != NULL && kind->origin == SP_REPORT_OWN;
  gboolean has_report = self->report != NULL;

  gtk_widget_action_set_enabled (widget, "report.export", has_report || is_document);
  gtk_widget_action_set_enabled (widget, "report.export-csv",
                                 has_report && sp_sheet_view_get_n_rows (self->view) > 0);
  gtk_widget_action_set_enabled (widget, "report.export-pdf", has_report);
  gtk_widget_action_set_enabled (widget, "report.print", has_report);
  gtk_widget_action_set_enabled (widget, "report.preview", has_report);
  gtk_widget_action_set_enabled (widget, "report.copy-form",
                                 kind != NULL && !is_document && is_writable);
  gtk_widget_action_set_enabled (widget, "report.edit-form", is_own && is_writable);
  gtk_widget_action_set_enabled (widget, "report.delete-form", is_own && is_writable);
  gtk_widget_action_set_enabled (widget, "report.export-form", kind != NULL && !is_document);
  gtk_widget_action_set_enabled (widget, "report.import-form", is_writable);
  gtk_button_set_label (self->export_button, is_document ? _ ("生成文书…") : _ ("导出 Excel…"));
  gtk_widget_set_visible (GTK_WIDGET (self->keep), is_writable);
}

/* ---- class ---- */

static void
report_page_keep_cb (SpReportPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!sp_settings_set_boolean (SETTINGS, KEEPS, gtk_check_button_get_active (self->keep),
                                &error) &&
      self->session != NULL)
    sp_session_report_error (self->session, error);
}

static void
sp_report_page_map (GtkWidget *widget)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);

  GTK_WIDGET_CLASS (sp_report_page_parent_class)->map (widget);
  if (self->is_stale && self->session != NULL)
    _sp_report_page_load_figures (self);
}

static gboolean
sp_report_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_REPORT_PAGE (widget)->kind_drop_down));
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

  self->is_filling = TRUE;
  _sp_report_page_stop_loading (self);
  _sp_report_page_dispose_output (self);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  if (self->view != NULL)
    sp_sheet_view_set_sheet (self->view, NULL, NULL);
  g_clear_pointer (&self->report, sp_report_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  self->outcome = NULL;
  self->view = NULL;
  self->period = NULL;
  self->date = NULL;
  sp_template_dispose (self, SP_TYPE_REPORT_PAGE);
  G_OBJECT_CLASS (sp_report_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, period_slot);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, date_slot);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, reporter);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, sheet_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, keep);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, check_area);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, check_title);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, checks);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, preview);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, view_slot);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, words);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, failure);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, outcome_slot);
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
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "report.choose", NULL, report_page_choose_cb);
  gtk_widget_class_install_action (widget_class, "report.next-period", NULL,
                                   report_page_step_period_cb);
  gtk_widget_class_install_action (widget_class, "report.previous-period", NULL,
                                   report_page_step_period_cb);
  _sp_report_page_install_show (widget_class);
  _sp_report_page_install_follow (widget_class);
  _sp_report_page_install_output (widget_class);
  _sp_report_page_install_forms (widget_class);
}

/* A long title is cut in the button and whole in the list. */
static void
report_page_label_cb (gpointer unused, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_list_item_set_child (item, label);
}

static void
report_page_bind_label_cb (gpointer unused, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
report_page_whole_label_cb (gpointer unused, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static GtkListItemFactory *
new_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", setup, NULL);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (report_page_bind_label_cb), NULL);
  return factory;
}

static void
shorten (GtkDropDown *list)
{
  g_autoptr (GtkListItemFactory) button = new_factory (G_CALLBACK (report_page_label_cb));
  g_autoptr (GtkListItemFactory) whole = new_factory (G_CALLBACK (report_page_whole_label_cb));

  gtk_drop_down_set_factory (list, button);
  gtk_drop_down_set_list_factory (list, whole);
}

static void
follow_session (SpReportPage *self)
{
  self->session_signals = g_signal_group_new (SP_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::store",
                                  G_CALLBACK (report_page_store_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::plan",
                                  G_CALLBACK (report_page_plan_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "records-changed",
                                  G_CALLBACK (report_page_records_cb), self);
}

static void
sp_report_page_init (SpReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->outcome = g_object_new (SP_TYPE_OUTCOME_BAR, "hexpand", TRUE, NULL);
  gtk_box_append (self->outcome_slot, GTK_WIDGET (self->outcome));
  self->period = sp_period_chooser_new ();
  gtk_box_append (self->period_slot, GTK_WIDGET (self->period));
  self->date = g_object_new (SP_TYPE_DATE_BUTTON, NULL);
  gtk_box_append (self->date_slot, self->date);
  shorten (self->kind_drop_down);
  shorten (self->sheet_drop_down);
  self->sheet = G_MAXUINT;
  _sp_report_page_init_show (self);
  _sp_report_page_init_follow (self);
  gtk_check_button_set_active (self->keep, sp_settings_get_boolean (SETTINGS, KEEPS, TRUE));
  g_signal_connect_swapped (self->kind_drop_down, "notify::selected",
                            G_CALLBACK (report_page_kind_cb), self);
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (report_page_period_cb), self);
  g_signal_connect_swapped (self->date, "notify::date", G_CALLBACK (report_page_date_cb), self);
  g_signal_connect_swapped (self->reporter, "activate", G_CALLBACK (_sp_report_page_want_figures),
                            self);
  g_signal_connect_swapped (self->keep, "toggled", G_CALLBACK (report_page_keep_cb), self);
  follow_session (self);
  _sp_report_page_update_actions (self);
}
