/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-indicators-page.h. Tabs are made when the session is known; what they show, they read
 * themselves. */
#include "sp-indicators-page.h"

#include "base/sp-i18n.h"
#include "core/sp-accident.h"
#include "sp-app.h"
#include "sp-template.h"

struct _SpIndicatorsPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed: in the tabs */
  SpRecordPage *indicators;
  SpRecordPage *accidents;
  SpIndicatorPane *pane;
  SpProposals *proposals;
  GtkLabel *grade;

  /* Template */
  GtkStack *tabs;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SpIndicatorsPage, sp_indicators_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* What keys and menus ask of a ledger, asked of the tab that is shown. */
static void
indicators_page_forward_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *tab = gtk_stack_get_visible_child (SP_INDICATORS_PAGE (widget)->tabs);

  sp_app_activate_own (tab, action, parameter);
}

static void
indicators_page_show_tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_indicators_page_show_tab (SP_INDICATORS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* ---- indicators ---- */

static void
indicators_page_indicator_cb (SpIndicatorsPage *self)
{
  SpRecord *record = sp_record_page_get_record (self->indicators);

  sp_indicator_pane_set_indicator (self->pane, record != NULL ? sp_record_get_id (record) : 0);
}

static GtkWidget *
new_proposals_button (SpIndicatorsPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->proposals = sp_proposals_new (self->session, &sp_indicator_proposals);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->proposals));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("由目标建立…"));
  g_signal_connect_swapped (popover, "show", G_CALLBACK (sp_proposals_reload), self->proposals);
  g_signal_connect_swapped (self->proposals, "done", G_CALLBACK (gtk_popover_popdown), popover);
  return button;
}

static void
add_indicators (SpIndicatorsPage *self)
{
  self->indicators = sp_record_page_new (self->session, &sp_indicator_ledger);
  self->pane = sp_indicator_pane_new (self->session);
  gtk_box_append (sp_record_page_get_extra (self->indicators), GTK_WIDGET (self->pane));
  sp_record_page_put_extra_first (self->indicators);
  gtk_box_append (sp_record_page_get_bar (self->indicators), new_proposals_button (self));
  g_signal_connect_object (self->indicators, "shown", G_CALLBACK (indicators_page_indicator_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->tabs, GTK_WIDGET (self->indicators), SP_TAB_INDICATORS, _ ("指标"));
}

/* ---- accidents ---- */

static void
indicators_page_accident_cb (SpIndicatorsPage *self)
{
  SpRecord *record = sp_record_page_get_record (self->accidents);
  g_autofree char *text = NULL;

  if (record != NULL)
    text = g_strdup_printf (
      _ ("等级：%s（按国务院令第493号算出）"),
      sp_vocabulary_label (&sp_accident_grades, (int)sp_accident_get_grade (SP_ACCIDENT (record))));
  gtk_label_set_label (self->grade, text != NULL ? text : "");
}

static GtkWidget *
new_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_accidents (SpIndicatorsPage *self)
{
  GtkBox *extra;

  self->accidents = sp_record_page_new (self->session, &sp_accident_ledger);
  extra = sp_record_page_get_extra (self->accidents);
  self->grade = GTK_LABEL (new_line ("", "heading"));
  gtk_box_set_spacing (extra, 6);
  gtk_box_append (extra, GTK_WIDGET (self->grade));
  gtk_box_append (extra, new_line (sp_accident_grade_rule (), "caption"));
  sp_record_page_put_extra_first (self->accidents);
  g_signal_connect_object (self->accidents, "shown", G_CALLBACK (indicators_page_accident_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sp_record_page_get_form (self->accidents), "changed",
                           G_CALLBACK (indicators_page_accident_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->tabs, GTK_WIDGET (self->accidents), SP_TAB_ACCIDENTS, _ ("事故"));
}

/* ---- records that the session wants shown ---- */

static gboolean
indicators_page_show_record_cb (
  SpIndicatorsPage *self, const char *table, gint64 id, int from, int to, int standings)
{
  gboolean is_accident = g_str_equal (table, sp_accident_type.table);

  if (!is_accident && !g_str_equal (table, sp_indicator_type.table))
    return FALSE;
  sp_session_set_page (self->session, SP_PAGE_INDICATORS);
  sp_indicators_page_show_tab (self, is_accident ? SP_TAB_ACCIDENTS : SP_TAB_INDICATORS);
  sp_record_page_show (is_accident ? self->accidents : self->indicators, id, from, to, standings);
  return TRUE;
}

/* ---- class ---- */

static void
set_session (SpIndicatorsPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session) || session == NULL)
    return;
  add_indicators (self);
  add_accidents (self);
  gtk_stack_add_titled (self->tabs, GTK_WIDGET (sp_base_year_tab_new (session)), SP_TAB_BASE_YEAR,
                        _ ("基准年"));
  gtk_stack_add_titled (self->tabs, GTK_WIDGET (sp_compare_tab_new (session)), SP_TAB_COMPARE,
                        _ ("对比"));
  g_signal_connect_object (session, "show-record", G_CALLBACK (indicators_page_show_record_cb),
                           self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
sp_indicators_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_INDICATORS_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_indicators_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_INDICATORS_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
sp_indicators_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (SP_INDICATORS_PAGE (widget)->tabs));
}

static void
sp_indicators_page_dispose (GObject *object)
{
  SpIndicatorsPage *self = SP_INDICATORS_PAGE (object);

  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_INDICATORS_PAGE);
  G_OBJECT_CLASS (sp_indicators_page_parent_class)->dispose (object);
}

static void
sp_indicators_page_class_init (SpIndicatorsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const forwarded[] = {"ledger.add",    "ledger.delete", "ledger.search",
                                          "ledger.clear",  "ledger.paste",  "ledger.import",
                                          "record.history"};

  object_class->dispose = sp_indicators_page_dispose;
  object_class->get_property = sp_indicators_page_get_property;
  object_class->set_property = sp_indicators_page_set_property;
  widget_class->grab_focus = sp_indicators_page_grab_focus;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-indicators-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpIndicatorsPage, tabs);
  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    gtk_widget_class_install_action (widget_class, forwarded[i], NULL, indicators_page_forward_cb);
  gtk_widget_class_install_action (widget_class, "indicators.show-tab", "s",
                                   indicators_page_show_tab_cb);
}

static void
sp_indicators_page_init (SpIndicatorsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_indicators_page_show_tab (SpIndicatorsPage *self, const char *name)
{
  g_return_if_fail (SP_IS_INDICATORS_PAGE (self));
  if (gtk_stack_get_child_by_name (self->tabs, name) != NULL)
    gtk_stack_set_visible_child_name (self->tabs, name);
}

GtkWidget *
sp_indicators_page_get_tab (SpIndicatorsPage *self, const char *name)
{
  g_return_val_if_fail (SP_IS_INDICATORS_PAGE (self), NULL);
  return gtk_stack_get_child_by_name (self->tabs, name);
}

SpIndicatorPane *
sp_indicators_page_get_pane (SpIndicatorsPage *self)
{
  g_return_val_if_fail (SP_IS_INDICATORS_PAGE (self), NULL);
  return self->pane;
}

SpProposals *
sp_indicators_page_get_proposals (SpIndicatorsPage *self)
{
  g_return_val_if_fail (SP_IS_INDICATORS_PAGE (self), NULL);
  return self->proposals;
}

const char *
sp_indicators_page_get_grade (SpIndicatorsPage *self)
{
  g_return_val_if_fail (SP_IS_INDICATORS_PAGE (self), "");
  return gtk_label_get_label (self->grade);
}
