/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting lines the way spreadsheet programs break Chinese text: anywhere between Han characters,
 * never inside a run of Latin letters or digits unless it is longer than a line, never before
 * closing punctuation. */
#include "report/sp-wrap.h"

#include <string.h>

/* Latin glyphs of fallback fonts are wider than half an em. */
#define NARROW 0.56

typedef struct
{
  double em;   /* width of a line */
  double x;    /* filled of the current line, blanks included */
  double last; /* width of what was placed last: it goes along with closing punctuation */
  guint lines;
} Wrap;

static gboolean
is_wide (gunichar c)
{
  return c >= 0x2010;
}

static gboolean
is_closing (gunichar c)
{
  switch (c)
    {
    case 0xFF0C: /* ， */
    case 0x3002: /* 。 */
    case 0x3001: /* 、 */
    case 0xFF1B: /* ； */
    case 0xFF1A: /* ： */
    case 0xFF1F: /* ？ */
    case 0xFF01: /* ！ */
    case 0xFF09: /* ） */
    case 0x300B: /* 》 */
    case 0x3009: /* 〉 */
    case 0x201D: /* ” */
    case 0x2019: /* ’ */
    case 0x3011: /* 】 */
    case 0x3015: /* 〕 */
    case 0x300D: /* 」 */
    case 0x300F: /* 』 */
    case 0xFF05: /* ％ */
    case 0x2026: /* … */
      return TRUE;
    default:
      return FALSE;
    }
}

static void
place (Wrap *self, double width, gboolean sticks)
{
  if (self->x > 0 && self->x + width > self->em)
    {
      self->lines++;
      self->x = sticks ? self->last : 0;
    }
  while (width > self->em)
    {
      self->lines++;
      width -= self->em;
    }
  self->x += width;
  self->last = width;
}

static void
start_line (Wrap *self)
{
  self->lines++;
  self->x = 0;
  self->last = 0;
}

guint
sp_wrap_count_lines (const char *text, double em)
{
  Wrap wrap = {.em = MAX (em, 1), .lines = 1};
  double word = 0;
  gsize length = strlen (text);

  /* No character is wider than half an em a byte: most cells end here. */
  if ((double)length * NARROW <= em && memchr (text, '\n', length) == NULL)
    return 1;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c > ' ' && !is_wide (c))
        {
          word += NARROW;
          continue;
        }
      if (word > 0)
        place (&wrap, word, FALSE);
      word = 0;
      if (c == '\n')
        start_line (&wrap);
      else if (c == ' ')
        wrap.x += NARROW;
      else
        place (&wrap, 1, is_closing (c));
    }
  if (word > 0)
    place (&wrap, word, FALSE);
  return wrap.lines;
}
