/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-message-bar.h. */
#include "sp-message-bar.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"

struct _SpMessageBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *sign;
  GtkLabel *label;
  GtkButton *undo;
  GtkButton *close;
};

G_DEFINE_FINAL_TYPE (SpMessageBar, sp_message_bar, GTK_TYPE_WIDGET)

static void
show_text (SpMessageBar *self, const char *sign, const char *text, gboolean is_error)
{
  gtk_label_set_label (self->sign, sign);
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->close), is_error);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  sp_app_set_name (self, text);
}

static void
sp_message_bar_dispose (GObject *object)
{
  sp_template_dispose (object, SP_TYPE_MESSAGE_BAR);
  G_OBJECT_CLASS (sp_message_bar_parent_class)->dispose (object);
}

static void
sp_message_bar_class_init (SpMessageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_message_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-message-bar.ui");
  gtk_widget_class_set_css_name (widget_class, "messagebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_bind_template_child (widget_class, SpMessageBar, sign);
  gtk_widget_class_bind_template_child (widget_class, SpMessageBar, label);
  gtk_widget_class_bind_template_child (widget_class, SpMessageBar, undo);
  gtk_widget_class_bind_template_child (widget_class, SpMessageBar, close);
}

static void
sp_message_bar_init (SpMessageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (sp_message_bar_clear), self);
}

void
sp_message_bar_tell (SpMessageBar *self, const char *message, gboolean undoable)
{
  g_return_if_fail (SP_IS_MESSAGE_BAR (self));

  show_text (self, "✓", message, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->undo), undoable);
}

void
sp_message_bar_warn (SpMessageBar *self, const char *message)
{
  g_return_if_fail (SP_IS_MESSAGE_BAR (self));

  show_text (self, "✕", message, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->undo), FALSE);
}

void
sp_message_bar_clear (SpMessageBar *self)
{
  g_return_if_fail (SP_IS_MESSAGE_BAR (self));

  show_text (self, "", "", FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->undo), FALSE);
}

const char *
sp_message_bar_get_text (SpMessageBar *self)
{
  g_return_val_if_fail (SP_IS_MESSAGE_BAR (self), NULL);
  return gtk_label_get_label (self->label);
}
