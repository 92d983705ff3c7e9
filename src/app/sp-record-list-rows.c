/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordList's rows and their cells. A list view keeps some two hundred rows, of which a screen
 * shows thirty: those are filled before the frame that shows them, a page around them when there is
 * nothing else to do, the others when they come near. All rows are as high, filled or not (the
 * style sheet says so). */
#include "sp-record-list-private.h"

#include "sp-app.h"
#include "sp-risk-block.h"

/* Taken for in sight before the view knows how high rows are. */
#define FIRST_ROWS 48
/* Filled beyond both ends of what is in sight. */
#define MARGIN_ROWS 2
/* Filling out of sight does not hold up a frame for longer. */
#define SLICE_US 4000

typedef struct
{
  GtkListItem *item; /* borrowed while bound */
  CellKind *kind;
  const char *style; /* as shown; static */
  gboolean is_styled;
} Cell;

typedef struct
{
  /* Owned */
  SpRecord *record; /* what the cells show; NULL before they do */
  GArray *cells;    /* of Cell */
  /* Borrowed */
  SpRecordList *list;
  SpRowSlot *slot; /* the items of the cells hold it */
  /* State */
  gboolean is_stale; /* the cells show nothing or something else */
} Row;

/* ---- cells ---- */

static gboolean
is_number (const SpLedger *ledger, const SpLedgerColumn *column)
{
  int field = column->field != NULL && column->dup_text == NULL && column->dup_standing == NULL
                ? sp_record_type_field (ledger->type, column->field)
                : -1;

  return field >= 0 && (ledger->type->fields[field].type == SP_TYPE_INTEGER ||
                        ledger->type->fields[field].type == SP_TYPE_REAL);
}

static GtkWidget *
new_child (SpRecordList *self, const SpLedgerColumn *column)
{
  gboolean is_light = column->get_style != NULL || column->get_standing_style != NULL;
  GtkWidget *child = is_light ? gtk_label_new (NULL) : sp_app_new_cell ();

  if (is_light) /* as wide as its words */
    {
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_widget_set_halign (child, GTK_ALIGN_START);
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
    }
  else
    gtk_inscription_set_xalign (GTK_INSCRIPTION (child), is_number (self->ledger, column));
  return child;
}

/* A cell that was never in sight has no widget in it yet. */
static GtkWidget *
ensure_child (SpRecordList *self, const SpLedgerColumn *column, GtkListItem *item)
{
  if (gtk_list_item_get_child (item) == NULL)
    gtk_list_item_set_child (item, new_child (self, column));
  return gtk_list_item_get_child (item);
}

static void
show_cell (const Row *row, Cell *cell)
{
  SpRecordList *self = row->list;
  const SpLedgerColumn *column = _sp_record_list_peek_column (self, cell->kind->index);
  GtkWidget *label = ensure_child (self, column, cell->item);
  g_autofree char *text = sp_ledger_dup_text (column, self->session, row->record, self->titles);
  const char *style = sp_ledger_get_style (self->ledger, column, self->session, row->record);
  const char *classes[] = {"numeric", style, NULL, NULL};

  g_strdelimit (text, "\n\r", ' ');
  g_object_set (label, GTK_IS_LABEL (label) ? "label" : "text", text, NULL);
  if (cell->is_styled && g_strcmp0 (cell->style, style) == 0)
    return;
  cell->is_styled = TRUE;
  cell->style = style;
  if (style != NULL && !g_str_equal (style, SP_LEDGER_LATER))
    classes[2] = sp_risk_block_is_class (style) ? SP_RISK_BLOCK : "light";
  gtk_widget_set_css_classes (label, classes);
}

/* ---- rows ---- */

static void
record_notify_cb (SpRecord *record, GParamSpec *pspec, Row *row)
{
  row->is_stale = TRUE;
  _sp_record_list_queue_fill (row->list);
}

static void
set_record (Row *row, SpRecord *record)
{
  if (row->record == record)
    return;
  if (row->record != NULL)
    g_signal_handlers_disconnect_by_data (row->record, row);
  g_set_object (&row->record, record);
  if (record != NULL)
    g_signal_connect (record, "notify", G_CALLBACK (record_notify_cb), row);
}

void
_sp_record_row_free (gpointer data)
{
  Row *row = data;

  set_record (row, NULL);
  g_array_unref (row->cells);
  g_free (row);
}

static void
fill (Row *row)
{
  g_autoptr (SpRecord) record = sp_row_slot_dup_item (row->slot);

  row->is_stale = FALSE;
  set_record (row, record);
  for (guint i = 0; record != NULL && i < row->cells->len; i++)
    show_cell (row, &g_array_index (row->cells, Cell, i));
}

/* ---- what is in sight ---- */

/* Whether at most @n_pages lie between it and what is in sight. */
static gboolean
is_near (SpRecordList *self, SpRowSlot *slot, guint n_pages)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  guint position = sp_row_slot_get_position (slot);
  double page = gtk_adjustment_get_page_size (adjustment);
  double top = gtk_adjustment_get_value (adjustment) - n_pages * page;
  double bottom = gtk_adjustment_get_value (adjustment) + (1 + n_pages) * page;

  if (self->row_height <= 0)
    return position < FIRST_ROWS;
  return position + 1 + MARGIN_ROWS >= top / self->row_height &&
         position <= bottom / self->row_height + MARGIN_ROWS;
}

/* A row that was shown before must not go on saying what it said. */
static gboolean
has_child (const Row *row)
{
  return row->cells->len > 0 &&
         gtk_list_item_get_child (g_array_index (row->cells, Cell, 0).item) != NULL;
}

static gboolean
record_list_fill_cb (gpointer user_data)
{
  SpRecordList *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE_US;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Row *row = value;

      if (!row->is_stale || !(has_child (row) || is_near (self, row->slot, 1)))
        continue;
      fill (row);
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }
  self->fill_source = 0;
  return G_SOURCE_REMOVE;
}

/* Before layout those in sight, after the frame those around. */
static gboolean
record_list_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SpRecordList *self = SP_RECORD_LIST (widget);
  GHashTableIter iter;
  gpointer value;

  self->fill_tick = 0;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Row *)value)->is_stale && is_near (self, ((Row *)value)->slot, 0))
      fill (value);
  if (self->fill_source == 0)
    self->fill_source = g_idle_add (record_list_fill_cb, self);
  return G_SOURCE_REMOVE;
}

void
_sp_record_list_queue_fill (SpRecordList *self)
{
  if (self->fill_tick == 0)
    self->fill_tick =
      gtk_widget_add_tick_callback (GTK_WIDGET (self), record_list_tick_cb, NULL, NULL);
}

void
_sp_record_list_show_cells (SpRecordList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    ((Row *)row)->is_stale = TRUE;
  if (g_hash_table_size (self->rows) > 0)
    _sp_record_list_queue_fill (self);
}

/* The view says how high all rows are together, once it knows. */
static void
record_list_adjusted_cb (SpRecordList *self, GtkAdjustment *adjustment)
{
  double upper = gtk_adjustment_get_upper (adjustment);
  guint n = self->view != NULL ? sp_record_list_get_n_rows (self) : 0; /* NULL: disposed of */

  if (n > 0 && upper > gtk_adjustment_get_page_size (adjustment))
    self->row_height = upper / n;
  if (n > 0 && g_hash_table_size (self->rows) > 0)
    _sp_record_list_queue_fill (self);
}

void
_sp_record_list_watch_sight (SpRecordList *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  g_signal_connect_object (adjustment, "changed", G_CALLBACK (record_list_adjusted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (record_list_adjusted_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---- the factory ---- */

static Row *
ensure_row (SpRecordList *self, SpRowSlot *slot)
{
  Row *row = g_hash_table_lookup (self->rows, slot);

  if (row != NULL)
    return row;
  row = g_new0 (Row, 1);
  row->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  row->list = self;
  row->slot = slot;
  row->is_stale = TRUE;
  g_hash_table_insert (self->rows, slot, row);
  return row;
}

static void
cell_bind_cb (GtkListItemFactory *factory, GtkListItem *item, CellKind *kind)
{
  SpRecordList *self = kind->list;
  Row *row = ensure_row (self, gtk_list_item_get_item (item));
  const Cell cell = {.item = item, .kind = kind};

  g_array_append_val (row->cells, cell);
  if (!row->is_stale)
    show_cell (row, &g_array_index (row->cells, Cell, row->cells->len - 1));
  else if (!self->is_refilling && is_near (self, row->slot, 0))
    fill (row);
  else
    _sp_record_list_queue_fill (self);
}

static void
cell_unbind_cb (GtkListItemFactory *factory, GtkListItem *item, CellKind *kind)
{
  SpRowSlot *slot = gtk_list_item_get_item (item);
  Row *row = g_hash_table_lookup (kind->list->rows, slot);

  for (guint i = 0; row != NULL && i < row->cells->len; i++)
    if (g_array_index (row->cells, Cell, i).item == item)
      {
        g_array_remove_index_fast (row->cells, i);
        break;
      }
  if (row != NULL && row->cells->len == 0)
    g_hash_table_remove (kind->list->rows, slot);
}

void
_sp_record_list_attach_cells (GtkListItemFactory *factory, CellKind *kind)
{
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), kind);
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbind_cb), kind);
}
