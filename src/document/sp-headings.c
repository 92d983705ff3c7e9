/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a heading that is no block says for the blocks below it: its clause, or the unit that it is
 * the name of. */
#include "document/sp-blocks.h"
#include "document/sp-scan.h"
#include "document/sp-unit-name.h"

#define UNIT_TITLE_MAX 60 /* bytes */

/* 县水务局 as a whole title. */
static gboolean
is_titled_unit (const SpBlocks *self, int index)
{
  static const char *const levels[] = {"国家", "省", "市", "州", "县", "区", "中共", NULL};
  const SpNode *node = sp_outline_node (self->outline, index);

  return sp_scan_any (node->text, levels) > 0 && node->title_end - node->text <= UNIT_TITLE_MAX &&
         sp_unit_name_is_office (node->text, node->title_end) &&
         sp_scan_skip_spaces (node->rest, node->own_end) >= node->own_end;
}

/* 一、县水务局, 二、县民政局: the tasks of units one after the other. */
static gboolean
is_unit_heading (const SpBlocks *self, int index)
{
  const SpNode *node = sp_outline_node (self->outline, index), *next;
  int parent = node->parent, previous = -1;

  if (!is_titled_unit (self, index))
    return FALSE;
  next = node->next < (int)self->outline->nodes->len ? sp_outline_node (self->outline, node->next)
                                                     : NULL;
  if (next != NULL && next->parent == parent && next->part == node->part &&
      is_titled_unit (self, node->next))
    return TRUE;
  for (int i = index - 1; i >= 0 && previous < 0; i = sp_outline_node (self->outline, i)->parent)
    {
      if (sp_outline_node (self->outline, i)->parent == parent)
        previous = i;
    }
  return previous >= 0 && sp_outline_node (self->outline, previous)->part == node->part &&
         is_titled_unit (self, previous);
}

/* The unit whose tasks stand below its name. */
static void
note_unit_heading (SpBlocks *self, int index)
{
  const SpNode *node = sp_outline_node (self->outline, index);
  SpHeadingClause heading = {.node = index};
  SpClausePlace place = {node->text, node->title_end, node->text, node->title_end};

  sp_clause_init (&heading.clause);
  sp_clause_read (&heading.clause, self->reading, &place, -1);
  g_array_append_val (self->headings, heading);
}

void
sp_blocks_note_heading (SpBlocks *self, int index)
{
  const SpNode *node = sp_outline_node (self->outline, index);
  SpHeadingClause heading = {.node = index};
  g_autoptr (GArray) places = sp_clause_list (node->text, node->own_end);

  if (places->len == 0 && is_unit_heading (self, index))
    note_unit_heading (self, index);
  if (places->len == 0)
    return;
  sp_clause_init (&heading.clause);
  for (guint i = 0; i < places->len; i++)
    sp_clause_read (&heading.clause, self->reading, &g_array_index (places, SpClausePlace, i), -1);
  sp_clause_apply_rules (&heading.clause, self->reading->rules);
  g_array_append_val (self->headings, heading);
}
