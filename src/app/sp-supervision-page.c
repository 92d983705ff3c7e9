/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-supervision-page.h. */
#include "sp-supervision-page.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-duty-page.h"
#include "sp-enforcement-sums.h"
#include "sp-record-links.h"
#include "sp-template.h"

struct _SpSupervisionPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Template */
  GtkStack *tabs;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SpSupervisionPage, sp_supervision_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* What keys and menus ask of a ledger, asked of the tab that is shown. */
static void
supervision_page_forward_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *tab = gtk_stack_get_visible_child (SP_SUPERVISION_PAGE (widget)->tabs);

  sp_app_activate_own (tab, action, parameter);
}

static void
supervision_page_show_tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_supervision_page_show_tab (SP_SUPERVISION_PAGE (widget),
                                g_variant_get_string (parameter, NULL));
}

static void
supervision_page_shown_cb (SpRecordPage *page, SpRecordLinks *links)
{
  SpRecord *record = sp_record_page_get_record (page);

  sp_record_links_set_owner (links, record != NULL ? sp_record_get_id (record) : 0);
}

/* ---- records that the session wants shown ---- */

static gboolean
supervision_page_show_record_cb (
  SpSupervisionPage *self, const char *table, gint64 id, int from, int to, int standings)
{
  static const struct
  {
    const SpRecordType *type;
    const char *tab;
  } tabs[] = {{&sp_duty_type, SP_TAB_DUTIES},
              {&sp_supervision_type, SP_TAB_SUPERVISION},
              {&sp_enforcement_type, SP_TAB_ENFORCEMENT}};
  GtkWidget *tab;

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      if (!g_str_equal (table, tabs[i].type->table))
        continue;
      tab = sp_supervision_page_get_tab (self, tabs[i].tab);
      sp_session_set_page (self->session, SP_PAGE_SUPERVISION);
      sp_supervision_page_show_tab (self, tabs[i].tab);
      if (SP_IS_RECORD_PAGE (tab))
        sp_record_page_show (SP_RECORD_PAGE (tab), id, from, to, standings);
      else if (id != 0)
        sp_duty_list_select (sp_duty_page_get_list (SP_DUTY_PAGE (tab)), id, SP_DATE_NONE);
      return TRUE;
    }
  return FALSE;
}

static GtkWidget *
new_supervision (SpSession *session)
{
  static const SpLinkKind *const kinds[] = {&sp_supervised_measures, &sp_supervised_hazards};
  SpRecordPage *page = sp_record_page_new (session, &sp_supervision_ledger);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      SpRecordLinks *links = sp_record_links_new (session, kinds[i]);

      gtk_box_append (sp_record_page_get_extra (page), GTK_WIDGET (links));
      g_signal_connect_object (page, "shown", G_CALLBACK (supervision_page_shown_cb), links, 0);
    }
  return GTK_WIDGET (page);
}

static GtkWidget *
new_enforcement (SpSession *session)
{
  SpRecordPage *page = sp_record_page_new (session, &sp_enforcement_ledger);

  gtk_box_append (sp_record_page_get_foot (page), GTK_WIDGET (sp_enforcement_sums_new (session)));
  return GTK_WIDGET (page);
}

static void
set_session (SpSupervisionPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session) || session == NULL)
    return;
  gtk_stack_add_titled (self->tabs, GTK_WIDGET (sp_duty_page_new (session)), SP_TAB_DUTIES,
                        _ ("例行事项"));
  gtk_stack_add_titled (self->tabs, new_supervision (session), SP_TAB_SUPERVISION, _ ("督办事项"));
  gtk_stack_add_titled (self->tabs, new_enforcement (session), SP_TAB_ENFORCEMENT, _ ("执法处罚"));
  g_signal_connect_object (session, "show-record", G_CALLBACK (supervision_page_show_record_cb),
                           self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
sp_supervision_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_SUPERVISION_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_supervision_page_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_SUPERVISION_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
sp_supervision_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (SP_SUPERVISION_PAGE (widget)->tabs));
}

static void
sp_supervision_page_dispose (GObject *object)
{
  SpSupervisionPage *self = SP_SUPERVISION_PAGE (object);

  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_SUPERVISION_PAGE);
  G_OBJECT_CLASS (sp_supervision_page_parent_class)->dispose (object);
}

static void
sp_supervision_page_class_init (SpSupervisionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const forwarded[] = {"ledger.add",    "ledger.delete", "ledger.search",
                                          "ledger.clear",  "ledger.paste",  "ledger.import",
                                          "record.history"};

  object_class->dispose = sp_supervision_page_dispose;
  object_class->get_property = sp_supervision_page_get_property;
  object_class->set_property = sp_supervision_page_set_property;
  widget_class->grab_focus = sp_supervision_page_grab_focus;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-supervision-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSupervisionPage, tabs);
  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    gtk_widget_class_install_action (widget_class, forwarded[i], NULL, supervision_page_forward_cb);
  gtk_widget_class_install_action (widget_class, "supervision.show-tab", "s",
                                   supervision_page_show_tab_cb);
}

static void
sp_supervision_page_init (SpSupervisionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sp_supervision_page_get_tab (SpSupervisionPage *self, const char *name)
{
  g_return_val_if_fail (SP_IS_SUPERVISION_PAGE (self), NULL);
  return gtk_stack_get_child_by_name (self->tabs, name);
}

void
sp_supervision_page_show_tab (SpSupervisionPage *self, const char *name)
{
  g_return_if_fail (SP_IS_SUPERVISION_PAGE (self));
  if (gtk_stack_get_child_by_name (self->tabs, name) != NULL)
    gtk_stack_set_visible_child_name (self->tabs, name);
}
