/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-inspection-page.h. */
#include "sp-inspection-page.h"

#include "base/sp-i18n.h"
#include "exchange/sp-criteria.h"
#include "sp-actions.h"
#include "sp-inspection-entry.h"
#include "sp-inspection-ledgers.h"

struct _SpInspectionPage
{
  SpTabPage parent_instance;

  /* Borrowed, put in by C */
  SpFindings *findings;
};

G_DEFINE_FINAL_TYPE (SpInspectionPage, sp_inspection_page, SP_TYPE_TAB_PAGE)

static void
inspection_page_register_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpSession *session = sp_tab_page_get_session (SP_TAB_PAGE (widget));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (sp_session_is_read_only (session))
    return;
  gtk_window_present (GTK_WINDOW (
    sp_inspection_entry_new (session, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL)));
}

static void
inspection_page_load_criteria_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpSession *session = sp_tab_page_get_session (SP_TAB_PAGE (widget));
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  int n;

  if (sp_session_is_read_only (session))
    return;
  n = sp_criteria_add (sp_session_get_store (session), &error);
  if (n < 0)
    {
      sp_session_report_error (session, error);
      return;
    }
  sp_tab_page_show_tab (SP_TAB_PAGE (widget), SP_TAB_CRITERIA);
  message = n > 0 ? g_strdup_printf (_ ("已装入判定标准 %d 条"), n)
                  : g_strdup (_ ("判定标准库里的都已经有了"));
  sp_session_tell (session, message, n > 0);
}

/* ---- tabs ---- */

static void
add_button (SpRecordPage *records, const char *action)
{
  const SpActionInfo *info = sp_action_find (action);
  GtkWidget *button = gtk_button_new_with_label (_ (info->label));
  g_autofree char *tooltip = sp_action_dup_tooltip (info);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_box_append (sp_record_page_get_bar (records), button);
}

static void
inspection_page_shown_cb (SpInspectionPage *self, SpRecordPage *records)
{
  SpRecord *record = sp_record_page_get_record (records);

  sp_findings_set_inspection (self->findings, record != NULL ? sp_record_get_id (record) : 0);
}

static void
set_up_inspections (SpTabPage *page, SpRecordPage *records)
{
  SpInspectionPage *self = SP_INSPECTION_PAGE (page);

  add_button (records, "win.register-inspection");
  self->findings = sp_findings_new (sp_tab_page_get_session (page));
  gtk_box_append (sp_record_page_get_extra (records), GTK_WIDGET (self->findings));
  sp_record_page_put_extra_first (records);
  g_signal_connect_object (records, "shown", G_CALLBACK (inspection_page_shown_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
set_up_criteria (SpTabPage *self, SpRecordPage *records)
{
  add_button (records, "win.load-criteria");
}

static const SpTab tabs[] = {
  {SP_TAB_INSPECTIONS, N_ ("检查"), &sp_inspection_ledger, set_up_inspections},
  {SP_TAB_CRITERIA, N_ ("判定标准"), &sp_criterion_ledger, set_up_criteria},
  {SP_TAB_INDUSTRIES, N_ ("行业领域"), &sp_industry_ledger},
  {SP_TAB_PARAMETERS, N_ ("参数"), &sp_parameter_ledger},
};

static void
sp_inspection_page_class_init (SpInspectionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpTabPageClass *page_class = SP_TAB_PAGE_CLASS (klass);

  page_class->page = SP_PAGE_INSPECTION;
  page_class->tabs = tabs;
  page_class->n_tabs = G_N_ELEMENTS (tabs);
  gtk_widget_class_install_action (widget_class, "inspection.register", NULL,
                                   inspection_page_register_cb);
  gtk_widget_class_install_action (widget_class, "inspection.load-criteria", NULL,
                                   inspection_page_load_criteria_cb);
}

static void
sp_inspection_page_init (SpInspectionPage *self)
{
}

SpFindings *
sp_inspection_page_get_findings (SpInspectionPage *self)
{
  g_return_val_if_fail (SP_IS_INSPECTION_PAGE (self), NULL);
  return self->findings;
}
