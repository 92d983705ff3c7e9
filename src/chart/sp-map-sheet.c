/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A map on a sheet: title above, the map in a frame, and beside it what a map must say of itself:
 * legend, who made it and when, how was assessed, where its base is from. */
#include "sp-map-sheet.h"

#include "base/sp-i18n.h"

#include <math.h>

#define RESOLUTION (200 / 72.0) /* of the picture on paper: pixels for a point */
#define BADGE 2.0               /* what 示例 takes on either side of the title, of its letters */
#define SIDE 0.2                /* of the sheet's width */

void
sp_map_sheet_set_color (const SpMapSheet *self, cairo_t *cr, SpColorRole role)
{
  const SpColor *color = &self->style.colors[role];

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/* ---- head and foot ---- */

void
sp_map_sheet_draw_head (const SpMapSheet *self, cairo_t *cr, const char *title)
{
  const SpChartStyle *style = &self->style;
  double width = self->paper->width - 2 * self->margin, size = style->text * 2.1;
  double beside = self->scene->head.is_sample ? size * BADGE : 0;
  SpTextBox box = {self->margin + beside,
                   self->margin,
                   width - 2 * beside,
                   size * 1.3,
                   SP_FONT_TITLE,
                   size,
                   size * 1.2,
                   SP_ALIGN_CENTER,
                   1};
  SpTextBox below = {self->margin,      self->margin + size * 1.4, width,
                     style->text * 1.3, SP_FONT_REGULAR,           style->text,
                     style->text * 1.3, SP_ALIGN_CENTER,           1};
  SpTextBox badge = {self->margin, self->margin, size * 3,       size * 1.3, SP_FONT_BOLD,
                     size * 0.8,   size * 1.2,   SP_ALIGN_START, 1};

  sp_map_sheet_set_color (self, cr, SP_COLOR_TEXT);
  sp_chart_text_show_fit (self->text, cr, &box, style->text, title);
  sp_map_sheet_set_color (self, cr, SP_COLOR_MUTED);
  sp_chart_text_show (self->text, cr, &below, self->subtitle);
  if (!self->scene->head.is_sample)
    return;
  sp_map_sheet_set_color (self, cr, SP_COLOR_LATE);
  sp_chart_text_show (self->text, cr, &badge, _ ("示例"));
}

void
sp_map_sheet_draw_foot (const SpMapSheet *self, cairo_t *cr, const char *words)
{
  double size = self->style.small;
  SpTextBox box = {self->margin,
                   self->inside.y + self->inside.height + size * 0.4,
                   self->inside.width,
                   size * 1.4,
                   SP_FONT_REGULAR,
                   size,
                   size * 1.4,
                   SP_ALIGN_START,
                   1};

  sp_map_sheet_set_color (self, cr, SP_COLOR_MUTED);
  sp_chart_text_show (self->text, cr, &box, words);
}

/* ---- places ---- */

void
sp_map_sheet_lay_out (SpMapSheet *self)
{
  double top = self->margin + self->style.text * 4.9, gap = self->style.text * 0.8;
  double foot = self->margin + self->style.small * 2;
  double side;

  self->inside = (SpRect) {self->margin, top, self->paper->width - 2 * self->margin,
                           self->paper->height - top - foot};
  side = MAX (sp_map_legend_width (self->scene, &self->style), self->paper->width * SIDE);
  self->map = self->inside;
  self->map.width -= side + gap;
  self->side = self->inside;
  self->side.x += self->map.width + gap;
  self->side.width = side;
  if (sp_map_scene_has_map (self->scene))
    {
      const SpRect *extent = &self->scene->extent;
      double scale = MIN (self->map.width / extent->width, self->map.height / extent->height);

      self->body = sp_map_body_new (self->scene, &self->style, self->palette, scale,
                                    self->map.width, self->map.height);
    }
}

/* ---- beside the map ---- */

typedef struct
{
  const char *name, *value;
} Fact;

/* Name and value, wrapped; what nobody filled in keeps a place to write on. Returns how high. */
static double
draw_fact (const SpMapSheet *self, cairo_t *cr, const Fact *fact, double y)
{
  double size = self->style.text, pitch = size * 1.5, name = size * 5;
  SpTextBox box = {self->side.x, y, name, pitch, SP_FONT_REGULAR, size, pitch, SP_ALIGN_START, 1};
  guint n = 1;

  sp_map_sheet_set_color (self, cr, SP_COLOR_MUTED);
  sp_chart_text_show (self->text, cr, &box, fact->name);
  box.x += name;
  box.width = self->side.width - name;
  box.max_lines = 0;
  if (fact->value[0] != '\0')
    n = MAX (1, sp_chart_text_lines (self->text, box.font, size, fact->value, box.width));
  box.height = n * pitch;
  sp_map_sheet_set_color (self, cr, SP_COLOR_TEXT);
  sp_chart_text_show (self->text, cr, &box, fact->value);
  if (fact->value[0] == '\0')
    {
      sp_map_sheet_set_color (self, cr, SP_COLOR_RULE_MEDIUM);
      cairo_set_line_width (cr, self->style.hair);
      cairo_move_to (cr, box.x, y + pitch * 0.9);
      cairo_rel_line_to (cr, box.width, 0);
      cairo_stroke (cr);
    }
  return n * pitch + size * 0.25;
}

static double
measure_fact (const SpMapSheet *self, const Fact *fact)
{
  double size = self->style.text;
  guint n = fact->value[0] == '\0' ? 1
                                   : sp_chart_text_lines (self->text, SP_FONT_REGULAR, size,
                                                          fact->value, self->side.width - size * 5);

  return MAX (1, n) * size * 1.5 + size * 0.25;
}

static double
draw_facts (const SpMapSheet *self, cairo_t *cr, double y)
{
  const SpMapHead *head = &self->scene->head;
  g_autofree char *date =
    head->date != SP_DATE_NONE ? sp_date_dup_chinese (head->date) : g_strdup ("");
  const Fact facts[] = {
    {head->kind == SP_MAP_ENTERPRISE ? _ ("企业名称") : _ ("区域"), head->subject},
    {_ ("编制人"), head->compiler},
    {_ ("审核人"), head->reviewer},
    {_ ("编制日期"), date},
    {_ ("版本"), head->version},
    {_ ("评估方法"), head->method},
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    y += draw_fact (self, cr, &facts[i], y);
  return y;
}

/* At the lower right, where readers of maps look for it. */
static void
draw_origin (const SpMapSheet *self, cairo_t *cr)
{
  const SpMapHead *head = &self->scene->head;
  const Fact facts[] = {{_ ("底图来源"), head->source}, {_ ("审图号"), head->review_number}};
  double y = self->side.y + self->side.height;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i].value[0] != '\0')
      y -= measure_fact (self, &facts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i].value[0] != '\0')
      y += draw_fact (self, cr, &facts[i], y);
}

static void
draw_side (const SpMapSheet *self, cairo_t *cr)
{
  SpRect legend = self->side;

  legend.height = sp_map_legend_height (self->scene, &self->style);
  sp_map_draw_legend (self->scene, cr, self->text, &self->style, self->palette, &legend);
  draw_facts (self, cr, legend.y + legend.height + self->style.text);
  draw_origin (self, cr);
}

/* ---- the map ---- */

static void
draw_frame (const SpMapSheet *self, cairo_t *cr)
{
  const SpChartStyle *style = &self->style;
  const SpRect *map = &self->map;
  double em = style->text;
  SpRect north = {map->x + em * 0.8, map->y + em * 0.8, em * 3, em * 4};
  SpRect bar = {map->x + em * 0.8, map->y + map->height - em * 2.8, em * 12, em * 2};

  if (sp_map_has_north (self->scene))
    sp_map_draw_north (self->scene, cr, self->text, style, &north);
  sp_map_draw_scale (self->scene, cr, self->text, style, self->body->scale, &bar);
  if (self->scene->head.is_outdated)
    sp_map_draw_stamp (cr, self->text, style, map->x + map->width - em * 0.5, map->y + em * 0.5);
  cairo_rectangle (cr, map->x, map->y, map->width, map->height);
  sp_map_sheet_set_color (self, cr, SP_COLOR_RULE_STRONG);
  cairo_set_line_width (cr, style->thin);
  cairo_stroke (cr);
}

static const char *
foot_words (const SpMapSheet *self)
{
  const SpMapHead *head = &self->scene->head;

  if (head->base == SP_MAP_BASE_TILES)
    return _ ("内部使用，示意块图不表示行政区划界线，不作为划界依据");
  return head->kind == SP_MAP_COUNTY ? _ ("内部使用，边界为示意，不作为划界依据")
                                     : _ ("区域颜色为其内最高风险等级；编号与风险分级管控清单一致");
}

void
sp_map_sheet_draw_map (const SpMapSheet *self, cairo_t *cr)
{
  const SpRect *extent = &self->scene->extent;
  double scale = self->body->scale;
  const SpMapFrame frame = {
    {{SP_MAP_HIT_NONE}, -1, -1, -1},
    self->map.x + (self->map.width - extent->width * scale) / 2 - extent->x * scale,
    self->map.y + (self->map.height - extent->height * scale) / 2 - extent->y * scale,
    self->map,
    RESOLUTION,
  };

  sp_map_sheet_draw_head (self, cr, self->title);
  sp_map_body_draw (self->body, cr, self->text, &frame);
  draw_frame (self, cr);
  draw_side (self, cr);
  sp_map_sheet_draw_foot (self, cr, foot_words (self));
}
