/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is chosen in SpTemplateWindow: the period, a template that is kept, a table of it and what
 * its rows are. */
#include "sp-template-window-private.h"

#include "base/sp-i18n.h"
#include "core/sp-report-records.h"
#include "template/sp-template-propose.h"

/* ---- periods ---- */

static void
add_periods (
  SpTemplateWindow *self, GtkStringList *labels, SpPeriodKind kind, SpDate first, SpDate last)
{
  for (SpPeriod period = sp_period_containing (last, kind); period.last >= first;
       period = sp_period_previous (&period))
    {
      g_autofree char *label = sp_period_dup_label (&period);

      g_array_append_val (self->periods, period);
      gtk_string_list_append (labels, label);
    }
}

/* The latest first, up to the one that holds the date of the figures. */
void
_sp_template_window_load_periods (SpTemplateWindow *self)
{
  static const SpPeriodKind kinds[] = {SP_PERIOD_QUARTER, SP_PERIOD_MONTH, SP_PERIOD_HALF_YEAR,
                                       SP_PERIOD_YEAR};
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  SpRecord *plan = SP_RECORD (sp_session_get_plan (self->session));
  SpDate as_of = sp_session_get_as_of (self->session);

  g_array_set_size (self->periods, 0);
  for (guint i = 0; plan != NULL && as_of != SP_DATE_NONE && i < G_N_ELEMENTS (kinds); i++)
    add_periods (self, labels, kinds[i], (SpDate)sp_record_get_integer (plan, SP_PLAN_FIRST_DAY),
                 as_of);
  gtk_drop_down_set_model (self->periods_choice, G_LIST_MODEL (labels));
}

void
sp_template_window_choose_period (SpTemplateWindow *self, const SpPeriod *period)
{
  for (guint i = 0; i < self->periods->len; i++)
    {
      const SpPeriod *it = &g_array_index (self->periods, SpPeriod, i);

      if (it->first == period->first && it->last == period->last)
        gtk_drop_down_set_selected (self->periods_choice, i);
    }
}

/* ---- kept ones ---- */

void
_sp_template_window_load_kept (SpTemplateWindow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GPtrArray) records =
    reader != NULL ? sp_reader_load_all (reader, &sp_report_template_type, -1, 0, NULL) : NULL;
  guint selected = 0;

  g_array_set_size (self->kept_ids, 0);
  gtk_string_list_append (labels, _ ("存下的模板"));
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      int64_t id = sp_record_get_id (records->pdata[i]);

      g_array_append_val (self->kept_ids, id);
      gtk_string_list_append (labels, sp_record_get_title (records->pdata[i]));
      if (id == self->kept_id)
        selected = i + 1;
    }
  self->is_setting = TRUE;
  gtk_drop_down_set_model (self->kept, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->kept, selected);
  self->is_setting = FALSE;
}

guint
sp_template_window_get_n_kept (SpTemplateWindow *self)
{
  return self->kept_ids->len;
}

/* ---- the table that is shown ---- */

static const SpTemplateGrid *
get_grid (SpTemplateWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->grids);
  const GPtrArray *grids =
    self->opened != NULL ? sp_template_get_grids (self->opened->template) : NULL;

  return grids != NULL && selected < grids->len ? grids->pdata[selected] : NULL;
}

static guint
find_kind (const SpReportSheetDefinition *sheet)
{
  guint n;
  const SpTemplateKind *kinds = sp_template_list_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (kinds[i].rows == sheet->rows &&
        (kinds[i].type == NULL || g_str_equal (kinds[i].type->table, sheet->records)))
      return i + 1;
  return 0;
}

/* What a list is narrowed by, as it was proposed or as the mapping says. */
static char *
dup_conditions (const SpReportSheetDefinition *sheet)
{
  const SpRecordType *type = sp_record_type_by_table (sheet->records);
  GString *text = g_string_new (NULL);

  for (guint i = 0; type != NULL && i < sheet->conditions->len; i++)
    {
      const SpReportCondition *condition = sheet->conditions->pdata[i];
      int field = sp_record_type_field (type, condition->field);
      const SpField *it = field >= 0 ? &type->fields[field] : NULL;
      const SpWord *word = it != NULL && it->choices != NULL
                             ? sp_vocabulary_find_code (it->choices, condition->is)
                             : NULL;
      const char *is = condition->has_span
                         ? sp_vocabulary_label (&sp_report_spans, (int)condition->span)
                       : word != NULL ? _ (word->label)
                                      : condition->is;

      g_string_append_printf (text, "%s%s：%s", i > 0 ? "；" : _ ("只填"),
                              it != NULL ? _ (it->label) : condition->field, is);
    }
  g_string_append (text, text->len > 0 ? "。" : "");
  return g_string_free (text, FALSE);
}

static char *
dup_about (SpTemplateWindow *self, int table)
{
  guint n_marks = sp_template_get_marks (self->opened->template)->len;
  g_autofree char *marks = n_marks > 0
                             ? g_strdup_printf (_ ("模板里有%u处{{…}}标记，会一起填。"), n_marks)
                             : g_strdup ("");
  const SpTemplateTable *it = table >= 0 ? self->opened->mapping->tables->pdata[table] : NULL;
  g_autofree char *conditions =
    table >= 0
      ? dup_conditions (sp_template_mapping_get_sheet (self->opened->mapping, (guint)table))
      : NULL;

  if (it == NULL)
    return g_strdup_printf (_ ("这张表没有认出表头，只填标记。%s"), marks);
  if (it->first_head == it->last_head)
    return g_strdup_printf (_ ("表头在第%u行。%s%s"), it->first_head, conditions, marks);
  return g_strdup_printf (_ ("表头在第%u到%u行。%s%s"), it->first_head, it->last_head, conditions,
                          marks);
}

void
_sp_template_window_show_grid (SpTemplateWindow *self)
{
  const SpTemplateGrid *grid = get_grid (self);
  int table = grid != NULL
                ? sp_template_mapping_find (self->opened->mapping, sp_template_grid_get_name (grid))
                : -1;
  g_autofree char *about = grid != NULL ? dup_about (self, table) : g_strdup ("");

  sp_template_columns_show (self->columns, grid != NULL ? self->opened->mapping : NULL, grid);
  gtk_label_set_label (self->heads, about);
  self->is_setting = TRUE;
  gtk_drop_down_set_selected (self->kinds, table >= 0 ? find_kind (sp_template_mapping_get_sheet (
                                                          self->opened->mapping, (guint)table))
                                                      : 0);
  self->is_setting = FALSE;
}

gboolean
sp_template_window_show_grid (SpTemplateWindow *self, const char *name)
{
  const GPtrArray *grids = sp_template_get_grids (self->opened->template);

  for (guint i = 0; i < grids->len; i++)
    if (g_str_equal (sp_template_grid_get_name (grids->pdata[i]), name))
      {
        gtk_drop_down_set_selected (self->grids, i);
        return TRUE;
      }
  return FALSE;
}

void
_sp_template_window_take_kind (SpTemplateWindow *self)
{
  const SpTemplateGrid *grid = get_grid (self);
  guint selected = gtk_drop_down_get_selected (self->kinds);
  guint n;
  const SpTemplateKind *kinds = sp_template_list_kinds (&n);
  g_autoptr (GError) error = NULL;
  int table;

  if (self->is_setting || grid == NULL || selected > n)
    return;
  table = sp_template_mapping_find (self->opened->mapping, sp_template_grid_get_name (grid));
  sp_template_columns_show (self->columns, NULL, NULL);
  if (selected == 0 && table >= 0)
    sp_template_mapping_remove (self->opened->mapping, (guint)table);
  else if (selected > 0 && !sp_template_propose_rows (
                             sp_session_get_reader (self->session),
                             _sp_template_window_get_plan (self), self->opened->mapping, grid,
                             kinds[selected - 1].rows, kinds[selected - 1].type, &error))
    _sp_template_window_say (self, error->message, TRUE);
  _sp_template_window_show_grid (self);
}

void
sp_template_window_choose_kind (SpTemplateWindow *self, guint kind)
{
  gtk_drop_down_set_selected (self->kinds, kind);
}

void
_sp_template_window_load_kinds (SpTemplateWindow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n;
  const SpTemplateKind *kinds = sp_template_list_kinds (&n);

  gtk_string_list_append (labels, _ ("（不填这张表）"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = sp_template_kind_dup_label (&kinds[i]);

      gtk_string_list_append (labels, label);
    }
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (labels));
  gtk_drop_down_set_expression (
    self->kinds, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_expression (
    self->periods_choice, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
}

/* ---- what was opened ---- */

void
_sp_template_window_show_opened (SpTemplateWindow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const GPtrArray *grids = sp_template_get_grids (self->opened->template);
  guint first = 0;

  for (guint i = grids->len; i-- > 0;)
    if (sp_template_mapping_find (self->opened->mapping,
                                  sp_template_grid_get_name (grids->pdata[i])) >= 0)
      first = i;
  for (guint i = 0; i < grids->len; i++)
    gtk_string_list_append (labels, sp_template_grid_get_name (grids->pdata[i]));
  gtk_label_set_label (self->name, self->opened->mapping->definition->title);
  self->is_setting = TRUE;
  gtk_drop_down_set_model (self->grids, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->grids, first);
  self->is_setting = FALSE;
  _sp_template_window_show_grid (self);
}

gboolean
_sp_template_window_get_period (SpTemplateWindow *self, SpPeriod *period)
{
  guint selected = gtk_drop_down_get_selected (self->periods_choice);

  if (selected >= self->periods->len)
    return FALSE;
  *period = g_array_index (self->periods, SpPeriod, selected);
  return TRUE;
}
