/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-columns.h. */
#include "sp-template-columns.h"

#include "base/sp-i18n.h"
#include "template/sp-row-moves.h"
#include "template/sp-template-heads.h"

#define MAX_COLUMNS 256u
#define PLACE "sp-place"

struct _SpTemplateColumns
{
  GtkWidget parent_instance;

  /* Owned */
  SpTemplateWords *words; /* of the table's kind */
  GtkStringList *labels;  /* nothing, then the choices of @words */
  GtkStringList *spans;
  GPtrArray *choices; /* of GtkDropDown by column, NULL: none; borrowed */

  /* Borrowed */
  SpTemplateMapping *mapping;
  const SpTemplateGrid *grid;

  /* Children */
  GtkScrolledWindow *scrolled;
  GtkGrid *rows;

  /* State */
  guint table;
};

G_DEFINE_FINAL_TYPE (SpTemplateColumns, sp_template_columns, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static SpReportSheetDefinition *
get_sheet (SpTemplateColumns *self)
{
  return sp_template_mapping_get_sheet (self->mapping, self->table);
}

static SpTemplateTable *
get_table (SpTemplateColumns *self)
{
  return self->mapping->tables->pdata[self->table];
}

static SpReportColumn *
find_column (SpTemplateColumns *self, guint place)
{
  int at = sp_template_table_find_column (get_table (self), place);

  return at >= 0 ? get_sheet (self)->columns->pdata[at] : NULL;
}

/* ---- what is chosen ---- */

/* The choice that shows what @column does; the number of choices where none does. */
static guint
find_choice (SpTemplateColumns *self, const SpReportColumn *column)
{
  const GPtrArray *choices = sp_template_words_get_choices (self->words);
  guint i = 0;

  for (; i < choices->len; i++)
    {
      const SpTemplateChoice *choice = choices->pdata[i];

      if (g_str_equal (choice->value, column->value) && g_str_equal (choice->over, column->over) &&
          choice->as == column->as)
        break;
    }
  for (guint k = 0; i == choices->len && k < choices->len; k++)
    {
      const SpTemplateChoice *choice = choices->pdata[k];

      if (g_str_equal (choice->value, column->value) && g_str_equal (choice->over, column->over))
        return k;
    }
  return i;
}

static SpReportColumn *
make_column (SpTemplateColumns *self, guint place, const SpTemplateChoice *choice)
{
  g_autofree char *group = NULL;
  g_autofree char *head = NULL;
  const SpReportColumn *before = find_column (self, place);
  SpReportColumn *column;

  sp_template_heads_dup (self->grid, get_table (self)->first_head, get_table (self)->last_head,
                         place, &group, &head);
  column = sp_report_column_new (choice->value, head);
  g_free (column->over);
  column->over = g_strdup (choice->over);
  g_free (column->group);
  column->group = g_steal_pointer (&group);
  column->as = choice->as;
  column->has_span = before != NULL && before->has_span;
  column->span = before != NULL ? before->span : SP_REPORT_SPAN_PERIOD;
  return column;
}

/* Over which days counts only where something is counted. */
static void
update_span (SpTemplateColumns *self, guint place)
{
  GtkWidget *span = gtk_grid_get_child_at (self->rows, 3, (int)place - 1);

  if (span != NULL)
    gtk_widget_set_sensitive (span, find_column (self, place) != NULL);
}

static void
template_columns_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, SpTemplateColumns *self)
{
  const GPtrArray *choices = sp_template_words_get_choices (self->words);
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), PLACE));
  guint selected = gtk_drop_down_get_selected (choice);

  if (selected > choices->len)
    return; /* what no choice shows stays */
  sp_template_mapping_set_column (
    self->mapping, self->table, place,
    selected > 0 ? make_column (self, place, choices->pdata[selected - 1]) : NULL);
  update_span (self, place);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
template_columns_span_cb (GtkDropDown *choice, GParamSpec *pspec, SpTemplateColumns *self)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), PLACE));
  SpReportColumn *column = find_column (self, place);

  if (column == NULL)
    return;
  column->span = (SpReportSpan)sp_report_spans.words[gtk_drop_down_get_selected (choice)].value;
  column->has_span = column->span != get_sheet (self)->span;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- rows ---- */

static void
attach_label (SpTemplateColumns *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_hexpand (label, column == 1);
  gtk_grid_attach (self->rows, label, column, row, 1, 1);
}

static GtkWidget *
attach_choice (SpTemplateColumns *self,
               GListModel *model,
               guint selected,
               guint place,
               GCallback chosen,
               const char *name,
               int column,
               int row)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_drop_down_set_model (GTK_DROP_DOWN (choice), model);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  g_object_set_data (G_OBJECT (choice), PLACE, GUINT_TO_POINTER (place));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (choice, "notify::selected", chosen, self);
  gtk_grid_attach (self->rows, choice, column, row, 1, 1);
  return choice;
}

static void
attach_meaning (SpTemplateColumns *self, guint place, const char *head, int row)
{
  const SpReportColumn *column = find_column (self, place);
  const GPtrArray *choices = sp_template_words_get_choices (self->words);
  guint found = column != NULL ? find_choice (self, column) + 1 : 0;
  g_autoptr (GtkStringList) own = NULL;
  GtkStringList *labels = self->labels;
  GtkWidget *choice;

  if (found > choices->len)
    {
      own = gtk_string_list_new (NULL);
      for (guint i = 0; i <= choices->len; i++)
        gtk_string_list_append (own, gtk_string_list_get_string (self->labels, i));
      gtk_string_list_append (own, column->value);
      labels = own;
    }
  choice = attach_choice (self, G_LIST_MODEL (labels), found, place,
                          G_CALLBACK (template_columns_chosen_cb), head, 2, row);
  gtk_drop_down_set_expression (
    GTK_DROP_DOWN (choice), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_widget_set_size_request (choice, 220, -1);
  self->choices->pdata[place] = choice;
}

static void
attach_span (SpTemplateColumns *self, guint place, const char *head, int row)
{
  const SpReportColumn *column = find_column (self, place);
  SpReportSpan span = column != NULL && column->has_span ? column->span : get_sheet (self)->span;
  guint selected = 0;

  for (guint i = 0; i < sp_report_spans.n_words; i++)
    if (sp_report_spans.words[i].value == (int)span)
      selected = i;
  attach_choice (self, G_LIST_MODEL (self->spans), selected, place,
                 G_CALLBACK (template_columns_span_cb), head, 3, row);
  update_span (self, place);
}

static void
attach_row (SpTemplateColumns *self, guint place, int row)
{
  const SpTemplateTable *table = get_table (self);
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autofree char *head =
    sp_template_heads_dup_label (self->grid, table->first_head, table->last_head, place);

  sp_place_append (letters, 1, place);
  g_string_truncate (letters, letters->len - 1);
  attach_label (self, letters->str, 0, row);
  attach_label (self, head, 1, row);
  if (table->titles == place)
    {
      attach_label (self, _ ("行的名称，照模板"), 2, row);
      return;
    }
  attach_meaning (self, place, head, row);
  if (sp_report_rows_are_sums (get_sheet (self)->rows))
    attach_span (self, place, head, row);
}

static void
make_labels (SpTemplateColumns *self)
{
  const GPtrArray *choices = sp_template_words_get_choices (self->words);

  self->labels = gtk_string_list_new (NULL);
  gtk_string_list_append (self->labels, _ ("（不填）"));
  for (guint i = 0; i < choices->len; i++)
    gtk_string_list_append (self->labels, ((SpTemplateChoice *)choices->pdata[i])->label);
}

static void
clear (SpTemplateColumns *self)
{
  GtkWidget *child;

  while (self->rows != NULL && (child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_grid_remove (self->rows, child);
  g_ptr_array_set_size (self->choices, 0);
  g_ptr_array_set_size (self->choices, MAX_COLUMNS + 1);
  g_clear_object (&self->labels);
  g_clear_pointer (&self->words, sp_template_words_free);
  self->mapping = NULL;
  self->grid = NULL;
}

void
sp_template_columns_show (SpTemplateColumns *self,
                          SpTemplateMapping *mapping,
                          const SpTemplateGrid *grid)
{
  int table = mapping != NULL && grid != NULL
                ? sp_template_mapping_find (mapping, sp_template_grid_get_name (grid))
                : -1;
  const SpReportSheetDefinition *sheet;

  g_return_if_fail (SP_IS_TEMPLATE_COLUMNS (self));

  clear (self);
  if (table < 0)
    return;
  self->mapping = mapping;
  self->grid = grid;
  self->table = (guint)table;
  sheet = get_sheet (self);
  self->words = sp_template_words_new (sheet->rows, sp_record_type_by_table (sheet->records));
  make_labels (self);
  for (guint i = 1; i <= MIN (sp_template_grid_get_n_columns (grid), MAX_COLUMNS); i++)
    attach_row (self, i, (int)i - 1);
}

GtkDropDown *
sp_template_columns_get_choice (SpTemplateColumns *self, guint place)
{
  return place < self->choices->len ? self->choices->pdata[place] : NULL;
}

/* ---- class ---- */

static void
sp_template_columns_dispose (GObject *object)
{
  SpTemplateColumns *self = SP_TEMPLATE_COLUMNS (object);

  clear (self);
  self->rows = NULL;
  if (self->scrolled != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scrolled));
  self->scrolled = NULL;
  G_OBJECT_CLASS (sp_template_columns_parent_class)->dispose (object);
}

static void
sp_template_columns_finalize (GObject *object)
{
  SpTemplateColumns *self = SP_TEMPLATE_COLUMNS (object);

  g_ptr_array_unref (self->choices);
  g_object_unref (self->spans);
  G_OBJECT_CLASS (sp_template_columns_parent_class)->finalize (object);
}

static void
sp_template_columns_class_init (SpTemplateColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_template_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_template_columns_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_template_columns_init (SpTemplateColumns *self)
{
  self->choices = g_ptr_array_new ();
  self->spans = gtk_string_list_new (NULL);
  for (guint i = 0; i < sp_report_spans.n_words; i++)
    gtk_string_list_append (self->spans, _ (sp_report_spans.words[i].label));
  self->rows = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->rows, 12);
  gtk_grid_set_row_spacing (self->rows, 6);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->rows));
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (self->scrolled, 260);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->scrolled), GTK_WIDGET (self));
}

SpTemplateColumns *
sp_template_columns_new (void)
{
  return g_object_new (SP_TYPE_TEMPLATE_COLUMNS, NULL);
}
