/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow's actions for a document that is looked through: each is the import page's own, so that
 * keys, menus and finder know it. While a draft is shown, undo and redo are the draft's. */
#include "sp-window-private.h"

#include "base/sp-i18n.h"
#include "sp-import-page.h"

static const struct
{
  const char *name, *action;
} forwards[] = {
  {"import-split", "import.split"},
  {"import-merge-up", "import.merge-up"},
  {"import-merge-down", "import.merge-down"},
  {"import-move-up", "import.move-up"},
  {"import-move-down", "import.move-down"},
  {"import-move", "import.move"},
  {"import-retype", "import.choose-kind"},
  {"import-leave-out", "import.leave-out"},
  {"import-add-unit", "import.add-unit"},
  {"import-add-deadline", "import.add-deadline"},
  {"import-add-target", "import.add-target"},
  {"import-compare", "import.compare"},
  {"import-check-again", "import.check-again"},
  {"import-apply", "import.apply"},
};

SpImportDraft *
_sp_window_get_draft (SpWindow *self)
{
  GtkWidget *page = _sp_window_find_page (self, SP_PAGE_IMPORT);

  if (page == NULL || g_strcmp0 (sp_session_get_page (self->session), SP_PAGE_IMPORT) != 0)
    return NULL;
  return sp_import_page_get_draft (SP_IMPORT_PAGE (page));
}

gboolean
_sp_window_forward_to_draft (SpWindow *self, const char *action)
{
  return _sp_window_get_draft (self) != NULL &&
         gtk_widget_activate_action (sp_window_get_page (self, SP_PAGE_IMPORT), action, NULL);
}

static void
import_forward_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    if (g_str_equal (name, forwards[i].name))
      _sp_window_forward_to_draft (user_data, forwards[i].action);
}

/* Of the draft where one is shown, else of the file. */
static void
doubts_output_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  gboolean is_file = g_str_equal (g_action_get_name (G_ACTION (action)), "export-doubts");

  if (_sp_window_forward_to_draft (self, is_file ? "import.export-doubts" : "import.print-doubts"))
    return;
  sp_session_set_page (self->session, SP_PAGE_DOUBTS);
  gtk_widget_activate_action (sp_window_get_page (self, SP_PAGE_DOUBTS),
                              is_file ? "doubts.export" : "doubts.print", NULL);
}

void
_sp_window_install_import_actions (SpWindow *self)
{
  static const GActionEntry outputs[] = {
    {.name = "print-doubts", .activate = doubts_output_cb},
    {.name = "export-doubts", .activate = doubts_output_cb},
  };

  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    {
      GActionEntry entry = {.name = forwards[i].name, .activate = import_forward_cb};

      g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
    }
  g_action_map_add_action_entries (G_ACTION_MAP (self), outputs, G_N_ELEMENTS (outputs), self);
}

static void
set_enabled (SpWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
_sp_window_update_import_actions (SpWindow *self)
{
  SpImportDraft *draft = _sp_window_get_draft (self);
  gboolean can_print = draft != NULL || sp_session_get_plan (self->session) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    set_enabled (self, forwards[i].name, draft != NULL);
  set_enabled (self, "print-doubts", can_print);
  set_enabled (self, "export-doubts", can_print);
}
