/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-map-list.h. */
#include "sp-map-list.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-risk-map.h"
#include "sp-app.h"
#include "store/sp-risk-maps.h"
#include "store/sp-worker.h"

struct _SpMapList
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *maps;      /* of MapRow that are shown, in order; NULL: not read yet */
  GHashTable *outdated; /* ids of maps; NULL: not known yet */
  GCancellable *cancellable;
  GCancellable *narrowing; /* while only the search or the order is another */

  /* Borrowed, children */
  GtkWidget *search;
  GtkToggleButton *only;
  GtkDropDown *sort;
  SpMapEntries *entries;

  /* State */
  guint has_default : 1; /* nobody made a map of the county: the tiles that stand for one */
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_LOADED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpMapList, sp_map_list, GTK_TYPE_WIDGET)

/* What the list may be ordered by; the county's maps stand first whichever it is. */
static const struct
{
  const char *label, *field;
  gboolean is_descending;
} sorts[] = {
  {N_ ("按企业"), "enterprise", FALSE},
  {N_ ("按图名"), "name", FALSE},
  {N_ ("最近出图的在前"), "issued_on", TRUE},
};

/* ---- on the worker ---- */

typedef struct
{
  int64_t id, enterprise;
  char *name, *owner, *version; /* owned */
} MapRow;

static void
row_free (gpointer data)
{
  MapRow *row = data;

  g_free (row->name);
  g_free (row->owner);
  g_free (row->version);
  g_free (row);
}

static MapRow *
row_new (SpReader *reader, SpRecord *map)
{
  MapRow *row = g_new0 (MapRow, 1);
  g_autoptr (SpRecord) enterprise = NULL;

  row->id = sp_record_get_id (map);
  row->enterprise = sp_record_get_integer (map, SP_RISK_MAP_ENTERPRISE);
  row->name = g_strdup (sp_record_get_title (map));
  row->version = g_strdup (sp_record_get_text (map, SP_RISK_MAP_VERSION));
  if (row->enterprise != 0)
    enterprise = sp_reader_load (reader, &sp_enterprise_type, row->enterprise, NULL);
  row->owner = g_strdup (enterprise != NULL ? sp_record_get_title (enterprise) : "");
  return row;
}

/* What is asked for; kept by the job. */
typedef struct
{
  char *search;
  guint sort;
  GHashTable *only; /* ids; NULL: any */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *self = data;

  g_free (self->search);
  g_clear_pointer (&self->only, g_hash_table_unref);
  g_free (self);
}

typedef struct
{
  GPtrArray *rows; /* of MapRow */
  gboolean has_default;
} Listed;

static void
listed_free (gpointer data)
{
  Listed *self = data;

  g_ptr_array_unref (self->rows);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listed, listed_free)

/* The ids of the county's maps, or of @enterprise; in order. Transfer full. */
static GArray *
query_owner (SpReader *reader, int64_t enterprise, GError **error)
{
  const SpCondition owner = {.field = SP_RISK_MAP_ENTERPRISE,
                             .only = enterprise != 0 ? enterprise : SP_WITHOUT};
  const SpRecordFilter filter = {.conditions = &owner, .n_conditions = 1};

  return sp_reader_query (reader, &sp_risk_map_type, &filter, error);
}

/* Those of the county go before @n_county, which they are then. */
static void
take_row (GPtrArray *rows, MapRow *row, guint *n_county)
{
  if (row->enterprise == 0)
    g_ptr_array_insert (rows, (int)(*n_county)++, row);
  else
    g_ptr_array_add (rows, row);
}

static gboolean
load_rows (
  SpReader *reader, const Wish *wish, GPtrArray *rows, GCancellable *cancellable, GError **error)
{
  const SpRecordFilter filter = {.search = wish->search,
                                 .sort = sorts[wish->sort].field,
                                 .is_descending = sorts[wish->sort].is_descending};
  g_autoptr (GArray) ids = sp_reader_query (reader, &sp_risk_map_type, &filter, error);
  guint n_county = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      int64_t id = g_array_index (ids, int64_t, i);
      g_autoptr (SpRecord) map = NULL;

      if (wish->only != NULL && !g_hash_table_contains (wish->only, GSIZE_TO_POINTER (id)))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      map = sp_reader_load (reader, &sp_risk_map_type, id, error);
      if (map == NULL)
        return FALSE;
      take_row (rows, row_new (reader, map), &n_county);
    }
  return ids != NULL;
}

static gpointer
list_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;
  g_autoptr (Listed) listed = g_new0 (Listed, 1);
  g_autoptr (GArray) county = NULL;

  listed->rows = g_ptr_array_new_with_free_func (row_free);
  county = query_owner (reader, 0, error);
  if (county == NULL || !load_rows (reader, wish, listed->rows, cancellable, error))
    return NULL;
  listed->has_default = county->len == 0;
  if (listed->has_default && wish->only == NULL && *wish->search == '\0')
    {
      g_autoptr (SpRiskMap) tiles = sp_risk_map_new_tiles ();

      g_ptr_array_insert (listed->rows, 0, row_new (reader, SP_RECORD (tiles)));
    }
  return g_steal_pointer (&listed);
}

static gpointer
outdated_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) maps = sp_reader_list_outdated_maps (reader, cancellable, error);
  GHashTable *ids = NULL;

  if (maps == NULL)
    return NULL;
  ids = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < maps->len; i++)
    g_hash_table_add (ids, GSIZE_TO_POINTER (sp_record_get_id (maps->pdata[i])));
  return ids;
}

/* ---- what is shown ---- */

static gboolean
is_outdated (SpMapList *self, int64_t map)
{
  return self->outdated != NULL && g_hash_table_contains (self->outdated, GSIZE_TO_POINTER (map));
}

static SpMapEntry *
entry_new (SpMapList *self, const MapRow *row)
{
  const char *owner = row->enterprise != 0 ? row->owner : _ ("全县");
  g_autofree char *detail = NULL;
  const char *remark = "";

  if (*row->version != '\0')
    detail = g_strdup_printf (_ ("%s · 版本 %s"), row->name, row->version);
  if (is_outdated (self, row->id))
    remark = _ ("已过期");
  else if (row->id == 0)
    remark = _ ("默认");
  return sp_map_entry_new (row->id, -1, owner, detail != NULL ? detail : row->name, remark);
}

static void
fill (SpMapList *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = NULL;

  for (guint i = 0; self->maps != NULL && i < self->maps->len; i++)
    g_ptr_array_add (shown, entry_new (self, self->maps->pdata[i]));
  sp_map_entries_set (self->entries, shown);
  label = g_strdup_printf (_ ("已过期 %u"), sp_map_list_get_n_outdated (self));
  gtk_button_set_label (GTK_BUTTON (self->only), label);
}

static Wish *
wish_new (SpMapList *self)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  wish->sort = MIN (gtk_drop_down_get_selected (self->sort), G_N_ELEMENTS (sorts) - 1);
  /* The set is not written to again once it is known, so the worker may look at it. */
  if (gtk_toggle_button_get_active (self->only))
    wish->only =
      self->outdated != NULL ? g_hash_table_ref (self->outdated) : g_hash_table_new (NULL, NULL);
  return wish;
}

/* FALSE: the answer is nobody's any more. */
static gboolean
take_listed (SpMapList *self, SpStore *store, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Listed) listed = sp_store_work_finish (store, result, &error);

  /* A file that was closed since has no reader that those who hear of this could ask. */
  if (self->session == NULL || sp_session_is_stale (result) ||
      sp_session_get_store (self->session) != store)
    return FALSE;
  if (listed == NULL)
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  g_clear_pointer (&self->maps, g_ptr_array_unref);
  self->maps = g_ptr_array_ref (listed->rows);
  self->has_default = listed->has_default;
  fill (self);
  return TRUE;
}

static void
narrowed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpMapList) self = user_data;

  if (take_listed (self, SP_STORE (source), result))
    g_clear_object (&self->narrowing);
}

/* Another search or order of the same maps. */
static void
narrow (SpMapList *self)
{
  SpStore *store = self->session != NULL ? sp_session_get_store (self->session) : NULL;

  g_cancellable_cancel (self->narrowing);
  g_clear_object (&self->narrowing);
  if (store == NULL)
    return;
  self->narrowing = g_cancellable_new ();
  sp_store_work_async (store, list_work, wish_new (self), wish_free, listed_free, self->narrowing,
                       narrowed_cb, g_object_ref (self));
}

static void
outdated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpMapList) self = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *outdated = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->session == NULL || sp_session_is_stale (result))
    {
      g_clear_pointer (&outdated, g_hash_table_unref);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->outdated, g_hash_table_unref);
  self->outdated = outdated;
  if (outdated == NULL)
    sp_session_report_error (self->session, error);
  fill (self);
  if (gtk_toggle_button_get_active (self->only))
    narrow (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpMapList) self = user_data;

  if (!take_listed (self, SP_STORE (source), result))
    return;
  /* First what is looked at is loaded: who hears of this asks the worker before the next line. */
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
  if (self->cancellable != NULL)
    sp_store_work_async (SP_STORE (source), outdated_work, NULL, NULL,
                         (GDestroyNotify)g_hash_table_unref, self->cancellable, outdated_cb,
                         g_object_ref (self));
}

void
sp_map_list_reload (SpMapList *self)
{
  SpStore *store;

  g_return_if_fail (SP_IS_MAP_LIST (self));

  store = self->session != NULL ? sp_session_get_store (self->session) : NULL;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->narrowing);
  g_clear_object (&self->narrowing);
  if (store == NULL)
    {
      g_clear_pointer (&self->maps, g_ptr_array_unref);
      g_clear_pointer (&self->outdated, g_hash_table_unref);
      self->has_default = FALSE;
      fill (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  sp_store_work_async (store, list_work, wish_new (self), wish_free, listed_free, self->cancellable,
                       listed_cb, g_object_ref (self));
}

/* ---- asked from outside ---- */

gboolean
sp_map_list_is_loading (SpMapList *self)
{
  g_return_val_if_fail (SP_IS_MAP_LIST (self), FALSE);
  return self->cancellable != NULL || self->narrowing != NULL;
}

int64_t
sp_map_list_get_selected (SpMapList *self)
{
  g_return_val_if_fail (SP_IS_MAP_LIST (self), SP_MAP_NO_ENTRY);
  return sp_map_entries_get_selected (self->entries);
}

void
sp_map_list_select (SpMapList *self, int64_t map)
{
  g_return_if_fail (SP_IS_MAP_LIST (self));
  sp_map_entries_select (self->entries, map);
}

/* What the search leaves out is there, too. */
gboolean
sp_map_list_has (SpMapList *self, int64_t map)
{
  SpReader *reader;
  g_autoptr (SpRecord) record = NULL;

  g_return_val_if_fail (SP_IS_MAP_LIST (self), FALSE);

  reader = sp_session_get_reader (self->session);
  if (map <= 0 || reader == NULL)
    return map == 0 && self->has_default;
  record = sp_reader_load (reader, &sp_risk_map_type, map, NULL);
  return record != NULL;
}

int64_t
sp_map_list_get_first (SpMapList *self)
{
  g_return_val_if_fail (SP_IS_MAP_LIST (self), SP_MAP_NO_ENTRY);

  if (self->maps != NULL && self->maps->len > 0)
    return ((const MapRow *)self->maps->pdata[0])->id;
  return self->has_default ? 0 : sp_map_list_find_enterprise (self, 0);
}

int64_t
sp_map_list_find_enterprise (SpMapList *self, int64_t enterprise)
{
  SpReader *reader;
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (SP_IS_MAP_LIST (self), SP_MAP_NO_ENTRY);

  reader = sp_session_get_reader (self->session);
  ids = reader != NULL ? query_owner (reader, enterprise, NULL) : NULL;
  return ids != NULL && ids->len > 0 ? g_array_index (ids, int64_t, 0) : SP_MAP_NO_ENTRY;
}

void
sp_map_list_set_search (SpMapList *self, const char *text)
{
  g_return_if_fail (SP_IS_MAP_LIST (self) && text != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  narrow (self); /* now: the entry waits a little for more */
}

void
sp_map_list_set_sort (SpMapList *self, guint sort)
{
  g_return_if_fail (SP_IS_MAP_LIST (self) && sort < G_N_ELEMENTS (sorts));
  gtk_drop_down_set_selected (self->sort, sort);
}

void
sp_map_list_set_only_outdated (SpMapList *self, gboolean only)
{
  g_return_if_fail (SP_IS_MAP_LIST (self));
  gtk_toggle_button_set_active (self->only, only);
}

gboolean
sp_map_list_get_only_outdated (SpMapList *self)
{
  g_return_val_if_fail (SP_IS_MAP_LIST (self), FALSE);
  return gtk_toggle_button_get_active (self->only);
}

guint
sp_map_list_get_n_shown (SpMapList *self)
{
  g_return_val_if_fail (SP_IS_MAP_LIST (self), 0);
  return sp_map_entries_get_n (self->entries);
}

guint
sp_map_list_get_n_outdated (SpMapList *self)
{
  g_return_val_if_fail (SP_IS_MAP_LIST (self), 0);
  return self->outdated != NULL ? g_hash_table_size (self->outdated) : 0;
}

/* ---- class ---- */

static void
map_list_selected_cb (SpMapList *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static gboolean
sp_map_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SP_MAP_LIST (widget)->search);
}

static void
sp_map_list_dispose (GObject *object)
{
  SpMapList *self = SP_MAP_LIST (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->narrowing);
  g_clear_object (&self->narrowing);
  g_clear_pointer (&self->maps, g_ptr_array_unref);
  g_clear_pointer (&self->outdated, g_hash_table_unref);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sp_map_list_parent_class)->dispose (object);
}

static void
sp_map_list_class_init (SpMapListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_map_list_dispose;
  widget_class->grab_focus = sp_map_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_sort (SpMapList *self, GtkWidget *row)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    gtk_string_list_append (labels, _ (sorts[i].label));
  self->sort = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL));
  sp_app_set_name (self->sort, _ ("四色图的次序"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sort), _ ("四色图按什么排；全县的图总在前面"));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->sort));
  g_signal_connect_object (self->sort, "notify::selected", G_CALLBACK (narrow), self,
                           G_CONNECT_SWAPPED);
}

static void
sp_map_list_init (SpMapList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("企业或图名"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 8);
  gtk_widget_set_hexpand (self->search, TRUE);
  sp_app_set_name (self->search, _ ("查找四色图"));
  self->only = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("已过期 0")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->only),
                               _ ("只列出过期的图：出图以后，图上的数据又变了"));
  gtk_widget_add_css_class (GTK_WIDGET (self->only), "compact");
  self->entries = sp_map_entries_new (_ ("四色图"));
  gtk_widget_set_vexpand (GTK_WIDGET (self->entries), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_box_append (GTK_BOX (row), self->search);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->only));
  add_sort (self, row);
  gtk_widget_add_css_class (row, "page-toolbar");
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entries));
  gtk_widget_add_css_class (box, "pane");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (narrow), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->only, "toggled", G_CALLBACK (narrow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "selected", G_CALLBACK (map_list_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

SpMapList *
sp_map_list_new (SpSession *session)
{
  SpMapList *self = g_object_new (SP_TYPE_MAP_LIST, NULL);

  self->session = g_object_ref (session);
  return self;
}
