/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow: puts the pages together and keeps head, sidebar and bar below true to the session.
 * Actions are in sp-window-actions.c, opening in sp-window-files.c, pages in sp-window-pages.c. */
#include "sp-window-private.h"

#include "base/sp-i18n.h"
#include "sp-actions.h"
#include "sp-app.h"
#include "sp-enterprise-page.h"
#include "sp-institution-page.h"
#include "sp-wait-window.h"
#include "sp-welcome-page.h"

G_DEFINE_FINAL_TYPE (SpWindow, sp_window, GTK_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* ---- what the session says ---- */

static void
update_title (SpWindow *self)
{
  SpStore *store = sp_session_get_store (self->session);
  g_autofree char *title = NULL;
  g_autofree char *file = NULL;

  g_object_get (self->session, "plan-title", &title, NULL);
  if (store != NULL)
    file = g_path_get_basename (sp_store_get_path (store));
  if (title == NULL || *title == '\0')
    {
      g_free (title);
      title = g_strdup (file != NULL ? file : _ ("安全生产三年行动"));
    }
  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_button),
                               store != NULL ? sp_store_get_path (store) : NULL);
  sp_app_set_name (self->file_button, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* A document can be looked through before there is a file to put it into. */
static void
update_root (SpWindow *self)
{
  const char *name = sp_session_get_page (self->session);
  gboolean has_page =
    sp_session_get_store (self->session) != NULL || g_strcmp0 (name, SP_PAGE_IMPORT) == 0;
  GtkWidget *page = has_page ? sp_window_get_page (self, name) : NULL;

  if (page != NULL)
    gtk_stack_set_visible_child (self->pages, page);
  gtk_stack_set_visible_child_name (self->root, has_page ? "plan" : "welcome");
}

static void
window_store_cb (SpWindow *self)
{
  gboolean is_open = sp_session_get_store (self->session) != NULL;

  update_root (self);
  gtk_widget_set_visible (GTK_WIDGET (self->date_button), is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_toggle), is_open);
  update_title (self);
  _sp_window_update_actions (self);
  if (is_open)
    _sp_window_remember (self);
}

static void
window_plan_cb (SpWindow *self)
{
  update_title (self);
  _sp_window_update_actions (self);
}

static void
window_writing_cb (SpWindow *self)
{
  if (sp_session_get_writing_text (self->session) != NULL)
    sp_wait_window_show (self->session, GTK_WINDOW (self));
}

static void
window_page_cb (SpWindow *self)
{
  update_root (self);
  _sp_window_update_actions (self);
}

static void
window_message_cb (SpWindow *self, const char *message, gboolean undoable)
{
  sp_message_bar_tell (self->message_bar, message, undoable);
}

static void
window_error_cb (SpWindow *self, const GError *error)
{
  sp_message_bar_warn (self->message_bar, error->message);
}

static void
connect_session (SpWindow *self)
{
  GObject *session = G_OBJECT (self->session);

  g_signal_connect_object (session, "notify::store", G_CALLBACK (window_store_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::is-writing", G_CALLBACK (window_writing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (window_plan_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::page", G_CALLBACK (window_page_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::schedule", G_CALLBACK (_sp_window_update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (_sp_window_update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::undo-label", G_CALLBACK (_sp_window_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected-measure",
                           G_CALLBACK (_sp_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "message", G_CALLBACK (window_message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "error", G_CALLBACK (window_error_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (session, "as-of", self->date_button, "date",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (session, "page", self->sidebar, "page",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

/* ---- putting together ---- */

static void
add_children (SpWindow *self)
{
  self->sidebar = g_object_new (SP_TYPE_SIDEBAR, NULL);
  gtk_box_append (self->sidebar_slot, GTK_WIDGET (self->sidebar));
  gtk_box_append (self->sidebar_slot, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  self->date_button = g_object_new (SP_TYPE_DATE_BUTTON, NULL);
  gtk_box_append (self->date_slot, GTK_WIDGET (self->date_button));
  self->identity_bar = sp_identity_bar_new (self->session);
  gtk_widget_set_hexpand (GTK_WIDGET (self->identity_bar), TRUE);
  gtk_box_append (self->identity_slot, GTK_WIDGET (self->identity_bar));
  self->message_bar = g_object_new (SP_TYPE_MESSAGE_BAR, "hexpand", TRUE, NULL);
  gtk_box_append (self->message_slot, GTK_WIDGET (self->message_bar));
  gtk_box_append (self->welcome_slot, g_object_new (SP_TYPE_WELCOME_PAGE, "session", self->session,
                                                    "hexpand", TRUE, NULL));
  _sp_window_install_pages (self);
  g_object_bind_property (self->sidebar_toggle, "active", self->sidebar_slot, "visible",
                          G_BINDING_SYNC_CREATE);
}

/* Every button that does an action of the table says its words and key. */
void
_sp_window_add_tooltips (GtkWidget *widget)
{
  const char *action =
    GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;
  const SpActionInfo *info = action != NULL ? sp_action_find (action) : NULL;
  g_autofree char *tooltip = NULL;

  if (info != NULL && gtk_widget_get_tooltip_text (widget) == NULL)
    {
      tooltip = sp_action_dup_tooltip (info);
      gtk_widget_set_tooltip_text (widget, tooltip);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    _sp_window_add_tooltips (child);
}

/* What is being typed is saved when its field loses the focus. */
static gboolean
sp_window_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL);
  return GTK_WINDOW_CLASS (sp_window_parent_class)->close_request (window);
}

static void
sp_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_WINDOW (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_window_dispose (GObject *object)
{
  SpWindow *self = SP_WINDOW (object);

  if (self->finder != NULL)
    gtk_window_destroy (GTK_WINDOW (self->finder));
  g_clear_object (&self->finder);
  if (self->due_window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->due_window));
  g_clear_object (&self->due_window);
  if (self->hazard_stats != NULL)
    gtk_window_destroy (GTK_WINDOW (self->hazard_stats));
  g_clear_object (&self->hazard_stats);
  if (self->notices != NULL)
    gtk_window_destroy (GTK_WINDOW (self->notices));
  g_clear_object (&self->notices);
  if (self->templates != NULL)
    gtk_window_destroy (GTK_WINDOW (self->templates));
  g_clear_object (&self->templates);
  if (self->rules != NULL)
    gtk_window_destroy (GTK_WINDOW (self->rules));
  g_clear_object (&self->rules);
  g_clear_object (&self->reminder);
  g_clear_object (&self->counting);
  if (self->session != NULL)
    {
      /* First, while the pages are there: they let go of their lists, then the file is closed. */
      sp_session_take_store (self->session, NULL);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_WINDOW);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpWindow, sidebar_toggle);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, file_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, recent_section);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, date_slot);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, root);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, welcome_slot);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, sidebar_slot);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, identity_slot);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, message_slot);
}

static void
sp_window_class_init (SpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_window_dispose;
  object_class->get_property = sp_window_get_property;
  GTK_WINDOW_CLASS (klass)->close_request = sp_window_close_request;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-window.ui");
  bind_children (widget_class);
}

static void
sp_window_init (SpWindow *self)
{
  self->session = sp_session_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  _sp_window_install_actions (self);
  add_children (self);
  _sp_window_add_tooltips (GTK_WIDGET (self));
  connect_session (self);
  _sp_window_start_reminder (self);
  _sp_window_update_recent (self);
  window_store_cb (self);
  window_page_cb (self);
}

SpWindow *
sp_window_new (GtkApplication *application)
{
  return g_object_new (SP_TYPE_WINDOW, "application", application, NULL);
}

SpSession *
sp_window_get_session (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return self->session;
}

SpFinder *
sp_window_get_finder (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return self->finder;
}

const char *
sp_window_get_message (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return sp_message_bar_get_text (self->message_bar);
}

SpDueWindow *
sp_window_get_due_window (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return self->due_window;
}

SpTemplateWindow *
sp_window_get_templates (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return self->templates;
}

SpNoticeWindow *
sp_window_get_notices (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return self->notices;
}

SpReminder *
sp_window_get_reminder (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return self->reminder;
}

SpIdentityBar *
sp_window_get_identity_bar (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return self->identity_bar;
}

SpHazardStatsWindow *
sp_window_get_hazard_stats (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return self->hazard_stats;
}

SpLightRules *
sp_window_get_light_rules (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return self->rules;
}
