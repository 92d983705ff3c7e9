/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-picker.h. */
#include "sp-picker.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "sp-focus.h"

struct _SpPicker
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpList *list;           /* while the popover shows */
  SpRecordFilter *filter; /* what may be chosen; NULL: anything */
  char *none_text;
  char *name;

  /* Template */
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkListView *view;
  GtkButton *none;

  /* State */
  const SpRecordType *type;
  int64_t selected;
};

G_DEFINE_FINAL_TYPE (SpPicker, sp_picker, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
update_label (SpPicker *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) record = NULL;
  g_autofree char *name = NULL;
  const char *text = self->none_text;

  if (self->selected < 0)
    text = _ ("（未填）");
  else if (self->selected != 0 && reader != NULL)
    record = sp_reader_load (reader, self->type, self->selected, NULL);
  if (record != NULL)
    text = sp_record_get_title (record);
  gtk_label_set_label (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), text);
  name =
    g_strdup_printf (_ ("%s：%s"), self->name != NULL ? self->name : _ (self->type->label), text);
  sp_app_set_name (self->button, name);
}

static void
choose (SpPicker *self, int64_t id)
{
  gtk_popover_popdown (self->popover);
  if (id == self->selected)
    return;
  sp_picker_set_selected (self, id);
  g_signal_emit (self, chosen_signal, 0);
}

static void
picker_row_activate_cb (SpPicker *self, guint position)
{
  choose (self, sp_list_get_id (self->list, position));
}

static void
picker_search_activate_cb (SpPicker *self)
{
  if (self->list != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    choose (self, sp_list_get_id (self->list, 0));
}

static void
picker_search_changed_cb (SpPicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (self->list != NULL && self->filter != NULL)
    {
      SpRecordFilter filter = *self->filter;

      filter.search = text;
      filter.finds_initials = TRUE;
      sp_list_set_record_filter (self->list, &filter);
    }
  else if (self->list != NULL)
    sp_list_set_search (self->list, text);
}

static void
picker_none_clicked_cb (SpPicker *self)
{
  choose (self, 0);
}

static void
picker_popover_show_cb (SpPicker *self)
{
  SpStore *store = sp_session_get_store (self->session);
  g_autoptr (GtkNoSelection) model = NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (store == NULL)
    return;
  g_set_object (&self->list, NULL);
  self->list = self->filter != NULL
                 ? sp_session_new_ledger_list (self->session, self->type, self->filter)
                 : sp_session_new_record_list (self->session, self->type);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (model));
}

static void
drop_list (SpPicker *self)
{
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->list);
}

static void
row_setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
row_bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  SpRecord *record = gtk_list_item_get_item (list_item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)),
                       sp_record_get_title (record));
}

static gboolean
sp_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_PICKER (widget)->button));
}

static void
sp_picker_dispose (GObject *object)
{
  SpPicker *self = SP_PICKER (object);

  drop_list (self);
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_PICKER);
  G_OBJECT_CLASS (sp_picker_parent_class)->dispose (object);
}

static void
sp_picker_finalize (GObject *object)
{
  sp_record_filter_free (SP_PICKER (object)->filter);
  g_free (SP_PICKER (object)->none_text);
  g_free (SP_PICKER (object)->name);
  G_OBJECT_CLASS (sp_picker_parent_class)->finalize (object);
}

static void
sp_picker_class_init (SpPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_picker_finalize;
  widget_class->grab_focus = sp_picker_grab_focus;
  widget_class->focus = sp_focus_inside;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPicker, button);
  gtk_widget_class_bind_template_child (widget_class, SpPicker, label);
  gtk_widget_class_bind_template_child (widget_class, SpPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, SpPicker, search);
  gtk_widget_class_bind_template_child (widget_class, SpPicker, view);
  gtk_widget_class_bind_template_child (widget_class, SpPicker, none);
}

static void
sp_picker_init (SpPicker *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (picker_popover_show_cb), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (drop_list), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (picker_row_activate_cb), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (picker_search_changed_cb),
                            self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (picker_search_activate_cb), self);
  g_signal_connect_swapped (self->none, "clicked", G_CALLBACK (picker_none_clicked_cb), self);
}

SpPicker *
sp_picker_new (SpSession *session, const SpRecordType *type, const char *none)
{
  SpPicker *self = g_object_new (SP_TYPE_PICKER, NULL);

  sp_picker_set_up (self, session, type, none);
  return self;
}

void
sp_picker_set_up (SpPicker *self, SpSession *session, const SpRecordType *type, const char *none)
{
  g_return_if_fail (SP_IS_PICKER (self));
  g_return_if_fail (SP_IS_SESSION (session) && type != NULL);

  g_set_object (&self->session, session);
  self->type = type;
  g_free (self->none_text);
  self->none_text = g_strdup (none);
  gtk_button_set_label (self->none, none);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (drop_list), self,
                           G_CONNECT_SWAPPED);
  update_label (self);
}

int64_t
sp_picker_get_selected (SpPicker *self)
{
  g_return_val_if_fail (SP_IS_PICKER (self), 0);
  return self->selected;
}

void
sp_picker_set_selected (SpPicker *self, int64_t id)
{
  g_return_if_fail (SP_IS_PICKER (self));

  self->selected = id;
  update_label (self); /* the record's name may have changed too */
}

void
sp_picker_set_name (SpPicker *self, const char *name)
{
  g_return_if_fail (SP_IS_PICKER (self));

  g_free (self->name);
  self->name = g_strdup (name);
  if (self->type != NULL)
    update_label (self);
}

void
sp_picker_narrow (SpPicker *self, const SpCondition *conditions, guint n_conditions)
{
  const SpRecordFilter filter = {.conditions = conditions, .n_conditions = n_conditions};

  g_return_if_fail (SP_IS_PICKER (self) && conditions != NULL);

  sp_record_filter_free (self->filter);
  self->filter = sp_record_filter_copy (&filter);
}

guint
sp_picker_get_n_shown (SpPicker *self)
{
  g_return_val_if_fail (SP_IS_PICKER (self), 0);
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

void
sp_picker_open (SpPicker *self)
{
  g_return_if_fail (SP_IS_PICKER (self));
  gtk_menu_button_popup (self->button);
}

void
sp_picker_type (SpPicker *self, const char *text)
{
  g_return_if_fail (SP_IS_PICKER (self) && text != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}
