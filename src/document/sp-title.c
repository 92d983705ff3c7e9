/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Titles: the heading sentence of a block where it has one, else its first clause. */
#include "document/sp-blocks.h"
#include "document/sp-clause-judge.h"
#include "document/sp-scan.h"

#define SHORT_HEADING 30 /* characters */
/* Of a heading that a space parts from its text, and of that text. */
#define GAP_HEADING_MIN 4
#define GAP_HEADING_MAX 16
#define GAP_TEXT_MIN 4

/* A bracket that states who is responsible ends the heading sentence that has no 。. */
static gboolean
opens_clause (const char *p, const char *end)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SpClausePlace));
  const char *close = p;
  int depth = 0;

  for (; close < end && close - p < 3000; close = g_utf8_next_char (close))
    {
      depth +=
        (sp_scan_opens (close) == SP_BRACKET_ROUND) - (sp_scan_closes (close) == SP_BRACKET_ROUND);
      if (depth <= 0)
        break;
    }
  if (close < end)
    close = g_utf8_next_char (close);
  sp_clause_find (p, close, places);
  return places->len > 0 && g_array_index (places, SpClausePlace, 0).outer_start == p;
}

typedef struct
{
  const char *comma; /* first comma outside brackets */
  const char *stop;  /* where the sentence ends */
  guint n_commas;
  gboolean closed;  /* ended by a stop rather than by the line */
  gboolean goes_on; /* by ；, so that the sentence goes on behind it */
} Sentence;

static void
read_sentence (const char *text, const char *end, gboolean heed_brackets, Sentence *out)
{
  int depth = 0;
  const char *p = text;

  memset (out, 0, sizeof *out);
  for (; p < end && *p != '\n'; p = g_utf8_next_char (p))
    {
      SpBracket opens = sp_scan_opens (p);

      if (opens == SP_BRACKET_ROUND && depth == 0 && opens_clause (p, end))
        break;
      if (heed_brackets)
        depth =
          MAX (depth, 0) + (opens != SP_BRACKET_NONE) - (sp_scan_closes (p) != SP_BRACKET_NONE);
      if (depth > 0)
        {
          /* A bracket that never closes is a slip; do not let it swallow the block. */
          if (p - text > SP_READER_MAX_TITLE)
            break;
          continue;
        }
      if (sp_scan_at (p, "。") || sp_scan_at (p, "；") || sp_scan_at (p, "！") || *p == ';')
        {
          out->closed = TRUE;
          out->goes_on = sp_scan_at (p, "；") || *p == ';';
          break;
        }
      if (sp_scan_at (p, "，") || *p == ',' || sp_scan_at (p, "："))
        {
          out->n_commas++;
          if (out->comma == NULL)
            out->comma = p;
        }
      /* Far beyond any title nothing matters. */
      if (p - text > 4 * SP_READER_MAX_TITLE)
        break;
    }
  out->stop = p;
}

/* 一、总体要求 坚持预防为主，…: the space that parts a heading from its text where the line break
 * between them was lost; NULL where there is none. */
static const char *
find_gap (const char *text, const Sentence *sentence)
{
  const char *p = text, *rest;
  guint n = 0;

  for (; p < sentence->stop && n <= GAP_HEADING_MAX; p = g_utf8_next_char (p), n++)
    {
      gunichar c = sp_scan_char (p);

      if (sp_scan_is_space (c))
        break;
      if (c < 0x3400 || sp_scan_ends_clause (p) || sp_scan_at (p, "、") ||
          sp_scan_opens (p) != SP_BRACKET_NONE || sp_scan_closes (p) != SP_BRACKET_NONE)
        return NULL;
    }
  if (n < GAP_HEADING_MIN || n > GAP_HEADING_MAX || p >= sentence->stop)
    return NULL;
  rest = sp_scan_skip_spaces (p, sentence->stop);
  /* Words set apart are one heading; a sentence behind it is long or has clauses. */
  if (sp_scan_opens (rest) != SP_BRACKET_NONE || !sentence->closed ||
      g_utf8_strlen (rest, sentence->stop - rest) < GAP_TEXT_MIN)
    return NULL;
  for (const char *q = rest; q < sentence->stop; q = g_utf8_next_char (q))
    {
      if (sp_scan_is_space (sp_scan_char (q)))
        return NULL;
    }
  return p;
}

/* 责任单位：… on the line below: the body is only a clause. */
static gboolean
begins_clause (const char *body, const char *end)
{
  const char *stop = memchr (body, '\n', (gsize)(end - body));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SpClausePlace));

  stop = stop != NULL ? stop : end;
  if (sp_clause_sentence_at (body, stop) != NULL)
    return TRUE;
  sp_clause_find (body, MIN (stop, body + SP_READER_MAX_TITLE), places);
  return places->len > 0 && g_array_index (places, SpClausePlace, 0).outer_start == body;
}

/* 问题：渠道淤积。 says what the measure is about behind its colon. */
static gboolean
names_topic (const char *text, const Sentence *sentence)
{
  static const char *const topics[] = {"问题",     "隐患",     "任务",     "事项",
                                       "反馈问题", "整改问题", "整改任务", "问题表现",
                                       "具体问题", "工作任务", "问题描述", NULL};

  return sentence->closed && text + sp_scan_any (text, topics) == sentence->comma;
}

/* Whether the sentence with a comma in it is a heading all the same: it stands on a line of its own
 * with the body below, or it is short and a body of sentences follows. */
static gboolean
is_heading (const char *text, const char *end, const Sentence *sentence)
{
  const char *behind = sentence->stop;
  const char *body;

  /* 动员部署阶段（3月）：开会。 but （3月）：动员部署。 */
  if (sp_scan_opens (text) == SP_BRACKET_NONE && sp_scan_at (sentence->comma, "：") &&
      sentence->comma + strlen ("：") < sentence->stop)
    return names_topic (text, sentence);
  if (sentence->closed)
    behind = g_utf8_next_char (behind);
  while (behind < end && (*behind == ' ' || *behind == '\t'))
    behind++;
  body = sp_scan_skip_spaces (behind, end);
  if (body >= end)
    return FALSE;
  if (*behind == '\n')
    return sp_scan_opens (body) != SP_BRACKET_ROUND && !begins_clause (body, end) &&
           (!sentence->closed || sentence->n_commas < 2 ||
            g_utf8_strlen (text, sentence->stop - text) <= SHORT_HEADING);
  if (!sentence->closed || sentence->goes_on || sentence->n_commas > 1 ||
      sp_scan_opens (body) == SP_BRACKET_ROUND || begins_clause (body, end))
    return FALSE;
  return g_utf8_strlen (text, sentence->stop - text) <= SHORT_HEADING;
}

const char *
sp_title_end (const char *text, const char *end, const char **rest)
{
  static const char *const tails[] = {"，", "、", "：", ":", ",", "；", "。", ".", NULL};
  Sentence sentence;
  const char *stop;
  guint length;

  *rest = text;
  read_sentence (text, end, TRUE, &sentence);
  if (sentence.stop - text > SP_READER_MAX_TITLE && sentence.comma == NULL)
    read_sentence (text, end, FALSE, &sentence);
  stop = find_gap (text, &sentence);
  if (stop != NULL)
    {
      *rest = sp_scan_skip_spaces (stop, end);
      return stop;
    }
  stop = sentence.stop;
  if (sentence.comma != NULL && !is_heading (text, end, &sentence))
    {
      /* No heading sentence: the first clause names the block and belongs to its body as well. */
      stop = MIN (sentence.comma, text + SP_READER_MAX_TITLE);
      while ((*stop & 0xc0) == 0x80)
        stop--;
      *rest = text;
      return sp_scan_skip_spaces_back (text, stop);
    }
  if (stop - text > SP_READER_MAX_TITLE)
    {
      stop = text + SP_READER_MAX_TITLE;
      while ((*stop & 0xc0) == 0x80)
        stop--;
    }
  *rest = stop;
  if (stop < end && sp_scan_any (stop, tails) > 0)
    *rest = g_utf8_next_char (stop);
  stop = sp_scan_skip_spaces_back (text, stop);
  while ((length = sp_scan_any_before (text, stop, tails)) > 0)
    stop = sp_scan_skip_spaces_back (text, stop - length);
  return stop;
}
