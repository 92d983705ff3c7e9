/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-wait-window.h. */
#include "sp-wait-window.h"

#include "sp-app.h"

#define PROGRESS_MS 100

struct _SpWaitWindow
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;

  /* Template */
  GtkLabel *what;
  GtkProgressBar *progress;

  /* State */
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (SpWaitWindow, sp_wait_window, GTK_TYPE_WINDOW)

static gboolean
wait_window_progress_cb (gpointer user_data)
{
  SpWaitWindow *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, sp_session_get_writing_fraction (self->session));
  return G_SOURCE_CONTINUE;
}

static void
wait_window_writing_cb (SpWaitWindow *self)
{
  if (sp_session_get_writing_text (self->session) == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* It goes once the session has stopped. */
static void
wait_window_stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpWaitWindow *self = SP_WAIT_WINDOW (widget);

  gtk_widget_action_set_enabled (widget, "wait.stop", FALSE);
  sp_session_stop_writing (self->session);
}

static gboolean
wait_window_close_cb (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "wait.stop", NULL);
  return TRUE;
}

static void
sp_wait_window_dispose (GObject *object)
{
  SpWaitWindow *self = SP_WAIT_WINDOW (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_WAIT_WINDOW);
  G_OBJECT_CLASS (sp_wait_window_parent_class)->dispose (object);
}

static void
sp_wait_window_class_init (SpWaitWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_wait_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = wait_window_close_cb;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-wait-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWaitWindow, what);
  gtk_widget_class_bind_template_child (widget_class, SpWaitWindow, progress);
  gtk_widget_class_install_action (widget_class, "wait.stop", NULL, wait_window_stop_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "wait.stop", NULL);
}

static void
sp_wait_window_init (SpWaitWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_wait_window_show (SpSession *session, GtkWindow *parent)
{
  SpWaitWindow *self;

  g_return_if_fail (SP_IS_SESSION (session) && GTK_IS_WINDOW (parent));
  g_return_if_fail (sp_session_get_writing_text (session) != NULL);
  self = g_object_new (SP_TYPE_WAIT_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  gtk_label_set_label (self->what, sp_session_get_writing_text (session));
  self->progress_source = g_timeout_add (PROGRESS_MS, wait_window_progress_cb, self);
  g_signal_connect_object (session, "notify::is-writing", G_CALLBACK (wait_window_writing_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}
