/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-list.h. */
#include "sp-record-list.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-column-sort.h"
#include "sp-template.h"

/* So many rows are copied at most; whoever wants more exports a workbook. */
#define COPY_MAX 50000

typedef struct
{
  SpRecordList *list; /* borrowed: the column belongs to it */
  guint index;
} CellKind;

struct _SpRecordList
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpList *list;     /* NULL while no file is open or the list was never on screen */
  SpTitles *titles; /* with the list */
  GtkMultiSelection *selection;
  SpColumnSort *sort;
  GtkColumnViewColumn **columns;
  CellKind *kinds;
  GHashTable *bound; /* of GtkListItem, borrowed while bound → its column's CellKind */
  char *search;
  GArray *conditions;

  /* Template */
  GtkColumnView *view;
  GtkWidget *scroller;

  /* State */
  const SpLedger *ledger;
  int64_t wanted; /* to be selected when it is there */
  guint restore_source;
  guint columns_source;
  gboolean *is_shown;
  guint is_stale : 1;
};

G_DEFINE_FINAL_TYPE (SpRecordList, sp_record_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- cells ---- */

static gboolean
is_number (const SpLedger *ledger, const SpLedgerColumn *column)
{
  int field = column->field != NULL && column->dup_text == NULL && column->dup_standing == NULL
                ? sp_record_type_field (ledger->type, column->field)
                : -1;

  return field >= 0 && (ledger->type->fields[field].type == SP_TYPE_INTEGER ||
                        ledger->type->fields[field].type == SP_TYPE_REAL);
}

static void
show_cell (CellKind *kind, GtkListItem *item)
{
  SpRecordList *self = kind->list;
  const SpLedgerColumn *column = &self->ledger->columns[kind->index];
  SpRecord *record = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = sp_ledger_dup_text (column, self->session, record, self->titles);
  const char *style = sp_ledger_get_style (self->ledger, column, self->session, record);
  const char *classes[] = {"numeric", style, NULL, NULL};

  g_strdelimit (text, "\n\r", ' ');
  g_object_set (label, GTK_IS_LABEL (label) ? "label" : "text", text, NULL);
  if (style != NULL && !g_str_equal (style, SP_LEDGER_LATER))
    classes[2] = "light";
  gtk_widget_set_css_classes (label, classes);
}

static void
cell_setup_cb (GtkListItemFactory *factory, GtkListItem *item, CellKind *kind)
{
  const SpLedger *ledger = kind->list->ledger;
  const SpLedgerColumn *column = &ledger->columns[kind->index];
  gboolean is_light = column->get_style != NULL || column->get_standing_style != NULL;
  GtkWidget *cell = is_light ? gtk_label_new (NULL) : sp_app_new_cell ();

  if (is_light) /* as wide as its words */
    {
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
      gtk_widget_set_halign (cell, GTK_ALIGN_START);
      gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
    }
  else
    gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), is_number (ledger, column));
  gtk_list_item_set_child (item, cell);
}

static void
record_notify_cb (SpRecord *record, GParamSpec *pspec, GtkListItem *item)
{
  CellKind *kind = g_object_get_data (G_OBJECT (item), "sp-kind");

  if (gtk_list_item_get_item (item) == record)
    show_cell (kind, item);
}

static void
cell_bind_cb (GtkListItemFactory *factory, GtkListItem *item, CellKind *kind)
{
  g_object_set_data (G_OBJECT (item), "sp-kind", kind);
  g_hash_table_insert (kind->list->bound, item, kind);
  g_signal_connect (gtk_list_item_get_item (item), "notify", G_CALLBACK (record_notify_cb), item);
  show_cell (kind, item);
}

static void
cell_unbind_cb (GtkListItemFactory *factory, GtkListItem *item, CellKind *kind)
{
  g_hash_table_remove (kind->list->bound, item);
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

/* What cells show follows from the as-of date and from other records' titles, too. */
static void
show_cells (SpRecordList *self)
{
  GHashTableIter iter;
  gpointer item;
  gpointer kind;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &kind))
    show_cell (kind, item);
}

/* ---- the rows ---- */

static GArray *
dup_conditions (SpRecordList *self)
{
  GArray *all = g_array_copy (self->conditions);
  SpPlan *plan = sp_session_get_plan (self->session);

  if (self->ledger->plan_field != NULL)
    {
      SpCondition of_plan = {
        (guint)sp_record_type_field (self->ledger->type, self->ledger->plan_field),
        plan != NULL ? sp_record_get_id (SP_RECORD (plan)) : -1, 0, 0};

      g_array_append_val (all, of_plan);
    }
  return all;
}

static void
fill_filter (SpRecordList *self, SpRecordFilter *filter, GArray *conditions)
{
  gboolean descending = FALSE;
  int column = sp_column_sort_get (self->sort, &descending);

  filter->search = self->search;
  filter->conditions = (const SpCondition *)conditions->data;
  filter->n_conditions = conditions->len;
  filter->sort = column >= 0 ? self->ledger->columns[column].field : self->ledger->sort;
  filter->is_descending = column >= 0 ? descending : self->ledger->is_descending;
}

static void
record_list_counted_cb (SpRecordList *self)
{
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
}

static void
drop_rows (SpRecordList *self)
{
  gtk_multi_selection_set_model (self->selection, NULL);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_object (&self->titles);
}

static void
make_rows (SpRecordList *self, const SpRecordFilter *filter)
{
  self->titles = sp_titles_new (sp_session_get_store (self->session));
  self->list = sp_session_new_ledger_list (self->session, self->ledger->type, filter);
  g_signal_connect_object (self->titles, "changed", G_CALLBACK (show_cells), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify", G_CALLBACK (record_list_counted_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->list));
}

static void
load (SpRecordList *self)
{
  g_autoptr (GArray) conditions = NULL;
  SpRecordFilter filter = {0};

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) && self->list == NULL)
    {
      self->is_stale = TRUE;
      record_list_counted_cb (self);
      return;
    }
  self->is_stale = FALSE;
  if (sp_session_get_store (self->session) != NULL)
    {
      conditions = dup_conditions (self);
      fill_filter (self, &filter, conditions);
      if (self->list != NULL)
        sp_list_set_record_filter (self->list, &filter);
      else
        make_rows (self, &filter);
    }
  record_list_counted_cb (self);
}

static void
record_list_store_cb (SpRecordList *self)
{
  drop_rows (self);
  self->wanted = 0;
  load (self);
}

static void
sp_record_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_record_list_parent_class)->map (widget);
  if (SP_RECORD_LIST (widget)->is_stale)
    load (SP_RECORD_LIST (widget));
}

/* ---- selection ---- */

/* A reload drops the selection; the record that was wanted is found again. */
static gboolean
restore_selection (gpointer user_data)
{
  SpRecordList *self = user_data;
  int position =
    self->wanted != 0 && self->list != NULL ? sp_list_find (self->list, self->wanted) : -1;

  self->restore_source = 0;
  if (position >= 0 &&
      !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), (guint)position))
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), (guint)position,
                                       TRUE);
      sp_app_scroll_to (self->view, (guint)position);
    }
  else if (position < 0)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_restore (SpRecordList *self)
{
  if (self->restore_source == 0)
    self->restore_source = g_idle_add (restore_selection, self);
}

static void
record_list_selection_cb (SpRecordList *self)
{
  g_autoptr (GArray) ids = sp_record_list_get_selected (self);

  if (ids->len == 1)
    self->wanted = g_array_index (ids, int64_t, 0);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
record_list_activate_cb (SpRecordList *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* ---- columns: a narrow list leaves some out ---- */

static gboolean
update_columns (gpointer user_data)
{
  SpRecordList *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  guint at = 0;

  self->columns_source = 0;
  for (guint i = 0; i < self->ledger->n_columns; i++)
    {
      gboolean wanted = width >= self->ledger->columns[i].list_width;

      if (wanted && !self->is_shown[i])
        gtk_column_view_insert_column (self->view, at, self->columns[i]);
      else if (!wanted && self->is_shown[i])
        gtk_column_view_remove_column (self->view, self->columns[i]);
      self->is_shown[i] = wanted;
      at += wanted;
    }
  return G_SOURCE_REMOVE;
}

static gboolean
columns_are_right (SpRecordList *self, int width)
{
  for (guint i = 0; i < self->ledger->n_columns; i++)
    if ((width >= self->ledger->columns[i].list_width) != self->is_shown[i])
      return FALSE;
  return TRUE;
}

static void
sp_record_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpRecordList *self = SP_RECORD_LIST (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  if (self->columns_source == 0 && !columns_are_right (self, width))
    self->columns_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_columns, self, NULL);
}

static void
sp_record_list_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (SP_RECORD_LIST (widget)->scroller, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
add_column (SpRecordList *self, guint i)
{
  const SpLedgerColumn *info = &self->ledger->columns[i];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column =
    gtk_column_view_column_new (sp_ledger_get_title (self->ledger, info), factory);

  self->kinds[i] = (CellKind) {self, i};
  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), &self->kinds[i]);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), &self->kinds[i]);
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbind_cb), &self->kinds[i]);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, info->width < 0);
  gtk_column_view_column_set_fixed_width (column, info->width);
  if (info->field != NULL)
    sp_column_sort_attach (self->sort, column, i);
  self->columns[i] = column;
  self->is_shown[i] = info->list_width == 0;
  if (self->is_shown[i])
    gtk_column_view_append_column (self->view, column);
}

/* ---- class ---- */

static gboolean
sp_record_list_grab_focus (GtkWidget *widget)
{
  return sp_app_focus_selected_row (SP_RECORD_LIST (widget)->view);
}

static void
sp_record_list_dispose (GObject *object)
{
  SpRecordList *self = SP_RECORD_LIST (object);

  g_clear_handle_id (&self->restore_source, g_source_remove);
  g_clear_handle_id (&self->columns_source, g_source_remove);
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
      g_signal_handlers_disconnect_by_data (self->selection, self);
      drop_rows (self);
      gtk_column_view_set_model (self->view, NULL);
    }
  for (guint i = 0; self->columns != NULL && i < self->ledger->n_columns; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_RECORD_LIST);
  G_OBJECT_CLASS (sp_record_list_parent_class)->dispose (object);
}

static void
sp_record_list_finalize (GObject *object)
{
  SpRecordList *self = SP_RECORD_LIST (object);

  sp_column_sort_free (self->sort);
  g_hash_table_unref (self->bound);
  g_array_unref (self->conditions);
  g_free (self->search);
  g_free (self->columns);
  g_free (self->kinds);
  g_free (self->is_shown);
  G_OBJECT_CLASS (sp_record_list_parent_class)->finalize (object);
}

static void
sp_record_list_class_init (SpRecordListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = {"selected", "activated", "counted"};

  G_OBJECT_CLASS (klass)->dispose = sp_record_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_record_list_finalize;
  widget_class->grab_focus = sp_record_list_grab_focus;
  widget_class->map = sp_record_list_map;
  widget_class->measure = sp_record_list_measure;
  widget_class->size_allocate = sp_record_list_size_allocate;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-record-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpRecordList, view);
  gtk_widget_class_bind_template_child (widget_class, SpRecordList, scroller);
}

static void
sp_record_list_init (SpRecordList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bound = g_hash_table_new (NULL, NULL);
  self->conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  self->selection = gtk_multi_selection_new (NULL);
  self->is_stale = TRUE;
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (record_list_selection_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (queue_restore), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (record_list_activate_cb), self);
}

SpRecordList *
sp_record_list_new (SpSession *session, const SpLedger *ledger)
{
  SpRecordList *self = g_object_new (SP_TYPE_RECORD_LIST, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session) && ledger != NULL, self);
  self->session = g_object_ref (session);
  self->ledger = ledger;
  self->columns = g_new0 (GtkColumnViewColumn *, ledger->n_columns);
  self->kinds = g_new0 (CellKind, ledger->n_columns);
  self->is_shown = g_new0 (gboolean, ledger->n_columns);
  self->sort = sp_column_sort_new (self->view, ledger->n_columns);
  for (guint i = 0; i < ledger->n_columns; i++)
    add_column (self, i);
  sp_app_set_name (self->view, _ (ledger->type->label));
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (load),
                            self);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (record_list_store_cb), self,
                           G_CONNECT_SWAPPED);
  if (ledger->plan_field != NULL)
    g_signal_connect_object (session, "notify::plan", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (show_cells), self,
                           G_CONNECT_SWAPPED);
  if (sp_ledger_has_standings (ledger))
    g_signal_connect_object (session, "records-changed", G_CALLBACK (show_cells), self,
                             G_CONNECT_SWAPPED);
  return self;
}

void
sp_record_list_set_filter (SpRecordList *self,
                           const char *search,
                           const SpCondition *conditions,
                           guint n_conditions)
{
  g_return_if_fail (SP_IS_RECORD_LIST (self));
  g_free (self->search);
  self->search = g_strdup (search != NULL ? search : "");
  g_array_set_size (self->conditions, 0);
  if (n_conditions > 0)
    g_array_append_vals (self->conditions, conditions, n_conditions);
  load (self);
}

gboolean
sp_record_list_is_narrowed (SpRecordList *self)
{
  g_return_val_if_fail (SP_IS_RECORD_LIST (self), FALSE);
  return self->conditions->len > 0 || (self->search != NULL && *self->search != '\0');
}

gboolean
sp_record_list_is_loading (SpRecordList *self)
{
  gboolean is_loading = FALSE;

  g_return_val_if_fail (SP_IS_RECORD_LIST (self), FALSE);
  is_loading = self->is_stale;
  if (self->list != NULL)
    g_object_get (self->list, "loading", &is_loading, NULL);
  return is_loading;
}

guint
sp_record_list_get_n_rows (SpRecordList *self)
{
  g_return_val_if_fail (SP_IS_RECORD_LIST (self), 0);
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

GArray *
sp_record_list_get_selected (SpRecordList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (SP_IS_RECORD_LIST (self), ids);
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (self->list != NULL && gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      {
        int64_t id = sp_list_get_id (self->list, position);

        g_array_append_val (ids, id);
      }
    while (gtk_bitset_iter_next (&iter, &position));
  return ids;
}

SpRecord *
sp_record_list_get_record (SpRecordList *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (SP_IS_RECORD_LIST (self), NULL);
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (self->list == NULL || gtk_bitset_get_size (selected) != 1)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_nth (selected, 0));
}

void
sp_record_list_select (SpRecordList *self, int64_t id)
{
  g_return_if_fail (SP_IS_RECORD_LIST (self));
  self->wanted = id;
  queue_restore (self);
}

GPtrArray *
sp_record_list_dup_rows (SpRecordList *self, gboolean is_all)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GtkBitset) wanted = NULL;
  guint64 n;

  g_return_val_if_fail (SP_IS_RECORD_LIST (self), rows);
  wanted = is_all ? gtk_bitset_new_range (0, sp_record_list_get_n_rows (self))
                  : gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = self->list != NULL ? MIN (gtk_bitset_get_size (wanted), COPY_MAX) : 0;
  for (guint64 i = 0; i < n; i++)
    {
      g_autoptr (SpRecord) record =
        g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_nth (wanted, (guint)i));
      char **cells = g_new0 (char *, self->ledger->n_columns + 1);

      for (guint j = 0; j < self->ledger->n_columns; j++)
        cells[j] =
          sp_ledger_dup_text (&self->ledger->columns[j], self->session, record, self->titles);
      g_ptr_array_add (rows, cells);
    }
  return rows;
}

GtkColumnView *
sp_record_list_get_view (SpRecordList *self)
{
  g_return_val_if_fail (SP_IS_RECORD_LIST (self), NULL);
  return self->view;
}
