/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes of unknown encoding → UTF-8 text with \n line ends. Knows the encodings that Chinese
 * offices use; knows neither documents nor the formats of other files. */
#include "base/sp-text.h"
#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <errno.h>
#include <string.h>

#define SAMPLE_MAX (64 * 1024)
#define REPLACEMENT "\xef\xbf\xbd"

/* Whether a UTF-16 unit is one that Chinese or plain text is made of. */
static gboolean
is_plausible_unit (guint unit)
{
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3000 && unit <= 0x303f) ||
         (unit >= 0xff00 && unit <= 0xffef) || (unit >= 0x20 && unit <= 0x7e) || unit == '\n' ||
         unit == '\r' || unit == '\t' || (unit >= 0x2010 && unit <= 0x2030) ||
         (unit >= 0x2460 && unit <= 0x249b);
}

static gboolean
looks_like_utf16 (const guint8 *bytes, gsize length, gboolean big_endian)
{
  gsize n = MIN (length, SAMPLE_MAX) / 2, good = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint hi = bytes[2 * i + (big_endian ? 0 : 1)];
      guint lo = bytes[2 * i + (big_endian ? 1 : 0)];

      if (is_plausible_unit (hi << 8 | lo))
        good++;
    }
  return n > 0 && good * 10 >= n * 9;
}

/* Bytes that no text has. NUL counts: a text has none, and stray ones are few. */
static gsize
count_controls (const guint8 *bytes, gsize length)
{
  gsize count = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint8 c = bytes[i];

      count +=
        (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v') || c == 0x7f;
    }
  return count;
}

static GString *
decode_utf16 (const guint8 *bytes, gsize length, gboolean big_endian, guint *n_replaced)
{
  GString *out = g_string_sized_new (length + length / 2 + 8);
  gunichar high = 0;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar unit = big_endian ? (gunichar)(bytes[i] << 8 | bytes[i + 1])
                                 : (gunichar)(bytes[i + 1] << 8 | bytes[i]);
      gboolean is_low = unit >= 0xdc00 && unit <= 0xdfff;

      if (high != 0 && is_low)
        {
          g_string_append_unichar (out, 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
          high = 0;
          continue;
        }
      if (high != 0 || is_low)
        {
          g_string_append (out, REPLACEMENT);
          (*n_replaced)++;
        }
      high = unit >= 0xd800 && unit <= 0xdbff ? unit : 0;
      if (high == 0 && !is_low)
        g_string_append_unichar (out, unit);
    }
  if (high != 0 || length % 2 != 0)
    {
      g_string_append (out, REPLACEMENT);
      (*n_replaced)++;
    }
  return out;
}

/* Keeps what is valid and counts the rest, run by run. NULs stay for the caller. */
static GString *
decode_utf8 (const char *bytes, gsize length, guint *n_replaced)
{
  GString *out = g_string_sized_new (length + 8);
  const char *p = bytes, *end = bytes + length;

  while (p < end)
    {
      const char *valid = p;
      gboolean bad = FALSE;

      if (g_utf8_validate_len (p, (gsize)(end - p), &valid))
        valid = end;
      g_string_append_len (out, p, valid - p);
      p = valid;
      if (p < end && *p == '\0')
        {
          p++;
          continue;
        }
      /* One mark for one damaged run: the lead byte with its stray continuations. */
      while (p < end && (guint8)*p >= 0x80 && g_utf8_get_char_validated (p, end - p) >= 0x110000)
        {
          bad = TRUE;
          p++;
          if (p < end && ((guint8)*p & 0xc0) != 0x80)
            break;
        }
      if (bad)
        {
          g_string_append (out, REPLACEMENT);
          (*n_replaced)++;
        }
    }
  return out;
}

static GString *
decode_gb18030 (const char *bytes, gsize length, guint *n_replaced)
{
  GString *out = g_string_sized_new (length + length / 2 + 8);
  GIConv converter = g_iconv_open ("UTF-8", "GB18030");
  char *in = (char *)bytes;
  gsize left = length;

  if (converter == (GIConv)-1)
    {
      *n_replaced = G_MAXUINT;
      return out;
    }
  while (left > 0)
    {
      char buffer[8192];
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (converter, &in, &left, &to, &room);
      int code = errno;

      g_string_append_len (out, buffer, to - buffer);
      if (result != (gsize)-1 || code == E2BIG)
        continue;
      g_string_append (out, REPLACEMENT);
      (*n_replaced)++;
      if (code != EILSEQ)
        break; /* cut in the middle of the last character */
      in++;
      left--;
    }
  g_iconv_close (converter);
  return out;
}

/* GB18030 accepts nearly any bytes; real text keeps to the characters of GB 2312. */
static gboolean
looks_like_gb (const guint8 *bytes, gsize length)
{
  gsize n = MIN (length, SAMPLE_MAX), pairs = 0, common = 0;

  for (gsize i = 0; i + 1 < n;)
    {
      if (bytes[i] < 0x80)
        {
          i++;
          continue;
        }
      pairs++;
      if (bytes[i] >= 0xa1 && bytes[i] <= 0xf7 && bytes[i + 1] >= 0xa1)
        common++;
      i += 2;
    }
  return pairs == 0 || common * 10 >= pairs * 7;
}

/* CRLF and CR → LF, form feeds too; NULs away. In place, one pass. */
static void
even_out (GString *text)
{
  char *to = text->str;
  const char *end = text->str + text->len;

  if (memchr (text->str, '\r', text->len) == NULL && memchr (text->str, '\0', text->len) == NULL &&
      memchr (text->str, '\f', text->len) == NULL)
    return;
  for (const char *from = text->str; from < end; from++)
    {
      if (*from == '\0' || (*from == '\r' && from + 1 < end && from[1] == '\n'))
        continue;
      *to++ = *from == '\r' || *from == '\f' || *from == '\v' ? '\n' : *from;
    }
  g_string_truncate (text, (gsize)(to - text->str));
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0x00a0 && c != 0x200b && c != 0x3000 && c != 0xfeff)
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_not_text (GError **error)
{
  g_set_error_literal (
    error, SP_ERROR, SP_ERROR_NOT_TEXT,
    _ ("认不出文字编码，可能不是文本文件。请选择 Word、Excel、PDF 文件，或另存为 "
       "UTF-8、GB18030 编码的纯文本后再选。"));
  return FALSE;
}

/* Whether @text, decoded as UTF-8 with @n_replaced marks, was UTF-8 at all: only its last character
 * cut, or damage that is rare beside what was right. */
static gboolean
was_utf8 (const GString *text, guint n_replaced)
{
  gsize multibyte = 0;

  if (n_replaced == 0)
    return TRUE;
  if (n_replaced == 1 && g_str_has_suffix (text->str, REPLACEMENT))
    return TRUE;
  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    multibyte += (guint8)*p >= 0xe0;
  return multibyte >= (gsize)n_replaced * 9;
}

static GString *
decode_bytes (const char *bytes, gsize length, SpEncoding *encoding, guint *n_replaced)
{
  GString *out = decode_utf8 (bytes, length, n_replaced);

  *encoding = SP_ENCODING_UTF8;
  if (was_utf8 (out, *n_replaced))
    return out;
  g_string_free (out, TRUE);
  *encoding = SP_ENCODING_GB18030;
  *n_replaced = 0;
  return decode_gb18030 (bytes, length, n_replaced);
}

static gboolean
decode_any (const char *bytes, gsize length, SpDecoded *out, GString **text, GError **error)
{
  const guint8 *raw = (const guint8 *)bytes;
  gboolean le, be;

  if (length >= 2 && ((raw[0] == 0xff && raw[1] == 0xfe) || (raw[0] == 0xfe && raw[1] == 0xff)))
    {
      out->encoding = raw[0] == 0xff ? SP_ENCODING_UTF16LE : SP_ENCODING_UTF16BE;
      *text = decode_utf16 (raw + 2, length - 2, raw[0] == 0xfe, &out->n_replaced);
      return TRUE;
    }
  if (length >= 3 && memcmp (raw, "\xef\xbb\xbf", 3) == 0)
    {
      out->encoding = SP_ENCODING_UTF8_BOM;
      *text = decode_utf8 (bytes + 3, length - 3, &out->n_replaced);
      return TRUE;
    }
  le = looks_like_utf16 (raw, length, FALSE);
  be = looks_like_utf16 (raw, length, TRUE);
  if ((le || be) && (memchr (raw, 0, MIN (length, SAMPLE_MAX)) != NULL ||
                     !g_utf8_validate_len (bytes, length - length % 2, NULL)))
    {
      out->encoding = le ? SP_ENCODING_UTF16LE : SP_ENCODING_UTF16BE;
      *text = decode_utf16 (raw, length, !le, &out->n_replaced);
      return TRUE;
    }
  if (count_controls (raw, length) * 200 > length)
    return set_not_text (error);
  *text = decode_bytes (bytes, length, &out->encoding, &out->n_replaced);
  if (out->encoding == SP_ENCODING_GB18030 &&
      (!looks_like_gb (raw, length) || (gsize)out->n_replaced * 64 > length + 63))
    return set_not_text (error);
  return TRUE;
}

gboolean
sp_text_decode (const char *bytes, gsize length, SpDecoded *out, GError **error)
{
  GString *text = NULL;

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  memset (out, 0, sizeof *out);
  if (length > 0 && !decode_any (bytes, length, out, &text, error))
    {
      if (text != NULL)
        g_string_free (text, TRUE);
      return FALSE;
    }
  if (text != NULL)
    even_out (text);
  if (text == NULL || is_blank (text->str))
    {
      if (text != NULL)
        g_string_free (text, TRUE);
      g_set_error_literal (error, SP_ERROR, SP_ERROR_EMPTY,
                           _ ("文件里没有文字。请检查是否选对了文件，或原文件是否保存成功。"));
      return FALSE;
    }
  out->length = text->len;
  out->text = g_string_free (text, FALSE);
  return TRUE;
}

void
sp_decoded_clear (SpDecoded *decoded)
{
  g_return_if_fail (decoded != NULL);

  g_clear_pointer (&decoded->text, g_free);
  decoded->length = 0;
}

const char *
sp_encoding_name (SpEncoding encoding)
{
  switch (encoding)
    {
    case SP_ENCODING_UTF8:
      return "UTF-8";
    case SP_ENCODING_UTF8_BOM:
      return "UTF-8 BOM";
    case SP_ENCODING_UTF16LE:
      return "UTF-16LE";
    case SP_ENCODING_UTF16BE:
      return "UTF-16BE";
    case SP_ENCODING_GB18030:
      return "GB18030";
    default:
      g_return_val_if_reached ("");
    }
}
