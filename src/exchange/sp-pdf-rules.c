/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs of dark pixels, longer than any stroke of text, one above the other are a rule. */
#include "exchange/sp-pdf-rules.h"

#define DARK 200       /* of 255; hair lines come out grey, shaded cells are lighter */
#define LEVEL_MIN 24   /* points; longer than a dash of text */
#define UPRIGHT_MIN 12 /* the lowest row of a table */
#define THICK_MAX 3    /* points; what is thicker is an area */
#define MAX_RUNS 6000

/* Dark pixels in a row or column. */
typedef struct
{
  guint across, start, end;
} Run;

static gboolean
is_dark (guint32 pixel)
{
  return (pixel >> 8 & 0xff) < DARK; /* green is most of what is seen */
}

static void
add_run (GArray *runs, guint across, guint start, guint end)
{
  Run run = {across, start, end};

  if (runs->len < MAX_RUNS)
    g_array_append_val (runs, run);
}

static void
scan_row (const guint32 *row, guint width, guint y, GArray *levels)
{
  for (guint x = 0; x < width; x++)
    {
      guint start = x;

      while (x < width && is_dark (row[x]))
        x++;
      if (x - start >= LEVEL_MIN * SP_PDF_RULES_SCALE)
        add_run (levels, y, start, x);
    }
}

/* @lengths: of the dark run that ends above each pixel of the row. */
static void
scan_columns (const guint32 *row, guint width, guint y, guint *lengths, GArray *uprights)
{
  for (guint x = 0; x < width; x++)
    {
      if (is_dark (row[x]))
        {
          lengths[x]++;
          continue;
        }
      if (lengths[x] >= UPRIGHT_MIN * SP_PDF_RULES_SCALE)
        add_run (uprights, x, y - lengths[x], y);
      lengths[x] = 0;
    }
}

static int
by_place (const void *a, const void *b)
{
  const Run *first = a;
  const Run *second = b;

  if (first->across != second->across)
    return first->across < second->across ? -1 : 1;
  return first->start < second->start ? -1 : first->start > second->start;
}

/* ---- runs → rules ---- */

/* Rules along x; those before @first ended above. */
typedef struct
{
  GArray *rules;
  guint first;
} Pile;

/* A run that lies on one of the row before makes that thicker. */
static void
pile_up (Pile *self, const Run *run)
{
  SpPdfBox rule = {run->start, run->across, run->end, run->across + 1};

  while (self->first < self->rules->len &&
         g_array_index (self->rules, SpPdfBox, self->first).y2 < run->across)
    self->first++;
  for (guint i = self->first; i < self->rules->len; i++)
    {
      SpPdfBox *other = &g_array_index (self->rules, SpPdfBox, i);

      if (other->y2 >= run->across && other->x1 < run->end && other->x2 > run->start)
        {
          other->x1 = MIN (other->x1, run->start);
          other->x2 = MAX (other->x2, run->end);
          other->y2 = run->across + 1;
          return;
        }
    }
  g_array_append_val (self->rules, rule);
}

static void
append_rules (GArray *rules, GArray *runs, gboolean is_level)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (SpPdfBox));
  Pile pile = {boxes, 0};

  g_array_sort (runs, by_place);
  for (guint i = 0; i < runs->len; i++)
    pile_up (&pile, &g_array_index (runs, Run, i));
  for (guint i = 0; i < boxes->len; i++)
    {
      const SpPdfBox *box = &g_array_index (boxes, SpPdfBox, i);
      SpPdfBox rule = {box->x1 / SP_PDF_RULES_SCALE, box->y1 / SP_PDF_RULES_SCALE,
                       box->x2 / SP_PDF_RULES_SCALE, box->y2 / SP_PDF_RULES_SCALE};
      SpPdfBox turned = {rule.y1, rule.x1, rule.y2, rule.x2};

      if (rule.y2 - rule.y1 <= THICK_MAX)
        g_array_append_val (rules, *(is_level ? &rule : &turned));
    }
}

GArray *
sp_pdf_rules_new (const guint8 *pixels, guint width, guint height, guint stride)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (SpPdfBox));
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autoptr (GArray) uprights = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autofree guint *lengths = g_new0 (guint, width);

  for (guint y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *)(const void *)(pixels + (gsize)y * stride);

      scan_row (row, width, y, levels);
      scan_columns (row, width, y, lengths, uprights);
    }
  for (guint x = 0; x < width; x++)
    if (lengths[x] >= UPRIGHT_MIN * SP_PDF_RULES_SCALE)
      add_run (uprights, x, height - lengths[x], height);
  append_rules (rules, levels, TRUE);
  append_rules (rules, uprights, FALSE);
  return rules;
}
