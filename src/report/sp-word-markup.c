/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paragraphs, tables and sections as markup. Everything that comes from outside goes through the
 * one escaping writer. */
#include "report/sp-word-file-private.h"

#include <math.h>

#define MM (1440 / 25.4) /* in twips */
#define A4_SHORT 11906
#define A4_LONG 16838
/* Cells of one table meet where their edges are nearer than this, in points. */
#define SAME_EDGE 0.5

void
sp_word_append_escaped (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if ((c >= 0x20 || c == '\t' || c == '\n') && c != 0x7F && c != 0xFFFE && c != 0xFFFF)
        g_string_append_unichar (out, c);
    }
}

int
sp_word_twips (double points)
{
  return (int)lround (points * 20);
}

/* ---- paragraphs ---- */

static void
append_run (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (*text == '\0')
    return;
  /* The hint gives quotation marks and dashes the width of Chinese ones. */
  g_string_append (out, "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      if (i > 0)
        g_string_append (out, "<w:br/>");
      for (guint k = 0; fields[k] != NULL; k++)
        {
          g_string_append (out, k > 0 ? "<w:tab/>" : "");
          g_string_append (out, "<w:t xml:space=\"preserve\">");
          sp_word_append_escaped (out, fields[k]);
          g_string_append (out, "</w:t>");
        }
    }
  g_string_append (out, "</w:r>");
}

static void
begin_paragraph (GString *out, const SpWordParagraph *paragraph)
{
  g_string_append_printf (out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>",
                          sp_word_style_id (paragraph->style));
  if (paragraph->keeps_next)
    g_string_append (out, "<w:keepNext/>");
  if (paragraph->begins_page)
    g_string_append (out, "<w:pageBreakBefore/>");
  if (paragraph->indent_left > 0 || paragraph->indent_right > 0)
    g_string_append_printf (out, "<w:ind w:left=\"%d\" w:right=\"%d\"/>",
                            sp_word_twips (paragraph->indent_left),
                            sp_word_twips (paragraph->indent_right));
}

void
sp_word_append_paragraph (GString *out, const SpWordParagraph *paragraph, const char *text)
{
  begin_paragraph (out, paragraph);
  g_string_append (out, "</w:pPr>");
  append_run (out, text);
  g_string_append (out, "</w:p>");
}

/* ---- sections ---- */

/* 5.2: head 37 mm, foot 35, back 28, front 26; the number's line 7 mm below the text. Lying, the
 * same sheet is turned. */
void
sp_word_append_section (GString *out, gboolean is_landscape, gboolean has_header, gboolean restarts)
{
  const double margins[] = {37, 26, 35, 28}; /* top, right, bottom, left of the sheet upright */
  const guint turn = is_landscape ? 3 : 0;

  g_string_append (out, "<w:sectPr>");
  if (has_header)
    g_string_append (out, "<w:headerReference w:type=\"default\" r:id=\"rId6\"/>"
                          "<w:headerReference w:type=\"even\" r:id=\"rId6\"/>");
  g_string_append_printf (
    out,
    "<w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
    "<w:footerReference w:type=\"even\" r:id=\"rId5\"/><w:type w:val=\"nextPage\"/>"
    "<w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>"
    "<w:pgMar w:top=\"%.0f\" w:right=\"%.0f\" w:bottom=\"%.0f\" w:left=\"%.0f\" "
    "w:header=\"%.0f\" w:footer=\"%.0f\" w:gutter=\"0\"/>%s</w:sectPr>",
    is_landscape ? A4_LONG : A4_SHORT, is_landscape ? A4_SHORT : A4_LONG,
    is_landscape ? " w:orient=\"landscape\"" : "", margins[turn % 4] * MM,
    margins[(turn + 1) % 4] * MM, margins[(turn + 2) % 4] * MM, margins[(turn + 3) % 4] * MM,
    15 * MM, (is_landscape ? 14 : 23) * MM, restarts ? "<w:pgNumType w:start=\"1\"/>" : "");
}

/* ---- tables ---- */

/* All edges of all rows, from left to right: the columns that Word counts cells in. */
static GArray *
collect_edges (const GArray *cells)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 2 * cells->len; i++)
    {
      const SpWordCell *cell = &g_array_index (cells, SpWordCell, i / 2);
      double edge = i % 2 == 0 ? cell->left : cell->right;
      guint at = 0;

      while (at < edges->len && g_array_index (edges, double, at) < edge - SAME_EDGE)
        at++;
      if (at == edges->len || g_array_index (edges, double, at) > edge + SAME_EDGE)
        g_array_insert_val (edges, at, edge);
    }
  return edges;
}

static guint
count_columns (const GArray *edges, const SpWordCell *cell)
{
  guint n = 0;

  for (guint i = 0; i < edges->len; i++)
    {
      double edge = g_array_index (edges, double, i);

      n += edge > cell->left + SAME_EDGE && edge <= cell->right + SAME_EDGE;
    }
  return MAX (1, n);
}

static void
append_cell (GString *out, const GArray *edges, const SpWordCell *cell)
{
  guint span = count_columns (edges, cell);
  const SpWordParagraph paragraph = {.style = cell->style};

  g_string_append_printf (out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>",
                          sp_word_twips (cell->right) - sp_word_twips (cell->left));
  if (span > 1)
    g_string_append_printf (out, "<w:gridSpan w:val=\"%u\"/>", span);
  if (cell->goes_on || cell->is_going_on)
    g_string_append_printf (out, "<w:vMerge%s/>", cell->is_going_on ? "" : " w:val=\"restart\"");
  g_string_append (out, "<w:vAlign w:val=\"center\"/></w:tcPr>");
  begin_paragraph (out, &paragraph);
  g_string_append (out, cell->is_centred ? "<w:jc w:val=\"center\"/></w:pPr>" : "</w:pPr>");
  if (!cell->is_going_on)
    append_run (out, cell->text != NULL ? cell->text : "");
  g_string_append (out, "</w:p></w:tc>");
}

static void
append_row (GString *out, const GArray *edges, const SpWordPlacedRow *row, const SpWordCell *cells)
{
  g_string_append (out, row->row.may_break ? "<w:tr><w:trPr>" : "<w:tr><w:trPr><w:cantSplit/>");
  if (row->row.height > 0)
    g_string_append_printf (out, "<w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>",
                            sp_word_twips (row->row.height));
  g_string_append (out, row->row.is_repeated ? "<w:tblHeader/></w:trPr>" : "</w:trPr>");
  for (guint i = 0; i < row->n_cells; i++)
    append_cell (out, edges, &cells[row->first_cell + i]);
  g_string_append (out, "</w:tr>");
}

static void
begin_table (GString *out, double width)
{
  static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};

  g_string_append_printf (out,
                          "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
                          "<w:jc w:val=\"center\"/><w:tblBorders>",
                          sp_word_twips (width));
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    g_string_append_printf (
      out, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>", sides[i]);
  g_string_append (out, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
                        "<w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/>"
                        "</w:tblCellMar></w:tblPr><w:tblGrid>");
}

void
sp_word_append_table (GString *out, const GArray *rows, const GArray *cells)
{
  g_autoptr (GArray) edges = collect_edges (cells);
  const double *at = (const double *)(gconstpointer)edges->data;

  begin_table (out, at[edges->len - 1] - at[0]);
  for (guint i = 1; i < edges->len; i++)
    g_string_append_printf (out, "<w:gridCol w:w=\"%d\"/>",
                            sp_word_twips (at[i]) - sp_word_twips (at[i - 1]));
  g_string_append (out, "</w:tblGrid>");
  for (guint i = 0; i < rows->len; i++)
    append_row (out, edges, &g_array_index (rows, SpWordPlacedRow, i),
                (const SpWordCell *)(gconstpointer)cells->data);
  g_string_append (out, "</w:tbl>");
}
