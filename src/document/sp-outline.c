/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-outline.h. The stack of open headings is bounded by the number of ranks, not by the
 * document. */
#include "document/sp-blocks.h"
#include "document/sp-front.h"
#include "document/sp-lines.h"
#include "document/sp-outline-build.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

/* Above this many bytes a line on average, line breaks were lost and headings begin inside lines.
 */
#define FLAT_LINE 3000
/* One outer heading inside a line is a slip; so many, and one in so many, mean lost breaks. */
#define RUN_IN_MIN 2
#define RUN_IN_SHARE 3

SpPart *
sp_outline_builder_part (SpOutlineBuilder *self)
{
  return &g_array_index (self->outline->parts, SpPart, self->outline->parts->len - 1);
}

guint8
sp_outline_rank (const SpNumber *number)
{
  static const guint8 ranks[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 18, 19, 20};

  return (guint8)(ranks[number->style] + (number->style == SP_NUMBER_DECIMAL ? number->depth : 0));
}

static void
close_ranks (SpOutlineBuilder *self, int from)
{
  for (int i = from; i < SP_OUTLINE_RANKS; i++)
    self->open[i] = -1;
}

void
sp_outline_builder_forget_lines (SpOutlineBuilder *self)
{
  self->lines.start = self->title.start = self->plan = self->small = self->tail = NULL;
}

void
sp_outline_builder_open_part (SpOutlineBuilder *self,
                              int number,
                              const char *start,
                              const char *title_start)
{
  SpPart part = {.number = number, .start = start, .title_start = title_start};

  sp_outline_builder_add_duties (self);
  sp_outline_builder_forget_lines (self);
  if (self->outline->parts->len > 0)
    {
      SpPart *last = sp_outline_builder_part (self);

      if (last->body_end == NULL)
        last->body_end = start;
      last->end = start;
      last->last_node = (int)self->outline->nodes->len;
    }
  part.title_end = title_start;
  part.first_node = (int)self->outline->nodes->len;
  g_array_append_val (self->outline->parts, part);
  close_ranks (self, 0);
  memset (self->running, 0, sizeof self->running);
  self->in_list = FALSE;
  self->n_numbered = 0;
}

static gboolean
is_full (SpOutlineBuilder *self, const char *start, const char *end)
{
  if (self->outline->nodes->len < SP_READER_MAX_BLOCKS)
    return FALSE;
  if (!self->cut)
    sp_reader_doubt (self->reading, SP_DOUBT_HEADING, sp_reader_span (self->reading, start, end),
                     -1, _ ("编号标题太多，从这里起没有再读。"), "");
  self->cut = TRUE;
  return TRUE;
}

/* A paragraph without number that is work: a node at the top of its part. */
void
sp_outline_builder_add_plain (SpOutlineBuilder *self, const char *start, const char *end)
{
  SpNode node = {.start = start, .num_end = start, .text = start, .stop = end};

  if (is_full (self, start, end))
    return;
  sp_reader_doubt (self->reading, SP_DOUBT_HEADING, sp_reader_span (self->reading, start, start),
                   -1, _ ("这一段没有编号，却有要做的事。"), _ ("当作单独的一条。"));
  node.style = SP_NUMBER_NONE;
  node.part = self->outline->parts->len - 1;
  node.parent = node.first_child = -1;
  close_ranks (self, 0);
  g_array_append_val (self->outline->nodes, node);
}

void
sp_outline_builder_add_duties (SpOutlineBuilder *self)
{
  const char *first, *last = self->tail, *rest;
  const SpNode *node;

  if (self->tail == NULL || self->outline->nodes->len == 0)
    return;
  node = sp_outline_node (self->outline, (int)self->outline->nodes->len - 1);
  sp_title_end (node->text, self->tail, &rest);
  /* The only paragraph below a heading is what that heading is about. */
  if (sp_scan_skip_spaces (rest, self->tail) >= self->tail)
    sp_line_next (self->tail, self->tail_end, &first, &last);
  while (sp_line_next (last, self->tail_end, &first, &last))
    {
      if (sp_line_find_duty (first, last) != NULL)
        sp_outline_builder_add_plain (self, first, last);
    }
  self->tail = NULL;
}

/* 2） behind （1） lost half of its bracket; 1） behind it is a list below. */
static guint8
place_half_bracket (const SpOutlineBuilder *self, const SpNumber *number)
{
  guint8 rank = sp_outline_rank (number);
  int above = self->open[rank - 1];

  return number->style == SP_NUMBER_HALF_BRACKET && self->open[rank] < 0 && above >= 0 &&
             sp_outline_node (self->outline, above)->value + 1 == number->value
           ? rank - 1
           : rank;
}

void
sp_outline_builder_add (SpOutlineBuilder *self, const SpNumber *number, gboolean in_line)
{
  SpNode node = {0};

  if (is_full (self, number->start, number->text))
    return;
  node.start = number->start;
  node.num_end = number->end;
  node.text = number->text;
  node.value = number->value;
  node.style = (guint8)number->style;
  node.rank = place_half_bracket (self, number);
  node.in_line = in_line;
  node.part = self->outline->parts->len - 1;
  node.parent = node.first_child = -1;
  for (int i = node.rank - 1; i >= 0 && node.parent < 0; i--)
    node.parent = self->open[i];
  if (node.parent >= 0)
    {
      SpNode *parent = &g_array_index (self->outline->nodes, SpNode, node.parent);

      if (parent->first_child < 0)
        parent->first_child = (int)self->outline->nodes->len;
      parent->n_children++;
    }
  close_ranks (self, node.rank);
  self->open[node.rank] = (int)self->outline->nodes->len;
  self->running[node.rank] = node.value;
  self->n_numbered++;
  self->outline->n_numbered++;
  self->outline->n_outer += number->style <= SP_NUMBER_HAN_BRACKET;
  g_array_append_val (self->outline->nodes, node);
}

/* A line 附件3 某某 opened a part, but another such line follows at once: it was a list after all.
 */
void
sp_outline_builder_drop_empty_part (SpOutlineBuilder *self)
{
  SpPart *last = sp_outline_builder_part (self);

  if (self->outline->parts->len > 1 && last->first_node == (int)self->outline->nodes->len &&
      last->title_end == last->title_start)
    g_array_set_size (self->outline->parts, self->outline->parts->len - 1);
}

static gboolean
is_flat (const char *text, gsize length)
{
  gsize lines = 1;

  for (const char *p = text; (p = memchr (p, '\n', (gsize)(text + length - p))) != NULL; p++)
    lines += p[1] != '\n';
  return length / lines > FLAT_LINE;
}

/* Signatures are no part of the last block. */
static void
close_parts (SpOutline *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      SpPart *part = &g_array_index (self->parts, SpPart, i);

      if (part->body_end == NULL)
        part->body_end = part->end;
      part->body_end = sp_front_cut_signature (part->start, part->body_end);
    }
}

/* Ends of nodes, from the last to the first. */
static void
close_nodes (SpOutline *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      SpNode *node = &g_array_index (self->nodes, SpNode, i);
      const SpPart *part = &g_array_index (self->parts, SpPart, node->part);
      gboolean last = (int)i + 1 >= part->last_node;

      node->own_end = last ? part->body_end : sp_outline_node (self, (int)i + 1)->start;
      if (node->stop != NULL)
        node->own_end = MIN (node->own_end, node->stop);
      node->own_end = sp_scan_skip_spaces_back (node->text, MAX (node->own_end, node->text));
      node->next = (int)i + 1;
    }
  for (int i = (int)self->nodes->len - 1; i >= 0; i--)
    {
      SpNode *node = &g_array_index (self->nodes, SpNode, i);

      if (node->parent >= 0)
        {
          SpNode *parent = &g_array_index (self->nodes, SpNode, node->parent);

          parent->next = MAX (parent->next, node->next);
        }
    }
}

/* Everything that judges a heading asks for its title. */
static void
read_titles (SpOutline *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      SpNode *node = &g_array_index (self->nodes, SpNode, i);

      /* The number may stand on a line of its own. */
      node->text = sp_scan_skip_spaces (node->text, node->own_end);
      node->title_end = sp_title_end (node->text, node->own_end, &node->rest);
    }
}

static void
build (SpOutline *self, SpReading *reading, gboolean plain)
{
  SpOutlineBuilder builder = {
    .outline = self, .reading = reading, .end = reading->text + reading->length};

  builder.flat = self->flat;
  builder.plain = plain;
  self->n_numbered = self->n_outer = self->n_run_in = 0;
  g_array_set_size (reading->doubts, 0);
  g_array_set_size (self->nodes, 0);
  g_array_set_size (self->parts, 0);
  sp_outline_builder_open_part (&builder, 0, reading->text, reading->text);
  sp_outline_builder_take_lines (&builder, reading->text);
  sp_outline_builder_add_duties (&builder);
  sp_outline_builder_drop_empty_part (&builder);
  sp_outline_builder_part (&builder)->end = builder.end;
  sp_outline_builder_part (&builder)->last_node = (int)self->nodes->len;
}

void
sp_outline_init (SpOutline *self, SpReading *reading)
{
  self->nodes = g_array_new (FALSE, FALSE, sizeof (SpNode));
  self->parts = g_array_new (FALSE, TRUE, sizeof (SpPart));
  self->flat = is_flat (reading->text, reading->length);
  build (self, reading, FALSE);
  if ((self->n_numbered == 0 ||
       (self->n_run_in >= RUN_IN_MIN && self->n_run_in * RUN_IN_SHARE >= self->n_outer)) &&
      !self->flat)
    {
      /* Few lines or none begin with a number: headings stand inside lines. */
      self->flat = TRUE;
      build (self, reading, FALSE);
      self->flat = self->n_numbered > 0;
    }
  if (self->n_numbered == 0)
    build (self, reading, TRUE);
  close_parts (self);
  close_nodes (self);
  read_titles (self);
}

void
sp_outline_clear (SpOutline *self)
{
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->parts, g_array_unref);
}

const char *
sp_outline_front_end (const SpOutline *self, const SpReading *reading)
{
  const SpPart *part = &g_array_index (self->parts, SpPart, 0);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const SpNode *node = sp_outline_node (self, (int)i);

      /* The notice stands before the first annex; without a notice that annex is all there is. */
      if (node->part > 0 && sp_scan_skip_spaces (part->start, part->end) < part->end)
        return part->end;
      if (node->style != SP_NUMBER_NONE)
        return node->start;
    }
  return reading->text + reading->length;
}
