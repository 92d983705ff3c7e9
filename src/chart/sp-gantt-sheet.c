/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands around the chart on every sheet, so that each can hang on a wall by itself. */
#include "sp-gantt-sheet.h"

#include "base/sp-i18n.h"

#define MM (72.0 / 25.4)
#define BINDING (25 * MM)
#define MARGIN (10 * MM)

void
sp_gantt_sheet_init (SpGanttSheet *self, const SpPaper *paper, const SpChartStyle *style)
{
  double unit = style->text;

  self->frame =
    (SpRect) {BINDING, MARGIN, paper->width - BINDING - MARGIN, paper->height - 2 * MARGIN};
  self->title = unit * 4.3;
  self->line = unit * 1.9;
  self->strip = unit * 2.4;
  self->legend = unit * 2.1;
  self->foot = unit * 2.4;
  self->head = sp_gantt_head_height (style);
  self->columns = sp_chart_style_columns_width (style);
}

double
sp_gantt_sheet_chart_top (const SpGanttSheet *self)
{
  return self->frame.y + self->title + self->line + self->strip;
}

double
sp_gantt_sheet_rows_top (const SpGanttSheet *self)
{
  return sp_gantt_sheet_chart_top (self) + self->head;
}

double
sp_gantt_sheet_rows_room (const SpGanttSheet *self)
{
  return self->frame.y + self->frame.height - self->legend - self->foot -
         sp_gantt_sheet_rows_top (self);
}

/* ---- above ---- */

static void
draw_sample_badge (const SpGanttSheet *self, const SpGanttPainter *painter)
{
  const SpChartStyle *style = painter->style;
  double size = style->text * 1.7, width = size * 3, height = size * 1.6;
  double x = self->frame.x + style->text, y = self->frame.y + style->text;
  SpTextBox box = {x, y, width, height, SP_FONT_BOLD, size, size * 1.2, SP_ALIGN_CENTER, 1};

  sp_gantt_set_color (painter, SP_COLOR_LATE);
  cairo_set_line_width (painter->cr, style->thick);
  cairo_rectangle (painter->cr, x, y, width, height);
  cairo_stroke (painter->cr);
  sp_gantt_label (painter, _ ("示例"), &box, SP_COLOR_LATE);
}

static char *
dup_page_number (guint page, guint n_pages)
{
  return g_strdup_printf (_ ("第 %u 页/共 %u 页"), page + 1, n_pages);
}

static char *
dup_second_line (const SpGanttPainter *painter, guint page, guint n_pages)
{
  SpGanttScene *scene = painter->scene;
  g_autofree char *date =
    sp_date_dup_chinese (sp_schedule_get_as_of (sp_gantt_scene_get_schedule (scene)));
  g_autofree char *number = dup_page_number (page, n_pages);
  g_autoptr (GString) line = g_string_new (NULL);

  if (sp_gantt_scene_get_prepared_by (scene) != NULL)
    g_string_append_printf (line, _ ("编制单位：%s　·　"), sp_gantt_scene_get_prepared_by (scene));
  g_string_append_printf (line, _ ("数据截至 %s　·　"), date);
  if (sp_gantt_scene_get_unit (scene) != NULL)
    g_string_append_printf (line, _ ("牵头单位：%s　·　"), sp_gantt_scene_get_unit (scene));
  g_string_append (line, number);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
draw_title (const SpGanttSheet *self, const SpGanttPainter *painter, guint page, guint n_pages)
{
  const SpChartStyle *style = painter->style;
  double size = style->text * 3.1, side = style->text * 8;
  SpTextBox box = {self->frame.x + side,
                   self->frame.y + style->text * 0.4,
                   self->frame.width - 2 * side,
                   self->title - style->text * 0.4,
                   SP_FONT_TITLE,
                   size,
                   size * 1.1,
                   SP_ALIGN_CENTER,
                   1};
  g_autofree char *line = dup_second_line (painter, page, n_pages);

  sp_gantt_set_color (painter, SP_COLOR_TEXT);
  sp_chart_text_show_fit (painter->text, painter->cr, &box, size * 0.5,
                          sp_gantt_scene_get_title (painter->scene));
  box = (SpTextBox) {self->frame.x + style->pad_x,
                     self->frame.y + self->title,
                     self->frame.width - 2 * style->pad_x,
                     self->line - style->text * 0.5,
                     SP_FONT_REGULAR,
                     style->text * 1.1,
                     style->pitch,
                     SP_ALIGN_CENTER};
  sp_chart_text_show_fit (painter->text, painter->cr, &box, style->text * 0.7, line);
  if (sp_gantt_scene_is_sample (painter->scene))
    draw_sample_badge (self, painter);
}

/* ---- the overall strip ---- */

#define N_STRIP (SP_N_LIGHTS + 3)

static char *
dup_rate (const SpTotals *totals)
{
  return g_strdup_printf ("%.1f%%", sp_totals_done_rate (totals));
}

static char *
dup_progress (const SpTotals *totals)
{
  int n = MAX (1, (int)totals->total);

  return g_strdup_printf (_ ("%d%%（序时 %d%%）"), (totals->percent_sum + n / 2) / n,
                          (totals->expected_sum + n / 2) / n);
}

static char *
dup_light_label (SpLight light)
{
  return g_strdup_printf ("%s %s", sp_light_symbol (light),
                          light == SP_LIGHT_BEHIND ? _ ("慢于序时")
                                                   : sp_vocabulary_label (&sp_lights, (int)light));
}

static void
draw_strip_cell (const SpGanttPainter *painter,
                 double x,
                 double y,
                 double width,
                 double height,
                 const char *label,
                 const char *value,
                 SpColorRole role)
{
  const SpChartStyle *style = painter->style;
  double large = style->text * 1.5, gap = style->text * 0.7;
  double left = sp_chart_text_width (painter->text, SP_FONT_REGULAR, style->text, label);
  double right = sp_chart_text_width (painter->text, SP_FONT_BOLD, large, value);
  double start = x + MAX (style->pad_x, (width - left - gap - right) / 2);
  SpTextBox box = {start,          y, left + 1, height, SP_FONT_REGULAR, style->text, style->pitch,
                   SP_ALIGN_START, 1};

  sp_gantt_label (painter, label, &box, role);
  box.x += left + gap;
  box.width = x + width - box.x;
  box.font = SP_FONT_BOLD;
  box.size = large;
  sp_gantt_set_color (painter, SP_COLOR_TEXT);
  sp_chart_text_show_fit (painter->text, painter->cr, &box, style->text, value);
}

static void
draw_strip (const SpGanttSheet *self, const SpGanttPainter *painter)
{
  /* The rates have more to say than the counts. */
  static const double shares[N_STRIP] = {1, 1, 1, 1, 1.15, 1, 1.2, 1.75};
  SpTotals totals = sp_gantt_scene_get_totals (painter->scene);
  double x = self->frame.x, y = self->frame.y + self->title + self->line, sum = 0;

  for (guint i = 0; i < N_STRIP; i++)
    sum += shares[i];
  sp_gantt_rule_across (painter, SP_COLOR_RULE_STRONG, painter->style->thin, x, y,
                        self->frame.width);
  for (guint i = 0; i < N_STRIP; i++)
    {
      double width = self->frame.width * shares[i] / sum;
      gboolean is_light = i >= 1 && i <= SP_N_LIGHTS;
      g_autofree char *label = NULL;
      g_autofree char *value = NULL;

      if (is_light)
        label = dup_light_label ((SpLight)(i - 1));
      else
        label = g_strdup (i == 0                 ? _ ("任务总数")
                          : i == SP_N_LIGHTS + 1 ? _ ("完成率")
                                                 : _ ("平均进度"));
      if (is_light || i == 0)
        value = g_strdup_printf (_ ("%u 项"), i == 0 ? totals.total : totals.by_light[i - 1]);
      else
        value = i == SP_N_LIGHTS + 1 ? dup_rate (&totals) : dup_progress (&totals);
      draw_strip_cell (painter, x, y, width, self->strip, label, value,
                       is_light ? sp_light_color ((SpLight)(i - 1)) : SP_COLOR_TEXT);
      if (i > 0)
        sp_gantt_rule_down (painter, SP_COLOR_RULE_MEDIUM, painter->style->hair, x, y, self->strip);
      x += width;
    }
}

/* ---- below ---- */

typedef enum
{
  LEGEND_WORDS,
  LEGEND_LIGHT,
  LEGEND_BAR,
  LEGEND_MARK,
  LEGEND_AS_OF
} LegendKind;

typedef struct
{
  LegendKind kind;
  int value; /* SpLight, SpBarKind, or for marks 0 open, 1 done, 2 late */
  const char *words;
} LegendItem;

static const LegendItem legend[] = {
  {LEGEND_WORDS, 0, N_ ("图例")},
  {LEGEND_BAR, SP_BAR_PLANNED, N_ ("计划")},
  {LEGEND_BAR, SP_BAR_ACTUAL, N_ ("已完成进度")},
  {LEGEND_BAR, SP_BAR_FINISHED, N_ ("任务完成 ✓")},
  {LEGEND_BAR, SP_BAR_LATE, N_ ("逾期")},
  {LEGEND_MARK, 0, N_ ("时限")},
  {LEGEND_MARK, 1, N_ ("时限已完成")},
  {LEGEND_MARK, 2, N_ ("时限已过未完成")},
  {LEGEND_AS_OF, 0, N_ ("数据截至日")},
  {LEGEND_LIGHT, SP_LIGHT_DONE, N_ ("✓ 完成")},
  {LEGEND_LIGHT, SP_LIGHT_ON_TRACK, N_ ("● 正常")},
  {LEGEND_LIGHT, SP_LIGHT_NEAR, N_ ("▲ 临期n天：离时限还有n天")},
  {LEGEND_LIGHT, SP_LIGHT_BEHIND, N_ ("◆ 慢n点：比序时进度慢n个百分点")},
  {LEGEND_LIGHT, SP_LIGHT_OVERDUE, N_ ("■ 逾期n天")},
};

/* Of the sign and the gap before its words. */
static double
sign_width (const SpChartStyle *style, const LegendItem *item)
{
  switch (item->kind)
    {
    case LEGEND_BAR:
      return style->text * 3.5;
    case LEGEND_MARK:
      return style->mark + style->text * 0.4;
    case LEGEND_AS_OF:
      return style->text * 0.8;
    case LEGEND_WORDS:
    case LEGEND_LIGHT:
    default:
      return 0;
    }
}

static void
draw_as_of_sign (const SpGanttPainter *painter, double x, double y, double height)
{
  const SpChartStyle *style = painter->style;
  double dashes[] = {style->thick * 5, style->thick * 2};

  cairo_save (painter->cr);
  cairo_set_dash (painter->cr, dashes, G_N_ELEMENTS (dashes), 0);
  sp_gantt_rule_down (painter, SP_COLOR_AS_OF, style->thick, x + style->thick, y + height * 0.12,
                      height * 0.76);
  cairo_restore (painter->cr);
}

static void
draw_sign (const SpGanttPainter *painter, const LegendItem *item, double x, double y, double height)
{
  const SpChartStyle *style = painter->style;

  if (item->kind == LEGEND_BAR)
    sp_gantt_draw_bar_piece (painter, (SpBarKind)item->value, x, y + (height - style->bar) / 2,
                             style->text * 3, style->bar);
  else if (item->kind == LEGEND_MARK)
    sp_gantt_draw_mark (painter, item->value == 1, item->value == 2, x + style->mark / 2,
                        y + (height + style->mark) / 2);
  else if (item->kind == LEGEND_AS_OF)
    draw_as_of_sign (painter, x, y, height);
}

static double
words_width (const SpGanttPainter *painter, const LegendItem *item)
{
  return sp_chart_text_width (painter->text, SP_FONT_REGULAR, painter->style->small,
                              _ (item->words));
}

/* From the left edge, with @gap after each. */
static double
legend_width (const SpGanttPainter *painter, double gap)
{
  double width = gap;

  for (guint i = 0; i < G_N_ELEMENTS (legend); i++)
    width += sign_width (painter->style, &legend[i]) + words_width (painter, &legend[i]) + gap;
  return width;
}

static void
draw_legend (const SpGanttSheet *self, const SpGanttPainter *painter)
{
  const SpChartStyle *style = painter->style;
  double gap = style->text * 1.4, x = gap / 2, height = self->legend;
  double y = self->frame.y + self->frame.height - self->legend - self->foot;
  double fit = MIN (1, self->frame.width / legend_width (painter, gap));

  sp_gantt_rule_across (painter, SP_COLOR_RULE_MEDIUM, style->hair, self->frame.x, y,
                        self->frame.width);
  cairo_save (painter->cr);
  cairo_translate (painter->cr, self->frame.x, y + height * (1 - fit) / 2);
  cairo_scale (painter->cr, fit, fit);
  for (guint i = 0; i < G_N_ELEMENTS (legend); i++)
    {
      const LegendItem *item = &legend[i];
      double width = words_width (painter, item);
      SpTextBox box = {
        x + sign_width (style, item), 0, -1, height, SP_FONT_REGULAR, style->small, style->pitch};

      sp_gantt_label (painter, _ (item->words), &box,
                      item->kind == LEGEND_LIGHT ? sp_light_color ((SpLight)item->value)
                                                 : SP_COLOR_TEXT);
      draw_sign (painter, item, x, 0, height);
      x = box.x + width + gap;
    }
  cairo_restore (painter->cr);
}

static char *
dup_notes (const SpGanttPainter *painter)
{
  SpSchedule *schedule = sp_gantt_scene_get_schedule (painter->scene);
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < sp_schedule_get_n_phases (schedule); i++)
    {
      const SpSchedulePhase *phase = sp_schedule_get_phase (schedule, i);
      SpYmd first = sp_date_to_ymd (phase->first), last = sp_date_to_ymd (phase->last);

      g_string_append_printf (notes, _ ("%s%s %d.%d—%d.%d"), i == 0 ? _ ("阶段：") : "；",
                              phase->title, first.year, first.month, last.year, last.month);
    }
  if (sp_gantt_scene_has_repeats (painter->scene))
    g_string_append_printf (notes, "%s%s", notes->len > 0 ? "。" : "",
                            _ ("几个单位共同牵头的任务在各单位名下各列一次，总数只计一次"));
  return g_string_free (g_steal_pointer (&notes), FALSE);
}

static void
draw_foot (const SpGanttSheet *self, const SpGanttPainter *painter, guint page, guint n_pages)
{
  const SpChartStyle *style = painter->style;
  double y = self->frame.y + self->frame.height - self->foot;
  double right = self->frame.x + self->frame.width - style->text * 0.6;
  g_autofree char *number = dup_page_number (page, n_pages);
  g_autofree char *notes = dup_notes (painter);
  const char *blanks =
    _ ("编制：　　　　　　　审核：　　　　　　　审批：　　　　　　　日期：　　　　年　　月　　日");
  double number_width = sp_chart_text_width (painter->text, SP_FONT_BOLD, style->text, number) + 1;
  double blanks_width =
    sp_chart_text_width (painter->text, SP_FONT_REGULAR, style->text, blanks) + 1;
  SpTextBox box = {
    right - number_width, y, number_width, self->foot, SP_FONT_BOLD, style->text, style->pitch,
    SP_ALIGN_END,         1};

  sp_gantt_rule_across (painter, SP_COLOR_RULE_MEDIUM, style->hair, self->frame.x, y,
                        self->frame.width);
  sp_gantt_label (painter, number, &box, SP_COLOR_TEXT);
  box.x -= blanks_width + style->text * 2;
  box.width = blanks_width;
  box.font = SP_FONT_REGULAR;
  sp_gantt_label (painter, blanks, &box, SP_COLOR_TEXT);
  box.width = box.x - self->frame.x - style->text * 2;
  box.x = self->frame.x + style->text * 0.6;
  box.align = SP_ALIGN_START;
  box.size = style->small;
  sp_gantt_set_color (painter, SP_COLOR_MUTED);
  sp_chart_text_show_fit (painter->text, painter->cr, &box, style->small * 0.75, notes);
}

void
sp_gantt_sheet_draw (const SpGanttSheet *self,
                     const SpGanttPainter *painter,
                     guint page,
                     guint n_pages)
{
  draw_title (self, painter, page, n_pages);
  draw_strip (self, painter);
  draw_legend (self, painter);
  draw_foot (self, painter, page, n_pages);
  sp_gantt_set_color (painter, SP_COLOR_RULE_STRONG);
  cairo_set_line_width (painter->cr, painter->style->thick * 1.3);
  cairo_rectangle (painter->cr, self->frame.x, self->frame.y, self->frame.width,
                   self->frame.height);
  cairo_stroke (painter->cr);
}
