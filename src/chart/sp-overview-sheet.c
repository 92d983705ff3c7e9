/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview on one sheet: title, date and foot around the same layout that the screen shows, at
 * the largest scale at which everything fits. */
#include "sp-chart-document.h"
#include "sp-overview-layout.h"

#include "base/sp-i18n.h"

#define MM (72.0 / 25.4)
#define MARGIN (10 * MM)
#define LEAST_UNIT 0.2
#define MOST_UNIT 1.5
#define N_TRIALS 12 /* of fitting: halves of the span between least and most */
#define PAPER_SCALE 1.0

struct _SpOverviewSheet
{
  /* Owned */
  SpOverviewLayout *layout;
  char *title;
  /* Borrowed */
  const SpPaper *paper;
  /* State */
  double title_size, head, foot;
};

/* Room that is left below is not worth smaller letters, so the largest that fits is looked for. */
static void
fit (SpOverviewLayout *layout, double room)
{
  double fits = LEAST_UNIT, too_large = MOST_UNIT;

  for (int i = 0; i < N_TRIALS; i++)
    {
      double unit = (fits + too_large) / 2;

      sp_overview_layout_build (layout, unit);
      if (layout->height <= room && layout->width >= SP_OVERVIEW_MIN_WIDTH * unit)
        fits = unit;
      else
        too_large = unit;
    }
  sp_overview_layout_build (layout, fits);
}

SpOverviewSheet *
sp_overview_sheet_new (SpOverview *overview, const SpPaper *paper)
{
  SpOverviewSheet *self;
  SpChartStyle style = sp_chart_style_paper (PAPER_SCALE);

  g_return_val_if_fail (overview != NULL && paper != NULL, NULL);

  self = g_new0 (SpOverviewSheet, 1);
  self->paper = paper;
  self->title = g_strdup_printf (_ ("%s推进情况总览"), sp_schedule_get_plan_title (overview->now));
  self->title_size = paper->width / 48;
  self->head = self->title_size * 2.5;
  self->foot = paper->width / 70;
  self->layout = sp_overview_layout_new_full (overview, &style, sp_chart_text_new (TRUE),
                                              LEAST_UNIT, paper->width - 2 * MARGIN);
  fit (self->layout, paper->height - 2 * MARGIN - self->head - self->foot);
  return self;
}

void
sp_overview_sheet_free (SpOverviewSheet *self)
{
  if (self == NULL)
    return;
  sp_overview_layout_free (self->layout);
  g_free (self->title);
  g_free (self);
}

const SpPaper *
sp_overview_sheet_get_paper (SpOverviewSheet *self)
{
  return self->paper;
}

double
sp_overview_sheet_get_text_size (SpOverviewSheet *self)
{
  return SP_OVERVIEW_TEXT * self->layout->unit;
}

static void
set_color (SpOverviewSheet *self, cairo_t *cr, SpColorRole role)
{
  const SpColor *color = &self->layout->style.colors[role];

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
draw_head (SpOverviewSheet *self, cairo_t *cr)
{
  const SpOverview *overview = self->layout->overview;
  double width = self->paper->width - 2 * MARGIN, size = self->title_size;
  g_autofree char *as_of = sp_date_dup_chinese (overview->as_of);
  g_autofree char *baseline = sp_date_dup_chinese (overview->baseline);
  g_autofree char *line =
    g_strdup_printf (_ ("%s%s数据截至%s　·　与%s比较"), overview->prepared_by,
                     overview->prepared_by[0] != '\0' ? "　·　" : "", as_of, baseline);
  SpTextBox title = {MARGIN, MARGIN,     width,           size * 1.3, SP_FONT_TITLE,
                     size,   size * 1.2, SP_ALIGN_CENTER, 1};
  SpTextBox below = {MARGIN,     MARGIN + size * 1.45, width,           size * 0.7, SP_FONT_REGULAR,
                     size * 0.5, size * 0.6,           SP_ALIGN_CENTER, 1};
  SpTextBox badge = {MARGIN, MARGIN,     size * 4,       size * 1.3, SP_FONT_BOLD,
                     size,   size * 1.2, SP_ALIGN_START, 1};

  set_color (self, cr, SP_COLOR_TEXT);
  sp_chart_text_show_fit (self->layout->text, cr, &title, size * 0.5, self->title);
  sp_chart_text_show (self->layout->text, cr, &below, line);
  if (overview->is_sample)
    {
      set_color (self, cr, SP_COLOR_LATE);
      sp_chart_text_show (self->layout->text, cr, &badge, _ ("示例"));
    }
}

static void
draw_foot (SpOverviewSheet *self, cairo_t *cr)
{
  double size = self->foot * 0.6;
  SpTextBox box = {MARGIN + SP_OVERVIEW_MARGIN * self->layout->unit,
                   self->paper->height - MARGIN - self->foot,
                   self->paper->width - 2 * MARGIN,
                   self->foot,
                   SP_FONT_REGULAR,
                   size,
                   size * 1.3,
                   SP_ALIGN_START,
                   1};

  set_color (self, cr, SP_COLOR_MUTED);
  sp_chart_text_show (
    self->layout->text, cr, &box,
    _ ("完成率＝完成任务数÷任务总数；序时差＝平均进度－按起止日期推算的平均进度；逾期＝时限已过而"
       "未完成；按期完成率＝最后时限已到的任务中按期完成的比例；牵头单位条形长度按任务数的平方根"
       "。"));
}

void
sp_overview_sheet_draw (SpOverviewSheet *self, cairo_t *cr)
{
  draw_head (self, cr);
  cairo_save (cr);
  cairo_translate (cr, MARGIN, MARGIN + self->head);
  sp_overview_draw (cr, self->layout, 0, self->layout->height);
  cairo_restore (cr);
  draw_foot (self, cr);
}

/* ---- files ---- */

static void
draw (gpointer page, guint i, cairo_t *cr)
{
  sp_overview_sheet_draw (page, cr);
}

gboolean
sp_overview_sheet_export (SpOverviewSheet *self,
                          SpChartFormat format,
                          const char *path,
                          GPtrArray **written,
                          GCancellable *cancellable,
                          GError **error)
{
  const SpOverview *overview;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  overview = self->layout->overview;
  return sp_chart_document_export (
    &(const SpChartDocument) {
      .title = self->title,
      .author = overview->prepared_by[0] != '\0' ? overview->prepared_by : NULL,
      .date = overview->as_of,
      .width = self->paper->width,
      .height = self->paper->height,
      .n_pages = 1,
      .draw = draw,
      .pages = self,
    },
    format, path, written, cancellable, error);
}
