/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-hazard-stats.h. */
#include "report/sp-hazard-stats.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "core/sp-plan.h"

/* ---- reading ---- */

static gboolean
read_plan_first (SpReader *reader, SpDate *first, GError **error)
{
  GError *failure = NULL;
  g_autoptr (SpPlan) plan = sp_reader_load_plan (reader, &failure);

  *first = plan != NULL ? (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_FIRST_DAY)
                        : SP_DATE_NONE;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

SpHazardStats *
sp_hazard_stats_load (
  SpReader *reader, SpHazardDimension by, const SpPeriod *period, SpDate as_of, GError **error)
{
  g_autoptr (SpHazardStats) self = g_new0 (SpHazardStats, 1);
  g_autoptr (SpHazardTally) total = sp_hazard_tally_new (0, _ ("合计"));
  SpDate first;

  g_return_val_if_fail (reader != NULL && period != NULL && as_of != SP_DATE_NONE, NULL);

  if (!read_plan_first (reader, &first, error))
    return NULL;
  self->query.by = by;
  self->query.as_of = as_of;
  sp_hazard_spans_set (self->query.spans, period, first);
  self->rows = sp_reader_sum_hazards (reader, &self->query, total, error);
  if (self->rows == NULL)
    return NULL;
  if (by == SP_HAZARDS_BY_NOTHING)
    g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_add (self->rows, g_steal_pointer (&total));
  return g_steal_pointer (&self);
}

void
sp_hazard_stats_free (SpHazardStats *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/* ---- what is shown ---- */

static const SpHazardSums *
get_sums (const SpHazardStats *self, guint row, SpHazardSpan span)
{
  const SpHazardTally *tally = g_ptr_array_index (self->rows, row);

  return &tally->spans[span];
}

static gboolean
is_shown (const SpHazardStats *self, const SpHazardColumn *column, SpHazardSpan span)
{
  if (g_str_equal (column->name, "found") || g_str_equal (column->name, "rectified"))
    return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    if (sp_hazard_column_says (column, get_sums (self, i, span)))
      return TRUE;
  return FALSE;
}

GArray *
sp_hazard_stats_list_columns (const SpHazardStats *self, SpHazardSpan span)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (self != NULL, columns);

  for (guint i = 0; i < sp_hazard_columns_get_n (); i++)
    {
      SpHazardColumn column = sp_hazard_columns_get (i);

      if (is_shown (self, &column, span))
        g_array_append_val (columns, i);
    }
  return columns;
}

const char *
sp_hazard_stats_get_title (const SpHazardStats *self, guint i)
{
  const SpHazardTally *tally = g_ptr_array_index (self->rows, i);

  return tally->title != NULL && *tally->title != '\0' ? tally->title : _ ("未注明");
}

static const char *
get_dimension_label (const SpHazardStats *self)
{
  return sp_vocabulary_label (&sp_hazard_dimensions, (int)self->query.by);
}

static void
append_cell (GString *csv, const char *text, gboolean is_number)
{
  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_append_c (csv, ',');
  sp_text_append_csv (csv, text, is_number);
}

char *
sp_hazard_stats_dup_csv (const SpHazardStats *self, SpHazardSpan span)
{
  g_autoptr (GArray) columns = sp_hazard_stats_list_columns (self, span);
  GString *csv = g_string_new (NULL);

  append_cell (csv, get_dimension_label (self), FALSE);
  for (guint i = 0; i < columns->len; i++)
    append_cell (csv, _ (sp_hazard_columns_get (g_array_index (columns, guint, i)).label), FALSE);
  append_cell (csv, _ ("校核"), FALSE);
  g_string_append (csv, "\r\n");
  for (guint row = 0; row < self->rows->len; row++)
    {
      g_autofree char *faults = sp_hazard_tally_dup_faults (self->rows->pdata[row], span);

      append_cell (csv, sp_hazard_stats_get_title (self, row), FALSE);
      for (guint i = 0; i < columns->len; i++)
        {
          SpHazardColumn column = sp_hazard_columns_get (g_array_index (columns, guint, i));
          g_autofree char *text = sp_hazard_column_dup_text (&column, get_sums (self, row, span));

          append_cell (csv, text, !column.is_rate);
        }
      append_cell (csv, faults, FALSE);
      g_string_append (csv, "\r\n");
    }
  g_string_prepend (csv, "\xEF\xBB\xBF");
  return g_string_free (csv, FALSE);
}

/* ---- on paper ---- */

static void
add_lines (SpPaperTable *table, const SpHazardStats *self, SpHazardSpan span, const char *reporter)
{
  const SpPeriod *period = &self->query.spans[span];
  g_autofree char *first = sp_date_dup_chinese (period->first);
  g_autofree char *last = sp_date_dup_chinese (period->last);
  g_autofree char *as_of = sp_date_dup_chinese (self->query.as_of);
  g_autofree char *who = g_strdup_printf (_ ("填报单位（章）：%s"), reporter);
  g_autofree char *when =
    g_strdup_printf (_ ("统计时间：%s—%s（%s）　　截至：%s　　单位：项、万元"), first, last,
                     sp_vocabulary_label (&sp_hazard_spans, (int)span), as_of);

  sp_paper_table_add_line (table, who);
  sp_paper_table_add_line (table, when);
}

static void
add_row (SpPaperTable *table,
         const SpHazardStats *self,
         guint row,
         SpHazardSpan span,
         const GArray *columns)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (sp_hazard_stats_get_title (self, row)));
  for (guint i = 0; i < columns->len; i++)
    {
      SpHazardColumn column = sp_hazard_columns_get (g_array_index (columns, guint, i));

      g_ptr_array_add (cells, sp_hazard_column_dup_text (&column, get_sums (self, row, span)));
    }
  sp_paper_table_add_row (table, (const char *const *)cells->pdata);
}

/* What does not hold is told above the table, so that it is seen before the paper is signed. */
static void
add_faults (SpPaperTable *table, const SpHazardStats *self, SpHazardSpan span)
{
  for (guint row = 0; row < self->rows->len; row++)
    {
      g_autofree char *faults = sp_hazard_tally_dup_faults (self->rows->pdata[row], span);
      g_autofree char *line =
        g_strdup_printf (_ ("校核：%s：%s"), sp_hazard_stats_get_title (self, row), faults);

      if (*faults != '\0')
        sp_paper_table_add_line (table, line);
    }
}

SpPaperTable *
sp_hazard_stats_new_paper (const SpHazardStats *self, SpHazardSpan span, const char *reporter)
{
  g_autoptr (GArray) columns = NULL;
  SpPaperTable *table;

  g_return_val_if_fail (self != NULL && reporter != NULL, NULL);

  columns = sp_hazard_stats_list_columns (self, span);
  table = sp_paper_table_new (_ ("问题隐患排查治理情况统计表"), SP_PAPER_LANDSCAPE);
  sp_paper_table_set_date (table, self->query.as_of);
  add_lines (table, self, span, reporter);
  add_faults (table, self, span);
  sp_paper_table_add_column (table, get_dimension_label (self), 3, SP_ALIGN_START);
  for (guint i = 0; i < columns->len; i++)
    {
      SpHazardColumn column = sp_hazard_columns_get (g_array_index (columns, guint, i));

      sp_paper_table_add_column (table, _ (column.label), column.sum->is_money ? 1.7 : 1.2,
                                 SP_ALIGN_END);
    }
  for (guint row = 0; row < self->rows->len; row++)
    add_row (table, self, row, span, columns);
  sp_paper_table_set_foot (table,
                           _ ("审核人：　　　　填表人：　　　　联系电话：　　　　填报日期："));
  return table;
}
