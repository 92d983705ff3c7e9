/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow's actions of how a list is looked at: done by the ledger that is on screen, on whatever
 * page or tab it is. */
#include "sp-window-private.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-record-page.h"

static const struct
{
  const char *name, *action;
} actions[] = {
  {"list-views", "ledger.views"},
  {"saved-filters", "ledger.filters"},
  {"list-columns", "ledger.columns"},
  {"list-groups", "ledger.next-group"},
};

static SpRecordPage *
find_records (GtkWidget *widget)
{
  if (SP_IS_RECORD_PAGE (widget))
    return gtk_widget_get_mapped (widget) ? SP_RECORD_PAGE (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      SpRecordPage *found = find_records (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
view_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  GtkWidget *page = sp_window_get_page (self, sp_session_get_page (self->session));
  SpRecordPage *records = page != NULL ? find_records (page) : NULL;

  if (records == NULL)
    {
      sp_session_tell (self->session,
                       _ ("这一页没有台账。请先转到隐患、企业、制度措施、督办或执法的列表。"),
                       FALSE);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), actions[i].name))
      sp_app_activate_own (GTK_WIDGET (records), actions[i].action, NULL);
}

void
_sp_window_install_view_actions (SpWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const GActionEntry entry = {.name = actions[i].name, .activate = view_activate_cb};

      g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
    }
}
