/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordList's columns: which are shown and in what order, by the ledger or as a person chose. */
#include "sp-record-list-private.h"

/* ---- which columns ---- */

const SpLedgerColumn *
_sp_record_list_peek_column (SpRecordList *self, guint i)
{
  return &g_array_index (self->declared, SpLedgerColumn, i);
}

guint
sp_record_list_get_n_columns (SpRecordList *self)
{
  g_return_val_if_fail (SP_IS_RECORD_LIST (self), 0);
  return self->layout != NULL ? self->layout->len : self->ledger->n_columns;
}

static guint
get_index (SpRecordList *self, guint i)
{
  return self->layout != NULL ? g_array_index (self->layout, guint, i) : i;
}

const SpLedgerColumn *
sp_record_list_get_column (SpRecordList *self, guint i)
{
  g_return_val_if_fail (SP_IS_RECORD_LIST (self) && i < sp_record_list_get_n_columns (self), NULL);
  return _sp_record_list_peek_column (self, get_index (self, i));
}

/* What a person chose is shown however narrow the list is: it scrolls. Else a narrow list leaves
 * some out. */
static GArray *
list_wanted (SpRecordList *self, int width)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < sp_record_list_get_n_columns (self); i++)
    {
      guint index = get_index (self, i);

      if (self->layout != NULL || width >= _sp_record_list_peek_column (self, index)->list_width)
        g_array_append_val (wanted, index);
    }
  return wanted;
}

static gboolean
is_at (SpRecordList *self, guint at, guint index)
{
  g_autoptr (GtkColumnViewColumn) shown =
    g_list_model_get_item (gtk_column_view_get_columns (self->view), at);

  return shown == self->columns[index];
}

gboolean
_sp_record_list_columns_are_right (SpRecordList *self, int width)
{
  g_autoptr (GArray) wanted = list_wanted (self, width);

  if (g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) != wanted->len)
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    if (!is_at (self, i, g_array_index (wanted, guint, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_wanted (const GArray *wanted, guint index)
{
  for (guint i = 0; i < wanted->len; i++)
    if (g_array_index (wanted, guint, i) == index)
      return TRUE;
  return FALSE;
}

static gboolean
is_in_view (SpRecordList *self, guint index)
{
  return gtk_column_view_column_get_column_view (self->columns[index]) != NULL;
}

/* What stays where it is is not touched: a column that is put in is laid out in every row. */
static void
show_columns (SpRecordList *self, int width)
{
  g_autoptr (GArray) wanted = list_wanted (self, width);

  for (guint i = 0; i < self->declared->len; i++)
    if (is_in_view (self, i) && !is_wanted (wanted, i))
      gtk_column_view_remove_column (self->view, self->columns[i]);
  for (guint i = 0; i < wanted->len; i++)
    {
      guint index = g_array_index (wanted, guint, i);

      if (is_at (self, i, index))
        continue;
      if (is_in_view (self, index))
        gtk_column_view_remove_column (self->view, self->columns[index]);
      gtk_column_view_insert_column (self->view, i, self->columns[index]);
    }
}

static gboolean
record_list_columns_cb (gpointer user_data)
{
  SpRecordList *self = user_data;

  self->columns_source = 0;
  show_columns (self, gtk_widget_get_width (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

void
_sp_record_list_queue_columns (SpRecordList *self)
{
  if (self->columns_source == 0)
    self->columns_source =
      g_idle_add_full (G_PRIORITY_HIGH_IDLE, record_list_columns_cb, self, NULL);
}

static void
make_column (SpRecordList *self, guint i)
{
  const SpLedgerColumn *info = _sp_record_list_peek_column (self, i);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column =
    gtk_column_view_column_new (sp_ledger_get_title (self->ledger, info), factory);

  self->kinds[i] = (CellKind) {self, i};
  _sp_record_list_attach_cells (factory, &self->kinds[i]);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, info->width < 0);
  gtk_column_view_column_set_fixed_width (column, info->width);
  if (info->field != NULL)
    sp_column_sort_attach (self->sort, column, i);
  self->columns[i] = column;
}

void
_sp_record_list_make_columns (SpRecordList *self)
{
  self->declared = sp_ledger_list_columns (self->ledger);
  self->columns = g_new0 (GtkColumnViewColumn *, self->declared->len);
  self->kinds = g_new0 (CellKind, self->declared->len);
  self->sort = sp_column_sort_new (self->view, self->declared->len);
  for (guint i = 0; i < self->declared->len; i++)
    make_column (self, i);
  show_columns (self, 0);
}

/* ---- the layout ---- */

static int
find_column (SpRecordList *self, const char *key)
{
  for (guint i = 0; i < self->declared->len; i++)
    {
      g_autofree char *own = sp_ledger_column_dup_key (_sp_record_list_peek_column (self, i));

      if (g_str_equal (own, key))
        return (int)i;
    }
  return -1;
}

void
sp_record_list_set_layout (SpRecordList *self, const char *const *keys)
{
  g_autoptr (GArray) layout = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_if_fail (SP_IS_RECORD_LIST (self));
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      int found = find_column (self, keys[i]);
      guint index = (guint)found;

      if (found >= 0 && !is_wanted (layout, index))
        g_array_append_val (layout, index);
    }
  g_clear_pointer (&self->layout, g_array_unref);
  if (layout->len > 0)
    self->layout = g_steal_pointer (&layout);
  show_columns (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

gboolean
sp_record_list_has_layout (SpRecordList *self)
{
  g_return_val_if_fail (SP_IS_RECORD_LIST (self), FALSE);
  return self->layout != NULL;
}

char **
sp_record_list_dup_layout (SpRecordList *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  g_return_val_if_fail (SP_IS_RECORD_LIST (self), NULL);
  for (guint i = 0; i < sp_record_list_get_n_columns (self); i++)
    {
      g_autofree char *key = sp_ledger_column_dup_key (sp_record_list_get_column (self, i));

      g_strv_builder_add (keys, key);
    }
  return g_strv_builder_end (keys);
}

/* ---- sorting ---- */

char *
sp_record_list_dup_sort (SpRecordList *self, gboolean *is_descending)
{
  int column;

  g_return_val_if_fail (SP_IS_RECORD_LIST (self) && is_descending != NULL, NULL);
  column = sp_column_sort_get (self->sort, is_descending);
  return column >= 0 ? sp_ledger_column_dup_key (_sp_record_list_peek_column (self, (guint)column))
                     : g_strdup ("");
}

void
sp_record_list_set_sort (SpRecordList *self, const char *key, gboolean is_descending)
{
  int column;

  g_return_if_fail (SP_IS_RECORD_LIST (self) && key != NULL);
  column = find_column (self, key);
  if (column >= 0 && !is_in_view (self, (guint)column))
    column = -1;
  gtk_column_view_sort_by_column (self->view, column >= 0 ? self->columns[column] : NULL,
                                  is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}
