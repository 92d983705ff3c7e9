/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-outline.h. The stack of open headings is bounded by the number of ranks, not by the
 * document. */
#include "document/sp-blocks.h"
#include "document/sp-front.h"
#include "document/sp-lines.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define RANKS 64
/* Above this many bytes a line on average, line breaks were lost and headings begin inside lines.
 */
#define FLAT_LINE 3000
#define PART_LINE_MAX 240
/* A slip is one where the number that follows it stands within so many lines. */
#define SLIP_LINES 12

/* Lines that look like a title, one behind the other. */
typedef struct
{
  const char *start, *end; /* NULL where there is none */
} TitleLines;

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
  TitleLines lines;   /* title lines at this place, since the last number */
  TitleLines title;   /* the last of them that name a plan */
  const char *plan;   /* where the first of those begins, NULL */
  const char *small;  /* a small heading above this line, NULL */
  const char *duty;   /* a paragraph that may end the part with a duty, NULL */
  const char *duty_end;
  guint n_numbered; /* headings with a number in this part */
} Builder;

static SpPart *
current_part (Builder *self)
{
  return &g_array_index (self->outline->parts, SpPart, self->outline->parts->len - 1);
}

static guint8
rank_of (const SpNumber *number)
{
  static const guint8 ranks[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 18, 19};

  return (guint8)(ranks[number->style] + (number->style == SP_NUMBER_DECIMAL ? number->depth : 0));
}

static void
close_ranks (Builder *self, int from)
{
  for (int i = from; i < RANKS; i++)
    self->open[i] = -1;
}

static void add_duty (Builder *self);

static void
forget_lines (Builder *self)
{
  self->lines.start = self->title.start = self->plan = self->small = self->duty = NULL;
}

static void
open_part (Builder *self, int number, const char *start, const char *title_start)
{
  SpPart part = {.number = number, .start = start, .title_start = title_start};

  add_duty (self);
  forget_lines (self);
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
  self->n_numbered = 0;
}

static gboolean
is_full (Builder *self, const char *start, const char *end)
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
static void
add_plain_node (Builder *self, const char *start, const char *end)
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

static void
add_duty (Builder *self)
{
  if (self->duty != NULL)
    add_plain_node (self, self->duty, self->duty_end);
  self->duty = NULL;
}

static void
add_node (Builder *self, const SpNumber *number, gboolean in_line)
{
  SpNode node = {0};

  if (is_full (self, number->start, number->text))
    return;
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
  self->n_numbered++;
  self->outline->n_numbered++;
  g_array_append_val (self->outline->nodes, node);
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

static void
open_list (Builder *self, const char *start)
{
  if (current_part (self)->body_end == NULL)
    current_part (self)->body_end = start;
  self->in_list = TRUE;
}

/* 附件 alone: above a numbered list it announces attachments; behind a text with headings of its
 * own it opens one; behind a notice it only parts notice and plan. */
static void
take_bare_part (Builder *self, const char *start, const char *end)
{
  const char *first, *last;
  SpNumber number;

  if (sp_line_next (end, self->end, &first, &last) && sp_number_read (first, last, &number) &&
      number.style >= SP_NUMBER_ARABIC)
    open_list (self, start);
  else if (self->n_numbered > 0)
    open_part (self, current_part (self)->number + 1, start, end);
  else
    self->in_list = FALSE;
}

static gboolean
take_part_line (Builder *self, const char *start, const char *end)
{
  int number = 0;
  const char *rest = end;
  SpLineKind kind = sp_line_read_part (start, end, &number, &rest);

  if (kind == SP_LINE_OTHER)
    return FALSE;
  if (kind == SP_LINE_LIST)
    open_list (self, start);
  if (kind == SP_LINE_PART_BARE)
    take_bare_part (self, start, end);
  if (kind == SP_LINE_LIST || kind == SP_LINE_PART_BARE)
    return TRUE;
  if (kind == SP_LINE_PART_TITLED && self->in_list)
    return TRUE;
  drop_empty_part (self);
  open_part (self, number, start, kind == SP_LINE_PART_TITLED ? rest : end);
  if (kind == SP_LINE_PART_TITLED)
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

/* Where line breaks were lost a heading may stand right behind the heading above it:
 * 二、主要任务（一）强化责任. */
static gboolean
follows_heading (Builder *self, const char *p, const SpNumber *number)
{
  guint n = self->outline->nodes->len;
  const SpNode *last = n > 0 ? sp_outline_node (self->outline, (int)n - 1) : NULL;

  if (!self->flat || last == NULL || number->value != 1 || rank_of (number) <= last->rank ||
      number->style == SP_NUMBER_DECIMAL || p <= last->text || p - last->text > 90)
    return FALSE;
  for (const char *q = last->text; q < p; q = g_utf8_next_char (q))
    {
      if (sp_scan_ends_clause (q) || sp_scan_closes (q) != SP_BRACKET_NONE)
        return FALSE;
    }
  return TRUE;
}

/* Behind these a heading may begin inside a line; the rest where line breaks were lost. */
static gboolean
parts_headings (const Builder *self, const char *p)
{
  static const char *const always[] = {"。", "）", ")", NULL};
  static const char *const flat[] = {" ", "　", "：", "；", ";", NULL};

  return sp_scan_any (p, always) > 0 || (self->flat && sp_scan_any (p, flat) > 0);
}

static void
scan_inside (Builder *self, const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      const char *q;
      SpNumber number;

      if (parts_headings (self, p))
        {
          q = sp_scan_skip_spaces (g_utf8_next_char (p), end);
          if (q < end && sp_number_read (q, end, &number) && fits_in_line (self, &number))
            add_node (self, &number, TRUE);
        }
      else if (self->flat && (sp_scan_opens (p) == SP_BRACKET_ROUND || sp_scan_is_digit (p)) &&
               sp_number_read (p, end, &number) && follows_heading (self, p, &number))
        add_node (self, &number, TRUE);
    }
}

/* L for 1 where the next number is 2, S for 三 behind 二. */
static gboolean
read_slip (Builder *self, const char *start, const char *end, SpNumber *out)
{
  const char *first, *last = end;
  SpNumber next;

  if (!sp_number_read_slip (start, end, out))
    return FALSE;
  if (out->style == SP_NUMBER_HAN)
    return self->running[rank_of (out)] + 1 == out->value;
  for (guint i = 0; i < SLIP_LINES && sp_line_next (last, self->end, &first, &last); i++)
    {
      if (sp_number_read (first, last, &next))
        return next.style == out->style && next.value == out->value + 1;
    }
  return FALSE;
}

/* Only a heading of the first rank ends a list that no 附件 line ends, or in a notice its date. */
static gboolean
ends_list (Builder *self, const char *start, const char *end, const SpNumber *number)
{
  if (number == NULL)
    {
      if (self->n_numbered == 0 && sp_front_date_line (start, end) != SP_DATE_NONE)
        self->in_list = FALSE;
      return FALSE;
    }
  return number->style <= SP_NUMBER_HAN;
}

/* Headings begin anew below lines that name a plan: the file holds several. */
static void
look_for_plan (Builder *self, const SpNumber *number)
{
  const char *start = self->title.start, *end = self->title.end;

  if (start == NULL || number->value != 1 || number->style > SP_NUMBER_HAN ||
      self->running[rank_of (number)] < 2)
    return;
  open_part (self, current_part (self)->number + 1, self->plan, start);
  current_part (self)->title_end = end;
}

static void
note_title_line (Builder *self, const char *start, const char *end)
{
  if (!sp_front_is_title (start, end))
    {
      self->lines.start = NULL;
      return;
    }
  if (self->lines.start == NULL)
    self->lines.start = start;
  self->lines.end = end;
  if (!sp_front_names_plan (start, end) && self->title.start != self->lines.start)
    return;
  self->title = self->lines;
  if (self->plan == NULL)
    self->plan = self->lines.start;
}

/* A duty in the notice is work of its own; one behind the last heading when nothing follows. */
static void
note_duty (Builder *self, const char *start, const char *end)
{
  const char *duty = sp_line_find_duty (start, end);
  const char *rest;
  const SpNode *last;

  if (duty == NULL)
    return;
  if (self->n_numbered == 0)
    {
      add_plain_node (self, duty, end);
      return;
    }
  last = sp_outline_node (self->outline, (int)self->outline->nodes->len - 1);
  sp_title_end (last->text, start, &rest);
  /* The only paragraph below a heading is what that heading is about. */
  if (sp_scan_skip_spaces (rest, start) < start)
    {
      self->duty = start;
      self->duty_end = end;
    }
}

static void
take_plain_line (Builder *self, const char *start, const char *end)
{
  take_title_line (self, start, end);
  note_title_line (self, start, end);
  note_duty (self, start, end);
  self->small = sp_line_is_small_heading (start, end) ? start : NULL;
}

static void
take_numbered_line (Builder *self, const SpNumber *number, const char *end)
{
  guint n = self->outline->nodes->len;

  look_for_plan (self, number);
  if (self->small != NULL && self->n_numbered > 0)
    g_array_index (self->outline->nodes, SpNode, n - 1).stop = self->small;
  self->duty = NULL;
  current_part (self)->body_end = NULL;
  add_node (self, number, FALSE);
  forget_lines (self);
}

static void
take_line (Builder *self, const char *start, const char *end)
{
  SpNumber number;
  gboolean numbered;

  if (take_part_line (self, start, end))
    return;
  numbered = sp_number_read (start, end, &number) || read_slip (self, start, end, &number);
  if (self->in_list)
    {
      if (!ends_list (self, start, end, numbered ? &number : NULL))
        return;
      self->in_list = FALSE;
    }
  if (numbered)
    take_numbered_line (self, &number, end);
  else
    take_plain_line (self, start, end);
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

static void
build (SpOutline *self, SpReading *reading)
{
  Builder builder = {.outline = self, .reading = reading, .end = reading->text + reading->length};

  builder.flat = self->flat;
  self->n_numbered = 0;
  g_array_set_size (self->nodes, 0);
  g_array_set_size (self->parts, 0);
  open_part (&builder, 0, reading->text, reading->text);
  take_lines (&builder, reading->text);
  add_duty (&builder);
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
  if (self->n_numbered == 0 && !self->flat)
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
