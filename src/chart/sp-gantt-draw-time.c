/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time side of the chart: phases tinted behind the grid, tick lines, heads, the dated line of
 * the as-of date. Only what is visible is drawn. */
#include "sp-gantt-draw.h"

#include "base/sp-i18n.h"

#define HEAD_ROWS 3

double
sp_gantt_head_height (const SpChartStyle *style)
{
  return style->phase_row + HEAD_ROWS * style->head_row + style->lane;
}

/* ---- phases ---- */

/* The visible part of phase @i, from the grid's left edge. */
static gboolean
phase_span (const SpGanttPainter *self, guint i, double *from, double *to)
{
  const SpSchedulePhase *phase =
    sp_schedule_get_phase (sp_gantt_scene_get_schedule (self->scene), i);

  if (phase->first == SP_DATE_NONE || phase->last < phase->first)
    return FALSE;
  *from = MAX (sp_time_scale_x (self->scale, phase->first), MAX (0, self->visible_from));
  *to = MIN (sp_time_scale_end (self->scale, phase->last),
             MIN (sp_time_scale_width (self->scale), self->visible_to));
  return *to > *from;
}

static SpColorRole
phase_color (guint i)
{
  return i % 2 == 0 ? SP_COLOR_BAND_A : SP_COLOR_BAND_B;
}

/* ---- ticks ---- */

typedef void (*TickFunc) (
  const SpGanttPainter *self, SpDate first, double from, double to, gpointer data);

/* Calls @func for the ticks of @unit that are in sight, cut to the span of the axis. */
static void
each_tick (const SpGanttPainter *self, SpTickUnit unit, TickFunc func, gpointer data)
{
  const SpTimeScale *scale = self->scale;
  SpDate date = sp_tick_floor (unit, sp_time_scale_date (scale, self->visible_from));

  while (date <= scale->last)
    {
      SpDate next = sp_tick_next (unit, date);
      double from = MAX (0, sp_time_scale_x (scale, date));
      double to = MIN (sp_time_scale_width (scale), sp_time_scale_x (scale, next));

      if (from >= self->visible_to)
        break;
      if (to > from)
        func (self, date, from, to, data);
      date = next;
    }
}

typedef struct
{
  double x, y, height;
  SpColorRole role;
  double line;
} Rule;

static void
draw_tick_rule (const SpGanttPainter *self, SpDate first, double from, double to, gpointer data)
{
  const Rule *rule = data;

  if (from > 0)
    sp_gantt_rule_down (self, rule->role, rule->line, rule->x + from, rule->y, rule->height);
}

void
sp_gantt_draw_bands (const SpGanttPainter *self, double x, double y, double height)
{
  static const SpColorRole roles[] = {SP_COLOR_RULE_STRONG, SP_COLOR_RULE_MEDIUM, SP_COLOR_RULE};
  SpTickUnit levels[SP_TIME_MAX_LEVELS];
  guint n_levels = sp_time_scale_levels (self->scale, self->style->head, levels);
  guint n_phases = sp_schedule_get_n_phases (sp_gantt_scene_get_schedule (self->scene));

  for (guint i = 0; i < n_phases; i++)
    {
      double from, to;

      if (phase_span (self, i, &from, &to))
        sp_gantt_fill (self, phase_color (i), x + from, y, to - from, height);
    }
  for (guint i = n_levels; i-- > 0;)
    {
      Rule rule = {x, y, height, roles[i], i == 0 ? self->style->thin : self->style->hair};

      each_tick (self, levels[i], draw_tick_rule, &rule);
    }
  /* Tints do not survive a photocopy: each phase also begins at a line. */
  for (guint i = 0; i < n_phases; i++)
    {
      double from, to;

      if (phase_span (self, i, &from, &to) && from > self->visible_from)
        sp_gantt_rule_down (self, SP_COLOR_RULE_STRONG, self->style->hair, x + from, y, height);
    }
}

/* ---- heads ---- */

typedef struct
{
  double x, y, height;
  SpTickUnit unit;
  guint form;
  SpFont font;
} Head;

static void
draw_tick_head (const SpGanttPainter *self, SpDate first, double from, double to, gpointer data)
{
  const Head *head = data;
  const SpChartStyle *style = self->style;
  /* The label stays in sight while its tick is scrolled. */
  double seen_from = MAX (from, self->visible_from), seen_to = MIN (to, self->visible_to);
  SpTextBox box = {head->x + seen_from, head->y,         seen_to - seen_from,
                   head->height,        head->font,      style->head,
                   style->pitch,        SP_ALIGN_CENTER, 1};
  char label[SP_TICK_LABEL_LEN];

  if (from > 0)
    sp_gantt_rule_down (self, SP_COLOR_RULE_MEDIUM, style->hair, head->x + from, head->y,
                        head->height);
  sp_tick_label (head->unit, head->form, first, label);
  if (sp_chart_text_width (self->text, head->font, style->head, label) <= box.width + 0.5)
    sp_gantt_label (self, label, &box, SP_COLOR_TEXT);
}

static void
draw_phase_heads (const SpGanttPainter *self, double x, double y)
{
  SpSchedule *schedule = sp_gantt_scene_get_schedule (self->scene);
  const SpChartStyle *style = self->style;

  for (guint i = 0; i < sp_schedule_get_n_phases (schedule); i++)
    {
      SpTextBox box = {.y = y,
                       .height = style->phase_row,
                       .size = style->head,
                       .pitch = style->pitch,
                       .align = SP_ALIGN_CENTER};
      double from, to;

      if (!phase_span (self, i, &from, &to))
        continue;
      sp_gantt_fill (self, phase_color (i), x + from, y, to - from, style->phase_row);
      sp_gantt_rule_down (self, SP_COLOR_RULE_STRONG, style->hair, x + from, y, style->phase_row);
      sp_gantt_rule_down (self, SP_COLOR_RULE_STRONG, style->hair, x + to, y, style->phase_row);
      box.x = x + from + 1;
      box.width = to - from - 2;
      sp_gantt_set_color (self, SP_COLOR_TEXT);
      sp_chart_text_show_fit (self->text, self->cr, &box, style->head * 0.72,
                              sp_schedule_get_phase (schedule, i)->title);
    }
}

void
sp_gantt_draw_time_heads (const SpGanttPainter *self, double x, double y)
{
  const SpChartStyle *style = self->style;
  SpTickUnit levels[SP_TIME_MAX_LEVELS];
  guint n = sp_time_scale_levels (self->scale, style->head, levels);
  double row = style->head_row * HEAD_ROWS / n, from = MAX (0, self->visible_from);
  double width = MIN (sp_time_scale_width (self->scale), self->visible_to) - from;

  if (width <= 0)
    return;
  sp_gantt_fill (self, SP_COLOR_HEAD, x + from, y, width,
                 sp_gantt_head_height (style) - style->lane);
  sp_gantt_fill (self, SP_COLOR_GROUND, x + from, y + sp_gantt_head_height (style) - style->lane,
                 width, style->lane);
  draw_phase_heads (self, x, y);
  y += style->phase_row;
  for (guint i = 0; i < n; i++, y += row)
    {
      Head head = {x,
                   y,
                   row,
                   levels[i],
                   sp_time_scale_form (self->scale, levels[i], i == 0, style->head),
                   i == 0 ? SP_FONT_BOLD : SP_FONT_REGULAR};

      sp_gantt_rule_across (self, SP_COLOR_RULE_MEDIUM, style->hair, x + from, y, width);
      each_tick (self, levels[i], draw_tick_head, &head);
    }
  sp_gantt_rule_across (self, SP_COLOR_RULE_MEDIUM, style->hair, x + from, y, width);
}

/* ---- the as-of date ---- */

/* Where the day ends; -1 or +1 in @beyond where that is off the axis. */
static double
as_of_x (const SpGanttPainter *self, int *beyond)
{
  SpDate as_of = sp_schedule_get_as_of (sp_gantt_scene_get_schedule (self->scene));

  *beyond = as_of < self->scale->first ? -1 : as_of > self->scale->last ? 1 : 0;
  return *beyond < 0   ? 0
         : *beyond > 0 ? sp_time_scale_width (self->scale)
                       : sp_time_scale_end (self->scale, as_of);
}

void
sp_gantt_draw_as_of (const SpGanttPainter *self, double x, double y, double height)
{
  double dashes[] = {self->style->thick * 5, self->style->thick * 2};
  int beyond;
  double at = as_of_x (self, &beyond);

  if (beyond != 0)
    return;
  cairo_save (self->cr);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  sp_gantt_rule_down (self, SP_COLOR_AS_OF, self->style->thick, x + at, y, height);
  cairo_restore (self->cr);
}

void
sp_gantt_draw_as_of_flag (const SpGanttPainter *self, double x, double y, double height)
{
  const SpChartStyle *style = self->style;
  SpDate as_of = sp_schedule_get_as_of (sp_gantt_scene_get_schedule (self->scene));
  g_autofree char *date = sp_date_dup_chinese (as_of);
  g_autofree char *words = NULL;
  double width, left;
  int beyond;
  double at = as_of_x (self, &beyond);

  if (as_of == SP_DATE_NONE)
    return;
  words = beyond < 0   ? g_strdup_printf (_ ("◀ 截至%s"), date)
          : beyond > 0 ? g_strdup_printf (_ ("截至%s ▶"), date)
                       : g_strdup_printf (_ ("截至%s"), date);
  width = sp_chart_text_width (self->text, SP_FONT_BOLD, style->small, words) + 2 * style->pad_x;
  left = CLAMP (at - width / 2, 0, MAX (0, sp_time_scale_width (self->scale) - width));
  sp_gantt_fill (self, SP_COLOR_GROUND, x + left, y + style->hair, width, height - 2 * style->hair);
  sp_gantt_set_color (self, SP_COLOR_AS_OF);
  cairo_rectangle (self->cr, x + left, y + style->hair, width, height - 2 * style->hair);
  cairo_set_line_width (self->cr, style->thin);
  cairo_stroke (self->cr);
  sp_gantt_label (self, words,
                  &(SpTextBox) {x + left, y, width, height, SP_FONT_BOLD, style->small,
                                style->pitch, SP_ALIGN_CENTER, 1},
                  SP_COLOR_AS_OF);
}
