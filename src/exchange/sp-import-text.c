/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places of the source in the text of a measure. A measure's text is what its passage prints behind
 * number and title, white space aside; after a merge it may hold more than one passage. */
#include "exchange/sp-import-private.h"

#include "base/sp-text.h"
#include <string.h>

#define PROBE_CHARS 12 /* so many make a place unmistakable, mostly */
#define TITLE_CHARS 24

char *
sp_import_dup_passage (SpImportDraft *self, guint start, guint end)
{
  const char *text = sp_reading_get_text (self->reading, NULL);
  const char *from = g_utf8_offset_to_pointer (text, (glong)start);

  return g_strndup (from, (gsize)(g_utf8_offset_to_pointer (from, (glong)(end - start)) - from));
}

static gboolean
is_space (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isspace (c) || c == 0x200b || c == 0xfeff;
}

static guint
count_printed (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += !is_space (p);
  return n;
}

/* Whether @text goes on with @words, white space in either aside. */
static gboolean
goes_on (const char *text, const char *words)
{
  while (*words != '\0')
    if (is_space (words))
      words = g_utf8_next_char (words);
    else if (*text != '\0' && is_space (text))
      text = g_utf8_next_char (text);
    else if (*text == '\0' || g_utf8_get_char (text) != g_utf8_get_char (words))
      return FALSE;
    else
      {
        text = g_utf8_next_char (text);
        words = g_utf8_next_char (words);
      }
  return TRUE;
}

static void
cut_chars (char *text, guint n)
{
  if (g_utf8_strlen (text, -1) > (glong)n)
    *g_utf8_offset_to_pointer (text, (glong)n) = '\0';
}

/* The place with @n_behind printed characters behind it. */
static const char *
place_before (const char *text, guint n_behind)
{
  const char *p = text + strlen (text);

  while (n_behind > 0 && p > text)
    {
      p = g_utf8_prev_char (p);
      n_behind -= !is_space (p);
    }
  return p;
}

gssize
sp_import_find_in_text (SpImportDraft *self, SpRecord *measure, guint offset)
{
  const char *text = sp_record_get_text (measure, SP_MEASURE_TEXT);
  guint end = (guint)sp_record_get_integer (measure, SP_MEASURE_SOURCE_END);
  g_autofree char *behind = sp_import_dup_passage (self, offset, end);
  g_autofree char *probe = sp_text_squash (behind);
  const char *guess = place_before (text, count_printed (behind));
  const char *found = NULL;

  cut_chars (probe, PROBE_CHARS);
  if (*probe == '\0')
    return -1;
  if (goes_on (guess, probe))
    return guess - text;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_space (p) && goes_on (p, probe) &&
        (found == NULL || ABS (p - guess) < ABS (found - guess)))
      found = p;
  return found != NULL ? found - text : -1;
}

char *
sp_import_dup_first_words (const char *text)
{
  static const char *const ends[] = {"。", "；", "：", "\n"};
  g_autofree char *words = g_strdup (text);
  char *end = words + strlen (words);

  g_strchug (words);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      char *at = strstr (words, ends[i]);

      if (at != NULL && at > words && at < end)
        end = at;
    }
  *end = '\0';
  g_strstrip (words);
  if (g_utf8_strlen (words, -1) <= TITLE_CHARS)
    return g_steal_pointer (&words);
  cut_chars (words, TITLE_CHARS - 1);
  return g_strconcat (words, "…", NULL);
}

static gboolean
is_numeral (const char *p)
{
  return g_ascii_isdigit (*p) ||
         (*p != '\0' && g_utf8_strchr ("一二三四五六七八九十", -1, g_utf8_get_char (p)) != NULL);
}

char *
sp_import_dup_number (const char *text, const char **rest)
{
  const char *p = text;
  gboolean is_bracketed;
  const char *end;

  while (*p != '\0' && is_space (p))
    p = g_utf8_next_char (p);
  text = p;
  is_bracketed = g_str_has_prefix (p, "（") || *p == '(';
  if (is_bracketed)
    p = g_utf8_next_char (p);
  end = p;
  while (is_numeral (end))
    end = g_utf8_next_char (end);
  if (end == p)
    return NULL;
  if (is_bracketed && !g_str_has_prefix (end, "）") && *end != ')')
    return NULL;
  if (!is_bracketed && *end != '.' && !g_str_has_prefix (end, "．") &&
      !g_str_has_prefix (end, "、"))
    return NULL;
  *rest = g_utf8_next_char (end);
  /* 2.5米 is an amount. */
  if (!is_bracketed && *end == '.' && g_ascii_isdigit (**rest))
    return NULL;
  return is_bracketed ? g_strndup (text, (gsize)(*rest - text)) : g_strndup (p, (gsize)(end - p));
}
