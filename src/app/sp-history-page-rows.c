/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHistoryPage's rows and the line below them, which says the selected change in full. */
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

static void
cell_setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *cell = sp_app_new_cell ();

  gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (item, cell);
}

static void
cell_bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const SpHistoryLine *line = sp_history_item_get_line (gtk_list_item_get_item (item));

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            get_text (line, GPOINTER_TO_UINT (user_data)));
}

/* Of a line only the sentence goes by names, which may change. */
static void
sentence_changed_cb (SpHistoryItem *line, GtkListItem *item)
{
  cell_bind_cb (NULL, item, GUINT_TO_POINTER (COLUMN_SENTENCE));
}

static void
sentence_follow_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (sentence_changed_cb),
                    item);
}

static void
sentence_leave_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), sentence_changed_cb, item);
}

void
_sp_history_page_add_columns (SpHistoryPage *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (i));
      if (i == COLUMN_SENTENCE)
        {
          g_signal_connect (factory, "bind", G_CALLBACK (sentence_follow_cb), NULL);
          g_signal_connect (factory, "unbind", G_CALLBACK (sentence_leave_cb), NULL);
        }
      column = gtk_column_view_column_new (_ (columns[i].title), factory);
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
  SpHistoryItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? sp_history_item_get_line (item) : NULL;
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
_sp_history_page_take_line (SpHistoryPage *self, SpHistoryItem *line)
{
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
