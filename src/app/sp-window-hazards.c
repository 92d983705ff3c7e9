/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow's actions of pages with lists: what is printed and exported of the page that is looked
 * at, and the actions of 问题隐患, which lead there and are done by it. */
#include "sp-window-private.h"

#include "sp-app.h"

gboolean
_sp_window_forward_list (SpWindow *self, const char *action)
{
  GtkWidget *page = _sp_window_find_page (self, sp_session_get_page (self->session));

  return page != NULL && sp_app_activate_own (page, action, NULL);
}

/* ---- hazards ---- */

static const struct
{
  const char *name, *action, *target;
} actions[] = {
  {"hazard-step", "hazards.next-step", NULL},  {"hazard-take-back", "hazards.take-back", NULL},
  {"hazard-assign", "hazards.step", "assign"}, {"hazard-deadline", "hazards.step", "deadline"},
  {"hazard-extend", "hazards.step", "extend"}, {"hazard-papers", "hazards.papers", NULL},
};

static void
hazard_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  GtkWidget *page = sp_window_get_page (self, SP_PAGE_HAZARDS);
  const char *name = g_action_get_name (G_ACTION (action));

  sp_session_set_page (self->session, SP_PAGE_HAZARDS);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name) && actions[i].target != NULL)
      gtk_widget_activate_action (page, actions[i].action, "s", actions[i].target);
    else if (g_str_equal (actions[i].name, name))
      gtk_widget_activate_action (page, actions[i].action, NULL);
}

static void
hazard_stats_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _sp_window_show_hazard_stats (user_data);
}

void
_sp_window_install_hazard_actions (SpWindow *self)
{
  const GActionEntry stats = {.name = "hazard-stats", .activate = hazard_stats_activate_cb};

  g_action_map_add_action_entries (G_ACTION_MAP (self), &stats, 1, self);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const GActionEntry entry = {.name = actions[i].name, .activate = hazard_activate_cb};

      g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
    }
}

void
_sp_window_update_hazard_actions (SpWindow *self)
{
  gboolean has_store = sp_session_get_store (self->session) != NULL;
  gboolean writable = !sp_session_is_read_only (self->session);
  GAction *stats = g_action_map_lookup_action (G_ACTION_MAP (self), "hazard-stats");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (stats), has_store);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), actions[i].name);
      gboolean reads = g_str_equal (actions[i].action, "hazards.papers");

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), reads ? has_store : writable);
    }
}
