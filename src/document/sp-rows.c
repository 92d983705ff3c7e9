/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paragraphs that are measures without a number of their own, told by the clause that each ends
 * with. Knows the clauses of one heading's text, not the blocks that come of it. */
#include "document/sp-blocks.h"
#include "document/sp-clause-judge.h"
#include "document/sp-clause-words.h"
#include "document/sp-lines.h"
#include "document/sp-scan.h"

#define ROW_MIN 3    /* characters of work in front of a clause in brackets */
#define LABEL_MAX 10 /* characters that may stand in front of the names of a clause without */

/* 完成时限：… on a line of its own belongs to the measure above. */
static const char *
pass_labels (const char *line, const char *end)
{
  SpClauseLabel label;

  for (;;)
    {
      const char *text = sp_scan_skip_spaces (line, end);

      if (!sp_clause_label_at (text, end, &label) || label.role >= 0 ||
          (line = memchr (text, '\n', (gsize)(end - text))) == NULL)
        return text;
    }
}

const char *
sp_row_between (const SpClausePlace *first, const SpClausePlace *second)
{
  const char *line =
    memchr (first->outer_end, '\n', (gsize)(second->outer_start - first->outer_end));
  const char *text;
  gsize min;

  if (line == NULL)
    return NULL;
  text = pass_labels (line, second->outer_start);
  min = sp_scan_opens (second->outer_start) != SP_BRACKET_NONE ? ROW_MIN : LABEL_MAX;
  return second->outer_start - text > (gssize)(min * strlen ("字")) ? text : NULL;
}

/* Whether the line [first, last) is work that ends with the clause @place. */
static gboolean
is_row (const char *first, const char *last, const SpClausePlace *place)
{
  return place->outer_start - first > (gssize)(ROW_MIN * strlen ("字")) &&
         sp_clause_trim_end (place->outer_end, last) <= place->outer_end;
}

const char *
sp_row_first (const SpNode *node, const GArray *places)
{
  const char *first, *last = node->title_end;
  guint n = 0, place = 0;

  if (node->parent >= 0 || node->title_end >= node->own_end || *node->title_end != '\n' ||
      !sp_section_is_known (node->text, node->title_end))
    return NULL;
  for (; sp_line_next (last, node->own_end, &first, &last); n++)
    {
      const SpClausePlace *at = NULL;

      for (; place < places->len; place++)
        {
          if (g_array_index (places, SpClausePlace, place).outer_start >= last)
            break;
          at = &g_array_index (places, SpClausePlace, place);
        }
      if (at == NULL || !is_row (first, last, at))
        return NULL;
    }
  return n > 1 ? sp_scan_skip_spaces (node->title_end, node->own_end) : NULL;
}
