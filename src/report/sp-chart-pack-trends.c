/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to report: the chart pack's pages of trends. */
#include "base/sp-i18n.h"
#include "chart/sp-trend.h"
#include "report/sp-chart-pack-private.h"

#define TREND_COLUMNS 2
#define TREND_ROWS 3
#define TRENDS_PER_PAGE (TREND_COLUMNS * TREND_ROWS)
#define TREND_LETTERS 1.5
#define TREND_MARGIN (14 * SP_MM)
#define TREND_TOP (30 * SP_MM) /* below the title */

/* What a trend on a page with others is laid out for. */
static const SpPaper trend_paper = {"A5", 540, 226};

/* ---- indicators ---- */

/* Trends of several indicators on a page. */
typedef struct
{
  /* Owned */
  GPtrArray *scenes; /* of SpTrendScene */
  /* Borrowed */
  SpPack *pack;
} Grid;

static void
grid_free (gpointer data)
{
  Grid *self = data;

  g_ptr_array_unref (self->scenes);
  g_free (self);
}

static void
draw_grid_head (SpPack *self, cairo_t *cr)
{
  g_autofree char *day = sp_date_dup_chinese (self->facts->as_of);
  g_autofree char *line = g_strdup_printf (_ ("%s　数据截至%s"), self->facts->prepared_by, day);
  SpTextBox box = {.x = TREND_MARGIN,
                   .y = TREND_MARGIN * 0.7,
                   .width = self->paper->width - 2 * TREND_MARGIN,
                   .height = SP_PACK_LINE * 1.5,
                   .font = SP_FONT_TITLE,
                   .size = SP_PACK_LINE * 1.4,
                   .pitch = SP_PACK_LINE * 1.5,
                   .align = SP_ALIGN_CENTER,
                   .max_lines = 1};

  cairo_set_source_rgb (cr, 0, 0, 0);
  sp_chart_text_show (self->text, cr, &box, _ ("指标完成情况"));
  box.y += SP_PACK_LINE * 1.6;
  box.font = SP_FONT_REGULAR;
  box.size = SP_PACK_LINE * 0.6;
  sp_chart_text_show (self->text, cr, &box, line);
  box.y = TREND_MARGIN * 0.7;
  box.font = SP_FONT_BOLD;
  box.size = SP_PACK_LINE;
  box.align = SP_ALIGN_START;
  if (self->facts->is_sample)
    sp_chart_text_show (self->text, cr, &box, _ ("示例"));
}

static void
draw_grid (gpointer data, guint page, cairo_t *cr)
{
  const Grid *self = data;
  const SpPaper *paper = self->pack->paper;
  double column = (paper->width - 2 * TREND_MARGIN) / TREND_COLUMNS;
  double row = (paper->height - TREND_TOP - TREND_MARGIN) / TREND_ROWS;
  const SpTrendSheet sheet = {.as_of = self->pack->facts->as_of, .picture_scale = TREND_LETTERS};

  draw_grid_head (self->pack, cr);
  for (guint i = 0; i < self->scenes->len; i++)
    {
      /* Laid out only while it is drawn: each has fonts of its own. */
      SpTrendPage *trend =
        sp_trend_page_new ((SpTrendScene *const *)&self->scenes->pdata[i], 1, &sheet, &trend_paper);

      cairo_save (cr);
      cairo_translate (cr,
                       TREND_MARGIN + i % TREND_COLUMNS * column + (column - trend_paper.width) / 2,
                       TREND_TOP + i / TREND_COLUMNS * row);
      sp_trend_page_draw (trend, cr);
      cairo_restore (cr);
      sp_trend_page_free (trend);
    }
}

static void
add_grid (SpPack *self, const GPtrArray *scenes, guint first)
{
  Grid *grid = g_new0 (Grid, 1);

  grid->pack = self;
  grid->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_trend_scene_unref);
  for (guint i = first; i < MIN (first + TRENDS_PER_PAGE, scenes->len); i++)
    g_ptr_array_add (grid->scenes, sp_trend_scene_ref (scenes->pdata[i]));
  sp_pack_add (self, (SpPackChapter) {.title = g_strdup (_ ("指标完成情况")),
                                      .pages = grid,
                                      .free = grid_free,
                                      .goes_on = first > 0,
                                      .n_pages = 1,
                                      .draw = draw_grid});
}

/* Those that the office must look at first, the rest after them. */
static GPtrArray *
list_indicators (const SpPeriodFacts *facts)
{
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_trend_scene_unref);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < facts->indicators->len; i++)
      {
        const SpIndicatorStanding *standing = g_ptr_array_index (facts->indicators, i);
        gboolean is_behind = standing->state.status == SP_INDICATOR_MISSED ||
                             standing->state.status == SP_INDICATOR_OFF_PATH;

        if (standing->state.has_value && is_behind == (pass == 0))
          g_ptr_array_add (scenes, sp_trend_scene_new_indicator (
                                     standing->indicator, &standing->input, facts->plan_last));
      }
  return scenes;
}

void
sp_pack_add_indicators (SpPack *self)
{
  g_autoptr (GPtrArray) scenes = list_indicators (self->facts);

  for (guint first = 0; first < scenes->len; first += TRENDS_PER_PAGE)
    add_grid (self, scenes, first);
}

/* ---- accidents ---- */

static void
draw_trends (gpointer page, guint i, cairo_t *cr)
{
  sp_trend_page_draw (page, cr);
}

static void
free_trends (gpointer page)
{
  sp_trend_page_free (page);
}

/* @scenes (of SpTrendScene) on one page. */
static void
add_trends (SpPack *self, const char *title, const GPtrArray *scenes, const char *note)
{
  const SpTrendSheet sheet = {.title = title,
                              .note = note,
                              .prepared_by = self->facts->prepared_by,
                              .as_of = self->facts->as_of,
                              .is_sample = self->facts->is_sample};

  sp_pack_add (self,
               (SpPackChapter) {.title = g_strdup (title),
                                .pages = sp_trend_page_new ((SpTrendScene *const *)scenes->pdata,
                                                            scenes->len, &sheet, self->paper),
                                .free = free_trends,
                                .n_pages = 1,
                                .draw = draw_trends});
}

void
sp_pack_add_accidents (SpPack *self)
{
  const SpPeriodFacts *facts = self->facts;
  g_autoptr (GPtrArray) scenes =
    g_ptr_array_new_with_free_func ((GDestroyNotify)sp_trend_scene_unref);
  g_autofree char *note = sp_accident_dup_bulletin (&facts->year.now, &facts->year.then);

  if (facts->year.now.accidents == 0 && facts->year.base.accidents == 0)
    return;
  g_ptr_array_add (scenes,
                   sp_trend_scene_new_accidents (&facts->overview->accidents, SP_FIGURE_ACCIDENTS));
  g_ptr_array_add (scenes,
                   sp_trend_scene_new_accidents (&facts->overview->accidents, SP_FIGURE_DEATHS));
  add_trends (self, _ ("生产安全事故对比"), scenes, note);
}
