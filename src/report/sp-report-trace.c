/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-trace.h. A cell is taken apart into quantities, keys of columns before it followed;
 * what is left of a quantity of hazards without the major ones is one list again. */
#include "report/sp-report-trace.h"

#include "base/sp-i18n.h"
#include "report/sp-report-trace-private.h"

#include <string.h>

void
sp_report_trace_free (gpointer data)
{
  SpReportTrace *self = data;

  if (self == NULL)
    return;
  g_clear_pointer (&self->conditions, g_array_unref);
  g_free (self->words);
  g_free (self->label);
  g_free (self);
}

/* ---- terms ---- */

typedef struct
{
  SpReportName name;
  SpReportSpan span;
  gboolean is_minus;
  gboolean is_general; /* without the major ones, which were a term of their own */
} Term;

static void
term_clear (gpointer data)
{
  sp_report_name_clear (&((Term *)data)->name);
}

/* Of one side of a figure. */
typedef struct
{
  const SpReportSheet *sheet;
  const SpReportRow *row;
  GArray *terms; /* of Term */
} Side;

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->terms, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static const SpReportColumn *
find_key (const SpReportSheetDefinition *definition, const char *key)
{
  for (guint i = 0; i < definition->columns->len; i++)
    {
      const SpReportColumn *column = definition->columns->pdata[i];

      if (*column->key != '\0' && g_str_equal (column->key, key))
        return column;
    }
  return NULL;
}

#define MAX_DEPTH 8  /* of columns that name columns before them */
#define MAX_TERMS 12 /* of one side: nobody chooses among more lists */

static gboolean
add_terms (
  Side *self, const SpReportColumn *column, const char *text, gboolean is_minus, guint depth)
{
  g_autoptr (GArray) parsed = sp_report_terms_parse (text);

  for (guint i = 0; i < parsed->len; i++)
    {
      const SpReportTerm *from = &g_array_index (parsed, SpReportTerm, i);
      Term term = {.is_minus = from->is_minus != is_minus,
                   .span = column->has_span ? column->span : self->row->span};
      const SpReportColumn *other;

      if (self->terms->len >= MAX_TERMS || depth > MAX_DEPTH)
        return FALSE;
      if (strchr (from->name, '.') != NULL)
        {
          sp_report_name_parse (from->name, &term.name);
          g_array_append_val (self->terms, term);
          continue;
        }
      other = find_key (self->sheet->definition, from->name);
      if (other == NULL || *other->over != '\0' ||
          !add_terms (self, other, other->value, term.is_minus, depth + 1))
        return FALSE;
    }
  return parsed->len > 0;
}

static gboolean
is_same (const Term *left, const Term *right)
{
  return left->span == right->span && g_str_equal (left->name.source, right->name.source) &&
         g_str_equal (left->name.name, right->name.name) &&
         g_str_equal (left->name.filter, right->name.filter);
}

/* hazard.x and hazard.major_x, of the same filter and days. */
static gboolean
is_major_of (const Term *all, const Term *major)
{
  return all->span == major->span && !all->is_general && g_str_equal (all->name.source, "hazard") &&
         g_str_equal (major->name.source, "hazard") &&
         g_str_equal (all->name.filter, major->name.filter) &&
         g_str_has_prefix (major->name.name, "major_") &&
         g_str_equal (major->name.name + strlen ("major_"), all->name.name);
}

/* Takes out the first two of opposite signs that come to nothing, or of which the one is left
 * without the other. FALSE: there are none. */
static gboolean
join (GArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    for (guint k = 0; k < terms->len; k++)
      {
        Term *one = &g_array_index (terms, Term, i);
        const Term *other = &g_array_index (terms, Term, k);

        if (one->is_minus == other->is_minus)
          continue;
        if (is_major_of (one, other))
          {
            one->is_general = TRUE;
            g_array_remove_index (terms, k);
            return TRUE;
          }
        if (is_same (one, other) && one->is_general == other->is_general)
          {
            g_array_remove_index (terms, MAX (i, k));
            g_array_remove_index (terms, MIN (i, k));
            return TRUE;
          }
      }
  return FALSE;
}

static gboolean
take_apart (Side *self, const SpReportColumn *column, const char *text)
{
  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (self->terms, term_clear);
  if (!add_terms (self, column, text, FALSE, 0))
    return FALSE;
  while (join (self->terms))
    ;
  return self->terms->len > 0;
}

/* ---- words ---- */

static const char *
get_title (const Side *self)
{
  for (guint i = 0; i < self->sheet->shown->len; i++)
    if (g_str_equal (g_array_index (self->sheet->shown, SpReportShown, i).column->value, "title"))
      return self->row->cells[i].text;
  return "";
}

/* 排查隐患（一般，企业自查）: the quantity and what it is narrowed to. */
static char *
dup_term (const Term *term)
{
  g_autofree char *text = g_strdup_printf ("%s.%s", term->name.source, term->name.name);
  g_autofree char *label = sp_report_quantity_dup_label (text);
  g_autofree char *filter =
    sp_report_filter_dup_words (sp_record_type_by_table (term->name.source), term->name.filter);
  const char *general = term->is_general ? _ ("一般") : "";
  const char *joint = term->is_general && *filter != '\0' ? _ ("，") : "";

  return *general != '\0' || *filter != '\0'
           ? g_strdup_printf (_ ("%s（%s%s%s）"), label, general, joint, filter)
           : g_steal_pointer (&label);
}

/* 分子减：重大已整改. */
static char *
dup_label (const Term *term, const char *side, gboolean is_alone)
{
  g_autofree char *words = dup_term (term);
  const char *sign = is_alone && !term->is_minus ? "" : term->is_minus ? _ ("减") : _ ("加");

  return *side != '\0' || *sign != '\0' ? g_strdup_printf (_ ("%s%s：%s"), side, sign, words)
                                        : g_steal_pointer (&words);
}

static char *
dup_words (const Side *self, const Term *term, const SpReportColumn *shown, const char *label)
{
  const char *title = get_title (self);
  g_autofree char *head = sp_report_column_dup_head (shown);

  return g_strdup_printf ("%s%s%s · %s%s%s", title, *title != '\0' ? " · " : "",
                          sp_vocabulary_label (&sp_report_spans, (int)term->span), head,
                          label != NULL ? " · " : "", label != NULL ? label : "");
}

/* ---- lists ---- */

static SpReportTrace *
trace_term (const Side *self, SpReader *reader, const Term *term)
{
  g_autoptr (SpReportTrace) trace = g_new0 (SpReportTrace, 1);
  SpTracing tracing = {self->sheet, reader,     self->row,       trace,
                       term->name,  term->span, term->is_general};

  trace->amount = -1;
  trace->conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  if (!sp_tracing_find_days (&tracing))
    return NULL;
  trace->as_of = tracing.as_of;
  return sp_tracing_trace (&tracing) ? g_steal_pointer (&trace) : NULL;
}

/* All terms of the side, or none. @side: 分子, 分母 or "". */
static void
trace_side (const Side *self,
            SpReader *reader,
            const SpReportColumn *shown,
            const char *side,
            gboolean is_below,
            GPtrArray *traces)
{
  guint first = traces->len;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = &g_array_index (self->terms, Term, i);
      gboolean is_alone = self->terms->len == 1;
      SpReportTrace *trace = trace_term (self, reader, term);

      if (trace == NULL)
        {
          g_ptr_array_set_size (traces, (int)first);
          return;
        }
      trace->is_minus = term->is_minus;
      trace->is_below = is_below;
      trace->is_whole = is_alone && !term->is_minus && *side == '\0';
      trace->label = dup_label (term, side, is_alone);
      trace->words = dup_words (self, term, shown, trace->is_whole ? NULL : trace->label);
      g_ptr_array_add (traces, trace);
    }
}

GPtrArray *
sp_report_sheet_trace (const SpReportSheet *self,
                       SpReader *reader,
                       const SpReportRow *row,
                       guint column)
{
  g_autoptr (GPtrArray) traces = g_ptr_array_new_with_free_func (sp_report_trace_free);
  g_auto (Side) above = {self, row, NULL};
  g_auto (Side) below = {self, row, NULL};
  const SpReportColumn *shown;
  gboolean is_rate;

  g_return_val_if_fail (self != NULL && row != NULL, NULL);
  g_return_val_if_fail (column < self->shown->len, NULL);

  shown = g_array_index (self->shown, SpReportShown, column).column;
  is_rate = *shown->over != '\0';
  if (!sp_report_rows_are_sums (self->definition->rows) || row->cells[column].is_none)
    return g_steal_pointer (&traces);
  if (take_apart (&above, shown, shown->value))
    trace_side (&above, reader, shown, is_rate ? _ ("分子") : "", FALSE, traces);
  if (is_rate && take_apart (&below, shown, shown->over))
    trace_side (&below, reader, shown, _ ("分母"), TRUE, traces);
  return g_steal_pointer (&traces);
}
