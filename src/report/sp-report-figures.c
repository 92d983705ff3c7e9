/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-figures.h. */
#include "report/sp-report-figures.h"

#include "report/sp-report-rows.h"

#include <string.h>

typedef struct
{
  gboolean is_plus;
  int column; /* of the sheet's definition, or -1 */
  int slots[SP_REPORT_N_SPANS];
} Term;

static void
recipe_clear (gpointer data)
{
  SpReportRecipe *self = data;

  g_clear_pointer (&self->terms, g_array_unref);
  g_clear_pointer (&self->over, g_array_unref);
}

static void
facts_free (gpointer data)
{
  sp_report_facts_clear (data);
  g_free (data);
}

void
sp_report_figures_init (SpReportFigures *self,
                        SpReportFilling *filling,
                        const SpReportSheetDefinition *definition)
{
  *self = (SpReportFigures) {.filling = filling, .definition = definition};
  self->recipes = g_array_new (FALSE, FALSE, sizeof (SpReportRecipe));
  g_array_set_clear_func (self->recipes, recipe_clear);
  self->facts = g_ptr_array_new_with_free_func (facts_free);
  self->spans = g_array_new (FALSE, FALSE, sizeof (SpReportSpan));
  if (definition->spans->len > 0)
    g_array_append_vals (self->spans, definition->spans->data, definition->spans->len);
  else
    g_array_append_val (self->spans, definition->span);
}

void
sp_report_figures_clear (SpReportFigures *self)
{
  g_clear_pointer (&self->recipes, g_array_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->spans, g_array_unref);
}

/* ---- recipes ---- */

int
sp_report_find_key (const SpReportSheetDefinition *definition, const char *key, guint before)
{
  for (guint i = 0; i < before; i++)
    if (g_str_equal (((const SpReportColumn *)definition->columns->pdata[i])->key, key))
      return (int)i;
  return -1;
}

static gboolean
want_spans (SpReportFigures *self,
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
make_terms (
  SpReportFigures *self, SpReportFacts *facts, guint column, const char *text, GError **error)
{
  g_autoptr (GArray) parsed = sp_report_terms_parse (text);
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (Term));

  for (guint i = 0; i < parsed->len; i++)
    {
      const SpReportTerm *from = &g_array_index (parsed, SpReportTerm, i);
      Term term = {.is_plus = !from->is_minus};

      term.column = strchr (from->name, '.') == NULL
                      ? sp_report_find_key (self->definition, from->name, column)
                      : -1;
      if (term.column < 0 && !want_spans (self, facts, self->definition->columns->pdata[column],
                                          from->name, &term, error))
        return NULL;
      g_array_append_val (terms, term);
    }
  return g_steal_pointer (&terms);
}

gboolean
sp_report_is_word (const char *value)
{
  static const char *const words[] = {"#",        "title", "label", "township",
                                      "industry", "span",  "blank", NULL};

  return g_strv_contains (words, value);
}

static gboolean
make_recipes (SpReportFigures *self, SpReportFacts *facts, GError **error)
{
  g_array_set_size (self->recipes, 0);
  for (guint i = 0; i < self->definition->columns->len; i++)
    {
      const SpReportColumn *column = self->definition->columns->pdata[i];
      SpReportRecipe recipe = {.column = column};

      if (!sp_report_is_word (column->value))
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
add_facts (SpReportFigures *self, SpReportRows rows, const SpPeriod *period, SpDate as_of)
{
  const SpReport *report = self->filling->report;
  SpReportFacts *facts = g_new0 (SpReportFacts, 1);

  sp_report_facts_init (facts, self->filling->reader, rows, self->filling->cancellable);
  facts->plan = report->plan;
  facts->period = *period;
  facts->as_of = as_of;
  facts->plan_first = report->plan_first;
  facts->base_year = report->base_year;
  if (report->measures.now != NULL && report->measures.before != NULL)
    {
      g_hash_table_insert (facts->schedules, GINT_TO_POINTER (report->measures.as_of),
                           g_object_ref (report->measures.now));
      g_hash_table_insert (facts->schedules, GINT_TO_POINTER (report->measures.period.first - 1),
                           g_object_ref (report->measures.before));
    }
  g_ptr_array_add (self->facts, facts);
  return facts;
}

static gboolean
load_categories (SpReportFigures *self, SpReportFacts *facts, GError **error)
{
  if (facts->rows != SP_ROWS_CATEGORY)
    return TRUE;
  facts->categories = sp_report_load_categories (self->filling->reader, error);
  return facts->categories != NULL;
}

gboolean
sp_report_figures_load (
  SpReportFigures *self, SpReportRows rows, const SpPeriod *period, SpDate as_of, GError **error)
{
  SpReportFacts *facts = add_facts (self, rows, period, as_of);

  return load_categories (self, facts, error) && make_recipes (self, facts, error) &&
         sp_report_facts_load (facts, error);
}

/* ---- figures ---- */

static double
get_slot (const SpReportFigures *self, const SpReportFigureRow *figures, int slot)
{
  const SpReportFacts *facts = self->facts->pdata[figures->facts];
  double sum = 0;

  if (figures->is_total)
    return sp_report_facts_get_total (facts, (guint)slot);
  for (guint i = 0; i < figures->n_keys; i++)
    sum += sp_report_facts_get (facts, (guint)slot, figures->keys[i]);
  return sum;
}

static double
add_terms (const SpReportFigures *self, const SpReportFigureRow *figures, const GArray *terms)
{
  double sum = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = &g_array_index (terms, Term, i);
      double value = term->column >= 0 ? figures->values[term->column]
                                       : get_slot (self, figures, term->slots[figures->span]);

      sum += term->is_plus ? value : -value;
    }
  return sum;
}

gboolean
sp_report_figures_compute (const SpReportFigures *self, SpReportFigureRow *figures)
{
  gboolean says = FALSE;

  for (guint i = 0; i < self->recipes->len; i++)
    {
      const SpReportRecipe *recipe = &g_array_index (self->recipes, SpReportRecipe, i);
      double whole = 1;

      figures->is_none[i] = FALSE;
      if (recipe->terms == NULL)
        continue;
      figures->values[i] = add_terms (self, figures, recipe->terms);
      says = says || figures->values[i] != 0;
      if (recipe->over == NULL)
        continue;
      whole = add_terms (self, figures, recipe->over);
      says = says || whole != 0;
      figures->is_none[i] = whole == 0;
      figures->values[i] = whole != 0 ? figures->values[i] / whole : 0;
    }
  return says;
}

SpReportCellKind
sp_report_sum_kind (const SpReportColumn *column)
{
  g_autoptr (GArray) terms = NULL;

  if (g_str_equal (column->value, "title"))
    return SP_REPORT_CELL_TEXT;
  if (sp_report_is_word (column->value))
    return sp_report_as_kind (column->as, SP_REPORT_CELL_WORD);
  if (*column->over != '\0')
    return sp_report_as_kind (column->as, SP_REPORT_CELL_RATE);
  terms = sp_report_terms_parse (column->value);
  return sp_report_as_kind (
    column->as,
    terms->len > 0 && sp_report_quantity_is_money (g_array_index (terms, SpReportTerm, 0).name)
      ? SP_REPORT_CELL_MONEY
      : SP_REPORT_CELL_COUNT);
}
