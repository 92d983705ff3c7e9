/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-list.h. */
#include "sp-record-list-private.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "sp-focus.h"

G_DEFINE_FINAL_TYPE (SpRecordList, sp_record_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

/* The field that the rows are sorted by; NULL: position, id. */
static const char *
get_sort (SpRecordList *self, gboolean *is_descending)
{
  gboolean descending = FALSE;
  int column = sp_column_sort_get (self->sort, &descending);

  *is_descending = column >= 0 ? descending : self->ledger->is_descending;
  return column >= 0 ? _sp_record_list_peek_column (self, (guint)column)->field
                     : self->ledger->sort;
}

static void
fill_filter (SpRecordList *self, SpRecordFilter *filter, GArray *conditions)
{
  filter->search = self->search;
  filter->conditions = (const SpCondition *)conditions->data;
  filter->n_conditions = conditions->len;
  filter->sort = get_sort (self, &filter->is_descending);
  filter->as_of = sp_session_get_as_of (self->session);
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

/* At the top at once: where the view stands may be gone in a moment, and its rows with it. */
static void
record_list_refilling_cb (SpRecordList *self)
{
  self->is_refilling = TRUE;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
}

/* Other rows stand where the selected ones stood: what is wanted is found again. */
static void
record_list_refilled_cb (SpRecordList *self)
{
  self->is_refilling = FALSE;
  g_signal_handlers_block_by_func (self->selection, record_list_selection_cb, self);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  g_signal_handlers_unblock_by_func (self->selection, record_list_selection_cb, self);
  _sp_record_list_show_cells (self);
  queue_restore (self);
}

static void
make_rows (SpRecordList *self, const SpRecordFilter *filter)
{
  g_autoptr (SpRowSlots) slots = NULL;

  self->titles = sp_titles_new (sp_session_get_store (self->session));
  self->list = sp_session_new_ledger_list (self->session, self->ledger->type, filter);
  g_signal_connect_object (self->titles, "changed", G_CALLBACK (_sp_record_list_show_cells), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify", G_CALLBACK (record_list_counted_cb), self,
                           G_CONNECT_SWAPPED);
  slots = sp_row_slots_new (self->list);
  g_signal_connect_object (slots, "refilling", G_CALLBACK (record_list_refilling_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (slots, "refilled", G_CALLBACK (record_list_refilled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (slots));
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

/* On another day cells say something else, and may stand in another order. Who narrows the list
 * does so anew by that day. */
static void
record_list_day_cb (SpRecordList *self)
{
  gboolean is_descending;
  const char *sort = get_sort (self, &is_descending);
  const SpRecordType *type = self->ledger->type;

  if (sort != NULL && self->conditions->len == 0 &&
      sp_record_follows_days (type, (guint)sp_record_type_field (type, sort)))
    load (self);
  _sp_record_list_show_cells (self);
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

static void
record_list_activate_cb (SpRecordList *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
sp_record_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpRecordList *self = SP_RECORD_LIST (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  if (self->columns_source == 0 && !_sp_record_list_columns_are_right (self, width))
    _sp_record_list_queue_columns (self);
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
  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (self->fill_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fill_tick);
  self->fill_tick = 0;
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
      g_signal_handlers_disconnect_by_data (self->selection, self);
      drop_rows (self);
      gtk_column_view_set_model (self->view, NULL);
    }
  for (guint i = 0; self->columns != NULL && i < self->declared->len; i++)
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
  g_hash_table_unref (self->rows);
  g_array_unref (self->conditions);
  g_free (self->search);
  g_free (self->columns);
  g_free (self->kinds);
  g_clear_pointer (&self->declared, g_array_unref);
  g_clear_pointer (&self->layout, g_array_unref);
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
  widget_class->focus = sp_focus_inside;
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
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, _sp_record_row_free);
  self->conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  self->selection = gtk_multi_selection_new (NULL);
  self->is_stale = TRUE;
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (record_list_selection_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (queue_restore), self);
  _sp_record_list_watch_sight (self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (record_list_activate_cb), self);
}

SpRecordList *
sp_record_list_new (SpSession *session, const SpLedger *ledger)
{
  SpRecordList *self = g_object_new (SP_TYPE_RECORD_LIST, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session) && ledger != NULL, self);
  self->session = g_object_ref (session);
  self->ledger = ledger;
  _sp_record_list_make_columns (self);
  sp_app_set_name (self->view, _ (ledger->type->label));
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (load),
                            self);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (record_list_store_cb), self,
                           G_CONNECT_SWAPPED);
  if (ledger->plan_field != NULL)
    g_signal_connect_object (session, "notify::plan", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (record_list_day_cb), self,
                           G_CONNECT_SWAPPED);
  if (sp_ledger_has_standings (ledger))
    g_signal_connect_object (session, "records-changed", G_CALLBACK (_sp_record_list_show_cells),
                             self, G_CONNECT_SWAPPED);
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

SpRecordFilter *
sp_record_list_dup_filter (SpRecordList *self)
{
  g_autoptr (GArray) conditions = NULL;
  SpRecordFilter filter = {0};

  g_return_val_if_fail (SP_IS_RECORD_LIST (self), NULL);
  conditions = dup_conditions (self);
  fill_filter (self, &filter, conditions);
  return sp_record_filter_copy (&filter);
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

GArray *
sp_record_list_get_all (SpRecordList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (int64_t));

  g_return_val_if_fail (SP_IS_RECORD_LIST (self), ids);
  for (guint i = 0; i < sp_record_list_get_n_rows (self); i++)
    {
      int64_t id = sp_list_get_id (self->list, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

void
sp_record_list_select (SpRecordList *self, int64_t id)
{
  g_return_if_fail (SP_IS_RECORD_LIST (self));
  self->wanted = id;
  queue_restore (self);
}

GtkColumnView *
sp_record_list_get_view (SpRecordList *self)
{
  g_return_val_if_fail (SP_IS_RECORD_LIST (self), NULL);
  return self->view;
}
