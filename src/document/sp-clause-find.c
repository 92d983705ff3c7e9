/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds responsibility clauses: in brackets at the end of a sentence, without brackets behind a
 * label, with one bracket lost. One pass; the stack of open brackets is bounded. */
#include "document/sp-clause.h"
#include "document/sp-clause-words.h"
#include "document/sp-scan.h"
#include "document/sp-unit-name.h"

#define DEPTH_MAX 8
#define CLAUSE_MAX 6000 /* bytes; a longer bracket is no clause */

static const char *const ending_verbs[] = {
  "负责",     "牵头",     "配合",         "落实",         "参与", "协助",     "协同", "下同",
  "不再列出", "不再单列", "不再单独列出", "不再一一列出", "等",   "组织实施", "完成", NULL,
};

static const char *
trim_end (const char *start, const char *end)
{
  static const char *const stops[] = {"。", "；", "，", ".", ";", ",", "、", NULL};

  for (;;)
    {
      guint length;

      end = sp_scan_skip_spaces_back (start, end);
      length = sp_scan_any_before (start, end, stops);
      if (length == 0)
        return end;
      end -= length;
    }
}

/* Some name in a bracket without label must look like a unit, or （由负责人牵头） would be a
 * clause. */
static gboolean
names_a_unit (const char *start, const char *end)
{
  const char *name = start;

  for (const char *p = start; p <= end; p = g_utf8_next_char (p))
    {
      gboolean stop = p == end || sp_scan_at (p, "、") || sp_scan_ends_clause (p);
      const char *verb;

      if (!stop)
        continue;
      verb = sp_scan_find_any (name, p, sp_clause_verbs, NULL);
      if (verb == NULL)
        verb = p;
      if (sp_scan_before (name, verb, "等"))
        verb -= strlen ("等");
      if (sp_unit_name_has_form (name, verb) || sp_unit_name_is_collective (name, verb))
        return TRUE;
      if (p < end)
        name = g_utf8_next_char (p);
    }
  return FALSE;
}

/* The name in front of a verb, 等 taken off: what lists_units() must know as a unit. */
static gboolean
is_unit_token (const char *start, const char *end, gboolean *verb)
{
  const char *stop = sp_scan_find_any (start, end, sp_clause_verbs, NULL);

  *verb |= stop != NULL;
  if (stop == NULL)
    stop = end;
  if (sp_scan_before (start, stop, "等"))
    stop -= strlen ("等");
  return sp_unit_name_has_form (start, stop) || sp_unit_name_is_government (start, stop);
}

/* （甲局牵头，乙局，6月底完成）: nothing but names, what they do, and dates. */
static gboolean
lists_units (const char *start, const char *end)
{
  const char *name = start;
  gboolean verb = FALSE;
  int depth = 0;
  guint n = 0;

  for (const char *p = start; p <= end; p = g_utf8_next_char (p))
    {
      if (p < end)
        depth += (sp_scan_opens (p) == SP_BRACKET_ROUND) - (sp_scan_closes (p) == SP_BRACKET_ROUND);
      if (p < end && (depth > 0 || !(sp_scan_at (p, "、") || sp_scan_ends_clause (p))))
        continue;
      name = sp_scan_skip_spaces (name, p);
      if (!sp_scan_is_digit (name) && !is_unit_token (name, p, &verb))
        return FALSE;
      n += !sp_scan_is_digit (name);
      if (p == end)
        break;
      name = g_utf8_next_char (p);
    }
  return n >= 2 || (n == 1 && verb);
}

static gboolean
is_clause (const char *start, const char *end)
{
  const char *first = sp_scan_skip_spaces (start, end);
  const char *last = trim_end (first, end);

  if (last <= first || last - first > CLAUSE_MAX)
    return FALSE;
  if (sp_clause_label_at (first, last, NULL, NULL) != NULL)
    return TRUE;
  if (lists_units (first, last) ||
      (sp_clause_may_begin_label (first) && sp_scan_before (first, last, "同上")))
    return TRUE;
  return sp_scan_any_before (first, last, ending_verbs) > 0 &&
         sp_scan_find_any (first, last, sp_clause_verbs, NULL) != NULL &&
         names_a_unit (first, last);
}

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
  if (stop - label > CLAUSE_MAX)
    stop = g_utf8_find_prev_char (label, label + CLAUSE_MAX);
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
               sp_clause_label_at (g_utf8_next_char (p), stop, NULL, NULL) == NULL)
        {
          stop = g_utf8_next_char (p);
          break;
        }
    }
  outer = stop;
  last = trim_end (label, stop);
  if (last > label && depth < 0)
    last = trim_end (label, sp_scan_prev (label, last));
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

static void
pop (Finder *self, const char *close)
{
  const char *open = self->open[--self->depth];
  const char *inner = g_utf8_next_char (open);

  if (close - inner > CLAUSE_MAX || !is_clause (inner, close))
    return;
  if (sp_clause_label_at (sp_scan_skip_spaces (inner, close), close, NULL, NULL) == NULL &&
      !closes_sentence (self->start, open, close, self->end))
    return;
  /* Bare names in the middle of a sentence only explain a word. */
  if (sp_scan_any_before (inner, trim_end (inner, close), ending_verbs) == 0 &&
      sp_clause_label_at (sp_scan_skip_spaces (inner, close), close, NULL, NULL) == NULL &&
      !begins_sentence (self->start, open))
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

      if (sp_clause_label_at (inner, p, NULL, NULL) != NULL)
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

void
sp_clause_find (const char *start, const char *end, GArray *places)
{
  Finder finder = {.start = start, .end = end, .places = places};

  for (const char *p = start; p < end;)
    {
      const char *next = g_utf8_next_char (p);
      SpBracket opens = sp_scan_opens (p), closes = sp_scan_closes (p);

      if (*p == '\n' && (finder.depth == 0 || !is_soft_break (p, end)))
        give_up (&finder, p);
      else if (opens == SP_BRACKET_ROUND || opens == SP_BRACKET_SQUARE)
        push (&finder, p);
      else if ((closes == SP_BRACKET_ROUND || closes == SP_BRACKET_SQUARE) && finder.depth > 0)
        pop (&finder, p);
      else if (finder.depth == 0 && sp_clause_may_begin_label (p) &&
               sp_clause_label_at (p, end, NULL, NULL) != NULL && begins_sentence (start, p))
        next = add_bare (places, p, end);
      p = next;
    }
  give_up (&finder, end);
}

SpRules
sp_clause_find_rules (const char *start, const char *end)
{
  SpRules rules = SP_RULE_NONE;
  const char *first;

  first = sp_scan_find_any (start, end, sp_clause_first_words, NULL);
  if (first != NULL && sp_scan_find (first, MIN (first + 90, end), "牵头") != NULL)
    rules |= SP_RULE_FIRST_LEADS;
  first = sp_scan_find (start, end, "无牵头");
  if (first != NULL && sp_scan_find (first, MIN (first + 120, end), "即为牵头") != NULL)
    rules |= SP_RULE_RESPONSIBLE_LEADS;
  return rules;
}
