/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Characters → lines. What overlaps in height is one line, whatever pieces it was printed in;
 * gaps between characters become spaces where they are wide enough. */
#include "exchange/sp-pdf-page.h"

#include <stdlib.h>
#include <string.h>

/* In heights of the lower of the two. */
#define SAME_LINE 0.4    /* centres of one line are not further apart */
#define OTHER_SIZE 2.2   /* what is so much taller is a watermark, not of the line */
#define SAME_SPOT 0.3    /* printed twice */
#define OPEN_LINES 6     /* lines that a character may still belong to */
#define WIDE_SPACE 0.6   /* em between wide characters that are a space */
#define LATIN_SPACE 0.3  /* em between narrow ones that are a space though none was printed */
#define LATIN_APART 0.17 /* em between narrow ones that a space was printed between */
#define COLUMN_GAP 0.8   /* heights between columns */
#define COLUMN_LINES 2   /* lines with columns that make a table likely */
#define PIECE_GAP 2.0    /* em between pieces */
#define LEAD_MAX 12      /* characters of a beginning that cannot be parted */
#define ROOM_SLACK 0.3   /* em that a line's room is measured too small */
#define HEIGHT_EM 0.75   /* em in a height, where nothing better is known */

/* ---- characters ---- */

static gboolean
is_narrow (gunichar c)
{
  return c < 0x80 || (c < 0x1100 && g_unichar_isalnum (c));
}

/* Whether a space goes between two characters that a line end parted. Numbers are parted anywhere,
 * as they are among ideographs. */
static gboolean
needs_space (gunichar before, gunichar after)
{
  static const char *const no_space_after = "-/\\(@_=&[{<#$";

  if (!is_narrow (before) || !is_narrow (after) ||
      (g_unichar_isdigit (before) && g_unichar_isdigit (after)))
    return FALSE;
  if (before < 0x80 && strchr (no_space_after, (int)before) != NULL)
    return FALSE;
  return g_unichar_isalnum (after) || after == '(';
}

gunichar
sp_pdf_plain_char (gunichar c)
{
  /* Those of the radicals that Unicode does not say an ideograph for. */
  static const char *const pairs =
    "⺁厂⺇几⺌小⺎兀⺏尣⺒巳⺓幺⺛旡⺝月⺟母⺠民⺡氵⺤爫⺥爫⺦丬⺧牛⺪疋⺫目⺬示⺮竹⺱罓⺳罒⺷羊⺸"
    "羊⺻聿⺼月"
    "⺽臼⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒长⻓长⻔门⻕阜⻖阝⻗"
    "雨⻘青⻙韦⻚页"
    "⻛风⻜飞⻝食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀";
  g_autofree char *normal = NULL;
  char utf8[8] = {0};

  if (!(c >= 0x2e80 && c < 0x2fe0) && !(c >= 0xf900 && c < 0xfb00))
    return c;
  for (const char *p = pairs; *p != '\0'; p = g_utf8_next_char (g_utf8_next_char (p)))
    if (g_utf8_get_char (p) == c)
      return g_utf8_get_char (g_utf8_next_char (p));
  g_unichar_to_utf8 (c, utf8);
  normal = g_utf8_normalize (utf8, -1, G_NORMALIZE_ALL_COMPOSE);
  return normal != NULL && normal[0] != '\0' ? g_utf8_get_char (normal) : c;
}

/* ---- which characters are a line ---- */

static double
middle_of (const SpPdfGlyph *glyph)
{
  return (glyph->box.y1 + glyph->box.y2) / 2;
}

static double
height_of (const SpPdfGlyph *glyph)
{
  return glyph->box.y2 - glyph->box.y1;
}

static int
compare (double a, double b)
{
  return a < b ? -1 : a > b;
}

static int
by_middle (const void *a, const void *b)
{
  return compare (middle_of (a), middle_of (b));
}

static int
by_left (const void *a, const void *b)
{
  return compare (((const SpPdfGlyph *)a)->box.x1, ((const SpPdfGlyph *)b)->box.x1);
}

static int
by_value (const void *a, const void *b)
{
  return compare (*(const double *)a, *(const double *)b);
}

static int
by_row_middle (const void *a, const void *b)
{
  return compare (((const SpPdfRow *)a)->middle, ((const SpPdfRow *)b)->middle);
}

static guint
find_row (GArray *rows, const SpPdfGlyph *glyph)
{
  double middle = middle_of (glyph);
  double height = height_of (glyph);

  for (guint i = rows->len; i > 0 && i + OPEN_LINES > rows->len; i--)
    {
      const SpPdfRow *row = &g_array_index (rows, SpPdfRow, i - 1);
      double low = MIN (row->height, height);

      if (MAX (row->height, height) <= low * OTHER_SIZE &&
          ABS (row->middle - middle) <= low * SAME_LINE)
        return i - 1;
    }
  return rows->len;
}

GArray *
sp_pdf_rows_new (GArray *glyphs)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpPdfRow));
  g_autofree guint *numbers = g_new (guint, glyphs->len);
  g_autofree SpPdfGlyph *sorted = g_new (SpPdfGlyph, glyphs->len);
  guint at = 0;

  g_array_sort (glyphs, by_middle);
  for (guint i = 0; i < glyphs->len; i++)
    {
      const SpPdfGlyph *glyph = &g_array_index (glyphs, SpPdfGlyph, i);

      numbers[i] = find_row (rows, glyph);
      if (numbers[i] == rows->len)
        {
          SpPdfRow row = {.middle = middle_of (glyph), .height = height_of (glyph)};

          g_array_append_val (rows, row);
        }
      g_array_index (rows, SpPdfRow, numbers[i]).n++;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      SpPdfRow *row = &g_array_index (rows, SpPdfRow, i);

      row->first = at;
      at += row->n;
      row->n = 0;
    }
  for (guint i = 0; i < glyphs->len; i++)
    {
      SpPdfRow *row = &g_array_index (rows, SpPdfRow, numbers[i]);

      sorted[row->first + row->n++] = g_array_index (glyphs, SpPdfGlyph, i);
    }
  if (glyphs->len > 0)
    memcpy (glyphs->data, sorted, glyphs->len * sizeof *sorted);
  for (guint i = 0; i < rows->len; i++)
    {
      const SpPdfRow *row = &g_array_index (rows, SpPdfRow, i);

      qsort (&g_array_index (glyphs, SpPdfGlyph, row->first), row->n, sizeof (SpPdfGlyph), by_left);
    }
  g_array_sort (rows, by_row_middle);
  return rows;
}

/* ---- a line's text ---- */

static gboolean
is_copy (const SpPdfGlyph *glyph, const SpPdfGlyph *before)
{
  double near = SAME_SPOT * MAX (before->box.x2 - before->box.x1, 0.1);

  return glyph->c == before->c && glyph->box.x1 - before->box.x1 <= near &&
         ABS (glyph->box.y1 - before->box.y1) <= SAME_SPOT * MAX (height_of (before), 0.1);
}

/* Leaves out what is printed again on the spot of one of the two characters before it. */
static guint
drop_copies (SpPdfGlyph *glyphs, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      if ((kept > 0 && is_copy (&glyphs[i], &glyphs[kept - 1])) ||
          (kept > 1 && is_copy (&glyphs[i], &glyphs[kept - 2])))
        continue;
      glyphs[kept++] = glyphs[i];
    }
  return kept;
}

/* Ideographs, which are as wide as their font says; punctuation may be pressed together. */
static gboolean
is_ideograph (gunichar c)
{
  return c >= 0x3400 && g_unichar_iswide (c) && g_unichar_isalpha (c);
}

static void
measure_em (SpPdfLine *line, const SpPdfGlyph *glyphs, guint n)
{
  g_autofree double *widths = g_new (double, n);
  guint n_wide = 0;
  double height = 0;

  for (guint i = 0; i < n; i++)
    {
      height = MAX (height, height_of (&glyphs[i]));
      if (is_ideograph (glyphs[i].c))
        widths[n_wide++] = glyphs[i].box.x2 - glyphs[i].box.x1;
    }
  line->has_wide = n_wide > 0;
  if (n_wide > 0)
    {
      qsort (widths, n_wide, sizeof *widths, by_value);
      line->em = widths[n_wide / 2];
    }
  if (n_wide == 0 || line->em <= 0)
    line->em = MAX (height * HEIGHT_EM, 1);
}

static gboolean
cannot_begin (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
         (type == G_UNICODE_OTHER_PUNCTUATION && c != '#' && c != '&' && c != '@') || c == '%';
}

static gboolean
cannot_end (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

static double
measure_lead (const SpPdfGlyph *glyphs, guint n)
{
  guint i = 1;

  for (; i < n && i < LEAD_MAX; i++)
    {
      gboolean is_word = is_narrow (glyphs[i - 1].c) && is_narrow (glyphs[i].c);

      if (!cannot_begin (glyphs[i].c) && !cannot_end (glyphs[i - 1].c) &&
          (!is_word || glyphs[i].is_apart))
        break;
    }
  return glyphs[i - 1].box.x2 - glyphs[0].box.x1;
}

/* Where the line ends but for a punctuation mark that may hang over the margin. */
static double
measure_end (const SpPdfGlyph *glyphs, guint n)
{
  static const gunichar marks[] = {0x3001, 0x3002, 0xff0c, 0xff0e, 0xff1a, 0xff1b};
  gboolean hangs = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    hangs |= glyphs[n - 1].c == marks[i];
  return hangs && n > 1 ? glyphs[n - 2].box.x2 : glyphs[n - 1].box.x2;
}

static gboolean
has_space (const SpPdfGlyph *before, const SpPdfGlyph *glyph, double gap)
{
  if (is_narrow (before->c) && is_narrow (glyph->c))
    return gap > (glyph->is_apart ? LATIN_APART : LATIN_SPACE);
  return gap > WIDE_SPACE;
}

static SpPdfLine
make_line (SpPdfGlyph *glyphs, guint n, GString *pool)
{
  SpPdfLine line = {.box = glyphs[0].box, .start = pool->len, .n_pieces = 1};

  measure_em (&line, glyphs, n);
  line.lead = measure_lead (glyphs, n);
  line.end = measure_end (glyphs, n);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        {
          double gap = (glyphs[i].box.x1 - glyphs[i - 1].box.x2) / line.em;

          if (has_space (&glyphs[i - 1], &glyphs[i], gap))
            g_string_append_c (pool, ' ');
          line.n_pieces += gap > PIECE_GAP;
        }
      g_string_append_unichar (pool, glyphs[i].c);
      line.box.x2 = MAX (line.box.x2, glyphs[i].box.x2);
      line.box.y1 = MIN (line.box.y1, glyphs[i].box.y1);
      line.box.y2 = MAX (line.box.y2, glyphs[i].box.y2);
    }
  line.length = pool->len - line.start;
  return line;
}

GArray *
sp_pdf_lines_new (GArray *glyphs, GString *pool)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (SpPdfLine));
  g_autoptr (GArray) rows = sp_pdf_rows_new (glyphs);

  for (guint i = 0; i < rows->len; i++)
    {
      const SpPdfRow *row = &g_array_index (rows, SpPdfRow, i);
      SpPdfGlyph *first = &g_array_index (glyphs, SpPdfGlyph, row->first);
      SpPdfLine line;

      line = make_line (first, drop_copies (first, row->n), pool);
      g_array_append_val (lines, line);
    }
  return lines;
}

gboolean
sp_pdf_glyphs_have_columns (GArray *glyphs)
{
  g_autoptr (GArray) rows = sp_pdf_rows_new (glyphs);
  guint n = 0;

  for (guint i = 0; i < rows->len && n < COLUMN_LINES; i++)
    {
      const SpPdfRow *row = &g_array_index (rows, SpPdfRow, i);
      SpPdfGlyph *first = &g_array_index (glyphs, SpPdfGlyph, row->first);
      gboolean found = FALSE;

      for (guint j = 1; j < row->n; j++)
        found |= first[j].box.x1 - first[j - 1].box.x2 > COLUMN_GAP * row->height;
      n += found;
    }
  return n >= COLUMN_LINES;
}

/* ---- lines that belong together ---- */

gboolean
sp_pdf_line_has_room (const SpPdfLine *line, const SpPdfLine *next, double right)
{
  return line->box.x2 + next->lead <= right - ROOM_SLACK * line->em;
}

void
sp_pdf_append_joined (GString *text, const char *more, gsize length)
{
  if (length == 0)
    return;
  if (text->len > 0 && needs_space (g_utf8_get_char (g_utf8_prev_char (text->str + text->len)),
                                    g_utf8_get_char (more)))
    g_string_append_c (text, ' ');
  g_string_append_len (text, more, (gssize)length);
}
