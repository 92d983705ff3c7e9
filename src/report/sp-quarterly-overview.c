/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 综述: sentences as its sheet has them, the main figures now and before the period, the parts, and
 * native charts. Makes no sentences. */
#include "report/sp-quarterly-private.h"

#include "base/sp-i18n.h"
#include "core/sp-overview.h"
#include "report/sp-wrap.h"

#include <string.h>

/* Columns: tables at the left, charts at the right. */
#define LABEL_EM 6.0
#define NAME_EM 17.0
#define FIGURE_EM 6.0
#define N_FIGURES 7
#define CHART_EM 8.0
#define N_CHART_COLUMNS 6
#define LAST_FIGURE (1 + N_FIGURES)
#define FIRST_CHART (LAST_FIGURE + 1)
#define LAST_COLUMN (LAST_FIGURE + N_CHART_COLUMNS)
#define N_LINK_COLUMNS 2u
#define TEXT_EM                                                                                    \
  ((LABEL_EM + NAME_EM + FIGURE_EM * N_FIGURES + CHART_EM * (N_CHART_COLUMNS - N_LINK_COLUMNS)) *  \
   10.5 / 14.0)
#define ROW_POINTS 21.0
#define LIGHT_WORDS 5

typedef struct
{
  SpQuarterly *quarterly;
  SpBook *book;
  guint row;
  guint n_headings;
  SpFormat *head, *label, *name, *count, *rate, *change, *points, *none;
} Overview;

static const char *const light_words[SP_N_LIGHTS] = {
  [SP_LIGHT_DONE] = N_ ("完成"),    [SP_LIGHT_ON_TRACK] = N_ ("正常"),
  [SP_LIGHT_NEAR] = N_ ("临期"),    [SP_LIGHT_BEHIND] = N_ ("滞后（慢于序时进度）"),
  [SP_LIGHT_OVERDUE] = N_ ("逾期"),
};

static SpFormat *
cell_format (SpBook *book, SpFont font, SpAlign align, SpShow show, guint32 fill)
{
  SpStyle style = {.font = (guint8)font,
                   .half_points = 21,
                   .align = (guint8)align,
                   .show = (guint8)show,
                   .edges = SP_EDGE_ALL,
                   .flags = SP_STYLE_WRAP,
                   .fill = fill};

  return sp_book_format (book, &style);
}

static void
prepare (Overview *self)
{
  self->head = cell_format (self->book, SP_FONT_HEI, SP_ALIGN_CENTER, SP_SHOW_GENERAL, 0xDCE6F1);
  self->label = cell_format (self->book, SP_FONT_SONG, SP_ALIGN_CENTER, SP_SHOW_GENERAL, 0);
  self->name = cell_format (self->book, SP_FONT_SONG, SP_ALIGN_LEFT, SP_SHOW_GENERAL, 0);
  self->count = cell_format (self->book, SP_FONT_SONG, SP_ALIGN_CENTER, SP_SHOW_COUNT, 0);
  self->rate = cell_format (self->book, SP_FONT_SONG, SP_ALIGN_CENTER, SP_SHOW_RATE, 0);
  self->change = cell_format (self->book, SP_FONT_SONG, SP_ALIGN_CENTER, SP_SHOW_CHANGE, 0);
  self->points = cell_format (self->book, SP_FONT_SONG, SP_ALIGN_CENTER, SP_SHOW_POINTS, 0);
  self->none = self->label;
  sp_book_set_column (self->book, 0, 0, LABEL_EM);
  sp_book_set_column (self->book, 1, 1, NAME_EM);
  sp_book_set_column (self->book, 2, LAST_FIGURE, FIGURE_EM);
  sp_book_set_column (self->book, FIRST_CHART, LAST_COLUMN, CHART_EM);
}

/* ---- sentences ---- */

/* @heading has its number. */
static void
add_section (Overview *self, const char *heading)
{
  static const SpStyle style = {.font = SP_FONT_HEI, .half_points = 30};

  sp_book_set_row (self->book, self->row, 30, 0);
  sp_book_merge (self->book, self->row, 0, self->row, LAST_COLUMN, heading,
                 sp_book_format (self->book, &style));
  self->n_headings++;
  self->row++;
}

/* Numbered after those above. */
static void
add_heading (Overview *self, const char *text)
{
  g_autofree char *heading = sp_quarterly_dup_heading (self->n_headings + 1, text);

  add_section (self, heading);
}

/* @sheet: where its figures stand; NULL or "": nowhere else. */
static void
add_paragraph (Overview *self, const char *text, const char *sheet)
{
  static const SpStyle style = {
    .font = SP_FONT_FANGSONG, .half_points = 28, .flags = SP_STYLE_WRAP};
  static const SpStyle link_style = {.font = SP_FONT_FANGSONG,
                                     .half_points = 21,
                                     .align = SP_ALIGN_RIGHT,
                                     .flags = SP_STYLE_WRAP | SP_STYLE_LINK,
                                     .colour = 0x1F4E79};
  g_autofree char *indented = g_strconcat ("　　", text, NULL);
  guint last = LAST_COLUMN - N_LINK_COLUMNS;

  sp_book_set_row (self->book, self->row, sp_wrap_count_lines (indented, TEXT_EM) * 21.0 + 6.0, 0);
  sp_book_merge (self->book, self->row, 0, self->row, last, indented,
                 sp_book_format (self->book, &style));
  if (sheet != NULL && *sheet != '\0')
    {
      g_autofree char *label = g_strdup_printf (_ ("见“%s”"), sheet);
      SpFormat *format = sp_book_format (self->book, &link_style);

      sp_book_merge (self->book, self->row, last + 1, self->row, LAST_COLUMN, "", format);
      sp_book_link (self->book, self->row, last + 1, sheet, label, format);
    }
  self->row++;
}

/* As the sheet has them; drawn without a report there are those of tasks. */
static void
add_sentences (Overview *self)
{
  const SpReportSheet *sheet = self->quarterly->sheet;
  g_autoptr (GPtrArray) own = sheet == NULL ? sp_quarterly_list_words (self->quarterly) : NULL;
  guint n = own != NULL ? own->len : sp_report_sheet_get_n_paragraphs (sheet);

  for (guint i = 0; i < n; i++)
    {
      const SpReportParagraph *paragraph =
        own != NULL ? own->pdata[i] : sp_report_sheet_get_paragraph (sheet, i);

      if (*paragraph->section != '\0')
        add_section (self, paragraph->section);
      add_paragraph (self, paragraph->text, paragraph->sheet);
    }
}

/* ---- main figures ---- */

static void
begin_figure (Overview *self, const char *label)
{
  sp_book_set_row (self->book, self->row, ROW_POINTS, 0);
  sp_book_merge (self->book, self->row, 0, self->row, 1, label, self->name);
  /* The pairs become one cell each; the first holds the figure. */
}

static void
write_pair (Overview *self, guint column, double value, gboolean is_none, SpFormat *format)
{
  sp_book_merge (self->book, self->row, column, self->row, column + 1, "", format);
  if (is_none)
    sp_book_text (self->book, self->row, column, "/", self->none);
  else
    sp_book_number (self->book, self->row, column, value, format);
}

static void
add_count (Overview *self, const char *label, guint now, guint before)
{
  begin_figure (self, label);
  write_pair (self, 2, now, FALSE, self->count);
  write_pair (self, 4, before, FALSE, self->count);
  write_pair (self, 6, (double)now - (double)before, FALSE, self->change);
  sp_book_text (self->book, self->row, LAST_FIGURE, _ ("项"), self->label);
  self->row++;
}

/* @now and @before are 0..1 of @n_now and @n_before. */
static void
add_rate (Overview *self, const char *label, double now, guint n_now, double before, guint n_before)
{
  begin_figure (self, label);
  write_pair (self, 2, now, n_now == 0, self->rate);
  write_pair (self, 4, before, n_before == 0, self->rate);
  write_pair (self, 6, (now - before) * 100.0, n_now == 0 || n_before == 0, self->points);
  sp_book_text (self->book, self->row, LAST_FIGURE, _ ("%、百分点"), self->label);
  self->row++;
}

static void
add_figure_heads (Overview *self)
{
  static const char *const heads[] = {N_ ("本期末"), N_ ("上期末"), N_ ("增减")};

  sp_book_set_row (self->book, self->row, ROW_POINTS + 3, 0);
  sp_book_merge (self->book, self->row, 0, self->row, 1, _ ("指标"), self->head);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    sp_book_merge (self->book, self->row, 2 + 2 * i, self->row, 3 + 2 * i, _ (heads[i]),
                   self->head);
  sp_book_text (self->book, self->row, LAST_FIGURE, _ ("单位"), self->head);
  self->row++;
}

/* Returns the row of the first light. */
static guint
add_figures (Overview *self)
{
  const SpTotals *now = &self->quarterly->total.now;
  const SpTotals *before = &self->quarterly->total.before;
  guint first_light = 0;

  add_figure_heads (self);
  add_count (self, _ ("任务总数"), now->total, before->total);
  first_light = self->row;
  for (guint i = 0; i < SP_N_LIGHTS; i++)
    add_count (self, _ (light_words[i]), now->by_light[i], before->by_light[i]);
  add_rate (self, _ ("完成率"), sp_totals_done_rate (now) / 100.0, now->total,
            sp_totals_done_rate (before) / 100.0, before->total);
  add_rate (self, _ ("平均进度"), sp_totals_mean_percent (now) / 100.0, now->total,
            sp_totals_mean_percent (before) / 100.0, before->total);
  add_rate (self, _ ("序时进度"), sp_totals_mean_expected (now) / 100.0, now->total,
            sp_totals_mean_expected (before) / 100.0, before->total);
  add_count (self, _ ("已报送进展的任务"), now->reported, before->reported);
  begin_figure (self, _ ("本季度新完成"));
  write_pair (self, 2, self->quarterly->total.newly_done, FALSE, self->count);
  write_pair (self, 4, 0, TRUE, self->count);
  write_pair (self, 6, 0, TRUE, self->count);
  sp_book_text (self->book, self->row++, LAST_FIGURE, _ ("项"), self->label);
  return first_light;
}

/* ---- parts ---- */

static void
add_part (Overview *self, const SpSum *sum)
{
  sp_book_set_row (self->book, self->row,
                   MAX (ROW_POINTS, sp_wrap_count_lines (sum->short_name, NAME_EM) * 15.0 + 5.0),
                   0);
  sp_book_text (self->book, self->row, 0, sum->label, self->label);
  sp_book_text (self->book, self->row, 1, sum->short_name, self->name);
  sp_book_number (self->book, self->row, 2, sum->now.total, self->count);
  for (guint i = 0; i < SP_N_LIGHTS; i++)
    sp_book_number (self->book, self->row, 3 + i, sum->now.by_light[i], self->count);
  if (sum->now.total > 0)
    sp_book_number (self->book, self->row, LAST_FIGURE,
                    sp_sum_rate (sum->now.by_light[SP_LIGHT_DONE], sum->now.total), self->rate);
  else
    sp_book_text (self->book, self->row, LAST_FIGURE, "/", self->none);
  self->row++;
}

/* Returns the row of the first part. */
static guint
add_parts (Overview *self)
{
  static const char *const heads[] = {N_ ("附件"), N_ ("专项"), N_ ("任务数"),
                                      N_ ("完成"), N_ ("正常"), N_ ("临期"),
                                      N_ ("滞后"), N_ ("逾期"), N_ ("完成率")};
  guint first = self->row + 1;

  sp_book_set_row (self->book, self->row, ROW_POINTS + 3, 0);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    sp_book_text (self->book, self->row, i, _ (heads[i]), self->head);
  self->row++;
  for (guint i = 0; i < self->quarterly->parts->len; i++)
    add_part (self, g_ptr_array_index (self->quarterly->parts, i));
  return first;
}

/* ---- charts ---- */

static void
fill_series (SpBookSeries series[SP_N_LIGHTS], guint first_column)
{
  memset (series, 0, SP_N_LIGHTS * sizeof *series);
  for (guint i = 0; i < SP_N_LIGHTS; i++)
    {
      series[i].name = i == SP_LIGHT_BEHIND ? _ ("滞后") : _ (light_words[i]);
      series[i].column = first_column + i;
      series[i].colour = sp_quarterly_light_colours[i];
      series[i].is_hatched = i == SP_LIGHT_OVERDUE;
    }
}

static void
add_light_chart (Overview *self, guint row, guint first, double points)
{
  SpBookSeries slices[SP_N_LIGHTS];
  SpBookSeries counts = {.column = 2};
  SpBookChart chart = {.kind = SP_BOOK_CHART_PIE,
                       .title = _ ("任务状态构成"),
                       .sheet = sp_book_get_sheet_name (self->book),
                       .first_row = first,
                       .last_row = first + SP_N_LIGHTS - 1,
                       .category_column = 0,
                       .series = &counts,
                       .n_series = 1,
                       .slices = slices,
                       .n_columns = N_CHART_COLUMNS,
                       .column_em = CHART_EM,
                       .points = points};

  fill_series (slices, 0);
  for (guint i = 0; i < SP_N_LIGHTS; i++)
    slices[i].is_empty = self->quarterly->total.now.by_light[i] == 0;
  sp_book_add_chart (self->book, row, FIRST_CHART, &chart);
}

static void
add_part_chart (Overview *self, guint row, guint first, double points)
{
  SpBookSeries series[SP_N_LIGHTS];
  SpBookChart chart = {.kind = SP_BOOK_CHART_STACKED_BAR,
                       .title = _ ("各专项任务状态（项）"),
                       .sheet = sp_book_get_sheet_name (self->book),
                       .first_row = first,
                       .last_row = first + self->quarterly->parts->len - 1,
                       .category_column = 1,
                       .series = series,
                       .n_series = SP_N_LIGHTS,
                       .n_columns = N_CHART_COLUMNS,
                       .column_em = CHART_EM,
                       .points = MAX (points, 240.0),
                       .is_count = TRUE};

  for (guint i = 0; i < self->quarterly->parts->len; i++)
    chart.top = MAX (chart.top, ((const SpSum *)self->quarterly->parts->pdata[i])->now.total);
  fill_series (series, 3);
  sp_book_add_chart (self->book, row, FIRST_CHART, &chart);
}

static SpSheetSpec
title_spec (const SpQuarterly *q, const char *title)
{
  return (SpSheetSpec) {.title = title, .left = q->prepared, .middle = q->span};
}

void
sp_quarterly_add_overview (SpQuarterly *q)
{
  Overview self = {.quarterly = q, .book = q->book};
  g_autofree char *period = sp_period_dup_label (&q->facts->period);
  g_autofree char *title = g_strdup_printf (_ ("%s进展情况（%s）"), q->subject, period);
  SpSheetSpec spec = title_spec (q, title);
  SpBookPage page = {.paper = SP_PAPER_A3, .mark = q->mark, .is_one_page = TRUE};
  guint top = 0;
  guint first = 0;

  sp_book_add_sheet (q->book, sp_quarterly_get_name (q, _ ("综述")), FALSE);
  prepare (&self);
  self.row = sp_sheet_write_title (q->book, &spec, LAST_COLUMN);
  add_sentences (&self);
  add_heading (&self, _ ("任务主要数据"));
  top = self.row;
  first = add_figures (&self);
  if (q->total.now.total > 0)
    add_light_chart (&self, top, first, (self.row - top) * ROW_POINTS);
  add_heading (&self, _ ("各专项进展"));
  top = self.row;
  first = add_parts (&self);
  if (q->total.now.total > 0)
    add_part_chart (&self, top, first, (self.row - top) * ROW_POINTS);
  sp_sheet_write_foot (q->book, MAX (self.row, top + 13), LAST_COLUMN);
  sp_book_set_page (q->book, &page);
}
