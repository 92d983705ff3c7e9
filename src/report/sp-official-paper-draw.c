/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOfficialPaper on a page and in a file. Decides nothing about what stands where. */
#include "base/sp-i18n.h"
#include "report/sp-official-paper-private.h"
#include "report/sp-paper-file.h"

#define A4_WIDTH (210 * SP_MM)
#define A4_HEIGHT (297 * SP_MM)
#define HAIR 0.6

double
sp_official_paper_get_width (void)
{
  return A4_WIDTH;
}

double
sp_official_paper_get_height (void)
{
  return A4_HEIGHT;
}

static void
draw_head (SpOfficialPaper *self, cairo_t *cr)
{
  SpTextBox box = {.x = SP_OFFICIAL_LEFT,
                   .y = SP_OFFICIAL_TOP,
                   .width = SP_OFFICIAL_WIDTH,
                   .font = SP_FONT_TITLE,
                   .size = SP_OFFICIAL_TITLE_SIZE,
                   .pitch = SP_OFFICIAL_TITLE_PITCH,
                   .align = SP_ALIGN_CENTER};
  guint n = sp_chart_text_lines (self->text, box.font, box.size, self->title, box.width);

  sp_chart_text_show_part (self->text, cr, &box, self->title, 0, n);
  if (self->number == NULL)
    return;
  box.y += n * SP_OFFICIAL_TITLE_PITCH;
  box.font = SP_FONT_BODY;
  box.size = SP_OFFICIAL_SIZE;
  box.pitch = SP_OFFICIAL_PITCH;
  sp_chart_text_show_part (self->text, cr, &box, self->number, 0, 1);
}

static void
draw_words (SpOfficialPaper *self, cairo_t *cr, const SpPiece *piece, const SpPieceSlice *slice)
{
  const SpTextBox box = {.x = SP_OFFICIAL_LEFT,
                         .y = SP_OFFICIAL_TOP + slice->y,
                         .width = SP_OFFICIAL_WIDTH - piece->indent_right,
                         .font = piece->font,
                         .size = piece->size,
                         .pitch = piece->pitch,
                         .align = piece->align};

  sp_chart_text_show_part (self->text, cr, &box, piece->texts[0], slice->first_line,
                           slice->n_lines);
}

static void
draw_form (SpOfficialPaper *self, cairo_t *cr, const SpPiece *piece, const SpPieceSlice *slice)
{
  double height = slice->n_lines * piece->pitch + 2 * SP_FORM_PAD;

  cairo_set_line_width (cr, HAIR);
  for (guint i = 0; i < 2 * piece->n_cells; i++)
    {
      SpTextBox box = sp_official_paper_form_box (i / 2, piece->n_cells, i % 2);

      cairo_rectangle (cr, box.x, SP_OFFICIAL_TOP + slice->y, box.width, height);
      cairo_stroke (cr);
      box.x += SP_FORM_PAD;
      box.y = SP_OFFICIAL_TOP + slice->y + SP_FORM_PAD;
      box.width -= 2 * SP_FORM_PAD;
      box.height = slice->n_lines * piece->pitch;
      if (i % 2 == 0 || (piece->n_lines <= SP_FORM_CENTRED && piece->n_lines == slice->n_lines))
        sp_chart_text_show (self->text, cr, &box, piece->texts[i]);
      else
        sp_chart_text_show_part (self->text, cr, &box, piece->texts[i], slice->first_line,
                                 slice->n_lines);
    }
}

/* 7.5: a dash on either side, one character in from the edge; odd pages at the right, even at the
 * left. */
static void
draw_number (SpOfficialPaper *self, cairo_t *cr, guint page)
{
  g_autofree char *number = g_strdup_printf ("— %u —", page + 1);
  const SpTextBox box = {.x = SP_OFFICIAL_LEFT + SP_OFFICIAL_NUMBER_SIZE,
                         .y = SP_OFFICIAL_TOP + SP_OFFICIAL_HEIGHT + SP_OFFICIAL_NUMBER_DROP,
                         .width = SP_OFFICIAL_WIDTH - 2 * SP_OFFICIAL_NUMBER_SIZE,
                         .font = SP_FONT_NUMBER,
                         .size = SP_OFFICIAL_NUMBER_SIZE,
                         .pitch = SP_OFFICIAL_NUMBER_SIZE,
                         .align = page % 2 == 0 ? SP_ALIGN_END : SP_ALIGN_START};

  sp_chart_text_show_part (self->text, cr, &box, number, 0, 1);
}

void
sp_official_paper_draw (SpOfficialPaper *self, guint page, cairo_t *cr)
{
  guint n_pages = sp_official_paper_get_n_pages (self);
  guint first, end;

  g_return_if_fail (page < n_pages);

  first = g_array_index (self->page_first, guint, page);
  end = page + 1 < n_pages ? g_array_index (self->page_first, guint, page + 1) : self->slices->len;
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (page == 0)
    draw_head (self, cr);
  for (guint i = first; i < end; i++)
    {
      const SpPieceSlice *slice = &g_array_index (self->slices, SpPieceSlice, i);
      const SpPiece *piece = &g_array_index (self->pieces, SpPiece, slice->piece);

      if (piece->kind == SP_PIECE_FORM)
        draw_form (self, cr, piece, slice);
      else
        draw_words (self, cr, piece, slice);
    }
  draw_number (self, cr, page);
  cairo_restore (cr);
}

/* ---- files ---- */

static void
draw_page (gpointer paper, guint page, cairo_t *cr)
{
  sp_official_paper_draw (paper, page, cr);
}

gboolean
sp_official_paper_export_pdf (SpOfficialPaper *self, const char *path, GError **error)
{
  const SpPaperFile file = {.title = self->title,
                            .date = self->date,
                            .width = A4_WIDTH,
                            .height = A4_HEIGHT,
                            .n_pages = sp_official_paper_get_n_pages (self),
                            .draw = draw_page};

  return sp_paper_file_write (&file, self, path, error);
}
