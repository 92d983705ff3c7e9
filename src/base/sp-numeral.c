/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chinese numerals: read as they are written in headings and years, and written for headings.
 * Knows nothing of what is counted. */
#include "base/sp-text.h"

#define NUMERAL_MAX 99999999
#define DIGITS_MAX 8
#define CHARS_MAX 24 /* of a numeral with units; a longer run of such characters is no number */

static int
digit_of (gunichar c)
{
  switch (c)
    {
    case 0x3007: /* 〇 */
    case 0x25cb: /* ○, the usual typing of it */
    case 0x96f6: /* 零 */
      return 0;
    case 0x4e00:
      return 1;
    case 0x4e8c:
    case 0x4e24: /* 两 */
      return 2;
    case 0x4e09:
      return 3;
    case 0x56db:
      return 4;
    case 0x4e94:
      return 5;
    case 0x516d:
      return 6;
    case 0x4e03:
      return 7;
    case 0x516b:
      return 8;
    case 0x4e5d:
      return 9;
    default:
      return -1;
    }
}

static int
unit_of (gunichar c)
{
  switch (c)
    {
    case 0x5341: /* 十 */
      return 10;
    case 0x767e: /* 百 */
      return 100;
    case 0x5343: /* 千 */
      return 1000;
    case 0x4e07: /* 万 */
      return 10000;
    default:
      return 0;
    }
}

/* 二〇二〇: a run of digits without units is positional. */
static int
parse_positional (const char *text, const char **end)
{
  gint64 value = 0;
  const char *p = text;
  int digits = 0;

  while (digits < DIGITS_MAX && digit_of (g_utf8_get_char (p)) >= 0)
    {
      value = value * 10 + digit_of (g_utf8_get_char (p));
      p = g_utf8_next_char (p);
      digits++;
    }
  *end = p;
  return (int)value;
}

static gboolean
is_positional (const char *text)
{
  const char *p = text;
  int digits = 0;

  for (; digits <= DIGITS_MAX && digit_of (g_utf8_get_char (p)) >= 0; p = g_utf8_next_char (p))
    digits++;
  return digits > 1 && unit_of (g_utf8_get_char (p)) == 0;
}

static int
parse_with_units (const char *text, const char **end)
{
  gint64 total = 0, section = 0, digit = -1;
  const char *p = text;

  for (int chars = 0; chars < CHARS_MAX; chars++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int unit = unit_of (c);

      if (unit == 10000)
        {
          section += MAX (digit, 0);
          if (section == 0 || total > 0)
            break;
          total = section * 10000;
          section = 0;
          digit = -1;
        }
      else if (unit > 0)
        {
          /* 十二 is 12, a bare 百 or 千 is no number. */
          if (digit < 0 && (unit != 10 || section > 0))
            break;
          section += (digit < 0 ? 1 : digit) * unit;
          digit = -1;
        }
      else if (digit_of (c) == 0)
        digit = -1;
      else if (digit_of (c) > 0 && digit < 0)
        digit = digit_of (c);
      else
        break;
      if (total + section > NUMERAL_MAX)
        break;
    }
  *end = p;
  return (int)MIN (total + section + MAX (digit, 0), NUMERAL_MAX);
}

int
sp_numeral_parse (const char *text, const char **end)
{
  const char *stop = text;
  int value = -1;

  g_return_val_if_fail (text != NULL, -1);

  if (is_positional (text))
    value = parse_positional (text, &stop);
  else if (digit_of (g_utf8_get_char (text)) >= 0 || unit_of (g_utf8_get_char (text)) == 10)
    value = parse_with_units (text, &stop);
  if (stop == text)
    value = -1;
  if (end != NULL)
    *end = stop;
  return value;
}

char *
sp_numeral_dup_chinese (int value)
{
  static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static const char *const units[] = {"千", "百", "十", ""};
  GString *out;
  gboolean zero = FALSE;

  g_return_val_if_fail (value >= 0 && value <= 9999, NULL);

  out = g_string_new (value == 0 ? digits[0] : NULL);
  for (int i = 0, scale = 1000; i < 4; i++, scale /= 10)
    {
      int digit = value / scale % 10;

      if (digit == 0)
        {
          zero = out->len > 0;
          continue;
        }
      if (zero && value > 0)
        g_string_append (out, digits[0]);
      zero = FALSE;
      /* 十二, not 一十二, when nothing stands before it. */
      if (!(scale == 10 && digit == 1 && out->len == 0))
        g_string_append (out, digits[digit]);
      g_string_append (out, units[i]);
    }
  return g_string_free (out, FALSE);
}
