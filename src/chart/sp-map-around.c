/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands around a map, on screen and paper alike: legend with counts, north arrow, scale bar,
 * the stamp of an old map. */
#include "sp-map-body.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

#include <math.h>

#define ROW 1.75 /* height of the legend's rows, of the letters' size */
#define SWATCH 2.4
#define COUNT 3.6 /* width of a column of counts, em */

typedef struct
{
  /* Borrowed */
  SpMapScene *scene;
  cairo_t *cr;
  SpChartText *text;
  const SpChartStyle *style;
  /* State */
  SpRiskPalette palette;
  SpRect rect;
} Painter;

static void
set_role (const Painter *self, SpColorRole role)
{
  const SpColor *color = &self->style->colors[role];

  cairo_set_source_rgba (self->cr, color->red, color->green, color->blue, color->alpha);
}

/* ---- legend ---- */

static const guint level_order[SP_RISK_N_LEVELS] = {1, 2, 3, 4, 0};

static gboolean
has_classes (SpMapScene *scene)
{
  return scene->head.theme != SP_MAP_BY_LEVEL && scene->zones->len > 0;
}

/* Levels stand in the legend when they colour zones or signs. */
static gboolean
has_levels (SpMapScene *scene)
{
  return !has_classes (scene) || scene->spots->len > 0;
}

static gboolean
has_manual (SpMapScene *scene)
{
  if (scene->head.theme != SP_MAP_BY_LEVEL)
    return FALSE;
  for (guint i = 0; i < scene->zones->len; i++)
    if (g_array_index (scene->zones, SpMapZone, i).is_manual)
      return TRUE;
  return FALSE;
}

static guint
count_class_rows (SpMapScene *scene)
{
  return SP_MAP_N_CLASSES + (scene->zone_counts[SP_MAP_UNKNOWN] > 0);
}

static guint
count_rows (SpMapScene *scene)
{
  guint n = 0;

  if (has_classes (scene))
    n += 1 + count_class_rows (scene);
  if (has_levels (scene))
    n += 1 + SP_RISK_N_LEVELS;
  return n + has_manual (scene) + (scene->n_unplaced > 0);
}

double
sp_map_legend_height (SpMapScene *scene, const SpChartStyle *style)
{
  return count_rows (scene) * style->text * ROW + style->text;
}

double
sp_map_legend_width (SpMapScene *scene, const SpChartStyle *style)
{
  double words = 5.2;

  for (guint i = 0; has_classes (scene) && i < SP_MAP_N_CLASSES; i++)
    {
      g_autofree char *class = sp_map_classes_dup_words (&scene->classes, i);

      words = MAX (words, sp_text_em_width (class) * 1.08 + 0.6);
    }
  return style->text * (SWATCH + 2 + words + 2 * COUNT);
}

static SpTextBox
cell (const Painter *self, double y, double from, double width, SpAlign align)
{
  double em = self->style->text;

  return (SpTextBox) {
    self->rect.x + from * em, y, width * em, em * ROW, SP_FONT_REGULAR, em, em * ROW, align, 1};
}

static void
show (const Painter *self, const SpTextBox *box, const char *words, SpColorRole role)
{
  set_role (self, role);
  sp_chart_text_show (self->text, self->cr, box, words);
}

static void
show_count (const Painter *self, double y, guint column, guint n)
{
  double em = self->style->text;
  SpTextBox box =
    cell (self, y, self->rect.width / em - (2 - column) * COUNT - 0.5, COUNT, SP_ALIGN_END);
  char words[16];

  g_snprintf (words, sizeof words, "%u", n);
  show (self, &box, words, SP_COLOR_TEXT);
}

static void
draw_swatch (const Painter *self, double y, const SpRiskPaint *paint, int hatch)
{
  double em = self->style->text;
  SpRect rect = {self->rect.x + em * 0.5, y + em * 0.2, em * SWATCH, em * (ROW - 0.4)};

  cairo_rectangle (self->cr, rect.x, rect.y, rect.width, rect.height);
  cairo_set_source_rgb (self->cr, paint->fill.red, paint->fill.green, paint->fill.blue);
  cairo_fill_preserve (self->cr);
  if (hatch >= 0)
    sp_map_draw_hatch (self->cr, self->style, (guint)hatch, rect.x, rect.y, &rect);
  cairo_set_source_rgba (self->cr, 0.1, 0.1, 0.1, 0.85);
  cairo_set_line_width (self->cr, self->style->thin);
  cairo_stroke (self->cr);
}

static void
draw_head (const Painter *self, double y, const char *title, gboolean of_zones, gboolean of_spots)
{
  double em = self->style->text, right = self->rect.width / em - 0.5;
  SpTextBox head = cell (self, y, 0.5, right - 2 * COUNT, SP_ALIGN_START);
  SpTextBox zones = cell (self, y, right - 2 * COUNT, COUNT, SP_ALIGN_END);
  SpTextBox spots = cell (self, y, right - COUNT, COUNT, SP_ALIGN_END);

  head.font = SP_FONT_BOLD;
  show (self, &head, title, SP_COLOR_TEXT);
  zones.size = spots.size = self->style->small;
  if (of_zones)
    show (self, &zones, self->scene->head.kind == SP_MAP_COUNTY ? _ ("乡镇") : _ ("区域"),
          SP_COLOR_MUTED);
  if (of_spots)
    show (self, &spots, _ ("风险点"), SP_COLOR_MUTED);
}

static void
draw_level_row (const Painter *self, double y, guint level)
{
  double em = self->style->text;
  gboolean of_zones = !has_classes (self->scene) && self->scene->zones->len > 0;
  SpTextBox words = cell (self, y, SWATCH + 2.4, 5.2, SP_ALIGN_START);
  SpMapSign sign = {self->rect.x + em * (SWATCH + 1.4), y + em * ROW / 2, em * 0.55, level, 1};

  if (!has_classes (self->scene))
    draw_swatch (self, y, sp_risk_paint (self->palette, level), (int)level);
  if (self->scene->spots->len > 0)
    sp_map_draw_sign (self->cr, self->text, self->style, self->palette, &sign, "");
  show (self, &words, sp_risk_level_label (level), SP_COLOR_TEXT);
  if (of_zones)
    show_count (self, y, 0, self->scene->zone_counts[level]);
  if (self->scene->spots->len > 0)
    show_count (self, y, 1, self->scene->spot_counts[level]);
}

/* The most first, what is not known last. */
static double
draw_classes (const Painter *self, double y)
{
  double row = self->style->text * ROW;

  draw_head (self, y, sp_map_theme_name (self->scene->head.theme), TRUE, FALSE);
  for (guint i = 0; i < count_class_rows (self->scene); i++)
    {
      guint class = i < SP_MAP_N_CLASSES ? SP_MAP_N_CLASSES - 1 - i : SP_MAP_UNKNOWN;
      g_autofree char *range = sp_map_classes_dup_words (&self->scene->classes, class);
      SpTextBox words =
        cell (self, y += row, SWATCH + 1.2,
              self->rect.width / self->style->text - SWATCH - 1.2 - 2 * COUNT, SP_ALIGN_START);

      draw_swatch (self, y, sp_map_scene_paint (self->scene, self->palette, class),
                   class == SP_MAP_UNKNOWN ? 0 : -1);
      show (self, &words, range, SP_COLOR_TEXT);
      show_count (self, y, 0, self->scene->zone_counts[class]);
    }
  return y + row;
}

static double
draw_levels (const Painter *self, double y)
{
  draw_head (self, y, _ ("图例"), !has_classes (self->scene) && self->scene->zones->len > 0,
             self->scene->spots->len > 0);
  for (guint i = 0; i < SP_RISK_N_LEVELS; i++)
    draw_level_row (self, y += self->style->text * ROW, level_order[i]);
  return y + self->style->text * ROW;
}

static double
draw_remark (const Painter *self, double y, const char *words)
{
  SpTextBox box = cell (self, y, 0.5, self->rect.width / self->style->text - 1, SP_ALIGN_START);

  box.size = self->style->small;
  show (self, &box, words, SP_COLOR_MUTED);
  return y + self->style->text * ROW;
}

void
sp_map_draw_legend (SpMapScene *scene,
                    cairo_t *cr,
                    SpChartText *text,
                    const SpChartStyle *style,
                    SpRiskPalette palette,
                    const SpRect *rect)
{
  const Painter painter = {scene, cr, text, style, palette, *rect};
  double y = rect->y + style->text * 0.5;

  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  set_role (&painter, SP_COLOR_GROUND);
  cairo_fill_preserve (cr);
  set_role (&painter, SP_COLOR_RULE_STRONG);
  cairo_set_line_width (cr, style->thin);
  cairo_stroke (cr);
  if (has_classes (scene))
    y = draw_classes (&painter, y);
  if (has_levels (scene))
    y = draw_levels (&painter, y);
  if (has_manual (scene))
    y = draw_remark (&painter, y, _ ("“人工”：等级由人工指定"));
  if (scene->n_unplaced > 0)
    {
      g_autofree char *words = g_strdup_printf (_ ("另有%u个风险点未标位置"), scene->n_unplaced);

      draw_remark (&painter, y, words);
    }
}

/* ---- north and scale ---- */

/* A ground on which they are seen over whatever is there. */
static void
draw_ground (const Painter *self, double width)
{
  const SpColor *ground = &self->style->colors[SP_COLOR_GROUND];
  double pad = self->style->text * 0.3;

  cairo_rectangle (self->cr, self->rect.x - pad, self->rect.y - pad, width + 2 * pad,
                   self->rect.height + 2 * pad);
  cairo_set_source_rgba (self->cr, ground->red, ground->green, ground->blue, 0.85);
  cairo_fill (self->cr);
}

gboolean
sp_map_has_north (SpMapScene *scene)
{
  return scene->head.kind == SP_MAP_COUNTY ? scene->head.base != SP_MAP_BASE_TILES
                                           : scene->head.has_north;
}

void
sp_map_draw_north (
  SpMapScene *scene, cairo_t *cr, SpChartText *text, const SpChartStyle *style, const SpRect *rect)
{
  const Painter painter = {scene, cr, text, style, SP_RISK_PRINT, *rect};
  double half = rect->height / 2;
  SpTextBox box = {rect->x - half,    rect->y,         rect->height * 2,
                   style->text * 1.2, SP_FONT_BOLD,    style->text,
                   style->text,       SP_ALIGN_CENTER, 1};

  draw_ground (&painter, rect->height);
  cairo_save (cr);
  cairo_translate (cr, rect->x + half, rect->y + half);
  if (scene->head.kind == SP_MAP_ENTERPRISE)
    cairo_rotate (cr, scene->head.north * G_PI / 180);
  cairo_translate (cr, -rect->x - half, -rect->y - half);
  show (&painter, &box, _ ("北"), SP_COLOR_TEXT);
  cairo_translate (cr, rect->x + half, rect->y + style->text * 1.3);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, half * 0.5, rect->height - style->text * 1.3);
  cairo_line_to (cr, 0, rect->height - style->text * 1.9);
  cairo_close_path (cr);
  cairo_fill_preserve (cr);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -half * 0.5, rect->height - style->text * 1.3);
  cairo_line_to (cr, 0, rect->height - style->text * 1.9);
  cairo_close_path (cr);
  cairo_set_line_width (cr, style->thin);
  cairo_stroke (cr);
  cairo_restore (cr);
}

double
sp_map_scale_length (SpMapScene *scene, double scale, double width, double *metres)
{
  static const double steps[] = {5, 2, 1};
  double most, power;

  *metres = 0;
  if (!(scene->metres > 0) || !(scale > 0) || !(width > 0))
    return 0;
  most = width / scale * scene->metres;
  power = pow (10, floor (log10 (most)));
  for (guint i = 0; i < G_N_ELEMENTS (steps) && *metres == 0; i++)
    if (steps[i] * power <= most * (1 + 1e-9))
      *metres = steps[i] * power;
  return *metres / scene->metres * scale;
}

void
sp_map_draw_scale (SpMapScene *scene,
                   cairo_t *cr,
                   SpChartText *text,
                   const SpChartStyle *style,
                   double scale,
                   const SpRect *rect)
{
  const Painter painter = {scene, cr, text, style, SP_RISK_PRINT, *rect};
  double metres, length = sp_map_scale_length (scene, scale, rect->width, &metres);
  double y = rect->y + rect->height - style->thin, bar = style->text * 0.4;
  SpTextBox box = {rect->x,
                   rect->y,
                   rect->width,
                   rect->height - bar,
                   SP_FONT_REGULAR,
                   style->small,
                   style->small * 1.2,
                   SP_ALIGN_START,
                   1};
  g_autofree char *words = metres >= 1000 ? g_strdup_printf (_ ("%g 千米"), metres / 1000)
                                          : g_strdup_printf (_ ("%g 米"), metres);

  if (length <= 0)
    return;
  draw_ground (&painter, length);
  show (&painter, &box, words, SP_COLOR_TEXT);
  cairo_rectangle (cr, rect->x, y - bar, length / 2, bar);
  cairo_fill (cr);
  cairo_rectangle (cr, rect->x, y - bar, length, bar);
  cairo_set_line_width (cr, style->thin);
  cairo_stroke (cr);
}

/* ---- an old map ---- */

void
sp_map_draw_stamp (
  cairo_t *cr, SpChartText *text, const SpChartStyle *style, double right, double top)
{
  const char *words = _ ("已过期：数据已变");
  const SpColor *color = &style->colors[SP_COLOR_LATE];
  double size = style->text * 1.7, width = size * (sp_text_em_width (words) + 1.4);
  double height = size * 1.8;
  SpTextBox box = {0, 0, width, height, SP_FONT_BOLD, size, height, SP_ALIGN_CENTER, 1};

  cairo_save (cr);
  cairo_translate (cr, right - width * 0.98, top + width * 0.14);
  cairo_rotate (cr, -0.12);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_source_rgba (cr, style->colors[SP_COLOR_GROUND].red,
                         style->colors[SP_COLOR_GROUND].green, style->colors[SP_COLOR_GROUND].blue,
                         0.88);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
  cairo_set_line_width (cr, style->thick * 1.4);
  cairo_stroke (cr);
  sp_chart_text_show (text, cr, &box, words);
  cairo_restore (cr);
}
