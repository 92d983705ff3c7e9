/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOutcomeBar. Hidden, busy or done; the visible buttons follow. */
#include "app/sp-outcome-bar.h"
#include "app/sp-app.h"
#include "app/sp-template.h"

struct _SpOutcomeBar
{
  GtkWidget parent_instance;

  /* Owned */
  GCancellable *cancellable; /* while busy */
  char *path;

  /* Template */
  GtkSpinner *spinner;
  GtkLabel *label;
  GtkButton *cancel_button;
  GtkButton *open_button;
  GtkButton *folder_button;
  GtkButton *close_button;
};

G_DEFINE_FINAL_TYPE (SpOutcomeBar, sp_outcome_bar, GTK_TYPE_WIDGET)

static void
update (SpOutcomeBar *self, const char *text)
{
  gboolean is_busy = self->cancellable != NULL;
  gboolean has_path = !is_busy && self->path != NULL;
  gboolean is_folder = has_path && g_file_test (self->path, G_FILE_TEST_IS_DIR);

  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), has_path && !is_folder);
  gtk_widget_set_visible (GTK_WIDGET (self->folder_button), has_path);
  gtk_widget_set_visible (GTK_WIDGET (self->close_button), !is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

GCancellable *
sp_outcome_bar_begin (SpOutcomeBar *self, const char *text)
{
  g_return_val_if_fail (SP_IS_OUTCOME_BAR (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  self->cancellable = g_cancellable_new ();
  update (self, text);
  return self->cancellable;
}

void
sp_outcome_bar_set_progress (SpOutcomeBar *self, const char *text)
{
  g_return_if_fail (SP_IS_OUTCOME_BAR (self) && text != NULL);

  if (self->cancellable != NULL)
    gtk_label_set_label (self->label, text);
}

gboolean
sp_outcome_bar_is_busy (SpOutcomeBar *self)
{
  g_return_val_if_fail (SP_IS_OUTCOME_BAR (self), FALSE);

  return self->cancellable != NULL;
}

void
sp_outcome_bar_finish (SpOutcomeBar *self, const char *text, const char *path)
{
  g_return_if_fail (SP_IS_OUTCOME_BAR (self));

  g_clear_object (&self->cancellable);
  g_free (self->path);
  self->path = g_strdup (path);
  update (self, text);
}

void
sp_outcome_bar_dismiss (SpOutcomeBar *self)
{
  g_return_if_fail (SP_IS_OUTCOME_BAR (self));

  sp_outcome_bar_finish (self, NULL, NULL);
}

/* ---- actions ---- */

static void
open_path (SpOutcomeBar *self, const char *path)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}

static void
sp_outcome_bar_open_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpOutcomeBar *self = SP_OUTCOME_BAR (widget);

  if (self->path != NULL)
    open_path (self, self->path);
}

static void
sp_outcome_bar_open_folder_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpOutcomeBar *self = SP_OUTCOME_BAR (widget);
  g_autofree char *folder = NULL;

  if (self->path == NULL)
    return;
  folder = g_file_test (self->path, G_FILE_TEST_IS_DIR) ? g_strdup (self->path)
                                                        : g_path_get_dirname (self->path);
  open_path (self, folder);
}

static void
sp_outcome_bar_cancel_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpOutcomeBar *self = SP_OUTCOME_BAR (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
sp_outcome_bar_close_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  sp_outcome_bar_dismiss (SP_OUTCOME_BAR (widget));
}

/* ---- class ---- */

static void
sp_outcome_bar_dispose (GObject *object)
{
  SpOutcomeBar *self = SP_OUTCOME_BAR (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  sp_template_dispose (self, SP_TYPE_OUTCOME_BAR);
  G_OBJECT_CLASS (sp_outcome_bar_parent_class)->dispose (object);
}

static void
sp_outcome_bar_class_init (SpOutcomeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_outcome_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-outcome-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpOutcomeBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpOutcomeBar, label);
  gtk_widget_class_bind_template_child (widget_class, SpOutcomeBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SpOutcomeBar, open_button);
  gtk_widget_class_bind_template_child (widget_class, SpOutcomeBar, folder_button);
  gtk_widget_class_bind_template_child (widget_class, SpOutcomeBar, close_button);
  gtk_widget_class_install_action (widget_class, "outcome.open", NULL, sp_outcome_bar_open_cb);
  gtk_widget_class_install_action (widget_class, "outcome.open-folder", NULL,
                                   sp_outcome_bar_open_folder_cb);
  gtk_widget_class_install_action (widget_class, "outcome.cancel", NULL, sp_outcome_bar_cancel_cb);
  gtk_widget_class_install_action (widget_class, "outcome.close", NULL, sp_outcome_bar_close_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outcomebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
sp_outcome_bar_init (SpOutcomeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self, NULL);
}
