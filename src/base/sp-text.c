/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * White space and widths of text from offices. Knows no encodings (sp-decode.c) and no numbers
 * (sp-numeral.c). */
#include "base/sp-text.h"

#include <string.h>

static gboolean
is_space (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isspace ((char)c);
  switch (c)
    {
    case 0x00a0: /* no-break */
    case 0x200b: /* zero width */
    case 0x200c:
    case 0x200d:
    case 0x2060:
    case 0x3000: /* ideographic */
    case 0xfeff:
      return TRUE;
    default:
      return g_unichar_isspace (c);
    }
}

static gunichar
half_width (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xff01 + 0x21;
  return c == 0x3000 ? ' ' : c;
}

char *
sp_text_squash (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_space (g_utf8_get_char (p)))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (out, FALSE);
}

char *
sp_text_trim (const char *text)
{
  GString *out;
  gboolean pending = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (is_space (g_utf8_get_char (p)))
        {
          pending = out->len > 0;
          continue;
        }
      if (pending)
        g_string_append_c (out, ' ');
      pending = FALSE;
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (out, FALSE);
}

char *
sp_text_half_width (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text, *next; *p != '\0'; p = next)
    {
      gunichar c = g_utf8_get_char (p);
      gunichar half = half_width (c);

      next = g_utf8_next_char (p);
      if (half == c)
        g_string_append_len (out, p, next - p);
      else
        g_string_append_c (out, (char)half);
    }
  return g_string_free (out, FALSE);
}

char *
sp_text_narrow_digits (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar half = half_width (c);

      g_string_append_unichar (out, half < 0x80 && g_ascii_isalnum ((char)half) ? half : c);
    }
  return g_string_free (out, FALSE);
}

double
sp_text_em_width (const char *text)
{
  double width = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iszerowidth (c))
        continue;
      /* Quotes, dashes, ellipses and circled numbers are full width in Chinese fonts though
       * Unicode calls them ambiguous. */
      if (g_unichar_iswide (c) || (c >= 0x2014 && c <= 0x2026) || (c >= 0x2460 && c <= 0x24ff))
        width += 1;
      else
        width += 0.5;
    }
  return width;
}

void
sp_text_append_csv (GString *out, const char *text, gboolean is_number)
{
  gboolean is_formula = !is_number && text[0] != '\0' && strchr ("=+-@\t", text[0]) != NULL;

  if (!is_formula && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append (out, is_formula ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}
