/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOfficialPaper on a page and in a file. Decides nothing about what stands where. */
#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-official-paper-private.h"
#include "report/sp-paper-file.h"

#define A4_WIDTH (210 * SP_MM)
#define A4_HEIGHT (297 * SP_MM)
#define HAIR 0.6
#define MARK_TOP (18 * SP_MM)

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
  SpOfficialFrame frame = sp_official_paper_get_frame (piece->is_landscape);
  const SpTextBox box = {.x = frame.left + piece->indent_left,
                         .y = frame.top + slice->y,
                         .width = frame.width - piece->indent_left - piece->indent_right,
                         .font = piece->font,
                         .size = piece->size,
                         .pitch = piece->pitch,
                         .align = piece->align};

  sp_chart_text_show_part (self->text, cr, &box, piece->texts[0], slice->first_line,
                           slice->n_lines);
}

/* The lines of @slice in a ruled cell from @y on; @box has no height yet. */
static void
draw_cell (SpOfficialPaper *self,
           cairo_t *cr,
           SpTextBox box,
           const SpPiece *piece,
           const SpPieceSlice *slice,
           const char *text,
           gboolean is_centred)
{
  double height = slice->n_lines * piece->pitch + 2 * piece->pad;
  SpOfficialFrame frame = sp_official_paper_get_frame (piece->is_landscape);

  box.y = frame.top + slice->y;
  cairo_rectangle (cr, box.x, box.y, box.width, height);
  cairo_stroke (cr);
  box.x += piece->pad;
  box.y += piece->pad;
  box.width -= 2 * piece->pad;
  box.height = slice->n_lines * piece->pitch;
  if (is_centred)
    sp_chart_text_show (self->text, cr, &box, text);
  else
    sp_chart_text_show_part (self->text, cr, &box, text, slice->first_line, slice->n_lines);
}

static void
draw_form (SpOfficialPaper *self, cairo_t *cr, const SpPiece *piece, const SpPieceSlice *slice)
{
  gboolean is_low = piece->n_lines <= SP_FORM_CENTRED && piece->n_lines == slice->n_lines;

  for (guint i = 0; i < piece->n_texts; i++)
    draw_cell (self, cr, sp_official_paper_form_box (i / 2, piece->n_texts / 2, i % 2), piece,
               slice, piece->texts[i], i % 2 == 0 || is_low);
}

static void
draw_row (SpOfficialPaper *self, cairo_t *cr, const SpPiece *piece, const SpPieceSlice *slice)
{
  const SpOfficialTable *table = &g_array_index (self->tables, SpOfficialTable, piece->table);

  for (guint i = 0; i < piece->n_texts; i++)
    draw_cell (self, cr, sp_official_paper_column_box (table, i, 1, piece->is_landscape), piece,
               slice, piece->texts[i], piece->n_lines == slice->n_lines);
}

/* A word of the head over @n_lines from line @first on. */
static void
draw_head_cell (SpOfficialPaper *self,
                cairo_t *cr,
                SpTextBox box,
                const SpPiece *piece,
                const SpPieceSlice *slice,
                guint first,
                guint n_lines,
                const char *text)
{
  SpOfficialFrame frame = sp_official_paper_get_frame (piece->is_landscape);
  double y = slice->y + (first > 0 ? piece->pad + first * piece->pitch : 0);
  double end = slice->y + (first + n_lines) * piece->pitch +
               (first + n_lines == piece->n_lines ? 2 : 1) * piece->pad;

  box.font = SP_FONT_HEADING;
  box.align = SP_ALIGN_CENTER;
  box.y = frame.top + y;
  box.height = end - y;
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_stroke (cr);
  box.x += piece->pad;
  box.width -= 2 * piece->pad;
  sp_chart_text_show (self->text, cr, &box, text);
}

static void
draw_table_head (SpOfficialPaper *self,
                 cairo_t *cr,
                 const SpPiece *piece,
                 const SpPieceSlice *slice)
{
  const SpOfficialTable *table = &g_array_index (self->tables, SpOfficialTable, piece->table);

  for (guint i = 0, end = 0; i < table->n_columns; i++)
    {
      const SpOfficialColumn *column = &table->columns[i];
      guint first = column->group != NULL ? table->n_group_lines : 0;

      draw_head_cell (self, cr, sp_official_paper_column_box (table, i, 1, piece->is_landscape),
                      piece, slice, first, piece->n_lines - first, column->label);
      if (column->group == NULL || i < end)
        continue;
      end = i + sp_official_table_count_group (table, i);
      draw_head_cell (self, cr,
                      sp_official_paper_column_box (table, i, end - i, piece->is_landscape), piece,
                      slice, 0, first, column->group);
    }
}

static void
draw_picture (SpOfficialPaper *self, cairo_t *cr, const SpPiece *piece, const SpPieceSlice *slice)
{
  SpOfficialFrame frame = sp_official_paper_get_frame (piece->is_landscape);
  double scale = piece->pitch / piece->picture.height;

  cairo_save (cr);
  cairo_translate (cr, frame.left + (frame.width - piece->picture.width * scale) / 2,
                   frame.top + slice->y);
  cairo_scale (cr, scale, scale);
  piece->picture.draw (piece->picture.data, cr);
  cairo_restore (cr);
}

static void
draw_piece (SpOfficialPaper *self, cairo_t *cr, const SpPiece *piece, const SpPieceSlice *slice)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, HAIR);
  switch (piece->kind)
    {
    case SP_PIECE_FORM:
      draw_form (self, cr, piece, slice);
      break;
    case SP_PIECE_HEAD:
      draw_table_head (self, cr, piece, slice);
      break;
    case SP_PIECE_ROW:
      draw_row (self, cr, piece, slice);
      break;
    case SP_PIECE_PICTURE:
      draw_picture (self, cr, piece, slice);
      break;
    case SP_PIECE_WORDS:
    case SP_PIECE_PAGE:
    default:
      draw_words (self, cr, piece, slice);
      break;
    }
}

/* 7.5: a dash on either side, one character in from the edge; odd pages at the right, even at the
 * left. */
static void
draw_number (SpOfficialPaper *self, cairo_t *cr, guint page)
{
  guint printed = g_array_index (self->page_number, guint, page);
  g_autofree char *number = g_strdup_printf ("— %u —", printed);
  const SpTextBox box = {.x = SP_OFFICIAL_LEFT + SP_OFFICIAL_NUMBER_SIZE,
                         .y = SP_OFFICIAL_TOP + SP_OFFICIAL_HEIGHT + SP_OFFICIAL_NUMBER_DROP,
                         .width = SP_OFFICIAL_WIDTH - 2 * SP_OFFICIAL_NUMBER_SIZE,
                         .font = SP_FONT_NUMBER,
                         .size = SP_OFFICIAL_NUMBER_SIZE,
                         .pitch = SP_OFFICIAL_NUMBER_SIZE,
                         .align = printed % 2 == 1 ? SP_ALIGN_END : SP_ALIGN_START};

  sp_chart_text_show_part (self->text, cr, &box, number, 0, 1);
}

/* Above the text, in the middle. */
static void
draw_mark (SpOfficialPaper *self, cairo_t *cr)
{
  const SpTextBox box = {.x = SP_OFFICIAL_LEFT,
                         .y = MARK_TOP,
                         .width = SP_OFFICIAL_WIDTH,
                         .font = SP_FONT_HEADING,
                         .size = SP_FORM_SIZE,
                         .pitch = SP_FORM_PITCH,
                         .align = SP_ALIGN_CENTER};

  if (self->mark != NULL)
    sp_chart_text_show_part (self->text, cr, &box, self->mark, 0, 1);
}

/* 7.6: the head of what lies is at the left of the upright page. */
static void
turn (cairo_t *cr)
{
  cairo_translate (cr, 0, A4_HEIGHT);
  cairo_rotate (cr, -G_PI / 2);
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
  draw_mark (self, cr);
  draw_number (self, cr, page);
  if (g_array_index (self->page_is_lying, gboolean, page))
    turn (cr);
  for (guint i = first; i < end; i++)
    {
      const SpPieceSlice *slice = &g_array_index (self->slices, SpPieceSlice, i);

      draw_piece (self, cr, &g_array_index (self->pieces, SpPiece, slice->piece), slice);
    }
  cairo_restore (cr);
}

/* ---- files ---- */

static void
draw_page (gpointer paper, guint page, cairo_t *cr)
{
  sp_official_paper_draw (paper, page, cr);
}

static gboolean
export_pdf (SpOfficialPaper *self, const char *path, GCancellable *cancellable, GError **error)
{
  const SpPaperFile file = {.title = self->name,
                            .date = self->date,
                            .width = A4_WIDTH,
                            .height = A4_HEIGHT,
                            .n_pages = sp_official_paper_get_n_pages (self),
                            .draw = draw_page,
                            .cancellable = cancellable};

  return sp_paper_file_write (&file, self, path, error);
}

gboolean
sp_official_paper_export_pdf (SpOfficialPaper *self, const char *path, GError **error)
{
  return export_pdf (self, path, NULL, error);
}

gboolean
sp_official_paper_export (SpOfficialPaper *self,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".docx"))
    return sp_official_paper_export_word (self, path, cancellable, error);
  if (g_str_has_suffix (lower, ".pdf"))
    return export_pdf (self, path, cancellable, error);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("不能写入“%s”：文件名要以 .docx 或 .pdf 结尾。"), path);
  return FALSE;
}
