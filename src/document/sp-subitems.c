/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists inside the paragraph of a measure: 一是…二是…, 第一，…第二，…, 首先…其次…, （1）…（2）….
 * Knows no outline: numbers that are headings have been taken out before. */
#include "document/sp-blocks.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

#define SECOND_BYTES 2000 /* of a first item */

typedef enum
{
  MARK_IS,      /* 一是, 二要 */
  MARK_ORDINAL, /* 第一， */
  MARK_OF_THEM, /* 其一， */
  MARK_FIRST,   /* 首先 */
  MARK_NUMBER,  /* （1）, ① */
} MarkKind;

typedef struct
{
  MarkKind kind;
  SpNumberStyle style; /* of a number */
  int value;           /* 0: the next one, as 最后 says */
  const char *stop;
} Mark;

static gboolean
begins_clause (const char *start, const char *p)
{
  const char *before = sp_scan_skip_spaces_back (start, p);

  return before != p || before == start || sp_scan_ends_clause (sp_scan_prev (start, p)) ||
         sp_scan_closes (sp_scan_prev (start, p)) != SP_BRACKET_NONE;
}

static gboolean
read_numeral (const char *p, const char *const *behind, Mark *out)
{
  guint length;

  out->value = sp_numeral_parse (p, &out->stop);
  length = out->value > 0 ? sp_scan_any (out->stop, behind) : 0;
  out->stop += length;
  return length > 0;
}

static gboolean
read_word (const char *p, Mark *out)
{
  static const char *const nexts[] = {"其次", "再次", "再者", "然后", "最后", NULL};
  gboolean first = sp_scan_at (p, "首先");
  guint length = first ? (guint)strlen ("首先") : sp_scan_any (p, nexts);

  *out = (Mark) {.kind = MARK_FIRST, .value = first, .stop = p + length};
  return length > 0;
}

/* A number in brackets behind a stop; one behind a bracket refers to something. */
static gboolean
read_number (const char *start, const char *p, const char *end, Mark *out)
{
  const char *before = sp_scan_skip_spaces_back (start, p);
  SpNumber number;

  if (before == start ||
      !(sp_scan_ends_clause (sp_scan_prev (start, before)) ||
        memchr (before, '\n', (gsize)(p - before)) != NULL) ||
      !sp_number_read (p, end, &number))
    return FALSE;
  *out = (Mark) {MARK_NUMBER, number.style, number.value, number.end};
  return TRUE;
}

/* The mark of an item at @p, where a clause begins. */
static gboolean
read_mark (const char *start, const char *p, const char *end, Mark *out)
{
  static const char *const verbs[] = {"是", "要", NULL};
  static const char *const stops[] = {"，", "、", "：", "是", "要", ",", NULL};

  *out = (Mark) {0};
  switch (sp_scan_char (p))
    {
    case 0x7b2c: /* 第 */
      out->kind = MARK_ORDINAL;
      return read_numeral (p + strlen ("第"), stops, out) && begins_clause (start, p);
    case 0x5176: /* 其 */
      out->kind = MARK_OF_THEM;
      if (read_numeral (p + strlen ("其"), stops, out))
        return begins_clause (start, p);
      G_GNUC_FALLTHROUGH;
    case 0x9996: /* 首 */
    case 0x518d: /* 再 */
    case 0x7136: /* 然 */
    case 0x6700: /* 最 */
      return read_word (p, out) && begins_clause (start, p);
    case '(':
    case 0xff08: /* （ */
      return read_number (start, p, end, out);
    default:
      if (sp_scan_is_digit (p))
        return read_number (start, p, end, out) && out->style == SP_NUMBER_ARABIC;
      if (sp_scan_char (p) >= 0x2460 && sp_scan_char (p) <= 0x2487) /* ① to ⒇ */
        return read_number (start, p, end, out);
      return sp_scan_is_han (p) && sp_scan_is_numeral (p) && read_numeral (p, verbs, out) &&
             begins_clause (start, p);
    }
}

static gboolean
is_like (const Mark *mark, const Mark *other)
{
  return mark->kind == other->kind && mark->style == other->style;
}

/* Whether the paragraph goes on with the second item of the list that @first begins. */
static gboolean
has_second (const char *start, const Mark *first, const char *end)
{
  const char *limit = MIN (end, first->stop + SECOND_BYTES);
  const char *stop = memchr (first->stop, '\n', (gsize)(limit - first->stop));
  Mark mark;

  end = stop != NULL ? stop : limit;
  for (const char *p = first->stop; p < end; p = g_utf8_next_char (p))
    {
      if (read_mark (start, p, end, &mark) && is_like (&mark, first))
        return mark.value == 2 || mark.value == 0;
    }
  return FALSE;
}

/* Whether @mark is the next item: 一是 begins a list, also a second one; another number must go on
 * with the list. */
static gboolean
is_item (const char *start, const char *end, const Mark *last, Mark *mark)
{
  if (mark->value == 0 && last->value > 0 && is_like (mark, last))
    mark->value = last->value + 1;
  if (mark->value == 1)
    return mark->kind == MARK_IS || (last->value == 0 && has_second (start, mark, end));
  return last->value > 0 && is_like (mark, last) && mark->value > last->value &&
         mark->value <= last->value + 2;
}

void
sp_subitems_read (SpReading *reading, const char *start, const char *end, GArray **items)
{
  Mark last = {0};

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      SpReadItem item;
      Mark mark;

      if (!read_mark (start, p, end, &mark) || !is_item (start, end, &last, &mark))
        continue;
      if (mark.value > last.value + 1)
        sp_reader_doubtf (reading, SP_DOUBT_NUMBER, sp_reader_span (reading, p, mark.stop),
                          (int)reading->blocks->len, "", _ ("分项从第%d项跳到第%d项。"), last.value,
                          mark.value);
      if (last.value > 0)
        g_array_index (*items, SpReadItem, (*items)->len - 1).span.end =
          sp_reader_span (reading, p, p).start;
      item.span = sp_reader_span (reading, p, end);
      item.label = sp_reader_keep (reading, p, mark.stop, TRUE);
      g_array_append_val (sp_reader_list (reading, items, sizeof item), item);
      last = mark;
      p = sp_scan_prev (p, mark.stop);
    }
}
