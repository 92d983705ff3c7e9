/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units that a block has without printing them: from the clause of the heading above it, from 下同,
 * and from 以下均需某某负责，不再列出. */
#include "document/sp-blocks.h"
#include "document/sp-scan.h"

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
} Inheriting;

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

/* The clause of the nearest heading above @node that has one. */
static const SpClause *
find_heading_clause (const SpBlocks *self, int node)
{
  for (int i = sp_outline_node (self->outline, node)->parent; i >= 0;
       i = sp_outline_node (self->outline, i)->parent)
    {
      guint low = 0, high = self->headings->len;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (self->headings, SpHeadingClause, middle).node < i)
            low = middle + 1;
          else
            high = middle;
        }
      if (low < self->headings->len &&
          g_array_index (self->headings, SpHeadingClause, low).node == i)
        return &g_array_index (self->headings, SpHeadingClause, low).clause;
    }
  return NULL;
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

static void
inherit (Inheriting *self, SpReadBlock *block, SpBlockWork *work)
{
  const SpClause *heading = find_heading_clause (self->blocks, work->node);
  const SpClause *source = heading != NULL && heading->units->len > 0 ? heading : self->same;

  if (work->clause.rules & SP_RULE_SAME_ABOVE)
    source = self->last;
  if (heading != NULL)
    take_rules (self, heading);
  if (work->clause.units->len > 0)
    {
      append_units (sp_reader_list (self->blocks->reading, &block->units, sizeof (SpReadUnit)),
                    work->clause.units, FALSE);
      append_below (self, block->units);
    }
  else if (source != NULL || self->below->len > 0)
    {
      block->units = hand_down (self, source);
      block->inherited = TRUE;
      work->only_below = source == NULL;
    }
  take_rules (self, &work->clause);
}

static void
start_over (Inheriting *self, guint part, int section)
{
  if (part != self->part)
    self->same = self->last = NULL;
  if (part != self->part || section != self->section)
    {
      g_array_set_size (self->below, 0);
      g_clear_pointer (&self->handed, g_array_unref);
    }
  self->part = part;
  self->section = section;
}

void
sp_blocks_inherit (SpBlocks *self)
{
  Inheriting state = {.blocks = self, .section = -1};

  state.below = g_array_new (FALSE, FALSE, sizeof (SpReadUnit));
  for (guint i = 0; i < self->work->len; i++)
    {
      SpBlockWork *work = &g_array_index (self->work, SpBlockWork, i);
      SpReadBlock *block = &g_array_index (self->reading->blocks, SpReadBlock, i);

      start_over (&state, block->part, work->section);
      if (block->kind == SP_BLOCK_MEASURE)
        inherit (&state, block, work);
      else if (work->clause.units->len > 0)
        append_units (sp_reader_list (self->reading, &block->units, sizeof (SpReadUnit)),
                      work->clause.units, FALSE);
    }
  g_clear_pointer (&state.handed, g_array_unref);
  g_array_unref (state.below);
}
