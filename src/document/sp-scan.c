/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-scan.h. The words looked for are few and short, so plain comparison with a first-byte test
 * is fast enough for any document. */
#include "document/sp-scan.h"

#include "base/sp-text.h"

guint
sp_scan_any (const char *p, const char *const *words)
{
  gsize best = 0;

  for (; *words != NULL; words++)
    {
      const char *word = *words, *at = p;

      while (*word != '\0' && *at == *word)
        {
          at++;
          word++;
        }
      if (*word == '\0')
        best = MAX (best, (gsize)(word - *words));
    }
  return (guint)best;
}

gboolean
sp_scan_before (const char *start, const char *p, const char *word)
{
  gsize length = strlen (word);

  return (gsize)(p - start) >= length && memcmp (p - length, word, length) == 0;
}

guint
sp_scan_any_before (const char *start, const char *p, const char *const *words)
{
  gsize best = 0;

  for (; *words != NULL; words++)
    {
      if (sp_scan_before (start, p, *words))
        best = MAX (best, strlen (*words));
    }
  return (guint)best;
}

const char *
sp_scan_find (const char *start, const char *end, const char *word)
{
  return end > start ? memmem (start, (gsize)(end - start), word, strlen (word)) : NULL;
}

const char *
sp_scan_find_any (const char *start, const char *end, const char *const *words, guint *length)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      guint n = sp_scan_any (p, words);

      if (n > 0 && p + n <= end)
        {
          if (length != NULL)
            *length = n;
          return p;
        }
    }
  return NULL;
}

const char *
sp_scan_skip_spaces (const char *p, const char *end)
{
  while (p < end && sp_scan_is_space (sp_scan_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

const char *
sp_scan_prev (const char *start, const char *p)
{
  const char *previous = g_utf8_find_prev_char (start, p);

  return previous != NULL ? previous : start;
}

const char *
sp_scan_skip_spaces_back (const char *start, const char *p)
{
  while (p > start)
    {
      const char *previous = sp_scan_prev (start, p);

      if (!sp_scan_is_space (sp_scan_char (previous)))
        break;
      p = previous;
    }
  return p;
}

const char *
sp_scan_back (const char *start, const char *p, gsize bytes)
{
  const char *back = (gsize)(p - start) > bytes ? p - bytes : start;

  while (((guint8)*back & 0xc0) == 0x80 && back < p)
    back++;
  return back;
}

static int
digit_at (const char *p, guint *length)
{
  if (g_ascii_isdigit (*p))
    {
      *length = 1;
      return *p - '0';
    }
  if (sp_scan_is_digit (p))
    {
      *length = 3;
      return (guint8)p[2] - 0x90;
    }
  return -1;
}

int
sp_scan_digits (const char *p, const char *end, int max, const char **stop)
{
  int value = -1;
  guint length = 0;

  while (p < end && max-- > 0)
    {
      int digit = digit_at (p, &length);

      if (digit < 0)
        break;
      /* A run of digits longer than any number stands for its first ones. */
      if (value < G_MAXINT / 100)
        value = MAX (value, 0) * 10 + digit;
      p += length;
    }
  *stop = p;
  return value;
}

gboolean
sp_scan_is_numeral (const char *p)
{
  switch (sp_scan_char (p))
    {
    case 0x25cb: /* ○ */
    case 0x3007: /* 〇 */
    case 0x96f6: /* 零 */
    case 0x4e00: /* 一 */
    case 0x4e24: /* 两 */
    case 0x4e8c: /* 二 */
    case 0x4e09:
    case 0x56db:
    case 0x4e94:
    case 0x516d:
    case 0x4e03:
    case 0x516b:
    case 0x4e5d: /* 九 */
    case 0x5341: /* 十 */
      return TRUE;
    default:
      return FALSE;
    }
}

int
sp_scan_number (const char *p, const char *end, const char **stop)
{
  int value = sp_scan_digits (p, end, 8, stop);

  if (value < 0 && p < end && (guint8)*p >= 0xe3 && sp_scan_is_numeral (p))
    value = sp_numeral_parse (p, stop);
  if (*stop > end)
    value = -1;
  if (value < 0)
    *stop = p;
  return value;
}

SpBracket
sp_scan_mark_opens (const char *p)
{
  switch (sp_scan_char (p))
    {
    case '(':
    case 0xff08:
      return SP_BRACKET_ROUND;
    case '[':
    case 0x3014:
    case 0x3010:
    case 0xff3b:
      return SP_BRACKET_SQUARE;
    case 0x300a:
    case 0x3008:
      return SP_BRACKET_BOOK;
    case 0x201c:
    case 0x2018:
    case 0x300c:
      return SP_BRACKET_QUOTE;
    default:
      return SP_BRACKET_NONE;
    }
}

SpBracket
sp_scan_mark_closes (const char *p)
{
  switch (sp_scan_char (p))
    {
    case ')':
    case 0xff09:
      return SP_BRACKET_ROUND;
    case ']':
    case 0x3015:
    case 0x3011:
    case 0xff3d:
      return SP_BRACKET_SQUARE;
    case 0x300b:
    case 0x3009:
      return SP_BRACKET_BOOK;
    case 0x201d:
    case 0x2019:
    case 0x300d:
      return SP_BRACKET_QUOTE;
    default:
      return SP_BRACKET_NONE;
    }
}

gboolean
sp_scan_mark_ends_sentence (const char *p)
{
  switch (sp_scan_char (p))
    {
    case '\0':
    case '\n':
    case '!':
    case '?':
    case 0x3002:
    case 0xff01:
    case 0xff1f:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
sp_scan_mark_ends_clause (const char *p)
{
  switch (sp_scan_char (p))
    {
    case ',':
    case ';':
    case ':':
    case 0xff0c:
    case 0xff1b:
    case 0xff1a:
      return TRUE;
    default:
      return sp_scan_mark_ends_sentence (p);
    }
}

guint
sp_scan_count_chars (const char *start, const char *end)
{
  guint count = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    count += !sp_scan_is_space (sp_scan_char (p));
  return count;
}
