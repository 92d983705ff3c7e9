/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-card-layout.h. */
#include "report/sp-risk-card-layout.h"

#include <math.h>

#define EDGE 0.018 /* the coloured edge, of the card's longer side */
#define BAND 0.15  /* of the height */
#define PLATE 0.30 /* of the band's width */
#define STEP 0.5   /* from one size to the next smaller */
#define PITCH 1.32 /* of the size */
#define PAD 0.35
#define LABEL 5.2 /* of the size, within its pads */
#define FOOT_LINES 1.6
#define LEAST_LINES 2 /* of a text that goes on, where it begins */

typedef struct
{
  const SpRiskCardRow *rows;
  guint n_rows;
  SpRiskCardMeasure measure;
  gpointer data;
} Source;

/* Rows side by side: @n of them from @first on. */
typedef struct
{
  guint first, n;
  guint n_lines;  /* of the longest text */
  guint n_labels; /* of the longest label */
} Line;

static void
place_head (SpRiskCardLayout *self, const SpRiskCardSize *size)
{
  double edge = MAX (size->width, size->height) * EDGE;
  double width = size->width - 2 * edge, band = size->height * BAND;
  double foot = size->most * FOOT_LINES;

  self->band = (SpRect) {edge, edge, width, band};
  self->plate = (SpRect) {edge, edge, width * PLATE, band};
  self->title = (SpRect) {edge + width * PLATE, edge, width * (1 - PLATE), band * 0.56};
  self->subtitle = (SpRect) {self->title.x, edge + band * 0.56, self->title.width, band * 0.44 - 2};
  self->foot = (SpRect) {edge, size->height - edge - foot, width, foot};
  self->body = (SpRect) {edge, edge + band, width, size->height - 2 * edge - band - foot};
}

static void
set_size (SpRiskCardLayout *self, double size)
{
  self->size = size;
  self->pitch = size * PITCH;
  self->pad = size * PAD;
}

static double
label_width (const SpRiskCardLayout *self)
{
  return LABEL * self->size + 2 * self->pad;
}

static double
value_width (const SpRiskCardLayout *self, guint n)
{
  return self->body.width / n - label_width (self);
}

static guint
count_in_line (const Source *source, guint first)
{
  return first + 1 < source->n_rows && source->rows[first].is_half &&
             source->rows[first + 1].is_half
           ? 2
           : 1;
}

/* Of Line, at the present size. */
static GArray *
list_lines (const SpRiskCardLayout *self, const Source *source)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));

  for (guint first = 0; first < source->n_rows;)
    {
      Line line = {first, count_in_line (source, first), 1, 1};

      for (guint i = first; i < first + line.n; i++)
        {
          guint n_text = source->measure (source->data, source->rows[i].text, self->size,
                                          value_width (self, line.n) - 2 * self->pad);
          guint n_label = source->measure (source->data, source->rows[i].label, self->size,
                                           label_width (self) - 2 * self->pad);

          line.n_lines = MAX (line.n_lines, n_text);
          line.n_labels = MAX (line.n_labels, n_label);
        }
      g_array_append_val (lines, line);
      first += line.n;
    }
  return lines;
}

static double
line_height (const SpRiskCardLayout *self, guint n_lines)
{
  return n_lines * self->pitch + 2 * self->pad;
}

static double
sum_heights (const SpRiskCardLayout *self, const GArray *lines)
{
  double sum = 0;

  for (guint i = 0; i < lines->len; i++)
    sum += line_height (
      self, MAX (g_array_index (lines, Line, i).n_lines, g_array_index (lines, Line, i).n_labels));
  return sum;
}

static void
begin_face (SpRiskCardLayout *self)
{
  const SpRiskCardFace face = {self->cells->len, 0};

  g_array_append_val (self->faces, face);
}

/* The cells of @line, those lines of their texts, on the present card. */
static void
add_cells (SpRiskCardLayout *self,
           const Line *line,
           guint first_line,
           guint n_lines,
           double y,
           double height)
{
  double width = self->body.width / line->n, label = label_width (self);

  for (guint i = 0; i < line->n; i++)
    {
      double x = self->body.x + i * width;
      const SpRiskCardCell cell = {line->first + i,
                                   first_line,
                                   n_lines,
                                   {x, y, label, height},
                                   {x + label, y, width - label, height}};

      g_array_append_val (self->cells, cell);
      g_array_index (self->faces, SpRiskCardFace, self->faces->len - 1).n_cells++;
    }
}

/* All on one card; what room is left makes every row higher. */
static void
fill_one (SpRiskCardLayout *self, const GArray *lines, double sum)
{
  double stretch = sum > 0 ? self->body.height / sum : 1, y = self->body.y;

  begin_face (self);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      double height = line_height (self, MAX (line->n_lines, line->n_labels)) * stretch;

      add_cells (self, line, 0, line->n_lines, y, height);
      y += height;
    }
}

/* Line by line, with a further card where one is full. */
static void
fill_several (SpRiskCardLayout *self, const GArray *lines)
{
  double end = self->body.y + self->body.height, y = self->body.y;

  begin_face (self);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      for (guint first = 0; first < line->n_lines;)
        {
          guint rest = line->n_lines - first;
          double room = floor ((end - y - 2 * self->pad) / self->pitch + 1e-6);
          guint fit = room > 0 ? (guint)room : 0;
          guint needed = MAX (line->n_labels, MIN (rest, LEAST_LINES));
          guint n = MIN (rest, fit);

          if (fit < needed && y > self->body.y)
            {
              begin_face (self);
              y = self->body.y;
              continue;
            }
          n = MAX (n, 1); /* a card of no height at all still goes on */
          add_cells (self, line, first, n, y, line_height (self, MAX (n, line->n_labels)));
          y += line_height (self, MAX (n, line->n_labels));
          first += n;
        }
    }
}

/* Sizes go down from the most by steps; the last one is the least. */
static int
count_steps (const SpRiskCardSize *size)
{
  return (int)ceil ((size->most - size->least) / STEP);
}

static int
first_step (const SpRiskCardSize *size)
{
  double guess = size->guess > 0 ? size->guess : size->most;

  return CLAMP ((int)ceil ((size->most - guess) / STEP - 1e-6), 0, count_steps (size));
}

/* The lines at the largest size that one card has room for, at the least where there is none.
 * Measuring is what a card costs: the guess first, then its neighbour, then by halves. */
static GArray *
find_size (SpRiskCardLayout *self, const Source *source, const SpRiskCardSize *size)
{
  GArray *found = NULL;
  double found_size = size->least;
  int last = count_steps (size), fails = -1, fits = last, step = first_step (size);

  while (TRUE)
    {
      gboolean is_first = found == NULL, has_room;
      g_autoptr (GArray) lines = NULL;

      set_size (self, MAX (size->most - step * STEP, size->least));
      lines = list_lines (self, source);
      has_room = sum_heights (self, lines) <= self->body.height;
      if (has_room || step == last)
        {
          g_clear_pointer (&found, g_array_unref);
          found = g_steal_pointer (&lines);
          found_size = self->size;
        }
      if (has_room)
        fits = step;
      else
        fails = step;
      if (fits - fails <= 1 && found != NULL)
        break;
      if (fits - fails <= 1)
        step = fits;
      else
        step = has_room && is_first ? fits - 1 : (fails + fits) / 2;
    }
  set_size (self, found_size);
  return found;
}

SpRiskCardLayout *
sp_risk_card_layout_new (const SpRiskCardRow *rows,
                         guint n_rows,
                         const SpRiskCardSize *size,
                         SpRiskCardMeasure measure,
                         gpointer data)
{
  SpRiskCardLayout *self = g_new0 (SpRiskCardLayout, 1);
  const Source source = {rows, n_rows, measure, data};
  g_autoptr (GArray) lines = NULL;
  double sum;

  g_return_val_if_fail (size->least > 0 && size->most >= size->least, self);

  self->cells = g_array_new (FALSE, FALSE, sizeof (SpRiskCardCell));
  self->faces = g_array_new (FALSE, FALSE, sizeof (SpRiskCardFace));
  place_head (self, size);
  lines = find_size (self, &source, size);
  sum = sum_heights (self, lines);
  if (sum <= self->body.height)
    fill_one (self, lines, sum);
  else
    fill_several (self, lines);
  return self;
}

void
sp_risk_card_layout_free (SpRiskCardLayout *self)
{
  if (self->cells != NULL)
    g_array_unref (self->cells);
  if (self->faces != NULL)
    g_array_unref (self->faces);
  g_free (self);
}
