/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Other slips: counts that disagree with lists, work without units, clauses outside every block,
 * brackets that do not match, characters lost in decoding. */
#include "document/sp-facts.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define REPLACEMENT "\xef\xbf\xbd"
#define REPLACED_MAX 20

/* The number that a title counts its list by (6项…隐患, 四个阶段); 0 where it counts nothing. */
static int
counted_in (const char *start, const char *end, const char *const *nouns)
{
  static const char *const counters[] = {"项", "类", "种", "个", "条", NULL};

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      const char *stop;
      int value = sp_scan_number (p, end, &stop);
      guint length = value > 0 ? sp_scan_any (stop, counters) : 0;

      if (value > 0 && length > 0 &&
          sp_scan_find_any (stop, MIN (end, stop + 45), nouns, NULL) != NULL)
        return value;
      if (value > 0)
        p = sp_scan_prev (p, stop);
    }
  return 0;
}

static void
check_checklist (SpReading *reading, int index)
{
  static const char *const nouns[] = {"隐患", "问题", "行为", "情形", "现象",
                                      "内容", "条件", "情况", "任务", NULL};
  const SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, index);
  int counted = block->checklist->len > 0
                  ? counted_in (block->title, block->title + strlen (block->title), nouns)
                  : 0;
  g_autofree char *proposal = NULL;

  if (counted <= 0 || (guint)counted == block->checklist->len)
    return;
  proposal = g_strdup_printf (_ ("按实际列出的%u项读。"), block->checklist->len);
  sp_reader_doubtf (reading, SP_DOUBT_COUNT, block->title_span, index, proposal,
                    _ ("标题说%d项，实际列出%u项。"), counted, block->checklist->len);
}

/* 分四个阶段 against the phases that follow. */
static void
check_phases (SpBlocks *blocks)
{
  static const char *const nouns[] = {"阶段", "步骤", NULL};
  SpReading *reading = blocks->reading;

  for (guint i = 0; i < reading->blocks->len; i++)
    {
      const SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, i);
      const SpNode *parent;
      int node = g_array_index (blocks->work, SpBlockWork, i).node, counted;

      if (block->kind != SP_BLOCK_PHASE ||
          (node = sp_outline_node (blocks->outline, node)->parent) < 0)
        continue;
      parent = sp_outline_node (blocks->outline, node);
      counted = counted_in (parent->text, parent->own_end, nouns);
      if (counted > 0 && counted != parent->n_children)
        sp_reader_doubtf (reading, SP_DOUBT_COUNT,
                          sp_reader_span (reading, parent->text, parent->own_end), (int)i,
                          _ ("按实际列出的阶段读。"), _ ("文中说%d个阶段，实际列出%d个。"), counted,
                          parent->n_children);
      i += (guint)parent->n_children - 1;
    }
}

/* The next block of the same heading that has a clause, whose clause may be meant for this one too.
 */
static const SpReadBlock *
find_sharer (const SpBlocks *blocks, guint index)
{
  GArray *all = blocks->reading->blocks;
  int node = g_array_index (blocks->work, SpBlockWork, index).node;
  int parent = sp_outline_node (blocks->outline, node)->parent;

  for (guint i = index + 1; i < all->len && i < index + 20; i++)
    {
      const SpBlockWork *work = &g_array_index (blocks->work, SpBlockWork, i);

      if (sp_outline_node (blocks->outline, work->node)->parent != parent)
        break;
      if (work->has_clause)
        return &g_array_index (all, SpReadBlock, i);
    }
  return NULL;
}

/* Whether most measures of a part state their own units. */
static gboolean
part_has_clauses (const SpBlocks *blocks, guint first, guint *last)
{
  GArray *all = blocks->reading->blocks;
  guint part = g_array_index (all, SpReadBlock, first).part, measures = 0, own = 0, i;

  for (i = first; i < all->len && g_array_index (all, SpReadBlock, i).part == part; i++)
    {
      gboolean measure = g_array_index (all, SpReadBlock, i).kind == SP_BLOCK_MEASURE;

      measures += measure;
      own += measure && g_array_index (blocks->work, SpBlockWork, i).has_clause;
    }
  *last = i;
  return own * 2 > measures;
}

static void
check_idle_block (SpBlocks *blocks, guint index)
{
  SpReading *reading = blocks->reading;
  const SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, index);
  const SpReadBlock *sharer;
  g_autofree char *proposal = NULL;

  if (g_array_index (blocks->work, SpBlockWork, index).only_below)
    sp_reader_doubt (reading, SP_DOUBT_CLAUSE, block->title_span, (int)index,
                     _ ("这一条没有自己的责任句。"), _ ("只取“以下均需…”规定的单位。"));
  if (block->units->len > 0)
    return;
  sharer = find_sharer (blocks, index);
  if (sharer != NULL)
    proposal = g_strdup_printf (_ ("可能与“%s %s”共用一个责任句。"), sharer->path, sharer->title);
  sp_reader_doubt (reading, SP_DOUBT_CLAUSE, block->title_span, (int)index,
                   _ ("这一条没有责任单位。"),
                   proposal != NULL ? proposal : _ ("请填写责任单位。"));
}

/* Work without units of its own is odd where other work of its part has some. */
static void
check_idle (SpBlocks *blocks)
{
  GArray *all = blocks->reading->blocks;

  for (guint first = 0, last = 0; first < all->len; first = last)
    {
      if (!part_has_clauses (blocks, first, &last))
        continue;
      for (guint i = first; i < last; i++)
        {
          if (g_array_index (all, SpReadBlock, i).kind == SP_BLOCK_MEASURE)
            check_idle_block (blocks, i);
        }
    }
}

/* Clauses in front of the first heading of a part belong to nobody. */
static void
check_strays (SpBlocks *blocks)
{
  for (guint i = 0; i < blocks->outline->parts->len; i++)
    {
      const SpPart *part = &g_array_index (blocks->outline->parts, SpPart, i);
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SpClausePlace));
      const char *end = part->body_end;

      if (part->first_node < part->last_node)
        end = sp_outline_node (blocks->outline, part->first_node)->start;
      sp_clause_find (part->start, end, places);
      for (guint j = 0; j < places->len; j++)
        {
          const SpClausePlace *place = &g_array_index (places, SpClausePlace, j);

          sp_reader_doubt (blocks->reading, SP_DOUBT_CLAUSE,
                           sp_reader_span (blocks->reading, place->start, place->end), -1,
                           _ ("这个责任句不在任何一条任务里。"), _ ("没有当作数据。"));
        }
    }
}

typedef struct
{
  int depth[SP_BRACKET_QUOTE + 1];
  const char *first[SP_BRACKET_QUOTE + 1]; /* where the unmatched one stands */
} Brackets;

static void
count_bracket (Brackets *self, const char *p)
{
  SpBracket opens = sp_scan_opens (p), closes = sp_scan_closes (p);

  if (opens != SP_BRACKET_NONE && self->depth[opens]++ == 0)
    self->first[opens] = p;
  if (closes != SP_BRACKET_NONE && self->depth[closes]-- == 0)
    self->first[closes] = p;
}

static void
tell_brackets (SpReading *reading, int index, const Brackets *brackets)
{
  static const SpBracket kinds[] = {SP_BRACKET_BOOK, SP_BRACKET_ROUND};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *p = brackets->first[kinds[i]];

      if (brackets->depth[kinds[i]] == 0)
        continue;
      sp_reader_doubt (reading, SP_DOUBT_OTHER, sp_reader_span (reading, p, g_utf8_next_char (p)),
                       index, _ ("括号或书名号没有成对。"), _ ("照印。"));
      return;
    }
}

/* One missing bracket a paragraph is told; quotation marks are left alone, they are mistyped
 * everywhere. */
static void
check_brackets (SpReading *reading, int index)
{
  const SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, index);
  const char *end = reading->text + block->span.end;
  Brackets brackets = {0};

  for (const char *p = reading->text + block->span.start; p < end; p = g_utf8_next_char (p))
    {
      if (*p != '\n')
        {
          count_bracket (&brackets, p);
          continue;
        }
      tell_brackets (reading, index, &brackets);
      memset (&brackets, 0, sizeof brackets);
    }
  tell_brackets (reading, index, &brackets);
}

/* One bracket of a clause is missing; TRUE where that was told. */
static gboolean
check_clause_brackets (SpReading *reading, int index, const SpClausePlace *place, const char *start)
{
  SpSpan span = sp_reader_span (reading, place->start, place->end);
  const char *before = place->outer_start;

  if (sp_scan_opens (place->outer_start) != SP_BRACKET_NONE)
    return FALSE;
  if (before > start && sp_scan_opens (sp_scan_prev (start, before)) == SP_BRACKET_ROUND)
    sp_reader_doubt (reading, SP_DOUBT_CLAUSE, span, index, _ ("责任句少了后括号。"),
                     _ ("仍按责任句读。"));
  else if (sp_scan_closes (place->end) == SP_BRACKET_ROUND)
    sp_reader_doubt (reading, SP_DOUBT_CLAUSE, span, index, _ ("责任句少了前括号。"),
                     _ ("仍按责任句读。"));
  else
    return FALSE;
  return TRUE;
}

/* 性能，（责任单位…）: the sentence before a clause stops in the middle. */
static gboolean
check_clause_edges (SpBlocks *blocks, int index)
{
  static const char *const halves[] = {"，", "；", "、", ",", ";", NULL};
  SpReading *reading = blocks->reading;
  const SpBlockWork *work = &g_array_index (blocks->work, SpBlockWork, index);
  gboolean told = FALSE;

  for (guint i = 0; work->places != NULL && i < work->places->len; i++)
    {
      const SpClausePlace *place = &g_array_index (work->places, SpClausePlace, i);
      const char *before = sp_scan_skip_spaces_back (work->start, place->outer_start);

      if (sp_scan_any_before (work->start, before, halves) > 0)
        sp_reader_doubt (reading, SP_DOUBT_OTHER,
                         sp_reader_span (reading, sp_scan_prev (work->start, before), before),
                         index, _ ("责任句前面的句子没有结束，标点可能有误。"),
                         _ ("仍按责任句读。"));
      told |= check_clause_brackets (reading, index, place, work->start);
    }
  return told;
}

static void
check_replaced (SpReading *reading)
{
  const char *p = reading->text, *end = p + reading->length;

  for (guint i = 0; i < REPLACED_MAX && (p = sp_scan_find (p, end, REPLACEMENT)) != NULL; i++)
    {
      const char *start = p;

      while (sp_scan_at (p, REPLACEMENT))
        p += strlen (REPLACEMENT);
      sp_reader_doubt (reading, SP_DOUBT_ENCODING, sp_reader_span (reading, start, p), -1,
                       _ ("这里有认不出的字符。"), _ ("请对照原文填写。"));
    }
}

static void
check_undated (SpReading *reading, int index)
{
  const SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, index);

  for (guint i = 0; i < block->deadlines->len; i++)
    {
      const SpReadDeadline *deadline = &g_array_index (block->deadlines, SpReadDeadline, i);

      if (deadline->kind != SP_DEADLINE_RECURRING && deadline->date == SP_DATE_NONE)
        sp_reader_doubt (reading, SP_DOUBT_DATE, deadline->span, index,
                         _ ("期限从别的事情算起，定不出日期。"), _ ("请填写日期。"));
    }
}

void
sp_doubts_find_other (SpBlocks *blocks)
{
  SpReading *reading = blocks->reading;

  for (int i = 0; i < (int)reading->blocks->len; i++)
    {
      check_checklist (reading, i);
      if (!check_clause_edges (blocks, i))
        check_brackets (reading, i);
      check_undated (reading, i);
    }
  check_phases (blocks);
  check_idle (blocks);
  check_strays (blocks);
  check_replaced (reading);
}
