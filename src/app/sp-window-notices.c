/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow's actions of lists, boards, cards and reports about risks, for the enterprise that the
 * page looked at shows. */
#include "sp-window-private.h"

#include "core/sp-enterprise.h"
#include "core/sp-risk.h"
#include "sp-ledger-page.h"

/* 0 where the page shows none. */
static int64_t
find_enterprise (SpWindow *self)
{
  GtkWidget *page = _sp_window_find_page (self, sp_session_get_page (self->session));
  SpRecord *record =
    SP_IS_LEDGER_PAGE (page)
      ? sp_record_page_get_record (sp_ledger_page_get_records (SP_LEDGER_PAGE (page)))
      : NULL;

  if (record != NULL && sp_record_get_record_type (record) == &sp_enterprise_type)
    return sp_record_get_id (record);
  return record != NULL && sp_record_get_record_type (record) == &sp_risk_point_type
           ? sp_record_get_integer (record, SP_RISK_POINT_ENTERPRISE)
           : 0;
}

static SpNoticeWindow *
get_notices (SpWindow *self)
{
  if (self->notices == NULL)
    self->notices = g_object_ref (sp_notice_window_new (self->session, GTK_WINDOW (self)));
  return self->notices;
}

/* From a register one comes back to what is printed of one enterprise. */
static void
notices_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  SpNoticeForm *form = sp_notice_window_get_form (get_notices (self));

  if (sp_risk_notice_kind_is_register (
        (SpRiskNoticeKind)sp_notice_form_get (form, SP_NOTICE_KIND)) &&
      !sp_notice_window_is_busy (self->notices))
    sp_notice_form_choose (form, SP_NOTICE_KIND, SP_RISK_NOTICE_LIST);
  sp_notice_window_begin (self->notices, find_enterprise (self));
}

static void
reports_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  SpNoticeWindow *notices = get_notices (self);

  if (!sp_notice_window_is_busy (notices))
    sp_notice_form_choose (sp_notice_window_get_form (notices), SP_NOTICE_KIND,
                           SP_RISK_NOTICE_SUBMITTED);
  sp_notice_window_begin (notices, 0);
}

static const GActionEntry entries[] = {
  {.name = "risk-notices", .activate = notices_activate_cb},
  {.name = "risk-reports", .activate = reports_activate_cb},
};

void
_sp_window_install_notice_actions (SpWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
_sp_window_update_notice_actions (SpWindow *self)
{
  gboolean has_store = sp_session_get_store (self->session) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name)),
      has_store);
}
