/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-struct-list.h. */
#include "app/sp-struct-list.h"

#include "app/sp-app.h"
#include "base/sp-i18n.h"

struct _SpStructList
{
  GtkWidget parent_instance;

  /* Borrowed, children */
  GtkWidget *box; /* NULL after dispose */
  GtkBox *head;
  GtkWidget *title;
  GtkListBox *list;
  SpStructForm *form;

  /* Borrowed */
  const SpStructListKind *kind;
  GPtrArray *items;

  /* State */
  guint selected;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (SpStructList, sp_struct_list, GTK_TYPE_WIDGET)

static guint changed_signal;

/* ---- lists ---- */

void
sp_list_box_fill (GtkListBox *list, const GPtrArray *items, char *(*dup_text) (gconstpointer item))
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autofree char *text = dup_text (items->pdata[i]);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (list, label);
    }
}

void
sp_list_box_relabel (GtkListBox *list, guint i, char *text)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int)i);
  GtkWidget *label = row != NULL ? gtk_list_box_row_get_child (row) : NULL;

  if (label != NULL)
    gtk_label_set_label (GTK_LABEL (label), text);
  g_free (text);
}

void
sp_list_box_focus (GtkListBox *list, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int)i);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

GtkWidget *
sp_list_box_new (GtkListBox **list, const char *name, int height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *list = GTK_LIST_BOX (gtk_list_box_new ());
  sp_app_set_name (*list, name);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (*list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

gboolean
sp_pointers_swap (GPtrArray *items, guint i, int by)
{
  guint other = by < 0 ? i - 1 : i + 1;
  gpointer item;

  if ((by < 0 && i == 0) || other >= items->len || i >= items->len)
    return FALSE;
  item = items->pdata[i];
  items->pdata[i] = items->pdata[other];
  items->pdata[other] = item;
  return TRUE;
}

/* ---- showing ---- */

static gboolean
has_selected (SpStructList *self)
{
  return self->items != NULL && self->selected < self->items->len;
}

static void
update_actions (SpStructList *self)
{
  gboolean has = has_selected (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "items.add", self->items != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "items.remove", has);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "items.up", has && self->selected > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "items.down",
                                 has && self->selected + 1 < self->items->len);
}

static void
show_item (SpStructList *self, guint i)
{
  self->selected = i;
  sp_struct_form_set_target (self->form, has_selected (self) ? self->items->pdata[i] : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->form), has_selected (self));
  update_actions (self);
}

static void
show_items (SpStructList *self, guint selected)
{
  self->is_filling = TRUE;
  sp_list_box_fill (self->list, self->items, self->kind->dup_text);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int)selected));
  self->is_filling = FALSE;
  show_item (self, selected);
}

void
sp_struct_list_set_items (SpStructList *self, GPtrArray *items)
{
  g_return_if_fail (SP_IS_STRUCT_LIST (self));

  self->items = items;
  if (self->box != NULL)
    show_items (self, 0);
}

void
sp_struct_list_set_extra (SpStructList *self, GtkWidget *extra)
{
  g_return_if_fail (SP_IS_STRUCT_LIST (self) && GTK_IS_WIDGET (extra));

  gtk_widget_set_hexpand (extra, TRUE);
  gtk_widget_set_hexpand (self->title, FALSE);
  gtk_box_insert_child_after (self->head, extra, self->title);
}

void
sp_struct_list_select (SpStructList *self, guint i)
{
  g_return_if_fail (SP_IS_STRUCT_LIST (self));

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int)i));
}

SpStructForm *
sp_struct_list_get_form (SpStructList *self)
{
  g_return_val_if_fail (SP_IS_STRUCT_LIST (self), NULL);

  return self->form;
}

static void
struct_list_selected_cb (SpStructList *self, GtkListBoxRow *row)
{
  if (row != NULL && !self->is_filling)
    show_item (self, (guint)gtk_list_box_row_get_index (row));
}

static void
struct_list_edited_cb (SpStructList *self)
{
  sp_list_box_relabel (self->list, self->selected,
                       self->kind->dup_text (self->items->pdata[self->selected]));
  g_signal_emit (self, changed_signal, 0);
}

/* ---- coming, going, moving ---- */

void
sp_struct_list_take (SpStructList *self, gpointer item)
{
  g_return_if_fail (SP_IS_STRUCT_LIST (self) && self->items != NULL);

  g_ptr_array_add (self->items, item);
  show_items (self, self->items->len - 1);
  g_signal_emit (self, changed_signal, 0);
}

void
sp_struct_list_add (SpStructList *self)
{
  g_return_if_fail (SP_IS_STRUCT_LIST (self));

  if (self->items == NULL || self->kind->create == NULL)
    return;
  sp_struct_list_take (self, self->kind->create ());
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

void
sp_struct_list_remove (SpStructList *self)
{
  guint at = self->selected;

  g_return_if_fail (SP_IS_STRUCT_LIST (self));

  if (!has_selected (self))
    return;
  sp_struct_form_set_target (self->form, NULL);
  g_ptr_array_remove_index (self->items, at);
  show_items (self, at > 0 && at == self->items->len ? at - 1 : at);
  sp_list_box_focus (self->list, self->selected);
  g_signal_emit (self, changed_signal, 0);
}

void
sp_struct_list_move (SpStructList *self, int by)
{
  g_return_if_fail (SP_IS_STRUCT_LIST (self));

  if (!has_selected (self) || !sp_pointers_swap (self->items, self->selected, by))
    return;
  show_items (self, by < 0 ? self->selected - 1 : self->selected + 1);
  sp_list_box_focus (self->list, self->selected);
  g_signal_emit (self, changed_signal, 0);
}

static void
struct_list_add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_struct_list_add (SP_STRUCT_LIST (widget));
}

static void
struct_list_remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_struct_list_remove (SP_STRUCT_LIST (widget));
}

static void
struct_list_move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_struct_list_move (SP_STRUCT_LIST (widget), g_str_equal (action, "items.up") ? -1 : 1);
}

/* ---- making ---- */

static void
append_button (SpStructList *self, const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_box_append (self->head, button);
}

static void
build_head (SpStructList *self)
{
  self->head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->title = gtk_label_new (_ (self->kind->title));
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "section-title");
  gtk_box_append (self->head, self->title);
  if (self->kind->create != NULL)
    append_button (self, _ (self->kind->add), "items.add", _ (self->kind->tooltip));
  append_button (self, _ ("上移"), "items.up", _ ("Alt+上"));
  append_button (self, _ ("下移"), "items.down", _ ("Alt+下"));
  append_button (self, _ ("删除"), "items.remove", _ ("Ctrl+Delete"));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->head));
}

SpStructList *
sp_struct_list_new (const SpStructListKind *kind)
{
  SpStructList *self = g_object_new (SP_TYPE_STRUCT_LIST, NULL);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scroller;

  self->kind = kind;
  build_head (self);
  scroller = sp_list_box_new (&self->list, _ (kind->title), kind->height);
  gtk_widget_set_hexpand (scroller, TRUE);
  self->form = sp_struct_form_new (kind->members, kind->n_members, kind->n_columns);
  gtk_box_append (GTK_BOX (body), scroller);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (self->box), body);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (struct_list_selected_cb), self);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (struct_list_edited_cb), self);
  show_items (self, 0);
  return self;
}

/* ---- class ---- */

static void
sp_struct_list_dispose (GObject *object)
{
  SpStructList *self = SP_STRUCT_LIST (object);

  self->is_filling = TRUE;
  self->items = NULL;
  if (self->box != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (sp_struct_list_parent_class)->dispose (object);
}

static void
sp_struct_list_class_init (SpStructListClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    {"items.add", struct_list_add_cb, GDK_KEY_Insert, GDK_ALT_MASK},
    {"items.remove", struct_list_remove_cb, GDK_KEY_Delete, GDK_CONTROL_MASK},
    {"items.up", struct_list_move_cb, GDK_KEY_Up, GDK_ALT_MASK},
    {"items.down", struct_list_move_cb, GDK_KEY_Down, GDK_ALT_MASK},
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_struct_list_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
}

static void
sp_struct_list_init (SpStructList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
