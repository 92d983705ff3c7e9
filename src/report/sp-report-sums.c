/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of sums: rows from a directory (townships, industries, parts …), columns from quantities.
 * Every figure comes from one SpReportFacts, the total row from its totals. */
#include "report/sp-report-private.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-industry.h"
#include "report/sp-report-rows.h"

#include <string.h>

/* A column made ready: its terms with the place of each quantity for each span in use. */
typedef struct
{
  gboolean is_plus;
  int column; /* of the sheet's definition, or -1 */
  int slots[SP_REPORT_N_SPANS];
} Term;

typedef struct
{
  const SpReportColumn *column;
  GArray *terms, *over; /* of Term */
} Recipe;

typedef struct
{
  SpReportFilling *filling;
  SpReportSheet *sheet;
  const SpReportSheetDefinition *definition;
  GArray *recipes;  /* of Recipe, one a column */
  GPtrArray *facts; /* of SpReportFacts: one, or one a row of time */
  GArray *spans;    /* of SpReportSpan: those of the rows */
  GPtrArray *rows;  /* of SpReportRowName */
} Sums;

static void
recipe_clear (gpointer data)
{
  Recipe *self = data;

  g_clear_pointer (&self->terms, g_array_unref);
  g_clear_pointer (&self->over, g_array_unref);
}

static void
facts_free (gpointer data)
{
  sp_report_facts_clear (data);
  g_free (data);
}

static void
sums_clear (Sums *self)
{
  g_clear_pointer (&self->recipes, g_array_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sums, sums_clear)

/* ---- recipes ---- */

static int
find_key (const Sums *self, const char *key, guint before)
{
  for (guint i = 0; i < before; i++)
    if (g_str_equal (((const SpReportColumn *)self->definition->columns->pdata[i])->key, key))
      return (int)i;
  return -1;
}

static gboolean
want_spans (Sums *self,
            SpReportFacts *facts,
            const SpReportColumn *column,
            const char *name,
            Term *term,
            GError **error)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      SpReportSpan row = g_array_index (self->spans, SpReportSpan, i);
      SpReportSpan span = column->has_span ? column->span : row;

      term->slots[row] = sp_report_facts_want (facts, name, span, error);
      if (term->slots[row] < 0)
        return FALSE;
    }
  return TRUE;
}

static GArray *
make_terms (Sums *self, SpReportFacts *facts, guint column, const char *text, GError **error)
{
  g_autoptr (GArray) parsed = sp_report_terms_parse (text);
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (Term));

  for (guint i = 0; i < parsed->len; i++)
    {
      const SpReportTerm *from = &g_array_index (parsed, SpReportTerm, i);
      Term term = {.is_plus = !from->is_minus};

      term.column = strchr (from->name, '.') == NULL ? find_key (self, from->name, column) : -1;
      if (term.column < 0 && !want_spans (self, facts, self->definition->columns->pdata[column],
                                          from->name, &term, error))
        return NULL;
      g_array_append_val (terms, term);
    }
  return g_steal_pointer (&terms);
}

static gboolean
is_word (const char *value)
{
  return g_str_equal (value, "#") || g_str_equal (value, "title") || g_str_equal (value, "span");
}

static gboolean
make_recipes (Sums *self, SpReportFacts *facts, GError **error)
{
  g_array_set_size (self->recipes, 0);
  for (guint i = 0; i < self->definition->columns->len; i++)
    {
      const SpReportColumn *column = self->definition->columns->pdata[i];
      Recipe recipe = {.column = column};

      if (!is_word (column->value))
        {
          recipe.terms = make_terms (self, facts, i, column->value, error);
          if (recipe.terms == NULL)
            return FALSE;
          recipe.over =
            *column->over != '\0' ? make_terms (self, facts, i, column->over, error) : NULL;
          if (*column->over != '\0' && recipe.over == NULL)
            {
              recipe_clear (&recipe);
              return FALSE;
            }
        }
      g_array_append_val (self->recipes, recipe);
    }
  return TRUE;
}

/* ---- facts ---- */

static SpReportFacts *
add_facts (Sums *self, SpReportRows rows, const SpPeriod *period, SpDate as_of)
{
  const SpReport *report = self->filling->report;
  SpReportFacts *facts = g_new0 (SpReportFacts, 1);

  sp_report_facts_init (facts, self->filling->reader, rows, self->filling->cancellable);
  facts->plan = report->plan;
  facts->period = *period;
  facts->as_of = as_of;
  facts->plan_first = report->plan_first;
  facts->base_year = report->base_year;
  g_ptr_array_add (self->facts, facts);
  return facts;
}

static gboolean
load_categories (Sums *self, SpReportFacts *facts, GError **error)
{
  if (facts->rows != SP_ROWS_CATEGORY)
    return TRUE;
  facts->categories = sp_report_load_categories (self->filling->reader, error);
  return facts->categories != NULL;
}

static gboolean
load_facts (Sums *self, SpReportFacts *facts, GError **error)
{
  return load_categories (self, facts, error) && make_recipes (self, facts, error) &&
         sp_report_facts_load (facts, error);
}

static gboolean
load_times (Sums *self, GError **error)
{
  const SpReport *report = self->filling->report;
  g_autoptr (GArray) periods = sp_report_list_periods (report, self->definition->rows);

  for (guint i = 0; i < periods->len; i++)
    {
      const SpPeriod *period = &g_array_index (periods, SpPeriod, i);
      SpReportFacts *facts =
        add_facts (self, SP_ROWS_NOTHING, period, MIN (period->last, report->as_of));
      SpReportRowName *name = sp_report_row_name_new (0, NULL, sp_period_dup_code (period));

      name->title = sp_period_dup_label (period);
      g_ptr_array_add (self->rows, name);
      if (!load_facts (self, facts, error))
        return FALSE;
    }
  /* The total is of all of them. */
  return load_facts (self, add_facts (self, SP_ROWS_NOTHING, &report->period, report->as_of),
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
  return self->rows != NULL &&
         load_facts (self, add_facts (self, self->definition->rows, &report->period, report->as_of),
                     error);
}

/* ---- figures ---- */

/* A row under computation. */
typedef struct
{
  const SpReportFacts *facts;
  gboolean is_total;
  const int64_t *keys; /* a subtotal adds several */
  guint n_keys;
  SpReportSpan span;
  double *values; /* one a column */
  gboolean *is_none;
} Figures;

static double
get_slot (const Figures *figures, int slot)
{
  double sum = 0;

  if (figures->is_total)
    return sp_report_facts_get_total (figures->facts, (guint)slot);
  for (guint i = 0; i < figures->n_keys; i++)
    sum += sp_report_facts_get (figures->facts, (guint)slot, figures->keys[i]);
  return sum;
}

static double
add_terms (const Figures *figures, const GArray *terms)
{
  double sum = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = &g_array_index (terms, Term, i);
      double value = term->column >= 0 ? figures->values[term->column]
                                       : get_slot (figures, term->slots[figures->span]);

      sum += term->is_plus ? value : -value;
    }
  return sum;
}

/* Returns whether anything is not 0. */
static gboolean
compute (const Sums *self, Figures *figures)
{
  gboolean says = FALSE;

  for (guint i = 0; i < self->recipes->len; i++)
    {
      const Recipe *recipe = &g_array_index (self->recipes, Recipe, i);
      double whole = 1;

      figures->is_none[i] = FALSE;
      if (recipe->terms == NULL)
        continue;
      figures->values[i] = add_terms (figures, recipe->terms);
      says = says || figures->values[i] != 0;
      if (recipe->over == NULL)
        continue;
      whole = add_terms (figures, recipe->over);
      says = says || whole != 0;
      figures->is_none[i] = whole == 0;
      figures->values[i] = whole != 0 ? figures->values[i] / whole : 0;
    }
  return says;
}

/* ---- lines ---- */

static void
set_word (SpReportLine *line, guint cell, const char *value, const char *title, guint number)
{
  if (g_str_equal (value, "#"))
    sp_report_line_set_text (line, cell,
                             number > 0 ? g_strdup_printf ("%u", number) : g_strdup (""));
  else if (g_str_equal (value, "span"))
    sp_report_line_set_text (
      line, cell, g_strdup (sp_vocabulary_label (&sp_report_spans, (int)line->row.span)));
  else
    sp_report_line_set_text (line, cell, g_strdup (title));
}

static void
set_cells (
  const Sums *self, SpReportLine *line, const Figures *figures, const char *title, guint number)
{
  guint cell = 0;

  for (guint i = 0; i < self->recipes->len; i++)
    {
      const Recipe *recipe = &g_array_index (self->recipes, Recipe, i);

      if (recipe->column->is_hidden)
        continue;
      if (recipe->terms == NULL)
        set_word (line, cell, recipe->column->value, title, number);
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
check_side (const Sums *self, const Figures *figures, const char *text)
{
  g_autoptr (GArray) terms = sp_report_terms_parse (text);
  double sum = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const SpReportTerm *term = &g_array_index (terms, SpReportTerm, i);
      int column = find_key (self, term->name, self->definition->columns->len);

      g_return_val_if_fail (column >= 0, 0); /* the definition was checked */
      sum += term->is_minus ? -figures->values[column] : figures->values[column];
    }
  return sum;
}

static void
check_row (Sums *self, const Figures *figures, guint sheet, const char *title)
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
} Row;

static void
add_row (Sums *self, const Row *row, SpReportSpan span, guint sheet)
{
  guint n = self->recipes->len;
  g_autofree double *values = g_new0 (double, n);
  g_autofree gboolean *is_none = g_new0 (gboolean, n);
  Figures figures = {self->facts->pdata[row->facts],
                     row->name == NULL,
                     row->keys,
                     row->n_keys,
                     span,
                     values,
                     is_none};
  gboolean says = compute (self, &figures);
  const char *title = row->name != NULL ? row->name->title : _ ("合计");
  SpReportLine *line;

  if (!says && row->name != NULL &&
      (!self->definition->keeps_empty || (row->name->id == 0 && row->name->is_rest)))
    return;
  line = sp_report_line_new (row->name != NULL ? row->name->key : "total", self->sheet->shown->len);
  line->row.look = row->look;
  line->row.span = span;
  line->row.type = row->name != NULL ? row->name->type : NULL;
  line->row.id = row->name != NULL ? row->name->id : 0;
  check_row (self, &figures, sheet, title);
  set_cells (self, line, &figures, title, row->number);
  g_ptr_array_add (self->sheet->lines, line);
}

static void
add_spans (Sums *self, const Row *row, guint sheet)
{
  for (guint i = 0; i < self->spans->len; i++)
    add_row (self, row, g_array_index (self->spans, SpReportSpan, i), sheet);
}

static void
add_total (Sums *self, guint sheet)
{
  Row row = {.look = SP_REPORT_ROW_TOTAL, .facts = self->facts->len - 1};

  add_spans (self, &row, sheet);
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
  add_spans (self, &row, sheet);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpReportRowName *at = self->rows->pdata[i];
      Row child = {at, &at->id, 1, SP_REPORT_ROW_PLAIN, *number + 1, 0};
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
        at, &at->id, 1, SP_REPORT_ROW_PLAIN, *number + 1, is_time (self->definition->rows) ? i : 0};
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

static SpReportCellKind
column_kind (const SpReportColumn *column)
{
  g_autoptr (GArray) terms = NULL;

  if (g_str_equal (column->value, "title"))
    return SP_REPORT_CELL_TEXT;
  if (is_word (column->value))
    return SP_REPORT_CELL_WORD;
  if (*column->over != '\0')
    return sp_report_as_kind (column->as, SP_REPORT_CELL_RATE);
  terms = sp_report_terms_parse (column->value);
  return sp_report_as_kind (
    column->as,
    terms->len > 0 && sp_report_quantity_is_money (g_array_index (terms, SpReportTerm, 0).name)
      ? SP_REPORT_CELL_MONEY
      : SP_REPORT_CELL_COUNT);
}

gboolean
sp_report_fill_sums (SpReportFilling *self, SpReportSheet *sheet, GError **error)
{
  g_auto (Sums) sums = {.filling = self, .sheet = sheet, .definition = sheet->definition};
  const SpReportSheetDefinition *definition = sheet->definition;

  for (guint i = 0; i < definition->columns->len; i++)
    sp_report_sheet_add_shown (sheet, definition->columns->pdata[i],
                               column_kind (definition->columns->pdata[i]));
  sheet->lines = g_ptr_array_new_with_free_func (sp_report_line_free);
  sums.recipes = g_array_new (FALSE, FALSE, sizeof (Recipe));
  g_array_set_clear_func (sums.recipes, recipe_clear);
  sums.facts = g_ptr_array_new_with_free_func (facts_free);
  sums.spans = g_array_new (FALSE, FALSE, sizeof (SpReportSpan));
  if (definition->spans->len > 0)
    g_array_append_vals (sums.spans, definition->spans->data, definition->spans->len);
  else
    g_array_append_val (sums.spans, definition->span);
  if (!load_all (&sums, error))
    return FALSE;
  add_rows (&sums, self->report->sheets->len);
  return TRUE;
}
