/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-period-tables.h: the chart room's pages as pictures of an official paper. Each picture
 * owns what it draws, so a paper outlives the facts. */
#include "report/sp-period-tables.h"

#include "base/sp-i18n.h"
#include "chart/sp-chart-kind.h"
#include "chart/sp-overview-chart.h"
#include "chart/sp-trend.h"

/* What pictures are laid out for: two to a page, and a whole lying page. */
static const SpPaper inline_paper = {"A5", 442, 230};
static const SpPaper lying_paper = {"A4", 842, 560};

#define TREND_LETTERS 1.2

/* A page of a chart whose pages several pictures share. */
typedef struct
{
  const SpChartKind *kind;
  gpointer pages; /* owned by @holder */
  gatomicrefcount *holders;
  guint page;
} PagePicture;

static void
draw_page (gpointer data, cairo_t *cr)
{
  const PagePicture *self = data;

  self->kind->draw (self->pages, self->page, cr);
}

static void
page_picture_free (gpointer data)
{
  PagePicture *self = data;

  if (g_atomic_ref_count_dec (self->holders))
    {
      self->kind->free_pages (self->pages);
      g_free (self->holders);
    }
  g_free (self);
}

/* All pages of @chart, a picture each. */
static void
add_pages (SpOfficialPaper *paper, const SpChartKind *kind, gpointer chart, const char *caption)
{
  gpointer pages = kind->make_pages (chart, &lying_paper);
  guint n = kind->get_n_pages (pages);
  gatomicrefcount *holders = g_new0 (gatomicrefcount, 1);

  g_atomic_ref_count_init (holders);
  for (guint i = 0; i < n; i++)
    {
      PagePicture *page = g_new0 (PagePicture, 1);
      g_autofree char *numbered =
        n > 1 ? g_strdup_printf (_ ("%s（第%u页，共%u页）"), caption, i + 1, n)
              : g_strdup (caption);

      *page = (PagePicture) {kind, pages, holders, i};
      if (i > 0)
        g_atomic_ref_count_inc (holders);
      sp_official_paper_add_picture (paper,
                                     &(const SpOfficialPicture) {lying_paper.width,
                                                                 lying_paper.height, draw_page,
                                                                 page, page_picture_free},
                                     numbered);
    }
}

/* ---- trends ---- */

static void
draw_trend (gpointer data, cairo_t *cr)
{
  sp_trend_page_draw (data, cr);
}

static void
free_trend (gpointer data)
{
  sp_trend_page_free (data);
}

static void
add_trend (const SpPeriodFacts *facts, SpOfficialPaper *paper, SpTrendScene *scene)
{
  const char *title = sp_trend_scene_get_title (scene);
  const SpTrendSheet sheet = {
    .title = title, .as_of = facts->as_of, .picture_scale = TREND_LETTERS};

  sp_official_paper_add_picture (
    paper,
    &(const SpOfficialPicture) {inline_paper.width, inline_paper.height, draw_trend,
                                sp_trend_page_new (&scene, 1, &sheet, &inline_paper), free_trend},
    title);
}

gboolean
sp_period_charts_add_accidents (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  const SpAccidentYears *years = &facts->overview->accidents;
  g_autoptr (SpTrendScene) scene = NULL;

  if (facts->year.now.accidents == 0 && facts->year.base.accidents == 0)
    return FALSE;
  scene = sp_trend_scene_new_accidents (years, SP_FIGURE_ACCIDENTS);
  add_trend (facts, paper, scene);
  return TRUE;
}

static gboolean
must_be_looked_at (const SpIndicatorStanding *standing)
{
  return standing->state.status == SP_INDICATOR_MISSED ||
         standing->state.status == SP_INDICATOR_OFF_PATH;
}

guint
sp_period_charts_add_indicators (const SpPeriodFacts *facts, SpOfficialPaper *paper, guint most)
{
  gboolean all = sp_indicator_standings_count_behind (facts->indicators) == 0;
  guint n = 0;

  for (guint i = 0; i < facts->indicators->len && n < (all ? MIN (1, most) : most); i++)
    {
      const SpIndicatorStanding *standing = g_ptr_array_index (facts->indicators, i);
      g_autoptr (SpTrendScene) scene = NULL;

      if ((!all && !must_be_looked_at (standing)) || !standing->state.has_value)
        continue;
      scene =
        sp_trend_scene_new_indicator (standing->indicator, &standing->input, facts->plan_last);
      add_trend (facts, paper, scene);
      n++;
    }
  return n;
}

/* ---- the whole plan ---- */

void
sp_period_charts_add_overview (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  add_pages (paper, &sp_overview_chart, facts->overview, _ ("推进情况总览"));
}

static SpGanttScene *
make_gantt (const SpPeriodFacts *facts)
{
  const SpGanttOptions options = {.prepared_by = facts->prepared_by, .is_sample = facts->is_sample};

  return sp_gantt_scene_new (facts->overview->now, &options);
}

guint
sp_period_charts_count_gantt (const SpPeriodFacts *facts)
{
  g_autoptr (SpGanttScene) scene = make_gantt (facts);
  g_autoptr (SpGanttPages) pages = sp_gantt_pages_new (scene, &lying_paper);

  return sp_gantt_pages_get_n_pages (pages);
}

void
sp_period_charts_add_gantt (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  g_autoptr (SpGanttScene) scene = make_gantt (facts);

  add_pages (paper, &sp_gantt_chart, scene, _ ("任务推进甘特图"));
}
