/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-column-chooser.h. The rows are check buttons in the order of the columns, those that are
 * shown first. */
#include "sp-column-chooser.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-saved-filters.h"

#define KEY "sp-column-key"

struct _SpColumnChooser
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  SpRecordList *list;

  /* Borrowed, children */
  GtkListBox *rows;

  /* State */
  const SpLedger *ledger;
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (SpColumnChooser, sp_column_chooser, GTK_TYPE_WINDOW)

static GtkCheckButton *
get_check (SpColumnChooser *self, int i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, i);

  return row != NULL ? GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row)) : NULL;
}

/* What is ticked, in order, goes to the list and the settings. Nothing ticked is no list: then it
 * is as the ledger declares. */
static void
take (SpColumnChooser *self, gboolean is_reset)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;
  g_autoptr (GError) error = NULL;
  GtkCheckButton *check;

  for (int i = 0; !is_reset && (check = get_check (self, i)) != NULL; i++)
    if (gtk_check_button_get_active (check))
      g_strv_builder_add (builder, g_object_get_data (G_OBJECT (check), KEY));
  keys = g_strv_builder_end (builder);
  sp_record_list_set_layout (self->list, (const char *const *)keys);
  if (!sp_saved_columns_save (self->ledger->type->table, (const char *const *)keys, &error))
    sp_session_report_error (self->session, error);
}

static void
column_chooser_toggled_cb (SpColumnChooser *self)
{
  if (!self->filling)
    take (self, FALSE);
}

/* ---- rows ---- */

static void
add_row (SpColumnChooser *self, const SpLedgerColumn *column, gboolean is_shown)
{
  GtkWidget *check = gtk_check_button_new_with_label (sp_ledger_get_title (self->ledger, column));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_shown);
  gtk_widget_set_focusable (check, FALSE); /* the row has the focus; Space and Enter tick */
  g_object_set_data_full (G_OBJECT (check), KEY, sp_ledger_column_dup_key (column), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (column_chooser_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  sp_app_set_name (row, sp_ledger_get_title (self->ledger, column));
  gtk_list_box_append (self->rows, row);
}

static gboolean
is_listed (SpColumnChooser *self, const SpLedgerColumn *column)
{
  g_auto (GStrv) shown = sp_record_list_dup_layout (self->list);
  g_autofree char *key = sp_ledger_column_dup_key (column);

  return g_strv_contains ((const char *const *)shown, key);
}

static void
fill (SpColumnChooser *self)
{
  g_autoptr (GArray) all = sp_ledger_list_columns (self->ledger);
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < sp_record_list_get_n_columns (self->list); i++)
    add_row (self, sp_record_list_get_column (self->list, i), TRUE);
  for (guint i = 0; i < all->len; i++)
    if (!is_listed (self, &g_array_index (all, SpLedgerColumn, i)))
      add_row (self, &g_array_index (all, SpLedgerColumn, i), FALSE);
  self->filling = FALSE;
}

static void
move_row (SpColumnChooser *self, GtkListBoxRow *row, int by)
{
  int to = row != NULL ? gtk_list_box_row_get_index (row) + by : -1;

  if (to < 0 || get_check (self, to) == NULL)
    return;
  g_object_ref (row);
  gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  gtk_list_box_insert (self->rows, GTK_WIDGET (row), to);
  g_object_unref (row);
  gtk_list_box_select_row (self->rows, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  take (self, FALSE);
}

static void
column_chooser_activated_cb (SpColumnChooser *self, GtkListBoxRow *row)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
column_chooser_move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpColumnChooser *self = SP_COLUMN_CHOOSER (widget);

  move_row (self, gtk_list_box_get_selected_row (self->rows),
            g_str_equal (action, "columns.up") ? -1 : 1);
}

static void
column_chooser_reset_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_column_chooser_reset (SP_COLUMN_CHOOSER (widget));
}

/* ---- as a person does ---- */

static int
find_row (SpColumnChooser *self, const char *title)
{
  GtkCheckButton *check;

  for (int i = 0; (check = get_check (self, i)) != NULL; i++)
    if (g_strcmp0 (gtk_check_button_get_label (check), title) == 0)
      return i;
  return -1;
}

void
sp_column_chooser_tick (SpColumnChooser *self, const char *title, gboolean is_shown)
{
  int i;

  g_return_if_fail (SP_IS_COLUMN_CHOOSER (self));
  i = find_row (self, title);
  g_return_if_fail (i >= 0);
  gtk_check_button_set_active (get_check (self, i), is_shown);
}

void
sp_column_chooser_move (SpColumnChooser *self, const char *title, int by)
{
  g_return_if_fail (SP_IS_COLUMN_CHOOSER (self));
  move_row (self, gtk_list_box_get_row_at_index (self->rows, find_row (self, title)), by);
}

void
sp_column_chooser_reset (SpColumnChooser *self)
{
  g_return_if_fail (SP_IS_COLUMN_CHOOSER (self));
  take (self, TRUE);
  fill (self);
}

/* ---- class ---- */

static void
sp_column_chooser_dispose (GObject *object)
{
  SpColumnChooser *self = SP_COLUMN_CHOOSER (object);

  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_column_chooser_parent_class)->dispose (object);
}

static void
sp_column_chooser_class_init (SpColumnChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_column_chooser_dispose;
  gtk_widget_class_install_action (widget_class, "columns.up", NULL, column_chooser_move_cb);
  gtk_widget_class_install_action (widget_class, "columns.down", NULL, column_chooser_move_cb);
  gtk_widget_class_install_action (widget_class, "columns.reset", NULL, column_chooser_reset_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "columns.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "columns.down",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
add_button (GtkWidget *box, const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_box_append (GTK_BOX (box), button);
}

static void
sp_column_chooser_init (SpColumnChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (self->rows, FALSE);
  sp_app_set_name (self->rows, _ ("列"));
  g_signal_connect_swapped (self->rows, "row-activated", G_CALLBACK (column_chooser_activated_cb),
                            self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->rows));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  add_button (buttons, _ ("上移"), "columns.up", _ ("上移（Alt+↑）"));
  add_button (buttons, _ ("下移"), "columns.down", _ ("下移（Alt+↓）"));
  add_button (buttons, _ ("恢复默认"), "columns.reset", NULL);
  gtk_widget_add_css_class (box, "tab-content");
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 320, 520);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

SpColumnChooser *
sp_column_chooser_new (SpSession *session,
                       const SpLedger *ledger,
                       SpRecordList *list,
                       GtkWindow *parent)
{
  SpColumnChooser *self = g_object_new (SP_TYPE_COLUMN_CHOOSER, NULL);
  g_autofree char *title = NULL;

  g_return_val_if_fail (SP_IS_SESSION (session) && ledger != NULL && SP_IS_RECORD_LIST (list),
                        self);
  self->session = g_object_ref (session);
  self->list = g_object_ref (list);
  self->ledger = ledger;
  title = g_strdup_printf (_ ("%s清单的列"), _ (ledger->type->label));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  fill (self);
  return self;
}
