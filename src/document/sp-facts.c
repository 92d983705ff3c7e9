/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-facts.h. Checklists describe what to look for, so no facts are read out of them. */
#include "document/sp-facts.h"

void
sp_facts_read (SpBlocks *blocks)
{
  SpReading *reading = blocks->reading;

  sp_phases_read (blocks);
  for (guint i = 0; i < reading->blocks->len; i++)
    {
      const SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, i);
      const SpBlockWork *work = &g_array_index (blocks->work, SpBlockWork, i);

      if (block->kind == SP_BLOCK_PHASE)
        continue;
      sp_deadlines_read (reading, (int)i, reading->text + block->title_span.start, work->own_end);
      sp_targets_read (reading, (int)i, reading->text + block->title_span.start, work->own_end);
      if (work->resume != NULL)
        {
          sp_deadlines_read (reading, (int)i, work->resume, work->end);
          sp_targets_read (reading, (int)i, work->resume, work->end);
        }
    }
  sp_doubts_find_numbers (blocks);
  sp_doubts_find_units (blocks);
  sp_doubts_find_other (blocks);
  sp_doubts_find_words (blocks);
}
