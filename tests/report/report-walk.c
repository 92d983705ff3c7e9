/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See report-walk.h. */
#include "report-walk.h"

#define LAST_SENTENCE_ROW 100

typedef struct
{
  const SpReportSheet *sheet;
  const ReportWalkBook *book;
  guint number;    /* of the sheet in the book */
  guint first_row; /* from 1 */
  guint n_cells;
} Walk;

static void
compare_number (const char *found, char type, double expected)
{
  g_assert_cmpint (type, ==, 'n');
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (found, NULL), expected, 1e-6);
}

static void
compare_cell (Walk *self, guint column, const SpReportCell *cell, const char *found, char type)
{
  SpReportCellKind kind = sp_report_sheet_get_kind (self->sheet, column);
  g_autofree char *text = sp_report_sheet_dup_text (self->sheet, column, cell);

  if (kind == SP_REPORT_CELL_TEXT || kind == SP_REPORT_CELL_WORD || kind == SP_REPORT_CELL_CODE ||
      cell->is_none || cell->is_blank || *text == '\0')
    g_assert_cmpstr (found, ==, text);
  else if (kind == SP_REPORT_CELL_DATE)
    compare_number (found, type, cell->date - sp_date_from_ymd (1899, 12, 30));
  else
    compare_number (found, type, cell->number);
}

static gboolean
compare_row (guint i, const SpReportRow *row, gpointer data)
{
  Walk *self = data;

  for (guint k = 0; k < sp_report_sheet_get_n_columns (self->sheet); k++)
    {
      g_autofree char *letters = k < 26 ? g_strdup_printf ("%c", (int)('A' + k))
                                        : g_strdup_printf ("A%c", (int)('A' + k - 26));
      g_autofree char *reference = g_strdup_printf ("%s%u", letters, self->first_row + i);
      char type = 0;
      const char *found = self->book->get_cell (self->book->book, self->number, reference, &type);

      compare_cell (self, k, &row->cells[k], found, type);
      self->n_cells++;
    }
  return TRUE;
}

/* Corner, title, the line below it, one or two heads, perhaps their numbers. */
static guint
find_first_row (const SpReportSheet *sheet)
{
  const SpReportSheetDefinition *definition = sp_report_sheet_get_definition (sheet);
  gboolean has_groups = FALSE;

  for (guint i = 0; i < sp_report_sheet_get_n_columns (sheet); i++)
    has_groups = has_groups || *sp_report_sheet_get_column (sheet, i)->group != '\0';
  return 4u + (*definition->corner != '\0') + has_groups + (definition->has_numbers != 0);
}

/* ---- sentences ---- */

static const char *
get_line (Walk *self, guint row)
{
  g_autofree char *reference = g_strdup_printf ("A%u", row);

  return self->book->get_cell (self->book->book, self->number, reference, NULL);
}

/* The first heading is wherever it is; from there on each line is the next one. */
static void
compare_sentences (Walk *self)
{
  guint row = 1;

  while (
    !g_str_equal (get_line (self, row), sp_report_sheet_get_paragraph (self->sheet, 0)->section))
    g_assert_cmpuint (++row, <, LAST_SENTENCE_ROW);
  for (guint i = 0; i < sp_report_sheet_get_n_paragraphs (self->sheet); i++)
    {
      const SpReportParagraph *paragraph = sp_report_sheet_get_paragraph (self->sheet, i);
      g_autofree char *text = g_strconcat ("　　", paragraph->text, NULL);

      if (*paragraph->section != '\0')
        g_assert_cmpstr (get_line (self, row++), ==, paragraph->section);
      g_assert_cmpstr (get_line (self, row++), ==, text);
      self->n_cells++;
    }
}

guint
report_walk (const SpReport *report, SpReader *reader, const ReportWalkBook *book)
{
  guint n_cells = 0;

  g_assert_cmpuint (book->n_sheets, ==, sp_report_get_n_sheets (report));
  for (guint i = 0; i < book->n_sheets; i++)
    {
      const SpReportSheet *sheet = sp_report_get_sheet (report, i);
      Walk walk = {sheet, book, i, find_first_row (sheet), 0};
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (book->get_name (book->book, i), ==,
                       sp_report_sheet_get_definition (sheet)->name);
      sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, compare_row, &walk, NULL, &error);
      g_assert_no_error (error);
      if (sp_report_sheet_get_n_paragraphs (sheet) > 0)
        compare_sentences (&walk);
      n_cells += walk.n_cells;
    }
  return n_cells;
}
