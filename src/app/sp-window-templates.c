/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow's action of tables of other offices. */
#include "sp-window-private.h"

static void
template_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  if (self->templates == NULL)
    self->templates = g_object_ref (sp_template_window_new (self->session, GTK_WINDOW (self)));
  sp_template_window_begin (self->templates);
}

static const GActionEntry entries[] = {
  {.name = "fill-template", .activate = template_activate_cb},
};

void
_sp_window_install_template_actions (SpWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
_sp_window_update_template_actions (SpWindow *self)
{
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), entries[0].name)),
    sp_session_get_plan (self->session) != NULL);
}
