/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Formulas of totals and rates: only where what they would give is the figure itself, so that a
 * workbook that is recomputed says the same. */
#include "report/sp-report-table-sheet.h"

#include "report/sp-book.h"

#include <math.h>

#define MAX_CELLS 60 /* of a sum that is no range */

static const SpReportRow *
get_row (const SpReportSheet *sheet, guint line)
{
  return &((const SpReportLine *)sheet->lines->pdata[line])->row;
}

static gboolean
is_same (double a, double b)
{
  return fabs (a - b) <= 1e-9 * MAX (1, MAX (fabs (a), fabs (b)));
}

/* ---- sums ---- */

/* Whether line @other is one of those that the total or group of @line adds up: of a total what is
 * below nothing, of a group what is below it. */
static gboolean
is_added (const SpReportSheet *sheet, guint line, guint other)
{
  const SpReportRow *sum = get_row (sheet, line);
  const SpReportRow *row = get_row (sheet, other);

  if (row->look == SP_REPORT_ROW_TOTAL || row->span != sum->span || other == line)
    return FALSE;
  if (sum->look == SP_REPORT_ROW_TOTAL)
    return row->level == 0;
  if (row->level == 0 || other < line)
    return FALSE;
  for (guint i = line + 1; i < other; i++)
    if (get_row (sheet, i)->level == 0)
      return FALSE;
  return TRUE;
}

static GArray *
list_added (const SpReportSheet *sheet, guint line)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < sheet->lines->len; i++)
    if (is_added (sheet, line, i))
      g_array_append_val (lines, i);
  return lines;
}

static void
append_cell (GString *out, guint row, guint column)
{
  g_autofree char *name = sp_book_dup_cell_name (row, column);

  g_string_append (out, name);
}

static gboolean
write_sum (GString *out, const GArray *lines, guint column, guint first_row)
{
  guint first = g_array_index (lines, guint, 0);
  guint last = g_array_index (lines, guint, lines->len - 1);

  g_string_assign (out, "=SUM(");
  if (last - first + 1 == lines->len)
    {
      append_cell (out, first_row + first, column);
      g_string_append_c (out, ':');
      append_cell (out, first_row + last, column);
    }
  else if (lines->len > MAX_CELLS)
    return FALSE;
  else
    for (guint i = 0; i < lines->len; i++)
      {
        if (i > 0)
          g_string_append_c (out, ',');
        append_cell (out, first_row + g_array_index (lines, guint, i), column);
      }
  g_string_append_c (out, ')');
  return TRUE;
}

static gboolean
make_sum (const SpReportSheet *sheet, guint line, guint column, guint first_row, GString *out)
{
  g_autoptr (GArray) lines = list_added (sheet, line);
  double sum = 0;

  for (guint i = 0; i < lines->len; i++)
    sum += get_row (sheet, g_array_index (lines, guint, i))->cells[column].number;
  return lines->len > 0 && is_same (sum, get_row (sheet, line)->cells[column].number) &&
         write_sum (out, lines, column, first_row);
}

/* ---- rates ---- */

/* The shown column that is @term: called so, or the same quantity over the same days; -1: none. */
static int
find_term (const SpReportSheet *sheet, const SpReportColumn *rate, const char *term)
{
  for (guint i = 0; i < sheet->shown->len; i++)
    {
      const SpReportShown *shown = &g_array_index (sheet->shown, SpReportShown, i);
      const SpReportColumn *column = shown->column;
      gboolean is_same_span =
        column->has_span == rate->has_span && (!column->has_span || column->span == rate->span);

      if (*column->over == '\0' && column != rate &&
          (g_strcmp0 (column->key, term) == 0 ||
           (is_same_span && g_str_equal (column->value, term))))
        return (int)i;
    }
  return -1;
}

static gboolean
make_rate (const SpReportSheet *sheet, guint line, guint column, guint first_row, GString *out)
{
  const SpReportRow *row = get_row (sheet, line);
  const SpReportColumn *rate = g_array_index (sheet->shown, SpReportShown, column).column;
  int part = find_term (sheet, rate, rate->value);
  int whole = find_term (sheet, rate, rate->over);
  double divisor = whole >= 0 ? row->cells[whole].number : 0;
  g_autofree char *numerator = NULL;
  g_autofree char *denominator = NULL;

  if (part < 0 || whole < 0 || row->cells[column].is_none != (divisor == 0) ||
      (divisor != 0 && !is_same (row->cells[part].number / divisor, row->cells[column].number)))
    return FALSE;
  numerator = sp_book_dup_cell_name (first_row + line, (guint)part);
  denominator = sp_book_dup_cell_name (first_row + line, (guint)whole);
  g_string_printf (out, "=IF(%s=0,\"/\",%s/%s)", denominator, numerator, denominator);
  return TRUE;
}

gboolean
sp_report_formula_make (
  const SpReportSheet *sheet, guint line, guint column, guint first_row, GString *out)
{
  SpReportCellKind kind = g_array_index (sheet->shown, SpReportShown, column).kind;
  const SpReportCell *cell = &get_row (sheet, line)->cells[column];

  if (cell->is_blank || !sp_report_rows_are_sums (sheet->definition->rows))
    return FALSE;
  if (kind == SP_REPORT_CELL_RATE || kind == SP_REPORT_CELL_PERCENT)
    return make_rate (sheet, line, column, first_row, out);
  if (get_row (sheet, line)->look == SP_REPORT_ROW_PLAIN || cell->is_none)
    return FALSE;
  return (kind == SP_REPORT_CELL_COUNT || kind == SP_REPORT_CELL_MONEY ||
          kind == SP_REPORT_CELL_CHANGE) &&
         make_sum (sheet, line, column, first_row, out);
}
