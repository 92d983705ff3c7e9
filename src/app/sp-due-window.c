/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-due-window.h. */
#include "sp-due-window.h"

#include "base/sp-i18n.h"
#include "core/sp-light.h"
#include "sp-app.h"
#include "store/sp-worker.h"

/* ---- a row ---- */

#define SP_TYPE_DUE_ITEM (sp_due_item_get_type ())
G_DECLARE_FINAL_TYPE (SpDueItem, sp_due_item, SP, DUE_ITEM, GObject)

struct _SpDueItem
{
  GObject parent_instance;
  SpDue *due; /* owned */
};

G_DEFINE_FINAL_TYPE (SpDueItem, sp_due_item, G_TYPE_OBJECT)

static void
sp_due_item_finalize (GObject *object)
{
  sp_due_free (SP_DUE_ITEM (object)->due);
  G_OBJECT_CLASS (sp_due_item_parent_class)->finalize (object);
}

static void
sp_due_item_class_init (SpDueItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_due_item_finalize;
}

static void
sp_due_item_init (SpDueItem *self)
{
}

/* ---- the window ---- */

struct _SpDueWindow
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  GListStore *items;
  GCancellable *loading; /* or NULL */

  /* Template */
  GtkDropDown *within;
  GtkLabel *summary;
  GtkStack *stack;
  GtkColumnView *view;

  /* State */
  SpDate as_of; /* SP_DATE_NONE: the session's */
};

G_DEFINE_FINAL_TYPE (SpDueWindow, sp_due_window, GTK_TYPE_WINDOW)

static guint chosen_signal;

static const int spans[] = {7, 30, 60};

/* ---- reading ---- */

static gpointer
load_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_reader_load_due (reader, data, cancellable, error);
}

static void
show (SpDueWindow *self, GPtrArray *dues)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *summary = sp_due_dup_summary (dues);

  gtk_label_set_label (self->summary, summary);
  while (dues->len > 0)
    {
      SpDueItem *item = g_object_new (SP_TYPE_DUE_ITEM, NULL);

      item->due = g_ptr_array_steal_index (dues, 0);
      g_ptr_array_add (items, item);
    }
  g_list_store_remove_all (self->items);
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

static void
due_window_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpDueWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->session == NULL || sp_session_is_stale (result))
    return;
  g_clear_object (&self->loading);
  sp_session_report_error (self->session, error);
  if (dues != NULL)
    show (self, dues);
}

static void
load (SpDueWindow *self)
{
  SpStore *store = sp_session_get_store (self->session);
  SpPlan *plan = sp_session_get_plan (self->session);
  SpDueQuery *query;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (store == NULL || plan == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  query = g_new0 (SpDueQuery, 1);
  query->plan = sp_record_get_id (SP_RECORD (plan));
  query->as_of = self->as_of != SP_DATE_NONE ? self->as_of : sp_session_get_as_of (self->session);
  query->within = spans[MIN (gtk_drop_down_get_selected (self->within), G_N_ELEMENTS (spans) - 1)];
  self->loading = g_cancellable_new ();
  sp_store_work_async (store, load_work, query, g_free, (GDestroyNotify)g_ptr_array_unref,
                       self->loading, due_window_loaded_cb, g_object_ref (self));
}

static void
due_window_changed_cb (SpDueWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    load (self);
}

/* ---- rows ---- */

enum
{
  COLUMN_STATE,
  COLUMN_KIND,
  COLUMN_TITLE,
  COLUMN_UNITS,
  COLUMN_DUE,
  N_COLUMNS
};

static const struct
{
  const char *title;
  int width;
} columns[] = {
  [COLUMN_STATE] = {N_ ("状态"), 136}, [COLUMN_KIND] = {N_ ("类别"), 76},
  [COLUMN_TITLE] = {N_ ("事项"), -1},  [COLUMN_UNITS] = {N_ ("责任单位"), 150},
  [COLUMN_DUE] = {N_ ("到期"), 96},
};

static SpLight
get_light (const SpDue *due)
{
  return due->days < 0 ? SP_LIGHT_OVERDUE : SP_LIGHT_NEAR;
}

static char *
dup_state (const SpDue *due)
{
  const char *symbol = sp_light_symbol (get_light (due));

  if (due->days < 0)
    return g_strdup_printf (_ ("%s 逾期 %d 天"), symbol, -due->days);
  return due->days == 0 ? g_strdup_printf (_ ("%s 今天到期"), symbol)
                        : g_strdup_printf (_ ("%s 还有 %d 天"), symbol, due->days);
}

static char *
dup_text (const SpDue *due, guint column)
{
  g_autofree char *period = NULL;

  switch (column)
    {
    case COLUMN_STATE:
      return dup_state (due);
    case COLUMN_KIND:
      return g_strdup (sp_vocabulary_label (&sp_due_kinds, (int)due->kind));
    case COLUMN_UNITS:
      return g_strdup (due->units);
    case COLUMN_DUE:
      return sp_date_dup_iso (due->due);
    case COLUMN_TITLE:
    default:
      if (due->period.first == SP_DATE_NONE)
        return g_strdup (due->title);
      period = sp_period_dup_label (&due->period);
      return g_strdup_printf (_ ("%s（%s）"), due->title, period);
    }
}

static void
cell_setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  if (GPOINTER_TO_UINT (user_data) == COLUMN_STATE)
    {
      gtk_widget_set_halign (label, GTK_ALIGN_START);
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
    }
  gtk_list_item_set_child (list_item, label);
}

static void
cell_bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const SpDue *due = SP_DUE_ITEM (gtk_list_item_get_item (list_item))->due;
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = dup_text (due, GPOINTER_TO_UINT (user_data));
  const char *classes[] = {"numeric", "light", sp_app_light_class (get_light (due)), NULL};

  gtk_label_set_label (GTK_LABEL (label), text);
  if (GPOINTER_TO_UINT (user_data) == COLUMN_STATE)
    gtk_widget_set_css_classes (label, classes);
}

static void
add_column (SpDueWindow *self, guint i)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GUINT_TO_POINTER (i));
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (i));
  column = gtk_column_view_column_new (_ (columns[i].title), factory);
  gtk_column_view_column_set_fixed_width (column, columns[i].width);
  gtk_column_view_column_set_expand (column, columns[i].width < 0);
  gtk_column_view_append_column (self->view, column);
}

void
sp_due_window_choose (SpDueWindow *self, guint i)
{
  g_autoptr (SpDueItem) item = NULL;

  g_return_if_fail (SP_IS_DUE_WINDOW (self));
  item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
  if (item == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, chosen_signal, 0, (int)item->due->kind, item->due->record,
                 item->due->period.first);
}

static void
due_window_activate_cb (SpDueWindow *self, guint position)
{
  sp_due_window_choose (self, position);
}

static gboolean
due_window_key_cb (SpDueWindow *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* ---- class ---- */

static void
sp_due_window_dispose (GObject *object)
{
  SpDueWindow *self = SP_DUE_WINDOW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->within != NULL)
    g_signal_handlers_disconnect_by_data (self->within, self);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_DUE_WINDOW);
  G_OBJECT_CLASS (sp_due_window_parent_class)->dispose (object);
}

static void
sp_due_window_class_init (SpDueWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_due_window_dispose;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT64, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-due-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDueWindow, within);
  gtk_widget_class_bind_template_child (widget_class, SpDueWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SpDueWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SpDueWindow, view);
}

static void
sp_due_window_init (SpDueWindow *self)
{
  GtkSingleSelection *selection;
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (SP_TYPE_DUE_ITEM);
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, i);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (due_window_activate_cb), self);
  g_signal_connect_swapped (self->within, "notify::selected", G_CALLBACK (due_window_changed_cb),
                            self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (due_window_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

SpDueWindow *
sp_due_window_new (SpSession *session, GtkWindow *parent)
{
  SpDueWindow *self = g_object_new (SP_TYPE_DUE_WINDOW, "transient-for", parent, NULL);
  static const char *const followed[] = {"notify::plan", "notify::as-of", "records-changed"};

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (session, followed[i], G_CALLBACK (due_window_changed_cb), self,
                             G_CONNECT_SWAPPED);
  return self;
}

void
sp_due_window_begin (SpDueWindow *self, SpDate as_of)
{
  g_return_if_fail (SP_IS_DUE_WINDOW (self));
  self->as_of = as_of;
  gtk_window_present (GTK_WINDOW (self));
  load (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
sp_due_window_is_loading (SpDueWindow *self)
{
  g_return_val_if_fail (SP_IS_DUE_WINDOW (self), FALSE);
  return self->loading != NULL;
}

guint
sp_due_window_get_n_rows (SpDueWindow *self)
{
  g_return_val_if_fail (SP_IS_DUE_WINDOW (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

const char *
sp_due_window_get_summary (SpDueWindow *self)
{
  g_return_val_if_fail (SP_IS_DUE_WINDOW (self), NULL);
  return gtk_label_get_label (self->summary);
}
