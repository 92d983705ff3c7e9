/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The legend as a strip below the map, for windows that have no room for the table: the same
 * swatches, words and counts one after the other, in as many lines as they take. */
#include "sp-map-body.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

#define ROW 1.75   /* height of a line, of the letters' size */
#define SWATCH 1.8 /* em */
#define GAP 0.9    /* em, behind an item */

typedef struct
{
  char *words;
  int level; /* whose sign it has, -1: none */
  int class; /* whose colour it has, -1: none */
} Item;

static void
item_clear (gpointer data)
{
  g_free (((Item *)data)->words);
}

static void
take (GArray *items, char *words, int level, int class)
{
  const Item item = {words, level, class};

  g_array_append_val (items, item);
}

static gboolean
has_classes (SpMapScene *scene)
{
  return scene->head.theme != SP_MAP_BY_LEVEL && scene->zones->len > 0;
}

/* What the counts are of, zones first. */
static char *
dup_head (SpMapScene *scene)
{
  const char *zones = scene->head.kind == SP_MAP_COUNTY ? _ ("乡镇") : _ ("区域");

  if (scene->zones->len == 0 || has_classes (scene))
    return g_strdup (_ ("风险点"));
  return scene->spots->len > 0 ? g_strdup_printf (_ ("%s／风险点"), zones) : g_strdup (zones);
}

static char *
dup_level_words (SpMapScene *scene, guint level)
{
  const char *label = sp_risk_level_label (level);

  if (scene->zones->len == 0 || has_classes (scene))
    return g_strdup_printf ("%s %u", label, scene->spot_counts[level]);
  if (scene->spots->len == 0)
    return g_strdup_printf ("%s %u", label, scene->zone_counts[level]);
  return g_strdup_printf (_ ("%s %u／%u"), label, scene->zone_counts[level],
                          scene->spot_counts[level]);
}

static void
take_classes (SpMapScene *scene, GArray *items)
{
  guint n = SP_MAP_N_CLASSES + (scene->zone_counts[SP_MAP_UNKNOWN] > 0);

  take (items, g_strdup (sp_map_theme_name (scene->head.theme)), -1, -1);
  for (guint i = 0; i < n; i++)
    {
      guint class = i < SP_MAP_N_CLASSES ? SP_MAP_N_CLASSES - 1 - i : SP_MAP_UNKNOWN;
      g_autofree char *range = sp_map_classes_dup_words (&scene->classes, class);

      take (items, g_strdup_printf ("%s %u", range, scene->zone_counts[class]), -1, (int)class);
    }
}

/* Transfer full. */
static GArray *
list_items (SpMapScene *scene)
{
  static const guint order[SP_RISK_N_LEVELS] = {1, 2, 3, 4, 0};
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  g_array_set_clear_func (items, item_clear);
  if (has_classes (scene))
    take_classes (scene, items);
  if (has_classes (scene) && scene->spots->len == 0)
    return items;
  take (items, dup_head (scene), -1, -1);
  for (guint i = 0; i < SP_RISK_N_LEVELS; i++)
    take (items, dup_level_words (scene, order[i]), (int)order[i],
          has_classes (scene) ? -1 : (int)order[i]);
  if (scene->n_unplaced > 0)
    take (items, g_strdup_printf (_ ("另有%u个风险点未标位置"), scene->n_unplaced), -1, -1);
  return items;
}

/* ---- where they stand ---- */

static double
get_words_at (const Item *item, gboolean has_spots)
{
  double at = item->class >= 0 ? SWATCH + 0.4 : 0;

  return item->level >= 0 && has_spots ? at + 1.5 : at;
}

/* Where item @item goes after one that ended at (@x, @row), in em; @x becomes its end. */
static double
flow (const Item *item, gboolean has_spots, double width, double *x, guint *row)
{
  double length = get_words_at (item, has_spots) + sp_text_em_width (item->words) * 1.08;
  double from = *x;

  if (from + length > width && from > 0)
    {
      from = 0;
      (*row)++;
    }
  *x = from + length + GAP;
  return from;
}

static double
get_room (const SpChartStyle *style, double width)
{
  return width / style->text - 1;
}

double
sp_map_strip_height (SpMapScene *scene, const SpChartStyle *style, double width)
{
  g_autoptr (GArray) items = list_items (scene);
  double x = 0;
  guint row = 0;

  for (guint i = 0; i < items->len; i++)
    flow (&g_array_index (items, Item, i), scene->spots->len > 0, get_room (style, width), &x,
          &row);
  return ((row + 1) * ROW + 0.6) * style->text;
}

/* ---- drawing ---- */

typedef struct
{
  /* Borrowed */
  SpMapScene *scene;
  cairo_t *cr;
  SpChartText *text;
  const SpChartStyle *style;
  /* State */
  SpRiskPalette palette;
  double x, y; /* of the item */
} Painter;

static void
set_role (const Painter *self, SpColorRole role)
{
  const SpColor *color = &self->style->colors[role];

  cairo_set_source_rgba (self->cr, color->red, color->green, color->blue, color->alpha);
}

static void
draw_swatch (const Painter *self, const Item *item)
{
  double em = self->style->text;
  SpRect rect = {self->x, self->y + em * 0.3, em * SWATCH, em * (ROW - 0.6)};
  gboolean is_level = item->level >= 0;
  const SpRiskPaint *paint =
    is_level ? sp_risk_paint (self->palette, (guint)item->class)
             : sp_map_scene_paint (self->scene, self->palette, (guint)item->class);
  int hatch = is_level ? item->class : item->class == SP_MAP_UNKNOWN ? 0 : -1;

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
draw_item (const Painter *self, const Item *item)
{
  double em = self->style->text;
  gboolean has_spots = self->scene->spots->len > 0;
  double at = get_words_at (item, has_spots) * em;
  SpTextBox box = {self->x + at, self->y,         sp_text_em_width (item->words) * 1.1 * em,
                   em * ROW,     SP_FONT_REGULAR, em,
                   em * ROW,     SP_ALIGN_START,  1};

  if (item->class >= 0)
    draw_swatch (self, item);
  if (item->level >= 0 && has_spots)
    {
      SpMapSign sign = {self->x + at - em * 0.8, self->y + em * ROW / 2, em * 0.55,
                        (guint)item->level, 1};

      sp_map_draw_sign (self->cr, self->text, self->style, self->palette, &sign, "");
    }
  set_role (self, item->class < 0 && item->level < 0 ? SP_COLOR_MUTED : SP_COLOR_TEXT);
  sp_chart_text_show (self->text, self->cr, &box, item->words);
}

void
sp_map_draw_strip (SpMapScene *scene,
                   cairo_t *cr,
                   SpChartText *text,
                   const SpChartStyle *style,
                   SpRiskPalette palette,
                   const SpRect *rect)
{
  g_autoptr (GArray) items = list_items (scene);
  Painter painter = {scene, cr, text, style, palette};
  double x = 0;
  guint row = 0;

  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  set_role (&painter, SP_COLOR_GROUND);
  cairo_fill_preserve (cr);
  set_role (&painter, SP_COLOR_RULE_STRONG);
  cairo_set_line_width (cr, style->thin);
  cairo_stroke (cr);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      double from = flow (item, scene->spots->len > 0, get_room (style, rect->width), &x, &row);

      painter.x = rect->x + (from + 0.5) * style->text;
      painter.y = rect->y + (row * ROW + 0.3) * style->text;
      draw_item (&painter, item);
    }
}
