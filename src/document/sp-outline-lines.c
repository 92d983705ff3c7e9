/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each line of a document is to its outline: a heading, a part, a title, a list of
 * attachments, or only text. Knows nothing of what a heading says. */
#include "document/sp-blocks.h"
#include "document/sp-front.h"
#include "document/sp-lines.h"
#include "document/sp-outline-build.h"
#include "document/sp-scan.h"

#define PART_LINE_MAX 240
#define RUN_ITEM_MAX 3000 /* bytes of an item inside a line, with its clause */
/* A slip is one where the number that follows it stands within so many lines. */
#define SLIP_LINES 12

static void
open_list (SpOutlineBuilder *self, const char *start)
{
  if (sp_outline_builder_part (self)->body_end == NULL)
    sp_outline_builder_part (self)->body_end = start;
  self->in_list = TRUE;
}

/* 附件：任务分解表 names one attachment, which may stand right below. */
static void
note_only_one (SpOutlineBuilder *self, const char *start, const char *end)
{
  const char *colon = start, *title;
  SpNumber number;

  while (colon < end && !sp_scan_at (colon, "：") && *colon != ':')
    colon = g_utf8_next_char (colon);
  if (colon >= end)
    return;
  title = sp_scan_skip_spaces (g_utf8_next_char (colon), end);
  if (title < end && !sp_number_read (title, end, &number))
    self->one = (SpTitleLines) {title, end};
}

/* 附件 alone: above a numbered list it announces attachments; behind a text with headings of its
 * own it opens one; behind a notice it only parts notice and plan. */
static void
take_bare_part (SpOutlineBuilder *self, const char *start, const char *end)
{
  const char *first, *last;
  SpNumber number;

  if (sp_line_next (end, self->end, &first, &last) && sp_number_read (first, last, &number) &&
      number.style >= SP_NUMBER_ARABIC)
    open_list (self, start);
  else if (self->n_numbered > 0)
    sp_outline_builder_open_part (self, sp_outline_builder_part (self)->number + 1, start, end);
  else
    self->in_list = FALSE;
}

static void
open_only_one (SpOutlineBuilder *self)
{
  SpTitleLines one = self->one;

  sp_outline_builder_open_part (self, sp_outline_builder_part (self)->number + 1, one.start,
                                one.start);
  sp_outline_builder_part (self)->title_end = one.end;
}

static gboolean
take_part_line (SpOutlineBuilder *self, const char *start, const char *end)
{
  int number = 0;
  const char *rest = end;
  SpLineKind kind = sp_line_read_part (start, end, &number, &rest);

  if (kind == SP_LINE_OTHER)
    return FALSE;
  if (kind == SP_LINE_LIST)
    {
      open_list (self, start);
      note_only_one (self, start, end);
    }
  if (kind == SP_LINE_PART_BARE)
    take_bare_part (self, start, end);
  if (kind == SP_LINE_LIST || kind == SP_LINE_PART_BARE)
    return TRUE;
  if (kind == SP_LINE_PART_TITLED && self->in_list)
    return TRUE;
  sp_outline_builder_drop_empty_part (self);
  sp_outline_builder_open_part (self, number, start, kind == SP_LINE_PART_TITLED ? rest : end);
  if (kind == SP_LINE_PART_TITLED)
    sp_outline_builder_part (self)->title_end = end;
  return TRUE;
}

/* Title lines stand between 附件 and the first heading and are no sentences. */
static void
take_title_line (SpOutlineBuilder *self, const char *start, const char *end)
{
  SpPart *part = sp_outline_builder_part (self);

  if (part->number == 0 || part->first_node != (int)self->outline->nodes->len)
    return;
  if (end - start > PART_LINE_MAX || sp_scan_before (start, end, "。"))
    return;
  if (part->title_start == part->title_end)
    part->title_start = start;
  if (end - part->title_start <= SP_READER_MAX_TITLE)
    part->title_end = end;
}

/* Most characters are neither stops nor brackets nor digits: their first byte tells. */
static gboolean
may_matter (const char *p)
{
  guint8 c = (guint8)*p;

  return c < 0x80 || c == 0xe3 || c == 0xef;
}

/* Whether a number inside a line continues an open list, or where line breaks were lost begins one.
 */
static gboolean
fits_in_line (SpOutlineBuilder *self, const SpNumber *number)
{
  guint8 rank = sp_outline_rank (number);
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
follows_heading (SpOutlineBuilder *self, const char *p, const SpNumber *number)
{
  guint n = self->outline->nodes->len;
  const SpNode *last = n > 0 ? sp_outline_node (self->outline, (int)n - 1) : NULL;

  if (last == NULL || number->value != 1 || sp_outline_rank (number) <= last->rank ||
      number->style == SP_NUMBER_DECIMAL || p <= last->text || p - last->text > 90)
    return FALSE;
  for (const char *q = last->text; q < p; q = g_utf8_next_char (q))
    {
      if (sp_scan_ends_clause (q) || sp_scan_closes (q) != SP_BRACKET_NONE)
        return FALSE;
    }
  return TRUE;
}

/* Behind these the first number of a list inside a line may stand. */
static const char *const run_stops[] = {"。", "）", ")", "：", ":", NULL};

/* 任务有三项。（一）修渠。…（县水务局负责）（二）清淤。…: the first of a list inside a line, whose
 * next number follows a clause of the first's own. */
static gboolean
begins_run (const SpOutlineBuilder *self, const char *end, const SpNumber *number)
{
  guint n = self->outline->nodes->len;
  const SpNode *last = n > 0 ? sp_outline_node (self->outline, (int)n - 1) : NULL;
  const char *limit = MIN (end, number->text + RUN_ITEM_MAX);
  SpNumber next;

  if (number->value != 1 || number->style == SP_NUMBER_DECIMAL || self->n_numbered == 0 ||
      last == NULL || sp_outline_rank (number) <= last->rank)
    return FALSE;
  for (const char *p = number->text; p < limit; p = g_utf8_next_char (p))
    {
      const char *q = g_utf8_next_char (p);

      if (may_matter (p) && sp_scan_any (p, run_stops) > 0 && sp_number_read (q, end, &next) &&
          next.style == number->style)
        return next.value == 2 && sp_section_states_units (number->text, q);
    }
  return FALSE;
}

/* Behind these a heading may begin inside a line; the rest where line breaks were lost. */
static gboolean
parts_headings (const SpOutlineBuilder *self, const char *p)
{
  static const char *const always[] = {"。", "）", ")", NULL};
  static const char *const flat[] = {" ", "　", "：", "；", ";", NULL};

  return sp_scan_any (p, always) > 0 || (self->flat && sp_scan_any (p, flat) > 0);
}

/* @goes_on: whether the line may go on with an open list, not only begin one. */
static void
scan_inside (SpOutlineBuilder *self, const char *start, const char *end, gboolean goes_on)
{
  const char *reference = NULL; /* the bracket that closes （一） in a text */

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      SpNumber number;

      if (!may_matter (p) || p == reference)
        continue;
      if (parts_headings (self, p) || sp_scan_any (p, run_stops) > 0)
        {
          const char *q = sp_scan_skip_spaces (g_utf8_next_char (p), end);
          gboolean run;

          if (q >= end || !sp_number_read (q, end, &number))
            continue;
          run = begins_run (self, end, &number);
          if (!run && !(goes_on && parts_headings (self, p) && fits_in_line (self, &number)))
            continue;
          goes_on = TRUE;
          self->outline->n_run_in += !run && number.style <= SP_NUMBER_HAN;
          sp_outline_builder_add (self, &number, TRUE);
          p = sp_scan_prev (p, number.text);
        }
      else if ((sp_scan_opens (p) == SP_BRACKET_ROUND || (self->flat && sp_scan_is_digit (p))) &&
               sp_number_read (p, end, &number))
        {
          reference = sp_scan_prev (p, number.end);
          if (!goes_on || !follows_heading (self, p, &number))
            continue;
          self->outline->n_run_in += number.style == SP_NUMBER_HAN_BRACKET;
          if (self->flat || begins_run (self, end, &number))
            sp_outline_builder_add (self, &number, TRUE);
        }
    }
}

/* L for 1 where the next number is 2, S for 三 behind 二. */
static gboolean
read_slip (SpOutlineBuilder *self, const char *start, const char *end, SpNumber *out)
{
  const char *first, *last = end;
  SpNumber next;

  if (!sp_number_read_slip (start, end, out))
    return FALSE;
  if (out->style == SP_NUMBER_HAN)
    return self->running[sp_outline_rank (out)] + 1 == out->value;
  for (guint i = 0; i < SLIP_LINES && sp_line_next (last, self->end, &first, &last); i++)
    {
      if (sp_number_read (first, last, &next))
        return next.style == out->style && next.value == out->value + 1;
    }
  return FALSE;
}

/* 二 主要任务 behind 一、: the 、 was lost. Without a space or behind nothing the words must be
 * those of a section. */
static gboolean
read_open (SpOutlineBuilder *self, const char *start, const char *end, SpNumber *out)
{
  gboolean next, known;

  if (!sp_number_read_open (start, end, out))
    return FALSE;
  known = sp_section_is_known (out->text, end);
  next = self->running[sp_outline_rank (out)] + 1 == out->value;
  return next && (known || (out->value > 1 && out->text > out->end));
}

/* 10.100人以上企业… behind 9. goes on with the list. */
static gboolean
read_tight (SpOutlineBuilder *self, const char *start, const char *end, SpNumber *out)
{
  int open;

  if (!sp_number_read_tight (start, end, out))
    return FALSE;
  open = self->open[sp_outline_rank (out)];
  return open >= 0 && sp_outline_node (self->outline, open)->value + 1 == out->value;
}

/* Only a heading of the first rank ends a list that no 附件 line ends, or in a notice its date. */
static gboolean
ends_list (SpOutlineBuilder *self, const char *start, const char *end, const SpNumber *number)
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
look_for_plan (SpOutlineBuilder *self, const SpNumber *number)
{
  const char *start = self->title.start, *end = self->title.end;

  if (start == NULL || number->value != 1 || number->style > SP_NUMBER_HAN ||
      self->running[sp_outline_rank (number)] < 2)
    return;
  sp_outline_builder_open_part (self, sp_outline_builder_part (self)->number + 1, self->plan,
                                start);
  sp_outline_builder_part (self)->title_end = end;
}

static void
note_title_line (SpOutlineBuilder *self, const char *start, const char *end)
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

/* A duty in the notice is work of its own; those behind the last heading wait until it is known
 * that nothing follows. */
static void
note_duty (SpOutlineBuilder *self, const char *start, const char *end)
{
  const char *duty;

  if (self->n_numbered > 0)
    {
      if (self->tail == NULL)
        self->tail = start;
      self->tail_end = end;
      return;
    }
  duty = sp_line_find_duty (start, end);
  if (duty != NULL)
    sp_outline_builder_add_plain (self, duty, end);
}

/* A document without a number: each paragraph that somebody answers for is work, with the clause
 * that may stand on a line of its own behind it. */
static void
take_paragraph (SpOutlineBuilder *self, const char *start, const char *end)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SpClausePlace));

  sp_clause_find (start, end, places);
  if (places->len == 0)
    {
      self->previous = sp_front_is_title (start, end) ? NULL : start;
      return;
    }
  if (g_array_index (places, SpClausePlace, 0).outer_start == start)
    {
      if (self->previous != NULL)
        sp_outline_builder_add_plain (self, self->previous, end);
    }
  else
    sp_outline_builder_add_plain (self, start, end);
  self->previous = NULL;
}

static void
take_plain_line (SpOutlineBuilder *self, const char *start, const char *end)
{
  take_title_line (self, start, end);
  note_title_line (self, start, end);
  if (self->plain)
    {
      take_paragraph (self, start, end);
      return;
    }
  note_duty (self, start, end);
  self->small = sp_line_is_small_heading (start, end) ? start : NULL;
}

static void
take_numbered_line (SpOutlineBuilder *self, const SpNumber *number, const char *end)
{
  guint n = self->outline->nodes->len;

  look_for_plan (self, number);
  if (self->small != NULL && self->n_numbered > 0)
    g_array_index (self->outline->nodes, SpNode, n - 1).stop = self->small;
  self->tail = NULL;
  sp_outline_builder_part (self)->body_end = NULL;
  sp_outline_builder_add (self, number, FALSE);
  sp_outline_builder_forget_lines (self);
}

/* ①甲；②乙；③丙。 on one line lists what a paragraph is about. */
static gboolean
lists_inline (const SpNumber *number, const char *end)
{
  return number->style == SP_NUMBER_CIRCLE && number->value == 1 &&
         sp_scan_find (number->text, end, "②") != NULL;
}

static void
take_line (SpOutlineBuilder *self, const char *start, const char *end)
{
  SpNumber number;
  gboolean numbered;

  if (take_part_line (self, start, end))
    return;
  numbered = sp_number_read (start, end, &number) || read_slip (self, start, end, &number) ||
             read_tight (self, start, end, &number) || read_open (self, start, end, &number);
  numbered = numbered && !lists_inline (&number, end);
  if (numbered && self->one.start != NULL && number.value == 1)
    open_only_one (self);
  self->one.start = NULL;
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
  if (!self->plain)
    scan_inside (self, numbered ? number.text : start, end, numbered || self->flat);
}

void
sp_outline_builder_take_lines (SpOutlineBuilder *self, const char *start)
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
