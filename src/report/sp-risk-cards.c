/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-cards.h. What stands where is sp-risk-card-layout.h. */
#include "report/sp-risk-cards.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "chart/sp-chart-text.h"
#include "chart/sp-risk-style.h"
#include "report/sp-risk-plate.h"

#include <math.h>

#define A4_SHORT 595.28
#define A4_LONG 841.89
#define MARGIN 28.35 /* 10 mm, of the sheet */
#define GAP 17.0     /* 6 mm, between cards, to be cut along */
#define TINT 0.24    /* of the level's colour behind labels */

/* How cards stand on a sheet, and how large their words may be. */
static const struct
{
  guint per_page, columns, rows;
  double most, least;
} sheets[] = {
  {1, 1, 1, 16, 9},
  {2, 1, 2, 12, 7.5},
  {4, 2, 2, 10, 6.5},
  {6, 2, 3, 8.5, 6},
};

typedef struct
{
  SpRiskCardWords *words;   /* owned */
  SpRiskCardLayout *layout; /* owned */
} Card;

/* A card to be drawn: one of those on which a point stands. */
typedef struct
{
  guint card, face;
} Face;

struct _SpRiskCards
{
  /* Owned */
  SpChartText *text;
  GArray *cards; /* of Card */
  GArray *faces; /* of Face, in the order of the pages */
  /* State */
  SpRiskCardKind kind;
  guint sheet;      /* in the table above */
  double last_size; /* of the words of the last card; 0 before the first */
};

static void
card_clear (gpointer data)
{
  Card *self = data;

  sp_risk_card_words_free (self->words);
  sp_risk_card_layout_free (self->layout);
}

static guint
find_sheet (guint per_page)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (sheets) && sheets[i].per_page != per_page)
    i++;
  return i;
}

gboolean
sp_risk_cards_may_be_per_page (guint n)
{
  return find_sheet (n) < G_N_ELEMENTS (sheets);
}

SpRiskCards *
sp_risk_cards_new (SpRiskCardKind kind, guint per_page)
{
  SpRiskCards *self;

  g_return_val_if_fail (sp_risk_cards_may_be_per_page (per_page), NULL);

  self = g_new0 (SpRiskCards, 1);
  self->kind = kind;
  self->sheet = find_sheet (per_page);
  self->text = sp_chart_text_new (TRUE);
  self->cards = g_array_new (FALSE, FALSE, sizeof (Card));
  g_array_set_clear_func (self->cards, card_clear);
  self->faces = g_array_new (FALSE, FALSE, sizeof (Face));
  return self;
}

void
sp_risk_cards_free (SpRiskCards *self)
{
  g_array_unref (self->cards);
  g_array_unref (self->faces);
  sp_chart_text_free (self->text);
  g_free (self);
}

static SpRiskCardSize
card_size (SpRiskCards *self)
{
  guint columns = sheets[self->sheet].columns, rows = sheets[self->sheet].rows;

  return (SpRiskCardSize) {(A4_SHORT - 2 * MARGIN - (columns - 1) * GAP) / columns,
                           (A4_LONG - 2 * MARGIN - (rows - 1) * GAP) / rows,
                           sheets[self->sheet].most, sheets[self->sheet].least, self->last_size};
}

static guint
measure (gpointer text, const char *words, double size, double width)
{
  return *words != '\0' ? sp_chart_text_lines (text, SP_FONT_REGULAR, size, words, width) : 1;
}

void
sp_risk_cards_add (SpRiskCards *self,
                   const SpRiskNoticeFacts *facts,
                   const SpRiskNoticePoint *point)
{
  SpRiskCardSize size = card_size (self);
  Card card;

  card.words = sp_risk_card_words_new (facts, point, self->kind);
  card.layout = sp_risk_card_layout_new ((const SpRiskCardRow *)(gpointer)card.words->rows->data,
                                         card.words->rows->len, &size, measure, self->text);
  self->last_size = card.layout->size;
  for (guint i = 0; i < card.layout->faces->len; i++)
    {
      const Face face = {self->cards->len, i};

      g_array_append_val (self->faces, face);
    }
  g_array_append_val (self->cards, card);
}

guint
sp_risk_cards_get_n_cards (SpRiskCards *self)
{
  return self->faces->len;
}

guint
sp_risk_cards_get_n_pages (SpRiskCards *self)
{
  guint per_page = sheets[self->sheet].per_page;

  return (self->faces->len + per_page - 1) / per_page;
}

double
sp_risk_cards_get_width (SpRiskCards *self)
{
  return A4_SHORT;
}

double
sp_risk_cards_get_height (SpRiskCards *self)
{
  return A4_LONG;
}

/* ---- drawing ---- */

typedef struct
{
  /* Borrowed */
  SpChartText *text;
  cairo_t *cr;
  const SpRiskCardWords *words;
  const SpRiskCardLayout *layout;
  const SpRiskPaint *paint;
  SpRiskCardSize size;
  /* State */
  guint face;
} Painter;

static void
set_color (cairo_t *cr, const SpColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static SpColor
mix_with_white (const SpColor *color, double part)
{
  return (SpColor) {1 - part * (1 - color->red), 1 - part * (1 - color->green),
                    1 - part * (1 - color->blue), 1};
}

static void
fill_rect (cairo_t *cr, const SpRect *rect, const SpColor *color)
{
  set_color (cr, color);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
}

static void
frame_rect (cairo_t *cr, const SpRect *rect)
{
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_stroke (cr);
}

/* One line of @words as large as fits into @rect. */
static void
show_fit (const Painter *self, const SpRect *rect, double size, SpAlign align, const char *words)
{
  const SpTextBox box = {.x = rect->x + self->layout->pad,
                         .y = rect->y,
                         .width = rect->width - 2 * self->layout->pad,
                         .height = rect->height,
                         .font = SP_FONT_BOLD,
                         .size = size,
                         .pitch = size * 1.2,
                         .align = align};

  sp_chart_text_show_fit (self->text, self->cr, &box, size / 2, words);
}

/* The level's number and word on its plate, what the card is and whose beside it. */
static void
draw_band (const Painter *self)
{
  const SpRiskCardLayout *layout = self->layout;
  SpRect number = sp_risk_plate_room (&layout->plate, self->words->level), word = number;
  double height = layout->band.height;
  g_autofree char *level = self->words->level != SP_RISK_NONE
                             ? g_strdup_printf (_ ("%d级"), (int)self->words->level)
                             : g_strdup ("—");
  g_autofree char *title = self->face > 0
                             ? g_strdup_printf (_ ("岗位安全风险告知卡（续%u）"), self->face)
                             : g_strdup (_ ("岗位安全风险告知卡"));
  g_autofree char *subtitle =
    self->face > 0 ? g_strdup_printf ("%s　%s", self->words->name, self->words->subtitle)
                   : g_strdup (self->words->subtitle);

  fill_rect (self->cr, &layout->band, &self->paint->plate);
  sp_risk_plate_draw (self->cr, &layout->plate, &self->paint->plate, &self->paint->ink,
                      self->words->level);
  number.height = height * 0.56;
  word.y = number.y + number.height;
  word.height = height * 0.44 - 2;
  set_color (self->cr, &self->paint->ink);
  show_fit (self, &number, height * 0.42, SP_ALIGN_CENTER, level);
  show_fit (self, &word, height * 0.27, SP_ALIGN_CENTER,
            sp_vocabulary_label (&sp_risk_levels, (int)self->words->level));
  show_fit (self, &layout->title, height * 0.36, SP_ALIGN_CENTER, title);
  show_fit (self, &layout->subtitle, height * 0.2, SP_ALIGN_CENTER, subtitle);
}

/* Lines of a label of much the same length: 主要危害／因素 rather than one character below. */
static void
show_label (const Painter *self, const SpRect *label, const char *words)
{
  const SpRiskCardLayout *layout = self->layout;
  double width = label->width - 2 * layout->pad;
  guint n = measure (self->text, words, layout->size, width);
  double even = ceil (sp_text_em_width (words) / n) * layout->size * 1.04;
  SpTextBox box = {.x = label->x + layout->pad,
                   .y = label->y,
                   .width = width,
                   .height = label->height,
                   .font = SP_FONT_REGULAR,
                   .size = layout->size,
                   .pitch = layout->pitch,
                   .align = SP_ALIGN_CENTER};

  if (n > 1 && even < width)
    {
      box.x += (width - even) / 2;
      box.width = even;
    }
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  sp_chart_text_show (self->text, self->cr, &box, words);
}

static void
draw_cell (const Painter *self, const SpRiskCardCell *cell)
{
  const SpRiskCardRow *row = &g_array_index (self->words->rows, SpRiskCardRow, cell->row);
  const SpRiskCardLayout *layout = self->layout;
  const SpColor white = {1, 1, 1, 1}, tint = mix_with_white (&self->paint->fill, TINT);
  const SpTextBox box = {.x = cell->value.x + layout->pad,
                         .y =
                           cell->value.y + (cell->value.height - cell->n_lines * layout->pitch) / 2,
                         .width = cell->value.width - 2 * layout->pad,
                         .font = SP_FONT_REGULAR,
                         .size = layout->size,
                         .pitch = layout->pitch,
                         .align = SP_ALIGN_START};

  fill_rect (self->cr, &cell->label, &tint);
  fill_rect (self->cr, &cell->value, &white);
  frame_rect (self->cr, &cell->label);
  frame_rect (self->cr, &cell->value);
  show_label (self, &cell->label, row->label);
  sp_chart_text_show_part (self->text, self->cr, &box, row->text, cell->first_line, cell->n_lines);
}

static void
draw_foot (const Painter *self)
{
  gboolean goes_on = self->face + 1 < self->layout->faces->len;
  g_autofree char *words =
    g_strdup_printf (_ ("%s%s"), self->words->warning, goes_on ? _ ("　（内容未完，见续卡）") : "");

  set_color (self->cr, &self->paint->ink);
  show_fit (self, &self->layout->foot, self->layout->foot.height * 0.62, SP_ALIGN_CENTER, words);
}

static void
draw_face (const Painter *self)
{
  const SpRiskCardFace *face = &g_array_index (self->layout->faces, SpRiskCardFace, self->face);
  const SpRect all = {0, 0, self->size.width, self->size.height};
  const SpColor white = {1, 1, 1, 1};

  fill_rect (self->cr, &all, &self->paint->plate);
  fill_rect (self->cr, &self->layout->body, &white);
  draw_band (self);
  for (guint i = 0; i < face->n_cells; i++)
    draw_cell (self, &g_array_index (self->layout->cells, SpRiskCardCell, face->first_cell + i));
  draw_foot (self);
  frame_rect (self->cr, &all);
}

void
sp_risk_cards_draw (SpRiskCards *self, guint page, cairo_t *cr)
{
  guint per_page = sheets[self->sheet].per_page, columns = sheets[self->sheet].columns;
  SpRiskCardSize size = card_size (self);

  for (guint i = 0; i < per_page && page * per_page + i < self->faces->len; i++)
    {
      const Face *face = &g_array_index (self->faces, Face, page * per_page + i);
      const Card *card = &g_array_index (self->cards, Card, face->card);
      const Painter painter = {.text = self->text,
                               .cr = cr,
                               .words = card->words,
                               .layout = card->layout,
                               .paint = sp_risk_paint (SP_RISK_PRINT, card->words->level),
                               .size = size,
                               .face = face->face};

      cairo_save (cr);
      cairo_translate (cr, MARGIN + (i % columns) * (size.width + GAP),
                       MARGIN + i / columns * (size.height + GAP));
      draw_face (&painter);
      cairo_restore (cr);
    }
}
