/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-filter-window.h. */
#include "sp-filter-window.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-saved-filters.h"

#define NAME "sp-filter-name"

struct _SpFilterWindow
{
  GtkWindow parent_instance;

  /* Owned */
  SpRecordPage *page;

  /* Borrowed, children */
  GtkEntry *entry;
  GtkLabel *problem;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (SpFilterWindow, sp_filter_window, GTK_TYPE_WINDOW)

static void fill (SpFilterWindow *self);

static void
say (SpFilterWindow *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static gboolean
keep (SpFilterWindow *self, const GPtrArray *filters)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = sp_saved_filters_save (sp_record_page_get_table (self->page), filters, &error);

  say (self, ok ? NULL : error->message);
  fill (self);
  return ok;
}

/* NULL: told why it will not do. */
static char *
dup_name (SpFilterWindow *self, const char *typed)
{
  g_autofree char *name = g_strstrip (g_strdup (typed));

  if (*name != '\0')
    return g_steal_pointer (&name);
  say (self, _ ("请给这组条件起个名字。"));
  return NULL;
}

/* The same name again takes the place of the one before. */
gboolean
sp_filter_window_save (SpFilterWindow *self, const char *typed)
{
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) filters = NULL;
  SpSavedFilter *before;

  g_return_val_if_fail (SP_IS_FILTER_WINDOW (self) && typed != NULL, FALSE);
  name = dup_name (self, typed);
  if (name == NULL)
    return FALSE;
  filters = sp_saved_filters_load (sp_record_page_get_table (self->page));
  before = sp_saved_filters_find (filters, name);
  if (before != NULL)
    g_ptr_array_remove (filters, before);
  g_ptr_array_add (filters, sp_record_page_dup_filter (self->page, name));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  return keep (self, filters);
}

gboolean
sp_filter_window_rename (SpFilterWindow *self, const char *name, const char *typed)
{
  g_autofree char *other = NULL;
  g_autoptr (GPtrArray) filters = NULL;
  SpSavedFilter *filter;

  g_return_val_if_fail (SP_IS_FILTER_WINDOW (self) && name != NULL && typed != NULL, FALSE);
  other = dup_name (self, typed);
  filters = sp_saved_filters_load (sp_record_page_get_table (self->page));
  filter = sp_saved_filters_find (filters, name);
  if (other == NULL || filter == NULL || g_str_equal (other, name))
    return FALSE;
  if (sp_saved_filters_find (filters, other) != NULL)
    {
      g_autofree char *problem = g_strdup_printf (_ ("已经有一组条件叫“%s”，请换个名字。"), other);

      say (self, problem);
      return FALSE;
    }
  g_free (filter->name);
  filter->name = g_steal_pointer (&other);
  return keep (self, filters);
}

gboolean
sp_filter_window_delete (SpFilterWindow *self, const char *name)
{
  g_autoptr (GPtrArray) filters = NULL;
  SpSavedFilter *filter;

  g_return_val_if_fail (SP_IS_FILTER_WINDOW (self) && name != NULL, FALSE);
  filters = sp_saved_filters_load (sp_record_page_get_table (self->page));
  filter = sp_saved_filters_find (filters, name);
  if (filter == NULL)
    return FALSE;
  g_ptr_array_remove (filters, filter);
  return keep (self, filters);
}

/* ---- rows ---- */

static void
filter_window_save_cb (SpFilterWindow *self)
{
  sp_filter_window_save (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
filter_window_use_cb (SpFilterWindow *self, GtkWidget *button)
{
  sp_record_page_use_filter (self->page, g_object_get_data (G_OBJECT (button), NAME));
  gtk_window_close (GTK_WINDOW (self));
}

static void
filter_window_delete_cb (SpFilterWindow *self, GtkWidget *button)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), NAME));

  sp_filter_window_delete (self, name);
}

static void
filter_window_renamed_cb (SpFilterWindow *self, GtkEditable *entry)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (entry), NAME));
  g_autofree char *other = g_strdup (gtk_editable_get_text (entry));

  sp_filter_window_rename (self, name, other);
}

static void
add_button (
  SpFilterWindow *self, GtkWidget *box, const char *label, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken = g_strdup_printf (_ ("%s：%s"), label, name);

  g_object_set_data_full (G_OBJECT (button), NAME, g_strdup (name), g_free);
  gtk_widget_add_css_class (button, "flat");
  sp_app_set_name (button, spoken);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_row (SpFilterWindow *self, const SpSavedFilter *filter)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), filter->name);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_tooltip_text (entry, _ ("改名后按 Enter"));
  sp_app_set_name (entry, filter->name);
  g_object_set_data_full (G_OBJECT (entry), NAME, g_strdup (filter->name), g_free);
  g_signal_connect_object (entry, "activate", G_CALLBACK (filter_window_renamed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  add_button (self, box, _ ("使用"), filter->name, G_CALLBACK (filter_window_use_cb));
  add_button (self, box, _ ("删除"), filter->name, G_CALLBACK (filter_window_delete_cb));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->rows, row);
}

static void
fill (SpFilterWindow *self)
{
  g_autoptr (GPtrArray) filters = sp_saved_filters_load (sp_record_page_get_table (self->page));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < filters->len; i++)
    add_row (self, g_ptr_array_index (filters, i));
}

/* ---- class ---- */

static void
sp_filter_window_dispose (GObject *object)
{
  g_clear_object (&SP_FILTER_WINDOW (object)->page);
  G_OBJECT_CLASS (sp_filter_window_parent_class)->dispose (object);
}

static void
sp_filter_window_class_init (SpFilterWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_filter_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
new_head (SpFilterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *save = gtk_button_new_with_label (_ ("保存现在的条件"));

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->entry, _ ("名字，如：本月到期的重大隐患"));
  sp_app_set_name (self->entry, _ ("这组条件的名字"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (filter_window_save_cb), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (filter_window_save_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), save);
  return box;
}

static void
sp_filter_window_init (SpFilterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  sp_app_set_name (self->rows, _ ("已存的条件"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->rows));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (box, "tab-content");
  gtk_box_append (GTK_BOX (box), new_head (self));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "problem");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("已存的条件"));
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 400);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

SpFilterWindow *
sp_filter_window_new (SpRecordPage *page, GtkWindow *parent)
{
  SpFilterWindow *self = g_object_new (SP_TYPE_FILTER_WINDOW, NULL);

  g_return_val_if_fail (SP_IS_RECORD_PAGE (page), self);
  self->page = g_object_ref (page);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  fill (self);
  return self;
}
