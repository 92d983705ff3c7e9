/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The left side of the chart: cells, group headings, column heads, and the small strokes everything
 * is made of. */
#include "sp-gantt-draw.h"

#include "base/sp-i18n.h"
#include "sp-gantt-cells.h"

#include <math.h>

void
sp_gantt_set_color (const SpGanttPainter *self, SpColorRole role)
{
  const SpColor *color = &self->style->colors[role];

  cairo_set_source_rgba (self->cr, color->red, color->green, color->blue, color->alpha);
}

void
sp_gantt_fill (
  const SpGanttPainter *self, SpColorRole role, double x, double y, double width, double height)
{
  sp_gantt_set_color (self, role);
  cairo_rectangle (self->cr, x, y, width, height);
  cairo_fill (self->cr);
}

static double
snap (const SpGanttPainter *self, double at)
{
  return self->style->hair >= 1 ? floor (at) + 0.5 : at;
}

void
sp_gantt_rule_across (
  const SpGanttPainter *self, SpColorRole role, double line, double x, double y, double width)
{
  sp_gantt_set_color (self, role);
  cairo_set_line_width (self->cr, line);
  cairo_move_to (self->cr, x, snap (self, y));
  cairo_rel_line_to (self->cr, width, 0);
  cairo_stroke (self->cr);
}

void
sp_gantt_rule_down (
  const SpGanttPainter *self, SpColorRole role, double line, double x, double y, double height)
{
  sp_gantt_set_color (self, role);
  cairo_set_line_width (self->cr, line);
  cairo_move_to (self->cr, snap (self, x), y);
  cairo_rel_line_to (self->cr, 0, height);
  cairo_stroke (self->cr);
}

void
sp_gantt_label (const SpGanttPainter *self,
                const char *words,
                const SpTextBox *box,
                SpColorRole role)
{
  sp_gantt_set_color (self, role);
  sp_chart_text_show (self->text, self->cr, box, words);
}

/* ---- cells ---- */

#define TALL 12 /* lines */

static const SpAlign column_aligns[SP_N_COLUMNS] = {
  [SP_COLUMN_NUMBER] = SP_ALIGN_CENTER, [SP_COLUMN_TITLE] = SP_ALIGN_START,
  [SP_COLUMN_LEADS] = SP_ALIGN_START,   [SP_COLUMN_UNITS] = SP_ALIGN_START,
  [SP_COLUMN_DUE] = SP_ALIGN_CENTER,    [SP_COLUMN_PROGRESS] = SP_ALIGN_END,
  [SP_COLUMN_STATE] = SP_ALIGN_START,
};

static void
draw_percent (const SpGanttPainter *self,
              const SpScheduleRow *row,
              const char *words,
              double x,
              double y,
              double height)
{
  const SpChartStyle *style = self->style;
  double inner = style->columns[SP_COLUMN_PROGRESS] - 2 * style->pad_x;
  double word_width = style->text * 2.7, gap = style->pad_x;
  double bar_width = inner - word_width - gap, bar_height = style->bar * 0.62;
  double top = y + (height - bar_height) / 2;
  SpTextBox box = {x + style->pad_x + bar_width + gap,
                   y,
                   word_width,
                   height,
                   .size = style->text,
                   .pitch = style->pitch,
                   .align = SP_ALIGN_END};

  cairo_rectangle (self->cr, x + style->pad_x, top, bar_width, bar_height);
  sp_gantt_set_color (self, SP_COLOR_PLAN_LINE);
  cairo_set_line_width (self->cr, style->hair);
  cairo_stroke (self->cr);
  sp_gantt_fill (self, row->state.light == SP_LIGHT_DONE ? SP_COLOR_FINISHED : SP_COLOR_ACTUAL,
                 x + style->pad_x, top, bar_width * CLAMP (row->percent, 0, 100) / 100, bar_height);
  sp_gantt_label (self, words, &box, SP_COLOR_TEXT);
}

void
sp_gantt_draw_cells (const SpGanttPainter *self, guint row, double x, double y, double height)
{
  const SpChartStyle *style = self->style;
  const SpScheduleRow *it = sp_gantt_scene_get_row (self->scene, row);
  guint room = MAX (1, (guint)floor ((height - 2 * style->pad_y) / style->pitch + 0.05));
  /* On paper rows are as tall as their titles, but for one that is taller than a page. */
  guint title_lines = style->title_lines > 0 || room > TALL ? room : 0;
  guint unit_lines = style->title_lines > 0 ? room : MAX (room, style->unit_lines);
  g_auto (SpGanttCells) cells = {0};
  const char *words[SP_N_COLUMNS];

  sp_gantt_cells_init (&cells, self->scene, row, style, self->text, unit_lines);
  words[SP_COLUMN_NUMBER] = cells.number;
  words[SP_COLUMN_TITLE] = cells.title;
  words[SP_COLUMN_LEADS] = cells.leads;
  words[SP_COLUMN_UNITS] = cells.units;
  words[SP_COLUMN_DUE] = cells.due;
  words[SP_COLUMN_PROGRESS] = cells.percent;
  words[SP_COLUMN_STATE] = cells.state;
  for (guint i = 0; i < SP_N_COLUMNS; x += style->columns[i], i++)
    {
      SpTextBox box = {x + style->pad_x,
                       y,
                       style->columns[i] - 2 * style->pad_x,
                       height,
                       .size = style->text,
                       .pitch = style->pitch,
                       .align = column_aligns[i],
                       .max_lines = title_lines};
      gboolean is_state = i == SP_COLUMN_STATE;

      if (style->columns[i] <= 0)
        continue;
      if (i == SP_COLUMN_PROGRESS)
        draw_percent (self, it, words[i], x, y, height);
      else
        sp_gantt_label (self, words[i], &box,
                        is_state ? sp_light_color (it->state.light) : SP_COLOR_TEXT);
    }
}

void
sp_gantt_draw_group (const SpGanttPainter *self,
                     guint group,
                     gboolean is_continued,
                     double x,
                     double y,
                     double width,
                     double height)
{
  const SpChartStyle *style = self->style;
  g_autofree char *summary = sp_gantt_scene_dup_group_summary (self->scene, group);
  g_autofree char *title = g_strconcat (sp_gantt_scene_get_group_title (self->scene, group),
                                        is_continued ? _ ("（续）") : "", NULL);
  double gap = style->pad_x * 4;
  double inner = width - 2 * style->pad_x;
  double title_width = sp_chart_text_width (self->text, SP_FONT_BOLD, style->heading, title);
  double summary_width = sp_chart_text_width (self->text, SP_FONT_REGULAR, style->small, summary);
  SpTextBox box = {x + style->pad_x,
                   y,
                   inner - summary_width - gap,
                   height,
                   SP_FONT_BOLD,
                   style->heading,
                   style->pitch,
                   .max_lines = 1};

  sp_gantt_set_color (self, SP_COLOR_TEXT);
  sp_chart_text_show_fit (self->text, self->cr, &box, style->heading * 0.7, title);
  box.x += MIN (title_width, box.width) + gap;
  box.width = summary_width + style->pad_x;
  box.font = SP_FONT_REGULAR;
  box.size = style->small;
  sp_gantt_label (self, summary, &box, SP_COLOR_MUTED);
}

void
sp_gantt_draw_column_rules (const SpGanttPainter *self, double x, double y, double height)
{
  for (guint i = 0; i + 1 < SP_N_COLUMNS; i++)
    {
      x += self->style->columns[i];
      sp_gantt_rule_down (self, SP_COLOR_RULE, self->style->hair, x, y, height);
    }
}

void
sp_gantt_draw_column_heads (const SpGanttPainter *self, double x, double y, double height)
{
  const SpChartStyle *style = self->style;

  sp_gantt_fill (self, SP_COLOR_HEAD, x, y, sp_chart_style_columns_width (style), height);
  for (guint i = 0; i < SP_N_COLUMNS; x += style->columns[i], i++)
    {
      SpTextBox box = {
        x, y, style->columns[i], height, SP_FONT_BOLD, style->text, style->pitch, SP_ALIGN_CENTER,
        2};

      if (style->columns[i] <= 0)
        continue;
      sp_gantt_label (self, sp_column_title (i), &box, SP_COLOR_TEXT);
      if (i > 0)
        sp_gantt_rule_down (self, SP_COLOR_RULE_MEDIUM, style->hair, x, y, height);
    }
}
