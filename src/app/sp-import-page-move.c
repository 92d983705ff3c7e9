/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpImportPage: choosing where a measure is moved to, by any part of the heading's words. */
#include "app/sp-app.h"
#include "app/sp-import-page-private.h"
#include "base/sp-i18n.h"

/* 附件3　危险化学品… › 二、重点任务 › （一）… */
static char *
dup_label (SpImportDraft *draft, const SpDraftPlace *place)
{
  SpRecord *part = g_ptr_array_index (sp_import_draft_get_parts (draft), place->part);
  g_autofree char *head = sp_part_dup_heading ((int)sp_record_get_integer (part, SP_PART_NUMBER),
                                               sp_record_get_title (part));
  g_auto (GStrv) levels = g_strsplit (place->heading, "/", -1);
  g_autofree char *below = g_strjoinv (" › ", levels);

  return *below != '\0' ? g_strconcat (head, " › ", below, NULL) : g_strdup (head);
}

static GListModel *
list_places (SpImportDraft *draft)
{
  g_autoptr (GPtrArray) places = sp_import_draft_list_places (draft);
  GListStore *store = g_list_store_new (GTK_TYPE_STRING_OBJECT);

  for (guint i = 0; i < places->len; i++)
    {
      const SpDraftPlace *place = places->pdata[i];
      g_autofree char *label = dup_label (draft, place);
      g_autoptr (GtkStringObject) item = gtk_string_object_new (label);

      g_object_set_data (G_OBJECT (item), "part", GUINT_TO_POINTER (place->part));
      g_object_set_data_full (G_OBJECT (item), "heading", g_strdup (place->heading), g_free);
      g_list_store_append (store, item);
    }
  return G_LIST_MODEL (store);
}

static void
move_to (SpImportPage *self, GObject *item)
{
  int index = sp_import_page_get_selected (self);
  g_autoptr (GError) error = NULL;
  int result;

  gtk_popover_popdown (self->places);
  if (index < 0)
    return;
  result = sp_import_draft_move_to (self->draft, (guint)index,
                                    GPOINTER_TO_UINT (g_object_get_data (item, "part")),
                                    g_object_get_data (item, "heading"), &error);
  sp_import_page_settle (self, result, _ ("已移动"), error);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
places_activate_cb (GtkListView *view, guint position, SpImportPage *self)
{
  g_autoptr (GObject) item =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  if (item != NULL)
    move_to (self, item);
}

/* Enter in the search takes the first that is left. */
static void
places_search_activate_cb (GtkListView *view)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view))) > 0)
    g_signal_emit_by_name (view, "activate", 0);
}

static void
place_setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_list_item_set_child (item, label);
}

static void
place_bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static GtkWidget *
new_view (SpImportPage *self, GtkWidget *search)
{
  GtkExpression *words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkStringFilter *filter = gtk_string_filter_new (words);
  GtkFilterListModel *shown =
    gtk_filter_list_model_new (list_places (self->draft), GTK_FILTER (filter));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  g_object_bind_property (search, "text", filter, "search", G_BINDING_SYNC_CREATE);
  g_signal_connect (factory, "setup", G_CALLBACK (place_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (place_bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (shown))),
                            factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  sp_app_set_name (view, _ ("移动到哪里"));
  g_signal_connect (view, "activate", G_CALLBACK (places_activate_cb), self);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (places_search_activate_cb), view);
  return view;
}

void
sp_import_page_choose_place (SpImportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  if (self->places != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->places));
  g_object_set (search, "placeholder-text", _ ("移动到：输入附件或标题的任何一段"), NULL);
  sp_app_set_name (search, _ ("查找标题"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), new_view (self, search));
  gtk_widget_set_size_request (scrolled, 460, 320);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), scrolled);
  self->places = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->places, box);
  gtk_widget_set_parent (GTK_WIDGET (self->places), GTK_WIDGET (self->edit_button));
  gtk_popover_popup (self->places);
  gtk_widget_grab_focus (search);
}
