/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-attachment-tab.h. */
#include "sp-attachment-tab.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "store/sp-files.h"

struct _SpAttachmentTab
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *files; /* of SpAttachment, as they are listed */
  GtkFileChooserNative *chooser;

  /* Template */
  GtkLabel *heading;
  GtkButton *add;
  GtkListBox *list;

  /* State */
  int64_t measure;
};

G_DEFINE_FINAL_TYPE (SpAttachmentTab, sp_attachment_tab, GTK_TYPE_WIDGET)

/* ---- the list ---- */

static void
append_all (GPtrArray *files, GPtrArray *more)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    g_ptr_array_add (files, g_object_ref (g_ptr_array_index (more, i)));
}

/* The measure's own, then those of its reports. */
static GPtrArray *
read_files (SpAttachmentTab *self, SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  own =
    sp_reader_load_all (reader, &sp_attachment_type, SP_ATTACHMENT_MEASURE, self->measure, error);
  reports = own != NULL ? sp_reader_load_all (reader, &sp_progress_type, SP_PROGRESS_MEASURE,
                                              self->measure, error)
                        : NULL;
  append_all (files, own);
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      g_autoptr (GPtrArray) of_report =
        sp_reader_load_all (reader, &sp_attachment_type, SP_ATTACHMENT_PROGRESS,
                            sp_record_get_id (g_ptr_array_index (reports, i)), error);

      if (of_report == NULL)
        return NULL;
      append_all (files, of_report);
    }
  return reports != NULL ? g_steal_pointer (&files) : NULL;
}

static GtkWidget *
new_row (SpRecord *file)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (sp_record_get_title (file));
  GtkWidget *facts = gtk_label_new (NULL);
  g_autofree char *size = g_format_size_full (
    (guint64)sp_record_get_integer (file, SP_ATTACHMENT_SIZE), G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *day =
    sp_date_dup_iso ((SpDate)sp_record_get_integer (file, SP_ATTACHMENT_ADDED_ON));
  g_autofree char *text =
    g_strdup_printf ("%s  %s  %s", size, day, sp_record_get_text (file, SP_ATTACHMENT_NOTE));
  g_autofree char *told = g_strdup_printf ("%s，%s", sp_record_get_title (file), size);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_label (GTK_LABEL (facts), text);
  gtk_label_set_xalign (GTK_LABEL (facts), 0);
  gtk_label_set_ellipsize (GTK_LABEL (facts), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (facts, "caption");
  gtk_widget_add_css_class (facts, "numeric");
  gtk_widget_add_css_class (box, "history-line");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), facts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  sp_app_set_name (row, told);
  return row;
}

static void
show_heading (SpAttachmentTab *self)
{
  int64_t sum = 0;
  g_autofree char *size = NULL;
  g_autofree char *heading = NULL;

  for (guint i = 0; i < self->files->len; i++)
    sum += sp_record_get_integer (g_ptr_array_index (self->files, i), SP_ATTACHMENT_SIZE);
  size = g_format_size_full ((guint64)sum, G_FORMAT_SIZE_IEC_UNITS);
  heading = self->files->len > 0 ? g_strdup_printf (_ ("附件（%u 个，%s）"), self->files->len, size)
                                 : g_strdup (_ ("附件"));
  gtk_label_set_label (self->heading, heading);
}

static void
load (SpAttachmentTab *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;
  GtkWidget *row;

  if (reader != NULL && self->measure != 0)
    files = read_files (self, reader, &error);
  sp_session_report_error (self->session, error);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->files, 0);
  append_all (self->files, files);
  for (guint i = 0; i < self->files->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (self->files, i)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->add),
                            self->measure != 0 && !sp_session_is_read_only (self->session));
  show_heading (self);
}

static void
attachment_tab_records_changed_cb (SpAttachmentTab *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* ---- opening and deleting ---- */

static void
attachment_tab_activated_cb (SpAttachmentTab *self, GtkListBoxRow *row)
{
  guint at = (guint)gtk_list_box_row_get_index (row);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;

  if (at >= self->files->len)
    return;
  path = sp_reader_take_out (sp_session_get_reader (self->session),
                             g_ptr_array_index (self->files, at), &error);
  uri = path != NULL ? g_filename_to_uri (path, NULL, &error) : NULL;
  if (uri != NULL)
    g_app_info_launch_default_for_uri (uri, NULL, &error);
  sp_session_report_error (self->session, error);
}

static gboolean
attachment_tab_key_cb (SpAttachmentTab *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if ((key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete) || row == NULL ||
      sp_session_is_read_only (self->session))
    return FALSE;
  sp_attachment_tab_remove (self, (guint)gtk_list_box_row_get_index (row));
  return TRUE;
}

/* ---- adding ---- */

static void
add_file (SpAttachmentTab *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    sp_attachment_tab_add (self, path);
}

static void
attachment_tab_response_cb (SpAttachmentTab *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
attachment_tab_add_clicked_cb (SpAttachmentTab *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_clear_object (&self->chooser);
  self->chooser =
    gtk_file_chooser_native_new (_ ("添加附件"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("添加"), _ ("取消"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (attachment_tab_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
attachment_tab_drop_cb (SpAttachmentTab *self, const GValue *value, double x, double y)
{
  GSList *files = g_value_get_boxed (value);

  if (self->measure == 0 || sp_session_is_read_only (self->session))
    return FALSE;
  for (GSList *at = files; at != NULL; at = at->next)
    add_file (self, at->data);
  return files != NULL;
}

gboolean
sp_attachment_tab_add (SpAttachmentTab *self, const char *path)
{
  g_autoptr (SpRecord) file = sp_record_new (&sp_attachment_type);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (SP_IS_ATTACHMENT_TAB (self) && self->measure != 0, FALSE);

  sp_record_set_integer (file, SP_ATTACHMENT_MEASURE, self->measure);
  if (!sp_store_attach (sp_session_get_store (self->session), SP_ATTACHMENT (file), path, &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  message = g_strdup_printf (_ ("已添加附件：%s"), sp_record_get_title (file));
  sp_session_tell (self->session, message, TRUE);
  load (self);
  return TRUE;
}

/* ---- class ---- */

static void
sp_attachment_tab_dispose (GObject *object)
{
  SpAttachmentTab *self = SP_ATTACHMENT_TAB (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_ATTACHMENT_TAB);
  G_OBJECT_CLASS (sp_attachment_tab_parent_class)->dispose (object);
}

static void
sp_attachment_tab_finalize (GObject *object)
{
  g_ptr_array_unref (SP_ATTACHMENT_TAB (object)->files);
  G_OBJECT_CLASS (sp_attachment_tab_parent_class)->finalize (object);
}

static void
sp_attachment_tab_class_init (SpAttachmentTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_attachment_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_attachment_tab_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-attachment-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAttachmentTab, heading);
  gtk_widget_class_bind_template_child (widget_class, SpAttachmentTab, add);
  gtk_widget_class_bind_template_child (widget_class, SpAttachmentTab, list);
}

static void
sp_attachment_tab_init (SpAttachmentTab *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (attachment_tab_add_clicked_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (attachment_tab_activated_cb),
                            self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (attachment_tab_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (attachment_tab_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
sp_attachment_tab_new (SpSession *session)
{
  SpAttachmentTab *self = g_object_new (SP_TYPE_ATTACHMENT_TAB, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "records-changed",
                           G_CALLBACK (attachment_tab_records_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
sp_attachment_tab_set_measure (SpAttachmentTab *self, int64_t measure)
{
  g_return_if_fail (SP_IS_ATTACHMENT_TAB (self));

  self->measure = measure;
  load (self);
}

guint
sp_attachment_tab_get_n_files (SpAttachmentTab *self)
{
  g_return_val_if_fail (SP_IS_ATTACHMENT_TAB (self), 0);
  return self->files->len;
}

void
sp_attachment_tab_remove (SpAttachmentTab *self, guint i)
{
  g_return_if_fail (SP_IS_ATTACHMENT_TAB (self) && i < self->files->len);

  if (sp_session_delete (self->session, g_ptr_array_index (self->files, i), _ ("删除附件")))
    load (self);
}

const char *
sp_attachment_tab_get_heading (SpAttachmentTab *self)
{
  g_return_val_if_fail (SP_IS_ATTACHMENT_TAB (self), "");
  return gtk_label_get_label (self->heading);
}
