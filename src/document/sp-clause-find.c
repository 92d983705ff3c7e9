/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds responsibility clauses: in brackets at the end of a sentence, without brackets behind a
 * label, with one bracket lost. One pass; the stack of open brackets is bounded. */
#include "document/sp-clause.h"
#include "document/sp-clause-judge.h"
#include "document/sp-clause-words.h"
#include "document/sp-scan.h"
#include "document/sp-unit-name.h"

#define DEPTH_MAX 8
#define PARTS_BYTES 300 /* of a part of a sentence that has a clause of its own */
#define NAME_BYTES 60   /* of what may be a name before a bracket */

static void
add (GArray *places,
     const char *outer_start,
     const char *outer_end,
     const char *start,
     const char *end)
{
  SpClausePlace place = {outer_start, outer_end, sp_scan_skip_spaces (start, end), NULL};

  place.end = sp_scan_skip_spaces_back (place.start, end);
  if (place.end > place.start)
    g_array_append_val (places, place);
}

/* 责任单位：… without brackets runs to the end of its line; a closing bracket left over is not part
 * of it. */
static const char *
add_bare (GArray *places, const char *label, const char *end)
{
  const char *stop = memchr (label, '\n', (gsize)(end - label));
  const char *outer, *last;
  int depth = 0;

  if (stop == NULL)
    stop = end;
  if (stop - label > SP_CLAUSE_MAX)
    stop = g_utf8_find_prev_char (label, label + SP_CLAUSE_MAX);
  for (const char *p = label; p < stop; p = g_utf8_next_char (p))
    {
      if (sp_scan_opens (p) == SP_BRACKET_ROUND)
        depth++;
      else if (sp_scan_closes (p) == SP_BRACKET_ROUND && depth-- == 0)
        {
          stop = g_utf8_next_char (p);
          break;
        }
      else if (sp_scan_at (p, "。") &&
               !sp_clause_label_at (sp_scan_skip_spaces (g_utf8_next_char (p), stop), stop, NULL))
        {
          stop = g_utf8_next_char (p);
          break;
        }
    }
  outer = stop;
  last = sp_clause_trim_end (label, stop);
  if (last > label && depth < 0)
    last = sp_clause_trim_end (label, sp_scan_prev (label, last));
  add (places, label, outer, label, last);
  return outer;
}

static gboolean
begins_sentence (const char *start, const char *p)
{
  const char *before = sp_scan_skip_spaces_back (start, p);
  const char *previous;

  if (before == start || memchr (before, '\n', (gsize)(p - before)) != NULL)
    return TRUE;
  previous = sp_scan_prev (start, before);
  return sp_scan_ends_sentence (previous) || sp_scan_at (previous, "；");
}

/* A bracket without label must close a sentence: 。（…） or （…）。 or the end of the paragraph. */
static gboolean
closes_sentence (const char *start, const char *open, const char *close, const char *end)
{
  const char *next = g_utf8_next_char (close);

  while (next < end && (*next == ' ' || *next == '\t'))
    next++;
  return next >= end || sp_scan_ends_sentence (next) || sp_scan_at (next, "；") ||
         begins_sentence (start, open);
}

typedef struct
{
  const char *start, *end;
  const char *open[DEPTH_MAX];
  int depth;
  GArray *places;
} Finder;

static void
push (Finder *self, const char *p)
{
  if (self->depth == DEPTH_MAX)
    {
      memmove (self->open, self->open + 1, sizeof self->open[0] * (DEPTH_MAX - 1));
      self->depth--;
    }
  self->open[self->depth++] = p;
}

/* 县水务局（县河长办）, 两个镇（…）: the bracket explains the word before it. */
static gboolean
explains (const Finder *self, const char *open)
{
  static const char *const kinds[] = {"部门", "单位", "企业", "学校", "村", "镇", "乡",
                                      "县",   "区",   "市",   "州",   "点", NULL};
  const char *before = sp_scan_skip_spaces_back (self->start, open);
  const char *name = sp_scan_back (self->start, before, NAME_BYTES);

  return sp_unit_name_is_office (name, before) || sp_scan_any_before (name, before, kinds) > 0;
}

/* …改造12台(甲局牵头,10月底): the bracket is the last of its paragraph. */
static gboolean
ends_paragraph (const Finder *self, const char *close)
{
  const char *next = g_utf8_next_char (close);

  while (next < self->end && (*next == ' ' || *next == '\t' || sp_scan_at (next, "。")))
    next = g_utf8_next_char (next);
  return next >= self->end || *next == '\n';
}

static gboolean
ends_part (const Finder *self, const char *close)
{
  const char *next = g_utf8_next_char (close);

  return next >= self->end || sp_scan_ends_clause (next);
}

/* Whether the next bracket of the sentence is a clause behind a part of it as well. */
static gboolean
goes_on_in_parts (const Finder *self, const char *close)
{
  const char *limit = MIN (self->end, close + PARTS_BYTES), *open = NULL;

  for (const char *p = g_utf8_next_char (close); p < limit && !sp_scan_ends_sentence (p);
       p = g_utf8_next_char (p))
    {
      if (sp_scan_opens (p) == SP_BRACKET_ROUND)
        open = p;
      else if (open != NULL && sp_scan_closes (p) == SP_BRACKET_ROUND)
        return ends_part (self, p) && !explains (self, open) &&
               sp_clause_is_one (g_utf8_next_char (open), p);
    }
  return FALSE;
}

/* Whether a clause has been found in the sentence that @open stands in. */
static gboolean
follows_clause (const Finder *self, const char *open)
{
  const SpClausePlace *last =
    self->places->len > 0 ? &g_array_index (self->places, SpClausePlace, self->places->len - 1)
                          : NULL;

  if (last == NULL || last->outer_end < self->start || open - last->outer_end > PARTS_BYTES)
    return FALSE;
  for (const char *p = last->outer_end; p < open; p = g_utf8_next_char (p))
    {
      if (sp_scan_ends_sentence (p))
        return FALSE;
    }
  return TRUE;
}

/* 选种（甲局）；育苗（乙局）: each part of the sentence names who answers for it. */
static gboolean
stands_in_parts (const Finder *self, const char *open, const char *close)
{
  return ends_part (self, close) && (follows_clause (self, open) || goes_on_in_parts (self, close));
}

/* Whether a clause without label stands where one can. Bare names in the middle of a sentence only
 * explain a word. */
static gboolean
is_placed (const Finder *self, const char *open, const char *close)
{
  gboolean verbal = sp_clause_ends_in_verb (g_utf8_next_char (open), close);

  if (sp_scan_opens (open) == SP_BRACKET_BOOK)
    return FALSE;
  if (closes_sentence (self->start, open, close, self->end) &&
      (verbal || begins_sentence (self->start, open)))
    return TRUE;
  return !explains (self, open) &&
         (ends_paragraph (self, close) || stands_in_parts (self, open, close));
}

static void
pop (Finder *self, const char *close)
{
  const char *open = self->open[--self->depth];
  const char *inner = g_utf8_next_char (open);
  gboolean labelled;

  if (close - inner > SP_CLAUSE_MAX || !sp_clause_is_one (inner, close))
    return;
  labelled = sp_clause_has_unit_label (sp_scan_skip_spaces (inner, close), close);
  if (!labelled && !is_placed (self, open, close))
    return;
  add (self->places, open, g_utf8_next_char (close), inner, close);
  self->depth = 0;
}

/* The paragraph ends at @p with brackets open: one that begins with a label lost its end. */
static void
give_up (Finder *self, const char *p)
{
  for (int i = 0; i < self->depth; i++)
    {
      const char *inner = sp_scan_skip_spaces (g_utf8_next_char (self->open[i]), p);

      if (sp_clause_unit_label_at (inner, p))
        {
          add_bare (self->places, inner, p);
          break;
        }
    }
  self->depth = 0;
}

/* A line broken inside a bracket: the next bracket, on the next line, closes it. */
static gboolean
is_soft_break (const char *p, const char *end)
{
  for (p = g_utf8_next_char (p); p < end && *p != '\n'; p = g_utf8_next_char (p))
    {
      if (sp_scan_opens (p) == SP_BRACKET_ROUND || sp_scan_ends_sentence (p))
        return FALSE;
      if (sp_scan_closes (p) == SP_BRACKET_ROUND)
        return TRUE;
    }
  return FALSE;
}

/* Brackets that clauses stand in; 《》 hold titles. */
static SpBracket
outer_bracket (const char *p, SpBracket bracket)
{
  if (bracket == SP_BRACKET_BOOK && (sp_scan_at (p, "〈") || sp_scan_at (p, "〉")))
    return bracket;
  return bracket == SP_BRACKET_ROUND || bracket == SP_BRACKET_SQUARE ? bracket : SP_BRACKET_NONE;
}

/* …达到100%，责任科室：安全科: inside a sentence the label must have a unit behind its colon. */
static gboolean
names_unit (const char *p, const char *end)
{
  SpClauseLabel label;
  const char *stop;

  if (!sp_clause_label_at (p, end, &label) || label.role < 0 || label.names >= end ||
      sp_scan_any_before (p, label.names, (const char *const[]) {"：", ":", NULL}) == 0)
    return FALSE;
  stop = label.names;
  while (stop < end && !sp_scan_ends_clause (stop) && !sp_scan_at (stop, "、"))
    stop = g_utf8_next_char (stop);
  return sp_unit_name_has_form (label.names, stop);
}

/* A clause without brackets at @p, where a sentence begins: behind its end, or NULL. */
static const char *
take_bare (Finder *self, const char *p)
{
  const char *stop = p, *bare;
  gboolean label = sp_clause_may_begin_label (p) && sp_clause_unit_label_at (p, self->end);

  if (sp_scan_before (self->start, p, "，"))
    return label && names_unit (p, self->end) ? add_bare (self->places, p, self->end) : NULL;
  if (label)
    return add_bare (self->places, p, self->end);
  if ((sp_scan_at (p, "以上") || sp_scan_at (p, "上述")) && begins_sentence (self->start, p) &&
      sp_clause_above_at (p, self->end) != NULL)
    return add_bare (self->places, p, self->end);
  if ((bare = sp_clause_assignment_at (self->start, p, self->end, &stop)) != NULL)
    {
      add (self->places, p, stop, bare, sp_clause_trim_end (bare, stop));
      return stop;
    }
  if (begins_sentence (self->start, p) && p > self->start &&
      (stop = sp_clause_sentence_at (p, self->end)) != NULL)
    {
      add (self->places, p, stop, p, sp_clause_trim_end (p, stop));
      return stop;
    }
  if (p == self->start || p[-1] != '\n' || (stop = sp_clause_list_line_at (p, self->end)) == NULL)
    return NULL;
  add (self->places, p, stop, p, sp_clause_trim_end (p, stop));
  return stop;
}

/* ★, —— and the like in front of a line. */
static gboolean
is_mark (gunichar c)
{
  return c == '*' || c == '-' || c == 0xb7 || (c >= 0x2010 && c <= 0x2015) || c == 0x2022 ||
         c == 0x203b || (c >= 0x25a0 && c <= 0x27bf);
}

/* Whether a label without brackets may begin behind the character at @p. */
static gboolean
opens_label (const char *p)
{
  return sp_scan_ends_sentence (p) || sp_scan_at (p, "；") || sp_scan_at (p, "，") || *p == ';' ||
         *p == '.' || sp_scan_is_space (sp_scan_char (p)) ||
         sp_scan_closes (p) == SP_BRACKET_ROUND || is_mark (sp_scan_char (p));
}

void
sp_clause_find (const char *start, const char *end, GArray *places)
{
  Finder finder = {.start = start, .end = end, .places = places};
  gboolean begins = TRUE;

  for (const char *p = start; p < end;)
    {
      const char *next = g_utf8_next_char (p), *bare;
      SpBracket opens, closes;

      /* Most of a text are characters that can only go on. */
      if (!begins && sp_scan_is_han (p))
        {
          p = next;
          continue;
        }
      opens = outer_bracket (p, sp_scan_opens (p));
      closes = outer_bracket (p, sp_scan_closes (p));
      if (*p == '\n' && (finder.depth == 0 || !is_soft_break (p, end)))
        give_up (&finder, p);
      else if ((begins || opens == SP_BRACKET_SQUARE) && finder.depth == 0 &&
               (bare = take_bare (&finder, p)) != NULL)
        next = bare;
      else if (opens != SP_BRACKET_NONE)
        push (&finder, p);
      else if (closes != SP_BRACKET_NONE && finder.depth > 0)
        pop (&finder, p);
      begins = opens_label (p) || next != g_utf8_next_char (p);
      p = next;
    }
  give_up (&finder, end);
}

GArray *
sp_clause_list (const char *start, const char *end)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (SpClausePlace));

  sp_clause_find (start, end, places);
  return places;
}
