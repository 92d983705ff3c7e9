/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The chart on paper: row heights measured with the fonts, rows dealt out to pages, one page drawn
 * at a time. Keeps four bytes a row and twelve a page. */
#include "sp-gantt-pages.h"

#include "sp-gantt-cells.h"
#include "sp-gantt-columns.h"
#include "sp-gantt-sheet.h"

#include "base/sp-i18n.h"

#include <string.h>

/* A group that would begin in this last part of a page, and does not fit there, begins on the next.
 */
#define LATE_START 0.06
#define ROWS_WITH_HEADING 2
#define ROUNDING 0.01

struct _SpGanttPages
{
  /* Owned */
  SpGanttScene *scene;
  SpChartText *text;
  float *heights;
  GArray *pages; /* of SpGanttPage */
  /* Borrowed */
  const SpPaper *paper;
  /* State */
  guint n_rows;
  double room;
  SpChartStyle style;
  SpTimeScale scale;
  SpGanttSheet sheet;
};

/* Larger sheets are read from farther away. */
static const struct
{
  SpPaper paper;
  double scale; /* of all sizes */
  double grid;  /* the time grid's share of the width */
} papers[] = {
  {{"A4", 841.89, 595.28}, 0.93, 0.36},   {{"A3", 1190.55, 841.89}, 1.0, 0.39},
  {{"A2", 1683.78, 1190.55}, 1.15, 0.42}, {{"A1", 2383.94, 1683.78}, 1.4, 0.45},
  {{"A0", 3370.39, 2383.94}, 1.7, 0.48},
};

const SpPaper *
sp_paper_find (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].paper.name, name) == 0)
      return &papers[i].paper;
  return NULL;
}

/* ---- sizes ---- */

/* @enlarge: all sizes but those of the time heads, which must fit their months. */
static void
set_up_sheet (SpGanttPages *self, double enlarge)
{
  guint size = 1;
  double width, grid, fixed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].paper.name, self->paper->name) == 0)
      size = i;
  self->style = sp_chart_style_paper (papers[size].scale * enlarge);
  self->style.head /= enlarge;
  sp_gantt_sheet_init (&self->sheet, self->paper, &self->style);
  width = self->sheet.frame.width;
  grid = width * papers[size].grid;
  for (guint i = 0; i < SP_N_COLUMNS; i++)
    if (i != SP_COLUMN_TITLE && i != SP_COLUMN_LEADS && i != SP_COLUMN_UNITS)
      fixed += self->style.columns[i];
  sp_gantt_share_columns (&self->style, self->scene, width - grid - fixed);
  sp_gantt_sheet_init (&self->sheet, self->paper, &self->style);
  self->room = sp_gantt_sheet_rows_room (&self->sheet);

  sp_time_scale_init (&self->scale, sp_gantt_scene_get_first_day (self->scene),
                      sp_gantt_scene_get_last_day (self->scene), 1);
  self->scale.per_day = (width - self->sheet.columns) / sp_time_scale_n_days (&self->scale);
}

static void
measure_rows (SpGanttPages *self)
{
  /* A text longer than a page is cut there; nothing shorter is. */
  double most = self->room - self->style.group_height;

  for (guint i = 0; i < self->n_rows; i++)
    {
      const SpScheduleRow *row = sp_gantt_scene_get_row (self->scene, i);
      double height = self->style.group_height;

      if (row != NULL)
        {
          guint lines = sp_gantt_cells_measure (self->scene, row, &self->style, self->text);

          height = lines * self->style.pitch + 2 * self->style.pad_y;
          height = CLAMP (height, self->style.row_min, most);
        }
      self->heights[i] = (float)height;
    }
}

/* ---- dealing rows out ---- */

static gboolean
is_heading (SpGanttPages *self, guint row)
{
  return sp_gantt_scene_get_row (self->scene, row) == NULL;
}

/* Height of rows from @row to the end of its group, as far as @enough. */
static double
group_rest (SpGanttPages *self, guint row, guint n_rows, double enough)
{
  guint end =
    sp_gantt_scene_get_group_row (self->scene, sp_gantt_scene_get_group (self->scene, row) + 1);
  double sum = 0;

  end = MIN (end, n_rows > 0 ? row + n_rows : end);
  for (guint i = row; i < end && sum <= enough; i++)
    sum += (double)self->heights[i];
  return sum;
}

static gboolean
has_room (SpGanttPages *self, guint row, guint n_rows, double left)
{
  return group_rest (self, row, n_rows, left) <= left;
}

/* Whether @row is the last but one of its group: then the two go together, or one would stand alone
 * under its （续） heading. */
static gboolean
is_last_but_one (SpGanttPages *self, guint row)
{
  guint group = sp_gantt_scene_get_group (self->scene, row);

  return row + 2 == sp_gantt_scene_get_group_row (self->scene, group + 1) &&
         !is_heading (self, row - 1);
}

static gboolean
breaks_before (SpGanttPages *self, guint first, guint row, double used)
{
  double left = self->room - used + ROUNDING;

  /* A page holds one measure at least, however tall. */
  if (row == first || (row == first + 1 && is_heading (self, first)))
    return FALSE;
  if (!is_heading (self, row))
    return !has_room (self, row, is_last_but_one (self, row) ? 2 : 1, left);
  /* A heading never stands alone at the foot of a page. */
  if (!has_room (self, row, 1 + ROWS_WITH_HEADING, left))
    return TRUE;
  return left < LATE_START * self->room && !has_room (self, row, 0, left) &&
         has_room (self, row, 0, self->room);
}

static void
deal_rows (SpGanttPages *self)
{
  SpGanttPage page = {0};
  double used = 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      if (breaks_before (self, page.first, i, used))
        {
          page.end = i;
          g_array_append_val (self->pages, page);
          page.first = i;
          page.is_continued = !is_heading (self, i);
          used = page.is_continued ? self->style.group_height : 0;
        }
      used += (double)self->heights[i];
    }
  page.end = self->n_rows;
  g_array_append_val (self->pages, page);
}

static void
lay_out (SpGanttPages *self, double enlarge)
{
  g_array_set_size (self->pages, 0);
  set_up_sheet (self, enlarge);
  measure_rows (self);
  deal_rows (self);
}

static double
rows_height (SpGanttPages *self)
{
  double sum = 0;

  for (guint i = 0; i < self->n_rows; i++)
    sum += (double)self->heights[i];
  return sum;
}

/* A unit's few measures need not be printed small: the text is as large as the number of pages
 * allows. */
static void
lay_out_large (SpGanttPages *self)
{
  static const double enlarges[] = {1.3, 1.2, 1.1};
  guint n_pages;
  double used;

  lay_out (self, 1);
  n_pages = self->pages->len;
  used = rows_height (self) / (self->room * n_pages);
  for (guint i = 0; i < G_N_ELEMENTS (enlarges) && self->n_rows > 0; i++)
    {
      if (used * enlarges[i] * enlarges[i] > 1)
        continue; /* hopeless */
      lay_out (self, enlarges[i]);
      if (self->pages->len <= n_pages)
        return;
      lay_out (self, 1);
    }
}

SpGanttPages *
sp_gantt_pages_new (SpGanttScene *scene, const SpPaper *paper)
{
  SpGanttPages *self;

  g_return_val_if_fail (scene != NULL && paper != NULL, NULL);

  self = g_new0 (SpGanttPages, 1);
  self->scene = sp_gantt_scene_ref (scene);
  self->text = sp_chart_text_new (TRUE);
  self->paper = paper;
  self->n_rows = sp_gantt_scene_get_n_rows (scene);
  self->heights = g_new (float, MAX (1, self->n_rows));
  self->pages = g_array_new (FALSE, FALSE, sizeof (SpGanttPage));
  lay_out_large (self);
  return self;
}

void
sp_gantt_pages_free (SpGanttPages *self)
{
  if (self == NULL)
    return;
  sp_gantt_scene_unref (self->scene);
  sp_chart_text_free (self->text);
  g_free (self->heights);
  g_array_unref (self->pages);
  g_free (self);
}

guint
sp_gantt_pages_get_n_pages (SpGanttPages *self)
{
  return self->pages->len;
}

const SpPaper *
sp_gantt_pages_get_paper (SpGanttPages *self)
{
  return self->paper;
}

const SpGanttPage *
sp_gantt_pages_get_page (SpGanttPages *self, guint i)
{
  g_return_val_if_fail (i < self->pages->len, NULL);
  return &g_array_index (self->pages, SpGanttPage, i);
}

double
sp_gantt_pages_get_row_height (SpGanttPages *self, guint row)
{
  g_return_val_if_fail (row < self->n_rows, 0);
  return (double)self->heights[row];
}

double
sp_gantt_pages_get_room (SpGanttPages *self)
{
  return self->room;
}

SpGanttScene *
sp_gantt_pages_get_scene (SpGanttPages *self)
{
  return self->scene;
}

/* ---- drawing ---- */

static double
page_height (SpGanttPages *self, const SpGanttPage *page)
{
  double sum = page->is_continued ? self->style.group_height : 0;

  for (guint i = page->first; i < page->end; i++)
    sum += (double)self->heights[i];
  return sum;
}

static void
draw_heading (
  SpGanttPages *self, const SpGanttPainter *painter, guint row, gboolean is_continued, double y)
{
  const SpRect *frame = &self->sheet.frame;

  sp_gantt_draw_group (painter, sp_gantt_scene_get_group (self->scene, row), is_continued, frame->x,
                       y, self->sheet.columns, self->style.group_height);
}

/* Adds the rows' lower edges to the path; group headings, and the others. */
static void
add_edges (SpGanttPages *self, cairo_t *cr, const SpGanttPage *page, double y, gboolean of_groups)
{
  const SpRect *frame = &self->sheet.frame;

  for (guint i = page->first; i < page->end; i++)
    {
      y += (double)self->heights[i];
      if (is_heading (self, i) != of_groups)
        continue;
      cairo_move_to (cr, frame->x, y);
      cairo_rel_line_to (cr, frame->width, 0);
    }
}

/* What lies under rows: few strokes for the whole page, because a file's size and time go by
 * strokes. */
static void
draw_grounds (SpGanttPages *self, const SpGanttPainter *painter, const SpGanttPage *page, double y)
{
  const SpRect *frame = &self->sheet.frame;
  double top = y, group = self->style.group_height;

  sp_gantt_draw_column_rules (painter, frame->x, y, page_height (self, page));
  if (page->is_continued)
    sp_gantt_fill (painter, SP_COLOR_GROUP, frame->x, y, frame->width, group);
  top += page->is_continued ? group : 0;
  y = top;
  for (guint i = page->first; i < page->end; i++)
    {
      if (is_heading (self, i))
        sp_gantt_fill (painter, SP_COLOR_GROUP, frame->x, y, frame->width, group);
      y += (double)self->heights[i];
    }
  cairo_set_line_width (painter->cr, self->style.hair);
  sp_gantt_set_color (painter, SP_COLOR_RULE_MEDIUM);
  add_edges (self, painter->cr, page, top, FALSE);
  cairo_stroke (painter->cr);
  sp_gantt_set_color (painter, SP_COLOR_RULE_STRONG);
  add_edges (self, painter->cr, page, top, TRUE);
  if (page->is_continued)
    {
      cairo_move_to (painter->cr, frame->x, top);
      cairo_rel_line_to (painter->cr, frame->width, 0);
    }
  cairo_stroke (painter->cr);
}

static void
draw_rows (SpGanttPages *self, const SpGanttPainter *painter, const SpGanttPage *page, double y)
{
  double x = self->sheet.frame.x, grid = x + self->sheet.columns;

  if (page->is_continued)
    {
      draw_heading (self, painter, page->first, TRUE, y);
      y += self->style.group_height;
    }
  for (guint i = page->first; i < page->end; i++)
    {
      double height = (double)self->heights[i];

      if (is_heading (self, i))
        draw_heading (self, painter, i, FALSE, y);
      else
        {
          sp_gantt_draw_bar (painter, i, grid, y, height);
          sp_gantt_draw_cells (painter, i, x, y, height);
        }
      y += height;
    }
}

static void
draw_nothing (SpGanttPages *self, const SpGanttPainter *painter)
{
  const SpRect *frame = &self->sheet.frame;
  SpTextBox box = {frame->x,
                   sp_gantt_sheet_rows_top (&self->sheet),
                   frame->width,
                   self->room * 0.3,
                   SP_FONT_REGULAR,
                   self->style.text * 1.6,
                   self->style.pitch * 1.6,
                   SP_ALIGN_CENTER,
                   1};

  sp_gantt_label (painter, _ ("没有要显示的任务"), &box, SP_COLOR_MUTED);
}

static void
draw_chart (SpGanttPages *self, const SpGanttPainter *painter, const SpGanttPage *page)
{
  const SpGanttSheet *sheet = &self->sheet;
  double x = sheet->frame.x, grid = x + sheet->columns;
  double head = sp_gantt_sheet_chart_top (sheet), top = sp_gantt_sheet_rows_top (sheet);
  double height = page_height (self, page);

  sp_gantt_draw_bands (painter, grid, top, height);
  draw_grounds (self, painter, page, top);
  sp_gantt_draw_as_of (painter, grid, top, height);
  draw_rows (self, painter, page, top);
  sp_gantt_draw_column_heads (painter, x, head, sheet->head);
  sp_gantt_draw_time_heads (painter, grid, head);
  sp_gantt_draw_as_of_flag (painter, grid, top - self->style.lane, self->style.lane);
  sp_gantt_rule_across (painter, SP_COLOR_RULE_STRONG, self->style.thin, x, head,
                        sheet->frame.width);
  sp_gantt_rule_across (painter, SP_COLOR_RULE_STRONG, self->style.thin, x, top,
                        sheet->frame.width);
  sp_gantt_rule_across (painter, SP_COLOR_RULE_STRONG, self->style.thin, x, top + height,
                        sheet->frame.width);
  sp_gantt_rule_down (painter, SP_COLOR_RULE_STRONG, self->style.thin, grid, head,
                      sheet->head + height);
  if (page->end == page->first)
    draw_nothing (self, painter);
}

void
sp_gantt_pages_draw (SpGanttPages *self, guint i, cairo_t *cr)
{
  SpGanttPainter painter;

  g_return_if_fail (i < self->pages->len && cr != NULL);

  painter = (SpGanttPainter) {
    cr, self->scene, &self->style, &self->scale, self->text, 0, sp_time_scale_width (&self->scale)};
  cairo_save (cr);
  cairo_new_path (cr);
  draw_chart (self, &painter, sp_gantt_pages_get_page (self, i));
  sp_gantt_sheet_draw (&self->sheet, &painter, i, self->pages->len);
  cairo_restore (cr);
}
