/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-sheet-rows.h. */
#include "app/sp-sheet-rows.h"

#define STRETCH 64u      /* rows read at once */
#define MAX_STRETCHES 32 /* kept; then all are let go */

/* ---- a row ---- */

struct _SpSheetRow
{
  GObject parent_instance;

  /* Owned */
  char **texts;
  guint32 *colours;

  /* State */
  guint index, n_columns;
  SpReportRowLook look;
  const SpRecordType *type;
  int64_t id;
};

G_DEFINE_FINAL_TYPE (SpSheetRow, sp_sheet_row, G_TYPE_OBJECT)

static void
sp_sheet_row_finalize (GObject *object)
{
  SpSheetRow *self = SP_SHEET_ROW (object);

  g_strfreev (self->texts);
  g_free (self->colours);
  G_OBJECT_CLASS (sp_sheet_row_parent_class)->finalize (object);
}

static void
sp_sheet_row_class_init (SpSheetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_sheet_row_finalize;
}

static void
sp_sheet_row_init (SpSheetRow *self)
{
}

static SpSheetRow *
row_new (const SpReportSheet *sheet, guint i, const SpReportRow *row)
{
  SpSheetRow *self = g_object_new (SP_TYPE_SHEET_ROW, NULL);

  self->index = i;
  self->n_columns = sp_report_sheet_get_n_columns (sheet);
  self->texts = g_new0 (char *, self->n_columns + 1);
  self->colours = g_new0 (guint32, self->n_columns + 1);
  for (guint k = 0; row != NULL && k < self->n_columns; k++)
    {
      self->texts[k] = sp_report_sheet_dup_text (sheet, k, &row->cells[k]);
      self->colours[k] = row->cells[k].colour;
    }
  if (row == NULL)
    return self;
  self->look = row->look;
  self->type = row->type;
  self->id = row->id;
  return self;
}

const char *
sp_sheet_row_get_text (SpSheetRow *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, "");

  return self->texts[column] != NULL ? self->texts[column] : "";
}

SpReportRowLook
sp_sheet_row_get_look (SpSheetRow *self)
{
  return self->look;
}

/* ---- the model ---- */

struct _SpSheetRows
{
  GObject parent_instance;

  /* Owned */
  GHashTable *stretches; /* number + 1 → GPtrArray of SpSheetRow */

  /* Borrowed */
  const SpReportSheet *sheet;
  SpReader *reader;
};

typedef struct
{
  SpSheetRows *self;
  GPtrArray *rows;
} Reading;

static gboolean
take_row (guint i, const SpReportRow *row, gpointer data)
{
  Reading *reading = data;

  g_ptr_array_add (reading->rows, row_new (reading->self->sheet, i, row));
  return TRUE;
}

/* A record that was deleted since has no row; what is left is at its place. */
static GPtrArray *
get_stretch (SpSheetRows *self, guint number)
{
  GPtrArray *rows = g_hash_table_lookup (self->stretches, GUINT_TO_POINTER (number + 1));
  Reading reading;

  if (rows != NULL)
    return rows;
  if (g_hash_table_size (self->stretches) >= MAX_STRETCHES)
    g_hash_table_remove_all (self->stretches);
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  reading = (Reading) {self, rows};
  sp_report_sheet_foreach (self->sheet, self->reader, number * STRETCH, STRETCH, take_row, &reading,
                           NULL, NULL);
  g_hash_table_insert (self->stretches, GUINT_TO_POINTER (number + 1), rows);
  return rows;
}

static GType
sp_sheet_rows_get_item_type (GListModel *model)
{
  return SP_TYPE_SHEET_ROW;
}

static guint
sp_sheet_rows_get_n_items (GListModel *model)
{
  return sp_report_sheet_get_n_rows (SP_SHEET_ROWS (model)->sheet);
}

static gpointer
sp_sheet_rows_get_item (GListModel *model, guint position)
{
  SpSheetRows *self = SP_SHEET_ROWS (model);
  GPtrArray *rows;

  if (position >= sp_sheet_rows_get_n_items (model))
    return NULL;
  rows = get_stretch (self, position / STRETCH);
  if (position % STRETCH < rows->len)
    return g_object_ref (rows->pdata[position % STRETCH]);
  return row_new (self->sheet, position, NULL);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sp_sheet_rows_get_item_type;
  iface->get_n_items = sp_sheet_rows_get_n_items;
  iface->get_item = sp_sheet_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpSheetRows,
                               sp_sheet_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
sp_sheet_rows_finalize (GObject *object)
{
  g_hash_table_unref (SP_SHEET_ROWS (object)->stretches);
  G_OBJECT_CLASS (sp_sheet_rows_parent_class)->finalize (object);
}

static void
sp_sheet_rows_class_init (SpSheetRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_sheet_rows_finalize;
}

static void
sp_sheet_rows_init (SpSheetRows *self)
{
  self->stretches =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)(void (*) (void))g_ptr_array_unref);
}

SpSheetRows *
sp_sheet_rows_new (const SpReportSheet *sheet, SpReader *reader)
{
  SpSheetRows *self = g_object_new (SP_TYPE_SHEET_ROWS, NULL);

  self->sheet = sheet;
  self->reader = reader;
  return self;
}
