/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units that a block has without printing them: from the clause of the heading above it, from 下同,
 * from 以下均需某某负责，不再列出, and from a clause behind the last of its group (以上各项由…). */
#include "document/sp-blocks.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define BELOW_MAX 8 /* units that one rule hands down */

typedef struct
{
  SpBlocks *blocks;
  guint part;
  int section;
  const SpClause *last;   /* Borrowed: the last clause with units, NULL */
  const SpClause *same;   /* Borrowed: whose 下同 is in force, NULL */
  GArray *below;          /* Owned: of SpReadUnit */
  GArray *handed;         /* Owned: what a block without a clause gets; shared by all that get it */
  const SpClause *source; /* Borrowed: whose units @handed was made of */
  guint handed_below;     /* and how many of @below */
  SpClause annex;         /* Owned: printed between the title of the part and its first heading */
  SpClause notice;        /* Owned: what the notice in front of the plan lays down */
  GHashTable *named;      /* Owned: units of a block → the same as inherited */
  guint group;            /* first block that a clause for a group may reach */
} Inheriting;

static SpBlockWork *
work_at (const Inheriting *self, guint i)
{
  return &g_array_index (self->blocks->work, SpBlockWork, i);
}

static void
append_units (GArray *to, const GArray *units, gboolean inherited)
{
  for (guint i = 0; i < units->len; i++)
    {
      SpReadUnit unit = g_array_index (units, SpReadUnit, i);

      unit.inherited = inherited;
      g_array_append_val (to, unit);
    }
}

static gboolean
has_unit (const GArray *units, const char *name)
{
  for (guint i = 0; i < units->len; i++)
    {
      if (strcmp (g_array_index (units, SpReadUnit, i).name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The clause printed on the heading @node; NULL. */
static const SpClause *
heading_clause (const SpBlocks *self, int node)
{
  guint low = 0, high = self->headings->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->headings, SpHeadingClause, middle).node < node)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->headings->len &&
             g_array_index (self->headings, SpHeadingClause, low).node == node
           ? &g_array_index (self->headings, SpHeadingClause, low).clause
           : NULL;
}

/* The clause of the nearest heading above @node that has one. */
static const SpClause *
find_heading_clause (const SpBlocks *self, int node)
{
  const SpClause *clause = NULL;

  for (int i = sp_outline_node (self->outline, node)->parent; i >= 0 && clause == NULL;
       i = sp_outline_node (self->outline, i)->parent)
    clause = heading_clause (self, i);
  return clause;
}

static void
append_below (const Inheriting *self, GArray *to)
{
  for (guint i = 0; i < self->below->len; i++)
    {
      SpReadUnit unit = g_array_index (self->below, SpReadUnit, i);

      unit.inherited = TRUE;
      if (!has_unit (to, unit.name))
        g_array_append_val (to, unit);
    }
}

static void
take_rules (Inheriting *self, const SpClause *clause)
{
  if (clause->units->len > 0)
    self->last = clause;
  if (clause->units->len > 0)
    self->same = clause->rules & SP_RULE_SAME_BELOW ? clause : NULL;
  for (guint i = 0; i < clause->units_below->len && self->below->len < BELOW_MAX; i++)
    {
      SpReadUnit unit = g_array_index (clause->units_below, SpReadUnit, i);

      if (!has_unit (self->below, unit.name))
        g_array_append_val (self->below, unit);
    }
}

static GArray *
hand_down (Inheriting *self, const SpClause *source)
{
  if (self->handed == NULL || self->source != source || self->handed_below != self->below->len)
    {
      g_clear_pointer (&self->handed, g_array_unref);
      self->handed = g_array_new (FALSE, TRUE, sizeof (SpReadUnit));
      if (source != NULL)
        append_units (self->handed, source->units, TRUE);
      append_below (self, self->handed);
      self->source = source;
      self->handed_below = self->below->len;
    }
  return g_array_ref (self->handed);
}

/* The units that the block of @node has by now, or those printed on it as a heading; NULL. */
static const GArray *
find_units_of (const Inheriting *self, int node, guint before)
{
  guint low = 0, high = before;
  const SpClause *heading;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (work_at (self, middle)->node < node)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < before && work_at (self, low)->node == node)
    return g_array_index (self->blocks->reading->blocks, SpReadBlock, low).units;
  heading = heading_clause (self->blocks, node);
  return heading != NULL ? heading->units : NULL;
}

/* Whose units 同上 or 同（二） means; NULL where the measure is not there. */
static const GArray *
find_same (const Inheriting *self, guint index)
{
  const SpBlockWork *work = work_at (self, index);
  const SpClauseSame *same = &work->clause.same;
  int node;

  if (same->n == 0)
    return self->last != NULL ? self->last->units : NULL;
  node = sp_outline_find_referred (self->blocks->outline, same, work->node);
  return node >= 0 ? find_units_of (self, node, index) : NULL;
}

/* 牵头单位同上；责任单位：…: what the clause does not print itself it has from the one it names. */
static void
append_missing (GArray *to, const SpClause *clause, const GArray *same)
{
  gboolean has_lead = FALSE;

  for (guint i = 0; i < clause->units->len; i++)
    has_lead |= g_array_index (clause->units, SpReadUnit, i).role == SP_ROLE_LEAD;
  for (guint i = 0; i < same->len; i++)
    {
      SpReadUnit unit = g_array_index (same, SpReadUnit, i);

      unit.inherited = TRUE;
      if ((unit.role == SP_ROLE_LEAD) != has_lead && !has_unit (to, unit.name))
        g_array_append_val (to, unit);
    }
}

/* The units of the measure that a reference names, as those that inherit them have them: made once
 * for all that name it. */
static GArray *
hand_over (Inheriting *self, const GArray *same)
{
  GArray *units = g_hash_table_lookup (self->named, same);

  if (units == NULL)
    {
      units = g_array_new (FALSE, TRUE, sizeof (SpReadUnit));
      append_units (units, same, TRUE);
      g_hash_table_insert (self->named, g_array_ref ((GArray *)same), units);
    }
  return g_array_ref (units);
}

/* Whose units a block without its own gets: those of its 同上, of its heading, of 下同 or of the
 * annex; NULL. */
static const SpClause *
find_source (const Inheriting *self, const SpBlockWork *work, const SpClause *heading)
{
  const SpClause *source = heading != NULL && heading->units->len > 0 ? heading : self->same;

  if (work->clause.rules & SP_RULE_SAME_AS)
    source = self->last;
  return source == NULL && self->annex.units->len > 0 ? &self->annex : source;
}

/* What 同上 or 同（二） in the clause of block @index names, with a doubt where there is none. */
static const GArray *
take_same (Inheriting *self, guint index)
{
  const GArray *same = find_same (self, index);

  if (same != NULL && same->len > 0)
    return same;
  sp_reader_doubt (self->blocks->reading, SP_DOUBT_CLAUSE,
                   g_array_index (self->blocks->reading->blocks, SpReadBlock, index).responsibility,
                   (int)index, _ ("责任句所指的那一条没有找到，或者没有单位。"),
                   _ ("请填写责任单位。"));
  return self->blocks->reading->none;
}

static void
inherit (Inheriting *self, guint index)
{
  SpReading *reading = self->blocks->reading;
  SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, index);
  SpBlockWork *work = work_at (self, index);
  const SpClause *heading = find_heading_clause (self->blocks, work->node);
  const SpClause *source = find_source (self, work, heading);
  const GArray *same = work->clause.rules & SP_RULE_SAME_AS ? take_same (self, index) : NULL;

  if (heading != NULL)
    take_rules (self, heading);
  if (work->clause.units->len > 0)
    {
      append_units (sp_reader_list (reading, &block->units, sizeof (SpReadUnit)),
                    work->clause.units, FALSE);
      if (same != NULL)
        append_missing (block->units, &work->clause, same);
      append_below (self, block->units);
    }
  else if (same != NULL && work->clause.same.n > 0)
    {
      block->units = hand_over (self, same);
      block->inherited = same->len > 0;
    }
  else if (source != NULL || self->below->len > 0)
    {
      block->units = hand_down (self, source);
      block->inherited = TRUE;
      work->only_below = source == NULL;
    }
  take_rules (self, &work->clause);
}

/* Block @index of a group has the units of the clause at the group's end, unless it has its own. */
static void
take_from_end (Inheriting *self, guint index, const GArray *units, gboolean alone)
{
  SpReadBlock *block = &g_array_index (self->blocks->reading->blocks, SpReadBlock, index);
  SpBlockWork *work = work_at (self, index);
  g_autoptr (GArray) before = NULL;

  if (block->kind != SP_BLOCK_MEASURE || work->clause.units->len > 0 ||
      (block->units->len > 0 && !work->only_below))
    return;
  before = block->units != self->blocks->reading->none ? g_steal_pointer (&block->units) : NULL;
  block->units = g_array_new (FALSE, TRUE, sizeof (SpReadUnit));
  append_units (block->units, units, !alone);
  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      SpReadUnit unit = g_array_index (before, SpReadUnit, i);

      if (!has_unit (block->units, unit.name))
        g_array_append_val (block->units, unit);
    }
  block->inherited = !alone;
  work->only_below = FALSE;
}

/* Whether the block before @first stands beside @last and no clause for a group has reached it. */
static gboolean
is_beside (const Inheriting *self, guint first, guint last)
{
  const GArray *blocks = self->blocks->reading->blocks;
  const SpOutline *outline = self->blocks->outline;

  return first > self->group &&
         sp_outline_node (outline, work_at (self, first - 1)->node)->parent ==
           sp_outline_node (outline, work_at (self, last)->node)->parent &&
         g_array_index (blocks, SpReadBlock, first - 1).part ==
           g_array_index (blocks, SpReadBlock, last).part;
}

/* 以上各项由某某负责 behind block @last: the blocks beside it, back to the last such sentence. */
static void
close_group (Inheriting *self, guint last)
{
  guint first = last;

  while (is_beside (self, first, last))
    first--;
  for (guint i = first; i <= last; i++)
    take_from_end (self, i, work_at (self, last)->clause.units_above, first == last);
  self->group = last + 1;
}

/* Whether the clause of a block begins a line. */
static gboolean
stands_on_line (const SpReading *reading, const SpReadBlock *block)
{
  const char *start = reading->text + block->span.start;
  const char *p = reading->text + block->responsibility.start;

  if (p > start && sp_scan_opens (sp_scan_prev (start, p)) != SP_BRACKET_NONE)
    p = sp_scan_prev (start, p);
  while (p > start && p[-1] != '\n' && sp_scan_is_space (sp_scan_char (sp_scan_prev (start, p))))
    p = sp_scan_prev (start, p);
  return p > start && p[-1] == '\n';
}

/* The last of a group has a clause on a line of its own, the others have none: it is the group's.
 */
static void
share_last_clause (Inheriting *self, guint last)
{
  const GArray *blocks = self->blocks->reading->blocks;
  const SpReadBlock *block = &g_array_index (blocks, SpReadBlock, last);
  const SpOutline *outline = self->blocks->outline;
  const SpNode *node = sp_outline_node (outline, work_at (self, last)->node);
  guint first;

  if (block->kind != SP_BLOCK_MEASURE || work_at (self, last)->clause.units->len == 0 ||
      node->parent < 0 || node->next != sp_outline_node (outline, node->parent)->next ||
      !stands_on_line (self->blocks->reading, block))
    return;
  /* A sibling that answers to somebody ends the search: what lies behind it is looked at once. */
  for (first = last; is_beside (self, first, last); first--)
    {
      const SpReadBlock *other = &g_array_index (blocks, SpReadBlock, first - 1);

      if (other->kind != SP_BLOCK_MEASURE || work_at (self, first - 1)->has_clause ||
          (other->units->len > 0 && !work_at (self, first - 1)->only_below))
        return;
    }
  if (first == last)
    return;
  for (guint i = first; i < last; i++)
    take_from_end (self, i, work_at (self, last)->clause.units, FALSE);
  sp_reader_doubt (self->blocks->reading, SP_DOUBT_CLAUSE, block->responsibility, (int)last,
                   _ ("这一组只有最后有一个单独成行的责任句。"), _ ("当作管这一组各条。"));
}

/* （牵头单位：某局） under the title of an annex answers for what has no clause in it. */
static void
read_annex (Inheriting *self, guint part)
{
  const SpOutline *outline = self->blocks->outline;
  const SpPart *at = &g_array_index (outline->parts, SpPart, part);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SpClausePlace));

  g_array_set_size (self->annex.units, 0);
  if (at->number == 0 || at->first_node >= at->last_node)
    return;
  sp_clause_find (at->title_start, sp_outline_node (outline, at->first_node)->start, places);
  for (guint i = 0; i < places->len; i++)
    sp_clause_read (&self->annex, self->blocks->reading, &g_array_index (places, SpClausePlace, i),
                    -1);
  sp_clause_apply_rules (&self->annex, self->blocks->reading->rules);
}

static void
start_over (Inheriting *self, guint part, int section)
{
  if (part != self->part)
    {
      self->same = self->last = NULL;
      read_annex (self, part);
    }
  if (part != self->part || section != self->section)
    {
      g_array_set_size (self->below, 0);
      g_clear_pointer (&self->handed, g_array_unref);
      take_rules (self, &self->notice);
    }
  self->part = part;
  self->section = section;
}

/* The notice in front of the first heading speaks for the whole plan. */
static void
read_notice (Inheriting *self)
{
  SpReading *reading = self->blocks->reading;
  const GArray *nodes = self->blocks->outline->nodes;
  const char *start = reading->text, *end = start, *sentence = start;

  sp_clause_init (&self->notice);
  if (nodes->len > 0)
    end = sp_outline_node (self->blocks->outline, 0)->start;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      if (!sp_scan_ends_sentence (p))
        continue;
      if (sp_clause_says_no_more (sentence, p))
        sp_clause_read_below (&self->notice, reading, sentence, p);
      sentence = g_utf8_next_char (p);
    }
}

/* 注：排第一位的为牵头单位 behind a plan or a table speaks for what stands in front of it. */
static SpRules
find_note_rules (const SpReading *reading)
{
  static const char *const heads[] = {"注", "备注", "说明", "（注", "(注", NULL};
  const char *end = reading->text + reading->length, *p = reading->text;
  SpRules rules = SP_RULE_NONE;

  while ((p = sp_scan_find (p, end, "为牵头")) != NULL)
    {
      const char *line = p, *stop = memchr (p, '\n', (gsize)(end - p));

      while (line > reading->text && line[-1] != '\n' && p - line < 600)
        line--;
      if (sp_scan_any (sp_scan_skip_spaces (line, p), heads) > 0)
        rules |= sp_clause_find_rules (line, stop != NULL ? stop : end);
      p = stop != NULL ? stop : end;
    }
  return rules;
}

/* Rules of headings hold from there on, those of notes everywhere. */
static void
apply_late_rules (SpBlocks *self)
{
  SpRules rules = find_note_rules (self->reading);
  guint heading = 0;

  for (guint i = 0; i < self->headings->len && rules != SP_RULE_NONE; i++)
    sp_clause_apply_rules (&g_array_index (self->headings, SpHeadingClause, i).clause, rules);
  for (guint i = 0; i < self->work->len; i++)
    {
      SpBlockWork *work = &g_array_index (self->work, SpBlockWork, i);

      while (heading < self->headings->len &&
             g_array_index (self->headings, SpHeadingClause, heading).node < work->node)
        rules |= g_array_index (self->headings, SpHeadingClause, heading++).clause.rules;
      if (rules & (SP_RULE_FIRST_LEADS | SP_RULE_RESPONSIBLE_LEADS))
        sp_clause_apply_rules (&work->clause, rules);
    }
}

/* How far 以下均需… reaches: its section. Measures that are no section's, 第一条, 第二条, share
 * one. */
static int
scope_of (const SpBlockWork *work)
{
  return work->node == work->section ? -1 : work->section;
}

void
sp_blocks_inherit (SpBlocks *self)
{
  Inheriting state = {.blocks = self, .section = G_MININT};

  apply_late_rules (self);
  state.below = g_array_new (FALSE, FALSE, sizeof (SpReadUnit));
  state.named = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)g_array_unref,
                                       (GDestroyNotify)g_array_unref);
  read_notice (&state);
  sp_clause_init (&state.annex);
  for (guint i = 0; i < self->work->len; i++)
    {
      SpBlockWork *work = &g_array_index (self->work, SpBlockWork, i);
      SpReadBlock *block = &g_array_index (self->reading->blocks, SpReadBlock, i);

      start_over (&state, block->part, scope_of (work));
      if (block->kind == SP_BLOCK_MEASURE)
        inherit (&state, i);
      else if (work->clause.units->len > 0)
        append_units (sp_reader_list (self->reading, &block->units, sizeof (SpReadUnit)),
                      work->clause.units, FALSE);
      if (work->clause.units_above->len > 0)
        close_group (&state, i);
      else
        share_last_clause (&state, i);
    }
  g_clear_pointer (&state.handed, g_array_unref);
  g_array_unref (state.below);
  g_hash_table_unref (state.named);
  sp_clause_clear (&state.notice);
  sp_clause_clear (&state.annex);
}
