/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-value-entry.h. */
#include "sp-value-entry.h"

#include "base/sp-i18n.h"
#include "core/sp-unit.h"
#include "sp-app.h"
#include "store/sp-write-running.h"

#define CELL_CHARS 7

typedef struct
{
  int64_t unit;
  GtkEntry *cells[SP_N_VALUE_CELLS]; /* borrowed: in the grid */
  GtkLabel *before;
  gboolean is_edited; /* typed in and not saved */
} Row;

struct _SpValueEntry
{
  GtkBox parent_instance;

  /* Owned */
  SpSession *session;
  SpIndicator *indicator;
  GArray *rows; /* of Row */

  /* Borrowed */
  GtkEntry *date;
  GtkGrid *grid;
  GtkLabel *problem;
  GtkButton *save;

  /* State */
  SpDate day; /* whose values are shown */
  gboolean is_changed;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (SpValueEntry, sp_value_entry, GTK_TYPE_BOX)

static void
say (SpValueEntry *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem[0] != '\0');
}

static void
set_changed (SpValueEntry *self, gboolean is_changed)
{
  self->is_changed = is_changed;
  gtk_widget_set_sensitive (GTK_WIDGET (self->save),
                            is_changed && !sp_session_is_read_only (self->session));
}

/* ---- reading ---- */

static void
show_real (GtkEntry *entry, SpRecord *value, guint field)
{
  g_autofree char *text = NULL;

  if (value != NULL && sp_record_peek (value, field)->is_set)
    text = sp_value_to_code (&sp_indicator_value_type.fields[field], sp_record_peek (value, field));
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

static char *
dup_before (SpRecord *value)
{
  char iso[SP_DATE_ISO_LEN];
  g_autofree char *number = NULL;

  if (value == NULL)
    return g_strdup ("");
  sp_date_to_iso ((SpDate)sp_record_get_integer (value, SP_INDICATOR_VALUE_AS_OF), iso);
  if (sp_record_peek (value, SP_INDICATOR_VALUE_WHOLE)->is_set)
    return g_strdup_printf ("%s　%g/%g", iso, sp_record_get_real (value, SP_INDICATOR_VALUE_DONE),
                            sp_record_get_real (value, SP_INDICATOR_VALUE_WHOLE));
  number = sp_indicator_dup_number (sp_record_get_real (value, SP_INDICATOR_VALUE_VALUE));
  return g_strdup_printf ("%s　%s", iso, number);
}

static void
fill_row (SpValueEntry *self, Row *row, const GPtrArray *values)
{
  SpRecord *now = NULL, *before = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < values->len; i++)
    {
      SpRecord *value = g_ptr_array_index (values, i);
      SpDate day = (SpDate)sp_record_get_integer (value, SP_INDICATOR_VALUE_AS_OF);

      if (sp_record_get_integer (value, SP_INDICATOR_VALUE_UNIT) != row->unit)
        continue;
      if (day == self->day)
        now = value;
      else if (day < self->day &&
               (before == NULL || sp_record_get_integer (before, SP_INDICATOR_VALUE_AS_OF) <= day))
        before = value;
    }
  if (!row->is_edited)
    {
      show_real (row->cells[SP_VALUE_CELL], now, SP_INDICATOR_VALUE_VALUE);
      show_real (row->cells[SP_DONE_CELL], now, SP_INDICATOR_VALUE_DONE);
      show_real (row->cells[SP_WHOLE_CELL], now, SP_INDICATOR_VALUE_WHOLE);
    }
  text = dup_before (before);
  gtk_label_set_label (row->before, text);
}

/* Rows that are being typed stay as they are. */
static void
fill (SpValueEntry *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GPtrArray) values = NULL;

  if (reader == NULL || self->indicator == NULL)
    return;
  values = sp_reader_load_all (reader, &sp_indicator_value_type, SP_INDICATOR_VALUE_INDICATOR,
                               sp_record_get_id (SP_RECORD (self->indicator)), NULL);
  self->is_filling = TRUE;
  for (guint i = 0; values != NULL && i < self->rows->len; i++)
    fill_row (self, &g_array_index (self->rows, Row, i), values);
  self->is_filling = FALSE;
}

/* As the file says, whatever was typed. */
static void
refill (SpValueEntry *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    g_array_index (self->rows, Row, i).is_edited = FALSE;
  fill (self);
  say (self, "");
  set_changed (self, FALSE);
}

/* ---- rows ---- */

static Row *
find_row (SpValueEntry *self, GtkEntry *entry, guint *index, SpValueCell *cell)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint k = 0; k < SP_N_VALUE_CELLS; k++)
      if (g_array_index (self->rows, Row, i).cells[k] == entry)
        {
          *index = i;
          *cell = (SpValueCell)k;
          return &g_array_index (self->rows, Row, i);
        }
  return NULL;
}

static void
value_entry_changed_cb (GtkEntry *entry, SpValueEntry *self)
{
  guint index;
  SpValueCell cell;
  Row *row = self->is_filling ? NULL : find_row (self, entry, &index, &cell);

  if (row == NULL)
    return;
  row->is_edited = TRUE;
  set_changed (self, TRUE);
}

/* Enter goes down the column, and saves from its end. */
static void
value_entry_activate_cb (GtkEntry *entry, SpValueEntry *self)
{
  guint index = 0;
  SpValueCell cell = SP_VALUE_CELL;

  if (find_row (self, entry, &index, &cell) == NULL)
    return;
  if (index + 1 < self->rows->len)
    gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->rows, Row, index + 1).cells[cell]));
  else
    sp_value_entry_save (self);
}

static GtkEntry *
add_cell (SpValueEntry *self, const char *unit, SpValueCell cell, int line)
{
  static const char *const names[] = {N_ ("数值"), N_ ("完成数"), N_ ("底数")};
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf (_ ("%s的%s"), unit, _ (names[cell]));

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), CELL_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), CELL_CHARS);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  sp_app_set_name (entry, name);
  g_signal_connect (entry, "changed", G_CALLBACK (value_entry_changed_cb), self);
  g_signal_connect (entry, "activate", G_CALLBACK (value_entry_activate_cb), self);
  gtk_grid_attach (self->grid, entry, (int)cell + 1, line, 1, 1);
  return GTK_ENTRY (entry);
}

static void
add_row (SpValueEntry *self, int64_t unit, const char *name)
{
  int line = (int)self->rows->len + 1;
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *before = gtk_label_new (NULL);
  Row row = {.unit = unit, .before = GTK_LABEL (before)};

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (self->grid, label, 0, line, 1, 1);
  for (guint k = 0; k < SP_N_VALUE_CELLS; k++)
    row.cells[k] = add_cell (self, name, (SpValueCell)k, line);
  gtk_widget_add_css_class (before, "caption");
  gtk_widget_add_css_class (before, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (before), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (before), 0);
  gtk_grid_attach (self->grid, before, SP_N_VALUE_CELLS + 1, line, 1, 1);
  g_array_append_val (self->rows, row);
}

static void
add_heads (SpValueEntry *self)
{
  static const char *const heads[] = {N_ ("单位"), N_ ("数值"), N_ ("完成数"), N_ ("底数"),
                                      N_ ("上次")};

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      GtkWidget *label = gtk_label_new (_ (heads[i]));

      gtk_label_set_xalign (GTK_LABEL (label), i == 0 || i + 1 == G_N_ELEMENTS (heads) ? 0 : 1);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (self->grid, label, (int)i, 0, 1, 1);
    }
}

static void
clear_rows (SpValueEntry *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_array_set_size (self->rows, 0);
}

/* Units that gave values of this indicator: those that are no township are shown with the
 * townships. */
static GHashTable *
load_givers (SpValueEntry *self, SpReader *reader)
{
  GHashTable *givers = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) values =
    sp_reader_load_all (reader, &sp_indicator_value_type, SP_INDICATOR_VALUE_INDICATOR,
                        sp_record_get_id (SP_RECORD (self->indicator)), NULL);

  for (guint i = 0; values != NULL && i < values->len; i++)
    g_hash_table_add (givers, GSIZE_TO_POINTER ((gsize)sp_record_get_integer (
                                values->pdata[i], SP_INDICATOR_VALUE_UNIT)));
  return givers;
}

static void
make_rows (SpValueEntry *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GHashTable) givers = NULL;
  g_autoptr (GPtrArray) units = NULL;

  clear_rows (self);
  if (reader == NULL || self->indicator == NULL)
    return;
  givers = load_givers (self, reader);
  units = sp_reader_load_all (reader, &sp_unit_type, -1, 0, NULL);
  add_heads (self);
  add_row (self, 0, _ ("全县"));
  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      SpRecord *unit = g_ptr_array_index (units, i);

      if (sp_record_get_integer (unit, SP_UNIT_KIND) == SP_UNIT_TOWNSHIP ||
          g_hash_table_contains (givers, GSIZE_TO_POINTER ((gsize)sp_record_get_id (unit))))
        add_row (self, sp_record_get_id (unit), sp_record_get_title (unit));
    }
}

/* ---- saving ---- */

static gboolean
read_cell (const Row *row, SpValueCell cell, gboolean *is_set, double *value, GError **error)
{
  static const guint fields[] = {SP_INDICATOR_VALUE_VALUE, SP_INDICATOR_VALUE_DONE,
                                 SP_INDICATOR_VALUE_WHOLE};
  const SpField *field = &sp_indicator_value_type.fields[fields[cell]];
  SpValue typed = {0};

  if (!sp_value_from_input (field, gtk_editable_get_text (GTK_EDITABLE (row->cells[cell])), &typed,
                            error))
    {
      gtk_widget_grab_focus (GTK_WIDGET (row->cells[cell]));
      return FALSE;
    }
  *is_set = typed.is_set;
  *value = typed.is_set ? typed.real : 0;
  sp_value_clear (&typed);
  return TRUE;
}

static GArray *
read_entries (SpValueEntry *self, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (SpIndicatorEntry));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      SpIndicatorEntry entry = {.unit = row->unit};

      if (!row->is_edited)
        continue;
      if (!read_cell (row, SP_VALUE_CELL, &entry.has_value, &entry.value, error) ||
          !read_cell (row, SP_DONE_CELL, &entry.has_done, &entry.done, error) ||
          !read_cell (row, SP_WHOLE_CELL, &entry.has_whole, &entry.whole, error))
        return NULL;
      g_array_append_val (entries, entry);
    }
  return g_steal_pointer (&entries);
}

/* What may be right and is odd: said, not refused. */
static char *
dup_warning (SpValueEntry *self, const GArray *entries)
{
  SpRecord *plan = SP_RECORD (sp_session_get_plan (self->session));

  for (guint i = 0; plan != NULL && i < entries->len; i++)
    {
      const SpIndicatorEntry *entry = &g_array_index (entries, SpIndicatorEntry, i);
      g_autoptr (SpRecord) value = sp_record_new (&sp_indicator_value_type);
      char *warning;

      if (!entry->has_value && !entry->has_whole)
        continue;
      sp_record_set_integer (value, SP_INDICATOR_VALUE_AS_OF, self->day);
      sp_record_set_real (value, SP_INDICATOR_VALUE_VALUE, entry->value);
      if (entry->has_whole)
        {
          sp_record_set_real (value, SP_INDICATOR_VALUE_DONE, entry->done);
          sp_record_set_real (value, SP_INDICATOR_VALUE_WHOLE, entry->whole);
        }
      warning =
        sp_indicator_value_dup_warning (SP_INDICATOR_VALUE (value), self->indicator,
                                        (SpDate)sp_record_get_integer (plan, SP_PLAN_FIRST_DAY),
                                        (SpDate)sp_record_get_integer (plan, SP_PLAN_LAST_DAY));
      if (warning != NULL)
        return warning;
    }
  return NULL;
}

gboolean
sp_value_entry_save (SpValueEntry *self)
{
  g_autoptr (GArray) entries = NULL;
  g_autofree char *warning = NULL;
  g_autoptr (GError) error = NULL;
  SpDate day;

  g_return_val_if_fail (SP_IS_VALUE_ENTRY (self), FALSE);
  if (self->indicator == NULL)
    return FALSE;
  day = sp_date_from_text (gtk_editable_get_text (GTK_EDITABLE (self->date)));
  if (day == SP_DATE_NONE)
    {
      say (self, _ ("请填统计日期，如 2021-09-30。"));
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return FALSE;
    }
  self->day = day;
  entries = read_entries (self, &error);
  if (entries != NULL)
    warning = dup_warning (self, entries);
  if (entries == NULL ||
      !sp_store_set_indicator_values (
        sp_session_get_store (self->session), sp_record_get_id (SP_RECORD (self->indicator)), day,
        (const SpIndicatorEntry *)(gpointer)entries->data, entries->len, &error))
    {
      say (self, error->message);
      return FALSE;
    }
  refill (self);
  if (warning != NULL)
    say (self, warning);
  sp_session_tell (self->session, _ ("已保存指标数值"), TRUE);
  return TRUE;
}

/* Another day shows its own values; what is being typed is meant for it. */
static void
value_entry_date_cb (SpValueEntry *self)
{
  SpDate day = sp_date_from_text (gtk_editable_get_text (GTK_EDITABLE (self->date)));

  if (day == SP_DATE_NONE || day == self->day)
    return;
  self->day = day;
  fill (self);
}

/* ---- class ---- */

static void
sp_value_entry_finalize (GObject *object)
{
  SpValueEntry *self = SP_VALUE_ENTRY (object);

  g_clear_object (&self->session);
  g_clear_object (&self->indicator);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (sp_value_entry_parent_class)->finalize (object);
}

static void
sp_value_entry_class_init (SpValueEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_value_entry_finalize;
}

static GtkWidget *
new_head (SpValueEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("填报数值"));

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  self->date = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->date), 11);
  sp_app_set_name (self->date, _ ("统计日期"));
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (value_entry_date_cb), self);
  self->save = GTK_BUTTON (gtk_button_new_with_label (_ ("保存")));
  gtk_widget_add_css_class (GTK_WIDGET (self->save), "suggested-action");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (sp_value_entry_save), self);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("统计日期")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->date));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->save));
  return box;
}

static void
sp_value_entry_init (SpValueEntry *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), new_head (self));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "problem");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->problem));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_grid_set_row_spacing (self->grid, 3);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
}

SpValueEntry *
sp_value_entry_new (SpSession *session)
{
  SpValueEntry *self = g_object_new (SP_TYPE_VALUE_ENTRY, NULL);

  self->session = g_object_ref (session);
  set_changed (self, FALSE);
  return self;
}

void
sp_value_entry_set_indicator (SpValueEntry *self, SpIndicator *indicator)
{
  g_autofree char *day = NULL;

  g_return_if_fail (SP_IS_VALUE_ENTRY (self));
  g_set_object (&self->indicator, indicator);
  self->is_changed = FALSE;
  self->day = sp_session_get_as_of (self->session);
  day = sp_date_dup_iso (self->day);
  make_rows (self);
  gtk_editable_set_text (GTK_EDITABLE (self->date), day);
  refill (self);
}

void
sp_value_entry_reload (SpValueEntry *self)
{
  g_return_if_fail (SP_IS_VALUE_ENTRY (self));
  fill (self);
}

gboolean
sp_value_entry_is_changed (SpValueEntry *self)
{
  g_return_val_if_fail (SP_IS_VALUE_ENTRY (self), FALSE);
  return self->is_changed;
}

GtkEntry *
sp_value_entry_get_cell (SpValueEntry *self, int64_t unit, SpValueCell cell)
{
  g_return_val_if_fail (SP_IS_VALUE_ENTRY (self), NULL);
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).unit == unit)
      return g_array_index (self->rows, Row, i).cells[cell];
  return NULL;
}

void
sp_value_entry_set_date (SpValueEntry *self, const char *text)
{
  g_return_if_fail (SP_IS_VALUE_ENTRY (self));
  gtk_editable_set_text (GTK_EDITABLE (self->date), text);
}

const char *
sp_value_entry_get_problem (SpValueEntry *self)
{
  g_return_val_if_fail (SP_IS_VALUE_ENTRY (self), "");
  return gtk_label_get_label (self->problem);
}
