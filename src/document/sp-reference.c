/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which heading a clause means by 同（二） or 同第2条. Knows numbers, not what stands under them.
 */
#include "document/sp-blocks.h"

#define REFERENCE_MAX 1000 /* headings that a reference reaches back over */

/* Node @i, before @node, whose number @at of the reference is, among those that have the parent
 * @parent. */
static int
find_numbered (const SpOutline *outline, const SpClauseSame *same, guint at, int parent, int node)
{
  int steps = 0;

  for (int i = node - 1; i > parent && steps < REFERENCE_MAX; i--, steps++)
    {
      const SpNode *other = sp_outline_node (outline, i);

      if (other->parent == parent && other->value == same->numbers[at].value &&
          (!same->numbers[at].han_bracket || other->style == SP_NUMBER_HAN_BRACKET))
        return i;
    }
  return -1;
}

int
sp_outline_find_referred (const SpOutline *outline, const SpClauseSame *same, int node)
{
  guint part = sp_outline_node (outline, node)->part;
  int found = -1;

  for (int i = node; i >= 0 && found < 0; i = sp_outline_node (outline, i)->parent)
    found = find_numbered (outline, same, 0, sp_outline_node (outline, i)->parent, i);
  for (guint at = 1; at < same->n && found >= 0; at++)
    found = find_numbered (outline, same, at, found, sp_outline_node (outline, found)->next);
  return found >= 0 && sp_outline_node (outline, found)->part == part ? found : -1;
}
