/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which block of the overview stands where, and finding areas. Three columns where there is width
 * for them, else two. */
#include "sp-overview-layout.h"

#include "base/sp-i18n.h"

#include <math.h>

#define THREE_COLUMNS 1120.0 /* units of width from which there are three */

/* ---- blocks in columns ---- */

#define MOST_BLOCKS 5

typedef struct
{
  double share;                        /* of the width */
  SpOverviewBlock blocks[MOST_BLOCKS]; /* ends with NULL */
} Column;

static const Column three[] = {
  {0.39, {sp_overview_parts, sp_overview_townships, NULL}},
  {0.31, {sp_overview_units, sp_overview_duties, NULL}},
  {0.30, {sp_overview_indicators, sp_overview_accidents, sp_overview_supervision, NULL}},
};
static const Column two[] = {
  {0.52, {sp_overview_parts, sp_overview_townships, sp_overview_duties, NULL}},
  {0.48,
   {sp_overview_units, sp_overview_indicators, sp_overview_accidents, sp_overview_supervision,
    NULL}},
};

static double
build_column (SpOverviewLayout *self, const Column *column, double x, double y, double width)
{
  double gap = SP_OVERVIEW_GAP * self->unit;

  for (guint i = 0; i < MOST_BLOCKS && column->blocks[i] != NULL; i++)
    {
      double end = column->blocks[i](self, x, y, width);

      y = end > y ? end + gap : y; /* a block with nothing to say takes no room */
    }
  return y;
}

static double
build_columns (SpOverviewLayout *self, double x, double y, double width)
{
  gboolean is_wide = width >= THREE_COLUMNS * self->unit;
  const Column *columns = is_wide ? three : two;
  guint n = is_wide ? G_N_ELEMENTS (three) : G_N_ELEMENTS (two);
  double gap = SP_OVERVIEW_GAP * 1.4 * self->unit, room = width - gap * (n - 1), end = y;

  for (guint i = 0; i < n; i++)
    {
      double own = room * columns[i].share;
      double below = build_column (self, &columns[i], x, y, own);

      end = MAX (end, below);
      x += own + gap;
    }
  return end;
}

void
sp_overview_layout_build (SpOverviewLayout *self, double unit)
{
  double margin = SP_OVERVIEW_MARGIN * unit, gap = SP_OVERVIEW_GAP * unit;
  double width = self->width - 2 * margin, y = margin;

  self->unit = unit;
  g_array_set_size (self->items, 0);
  g_array_set_size (self->areas, 0);
  g_string_chunk_clear (self->strings);
  y = sp_overview_tiles (self, margin, y, width);
  y = sp_overview_on_time (self, margin, y, width) + gap;
  y = sp_overview_strip (self, margin, y, width) + gap;
  y = build_columns (self, margin, y, width);
  self->height = sp_overview_changes (self, margin, y, width) + margin;
}

SpOverviewLayout *
sp_overview_layout_new_full (
  SpOverview *overview, const SpChartStyle *style, SpChartText *text, double unit, double width)
{
  SpOverviewLayout *self = g_new0 (SpOverviewLayout, 1);

  self->overview = sp_overview_ref (overview);
  self->text = text;
  self->strings = g_string_chunk_new (4096);
  self->items = g_array_new (FALSE, FALSE, sizeof (SpItem));
  self->areas = g_array_new (FALSE, FALSE, sizeof (SpArea));
  self->style = *style;
  self->width = width;
  sp_overview_layout_build (self, unit);
  return self;
}

SpOverviewLayout *
sp_overview_layout_new (SpOverview *overview, gboolean is_dark, double text_scale, double width)
{
  SpChartStyle style;

  g_return_val_if_fail (overview != NULL, NULL);
  g_return_val_if_fail (text_scale > 0, NULL);

  style = sp_chart_style_screen (is_dark, text_scale);
  return sp_overview_layout_new_full (overview, &style, sp_chart_text_new (FALSE), text_scale,
                                      MAX (width, SP_OVERVIEW_MIN_WIDTH * text_scale));
}

void
sp_overview_layout_free (SpOverviewLayout *self)
{
  if (self == NULL)
    return;
  sp_overview_unref (self->overview);
  sp_chart_text_free (self->text);
  g_string_chunk_free (self->strings);
  g_array_unref (self->items);
  g_array_unref (self->areas);
  g_free (self);
}

double
sp_overview_layout_get_width (SpOverviewLayout *self)
{
  return self->width;
}

double
sp_overview_layout_get_height (SpOverviewLayout *self)
{
  return self->height;
}

/* ---- what blocks are made of ---- */

SpItem *
sp_overview_put_text (
  SpOverviewLayout *self, SpRect rect, SpAlign align, SpColorRole color, const char *text)
{
  SpItem item = {.kind = SP_ITEM_TEXT,
                 .rect = rect,
                 .color = color,
                 .text = g_string_chunk_insert (self->strings, text),
                 .font = SP_FONT_REGULAR,
                 .size = SP_OVERVIEW_TEXT * self->unit,
                 .align = align,
                 .lines = 1};

  g_array_append_val (self->items, item);
  return &g_array_index (self->items, SpItem, self->items->len - 1);
}

void
sp_overview_put (SpOverviewLayout *self, SpItemKind kind, SpRect rect, SpColorRole color)
{
  SpItem item = {.kind = kind, .rect = rect, .color = color};

  g_array_append_val (self->items, item);
}

void
sp_overview_put_light (SpOverviewLayout *self, SpRect rect, SpLight light)
{
  SpItem item = {
    .kind = SP_ITEM_LIGHT, .rect = rect, .color = sp_light_color (light), .light = light};

  g_array_append_val (self->items, item);
}

void
sp_overview_put_area (
  SpOverviewLayout *self, SpRect rect, const SpOverviewLink *link, const char *format, ...)
{
  SpArea area = {.rect = rect, .link = *link};
  g_autofree char *words = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  area.words = g_string_chunk_insert (self->strings, words);
  g_array_append_val (self->areas, area);
}

double
sp_overview_put_head (
  SpOverviewLayout *self, double x, double y, double width, const char *title, const char *note)
{
  double height = SP_OVERVIEW_ROW * self->unit, size = 13.5 * self->unit;
  double taken = sp_chart_text_width (self->text, SP_FONT_BOLD, size, title) + 8 * self->unit;
  SpItem *item = sp_overview_put_text (self, (SpRect) {x, y, width, height}, SP_ALIGN_START,
                                       SP_COLOR_TEXT, title);

  item->font = SP_FONT_BOLD;
  item->size = size;
  if (note != NULL && width > taken)
    sp_overview_put_text (self, (SpRect) {x + taken, y, width - taken, height}, SP_ALIGN_END,
                          SP_COLOR_MUTED, note)
      ->size = SP_OVERVIEW_SMALL * self->unit;
  sp_overview_put (self, SP_ITEM_RULE, (SpRect) {x, y + height + 1 * self->unit, width, 0},
                   SP_COLOR_RULE_STRONG);
  return y + height + 5 * self->unit;
}

/* A piece's number where it has room, on ground of its own so that the pattern does not run through
 * it. */
static void
put_piece (SpOverviewLayout *self, SpRect rect, SpLight light, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  double size = SP_OVERVIEW_SMALL * self->unit, pad = 2 * self->unit;
  double width = sp_chart_text_width (self->text, SP_FONT_BOLD, size, number);
  SpItem *item;

  sp_overview_put_light (self, rect, light);
  if (rect.width < width + 4 * pad)
    return;
  rect.x += (rect.width - width) / 2 - pad;
  rect.width = width + 2 * pad;
  if (light != SP_LIGHT_DONE)
    sp_overview_put (self, SP_ITEM_FILL,
                     (SpRect) {rect.x, rect.y + pad, rect.width, rect.height - 2 * pad},
                     SP_COLOR_GROUND);
  item = sp_overview_put_text (self, rect, SP_ALIGN_CENTER,
                               light == SP_LIGHT_DONE ? SP_COLOR_GROUND : SP_COLOR_TEXT, number);
  item->font = SP_FONT_BOLD;
  item->size = size;
}

void
sp_overview_put_bar (SpOverviewLayout *self,
                     SpRect rect,
                     double share,
                     const SpTotals *totals,
                     const SpOverviewLink *link,
                     const char *name)
{
  double least = 3 * self->unit, length = rect.width * share, x = rect.x;

  for (int light = 0; light < SP_N_LIGHTS && totals->total > 0; light++)
    {
      guint n = totals->by_light[light];
      SpOverviewLink to = *link;
      SpRect piece = {x, rect.y, MAX (least, length * n / totals->total), rect.height};

      if (n == 0)
        continue;
      to.lights = 1 << light;
      put_piece (self, piece, (SpLight)light, n);
      sp_overview_put_area (self, piece, &to, _ ("%s：%s %u项"), name,
                            sp_vocabulary_label (&sp_lights, light), n);
      x += piece.width;
    }
}

/* ---- areas ---- */

gboolean
sp_overview_link_equal (const SpOverviewLink *a, const SpOverviewLink *b)
{
  return a->goal == b->goal && a->id == b->id && a->part == b->part && a->unit == b->unit &&
         a->roles == b->roles && a->lights == b->lights && a->due_from == b->due_from &&
         a->due_to == b->due_to && a->changes == b->changes && a->missed == b->missed &&
         a->baseline == b->baseline && a->standings == b->standings;
}

guint
sp_overview_layout_get_n_areas (SpOverviewLayout *self)
{
  return self->areas->len;
}

static const SpArea *
get_area (SpOverviewLayout *self, guint i)
{
  g_assert (i < self->areas->len);
  return &g_array_index (self->areas, SpArea, i);
}

SpRect
sp_overview_layout_get_area (SpOverviewLayout *self, guint i)
{
  return get_area (self, i)->rect;
}

const SpOverviewLink *
sp_overview_layout_get_link (SpOverviewLayout *self, guint i)
{
  return &get_area (self, i)->link;
}

const char *
sp_overview_layout_get_words (SpOverviewLayout *self, guint i)
{
  return get_area (self, i)->words;
}

static gboolean
holds (const SpRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

/* A piece of a bar lies on its row's area and was put down after it. */
int
sp_overview_layout_area_at (SpOverviewLayout *self, double x, double y)
{
  for (int i = (int)self->areas->len - 1; i >= 0; i--)
    if (holds (&get_area (self, (guint)i)->rect, x, y))
      return i;
  return -1;
}

/* How far it is from @a to @b in a direction; sideways counts double, so that up and down keep to
 * the column. Negative: it does not lie there. */
static double
distance (const SpRect *a, const SpRect *b, int dx, int dy)
{
  double along = dx != 0 ? (b->x - a->x) * dx : (b->y - a->y) * dy;
  double aside =
    dx != 0 ? fabs ((b->y + b->height / 2) - (a->y + a->height / 2)) : fabs (b->x - a->x);

  return along > 0.5 ? along + 2 * aside : -1;
}

int
sp_overview_layout_step (SpOverviewLayout *self, int area, int dx, int dy)
{
  int best = area;
  double least = 0;

  if (self->areas->len == 0)
    return -1;
  if (area < 0 || area >= (int)self->areas->len)
    return 0;
  for (guint i = 0; i < self->areas->len; i++)
    {
      double far =
        distance (&get_area (self, (guint)area)->rect, &get_area (self, i)->rect, dx, dy);

      if (far >= 0 && (best == area || far < least))
        {
          best = (int)i;
          least = far;
        }
    }
  return best;
}
