/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpAttachments: how files come in: by chooser, drop and paste. */
#include "sp-attachments-private.h"

#include "base/sp-i18n.h"
#include "store/sp-files.h"

static gboolean
can_add (SpAttachments *self)
{
  return (self->owner != NULL || self->pending != NULL) && !sp_session_is_read_only (self->session);
}

/* What a file cannot be kept for is said when it is chosen, not when the record is stored. */
static gboolean
collect (SpAttachments *self, const char *const *paths, GError **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes =
        sp_store_read_file (sp_session_get_store (self->session), paths[i], error);

      if (bytes == NULL)
        return FALSE;
      if (!g_ptr_array_find_with_equal_func (self->pending, paths[i], g_str_equal, NULL))
        g_ptr_array_add (self->pending, g_strdup (paths[i]));
    }
  return TRUE;
}

static void
tell_added (SpAttachments *self, const char *const *paths)
{
  guint n = g_strv_length ((char **)paths);
  g_autofree char *name = g_filename_display_basename (paths[0]);
  g_autofree char *message = n == 1 ? g_strdup_printf (_ ("已添加附件：%s"), name)
                                    : g_strdup_printf (_ ("已添加 %u 个附件"), n);

  sp_session_tell (self->session, message, TRUE);
}

gboolean
_sp_attachments_add_to (SpAttachments *self, SpRecord *record, const char *const *paths)
{
  g_autoptr (SpRecord) owner = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (paths[0] == NULL || sp_session_is_read_only (self->session))
    return FALSE;
  if (record == NULL)
    is_done = self->pending != NULL && collect (self, paths, &error);
  else
    {
      owner = g_object_ref (record); /* the page may set another meanwhile */
      is_done = sp_store_add_files (sp_session_get_store (self->session), owner, paths,
                                    _ ("添加附件"), &error);
      if (is_done)
        tell_added (self, paths);
    }
  sp_session_report_error (self->session, error);
  _sp_attachments_load (self);
  return is_done;
}

gboolean
sp_attachments_add (SpAttachments *self, const char *const *paths)
{
  g_return_val_if_fail (SP_IS_ATTACHMENTS (self) && paths != NULL, FALSE);
  return can_add (self) &&
         _sp_attachments_add_to (self, self->pending != NULL ? NULL : self->owner, paths);
}

/* Files that are not on this machine have no path. */
static void
add_file (GStrvBuilder *paths, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    g_strv_builder_add (paths, path);
}

static void
add_built (SpAttachments *self, GStrvBuilder *builder)
{
  g_auto (GStrv) paths = g_strv_builder_end (builder);

  if (paths[0] == NULL)
    sp_session_tell (self->session, _ ("没有可以添加的文件：只能添加本机上的文件。"), FALSE);
  else
    _sp_attachments_offer (self, (const char *const *)paths);
}

static gboolean
add_list (SpAttachments *self, const GValue *value)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  if (!can_add (self))
    return FALSE;
  for (GSList *at = g_value_get_boxed (value); at != NULL; at = at->next)
    add_file (paths, at->data);
  add_built (self, paths);
  return TRUE;
}

static gboolean
attachments_drop_cb (SpAttachments *self, const GValue *value, double x, double y)
{
  return add_list (self, value);
}

static void
attachments_pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpAttachments) self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, &error);

  g_clear_object (&self->pasting);
  if (self->session == NULL)
    return;
  if (value != NULL)
    add_list (self, value);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sp_session_tell (self->session, _ ("剪贴板里没有文件。请先在文件管理器里复制文件。"), FALSE);
}

static void
attachments_paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpAttachments *self = SP_ATTACHMENTS (widget);

  if (!can_add (self) || self->pasting != NULL)
    return;
  self->pasting = g_cancellable_new ();
  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (widget), GDK_TYPE_FILE_LIST,
                                  G_PRIORITY_DEFAULT, self->pasting, attachments_pasted_cb,
                                  g_object_ref (self));
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
attachments_paste_around_cb (GtkWidget *around, GVariant *arguments, gpointer user_data)
{
  g_autoptr (SpAttachments) self = g_weak_ref_get (user_data);
  GdkContentFormats *formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (around));

  if (self == NULL || !gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "files.paste", NULL);
  return TRUE;
}

void
sp_attachments_take_pasted (SpAttachments *self, GtkWidget *around)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_return_if_fail (SP_IS_ATTACHMENTS (self) && GTK_IS_WIDGET (around));

  g_weak_ref_init (weak, self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                      gtk_callback_action_new (attachments_paste_around_cb, weak, weak_free)));
  gtk_widget_add_controller (around, keys);
}

/* ---- choosers ---- */

void
_sp_attachments_choose (SpAttachments *self,
                        const char *title,
                        GtkFileChooserAction kind,
                        const char *accept,
                        GCallback callback)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
    title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, kind, accept, _ ("取消"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", callback, self, G_CONNECT_SWAPPED);
}

static void
attachments_add_response_cb (SpAttachments *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (paths, file);
    }
  g_clear_object (&self->chooser);
  if (files != NULL)
    add_built (self, paths);
}

static void
attachments_add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpAttachments *self = SP_ATTACHMENTS (widget);

  _sp_attachments_choose (self, _ ("添加附件"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("添加"),
                          G_CALLBACK (attachments_add_response_cb));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* ---- what the class is given ---- */

void
_sp_attachments_take_drops (SpAttachments *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (attachments_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
_sp_attachments_install_adding (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "files.add", NULL, attachments_add_cb);
  gtk_widget_class_install_action (widget_class, "files.paste", NULL, attachments_paste_cb);
}
