/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-blocks.h. One walk over the nodes in document order; what a block takes in is skipped. */
#include "document/sp-blocks.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define CHILDREN_LOOKED_AT 40
#define STAGE_NAME_MAX 36 /* bytes */
#define BODY_MIN 4        /* characters of a body between title and clause */

/* Titles of enclosing headings are joined level by level; each level is built once. */
typedef struct
{
  SpBlocks *blocks;
  const char *heading; /* of the parent last asked for */
  int heading_of;
  const char *path;
} Walk;

/* Where a block stands in the text. */
typedef struct
{
  const char *start, *text; /* of its number, behind it */
  const char *own_end;      /* before its checklist */
  const char *resume;       /* behind the checklist's last item; NULL */
  const char *end;
  gboolean unnumbered;
} Extent;

static const SpNode *
node_at (const SpBlocks *self, int i)
{
  return sp_outline_node (self->outline, i);
}

/* Parents of a node from the top down; deeper than any style of numbering cannot be. */
static guint
ancestors (const SpBlocks *self, int node, int out[32])
{
  guint n = 0;

  for (int i = node; i >= 0 && n < 32; i = node_at (self, i)->parent)
    out[n++] = i;
  return n;
}

static const char *
join_headings (Walk *walk, int parent)
{
  g_autoptr (GString) joined = NULL;
  int chain[32];
  guint n;

  if (walk->heading != NULL && walk->heading_of == parent)
    return walk->heading;
  joined = g_string_new (NULL);
  n = ancestors (walk->blocks, parent, chain);
  while (n-- > 0)
    {
      const SpNode *node = node_at (walk->blocks, chain[n]);

      if (joined->len > 0)
        g_string_append_c (joined, '/');
      g_string_append_len (joined, node->text, node->title_end - node->text);
    }
  walk->heading_of = parent;
  walk->heading =
    g_string_chunk_insert_len (walk->blocks->reading->strings, joined->str, (gssize)joined->len);
  return walk->heading;
}

static const char *
join_path (const SpBlocks *self, int index, gboolean unnumbered)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  int chain[32];
  guint n = ancestors (self, index, chain);

  while (n-- > 0)
    {
      const SpNode *node = node_at (self, chain[n]);

      if (joined->len > 0)
        g_string_append_c (joined, '/');
      for (const char *p = node->start; p < node->num_end; p = g_utf8_next_char (p))
        {
          if (!sp_scan_is_space (sp_scan_char (p)))
            g_string_append_len (joined, p, g_utf8_next_char (p) - p);
        }
      unnumbered |= node->style == SP_NUMBER_NONE;
    }
  if (unnumbered)
    g_string_append (joined, joined->len > 0 ? "/?" : "?");
  return g_string_chunk_insert_len (self->reading->strings, joined->str, (gssize)joined->len);
}

static int
section_of (const SpBlocks *self, int node)
{
  while (node_at (self, node)->parent >= 0)
    node = node_at (self, node)->parent;
  return node;
}

/* The clauses of a block's own text; its responsibility spans them where only space lies between.
 */
static void
read_clauses (SpBlocks *self, SpBlockWork *work, SpReadBlock *block, int index)
{
  if (work->places == NULL)
    work->places = sp_clause_list (work->start, work->own_end);
  if (work->resume != NULL)
    sp_clause_find (work->resume, work->end, work->places);
  for (guint i = 0; i < work->places->len; i++)
    {
      const SpClausePlace *place = &g_array_index (work->places, SpClausePlace, i);
      SpSpan span = sp_reader_span (self->reading, place->start, place->end);

      sp_clause_read (&work->clause, self->reading, place, index);
      if (i == 0 || sp_scan_skip_spaces (self->reading->text + block->responsibility.end,
                                         place->outer_start) == place->outer_start)
        block->responsibility.end = span.end;
      if (i == 0)
        block->responsibility.start = span.start;
    }
  work->has_clause = work->places->len > 0;
  self->reading->rules |= work->clause.rules & (SP_RULE_FIRST_LEADS | SP_RULE_RESPONSIBLE_LEADS);
  sp_clause_apply_rules (&work->clause, self->reading->rules);
}

static SpReadBlock
new_block (SpBlocks *self, SpBlockKind kind)
{
  SpReading *reading = self->reading;
  SpReadBlock block = {.kind = kind, .path = "", .heading = "", .title = "", .note = ""};

  block.subitems = block.checklist = block.units = block.deadlines = block.targets = reading->none;
  return block;
}

/* Takes @places, the clauses between start and own end where they are known; NULL: not yet. */
static void
add_block (Walk *walk, int index, SpBlockKind kind, const Extent *at, GArray *places)
{
  SpBlocks *self = walk->blocks;
  SpReading *reading = self->reading;
  const SpNode *node = node_at (self, index);
  SpReadBlock block = new_block (self, kind);
  SpBlockWork work = {.node = index,
                      .start = at->start,
                      .own_end = at->own_end,
                      .resume = at->resume,
                      .end = at->end,
                      .places = places};
  const char *rest;
  const char *title_end = sp_title_end (at->text, at->own_end, &rest);

  work.section = section_of (self, index);
  block.part = node->part;
  block.path = join_path (self, index, at->unnumbered);
  block.heading = join_headings (walk, at->unnumbered ? index : node->parent);
  block.title = sp_reader_keep (reading, at->text, title_end, FALSE);
  block.span = sp_reader_span (reading, at->start, at->end);
  block.title_span = sp_reader_span (reading, at->text, title_end);
  block.body = sp_reader_span (reading, sp_scan_skip_spaces (rest, at->end), at->end);
  block.n_chars = sp_scan_count_chars (at->start, at->end);
  sp_clause_init (&work.clause);
  if (kind == SP_BLOCK_MEASURE || kind == SP_BLOCK_GUARANTEE)
    {
      read_clauses (self, &work, &block, (int)reading->blocks->len);
      sp_subitems_read (reading, at->text, at->own_end, &block.subitems);
    }
  g_array_append_val (reading->blocks, block);
  g_array_append_val (self->work, work);
}

static void
tell_row (SpBlocks *self, const char *p)
{
  sp_reader_doubt (self->reading, SP_DOUBT_HEADING, sp_reader_span (self->reading, p, p),
                   (int)self->reading->blocks->len, _ ("这一段有自己的责任句，前面却没有编号。"),
                   _ ("当作单独的一条。"));
}

static void
add_measure (Walk *walk, int index, SpBlockKind kind)
{
  SpBlocks *self = walk->blocks;
  const SpNode *node = node_at (self, index);
  Extent at = {node->start, node->text, node->own_end, NULL, node->own_end, FALSE};
  g_autoptr (GArray) places = sp_clause_list (node->start, node->own_end);
  const char *row = sp_row_first (node, places);

  if (row != NULL)
    {
      tell_row (self, row);
      at = (Extent) {row, row, node->own_end, NULL, node->own_end, TRUE};
    }
  for (guint i = 0; i + 1 < places->len; i++)
    {
      const SpClausePlace *place = &g_array_index (places, SpClausePlace, i);
      const char *next = sp_row_between (place, place + 1);

      if (next == NULL)
        continue;
      at.own_end = at.end = sp_scan_skip_spaces_back (at.text, next);
      add_block (walk, index, kind, &at, NULL);
      tell_row (self, next);
      at = (Extent) {next, next, node->own_end, NULL, node->own_end, TRUE};
    }
  add_block (walk, index, kind, &at, at.unnumbered ? NULL : g_steal_pointer (&places));
}

/* The last item of a checklist ends with its line; a paragraph behind it belongs to the measure
 * again. */
static const char *
end_of_item (const SpNode *node)
{
  const char *stop = memchr (node->text, '\n', (gsize)(node->own_end - node->text));

  return stop != NULL ? sp_scan_skip_spaces_back (node->text, stop) : node->own_end;
}

static void
add_checklist (Walk *walk, int index, SpBlockKind kind)
{
  SpBlocks *self = walk->blocks;
  const SpNode *node = node_at (self, index);
  const SpNode *last = node_at (self, node->next - 1);
  const char *last_end = end_of_item (last);
  Extent at = {node->start, node->text, node->own_end, NULL, last->own_end, FALSE};
  SpReadBlock *block;

  if (last_end < last->own_end)
    at.resume = sp_scan_skip_spaces (last_end, last->own_end);
  add_block (walk, index, kind, &at, NULL);
  block = &g_array_index (self->reading->blocks, SpReadBlock, self->reading->blocks->len - 1);
  for (int i = node->first_child; i >= 0 && i < node->next; i = node_at (self, i)->next)
    {
      const SpNode *child = node_at (self, i);
      SpReadItem item;

      item.span =
        sp_reader_span (self->reading, child->start, child == last ? last_end : child->own_end);
      item.label = sp_reader_keep (self->reading, child->start, child->num_end, TRUE);
      g_array_append_val (sp_reader_list (self->reading, &block->checklist, sizeof item), item);
    }
}

/* A whole section as one block: goals, phases and guarantees are not divided further. */
static void
add_whole (Walk *walk, int index, SpBlockKind kind)
{
  const SpNode *node = node_at (walk->blocks, index);
  const char *end = node_at (walk->blocks, node->next - 1)->own_end;
  Extent at = {node->start, node->text, end, NULL, end, FALSE};

  add_block (walk, index, kind, &at, NULL);
}

/* The first paragraph under a heading that should be 1. but has no number. */
static gboolean
add_lost_first (Walk *walk, int index)
{
  SpBlocks *self = walk->blocks;
  const SpNode *node = node_at (self, index);
  const char *line = memchr (node->text, '\n', (gsize)(node->own_end - node->text));
  g_autoptr (GArray) places = NULL;
  Extent at = {.own_end = node->own_end, .end = node->own_end, .unnumbered = TRUE};

  if (line == NULL || line > sp_scan_skip_spaces (node->rest, line) ||
      node_at (self, node->first_child)->value != 2)
    return FALSE;
  at.start = at.text = sp_scan_skip_spaces (line, node->own_end);
  places = sp_clause_list (at.text, node->own_end);
  if (places->len == 0)
    return FALSE;
  tell_row (self, at.text);
  add_block (walk, index, SP_BLOCK_MEASURE, &at, g_steal_pointer (&places));
  return TRUE;
}

/* A text of its own between title and clause that is no announcement (主要任务：). */
static gboolean
has_body (const SpNode *node, const char *clause)
{
  const char *end = sp_scan_skip_spaces_back (node->text, MAX (clause, node->rest));

  return g_utf8_strlen (node->rest, end - node->rest) >= BODY_MIN &&
         sp_scan_any_before (node->rest, end, (const char *const[]) {"：", ":", NULL}) == 0;
}

/* 标题。正文。（某局负责）具体措施： with children that answer to others: the heading is work as
 * well. */
static gboolean
is_work_itself (const SpBlocks *self, int index)
{
  const SpNode *node = node_at (self, index);
  g_autoptr (GArray) places = sp_clause_list (node->text, node->own_end);
  int looked = 0;

  if (places->len == 0 || !has_body (node, g_array_index (places, SpClausePlace, 0).outer_start))
    return FALSE;
  for (int i = node->first_child; i < node->next && looked < CHILDREN_LOOKED_AT; looked++)
    {
      const SpNode *child = node_at (self, i);

      g_array_set_size (places, 0);
      sp_clause_find (child->text, child->own_end, places);
      if (places->len > 0)
        return TRUE;
      i = child->next;
    }
  return FALSE;
}

/* Takes the node or passes over its heading; returns the node to look at next. */
static int
take_work (Walk *walk, int index)
{
  SpBlocks *self = walk->blocks;
  const SpNode *node = node_at (self, index);

  if (node->n_children == 0)
    {
      /* A section without a word under it is a heading and no work. */
      if (node->parent >= 0 || node->style == SP_NUMBER_NONE ||
          sp_scan_skip_spaces (node->rest, node->own_end) < node->own_end)
        add_measure (walk, index, SP_BLOCK_MEASURE);
      return index + 1;
    }
  if (sp_outline_is_checklist (self->outline, index))
    {
      add_checklist (walk, index, SP_BLOCK_MEASURE);
      return node->next;
    }
  if (add_lost_first (walk, index))
    return index + 1;
  if (is_work_itself (self, index))
    {
      sp_reader_doubt (self->reading, SP_DOUBT_HEADING,
                       sp_reader_span (self->reading, node->start, node->num_end),
                       (int)self->reading->blocks->len, _ ("这一条有正文和责任句，下面又分项。"),
                       _ ("正文和各分项各作一条。"));
      add_measure (walk, index, SP_BLOCK_MEASURE);
      sp_blocks_note_heading (self, index);
    }
  else
    sp_blocks_note_heading (self, index);
  return index + 1;
}

/* Sections that only describe: a clause in one is told, not lost. */
static void
pass_over (SpBlocks *self, int index)
{
  const SpNode *node = node_at (self, index);
  g_autoptr (GArray) places = sp_clause_list (node->text, node_at (self, node->next - 1)->own_end);

  for (guint i = 0; i < places->len; i++)
    {
      const SpClausePlace *place = &g_array_index (places, SpClausePlace, i);

      sp_reader_doubt (self->reading, SP_DOUBT_CLAUSE,
                       sp_reader_span (self->reading, place->start, place->end), -1,
                       _ ("这个责任句不在任何一条任务里。"), "");
    }
}

/* Where the next line behind @p begins that names a stage: 动员部署阶段（3月）：…; NULL where none
 * does. */
static const char *
find_stage (const char *p, const char *end)
{
  while ((p = memchr (p, '\n', (gsize)(end - p))) != NULL)
    {
      p = sp_scan_skip_spaces (p, end);
      if (sp_scan_find (p, MIN (end, p + STAGE_NAME_MAX), "阶段") != NULL)
        return p;
    }
  return NULL;
}

/* Stages that are paragraphs without numbers, each one phase. */
static gboolean
add_plain_phases (Walk *walk, int index)
{
  const SpNode *node = node_at (walk->blocks, index);
  const char *start = find_stage (node->text, node->own_end), *next;

  if (start == NULL || find_stage (start, node->own_end) == NULL)
    return FALSE;
  for (; start != NULL; start = next)
    {
      Extent at = {start, start, node->own_end, NULL, node->own_end, TRUE};

      next = find_stage (start, node->own_end);
      if (next != NULL)
        at.own_end = at.end = sp_scan_skip_spaces_back (start, next);
      add_block (walk, index, SP_BLOCK_PHASE, &at, NULL);
    }
  return TRUE;
}

/* A section that is no work, or only passed over. */
static int
take_special (Walk *walk, int index, SpSection kind)
{
  SpBlocks *self = walk->blocks;
  const SpNode *node = node_at (self, index);
  SpBlockKind block_kind = kind == SP_SECTION_PHASES ? SP_BLOCK_PHASE : SP_BLOCK_GUARANTEE;

  if (kind == SP_SECTION_OTHER)
    pass_over (self, index);
  else if (kind == SP_SECTION_GOAL)
    add_whole (walk, index, SP_BLOCK_GOAL);
  else if (kind == SP_SECTION_PHASES && node->n_children == 0 && add_plain_phases (walk, index))
    return node->next;
  else if (node->n_children == 0 || sp_section_is_phase (self->outline, index, kind))
    add_whole (walk, index, block_kind);
  else
    {
      for (int i = node->first_child; i >= 0 && i < node->next; i = node_at (self, i)->next)
        add_whole (walk, i, block_kind);
    }
  return node->next;
}

static int
take_top (Walk *walk, int index)
{
  SpSection kind = sp_section_judge (walk->blocks->outline, index);

  return kind == SP_SECTION_WORK ? take_work (walk, index) : take_special (walk, index, kind);
}

/* （一）工作目标, （三）保障措施 below a heading that wraps a whole plan: only where the title says
 * nothing else and nobody answers for what stands there. */
static int
take_below (Walk *walk, int index)
{
  static const char *const titles[] = {"工作目标", "主要目标", "总体目标", "整治目标", "行动目标",
                                       "指导思想", "基本原则", "总体要求", "工作原则", "保障措施",
                                       "工作要求", "组织实施", "实施步骤", "工作步骤", "进度安排",
                                       "时间安排", NULL};
  SpBlocks *self = walk->blocks;
  const SpNode *node = node_at (self, index);
  const char *end = node->title_end;

  if (sp_scan_any (node->text, titles) != (guint)(end - node->text) ||
      sp_section_states_units (node->text, node_at (self, node->next - 1)->own_end))
    return take_work (walk, index);
  return take_special (walk, index, sp_section_kind (node->text, end));
}

void
sp_blocks_init (SpBlocks *self, SpReading *reading, const SpOutline *outline)
{
  Walk walk = {.blocks = self};

  self->reading = reading;
  self->outline = outline;
  self->work = g_array_new (FALSE, TRUE, sizeof (SpBlockWork));
  self->headings = g_array_new (FALSE, TRUE, sizeof (SpHeadingClause));
  for (int i = 0; i < (int)outline->nodes->len;)
    i = node_at (self, i)->parent < 0 ? take_top (&walk, i) : take_below (&walk, i);
}

void
sp_blocks_clear (SpBlocks *self)
{
  for (guint i = 0; i < self->work->len; i++)
    {
      SpBlockWork *work = &g_array_index (self->work, SpBlockWork, i);

      sp_clause_clear (&work->clause);
      g_clear_pointer (&work->places, g_array_unref);
    }
  for (guint i = 0; i < self->headings->len; i++)
    sp_clause_clear (&g_array_index (self->headings, SpHeadingClause, i).clause);
  g_clear_pointer (&self->work, g_array_unref);
  g_clear_pointer (&self->headings, g_array_unref);
}
