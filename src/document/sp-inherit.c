/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units that a block has without printing them: from the clause of the heading above it, from 下同,
 * and from 以下均需某某负责，不再列出. */
#include "document/sp-blocks.h"
#include "document/sp-scan.h"

typedef struct
{
  SpBlocks *blocks;
  guint part;
  int section;
  int same;      /* index of the block whose 下同 is in force, -1 */
  GArray *below; /* of SpReadUnit; Owned */
} Inheriting;

static void
append_units (SpReading *reading, SpReadBlock *block, const GArray *units, gboolean inherited)
{
  for (guint i = 0; i < units->len; i++)
    {
      SpReadUnit unit = g_array_index (units, SpReadUnit, i);

      unit.inherited = inherited;
      g_array_append_val (sp_reader_list (reading, &block->units, sizeof unit), unit);
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
take_rules (Inheriting *self, const SpClause *clause, int index)
{
  if (clause->units->len > 0)
    self->same = clause->rules & SP_RULE_SAME_BELOW ? index : -1;
  for (guint i = 0; i < clause->units_below->len; i++)
    {
      SpReadUnit unit = g_array_index (clause->units_below, SpReadUnit, i);

      if (!has_unit (self->below, unit.name))
        g_array_append_val (self->below, unit);
    }
}

static void
inherit (Inheriting *self, int index)
{
  SpBlocks *blocks = self->blocks;
  SpReadBlock *block = &g_array_index (blocks->reading->blocks, SpReadBlock, index);
  const SpBlockWork *work = &g_array_index (blocks->work, SpBlockWork, index);
  const SpClause *heading = find_heading_clause (blocks, work->node);

  append_units (blocks->reading, block, work->clause.units, FALSE);
  if (work->clause.units->len == 0 && heading != NULL)
    append_units (blocks->reading, block, heading->units, TRUE);
  else if (work->clause.units->len == 0 && self->same >= 0)
    append_units (blocks->reading, block,
                  g_array_index (blocks->work, SpBlockWork, self->same).clause.units, TRUE);
  for (guint i = 0; i < self->below->len; i++)
    {
      SpReadUnit unit = g_array_index (self->below, SpReadUnit, i);

      unit.inherited = TRUE;
      if (!has_unit (block->units, unit.name))
        g_array_append_val (sp_reader_list (blocks->reading, &block->units, sizeof unit), unit);
    }
  block->inherited = work->clause.units->len == 0 && block->units->len > 0;
  if (heading != NULL)
    take_rules (self, heading, self->same);
  take_rules (self, &work->clause, index);
}

void
sp_blocks_inherit (SpBlocks *self)
{
  Inheriting state = {.blocks = self, .section = -1, .same = -1};

  state.below = g_array_new (FALSE, FALSE, sizeof (SpReadUnit));
  for (guint i = 0; i < self->work->len; i++)
    {
      const SpBlockWork *work = &g_array_index (self->work, SpBlockWork, i);
      const SpReadBlock *block = &g_array_index (self->reading->blocks, SpReadBlock, i);

      if (block->part != state.part)
        state.same = -1;
      if (block->part != state.part || work->section != state.section)
        g_array_set_size (state.below, 0);
      state.part = block->part;
      state.section = work->section;
      if (block->kind == SP_BLOCK_MEASURE)
        inherit (&state, (int)i);
      else
        append_units (self->reading, &g_array_index (self->reading->blocks, SpReadBlock, i),
                      work->clause.units, FALSE);
    }
  g_array_unref (state.below);
}
