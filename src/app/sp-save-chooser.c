/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-save-chooser.h. */
#include "sp-save-chooser.h"

#include "base/sp-i18n.h"
#include "sp-chart-job.h"

struct _SpSaveChooser
{
  GObject parent_instance;

  /* Owned */
  GtkNativeDialog *dialog; /* while it is open */

  /* Borrowed */
  gpointer owner;
  SpSaveFunc save;
  const char *ending;

  /* State */
  int format;
};

G_DEFINE_FINAL_TYPE (SpSaveChooser, sp_save_chooser, G_TYPE_OBJECT)

static void
close_dialog (SpSaveChooser *self)
{
  if (self->dialog != NULL)
    gtk_native_dialog_destroy (self->dialog);
  g_clear_object (&self->dialog);
}

void
sp_save_chooser_answer (SpSaveChooser *self, GFile *file)
{
  g_autofree char *path = NULL;
  g_autofree char *named = NULL;

  g_return_if_fail (SP_IS_SAVE_CHOOSER (self) && self->dialog != NULL);

  close_dialog (self);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path == NULL)
    return;
  named = g_str_has_suffix (path, self->ending) ? g_strdup (path)
                                                : g_strconcat (path, self->ending, NULL);
  self->save (self->owner, named, self->format);
}

static void
save_chooser_response_cb (SpSaveChooser *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  sp_save_chooser_answer (self, file);
}

static void
sp_save_chooser_dispose (GObject *object)
{
  close_dialog (SP_SAVE_CHOOSER (object));
  G_OBJECT_CLASS (sp_save_chooser_parent_class)->dispose (object);
}

static void
sp_save_chooser_class_init (SpSaveChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_save_chooser_dispose;
}

static void
sp_save_chooser_init (SpSaveChooser *self)
{
}

SpSaveChooser *
sp_save_chooser_new (gpointer owner, SpSaveFunc save)
{
  SpSaveChooser *self = g_object_new (SP_TYPE_SAVE_CHOOSER, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (owner) && save != NULL, self);
  self->owner = owner;
  self->save = save;
  return self;
}

static void
open_dialog (SpSaveChooser *self, const char *title, const char *name, const char *ending)
{
  GtkRoot *root = gtk_widget_get_root (self->owner);

  self->ending = ending;
  self->dialog = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (
    title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
    name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
    name != NULL ? _ ("导出") : _ ("导出到这里"), _ ("取消")));
  gtk_native_dialog_set_modal (self->dialog, TRUE);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->dialog), name);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (save_chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (self->dialog);
}

void
sp_save_chooser_ask (
  SpSaveChooser *self, const char *title, const char *name, const char *ending, int format)
{
  g_autofree char *file_name = NULL;

  g_return_if_fail (SP_IS_SAVE_CHOOSER (self));
  g_return_if_fail (title != NULL && name != NULL && ending != NULL);

  if (self->dialog != NULL)
    return;
  file_name = sp_chart_job_dup_file_name (name, ending);
  self->format = format;
  open_dialog (self, title, file_name, ending);
}

void
sp_save_chooser_ask_folder (SpSaveChooser *self, const char *title, int format)
{
  g_return_if_fail (SP_IS_SAVE_CHOOSER (self) && title != NULL);

  if (self->dialog != NULL)
    return;
  self->format = format;
  open_dialog (self, title, NULL, "");
}

gboolean
sp_save_chooser_is_open (SpSaveChooser *self)
{
  g_return_val_if_fail (SP_IS_SAVE_CHOOSER (self), FALSE);
  return self->dialog != NULL;
}
