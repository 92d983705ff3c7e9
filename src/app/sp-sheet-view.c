/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-sheet-view.h. */
#include "app/sp-sheet-view.h"

#include "app/sp-app.h"
#include "app/sp-tsv.h"
#include "base/sp-i18n.h"

#define EM_WIDTH 14  /* pixels of a character of the cells */
#define PAD_WIDTH 22 /* of a cell beside its words */
#define COPY_MAX 50000

struct _SpSheetView
{
  GtkWidget parent_instance;

  /* Owned */
  GtkMultiSelection *selection;

  /* Borrowed */
  GtkWidget *scroller; /* the child */
  GtkColumnView *view;
  const SpReportSheet *sheet;

  /* State */
  int pressed; /* column under the last press; -1: none since the last key */
};

G_DEFINE_FINAL_TYPE (SpSheetView, sp_sheet_view, GTK_TYPE_WIDGET)

static guint activated_signal;

/* ---- cells ---- */

static gboolean
is_number (SpReportCellKind kind)
{
  return kind == SP_REPORT_CELL_COUNT || kind == SP_REPORT_CELL_MONEY ||
         kind == SP_REPORT_CELL_CHANGE || kind == SP_REPORT_CELL_RATE ||
         kind == SP_REPORT_CELL_PERCENT;
}

static float
get_align (SpReportCellKind kind)
{
  return kind == SP_REPORT_CELL_TEXT ? 0.0f : is_number (kind) ? 1.0f : 0.5f;
}

static guint
get_column (gpointer factory)
{
  return *(const guint *)g_object_get_data (factory, "sp-column");
}

/* Under the pointer is what shows the text, or what stands around it. */
static void
sheet_view_pressed_cb (SpSheetView *self, int n, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  const guint *column = NULL;

  for (guint i = 0; at != NULL && column == NULL && i < 2; i++)
    {
      column = g_object_get_data (G_OBJECT (at), "sp-cell");
      at = gtk_widget_get_first_child (at);
    }
  self->pressed = column != NULL ? (int)*column : -1;
}

static void
sheet_view_setup_cb (SpSheetView *self, GtkListItem *item, GtkListItemFactory *factory)
{
  GtkWidget *cell = sp_app_new_cell ();
  guint column = get_column (factory);
  SpReportCellKind kind = sp_report_sheet_get_kind (self->sheet, column);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), get_align (kind));
  if (is_number (kind) || kind == SP_REPORT_CELL_DATE)
    gtk_widget_add_css_class (cell, "numeric");
  g_object_set_data_full (G_OBJECT (cell), "sp-cell", g_memdup2 (&column, sizeof column), g_free);
  gtk_list_item_set_child (item, cell);
}

static void
sheet_view_bind_cb (SpSheetView *self, GtkListItem *item, GtkListItemFactory *factory)
{
  SpSheetRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell),
                            sp_sheet_row_get_text (row, get_column (factory)));
  if (sp_sheet_row_get_look (row) == SP_REPORT_ROW_PLAIN)
    gtk_widget_remove_css_class (cell, "cell-total");
  else
    gtk_widget_add_css_class (cell, "cell-total");
}

/* ---- columns ---- */

/* Two rows of heads in one: the group above, the head below. */
static char *
dup_title (const SpReportColumn *column)
{
  GString *title = g_string_new (column->group);

  if (title->len > 0)
    g_string_append_c (title, '\n');
  for (const char *p = column->head; *p != '\0'; p++)
    if (*p != '\n')
      g_string_append_c (title, *p);
  return g_string_free (title, FALSE);
}

static int
get_width (SpSheetView *self, guint i, const char *title)
{
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);
  double em = sp_report_sheet_get_em (self->sheet, i);

  for (guint k = 0; lines[k] != NULL; k++)
    em = MAX (em, (double)MIN (g_utf8_strlen (lines[k], -1), 10));
  return (int)(em * EM_WIDTH) + PAD_WIDTH;
}

static void
add_column (SpSheetView *self, guint i)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = dup_title (sp_report_sheet_get_column (self->sheet, i));
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_object_set_data_full (G_OBJECT (factory), "sp-column", g_memdup2 (&i, sizeof i), g_free);
  g_signal_connect_object (factory, "setup", G_CALLBACK (sheet_view_setup_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (sheet_view_bind_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, get_width (self, i, title));
  gtk_column_view_append_column (self->view, column);
}

static void
drop_columns (SpSheetView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

void
sp_sheet_view_set_sheet (SpSheetView *self, const SpReportSheet *sheet, SpReader *reader)
{
  g_autoptr (SpSheetRows) rows = NULL;

  g_return_if_fail (SP_IS_SHEET_VIEW (self));

  gtk_multi_selection_set_model (self->selection, NULL);
  drop_columns (self);
  self->sheet = sheet;
  self->pressed = -1;
  if (sheet == NULL)
    return;
  for (guint i = 0; i < sp_report_sheet_get_n_columns (sheet); i++)
    add_column (self, i);
  rows = sp_sheet_rows_new (sheet, reader);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (rows));
}

/* ---- rows ---- */

guint
sp_sheet_view_get_n_rows (SpSheetView *self)
{
  g_return_val_if_fail (SP_IS_SHEET_VIEW (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

SpSheetRow *
sp_sheet_view_dup_row (SpSheetView *self, guint row)
{
  g_return_val_if_fail (SP_IS_SHEET_VIEW (self), NULL);

  return g_list_model_get_item (G_LIST_MODEL (self->selection), row);
}

void
sp_sheet_view_select_row (SpSheetView *self, guint row)
{
  g_return_if_fail (SP_IS_SHEET_VIEW (self));

  if (row >= sp_sheet_view_get_n_rows (self))
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), row, TRUE);
  sp_app_scroll_to (self->view, row);
}

static void
append_row (SpSheetView *self, GString *tsv, guint position)
{
  g_autoptr (SpSheetRow) row = sp_sheet_view_dup_row (self, position);
  guint n = sp_report_sheet_get_n_columns (self->sheet);

  for (guint k = 0; k < n; k++)
    sp_tsv_append (tsv, sp_sheet_row_get_text (row, k), k + 1 == n);
}

char *
sp_sheet_view_dup_tsv (SpSheetView *self)
{
  GString *tsv = g_string_new (NULL);
  g_autoptr (GtkBitset) selected = NULL;
  guint64 n;

  g_return_val_if_fail (SP_IS_SHEET_VIEW (self), g_string_free (tsv, FALSE));

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = MIN (gtk_bitset_get_size (selected), COPY_MAX);
  for (guint64 i = 0; i < n; i++)
    append_row (self, tsv, gtk_bitset_get_nth (selected, (guint)i));
  return g_string_free (tsv, FALSE);
}

static void
sheet_view_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *tsv = sp_sheet_view_dup_tsv (SP_SHEET_VIEW (widget));

  if (*tsv != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tsv);
}

static void
sheet_view_activate_cb (SpSheetView *self, guint position)
{
  g_signal_emit (self, activated_signal, 0, position, self->pressed);
}

static gboolean
sheet_view_key_cb (SpSheetView *self)
{
  self->pressed = -1;
  return FALSE;
}

/* ---- class ---- */

static void
sp_sheet_view_dispose (GObject *object)
{
  SpSheetView *self = SP_SHEET_VIEW (object);

  if (self->scroller != NULL)
    {
      sp_sheet_view_set_sheet (self, NULL, NULL);
      gtk_widget_unparent (self->scroller);
    }
  self->scroller = NULL;
  self->view = NULL;
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (sp_sheet_view_parent_class)->dispose (object);
}

static gboolean
sp_sheet_view_grab_focus (GtkWidget *widget)
{
  return sp_app_focus_selected_row (SP_SHEET_VIEW (widget)->view);
}

static void
sp_sheet_view_class_init (SpSheetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_sheet_view_dispose;
  widget_class->grab_focus = sp_sheet_view_grab_focus;
  activated_signal = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, sheet_view_copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "sheet.copy",
                                       NULL);
}

static void
sp_sheet_view_init (SpSheetView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  self->pressed = -1;
  self->selection = gtk_multi_selection_new (NULL);
  self->view =
    GTK_COLUMN_VIEW (gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection))));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, FALSE);
  sp_app_set_name (self->view, _ ("报表预览"));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (sheet_view_activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (sheet_view_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (sheet_view_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (press));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

SpSheetView *
sp_sheet_view_new (void)
{
  return g_object_new (SP_TYPE_SHEET_VIEW, "hexpand", TRUE, "vexpand", TRUE, NULL);
}
