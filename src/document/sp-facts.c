/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-facts.h. Checklists describe what to look for, so no facts are read out of them; deadlines
 * outside every block bind somebody all the same and are told. */
#include "document/sp-facts.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

static void
read_block (SpBlocks *blocks, guint index)
{
  SpReading *reading = blocks->reading;
  const SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, index);
  const SpBlockWork *work = &g_array_index (blocks->work, SpBlockWork, index);
  const char *start = reading->text + block->title_span.start;

  if (block->kind == SP_BLOCK_PHASE)
    return;
  sp_deadlines_read (reading, (int)index, start, work->own_end);
  sp_targets_read (reading, (int)index, start, work->own_end);
  if (work->resume == NULL)
    return;
  sp_deadlines_read (reading, (int)index, work->resume, work->end);
  sp_targets_read (reading, (int)index, work->resume, work->end);
}

/* Deadlines are read into blocks, so text outside them gets one for the while. */
static void
tell_deadlines (SpReading *reading, const char *start, const char *end)
{
  SpReadBlock scratch = {.path = ""};
  guint index = reading->blocks->len, n_doubts = reading->doubts->len;
  GArray *found;

  scratch.deadlines = scratch.targets = reading->none;
  g_array_append_val (reading->blocks, scratch);
  sp_deadlines_read (reading, (int)index, start, end);
  g_array_set_size (reading->doubts, n_doubts);
  found = g_array_index (reading->blocks, SpReadBlock, index).deadlines;
  g_array_set_size (reading->blocks, index);
  for (guint i = 0; i < found->len; i++)
    {
      const SpReadDeadline *deadline = &g_array_index (found, SpReadDeadline, i);

      sp_reader_doubtf (reading, SP_DOUBT_DATE, deadline->span, -1, _ ("没有当作数据。"),
                        _ ("时限“%s”不在任何一条任务里。"), deadline->text);
    }
  if (found != reading->none)
    g_array_unref (found);
}

/* Only sentences: titles and dates of issue stand there too. */
static void
tell_paragraphs (SpReading *reading, const char *start, const char *end)
{
  while (start < end)
    {
      const char *stop = memchr (start, '\n', (gsize)(end - start));

      if (stop == NULL)
        stop = end;
      if (sp_scan_find (start, stop, "。") != NULL)
        tell_deadlines (reading, start, stop);
      start = MIN (stop + 1, end);
    }
}

/* What stands in front of the first heading, and the words between a heading and those below it. */
static void
look_outside (SpBlocks *blocks)
{
  const SpOutline *outline = blocks->outline;
  SpReading *reading = blocks->reading;
  guint block = 0, n_blocks = reading->blocks->len;

  for (guint i = 0; i < outline->parts->len; i++)
    {
      const SpPart *part = &g_array_index (outline->parts, SpPart, i);

      if (part->first_node < part->last_node)
        tell_paragraphs (reading, part->title_end,
                         sp_outline_node (outline, part->first_node)->start);
    }
  for (guint i = 0; i < outline->nodes->len; i++)
    {
      const SpNode *node = sp_outline_node (outline, (int)i);

      while (block < n_blocks &&
             g_array_index (blocks->work, SpBlockWork, block).end <= node->start)
        block++;
      if (block < n_blocks && g_array_index (blocks->work, SpBlockWork, block).start <= node->start)
        continue;
      if (sp_section_kind (node->text, node->title_end) != SP_SECTION_PHASES)
        tell_deadlines (reading, node->text, node->own_end);
    }
}

void
sp_facts_read (SpBlocks *blocks)
{
  sp_phases_read (blocks);
  for (guint i = 0; i < blocks->reading->blocks->len; i++)
    read_block (blocks, i);
  look_outside (blocks);
  sp_doubts_find_numbers (blocks);
  sp_doubts_find_units (blocks);
  sp_doubts_find_other (blocks);
  sp_doubts_find_words (blocks);
  sp_doubts_find_facts (blocks);
}
