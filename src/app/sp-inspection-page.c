/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-inspection-page.h. */
#include "sp-inspection-page.h"

#include "base/sp-i18n.h"
#include "core/sp-criterion.h"
#include "core/sp-industry.h"
#include "exchange/sp-criteria.h"
#include "sp-actions.h"
#include "sp-app.h"
#include "sp-inspection-entry.h"
#include "sp-inspection-ledgers.h"
#include "sp-template.h"

struct _SpInspectionPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed, put in by C */
  SpFindings *findings;

  /* Template */
  GtkStack *tabs;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SpInspectionPage, sp_inspection_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* What keys and menus ask of a ledger, asked of the tab that is shown. */
static void
inspection_page_forward_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *tab = gtk_stack_get_visible_child (SP_INSPECTION_PAGE (widget)->tabs);

  sp_app_activate_own (tab, action, parameter);
}

static void
inspection_page_show_tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_inspection_page_show_tab (SP_INSPECTION_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
inspection_page_register_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpInspectionPage *self = SP_INSPECTION_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (sp_session_is_read_only (self->session))
    return;
  gtk_window_present (GTK_WINDOW (
    sp_inspection_entry_new (self->session, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL)));
}

static void
inspection_page_load_criteria_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpInspectionPage *self = SP_INSPECTION_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  int n;

  if (sp_session_is_read_only (self->session))
    return;
  n = sp_criteria_add (sp_session_get_store (self->session), &error);
  if (n < 0)
    {
      sp_session_report_error (self->session, error);
      return;
    }
  sp_inspection_page_show_tab (self, SP_TAB_CRITERIA);
  message = n > 0 ? g_strdup_printf (_ ("已装入判定标准 %d 条"), n)
                  : g_strdup (_ ("判定标准库里的都已经有了"));
  sp_session_tell (self->session, message, n > 0);
}

/* ---- records that the session wants shown ---- */

static gboolean
inspection_page_show_record_cb (
  SpInspectionPage *self, const char *table, gint64 id, int from, int to)
{
  static const struct
  {
    const SpRecordType *type;
    const char *tab;
  } tabs[] = {{&sp_inspection_type, SP_TAB_INSPECTIONS},
              {&sp_criterion_type, SP_TAB_CRITERIA},
              {&sp_industry_type, SP_TAB_INDUSTRIES},
              {&sp_parameter_type, SP_TAB_PARAMETERS}};
  GtkWidget *tab;

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      if (!g_str_equal (table, tabs[i].type->table))
        continue;
      tab = sp_inspection_page_get_tab (self, tabs[i].tab);
      sp_session_set_page (self->session, SP_PAGE_INSPECTION);
      sp_inspection_page_show_tab (self, tabs[i].tab);
      sp_record_page_show (SP_RECORD_PAGE (tab), id, from, to);
      return TRUE;
    }
  return FALSE;
}

static void
add_tab (SpInspectionPage *self,
         const SpLedger *ledger,
         const char *name,
         const char *title,
         const char *action)
{
  SpRecordPage *page = sp_record_page_new (self->session, ledger);
  const SpActionInfo *info = action != NULL ? sp_action_find (action) : NULL;

  if (info != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (info->label));
      g_autofree char *tooltip = sp_action_dup_tooltip (info);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_widget_set_tooltip_text (button, tooltip);
      gtk_box_append (sp_record_page_get_bar (page), button);
    }
  gtk_stack_add_titled (self->tabs, GTK_WIDGET (page), name, title);
}

static void
inspection_page_shown_cb (SpInspectionPage *self, SpRecordPage *records)
{
  SpRecord *record = sp_record_page_get_record (records);

  sp_findings_set_inspection (self->findings, record != NULL ? sp_record_get_id (record) : 0);
}

static void
add_findings (SpInspectionPage *self)
{
  SpRecordPage *records = SP_RECORD_PAGE (sp_inspection_page_get_tab (self, SP_TAB_INSPECTIONS));

  self->findings = sp_findings_new (self->session);
  gtk_box_append (sp_record_page_get_extra (records), GTK_WIDGET (self->findings));
  sp_record_page_put_extra_first (records);
  g_signal_connect_object (records, "shown", G_CALLBACK (inspection_page_shown_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
set_session (SpInspectionPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session) || session == NULL)
    return;
  add_tab (self, &sp_inspection_ledger, SP_TAB_INSPECTIONS, _ ("检查"), "win.register-inspection");
  add_findings (self);
  add_tab (self, &sp_criterion_ledger, SP_TAB_CRITERIA, _ ("判定标准"), "win.load-criteria");
  add_tab (self, &sp_industry_ledger, SP_TAB_INDUSTRIES, _ ("行业领域"), NULL);
  add_tab (self, &sp_parameter_ledger, SP_TAB_PARAMETERS, _ ("参数"), NULL);
  g_signal_connect_object (session, "show-record", G_CALLBACK (inspection_page_show_record_cb),
                           self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
sp_inspection_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_INSPECTION_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_inspection_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_INSPECTION_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
sp_inspection_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (SP_INSPECTION_PAGE (widget)->tabs));
}

static void
sp_inspection_page_dispose (GObject *object)
{
  SpInspectionPage *self = SP_INSPECTION_PAGE (object);

  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_INSPECTION_PAGE);
  G_OBJECT_CLASS (sp_inspection_page_parent_class)->dispose (object);
}

static void
sp_inspection_page_class_init (SpInspectionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const forwarded[] = {"ledger.add",    "ledger.delete", "ledger.search",
                                          "ledger.clear",  "ledger.paste",  "ledger.import",
                                          "record.history"};

  object_class->dispose = sp_inspection_page_dispose;
  object_class->get_property = sp_inspection_page_get_property;
  object_class->set_property = sp_inspection_page_set_property;
  widget_class->grab_focus = sp_inspection_page_grab_focus;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-inspection-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpInspectionPage, tabs);
  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    gtk_widget_class_install_action (widget_class, forwarded[i], NULL, inspection_page_forward_cb);
  gtk_widget_class_install_action (widget_class, "inspection.register", NULL,
                                   inspection_page_register_cb);
  gtk_widget_class_install_action (widget_class, "inspection.load-criteria", NULL,
                                   inspection_page_load_criteria_cb);
  gtk_widget_class_install_action (widget_class, "inspection.show-tab", "s",
                                   inspection_page_show_tab_cb);
}

static void
sp_inspection_page_init (SpInspectionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SpFindings *
sp_inspection_page_get_findings (SpInspectionPage *self)
{
  g_return_val_if_fail (SP_IS_INSPECTION_PAGE (self), NULL);
  return self->findings;
}

GtkWidget *
sp_inspection_page_get_tab (SpInspectionPage *self, const char *name)
{
  g_return_val_if_fail (SP_IS_INSPECTION_PAGE (self), NULL);
  return gtk_stack_get_child_by_name (self->tabs, name);
}

void
sp_inspection_page_show_tab (SpInspectionPage *self, const char *name)
{
  g_return_if_fail (SP_IS_INSPECTION_PAGE (self));
  if (gtk_stack_get_child_by_name (self->tabs, name) != NULL)
    gtk_stack_set_visible_child_name (self->tabs, name);
}
