/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bars: planned (hollow, hatched), done (solid), late (cross-hatched), deadlines (▼). Hatches are
 * lines, not patterns: they stay sharp in every format, and a photocopy tells the kinds apart. */
#include "sp-gantt-draw.h"

#include "base/sp-i18n.h"
#include "sp-gantt-cells.h"

#include <math.h>

#define MIN_BAR 1.5

/* Strokes lines that rise (or fall) at 45° through the box, @step apart: one thick dashed line
 * under a shear, which is two points in a file instead of a pair for each line of the hatch. */
static void
hatch (const SpGanttPainter *self,
       double x,
       double y,
       double width,
       double height,
       gboolean falls,
       double step)
{
  double line = self->style->hair * 1.4, reach = height / 2;
  double dashes[] = {line, step - line};
  cairo_matrix_t shear;

  cairo_save (self->cr);
  cairo_rectangle (self->cr, x, y, width, height);
  cairo_clip (self->cr);
  cairo_translate (self->cr, x, y + reach);
  cairo_matrix_init (&shear, 1, 0, falls ? 1 : -1, 1, 0, 0);
  cairo_transform (self->cr, &shear);
  cairo_move_to (self->cr, -reach, 0);
  cairo_line_to (self->cr, width + reach, 0);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (self->cr, height);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static void
hollow (
  const SpGanttPainter *self, SpColorRole role, double x, double y, double width, double height)
{
  cairo_rectangle (self->cr, x, y, width, height);
  sp_gantt_set_color (self, SP_COLOR_PLAN_FILL);
  cairo_fill_preserve (self->cr);
  sp_gantt_set_color (self, role);
  cairo_set_line_width (self->cr, self->style->thin);
  cairo_stroke (self->cr);
}

void
sp_gantt_draw_bar_piece (
  const SpGanttPainter *self, SpBarKind kind, double x, double y, double width, double height)
{
  switch (kind)
    {
    case SP_BAR_PLANNED:
      hollow (self, SP_COLOR_PLAN_LINE, x, y, width, height);
      sp_gantt_set_color (self, SP_COLOR_PLAN_HATCH);
      hatch (self, x, y, width, height, FALSE, self->style->hatch);
      break;
    case SP_BAR_LATE:
      hollow (self, SP_COLOR_LATE, x, y, width, height);
      sp_gantt_set_color (self, SP_COLOR_LATE);
      hatch (self, x, y, width, height, FALSE, self->style->hatch * 0.75);
      hatch (self, x, y, width, height, TRUE, self->style->hatch * 0.75);
      break;
    case SP_BAR_ACTUAL:
      sp_gantt_fill (self, SP_COLOR_ACTUAL, x, y, width, height);
      break;
    case SP_BAR_FINISHED:
    default:
      sp_gantt_fill (self, SP_COLOR_FINISHED, x, y, width, height);
      break;
    }
}

/* A triangle that points down at (@x, @y): filled when the deadline is done with, hollow while it
 * is open. */
void
sp_gantt_draw_mark (
  const SpGanttPainter *self, gboolean is_done, gboolean is_late, double x, double y)
{
  double half = self->style->mark / 2;

  cairo_move_to (self->cr, x, y);
  cairo_line_to (self->cr, x - half, y - 2 * half);
  cairo_line_to (self->cr, x + half, y - 2 * half);
  cairo_close_path (self->cr);
  sp_gantt_set_color (self, is_done ? SP_COLOR_MARK : SP_COLOR_GROUND);
  cairo_fill_preserve (self->cr);
  sp_gantt_set_color (self, is_late ? SP_COLOR_LATE : SP_COLOR_MARK);
  cairo_set_line_width (self->cr, is_late ? self->style->thick : self->style->thin);
  cairo_stroke (self->cr);
}

/* ---- a whole row ---- */

typedef struct
{
  double from, to; /* planned */
  double late_from, late_to;
  double y, height;
} Bar;

static Bar
bar_of (const SpGanttPainter *self, const SpScheduleRow *row, double y, double height)
{
  const SpTimeScale *scale = self->scale;
  SpDate as_of = sp_schedule_get_as_of (sp_gantt_scene_get_schedule (self->scene));
  double width = sp_time_scale_width (scale);
  SpDate first, last;
  Bar bar = {.height = self->style->bar, .y = y + (height - self->style->bar) / 2};

  sp_gantt_scene_get_bar (self->scene, row, &first, &last);
  /* Deadline marks stand on the bar, so it sits a little low. */
  bar.y += self->style->mark * 0.22;
  bar.from = CLAMP (sp_time_scale_x (scale, first), 0, width);
  bar.to = MAX (bar.from + MIN_BAR, MIN (sp_time_scale_end (scale, last), width));
  if (row->state.light == SP_LIGHT_OVERDUE && row->due != SP_DATE_NONE)
    {
      bar.late_from = CLAMP (sp_time_scale_end (scale, row->due), 0, width);
      bar.late_to = CLAMP (sp_time_scale_end (scale, as_of), 0, width);
    }
  return bar;
}

/* A piece of the bar, cut to what is seen. */
static void
draw_piece (const SpGanttPainter *self,
            SpBarKind kind,
            double x,
            const Bar *bar,
            double from,
            double to,
            double y,
            double height)
{
  double margin = bar->height * 2, step = 3 * self->style->hatch;

  /* Whole steps are cut off, so that the hatch stays where it is while the bar is scrolled. */
  if (from < self->visible_from - margin)
    from += floor ((self->visible_from - margin - from) / step) * step;
  to = MIN (to, self->visible_to + margin);
  if (to > from)
    sp_gantt_draw_bar_piece (self, kind, x + from, y, to - from, height);
}

static void
draw_late (const SpGanttPainter *self, double x, const Bar *bar)
{
  double inside_to = MIN (bar->late_to, bar->to);
  double beyond_from = MAX (bar->late_from, bar->to);

  /* Inside the plan the late part is half as high, so that what is done stays to be seen above it.
   */
  if (inside_to > bar->late_from)
    draw_piece (self, SP_BAR_LATE, x, bar, bar->late_from, inside_to, bar->y + bar->height / 2,
                bar->height / 2);
  if (bar->late_to > beyond_from)
    draw_piece (self, SP_BAR_LATE, x, bar, beyond_from, bar->late_to, bar->y, bar->height);
}

static double
draw_marks (const SpGanttPainter *self, const SpScheduleRow *row, double x, const Bar *bar)
{
  SpSchedule *schedule = sp_gantt_scene_get_schedule (self->scene);
  const SpScheduleMark *marks = sp_schedule_get_marks (schedule, row);
  SpDate as_of = sp_schedule_get_as_of (schedule);
  double right = 0, width = sp_time_scale_width (self->scale);

  for (guint i = 0; marks != NULL && i < row->n_marks; i++)
    {
      double at = sp_time_scale_end (self->scale, marks[i].due);
      gboolean is_done = marks[i].is_done || row->state.light == SP_LIGHT_DONE;

      if (at < 0 || at > width + 0.5)
        continue;
      at = MIN (at, width - self->style->mark / 2); /* whole at the edge of the paper */
      right = at + self->style->mark / 2;
      if (right >= self->visible_from && at - self->style->mark <= self->visible_to)
        sp_gantt_draw_mark (self, is_done, !is_done && marks[i].due < as_of, x + at,
                            bar->y + bar->height * 0.35);
    }
  return right;
}

/* What the light says, beside the bar: to its right, else to its left, else on a plate over it. */
static void
draw_words (
  const SpGanttPainter *self, const SpScheduleRow *row, double x, const Bar *bar, double right)
{
  const SpChartStyle *style = self->style;
  SpLight light = row->state.light;
  g_autofree char *words = light == SP_LIGHT_DONE ? g_strdup ("✓") : sp_gantt_dup_state (row);
  double gap = style->pad_x, width, at;
  SpTextBox box = {.y = bar->y - style->pad_y,
                   .height = bar->height + 2 * style->pad_y,
                   .font = SP_FONT_BOLD,
                   .size = style->small,
                   .pitch = style->pitch};

  if (light == SP_LIGHT_ON_TRACK || light == SP_LIGHT_NEAR)
    return;
  width = sp_chart_text_width (self->text, box.font, box.size, words) + 0.5;
  if (right + gap + width <= sp_time_scale_width (self->scale))
    at = right + gap;
  else if (bar->from - gap - width >= 0)
    at = bar->from - gap - width;
  else
    at = MAX (0, MAX (bar->to, bar->late_to) - gap - width);
  if (at > self->visible_to || at + width < self->visible_from)
    return;
  box.x = x + at;
  box.width = -1;
  /* A plate keeps grid lines and hatches out of the words. */
  sp_gantt_fill (self, SP_COLOR_GROUND, box.x - gap / 4, bar->y + style->thin, width + gap / 2,
                 bar->height - 2 * style->thin);
  sp_gantt_label (self, words, &box, sp_light_color (light));
}

void
sp_gantt_draw_bar (const SpGanttPainter *self, guint row, double x, double y, double height)
{
  const SpScheduleRow *it = sp_gantt_scene_get_row (self->scene, row);
  Bar bar = bar_of (self, it, y, height);
  double done = bar.from + (bar.to - bar.from) * CLAMP (it->percent, 0, 100) / 100;
  double right;

  if (done < bar.to)
    draw_piece (self, SP_BAR_PLANNED, x, &bar, bar.from, bar.to, bar.y, bar.height);
  draw_piece (self, it->state.light == SP_LIGHT_DONE ? SP_BAR_FINISHED : SP_BAR_ACTUAL, x, &bar,
              bar.from, done, bar.y, bar.height);
  if (bar.late_to > bar.late_from)
    draw_late (self, x, &bar);
  right = draw_marks (self, it, x, &bar);
  draw_words (self, it, x, &bar, MAX (right, MAX (bar.to, bar.late_to)));
}
