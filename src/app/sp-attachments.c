/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-attachments.h. */
#include "sp-attachments-private.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "store/sp-files.h"
#include "sp-focus.h"

G_DEFINE_FINAL_TYPE (SpAttachments, sp_attachments, GTK_TYPE_WIDGET)

static const char key_index[] = "sp-index";

/* ---- rows ---- */

static char *
dup_size (int64_t size)
{
  return g_format_size_full ((guint64)size, G_FORMAT_SIZE_IEC_UNITS);
}

static void
append_button (GtkWidget *box, guint i, const char *label, const char *action, const char *file)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s %s", label, file);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
  sp_app_set_name (button, name);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_label (const char *text, PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* @is_kept: in the file, so that it can be opened and saved elsewhere. */
static void
append_row (SpAttachments *self, guint i, const char *name, const char *facts, gboolean is_kept)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = new_label (facts, PANGO_ELLIPSIZE_END);
  g_autofree char *told = g_strdup_printf ("%s，%s", name, facts);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (foot), label);
  if (is_kept)
    {
      append_button (foot, i, _ ("打开"), "files.open", name);
      append_button (foot, i, _ ("另存为…"), "files.save", name);
    }
  if (!sp_session_is_read_only (self->session))
    append_button (foot, i, _ ("删除"), "files.remove", name);
  gtk_box_append (GTK_BOX (box), new_label (name, PANGO_ELLIPSIZE_MIDDLE));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), key_index, GUINT_TO_POINTER (i));
  sp_app_set_name (row, told);
  gtk_list_box_append (self->list, row);
}

/* 1.2 MiB  2021-09-30  校验值 3f2a91c0 说明 */
static char *
dup_facts (SpRecord *file)
{
  g_autofree char *size = dup_size (sp_record_get_integer (file, SP_ATTACHMENT_SIZE));
  g_autofree char *day =
    sp_date_dup_iso ((SpDate)sp_record_get_integer (file, SP_ATTACHMENT_ADDED_ON));
  const char *owner = sp_record_get_integer (file, SP_ATTACHMENT_PROGRESS) != 0 ? _ ("随进展") : "";

  return g_strdup_printf (_ ("%s  %s  校验值 %.8s  %s%s"), size, day,
                          sp_record_get_text (file, SP_ATTACHMENT_SHA256), owner,
                          sp_record_get_text (file, SP_ATTACHMENT_NOTE));
}

static void
append_pending (SpAttachments *self, guint i, int64_t *sum)
{
  const char *path = g_ptr_array_index (self->pending, i);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  int64_t size = info != NULL ? g_file_info_get_size (info) : 0;
  g_autofree char *text = dup_size (size);
  g_autofree char *facts = g_strdup_printf (_ ("%s  登记时一起存入"), text);

  *sum += size;
  append_row (self, i, name, facts, FALSE);
}

static void
show_heading (SpAttachments *self, guint n, int64_t sum)
{
  g_autofree char *size = dup_size (sum);
  g_autofree char *heading = n > 0 ? g_strdup_printf (_ ("附件（%u 个，%s）"), n, size) : NULL;

  gtk_label_set_label (self->heading, heading != NULL ? heading : _ ("附件"));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

static void
show_hint (SpAttachments *self, guint n)
{
  gboolean can_add = gtk_widget_get_sensitive (GTK_WIDGET (self->add));
  const char *hint = can_add ? _ ("也可以把文件拖到这里，或复制文件后按 Ctrl+V。") : "";

  if (n > 0 && self->pending == NULL)
    hint = _ ("回车打开只读的副本，Ctrl+S 另存，Delete 删除；Ctrl+V 粘贴复制的文件。");
  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *hint != '\0');
}

/* ---- reading ---- */

static void
read_files (SpAttachments *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (self->files, 0);
  if (reader == NULL || self->owner == NULL || sp_record_get_id (self->owner) == 0)
    return;
  files = sp_reader_load_attachments (reader, sp_record_get_record_type (self->owner),
                                      sp_record_get_id (self->owner), &error);
  sp_session_report_error (self->session, error);
  for (guint i = 0; files != NULL && i < files->len; i++)
    g_ptr_array_add (self->files, g_object_ref (g_ptr_array_index (files, i)));
}

void
_sp_attachments_load (SpAttachments *self)
{
  GtkWidget *row;
  int64_t sum = 0;
  guint n = sp_attachments_get_n_files (self);

  self->is_stale = FALSE;
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (self->pending == NULL)
    read_files (self);
  n = sp_attachments_get_n_files (self);
  for (guint i = 0; self->pending != NULL && i < n; i++)
    append_pending (self, i, &sum);
  for (guint i = 0; self->pending == NULL && i < n; i++)
    {
      SpRecord *file = g_ptr_array_index (self->files, i);
      g_autofree char *facts = dup_facts (file);

      sum += sp_record_get_integer (file, SP_ATTACHMENT_SIZE);
      append_row (self, i, sp_record_get_title (file), facts, TRUE);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.add",
                                 (self->owner != NULL || self->pending != NULL) &&
                                   !sp_session_is_read_only (self->session));
  show_heading (self, n, sum);
  show_hint (self, n);
}

static void
attachments_records_changed_cb (SpAttachments *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    _sp_attachments_load (self);
  else
    self->is_stale = TRUE;
}

static void
attachments_store_cb (SpAttachments *self)
{
  g_clear_object (&self->owner);
  if (self->pending != NULL)
    g_ptr_array_set_size (self->pending, 0);
  _sp_attachments_load (self);
}

static void
sp_attachments_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_attachments_parent_class)->map (widget);
  if (SP_ATTACHMENTS (widget)->is_stale)
    _sp_attachments_load (SP_ATTACHMENTS (widget));
}

/* ---- what is done with one file ---- */

/* What keys say instead of a row: the one that has the focus. */
#define FOCUSED_ROW G_MAXUINT32

/* The row that is meant: the one the action names, else the one that has the focus. */
static gboolean
find_row (SpAttachments *self, GVariant *parameter, guint *i)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  *i = g_variant_get_uint32 (parameter);
  if (*i == FOCUSED_ROW && row != NULL)
    *i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), key_index));
  return *i < sp_attachments_get_n_files (self);
}

static void
open_file (SpAttachments *self, guint i)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;

  path = sp_reader_take_out (sp_session_get_reader (self->session),
                             g_ptr_array_index (self->files, i), &error);
  uri = path != NULL ? g_filename_to_uri (path, NULL, &error) : NULL;
  if (uri != NULL)
    g_app_info_launch_default_for_uri (uri, NULL, &error);
  sp_session_report_error (self->session, error);
}

static void
attachments_open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpAttachments *self = SP_ATTACHMENTS (widget);
  guint i = 0;

  if (self->pending == NULL && find_row (self, parameter, &i))
    open_file (self, i);
}

static void
attachments_activated_cb (SpAttachments *self, GtkListBoxRow *row)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), key_index));

  if (self->pending == NULL && i < self->files->len)
    open_file (self, i);
}

static void
attachments_save_response_cb (SpAttachments *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  g_clear_object (&self->chooser);
  if (path != NULL && self->saving < self->files->len)
    sp_attachments_save_copy (self, self->saving, path);
}

static void
attachments_save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpAttachments *self = SP_ATTACHMENTS (widget);

  if (self->pending != NULL || !find_row (self, parameter, &self->saving))
    return;
  _sp_attachments_choose (self, _ ("另存附件"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("保存"),
                          G_CALLBACK (attachments_save_response_cb));
  gtk_file_chooser_set_current_name (
    GTK_FILE_CHOOSER (self->chooser),
    sp_record_get_title (g_ptr_array_index (self->files, self->saving)));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
attachments_remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpAttachments *self = SP_ATTACHMENTS (widget);
  guint i = 0;

  if (find_row (self, parameter, &i) && !sp_session_is_read_only (self->session))
    sp_attachments_remove (self, i);
}

gboolean
sp_attachments_save_copy (SpAttachments *self, guint i, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (SP_IS_ATTACHMENTS (self) && i < self->files->len && path != NULL, FALSE);
  if (!sp_reader_save_copy (sp_session_get_reader (self->session),
                            g_ptr_array_index (self->files, i), path, &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  message = g_strdup_printf (_ ("已另存附件：%s"), path);
  sp_session_tell (self->session, message, FALSE);
  return TRUE;
}

void
sp_attachments_remove (SpAttachments *self, guint i)
{
  g_return_if_fail (SP_IS_ATTACHMENTS (self) && i < sp_attachments_get_n_files (self));
  if (self->pending != NULL)
    g_ptr_array_remove_index (self->pending, i);
  else
    sp_session_delete (self->session, g_ptr_array_index (self->files, i), _ ("删除附件"));
  _sp_attachments_load (self);
}

/* ---- class ---- */

static gboolean
sp_attachments_grab_focus (GtkWidget *widget)
{
  SpAttachments *self = SP_ATTACHMENTS (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

static void
sp_attachments_dispose (GObject *object)
{
  SpAttachments *self = SP_ATTACHMENTS (object);

  if (self->pasting != NULL)
    g_cancellable_cancel (self->pasting);
  if (self->scaling != NULL)
    g_cancellable_cancel (self->scaling);
  g_clear_object (&self->chooser);
  g_clear_object (&self->owner);
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_ATTACHMENTS);
  G_OBJECT_CLASS (sp_attachments_parent_class)->dispose (object);
}

static void
sp_attachments_finalize (GObject *object)
{
  SpAttachments *self = SP_ATTACHMENTS (object);

  g_clear_object (&self->pasting);
  g_clear_object (&self->scaling);
  g_ptr_array_unref (self->files);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  G_OBJECT_CLASS (sp_attachments_parent_class)->finalize (object);
}

/* Ctrl+V works wherever the focus is in it, the others on a row. */
static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "files.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "files.save", "u",
                                       FOCUSED_ROW);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "files.remove", "u",
                                       FOCUSED_ROW);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "files.remove", "u",
                                       FOCUSED_ROW);
}

static void
sp_attachments_class_init (SpAttachmentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_attachments_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_attachments_finalize;
  widget_class->grab_focus = sp_attachments_grab_focus;
  widget_class->focus = sp_focus_inside;
  widget_class->map = sp_attachments_map;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-attachments.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAttachments, heading);
  gtk_widget_class_bind_template_child (widget_class, SpAttachments, add);
  gtk_widget_class_bind_template_child (widget_class, SpAttachments, list);
  gtk_widget_class_bind_template_child (widget_class, SpAttachments, hint);
  _sp_attachments_install_adding (widget_class);
  gtk_widget_class_install_action (widget_class, "files.open", "u", attachments_open_cb);
  gtk_widget_class_install_action (widget_class, "files.save", "u", attachments_save_cb);
  gtk_widget_class_install_action (widget_class, "files.remove", "u", attachments_remove_cb);
  add_keys (widget_class);
}

static void
sp_attachments_init (SpAttachments *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (attachments_activated_cb),
                            self);
  _sp_attachments_take_drops (self);
}

static SpAttachments *
new_full (SpSession *session, gboolean is_pending)
{
  SpAttachments *self = g_object_new (SP_TYPE_ATTACHMENTS, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  if (is_pending)
    self->pending = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (attachments_store_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (attachments_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  _sp_attachments_load (self);
  return self;
}

SpAttachments *
sp_attachments_new (SpSession *session)
{
  return new_full (session, FALSE);
}

SpAttachments *
sp_attachments_new_pending (SpSession *session)
{
  return new_full (session, TRUE);
}

void
sp_attachments_set_owner (SpAttachments *self, SpRecord *owner)
{
  g_return_if_fail (SP_IS_ATTACHMENTS (self));
  g_set_object (&self->owner, owner);
  _sp_attachments_load (self);
}

GStrv
sp_attachments_dup_paths (SpAttachments *self)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  g_return_val_if_fail (SP_IS_ATTACHMENTS (self), NULL);
  for (guint i = 0; self->pending != NULL && i < self->pending->len; i++)
    g_strv_builder_add (paths, g_ptr_array_index (self->pending, i));
  return g_strv_builder_end (paths);
}

void
sp_attachments_clear_paths (SpAttachments *self)
{
  g_return_if_fail (SP_IS_ATTACHMENTS (self) && self->pending != NULL);
  g_ptr_array_set_size (self->pending, 0);
  if (self->scaling != NULL) /* what is on its way was for them */
    g_cancellable_cancel (self->scaling);
  _sp_attachments_load (self);
}

guint
sp_attachments_get_n_files (SpAttachments *self)
{
  g_return_val_if_fail (SP_IS_ATTACHMENTS (self), 0);
  return self->pending != NULL ? self->pending->len : self->files->len;
}

gboolean
sp_attachments_is_busy (SpAttachments *self)
{
  g_return_val_if_fail (SP_IS_ATTACHMENTS (self), FALSE);
  return self->scaling != NULL;
}

const char *
sp_attachments_get_heading (SpAttachments *self)
{
  g_return_val_if_fail (SP_IS_ATTACHMENTS (self), "");
  return gtk_label_get_label (self->heading);
}
