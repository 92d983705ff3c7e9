/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-kept-window.h. Comparing is the worker's. */
#include "app/sp-report-kept-window.h"

#include "app/sp-app.h"
#include "base/sp-i18n.h"
#include "report/sp-report-kept.h"
#include "store/sp-files.h"
#include "store/sp-worker.h"

#define WIDTH 900
#define HEIGHT 600

struct _SpReportKeptWindow
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *made;        /* of SpRecord, the newest first */
  GPtrArray *differences; /* of SpReportDifference; NULL: not compared */
  GCancellable *comparing;

  /* Borrowed, children; NULL after dispose */
  GtkListBox *list;
  GtkLabel *words;
  GtkSpinner *spinner;
  GtkColumnView *table;
  GtkNoSelection *rows;

  /* State */
  gboolean is_loading; /* the list is being filled anew */
  int64_t compared;    /* the report that @differences are of; 0: none */
};

G_DEFINE_FINAL_TYPE (SpReportKeptWindow, sp_report_kept_window, GTK_TYPE_WINDOW)

static SpRecord *
get_selected (SpReportKeptWindow *self)
{
  GtkListBoxRow *row = self->list != NULL ? gtk_list_box_get_selected_row (self->list) : NULL;
  guint i = row != NULL ? (guint)gtk_list_box_row_get_index (row) : G_MAXUINT;

  return self->made != NULL && i < self->made->len ? self->made->pdata[i] : NULL;
}

/* ---- differences ---- */

static const char *
get_text (const SpReportDifference *difference, guint column)
{
  switch (column)
    {
    case 0:
      return difference->sheet;
    case 1:
      return difference->row;
    case 2:
      return difference->column;
    case 3:
      return sp_vocabulary_label (&sp_report_difference_kinds, (int)difference->kind);
    case 4:
      return difference->then;
    default:
      return difference->now;
    }
}

static void
kept_window_setup_cb (gpointer unused, GtkListItem *item)
{
  gtk_list_item_set_child (item, sp_app_new_cell ());
}

static void
kept_window_bind_cb (SpReportKeptWindow *self, GtkListItem *item, GtkListItemFactory *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "sp-column"));
  guint i = gtk_list_item_get_position (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (self->differences != NULL && i < self->differences->len)
    gtk_inscription_set_text (GTK_INSCRIPTION (cell),
                              get_text (self->differences->pdata[i], column));
}

static void
show_differences (SpReportKeptWindow *self)
{
  guint n = self->differences != NULL ? self->differences->len : 0;
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (rows, "");
  gtk_no_selection_set_model (self->rows, G_LIST_MODEL (rows));
  gtk_widget_set_visible (GTK_WIDGET (self->table), n > 0);
  if (sp_report_kept_window_get_n (self) == 0)
    text = g_strdup (_ ("还没有存档的报表。导出报表时选中“存档”，数字和文件就留在这里。"));
  else if (self->differences == NULL)
    text = g_strdup (_ ("选一份报表：回车打开文件，Ctrl+D 与现在的数字比较，Delete 删除存档。"));
  else if (n == 0)
    text = g_strdup (_ ("按存档时的表式、期间和截至日期重新统计，没有差异。"));
  else
    text = g_strdup_printf (_ ("按存档时的表式、期间和截至日期重新统计，有 %u 处差异："), n);
  gtk_label_set_label (self->words, text);
}

static gpointer
compare_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_report_compare (reader, data, cancellable, error);
}

static void
free_differences (gpointer differences)
{
  g_ptr_array_unref (differences);
}

static void
kept_window_compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpReportKeptWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->list == NULL || sp_session_is_stale (result))
    return;
  g_clear_object (&self->comparing);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (differences == NULL && error != NULL)
    gtk_label_set_label (self->words, error->message);
  if (differences == NULL)
    return;
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  self->differences = g_steal_pointer (&differences);
  self->compared = get_selected (self) != NULL ? sp_record_get_id (get_selected (self)) : 0;
  show_differences (self);
}

static void
stop (SpReportKeptWindow *self)
{
  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  gtk_spinner_set_spinning (self->spinner, FALSE);
}

static void
kept_window_compare_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportKeptWindow *self = SP_REPORT_KEPT_WINDOW (widget);
  SpRecord *made = get_selected (self);

  stop (self);
  if (made == NULL || sp_session_get_store (self->session) == NULL)
    return;
  self->comparing = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  sp_store_work_async (sp_session_get_store (self->session), compare_work, sp_record_copy (made),
                       g_object_unref, free_differences, self->comparing, kept_window_compared_cb,
                       g_object_ref (self));
}

/* A record is gone to where it still is. */
static void
kept_window_row_cb (SpReportKeptWindow *self, guint i)
{
  const SpReportDifference *difference =
    self->differences != NULL && i < self->differences->len ? self->differences->pdata[i] : NULL;
  const SpRecordType *type =
    difference != NULL ? sp_record_type_by_table (difference->table) : NULL;
  int64_t id = type != NULL ? sp_reader_find_by_uid (sp_session_get_reader (self->session), type,
                                                     difference->key, NULL)
                            : 0;

  if (id != 0)
    sp_session_go_to_record (self->session, type, id);
}

/* ---- the list ---- */

static void
add_made (SpReportKeptWindow *self, SpRecord *made)
{
  SpPeriod period;
  gboolean has_period =
    sp_period_from_text (sp_record_get_text (made, SP_REPORT_MADE_PERIOD), &period);
  g_autofree char *label = has_period ? sp_period_dup_label (&period) : g_strdup ("");
  g_autofree char *as_of =
    sp_date_dup_iso ((SpDate)sp_record_get_integer (made, SP_REPORT_MADE_AS_OF));
  g_autofree char *title = g_strdup_printf ("%s　%s", sp_record_get_title (made), label);
  g_autofree char *facts = g_strdup_printf (_ ("截至 %s · %s 由 %s 生成 · %s"), as_of,
                                            sp_record_get_text (made, SP_REPORT_MADE_MADE_AT),
                                            sp_record_get_text (made, SP_REPORT_MADE_MADE_BY),
                                            sp_record_get_text (made, SP_REPORT_MADE_FILE_NAME));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const texts[] = {title, facts};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *line = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (line), 0);
      gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
      if (i > 0)
        gtk_widget_add_css_class (line, "row-detail");
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_list_box_append (self->list, box);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  int64_t first = sp_record_get_id (*(SpRecord *const *)a);
  int64_t second = sp_record_get_id (*(SpRecord *const *)b);

  return (first < second) - (first > second);
}

/* What was found in a report stays until another is looked at. */
static void
kept_window_selected_cb (SpReportKeptWindow *self)
{
  SpRecord *made = get_selected (self);

  if (self->is_loading ||
      (self->compared != 0 && made != NULL && sp_record_get_id (made) == self->compared))
    return;
  stop (self);
  self->compared = 0;
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  show_differences (self);
}

static void
fill (SpReportKeptWindow *self, int64_t wanted)
{
  guint selected = 0;

  if (self->made == NULL)
    return;
  g_ptr_array_sort (self->made, compare_ids);
  for (guint i = 0; i < self->made->len; i++)
    {
      add_made (self, self->made->pdata[i]);
      if (sp_record_get_id (self->made->pdata[i]) == wanted)
        selected = i;
    }
  sp_report_kept_window_select (self, selected);
}

static void
load (SpReportKeptWindow *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpRecord *former = get_selected (self);
  int64_t wanted = former != NULL ? sp_record_get_id (former) : 0;
  GtkWidget *row;

  self->is_loading = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->made, g_ptr_array_unref);
  if (reader != NULL)
    self->made = sp_reader_load_all (reader, &sp_report_made_type, -1, 0, NULL);
  fill (self, wanted);
  self->is_loading = FALSE;
  kept_window_selected_cb (self);
}

guint
sp_report_kept_window_get_n (SpReportKeptWindow *self)
{
  g_return_val_if_fail (SP_IS_REPORT_KEPT_WINDOW (self), 0);

  return self->made != NULL ? self->made->len : 0;
}

void
sp_report_kept_window_select (SpReportKeptWindow *self, guint i)
{
  g_return_if_fail (SP_IS_REPORT_KEPT_WINDOW (self));

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int)i));
}

gboolean
sp_report_kept_window_is_busy (SpReportKeptWindow *self)
{
  g_return_val_if_fail (SP_IS_REPORT_KEPT_WINDOW (self), FALSE);

  return self->comparing != NULL;
}

const GPtrArray *
sp_report_kept_window_get_differences (SpReportKeptWindow *self)
{
  g_return_val_if_fail (SP_IS_REPORT_KEPT_WINDOW (self), NULL);

  return self->differences;
}

/* ---- deeds ---- */

static void
kept_window_open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportKeptWindow *self = SP_REPORT_KEPT_WINDOW (widget);
  SpRecord *made = get_selected (self);
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;

  if (made == NULL)
    return;
  files =
    sp_reader_load_attachments (reader, &sp_report_made_type, sp_record_get_id (made), &error);
  if (files != NULL && files->len == 0)
    gtk_label_set_label (self->words, _ ("这份存档只有数字，没有文件。"));
  else if (files != NULL)
    path = sp_reader_take_out (reader, files->pdata[0], &error);
  if (path != NULL)
    uri = g_filename_to_uri (path, NULL, &error);
  if (uri != NULL)
    g_app_info_launch_default_for_uri (uri, NULL, &error);
  sp_session_report_error (self->session, error);
}

static void
kept_window_delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportKeptWindow *self = SP_REPORT_KEPT_WINDOW (widget);
  SpRecord *made = get_selected (self);

  if (made != NULL && !sp_session_is_read_only (self->session))
    sp_session_delete (self->session, made, _ ("删除存档报表"));
}

static void
kept_window_close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
kept_window_activated_cb (SpReportKeptWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "kept.open", NULL);
}

/* ---- class ---- */

static void
sp_report_kept_window_dispose (GObject *object)
{
  SpReportKeptWindow *self = SP_REPORT_KEPT_WINDOW (object);

  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->list = NULL;
  g_clear_pointer (&self->made, g_ptr_array_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_report_kept_window_parent_class)->dispose (object);
}

static void
sp_report_kept_window_class_init (SpReportKeptWindowClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    {"kept.open", kept_window_open_cb, GDK_KEY_o, GDK_CONTROL_MASK},
    {"kept.compare", kept_window_compare_cb, GDK_KEY_d, GDK_CONTROL_MASK},
    {"kept.delete", kept_window_delete_cb, GDK_KEY_Delete, 0},
    {"kept.close", kept_window_close_cb, GDK_KEY_Escape, 0},
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_report_kept_window_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
}

static GtkWidget *
new_button (const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static GtkWidget *
new_bar (SpReportKeptWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "page-bar");
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (bar),
                  new_button (_ ("打开文件"), "kept.open", _ ("打开存档的文件，只读（Ctrl+O）")));
  gtk_box_append (GTK_BOX (bar),
                  new_button (_ ("差异"), "kept.compare", _ ("与现在的数字比较（Ctrl+D）")));
  gtk_box_append (GTK_BOX (bar),
                  new_button (_ ("删除"), "kept.delete", _ ("删除这份存档，可以撤销（Delete）")));
  return bar;
}

static void
add_column (SpReportKeptWindow *self, guint i, const char *title, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_object_set_data (G_OBJECT (factory), "sp-column", GUINT_TO_POINTER (i));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (kept_window_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (kept_window_bind_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_expand (column, width < 0);
  gtk_column_view_append_column (self->table, column);
}

static GtkWidget *
new_table (SpReportKeptWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = gtk_no_selection_new (NULL);
  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->rows)));
  sp_app_set_name (self->table, _ ("差异"));
  add_column (self, 0, _ ("表"), 120);
  add_column (self, 1, _ ("行"), -1);
  add_column (self, 2, _ ("列"), 180);
  add_column (self, 3, _ ("差异"), 76);
  add_column (self, 4, _ ("存档时"), 130);
  add_column (self, 5, _ ("现在"), 130);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (kept_window_row_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->table));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
new_list (SpReportKeptWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  sp_app_set_name (self->list, _ ("存档的报表"));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "recent-list");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  return scroller;
}

static void
sp_report_kept_window_init (SpReportKeptWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (self), _ ("存档的报表"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_box_append (GTK_BOX (box), new_list (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), new_bar (self));
  gtk_box_append (GTK_BOX (box), new_table (self));
  gtk_window_set_child (GTK_WINDOW (self), box);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (kept_window_selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (kept_window_activated_cb),
                            self);
}

SpReportKeptWindow *
sp_report_kept_window_new (SpSession *session, GtkWindow *parent)
{
  SpReportKeptWindow *self =
    g_object_new (SP_TYPE_REPORT_KEPT_WINDOW, "transient-for", parent, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  show_differences (self);
  load (self);
  return self;
}
