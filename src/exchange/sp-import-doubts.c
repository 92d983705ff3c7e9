/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The doubts of a draft: the reader's own, and the unit names that the directory does not settle,
 * each name once. */
#include "exchange/sp-import-private.h"

#include "base/sp-text.h"
#include <string.h>

/* A word of the directory's data: the reason of an alias that is a slip of the pen. */
#define MISPRINT "错写"

/* A printed unit name that asks for a doubt. */
typedef struct
{
  char *name; /* squashed */
  SpSpan first;
  int measure;
  guint n;
} Odd;

void
sp_draft_doubt_free (gpointer data)
{
  SpDraftDoubt *fact = data;

  g_free (fact->printed);
  g_clear_pointer (&fact->dates, g_ptr_array_unref);
  g_clear_pointer (&fact->read_due, g_array_unref);
  g_free (fact);
}

static void
odd_free (gpointer data)
{
  Odd *odd = data;

  g_free (odd->name);
  g_free (odd);
}

static int
measure_of_block (SpImportDraft *self, int block)
{
  if (block < 0 || (guint)block >= self->block_measures->len)
    return -1;
  return g_array_index (self->block_measures, int, block);
}

static SpDraftDoubt *
add_doubt (SpImportDraft *self,
           SpDoubtKind kind,
           SpSpan span,
           int measure,
           const char *message,
           const char *proposal)
{
  SpDraftDoubt *fact = g_new0 (SpDraftDoubt, 1);
  SpRecord *record = sp_record_new (&sp_doubt_type);

  sp_record_set_integer (record, SP_DOUBT_KIND, kind);
  sp_record_set_text (record, SP_DOUBT_MESSAGE,
                      *message ? message : sp_vocabulary_label (&sp_doubt_kinds, kind));
  sp_record_set_text (record, SP_DOUBT_PROPOSAL, proposal);
  sp_record_set_integer (record, SP_DOUBT_LINE, sp_reading_line (self->reading, span.start));
  sp_import_set_range (self, record, SP_DOUBT_SOURCE_START, span);
  fact->record = SP_DOUBT (record);
  fact->measure = measure;
  g_ptr_array_add (self->doubt_facts, fact);
  return fact;
}

/* ---- unit names ---- */

static gboolean
is_odd (SpImportDraft *self, const char *name)
{
  const SpUnitEntry *entry = sp_unit_book_find (self->book, name);

  return entry == NULL || entry->is_pending || strcmp (entry->reason, MISPRINT) == 0;
}

/* Odd names in the order of the document; @by_name borrows them. */
static GPtrArray *
collect_odd_names (SpImportDraft *self, GHashTable *by_name)
{
  GPtrArray *odds = g_ptr_array_new_with_free_func (odd_free);

  for (guint i = 0; i < sp_reading_get_n_blocks (self->reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (self->reading, i);

      for (guint j = 0; j < block->units->len; j++)
        {
          const SpReadUnit *unit = &g_array_index (block->units, SpReadUnit, j);
          g_autofree char *key = sp_text_squash (unit->name);
          Odd *odd = g_hash_table_lookup (by_name, key);

          if (unit->inherited || *key == '\0' || (odd == NULL && !is_odd (self, key)))
            continue;
          if (odd == NULL)
            {
              odd = g_new0 (Odd, 1);
              odd->name = g_steal_pointer (&key);
              odd->first = unit->span;
              odd->measure = measure_of_block (self, (int)i);
              g_ptr_array_add (odds, odd);
              g_hash_table_insert (by_name, odd->name, odd);
            }
          odd->n++;
        }
    }
  return odds;
}

static char *
dup_guess_message (const Odd *odd, const char *guess, SpGuess why)
{
  switch (why)
    {
    case SP_GUESS_REPEATED:
      return g_strdup_printf (_ ("单位“%s”不在单位目录里，疑为“%s”重复了一段（共 %u 处）。"),
                              odd->name, guess, odd->n);
    case SP_GUESS_ABBREVIATION:
      return g_strdup_printf (
        _ ("单位“%s”不在单位目录里，按机关简称的习惯可能是“%s”（共 %u 处）。"), odd->name, guess,
        odd->n);
    case SP_GUESS_SHORTENED:
      return g_strdup_printf (_ ("单位“%s”不在单位目录里，可能是“%s”的简称（共 %u 处）。"),
                              odd->name, guess, odd->n);
    case SP_GUESS_MISPRINT:
      return g_strdup_printf (_ ("单位“%s”不在单位目录里，疑为“%s”的错写（共 %u 处）。"), odd->name,
                              guess, odd->n);
    case SP_GUESS_NONE:
    default:
      return g_strdup_printf (
        _ ("单位“%s”不在单位目录里（共 %u 处）。不处理则导入后列为待确认单位。"), odd->name,
        odd->n);
    }
}

/* A misprint that the directory knows is settled; it is listed so that it can be looked at. */
static SpDraftDoubt *
add_known_misprint (SpImportDraft *self, const Odd *odd, const SpUnitEntry *entry)
{
  g_autofree char *message =
    g_strdup_printf (_ ("原文“%s”是“%s”的错写（单位目录已有记载，共 %u 处），已按后者处理。"),
                     odd->name, entry->unit, odd->n);
  SpDraftDoubt *fact =
    add_doubt (self, SP_DOUBT_UNIT, odd->first, odd->measure, message, entry->unit);

  sp_record_set_integer (SP_RECORD (fact->record), SP_DOUBT_STATE, SP_DOUBT_STATE_ACCEPTED);
  sp_record_set_text (SP_RECORD (fact->record), SP_DOUBT_ANSWER, entry->unit);
  return fact;
}

static void
add_odd_doubt (SpImportDraft *self, const Odd *odd)
{
  const SpUnitEntry *entry = sp_unit_book_find (self->book, odd->name);
  SpGuess why = SP_GUESS_NONE;
  const char *guess = sp_unit_book_guess (self->book, odd->name, &why);
  g_autofree char *message = NULL;
  SpDraftDoubt *fact;

  if (entry != NULL && !entry->is_pending)
    fact = add_known_misprint (self, odd, entry);
  else
    {
      if (entry != NULL && guess != NULL)
        message = g_strdup_printf (_ ("单位“%s”在单位目录里待确认，可能就是“%s”（共 %u 处）。"),
                                   odd->name, guess, odd->n);
      else if (entry != NULL)
        message =
          g_strdup_printf (_ ("单位“%s”在单位目录里待确认（共 %u 处）。"), odd->name, odd->n);
      else
        message = dup_guess_message (odd, guess, why);
      fact = add_doubt (self, SP_DOUBT_UNIT, odd->first, odd->measure, message, guess);
    }
  fact->printed = g_strdup (odd->name);
}

/* ---- the reader's doubts ---- */

/* The deadlines of a date doubt, with what was read, so that an answer can be taken back. */
static void
find_dates (SpImportDraft *self, SpDraftDoubt *fact)
{
  int64_t start = sp_record_get_integer (SP_RECORD (fact->record), SP_DOUBT_SOURCE_START);
  int64_t end = sp_record_get_integer (SP_RECORD (fact->record), SP_DOUBT_SOURCE_END);
  SpDraftMeasure *draft;

  if (fact->measure < 0)
    return;
  draft = g_ptr_array_index (self->measures, (guint)fact->measure);
  fact->dates = g_ptr_array_new_with_free_func (g_object_unref);
  fact->read_due = g_array_new (FALSE, FALSE, sizeof (SpDate));
  for (guint i = 0; i < draft->deadlines->len; i++)
    {
      SpRecord *deadline = g_ptr_array_index (draft->deadlines, i);
      SpDate due = (SpDate)sp_record_get_integer (deadline, SP_DEADLINE_DUE);

      if (sp_record_get_integer (deadline, SP_DEADLINE_SOURCE_START) >= end ||
          sp_record_get_integer (deadline, SP_DEADLINE_SOURCE_END) <= start)
        continue;
      g_ptr_array_add (fact->dates, g_object_ref (deadline));
      g_array_append_val (fact->read_due, due);
    }
}

/* The reader asks of every printed name; the draft asks of each name once and knows better what it
 * may be. */
static gboolean
is_asked_already (SpImportDraft *self, const SpReadDoubt *read, GHashTable *odd_names)
{
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;

  if (read->kind != SP_DOUBT_UNIT)
    return FALSE;
  text = sp_reading_dup_span (self->reading, read->span);
  key = sp_text_squash (text);
  return g_hash_table_contains (odd_names, key);
}

/* The measure whose passage begins at @byte: a number's doubt is about what it numbers. */
static int
measure_begun_at (SpImportDraft *self, guint byte)
{
  guint low = 0, high = sp_reading_get_n_blocks (self->reading);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (sp_reading_get_block (self->reading, middle)->span.start < byte)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == sp_reading_get_n_blocks (self->reading) ||
      sp_reading_get_block (self->reading, low)->span.start != byte)
    return -1;
  return measure_of_block (self, (int)low);
}

static void
add_reader_doubts (SpImportDraft *self, GHashTable *odd_names)
{
  for (guint i = 0; i < sp_reading_get_n_doubts (self->reading); i++)
    {
      const SpReadDoubt *read = sp_reading_get_doubt (self->reading, i);
      SpDraftDoubt *fact;

      if (is_asked_already (self, read, odd_names))
        continue;
      fact = add_doubt (self, read->kind, read->span, measure_of_block (self, read->block),
                        read->message, read->proposal);
      if (fact->measure < 0 && read->kind == SP_DOUBT_NUMBER)
        fact->measure = measure_begun_at (self, read->span.start);
      if (read->kind == SP_DOUBT_DATE)
        find_dates (self, fact);
    }
}

static void
add_encoding_doubt (SpImportDraft *self)
{
  g_autofree char *message = NULL;

  if (self->n_replaced == 0)
    return;
  message =
    g_strdup_printf (_ ("原文有 %u 处字符按“%s”编码读不出来，已用“�”代替，请对照原件补正。"),
                     self->n_replaced, self->encoding);
  add_doubt (self, SP_DOUBT_ENCODING, (SpSpan) {0, 0}, -1, message, NULL);
}

static void
add_pictures_doubt (SpImportDraft *self)
{
  g_autofree char *message = NULL;

  if (self->n_pictures == 0)
    return;
  message = g_strdup_printf (
    _ ("原文有 %u 页是图片，没有读到文字，请对照原件看看有没有漏掉的内容。"), self->n_pictures);
  add_doubt (self, SP_DOUBT_OTHER, (SpSpan) {0, 0}, -1, message, NULL);
}

/* ---- order ---- */

static gboolean
is_open (const SpDraftDoubt *fact)
{
  return sp_record_get_integer (SP_RECORD (fact->record), SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN;
}

static int64_t
fact_number (const SpDraftDoubt *fact, guint field)
{
  return sp_record_get_integer (SP_RECORD (fact->record), field);
}

/* What waits for an answer first, units before the rest (they decide who is told), then as in the
 * document. */
static gint
compare_facts (gconstpointer a, gconstpointer b)
{
  const SpDraftDoubt *first = *(SpDraftDoubt *const *)a;
  const SpDraftDoubt *second = *(SpDraftDoubt *const *)b;
  gboolean is_unit_first = fact_number (first, SP_DOUBT_KIND) == SP_DOUBT_UNIT;
  gboolean is_unit_second = fact_number (second, SP_DOUBT_KIND) == SP_DOUBT_UNIT;
  int64_t start_first = fact_number (first, SP_DOUBT_SOURCE_START);
  int64_t start_second = fact_number (second, SP_DOUBT_SOURCE_START);

  if (is_open (first) != is_open (second))
    return is_open (first) ? -1 : 1;
  if (is_unit_first != is_unit_second)
    return is_unit_first ? -1 : 1;
  if (start_first != start_second)
    return start_first < start_second ? -1 : 1;
  return (gint)(fact_number (first, SP_DOUBT_KIND) - fact_number (second, SP_DOUBT_KIND));
}

void
sp_import_collect_doubts (SpImportDraft *self)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) odds = collect_odd_names (self, by_name);

  for (guint i = 0; i < odds->len; i++)
    add_odd_doubt (self, g_ptr_array_index (odds, i));
  add_reader_doubts (self, by_name);
  add_encoding_doubt (self);
  add_pictures_doubt (self);
  g_ptr_array_sort (self->doubt_facts, compare_facts);
  for (guint i = 0; i < self->doubt_facts->len; i++)
    {
      SpDraftDoubt *fact = g_ptr_array_index (self->doubt_facts, i);

      sp_record_set_integer (SP_RECORD (fact->record), SP_DOUBT_POSITION, i);
      g_ptr_array_add (self->doubts, fact->record);
    }
}
