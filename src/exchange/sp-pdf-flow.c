/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines → paragraphs, by how they stand: a line that had room for more ends a paragraph, an indent
 * or a gap begins one. Only where neither can tell, as with full lines and no indents, words are
 * looked at. What sentences tell is left to the reader, which joins lines of any text. */
#include "exchange/sp-pdf-flow.h"

#include "document/sp-numbers.h"
#include "exchange/sp-pdf-sheet.h"

#include <math.h>
#include <string.h>

/* In em. */
#define SAME_INDENT 0.6 /* by which the beginnings of lines differ */
#define INDENT_MIN 1.0  /* what is an indent */
#define INDENT_MAX 3.0  /* what is still one of a first line */
#define HANGING_MAX 5.0 /* what a paragraph may hang behind its number */
#define OTHER_SIZE 0.12 /* part by which type of another size differs */
#define STRETCHED 0.2   /* short of the margin that a stretched line is at most */
#define GAP 1.45        /* pitches that are a gap */
#define INDENT_PART 8   /* one line in so many has an indent where first lines have */

#define FAR 1e5 /* points; nothing is printed there */

struct _SpPdfFlow
{
  /* Owned */
  GPtrArray *sheets; /* of SpPdfSheet */
  GString *pool;     /* the text of all lines and cells */

  /* While finishing */
  SpDocument *document; /* borrowed */
  GString *paragraph;
  gboolean has_indents;
  gboolean is_justified;
};

/* Where a line stands in the document. */
typedef struct
{
  const SpPdfSheet *sheet;
  const SpPdfLine *line;
  gboolean is_first; /* of its paragraph */
} Place;

SpPdfFlow *
sp_pdf_flow_new (void)
{
  SpPdfFlow *self = g_new0 (SpPdfFlow, 1);

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_pdf_sheet_free);
  self->pool = g_string_new (NULL);
  self->paragraph = g_string_new (NULL);
  return self;
}

void
sp_pdf_flow_free (SpPdfFlow *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sheets);
  g_string_free (self->pool, TRUE);
  g_string_free (self->paragraph, TRUE);
  g_free (self);
}

static gboolean
is_printable (const SpPdfGlyph *glyph)
{
  const SpPdfBox *box = &glyph->box;

  return fabs (box->x1) < FAR && fabs (box->y1) < FAR && fabs (box->x2) < FAR &&
         fabs (box->y2) < FAR && box->x2 >= box->x1 && box->y2 > box->y1 &&
         g_unichar_validate (glyph->c) && !g_unichar_iscntrl (glyph->c) &&
         !g_unichar_isspace (glyph->c);
}

void
sp_pdf_flow_add_page (SpPdfFlow *self, SpPdfPage *page)
{
  guint kept = 0;

  g_return_if_fail (self != NULL && page != NULL && page->glyphs != NULL);

  for (guint i = 0; i < page->glyphs->len; i++)
    {
      SpPdfGlyph glyph = g_array_index (page->glyphs, SpPdfGlyph, i);

      glyph.c = sp_pdf_plain_char (glyph.c);
      if (is_printable (&glyph))
        g_array_index (page->glyphs, SpPdfGlyph, kept++) = glyph;
    }
  g_array_set_size (page->glyphs, kept);
  g_ptr_array_add (self->sheets, sp_pdf_sheet_new (page, self->pool));
}

gsize
sp_pdf_flow_get_length (const SpPdfFlow *self)
{
  return self->pool->len;
}

/* ---- paragraphs ---- */

static double
indent_of (const Place *place)
{
  return (place->line->box.x1 - place->sheet->left) / place->line->em;
}

/* Whether paragraphs of this document begin with an indent. */
static gboolean
find_indents (const SpPdfFlow *self)
{
  guint n = 0;
  guint n_indented = 0;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const SpPdfSheet *sheet = g_ptr_array_index (self->sheets, i);

      for (guint j = 0; j < sheet->lines->len; j++)
        {
          Place place = {sheet, &g_array_index (sheet->lines, SpPdfLine, j), FALSE};
          double indent = indent_of (&place);

          n += indent < INDENT_MAX;
          n_indented += indent >= INDENT_MIN && indent < INDENT_MAX;
        }
    }
  return n_indented * INDENT_PART >= n && n_indented > 0;
}

static gboolean
is_other_size (const SpPdfLine *line, const SpPdfLine *next)
{
  return line->has_wide && next->has_wide &&
         fabs (line->em - next->em) > OTHER_SIZE * MAX (line->em, next->em);
}

static gboolean
has_gap (const Place *place, const Place *next)
{
  double pitch = place->sheet->pitch;

  if (place->sheet != next->sheet || pitch <= 0)
    return FALSE;
  return next->line->box.y2 - place->line->box.y2 > GAP * pitch;
}

static gboolean
ends_sentence (const SpPdfFlow *self, const Place *place)
{
  static const char *const stops[] = {"。", "；", "：", "！", "？", "）", ")", ";", ":", "”", "》"};
  const char *line = self->pool->str + place->line->start;

  for (guint i = 0; i < (self->has_indents ? 1 : G_N_ELEMENTS (stops)); i++)
    {
      gsize length = strlen (stops[i]);

      if (place->line->length >= length &&
          memcmp (line + place->line->length - length, stops[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

static SpNumberStyle
number_of (const SpPdfFlow *self, const Place *place)
{
  const char *start = self->pool->str + place->line->start;
  SpNumber number;

  return sp_number_read (start, start + place->line->length, &number) ? number.style
                                                                      : SP_NUMBER_NONE;
}

/* A full line that ends a sentence, and one that may be a heading: nothing but words can tell. A
 * document with indents is believed about the lesser numbers, which stand in sentences too. */
static gboolean
begins_heading (const SpPdfFlow *self, const Place *place, const Place *next)
{
  SpNumberStyle style = number_of (self, next);

  return style != SP_NUMBER_NONE && (!self->has_indents || style <= SP_NUMBER_HAN_BRACKET) &&
         ends_sentence (self, place);
}

/* Among lines that are stretched to the margin, one that nearly reaches it is the last of its
 * paragraph. */
static gboolean
is_unstretched (const SpPdfFlow *self, const Place *place)
{
  return self->is_justified && !self->has_indents && ends_sentence (self, place) &&
         place->line->box.x2 < place->sheet->right - STRETCHED * place->line->em;
}

static gboolean
is_continued (const SpPdfFlow *self, const Place *place, const Place *next)
{
  double before = indent_of (place);
  double indent = indent_of (next);

  if (is_other_size (place->line, next->line) || has_gap (place, next) ||
      sp_pdf_line_has_room (place->line, next->line, place->sheet->right))
    return FALSE;
  if (!place->is_first && fabs (indent - before) > SAME_INDENT)
    return FALSE;
  if (place->is_first && indent > before + SAME_INDENT)
    return indent <= before + HANGING_MAX && number_of (self, place) != SP_NUMBER_NONE;
  if (place->is_first && indent > before - SAME_INDENT && indent >= INDENT_MIN)
    return !self->has_indents;
  return !begins_heading (self, place, next) && !is_unstretched (self, place);
}

static void
end_paragraph (SpPdfFlow *self)
{
  if (self->paragraph->len > 0)
    sp_document_add_paragraph (self->document, self->paragraph->str, (gssize)self->paragraph->len);
  g_string_truncate (self->paragraph, 0);
}

static void
add_line (SpPdfFlow *self, const SpPdfSheet *sheet, const SpPdfLine *line, Place *last)
{
  Place place = {sheet, line, TRUE};

  if (last->line != NULL && self->paragraph->len > 0)
    place.is_first = !is_continued (self, last, &place);
  if (place.is_first)
    end_paragraph (self);
  sp_pdf_append_joined (self->paragraph, self->pool->str + line->start, line->length);
  *last = place;
}

/* ---- tables ---- */

static void
add_table (SpPdfFlow *self, const SpPdfTable *table)
{
  guint row = G_MAXUINT;

  end_paragraph (self);
  sp_document_begin_table (self->document, NULL);
  for (guint i = 0; i < table->cells->len; i++)
    {
      const SpPdfCell *cell = &g_array_index (table->cells, SpPdfCell, i);

      for (; row != cell->row; row = row == G_MAXUINT ? 0 : row + 1)
        sp_document_begin_row (self->document);
      sp_document_add_cell (self->document, self->pool->str + cell->start, (gssize)cell->length,
                            cell->row_span, cell->column_span);
    }
  sp_document_end_table (self->document);
}

static SpPdfTable *
edge_table (const SpPdfSheet *sheet, gboolean is_last)
{
  return g_ptr_array_index (sheet->tables, is_last ? sheet->tables->len - 1 : 0);
}

static gboolean
ends_with_table (const SpPdfSheet *sheet)
{
  return sheet->tables->len > 0 &&
         (sheet->lines->len == 0 ||
          g_array_index (sheet->lines, SpPdfLine, sheet->lines->len - 1).box.y1 <
            edge_table (sheet, TRUE)->box.y1);
}

static gboolean
begins_with_table (const SpPdfSheet *sheet)
{
  return sheet->tables->len > 0 &&
         (sheet->lines->len == 0 ||
          g_array_index (sheet->lines, SpPdfLine, 0).box.y1 > edge_table (sheet, FALSE)->box.y1);
}

/* A table that runs over pages becomes one, on the page where it begins. */
static void
join_tables (SpPdfFlow *self)
{
  SpPdfTable *open = NULL;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      SpPdfSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (open != NULL && begins_with_table (sheet) &&
          sp_pdf_table_continue (open, edge_table (sheet, FALSE), self->pool))
        {
          g_ptr_array_remove_index (sheet->tables, 0);
          if (sheet->tables->len == 0 && sheet->lines->len == 0)
            continue;
        }
      open = ends_with_table (sheet) ? edge_table (sheet, TRUE) : NULL;
    }
}

static void
add_sheet (SpPdfFlow *self, const SpPdfSheet *sheet, Place *last)
{
  guint table = 0;

  for (guint i = 0; i <= sheet->lines->len; i++)
    {
      const SpPdfLine *line =
        i < sheet->lines->len ? &g_array_index (sheet->lines, SpPdfLine, i) : NULL;

      for (; table < sheet->tables->len; table++)
        {
          const SpPdfTable *next = g_ptr_array_index (sheet->tables, table);

          if (line != NULL && next->box.y1 > line->box.y1)
            break;
          add_table (self, next);
        }
      if (line != NULL)
        add_line (self, sheet, line, last);
    }
}

void
sp_pdf_flow_finish (SpPdfFlow *self, SpDocument *document)
{
  Place last = {0};

  g_return_if_fail (self != NULL && document != NULL);

  self->document = document;
  sp_pdf_furniture_remove (self->sheets, self->pool->str);
  join_tables (self);
  self->is_justified = sp_pdf_sheets_measure (self->sheets);
  self->has_indents = find_indents (self);
  for (guint i = 0; i < self->sheets->len; i++)
    add_sheet (self, g_ptr_array_index (self->sheets, i), &last);
  end_paragraph (self);
}
