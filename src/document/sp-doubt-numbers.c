/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slips in numbering: doubled, skipped, falling back, in another style than their siblings, printed
 * inside a line. Numbers that run on across headings are no slip. */
#include "document/sp-facts.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define RANKS 64

typedef struct
{
  SpReading *reading;
  const SpOutline *outline;
  GArray *last;       /* of int, by node: value of its last child so far */
  GArray *last_rank;  /* of int, by node: rank of that child */
  int running[RANKS]; /* last value of each rank in this part */
} Checker;

static SpSpan
number_span (const Checker *self, const SpNode *node)
{
  return sp_reader_span (self->reading, node->start, node->num_end);
}

static void
doubt (Checker *self, const SpNode *node, const char *format, int a, int b)
{
  g_autofree char *number = g_strndup (node->start, (gsize)(node->num_end - node->start));
  g_autofree char *what = NULL;

  /* The format is one of the literals below; translators see them there. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  what = b > 0 ? g_strdup_printf ("%d—%d", a, b) : g_strdup_printf ("%d", a);
  G_GNUC_END_IGNORE_DEPRECATIONS
  sp_reader_doubtf (self->reading, SP_DOUBT_NUMBER, number_span (self, node), -1,
                    _ ("编号照印，靠先后区分。"), "“%s”%s%s", number, format, a > 0 ? what : "");
}

static void
check_against (Checker *self, const SpNode *node, int previous)
{
  if (node->value == previous + 1)
    return;
  if (node->value == previous)
    doubt (self, node, _ ("与前一个编号重复。"), 0, 0);
  else if (node->value > previous + 1)
    doubt (self, node, _ ("前面缺编号："), previous + 1,
           node->value - 1 > previous + 1 ? node->value - 1 : 0);
  else
    doubt (self, node, _ ("小于前一个编号："), previous, 0);
}

static void
check_first (Checker *self, const SpNode *node)
{
  if (node->value != 1 && node->value != self->running[node->rank] + 1)
    doubt (self, node, _ ("是这一级的第一个，前面缺编号。"), 0, 0);
}

static void
check_node (Checker *self, int index)
{
  const SpNode *node = sp_outline_node (self->outline, index);
  int slot = node->parent < 0 ? (int)self->outline->nodes->len : node->parent;
  int *last = &g_array_index (self->last, int, slot);
  int *rank = &g_array_index (self->last_rank, int, slot);

  if (node->style == SP_NUMBER_NONE)
    return;
  if (g_ascii_isalpha (*node->start))
    sp_reader_doubtf (self->reading, SP_DOUBT_NUMBER, number_span (self, node), -1,
                      _ ("编号照印，靠先后区分。"), _ ("编号“%c”像是把数字%d认错了。"),
                      *node->start, node->value);
  /* An outer heading behind inner ones that had none: the text is an excerpt. */
  if (*rank == 0 || (node->parent < 0 && node->rank < *rank))
    check_first (self, node);
  else if (*rank == node->rank)
    check_against (self, node, *last);
  else
    {
      sp_reader_doubt (self->reading, SP_DOUBT_HEADING, number_span (self, node), -1,
                       _ ("编号的写法与同一级的前一个不一致。"), _ ("当作同一级。"));
      check_against (self, node, *last);
    }
  if (node->in_line && !self->outline->flat)
    sp_reader_doubt (self->reading, SP_DOUBT_HEADING, number_span (self, node), -1,
                     _ ("与前一条印在同一行。"), _ ("当作另起一条。"));
  *last = self->running[node->rank] = node->value;
  *rank = node->rank;
}

static void
check_parts (SpReading *reading)
{
  const SpReadPart *plan = &g_array_index (reading->parts, SpReadPart, 0);
  /* An annex that came without its plan. */
  gboolean is_alone = plan->span.start == plan->span.end;
  int previous = 0;

  for (guint i = 1; i < reading->parts->len; i++)
    {
      const SpReadPart *part = &g_array_index (reading->parts, SpReadPart, i);
      SpSpan span = {part->span.start, part->span.start};

      if (part->number == previous)
        sp_reader_doubtf (reading, SP_DOUBT_NUMBER, span, -1, "", _ ("附件%d出现了两次。"),
                          part->number);
      else if (part->number != previous + 1 && !(i == 1 && is_alone))
        sp_reader_doubtf (reading, SP_DOUBT_NUMBER, span, -1, "", _ ("附件从%d跳到%d。"), previous,
                          part->number);
      if (*part->title == '\0')
        sp_reader_doubtf (reading, SP_DOUBT_HEADING, span, -1, "", _ ("附件%d没有读出标题。"),
                          part->number);
      previous = part->number;
    }
}

void
sp_doubts_find_numbers (SpBlocks *blocks)
{
  Checker self = {.reading = blocks->reading, .outline = blocks->outline};
  guint n = blocks->outline->nodes->len, part = G_MAXUINT;

  self.last = g_array_sized_new (FALSE, TRUE, sizeof (int), n + 1);
  self.last_rank = g_array_sized_new (FALSE, TRUE, sizeof (int), n + 1);
  g_array_set_size (self.last, n + 1);
  g_array_set_size (self.last_rank, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const SpNode *node = sp_outline_node (self.outline, (int)i);

      if (node->part != part)
        {
          memset (self.running, 0, sizeof self.running);
          g_array_index (self.last, int, n) = g_array_index (self.last_rank, int, n) = 0;
        }
      part = node->part;
      check_node (&self, (int)i);
    }
  g_array_unref (self.last);
  g_array_unref (self.last_rank);
  if (self.outline->flat && n > 0)
    sp_reader_doubt (self.reading, SP_DOUBT_HEADING, (SpSpan) {0, 0}, -1,
                     _ ("原文没有换行，编号是在句号和括号后面认的。"),
                     _ ("请对照原文看各条的起止。"));
  check_parts (self.reading);
}
