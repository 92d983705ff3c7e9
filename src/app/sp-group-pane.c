/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-group-pane.h. */
#include "sp-group-pane.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "store/sp-reader-hazards.h"
#include "store/sp-worker.h"
#include "sp-focus.h"

#define WIDTH 184
#define ROW_MARGIN 6
/* Whoever has more groups looks for one by the chip or the search. */
#define MOST_ROWS 300

/* ---- a row ---- */

#define SP_TYPE_GROUP_ROW (sp_group_row_get_type ())
G_DECLARE_FINAL_TYPE (SpGroupRow, sp_group_row, SP, GROUP_ROW, GObject)

struct _SpGroupRow
{
  GObject parent_instance;
  char *title; /* owned */
  int64_t value;
  guint n;
};

G_DEFINE_FINAL_TYPE (SpGroupRow, sp_group_row, G_TYPE_OBJECT)

static void
sp_group_row_finalize (GObject *object)
{
  g_free (SP_GROUP_ROW (object)->title);
  G_OBJECT_CLASS (sp_group_row_parent_class)->finalize (object);
}

static void
sp_group_row_class_init (SpGroupRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_group_row_finalize;
}

static void
sp_group_row_init (SpGroupRow *self)
{
}

static SpGroupRow *
row_new (const char *title, int64_t value, guint n)
{
  SpGroupRow *self = g_object_new (SP_TYPE_GROUP_ROW, NULL);

  self->title = g_strdup (title);
  self->value = value;
  self->n = n;
  return self;
}

/* ---- counting, on the worker ---- */

struct _SpGroupPane
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GListStore *rows; /* of SpGroupRow */
  GCancellable *counting;

  /* Borrowed, children */
  GtkWidget *box;
  GtkLabel *head;
  GtkLabel *foot;
  GtkListView *view;
  GtkSingleSelection *selection;

  /* State */
  const SpRecordType *type;
  guint field;
  int64_t chosen;
};

G_DEFINE_FINAL_TYPE (SpGroupPane, sp_group_pane, GTK_TYPE_WIDGET)

static guint chosen_signal;

typedef struct
{
  const SpRecordType *type;
  guint field;
  SpRecordFilter *filter;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  sp_record_filter_free (job->filter);
  g_free (job);
}

/* NULL where the record has gone. */
static char *
dup_title (SpReader *reader, const SpField *field, int64_t value)
{
  g_autoptr (SpRecord) record = NULL;

  if (field->type == SP_TYPE_CHOICE)
    return g_strdup (sp_vocabulary_label (field->choices, (int)value));
  if (value == 0)
    return g_strdup (_ ("（未填）"));
  record = sp_reader_load (reader, sp_record_type_by_table (field->references), value, NULL);
  return record != NULL ? g_strdup (sp_record_get_title (record)) : NULL;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const SpGroupCount *left = a;
  const SpGroupCount *right = b;

  if (left->n != right->n)
    return left->n < right->n ? 1 : -1;
  return (left->value > right->value) - (left->value < right->value);
}

static GPtrArray *
make_rows (SpReader *reader, const SpField *field, GArray *groups)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    n += g_array_index (groups, SpGroupCount, i).n;
  g_ptr_array_add (rows, row_new (_ ("全部"), SP_GROUP_ALL, n));
  if (field->type == SP_TYPE_REFERENCE)
    g_array_sort (groups, compare_counts);
  for (guint i = 0; i < MIN (groups->len, MOST_ROWS); i++)
    {
      const SpGroupCount *group = &g_array_index (groups, SpGroupCount, i);
      g_autofree char *title = dup_title (reader, field, group->value);
      gboolean is_none = field->type == SP_TYPE_REFERENCE && group->value == 0;

      if (title != NULL)
        g_ptr_array_add (rows, row_new (title, is_none ? SP_WITHOUT : group->value, group->n));
    }
  return rows;
}

static gpointer
count_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GArray) groups =
    sp_reader_count_groups (reader, job->type, job->filter, job->field, error);

  return groups != NULL ? make_rows (reader, &job->type->fields[job->field], groups) : NULL;
}

/* ---- showing ---- */

static void
mark_chosen (SpGroupPane *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (SpGroupRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (row->value == self->chosen)
        position = i;
    }
  gtk_single_selection_set_selected (self->selection, position);
}

/* Only what differs is put in anew, so that the row with the focus keeps it. */
static gboolean
is_same (SpGroupPane *self, guint i, const SpGroupRow *row)
{
  g_autoptr (SpGroupRow) shown = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

  return shown != NULL && shown->value == row->value && shown->n == row->n &&
         g_str_equal (shown->title, row->title);
}

static void
show_rows (SpGroupPane *self, GPtrArray *rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < rows->len; i++)
    if (!is_same (self, i, g_ptr_array_index (rows, i)))
      g_list_store_splice (self->rows, i, i < n ? 1 : 0, &rows->pdata[i], 1);
  if (n > rows->len)
    g_list_store_splice (self->rows, rows->len, n - rows->len, NULL, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), rows->len > MOST_ROWS);
  mark_chosen (self);
}

static void
group_pane_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpGroupPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->session == NULL || sp_session_is_stale (result))
    return;
  g_clear_object (&self->counting);
  if (rows != NULL)
    show_rows (self, rows);
  else
    sp_session_report_error (self->session, error);
}

void
sp_group_pane_count (SpGroupPane *self, guint field, const SpRecordFilter *filter, int64_t chosen)
{
  SpStore *store;
  g_autofree char *head = NULL;
  Job *job;

  g_return_if_fail (SP_IS_GROUP_PANE (self) && field < self->type->n_fields && filter != NULL);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->field = field;
  self->chosen = chosen;
  head = g_strdup_printf (_ ("按%s"), _ (self->type->fields[field].label));
  gtk_label_set_label (self->head, head);
  sp_app_set_name (self->view, head);
  store = sp_session_get_store (self->session);
  if (store == NULL)
    {
      g_list_store_remove_all (self->rows);
      return;
    }
  job = g_new0 (Job, 1);
  *job = (Job) {self->type, field, sp_record_filter_copy (filter)};
  self->counting = g_cancellable_new ();
  sp_store_work_async (store, count_work, job, job_free, (GDestroyNotify)g_ptr_array_unref,
                       self->counting, group_pane_counted_cb, g_object_ref (self));
}

gboolean
sp_group_pane_is_counting (SpGroupPane *self)
{
  g_return_val_if_fail (SP_IS_GROUP_PANE (self), FALSE);
  return self->counting != NULL;
}

char **
sp_group_pane_dup_rows (SpGroupPane *self)
{
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();

  g_return_val_if_fail (SP_IS_GROUP_PANE (self), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (SpGroupRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      g_autofree char *text = g_strdup_printf (_ ("%s　%u"), row->title, row->n);

      g_strv_builder_add (rows, text);
    }
  return g_strv_builder_end (rows);
}

void
sp_group_pane_choose (SpGroupPane *self, guint i)
{
  g_autoptr (SpGroupRow) row = NULL;

  g_return_if_fail (SP_IS_GROUP_PANE (self));
  row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
  if (row == NULL)
    return;
  self->chosen = row->value;
  mark_chosen (self);
  g_signal_emit (self, chosen_signal, 0, row->value);
}

/* ---- rows of the view ---- */

static void
row_setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *n = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (n, "numeric");
  gtk_widget_set_margin_start (box, ROW_MARGIN);
  gtk_widget_set_margin_end (box, ROW_MARGIN);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), n);
  gtk_list_item_set_child (item, box);
}

static void
row_bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SpGroupRow *row = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *n = g_strdup_printf ("%u", row->n);

  gtk_label_set_label (GTK_LABEL (title), row->title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), n);
}

/* ---- class ---- */

static gboolean
sp_group_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_GROUP_PANE (widget)->view));
}

static void
sp_group_pane_dispose (GObject *object)
{
  SpGroupPane *self = SP_GROUP_PANE (object);

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_group_pane_parent_class)->dispose (object);
}

static void
sp_group_pane_class_init (SpGroupPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_group_pane_dispose;
  widget_class->grab_focus = sp_group_pane_grab_focus;
  widget_class->focus = sp_focus_inside;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
add_label (SpGroupPane *self, GtkLabel **label, const char *text, const char *style)
{
  *label = GTK_LABEL (gtk_label_new (text));
  gtk_label_set_xalign (*label, 0);
  gtk_label_set_wrap (*label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (*label), style);
  gtk_widget_add_css_class (GTK_WIDGET (*label), "page-bar");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (*label));
}

static void
add_view (SpGroupPane *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (sp_group_pane_choose), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), scrolled);
}

static void
sp_group_pane_init (SpGroupPane *self)
{
  self->rows = g_list_store_new (SP_TYPE_GROUP_ROW);
  self->chosen = SP_GROUP_ALL;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_size_request (self->box, WIDTH, -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_label (self, &self->head, "", "heading");
  add_view (self);
  add_label (self, &self->foot, _ ("组太多，只列出数目最大的一些"), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->foot), FALSE);
}

SpGroupPane *
sp_group_pane_new (SpSession *session, const SpRecordType *type)
{
  SpGroupPane *self = g_object_new (SP_TYPE_GROUP_PANE, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session) && type != NULL, self);
  self->session = g_object_ref (session);
  self->type = type;
  return self;
}
