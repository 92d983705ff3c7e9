/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow's actions of one page each: institutions, enterprises, risks, maps, reports; and the key
 * that saves what is being entered on a page that is a list. */
#include "sp-window-private.h"

#include "sp-ledger-page.h"

static const struct
{
  const char *name; /* without win. */
  const char *page;
  const char *action;   /* of the page */
  gboolean needs_plan;  /* else a file that may be written */
  gboolean may_be_read; /* in a file that may only be read, too */
} actions[] = {
  {"propose-institutions", SP_PAGE_INSTITUTIONS, "institution.propose", TRUE, FALSE},
  {"print-institutions", SP_PAGE_INSTITUTIONS, "institution.print", TRUE, TRUE},
  {"export-institutions", SP_PAGE_INSTITUTIONS, "institution.export", TRUE, TRUE},
  {"export-institutions-xlsx", SP_PAGE_INSTITUTIONS, "institution.export-xlsx", TRUE, TRUE},
  {"export-institutions-csv", SP_PAGE_INSTITUTIONS, "institution.export-csv", TRUE, TRUE},
  {"register-inspection", SP_PAGE_INSPECTION, "inspection.register", FALSE, FALSE},
  {"load-criteria", SP_PAGE_INSPECTION, "inspection.load-criteria", FALSE, FALSE},
  {"assess-risk", SP_PAGE_RISKS, "risk.assess", FALSE, FALSE},
  {"assess-residual-risk", SP_PAGE_RISKS, "risk.assess-residual", FALSE, FALSE},
  {"register-risk-event", SP_PAGE_RISKS, "risk.event", FALSE, FALSE},
  {"risk-duty", SP_PAGE_RISKS, "risk.duty", FALSE, FALSE},
  {"risk-frequency", SP_PAGE_RISKS, "risk.frequency", FALSE, FALSE},
  {"risk-cards", SP_PAGE_RISKS, "risk.cards", FALSE, TRUE},
  {"risk-export", SP_PAGE_RISKS, "risk.export", FALSE, TRUE},
  {"risk-schemes", SP_PAGE_RISKS, "risk.schemes", FALSE, TRUE},
  {"map-new", SP_PAGE_MAPS, "maps.new-plan", FALSE, FALSE},
  {"map-import", SP_PAGE_MAPS, "maps.import", FALSE, FALSE},
  {"map-draw", SP_PAGE_MAPS, "maps.draw", FALSE, FALSE},
  {"map-reshape", SP_PAGE_MAPS, "maps.reshape", FALSE, FALSE},
  {"map-split", SP_PAGE_MAPS, "maps.split", FALSE, FALSE},
  {"map-copy", SP_PAGE_MAPS, "maps.copy", FALSE, FALSE},
  {"map-place", SP_PAGE_MAPS, "maps.place", FALSE, FALSE},
  {"map-remove", SP_PAGE_MAPS, "maps.remove", FALSE, FALSE},
  {"map-repair", SP_PAGE_MAPS, "maps.repair", FALSE, FALSE},
  {"map-controls", SP_PAGE_MAPS, "maps.controls", FALSE, FALSE},
  {"map-issue", SP_PAGE_MAPS, "maps.issue", FALSE, FALSE},
  {"map-stage", SP_PAGE_MAPS, "maps.stage", FALSE, TRUE},
  {"map-outdated", SP_PAGE_MAPS, "maps.outdated", FALSE, TRUE},
  {"report-choose", SP_PAGE_REPORT, "report.choose", TRUE, TRUE},
  {"report-period-previous", SP_PAGE_REPORT, "report.previous-period", TRUE, TRUE},
  {"report-period-next", SP_PAGE_REPORT, "report.next-period", TRUE, TRUE},
  {"report-sheet-previous", SP_PAGE_REPORT, "report.previous-sheet", TRUE, TRUE},
  {"report-sheet-next", SP_PAGE_REPORT, "report.next-sheet", TRUE, TRUE},
  {"report-checks", SP_PAGE_REPORT, "report.checks", TRUE, TRUE},
  {"report-pdf", SP_PAGE_REPORT, "report.export-pdf", TRUE, TRUE},
  {"report-csv", SP_PAGE_REPORT, "report.export-csv", TRUE, TRUE},
  {"report-kept", SP_PAGE_REPORT, "report.kept", TRUE, TRUE},
  {"report-copy-form", SP_PAGE_REPORT, "report.copy-form", TRUE, FALSE},
  {"report-edit-form", SP_PAGE_REPORT, "report.edit-form", TRUE, FALSE},
  {"report-delete-form", SP_PAGE_REPORT, "report.delete-form", TRUE, FALSE},
  {"report-import-form", SP_PAGE_REPORT, "report.import-form", TRUE, FALSE},
  {"report-export-form", SP_PAGE_REPORT, "report.export-form", TRUE, TRUE},
  {"find-twins", SP_PAGE_ENTERPRISES, "enterprise.twins", FALSE, FALSE},
};

static void
list_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), actions[i].name))
      {
        sp_session_set_page (self->session, actions[i].page);
        gtk_widget_activate_action (sp_window_get_page (self, actions[i].page), actions[i].action,
                                    NULL);
      }
}

void
_sp_window_install_list_actions (SpWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const GActionEntry entry = {.name = actions[i].name, .activate = list_activate_cb};

      g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
    }
}

static SpLedgerPage *
get_ledger_page (SpWindow *self)
{
  GtkWidget *page = _sp_window_find_page (self, sp_session_get_page (self->session));

  return SP_IS_LEDGER_PAGE (page) ? SP_LEDGER_PAGE (page) : NULL;
}

/* After the others: on such a page the key for reports saves, whatever measure is selected. */
void
_sp_window_update_list_actions (SpWindow *self)
{
  gboolean has_plan = sp_session_get_plan (self->session) != NULL;
  gboolean writable = !sp_session_is_read_only (self->session);
  GAction *report = g_action_map_lookup_action (G_ACTION_MAP (self), "report-progress");

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), actions[i].name)),
      (has_plan || !actions[i].needs_plan) && (writable || actions[i].may_be_read));
  if (get_ledger_page (self) != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (report), writable);
}

gboolean
_sp_window_accept_record (SpWindow *self)
{
  SpLedgerPage *page = get_ledger_page (self);

  if (page != NULL)
    sp_ledger_page_accept (page);
  return page != NULL;
}
