/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-task-list.h. */
#include "sp-task-list.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "sp-task-cells.h"
#include "sp-task-model.h"

#define N_COLUMNS_MAX 8

typedef struct
{
  SpTaskList *list; /* borrowed: the column belongs to it */
  int index;
} SortProbe;

struct _SpTaskList
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpTaskModel *model;
  GtkSingleSelection *selection;
  GtkColumnViewColumn *columns[N_COLUMNS_MAX];

  /* Template */
  GtkStack *stack;
  GtkColumnView *view;

  /* State */
  SortProbe probes[N_COLUMNS_MAX];
  int probe_first;  /* column asked first in a comparison */
  int probe_answer; /* the one column that answers, or -1 */
  guint restore_source;
  guint columns_source;
  gboolean is_shown[N_COLUMNS_MAX];
};

G_DEFINE_FINAL_TYPE (SpTaskList, sp_task_list, GTK_TYPE_WIDGET)

static guint activated_signal;

/* ---- sorting ---- */

/* GTK 4.8 does not say by which column it sorts: the columns' sorters tell when they are asked. */
static int
probe_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  SortProbe *probe = user_data;
  SpTaskList *self = probe->list;

  if (self->probe_first < 0)
    self->probe_first = probe->index;
  return self->probe_answer == probe->index ? GTK_ORDERING_SMALLER : GTK_ORDERING_EQUAL;
}

static void
task_list_sorter_changed_cb (SpTaskList *self)
{
  GtkSorter *sorter;
  guint n = 0;
  const SpTaskColumn *columns = sp_task_columns (&n);
  gboolean descending;

  if (self->view == NULL || self->model == NULL)
    return; /* the view is being taken apart */
  sorter = gtk_column_view_get_sorter (self->view);

  self->probe_first = -1;
  self->probe_answer = -1;
  gtk_sorter_compare (sorter, self, self->view);
  if (self->probe_first < 0)
    {
      sp_task_model_set_sort (self->model, SP_TASK_SORT_PLAN, FALSE);
      return;
    }
  self->probe_answer = self->probe_first;
  descending = gtk_sorter_compare (sorter, self, self->view) == GTK_ORDERING_LARGER;
  sp_task_model_set_sort (self->model, columns[self->probe_first].sort, descending);
}

/* ---- selection ---- */

static int64_t
selected_id (SpTaskList *self)
{
  gpointer row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (GObject) item = sp_task_item_from_row (row);

  return SP_IS_TASK (item) ? sp_task_get_id (SP_TASK (item)) : 0;
}

/* A reload drops the row's selection; what the session has selected is found again. */
static gboolean
restore_selection (gpointer user_data)
{
  SpTaskList *self = user_data;
  int64_t measure = sp_session_get_selected_measure (self->session);
  int position;

  self->restore_source = 0;
  if (measure == 0 || measure == selected_id (self))
    return G_SOURCE_REMOVE;
  position = sp_task_model_find (self->model, measure);
  if (position >= 0)
    {
      gtk_single_selection_set_selected (self->selection, (guint)position);
      sp_app_scroll_to (self->view, (guint)position);
    }
  return G_SOURCE_REMOVE;
}

static void
queue_restore (SpTaskList *self)
{
  if (self->restore_source == 0)
    self->restore_source = g_idle_add (restore_selection, self);
}

static void
task_list_selected_cb (SpTaskList *self)
{
  int64_t id = selected_id (self);

  if (id != 0)
    sp_session_set_selected_measure (self->session, id);
}

static void
task_list_row_activate_cb (SpTaskList *self, guint position)
{
  g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (GObject) item = sp_task_item_from_row (row);

  if (SP_IS_TASK (item))
    g_signal_emit (self, activated_signal, 0);
  else if (GTK_IS_TREE_LIST_ROW (row))
    gtk_tree_list_row_set_expanded (GTK_TREE_LIST_ROW (row),
                                    !gtk_tree_list_row_get_expanded (GTK_TREE_LIST_ROW (row)));
}

/* Left and right fold and unfold the part of the selected row. */
static gboolean
task_list_key_cb (SpTaskList *self, guint key, guint code, GdkModifierType state)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!GTK_IS_TREE_LIST_ROW (row) || !gtk_tree_list_row_is_expandable (row) ||
      (key != GDK_KEY_Left && key != GDK_KEY_Right))
    return FALSE;
  gtk_tree_list_row_set_expanded (row, key == GDK_KEY_Right);
  return TRUE;
}

/* ---- following the session ---- */

static void
update_empty (SpTaskList *self)
{
  SpSchedule *schedule = sp_session_get_schedule (self->session);
  const char *page = "list";

  if (sp_session_get_plan (self->session) == NULL)
    page = "no-plan";
  else if (schedule != NULL && !sp_session_is_loading (self->session) &&
           sp_schedule_get_n_rows (schedule) == 0 && sp_session_is_filtered (self->session))
    page = "no-match";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
task_list_model_cb (SpTaskList *self)
{
  GListModel *model = sp_task_model_get_model (self->model);

  gtk_single_selection_set_model (self->selection, model);
  queue_restore (self);
}

static void
sp_task_list_dispose (GObject *object)
{
  SpTaskList *self = SP_TASK_LIST (object);

  g_clear_handle_id (&self->restore_source, g_source_remove);
  g_clear_handle_id (&self->columns_source, g_source_remove);
  for (guint i = 0; i < N_COLUMNS_MAX; i++)
    g_clear_object (&self->columns[i]);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_TASK_LIST);
  G_OBJECT_CLASS (sp_task_list_parent_class)->dispose (object);
}

static void
sp_task_list_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (SP_TASK_LIST (widget)->stack), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

/* A narrow list leaves out what the detail says anyway. Columns come and go, because GTK 4.8 shares
 * out the width wrongly among columns of which some are hidden. */
static gboolean
update_columns (gpointer user_data)
{
  SpTaskList *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  guint n = 0;
  guint at = 0;
  const SpTaskColumn *infos = sp_task_columns (&n);

  self->columns_source = 0;
  for (guint i = 0; i < n; i++)
    {
      gboolean wanted = width >= infos[i].list_width;

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
columns_are_right (SpTaskList *self, int width)
{
  guint n = 0;
  const SpTaskColumn *infos = sp_task_columns (&n);

  for (guint i = 0; i < n; i++)
    if ((width >= infos[i].list_width) != self->is_shown[i])
      return FALSE;
  return TRUE;
}

static void
sp_task_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpTaskList *self = SP_TASK_LIST (widget);

  gtk_widget_allocate (GTK_WIDGET (self->stack), width, height, baseline, NULL);
  if (self->columns_source == 0 && !columns_are_right (self, width))
    self->columns_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_columns, self, NULL);
}

static gboolean
sp_task_list_grab_focus (GtkWidget *widget)
{
  return sp_app_focus_selected_row (SP_TASK_LIST (widget)->view);
}

static void
sp_task_list_class_init (SpTaskListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_task_list_dispose;
  widget_class->grab_focus = sp_task_list_grab_focus;
  widget_class->measure = sp_task_list_measure;
  widget_class->size_allocate = sp_task_list_size_allocate;
  activated_signal = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-task-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTaskList, stack);
  gtk_widget_class_bind_template_child (widget_class, SpTaskList, view);
}

static void
add_columns (SpTaskList *self)
{
  guint n = 0;
  const SpTaskColumn *columns = sp_task_columns (&n);

  g_assert (n <= N_COLUMNS_MAX);
  for (guint i = 0; i < n; i++)
    {
      GtkColumnViewColumn *column =
        gtk_column_view_column_new (_ (columns[i].title), sp_task_column_new_factory (i));

      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expands);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      self->probes[i].list = self;
      self->probes[i].index = (int)i;
      if (columns[i].is_sortable)
        {
          g_autoptr (GtkSorter) sorter =
            GTK_SORTER (gtk_custom_sorter_new (probe_compare, &self->probes[i], NULL));

          gtk_column_view_column_set_sorter (column, sorter);
        }
      self->columns[i] = column;
      self->is_shown[i] = columns[i].list_width == 0;
      if (self->is_shown[i])
        gtk_column_view_append_column (self->view, column);
    }
}

static void
sp_task_list_init (SpTaskList *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  add_columns (self);
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (task_list_selected_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (queue_restore), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (task_list_row_activate_cb), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (task_list_sorter_changed_cb), self);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (task_list_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

void
sp_task_list_set_session (SpTaskList *self, SpSession *session)
{
  g_return_if_fail (SP_IS_TASK_LIST (self) && self->session == NULL);

  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  self->model = sp_task_model_new (session);
  g_signal_connect_object (self->model, "notify::model", G_CALLBACK (task_list_model_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected-measure", G_CALLBACK (queue_restore), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::schedule", G_CALLBACK (queue_restore), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (update_empty), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::schedule", G_CALLBACK (update_empty), self,
                           G_CONNECT_SWAPPED);
  task_list_model_cb (self);
  update_empty (self);
}

GListModel *
sp_task_list_get_model (SpTaskList *self)
{
  g_return_val_if_fail (SP_IS_TASK_LIST (self), NULL);
  return G_LIST_MODEL (self->selection);
}

int64_t
sp_task_list_get_next (SpTaskList *self)
{
  GListModel *rows;
  guint position;
  int64_t measure = 0;

  g_return_val_if_fail (SP_IS_TASK_LIST (self), 0);
  rows = G_LIST_MODEL (self->selection);
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    return 0;
  while (measure == 0 && ++position < g_list_model_get_n_items (rows))
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, position);
      g_autoptr (GObject) item = sp_task_item_from_row (row);

      if (SP_IS_TASK (item))
        measure = sp_task_get_id (SP_TASK (item));
    }
  return measure;
}

GtkColumnView *
sp_task_list_get_view (SpTaskList *self)
{
  g_return_val_if_fail (SP_IS_TASK_LIST (self), NULL);
  return self->view;
}
