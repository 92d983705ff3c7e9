/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reading itself: runs the steps of the reader in order and owns what they found. */
#include "document/sp-blocks.h"
#include "document/sp-facts.h"
#include "document/sp-front.h"
#include "document/sp-front-lines.h"
#include "document/sp-outline.h"
#include "document/sp-reader.h"
#include "document/sp-reflow.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#include <stdarg.h>

#define CHECKPOINT_BYTES 256

/* Characters and lines before byte CHECKPOINT_BYTES × index. */
typedef struct
{
  guint chars;
  guint lines;
} SpCheckpoint;

const char *
sp_reader_keep (SpReading *self, const char *start, const char *end, gboolean squash)
{
  g_autoptr (GString) text = NULL;

  start = sp_scan_skip_spaces (start, end);
  end = sp_scan_skip_spaces_back (start, MAX (start, end));
  if (start >= end)
    return "";
  text = g_string_sized_new ((gsize)(end - start) + 1);
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gboolean space = sp_scan_is_space (sp_scan_char (p));

      if (!space)
        g_string_append_len (text, p, g_utf8_next_char (p) - p);
      else if (!squash && *p != '\n')
        g_string_append_c (text, ' ');
    }
  return g_string_chunk_insert_const (self->strings, text->str);
}

SpSpan
sp_reader_span (const SpReading *self, const char *start, const char *end)
{
  return (SpSpan) {(guint)(start - self->text), (guint)(MAX (start, end) - self->text)};
}

GArray *
sp_reader_list (SpReading *self, GArray **list, guint element_size)
{
  if (*list == self->none)
    *list = g_array_new (FALSE, TRUE, element_size);
  return *list;
}

void
sp_reader_doubt (SpReading *self,
                 SpDoubtKind kind,
                 SpSpan span,
                 int block,
                 const char *message,
                 const char *proposal)
{
  SpReadDoubt doubt = {.kind = kind, .span = span, .block = block};

  if (self->doubts->len > SP_READER_MAX_DOUBTS)
    return;
  if (self->doubts->len == SP_READER_MAX_DOUBTS)
    message = _ ("疑点太多，后面的不再列出。");
  doubt.message = g_string_chunk_insert_const (self->strings, message);
  doubt.proposal = g_string_chunk_insert_const (self->strings, proposal);
  /* A clause that is read for its block and for those below is doubted once. */
  for (guint i = self->doubts->len; i > 0 && i + 8 > self->doubts->len; i--)
    {
      const SpReadDoubt *other = &g_array_index (self->doubts, SpReadDoubt, i - 1);

      if (other->message == doubt.message && other->span.start == span.start &&
          other->span.end == span.end)
        return;
    }
  g_array_append_val (self->doubts, doubt);
}

void
sp_reader_doubtf (SpReading *self,
                  SpDoubtKind kind,
                  SpSpan span,
                  int block,
                  const char *proposal,
                  const char *format,
                  ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  sp_reader_doubt (self, kind, span, block, message, proposal);
}

int
sp_reader_year (const SpReading *self)
{
  SpDate day = self->date != SP_DATE_NONE ? self->date : self->first_day;

  if (day != SP_DATE_NONE)
    return sp_date_to_ymd (day).year;
  return sp_front_number_year (self->doc_number);
}

static void
make_checkpoints (SpReading *self)
{
  SpCheckpoint now = {0, 0};

  for (gsize i = 0; i <= self->length; i++)
    {
      if (i % CHECKPOINT_BYTES == 0)
        g_array_append_val (self->checkpoints, now);
      now.chars += (self->text[i] & 0xc0) != 0x80;
      now.lines += self->text[i] == '\n';
    }
}

/* Parts as people see them, from the outline. */
static void
keep_parts (SpReading *self, const SpOutline *outline)
{
  for (guint i = 0; i < outline->parts->len; i++)
    {
      const SpPart *part = &g_array_index (outline->parts, SpPart, i);
      SpReadPart kept = {.number = part->number};

      kept.title =
        i == 0 ? self->title : sp_reader_keep (self, part->title_start, part->title_end, TRUE);
      kept.span =
        sp_reader_span (self, part->start, sp_scan_skip_spaces_back (part->start, part->end));
      g_array_append_val (self->parts, kept);
    }
}

static int
compare_doubts (const void *a, const void *b)
{
  const SpReadDoubt *first = a, *second = b;

  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;
  return (int)first->kind - (int)second->kind;
}

/* In document order, and each with the block it stands in. */
static void
settle_doubts (SpReading *self)
{
  guint block = 0;

  g_array_sort (self->doubts, compare_doubts);
  for (guint i = 0; i < self->doubts->len; i++)
    {
      SpReadDoubt *doubt = &g_array_index (self->doubts, SpReadDoubt, i);
      const SpReadBlock *at;

      while (block < self->blocks->len &&
             g_array_index (self->blocks, SpReadBlock, block).span.end <= doubt->span.start)
        block++;
      at = block < self->blocks->len ? &g_array_index (self->blocks, SpReadBlock, block) : NULL;
      if (doubt->block < 0 && at != NULL && at->span.start <= doubt->span.start)
        doubt->block = (int)block;
    }
}

gboolean
sp_reader_step (SpReading *self, double done)
{
  if (!self->stopped && self->options != NULL && self->options->step != NULL)
    self->stopped = !self->options->step (done, self->options->step_data);
  return !self->stopped;
}

static void
read_all (SpReading *self)
{
  SpOutline outline = {0};
  SpBlocks blocks = {0};

  sp_outline_init (&outline, self);
  sp_front_read (self, sp_outline_front_end (&outline, self));
  keep_parts (self, &outline);
  if (sp_reader_step (self, 0.3))
    {
      sp_blocks_init (&blocks, self, &outline);
      if (sp_reader_step (self, 0.6))
        {
          sp_blocks_inherit (&blocks);
          sp_facts_read (&blocks);
          settle_doubts (self);
        }
      sp_blocks_clear (&blocks);
    }
  sp_outline_clear (&outline);
}

/* Places are those of the source, also where broken lines were joined for reading. A table's cells
 * have lines of their own and are never joined. */
static void
read_reflowed (SpReading *self)
{
  g_autoptr (SpReflow) reflow = NULL;

  if (sp_document_get_n_tables (self->document) == 0)
    reflow = sp_reflow_new (self->text, self->length);
  if (reflow != NULL)
    self->text = sp_reflow_get_text (reflow, &self->length);
  read_all (self);
  if (reflow != NULL)
    sp_reflow_restore (reflow, self);
  self->text = sp_document_get_text (self->document, &self->length);
}

SpReading *
sp_reading_new_document (SpDocument *document, const SpReadOptions *options)
{
  SpReading *self;

  g_return_val_if_fail (document != NULL, NULL);

  self = g_new0 (SpReading, 1);
  self->document = document;
  self->text = sp_document_get_text (document, &self->length);
  self->strings = g_string_chunk_new (16 * 1024);
  self->parts = g_array_new (FALSE, TRUE, sizeof (SpReadPart));
  self->blocks = g_array_new (FALSE, TRUE, sizeof (SpReadBlock));
  self->doubts = g_array_new (FALSE, TRUE, sizeof (SpReadDoubt));
  self->none = g_array_new (FALSE, FALSE, 1);
  self->checkpoints = g_array_new (FALSE, FALSE, sizeof (SpCheckpoint));
  self->title = self->issuer = self->doc_number = "";
  self->options = options;
  make_checkpoints (self);
  read_reflowed (self);
  self->options = NULL;
  if (self->stopped)
    g_clear_pointer (&self, sp_reading_free);
  return self;
}

SpReading *
sp_reading_new (const char *text, gsize length, const SpReadOptions *options)
{
  char *copy;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (length < G_MAXUINT, NULL);

  copy = length > 0 ? g_utf8_make_valid (text, (gssize)length) : g_strdup ("");
  return sp_reading_new_document (sp_document_new_take (copy, strlen (copy)), options);
}

static void
clear_list (SpReading *self, GArray *list)
{
  if (list != self->none)
    g_array_unref (list);
}

void
sp_reading_free (SpReading *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      SpReadBlock *block = &g_array_index (self->blocks, SpReadBlock, i);

      clear_list (self, block->subitems);
      clear_list (self, block->checklist);
      clear_list (self, block->units);
      clear_list (self, block->deadlines);
      clear_list (self, block->targets);
    }
  g_array_unref (self->parts);
  g_array_unref (self->blocks);
  g_array_unref (self->doubts);
  g_array_unref (self->none);
  g_array_unref (self->checkpoints);
  g_string_chunk_free (self->strings);
  sp_document_free (self->document);
  g_free (self);
}

const char *
sp_reading_get_text (const SpReading *self, gsize *length)
{
  if (length != NULL)
    *length = self->length;
  return self->text;
}

const SpDocument *
sp_reading_get_document (const SpReading *self)
{
  return self->document;
}

const char *
sp_reading_get_title (const SpReading *self)
{
  return self->title;
}

const char *
sp_reading_get_issuer (const SpReading *self)
{
  return self->issuer;
}

const char *
sp_reading_get_doc_number (const SpReading *self)
{
  return self->doc_number;
}

SpDate
sp_reading_get_date (const SpReading *self)
{
  return self->date;
}

SpDate
sp_reading_get_first_day (const SpReading *self)
{
  return self->first_day;
}

SpDate
sp_reading_get_last_day (const SpReading *self)
{
  return self->last_day;
}

guint
sp_reading_get_n_parts (const SpReading *self)
{
  return self->parts->len;
}

const SpReadPart *
sp_reading_get_part (const SpReading *self, guint i)
{
  g_return_val_if_fail (i < self->parts->len, NULL);
  return &g_array_index (self->parts, SpReadPart, i);
}

guint
sp_reading_get_n_blocks (const SpReading *self)
{
  return self->blocks->len;
}

const SpReadBlock *
sp_reading_get_block (const SpReading *self, guint i)
{
  g_return_val_if_fail (i < self->blocks->len, NULL);
  return &g_array_index (self->blocks, SpReadBlock, i);
}

guint
sp_reading_get_n_doubts (const SpReading *self)
{
  return self->doubts->len;
}

const SpReadDoubt *
sp_reading_get_doubt (const SpReading *self, guint i)
{
  g_return_val_if_fail (i < self->doubts->len, NULL);
  return &g_array_index (self->doubts, SpReadDoubt, i);
}

char *
sp_reading_dup_span (const SpReading *self, SpSpan span)
{
  g_return_val_if_fail (span.start <= span.end && span.end <= self->length, NULL);
  return g_strndup (self->text + span.start, span.end - span.start);
}

guint
sp_reading_char_offset (const SpReading *self, guint byte)
{
  const SpCheckpoint *point;
  guint count;

  g_return_val_if_fail (byte <= self->length, 0);

  point = &g_array_index (self->checkpoints, SpCheckpoint, byte / CHECKPOINT_BYTES);
  count = point->chars;
  for (guint i = byte - byte % CHECKPOINT_BYTES; i < byte; i++)
    count += (self->text[i] & 0xc0) != 0x80;
  return count;
}

guint
sp_reading_line (const SpReading *self, guint byte)
{
  const SpCheckpoint *point;
  guint count;

  g_return_val_if_fail (byte <= self->length, 0);

  point = &g_array_index (self->checkpoints, SpCheckpoint, byte / CHECKPOINT_BYTES);
  count = point->lines + 1;
  for (guint i = byte - byte % CHECKPOINT_BYTES; i < byte; i++)
    count += self->text[i] == '\n';
  return count;
}
