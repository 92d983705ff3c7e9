/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPaperTable on a page, and all pages in a file. Decides nothing about what stands where. */
#include "base/sp-i18n.h"
#include "report/sp-paper-file.h"
#include "report/sp-paper-table-private.h"
#include "report/sp-risk-plate.h"

#define HAIR 0.5 /* width of lines */

static void
set_grey (cairo_t *cr, double level)
{
  cairo_set_source_rgb (cr, level, level, level);
}

static void
draw_frame (cairo_t *cr, double x, double y, double width, double height)
{
  set_grey (cr, 0.35);
  cairo_set_line_width (cr, HAIR);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
}

static SpTextBox
wide_box (SpPaperTable *self, double y, SpFont font, double size, double pitch, SpAlign align)
{
  return (SpTextBox) {.x = SP_TABLE_MARGIN,
                      .y = y,
                      .width = sp_paper_table_page_width (self) - 2 * SP_TABLE_MARGIN,
                      .height = pitch,
                      .font = font,
                      .size = size,
                      .pitch = pitch,
                      .align = align};
}

static double
draw_wide (SpPaperTable *self, cairo_t *cr, SpTextBox box, const char *text)
{
  guint n = sp_chart_text_lines (self->text, box.font, box.size, text, box.width);

  sp_chart_text_show_part (self->text, cr, &box, text, 0, n);
  return box.y + n * box.pitch;
}

static void
draw_top (SpPaperTable *self, cairo_t *cr)
{
  double y = SP_TABLE_MARGIN;

  set_grey (cr, 0);
  y = draw_wide (
    self, cr,
    wide_box (self, y, SP_FONT_TITLE, SP_TABLE_TITLE_SIZE, SP_TABLE_TITLE_PITCH, SP_ALIGN_CENTER),
    self->title);
  for (guint i = 0; i < self->lines->len; i++)
    y = draw_wide (
      self, cr, wide_box (self, y, SP_FONT_REGULAR, SP_TABLE_SIZE, SP_TABLE_PITCH, SP_ALIGN_START),
      self->lines->pdata[i]);
}

static void
draw_head (SpPaperTable *self, cairo_t *cr, const SpRect *place, const char *text)
{
  SpTextBox box = {.x = place->x + SP_TABLE_PAD,
                   .y = place->y,
                   .width = place->width - 2 * SP_TABLE_PAD,
                   .height = place->height,
                   .font = SP_FONT_BOLD,
                   .size = SP_TABLE_SIZE,
                   .pitch = SP_TABLE_PITCH,
                   .align = SP_ALIGN_CENTER};

  set_grey (cr, 0.92);
  cairo_rectangle (cr, place->x, place->y, place->width, place->height);
  cairo_fill (cr);
  draw_frame (cr, place->x, place->y, place->width, place->height);
  set_grey (cr, 0);
  sp_chart_text_show (self->text, cr, &box, text);
}

static void
draw_heads (SpPaperTable *self, cairo_t *cr, double y)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SpPaperColumn *column = &g_array_index (self->columns, SpPaperColumn, i);
      double top = column->group != NULL ? self->group_height : 0;
      SpRect place = {column->x, y + top, column->width, self->head_height - top};

      draw_head (self, cr, &place, column->head);
    }
  for (guint i = 0; i < self->columns->len; i = sp_paper_table_group_end (self, i))
    {
      const SpPaperColumn *first = &g_array_index (self->columns, SpPaperColumn, i);
      const SpPaperColumn *last =
        &g_array_index (self->columns, SpPaperColumn, sp_paper_table_group_end (self, i) - 1);
      SpRect place = {first->x, y, last->x + last->width - first->x, self->group_height};

      if (first->group != NULL)
        draw_head (self, cr, &place, first->group);
    }
}

/* ---- rows ---- */

/* The lines of each part that are on the slice, with a rule above those that begin on it. */
static void
draw_parts (
  SpPaperTable *self, cairo_t *cr, const SpPaperSlice *slice, guint i, const SpTextBox *cell)
{
  const SpPaperColumn *column = &g_array_index (self->columns, SpPaperColumn, i);
  guint end = slice->first_line + slice->n_lines, offset = 0;

  for (guint part = 0; part < sp_paper_table_get_n_parts (self, slice->row); part++)
    {
      guint n = sp_paper_table_part_lines (self, slice->row, part);
      guint from = MAX (offset, slice->first_line), to = MIN (offset + n, end);
      SpTextBox box = *cell;

      box.y += ((double)from - slice->first_line) * SP_TABLE_PITCH;
      if (from < to && part > 0 && from == offset)
        {
          set_grey (cr, 0.35);
          cairo_move_to (cr, column->x, box.y);
          cairo_rel_line_to (cr, column->width, 0);
          cairo_stroke (cr);
        }
      set_grey (cr, 0);
      if (from < to)
        sp_chart_text_show_part (self->text, cr, &box,
                                 sp_paper_table_get_part (self, slice->row, part, i), from - offset,
                                 to - from);
      offset += n;
    }
}

/* In the middle beside the strip; what needs two lines breaks between its words. */
static void
draw_plate (SpPaperTable *self,
            cairo_t *cr,
            const SpTablePaint *paint,
            const SpTextBox *cell,
            const char *text)
{
  const SpRect plate = {cell->x - SP_TABLE_PAD, cell->y, cell->width + 2 * SP_TABLE_PAD,
                        cell->height};
  SpRect room = sp_risk_plate_room (&plate, paint->hatch);
  SpTextBox box = *cell;
  g_autofree char *words = NULL;
  guint n_lines;

  sp_risk_plate_draw (cr, &plate, &paint->fill, &paint->ink, paint->hatch);
  box.x = room.x + SP_TABLE_PAD / 2;
  box.width = room.width - SP_TABLE_PAD;
  box.font = SP_FONT_BOLD;
  box.align = SP_ALIGN_CENTER;
  words = sp_paper_table_dup_plate_words (self, paint, text, cell->width, &n_lines);
  cairo_set_source_rgb (cr, paint->ink.red, paint->ink.green, paint->ink.blue);
  sp_chart_text_show (self->text, cr, &box, words);
}

static double
draw_slice (SpPaperTable *self, cairo_t *cr, const SpPaperSlice *slice, double y)
{
  double height = slice->n_lines * SP_TABLE_PITCH + 2 * SP_TABLE_PAD;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SpPaperColumn *column = &g_array_index (self->columns, SpPaperColumn, i);
      const char *text = sp_paper_table_get_cell (self, slice->row, i);
      const SpTablePaint *paint = sp_paper_table_find_paint (self, slice->row, i);
      SpTextBox box = {.x = column->x + SP_TABLE_PAD,
                       .y = y,
                       .width = column->width - 2 * SP_TABLE_PAD,
                       .height = height,
                       .font = sp_paper_table_row_font (self, slice->row),
                       .size = SP_TABLE_SIZE,
                       .pitch = SP_TABLE_PITCH,
                       .align = column->align};

      if (paint != NULL)
        draw_plate (self, cr, paint, &box, text);
      draw_frame (cr, column->x, y, column->width, height);
      set_grey (cr, 0);
      box.y += SP_TABLE_PAD;
      if (sp_paper_table_is_divided (self, i))
        draw_parts (self, cr, slice, i, &box);
      else if (paint == NULL)
        sp_chart_text_show_part (self->text, cr, &box, text, slice->first_line, slice->n_lines);
    }
  return y + height;
}

/* ---- pages ---- */

static void
draw_foot (SpPaperTable *self, cairo_t *cr, guint page)
{
  double y = sp_paper_table_page_height (self) - SP_TABLE_MARGIN - SP_TABLE_FOOT + SP_TABLE_PAD;
  SpTextBox box =
    wide_box (self, y, SP_FONT_REGULAR, SP_TABLE_SIZE - 1, SP_TABLE_PITCH, SP_ALIGN_END);
  g_autofree char *number =
    g_strdup_printf (_ ("第 %u 页，共 %u 页"), page + 1, sp_paper_table_get_n_pages (self));

  set_grey (cr, 0.25);
  sp_chart_text_show (self->text, cr, &box, number);
  box.align = SP_ALIGN_START;
  box.width *= 0.75;
  box.max_lines = 1;
  sp_chart_text_show (self->text, cr, &box, self->foot);
}

void
sp_paper_table_draw (SpPaperTable *self, guint page, cairo_t *cr)
{
  guint n = 0;
  const SpPaperSlice *slices = sp_paper_table_get_slices (self, page, &n);
  double y = sp_paper_table_top (self, page);

  cairo_save (cr);
  cairo_scale (cr, sp_paper_table_scale (self), sp_paper_table_scale (self));
  if (page == 0)
    draw_top (self, cr);
  draw_heads (self, cr, y);
  y += self->head_height;
  for (guint i = 0; i < n; i++)
    y = draw_slice (self, cr, &slices[i], y);
  draw_foot (self, cr, page);
  cairo_restore (cr);
}

/* ---- files ---- */

static void
draw_page (gpointer paper, guint page, cairo_t *cr)
{
  sp_paper_table_draw (paper, page, cr);
}

gboolean
sp_paper_table_export_pdf (SpPaperTable *self, const char *path, GError **error)
{
  const SpPaperFile file = {.title = self->title,
                            .date = self->date,
                            .width = sp_paper_table_get_width (self),
                            .height = sp_paper_table_get_height (self),
                            .n_pages = sp_paper_table_get_n_pages (self),
                            .draw = draw_page};

  return sp_paper_file_write (&file, self, path, error);
}
