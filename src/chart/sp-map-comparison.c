/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The comparison chart (作业安全风险比较图): operations that have no place on a plan as bars by
 * their score, in the levels' colours and hatching, with a table beneath that goes on on sheets of
 * its own where measures are long. Scores of different methods do not compare, so each method has
 * a panel with an axis of its own. */
#include "sp-map-sheet.h"
#include "sp-trend-layout.h"

#include "base/sp-i18n.h"

#include <math.h>
#include <string.h>

#define BARS 12        /* of a sheet, at most */
#define TABLE_ROW 1.75 /* of a row with one line, of the letters' size */
#define TABLE_PAD 0.45 /* around a row's lines */
#define PITCH 1.35     /* of the small letters' size */
#define MOST_TABLE 0.6 /* of a sheet with bars */
#define N_COLUMNS 6
#define LEVEL_COLUMN 4
#define NOTE_COLUMN 5
#define RULES 4

static const SpMapBar *
get_bar (const SpMapSheet *self, guint bar)
{
  return &g_array_index (self->scene->bars, SpMapBar, bar);
}

/* ---- bars ---- */

/* Bars of one method with their axis. */
typedef struct
{
  guint first, end;
  SpRect rect; /* of the bars */
  double most; /* at the top of the axis; 0: bars have no score, their height tells the level */
} Panel;

static void
find_most (const SpMapSheet *self, Panel *panel)
{
  double most = 0;

  for (guint i = panel->first; i < panel->end; i++)
    most = MAX (most, get_bar (self, i)->score);
  panel->most = most > 0 ? sp_trend_nice_step (most / RULES) * RULES : 0;
}

/* A score's part of the axis; without scores that of the level: 重大 1, 低 a quarter. */
static double
bar_part (const Panel *panel, const SpMapBar *bar)
{
  if (panel->most > 0)
    return bar->score / panel->most;
  return bar->level > 0 ? (SP_RISK_N_LEVELS - bar->level) / (SP_RISK_N_LEVELS - 1.0) : 0.1;
}

static void
show (
  const SpMapSheet *self, cairo_t *cr, const SpTextBox *box, SpColorRole role, const char *words)
{
  sp_map_sheet_set_color (self, cr, role);
  sp_chart_text_show (self->text, cr, box, words);
}

static void
draw_axis (const SpMapSheet *self, cairo_t *cr, const Panel *panel)
{
  const SpRect *rect = &panel->rect;
  double em = self->style.text, size = self->style.small;
  SpTextBox name = {rect->x - em * 3.4, rect->y - em * 3.4, em * 12, em * 1.4, SP_FONT_BOLD, size,
                    em * 1.4,           SP_ALIGN_START,     1};
  const char *method = get_bar (self, panel->first)->method;
  g_autofree char *title = g_strdup_printf (panel->most > 0 ? _ ("%s 分值") : _ ("%s"), method);

  show (self, cr, &name, SP_COLOR_TEXT, title);
  for (guint i = 0; i <= RULES; i++)
    {
      double y = rect->y + rect->height * (1 - (double)i / RULES);
      SpTextBox box = {
        rect->x - em * 3.6, y - size, em * 3.2, size * 2, SP_FONT_REGULAR, size, size,
        SP_ALIGN_END,       1};
      g_autofree char *words = g_strdup_printf ("%g", panel->most * i / RULES);

      sp_map_sheet_set_color (self, cr, i == 0 ? SP_COLOR_RULE_STRONG : SP_COLOR_RULE);
      cairo_set_line_width (cr, i == 0 ? self->style.thin : self->style.hair);
      cairo_move_to (cr, rect->x, y);
      cairo_rel_line_to (cr, rect->width, 0);
      cairo_stroke (cr);
      if (panel->most > 0)
        show (self, cr, &box, SP_COLOR_MUTED, words);
    }
}

static void
draw_plate (const SpMapSheet *self, cairo_t *cr, guint level, const SpRect *rect)
{
  const SpRiskPaint *paint = sp_risk_paint (self->palette, level);
  double size = MIN (self->style.small, rect->width / 3.4);
  SpTextBox box = {rect->x,      rect->y,         rect->width,
                   rect->height, SP_FONT_BOLD,    size,
                   rect->height, SP_ALIGN_CENTER, 1};

  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_set_source_rgb (cr, paint->plate.red, paint->plate.green, paint->plate.blue);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, paint->ink.red, paint->ink.green, paint->ink.blue);
  sp_chart_text_show (self->text, cr, &box, sp_risk_level_label (level));
}

static void
draw_bar (const SpMapSheet *self, cairo_t *cr, const Panel *panel, guint i, double each)
{
  const SpMapBar *bar = get_bar (self, i);
  const SpRiskPaint *paint = sp_risk_paint (self->palette, bar->level);
  double em = self->style.text, width = MIN (each * 0.62, em * 5);
  double x = panel->rect.x + (i - panel->first + 0.5) * each;
  double height = MAX (self->style.thick, bar_part (panel, bar) * panel->rect.height);
  double bottom = panel->rect.y + panel->rect.height;
  SpRect rect = {x - width / 2, bottom - height, width, height};
  SpRect plate = {x - MAX (width, MIN (each * 0.94, em * 4)) / 2, rect.y - em * 1.5,
                  MAX (width, MIN (each * 0.94, em * 4)), em * 1.4};
  SpTextBox score = {x - each / 2, plate.y - em * 1.4, each, em * 1.4, SP_FONT_BOLD, em,
                     em * 1.4,     SP_ALIGN_CENTER,    1};
  SpTextBox name = {x - each * 0.48, bottom + em * 0.4, each * 0.96,
                    em * 3.9,        SP_FONT_REGULAR,   self->style.small,
                    em * 1.3,        SP_ALIGN_CENTER,   3};
  g_autofree char *words = g_strdup_printf ("%g", bar->score);

  cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  cairo_set_source_rgb (cr, paint->fill.red, paint->fill.green, paint->fill.blue);
  cairo_fill_preserve (cr);
  sp_map_draw_hatch (cr, &self->style, bar->level, rect.x, rect.y, &rect);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  cairo_set_line_width (cr, self->style.thin);
  cairo_stroke (cr);
  draw_plate (self, cr, bar->level, &plate);
  if (panel->most > 0)
    show (self, cr, &score, SP_COLOR_TEXT, words);
  show (self, cr, &name, SP_COLOR_TEXT, bar->title);
}

static void
draw_panels (const SpMapSheet *self, cairo_t *cr, guint first, guint end, const SpRect *rect)
{
  double em = self->style.text, each, x = rect->x;
  guint n_panels = 0;

  for (guint i = first; i < end; i++)
    n_panels +=
      i == first || strcmp (get_bar (self, i)->method, get_bar (self, i - 1)->method) != 0;
  each = (rect->width - n_panels * em * 5) / (end - first);
  for (guint i = first; i < end;)
    {
      Panel panel = {i, i, {x + em * 4.4, rect->y + em * 3.6, 0, rect->height - em * 8}};

      while (panel.end < end &&
             strcmp (get_bar (self, panel.end)->method, get_bar (self, i)->method) == 0)
        panel.end++;
      panel.rect.width = each * (panel.end - panel.first);
      find_most (self, &panel);
      draw_axis (self, cr, &panel);
      for (i = panel.first; i < panel.end; i++)
        draw_bar (self, cr, &panel, i, each);
      x += panel.rect.width + em * 5;
    }
}

/* ---- table ---- */

static const struct
{
  const char *title;
  double width; /* of the table's */
  SpAlign align;
} columns[N_COLUMNS] = {
  {N_ ("序号"), 0.06, SP_ALIGN_CENTER}, {N_ ("作业"), 0.24, SP_ALIGN_START},
  {N_ ("方法"), 0.09, SP_ALIGN_CENTER}, {N_ ("分值"), 0.08, SP_ALIGN_END},
  {N_ ("等级"), 0.09, SP_ALIGN_CENTER}, {N_ ("管控措施"), 0.44, SP_ALIGN_START},
};

static double
pitch (const SpMapSheet *self)
{
  return self->style.small * PITCH;
}

static double
row_height (const SpMapSheet *self, guint n_lines)
{
  return MAX (self->style.text * TABLE_ROW,
              n_lines * pitch (self) + 2 * self->style.text * TABLE_PAD);
}

static double
words_width (const SpMapSheet *self, guint column)
{
  return columns[column].width * self->inside.width - self->style.text * 0.8;
}

static guint
count_lines (const SpMapSheet *self, guint column, const char *words)
{
  return sp_chart_text_lines (self->text, SP_FONT_REGULAR, self->style.small, words,
                              words_width (self, column));
}

typedef struct
{
  char number[16], score[G_ASCII_DTOSTR_BUF_SIZE];
  const char *cells[N_COLUMNS];
} Row;

/* The cell of the level has no words: it is a plate. */
static void
fill_row (const SpMapSheet *self, guint i, Row *row)
{
  const SpMapBar *bar = get_bar (self, i);

  g_snprintf (row->number, sizeof row->number, "%u", i + 1);
  g_snprintf (row->score, sizeof row->score, bar->score > 0 ? "%g" : "—", bar->score);
  row->cells[0] = row->number;
  row->cells[1] = bar->title;
  row->cells[2] = bar->method;
  row->cells[3] = row->score;
  row->cells[LEVEL_COLUMN] = "";
  row->cells[NOTE_COLUMN] = bar->note;
}

/* What tells whose row it is stands again where it goes on. */
static void
draw_cell (const SpMapSheet *self,
           cairo_t *cr,
           const SpRect *rect,
           guint column,
           const SpMapTablePiece *piece)
{
  Row row;
  guint n, first, shown;
  SpTextBox box = {rect->x + self->style.text * 0.4,
                   rect->y,
                   words_width (self, column),
                   rect->height,
                   SP_FONT_REGULAR,
                   self->style.small,
                   pitch (self),
                   columns[column].align,
                   0};

  fill_row (self, piece->bar, &row);
  n = count_lines (self, column, row.cells[column]);
  first = n <= piece->n ? 0 : piece->first;
  if (column == NOTE_COLUMN)
    first = piece->first;
  shown = n > first ? MIN (n - first, piece->n) : 0;
  box.y += (rect->height - shown * box.pitch) / 2;
  sp_map_sheet_set_color (self, cr, SP_COLOR_TEXT);
  sp_chart_text_show_part (self->text, cr, &box, row.cells[column], first, shown);
}

static void
draw_head_cell (const SpMapSheet *self, cairo_t *cr, const SpRect *rect, guint column)
{
  SpTextBox box = {rect->x,      rect->y,         rect->width,
                   rect->height, SP_FONT_BOLD,    self->style.small,
                   pitch (self), SP_ALIGN_CENTER, 1};

  sp_map_sheet_set_color (self, cr, SP_COLOR_HEAD);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
  show (self, cr, &box, SP_COLOR_TEXT, _ (columns[column].title));
}

/* @piece NULL: the heads. */
static void
draw_row (
  const SpMapSheet *self, cairo_t *cr, double y, double height, const SpMapTablePiece *piece)
{
  SpRect rect = {self->inside.x, y, 0, height};

  for (guint i = 0; i < N_COLUMNS; i++, rect.x += rect.width)
    {
      rect.width = columns[i].width * self->inside.width;
      if (piece == NULL)
        draw_head_cell (self, cr, &rect, i);
      else if (i == LEVEL_COLUMN)
        draw_plate (self, cr, get_bar (self, piece->bar)->level, &rect);
      else
        draw_cell (self, cr, &rect, i, piece);
      cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
      sp_map_sheet_set_color (self, cr, SP_COLOR_RULE_STRONG);
      cairo_set_line_width (cr, self->style.hair);
      cairo_stroke (cr);
    }
}

static void
draw_table (const SpMapSheet *self, cairo_t *cr, const SpMapTablePart *part, double y)
{
  double height = row_height (self, 1);

  if (part->end_piece == part->first_piece)
    return;
  draw_row (self, cr, y, height, NULL);
  for (guint i = part->first_piece; i < part->end_piece; i++)
    {
      const SpMapTablePiece *piece = &g_array_index (self->pieces, SpMapTablePiece, i);

      y += height;
      height = row_height (self, piece->n);
      draw_row (self, cr, y, height, piece);
    }
}

/* ---- sheets ---- */

static guint
count_row_lines (const SpMapSheet *self, guint bar)
{
  guint most = 1;
  Row row;

  fill_row (self, bar, &row);
  for (guint i = 0; i < N_COLUMNS; i++)
    most = MAX (most, count_lines (self, i, row.cells[i]));
  return most;
}

/* Lines of a row that is at most @height high. */
static guint
lines_within (const SpMapSheet *self, double height)
{
  double lines = (height - 2 * self->style.text * TABLE_PAD) / pitch (self);

  if (height < row_height (self, 1))
    return 0;
  return (guint)MAX (1, floor (lines + 1e-6));
}

static void
close_part (SpMapSheet *self, SpMapTablePart *part)
{
  part->end_piece = self->pieces->len;
  g_array_append_val (self->parts, *part);
  part->first_bar = part->end_bar; /* a sheet that goes on has no bars */
  part->first_piece = self->pieces->len;
  part->height = row_height (self, 1);
}

/* A row is kept in one piece unless no sheet has room for it. */
static void
put_row (SpMapSheet *self, SpMapTablePart *part, guint bar)
{
  guint n = count_row_lines (self, bar);
  guint most = MAX (1, lines_within (self, self->inside.height - row_height (self, 1)));
  SpMapTablePiece piece = {bar, 0, 0};

  while (piece.first < n)
    {
      gboolean has_bars = part->end_bar > part->first_bar;
      double room = self->inside.height * (has_bars ? MOST_TABLE : 1) - part->height;
      guint rest = n - piece.first, fits = lines_within (self, room);
      gboolean is_fresh = !has_bars && part->first_piece == self->pieces->len;

      piece.n = MIN (rest, is_fresh ? MAX (1, fits) : fits);
      if (piece.n == 0 || (piece.n < rest && rest <= most))
        {
          close_part (self, part);
          continue;
        }
      g_array_append_val (self->pieces, piece);
      part->height += row_height (self, piece.n);
      piece.first += piece.n;
    }
}

void
sp_map_comparison_lay_out (SpMapSheet *self)
{
  guint n = self->scene->bars->len, n_charts = (n + BARS - 1) / BARS;

  self->parts = g_array_new (FALSE, FALSE, sizeof (SpMapTablePart));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (SpMapTablePiece));
  for (guint i = 0; i < n_charts; i++)
    {
      guint first = n * i / n_charts, end = n * (i + 1) / n_charts;
      SpMapTablePart part = {first, end, self->pieces->len, 0, row_height (self, 1)};

      for (guint bar = first; bar < end; bar++)
        put_row (self, &part, bar);
      close_part (self, &part);
    }
}

guint
sp_map_comparison_get_n_pages (const SpMapSheet *self)
{
  return self->parts->len;
}

void
sp_map_comparison_draw (const SpMapSheet *self, cairo_t *cr, guint page)
{
  const SpMapTablePart *part = &g_array_index (self->parts, SpMapTablePart, page);
  guint n_pages = sp_map_comparison_get_n_pages (self);
  gboolean has_table = part->end_piece > part->first_piece;
  double table = has_table ? part->height : 0;
  SpRect chart = self->inside;
  g_autofree char *number = g_strdup_printf (_ ("（第%u张，共%u张）"), page + 1, n_pages);
  g_autofree char *title = g_strdup_printf (_ ("%s作业安全风险比较图%s"), self->scene->head.subject,
                                            n_pages > 1 ? number : "");

  chart.height -= table + self->style.text;
  sp_map_sheet_draw_head (self, cr, title);
  if (part->end_bar > part->first_bar)
    {
      draw_panels (self, cr, part->first_bar, part->end_bar, &chart);
      draw_table (self, cr, part, self->inside.y + self->inside.height - table);
    }
  else
    draw_table (self, cr, part, self->inside.y);
  sp_map_sheet_draw_foot (
    self, cr, _ ("难以在平面图上标位置的作业；不同评估方法的分值不能相比，故各有坐标。"));
}
