/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-table-rows.h. */
#include "sp-table-rows.h"

#include <gio/gio.h>

/* ---- a row ---- */

struct _SpTableRow
{
  GObject parent_instance;
  guint index;
};

G_DEFINE_FINAL_TYPE (SpTableRow, sp_table_row, G_TYPE_OBJECT)

static void
sp_table_row_class_init (SpTableRowClass *klass)
{
}

static void
sp_table_row_init (SpTableRow *self)
{
}

guint
sp_table_row_get_index (SpTableRow *self)
{
  g_return_val_if_fail (SP_IS_TABLE_ROW (self), 0);
  return self->index;
}

/* ---- the rows ---- */

struct _SpTableRows
{
  GObject parent_instance;
  GArray *rows; /* of guint: those shown */
};

static GType
sp_table_rows_get_item_type (GListModel *model)
{
  return SP_TYPE_TABLE_ROW;
}

static guint
sp_table_rows_get_n_items (GListModel *model)
{
  return SP_TABLE_ROWS (model)->rows->len;
}

static gpointer
sp_table_rows_get_item (GListModel *model, guint position)
{
  SpTableRows *self = SP_TABLE_ROWS (model);
  SpTableRow *row;

  if (position >= self->rows->len)
    return NULL;
  row = g_object_new (SP_TYPE_TABLE_ROW, NULL);
  row->index = g_array_index (self->rows, guint, position);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sp_table_rows_get_item_type;
  iface->get_n_items = sp_table_rows_get_n_items;
  iface->get_item = sp_table_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpTableRows,
                               sp_table_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
sp_table_rows_finalize (GObject *object)
{
  g_array_unref (SP_TABLE_ROWS (object)->rows);
  G_OBJECT_CLASS (sp_table_rows_parent_class)->finalize (object);
}

static void
sp_table_rows_class_init (SpTableRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_table_rows_finalize;
}

static void
sp_table_rows_init (SpTableRows *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

SpTableRows *
sp_table_rows_new (void)
{
  return g_object_new (SP_TYPE_TABLE_ROWS, NULL);
}

static gboolean
has_problem (SpRecordDraft *draft, guint row)
{
  guint n = 0;

  return sp_record_draft_get_state (draft, row) != SP_DRAFT_PASSED &&
         sp_record_draft_find_problems (draft, row, &n) != NULL;
}

void
sp_table_rows_set_draft (SpTableRows *self, SpRecordDraft *draft, gboolean only_problems)
{
  guint n_before;
  guint n = draft != NULL ? sp_record_draft_get_n_rows (draft) : 0;

  g_return_if_fail (SP_IS_TABLE_ROWS (self));
  n_before = self->rows->len;
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    if (!only_problems || has_problem (draft, i))
      g_array_append_val (self->rows, i);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->rows->len);
}
