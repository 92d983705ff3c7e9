/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of sums: rows from a directory (townships, industries, parts …), columns from quantities.
 * Every figure comes from one SpReportFacts, the total row from its totals. */
#include "report/sp-report-figures.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-industry.h"
#include "report/sp-report-rows.h"

#include <string.h>

typedef struct
{
  SpReportFigures figures;
  SpReportFilling *filling;
  SpReportSheet *sheet;
  const SpReportSheetDefinition *definition;
  GPtrArray *rows; /* of SpReportRowName */
} Sums;

static void
sums_clear (Sums *self)
{
  sp_report_figures_clear (&self->figures);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sums, sums_clear)

/* ---- facts ---- */

static gboolean
load_times (Sums *self, GError **error)
{
  const SpReport *report = self->filling->report;
  g_autoptr (GArray) periods = sp_report_list_periods (report, self->definition->rows);

  for (guint i = 0; i < periods->len; i++)
    {
      const SpPeriod *period = &g_array_index (periods, SpPeriod, i);
      SpReportRowName *name = sp_report_row_name_new (0, NULL, sp_period_dup_code (period));

      name->title = sp_period_dup_label (period);
      g_ptr_array_add (self->rows, name);
      if (!sp_report_figures_load (&self->figures, SP_ROWS_NOTHING, period,
                                   MIN (period->last, report->as_of), error))
        return FALSE;
    }
  /* The total is of all of them. */
  return sp_report_figures_load (&self->figures, SP_ROWS_NOTHING, &report->period, report->as_of,
                                 error);
}

static gboolean
is_time (SpReportRows rows)
{
  return rows == SP_ROWS_MONTH || rows == SP_ROWS_QUARTER;
}

static gboolean
load_all (Sums *self, GError **error)
{
  const SpReport *report = self->filling->report;

  if (is_time (self->definition->rows))
    {
      self->rows = g_ptr_array_new_with_free_func (sp_report_row_name_free);
      return load_times (self, error);
    }
  self->rows = sp_report_list_rows (self->filling, self->definition->rows, error);
  return self->rows != NULL && sp_report_figures_load (&self->figures, self->definition->rows,
                                                       &report->period, report->as_of, error);
}

/* ---- lines ---- */

static char *
dup_word (const SpReportLine *line, const char *value, const SpReportRowName *name, guint number)
{
  if (g_str_equal (value, "#"))
    return number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("");
  if (g_str_equal (value, "span"))
    return g_strdup (sp_vocabulary_label (&sp_report_spans, (int)line->row.span));
  if (g_str_equal (value, "label"))
    return g_strdup (name != NULL && name->label != NULL ? name->label : "");
  if (g_str_equal (value, "township"))
    return g_strdup (name != NULL && name->township != NULL ? name->township : "");
  if (g_str_equal (value, "industry"))
    return g_strdup (name != NULL && name->industry != NULL ? name->industry : "");
  if (g_str_equal (value, "title"))
    return g_strdup (name != NULL ? name->title : _ ("合计"));
  return g_strdup (""); /* blank */
}

static void
set_word (
  SpReportLine *line, guint cell, const char *value, const SpReportRowName *name, guint number)
{
  sp_report_line_set_text (line, cell, dup_word (line, value, name, number));
  line->row.cells[cell].is_blank = g_str_equal (value, "blank");
}

static void
set_cells (const Sums *self,
           SpReportLine *line,
           const SpReportFigureRow *figures,
           const SpReportRowName *name,
           guint number)
{
  guint cell = 0;

  for (guint i = 0; i < self->figures.recipes->len; i++)
    {
      const SpReportRecipe *recipe = &g_array_index (self->figures.recipes, SpReportRecipe, i);

      if (recipe->column->is_hidden)
        continue;
      if (recipe->terms == NULL)
        set_word (line, cell, recipe->column->value, name, number);
      else
        {
          line->row.cells[cell].number = figures->values[i];
          line->row.cells[cell].is_none = figures->is_none[i];
        }
      cell++;
    }
}

/* Columns by key in a check, for this row. */
static double
check_side (const Sums *self, const SpReportFigureRow *figures, const char *text)
{
  g_autoptr (GArray) terms = sp_report_terms_parse (text);
  double sum = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const SpReportTerm *term = &g_array_index (terms, SpReportTerm, i);
      int column =
        sp_report_find_key (self->definition, term->name, self->definition->columns->len);

      g_return_val_if_fail (column >= 0, 0); /* the definition was checked */
      sum += term->is_minus ? -figures->values[column] : figures->values[column];
    }
  return sum;
}

static void
check_row (Sums *self, const SpReportFigureRow *figures, guint sheet, const char *title)
{
  for (guint i = 0; i < self->definition->checks->len; i++)
    {
      const SpReportCheck *check = self->definition->checks->pdata[i];
      double left = check_side (self, figures, check->left);
      double right = check_side (self, figures, check->right);

      if (check->is_equal ? ABS (left - right) > 1e-6 : left > right + 1e-6)
        sp_report_add_fault (self->filling->report, sheet, self->sheet->lines->len, title,
                             g_strdup_printf (_ ("%s（%g %s %g）"), check->words, left,
                                              check->is_equal ? "≠" : ">", right));
    }
}

typedef struct
{
  const SpReportRowName *name; /* NULL: the total */
  const int64_t *keys;
  guint n_keys;
  SpReportRowLook look;
  guint number;
  guint facts;
  guint level;
} Row;

static void
add_row (Sums *self, const Row *row, SpReportSpan span, guint sheet)
{
  guint n = self->figures.recipes->len;
  g_autofree double *values = g_new0 (double, n);
  g_autofree gboolean *is_none = g_new0 (gboolean, n);
  SpReportFigureRow figures = {row->facts, row->name == NULL, row->keys, row->n_keys, span, values,
                               is_none};
  gboolean says = sp_report_figures_compute (&self->figures, &figures);
  const char *title = row->name != NULL ? row->name->title : _ ("合计");
  SpReportLine *line;

  if (!says && row->name != NULL &&
      (!self->definition->keeps_empty || (row->name->id == 0 && row->name->is_rest)))
    return;
  line = sp_report_line_new (row->name != NULL ? row->name->key : "total", self->sheet->shown->len);
  line->row.look = row->look;
  line->row.level = row->level;
  line->row.span = span;
  line->row.type = row->name != NULL ? row->name->type : NULL;
  line->row.id = row->name != NULL ? row->name->id : 0;
  check_row (self, &figures, sheet, title);
  set_cells (self, line, &figures, row->name, row->number);
  g_ptr_array_add (self->sheet->lines, line);
}

static void
add_spans (Sums *self, const Row *row, guint sheet)
{
  for (guint i = 0; i < self->figures.spans->len; i++)
    add_row (self, row, g_array_index (self->figures.spans, SpReportSpan, i), sheet);
}

static void
add_total (Sums *self, guint sheet)
{
  Row row = {.look = SP_REPORT_ROW_TOTAL, .facts = self->figures.facts->len - 1};

  add_spans (self, &row, sheet);
}

/* A category that has one industry, called as itself, is not said twice. */
static gboolean
is_said_by_row (const Sums *self, int category, const char *title)
{
  const SpReportRowName *only = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpReportRowName *at = self->rows->pdata[i];

      if (at->group == category && only != NULL)
        return FALSE;
      if (at->group == category)
        only = at;
    }
  return only != NULL && g_str_equal (only->title, title);
}

/* The rows of one category with their sum before them. */
static void
add_group (Sums *self, int category, guint *number, guint sheet)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autofree char *code =
    g_strconcat ("category-", sp_vocabulary_code (&sp_accident_industries, category), NULL);
  g_autofree char *title = g_strdup (sp_vocabulary_label (&sp_accident_industries, category));
  SpReportRowName name = {.key = code, .title = title, .id = category + 1};
  Row row = {.name = &name, .look = SP_REPORT_ROW_GROUP};
  gboolean is_once = is_said_by_row (self, category, title);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpReportRowName *at = self->rows->pdata[i];

      if (at->group == category)
        g_array_append_val (keys, at->id);
    }
  if (keys->len == 0)
    return;
  row.keys = (const int64_t *)(gconstpointer)keys->data;
  row.n_keys = keys->len;
  if (!is_once)
    add_spans (self, &row, sheet);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpReportRowName *at = self->rows->pdata[i];
      Row child = {at, &at->id, 1, SP_REPORT_ROW_PLAIN, *number + 1, 0, is_once ? 0 : 1};
      guint before = self->sheet->lines->len;

      if (at->group != category)
        continue;
      add_spans (self, &child, sheet);
      *number += self->sheet->lines->len > before;
    }
}

static void
add_plain_rows (Sums *self, gboolean ungrouped_only, guint *number, guint sheet)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpReportRowName *at = self->rows->pdata[i];
      Row row = {
        at, &at->id, 1, SP_REPORT_ROW_PLAIN, *number + 1, is_time (self->definition->rows) ? i : 0,
        0};
      guint before = self->sheet->lines->len;

      if (ungrouped_only && at->group >= 0)
        continue;
      add_spans (self, &row, sheet);
      *number += self->sheet->lines->len > before;
    }
}

static void
add_rows (Sums *self, guint sheet)
{
  guint number = 0;

  if (self->definition->total == SP_TOTAL_FIRST)
    add_total (self, sheet);
  if (self->definition->has_subtotals && self->definition->rows == SP_ROWS_INDUSTRY)
    for (guint i = 0; i < sp_accident_industries.n_words; i++)
      add_group (self, sp_accident_industries.words[i].value, &number, sheet);
  add_plain_rows (self,
                  self->definition->has_subtotals && self->definition->rows == SP_ROWS_INDUSTRY,
                  &number, sheet);
  if (self->definition->total == SP_TOTAL_LAST)
    add_total (self, sheet);
}

/* ---- the sheet ---- */

gboolean
sp_report_fill_sums (SpReportFilling *self, SpReportSheet *sheet, GError **error)
{
  g_auto (Sums) sums = {.filling = self, .sheet = sheet, .definition = sheet->definition};
  const SpReportSheetDefinition *definition = sheet->definition;

  for (guint i = 0; i < definition->columns->len; i++)
    sp_report_sheet_add_shown (sheet, definition->columns->pdata[i],
                               sp_report_sum_kind (definition->columns->pdata[i]));
  sheet->lines = g_ptr_array_new_with_free_func (sp_report_line_free);
  sp_report_figures_init (&sums.figures, self, definition);
  if (!load_all (&sums, error))
    return FALSE;
  add_rows (&sums, self->report->sheets->len);
  return TRUE;
}
