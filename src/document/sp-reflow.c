/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-reflow.h. Two signs: most lines are as long as the page was wide, or a line ends where no
 * sentence can. A line that may be a heading is left alone. */
#include "document/sp-reflow.h"
#include "document/sp-front.h"
#include "document/sp-numbers.h"
#include "document/sp-scan.h"

/* Widths are counted in half characters. */
#define WIDTH_MAX 200
#define FULL_MIN 30     /* narrower lines say nothing about the page */
#define FULL_SLACK 4    /* a line is full up to so much less than the page */
#define FULL_LINES 6    /* so many full lines make a page width */
#define BODY_MIN 32     /* a line this wide with a full stop in it is text and no heading */
#define BROKEN_BEFORE 2 /* so many broken lines make more likely that a line is broken */
#define LABEL_MAX 30    /* bytes of 责任单位： */

typedef struct
{
  const char *start, *end; /* trimmed */
  guint indent;            /* half characters */
  guint width;             /* of the text, in half characters */
  gboolean after_blank;
} Line;

typedef struct
{
  gsize at;       /* in the joined text */
  gsize shift;    /* what to add there to get the place in the source */
  gboolean fixed; /* words that the source has not: all of them stand for one place */
} Joint;

struct _SpReflow
{
  /* Owned */
  GString *text;
  GArray *joints; /* of Joint, ascending */
};

/* The paragraph so far: what the lines that were joined hold. */
typedef struct
{
  gboolean has_stop; /* a full stop inside */
  gboolean has_comma;
  gboolean joined;
  guint n_broken; /* in the whole text */
  guint page;     /* width of the page in half characters, 0 unknown */
} State;

static gboolean
read_line (const char **p, const char *end, Line *line)
{
  const char *stop, *text;

  line->after_blank = FALSE;
  line->indent = line->width = 0;
  for (;;)
    {
      if (*p >= end)
        return FALSE;
      stop = memchr (*p, '\n', (gsize)(end - *p));
      if (stop == NULL)
        stop = end;
      text = sp_scan_skip_spaces (*p, stop);
      if (text < stop)
        break;
      line->after_blank = TRUE;
      *p = stop + 1;
    }
  for (const char *q = *p; q < text; q = g_utf8_next_char (q))
    line->indent += (guint8)*q < 0x80 ? 1 : 2;
  line->start = text;
  line->end = sp_scan_skip_spaces_back (text, stop);
  for (const char *q = text; q < line->end; q = g_utf8_next_char (q))
    line->width += (guint8)*q < 0x80 ? 1 : 2;
  *p = stop + 1;
  return TRUE;
}

/* The width that at least two lines in five of those that are long have, and that hardly one is
 * longer than; 0 where there is none. */
static guint
find_page (const char *text, const char *end)
{
  guint counts[WIDTH_MAX + 2] = {0}, n = 0, best = 0, best_count = 0, longer = 0;
  Line line;

  for (const char *p = text; read_line (&p, end, &line);)
    {
      guint width = line.width + line.indent;

      counts[MIN (width, WIDTH_MAX + 1)]++;
      n += width >= FULL_MIN;
    }
  for (guint width = FULL_MIN; width <= WIDTH_MAX; width++)
    {
      guint count = counts[width] + counts[width - 1] + counts[width - 2];

      if (count >= best_count)
        {
          best = width;
          best_count = count;
        }
    }
  for (guint width = best + 3; best > 0 && width <= WIDTH_MAX + 1; width++)
    longer += counts[width];
  return best_count >= FULL_LINES && best_count * 5 >= n * 2 && longer * 20 <= n ? best : 0;
}

static gboolean
begins_anew (const Line *line)
{
  static const char *const words[] = {"附件", "附：", "附:", "抄送", "注：", "——", NULL};
  static const char *const colons[] = {"：", ":", NULL};
  SpNumber number;
  const char *early = MIN (line->end, line->start + LABEL_MAX);

  return sp_number_read (line->start, line->end, &number) || sp_scan_any (line->start, words) > 0 ||
         sp_scan_find_any (line->start, early, colons, NULL) != NULL ||
         sp_front_date_line (line->start, line->end) != SP_DATE_NONE;
}

/* A bracket opened in this line that the next one closes first. */
static gboolean
breaks_in_bracket (const Line *line, const Line *next)
{
  int depth = 0;

  for (const char *p = line->start; p < line->end; p = g_utf8_next_char (p))
    depth = MAX (0, depth + (sp_scan_opens (p) == SP_BRACKET_ROUND) -
                      (sp_scan_closes (p) == SP_BRACKET_ROUND));
  for (const char *p = next->start; depth > 0 && p < next->end; p = g_utf8_next_char (p))
    {
      if (sp_scan_opens (p) == SP_BRACKET_ROUND || sp_scan_at (p, "。"))
        return FALSE;
      if (sp_scan_closes (p) == SP_BRACKET_ROUND)
        return TRUE;
    }
  return FALSE;
}

/* Sentences, as against a signature or a title. */
static gboolean
is_text (const Line *line)
{
  static const char *const stops[] = {"。", "，", "；", NULL};

  return sp_scan_find_any (line->start, line->end, stops, NULL) != NULL;
}

static gboolean
is_broken (const State *state, const Line *line, const Line *next)
{
  static const char *const open_ends[] = {"，", "、", ",", "（", "(", "《", "“", NULL};
  static const char *const ends[] = {"。", "；", "：", "！", "？", ";", ":",
                                     "）", ")",  "”",  "》", "…",  "|", NULL};
  gboolean full = state->page > 0 && line->width + line->indent + FULL_SLACK >= state->page;

  if (begins_anew (next) ||
      sp_scan_any_before (line->start, line->end, (const char *const[]) {"|", "\t", NULL}) > 0)
    return FALSE;
  if (sp_scan_any_before (line->start, line->end, open_ends) > 0)
    return is_text (next) || !next->after_blank;
  if (next->after_blank)
    return FALSE;
  if (breaks_in_bracket (line, next))
    return TRUE;
  if (sp_scan_any_before (line->start, line->end, ends) > 0)
    return FALSE;
  if (full && (is_text (line) || is_text (next)))
    return next->indent <= line->indent || next->indent < 3;
  if (state->page > 0 || !is_text (next) || next->indent > line->indent)
    return FALSE;
  if (state->joined || (state->has_stop && line->width >= BODY_MIN))
    return TRUE;
  return state->has_comma && line->width >= BODY_MIN && state->n_broken >= BROKEN_BEFORE;
}

static void
note_text (State *state, const Line *line)
{
  state->has_stop |= sp_scan_find (line->start, line->end, "。") != NULL;
  state->has_comma |= sp_scan_find (line->start, line->end, "，") != NULL;
}

static void
add_joint (SpReflow *self, const char *text, const char *from)
{
  Joint joint = {.at = self->text->len, .fixed = FALSE};

  joint.shift = (gsize)(from - text) - joint.at;
  g_array_append_val (self->joints, joint);
}

SpReflow *
sp_reflow_new (const char *text, gsize length)
{
  const char *end = text + length, *p = text, *done = text;
  SpReflow *self = g_new0 (SpReflow, 1);
  State state = {.page = find_page (text, end)};
  Line line, next;

  self->text = g_string_new (NULL);
  self->joints = g_array_new (FALSE, FALSE, sizeof (Joint));
  for (gboolean more = read_line (&p, end, &line); more; line = next)
    {
      more = read_line (&p, end, &next);
      note_text (&state, &line);
      if (more && is_broken (&state, &line, &next))
        {
          g_string_append_len (self->text, done, line.end - done);
          add_joint (self, text, next.start);
          done = next.start;
          state.joined = TRUE;
          state.n_broken++;
          continue;
        }
      state.joined = state.has_stop = state.has_comma = FALSE;
    }
  if (self->joints->len == 0)
    {
      sp_reflow_free (self);
      return NULL;
    }
  g_string_append_len (self->text, done, end - done);
  return self;
}

void
sp_reflow_free (SpReflow *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->joints);
  g_free (self);
}

const char *
sp_reflow_get_text (const SpReflow *self, gsize *length)
{
  *length = self->text->len;
  return self->text->str;
}

/* ---- put together piece by piece ---- */

SpReflow *
sp_reflow_new_empty (void)
{
  SpReflow *self = g_new0 (SpReflow, 1);

  self->text = g_string_new (NULL);
  self->joints = g_array_new (FALSE, TRUE, sizeof (Joint));
  return self;
}

void
sp_reflow_copy (SpReflow *self, const char *text, const char *start, const char *end)
{
  if (start >= end)
    return;
  add_joint (self, text, start);
  g_string_append_len (self->text, start, end - start);
}

void
sp_reflow_insert (SpReflow *self, const char *text, const char *place, const char *words)
{
  add_joint (self, text, place);
  g_array_index (self->joints, Joint, self->joints->len - 1).fixed = TRUE;
  g_string_append (self->text, words);
}

/* ---- back to the source ---- */

/* A range that ends at a joint ends in the source before the break, one that begins there behind
 * it. */
static guint
to_source (const SpReflow *self, guint at, gboolean is_end)
{
  guint low = 0, high = self->joints->len;
  const Joint *joint;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      joint = &g_array_index (self->joints, Joint, middle);
      if (joint->at < at || (joint->at == at && !is_end))
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return at;
  joint = &g_array_index (self->joints, Joint, low - 1);
  return (guint)((joint->fixed ? joint->at : at) + joint->shift);
}

static void
restore_span (const SpReflow *self, SpSpan *span)
{
  gboolean empty = span->start == span->end;
  guint start = to_source (self, span->start, FALSE);
  guint end = empty ? start : to_source (self, span->end, TRUE);

  /* Pieces may stand in another order than in the source. */
  *span = (SpSpan) {MIN (start, end), MAX (start, end)};
}

/* Units that blocks share are restored once. */
static void
restore_facts (const SpReflow *self, SpReadBlock *block, GHashTable *seen)
{
  GArray *const items[] = {block->subitems, block->checklist};
  gboolean is_own = g_hash_table_add (seen, block->units);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      for (guint j = 0; j < items[i]->len; j++)
        restore_span (self, &g_array_index (items[i], SpReadItem, j).span);
    }
  for (guint i = 0; is_own && i < block->units->len; i++)
    restore_span (self, &g_array_index (block->units, SpReadUnit, i).span);
  for (guint i = 0; i < block->deadlines->len; i++)
    {
      restore_span (self, &g_array_index (block->deadlines, SpReadDeadline, i).span);
      restore_span (self, &g_array_index (block->deadlines, SpReadDeadline, i).clause);
    }
  for (guint i = 0; i < block->targets->len; i++)
    {
      restore_span (self, &g_array_index (block->targets, SpReadTarget, i).span);
      restore_span (self, &g_array_index (block->targets, SpReadTarget, i).clause);
    }
}

void
sp_reflow_restore (const SpReflow *self, SpReading *reading)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < reading->parts->len; i++)
    restore_span (self, &g_array_index (reading->parts, SpReadPart, i).span);
  for (guint i = 0; i < reading->doubts->len; i++)
    restore_span (self, &g_array_index (reading->doubts, SpReadDoubt, i).span);
  for (guint i = 0; i < reading->blocks->len; i++)
    {
      SpReadBlock *block = &g_array_index (reading->blocks, SpReadBlock, i);

      restore_span (self, &block->span);
      restore_span (self, &block->title_span);
      restore_span (self, &block->body);
      restore_span (self, &block->responsibility);
      restore_facts (self, block, seen);
    }
}
