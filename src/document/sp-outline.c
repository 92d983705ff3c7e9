/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-outline.h. The stack of open headings is bounded by the number of ranks, not by the
 * document. */
#include "document/sp-outline.h"
#include "document/sp-front.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define RANKS 64
/* Above this many bytes a line on average, line breaks were lost and headings begin inside lines.
 */
#define FLAT_LINE 3000
#define PART_LINE_MAX 240

typedef struct
{
  SpOutline *outline;
  SpReading *reading;
  const char *end;
  int open[RANKS];    /* rank → index of the open node, -1 */
  gboolean flat;      /* line breaks were lost */
  gboolean in_list;   /* in a list of attachments */
  int running[RANKS]; /* rank → last value in this part, also of closed headings */
  gboolean cut;       /* too many headings */
} Builder;

static SpPart *
current_part (Builder *self)
{
  return &g_array_index (self->outline->parts, SpPart, self->outline->parts->len - 1);
}

static guint8
rank_of (const SpNumber *number)
{
  static const guint8 ranks[] = {0, 1, 2, 3, 4, 5, 6, 7, 17, 18};

  return (guint8)(ranks[number->style] + (number->style == SP_NUMBER_DECIMAL ? number->depth : 0));
}

static void
close_ranks (Builder *self, int from)
{
  for (int i = from; i < RANKS; i++)
    self->open[i] = -1;
}

static void
open_part (Builder *self, int number, const char *start, const char *title_start)
{
  SpPart part = {.number = number, .start = start, .title_start = title_start};

  if (self->outline->parts->len > 0)
    {
      SpPart *last = current_part (self);

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
}

static void
add_node (Builder *self, const SpNumber *number, gboolean in_line)
{
  SpNode node = {0};

  if (self->outline->nodes->len >= SP_READER_MAX_BLOCKS)
    {
      if (!self->cut)
        sp_reader_doubt (self->reading, SP_DOUBT_HEADING,
                         sp_reader_span (self->reading, number->start, number->text), -1,
                         _ ("编号标题太多，从这里起没有再读。"), "");
      self->cut = TRUE;
      return;
    }
  node.start = number->start;
  node.num_end = number->end;
  node.text = number->text;
  node.value = number->value;
  node.style = (guint8)number->style;
  node.rank = rank_of (number);
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
  g_array_append_val (self->outline->nodes, node);
}

/* 附件3 and 附件三, as against 附件：1.… and 附件1.…, which begin a list of attachments. */
typedef enum
{
  LINE_OTHER,
  LINE_PART,
  LINE_PART_TITLED,
  LINE_LIST
} LineKind;

static LineKind
read_part_line (const char *start, const char *end, int *number, const char **rest)
{
  static const char *const stops[] = {".", "．", "、", NULL};
  static const char *const colons[] = {"：", ":", NULL};
  const char *p = start, *stop;

  if (!sp_scan_at (p, "附件") || end - start > PART_LINE_MAX)
    return LINE_OTHER;
  p = sp_scan_skip_spaces (p + strlen ("附件"), end);
  if (p >= end || (sp_scan_any (p, colons) > 0 && p + sp_scan_any (p, colons) <= end))
    return LINE_LIST;
  *number = sp_scan_number (p, end, &stop);
  if (*number <= 0 || *number > 200)
    return LINE_OTHER;
  stop = sp_scan_skip_spaces (stop, end);
  *rest = end;
  if (stop >= end)
    return LINE_PART;
  if (sp_scan_any (stop, colons) > 0)
    stop += sp_scan_any (stop, colons);
  else if (sp_scan_any (stop, stops) > 0)
    return LINE_LIST;
  *rest = sp_scan_skip_spaces (stop, end);
  if (*rest >= end)
    return LINE_PART;
  for (p = *rest; p < end; p = g_utf8_next_char (p))
    {
      if (sp_scan_ends_sentence (p) || sp_scan_at (p, "，"))
        return LINE_OTHER;
    }
  return LINE_PART_TITLED;
}

/* A line 附件3 某某 opened a part, but another such line follows at once: it was a list after all.
 */
static void
drop_empty_part (Builder *self)
{
  SpPart *last = current_part (self);

  if (self->outline->parts->len > 1 && last->first_node == (int)self->outline->nodes->len &&
      last->title_end == last->title_start)
    g_array_set_size (self->outline->parts, self->outline->parts->len - 1);
}

static gboolean
take_part_line (Builder *self, const char *start, const char *end)
{
  int number = 0;
  const char *rest = end;
  LineKind kind = read_part_line (start, end, &number, &rest);

  if (kind == LINE_OTHER)
    return FALSE;
  if (kind == LINE_LIST)
    {
      if (current_part (self)->body_end == NULL)
        current_part (self)->body_end = start;
      self->in_list = TRUE;
      return TRUE;
    }
  if (kind == LINE_PART_TITLED && self->in_list)
    return TRUE;
  drop_empty_part (self);
  open_part (self, number, start, kind == LINE_PART_TITLED ? rest : end);
  if (kind == LINE_PART_TITLED)
    current_part (self)->title_end = end;
  return TRUE;
}

/* Title lines stand between 附件 and the first heading and are no sentences. */
static void
take_title_line (Builder *self, const char *start, const char *end)
{
  SpPart *part = current_part (self);

  if (part->number == 0 || part->first_node != (int)self->outline->nodes->len)
    return;
  if (end - start > PART_LINE_MAX || sp_scan_before (start, end, "。"))
    return;
  if (part->title_start == part->title_end)
    part->title_start = start;
  if (end - part->title_start <= SP_READER_MAX_TITLE)
    part->title_end = end;
}

/* Whether a number inside a line continues an open list, or where line breaks were lost begins one.
 */
static gboolean
fits_in_line (Builder *self, const SpNumber *number)
{
  guint8 rank = rank_of (number);
  int open = self->open[rank];

  if (number->style == SP_NUMBER_DECIMAL || number->style == SP_NUMBER_CHAPTER)
    return FALSE;
  if (open >= 0)
    return sp_outline_node (self->outline, open)->value + 1 == number->value;
  return self->flat && (number->value == 1 || number->value == self->running[rank] + 1);
}

static void
scan_inside (Builder *self, const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gboolean stop = sp_scan_at (p, "。") || sp_scan_at (p, "）") || *p == ')' ||
                      (self->flat && (*p == ' ' || sp_scan_at (p, "：") || sp_scan_at (p, "　")));
      const char *q;
      SpNumber number;

      if (!stop)
        continue;
      q = sp_scan_skip_spaces (g_utf8_next_char (p), end);
      if (q < end && sp_number_read (q, end, &number) && fits_in_line (self, &number))
        add_node (self, &number, TRUE);
    }
}

static void
take_line (Builder *self, const char *start, const char *end)
{
  SpNumber number;
  gboolean numbered;

  if (take_part_line (self, start, end))
    return;
  numbered = sp_number_read (start, end, &number);
  if (self->in_list)
    {
      /* Only a heading of the first rank ends a list that no 附件 line ends. */
      if (!numbered || number.style != SP_NUMBER_HAN)
        return;
      self->in_list = FALSE;
      current_part (self)->body_end = NULL;
    }
  if (numbered)
    add_node (self, &number, FALSE);
  else
    take_title_line (self, start, end);
  if (numbered || self->flat)
    scan_inside (self, numbered ? number.text : start, end);
}

static void
take_lines (Builder *self, const char *start)
{
  for (const char *line = start; line < self->end;)
    {
      const char *stop = memchr (line, '\n', (gsize)(self->end - line));
      const char *first, *last;

      if (stop == NULL)
        stop = self->end;
      first = sp_scan_skip_spaces (line, stop);
      last = sp_scan_skip_spaces_back (first, stop);
      if (first < last)
        take_line (self, first, last);
      line = stop + 1;
    }
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

static void
build (SpOutline *self, SpReading *reading)
{
  Builder builder = {.outline = self, .reading = reading, .end = reading->text + reading->length};

  builder.flat = self->flat;
  g_array_set_size (self->nodes, 0);
  g_array_set_size (self->parts, 0);
  open_part (&builder, 0, reading->text, reading->text);
  take_lines (&builder, reading->text);
  drop_empty_part (&builder);
  current_part (&builder)->end = builder.end;
  current_part (&builder)->last_node = (int)self->nodes->len;
}

void
sp_outline_init (SpOutline *self, SpReading *reading)
{
  self->nodes = g_array_new (FALSE, FALSE, sizeof (SpNode));
  self->parts = g_array_new (FALSE, TRUE, sizeof (SpPart));
  self->flat = is_flat (reading->text, reading->length);
  build (self, reading);
  if (self->nodes->len == 0 && !self->flat)
    {
      /* No line begins with a number: perhaps headings stand inside lines. */
      self->flat = TRUE;
      build (self, reading);
    }
  close_parts (self);
  close_nodes (self);
}

void
sp_outline_clear (SpOutline *self)
{
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->parts, g_array_unref);
}
