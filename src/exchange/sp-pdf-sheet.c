/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a page measures. Margins are looked for page by page, for odd and even pages differ; a page
 * with too few lines to tell borrows from the one two pages off. */
#include "exchange/sp-pdf-sheet.h"

#include <stdlib.h>

#define SUPPORT 3      /* lines that make a margin */
#define SUPPORT_PART 7 /* and at least one line in so many */
#define EDGE_SLACK 1.0 /* em in which lines end at the same margin */
#define SAME_SIZE 0.15 /* part by which the em of body lines differs */
#define PITCHES_MIN 4  /* distances that make a pitch */
#define PITCH_RANK 5   /* the pitch is larger than one distance in so many */
#define EXACT 0.1      /* em short of the margin that stretched lines are */
#define EXACT_LINES 20 /* lines that tell whether lines are stretched */
#define SAME_PAGE 2.0  /* points by which pages of one size differ */

SpPdfSheet *
sp_pdf_sheet_new (SpPdfPage *page, GString *pool)
{
  SpPdfSheet *self = g_new0 (SpPdfSheet, 1);

  self->width = page->width;
  self->height = page->height;
  self->tables = sp_pdf_tables_new (page, pool);
  self->lines = sp_pdf_lines_new (page->glyphs, pool);
  return self;
}

void
sp_pdf_sheet_free (SpPdfSheet *self)
{
  g_array_unref (self->lines);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

static int
by_value (const void *a, const void *b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return first < second ? -1 : first > second;
}

static void
sort (GArray *values)
{
  g_array_sort (values, by_value);
}

static double
value_at (const GArray *values, guint i)
{
  return g_array_index (values, double, i);
}

static double
find_em (GPtrArray *sheets)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < sheets->len; i++)
    {
      const SpPdfSheet *sheet = g_ptr_array_index (sheets, i);

      for (guint j = 0; j < sheet->lines->len; j++)
        {
          const SpPdfLine *line = &g_array_index (sheet->lines, SpPdfLine, j);

          if (line->has_wide)
            g_array_append_val (values, line->em);
        }
    }
  sort (values);
  return values->len > 0 ? value_at (values, values->len / 2) : 12;
}

/* The outermost place that enough lines share, 0 where none is; @values ascend from the margin
 * inwards. */
static double
find_margin (const GArray *values, double em, double slack)
{
  guint end = 0; /* behind the last value near the one at hand */

  for (guint i = 0; i + SUPPORT <= values->len; i++)
    {
      while (end < values->len && value_at (values, end) - value_at (values, i) <= slack * em)
        end++;
      if (end - i >= SUPPORT && (end - i) * SUPPORT_PART >= values->len)
        return value_at (values, i);
    }
  return 0;
}

static double
find_pitch (const SpPdfSheet *sheet)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < sheet->lines->len; i++)
    {
      const SpPdfLine *line = &g_array_index (sheet->lines, SpPdfLine, i);
      double pitch = line->box.y2 - line[-1].box.y2;

      if (pitch > 0 && ABS (line->em - line[-1].em) <= SAME_SIZE * line->em)
        g_array_append_val (values, pitch);
    }
  sort (values);
  return values->len >= PITCHES_MIN ? value_at (values, values->len / PITCH_RANK) : 0;
}

static void
measure (SpPdfSheet *self, double em)
{
  g_autoptr (GArray) lefts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SpPdfLine *line = &g_array_index (self->lines, SpPdfLine, i);
      double inwards = -line->end;

      if (ABS (line->em - em) > SAME_SIZE * em)
        continue;
      g_array_append_val (lefts, line->box.x1);
      g_array_append_val (rights, inwards);
    }
  sort (lefts);
  sort (rights);
  self->left = find_margin (lefts, em, EDGE_SLACK / 2);
  self->right = -find_margin (rights, em, EDGE_SLACK);
  self->pitch = find_pitch (self);
}

/* ---- what a page does not tell ---- */

/* The nearest page of the same side and size that tells, else any. */
static const SpPdfSheet *
find_like (GPtrArray *sheets, guint at, gsize offset)
{
  const SpPdfSheet *self = g_ptr_array_index (sheets, at);

  for (guint step = 2; step > 0; step--)
    for (guint i = step; i <= 8; i += step)
      {
        const guint places[] = {at >= i ? at - i : at, at + i};

        for (guint j = 0; j < G_N_ELEMENTS (places); j++)
          {
            const SpPdfSheet *other =
              places[j] < sheets->len ? g_ptr_array_index (sheets, places[j]) : self;

            if (ABS (other->width - self->width) <= SAME_PAGE &&
                G_STRUCT_MEMBER (double, other, offset) != 0)
              return other;
          }
      }
  return NULL;
}

static double
least_left (const SpPdfSheet *self)
{
  double left = self->width;

  for (guint i = 0; i < self->lines->len; i++)
    left = MIN (left, g_array_index (self->lines, SpPdfLine, i).box.x1);
  return left;
}

/* The width of the text, where all pages together tell it; 0 else. */
static double
find_measure (GPtrArray *sheets, double em)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < sheets->len; i++)
    {
      const SpPdfSheet *sheet = g_ptr_array_index (sheets, i);
      double left = sheet->left != 0 ? sheet->left : least_left (sheet);

      for (guint j = 0; j < sheet->lines->len; j++)
        {
          double inwards = left - g_array_index (sheet->lines, SpPdfLine, j).end;

          g_array_append_val (values, inwards);
        }
    }
  sort (values);
  return -find_margin (values, em, EDGE_SLACK);
}

static SpPdfSheet
complete (GPtrArray *sheets, guint at, double width)
{
  SpPdfSheet full = *(SpPdfSheet *)g_ptr_array_index (sheets, at);
  const SpPdfSheet *like;

  if (full.left == 0)
    {
      like = find_like (sheets, at, G_STRUCT_OFFSET (SpPdfSheet, left));
      full.left = like != NULL ? like->left : least_left (&full);
    }
  if (full.right == 0)
    {
      like = find_like (sheets, at, G_STRUCT_OFFSET (SpPdfSheet, right));
      if (like != NULL)
        full.right = like->right;
      else
        full.right = width > 0 ? full.left + width : full.width - full.left;
    }
  if (full.pitch == 0)
    {
      like = find_like (sheets, at, G_STRUCT_OFFSET (SpPdfSheet, pitch));
      full.pitch = like != NULL ? like->pitch : 0;
    }
  return full;
}

/* Whether nearly all lines that come near the margin reach it. */
static gboolean
find_justified (GPtrArray *sheets)
{
  guint near = 0;
  guint exact = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      const SpPdfSheet *sheet = g_ptr_array_index (sheets, i);

      for (guint j = 0; j < sheet->lines->len; j++)
        {
          const SpPdfLine *line = &g_array_index (sheet->lines, SpPdfLine, j);

          near += line->box.x2 > sheet->right - line->em;
          exact += line->box.x2 > sheet->right - EXACT * line->em;
        }
    }
  return near >= EXACT_LINES && exact * 10 >= near * 9;
}

gboolean
sp_pdf_sheets_measure (GPtrArray *sheets)
{
  double em = find_em (sheets);
  double width;
  g_autoptr (GArray) full = g_array_new (FALSE, FALSE, sizeof (SpPdfSheet));

  for (guint i = 0; i < sheets->len; i++)
    measure (g_ptr_array_index (sheets, i), em);
  width = find_measure (sheets, em);
  for (guint i = 0; i < sheets->len; i++)
    {
      SpPdfSheet sheet = complete (sheets, i, width);

      g_array_append_val (full, sheet);
    }
  for (guint i = 0; i < sheets->len; i++)
    *(SpPdfSheet *)g_ptr_array_index (sheets, i) = g_array_index (full, SpPdfSheet, i);
  return find_justified (sheets);
}
