/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-unit-list.h. Units are some hundreds, all in memory, so GTK's own filter and sort models
 * serve. */
#include "sp-unit-list.h"

#include "base/sp-i18n.h"
#include "base/sp-initials.h"
#include "sp-app.h"
#include "sp-template.h"
#include "store/sp-worker.h"

struct _SpUnitItem
{
  GObject parent_instance;

  /* Owned */
  SpRecord *unit;

  /* State */
  SpUnitLoad load;
};

G_DEFINE_FINAL_TYPE (SpUnitItem, sp_unit_item, G_TYPE_OBJECT)

static void
sp_unit_item_finalize (GObject *object)
{
  g_clear_object (&SP_UNIT_ITEM (object)->unit);
  G_OBJECT_CLASS (sp_unit_item_parent_class)->finalize (object);
}

static void
sp_unit_item_class_init (SpUnitItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_unit_item_finalize;
}

static void
sp_unit_item_init (SpUnitItem *self)
{
}

SpRecord *
sp_unit_item_get_unit (SpUnitItem *self)
{
  g_return_val_if_fail (SP_IS_UNIT_ITEM (self), NULL);
  return self->unit;
}

const SpUnitLoad *
sp_unit_item_get_load (SpUnitItem *self)
{
  g_return_val_if_fail (SP_IS_UNIT_ITEM (self), NULL);
  return &self->load;
}

gboolean
sp_unit_item_is_pending (SpUnitItem *self)
{
  g_return_val_if_fail (SP_IS_UNIT_ITEM (self), FALSE);
  return sp_record_get_integer (self->unit, SP_UNIT_STATUS) == SP_UNIT_PENDING;
}

/* ---- the list ---- */

struct _SpUnitList
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GListStore *items;
  GtkSingleSelection *selection;
  GCancellable *loading; /* or NULL */
  char *search;

  /* Borrowed */
  GtkFilter *filter; /* of the selection's model */

  /* Template */
  GtkColumnView *view;

  /* State */
  guint n_pending;
  guint is_stale : 1; /* something changed while the list was not on screen */
};

G_DEFINE_FINAL_TYPE (SpUnitList, sp_unit_list, GTK_TYPE_WIDGET)

static guint signal_activated;
static guint signal_loaded;

/* ---- loading, on the worker ---- */

typedef struct
{
  int64_t plan;
  SpDate as_of;
} LoadJob;

typedef struct
{
  GPtrArray *units;
  GArray *loads;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->units, g_ptr_array_unref);
  g_clear_pointer (&loaded->loads, g_array_unref);
  g_free (loaded);
}

static gpointer
load_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  LoadJob *job = data;
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->units = sp_reader_load_all (reader, &sp_unit_type, -1, 0, error);
  if (loaded->units != NULL && job->plan != 0)
    loaded->loads = sp_reader_load_unit_loads (reader, job->plan, job->as_of, error);
  if (loaded->units == NULL || (loaded->loads == NULL && job->plan != 0))
    {
      loaded_free (loaded);
      return NULL;
    }
  return loaded;
}

/* Who waits comes first, then kinds as they are declared, then the directory's order. */
static int
compare_items (SpUnitItem *left, SpUnitItem *right)
{
  static const guint fields[] = {SP_UNIT_KIND, SP_UNIT_POSITION};
  int by_status = sp_unit_item_is_pending (right) - sp_unit_item_is_pending (left);

  if (by_status != 0)
    return by_status;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int64_t x = sp_record_get_integer (left->unit, fields[i]);
      int64_t y = sp_record_get_integer (right->unit, fields[i]);

      if (x != y)
        return x < y ? -1 : 1;
    }
  return 0;
}

static int
compare_pointers (gconstpointer a, gconstpointer b)
{
  return compare_items (*(SpUnitItem *const *)a, *(SpUnitItem *const *)b);
}

static SpUnitItem *
new_item (SpRecord *unit, GHashTable *loads)
{
  SpUnitItem *item = g_object_new (SP_TYPE_UNIT_ITEM, NULL);
  int64_t id = sp_record_get_id (unit);
  const SpUnitLoad *load = g_hash_table_lookup (loads, &id);

  item->unit = g_object_ref (unit);
  if (load != NULL)
    item->load = *load;
  return item;
}

static void
select_unit (SpUnitList *self)
{
  int64_t wanted = sp_session_get_selected_unit (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (SpUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (sp_record_get_id (item->unit) != wanted)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      sp_app_scroll_to (self->view, i);
      return;
    }
}

static void
show_loaded (SpUnitList *self, Loaded *loaded)
{
  g_autoptr (GHashTable) loads = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; loaded->loads != NULL && i < loaded->loads->len; i++)
    {
      SpUnitLoad *load = &g_array_index (loaded->loads, SpUnitLoad, i);

      g_hash_table_insert (loads, &load->unit, load);
    }
  self->n_pending = 0;
  for (guint i = 0; i < loaded->units->len; i++)
    {
      g_ptr_array_add (items, new_item (g_ptr_array_index (loaded->units, i), loads));
      self->n_pending += sp_unit_item_is_pending (g_ptr_array_index (items, i));
    }
  /* In order before the view sees them: it would follow the row it shows first to its place. */
  g_ptr_array_sort (items, compare_pointers);
  g_list_store_remove_all (self->items);
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  select_unit (self);
  g_signal_emit (self, signal_loaded, 0);
}

static void
unit_list_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpUnitList) self = user_data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->session != NULL && sp_session_get_store (self->session) == SP_STORE (source) &&
      !sp_session_is_stale (result))
    {
      g_clear_object (&self->loading);
      sp_session_report_error (self->session, error);
      if (loaded != NULL)
        show_loaded (self, loaded);
    }
  g_clear_pointer (&loaded, loaded_free);
}

static void
load (SpUnitList *self)
{
  SpStore *store = sp_session_get_store (self->session);
  SpPlan *plan = sp_session_get_plan (self->session);
  LoadJob *job;

  self->is_stale = FALSE;
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (store == NULL)
    {
      g_list_store_remove_all (self->items);
      return;
    }
  job = g_new0 (LoadJob, 1);
  job->plan = plan != NULL ? sp_record_get_id (SP_RECORD (plan)) : 0;
  job->as_of = sp_session_get_as_of (self->session);
  self->loading = g_cancellable_new ();
  sp_store_work_async (store, load_work, job, g_free, loaded_free, self->loading,
                       unit_list_loaded_cb, g_object_ref (self));
}

static void
unit_list_changed_cb (SpUnitList *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->is_stale = TRUE;
}

static void
sp_unit_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_unit_list_parent_class)->map (widget);
  if (SP_UNIT_LIST (widget)->is_stale)
    load (SP_UNIT_LIST (widget));
}

/* ---- selection and search ---- */

static void
unit_list_selected_cb (SpUnitList *self)
{
  SpUnitItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    sp_session_set_selected_unit (self->session, sp_record_get_id (item->unit));
}

static void
unit_list_activate_cb (SpUnitList *self)
{
  g_signal_emit (self, signal_activated, 0);
}

static gboolean
matches_search (gpointer object, gpointer user_data)
{
  SpUnitList *self = user_data;
  SpUnitItem *item = object;

  return self->search == NULL || *self->search == '\0' ||
         sp_initials_finds (sp_record_get_title (item->unit), self->search) ||
         sp_initials_finds (sp_record_get_text (item->unit, SP_UNIT_SHORT_NAME), self->search);
}

/* ---- columns ---- */

enum
{
  COLUMN_NAME,
  COLUMN_KIND,
  COLUMN_LEAD,
  COLUMN_RESPONSIBLE,
  COLUMN_TERRITORIAL,
  COLUMN_SUPPORT,
  COLUMN_DONE,
  COLUMN_ON_TIME, /* of what it leads, by the deadlines in force */
  COLUMN_OVERDUE,
  N_COLUMNS
};

static const struct
{
  const char *title;
  int width; /* -1: what is left */
} columns[N_COLUMNS] = {
  {N_ ("单位"), -1}, {N_ ("类别"), 84}, {N_ ("牵头"), 52},   {N_ ("责任"), 52}, {N_ ("属地"), 52},
  {N_ ("配合"), 52}, {N_ ("完成"), 52}, {N_ ("按期率"), 60}, {N_ ("逾期"), 64},
};

static guint
column_number (SpUnitItem *item, guint column)
{
  switch (column)
    {
    case COLUMN_LEAD:
      return item->load.n_lead;
    case COLUMN_RESPONSIBLE:
      return item->load.n_responsible;
    case COLUMN_TERRITORIAL:
      return item->load.n_territorial;
    case COLUMN_SUPPORT:
      return item->load.n_support;
    case COLUMN_DONE:
      return item->load.by_light[SP_LIGHT_DONE];
    case COLUMN_ON_TIME:
      return (guint)(sp_on_time_get_rate (&item->load.on_time, SP_TERM_CURRENT) + 0.5);
    default:
      return item->load.by_light[SP_LIGHT_OVERDUE];
    }
}

static char *
dup_text (SpUnitItem *item, guint column)
{
  guint number;

  if (column == COLUMN_NAME)
    return sp_unit_item_is_pending (item)
             ? g_strdup_printf (_ ("⚠ %s（待确认）"), sp_record_get_title (item->unit))
             : g_strdup (sp_record_get_title (item->unit));
  if (column == COLUMN_KIND)
    return g_strdup (
      sp_vocabulary_label (&sp_unit_kinds, (int)sp_record_get_integer (item->unit, SP_UNIT_KIND)));
  number = column_number (item, column);
  if (column == COLUMN_ON_TIME)
    return item->load.on_time.due > 0 ? g_strdup_printf ("%u%%", number) : g_strdup ("");
  if (number == 0)
    return g_strdup ("");
  return column == COLUMN_OVERDUE
           ? g_strdup_printf ("%s %u", sp_light_symbol (SP_LIGHT_OVERDUE), number)
           : g_strdup_printf ("%u", number);
}

static void
cell_setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column > COLUMN_KIND ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (list_item, label);
}

static void
cell_bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  SpUnitItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = dup_text (item, column);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (column == COLUMN_OVERDUE && *text != '\0')
    gtk_widget_add_css_class (label, "light-overdue");
  else
    gtk_widget_remove_css_class (label, "light-overdue");
  if (column == COLUMN_NAME && sp_unit_item_is_pending (item))
    gtk_widget_add_css_class (label, "part");
  else
    gtk_widget_remove_css_class (label, "part");
}

static int
compare_column (gconstpointer a, gconstpointer b, gpointer user_data)
{
  SpUnitItem *left = (SpUnitItem *)a;
  SpUnitItem *right = (SpUnitItem *)b;
  guint column = GPOINTER_TO_UINT (user_data);
  int x;
  int y;

  if (column == COLUMN_NAME)
    return strcoll (sp_record_get_title (left->unit), sp_record_get_title (right->unit));
  if (column == COLUMN_KIND)
    return compare_items (left, right);
  x = (int)column_number (left, column);
  y = (int)column_number (right, column);
  return (x > y) - (x < y);
}

static void
add_column (SpUnitList *self, guint i)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter =
    GTK_SORTER (gtk_custom_sorter_new (compare_column, GUINT_TO_POINTER (i), NULL));
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GUINT_TO_POINTER (i));
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (i));
  column = gtk_column_view_column_new (_ (columns[i].title), factory);
  gtk_column_view_column_set_fixed_width (column, columns[i].width);
  gtk_column_view_column_set_expand (column, columns[i].width < 0);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (self->view, column);
}

/* ---- class ---- */

static gboolean
sp_unit_list_grab_focus (GtkWidget *widget)
{
  return sp_app_focus_selected_row (SP_UNIT_LIST (widget)->view);
}

static void
sp_unit_list_dispose (GObject *object)
{
  SpUnitList *self = SP_UNIT_LIST (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_UNIT_LIST);
  G_OBJECT_CLASS (sp_unit_list_parent_class)->dispose (object);
}

static void
sp_unit_list_finalize (GObject *object)
{
  g_free (SP_UNIT_LIST (object)->search);
  G_OBJECT_CLASS (sp_unit_list_parent_class)->finalize (object);
}

static void
sp_unit_list_class_init (SpUnitListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_unit_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_unit_list_finalize;
  widget_class->grab_focus = sp_unit_list_grab_focus;
  widget_class->map = sp_unit_list_map;
  signal_activated =
    g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signal_loaded =
    g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-unit-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpUnitList, view);
}

static void
sp_unit_list_init (SpUnitList *self)
{
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (SP_TYPE_UNIT_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_search, self, NULL));
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, i);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), self->filter);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  self->is_stale = TRUE;
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (unit_list_selected_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (unit_list_activate_cb), self);
}

GtkWidget *
sp_unit_list_new (SpSession *session)
{
  SpUnitList *self = g_object_new (SP_TYPE_UNIT_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (unit_list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (unit_list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (unit_list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected-unit", G_CALLBACK (select_unit), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
sp_unit_list_set_search (SpUnitList *self, const char *text)
{
  g_return_if_fail (SP_IS_UNIT_LIST (self));

  g_free (self->search);
  self->search = g_strdup (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

guint
sp_unit_list_get_n_units (SpUnitList *self)
{
  g_return_val_if_fail (SP_IS_UNIT_LIST (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

guint
sp_unit_list_get_n_pending (SpUnitList *self)
{
  g_return_val_if_fail (SP_IS_UNIT_LIST (self), 0);
  return self->n_pending;
}

GListModel *
sp_unit_list_get_model (SpUnitList *self)
{
  g_return_val_if_fail (SP_IS_UNIT_LIST (self), NULL);
  return G_LIST_MODEL (self->selection);
}

gboolean
sp_unit_list_is_loading (SpUnitList *self)
{
  g_return_val_if_fail (SP_IS_UNIT_LIST (self), FALSE);
  return self->loading != NULL;
}
