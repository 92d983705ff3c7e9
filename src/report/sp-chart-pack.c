/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-chart-pack.h: chapters are made first, so that the cover can say where each begins, and
 * then drawn one page after the other. */
#include "report/sp-chart-pack-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "chart/sp-chart-kind.h"
#include "chart/sp-overview-chart.h"
#include "report/sp-map-scene-load.h"
#include "report/sp-paper-file.h"

#define PAPER "A3"
#define COVER_MARGIN (60 * SP_MM)
#define TITLE_SIZE 44.0
#define NUMBER_SIZE 9.0

static void
chapter_clear (gpointer data)
{
  SpPackChapter *chapter = data;

  g_free (chapter->title);
  chapter->free (chapter->pages);
}

void
sp_pack_init (SpPack *self, const SpPeriodFacts *facts)
{
  *self = (SpPack) {.facts = facts, .paper = sp_paper_find (PAPER), .n_pages = 1};
  self->text = sp_chart_text_new (TRUE);
  self->chapters = g_array_new (FALSE, FALSE, sizeof (SpPackChapter));
  g_array_set_clear_func (self->chapters, chapter_clear);
}

void
sp_pack_clear (SpPack *self)
{
  g_clear_pointer (&self->chapters, g_array_unref);
  g_clear_pointer (&self->text, sp_chart_text_free);
}

/* ---- chapters ---- */

void
sp_pack_add (SpPack *self, SpPackChapter chapter)
{
  g_array_append_val (self->chapters, chapter);
  self->n_pages += chapter.n_pages;
}

static void
add_chart (SpPack *self, const char *title, const SpChartKind *kind, gpointer chart)
{
  gpointer pages = kind->make_pages (chart, self->paper);

  sp_pack_add (self, (SpPackChapter) {.title = g_strdup (title),
                                      .pages = pages,
                                      .free = kind->free_pages,
                                      .n_pages = kind->get_n_pages (pages),
                                      .draw = kind->draw});
}

void
sp_pack_add_gantt (SpPack *self)
{
  const SpGanttOptions options = {.prepared_by = self->facts->prepared_by,
                                  .is_sample = self->facts->is_sample};
  g_autoptr (SpGanttScene) scene = NULL;

  if (self->facts->overview->total.now.total == 0)
    return;
  scene = sp_gantt_scene_new (self->facts->overview->now, &options);
  add_chart (self, _ ("任务推进甘特图"), &sp_gantt_chart, scene);
}

gboolean
sp_pack_add_map (SpPack *self, SpReader *reader, GCancellable *cancellable, GError **error)
{
  GError *failure = NULL;
  g_autoptr (SpRecord) map = sp_map_find (reader, 0, NULL, &failure);
  g_autoptr (SpMapScene) scene = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (map == NULL)
    map = SP_RECORD (sp_risk_map_new_tiles ());
  scene =
    sp_map_scene_load (reader, map, (SpRiskStage)sp_record_get_integer (map, SP_RISK_MAP_STAGE),
                       SP_MAP_BY_LEVEL, self->facts->as_of, cancellable, error);
  if (scene != NULL && sp_map_scene_get_n_zones (scene) > 0)
    add_chart (self, _ ("县域安全风险四色图"), &sp_map_chart, scene);
  return scene != NULL;
}

static gboolean
add_chapters (SpPack *self, SpReader *reader, GCancellable *cancellable, GError **error)
{
  if (self->facts->overview->total.now.total > 0)
    add_chart (self, _ ("推进情况总览"), &sp_overview_chart, self->facts->overview);
  sp_pack_add_gantt (self);
  if (!sp_pack_add_map (self, reader, cancellable, error))
    return FALSE;
  sp_pack_add_indicators (self);
  sp_pack_add_accidents (self);
  return TRUE;
}

/* ---- drawing ---- */

static void
show (
  SpPack *self, cairo_t *cr, double y, SpFont font, double size, SpAlign align, const char *text)
{
  const SpTextBox box = {.x = COVER_MARGIN,
                         .y = y,
                         .width = self->paper->width - 2 * COVER_MARGIN,
                         .height = size * 1.5,
                         .font = font,
                         .size = size,
                         .pitch = size * 1.4,
                         .align = align,
                         .max_lines = 1};

  sp_chart_text_show_fit (self->text, cr, &box, size / 2, text);
}

/* Where each chapter begins. */
static void
draw_contents (SpPack *self, cairo_t *cr, double y)
{
  guint page = 2;

  for (guint i = 0; i < self->chapters->len; i++)
    {
      const SpPackChapter *chapter = &g_array_index (self->chapters, SpPackChapter, i);
      g_autofree char *number = g_strdup_printf ("%u", page);

      page += chapter->n_pages;
      if (chapter->goes_on)
        continue;
      show (self, cr, y, SP_FONT_REGULAR, SP_PACK_LINE, SP_ALIGN_START, chapter->title);
      show (self, cr, y, SP_FONT_REGULAR, SP_PACK_LINE, SP_ALIGN_END, number);
      y += SP_PACK_LINE * 1.9;
      cairo_set_line_width (cr, 0.4);
      cairo_move_to (cr, COVER_MARGIN, y - SP_PACK_LINE * 0.25);
      cairo_line_to (cr, self->paper->width - COVER_MARGIN, y - SP_PACK_LINE * 0.25);
      cairo_stroke (cr);
    }
}

static void
draw_cover (gpointer data, guint page, cairo_t *cr)
{
  SpPack *self = data;
  const SpPeriodFacts *facts = self->facts;
  g_autofree char *as_of = sp_date_dup_chinese (facts->as_of);
  g_autofree char *baseline = sp_date_dup_chinese (facts->overview->baseline);
  g_autofree char *line = g_strdup_printf (_ ("数据截至%s　·　与%s比较"), as_of, baseline);
  double y = self->paper->height * 0.16;

  cairo_set_source_rgb (cr, 0, 0, 0);
  if (facts->is_sample)
    show (self, cr, y - TITLE_SIZE * 1.6, SP_FONT_BOLD, SP_PACK_LINE, SP_ALIGN_CENTER,
          _ ("示例数据"));
  show (self, cr, y, SP_FONT_TITLE, TITLE_SIZE, SP_ALIGN_CENTER, facts->subject);
  show (self, cr, y + TITLE_SIZE * 1.6, SP_FONT_TITLE, TITLE_SIZE, SP_ALIGN_CENTER,
        _ ("推进情况图集"));
  show (self, cr, y + TITLE_SIZE * 3.5, SP_FONT_REGULAR, SP_PACK_LINE, SP_ALIGN_CENTER, line);
  show (self, cr, y + TITLE_SIZE * 4.2, SP_FONT_REGULAR, SP_PACK_LINE, SP_ALIGN_CENTER,
        facts->prepared_by);
  draw_contents (self, cr, y + TITLE_SIZE * 6);
}

/* In the margin at the right, below what any chart draws. */
static void
draw_number (SpPack *self, cairo_t *cr)
{
  g_autofree char *number =
    g_strdup_printf (_ ("图集第%u页，共%u页"), self->page + 1, self->n_pages);
  const SpTextBox box = {.x = self->paper->width / 2,
                         .y = self->paper->height - 7.5 * SP_MM,
                         .width = self->paper->width / 2 - 14 * SP_MM,
                         .height = 5 * SP_MM,
                         .font = SP_FONT_REGULAR,
                         .size = NUMBER_SIZE,
                         .pitch = NUMBER_SIZE * 1.3,
                         .align = SP_ALIGN_END,
                         .max_lines = 1};

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  sp_chart_text_show (self->text, cr, &box, number);
  cairo_restore (cr);
}

/* The page of a chapter that is being drawn. */
typedef struct
{
  SpPack *pack;
  const SpPackChapter *chapter;
  guint page;
} Leaf;

static void
draw_leaf (gpointer data, guint page, cairo_t *cr)
{
  const Leaf *leaf = data;

  cairo_save (cr);
  leaf->chapter->draw (leaf->chapter->pages, leaf->page, cr);
  cairo_restore (cr);
  draw_number (leaf->pack, cr);
}

static gboolean
add_leaves (SpPack *self, SpPaperWriter *writer, GCancellable *cancellable, GError **error)
{
  SpPaperFile sheet = {.width = self->paper->width, .height = self->paper->height, .n_pages = 1};

  sheet.draw = draw_cover;
  sheet.bookmark = _ ("封面");
  sp_paper_writer_add (writer, &sheet, self);
  sheet.draw = draw_leaf;
  for (guint i = 0; i < self->chapters->len; i++)
    {
      const SpPackChapter *chapter = &g_array_index (self->chapters, SpPackChapter, i);

      for (guint page = 0; page < chapter->n_pages; page++)
        {
          Leaf leaf = {self, chapter, page};

          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          self->page++;
          sheet.bookmark = page == 0 && !chapter->goes_on ? chapter->title : NULL;
          sp_paper_writer_add (writer, &sheet, &leaf);
        }
    }
  return TRUE;
}

static gboolean
check_ending (const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".pdf"))
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("不能写入“%s”：图集的文件名要以 .pdf 结尾。"),
               path);
  return FALSE;
}

gboolean
sp_chart_pack_write (SpReader *reader,
                     const SpPeriodOptions *options,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SpPeriodFacts) facts = NULL;
  g_auto (SpPack) pack = {0};
  g_autofree char *title = NULL;
  g_autoptr (SpPaperWriter) writer = NULL;

  if (!check_ending (path, error))
    return FALSE;
  facts = sp_period_facts_load (reader, options, cancellable, error);
  if (facts == NULL)
    return FALSE;
  sp_pack_init (&pack, facts);
  title = g_strdup_printf (_ ("%s推进情况图集"), facts->subject);
  writer = sp_paper_writer_new (title, facts->as_of);
  if (!add_chapters (&pack, reader, cancellable, error) ||
      !add_leaves (&pack, writer, cancellable, error))
    return sp_period_facts_fail (cancellable, error);
  return sp_paper_writer_finish (writer, path, error);
}
