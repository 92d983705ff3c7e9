/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. Looking at valid UTF-8 text with plain pointers: words, digits, brackets,
 * sentence ends. Every function takes the end it must not pass, or only looks at a NUL-terminated
 * prefix. Knows no grammar of plans. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* g_utf8_get_char() for valid text, without a call for the characters that plans are made of. */
static inline gunichar
sp_scan_char (const char *p)
{
  const guint8 *c = (const guint8 *)p;

  if (c[0] < 0x80)
    return c[0];
  if (c[0] >= 0xe0 && c[0] < 0xf0)
    return (gunichar)(c[0] & 0x0f) << 12 | (gunichar)(c[1] & 0x3f) << 6 | (c[2] & 0x3f);
  return g_utf8_get_char (p);
}

/* Most characters of a plan lie from 一 to 鿿, where there are neither stops nor brackets nor
 * digits nor spaces: their first byte tells. */
static inline gboolean
sp_scan_is_han (const char *p)
{
  guint8 first = (guint8)*p;

  return first >= 0xe4 && first <= 0xe9;
}

/* Stops at the first byte that differs, so it never reads behind the text's NUL. */
static inline gboolean
sp_scan_at (const char *p, const char *word)
{
  while (*word != '\0' && *p == *word)
    {
      p++;
      word++;
    }
  return *word == '\0';
}

/* Length in bytes of the longest of the NULL-terminated @words at @p; 0 where none stands there. */
guint sp_scan_any (const char *p, const char *const *words);
/* The same for the words that end just before @p. */
guint sp_scan_any_before (const char *start, const char *p, const char *const *words);
gboolean sp_scan_before (const char *start, const char *p, const char *word);
/* First place of @word, or of any of @words (earliest, longest; its length into @length), in a
 * range. */
const char *sp_scan_find (const char *start, const char *end, const char *word);
const char *sp_scan_find_any (const char *start,
                              const char *end,
                              const char *const *words,
                              guint *length);

static inline gboolean
sp_scan_is_space (gunichar c)
{
  if (c > 0x3000)
    return c == 0xfeff;
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || c == 0x00a0 ||
         (c >= 0x2000 && c <= 0x200d) || c == 0x2028 || c == 0x2029;
}

const char *sp_scan_skip_spaces (const char *p, const char *end); /* newlines too */
const char *sp_scan_skip_spaces_back (const char *start, const char *p);
const char *sp_scan_prev (const char *start, const char *p); /* start of the character before */

/* At most @bytes before @p, at a character and not before @start: bounds what is looked at again
 * and again. */
const char *sp_scan_back (const char *start, const char *p, gsize bytes);

/* Half or full width: ０–９ are EF BC 90–99. */
static inline gboolean
sp_scan_is_digit (const char *p)
{
  return g_ascii_isdigit (*p) ||
         (p[0] == '\xef' && p[1] == '\xbc' && (guint8)p[2] >= 0x90 && (guint8)p[2] <= 0x99);
}

/* Whether a Chinese numeral can begin with the character at @p. */
gboolean sp_scan_is_numeral (const char *p);
/* Reads up to @max half- or full-width digits; -1 and @stop = @p where there is none. */
int sp_scan_digits (const char *p, const char *end, int max, const char **stop);
/* Digits or a Chinese numeral. */
int sp_scan_number (const char *p, const char *end, const char **stop);

typedef enum
{
  SP_BRACKET_NONE,
  SP_BRACKET_ROUND,  /* （） () */
  SP_BRACKET_SQUARE, /* 〔〕 [] 【】 */
  SP_BRACKET_BOOK,   /* 《》 〈〉 */
  SP_BRACKET_QUOTE,  /* “” ‘’ 「」 */
} SpBracket;

/* Of characters that are not Han; who asks about any uses the functions below. */
SpBracket sp_scan_mark_opens (const char *p);
SpBracket sp_scan_mark_closes (const char *p);
gboolean sp_scan_mark_ends_sentence (const char *p);
gboolean sp_scan_mark_ends_clause (const char *p);

static inline SpBracket
sp_scan_opens (const char *p)
{
  return sp_scan_is_han (p) ? SP_BRACKET_NONE : sp_scan_mark_opens (p);
}

static inline SpBracket
sp_scan_closes (const char *p)
{
  return sp_scan_is_han (p) ? SP_BRACKET_NONE : sp_scan_mark_closes (p);
}

/* Sentence: 。！？ and line ends. Clause: also ，；： and their half-width forms. */
static inline gboolean
sp_scan_ends_sentence (const char *p)
{
  return !sp_scan_is_han (p) && sp_scan_mark_ends_sentence (p);
}

static inline gboolean
sp_scan_ends_clause (const char *p)
{
  return !sp_scan_is_han (p) && sp_scan_mark_ends_clause (p);
}

/* Characters in a range without white space. */
guint sp_scan_count_chars (const char *start, const char *end);

G_END_DECLS
