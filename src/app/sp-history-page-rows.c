/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHistoryPage's rows and the line below them, which says the selected change in full. Rows are
 * slots: when the list is another, their widgets stay and say what stands in them then. */
#include "app/sp-app.h"
#include "app/sp-history-page-private.h"
#include "base/sp-i18n.h"

enum
{
  COLUMN_WHEN,
  COLUMN_WHO,
  COLUMN_LABEL,
  COLUMN_KIND,
  COLUMN_SENTENCE,
  N_COLUMNS
};

static const struct
{
  const char *title;
  int width; /* px; -1: takes what is left */
} columns[] = {
  [COLUMN_WHEN] = {N_ ("时间"), 152},    [COLUMN_WHO] = {N_ ("操作人"), 92},
  [COLUMN_LABEL] = {N_ ("操作"), 186},   [COLUMN_KIND] = {N_ ("类别"), 92},
  [COLUMN_SENTENCE] = {N_ ("内容"), -1},
};

static const char *
get_text (const SpHistoryLine *line, guint column)
{
  const SpRecordType *type = sp_record_type_by_table (line->table);

  switch (column)
    {
    case COLUMN_WHEN:
      return line->when;
    case COLUMN_WHO:
      return line->who;
    case COLUMN_LABEL:
      return line->label;
    case COLUMN_KIND:
      return type != NULL ? _ (type->label) : "";
    case COLUMN_SENTENCE:
    default:
      return line->sentence;
    }
}

/* ---- rows ---- */

/* Filling rows holds up the main loop for so long at a time. */
#define SLICE_US 4000

typedef struct
{
  /* Owned */
  SpHistoryItem *line; /* what the cells say, followed */
  /* Borrowed */
  SpRowSlot *slot;               /* the items of the cells hold it */
  GtkListItem *cells[N_COLUMNS]; /* NULL where not bound */
  /* State */
  gboolean is_stale; /* another line stands in the slot */
} Row;

static void
show_cell (const Row *row, guint column)
{
  if (row->cells[column] != NULL && row->line != NULL)
    gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (row->cells[column])),
                              get_text (sp_history_item_get_line (row->line), column));
}

/* Of a line only the sentence goes by names, which may change. */
static void
row_line_changed_cb (SpHistoryItem *line, Row *row)
{
  show_cell (row, COLUMN_SENTENCE);
}

/* Takes @line. */
static void
row_take_line (Row *row, SpHistoryItem *line)
{
  if (row->line != NULL)
    g_signal_handlers_disconnect_by_data (row->line, row);
  g_clear_object (&row->line);
  row->line = line;
  if (line != NULL)
    g_signal_connect (line, "changed", G_CALLBACK (row_line_changed_cb), row);
}

static void
row_fill (Row *row)
{
  row->is_stale = FALSE;
  row_take_line (row, sp_row_slot_dup_item (row->slot));
  for (guint i = 0; i < N_COLUMNS; i++)
    show_cell (row, i);
}

void
_sp_history_row_free (gpointer data)
{
  Row *row = data;

  row_take_line (row, NULL);
  g_free (row);
}

static gboolean
history_page_fill_cb (gpointer user_data)
{
  SpHistoryPage *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE_US;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      if (((Row *)row)->is_stale)
        row_fill (row);
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }
  self->fill_source = 0;
  return G_SOURCE_REMOVE;
}

/* Piece by piece, but before the next frame. */
void
_sp_history_page_fill_rows (SpHistoryPage *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    ((Row *)row)->is_stale = TRUE;
  if (self->fill_source == 0)
    self->fill_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, history_page_fill_cb, self, NULL);
}

/* ---- cells ---- */

typedef struct
{
  SpHistoryPage *page; /* borrowed: the column is its */
  guint index;
} Column;

static void
cell_setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *cell = sp_app_new_cell ();

  gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (item, cell);
}

static void
cell_bind_cb (GtkListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GHashTable *rows = column->page->rows;
  SpRowSlot *slot = gtk_list_item_get_item (item);
  Row *row = g_hash_table_lookup (rows, slot);

  if (row == NULL)
    {
      row = g_new0 (Row, 1);
      row->slot = slot;
      row_take_line (row, sp_row_slot_dup_item (slot));
      g_hash_table_insert (rows, slot, row);
    }
  row->cells[column->index] = item;
  show_cell (row, column->index);
}

static void
cell_unbind_cb (GtkListItemFactory *factory, GtkListItem *item, const Column *column)
{
  SpRowSlot *slot = gtk_list_item_get_item (item);
  Row *row = g_hash_table_lookup (column->page->rows, slot);
  gboolean is_bound = FALSE;

  if (row == NULL)
    return;
  row->cells[column->index] = NULL;
  for (guint i = 0; i < N_COLUMNS; i++)
    is_bound |= row->cells[i] != NULL;
  if (!is_bound)
    g_hash_table_remove (column->page->rows, slot);
}

static GtkListItemFactory *
new_factory (SpHistoryPage *self, guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *column = g_new (Column, 1);

  *column = (Column) {self, index};
  g_object_set_data_full (G_OBJECT (factory), "column", column, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbind_cb), column);
  return factory;
}

void
_sp_history_page_add_columns (SpHistoryPage *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
        gtk_column_view_column_new (_ (columns[i].title), new_factory (self, i));

      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].width < 0);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (self->view, column);
    }
}

/* ---- the selected line ---- */

const SpHistoryLine *
_sp_history_page_get_line (SpHistoryPage *self)
{
  return self->line != NULL ? sp_history_item_get_line (self->line) : NULL;
}

/* Sentences cut long values; here they are whole. */
static char *
dup_words (const SpHistoryLine *line)
{
  const SpRecordType *type = sp_record_type_by_table (line->table);
  int i = type != NULL ? sp_record_type_field (type, line->field) : -1;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s　%s　%s（第 %" G_GINT64_FORMAT " 步）\n%s"), line->when,
                          line->who, line->label, line->action, line->sentence);
  if (i >= 0 && type->fields[i].type == SP_TYPE_TEXT)
    g_string_append_printf (text, _ ("\n原来：%s\n现在：%s"),
                            *line->old_value != '\0' ? line->old_value : _ ("（空）"),
                            *line->new_value != '\0' ? line->new_value : _ ("（空）"));
  return g_string_free (text, FALSE);
}

void
_sp_history_page_show_line (SpHistoryPage *self)
{
  const SpHistoryLine *line = _sp_history_page_get_line (self);
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *words =
    line != NULL ? dup_words (line) : g_strdup (_ ("选一行，这里显示改动的全文。"));

  gtk_label_set_label (self->words, words);
  gtk_widget_action_set_enabled (widget, "history.open", line != NULL);
  gtk_widget_action_set_enabled (widget, "record.history", line != NULL && line->record != 0);
  gtk_widget_action_set_enabled (widget, "history.action",
                                 line != NULL && line->action != self->filter->action);
}

void
_sp_history_page_take_selected (SpHistoryPage *self)
{
  SpRowSlot *slot = gtk_single_selection_get_selected_item (self->selection);
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr (SpHistoryItem) line = slot != NULL ? sp_row_slot_dup_item (slot) : NULL;

  if (self->is_refilling)
    return;
  self->chosen = self->list != NULL ? sp_list_get_id (self->list, position) : 0;
  if (self->line != NULL)
    g_signal_handlers_disconnect_by_func (self->line, _sp_history_page_show_line, self);
  g_set_object (&self->line, line);
  if (line != NULL)
    g_signal_connect_object (line, "changed", G_CALLBACK (_sp_history_page_show_line), self,
                             G_CONNECT_SWAPPED);
  _sp_history_page_show_line (self);
}

/* ---- what the list is narrowed to ---- */

char *
_sp_history_page_dup_only (SpHistoryPage *self)
{
  const SpHistoryFilter *filter = self->filter;
  const SpRecordType *type = filter->table != NULL ? sp_record_type_by_table (filter->table) : NULL;
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) record = NULL;

  if (filter->action != 0)
    return g_strdup_printf (_ ("第 %" G_GINT64_FORMAT " 步的改动"), filter->action);
  if (type == NULL || filter->record == 0)
    return g_strdup ("");
  if (reader != NULL)
    record = sp_reader_load (reader, type, filter->record, NULL);
  if (record == NULL || *sp_record_get_title (record) == '\0')
    return g_strdup_printf (_ ("%s #%" G_GINT64_FORMAT), _ (type->label), filter->record);
  return g_strdup_printf (_ ("%s“%s”"), _ (type->label), sp_record_get_title (record));
}
