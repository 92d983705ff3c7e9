/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-map-entries.h. */
#include "sp-map-entries.h"

#include "sp-app.h"
#include "sp-risk-block.h"

/* ---- a row's content ---- */

struct _SpMapEntry
{
  GObject parent_instance;

  /* Owned */
  char *title, *detail, *remark;

  /* State */
  int64_t id;
  int level;
};

G_DEFINE_FINAL_TYPE (SpMapEntry, sp_map_entry, G_TYPE_OBJECT)

static void
sp_map_entry_finalize (GObject *object)
{
  SpMapEntry *self = SP_MAP_ENTRY (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->remark);
  G_OBJECT_CLASS (sp_map_entry_parent_class)->finalize (object);
}

static void
sp_map_entry_class_init (SpMapEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_map_entry_finalize;
}

static void
sp_map_entry_init (SpMapEntry *self)
{
}

SpMapEntry *
sp_map_entry_new (int64_t id, int level, const char *title, const char *detail, const char *remark)
{
  SpMapEntry *self = g_object_new (SP_TYPE_MAP_ENTRY, NULL);

  self->id = id;
  self->level = level;
  self->title = g_strdup (title != NULL ? title : "");
  self->detail = g_strdup (detail != NULL ? detail : "");
  self->remark = g_strdup (remark != NULL ? remark : "");
  return self;
}

/* ---- the list ---- */

struct _SpMapEntries
{
  GtkWidget parent_instance;

  /* Owned */
  GListStore *store;
  GtkSingleSelection *selection;

  /* Borrowed, the child's child */
  GtkListView *view;

  /* State */
  int64_t selected;
  guint tick; /* waits to scroll to the selected row; 0: nothing waits */
  guint is_filling : 1;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpMapEntries, sp_map_entries, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* In a row: the level, then title over detail, then the remark. */
static void
row_setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *detail = new_label ("caption");
  GtkWidget *remark = new_label ("light");

  gtk_widget_add_css_class (detail, "dim-label");
  /* Counts are not cut: they go on on a second line. */
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (detail), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (detail), 2);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), new_label (NULL));
  gtk_box_append (GTK_BOX (words), detail);
  gtk_box_append (GTK_BOX (row), sp_risk_block_new (SP_RISK_NONE));
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_set_valign (remark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), remark);
  gtk_list_item_set_child (item, row);
}

static void
set_line (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

static void
row_bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SpMapEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *block = gtk_widget_get_first_child (row);
  GtkWidget *words = gtk_widget_get_next_sibling (block);

  gtk_widget_set_visible (block, entry->level >= 0);
  if (entry->level >= 0)
    sp_risk_block_set (block, (SpRiskLevel)entry->level);
  set_line (gtk_widget_get_first_child (words), entry->title);
  set_line (gtk_widget_get_last_child (words), entry->detail);
  set_line (gtk_widget_get_last_child (row), entry->remark);
}

static void
map_entries_selected_cb (SpMapEntries *self)
{
  SpMapEntry *entry = gtk_single_selection_get_selected_item (self->selection);
  int64_t id = entry != NULL ? entry->id : SP_MAP_NO_ENTRY;

  if (self->is_filling || id == self->selected)
    return;
  self->selected = id;
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
map_entries_activate_cb (SpMapEntries *self, guint position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* With the next frame: before it the view does not know its rows. */
static gboolean
scroll_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  SpMapEntries *self = user_data;
  guint position = gtk_single_selection_get_selected (self->selection);

  self->tick = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
  return G_SOURCE_REMOVE;
}

static void
select_row (SpMapEntries *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && found == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (SpMapEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (entry->id == self->selected)
        found = i;
    }
  self->is_filling = TRUE;
  gtk_single_selection_set_selected (self->selection, found);
  self->is_filling = FALSE;
  if (found != GTK_INVALID_LIST_POSITION && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), scroll_cb, self, NULL);
}

void
sp_map_entries_set (SpMapEntries *self, GPtrArray *entries)
{
  g_return_if_fail (SP_IS_MAP_ENTRIES (self) && entries != NULL);

  /* In two steps: a list view asks for every row of a model that is replaced in one. */
  self->is_filling = TRUE;
  g_list_store_remove_all (self->store);
  g_list_store_splice (self->store, 0, 0, entries->pdata, entries->len);
  self->is_filling = FALSE;
  select_row (self);
}

guint
sp_map_entries_get_n (SpMapEntries *self)
{
  g_return_val_if_fail (SP_IS_MAP_ENTRIES (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

int64_t
sp_map_entries_get_selected (SpMapEntries *self)
{
  g_return_val_if_fail (SP_IS_MAP_ENTRIES (self), SP_MAP_NO_ENTRY);
  return self->selected;
}

void
sp_map_entries_select (SpMapEntries *self, int64_t id)
{
  g_return_if_fail (SP_IS_MAP_ENTRIES (self));

  self->selected = id;
  select_row (self);
}

void
sp_map_entries_pick (SpMapEntries *self, int64_t id)
{
  sp_map_entries_select (self, id);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/* ---- class ---- */

static gboolean
sp_map_entries_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_MAP_ENTRIES (widget)->view));
}

static void
sp_map_entries_dispose (GObject *object)
{
  SpMapEntries *self = SP_MAP_ENTRIES (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick);
  self->tick = 0;
  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sp_map_entries_parent_class)->dispose (object);
}

static void
sp_map_entries_class_init (SpMapEntriesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_map_entries_dispose;
  widget_class->grab_focus = sp_map_entries_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_map_entries_init (SpMapEntries *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->selected = SP_MAP_NO_ENTRY;
  self->store = g_list_store_new (SP_TYPE_MAP_ENTRY);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  self->view = GTK_LIST_VIEW (
    gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "picker-list");
  g_signal_connect_object (self->selection, "notify::selected",
                           G_CALLBACK (map_entries_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (map_entries_activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

SpMapEntries *
sp_map_entries_new (const char *name)
{
  SpMapEntries *self = g_object_new (SP_TYPE_MAP_ENTRIES, NULL);

  sp_app_set_name (self->view, name);
  return self;
}
