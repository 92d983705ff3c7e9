/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet with trends one below the other, under a title and over a note, to be printed or written
 * to a file. */
#include "sp-chart-document.h"
#include "sp-gantt-draw.h"
#include "sp-trend-layout.h"

#include "base/sp-i18n.h"

#include <string.h>

#define MM (72.0 / 25.4)
#define MARGIN (14 * MM)
#define BASE_WIDTH 842.0 /* of A4 lying: larger sheets have larger letters */
#define LETTERS 1.3      /* of a chart's sizes on paper */

struct _SpTrendPage
{
  /* Owned */
  SpChartText *text;
  GPtrArray *layouts;
  char *title, *note, *prepared_by;
  /* Borrowed */
  const SpPaper *paper;
  /* State */
  SpDate as_of;
  gboolean is_sample;
  SpChartStyle style;
  gboolean is_picture;
  double margin, top, gap, each; /* of the charts */
  double note_height;
};

static void
lay_out_sheet (SpTrendPage *self, guint n)
{
  double width = self->paper->width - 2 * self->margin;
  double below = self->is_picture ? 0 : self->style.pitch * 2;

  self->top = self->is_picture ? 0 : self->margin + self->style.text * 4.6;
  self->gap = self->style.text;
  self->note_height =
    self->note == NULL
      ? 0
      : self->style.pitch * 1.2 *
          (sp_chart_text_lines (self->text, SP_FONT_REGULAR, self->style.text, self->note, width) +
           1);
  self->each = (self->paper->height - self->margin - below - self->note_height - self->top -
                self->gap * (n - 1)) /
               n;
}

SpTrendPage *
sp_trend_page_new (SpTrendScene *const *scenes,
                   guint n_scenes,
                   const SpTrendSheet *sheet,
                   const SpPaper *paper)
{
  SpTrendPage *self;

  g_return_val_if_fail (n_scenes > 0 && sheet != NULL && paper != NULL, NULL);

  self = g_new0 (SpTrendPage, 1);
  self->text = sp_chart_text_new (TRUE);
  self->layouts = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_trend_layout_free);
  self->title = g_strdup (sheet->title);
  self->note = sheet->note != NULL && sheet->note[0] != '\0' ? g_strdup (sheet->note) : NULL;
  self->prepared_by = g_strdup (sheet->prepared_by);
  self->paper = paper;
  self->as_of = sheet->as_of;
  self->is_sample = sheet->is_sample;
  self->is_picture = sheet->picture_scale > 0;
  self->margin = self->is_picture ? 0 : MARGIN;
  self->style = sp_chart_style_paper (self->is_picture ? sheet->picture_scale
                                                       : LETTERS * paper->width / BASE_WIDTH);
  lay_out_sheet (self, n_scenes);
  for (guint i = 0; i < n_scenes; i++)
    g_ptr_array_add (self->layouts,
                     sp_trend_layout_new_full (scenes[i], &self->style, FALSE,
                                               paper->width - 2 * self->margin, self->each));
  return self;
}

void
sp_trend_page_free (SpTrendPage *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->layouts);
  sp_chart_text_free (self->text);
  g_free (self->title);
  g_free (self->note);
  g_free (self->prepared_by);
  g_free (self);
}

const SpPaper *
sp_trend_page_get_paper (SpTrendPage *self)
{
  return self->paper;
}

/* ---- around the charts ---- */

static void
draw_title (SpTrendPage *self, const SpGanttPainter *painter)
{
  const SpChartStyle *style = painter->style;
  double width = self->paper->width - 2 * MARGIN, size = style->text * 1.9;
  g_autofree char *day = sp_date_dup_chinese (self->as_of);
  g_autofree char *line =
    g_strdup_printf (_ ("%s%s数据截至%s"), self->prepared_by != NULL ? self->prepared_by : "",
                     self->prepared_by != NULL ? "　" : "", day);
  SpTextBox title = {MARGIN, MARGIN,     width,           size * 1.3, SP_FONT_TITLE,
                     size,   size * 1.3, SP_ALIGN_CENTER, 1};
  SpTextBox below = {MARGIN,       MARGIN + size * 1.4, width,
                     style->pitch, SP_FONT_REGULAR,     style->text,
                     style->pitch, SP_ALIGN_CENTER,     1};
  SpTextBox badge = {MARGIN, MARGIN,     size * 3,       size * 1.3, SP_FONT_BOLD,
                     size,   size * 1.3, SP_ALIGN_START, 1};

  sp_gantt_set_color (painter, SP_COLOR_TEXT);
  sp_chart_text_show_fit (painter->text, painter->cr, &title, style->text, self->title);
  sp_gantt_label (painter, line, &below, SP_COLOR_MUTED);
  if (self->is_sample)
    sp_gantt_label (painter, _ ("示例"), &badge, SP_COLOR_LATE);
}

static void
draw_note (SpTrendPage *self, const SpGanttPainter *painter)
{
  const SpChartStyle *style = painter->style;
  SpTextBox box = {MARGIN,
                   self->paper->height - MARGIN - self->note_height,
                   self->paper->width - 2 * MARGIN,
                   self->note_height,
                   SP_FONT_REGULAR,
                   style->text,
                   style->pitch * 1.2};

  if (self->note != NULL)
    sp_gantt_label (painter, self->note, &box, SP_COLOR_TEXT);
}

void
sp_trend_page_draw (SpTrendPage *self, cairo_t *cr)
{
  const SpGanttPainter painter = {.cr = cr, .style = &self->style, .text = self->text};
  double y = self->top;

  if (!self->is_picture)
    draw_title (self, &painter);
  for (guint i = 0; i < self->layouts->len; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, self->margin, y);
      sp_trend_draw (cr, g_ptr_array_index (self->layouts, i), self->text, -1);
      cairo_restore (cr);
      y += self->each + self->gap;
    }
  draw_note (self, &painter);
}

/* ---- files ---- */

static void
draw (gpointer page, guint i, cairo_t *cr)
{
  sp_trend_page_draw (page, cr);
}

gboolean
sp_trend_page_export (SpTrendPage *self,
                      SpChartFormat format,
                      const char *path,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  return sp_chart_document_export (
    &(const SpChartDocument) {
      .title = self->title,
      .author = self->prepared_by,
      .date = self->as_of,
      .width = self->paper->width,
      .height = self->paper->height,
      .n_pages = 1,
      .draw = draw,
      .pages = self,
    },
    format, path, NULL, cancellable, error);
}
