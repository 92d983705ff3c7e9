/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow and what is due: the list, the rules, the reminder, the calendar file. */
#include "sp-window-private.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-institution.h"
#include "core/sp-listing.h"
#include "core/sp-risk.h"
#include "report/sp-ics.h"
#include "sp-duty-page.h"
#include "sp-supervision-page.h"

#define NOTIFICATION "due"

/* ---- the list ---- */

static GtkWidget *
show_supervision (SpWindow *self, const char *tab)
{
  SpSupervisionPage *page = SP_SUPERVISION_PAGE (sp_window_get_page (self, SP_PAGE_SUPERVISION));

  sp_session_set_page (self->session, SP_PAGE_SUPERVISION);
  sp_tab_page_show_tab (SP_TAB_PAGE (page), tab);
  return sp_tab_page_get_tab (SP_TAB_PAGE (page), tab);
}

/* A listing is shown with its hazard, a licence with its enterprise. */
static void
show_listed (SpWindow *self, SpDueKind kind, int64_t record)
{
  static const struct
  {
    SpDueKind kind;
    const SpRecordType *type;
  } types[] = {{SP_DUE_HAZARD, &sp_hazard_type},           {SP_DUE_LISTING, &sp_listing_type},
               {SP_DUE_LICENCE, &sp_licence_type},         {SP_DUE_ENTERPRISE, &sp_enterprise_type},
               {SP_DUE_INSTITUTION, &sp_institution_type}, {SP_DUE_RISK, &sp_risk_point_type},
               {SP_DUE_RISK_REPORT, &sp_enterprise_type}};

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].kind == kind)
      sp_session_go_to_record (self->session, types[i].type, record);
}

static void
window_due_chosen_cb (SpWindow *self, int kind, gint64 record, int period_first)
{
  gtk_window_present (GTK_WINDOW (self));
  switch (kind)
    {
    case SP_DUE_DUTY:
      sp_duty_list_select (
        sp_duty_page_get_list (SP_DUTY_PAGE (show_supervision (self, SP_TAB_DUTIES))), record,
        period_first);
      break;
    case SP_DUE_SUPERVISION:
      sp_record_page_select (SP_RECORD_PAGE (show_supervision (self, SP_TAB_SUPERVISION)), record);
      break;
    case SP_DUE_MEASURE:
      sp_session_go_to_measure (self->session, record);
      break;
    case SP_DUE_HAZARD:
    case SP_DUE_LISTING:
    case SP_DUE_LICENCE:
    case SP_DUE_ENTERPRISE:
    case SP_DUE_INSTITUTION:
    case SP_DUE_RISK:
    case SP_DUE_RISK_REPORT:
    default:
      show_listed (self, (SpDueKind)kind, record);
      break;
    }
}

void
_sp_window_show_due (SpWindow *self, SpDate as_of)
{
  if (self->due_window == NULL)
    {
      self->due_window = g_object_ref (sp_due_window_new (self->session, GTK_WINDOW (self)));
      g_signal_connect_object (self->due_window, "chosen", G_CALLBACK (window_due_chosen_cb), self,
                               G_CONNECT_SWAPPED);
    }
  sp_due_window_begin (self->due_window, as_of);
}

/* ---- by which rules ---- */

void
_sp_window_show_rules (SpWindow *self)
{
  if (self->rules == NULL)
    self->rules = g_object_ref (sp_light_rules_new (self->session, GTK_WINDOW (self)));
  sp_light_rules_begin (self->rules);
}

/* ---- what hazards come to ---- */

void
_sp_window_show_hazard_stats (SpWindow *self)
{
  if (self->hazard_stats == NULL)
    self->hazard_stats =
      g_object_ref (sp_hazard_stats_window_new (self->session, GTK_WINDOW (self)));
  sp_hazard_stats_window_begin (self->hazard_stats);
}

/* ---- the reminder ---- */

static void
notify (SpWindow *self, const char *body)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GNotification) notification = NULL;

  if (application == NULL ||
      g_application_get_dbus_connection (G_APPLICATION (application)) == NULL)
    return;
  notification = g_notification_new (_ ("近期到期"));
  g_notification_set_body (notification, body);
  g_application_send_notification (G_APPLICATION (application), NOTIFICATION, notification);
}

static void
window_reminded_cb (SpWindow *self, GPtrArray *dues)
{
  g_autofree char *summary = sp_due_dup_summary (dues);

  notify (self, summary);
  sp_session_tell (self->session, summary, FALSE);
  _sp_window_show_due (self, sp_date_today ());
}

void
_sp_window_start_reminder (SpWindow *self)
{
  self->reminder = sp_reminder_new (self->session);
  g_signal_connect_object (self->reminder, "due", G_CALLBACK (window_reminded_cb), self,
                           G_CONNECT_SWAPPED);
}

void
_sp_window_set_reminders (SpWindow *self, gboolean wanted)
{
  g_autoptr (GError) error = NULL;

  if (!sp_reminder_set_wanted (wanted, &error))
    sp_session_report_error (self->session, error);
  else
    sp_session_tell (self->session,
                     wanted ? _ ("打开文件时和每天会提醒逾期和 7 天内到期的事项")
                            : _ ("不再提醒到期的事项，“近期到期”仍可随时查看"),
                     FALSE);
}

/* ---- the calendar file ---- */

gboolean
sp_window_export_calendar (SpWindow *self, const char *path)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  SpIcsOptions options = {NULL, sp_session_get_as_of (self->session), sp_ics_default_alarms};
  SpDueQuery query = {.as_of = options.stamp, .within = SP_DUE_ANY_TIME};
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (SP_IS_WINDOW (self) && path != NULL, FALSE);
  if (plan == NULL)
    return FALSE;
  query.plan = sp_record_get_id (SP_RECORD (plan));
  options.name = sp_record_get_title (SP_RECORD (plan));
  dues = sp_reader_load_due (sp_session_get_reader (self->session), &query, NULL, &error);
  if (dues == NULL || !sp_ics_write (path, dues, &options, &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  message = g_strdup_printf (_ ("已导出日历，共 %u 件：%s"), dues->len, path);
  sp_session_tell (self->session, message, FALSE);
  return TRUE;
}
