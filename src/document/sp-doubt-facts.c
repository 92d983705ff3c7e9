/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slips in what the blocks say: deadlines behind the plan's last day, headings and lists that count
 * otherwise than they list, the same measure twice, annexes with nothing in them. */
#include "document/sp-facts.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define DOUBLES_MAX 20
#define TITLE_MIN 12 /* bytes: shorter titles may well repeat */
#define LIST_BYTES 75

static void
check_last_day (SpReading *reading, int index)
{
  const SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, index);

  for (guint i = 0; reading->last_day != SP_DATE_NONE && i < block->deadlines->len; i++)
    {
      const SpReadDeadline *deadline = &g_array_index (block->deadlines, SpReadDeadline, i);
      g_autofree char *last = NULL;
      g_autofree char *date = NULL;
      g_autofree char *proposal = NULL;

      if (deadline->kind == SP_DEADLINE_FROM || deadline->date <= reading->last_day)
        continue;
      last = sp_date_dup_chinese (reading->last_day);
      date = sp_date_dup_chinese (deadline->date);
      proposal = g_strdup_printf (_ ("按%s读。"), date);
      sp_reader_doubtf (reading, SP_DOUBT_DATE, deadline->span, index, proposal,
                        _ ("期限晚于方案的最后一天（%s）。"), last);
    }
}

/* 十大行动, 6项任务 where that ends the title: what its children are counted as; 0. */
static int
count_in_heading (const char *start, const char *end)
{
  static const char *const counters[] = {"大", "项", "个", "类", "条", NULL};
  static const char *const nouns[] = {"",         "行动",     "专项行动", "重点行动", "工程",
                                      "重点工程", "任务",     "重点任务", "主要任务", "工作",
                                      "重点工作", "举措",     "重点举措", "措施",     "重点措施",
                                      "整治",     "专项整治", "体系",     "提升行动", NULL};

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      const char *stop;
      int value = sp_scan_number (p, end, &stop);
      guint counter = value >= 2 ? sp_scan_any (stop, counters) : 0;

      if (value <= 0)
        continue;
      if (counter > 0)
        {
          const char *last = stop + counter;
          gboolean big = sp_scan_at (stop, "大");
          guint noun = sp_scan_any (last, nouns);

          last += noun;
          last += sp_scan_any (last, (const char *const[]) {"）", ")", "”", NULL});
          if (last == end && (noun > 0 || (!big && last > stop + counter)))
            return value;
        }
      p = sp_scan_prev (p, stop);
    }
  return 0;
}

static void
tell_count (SpReading *reading, SpSpan span, int block, const char *format, int counted, int listed)
{
  g_autofree char *proposal = g_strdup_printf (_ ("按实际列出的%d项读。"), listed);
  g_autofree char *said = g_strdup_printf ("%d", counted);
  g_autofree char *found = g_strdup_printf ("%d", listed);
  g_auto (GStrv) parts = g_strsplit (format, "#", 3);
  g_autofree char *message = NULL;

  g_return_if_fail (g_strv_length (parts) == 3);
  message = g_strconcat (parts[0], said, parts[1], found, parts[2], NULL);
  sp_reader_doubt (reading, SP_DOUBT_COUNT, span, block, message, proposal);
}

/* Headings that are no blocks; a checklist's title is looked at with its checklist. */
static void
check_headings (SpBlocks *blocks)
{
  SpReading *reading = blocks->reading;
  guint block = 0;

  for (guint i = 0; i < blocks->outline->nodes->len; i++)
    {
      const SpNode *node = sp_outline_node (blocks->outline, (int)i);
      const char *end = node->title_end;
      int counted;

      while (block < blocks->work->len &&
             g_array_index (blocks->work, SpBlockWork, block).node < (int)i)
        block++;
      if (node->n_children == 0 ||
          (block < blocks->work->len &&
           g_array_index (blocks->work, SpBlockWork, block).node == (int)i) ||
          sp_section_kind (node->text, end) == SP_SECTION_PHASES)
        continue;
      counted = count_in_heading (node->text, end);
      if (counted > 0 && counted != node->n_children)
        tell_count (reading, sp_reader_span (reading, node->text, end), -1,
                    _ ("标题说#项，实际列出#项。"), counted, node->n_children);
    }
}

/* 做好以下三项工作：一是… against the items that follow. */
static void
check_subitems (SpReading *reading, int index)
{
  static const char *const counters[] = {"项", "个方面", "方面", "点", "条", "个环节", NULL};
  const SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, index);
  const char *first, *colon, *start = NULL, *stop = NULL;
  int counted = 0;

  if (block->subitems->len < 2)
    return;
  first = reading->text + g_array_index (block->subitems, SpReadItem, 0).span.start;
  colon = sp_scan_skip_spaces_back (reading->text + block->span.start, first);
  if (!sp_scan_before (reading->text, colon, "：") && !sp_scan_before (reading->text, colon, ":"))
    return;
  colon = sp_scan_prev (reading->text, colon);
  for (const char *p = sp_scan_back (reading->text + block->span.start, colon, LIST_BYTES);
       p < colon; p = g_utf8_next_char (p))
    {
      const char *behind;
      int value = sp_scan_number (p, colon, &behind);
      guint length = value >= 2 && value <= 30 ? sp_scan_any (behind, counters) : 0;

      if (sp_scan_ends_clause (p))
        counted = 0;
      if (value > 0 && length > 0)
        {
          counted = value;
          start = p;
          stop = behind + length;
        }
      if (value > 0)
        p = sp_scan_prev (p, behind);
    }
  if (counted > 0 && (guint)counted != block->subitems->len)
    tell_count (reading, sp_reader_span (reading, start, stop), index,
                _ ("文中说#项，实际列出#项。"), counted, (int)block->subitems->len);
}

/* Whether most of what stands below @node is called 行动. */
static gboolean
lists_actions (const SpOutline *outline, int parent)
{
  const SpNode *node = sp_outline_node (outline, parent);
  int n = 0;

  for (int i = node->first_child; i >= 0 && i < node->next; i = sp_outline_node (outline, i)->next)
    {
      const SpNode *child = sp_outline_node (outline, i);

      n += sp_scan_before (child->text, child->title_end, "行动");
    }
  return n >= 2 && n == node->n_children;
}

/* 实施“八大行动” in front against the headings called 行动. */
static void
check_announced (SpBlocks *blocks)
{
  SpReading *reading = blocks->reading;
  const SpOutline *outline = blocks->outline;
  int parent = 0, n_nodes = (int)outline->nodes->len;
  const char *place, *end;

  while (parent < n_nodes && !lists_actions (outline, parent))
    parent++;
  if (parent == n_nodes)
    return;
  end = sp_outline_node (outline, parent)->start;
  for (place = sp_scan_find (reading->text, end, "大行动"); place != NULL;
       place = sp_scan_find (place + 1, end, "大行动"))
    {
      const char *start = sp_scan_prev (reading->text, place), *stop;
      int counted, listed = sp_outline_node (outline, parent)->n_children;

      /* 十二大行动 */
      while (start > reading->text &&
             sp_scan_number (sp_scan_prev (reading->text, start), place, &stop) > 0 &&
             stop == place)
        start = sp_scan_prev (reading->text, start);
      counted = sp_scan_number (start, place, &stop);
      if (counted < 2 || stop != place || counted == listed)
        continue;
      tell_count (reading, sp_reader_span (reading, start, place + strlen ("大行动")), -1,
                  _ ("文中说#项，实际列出#项。"), counted, listed);
      return;
    }
}

static guint
hash_title (gconstpointer key)
{
  const SpReadBlock *block = key;

  return g_str_hash (block->title) ^ block->part;
}

static gboolean
same_title (gconstpointer a, gconstpointer b)
{
  const SpReadBlock *one = a, *other = b;

  return one->part == other->part && strcmp (one->title, other->title) == 0;
}

/* What is to be done, without number, title and clause. */
static char *
dup_words (const SpReading *reading, const SpReadBlock *block)
{
  SpSpan span = block->body;
  g_autofree char *words = NULL;

  if (block->responsibility.end > block->responsibility.start &&
      block->responsibility.start > span.start)
    span.end = MIN (span.end, block->responsibility.start);
  words = sp_reading_dup_span (reading, span);
  return g_strstrip (g_steal_pointer (&words));
}

static void
tell_double (SpReading *reading, guint index, const SpReadBlock *first)
{
  const SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, index);
  g_autofree char *words = dup_words (reading, block);
  g_autofree char *before = dup_words (reading, first);

  if (strcmp (words, before) == 0)
    sp_reader_doubtf (reading, SP_DOUBT_OTHER, block->title_span, (int)index, _ ("按两条任务读。"),
                      _ ("与前面“%s”的标题和内容相同。"), first->path);
  else
    sp_reader_doubtf (reading, SP_DOUBT_OTHER, block->title_span, (int)index, _ ("按两条任务读。"),
                      _ ("与前面“%s”标题相同。"), first->path);
}

static void
check_doubles (SpReading *reading)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (hash_title, same_title);
  guint told = 0;

  for (guint i = 0; i < reading->blocks->len && told < DOUBLES_MAX; i++)
    {
      SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, i);
      const SpReadBlock *first;

      if (block->kind != SP_BLOCK_MEASURE || strlen (block->title) < TITLE_MIN)
        continue;
      first = g_hash_table_lookup (titles, block);
      if (first == NULL)
        {
          g_hash_table_add (titles, block);
          continue;
        }
      tell_double (reading, i, first);
      told++;
    }
}

/* An annex that is nothing but its title. */
static void
check_empty_parts (SpBlocks *blocks)
{
  for (guint i = 1; i < blocks->outline->parts->len; i++)
    {
      const SpPart *part = &g_array_index (blocks->outline->parts, SpPart, i);
      const char *end = sp_scan_skip_spaces_back (part->title_start, part->body_end);
      const char *start = sp_scan_skip_spaces (part->title_start, end);

      if (part->first_node < part->last_node || memchr (start, '\n', (gsize)(end - start)) != NULL)
        continue;
      sp_reader_doubtf (blocks->reading, SP_DOUBT_HEADING,
                        sp_reader_span (blocks->reading, start < end ? start : part->start, end),
                        -1, _ ("按没有任务的附件读。"), _ ("附件%d只有标题，没有内容。"),
                        part->number);
    }
}

void
sp_doubts_find_facts (SpBlocks *blocks)
{
  SpReading *reading = blocks->reading;

  for (int i = 0; i < (int)reading->blocks->len; i++)
    {
      check_last_day (reading, i);
      check_subitems (reading, i);
    }
  check_headings (blocks);
  check_announced (blocks);
  check_doubles (reading);
  check_empty_parts (blocks);
}
